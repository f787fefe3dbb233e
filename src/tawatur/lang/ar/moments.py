"""A moment told by several words at once: فجر اليوم الخميس, مساء الجمعة 8 ديسمبر, الساعة 7 صباحا يوم الأحد.

`read_moment` gathers weekday, date, day word, part of the day and clock time, in any order, as long as none is said twice.
"""
from __future__ import annotations

from dataclasses import dataclass

from tawatur.lang.ar.clocks import DAWN, MORNING, NIGHT, PART_HOURS, Clock, read_clock
from tawatur.lang.ar.dates import DateParts, names_by_date, read_date, which_at
from tawatur.lang.ar.times_words import PARTS, WEEKDAYS, YESTERDAY
from tawatur.text.fold import fold_word
from tawatur.text.tokens import Text

DAY_WORDS = frozenset("يوم ليوم بيوم ويوم فيوم وليوم وبيوم نهار".split())
TODAY_WORDS = frozenset("اليوم واليوم فاليوم اليومم".split())
NIGHT_WORDS = frozenset("الليله والليله لليله بالليله".split())
THIS = frozenset("هذا هذه وهذا".split())
_FIRST = frozenset("الاول الاولي".split())
# Not today: the day of something, names of papers and channels.
_NOT_TODAY_AFTER = frozenset(
    "التالي الذي نفسه ذاته الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع العاشر الحادي الاول الاخير الواحد ال "
    "العالمي الوطني الدولي الموعود التي الموالي القادم المقبل الدراسي الدامي".split()
)
_NOT_TODAY_BEFORE = frozenset(
    "ذلك عين روسيا مصر المصري الصومال السودان لبنان القدس العرب فلسطين عربي حتي كل طوال طيله في سوريا العراق اليمن ليبيا "
    "صحيفه جريده موقع قناه نفس غزه عمان تونس النهار ما الي الخليج".split()
)
# "سوق الجمعة", "مسجد الأحد": places and names, not days.
_NOT_WEEKDAY_BEFORE = frozenset(fold_word(w) for w in "سوق مسجد شارع بلدة قرية بن آل ابن أبو أبي وادي مدينة الواحد عين كنيسة".split())
_LATE = {"متاخره": NIGHT, "متاخر": NIGHT, "مبكره": DAWN, "مبكر": DAWN}
_BEFORE_DATE = frozenset(("الموافق", "الموافقه", "موافق", "بتاريخ", "المصادف", "الواقع"))
_MARKS = frozenset("،,()-–«»\"")


@dataclass(slots=True)
class Moment:
    """What was said of a moment. `shift`: days from publication; `which` of a weekday; `second`: the other day of a night."""

    stop: int = 0
    date: DateParts | None = None
    weekday: int | None = None
    which: int | None = None
    second: int | None = None
    shift: int | None = None
    part: int | None = None
    clock: Clock | None = None
    same: bool = False

    @property
    def has_day(self) -> bool:
        return self.date is not None or self.weekday is not None or self.shift is not None or self.same


def read_moment(text: Text, i: int, bare_clock: bool = False) -> Moment | None:
    """The moment told from token i on; None where none starts there."""
    moment = Moment(stop=i)
    if not _atom(text, i, moment, bare_clock):
        return None
    words, size = text.words, len(text.words)
    while moment.stop < size:
        at = moment.stop
        if words[at] == "\n":
            break
        if _atom(text, at, moment, False):
            continue
        jump = _glue(words, at)
        if not jump or jump >= size or not _atom(text, jump, moment, False):
            moment.stop = at
            break
        if words[at] == "(" and moment.stop < size and words[moment.stop] == ")":
            moment.stop += 1
    return moment


def _glue(words: list[str], i: int) -> int:
    """Past what may stand between two parts of one moment: a mark, من, في, عند, الموافق, في تمام: the place after it, or 0."""
    at = i
    if words[at] in _MARKS:
        at += 1
    for _ in range(2):
        if at < len(words) and words[at] in ("من", "في", "عند", "تمام", "حدود", "حوالي", "نحو", "قرابه", "وفي", "عن", "ب", "بحدود", "وتحديدا", "بعيد"):
            at += 1
    if at < len(words) and words[at] in _BEFORE_DATE:
        at += 1
    return at if at > i and (at >= len(words) or words[at] != "\n") else 0


