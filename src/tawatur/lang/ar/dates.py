"""Calendar dates: day, month and year in digits and words, month names of every tradition, Hijri dates, years.

`read_date` gives what is written, unresolved; `resolve_date` turns it into days. A date with no year is the latest one not
after the publication date (news tells the past); Hijri dates go through the Umm al-Qura calendar (hijridate).
"""
from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from hijridate import Gregorian, Hijri

from tawatur.lang.ar.numbers import NUMBER_WORDS, glued, read_number
from tawatur.lang.ar.ordinals import day_number
from tawatur.lang.ar.times_words import WHICH, Month, month_at
from tawatur.text.fold import fold_word
from tawatur.text.tokens import Text

Days = tuple[date, date]

_YEAR_WORDS = frozenset("عام العام لعام للعام بعام سنه السنه لسنه للسنه وعام والعام وسنه بسنه".split())
_MONTH_WORDS = frozenset("شهر الشهر لشهر بشهر وشهر للشهر والشهر بالشهر".split())
_THIS = frozenset(("هذا", "هذه", "هذي", "هاد", "هاي"))
_HIJRI_MARKS = frozenset(("ه", "هجريه", "هجري", "للهجره", "هجريا"))
_GREGORIAN_MARKS = frozenset(("م", "ميلادي", "ميلاديه"))
# Names that hold a date (ميدان 6 أكتوبر); the date in them tells no time.
_NAMED_BY_DATE = frozenset(
    fold_word(word)
    for word in (
        "شارع طريق ميدان ساحة مدينة سد حركة قوى كتيبة لواء ملعب جسر حي ثورة انتفاضة جامعة مستشفى مدرسة فريق تيار مخيم قاعدة "
        "كتائب حزب منظمة قوات معسكر مطار مصنع دوار ائتلاف شباب محافظة بلدة قرية نادي كوبري حديقة"
    ).split()
)


def names_by_date(word: str) -> bool:
    """Whether a word before a date makes it a name: ميدان, بثورة, والقوى."""
    while len(word) > 3 and word not in _NAMED_BY_DATE:
        if word[0] not in "وبلف" and not word.startswith("ال"):
            return False
        word = word[2:] if word.startswith("ال") else word[1:]
    return word in _NAMED_BY_DATE


