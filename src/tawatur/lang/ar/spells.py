"""Stretches of time on the calendar, and how words of one day or period are placed there.

A `Spell` is what every reader of times gives: first and last moment, how fine it is, and what it hangs on.
"""
from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import NamedTuple

from tawatur.lang.ar.clocks import PART_HOURS
from tawatur.lang.ar.dates import last_of_month, resolve_date, shift_month
from tawatur.lang.ar.moments import Moment

SECOND, MINUTE, HOUR, DAY, WEEK, MONTH, YEAR, DECADE, CENTURY = range(1, 10)
GRAINS = ("", "second", "minute", "hour", "day", "week", "month", "year", "decade", "century")


class Frame(NamedTuple):
    """What undated words are placed against. `now`: time of publication; `past`: news convention, never after it;
    `clock`: whether `now` has a time of day; `seen`: the last day that the text named."""

    now: datetime | None
    past: bool = True
    clock: bool = False
    seen: date | None = None

    @property
    def today(self) -> date | None:
        return self.now.date() if self.now is not None else None


class Spell(NamedTuple):
    """[start, stop], both inclusive at `grain`. `anchor`: explicit, weekday, relative, window, since, day-part, clock, year."""

    start: datetime
    stop: datetime
    grain: str
    anchor: str
    zone: str | None = None


def at(day: date, hour: int = 0, minute: int = 0) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute)


def days(first: date, last: date, grain: str, anchor: str) -> Spell:
    return Spell(at(first), at(last), grain, anchor)


def weekday_date(weekday: int, which: int | None, today: date, past: bool) -> date:
    """The day that a weekday's name means: the nearest not after publication; الماضي is before it, المقبل after it."""
    back = (today.weekday() - weekday) % 7
    ahead = (weekday - today.weekday()) % 7
    if which is not None and which < 0:
        return today - timedelta((back or 7) + 7 * (-1 - which))
    if which is not None and which > 0:
        return today + timedelta((ahead or 7) + 7 * (which - 1))
    return today - timedelta(back) if past else today + timedelta(ahead)


def resolve_moment(moment: Moment, frame: Frame, seen: date | None = None) -> Spell | None:
    """The moment on the calendar; None where it needs a publication date that is not known, or a day that does not exist."""
    placed = _day_of(moment, frame, seen)
    if placed is None:
        return None
    first, last, grain, anchor = placed
    if moment.second is not None:
        return Spell(at(first, 21), at(first + timedelta(1), 6), "part-of-day", anchor)
    if moment.clock is not None and grain == "day":
        hour, minute, second = moment.clock.on_the_clock(moment.part)
        start = at(first, hour, minute) + timedelta(seconds=second)
        fine = "hour" if moment.clock.minute is None else "minute" if moment.clock.second is None else "second"
        return Spell(start, start, fine, anchor, moment.clock.zone)
    if moment.part is not None and grain == "day":
        return part_spell(first, moment.part, anchor)
    return days(first, last, grain, anchor)


def part_spell(day: date, part: int, anchor: str) -> Spell:
    """A part of a day by the codebook's hours; midnight is written as the minute before it."""
    start, stop = PART_HOURS[part]
    return Spell(at(day, start), at(day, stop) if stop < 24 else at(day, 23, 59), "part-of-day", anchor)


def _day_of(moment: Moment, frame: Frame, seen: date | None) -> tuple[date, date, str, str] | None:
    today = frame.today
    if moment.date is not None:
        found = resolve_date(moment.date, today, seen, frame.past)
        if found is None:
            return None
        anchor = "year" if found[2] == "year" else "relative" if moment.date.month is None else "explicit"
        return (*found, anchor)
    if moment.same:
        return (seen, seen, "day", "relative") if seen is not None else None
    if today is None:
        return None
    if moment.shift is not None and not (moment.weekday is not None and frame.past):
        day = today + timedelta(moment.shift)
        return day, day, "day", "relative"
    if moment.weekday is not None:  # also beside "today" or "yesterday": reports are often dated a day late
        day = weekday_date(moment.weekday, moment.which, today, frame.past)
        return day, day, "day", "weekday"
    return today, today, "day", "clock" if moment.clock is not None else "day-part"


def shifted(now: datetime, unit: int, count: float) -> datetime:
    """`now` moved by so many units; months and years keep the day where it exists."""
    if unit >= MONTH:
        months = round(count * {MONTH: 1, YEAR: 12, DECADE: 120, CENTURY: 1200}[unit])
        year, month = shift_month(now.date(), months)
        year = min(max(year, 1), 9998)  # "العام 2000 الفائت" counts no two thousand years
        day = min(now.day, last_of_month(year, month).day)
        return now.replace(year=year, month=month, day=day)
    seconds = {SECOND: 1, MINUTE: 60, HOUR: 3600, DAY: 86400, WEEK: 604800}[unit]
    return now + timedelta(seconds=seconds * count)


def unit_spell(unit: int, which: int, today: date, anchor: str = "relative") -> Spell:
    """The week, month, year, decade or century that is so many from today's: الأسبوع الماضي is Monday to Sunday."""
    if unit == DAY:
        day = today + timedelta(which)
        return days(day, day, "day", anchor)
    if unit == WEEK:
        monday = today - timedelta(today.weekday()) + timedelta(7 * which)
        return days(monday, monday + timedelta(6), "week", anchor)
    if unit == MONTH:
        year, month = shift_month(today, which)
        return days(date(year, month, 1), last_of_month(year, month), "month", anchor)
    size = {YEAR: 1, DECADE: 10, CENTURY: 100}[unit]
    first = today.year // size * size + size * which
    return days(date(first, 1, 1), date(first + size - 1, 12, 31), GRAINS[unit], anchor)
