"""Dates, times and ranges in their JSON forms (see values)."""
from __future__ import annotations

from datetime import date, datetime, timedelta

from tawatur.lang.ar.spells import Frame, Spell
from tawatur.lang.ar.times import STARTS, read_spell
from tawatur.text.tokens import Text

Temporal = tuple[str, str, int, int]
_SEASONS = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}


def read_temporals(text: Text, reference: datetime | None) -> list[Temporal]:
    """-> (kind, value, start, stop) of every date, time and range, from left to right."""
    out: list[Temporal] = []
    done = 0
    seen: date | None = None
    for i, word in enumerate(text.words):
        if i < done or not (word in STARTS or word.isdigit()):
            continue
        found = read_spell(text, i, Frame(reference, True, True), seen)
        if found is None or found[0] is None:
            continue
        spell, done = found
        if spell.grain in ("day", "month", "year", "part-of-day"):
            seen = spell.start.date()
        out.append((*formatted(spell), i, done))
    return out


def formatted(spell: Spell) -> tuple[str, str]:
    """(kind, value) of a spell."""
    if spell.anchor == "since":
        return "daterange", f"{point(spell.start, 'day')}/.."
    if spell.grain in ("second", "minute", "hour"):
        return "datetime", point(spell.start, spell.grain)
    if spell.grain in ("day", "part-of-day"):
        if spell.start.date() != spell.stop.date() and spell.grain == "day":
            return "daterange", f"{point(spell.start, 'day')}/{point(spell.stop, 'day')}"
        return "date", point(spell.start, "day")
    return "date", point(spell.start, spell.grain)


def point(moment: datetime, grain: str) -> str:
    """A moment at a grain: 2023-12-08T14:30 · 2023-12-08 · 2023-W49 · 2023-12 · 2014-SU · 2023 · 198X."""
    if grain == "week":
        year, week, _ = moment.isocalendar()
        return f"{year:04}-W{week:02}"
    if grain == "season":
        return f"{moment.year:04}-{_SEASONS.get(moment.month, 'SU')}"
    if grain == "decade":
        return f"{moment.year // 10:03}X"
    text = moment.isoformat()
    return text[: {"year": 4, "month": 7, "day": 10, "hour": 13, "minute": 16, "second": 19}.get(grain, 10)]


def tomorrow(day: date) -> date:
    return day + timedelta(1)
