"""What an expression of time says, part by part, in the wide grammar of dates (also to come): gathered here, placed in placing.

Each reader takes one part from a token on, writes it into the `Facts`, and gives the place after it, or 0 and no change.
"""
from __future__ import annotations

from dataclasses import dataclass, replace

from tawatur.lang.ar.clocks import NIGHT, Clock, read_clock
from tawatur.lang.ar.dates import numeric_date, read_year, which_at
from tawatur.lang.ar.holidays import FEASTS, Feast, feast_at
from tawatur.lang.ar.moments import NIGHT_WORDS, TODAY_WORDS, part_phrase
from tawatur.lang.ar.numbers import NUMBER_WORDS, glued, read_number
from tawatur.lang.ar.ordinals import day_number, read_ordinal
from tawatur.lang.ar.periods import read_lot
from tawatur.lang.ar.times_words import DECADES, EDGES, ORDINALS, PARTS, SEASONS, TOMORROW, UNITS, WEEKDAYS, WHICH, YESTERDAY, month_at
from tawatur.text.tokens import Text

THIS = frozenset("هذا هذه هذي هاد هاي هاذا هيدا هالا لهذا بهذا".split())
MONTH_WORDS = frozenset("شهر لشهر بشهر وشهر".split())
YEAR_WORDS = frozenset("عام العام لعام للعام بعام سنه السنه لسنه بسنه للسنه".split())
DAY_WORDS = frozenset("يوم ليوم بيوم ويوم".split())
_NOW = frozenset("الان حالا هسا هسه هلا دلوقتي الحين فورا".split())
_NOW_NOUNS = frozenset("اللحظه الوقت".split())
_THAT = frozenset("الذي اللي الي التي ال".split())
_AFTER = frozenset(("بعد", "وبعد"))
_BEFORE = frozenset(("قبل", "وقبل", "القبل", "منذ"))
_GLUE = frozenset("من في ب ل عند علي ، , - – خلال تمام حوالي قرابه بحدود حدود الموافق الموافقه بتاريخ وفي عن لل نحو".split())
_AFTER_DATE = frozenset("الساعه خلال في عند و علي م ه الي حتي او من".split())
_LAST = frozenset("اخر الاخير الاخيره".split())


@dataclass(slots=True)
class Facts:
    """The parts of one expression. `shifts`: unit -> how many from this one; `offset`: (unit, count) from now;
    `nth`: which weekday, day or week of its period (-1 the last); `edge`: 1 start, 2 middle, 3 end, 0 first day."""

    stop: int = 0
    now: bool = False
    year: int | None = None
    month: int | None = None
    day: int | None = None
    hijri: bool = False
    month_which: int | None = None
    weekday: int | None = None
    which: int | None = None
    nth: int | None = None
    nth_unit: int | None = None
    day_shift: int | None = None
    shifts: dict[int, int] | None = None
    offset: tuple[int, float] | None = None
    clock: Clock | None = None
    part: int | None = None
    part_first: bool = False
    tonight: bool = False
    same: bool = False
    quarter: int | None = None
    season: int | None = None
    decade: int | None = None
    edge: int | None = None
    edge_word: str = ""
    feast: Feast | None = None
    bare_unit: bool = False

    @property
    def has_day(self) -> bool:
        return (self.day is not None or self.weekday is not None or self.day_shift is not None or self.offset is not None
                or self.now or self.feast is not None or self.nth is not None)  # fmt: skip

    @property
    def has_date(self) -> bool:
        return (self.has_day or self.month is not None or self.year is not None or bool(self.shifts) or self.decade is not None
                or self.quarter is not None or self.season is not None)  # fmt: skip


