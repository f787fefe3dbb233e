"""Names of private persons in a report's words: found by how Arabic introduces them, left out of what is handed on.

A name is found after a word for a private person ("الشاب", "الطفلة", "شقيقه", "يدعى"), in a list of names, before an
age in brackets, and where two or more names stand together ("محمد أحمد النجار"). A person is public who stands in the
table of people (world/people.tsv) or whom a word for an office introduces or follows ("وزير", "المتحدث باسم"); what is
called after a person (a hospital, a street, a brigade) is no person. The rest is masked: better one name too many.
"""
from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from tawatur.lang.ar.persons import YEARS, Words, hints, lead
from tawatur.text.tokens import Text

MASK = "[…]"

_LONGEST = 6  # parts of a name
_BACK = 9  # words between an office and the name of who holds it
_BREAKS = frozenset(".،,؛;:!?؟\n") | frozenset(("ان", "الذي", "التي", "الذين", "بعد", "قبل", "حيث", "فيما", "بينما", "خلال"))
_OPEN, _QUOTES = "([{", "\"'“”«»#"


@lru_cache(maxsize=20_000)
def without_names(words: str) -> str:
    """The words with every name of a private person replaced by `MASK`. Done twice it changes nothing more."""
    out, at = [], 0
    for start, stop in name_spans(words):
        out += [words[at:start], MASK]
        at = stop
    return "".join((*out, words[at:]))


def name_spans(words: str) -> Iterator[tuple[int, int]]:
    """Where the names of private persons stand, in characters, from left to right, apart from each other."""
    if not any(map(hints, Text(words).words)):
        return
    here = Words(words)
    last = 0
    for start, stop in _runs(here):
        first, end = here.text.bounds(start, stop)
        particles = lead(here.words[start]) or ""
        first = here.text.origins.origin(here.text.starts[start] + len(particles)) if particles else first
        if first >= last:
            yield first, end
            last = end


def _runs(here: Words) -> Iterator[tuple[int, int]]:
    """The tokens of each name."""
    at, listed = 0, False
    while at < len(here):
        name = _name(here, at, listed)
        if name is None:
            listed = listed and _goes_on(here, at)
            at += 1
            continue
        if name.private:
            yield at, name.stop
        at, listed = name.stop, name.private


def _goes_on(here: Words, at: int) -> bool:
    """Whether a list of names may go on over a token: a comma, an age in brackets, a number."""
    word = here.words[at]
    return word in "،,()[]-–و" or word.isdigit() or word in YEARS


class _Name(NamedTuple):
    """Where a name ends, and whether it is a private person's."""

    stop: int
    private: bool


def _name(here: Words, at: int, listed: bool) -> _Name | None:
    """The name that starts at a token."""
    if not here.is_word(at) or here.taken(at) or (here.sign(at, "after") and not here.given(at) and not here.kunya(at)):
        return None
    introduced = _introduced(here, at)
    aged = _aged(here, at)
    if not (introduced or aged or listed or here.bare(at) or here.part(at, False)):
        return None
    stop, parts = _run(here, at, introduced == "private" or aged, bool(introduced or aged or listed))
    if stop is None or not (introduced == "public" or _enough(here, at, stop, parts, introduced, aged, listed)):
        return None
    plain = introduced == "private" and not here.definite(at - 1, "honorific")
    public = introduced == "public" or _called_after(here, at) or _in_office(here, at, stop, before=not plain)
    return _Name(stop, not public)


def _run(here: Words, at: int, first: bool, loose: bool) -> tuple[int | None, int]:
    """Where a run of parts of a name ends, and of how many it is; whether the first, or the rest, may be any unknown words."""
    stop = here.part(at, first)
    parts = 0
    while stop is not None:
        parts += 1
        if parts == _LONGEST or stop >= len(here) or (here.given(stop) and lead(here.words[stop])):
            break
        sure = parts == 1 or (parts == 2 and here.given(stop - 1) and here.given(stop - 2))
        further = here.part(stop, loose or sure or here.surname(stop))
        if further is None:
            break
        ended = further == stop + 1 and here.words[stop].startswith("ال") and not here.given(stop)
        stop = further
        if ended and not here.surname(stop):
            parts += 1
            break
    return stop, parts


