"""When things happened: every expression of a report that can tell it, placed before the day of publication.

Conventions of news (docs/codebook.md, Time), which come before those of assistants: a weekday is the nearest such day not
after publication (an assistant takes the next one); a date without a year is the latest one; الأسبوع الماضي is the Monday to
Sunday before; قبل شهرين is that calendar month; خلال الـ24 ساعة runs from the day before to the day of publication. Times to
come (غدا, المقبل) tell no event and are left out.
"""
from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from tawatur.lang.ar.dates import resolve_date
from tawatur.lang.ar.moments import DAY_WORDS, NIGHT_WORDS, THIS, TODAY_WORDS, Moment, read_moment
from tawatur.lang.ar.numbers import NUMBER_WORDS
from tawatur.lang.ar.old_years import NEVER, of_that_year
from tawatur.lang.ar.periods import ago_spell, narrowed, read_lot, read_period, read_window, window_spell
from tawatur.lang.ar.spells import Frame, Spell, at, resolve_moment, unit_spell
from tawatur.lang.ar.times_words import (
    AGO,
    BETWEEN,
    DECADES,
    EDGES,
    HIJRI_STARTS,
    LAST,
    MONTH_STARTS,
    ORDINALS,
    PARTS,
    SAME,
    SEASONS,
    SINCE,
    UNITS,
    WEEKDAYS,
    WHICH,
    WITHIN,
    YESTERDAY,
)
from tawatur.nouns import Grain, When
from tawatur.text.tokens import Hit, Text, mark

_GRAINS: dict[str, Grain] = {
    "second": "second", "minute": "minute", "hour": "hour", "part-of-day": "part-of-day", "day": "day", "week": "week",
    "month": "month", "season": "month", "year": "year", "decade": "year", "century": "year",
}  # fmt: skip
_LINKS = frozenset(("الي", "حتي", "وحتي", "والي", "-", "–"))
_JOINS = _LINKS | {"و"}
BEGINNINGS = frozenset("بدء بدايه اندلاع اندلاعها اندلاعه انطلاق بدا بدات اندلع اندلعت بدئها".split())
_TURNS = frozenset("الاطاحه الغزو غزو دخول سقوط حرب الحرب الثوره ثوره الانتفاضه انتفاضه الاضطرابات الاحتلال احتلال الانقلاب انقلاب عزل تنحي رحيل مقتل "
                   "اغتيال انسحاب الانسحاب توقيع تاسيس قيام انهيار هجوم هجمات مباشره سيطره استيلاء حصار وصول خروج نهايه انتهاء الهجوم الهجمات احداث تفجير "
                   "اجتياح الاجتياح السقوط اقصاء اعتقال خطف اعلان الاعلان ابرام صدور فرض تولي تسلم عمليه استقلال".split())
_ON = frozenset("في يوم بتاريخ عام العام سنه مطلع منتصف اوايل اواخر".split())
_HAPPENED = frozenset("وقع وقعت حدث حدثت جري جرت حصل حصلت".split())
_TWO_DAYS = frozenset("يومي ليومي بيومي ويومي".split())
_NOT_AGO = frozenset(("من", "ذلك", "ان"))
_IN = frozenset(("في", "وفي", "فى", "خلال", "منذ", "عام", "العام", "سنه", "بحلول", "صيف", "حتي", "منتصف", "مطلع", "اواخر", "نهايه"))


def _starts() -> frozenset[str]:
    definite_weekdays = {w for w, known in WEEKDAYS.items() if known.definite}
    periods = {w for w, known in UNITS.items() if (known.definite or known.value == 7) and known.lead in ("", "و", "ل", "ب")}
    ordinals = {w for w, known in ORDINALS.items() if known.definite or known.stem == "اول"}
    words = set(YESTERDAY) | set(PARTS) | MONTH_STARTS | HIJRI_STARTS | set(EDGES) | set(SEASONS) | set(DECADES)
    words |= definite_weekdays | periods | ordinals | DAY_WORDS | TODAY_WORDS | NIGHT_WORDS | THIS
    for table in (SINCE, AGO, WITHIN, LAST, BETWEEN):
        words |= set(table)
    words |= {w for w, known in NUMBER_WORDS.items() if known.definite and known.kind in ("tens", "one", "unit2")}
    return frozenset(words | {"وقت", "ساعه", "شهر", "لشهر", "بعد", "اول", "ال", "عامي", "بتاريخ"} | _TWO_DAYS)


