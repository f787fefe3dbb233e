"""Quantities with their unit: measures, money, and the people and things that reports of conflict count.

Masses come in grams whatever unit was written (0.5 كيلوغرام is 500 g); every other unit is kept as written.
"""
from __future__ import annotations

from typing import Any, NamedTuple

from tawatur.lang.ar.hedges import BEFORE, match_phrase
from tawatur.lang.ar.number_values import read_plain
from tawatur.lang.ar.numbers import NUMBER_WORDS, Number, glued
from tawatur.lang.ar.quantities import hedge_after, scale_both, whole
from tawatur.lang.ar.tables import rows
from tawatur.text.fold import fold_word
from tawatur.text.tokens import Text, cut


class Unit(NamedTuple):
    """A unit as printed: `kind` measure, money or counted; `times` 2 for a dual; `factor` to the unit named."""

    kind: str
    name: str
    factor: float
    times: int = 1


class Measure(NamedTuple):
    """A read quantity: kind quantity or money, and the value in its JSON form."""

    kind: str
    value: dict[str, Any]
    start: int
    stop: int


_Forms = dict[str, list[tuple[tuple[str, ...], Unit]]]
_SHARES = {"نصف": 0.5, "نص": 0.5, "ربع": 0.25, "ثلث": 1 / 3}
_RANGE = frozenset(("الي", "حتي", "-", "–", "و", "ل"))
_UNDER = frozenset(("تحت", "دون"))
_DUAL_ENDS = ("ان", "ين")


def _duals(singular: str) -> list[str]:
    stem = singular[:-1] + "ت" if singular.endswith("ه") else singular
    return [stem + end for end in _DUAL_ENDS]


def _units() -> _Forms:
    out: _Forms = {}

    def put(form: str, unit: Unit) -> None:
        first, *rest = cut(form.replace("_", " ")).words
        out.setdefault(first, []).append((tuple(rest), unit))

    for kind, name, factor, forms in rows("units"):
        listed = forms.split()
        for form in listed:
            put(form, Unit(kind, name, float(factor)))
        for form in listed:
            if len(form) > 2 and "_" not in form and not form.endswith(("ا", "ات")) and name != "cent":
                for dual in _duals(fold_word(form)):
                    put(dual, Unit(kind, name, float(factor), 2))
    for options in out.values():
        options.sort(key=lambda option: -len(option[0]))
    return out


def _counted() -> dict[str, Unit]:
    """Counted noun as printed -> Unit; a dual that may also be a plural (مدنيين) counts nothing by itself."""
    out: dict[str, Unit] = {}
    for singular, plural in rows("counted"):
        one, many = fold_word(singular), fold_word(plural)
        for form in (one, one + "ا", many, many[:-2] + "ون" if many.endswith("ين") else many):
            out.setdefault(form, Unit("counted", singular, 1.0))
        for dual in _duals(one):
            for lead in ("", "و", "ب", "ل", "ال", "وال", "لل", "بال"):
                if dual != many:
                    out.setdefault(lead + dual, Unit("counted", singular, 1.0, 2))
    return out


UNIT_FORMS, COUNTED = _units(), _counted()
_ALSO_WORDS = frozenset(("قدم", "كم", "مل", "جم", "غ", "ين", "c", "try", "سم", "مم", "غم", "كوب"))


def unit_at(words: list[str], i: int) -> tuple[Unit, int] | None:
    """The unit of measure or money at token i: -> (unit, stop)."""
    for rest, unit in UNIT_FORMS.get(words[i], ()) if i < len(words) else ():
        stop = i + 1 + len(rest)
        if tuple(words[i + 1 : stop]) == rest:
            if words[i].endswith("م") and stop < len(words) and words[stop] == "." and "." in rest:
                stop += 1
            return unit, stop
    return None


def read_measure(text: Text, i: int, alone: bool) -> Measure | None:
    """The quantity at token i. `alone`: the text says nothing else, so that a bare unit (كيلومتر) is one of it."""
    hedge, at = None, i
    words = text.words
    if words[i] in BEFORE:
        found = match_phrase(BEFORE, words, i)
        if found is not None:
            at, hedge = found
    elif words[i] in _UNDER:
        at, hedge = i + 1, "less-than"
    if at >= len(words):
        return None
    between = words[at] in ("بين", "مابين", "من") or words[at : at + 2] == ["ما", "بين"]
    if between:
        at += 2 if words[at] == "ما" else 1
    amount = _amount(text, at, alone)
    if amount is None:
        return _bare_range(text, i, at)
    number, unit, stop = amount
    ranged = _second(text, stop, number, unit, alone)
    if ranged is not None:
        low, high, stop = ranged
        return _measure(unit, {"min": whole(low), "max": whole(high)}, i, stop)
    if between and words[i] != "من":
        return None
    if between:
        return None
    number, stop = _cents(text, number, unit, stop)
    hedge = hedge or hedge_after(text, stop)
    if hedge in ("more-than", "at-least"):
        return _measure(unit, {"min": whole(number)}, i, stop)
    if hedge in ("less-than", "at-most"):
        return _measure(unit, {"max": whole(number)}, i, stop)
    return _measure(unit, {"amount": whole(number)}, i, stop)


