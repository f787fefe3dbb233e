"""Dates, times and ranges of a report in their JSON forms (see values).

Two readers go over the text: the one of news (times), and a wider one that also knows times to come and the ranges and
offsets of everyday speech (facts, placing). At each place the longer reading wins. Conventions where suites differ: a
bare weekday in prose is the last one (news), by itself the next; weeks start on Monday; منذ with a day or a clock time is an
open range, with a coarser unit the unit itself.
"""
from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from tawatur.lang.ar.clocks import Clock
from tawatur.lang.ar.fact_reader import read_facts
from tawatur.lang.ar.facts import THIS, Facts
from tawatur.lang.ar.holidays import FEASTS
from tawatur.lang.ar.moments import NIGHT_WORDS
from tawatur.lang.ar.numbers import NUMBER_WORDS
from tawatur.lang.ar.ordinals import day_number
from tawatur.lang.ar.periods import read_lot
from tawatur.lang.ar.placing import place
from tawatur.lang.ar.spells import DAY, HOUR, WEEK, Frame, Spell, at, shifted
from tawatur.lang.ar.times import STARTS, read_spell
from tawatur.lang.ar.times_words import ORDINALS, PARTS, SEASONS, TOMORROW, UNITS, WHICH
from tawatur.text.tokens import Text

Temporal = tuple[str, str, int, int]
_SEASONS = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}
_FROM = frozenset(("من", "بين", "مابين", "وبين", "ومن", "لمن"))
_TO = frozenset(("الي", "حتي", "وحتي", "والي", "-", "–", "لحد", "لغايه", "ل", "لل"))
_UNTIL = frozenset(("حتي", "لحد", "لغايه", "الي"))


_WIDE_STARTS = frozenset().union(
    STARTS, UNITS, WHICH, ORDINALS, NUMBER_WORDS, TOMORROW, FEASTS, THIS, SEASONS, _FROM, _UNTIL,
    "ما قبل بعد وقبل وبعد منذ خلال الان حالا هسا هسه هلا الحين فورا اقرب في غضون بقيه باقي اول اخر نصف نص وسط شهر يوم القبل".split(),
)  # fmt: skip


def read_temporals(text: Text, reference: datetime | None) -> list[Temporal]:
    """-> (kind, value, start, stop) of every date, time and range, from left to right."""
    words, size = text.words, len(text.words)
    frame = Frame(reference, not _is_bare(text, reference), reference is not None)
    out: list[Temporal] = []
    i, seen = 0, None
    while i < size:
        word = words[i]
        best = _best(text, i, frame._replace(seen=seen), seen) if word in _WIDE_STARTS or word.isdecimal() else None
        if best is None:
            i += 1
            continue
        kind, value, stop, day = best
        out.append((kind, value, i, stop))
        seen, i = day or seen, max(stop, i + 1)
    return out if words else []


def _is_bare(text: Text, reference: datetime | None) -> bool:
    """Whether the text is one expression of time and nothing else."""
    words = text.words
    ends = [i for i, w in enumerate(words) if w[0].isalnum()]
    if not ends or len(words) > 24:
        return False
    first = ends[0] + 1 if words[ends[0]] in ("في", "خلال", "عند", "يوم") and len(ends) > 1 else ends[0]
    found = _range(text, first, Frame(reference, False, True)) or _open(text, first, Frame(reference, False, True))
    if found is not None and found[2] > ends[-1]:
        return True
    facts = read_facts(text, first)
    return facts is not None and facts.stop > ends[-1]


_Reading = tuple[str, str, int, date | None]


def _best(text: Text, i: int, frame: Frame, seen: date | None) -> _Reading | None:
    """The longest reading at token i, of ranges, open ranges, single times, and news times."""
    readings: list[_Reading] = []
    for read in (_single, _range, _open, _window):
        found = read(text, i, frame)
        if found is not None:
            readings.append(found)
    if text.words[i] in STARTS or text.words[i].isdecimal():
        news = read_spell(text, i, frame, seen)
        if news is not None and news[0] is not None:
            readings.append((*formatted(news[0]), news[1], news[0].start.date()))
    return max(readings, key=lambda reading: reading[2]) if readings else None


def _single(text: Text, i: int, frame: Frame) -> _Reading | None:
    facts = read_facts(text, i, _after_at(text, i))
    if facts is None or not _is_time(facts) or (facts.bare_unit and frame.past):
        return None
    spell = place(facts, frame)
    if spell is None:
        return _clock_only(facts)
    return *formatted(spell), facts.stop, spell.start.date()