def read_facts(text: Text, i: int, bare_clock: bool = False) -> Facts | None:
    """The parts of the expression of time at token i; None where none starts."""
    facts = Facts(stop=i)
    if not _part_of_time(text, i, facts, bare_clock):
        return None
    words, size = text.words, len(text.words)
    while facts.stop < size and words[facts.stop] != "\n":
        at = facts.stop
        if _part_of_time(text, at, facts, False):
            continue
        jump = at
        while jump < min(at + 3, size) and words[jump] in _GLUE:
            jump += 1
        lone = words[jump - 1] in ("،", ",", "في", "علي", "عند") if jump > at else False
        if jump == at or jump >= size or not _part_of_time(text, jump, facts, lone and facts.has_day):
            facts.stop = at
            break
    return facts


def _part_of_time(text: Text, i: int, facts: Facts, bare_clock: bool) -> bool:
    for read in _READERS:
        stop = read(text, i, facts)
        if stop:
            facts.stop = stop
            return True
    if facts.clock is None:
        clock = read_clock(text, i, bare_clock)
        if clock is not None:
            facts.clock, facts.stop = clock, clock.stop
            if clock.part is None and facts.part is not None:
                facts.clock = clock._replace(part=facts.part)
            return True
    return False


# ------------------------------------------------------------------ readers of one part each
def _now(text: Text, i: int, facts: Facts) -> int:
    words = text.words
    if facts.has_date:
        return 0
    if words[i] in _NOW:
        facts.now = True
        return i + 1
    if words[i] in THIS and words[i + 1 : i + 2] and words[i + 1] in _NOW_NOUNS:
        facts.now = True
        return i + 2
    for phrase in (["في", "الحال"], ["اقرب", "وقت", "ممكن"]):
        if words[i : i + len(phrase)] == phrase:
            facts.now = True
            return i + len(phrase)
    return 0


def _day_shift(text: Text, i: int, facts: Facts) -> int:
    """اليوم · غدا · بعد غد · أول أمس · اليوم الذي بعد الغد · اليوم الماضي."""
    words, size = text.words, len(text.words)
    if facts.day_shift is not None or facts.month is not None or facts.day is not None or facts.offset is not None:
        return 0
    at = i
    if words[at] in DAY_WORDS or (words[at] in TODAY_WORDS and at + 1 < size and (words[at + 1] in _THAT | _AFTER | _BEFORE)):
        at += 1
        while at < size and words[at] in _THAT:
            at += 1
    found = _tomorrow_or_yesterday(words, at)
    if found is not None:
        facts.day_shift = found[0]
        return found[1]
    this = words[i] in THIS
    at = i + 1 if this else i
    if at < size and words[at] in NIGHT_WORDS:
        which = which_at(words, at + 1)
        facts.day_shift = max(-1, which[0]) if which and which[0] < 0 else 0
        facts.part, facts.tonight = NIGHT, True
        if facts.clock is not None and facts.clock.part is None:
            facts.clock = facts.clock._replace(part=NIGHT)
        return which[1] if which else at + 1
    if at < size and words[at] in TODAY_WORDS:
        which = which_at(words, at + 1)
        if which is not None and words[at + 1] != "الاخير":
            facts.day_shift = which[0]
            return which[1]
        if at + 1 < size and (words[at + 1] in ORDINALS and ORDINALS[words[at + 1]].definite or words[at + 1] in _LAST | {"ال"}):
            return 0
        facts.day_shift = 0
        return at + 1
    if this and at < size and words[at] in PARTS and PARTS[words[at]].definite:
        facts.day_shift, facts.part = 0, int(PARTS[words[at]].value)
        if facts.clock is not None and facts.clock.part is None:
            facts.clock = facts.clock._replace(part=facts.part)
        return at + 1
    return 0


def _tomorrow_or_yesterday(words: list[str], i: int) -> tuple[int, int] | None:
    size = len(words)
    if i >= size:
        return None
    if words[i] in TOMORROW and TOMORROW[words[i]].lead in ("", "ل", "و"):
        return 1, i + 1
    if words[i] in YESTERDAY:
        first = words[i + 1 : i + 2] in (["الاول"], ["الاولي"])
        return (-2, i + 2) if first else (-1, i + 1)
    after = i + 2 if words[i + 1 : i + 2] == ["من"] else i + 1
    if after < size and words[i] in _AFTER and words[after] in TOMORROW:
        return 2, after + 1
    if after < size and words[i] in _BEFORE | {"اول"} and words[after] in YESTERDAY and words[i] != "منذ":
        return -2, after + 1
    return None