STARTS = _starts()
_STARTING = mark(lambda word: word in STARTS or "0" <= word < ":")
_ALSO_OTHER = frozenset(_TWO_DAYS | {"شهر", "لشهر", "بشهر", "وشهر"} | DAY_WORDS | TODAY_WORDS | NIGHT_WORDS | set(PARTS) | {"الساعه", "للساعه", "بالساعه", "والساعه"})


def _follow() -> dict[str, frozenset[str]]:
    """Kind of first word -> the words that must follow it for a time to start; a cheap look before the readers."""
    plain = {w for w, known in NUMBER_WORDS.items() if not known.lead}
    months = MONTH_STARTS | HIJRI_STARTS
    ordinal = months | set(PARTS) | {"من", "بعد", "قبل", "شهر", "عشر", "عشره", "و", "الا", "والنصف", "والربع", "والثلث", "ونصف", "وربع", "وثلث"}
    ordinal |= {w for w, known in NUMBER_WORDS.items() if known.lead == "و"} | {"امس", "البارحه", "بتوقيت", "منه", "اليوم"}
    digits = ordinal | set(UNITS) | set(WHICH) | set(_LINKS) | set(":/.-–,،") | {"شهر", "الشهر"}
    unit = set(WHICH) | plain | set(SAME) | {"ال", "القليله", "المعدوده", "و", "قبل", "بعد"}
    ago = set(UNITS) | plain | set(PARTS) | set(YESTERDAY) | {"نحو", "حوالي", "قرابه", "زهاء", "اكثر", "اقل", "بضع", "بضعه", "عده"}
    within = set(UNITS) | months | plain | set(ORDINALS) | set(WEEKDAYS) | set(SEASONS) | set(DECADES) | set(EDGES)
    within |= set(PARTS) | DAY_WORDS | TODAY_WORDS | THIS | set(YESTERDAY) | {"ال", "عامي", "اول", "اخر", "العامين"}
    within |= ago | NIGHT_WORDS | {"مطلع"} | BEGINNINGS | _TURNS
    this = {w for table in (UNITS, PARTS) for w, known in table.items() if known.definite} | TODAY_WORDS | NIGHT_WORDS
    hour = {"متاخر", "مبكر", "متاخره", "مبكره"}
    found = {"ordinal": ordinal, "digits": digits, "unit": unit, "ago": ago, "within": within, "this": this, "hour": hour,
             "after": set(PARTS), "fire": {"النار"}, "last": set(UNITS) | plain}  # fmt: skip
    return {kind: frozenset(words) for kind, words in found.items()}


_FOLLOW = _follow()
_FIRST_KIND: dict[str, frozenset[str]] = (
    dict.fromkeys(UNITS, _FOLLOW["unit"])
    | dict.fromkeys(ORDINALS, _FOLLOW["ordinal"])
    | dict.fromkeys(AGO, _FOLLOW["ago"])
    | {w: _FOLLOW["within"] for table in (BETWEEN, WITHIN, SINCE) for w in table}
    | dict.fromkeys(THIS, _FOLLOW["this"])
    | dict.fromkeys(("وقت", "ساعه", "ساعات"), _FOLLOW["hour"])
    | {"الساعات": _FOLLOW["hour"] | _FOLLOW["unit"]}
    | dict.fromkeys(LAST, _FOLLOW["last"])
    | dict.fromkeys(("اي", "لاي", "باي", "كاي", "واي"), _FOLLOW["fire"])
    | {"بعد": _FOLLOW["after"], "ال": frozenset()}
)


def may_start(words: list[str], i: int) -> bool:
    """Whether the word after token i lets a time start there: most numbers, ordinals and العام start none."""
    word = words[i]
    if i + 1 >= len(words):
        return word not in _FIRST_KIND and (not word.isdecimal() or len(word) == 4)
    after = words[i + 1]
    if word.isdecimal():
        return len(word) == 4 or after in _FOLLOW["digits"]
    follow = _FIRST_KIND.get(word)
    if word == "ال":
        return after.isdecimal() and i + 2 < len(words) and words[i + 2] in _FOLLOW["digits"]
    return follow is None or after in follow or after.isdecimal() or word in _ALSO_OTHER