@dataclass(frozen=True, slots=True)
class DateParts:
    """A date as written. `month_which`/`year_which`: -2 the one before last, -1 last, 0 this, 1 next; `same`: of the one before."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    hijri: bool = False
    month_which: int | None = None
    year_which: int | None = None
    same: bool = False


def read_year(text: Text, i: int, loose: bool = False) -> tuple[int, int, bool] | None:
    """A year at token i: -> (year, stop, Hijri?). `loose`: also two digits (حزيران 67) and small years in words."""
    words, size = text.words, len(text.words)
    if i >= size:
        return None
    if words[i].isdecimal():
        value, stop = int(words[i]) if len(words[i]) in (2, 4) else 0, i + 1
        if len(words[i]) == 2:
            if not loose or value < 32 or (stop < size and words[stop][0].isalpha() and glued(text, stop)):
                return None
            value += 1900
        if stop < size and words[stop] in ".,،٬/" and glued(text, stop) and stop + 1 < size and words[stop + 1].isdecimal():
            return None
    else:
        number = read_number(text, i) if words[i] in NUMBER_WORDS else None
        if number is None or not number.scaled or number.value != int(number.value):
            return None
        value, stop = int(number.value), number.stop
    hijri = stop < size and words[stop] in _HIJRI_MARKS
    if not (1300 <= value <= 1500 if hijri else 1000 <= value <= 2100):
        return None
    if stop < size and (hijri or words[stop] in _GREGORIAN_MARKS):
        stop += 1
    return value, stop, hijri or 1350 <= value <= 1460


def read_date(text: Text, i: int) -> tuple[DateParts, int] | None:
    """The date at token i, by its first word: -> (parts, stop)."""
    words = text.words
    if words[i].isdecimal():
        numeric = numeric_date(text, i)
        if numeric is not None:
            return numeric
    day = day_number(text, i)
    if day is not None:
        return _from_day(text, *day)
    return _from_month(text, i)


def numeric_date(text: Text, i: int) -> tuple[DateParts, int] | None:
    """12/5/2023 · 2023-12-05 · 05.12.2023 · 14- 5- 1976, day first unless the year is or the month would not fit."""
    words, size = text.words, len(text.words)
    if i + 4 >= size or words[i + 1] not in "/-.–" or words[i + 3] not in "/-.–":
        return None
    if not (words[i + 2].isdecimal() and words[i + 4].isdecimal()) or not glued(text, i + 1):
        return None
    if not (glued(text, i + 3) or words[i + 1] == "-" == words[i + 3]):
        return None
    first, second, third = words[i], words[i + 2], words[i + 4]
    if len(first) == 4:
        year, month, day = int(first), int(second), int(third)
    elif len(third) in (2, 4) and len(first) <= 2:
        year, month, day = int(third), int(second), int(first)
        if len(third) == 2:
            year += 2000 if year < 70 else 1900
    else:
        return None
    if month > 12 >= day:
        month, day = day, month
    if not (1 <= month <= 12 and 1 <= day <= 31 and (1350 <= year <= 1460 or 1800 <= year <= 2100)):
        return None
    stop = i + 5
    hijri = year < 1500
    if stop < size and words[stop] in (_HIJRI_MARKS | _GREGORIAN_MARKS):
        hijri = words[stop] in _HIJRI_MARKS
        stop += 1
    return DateParts(year, month, day, hijri), stop


def _from_day(text: Text, day: int, i: int) -> tuple[DateParts, int] | None:
    """What follows a day: [من] [شهر] month and year, من الشهر الجاري, الجاري, منه."""
    words, size = text.words, len(text.words)
    if i >= size:
        return None
    if words[i] == "منه":
        return DateParts(day=day, same=True), i + 1
    which = WHICH.get(words[i])
    if which is not None and which.definite and which.value == 0 and not which.lead:
        return DateParts(day=day, month_which=0), i + 1
    at = i + 1 if words[i] in ("من", "ل") else i
    if at < size and words[at] in _MONTH_WORDS | _THIS:
        relative = _this_month(text, at)
        if relative is not None:
            return replace(relative[0], day=day), relative[1]
        at += words[at] in _MONTH_WORDS
    found = month_at(words, at)
    if found is None:
        return None
    month, stop, lead = found
    if lead not in ("", "ل", "ب"):
        return None
    return _after_month(text, stop, month, day)


def _this_month(text: Text, i: int) -> tuple[DateParts, int] | None:
    """الشهر الجاري · الشهر الماضي · هذا الشهر · الشهر نفسه."""
    words, size = text.words, len(text.words)
    if words[i] in _THIS:
        return (DateParts(month_which=0), i + 2) if i + 1 < size and words[i + 1] == "الشهر" else None
    if (not words[i].endswith("الشهر") and not words[i].startswith("لل")) or i + 1 >= size:
        return None
    which = which_at(words, i + 1)
    if which is not None:
        return DateParts(month_which=which[0]), which[1]
    if words[i + 1] in ("نفسه", "ذاته", "عينه"):
        return DateParts(same=True), i + 2
    return None


def which_at(words: list[str], i: int) -> tuple[int, int] | None:
    """الماضي -1 · الجاري 0 · المقبل 1 · قبل الماضي -2 · بعد المقبل 2: -> (which, stop)."""
    if i >= len(words):
        return None
    further = words[i] if words[i] in ("قبل", "بعد") else ""
    at = i + 1 if further else i
    known = WHICH.get(words[at]) if at < len(words) else None
    if known is None or not known.definite or known.lead:
        return None
    value = int(known.value)
    if further:
        if not value or (further == "قبل") != (value < 0):
            return None
        value *= 2
    return value, at + 1


def _from_month(text: Text, i: int) -> tuple[DateParts, int] | None:
    """A month with no day: [شهر] مارس 2012 · مايو الماضي · أكتوبر."""
    words, size = text.words, len(text.words)
    at = i
    named = words[i] in _MONTH_WORDS
    if named:
        at += 1
    found = month_at(words, at) if at < size else None
    if found is None:
        return None
    month, stop, _ = found
    read = _after_month(text, stop, month, None)
    parts, end = read
    bare = parts.year is None and parts.month_which is None and parts.year_which is None and not parts.same
    if month.weak and bare and not named and end == stop and not (i and words[i - 1] in _MONTH_PREPOSITIONS):
        return None
    if bare and month.calendar == "h" and not named:
        return None
    return read


_MONTH_PREPOSITIONS = frozenset("في وفي منذ خلال حتي مطلع اواخر اوائل منتصف نهايه بدايه بين".split())


def _after_month(text: Text, i: int, month: Month, day: int | None) -> tuple[DateParts, int]:
    """The other name of the month (ديسمبر/كانون الأول), then its year or الماضي, من العام الجاري."""
    words, size = text.words, len(text.words)
    i = _other_name(text, i, month)
    parts = DateParts(month=month.number, day=day, hijri=month.calendar == "h")
    which = which_at(words, i)
    if which is not None:
        return replace(parts, month_which=which[0]), which[1]
    at = i
    if (at < size and words[at] in ("،", ",", "-", ".") and at + 1 < size and words[at + 1].isdecimal() and len(words[at + 1]) == 4) or (at < size and words[at] in ("من", "في", "-")):
        at += 1
    if at < size and (words[at] in _YEAR_WORDS or words[at] in _THIS):
        relative = _this_year(words, at)
        if relative is not None:
            return replace(parts, year_which=relative[0], same=relative[2]), relative[1]
        at += 1
    year = read_year(text, at, loose=(day is None and not month.weak) or at > i)
    if year is None or (at > i and words[i] in ("من", "في") and at == i + 1):
        return _with_next_month(text, parts, i), i
    return replace(parts, year=year[0]), year[1]


def _with_next_month(text: Text, parts: DateParts, i: int) -> DateParts:
    """A month that shares the year of the one joined to it: أكتوبر ونوفمبر 2014 · ديسمبر ويناير الماضيين."""
    found = month_at(text.words, i) if parts.day is None else None
    if found is None or found[2] != "و":
        return parts
    following, _ = _after_month(text, found[1], found[0], None)
    year = following.year
    if year is not None and parts.month is not None and parts.month > found[0].number:
        year -= 1
    return replace(parts, year=year, month_which=following.month_which, year_which=following.year_which)


def _other_name(text: Text, i: int, month: Month) -> int:
    """Past the same month's other name after a slash, a dash or in brackets: the stop. The two of كانون and of تشرين are often confused."""
    words, size = text.words, len(text.words)
    if i >= size or words[i] not in ("/", "(", "-", "–", "\\"):
        found = month_at(words, i) if i < size else None
        return found[1] if found is not None and found[0] [:2] == month[:2] else i
    found = month_at(words, i + 1) if i + 1 < size else None
    if found is None or (found[0][:2] != month[:2] and not (words[i] == "/" and words[i + 1] in _NUMBERED and words[i - 1] not in _NUMBERED)):
        return i
    stop = found[1]
    return stop + 1 if words[i] == "(" and stop < size and words[stop] == ")" else stop


