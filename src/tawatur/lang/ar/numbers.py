"""Numbers as print writes them: digits with their separators, number words in every case and gender, and both mixed.

`read_number` reads the longest number that starts at a token. Magnitudes join only where they fill different digits
("ثلاثمئة وخمسة" is 305; "ثلاثمئة ومئتان" are two numbers), digits join a number word only after a scale word
("17 ألفا و487"). Whether a number counts anything is not decided here (see quantities).
"""
from __future__ import annotations

from typing import NamedTuple

from tawatur.lang.ar.tables import Word, rows, spread
from tawatur.text.tokens import Text

# "ولست" is "and I am not", "لثمن" "for the price"; such forms are never numbers.
_NOT_NUMBERS = frozenset(
    ("لست", "ولست", "فلست", "كست", "بست", "وبست", "لاحد", "ولثمن", "لثمن", "والثمن", "الثمن", "بثمن", "وثمن",
     "كربع", "كميه", "وكميه", "كميات", "وكميات", "فكميه", "كمايه", "وكمايه", "كسته", "كست", "بكر", "وكخمس", "كتسع", "وكست", "فالف", "والربع", "لنص", "النص", "بنص", "ونصي", "الفي", "فربع")
)
_NUMBER_ROWS = [(word, kind, float(value)) for word, kind, value in rows("numbers")]
NUMBER_WORDS: dict[str, Word] = spread(_NUMBER_ROWS, _NOT_NUMBERS) | {
    "لاحد": Word("one", 1.0, "ل", False, "احد"),
    "الفي": Word("dual", 2000.0, "", False, "الفي"),
}
_THOUSANDS = frozenset(",٬،")
_SMALL = frozenset(("unit", "unit2", "one", "ten", "teen", "tens", "hundred", "hundreds"))
_JOINING = frozenset(("و", "ف"))
_SUMMAND = _JOINING | {""}


class Number(NamedTuple):
    """A number read from the tokens [start, stop).

    `digits`: written with digits. `scaled`: with a word for thousand or more. `definite`: with the article.
    `lead`: particles on its first word. `dotted`: "46.480", thousands in print of the Levant, a fraction elsewhere.
    """

    value: float
    start: int
    stop: int
    digits: bool = False
    scaled: bool = False
    definite: bool = False
    lead: str = ""
    dotted: bool = False


def glued(text: Text, i: int) -> bool:
    """Whether token i touches the token before it."""
    return 0 < i < len(text.words) and text.stops[i - 1] == text.starts[i]


def read_digits(text: Text, i: int) -> tuple[float, int, bool] | None:
    """-> (value, stop, dotted) of digits with separators: 1,200 · 1٬200 · 1 200 · 2.7 · 3,5 · .77"""
    words, size = text.words, len(text.words)
    if words[i] == ".":
        if i + 1 < size and words[i + 1].isdecimal() and glued(text, i + 1):
            return float("0." + words[i + 1]), i + 2, False
        return None
    whole, j = words[i], i + 1
    if len(whole) <= 3:
        whole, j = _groups(text, i)
    if j + 1 < size and words[j] in ".,،" and glued(text, j) and words[j + 1].isdecimal() and glued(text, j + 1):
        tail = words[j + 1]
        if _in_chain(text, i):
            return float(whole), j, False
        dotted = words[j] == "." and len(tail) == 3 and j == i + 1 and len(whole) <= 3 and whole[0] != "0"
        if (words[j] == "." or len(tail) != 3 or j > i + 1) and not _is_chain(text, j + 2):
            return float(f"{whole}.{tail}"), j + 2, dotted
    return float(whole), j, False


def _groups(text: Text, i: int) -> tuple[str, int]:
    """Groups of three digits set apart by one kind of mark or by single spaces: -> (all digits, stop)."""
    words, size = text.words, len(text.words)
    whole, j, mark = words[i], i + 1, ""
    while j < size:
        if words[j] in _THOUSANDS and mark in ("", words[j], " ") and glued(text, j):
            nxt = j + 1
            if not (nxt < size and glued(text, nxt) and len(words[nxt]) == 3 and words[nxt].isdecimal()):
                break
            mark = words[j]
        elif len(words[j]) == 3 and words[j].isdecimal() and _one_space(text, j) and whole[0] != "0":
            nxt, mark = j, " "
        else:
            break
        whole, j = whole + words[nxt], nxt + 1
    if j == i + 1 and j + 3 < size and words[j] == "." == words[j + 2] and _dotted_groups(text, j):
        return whole + words[j + 1] + words[j + 3], j + 4
    return whole, j


def _dotted_groups(text: Text, j: int) -> bool:
    """1.200.300: two dots and three digits after each, all touching."""
    words = text.words
    touching = all(glued(text, k) for k in range(j, j + 4))
    return touching and all(len(words[k]) == 3 and words[k].isdecimal() for k in (j + 1, j + 3))