def read_times(text: Text, published: date | datetime | None) -> list[Hit[When]]:
    """Every time of a report from left to right, none overlapping. `published`: local; None leaves relative times out."""
    frame = frame_of(published)
    words = text.words
    hits: list[Hit[When]] = []
    done, seen, old = 0, None, NEVER
    for i in text.marked(_STARTING):
        if i < done or not may_start(words, i):
            continue
        found = read_spell(text, i, frame, seen)
        if found is None or _ibb(text, i, found[1]):
            continue
        spell, stop = found
        done = stop
        if spell is None:
            continue
        spell, old = of_that_year(spell, words[i:stop], i, old, frame.now)
        if spell.grain in ("day", "part-of-day") or (frame.now is not None and spell.grain in ("month", "year")):
            seen = spell.start.date()
        if frame.now is None or spell.start.date() <= frame.now.date():
            hits.append(Hit(_when(spell), i, stop, spell.anchor))
    return hits


def _ibb(text: Text, start: int, stop: int) -> bool:
    """Whether the month is the town of إب, which folding cannot tell from آب."""
    return any(text.words[t] == "اب" and text.raw[text.starts[t]] == "إ" for t in range(start, stop))


def frame_of(published: date | datetime | None) -> Frame:
    if published is None:
        return Frame(None)
    if isinstance(published, datetime):
        return Frame(published.replace(tzinfo=None), True, True)
    return Frame(at(published), True, False)


def _when(spell: Spell) -> When:
    return When(spell.start, spell.stop, _GRAINS.get(spell.grain, "day"), spell.anchor, spell.zone)


def read_spell(text: Text, i: int, frame: Frame, seen: date | None) -> tuple[Spell | None, int] | None:
    """The time at token i: -> (spell or None where it cannot be placed, stop); None where no time starts."""
    word = text.words[i]
    if word in SINCE:
        return _since(text, i, frame, seen)
    if word in AGO:
        return _ago(text, i, frame) or _moment(text, i, frame, seen)
    if word in BETWEEN:
        return _pair(text, i + 1, frame, seen)
    if word in WITHIN:
        return _within(text, i, frame, seen)
    if word in _TWO_DAYS:
        return _two_days(text, i, frame, seen)
    if word in EDGES and (found := _edge(text, i, frame, seen)) is not None:
        return found
    if word in LAST or word == "ال" or word in UNITS or word.isdecimal():
        window = read_window(text, i)
        if window is not None:
            return window_spell(window, frame), window.stop
    if word.isdecimal() and (pair := _pair(text, i, frame, seen)) is not None:
        return pair
    period = read_period(text, i, frame, seen)
    if period is not None:
        return period
    return _moment(text, i, frame, seen) or _bare_year(text, i)


def _moment(text: Text, i: int, frame: Frame, seen: date | None) -> tuple[Spell | None, int] | None:
    moment = read_moment(text, i)
    if moment is None:
        return None
    if moment.which is not None and moment.which > 0:
        return None, moment.stop
    spell = resolve_moment(moment, frame, seen)
    if spell is None and moment.date is not None and moment.date.day is not None and moment.date.month_which == 0:
        # "8 ديسمبر الجاري" of an article printed in January
        spell = resolve_moment(replace(moment, date=replace(moment.date, month_which=None)), frame, seen)
    if spell is None and moment.has_day and (frame.now is not None or moment.date is None):
        return None, moment.stop
    return spell, moment.stop


def _point(text: Text, i: int, frame: Frame, seen: date | None) -> tuple[Spell | None, int] | None:
    """One end of a stretch: a moment, a period or a year."""
    if i >= len(text.words):
        return None
    word = text.words[i]
    if word in EDGES and (found := _edge(text, i, frame, seen)) is not None:
        return found
    return read_period(text, i, frame, seen) or _moment(text, i, frame, seen) or _bare_year(text, i, True)


def _bare_year(text: Text, i: int, believed: bool = False) -> tuple[Spell, int] | None:
    """في 2014: four digits after a preposition that no noun follows."""
    words = text.words
    if not (words[i].isdecimal() and len(words[i]) == 4 and 1900 <= int(words[i]) <= 2100):
        return None
    if not believed and not (i and words[i - 1] in _IN):
        return None
    after = words[i + 1] if i + 1 < len(words) else ""
    round_number = words[i] == "2000" and after[:1].isalpha() and not after.startswith(("و", "ال"))
    if after in ("/", ":", "%", "-") or (after[:1].isalpha() and not believed and (round_number or not _may_follow_year(after))):
        return None
    year = int(words[i])
    return Spell(datetime(year, 1, 1), datetime(year, 12, 31), "year", "year"), i + 1