_NUMBERED = frozenset(("كانون", "تشرين"))


def _this_year(words: list[str], i: int) -> tuple[int, int, bool] | None:
    """العام الماضي · هذا العام · العام نفسه: -> (which, stop, the one before?)."""
    if words[i] in _THIS:
        return (0, i + 2, False) if i + 1 < len(words) and words[i + 1] in ("العام", "السنه") else None
    if i + 1 < len(words) and words[i + 1] in ("نفسه", "نفسها", "ذاته", "ذاتها"):
        return 0, i + 2, True
    which = which_at(words, i + 1)
    return (*which, False) if which is not None else None


# ---------------------------------------------------------------- into days
def resolve_date(parts: DateParts, today: date | None, seen: date | None, past: bool) -> tuple[date, date, str] | None:
    """-> (first day, last day, grain: day, month or year); None where it needs a day that is not known or does not exist."""
    try:
        return _resolve_hijri(parts, today, past) if parts.hijri else _resolve(parts, today, seen, past)
    except (ValueError, OverflowError):
        return None


def _resolve(parts: DateParts, today: date | None, seen: date | None, past: bool) -> tuple[date, date, str] | None:
    year, month, day = parts.year, parts.month, parts.day
    if year is None:
        base = seen if parts.same and seen else today
        if base is None:
            return None
        year, month = _undated(parts, base, past)
    if month is None:
        return date(year, 1, 1), date(year, 12, 31), "year"
    if day is None:
        return date(year, month, 1), last_of_month(year, month), "month"
    return date(year, month, day), date(year, month, day), "day"