def _atom(text: Text, i: int, moment: Moment, bare: bool) -> bool:
    """Take one more part of the moment from token i; False (moment unchanged) where there is none that fits."""
    word = text.words[i]
    if word in DAY_WORDS or word in TODAY_WORDS or word in THIS or word in NIGHT_WORDS:
        return _day_word(text, i, moment)
    if word in WEEKDAYS and _weekday(text, i, moment):
        return True
    if (word in YESTERDAY or word in ("اول", "واول", "قبل", "الاول")) and _yesterday(text, i, moment):
        return True
    if _part(text, i, moment):
        return True
    if moment.clock is None:
        clock = read_clock(text, i, bare)
        if clock is not None and (moment.part is None or clock.part in (None, moment.part)) and not _date_here(text, i, moment):
            moment.clock, moment.stop = clock, clock.stop
            return True
    return _calendar(text, i, moment)


def _date_here(text: Text, i: int, moment: Moment) -> bool:
    """Whether digits at i begin a date rather than an hour."""
    if not text.words[i].isdecimal():
        return False
    found = read_date(text, i)
    return found is not None and found[0].day is not None


def _calendar(text: Text, i: int, moment: Moment) -> bool:
    if moment.date is not None and not (moment.date.hijri or _is_hijri_next(text, i)):
        return False
    if moment.shift is not None and not text.words[i].isdecimal():
        return False
    found = read_date(text, i)
    if found is None or (found[0].day is None and moment.has_day):
        return False
    before = i - 2 if i > 1 and text.words[i - 1].isdecimal() else i - 1
    if before >= 0 and names_by_date(text.words[before]):
        return False
    if moment.date is None or not found[0].hijri:
        moment.date = found[0]
    moment.stop = found[1]
    return True


def _is_hijri_next(text: Text, i: int) -> bool:
    found = read_date(text, i)
    return found is not None and found[0].hijri and found[0].day is not None


def _weekday(text: Text, i: int, moment: Moment, after_day_word: bool = False) -> bool:
    """الجمعة · الجمعة الماضي; a second day right after a night makes a pair (ليل الخميس الجمعة)."""
    words = text.words
    known = WEEKDAYS[words[i]]
    if not (known.definite or after_day_word) or (known.lead not in ("", "و", "ف", "ب", "ل") or (known.lead and moment.has_day)):
        return False
    if not after_day_word and i and words[i - 1] in _NOT_WEEKDAY_BEFORE:
        return False
    if words[i + 1 : i + 2] in (["عشر"], ["عشره"]):  # الأحد عشر is eleven
        return False
    if moment.weekday is not None:
        pair = moment.part == NIGHT and moment.second is None and known.value == (moment.weekday + 1) % 7
        if pair:
            moment.second, moment.stop = int(known.value), i + 1
        return pair
    moment.weekday, moment.stop = int(known.value), i + 1
    which = which_at(words, i + 1)
    if which is not None:
        moment.which, moment.stop = which
    return True


def _yesterday(text: Text, i: int, moment: Moment) -> bool:
    """أمس · أول أمس · أول من أمس · أمس الأول · البارحة."""
    words, size = text.words, len(text.words)
    at, days = i, -1
    if words[at] not in YESTERDAY:
        at += 2 if words[at + 1 : at + 2] == ["من"] else 1
        days = -2
        if at >= size or words[at] not in YESTERDAY:
            return False
    if moment.shift is not None or moment.date is not None:
        return False
    stop = at + 1
    if stop < size and words[stop] in _FIRST:
        days, stop = -2, stop + 1
    moment.shift, moment.stop = days, stop
    return True


def _day_word(text: Text, i: int, moment: Moment) -> bool:
    """يوم الجمعة · يوم 12 من الشهر · اليوم · هذا الصباح · الليلة الماضية."""
    words, size = text.words, len(text.words)
    word, after = words[i], words[i + 1] if i + 1 < size else ""
    if word in NIGHT_WORDS:
        return _tonight(text, i, moment)
    if word in THIS:
        if after in TODAY_WORDS and moment.shift is None:
            moment.shift, moment.stop = 0, i + 2
            return True
        if after in PARTS and PARTS[after].definite and moment.part is None and moment.shift in (None, 0):
            moment.shift, moment.part, moment.stop = 0, int(PARTS[after].value), i + 2
            return True
        return False
    if word in TODAY_WORDS:
        return _today(text, i, moment)
    if after in WEEKDAYS:
        return _weekday(text, i + 1, moment, after_day_word=True)
    if after in YESTERDAY or after in ("اول",):
        return _yesterday(text, i + 1, moment)
    at = i + 2 if after in _MARKS else i + 1
    return at < size and moment.date is None and _calendar(text, at, moment)