def _enough(here: Words, at: int, stop: int, parts: int, introduced: str, aged: bool, listed: bool) -> bool:
    """Whether what was found is a name: one part after a word for a person, two elsewhere, one of them surely a name."""
    if aged or introduced == "private":
        return parts > 1 or here.given(at) or not here.words[at].startswith(("ب", "ل"))  # "المصاب بجروح"
    if introduced or listed:
        return (here.bare(at) and (parts > 1 or here.strong(at))) or (parts > 1 and here.part(at, False) is not None)
    sure = any(here.strong(place) for place in range(at, stop))
    return parts > 1 and sure and (here.bare(at) or here.strong(at) or here.kunya(at))


def _introduced(here: Words, at: int) -> str:
    """What stands before a name: `private` where a word for a private person does, `given` where only names may follow."""
    before = at - 1
    while before >= 0 and here.words[before] in _QUOTES:
        before -= 1
    if before >= 0 and here.words[before] == ":" and (here.sign(before - 1, "list") or here.sign(before - 1, "many")):
        return "given"
    for _ in range(3):
        if not here.is_word(before):
            return ""
        found = _sign_of(here, before, at)
        if found or not here.sign(before, "between"):
            return found
        before -= 1
    return ""


def _sign_of(here: Words, before: int, at: int) -> str:
    if here.sign(before, "called"):
        return "private"
    if _called_after(here, before):
        return "public" if here.definite(before, "private") else ""
    if here.definite(before, "private"):
        return "private" if lead(here.words[at]) == "" or here.kunya(at) or (here.unknown(at) and not here.words[at].startswith("ال")) else ""
    if here.kin_of_somebody(before) and lead(here.words[at]) == "":
        return "private"
    if here.family(before):
        return "private" if here.unknown(at) else "given"
    kin = any(here.sign(before, name) for name in ("kin", "many", "list")) or (here.sign(before, "private") and here.strong(at))
    return "given" if kin else ""


def _called_after(here: Words, at: int) -> bool:
    """Whether what stands before a token bears the name: a hospital, a street, a brigade."""
    before = at - 1
    while before >= 0 and (here.words[before] in _QUOTES or (here.sign(before, "between") and here.definite(before, "private"))):
        before -= 1
    return here.sign(before, "named")


def _in_office(here: Words, at: int, stop: int, before: bool) -> bool:
    """Whether a word for an office stands right after the name or, where that is asked, before it."""
    after = stop + 1 if stop < len(here) and here.words[stop] in "،,(" else stop
    if here.office(after + 1 if after < len(here) and here.words[after] in ("وهو", "وهي") else after):
        return True
    first = at - 2 if at and here.words[at - 1] in "،," else at - 1  # "وزير النفط، فلان"
    for place in range(first, max(-1, at - 1 - _BACK) if before else first, -1):
        if here.office(place) and not here.person(place):
            return True
        plain = here.definite(place, "private") and not here.definite(place, "honorific")
        if here.words[place] in _BREAKS or here.event(place) or plain:
            return False
    return False


def _aged(here: Words, at: int) -> bool:
    """Whether an age in brackets ends the words that start here: "جميل الكيال (30 عاما)"."""
    place, parts = at, 0
    while parts < _LONGEST:
        further = here.part(place, True)
        if further is None:
            break
        place, parts = further, parts + 1
    words = here.words[place : place + 4]
    return parts > 0 and not here.words[at].startswith("ال") and len(words) > 2 and words[0] in _OPEN and words[1].isdigit() and words[2] in YEARS
