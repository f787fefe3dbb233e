"""Ordinals in words: الأول, الثاني عشر, الحادي والعشرين, المئة والخامس."""
from __future__ import annotations

from typing import NamedTuple

from tawatur.lang.ar.numbers import NUMBER_WORDS, glued
from tawatur.lang.ar.times_words import ORDINALS
from tawatur.text.tokens import Text


class Ordinal(NamedTuple):
    """An ordinal over [start, stop). `spelled`: in words of its own (أول, ثالث), not a definite number (العشرين)."""

    value: int
    start: int
    stop: int
    definite: bool = True
    spelled: bool = True
    lead: str = ""


def read_ordinal(text: Text, i: int) -> Ordinal | None:
    """The ordinal that starts at token i: الثالث · الحادي عشر · الثاني والعشرين · العشرين."""
    words, size = text.words, len(text.words)
    word = ORDINALS.get(words[i])
    after = NUMBER_WORDS.get(words[i + 1]) if i + 1 < size else None
    if word is None:
        return _definite_number(text, i)
    value = int(word.value)
    if word.stem == "واحده" and not word.definite:
        return None
    if after is not None and after.kind == "ten" and not after.lead and not after.definite:
        return Ordinal(value + 10, i, i + 2, word.definite, True, word.lead)
    if after is not None and after.kind == "tens" and after.definite and after.lead == "و":
        return Ordinal(value + int(after.value), i, i + 2, True, True, word.lead)
    if i + 2 < size and words[i + 1] == "و":
        tens = NUMBER_WORDS.get(words[i + 2])
        if tens is not None and tens.kind == "tens" and tens.definite and not tens.lead:
            return Ordinal(value + int(tens.value), i, i + 3, True, True, word.lead)
    return Ordinal(value, i, i + 1, word.definite, True, word.lead)


def _definite_number(text: Text, i: int) -> Ordinal | None:
    """A definite number word that stands for its ordinal: العشرين · الواحد والعشرين · الثلاثين · الأحد عشر."""
    words, size = text.words, len(text.words)
    word = NUMBER_WORDS.get(words[i])
    if word is None or not word.definite:
        return None
    after = NUMBER_WORDS.get(words[i + 1]) if i + 1 < size else None
    if word.kind in ("unit", "one") and i + 2 < size and words[i + 1] == "و":
        tens = NUMBER_WORDS.get(words[i + 2])
        if tens is not None and tens.kind == "tens" and tens.definite and not tens.lead:
            return Ordinal(int(word.value + tens.value), i, i + 3, True, True, word.lead)
    if word.kind in ("unit", "one", "unit2") and after is not None:
        if after.kind == "tens" and after.definite and after.lead == "و":
            return Ordinal(int(word.value + after.value), i, i + 2, True, True, word.lead)
        if after.kind == "ten" and not after.lead and not after.definite:
            return Ordinal(int(word.value + 10), i, i + 2, True, False, word.lead)
    if word.kind in ("tens", "teen", "ten"):
        return Ordinal(int(word.value), i, i + 1, True, False, word.lead)
    return None


def day_number(text: Text, i: int) -> tuple[int, int] | None:
    """A day of the month at token i, in digits (الـ7 too) or as an ordinal: -> (1-31, stop)."""
    words = text.words
    if i >= len(words):
        return None
    at = i + 1 if words[i] in ("ال", "وال", "بال", "لل") and glued(text, i + 1) else i
    if words[at].isdecimal():
        value = int(words[at]) if len(words[at]) <= 2 else 0
        return (value, at + 1) if 1 <= value <= 31 else None
    found = read_ordinal(text, i)
    return (found.value, found.stop) if found is not None and found.value <= 31 else None