def _measure(unit: Unit, value: dict[str, Any], start: int, stop: int) -> Measure:
    return Measure("money" if unit.kind == "money" else "quantity", value | {"unit": unit.name}, start, stop)


def _bare_range(text: Text, i: int, at: int) -> Measure | None:
    """Two numbers before one unit: من 30 إلى 45 دينارا · 30-45 دينارا · بين 20 و30 ألف نازح."""
    words, size = text.words, len(text.words)
    low = read_plain(text, at) if at < size else None
    if low is None or low.stop >= size:
        return None
    nxt = low.stop
    if words[nxt] in _RANGE or words[nxt] == "ل":
        nxt += 1
    elif not (words[nxt] in NUMBER_WORDS and words[nxt][0] in "ول"):
        return None
    high = read_plain(text, nxt) if nxt < size else None
    if high is None:
        return None
    found = unit_at(words, high.stop) or _counted_at(words, high.stop)
    low_value, high_value = scale_both(low, high)
    if found is None or not low_value < high_value:
        return None
    unit, stop = found
    value = {"min": whole(low_value * unit.factor), "max": whole(high_value * unit.factor)}
    return _measure(unit, value, i, stop)


def _counted_at(words: list[str], i: int) -> tuple[Unit, int] | None:
    unit = COUNTED.get(words[i]) if i < len(words) else None
    return (unit, i + 1) if unit is not None and unit.times == 1 else None


def _amount(text: Text, i: int, alone: bool) -> tuple[float, Unit, int] | None:
    """One amount: 5 كم · $10 · نصف لتر · قدمان · لتر ونصف: -> (amount, unit, stop)."""
    words, size = text.words, len(text.words)
    if i >= size:
        return None
    if words[i] in _SHARES:
        found = unit_at(words, i + 1)
        return (_SHARES[words[i]] * found[0].factor, *found) if found is not None and found[0].times == 1 else None
    unit = unit_at(words, i)
    if unit is not None and words[i] in "$€£¥₪":
        number = read_plain(text, unit[1]) if unit[1] < size else None
        return (number.value, unit[0], number.stop) if number is not None else None
    if unit is not None:
        return _unit_first(text, i, unit, alone)
    counted = COUNTED.get(words[i])
    if counted is not None and counted.times == 2:
        return 2.0, counted, i + 1
    number = read_plain(text, i)
    if number is None or number.stop >= size:
        return None
    return _after_number(words, number)


def _after_number(words: list[str], number: Number) -> tuple[float, Unit, int] | None:
    at, closed = number.stop, 0
    if words[at] == "°" and at + 1 < len(words) and unit_at(words, at + 1) is not None:
        at += 1
    if words[at : at + 2] == ["تحت", "الصفر"]:
        return -number.value, Unit("measure", "degree", 1), at + 2
    found = unit_at(words, at) or _counted_at(words, at)
    if found is None or found[0].times == 2:
        return None
    unit, stop = found
    if words[stop : stop + 2] == ["تحت", "الصفر"]:
        return -number.value, unit, stop + 2
    return number.value * unit.factor, unit, stop + closed


def _unit_first(text: Text, i: int, found: tuple[Unit, int], alone: bool) -> tuple[float, Unit, int] | None:
    words = text.words
    unit, stop = found
    if not (alone or unit.times == 2) or (not alone and words[i] in _ALSO_WORDS) or (unit.times == 1 and _is_plural(words[i])):
        return None
    amount = float(unit.times)
    at = stop + 1 if words[stop : stop + 1] == ["و"] else stop
    share = words[at].removeprefix("و") if at < len(words) else ""
    if share in _SHARES and (at > stop or words[at][0] == "و"):
        amount, stop = amount + _SHARES[share], at + 1
    if words[stop : stop + 2] == ["تحت", "الصفر"]:
        amount, stop = -amount, stop + 2
    return amount * unit.factor, unit, stop


def _is_plural(word: str) -> bool:
    """أميال, ياردات, أقدام: no amount by themselves."""
    return word.endswith("ات") or (word[0] == "ا" and len(word) > 4 and word[-2] == "ا")


def _second(text: Text, i: int, low: float, unit: Unit, alone: bool) -> tuple[float, float, int] | None:
    """The other end of a range whose unit is said twice: 15€-18€."""
    words = text.words
    if i + 1 >= len(words) or words[i] not in ("-", "–", "الي", "حتي"):
        return None
    other = _amount(text, i + 1, alone)
    if other is None or other[1].name != unit.name or not low < other[0]:
        return None
    return low, other[0], other[2]


def _cents(text: Text, number: float, unit: Unit, i: int) -> tuple[float, int]:
    """Cents after dollars: 15 دولارا و60 سنتا · $15 60."""
    words, size = text.words, len(text.words)
    if unit.kind != "money" or unit.name == "cent" or number != int(number):
        return number, i
    at = i + 1 if i < size and words[i] == "و" else i
    cents = read_plain(text, at) if at < size and words[at].isdecimal() else None
    if cents is None or not 0 < cents.value < 100:
        return number, i
    after = unit_at(words, cents.stop)
    if after is not None and after[0].name == "cent":
        return number + cents.value / 100, after[1]
    if at == i and len(words[at]) == 2 and cents.stop == size and glued(text, i - 1):
        return number + cents.value / 100, cents.stop
    return number, i