def _after_at(text: Text, i: int) -> bool:
    """عند 7 · عند السابعة: an hour by its preposition."""
    words = text.words
    if i > 0 and words[i - 1] in ("عند", "بحدود"):
        return True
    if not ((words[i].isdecimal() and int(words[i]) <= 12) or (words[i] in ORDINALS and ORDINALS[words[i]].definite)):
        return False
    after = words[i + 1 : i + 4]
    if after[:1] in (["،"], [","]):
        after = after[1:]
    return after[:1] != [] and (after[0] in NIGHT_WORDS or (after[0] in THIS and after[1:2] != [] and after[1] in PARTS))


def _is_time(facts: Facts) -> bool:
    """Not a lone part of the day, a lone weekday's number, or a bare العام inside prose."""
    if facts.clock is not None:
        return True
    if facts.part is not None and not facts.has_date:
        return False
    return facts.has_date


def _clock_only(facts: Facts) -> _Reading | None:
    """A clock time with no day to stand on."""
    if facts.clock is None or facts.has_date:
        return None
    hour, minute, second = facts.clock.on_the_clock(facts.part)
    value = f"T{hour:02}" + (f":{minute:02}" if facts.clock.minute is not None else "")
    return "time", value + (f":{second:02}" if facts.clock.second is not None else ""), facts.stop, None


def _endpoint(text: Text, i: int, sided: bool) -> Facts | None:
    """One end of a range: facts, an hour alone (من الخامسة إلى السابعة), or a day's number alone."""
    words, size = text.words, len(text.words)
    if i >= size:
        return None
    facts = read_facts(text, i, sided and not words[i].isdecimal())
    if facts is not None and (_is_time(facts) or facts.part is not None):
        return facts
    if words[i].isdecimal() and len(words[i]) == 4 and 1900 <= int(words[i]) <= 2100:
        return Facts(stop=i + 1, year=int(words[i]))
    day = day_number(text, i)
    return Facts(stop=day[1], day=day[0]) if day is not None else None


def _range(text: Text, i: int, frame: Frame) -> _Reading | None:
    """من 24 إلى 30 نوفمبر · بين الخامسة والسابعة صباحا · من السبت حتى الاثنين · أيار 4-9."""
    words, size = text.words, len(text.words)
    start = i
    sided = words[i] in _FROM or (words[i] == "ما" and words[i + 1 : i + 2] == ["بين"])
    if sided:
        start += 2 if words[i] == "ما" else 1
    if start >= size:
        return None
    left = _endpoint(text, start, sided)
    if left is None or left.stop >= size:
        return _dated_range(text, i, left, frame)
    between = words[start - 1].endswith("بين") if sided else False
    right_at = _past_link(text, left.stop, between)
    right = _endpoint(text, right_at, True) if right_at else None
    if right is None:
        return _dated_range(text, i, left, frame)
    first, second = _share(left, right)
    if first is None or _only_days(first) or _only_days(second) or (not sided and first.year is not None and not first.has_day and second.has_day):
        return None
    return _ranged(first, second, frame, right.stop)


def _only_days(facts: Facts) -> bool:
    """A day's number with no month to stand in: من 10 إلى 20 is no range of days."""
    lone = facts.month is None and facts.month_which is None and not facts.shifts and facts.weekday is None
    return facts.day is not None and lone and facts.clock is None


def _dated_range(text: Text, i: int, left: Facts | None, frame: Frame) -> _Reading | None:
    """A day, then من .. إلى .. within it: السبت من الساعة 7 إلى 8 صباحا."""
    if left is None or not left.has_day or left.clock is not None or left.stop + 2 >= len(text.words):
        return None
    at_ = left.stop
    if text.words[at_] not in ("من", "بين"):
        return None
    first = _endpoint(text, at_ + 1, True)
    if first is None or first.clock is None or first.has_date or first.stop >= len(text.words):
        return None
    right_at = _past_link(text, first.stop, text.words[at_] == "بين")
    second = _endpoint(text, right_at, True) if right_at else None
    if second is None or second.clock is None or second.has_date:
        return None
    first, second = _share(first, second)
    if first is None:
        return None
    return _ranged(replace(left, clock=first.clock), replace(left, clock=second.clock, stop=second.stop), frame, second.stop)


def _past_link(text: Text, i: int, between: bool) -> int:
    words = text.words
    if i >= len(words):
        return 0
    if words[i] in _TO:
        return i + 1
    if between and words[i] == "و":
        return i + 1
    if (between and words[i][0] == "و") or (words[i].startswith("ل") and words[i] not in ("لا", "لم", "لن")):
        return i
    return 0