def _may_follow_year(word: str) -> bool:
    return word[0] in "وفبليتن" or len(word) <= 3 or not word.endswith("ا")


def _since(text: Text, i: int, frame: Frame, seen: date | None) -> tuple[Spell | None, int] | None:
    """منذ 7 أكتوبر · منذ بداية العام · منذ يومين: from there to the publication date; where that is not known, no stretch."""
    lot = read_lot(text, i + 1) or read_window(text, i + 1)
    if lot is not None and i and text.words[i - 1] in _HAPPENED:
        return (None if lot.vague else ago_spell(lot, frame)), lot.stop  # "تفجير وقع منذ أسبوعين"
    if lot is not None:
        spell = None if lot.vague else window_spell(lot, frame)
        end = at(frame.now.date()) if frame.now is not None else None
        return (spell._replace(anchor="since", stop=end or spell.stop) if spell is not None else None), lot.stop
    at_ = i + 1
    if at_ < len(text.words) and text.words[at_] == "في":
        at_ += 1
    found = _point(text, at_, frame, seen) or _begun(text, at_, frame, seen)
    if found is None or found[0] is None:
        return found
    spell = found[0]
    if frame.now is None:
        return None, found[1]
    end = max(frame.now, spell.start)
    grain = "day" if spell.grain == "part-of-day" else spell.grain
    return Spell(spell.start, at(end.date()), grain, "since", spell.zone), found[1]


def _begun(text: Text, i: int, frame: Frame, seen: date | None) -> tuple[Spell | None, int] | None:
    """منذ اندلاع الحرب في 15 أبريل · منذ الإطاحة بالرئيس عام 2011: the day is told a few words after the noun of beginning."""
    words = text.words
    if i >= len(words) or (words[i] not in BEGINNINGS and words[i] not in _TURNS):
        return None
    for at_ in range(i + 1, min(i + 12, len(words) - 1)):
        if words[at_] in _ON:
            found = _point(text, at_ + (words[at_] not in STARTS), frame, seen) or _point(text, at_ + 1, frame, seen)
            if found is not None:
                return found
        if not words[at_][0].isalpha():
            return None
    return None


def _ago(text: Text, i: int, frame: Frame) -> tuple[Spell | None, int] | None:
    """قبل يومين; not "two days before the vote"."""
    lot = read_lot(text, i + 1)
    if lot is None:
        return None
    words = text.words
    after = words[lot.stop] if lot.stop < len(words) else ""
    if after in _NOT_AGO or (lot.amount == 1 and after.isdecimal()):
        return None
    return (None if lot.vague else ago_spell(lot, frame)), lot.stop


def _within(text: Text, i: int, frame: Frame, seen: date | None) -> tuple[Spell | None, int] | None:
    """خلال الـ24 ساعة الماضية · في غضون · خلال شهر مارس الماضي."""
    at_ = i + 1
    if at_ >= len(text.words):
        return None
    window = read_window(text, at_)
    if window is not None:
        return window_spell(window, frame), window.stop
    return _point(text, at_, frame, seen) if text.words[at_] in STARTS or text.words[at_].isdecimal() else None


def _edge(text: Text, i: int, frame: Frame, seen: date | None) -> tuple[Spell | None, int] | None:
    """مطلع العام · أواخر 2013 · منتصف مايو الماضي · نهاية الشهر."""
    words, at_ = text.words, i + 1
    edge = int(EDGES[words[i]].value)
    if at_ >= len(words):
        return None
    found = read_period(text, at_, frame, seen)
    if found is None and words[at_] in ("العام", "السنه", "الشهر", "الاسبوع") and frame.today is not None:
        return narrowed(unit_spell(int(UNITS[words[at_]].value), 0, frame.today), edge), at_ + 1
    if found is None:
        moment = read_moment(text, at_)
        if moment is None or moment.date is None or moment.date.day is not None:
            year = _bare_year(text, at_, True)
            return (narrowed(year[0], edge), year[1]) if year is not None else None
        spell = resolve_moment(moment, frame, seen)
        return (narrowed(spell, edge) if spell is not None else None), moment.stop
    return narrowed(found[0], edge), found[1]


