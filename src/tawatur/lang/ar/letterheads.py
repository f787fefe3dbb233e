"""The head of a statement that is printed whole: "بلاغ عسكري صادر عن كتائب ..."; all below it is said by the one it names."""
from __future__ import annotations

from tawatur.lang.ar.speakers import Reach, Speaker, SpeakerReader

_STATEMENTS = frozenset("بيان بلاغ تصريح".split())
_ADJECTIVES = frozenset("عسكري صحفي صحافي هام عاجل مهم رسمي ميداني توضيحي رقم".split())
_ISSUED = frozenset("صادر صدر".split())
_TOP = 80  # tokens of the report in which its head stands
_SHORT = 24  # tokens of a head


def letterhead(speakers: SpeakerReader, words: list[str], start: int, stop: int) -> Speaker | None:
    """The one in whose name a statement is issued, if the sentence is such a head and no more."""
    while start < stop and not words[start][0].isalnum():
        start += 1
    if start > _TOP or not start < stop <= start + _SHORT or words[start] not in _STATEMENTS:
        return None
    at = start + 1
    while at < stop and (words[at] in _ADJECTIVES or words[at].isdigit()):
        at += 1
    if at + 2 >= stop or words[at] not in _ISSUED or words[at + 1] != "عن":
        return None
    found = speakers.named(at + 2, Reach(stop, False))
    return found if found is not None and all(not w[0].isalpha() for w in words[found.stop : stop]) else None