def _share(left: Facts, right: Facts) -> tuple[Facts, Facts] | tuple[None, Facts]:
    """Give each end what only the other says: month and year of days, part and date of hours."""
    if left.clock is not None and right.clock is None and right.day is not None and right.month is None:
        if right.day > 12:
            return None, right
        return _same_clock(left, replace(right, day=None, clock=Clock(right.day, None, None, None, None, right.stop)))
    if left.day is not None and left.month is None and left.clock is None and left.weekday is None:
        if right.day is None and right.month_which is None and not right.shifts:
            return _as_hours(left, right)
        if right.clock is not None and right.month is None and right.weekday is None:
            return _as_hours(left, right)
        left = replace(left, month=right.month, year=right.year, hijri=right.hijri, month_which=right.month_which, shifts=right.shifts)
    elif right.day is not None and right.month is None and not right.shifts and right.weekday is None and left.month is not None:
        right = replace(right, month=left.month, year=left.year, hijri=left.hijri)
    elif left.month is not None and left.year is None and right.year is not None and right.month is not None:
        left = replace(left, year=right.year)
    if left.clock is not None and right.clock is not None:
        return _same_clock(left, right)
    return left, right


def _as_hours(left: Facts, right: Facts) -> tuple[Facts, Facts] | tuple[None, Facts]:
    """من 5 إلى 6 مساء: the first number is an hour."""
    if right.clock is None or left.day is None or left.day > 24:
        return left, right
    clock = Clock(left.day, None, None, None, None, left.stop)
    return _same_clock(replace(left, day=None, clock=clock), right)


def _same_clock(left: Facts, right: Facts) -> tuple[Facts, Facts]:
    first, second = left.clock, right.clock
    if first is None or second is None:
        return left, right
    part = second.part or right.part
    if first.part is None and left.part is None and part is not None and first.hour % 12 <= second.hour % 12:
        left = replace(left, clock=first._replace(part=part))
    elif second.part is None and right.part is None and first.part is not None and first.hour < second.hour:
        right = replace(right, clock=second._replace(part=first.part))
    if right.has_date and not left.has_date:
        left = replace(right, clock=left.clock, part=left.part)
    elif left.has_date and not right.has_date:
        right = replace(left, clock=right.clock, part=right.part, stop=right.stop)
    return left, right


def _ranged(left: Facts, right: Facts, frame: Frame, stop: int) -> _Reading | None:
    first, last = place(left, frame), place(right, frame)
    if first is None or last is None:
        pair = _clock_only(left), _clock_only(right)
        if pair[0] is None or pair[1] is None:
            return None
        return "timerange", f"{pair[0][1]}/{pair[1][1]}", stop, None
    if last.start < first.start and left.clock is not None and right.clock is not None:  # over midnight
        first = first._replace(start=first.start - timedelta(1))
    if last.start < first.start or {first.grain, last.grain} & {"season", "quarter", "half"}:
        return None
    start, end = point(first.start, _end_grain(first)), point(last.start, _end_grain(last))
    kind = "datetimerange" if "T" in start else "daterange"
    return kind, f"{start}/{end}", stop, first.start.date()


def _end_grain(spell: Spell) -> str:
    return "hour" if spell.grain == "part-of-day" else "day" if spell.grain == "span" else spell.grain


def _open(text: Text, i: int, frame: Frame) -> _Reading | None:
    """حتى الساعة 10 · قبل عام 2011 · بعد 3/2/2012 · منذ أمس · من الساعة 6."""
    words = text.words
    word = words[i]
    if (word not in ("منذ", "قبل", "بعد", "من", "وقبل", "وبعد") and word not in _UNTIL) or i + 1 >= len(words):
        return None
    facts = read_facts(text, i + 1, False)
    if facts is None or not _is_time(facts) or facts.offset is not None or (word == "من" and facts.clock is None):
        return None
    if (word == "الي" and i) or (word in ("بعد", "قبل") and words[i + 1] in PARTS):
        return None
    if word in ("قبل", "بعد") and (facts.day_shift is not None and facts.clock is None and words[i + 1] not in ("الغد", "غد")):
        return None
    spell = place(facts, frame)
    if spell is None or spell.grain in ("season", "quarter", "half") or (word == "منذ" and spell.grain in ("month", "year", "week", "decade")):
        return None
    value = point(spell.start, _end_grain(spell))
    kind = "datetimerange" if "T" in value else "daterange"
    if word in _UNTIL or word in ("قبل", "وقبل"):
        return kind, f"../{value}", facts.stop, spell.start.date()
    return kind, f"{value}/..", facts.stop, spell.start.date()