def _pair(text: Text, i: int, frame: Frame, seen: date | None) -> tuple[Spell | None, int] | None:
    """Two days of one month or two times: بين 3 و5 مارس · 24 إلى 30 نوفمبر · بين مارس وسبتمبر."""
    words, size = text.words, len(text.words)
    if i >= size:
        return None
    between = i > 0 and words[i - 1] in BETWEEN
    if words[i].isdecimal() and len(words[i]) <= 2 and i + 2 < size:
        link = 1 if words[i + 1] in _JOINS else 0
        second = read_moment(text, i + 1 + link) if link else None
        if second is not None and second.date is not None and second.date.day and int(words[i]) <= 31:
            return _same_month(text, i, second, frame, seen)
    if not between:
        return None
    first = _point(text, i, frame, seen)
    if first is None or first[0] is None or first[1] >= size:
        return None
    at_ = first[1] + 1 if words[first[1]] in _JOINS else first[1]
    second_found = _point(text, at_, frame, seen)
    if second_found is None or second_found[0] is None or second_found[0].stop < first[0].start:
        return None
    return first[0]._replace(stop=second_found[0].stop), second_found[1]


def _two_days(text: Text, i: int, frame: Frame, seen: date | None) -> tuple[Spell | None, int] | None:
    """يومي الجمعة والسبت · يومي 3 و4 مارس: from the first to the last."""
    words, size = text.words, len(text.words)
    first = WEEKDAYS.get(words[i + 1]) if i + 2 < size else None
    second = WEEKDAYS.get(words[i + 2]) if first is not None else None
    if first is None or second is None or second.lead != "و":
        return _pair(text, i + 1, frame, seen)
    last = _moment(text, i + 2, frame, seen)
    if last is None or last[0] is None:
        return last
    return last[0]._replace(start=last[0].start - timedelta((second.value - first.value) % 7), grain="day"), last[1]


def _same_month(text: Text, i: int, second: Moment, frame: Frame, seen: date | None) -> tuple[Spell | None, int] | None:
    """The first of two days takes month and year of the second."""
    if second.date is None:
        return None
    last = resolve_date(second.date, frame.today, seen, frame.past)
    first = resolve_date(replace(second.date, day=int(text.words[i])), frame.today, seen, frame.past)
    if last is None or first is None or not first[0] < last[0]:
        return None
    return Spell(at(first[0]), at(last[0]), "day", "explicit"), second.stop


_DATELINE_WORDS = frozenset(
    "نشر نشرت تم النشر تاريخ بتاريخ في اخر تحديث التحديث اضيف اضيفت الساعه بتوقيت توقيت يوم الموافق م ه كتب و تحرير".split()
)


def read_dateline(text: Text) -> Hit[datetime] | None:
    """The date that a report carries at its head: a line that says little else, with a year; local wall time.

    "السبت 3 فبراير 2024 - 08:57 بتوقيت غرينتش", "نشر في: 12/5/2021", "غزة - 7 مايو 2021 -"
    """
    words = text.words
    frame = Frame(None)
    line = 0
    for i, word in enumerate(words[:100]):
        if word == "\n":
            line = i + 1
        if not (word.isdecimal() or word in WEEKDAYS or word in DAY_WORDS or word in TODAY_WORDS or word in YESTERDAY):
            continue
        moment = read_moment(text, i)
        if moment is None or moment.date is None or moment.date.year is None or moment.date.day is None:
            continue
        spell = resolve_moment(moment, frame)
        if spell is not None and moment.shift is not None:  # "اليوم الخميس (23 يوليو 2015)"
            return Hit(at(spell.start.date() - timedelta(moment.shift)), i, moment.stop, "dateline")
        if spell is not None and _heads_line(words, line, i, moment.stop):
            return Hit(spell.start, i, moment.stop, "dateline")
    return None


def _heads_line(words: list[str], line: int, start: int, stop: int) -> bool:
    """A line of little else than the date, or the date within the first words before a dash."""
    end = stop
    while end < len(words) and words[end] != "\n" and end - stop < 8:
        end += 1
    beside = [w for w in (*words[line:start], *words[stop:end]) if w[0].isalnum() and w not in _DATELINE_WORDS]
    if (end >= len(words) or words[end] == "\n") and len(beside) <= 2:
        return True
    return line == 0 and start < 12 and stop < len(words) and words[stop] in "-–—/|)"
