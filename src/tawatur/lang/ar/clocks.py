"""Clock times and parts of the day: الساعة الثانية والنصف فجرا, 08:57 بتوقيت غرينتش, الخامسة إلا ربعا مساء.

Hours of the parts (codebook): dawn 0-6, morning 6-12, noon 12-13, afternoon 13-17, evening 17-21, night 21-24.
"""
from __future__ import annotations

from typing import NamedTuple

from tawatur.lang.ar.numbers import NUMBER_WORDS, glued, read_number
from tawatur.lang.ar.ordinals import read_ordinal
from tawatur.lang.ar.times_words import PARTS, ZONES, is_minutes
from tawatur.text.tokens import Text

DAWN, MORNING, NOON, AFTERNOON, EVENING, NIGHT = range(1, 7)
PART_HOURS = {DAWN: (0, 6), MORNING: (6, 12), NOON: (12, 13), AFTERNOON: (13, 17), EVENING: (17, 21), NIGHT: (21, 24)}

HOUR_WORDS = frozenset("الساعه للساعه والساعه بالساعه لساعه".split())
_ADVERBS = frozenset("فجرا صباحا صبحا ظهرا عصرا مساء مساءا ليلا".split())
_PART_LINKS = frozenset(("من", "في", "ب", "،", "هذا"))
_SHARES = {"نصف": 30, "النصف": 30, "نص": 30, "ربع": 15, "الربع": 15, "ربعا": 15, "ثلث": 20, "الثلث": 20, "ثلثا": 20}


class Clock(NamedTuple):
    """A clock time over [start, stop). `exact`: the hour needs no part of the day (13:58); `minute` None: the hour only."""

    hour: int
    minute: int | None
    second: int | None
    part: int | None
    zone: str | None
    stop: int

    def on_the_clock(self, guess: int | None = None) -> tuple[int, int, int]:
        """Hour of 24, minute, second, by the part of the day said or guessed."""
        return hour_of_day(self.hour, self.part or guess), self.minute or 0, self.second or 0


def hour_of_day(hour: int, part: int | None) -> int:
    """The hour of 24 of an hour said with a part of the day: 3 in the afternoon is 15, 12 at night 0."""
    if part is None or hour > 12:
        return hour % 24
    if part in (DAWN, MORNING):
        return hour % 12 if hour == 12 and part == DAWN else hour
    if part == NIGHT:
        return (hour + 12 if hour >= 6 else hour) % 24
    if part == NOON:
        return hour if hour >= 10 else hour + 12
    return hour if hour == 12 else hour + 12


def read_clock(text: Text, i: int, bare: bool = False) -> Clock | None:
    """The clock time at token i. `bare`: an ordinal or number alone will do (بين الخامسة والسابعة)."""
    words, size = text.words, len(text.words)
    at, named = i, False
    if words[i] in HOUR_WORDS:
        at, named = i + 1, True
    if at < size and words[at] in ("ال", "لل") and at + 1 < size and words[at + 1].isdecimal():
        at += 1
    if at >= size:
        return None
    found = _digital(text, at, named) or _together(text, at) or _hour(text, at, named)
    if found is None:
        return None
    hour, minute, second, stop = found
    if minute is None:
        minute, hour, stop = _minutes(text, hour, stop)
    part, stop = part_after(text, stop)
    if part is not None and minute is None:
        minute, hour, stop = _minutes(text, hour, stop)
    digital = words[at].isdecimal() and found[1] is not None
    if not (named or digital or part is not None or bare or (minute is not None and not words[at].isdecimal())):
        return None
    if named and at < size and words[at].isdecimal() and found[1] is None and hour == 24 and minute is None and part is None:
        return None
    zone, stop = zone_after(text, stop)
    if part is None:
        part, stop = part_after(text, stop)
    if digital and not named and part is None and zone is None and not _stands_alone(text, at, stop):
        return None
    return Clock(hour, minute, second, part, zone, stop)


