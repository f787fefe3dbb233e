"""The calendar parts of an expression: day of the month, month, year, and dates in digits.

Each reader takes one part from a token on, writes it into the facts, and gives the place after it, or 0 and no change.
"""
from __future__ import annotations

from tawatur.lang.ar.dates import numeric_date, read_year, which_at
from tawatur.lang.ar.facts import DAY_WORDS, LAST_WORDS, MONTH_WORDS, THIS, YEAR_WORDS, Facts
from tawatur.lang.ar.numbers import NUMBER_WORDS, glued, read_number
from tawatur.lang.ar.ordinals import day_number, read_ordinal
from tawatur.lang.ar.times_words import UNITS, month_at
from tawatur.text.tokens import Text

_CURRENCY = frozenset("$€£¥₪%°")
_AFTER_DATE = frozenset("الساعه خلال في عند و علي م ه الي حتي او من".split())


def read_month(text: Text, i: int, facts: Facts) -> int:
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
    """A day or a year written right after the month: أيلول 19 · مارس 2012 · أيار السادس عشر."""
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
    """شهر 4 · شهر أربعة · الشهر الرابع."""
    words, size = text.words, len(text.words)
    if i + 1 >= size:
        return None
    if words[i] in MONTH_WORDS:
        if words[i + 1].isdecimal() and len(words[i + 1]) <= 2 and 1 <= int(words[i + 1]) <= 12:
            return int(words[i + 1]), i + 2
        number = read_number(text, i + 1) if words[i + 1] in NUMBER_WORDS else None
        if number is not None and not number.lead and number.value in range(1, 13):
            return int(number.value), number.stop
    if words[i] in ("الشهر", "بالشهر", "للشهر"):
        ordinal = read_ordinal(text, i + 1)
        if ordinal is not None and ordinal.definite and ordinal.value <= 12:
            return ordinal.value, ordinal.stop
    return None


def read_day(text: Text, i: int, facts: Facts) -> int:
    """A day of the month before its month, or where a weekday has been named: 14 · الثاني من · اليوم الثالث من · ثالث يوم من."""
    words, size = text.words, len(text.words)
    if facts.day is not None or facts.day_shift is not None or (facts.clock is not None and facts.month is None):
        return 0
    at = i
    if words[at] in ("اليوم", "باليوم") and at + 1 < size:
        at += 1
        if words[at] in LAST_WORDS:
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
    believed = stop < size and words[stop] == "الساعه" and i > 0 and words[i - 1] in ("في", "يوم", "بتاريخ") and words[at].isdecimal()
    believed = believed or _month_follows(text, stop) or (facts.weekday is not None and facts.nth is None) or (at > i and words[at].isdecimal())
    counted = stop < size and words[stop] in UNITS and not UNITS[words[stop]].definite and not _month_follows(text, stop)
    if not believed or counted:
        return 0
    facts.day = value
    return stop + 1 if stop < size and words[stop] == "." else stop


def _spelled_day(text: Text, i: int) -> tuple[int, int] | None:
    """سبعة وعشرين تموز."""
    number = read_number(text, i) if i < len(text.words) and text.words[i] in NUMBER_WORDS else None
    if number is None or number.lead or number.value not in range(1, 32) or month_at(text.words, number.stop) is None:
        return None
    return int(number.value), number.stop


def _month_follows(text: Text, i: int) -> bool:
    words, size = text.words, len(text.words)
    at = i + 1 if i < size and words[i] in ("من", "في", "ب", ".", "/") else i
    if at >= size:
        return False
    if (words[at] in THIS and words[at + 1 : at + 2] == ["الشهر"]) or (words[at] in UNITS and UNITS[words[at]].value == 6 and UNITS[words[at]].definite):
        return True
    return month_at(words, at) is not None or _month_number(text, at) is not None or (words[at] in MONTH_WORDS and month_at(words, at + 1) is not None)


def read_a_year(text: Text, i: int, facts: Facts) -> int:
    """عام 2014 · لعام 2014 · العام الألفان والثالث · 2018 after a month."""
    words, size = text.words, len(text.words)
    if facts.year is not None or (facts.shifts is not None and 7 in facts.shifts):
        return 0
    if words[i] in YEAR_WORDS and i + 1 < size:
        year = read_year(text, i + 1) or _small_year(text, i + 1)
        if year is not None:
            facts.year = year[0]
            return year[1]
        return 0
    if facts.month is None and facts.feast is None and facts.quarter is None and facts.half is None and facts.season is None:
        return 0
    year = read_year(text, i)
    if year is None:
        return 0
    facts.year = year[0]
    return year[1]


def _small_year(text: Text, i: int) -> tuple[int, int, bool] | None:
    """A year below a thousand, or with the article, in words: عام ثلاثمئة وعشرة · العام الألفان والثالث."""
    number = read_number(text, i) if text.words[i] in NUMBER_WORDS else None
    if number is None or not 100 <= number.value <= 2100:
        return None
    value, stop = int(number.value), number.stop
    if number.definite and stop < len(text.words):
        more = read_ordinal(text, stop)
        if more is not None and more.lead == "و" and more.value < 100:
            return value + more.value, more.stop, False
    return value, stop, False


def read_numeric(text: Text, i: int, facts: Facts) -> int:
    """12/5/2023 · 4/2017 · 2017.4 · 23/06 (day and month) · 6/23."""
    words, size = text.words, len(text.words)
    if facts.month is not None or facts.day is not None or not words[i].isdecimal():
        return 0
    full = numeric_date(text, i)
    if full is not None:
        parts, stop = full
        facts.year, facts.month, facts.day, facts.hijri = parts.year, parts.month, parts.day, parts.hijri
        return stop
    if i + 2 >= size or words[i + 1] not in "/-." or not words[i + 2].isdecimal() or not (glued(text, i + 1) and glued(text, i + 2)):
        return 0
    if (i and words[i - 1] in "/-.:" and glued(text, i)) or (i + 3 < size and words[i + 3] in "/:%" and glued(text, i + 3)):
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
        if (mark != "/" and not (a <= 12 < b or b <= 12 < a)) or not (a <= 31 and b <= 31 and min(a, b) >= 1):
            return 0
        day, month = (a, b) if b <= 12 else (b, a)
        if month > 12:
            return 0
        facts.day, facts.month = day, month
        at = i + 4 if words[i + 3 : i + 4] in ([","], ["،"]) else 0
        if at and at < size and words[at].isdecimal() and len(words[at]) in (2, 4):
            facts.year = int(words[at]) + (2000 if len(words[at]) == 2 else 0)
            return at + 1
    else:
        return 0
    after = words[i + 3] if i + 3 < size else ""
    counted = after in _CURRENCY or (after[:1].isalpha() and after not in _AFTER_DATE)
    if counted and not facts.weekday and facts.day is not None:
        facts.day = facts.month = None
        return 0
    return i + 3
