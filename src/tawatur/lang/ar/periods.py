"""Times told by a unit: قبل يومين, الشهر الماضي, خلال الـ24 ساعة الأخيرة, منذ 7 أكتوبر, مطلع العام, صيف 2014, الثمانينيات."""
from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from tawatur.lang.ar.dates import read_year, which_at
from tawatur.lang.ar.numbers import NUMBER_WORDS, read_number
from tawatur.lang.ar.spells import DAY, GRAINS, HOUR, MONTH, WEEK, YEAR, Frame, Spell, at, days, shifted, unit_spell
from tawatur.lang.ar.times_words import DECADES, SEASONS, UNITS
from tawatur.text.tokens import Text

_SEVERAL = {"بضع": 3, "بضعه": 3, "عده": 3}
_VAGUE_COUNT = 3.0
_LATEST = frozenset(
    "الماضيه الاخيره الماضيين الاخيرين الاخيرتين الماضيتين الماضي الاخير المنصرمه المنصرم المنصرمين الفائته الفائت السابقه السالفه".split()
)
_A_YEAR = 1000  # numbers from here on name a year
_FEW = frozenset(("القليله", "المعدوده"))
_YEARS = frozenset("عامي العامين سنتي السنتين اعوام الاعوام".split())
_THIS = frozenset(("هذا", "هذه", "وهذا", "لهذا"))


class Lot(NamedTuple):
    """So many units over [.., stop): يومين, ثلاثة أشهر, بضع ساعات. `vague`: a bare plural (أيام)."""

    amount: float
    unit: int
    stop: int
    vague: bool = False


def read_lot(text: Text, i: int) -> Lot | None:
    """A number of units at token i, indefinite: يومين · 24 ساعة · عام ونصف · أيام · عدة أشهر."""
    words, size = text.words, len(text.words)
    if i >= size:
        return None
    at_ = i
    if words[at_] in ("ال", "نحو", "حوالي", "قرابه", "زهاء", "اكثر", "اقل"):
        at_ += 2 if words[at_] in ("اكثر", "اقل") and words[at_ + 1 : at_ + 2] == ["من"] else 1
    if at_ >= size:
        return None
    unit = UNITS.get(words[at_])
    if unit is not None and unit.lead in ("", "ب", "ل"):
        return _unit_alone(words, at_)
    count, stop = 0.0, at_
    if words[at_] in _SEVERAL:
        count, stop = 3.0, at_ + 1
    elif words[at_].isdecimal() or words[at_] in NUMBER_WORDS:
        number = read_number(text, at_)
        if number is None:
            return None
        count, stop = number.value, number.stop
    unit = UNITS.get(words[stop]) if count and stop < size else None
    if unit is None or unit.lead or unit.definite or unit.kind == "dual":
        return None
    return _with_half(words, Lot(count, int(unit.value), stop + 1))


def _unit_alone(words: list[str], i: int) -> Lot | None:
    """يومين · عام · عام ونصف · أيام."""
    unit = UNITS[words[i]]
    if unit.definite:
        return None
    if unit.kind == "dual":
        return _with_half(words, Lot(2, int(unit.value), i + 1))
    plural = unit.stem in ("ايام", "اسابيع", "اشهر", "شهور", "سنوات", "اعوام", "سنين", "ساعات", "دقايق", "ثواني", "ثوان", "عقود", "قرون")
    stop = i + 1
    if plural:
        several = stop < len(words) and words[stop] in ("عده", "قليله", "معدوده")
        return Lot(_VAGUE_COUNT, int(unit.value), stop + several, True)
    if stop < len(words) and words[stop].isdecimal():  # عام 2003
        return None
    if stop < len(words) and words[stop] in ("واحد", "واحده", "كامل", "كامله"):
        stop += 1
    return _with_half(words, Lot(1, int(unit.value), stop))


def _with_half(words: list[str], lot: Lot) -> Lot:
    half = {"ونصف": 0.5, "والنصف": 0.5, "وربع": 0.25, "ونص": 0.5}.get(words[lot.stop]) if lot.stop < len(words) else None
    if half is None:
        return lot
    stop = lot.stop + 1
    if stop < len(words) and words[stop] in UNITS and UNITS[words[stop]].value == lot.unit:
        stop += 1
    return lot._replace(amount=lot.amount + half, stop=stop)