def _stands_alone(text: Text, i: int, stop: int) -> bool:
    """Not a score, a verse or a longer chain of digits."""
    words = text.words
    if i and words[i - 1] in (":", "/", ".") and glued(text, i):
        return False
    return not (stop < len(words) and words[stop] in ":/%" and glued(text, stop))


def _digital(text: Text, i: int, named: bool = False) -> tuple[int, int | None, int | None, int] | None:
    """08:57 · 8:00:31 -> (hour, minute, second, stop)."""
    words, size = text.words, len(text.words)
    if not (i + 2 < size and words[i].isdecimal() and words[i + 2].isdecimal()):
        return None
    if words[i + 1] != ":" and not (named and words[i + 1] in ".,،" and len(words[i + 2]) == 2):
        return None
    if len(words[i]) > 2 or len(words[i + 2]) > 2 or not (glued(text, i + 1) and glued(text, i + 2)):
        return None
    hour, minute, second, stop = int(words[i]), int(words[i + 2]), None, i + 3
    if stop + 1 < size and words[stop] == ":" and glued(text, stop) and words[stop + 1].isdecimal() and len(words[stop + 1]) <= 2:
        second, stop = int(words[stop + 1]), stop + 2
    return (hour, minute, second, stop) if hour <= 24 and minute < 60 and (second or 0) < 60 else None


def _together(text: Text, i: int) -> tuple[int, int | None, int | None, int] | None:
    """1025 صباحا · سبعة وعشرين مساء: hour and minutes in one, before a part of the day."""
    words = text.words
    known = NUMBER_WORDS.get(words[i])
    if words[i].isdecimal() and len(words[i]) in (3, 4):
        value, stop = int(words[i]), i + 1
        hour, minute = value // 100, value % 100
    elif known is not None and known.kind in ("unit", "ten") and not known.lead:
        rest = read_number(text, i + 1) if i + 1 < len(words) and words[i + 1] in NUMBER_WORDS else None
        if rest is None or not rest.lead.startswith("و"):
            return None
        hour, minute, stop = int(known.value), int(rest.value), rest.stop
    else:
        return None
    if part_after(text, stop)[0] is None or not (0 < hour <= 12 and 0 <= minute < 60):
        return None
    return hour, minute, None, stop


def _hour(text: Text, i: int, named: bool) -> tuple[int, int | None, int | None, int] | None:
    """An hour in digits or words: -> (hour, None, None, stop)."""
    words = text.words
    if words[i].isdecimal():
        hour = int(words[i]) if len(words[i]) <= 2 else 99
        return (hour, None, None, i + 1) if hour <= 24 and not (hour == 0 and len(words[i]) == 1) else None
    ordinal = read_ordinal(text, i)
    if ordinal is not None and ordinal.value <= 12 and (ordinal.lead in ("", "ل", "ب") or (ordinal.definite and ordinal.lead == "و")):
        feminine = words[i].endswith(("ه", "اولي")) or ordinal.stop > i + 1
        if named or (ordinal.definite and feminine):
            return ordinal.value, None, None, ordinal.stop
    word = NUMBER_WORDS.get(words[i])
    if word is None or not (named or word.definite) or word.kind not in ("unit", "ten", "teen", "one", "unit2"):
        return None
    after = NUMBER_WORDS.get(words[i + 1]) if i + 1 < len(words) else None
    if after is not None and after.kind == "ten" and not after.lead and word.kind in ("unit", "unit2", "one"):
        return int(word.value) + 10, None, None, i + 2
    return (int(word.value), None, None, i + 1) if word.value <= 12 else None


def _minutes(text: Text, hour: int, i: int) -> tuple[int | None, int, int]:
    """والنصف · وربع · إلا ثلثا · و18 دقيقة · والنصف إلا دقيقتين: -> (minute, hour, stop)."""
    minute, stop = _more_minutes(text, i)
    words = text.words
    if stop < len(words) and words[stop] in ("الا", "والا"):
        less = _share(text, stop + 1)
        if less is not None:
            total = hour * 60 + (minute or 0) - less[0]
            return total % 60, total // 60 % 24, less[1]
    return minute, hour, stop