def _undated(parts: DateParts, base: date, past: bool) -> tuple[int, int | None]:
    """Year and month of a date with no year, from the day of publication."""
    if parts.month is None:
        if parts.same and parts.day is None:
            return base.year, None
        if parts.month_which is not None:
            return shift_month(base, parts.month_which)
        if parts.year_which is not None:
            return base.year + parts.year_which, None
        return shift_month(base, -1 if past and not parts.same and parts.day is not None and parts.day > base.day else 0)
    if parts.year_which is not None:
        return base.year + parts.year_which, parts.month
    if parts.same:
        return base.year, parts.month
    ahead = (parts.month, parts.day or 1) > (base.month, base.day)
    if parts.month_which is not None and parts.month_which < 0:
        earlier = parts.month < base.month or (parts.day is not None and parts.month == base.month and parts.day < base.day)
        return base.year - (0 if earlier else 1) + parts.month_which + 1, parts.month
    if parts.month_which is not None and parts.month_which > 0:
        return base.year + (0 if ahead and parts.month != base.month else 1) + parts.month_which - 1, parts.month
    if parts.month_which == 0:
        return base.year, parts.month
    far = parts.month - base.month >= 10
    return base.year - (1 if ahead and (past or far) else 0), parts.month


def _resolve_hijri(parts: DateParts, today: date | None, past: bool) -> tuple[date, date, str] | None:
    year = parts.year
    if parts.month is None:
        return None
    if year is None:
        if today is None:
            return None
        now = Gregorian(today.year, today.month, today.day).to_hijri()
        ahead = (parts.month, parts.day or 1) > (now.month, now.day)
        year = now.year + (parts.year_which or 0)
        if parts.year_which is None and (parts.month_which or 0) <= 0 and ahead and (past or parts.month_which == -1):
            year -= 1
        if parts.month_which == 1 and not ahead:
            year += 1
    if year > 1500:  # رمضان 2016: the Hijri month of a Gregorian year
        january = Gregorian(year, 1, 1).to_hijri().year
        year = january if Hijri(january, parts.month, parts.day or 1).to_gregorian().year == year else january + 1
    first = Hijri(year, parts.month, parts.day or 1)
    start = first.to_gregorian()
    day = date(start.year, start.month, start.day)
    if parts.day is not None:
        return day, day, "day"
    return day, day + timedelta(first.month_length() - 1), "month"


def last_of_month(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(1)


def shift_month(base: date, months: int) -> tuple[int, int]:
    """(year, month) so many months from a day."""
    at = base.year * 12 + base.month - 1 + months
    return at // 12, at % 12 + 1