def read_window(text: Text, i: int) -> Lot | None:
    """Units up to now: الـ24 ساعة الأخيرة · الساعات الأربع والعشرين الماضية · اليومين الماضيين · آخر 24 ساعة · الأيام الأخيرة."""
    words, size = text.words, len(text.words)
    if i >= size:
        return None
    if words[i] in ("اخر", "واخر"):
        return read_lot(text, i + 1)
    if words[i] in ("ال", "بال", "لل") or words[i].isdecimal():
        lot = read_lot(text, i if words[i].isdecimal() else i + 1)
        if lot is not None and lot.stop < size and words[lot.stop] in _LATEST:
            return lot._replace(stop=lot.stop + 1)
        return None
    unit = UNITS.get(words[i])
    if unit is None or not unit.definite:
        return None
    count, stop, vague = (2.0 if unit.kind == "dual" else 0.0), i + 1, False
    if unit.kind != "dual":
        at_ = stop + 1 if words[stop : stop + 1] == ["ال"] else stop
        if at_ < size and (words[at_].isdecimal() or (words[at_] in NUMBER_WORDS and NUMBER_WORDS[words[at_]].definite)):
            number = read_number(text, at_)
            if number is not None and number.value < _A_YEAR:  # "العام 2008 المنصرم" counts no years
                count, stop = number.value, number.stop
        elif at_ < size and words[at_] in _FEW:
            stop = at_ + 1
    if stop >= size or words[stop] not in _LATEST or (stop + 1 < size and words[stop + 1].startswith("لل")):
        return None
    if not count:
        plural = unit.stem in ("ايام", "اسابيع", "اشهر", "شهور", "سنوات", "اعوام", "سنين", "ساعات", "دقايق", "عقود")
        if not plural and words[stop] not in ("الاخيره", "الاخير"):
            return None
        count, vague = (_VAGUE_COUNT, True) if plural else (1.0, False)
    return Lot(count, int(unit.value), stop + 1, vague)


def window_spell(lot: Lot, frame: Frame) -> Spell | None:
    """From so many units before publication to publication, by whole days; of whole days, to the last one before it.

    A few days or weeks without a number ("خلال الأيام الماضية") have no beginning: None.
    """
    if frame.now is None or lot.vague:
        return None
    start, stop = shifted(frame.now, lot.unit, -lot.amount), frame.now
    if lot.unit == DAY and lot.amount > 1:
        stop = shifted(frame.now, DAY, -1)
    return Spell(at(start.date()), at(stop.date()), "day" if lot.unit <= DAY else GRAINS[lot.unit], "window")


def ago_spell(lot: Lot, frame: Frame, sign: int = -1) -> Spell | None:
    """The point so many units before publication; by the day at the finest where publication has no time of day."""
    if frame.now is None:
        return None
    point = shifted(frame.now, lot.unit, sign * lot.amount)
    if lot.unit <= HOUR:
        if not frame.clock:
            day = at(point.date())
            return Spell(day, day, "day", "relative")
        return Spell(point, point, GRAINS[lot.unit], "relative")
    if lot.unit <= WEEK or lot.amount != int(lot.amount):
        return days(point.date(), point.date(), "day", "relative")
    return unit_spell(lot.unit, 0, point.date())


def read_period(text: Text, i: int, frame: Frame, seen: date | None) -> tuple[Spell, int] | None:
    """الشهر الماضي · هذا العام · عام 2005 · صيف 2014 · الثمانينيات: -> (spell, stop)."""
    words = text.words
    if words[i] in _THIS:
        unit = UNITS.get(words[i + 1]) if i + 1 < len(words) else None
        if unit is not None and unit.definite and unit.value in (WEEK, MONTH, YEAR) and frame.today is not None:
            return unit_spell(int(unit.value), 0, frame.today), i + 2
        return None
    if words[i] in _YEARS:
        return _two_years(text, i + 1)
    if words[i] in SEASONS:
        return _season(text, i, frame)
    if words[i] in DECADES:
        return _decade(words, i, frame)
    unit = UNITS.get(words[i])
    if unit is None or unit.value < WEEK or unit.kind == "dual":
        return None
    if unit.value == YEAR:
        year = read_year(text, i + 1)
        if year is not None and not year[2]:
            return days(date(year[0], 1, 1), date(year[0], 12, 31), "year", "year"), year[1]
    if not unit.definite or frame.today is None:
        return None
    which = which_at(words, i + 1)
    if which is not None:
        return unit_spell(int(unit.value), which[0], frame.today), which[1]
    if seen is not None and i + 1 < len(words) and words[i + 1] in ("نفسه", "نفسها", "ذاته", "ذاتها"):
        return unit_spell(int(unit.value), 0, seen), i + 2
    return None


