"""Searchable text that remembers each character's place.

Folding removes what a reader does not read (short vowels, tatweel, direction marks), writes letters that are spelled in
several ways in one way (hamza seats, alef maqsura, ta marbuta, Persian letters, presentation forms), writes all digits
in ASCII, and closes words that were broken to escape filters ("حمـ.ـاس"). The report itself is never edited.
"""
from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

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
_ACROSS = re.compile("ـ[.،,*_·•\\- ]{0,2} [.،,*_·•\\- ]{0,2}ـ")
_FORM = re.compile(f"[{_FORMS}]")
_MARK_SET = frozenset(chr(i) for i in range(0x610, 0x6EE) if re.match(f"[{_MARKS}]", chr(i)))
_DROP = re.compile(f"[{_MARKS}{_INVISIBLE}ـ]+")


class Origins:
    """Where each character of a folded text stands in the untouched one, `raw`.

    Only the places where the two drift apart are kept: from `froms[k]` on, the origin is `shifts[k]` further right.
    """

    __slots__ = ("_froms", "_raw", "_shifts")

    def __init__(self, raw: str, froms: list[int], shifts: list[int]) -> None:
        self._raw = raw
        self._froms = froms
        self._shifts = shifts

    def origin(self, i: int) -> int:
        """The place of the i-th folded character."""
        return i + self._shifts[bisect_right(self._froms, i) - 1] if len(self._froms) > 1 else i

    def bounds(self, start: int, stop: int) -> tuple[int, int]:
        """The untouched characters behind the non-empty folded stretch [start, stop), with the marks on its last letter."""
        raw, end = self._raw, self.origin(stop - 1) + 1
        while end < len(raw) and raw[end] in _MARK_SET:
            end += 1
        return self.origin(start), end


class Folded(NamedTuple):
    """A folded text, and how it drifts from the untouched one (see `Origins`; the first entries are zero)."""

    text: str
    froms: list[int]
    shifts: list[int]


def fold(text: str) -> Folded:
    """The folded text with each character's origin. Never longer than the text but for ligatures."""
    pieces: list[str] = []
    froms, shifts = [0], [0]
    at = length = 0
    for match in _SPECIAL.finditer(text):
        start, stop = match.span()
        pieces.append(text[at:start])
        length += start - at
        at = stop
        if _FORM.match(match[0]):
            plain = _DROP.sub("", unicodedata.normalize("NFKC", match[0]))
            pieces.append(plain)
            froms.extend(range(length, length + len(plain)))
            shifts.extend(start - i for i in range(length, length + len(plain)))
            length += len(plain)
        froms.append(length)
        shifts.append(at - length)
    pieces.append(text[at:])
    return Folded("".join(pieces).translate(_PAIRS), froms, shifts)


def folds_across(text: str) -> bool:
    """Whether something folds over a space, so that the text cannot be folded word by word ("حمـ - ـاس")."""
    return "ـ" in text and _ACROSS.search(text) is not None


def fold_word(word: str) -> str:
    """A word or phrase of a word list, folded as the text is."""
    return fold(word).text.strip()


def fold_words(words: Iterable[str]) -> list[str]:
    """Many of them at once, several times as fast. None holds a line end."""
    return [word.strip() for word in fold("\n".join(words)).text.split("\n")]