def _weekday(text: Text, i: int, facts: Facts) -> int:
    """الخميس القادم · يوم الأحد · آخر اثنين · ثالث يوم ثلاثاء · الثلاثاء الأخير."""
    words, size = text.words, len(text.words)
    if facts.weekday is not None or facts.offset is not None and facts.offset[0] < 5:
        return 0
    nth, at = None, i
    if words[at] in THIS:
        at += 1
    if at < size and (words[at] in ORDINALS or words[at] in _LAST):
        nth = -1 if words[at] in _LAST else int(ORDINALS[words[at]].value)
        at += 1
    if at < size and words[at] in DAY_WORDS:
        at += 1
    known = WEEKDAYS.get(words[at]) if at < size else None
    if known is None or not (known.definite or at > i or words[at] in ("ثلاثاء", "اربعاء") or _weeks_day(words, at)):
        return 0
    if words[at + 1 : at + 2] in (["عشر"], ["عشره"]):
        return 0
    facts.weekday, facts.nth = int(known.value), nth
    stop = at + 1
    which = which_at(words, stop)
    if which is not None and words[stop] not in _LAST:
        facts.which = which[0]
        return which[1]
    if words[i] in THIS:
        facts.which = 0
    if nth is None and stop < size:
        ordinal = read_ordinal(text, stop)
        if words[stop] in _LAST:
            facts.nth, stop = -1, stop + 1
        elif ordinal is not None and ordinal.definite and ordinal.spelled and ordinal.value <= 5:
            facts.nth, stop = ordinal.value, ordinal.stop
    return stop


def _weeks_day(words: list[str], i: int) -> bool:
    """احد الأسبوع الماضي."""
    return words[i + 1 : i + 2] in (["الاسبوع"], ["هذا"]) and "الاسبوع" in words[i + 1 : i + 3]


def _offset(text: Text, i: int, facts: Facts) -> int:
    """بعد 3 أيام · قبل شهرين · منذ ساعتين · في غضون 10 ساعات · 3 أسابيع من الآن."""
    words, size = text.words, len(text.words)
    if facts.offset is not None or facts.month is not None or facts.year is not None:
        return 0
    sign, at = 0, i
    if words[i] in _AFTER:
        sign, at = 1, i + 1
    elif words[i] in _BEFORE or (words[i] == "من" and not facts.has_date):
        sign, at = -1, i + 1
    elif words[i] == "غضون" and i and words[i - 1] == "في":
        sign, at = 1, i + 1
    lot = read_lot(text, at) if at < size else None
    if lot is None or (lot.vague and words[at] not in ("بضع", "بضعه")):
        return 0
    stop, count = lot.stop, lot.count
    end = " ".join(words[stop : stop + 2])
    if end in ("من الان", "في المستقبل"):
        sign, stop = sign or 1, stop + 2
    if not sign or words[i] == "من" and lot.count > 1 or (words[i] == "من" and lot.unit < 5):
        return 0
    facts.offset = (lot.unit, sign * count)
    return stop


