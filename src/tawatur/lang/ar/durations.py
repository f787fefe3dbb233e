"""Lengths of time as ISO 8601: أربعة أيام is P4D, ثلاث سنوات وخمسة أشهر P3Y5M, ساعة ونصف PT1.5H."""
from __future__ import annotations

from tawatur.lang.ar.number_values import read_plain
from tawatur.lang.ar.numbers import NUMBER_WORDS
from tawatur.lang.ar.times_words import UNITS
from tawatur.text.tokens import Text

_LETTERS = {1: "S", 2: "M", 3: "H", 4: "D", 5: "W", 6: "M", 7: "Y"}
_PLURALS = frozenset("ايام اسابيع اشهر شهور سنوات سنين اعوام ساعات دقايق ثواني ثوان عقود قرون".split())
_SHARES = {"نصف": 0.5, "نص": 0.5, "ربع": 0.25, "ثلث": 1 / 3, "النصف": 0.5, "الربع": 0.25}
_SEVERAL = frozenset(("بضع", "بضعه", "عده", "لبضع", "لبضعه"))
_WHOLE = frozenset(("واحد", "واحده", "كامل", "كامله"))
_ALL = frozenset(("طوال", "طيله", "كامل"))


class _Sum:
    """Amounts by unit, added up: شهرين وثلاثة أشهر is five months."""

    __slots__ = ("by_unit",)

    def __init__(self) -> None:
        self.by_unit: dict[int, float] = {}

    def add(self, unit: int, count: float) -> None:
        if unit in (8, 9):
            unit, count = 7, count * (10 if unit == 8 else 100)
        self.by_unit[unit] = self.by_unit.get(unit, 0) + count

    def iso(self) -> str:
        def piece(unit: int) -> str:
            count = self.by_unit.get(unit)
            return f"{count:.12g}{_LETTERS[unit]}" if count is not None else ""

        clock = piece(3) + piece(2) + piece(1)
        return "P" + piece(7) + piece(6) + piece(5) + piece(4) + (f"T{clock}" if clock else "")


def read_duration(text: Text, i: int) -> tuple[str, int] | None:
    """The length of time at token i: -> (ISO 8601, stop). A bare plural (أيام) says no length."""
    total, stop = _Sum(), i
    first = _piece(text, i)
    if first is None:
        return None
    while first is not None:
        unit, count, stop = first
        total.add(unit, count)
        first = _next_piece(text, stop)
    return total.iso(), stop


def _next_piece(text: Text, i: int) -> tuple[int, float, int] | None:
    """One more piece after و, a comma, or nothing (شهر واحد خمسة أيام)."""
    words, size = text.words, len(text.words)
    at = i
    if at < size and words[at] in ("،", ","):
        at += 1
    if at < size and words[at] == "و":
        at += 1
    elif at < size and at == i and words[at][0] != "و" and not (words[at] in NUMBER_WORDS and words[i - 1] in _WHOLE):
        return None
    if at >= size:
        return None
    word = words[at]
    if at == i and word[0] == "و" and UNITS.get(word) is None and word not in NUMBER_WORDS and word[1:] not in _SHARES:
        return None
    return _piece(text, at, joined=True)


def _piece(text: Text, i: int, joined: bool = False) -> tuple[int, float, int] | None:
    """-> (unit, count, stop) of يومين · 3 أيام · نصف ساعة · ساعة إلا ربعا · عام ونصف."""
    words, size = text.words, len(text.words)
    if i >= size:
        return None
    unit = UNITS.get(words[i])
    leads = ("", "و") if joined else ("", "ل", "ب")
    if unit is not None and not unit.definite and unit.lead in leads:
        if unit.stem in _PLURALS:
            return None
        count, stop = (2.0 if unit.kind == "dual" else 1.0), i + 1
        if stop < size and words[stop] in _WHOLE and unit.kind == "unit":
            stop += 1
        return int(unit.value), *_halves(text, stop, count)
    if unit is not None and unit.definite and i and words[i - 1] in _ALL and unit.kind == "unit" and unit.stem not in _PLURALS:
        return int(unit.value), 1.0, i + 1
    if words[i] in _SEVERAL:
        count, stop = 3.0, i + 1
    elif (share := words[i].removeprefix("و") if joined else words[i]) in _SHARES and not (i + 1 < size and words[i + 1] in NUMBER_WORDS):
        count, stop = _SHARES[share], i + 1
    else:
        known = NUMBER_WORDS.get(words[i])
        if not (words[i].isdecimal() or words[i] in "+-" or (known is not None and known.lead in ("", "ل", "و", "ب"))):
            return None
        number = read_plain(text, i)
        if number is None:
            return None
        count, stop = number.value, number.stop
    unit = UNITS.get(words[stop]) if stop < size else None
    if unit is None or unit.kind == "dual" or unit.lead or (unit.definite and count >= 1):
        return None
    return int(unit.value), *_halves(text, stop + 1, count)


def _halves(text: Text, i: int, count: float) -> tuple[float, int]:
    """ونصف · وربع · إلا ربعا after a unit, unless the share has its own unit (شهر ونصف ساعة)."""
    words, size = text.words, len(text.words)
    at = i + 1 if i < size and words[i] == "و" else i
    if at >= size:
        return count, i
    if words[at] in ("الا",) and at + 1 < size and words[at + 1].rstrip("ا") in _SHARES:
        return count - _SHARES[words[at + 1].rstrip("ا")], at + 2
    share = words[at].removeprefix("و") if at == i else words[at]
    if share not in _SHARES or (at == i and words[at][0] != "و"):
        return count, i
    after = UNITS.get(words[at + 1]) if at + 1 < size else None
    if after is not None and not after.lead:
        same = at > 0 and after.kind == "unit" and UNITS.get(words[i - 1]) is not None and UNITS[words[i - 1]].value == after.value
        return (count + _SHARES[share], at + 2) if same else (count, i)
    if at + 1 < size and words[at + 1] in NUMBER_WORDS and not NUMBER_WORDS[words[at + 1]].lead:
        return count, i
    return count + _SHARES[share], at + 1
