"""Searchable text that remembers each character's place.

Folding removes what a reader does not read (short vowels, tatweel, direction marks), writes letters that are spelled in
several ways in one way (hamza seats, alef maqsura, ta marbuta, Persian letters, presentation forms), writes all digits
in ASCII, and closes words that were broken to escape filters ("حمـ.ـاس"). The report itself is never edited.
"""
from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from tawatur.nouns import Span

_PAIRS = str.maketrans(
    "أإآٱىةؤئیکھہگڤپچژ٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٪٫ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "ااااي" + "هويي" + "كههكفبجز" + "01234567890123456789%.abcdefghijklmnopqrstuvwxyz",
)
_MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
_INVISIBLE = "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"
_FORMS = "\ufb50-\ufdff\ufe70-\ufefc"
_LETTER = "[\u0621-\u064a\u06a9\u06cc]"
# What must be dropped or replaced by something of another length; all else is folded one to one.
_SPECIAL = re.compile(
    f"(?<={_LETTER})ـ+[.،,*_·•\\- ]{{1,3}}ـ+(?={_LETTER})"
    f"|(?<={_LETTER})(?:ـ+[.*_·•]|[.*_·•]ـ+)(?={_LETTER})"
    f"|[{_MARKS}{_INVISIBLE}ـ]+|[{_FORMS}]"
)
_FORM = re.compile(f"[{_FORMS}]")
_DROP = re.compile(f"[{_MARKS}{_INVISIBLE}ـ]+")


class Folded:
    """`text` is the folded string; `origin[i]` is where its i-th character stands in the untouched text."""

    __slots__ = ("origin", "text")

    def __init__(self, text: str, origin: Sequence[int]) -> None:
        self.text = text
        self.origin = origin

    def span(self, start: int, stop: int) -> Span:
        """The characters of the untouched text behind the non-empty folded stretch [start, stop)."""
        return Span(self.origin[start], self.origin[stop - 1] + 1)


def fold(text: str) -> Folded:
    """The folded text with each character's origin. Never longer than the text but for ligatures."""
    pieces: list[str] = []
    origin: list[int] = []
    at = 0
    for match in _SPECIAL.finditer(text):
        start, stop = match.span()
        if start > at:
            pieces.append(text[at:start])
            origin.extend(range(at, start))
        at = stop
        if _FORM.match(match[0]):
            plain = _DROP.sub("", unicodedata.normalize("NFKC", match[0]))
            pieces.append(plain)
            origin.extend([start] * len(plain))
    if not at:
        return Folded(text.translate(_PAIRS), range(len(text)))
    pieces.append(text[at:])
    origin.extend(range(at, len(text)))
    return Folded("".join(pieces).translate(_PAIRS), origin)


def fold_word(word: str) -> str:
    """A word or phrase of a word list, folded as the text is."""
    return fold(word).text.strip()
