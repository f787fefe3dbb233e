"""Dates of history: one without its year soon after one told in full is of the same year, not of the last one.

"في يونيو 2007 ... في العاشر من يوليو". The longer ago the year is, the further it holds: history is told at length.
"""
from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from tawatur.lang.ar.moments import TODAY_WORDS
from tawatur.lang.ar.spells import YEAR, Spell, shifted
from tawatur.lang.ar.times_words import WHICH

NEVER = (9999, 0)
_LONG_AGO = 2  # years before publication: what is nearer is told as news
_REACH, _MOST = 12, 60  # tokens that a year holds for each year that lies between, and at most


def of_that_year(spell: Spell, words: Sequence[str], at: int, old: tuple[int, int], now: datetime | None) -> tuple[Spell, tuple[int, int]]:
    """A date, told in `words` from the token `at` on, in its year; with it the year of the last old date, and where that stops."""
    if now is None or spell.anchor != "explicit":
        return spell, old
    if any(w in WHICH or w in TODAY_WORDS or (len(w) == 4 and w.isdecimal()) for w in words):
        return spell, (spell.start.year, at + len(words)) if spell.start.year <= now.year - _LONG_AGO else old
    back = spell.start.year - old[0]
    if back <= 0 or at - old[1] > min(_MOST, _REACH * back):
        return spell, old
    return spell._replace(start=shifted(spell.start, YEAR, -back), stop=shifted(spell.stop, YEAR, -back)), old