def _today(text: Text, i: int, moment: Moment) -> bool:
    words, size = text.words, len(text.words)
    after = words[i + 1] if i + 1 < size else ""
    before = words[i - 1] if i else ""
    if moment.shift is not None or moment.date is not None:
        return False
    if after in ("نفسه", "ذاته"):
        moment.same, moment.stop = True, i + 2
        return True
    which = which_at(words, i + 1)
    if which is not None and which[0] < 0 and after != "الاخير":
        moment.shift, moment.stop = which
        return True
    if after in _NOT_TODAY_AFTER or after.isdecimal() or (before in _NOT_TODAY_BEFORE and moment.part is None):
        return False
    moment.shift, moment.stop = 0, i + 1
    return True


def _tonight(text: Text, i: int, moment: Moment) -> bool:
    if moment.part not in (None, NIGHT) or moment.shift is not None:
        return False
    which = which_at(text.words, i + 1)
    moment.shift, moment.part, moment.stop = 0, NIGHT, i + 1
    if which is not None:
        moment.shift, moment.stop = min(which[0], 0), which[1]
    return True


def _part(text: Text, i: int, moment: Moment) -> bool:
    """فجر (before its day) · فجرا · بعد ظهر · منتصف الليل · ساعة متأخرة من."""
    words, size = text.words, len(text.words)
    if (moment.part is not None and moment.part != NIGHT) or (moment.clock is not None and moment.clock.part):
        return False
    if words[i] == "منتصف" and i + 1 < size and words[i + 1] in NIGHT_WORDS:
        return _tonight(text, i + 1, moment)
    at, late = i, None
    if words[at] in ("ساعه", "وقت", "ساعات", "الساعات") and at + 2 < size and words[at + 1] in _LATE and words[at + 2] == "من":
        late, at = _LATE[words[at + 1]], at + 3
    found = part_phrase(words, at) if at < size else None
    if found is None:
        if late is None:
            return False
        before = moment.part, moment.stop
        moment.part, moment.stop = late, at
        if at < size and not moment.has_day and _atom(text, at, moment, False):
            return True
        moment.part, moment.stop = before
        return False
    part, stop, complete = found
    if moment.part is not None:
        return False
    if complete or moment.has_day:
        moment.part, moment.stop = part, stop
        return complete or stop >= size or not words[stop][0].isalpha() or True
    moment.part, moment.stop = part, stop
    jump = stop + 1 if stop < size and words[stop] in ("من", "،") else stop
    if jump < size and _day_atom(text, jump, moment):
        return True
    moment.part, moment.stop = None, i
    return False


def _day_atom(text: Text, i: int, moment: Moment) -> bool:
    word = text.words[i]
    if word in DAY_WORDS or word in TODAY_WORDS or word in NIGHT_WORDS or word in THIS:
        return _day_word(text, i, moment)
    if word in WEEKDAYS:
        return _weekday(text, i, moment)
    if word in YESTERDAY or word == "اول":
        return _yesterday(text, i, moment)
    found = read_date(text, i)
    if found is None or found[0].day is None:
        return False
    moment.date, moment.stop = found
    return True


def part_phrase(words: list[str], i: int) -> tuple[int, int, bool] | None:
    """A part of the day at token i: -> (part, stop, complete?). فجر alone is not complete: it needs its day."""
    word, after = words[i], words[i + 1] if i + 1 < len(words) else ""
    if word in ("بعد", "قبل", "وبعد", "عقب", "قبيل", "بعيد") and after in PARTS and PARTS[after].value == 3:
        return (4 if "بعد" in word or word in ("عقب", "بعيد") else 2), i + 2, PARTS[after].definite
    if word in ("منتصف", "وسط") and after in PARTS and PARTS[after].value in (6, 3) and after not in NIGHT_WORDS:
        if i and words[i - 1] in ("بعد", "وبعد") and PARTS[after].value == 6:
            return DAWN, i + 2, PARTS[after].definite
        return (6 if PARTS[after].value == 6 else 3), i + 2, PARTS[after].definite
    known = PARTS.get(word) if word not in NIGHT_WORDS else None
    if known is None or known.lead not in ("", "و", "ف", "ب", "ل"):
        return None
    if known.definite:
        if not i or words[i - 1] not in ("في", "منذ", "ساعات", "خلال", "من", "هذا", "حتي", "قبل", "بعد", "الاولي"):
            return None
        return int(known.value), i + 1, True
    before_day = after in WEEKDAYS or after in TODAY_WORDS or after in YESTERDAY or after in DAY_WORDS or after == "اول" or after.isdecimal()
    adverb = word.endswith("ا") or (word.endswith("مساء") and not before_day)
    return int(known.value), i + 1, adverb and word not in ("مسا",)


def part_span(part: int) -> tuple[int, int]:
    """First and last hour of a part of the day."""
    return PART_HOURS[part]


__all__ = ["DAY_WORDS", "MORNING", "NIGHT_WORDS", "THIS", "TODAY_WORDS", "Moment", "part_phrase", "part_span", "read_moment"]