def _one_space(text: Text, j: int) -> bool:
    return text.starts[j] - text.stops[j - 1] == 1


def _is_chain(text: Text, j: int) -> bool:
    """Whether the digits go on as in 192.168.1.2 or 14.5.1976: not one number."""
    words = text.words
    return j + 1 < len(words) and words[j] in ".,،" and glued(text, j) and words[j + 1].isdecimal() and glued(text, j + 1)


def _atom(text: Text, i: int, first: bool) -> tuple[float, int, str, Word | None] | None:
    """One summand below a thousand, or digits: -> (value, stop, kind, first word)."""
    words, size = text.words, len(text.words)
    if words[i].isdecimal() or words[i] == ".":
        found = read_digits(text, i)
        return (found[0], found[1], "dotted" if found[2] else "digits", None) if found else None
    word = NUMBER_WORDS.get(words[i])
    if word is None or word.kind not in _SMALL or (not first and word.lead not in _SUMMAND):
        return None
    after = NUMBER_WORDS.get(words[i + 1]) if i + 1 < size else None
    plain = after is not None and not after.lead and not after.definite
    if after is not None and plain and after.kind == "ten" and word.kind in ("unit", "unit2", "one"):
        return word.value + 10, i + 2, "teen", word
    if after is not None and plain and (after.kind == "hundred" or (after.value == 200 and after.kind == "vague")) and word.kind == "unit" and word.value > 2:
        return word.value * 100, i + 2, "hundreds", word
    if word.kind in ("unit", "one") and (nxt := _joined(text, i + 1)) is not None:
        tens = NUMBER_WORDS.get(words[nxt])
        fits = tens is not None and tens.lead in _SUMMAND and (word.definite or not tens.definite)
        if tens is not None and fits and tens.kind == "tens":
            return word.value + tens.value, nxt + 1, "tens", word
    return (word.value, i + 1, word.kind, word) if word.kind != "unit2" else None


def _fits(total: float, value: float, kinds: tuple[str, str]) -> bool:
    """Whether `value` fills digits that `total` leaves empty: 300 + 5, 5 + 20, not 300 + 200, not 10 + 3."""
    if "ten" in kinds and 10 in (total % 100, value) and 0 < min(total % 100, value) < 10:
        return False
    return total % _place(value) == total if total < value else value < _place(total)


def _place(value: float) -> float:
    place = 1.0
    while value and value % (place * 10) == 0:
        place *= 10
    return place


def _below_scale(text: Text, i: int) -> tuple[float, int, str, Word | None] | None:
    """Summands joined by و: خمسة وعشرين · مئة وثلاثة · 17 (digits stand alone)."""
    start = _atom(text, i, True)
    if start is None or start[2] in ("digits", "dotted"):
        return start
    total, stop, kind, word = start
    kinds = kind
    while (nxt := _joined(text, stop)) is not None:
        part = _atom(text, nxt, False)
        if part is None or part[3] is None or _is_part(text, part[1]) or not _fits(total, part[0], (kinds, part[2])):
            break
        if word is not None and part[3].definite and not word.definite:
            break
        total, stop, kinds = total + part[0], part[1], part[2]
    return total, stop, kinds, word


def _is_part(text: Text, i: int) -> bool:
    """Whether a plural denominator stands at i: ستون وأربعة أسباع is 60 4/7."""
    known = NUMBER_WORDS.get(text.words[i]) if i < len(text.words) else None
    return known is not None and known.kind == "part"


def _joined(text: Text, i: int) -> int | None:
    """The place of a summand joined to what ends before i: a word with و written on, or after a lone و."""
    if i >= len(text.words):
        return None
    if text.words[i] == "و":
        return i + 1 if i + 1 < len(text.words) else None
    word = NUMBER_WORDS.get(text.words[i])
    if text.words[i] == "واحد" and text.words[i + 1 : i + 2] == ["عشر"]:  # folded, وأحد عشر looks like واحد
        return i
    return i if word is not None and word.lead in _JOINING else None


def _scales(text: Text, i: int) -> tuple[float, int]:
    """The product of the scale words from i: ألف · مئة ألف · ألف مليون -> (factor, stop)."""
    factor, stop, size = 1.0, i, len(text.words)
    while stop < size:
        word = NUMBER_WORDS.get(text.words[stop])
        if word is None or word.lead or (word.definite and factor > 1):
            break
        if word.kind in ("scale", "accusative") and (word.value >= 1000 or factor == 1):
            factor *= word.value
        elif not (word.kind == "hundred" and stop + 1 < size and _is_scale(text.words[stop + 1])):
            break
        else:
            factor *= 100
        stop += 1
    return factor, stop


def _is_scale(word: str) -> bool:
    known = NUMBER_WORDS.get(word)
    return known is not None and known.kind in ("scale", "accusative") and not known.lead and not known.definite