def _period(text: Text, i: int, facts: Facts) -> int:
    """الأسبوع القادم · هذا الشهر · السنة بعد الجاية · العام · الساعة الماضية · العقد القادم."""
    words, size = text.words, len(text.words)
    this = words[i] in THIS
    at = i + 1 if this else i
    unit = UNITS.get(words[at]) if at < size else None
    if words[at + 1 : at + 2] in (["نفسه"], ["نفسها"], ["ذاته"], ["ذاتها"]) and unit is not None and unit.value == 7 and facts.has_date:
        facts.same = True
        return at + 2
    if unit is None or unit.value == 4 or unit.kind == "dual" or not (unit.definite or this) or unit.lead not in ("", "ب", "ل", "و"):
        return 0
    rank = int(unit.value)
    if facts.shifts is not None and rank in facts.shifts or rank == 7 and facts.year is not None:
        return 0
    stop = at + 1
    while stop < size and words[stop] in _THAT:
        stop += 1
    which = which_at(words, stop)
    if which is None:
        stop = at + 1
        if rank == 7 and read_year(text, stop) is not None:
            return 0
        if stop < size and words[stop] in THIS:
            which, stop = (0, stop + 1), stop + 1
            which = (0, stop)
        elif not this and not (rank >= 5 and unit.kind == "unit" and _ends_here(words, stop)):
            return 0
        else:
            which = (0, stop)
            facts.bare_unit = not this
    elif unit.stem.startswith(("ا", "س", "د", "ش")) and unit.stem in ("ايام", "اسابيع", "اشهر", "شهور", "سنوات", "ساعات", "دقايق"):
        return 0
    facts.shifts = {**(facts.shifts or {}), rank: which[0]}
    return which[1]


def _ends_here(words: list[str], i: int) -> bool:
    return i >= len(words) or words[i] in ("\n", ".", "،", "؟", "!")


def _month(text: Text, i: int, facts: Facts) -> int:
    """مارس · شهر 9 · الشهر التاسع · شهر تشرين الأول الماضي."""
    words, size = text.words, len(text.words)
    if facts.month is not None:
        return 0
    named = words[i] in MONTH_WORDS
    at = i + 1 if named or words[i] in THIS else i
    found = month_at(words, at) if at < size else None
    if found is not None:
        month, stop, _ = found
        weak = month.weak or month.calendar == "h"
        if weak and not (named or facts.day is not None or facts.nth is not None or facts.edge is not None or _dated(text, stop)):
            if not (i and words[i - 1] in ("في", "من", "الي", "حتي", "منذ", "اول", "بدايه")) and month.calendar == "g" and size > 2:
                return 0
            if month.calendar == "h":
                return 0
        facts.month, facts.hijri = month.number, month.calendar == "h"
        stop = _second_name(words, stop, month.number, month.calendar)
    elif (number := _month_number(text, i)) is not None:
        facts.month, stop = number
    else:
        return 0
    which = which_at(words, stop)
    if which is not None:
        facts.month_which, stop = which
    elif words[i] in THIS:
        facts.month_which = 0
    return _trailing(text, stop, facts)


def _trailing(text: Text, i: int, facts: Facts) -> int:
    """A day or a year written right after the month: أكتوبر 14 · مارس 2012 · يناير الثاني والعشرين."""
    words, size = text.words, len(text.words)
    if facts.day is None and i < size and facts.nth is None and facts.edge is None:
        at = i + 1 if words[i] == "-" else i
        day = day_number(text, at)
        if day is not None and not (day[1] < size and (words[day[1]] in UNITS or words[day[1]] in (":",))):
            facts.day, i = day
    return _year_after(text, i, facts)


def _year_after(text: Text, i: int, facts: Facts) -> int:
    words, size = text.words, len(text.words)
    at = i
    if at < size and words[at] in ("،", ",", "-", "."):
        at += 1
    year = read_year(text, at) if at < size and facts.year is None else None
    if year is None:
        return i
    facts.year = year[0]
    return year[1]


def _dated(text: Text, i: int) -> bool:
    return i < len(text.words) and (read_year(text, i) is not None or which_at(text.words, i) is not None)


def _second_name(words: list[str], i: int, month: int, calendar: str) -> int:
    if i + 1 < len(words) and words[i] in ("/", "("):
        found = month_at(words, i + 1)
        if found is not None and found[0].number == month and found[0].calendar == calendar:
            return found[1] + (words[i] == "(" and words[found[1] : found[1] + 1] == [")"])
    return i