def _two_years(text: Text, i: int) -> tuple[Spell, int] | None:
    """عامي 2011 و2013: from the first to the last."""
    first = read_year(text, i)
    last = read_year(text, first[1] + 1) if first is not None and text.words[first[1] : first[1] + 1] in (["و"], ["الي"]) else None
    if first is None or last is None or not first[0] < last[0]:
        return None
    return days(date(first[0], 1, 1), date(last[0], 12, 31), "year", "year"), last[1]


def _season(text: Text, i: int, frame: Frame) -> tuple[Spell, int] | None:
    """صيف 2014 · شتاء عام 2009 · الصيف الماضي."""
    words, size = text.words, len(text.words)
    season = SEASONS[words[i]]
    month, stop = int(season.value), i + 1
    if season.definite:
        which = which_at(words, stop)
        if which is None or frame.today is None or which[0] > 0:
            return None
        year = frame.today.year
        while date(year, month, 1) + timedelta(90) >= frame.today:
            year -= 1
        stop = which[1]
    else:
        if stop < size and words[stop] in ("عام", "سنه", "العام"):
            stop += 1
        found = read_year(text, stop)
        if found is None:
            return None
        year, stop, _ = found
    last = shifted(at(date(year, month, 1)), MONTH, 3).date() - timedelta(1)
    return days(date(year, month, 1), last, "season", "explicit"), stop


def _decade(words: list[str], i: int, frame: Frame) -> tuple[Spell, int] | None:
    """الثمانينيات · ثمانينيات القرن الماضي: the latest such decade that has begun."""
    word = DECADES[words[i]]
    if words[i + 1 : i + 3] in (["من", "عمره"], ["من", "عمرها"], ["من", "العمر"]):
        return None
    century = words[i + 1 : i + 2] == ["القرن"]
    if not (word.definite or century or i + 1 >= len(words) or not words[i + 1][0].isalnum()):
        return None
    stop = i + 1
    now = frame.today.year if frame.today is not None else 2000
    first = now // 100 * 100 + int(word.value)
    if first > now:
        first -= 100
    if century:
        stop += 1
        if words[stop : stop + 1] in (["الماضي"], ["العشرين"], ["المنصرم"]):
            first, stop = 1900 + int(word.value), stop + 1
        elif words[stop : stop + 2] == ["التاسع", "عشر"]:
            first, stop = 1800 + int(word.value), stop + 2
    elif words[stop : stop + 3] == ["من", "القرن", "الماضي"]:
        first, stop = 1900 + int(word.value), stop + 3
    return days(date(first, 1, 1), date(first + 9, 12, 31), "decade", "year"), stop


def narrowed(spell: Spell, edge: int) -> Spell:
    """The beginning (1), middle (2) or end (3) of a period: the third of a month in tens of days, of other periods in thirds."""
    first, last = spell.start.date(), spell.stop.date()
    total = (last - first).days + 1
    if spell.grain == "month":
        bounds = [0, 10, 20, total]
    elif spell.grain == "year":
        quarter = [(date(first.year, m, 1) - first).days for m in (1, 4, 10)]
        bounds = [*quarter, total]
    else:
        bounds = [0, total // 3, total - total // 3, total]
    start, stop = first + timedelta(bounds[edge - 1]), first + timedelta(bounds[edge] - 1)
    return days(start, stop, "day" if spell.grain in ("week", "day") else spell.grain, spell.anchor)
