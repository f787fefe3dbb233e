"""The other parts of an expression: day words, weekdays, offsets, periods, nth days, edges, feasts, parts of the day.

Each reader takes one part from a token on, writes it into the facts, and gives the place after it, or 0 and no change.
"""
from __future__ import annotations

from tawatur.lang.ar.clocks import NIGHT, Clock
from tawatur.lang.ar.dates import read_year, which_at
from tawatur.lang.ar.fact_dates import read_day
from tawatur.lang.ar.facts import DAY_WORDS, LAST_WORDS, MONTH_WORDS, THIS, YEAR_WORDS, Facts
from tawatur.lang.ar.holidays import FEASTS, feast_at
from tawatur.lang.ar.moments import NIGHT_WORDS, TODAY_WORDS, part_phrase
from tawatur.lang.ar.ordinals import read_ordinal
from tawatur.lang.ar.periods import read_lot
from tawatur.lang.ar.times_words import EDGES, ORDINALS, PARTS, SEASONS, TOMORROW, UNITS, WEEKDAYS, YESTERDAY, month_at
from tawatur.text.tokens import Text

_NOW = frozenset("الان حالا هسا هسه هلا دلوقتي الحين فورا".split())
_NOW_NOUNS = frozenset("اللحظه الوقت".split())
_THAT = frozenset("الذي اللي الي التي ال".split())
_AFTER = frozenset(("بعد", "وبعد"))
_BEFORE = frozenset(("قبل", "وقبل", "القبل", "منذ"))


def read_now(text: Text, i: int, facts: Facts) -> int:
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


def read_day_shift(text: Text, i: int, facts: Facts) -> int:
    """اليوم · غدا · بعد غد · أول أمس · اليوم الذي قبل أمس · اليوم الماضي."""
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
        if at + 1 < size and ((words[at + 1] in ORDINALS and ORDINALS[words[at + 1]].definite) or words[at + 1] in LAST_WORDS | {"ال"}):
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


def read_weekday(text: Text, i: int, facts: Facts) -> int:
    """السبت القادم · يوم الاثنين · آخر أربعاء · ثاني يوم خميس · الجمعة الأخيرة."""
    words, size = text.words, len(text.words)
    if facts.weekday is not None or (facts.offset is not None and facts.offset[0] < 5):
        return 0
    nth, at = None, i
    if words[at] in THIS:
        at += 1
    if at < size and (words[at] in ORDINALS or words[at] in LAST_WORDS):
        nth = -1 if words[at] in LAST_WORDS else int(ORDINALS[words[at]].value)
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
    if which is not None and words[stop] not in LAST_WORDS:
        facts.which = which[0]
        return which[1]
    if words[i] in THIS:
        facts.which = 0
    if nth is None and stop < size:
        ordinal = read_ordinal(text, stop)
        if words[stop] in LAST_WORDS:
            facts.nth, stop = -1, stop + 1
        elif ordinal is not None and ordinal.definite and ordinal.spelled and ordinal.value <= 5:
            facts.nth, stop = ordinal.value, ordinal.stop
    return stop


def _weeks_day(words: list[str], i: int) -> bool:
    """سبت الأسبوع المقبل."""
    return words[i + 1 : i + 2] in (["الاسبوع"], ["هذا"]) and "الاسبوع" in words[i + 1 : i + 3]


def read_offset(text: Text, i: int, facts: Facts) -> int:
    """بعد 9 أيام · قبل شهرين · منذ ساعتين · في غضون 6 ساعات · 5 أسابيع من الآن."""
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
    stop, count = lot.stop, lot.amount
    end = " ".join(words[stop : stop + 2])
    if end in ("من الان", "في المستقبل"):
        sign, stop = sign or 1, stop + 2
    if stop < size and words[stop] == "من" and words[stop + 1 : stop + 2] != ["الان"]:  # of something else
        return 0
    if not sign or (words[i] == "من" and lot.amount > 1) or (words[i] == "من" and lot.unit < 5):
        return 0
    facts.offset = (lot.unit, sign * count)
    return stop