def _window(text: Text, i: int, frame: Frame) -> _Reading | None:
    """خلال أسبوعين · الأيام الثلاثة القادمة · 3 أيام القادمة · بقية الأسبوع."""
    words, size = text.words, len(text.words)
    if frame.now is None or i + 1 >= size:
        return None
    if words[i] in ("بقيه", "باقي"):
        return _rest(text, i, frame)
    found = _units_around(text, i)
    if found is None:
        return None
    unit, count, sign, stop = found
    if unit <= HOUR:
        ends = sorted((frame.now, shifted(frame.now, unit, sign * count)))
        return "datetimerange", f"{point(ends[0], 'minute')}/{point(ends[1], 'minute')}", stop, None
    today = at(frame.now.date())
    if sign < 0:
        start, end = shifted(today, unit, -count), today
    else:
        start = today + timedelta(1)
        end = shifted(start, unit, count)
    return "daterange", f"{point(start, 'day')}/{point(end, 'day')}", stop, None


def _units_around(text: Text, i: int) -> tuple[int, float, int, int] | None:
    """N units and which way: -> (unit, count, sign, stop)."""
    words, size = text.words, len(text.words)
    lot = read_lot(text, i)
    if lot is not None and lot.stop < size and not lot.vague:
        way = WHICH.get(words[lot.stop])
        if way is not None and way.definite and way.value:
            return lot.unit, lot.amount, int(way.value), lot.stop + 1
    unit = UNITS.get(words[i])
    if unit is None or not unit.definite:
        return None
    count, stop = (2.0 if unit.kind == "dual" else 0.0), i + 1
    number = NUMBER_WORDS.get(words[stop]) if stop < size else None
    if number is not None and number.definite and number.kind in ("unit", "ten"):
        count, stop = number.value, stop + 1
    elif stop < size and words[stop].isdecimal():
        count, stop = float(words[stop]), stop + 1
    elif stop < size and words[stop] == "القليله":
        count, stop = 3.0, stop + 1
    which = WHICH.get(words[stop]) if stop < size and count else None
    if which is None or not which.definite or not which.value:
        return None
    return int(unit.value), count, int(which.value), stop + 1


def _rest(text: Text, i: int, frame: Frame) -> _Reading | None:
    """بقية الأسبوع · باقي العام · بقية اليوم: from now to its end."""
    facts = read_facts(text, i + 1)
    if facts is None or frame.now is None:
        return None
    spell = place(facts, frame)
    if spell is None:
        return None
    if spell.grain == "day":
        end = at(spell.start.date(), 23, 59)
        return "datetimerange", f"{point(frame.now, 'minute')}/{point(end, 'minute')}", facts.stop, None
    return "daterange", f"{point(frame.now, 'day')}/{point(spell.stop, 'day')}", facts.stop, None


def formatted(spell: Spell) -> tuple[str, str]:
    """(kind, value) of a spell."""
    if spell.anchor == "since":
        if spell.grain in ("year", "decade", "month", "season"):
            return "date", point(spell.start, spell.grain)
        return "daterange", f"{point(spell.start, 'day')}/.."
    if spell.grain in ("second", "minute", "hour"):
        return "datetime", point(spell.start, spell.grain)
    if spell.grain == "part-of-day" and spell.anchor == "day-part":
        return "datetimerange", f"{point(spell.start, 'hour')}/{point(spell.stop, 'hour')}"
    if spell.anchor == "window" or spell.grain in ("day", "part-of-day", "span"):
        if spell.start.date() != spell.stop.date() and spell.grain != "part-of-day":
            end = spell.stop + timedelta(1 if spell.grain == "span" else 0)
            return "daterange", f"{point(spell.start, 'day')}/{point(end, 'day')}"
        return "date", point(spell.start, "day")
    if spell.grain == "year" and spell.stop.year > spell.start.year:
        return "daterange", f"{spell.start.year:04}/{spell.stop.year:04}"
    return "date", point(spell.start, spell.grain)


def point(moment: datetime, grain: str) -> str:
    """A moment at a grain: 2023-12-08T14:30 · 2023-12-08 · 2023-W49 · 2023-12 · 2014-SU · 2023 · 198X."""
    if grain == "week":
        year, week, _ = moment.isocalendar()
        return f"{year:04}-W{week:02}"
    if grain == "season":
        return f"{moment.year:04}-{_SEASONS.get(moment.month, 'SU')}"
    if grain == "quarter":
        return f"{moment.year:04}-Q{(moment.month + 2) // 3}"
    if grain == "half":
        return f"{moment.year:04}-H{(moment.month + 5) // 6}"
    if grain == "decade":
        return f"{moment.year // 10:03}X"
    text = moment.isoformat()
    return text[: {"year": 4, "month": 7, "day": 10, "hour": 13, "minute": 16, "second": 19}.get(grain, 10)]


__all__ = ["DAY", "WEEK", "read_temporals"]