def _month_number(text: Text, i: int) -> tuple[int, int] | None:
    """شهر 9 · شهر تسعة · الشهر التاسع."""
    words, size = text.words, len(text.words)
    if i + 1 >= size:
        return None
    if words[i] in MONTH_WORDS:
        if words[i + 1].isdigit() and len(words[i + 1]) <= 2 and 1 <= int(words[i + 1]) <= 12:
            return int(words[i + 1]), i + 2
        number = read_number(text, i + 1) if words[i + 1] in NUMBER_WORDS else None
        if number is not None and not number.lead and number.value in range(1, 13):
            return int(number.value), number.stop
    if words[i] in ("الشهر", "بالشهر", "للشهر"):
        ordinal = read_ordinal(text, i + 1)
        if ordinal is not None and ordinal.definite and ordinal.value <= 12:
            return ordinal.value, ordinal.stop
    return None


def _day(text: Text, i: int, facts: Facts) -> int:
    """A day of the month before its month, or where a weekday has been named: 14 · الثاني من · اليوم الثالث من · ثالث يوم من."""
    words, size = text.words, len(text.words)
    if facts.day is not None or facts.day_shift is not None or facts.clock is not None and facts.month is None:
        return 0
    at = i
    if words[at] in ("اليوم", "باليوم") and at + 1 < size:
        at += 1
        if words[at] in _LAST:
            facts.nth, facts.nth_unit = -1, 4
            return at + 1
    elif words[at] in DAY_WORDS:
        at += 1
    day = day_number(text, at) or _spelled_day(text, at)
    if day is None:
        return 0
    value, stop = day
    if stop < size and words[stop] in (":", "/", ".") and not (words[stop] == "." and month_at(words, stop + 1)):
        return 0
    if stop < size and words[stop] == "يوم":
        stop += 1
    believed = stop < size and words[stop] == "الساعه" and i > 0 and words[i - 1] in ("في", "يوم", "بتاريخ") and words[at].isdigit()
    believed = believed or _month_follows(text, stop) or (facts.weekday is not None and facts.nth is None) or at > i and words[at].isdigit()
    counted = stop < size and words[stop] in UNITS and not UNITS[words[stop]].definite and not _month_follows(text, stop)
    if not believed or counted:
        return 0
    facts.day = value
    return stop + 1 if stop < size and words[stop] == "." else stop


def _spelled_day(text: Text, i: int) -> tuple[int, int] | None:
    """واحد وعشرين مايو."""
    number = read_number(text, i) if i < len(text.words) and text.words[i] in NUMBER_WORDS else None
    if number is None or number.lead or number.value not in range(1, 32) or month_at(text.words, number.stop) is None:
        return None
    return int(number.value), number.stop


def _month_follows(text: Text, i: int) -> bool:
    words, size = text.words, len(text.words)
    at = i + 1 if i < size and words[i] in ("من", "في", "ب", ".", "/") else i
    if at >= size:
        return False
    if words[at] in THIS and words[at + 1 : at + 2] == ["الشهر"] or (words[at] in UNITS and UNITS[words[at]].value == 6 and UNITS[words[at]].definite):
        return True
    return month_at(words, at) is not None or _month_number(text, at) is not None or words[at] in MONTH_WORDS and month_at(words, at + 1) is not None


def _year(text: Text, i: int, facts: Facts) -> int:
    """عام 2014 · لعام 2014 · العام الألفان والواحد والعشرون · 2018 after a month."""
    words, size = text.words, len(text.words)
    if facts.year is not None or facts.shifts is not None and 7 in facts.shifts:
        return 0
    if words[i] in YEAR_WORDS and i + 1 < size:
        year = read_year(text, i + 1) or _small_year(text, i + 1)
        if year is not None:
            facts.year = year[0]
            return year[1]
        return 0
    if facts.month is None and facts.feast is None and facts.quarter is None and facts.season is None:
        return 0
    year = read_year(text, i)
    if year is None:
        return 0
    facts.year = year[0]
    return year[1]