def _more_minutes(text: Text, i: int) -> tuple[int | None, int]:
    words, size = text.words, len(text.words)
    if i >= size or words[i][0] != "و":
        return None, i
    if words[i] == "و":
        found = _share(text, i + 1)
    elif words[i][1:] in _SHARES:
        found = (_SHARES[words[i][1:]], i + 1)
    else:
        found = _share(text, i) if words[i] in NUMBER_WORDS else None
    return found if found is not None else (None, i)


def _share(text: Text, i: int) -> tuple[int, int] | None:
    """A share of the hour or minutes: -> (minutes, stop). Minutes in numbers need دقيقة after them."""
    words, size = text.words, len(text.words)
    if i >= size:
        return None
    if words[i] in _SHARES:
        return _SHARES[words[i]], i + 1
    if words[i : i + 2] in (["ثلاثه", "ارباع"], ["وثلاثه", "ارباع"]):
        return 45, i + 2
    number = read_number(text, i) if words[i].isdecimal() or words[i] in NUMBER_WORDS else None
    if number is None or number.value >= 60 or number.stop >= size:
        return None
    if words[number.stop] in _ADVERBS and not number.digits:
        return int(number.value), number.stop
    if not is_minutes(words[number.stop]):
        return None
    return int(number.value), number.stop + 1


def part_after(text: Text, i: int) -> tuple[int | None, int]:
    """The part of the day after an hour: فجرا · بعد الظهر · من مساء (stays before its day): -> (part, stop)."""
    words, size = text.words, len(text.words)
    if i < size and words[i] in _ADVERBS:
        return int(PARTS[words[i]].value), i + 1
    if i + 1 < size and words[i] == "في" and words[i + 1] in PARTS and PARTS[words[i + 1]].definite:
        return int(PARTS[words[i + 1]].value), i + 2
    if i + 1 < size and words[i] in ("بعد", "قبل") and words[i + 1] in ("الظهر", "منتصف", "العصر", "الفجر", "المغرب"):
        if words[i + 1] == "منتصف":
            found = words[i + 2 : i + 3] in (["الليل"], ["ليل"])
            return (DAWN if words[i] == "بعد" else NIGHT, i + 3) if found else (None, i)
        noon = AFTERNOON if words[i] == "بعد" else MORNING
        known = PARTS[words[i + 1]].value
        return (noon, i + 2) if known == NOON else (int(known), i + 2)
    return None, i


def zone_after(text: Text, i: int) -> tuple[str | None, int]:
    """بتوقيت غرينتش · بالتوقيت المحلي · توقيت مكة المكرمة · (GMT): -> (zone, stop)."""
    words, size = text.words, len(text.words)
    at = i + 1 if i < size and words[i] in ("(", "،", "-", "–") else i
    if (at + 1 < size and words[at] in ("بتوقيت", "توقيت", "بالتوقيت", "حسب", "وفق")) or (
        at < size and words[at] in ("gmt", "utc")
    ):
        while at < size and words[at] in ("حسب", "وفق", "بتوقيت", "توقيت", "بالتوقيت", "التوقيت"):
            at += 1
        if at >= size:
            return None, i
        zone = ZONES.get(words[at]) or ZONES.get("ال" + words[at]) or (words[at] if words[at - 1] != "حسب" else None)
        if zone is None:
            return None, i
        stop = at + 1
        while stop < size and words[stop] in ("المكرمه", "المحتله", "المحلي", "الصيفي", "العربيه", "لبلاده"):
            stop += 1
        if words[i] == "(" and stop < size and words[stop] == ")":
            stop += 1
        return zone, stop
    if at + 2 < size and words[at] == "ت" and words[at + 1] in (".", "غ", "ـ"):
        dot = words[at + 1] == "."
        gmt = words[at + 2] if dot else words[at + 1]
        return ("UTC", at + (3 if dot else 2)) if gmt in ("غ", "ج") else (None, i)
    return None, i