def _term(text: Text, i: int, first: bool) -> tuple[Number, float] | None:
    """A number up to its scale: 17 ألفا · مئتين وخمسة آلاف · مليونين · نصف مليون -> (number, its last scale)."""
    words = text.words
    word = NUMBER_WORDS.get(words[i])
    if word is not None and word.kind in ("scale", "dual", "accusative"):
        if not first and word.lead not in _SUMMAND:
            return None
        value = word.value * (2 if word.kind == "accusative" and not _has_tanwin(text, i) else 1)
        factor, stop = _scales(text, i + 1)
        unit = (word.value if word.kind == "scale" else word.value / 2) * factor
        return Number(value * factor, i, stop, False, True, word.definite, word.lead), unit
    small = _below_scale(text, i)
    if small is None:
        return None
    value, stop, kind, word = small
    factor, end = _scales(text, stop)
    digits = kind in ("digits", "dotted")
    definite, lead = (word.definite, word.lead) if word is not None else (False, "")
    return Number(value * factor, i, end, digits, factor > 1, definite, lead, kind == "dotted" and factor == 1), factor


def _has_tanwin(text: Text, i: int) -> bool:
    """Whether the untouched word ends in ً: ألفاً is one thousand, ألفا (شخص) two."""
    span = text.span(i, i + 1)
    return "\u064b" in text.raw[span.start : span.stop]


_FRACTIONS = {"نصف": 0.5, "نص": 0.5, "ربع": 0.25, "ثلث": 1 / 3, "ثلثي": 2 / 3, "ثلثا": 2 / 3, "ثلثين": 2 / 3}


def _half(text: Text, i: int, unit: float) -> tuple[float, int] | None:
    """ونصف · وربع · ونصف المليون after a number whose last scale is `unit`: -> (what to add, stop)."""
    words, at = text.words, i
    if at < len(words) and words[at] == "و":
        at += 1
    word = NUMBER_WORDS.get(words[at]) if at < len(words) else None
    if word is None or word.kind != "fraction" or word.lead not in ("", "و") or (at == i and word.lead != "و"):
        return None
    stop = at + 1
    scale = NUMBER_WORDS.get(words[stop]) if stop < len(words) else None
    if scale is not None and scale.kind in ("scale", "hundred") and not scale.lead:
        return word.value * scale.value, stop + 1
    return word.value * unit, stop


def _in_chain(text: Text, i: int) -> bool:
    """Whether digits and a dot touch token i from the left: the tail of 192.168.1.2."""
    return i > 1 and text.words[i - 1] == "." and glued(text, i) and text.words[i - 2].isdecimal() and glued(text, i - 1)


def read_number(text: Text, i: int) -> Number | None:
    """The longest number that starts at token i, with fractions of its scale (مليون ونصف); None where none starts."""
    first = _fraction_of_scale(text, i) or _term(text, i, True)
    if first is None:
        return None
    number, unit = first
    smallest = unit if number.scaled else 1.0
    while True:
        half = _half(text, number.stop, smallest)
        if half is not None and (number.scaled or not number.digits):
            return number._replace(value=number.value + half[0], stop=half[1])
        grown = _extended(text, number)
        if grown is None:
            return number
        number, smallest = grown


def _extended(text: Text, number: Number) -> tuple[Number, float] | None:
    """The number with one more summand: ألف ومئتين · 17 ألفا و487; None where nothing fits."""
    nxt = _joined(text, number.stop)
    if nxt is None:
        return None
    term = _term(text, nxt, False)
    if term is None:
        return None
    more, unit = term
    if (number.digits or more.digits) and not (number.scaled or (more.scaled and not number.digits)):
        return None
    if (more.definite and not number.definite) or more.dotted or _is_part(text, more.stop) or more.value != int(more.value):
        return None
    if not _fits(number.value, more.value, ("", "")):
        return None
    scaled = number.scaled or more.scaled
    return number._replace(value=number.value + more.value, stop=more.stop, scaled=scaled), unit


def _fraction_of_scale(text: Text, i: int) -> tuple[Number, float] | None:
    """نصف مليون · ربع المليون · ثلاثة أرباع المليون."""
    words, size = text.words, len(text.words)
    word = NUMBER_WORDS.get(words[i])
    if word is None or word.lead not in ("", "و", "ب", "ل", "وب", "ول", "ف", "ك") or i + 1 >= size:
        return None
    share, at = (word.value, i + 1) if word.kind == "fraction" else (0.0, i + 1)
    part = NUMBER_WORDS.get(words[at])
    if word.kind == "unit" and part is not None and part.kind == "part" and i + 2 < size:
        share, at = word.value / part.value, i + 2
    if not share:
        return None
    scale = NUMBER_WORDS.get(words[at])
    if scale is None or scale.kind not in ("scale", "hundred") or scale.lead:
        return None
    return Number(share * scale.value, i, at + 1, False, True, False, word.lead), scale.value