def _small_year(text: Text, i: int) -> tuple[int, int, bool] | None:
    """A year below a thousand, or with the article, in words: عام مئتين وسبعة وستين · العام الألفان والواحد والعشرون."""
    number = read_number(text, i) if text.words[i] in NUMBER_WORDS else None
    if number is None or not 100 <= number.value <= 2100:
        return None
    value, stop = int(number.value), number.stop
    if number.definite and stop < len(text.words):
        more = read_ordinal(text, stop)
        if more is not None and more.lead == "و" and more.value < 100:
            return value + more.value, more.stop, False
    return value, stop, False


def _numeric(text: Text, i: int, facts: Facts) -> int:
    """12/5/2023 · 2/2013 · 2015.3 · 21/09 (day and month) · 4/22."""
    words, size = text.words, len(text.words)
    if facts.month is not None or facts.day is not None or not words[i].isdigit():
        return 0
    full = numeric_date(text, i)
    if full is not None:
        parts, stop = full
        facts.year, facts.month, facts.day, facts.hijri = parts.year, parts.month, parts.day, parts.hijri
        return stop
    if i + 2 >= size or words[i + 1] not in "/-." or not words[i + 2].isdigit() or not (glued(text, i + 1) and glued(text, i + 2)):
        return 0
    if i and words[i - 1] in "/-.:" and glued(text, i) or (i + 3 < size and words[i + 3] in "/:%" and glued(text, i + 3)):
        return 0
    return _two_numbers(text, i, facts)


def _two_numbers(text: Text, i: int, facts: Facts) -> int:
    words, size = text.words, len(text.words)
    first, mark, second = words[i], words[i + 1], words[i + 2]
    a, b = int(first), int(second)
    if len(second) == 4 and 1 <= a <= 12 and 1500 < b < 2100:
        facts.month, facts.year = a, b
    elif len(first) == 4 and 1 <= b <= 12 and 1500 < a < 2100:
        facts.month, facts.year = b, a
    elif len(first) <= 2 and len(second) <= 2:
        if mark != "/" and not (a <= 12 < b or b <= 12 < a) or not (a <= 31 and b <= 31 and min(a, b) >= 1):
            return 0
        day, month = (a, b) if b <= 12 else (b, a)
        if month > 12:
            return 0
        facts.day, facts.month = day, month
        at = i + 4 if words[i + 3 : i + 4] in ([","], ["،"]) else 0
        if at and at < size and words[at].isdigit() and len(words[at]) in (2, 4):
            facts.year = int(words[at]) + (2000 if len(words[at]) == 2 else 0)
            return at + 1
    else:
        return 0
    after = words[i + 3] if i + 3 < size else ""
    counted = after[:1].isalpha() and after not in _AFTER_DATE
    if counted and not facts.weekday and facts.day is not None:
        facts.day = facts.month = None
        return 0
    return i + 3


def _nth(text: Text, i: int, facts: Facts) -> int:
    """أول أسبوع من · الأسبوع الثالث من · آخر يوم في · ثالث يوم من."""
    words, size = text.words, len(text.words)
    if facts.nth is not None or i + 1 >= size:
        return 0
    if words[i] in ORDINALS or words[i] in _LAST or words[i] in ("اول", "اخر"):
        unit = UNITS.get(words[i + 1])
        known = ORDINALS.get(words[i])
        if unit is not None and unit.value in (4, 5) and not unit.definite and unit.kind == "unit" and not (known and known.definite):
            facts.nth, facts.nth_unit = (int(known.value) if known is not None else -1), int(unit.value)
            return i + 2
        return 0
    unit = UNITS.get(words[i])
    if unit is None or unit.value != 5 or not unit.definite:
        return 0
    ordinal = read_ordinal(text, i + 1)
    if words[i + 1] in _LAST:
        facts.nth, facts.nth_unit = -1, 5
        return i + 2
    if ordinal is not None and ordinal.definite and ordinal.spelled:
        facts.nth, facts.nth_unit = ordinal.value, 5
        return ordinal.stop
    return 0


