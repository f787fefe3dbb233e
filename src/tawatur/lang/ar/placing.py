"""Facts of an expression on the calendar, in the wide sense: also times to come, nth weekdays, edges of periods, feasts.

Weeks run from Monday. Hours of a part of the day without a clock time follow the assistants' suites here (morning 8-12),
not the codebook's: this module serves values, not claims.
"""
from __future__ import annotations

from datetime import date, datetime, timedelta

from tawatur.lang.ar.dates import DateParts, last_of_month, resolve_date, shift_month
from tawatur.lang.ar.facts import Facts
from tawatur.lang.ar.holidays import feast_day
from tawatur.lang.ar.spells import (
    DAY,
    HOUR,
    MINUTE,
    MONTH,
    SECOND,
    WEEK,
    YEAR,
    Frame,
    Spell,
    at,
    days,
    shifted,
    unit_spell,
    weekday_date,
)

PART_WINDOWS = {1: (0, 6), 2: (8, 12), 3: (12, 16), 4: (12, 16), 5: (16, 20), 6: (20, 24)}
_WIDE_EDGES = frozenset(("اوايل", "اواخر", "بدايات", "نهايات", "اواسط"))


def place(facts: Facts, frame: Frame) -> Spell | None:
    """The expression on the calendar; None where it cannot be placed or names no such day."""
    try:
        spell = _date_of(facts, frame)
    except (ValueError, OverflowError):
        return None
    if spell is None:
        return None
    if facts.edge is not None and facts.clock is None:
        return _edged(spell, facts)
    if facts.clock is not None and spell.grain in ("day", "hour", "second", "minute"):
        hour, minute, second = facts.clock.on_the_clock(facts.part)
        fine = "hour" if facts.clock.minute is None else "minute" if facts.clock.second is None else "second"
        start = at(spell.start.date(), hour, minute) + timedelta(seconds=second)
        if facts.offset is not None and facts.offset[0] == HOUR:
            start, fine = shifted(start, *facts.offset), fine
        return Spell(start, start, fine, "clock", facts.clock.zone)
    if facts.part is not None and spell.grain == "day" and not facts.part_first:
        first, last = (18, 24) if facts.tonight else PART_WINDOWS[facts.part]
        day = spell.start.date()
        return Spell(at(day, first), at(day + timedelta(last // 24), last % 24), "part-of-day", "day-part")
    return spell


def _date_of(facts: Facts, frame: Frame) -> Spell | None:
    today = frame.today
    if facts.hijri and facts.month is not None:
        return _hijri(facts, frame)
    if today is None:
        return _absolute(facts)
    now = frame.now or at(today)
    if facts.now and facts.offset is None:
        return Spell(now, now, "second", "relative")
    if facts.offset is not None:
        return _from_offset(facts, frame, now)
    if facts.feast is not None:
        year = facts.year if facts.year is not None else today.year + (facts.shifts or {}).get(YEAR, 0)
        return _one_day(feast_day(facts.feast, year))
    return _in_period(facts, frame, today, now)


def _one_day(day: date | None) -> Spell | None:
    return days(day, day, "day", "explicit") if day is not None else None


def _absolute(facts: Facts) -> Spell | None:
    """What needs no publication date: a full date, a month or season of a year, a year, a feast of a year."""
    relative = facts.day_shift is not None or facts.now or facts.offset is not None or facts.shifts
    if facts.year is None or relative or (facts.month is None and (facts.weekday is not None or facts.clock is not None)):
        return None
    if facts.feast is not None:
        return _one_day(feast_day(facts.feast, facts.year))
    return _in_period(facts, Frame(None), date(facts.year, 1, 1), at(date(facts.year, 1, 1)))


def _hijri(facts: Facts, frame: Frame) -> Spell | None:
    shift = (facts.shifts or {}).get(YEAR)
    parts = DateParts(facts.year, facts.month, facts.day, True, facts.month_which, shift)
    if facts.day is None and (facts.nth_unit == DAY or facts.edge is not None) and facts.nth != -1:
        parts = DateParts(facts.year, facts.month, facts.nth or 1, True, facts.month_which, shift)
        facts.edge = None
    found = resolve_date(parts, frame.today, None, frame.past)
    if found is None:
        return None
    if facts.nth_unit == DAY and facts.nth == -1:
        return _one_day(found[1])
    if facts.weekday is not None and facts.nth is not None:
        return _one_day(_nth_weekday(found[0], found[1], facts.weekday, facts.nth))
    return days(found[0], found[1], "day" if found[0] == found[1] else "span", "explicit")


def _from_offset(facts: Facts, frame: Frame, now: datetime) -> Spell | None:
    """بعد أسبوعين · قبل ثلاث ساعات · السبت بعد ثلاثة أسابيع."""
    if facts.offset is None:
        return None
    unit, count = facts.offset
    moved = shifted(now, unit, count)
    day = moved.date()
    if facts.month is not None and facts.day is not None:
        return _one_day(date(day.year, facts.month, facts.day))
    if facts.weekday is not None:
        if unit == WEEK:
            return _one_day(day - timedelta(day.weekday()) + timedelta(facts.weekday))
        if unit in (HOUR, MINUTE):
            return None
        first = day.replace(day=1) if unit == MONTH else day
        return _one_day(weekday_date(facts.weekday, None, first, False))
    if unit <= HOUR:
        grain = {SECOND: "second", MINUTE: "minute", HOUR: "hour"}[unit]
        return Spell(moved, moved, "minute" if count != int(count) else grain, "relative")
    if unit <= WEEK or count != int(count) or facts.clock is not None:
        return _one_day(day)
    return unit_spell(unit, 0, day)


def _in_period(facts: Facts, frame: Frame, today: date, now: datetime) -> Spell | None:
    shifts = facts.shifts or {}
    if facts.day_shift is not None and facts.month is None:
        return _one_day(today + timedelta(facts.day_shift))
    for unit in (SECOND, MINUTE, HOUR):
        if unit in shifts:
            moved = shifted(now, unit, shifts[unit])
            return Spell(moved, moved, {1: "second", 2: "minute", 3: "hour"}[unit], "relative")
    year = facts.year if facts.year is not None else today.year + shifts.get(YEAR, 0)
    if facts.same and frame.seen is not None:
        year = frame.seen.year
    part = _part_of_year(facts, year)
    if part is not None:
        return part
    if WEEK in shifts and facts.month is None:
        week = unit_spell(WEEK, shifts[WEEK], today)
        return _one_day(week.start.date() + timedelta(facts.weekday)) if facts.weekday is not None else week
    month = _month_of(facts, frame, today)
    if month is not None:
        return _within_month(facts, frame, today, *month)
    if facts.nth is not None and facts.nth_unit == WEEK and (facts.year is not None or YEAR in shifts):
        return _nth_week(date(year, 1, 1), date(year, 12, 31), facts.nth)
    if facts.weekday is not None:
        if facts.nth is not None:
            last = last_of_month(today.year, today.month)
            return _one_day(_nth_weekday(today.replace(day=1), last, facts.weekday, facts.nth))
        return _one_day(weekday_date(facts.weekday, facts.which, today, frame.past and facts.which is None))
    if facts.nth_unit == DAY and facts.nth == -1:
        return _one_day(today - timedelta(1))
    if facts.year is not None or YEAR in shifts:
        return days(date(year, 1, 1), date(year, 12, 31), "year", "year")
    for unit in (8, 9):
        if unit in shifts:
            return unit_spell(unit, shifts[unit], today)
    if facts.clock is not None or facts.part is not None:
        return _one_day(today)
    return None


def _part_of_year(facts: Facts, year: int) -> Spell | None:
    """A quarter, half or season of a year."""
    if facts.quarter is not None:
        return days(date(year, 3 * facts.quarter - 2, 1), last_of_month(year, 3 * facts.quarter), "quarter", "explicit")
    if facts.half is not None:
        return days(date(year, 6 * facts.half - 5, 1), last_of_month(year, 6 * facts.half), "half", "explicit")
    if facts.season is not None:
        first = date(year, facts.season, 1)
        return days(first, shifted(at(first), MONTH, 3).date() - timedelta(1), "season", "explicit")
    return None


def _month_of(facts: Facts, frame: Frame, today: date) -> tuple[int, int] | None:
    """(year, month) that the expression names or implies; None where it has none."""
    shifts = facts.shifts or {}
    if facts.month is not None:
        if facts.year is not None:
            return facts.year, facts.month
        if YEAR in shifts:
            return today.year + shifts[YEAR], facts.month
        if not frame.past and facts.month_which is None:
            return today.year, facts.month
        found = resolve_date(DateParts(month=facts.month, day=facts.day, month_which=facts.month_which), today, None, frame.past)
        return (found[0].year, facts.month) if found is not None else None
    if MONTH in shifts:
        return shift_month(today, shifts[MONTH])
    return (today.year, today.month) if facts.day is not None else None


def _within_month(facts: Facts, frame: Frame, today: date, year: int, month: int) -> Spell | None:
    first, last = date(year, month, 1), last_of_month(year, month)
    if facts.nth is not None and facts.weekday is not None:
        return _one_day(_nth_weekday(first, last, facts.weekday, facts.nth))
    if facts.nth is not None and facts.nth_unit == WEEK:
        return _nth_week(first, last, facts.nth)
    if facts.nth is not None and facts.nth_unit == DAY:
        return _one_day(last if facts.nth == -1 else first + timedelta(facts.nth - 1))
    if facts.day is not None:
        return _one_day(date(year, month, facts.day))
    return days(first, last, "month", "explicit")


def _nth_weekday(first: date, last: date, weekday: int, nth: int) -> date | None:
    if nth == -1:
        return last - timedelta((last.weekday() - weekday) % 7)
    day = first + timedelta((weekday - first.weekday()) % 7 + 7 * (nth - 1))
    return day if day <= last else None


def _nth_week(first: date, last: date, nth: int) -> Spell:
    """The nth week that starts in the period, or the last: of a month the last that also ends in it."""
    if nth == -1:
        monday = last - timedelta(last.weekday())
        if monday + timedelta(6) > last and (last - first).days < 40:
            monday -= timedelta(7)
    else:
        monday = first + timedelta(-first.weekday() % 7 + 7 * (nth - 1))
    return days(monday, monday + timedelta(6), "week", "explicit")


def _edged(spell: Spell, facts: Facts) -> Spell:
    """Beginning, middle or end of a day, week, month or year."""
    edge, first, last = facts.edge, spell.start.date(), spell.stop.date()
    if spell.grain == "day":
        moment = at(last, 23, 59) if edge == 3 else at(first)
        return Spell(moment, moment, "minute", spell.anchor) if edge == 3 else spell
    wide = facts.edge_word in _WIDE_EDGES
    if spell.grain in ("month", "span"):
        if edge == 3:
            return days(first + timedelta(20 if wide else 15), last, "span", spell.anchor)
        if edge == 2:
            return days(first + timedelta(14), first + timedelta(14), "day", spell.anchor)
        return days(first, first + timedelta(9), "span", spell.anchor) if wide else days(first, first, "day", spell.anchor)
    if spell.grain == "week":
        start, stop = {2: (1, 4), 3: (3 if wide else 5, 6)}.get(edge or 0, (0, 2))
        return days(first + timedelta(start), first + timedelta(stop), "span", spell.anchor)
    if spell.grain == "year":
        middle = date(first.year, 7, 1)
        if edge == 2:
            return days(date(first.year, 4, 1), date(first.year, 9, 30), "span", spell.anchor)
        return days(middle, last, "span", spell.anchor) if edge == 3 else days(first, middle - timedelta(1), "span", spell.anchor)
    return spell