def read_period_shift(text: Text, i: int, facts: Facts) -> int:
    """الأسبوع القادم · هذا الشهر · الأسبوع بعد الجاي · العام · الساعة الماضية · العقد القادم."""
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
    if (facts.shifts is not None and rank in facts.shifts) or (rank == 7 and facts.year is not None):
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


def read_nth(text: Text, i: int, facts: Facts) -> int:
    """أول أسبوع من · الأسبوع الثالث من · آخر يوم في · ثالث يوم من."""
    words, size = text.words, len(text.words)
    if facts.nth is not None or i + 1 >= size:
        return 0
    if words[i] in ORDINALS or words[i] in LAST_WORDS or words[i] in ("اول", "اخر"):
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
    if words[i + 1] in LAST_WORDS:
        facts.nth, facts.nth_unit = -1, 5
        return i + 2
    if ordinal is not None and ordinal.definite and ordinal.spelled:
        facts.nth, facts.nth_unit = ordinal.value, 5
        return ordinal.stop
    return 0


def read_edge(text: Text, i: int, facts: Facts) -> int:
    """بداية شهر 6 · منتصف آذار · أواخر العام · أول شباط · نهاية اليوم."""
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


def read_quarter(text: Text, i: int, facts: Facts) -> int:
    """الربع الثالث · الربع الأخير · صيف · الثمانينيات."""
    words, size = text.words, len(text.words)
    if words[i] in ("الربع", "للربع", "بالربع") and i + 1 < size and facts.quarter is None:
        ordinal = read_ordinal(text, i + 1)
        if words[i + 1] in LAST_WORDS or (ordinal is not None and ordinal.value <= 4):
            facts.quarter = 4 if words[i + 1] in LAST_WORDS else ordinal.value if ordinal else 4
            return i + 2
    if words[i] in ("النصف", "للنصف", "بالنصف") and i + 1 < size and words[i + 1] in ("الاول", "الثاني", "الاخير") and facts.half is None:
        after = words[i + 2 : i + 4]
        if after[:1] == ["من"] and after[1:] and (after[1] in YEAR_WORDS or after[1] in THIS or after[1].isdecimal()):
            facts.half = 1 if words[i + 1] == "الاول" else 2
            return i + 2
    if words[i] in SEASONS and facts.season is None and i + 1 < size and not SEASONS[words[i]].definite:
        at = i + 2 if words[i + 1] in YEAR_WORDS else i + 1
        if at < size and read_year(text, at) is not None:
            facts.season = int(SEASONS[words[i]].value)
            return i + 1
    return 0


def read_feast(text: Text, i: int, facts: Facts) -> int:
    if facts.feast is not None or facts.has_day or text.words[i] not in FEASTS:
        return 0
    found = feast_at(text.words, i)
    if found is None:
        return 0
    facts.feast = found[0]
    return found[1]


def read_part(text: Text, i: int, facts: Facts) -> int:
    """فجر · صباحا · بعد الظهر · منتصف الليل."""
    if facts.part is not None or (facts.edge is not None and not facts.has_date):
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
        if stop >= len(text.words) or not (read_day_shift(text, stop, probe) or read_weekday(text, stop, probe) or read_day(text, stop, probe)):
            return 0
        facts.part_first = True
    facts.part = part
    if facts.clock is not None and facts.clock.part is None:
        facts.clock = facts.clock._replace(part=part)
    return stop


def read_named_hour(text: Text, i: int, facts: Facts) -> int:
    """منتصف الليل is 0, منتصف النهار and الظهيرة 12."""
    words = text.words
    if (facts.clock is not None and facts.clock.hour % 12) or (i and words[i - 1] in ("بعد", "قبل")):
        return 0
    two = words[i : i + 2]
    if two in (["منتصف", "الليل"], ["منتصف", "النهار"], ["وقت", "الظهيره"], ["وقت", "الغداء"]):
        facts.clock = Clock(0 if two[1] == "الليل" else 12, None, None, None, None, i + 2)
        return i + 2
    if words[i] == "الظهيره" and not facts.has_date:
        facts.clock = Clock(12, None, None, None, None, i + 1)
        return i + 1
    return 0