def _edge(text: Text, i: int, facts: Facts) -> int:
    """بداية شهر 3 · منتصف آذار · أواخر العام · أول شباط · نهاية اليوم."""
    words, size = text.words, len(text.words)
    if facts.edge is not None or facts.day is not None or i + 1 >= size:
        return 0
    known = EDGES.get(words[i])
    if known is None and words[i] not in ("اول", "نصف", "نص", "وسط", "اخر"):
        return 0
    after = i + 1
    ahead = words[after]
    if not (month_at(words, after) or ahead in MONTH_WORDS or ahead in THIS or ahead in YEAR_WORDS or ahead in UNITS or ahead in DAY_WORDS
            or ahead in WEEKDAYS or ahead in TODAY_WORDS):  # fmt: skip
        return 0
    if known is None and ahead in UNITS and ahead not in MONTH_WORDS:
        return 0
    facts.edge = int(known.value) if known is not None else {"اول": 0, "اخر": 3}.get(words[i], 2)
    facts.edge_word = words[i]
    return i + 1


def _quarter(text: Text, i: int, facts: Facts) -> int:
    """الربع الثالث · الربع الأخير · صيف · الثمانينيات."""
    words, size = text.words, len(text.words)
    if words[i] in ("الربع", "للربع", "بالربع") and i + 1 < size and facts.quarter is None:
        ordinal = read_ordinal(text, i + 1)
        if words[i + 1] in _LAST or (ordinal is not None and ordinal.value <= 4):
            facts.quarter = 4 if words[i + 1] in _LAST else ordinal.value if ordinal else 4
            return i + 2
    if words[i] in SEASONS and facts.season is None and i + 1 < size and not SEASONS[words[i]].definite:
        at = i + 2 if words[i + 1] in YEAR_WORDS else i + 1
        if at < size and read_year(text, at) is not None:
            facts.season = int(SEASONS[words[i]].value)
            return i + 1
    return 0


def _feast(text: Text, i: int, facts: Facts) -> int:
    if facts.feast is not None or facts.has_day or text.words[i] not in FEASTS:
        return 0
    found = feast_at(text.words, i)
    if found is None:
        return 0
    facts.feast = found[0]
    return found[1]


def _part_of_day(text: Text, i: int, facts: Facts) -> int:
    """فجر · صباحا · بعد الظهر · منتصف الليل."""
    if facts.part is not None or facts.edge is not None and not facts.has_date:
        return 0
    found = part_phrase(text.words, i)
    known = PARTS.get(text.words[i])
    if found is None and known is not None and known.definite and not known.lead and (facts.clock or facts.has_day):
        found = int(known.value), i + 1, True
    if found is None:
        return 0
    part, stop, complete = found
    if not complete and not facts.has_date and facts.clock is None:
        probe = Facts(stop=stop)
        if stop >= len(text.words) or not (_day_shift(text, stop, probe) or _weekday(text, stop, probe) or _day(text, stop, probe)):
            return 0
        facts.part_first = True
    facts.part = part
    if facts.clock is not None and facts.clock.part is None:
        facts.clock = facts.clock._replace(part=part)
    return stop


def _named_hour(text: Text, i: int, facts: Facts) -> int:
    """منتصف الليل is 0, منتصف النهار and الظهيرة 12."""
    words = text.words
    if facts.clock is not None and facts.clock.hour % 12 or (i and words[i - 1] in ("بعد", "قبل")):
        return 0
    two = words[i : i + 2]
    if two in (["منتصف", "الليل"], ["منتصف", "النهار"], ["وقت", "الظهيره"], ["وقت", "الغداء"]):
        facts.clock = Clock(0 if two[1] == "الليل" else 12, None, None, None, None, i + 2)
        return i + 2
    if words[i] == "الظهيره" and not facts.has_date:
        facts.clock = Clock(12, None, None, None, None, i + 1)
        return i + 1
    return 0


_READERS = (_named_hour, _now, _feast, _offset, _weekday, _nth, _day_shift, _numeric, _edge, _day, _month, _year, _quarter, _period, _part_of_day)

__all__ = ["DECADES", "WHICH", "Facts", "read_facts", "replace"]
