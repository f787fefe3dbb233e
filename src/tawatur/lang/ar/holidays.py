"""Feasts told by name, on the calendar of a year: عيد الفطر 2017 is 2017-06-25."""
from __future__ import annotations

from datetime import date, timedelta

from hijridate import Gregorian, Hijri

from tawatur.lang.ar.tables import rows
from tawatur.text.fold import fold_word

Feast = tuple[str, int, int]


def _feasts() -> dict[str, list[tuple[tuple[str, ...], Feast]]]:
    out: dict[str, list[tuple[tuple[str, ...], Feast]]] = {}
    for phrase, calendar, month, day in rows("holidays"):
        first, *rest = fold_word(phrase).split()
        for lead in ("", "ب", "و", "ل"):
            out.setdefault(lead + first, []).append((tuple(rest), (calendar, int(month), int(day))))
    for options in out.values():
        options.sort(key=lambda option: -len(option[0]))
    return out


FEASTS = _feasts()


def feast_at(words: list[str], i: int) -> tuple[Feast, int] | None:
    """The feast named at token i: -> (feast, stop)."""
    for rest, feast in FEASTS.get(words[i], ()):
        stop = i + 1 + len(rest)
        if tuple(words[i + 1 : stop]) == rest:
            return feast, stop
    return None


def feast_day(feast: Feast, year: int) -> date | None:
    """The day of a feast in a Gregorian year; None beyond the calendar's tables."""
    calendar, month, day = feast
    try:
        if calendar == "g":
            return date(year, month, day)
        if calendar == "nth":
            first = date(year, month, 1)
            return first + timedelta((day % 10 - first.weekday()) % 7 + 7 * (day // 10 - 1))
        if calendar == "easter":
            return easter(year) + timedelta(day)
        hijri = Gregorian(year, 1, 1).to_hijri().year
        for hijri_year in (hijri, hijri + 1):
            found = Hijri(hijri_year, month, day).to_gregorian()
            if found.year == year:
                return date(found.year, found.month, found.day)
    except (ValueError, OverflowError):
        return None
    return None


def easter(year: int) -> date:
    """Western Easter (anonymous Gregorian computus)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)
