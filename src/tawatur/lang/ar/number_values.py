"""Numbers, ordinals and percentages in the plain sense, as a calculator would read them (see quantities for counts)."""
from __future__ import annotations

from tawatur.lang.ar.numbers import NUMBER_WORDS, Number, glued, read_number
from tawatur.lang.ar.ordinals import Ordinal, read_ordinal
from tawatur.lang.ar.tables import rows
from tawatur.lang.ar.times_words import UNITS
from tawatur.text.fold import fold_word
from tawatur.text.tokens import Text

_MINUS = frozenset(("ناقص", "سالب", "سالبه"))
_STARTS = _MINUS | frozenset("-−–+.")
_POINT = frozenset(("فاصله", "فاصل"))
_OVER = frozenset(("علي", "من", "في"))
_PERCENT_WORDS = frozenset(("بالميه", "بالمايه", "بالمءه"))
_IN_ADDRESSES = frozenset("=%_@#&?")
_HUNDREDS = frozenset(("الميه", "المايه", "ميه", "مايه"))
UNIT_FRACTIONS = {"نصف": 2, "ثلث": 3, "ربع": 4, "خمس": 5, "سدس": 6, "سبع": 7, "ثمن": 8, "تسع": 9, "عشر": 10}
_TWO_PARTS = {"ثلثان": 3, "ثلثين": 3, "خمسان": 5, "خمسين": 5, "سدسان": 6, "سدسين": 6, "سبعان": 7, "ثمنان": 8, "ثمنين": 8,
              "تسعان": 9, "ربعين": 4, "ربعان": 4}  # fmt: skip
_MEASURES = frozenset(fold_word(form.split("_")[0]) for _, _, _, forms in rows("units") for form in forms.split())


def read_plain(text: Text, i: int) -> Number | None:
    """The number at token i with sign, spelled-out decimals and fractions: -5 · سالب تسعة · ثلاثة فاصلة خمسة · ثلاثة أرباع · 3/4."""
    words, size = text.words, len(text.words)
    if words[i] not in NUMBER_WORDS and words[i] not in _STARTS and not words[i].isdecimal():
        return None
    sign, at = _sign(text, i)
    if at >= size:
        return None
    number = _digit_fraction(text, at) or _word_fraction(text, at) or _number(text, at)
    if number is None:
        return None
    number = _decimals(text, number) or number
    number = _mixed(text, number)
    number = _share_of(text, number, at == i) or number
    if number.dotted and _counts_a_noun(words, number.stop):
        number = number._replace(value=round(number.value * 1000))
    return number._replace(value=sign * number.value, start=i)


def _sign(text: Text, i: int) -> tuple[int, int]:
    words = text.words
    if words[i] in _MINUS or (words[i] in ("-", "−", "–") and (i == 0 or not glued(text, i) or words[i - 1] == "^")):
        close = words[i] in _MINUS or (i + 1 < len(words) and (glued(text, i + 1) or i == 0))
        return (-1, i + 1) if close else (1, len(words))
    if words[i] == "+" and i + 1 < len(words) and glued(text, i + 1):
        return 1, i + 1
    return (1, len(words)) if words[i] in ("-", "−", "–", "+") else (1, i)


def _number(text: Text, i: int) -> Number | None:
    words, size = text.words, len(text.words)
    word = words[i]
    known = NUMBER_WORDS.get(word)
    if not (word.isdecimal() or word == "." or known is not None):
        return None
    if known is not None and known.definite and (known.kind != "unit" or known.value == 1):
        return None
    if i and known is not None and known.value == 1 and words[i - 1] in ("اي", "كل"):
        return None
    if i > 1 and word.isdecimal() and words[i - 1] in _IN_ADDRESSES and glued(text, i) and glued(text, i - 1):
        return None
    if known is not None and known.kind == "zero":
        return Number(0.0, i, i + 1)
    if word == "." and i and glued(text, i) and words[i - 1].isalnum():
        return None
    number = read_number(text, i)
    if number is None or not number.digits or number.stop + 1 >= size:
        return number
    hundred = NUMBER_WORDS.get(words[number.stop])
    if hundred is not None and hundred.kind == "hundred" and not hundred.lead and number.value < 10:
        more = read_number(text, number.stop + 2) if words[number.stop + 1] == "و" and number.stop + 2 < size else None
        rest = more.value if more is not None and more.value < 100 else 0
        return number._replace(value=number.value * 100 + rest, stop=more.stop if more is not None and rest else number.stop + 1)
    if words[number.stop] == "e" and glued(text, number.stop) and words[number.stop + 1].isdecimal():
        return number._replace(value=number.value * 10.0 ** int(words[number.stop + 1]), stop=number.stop + 2)
    if words[number.stop] == "^":
        sign, at = _sign(text, number.stop + 1)
        if at < size and words[at].isdecimal() and len(words[at]) < 4:
            return number._replace(value=number.value ** (sign * int(words[at])), stop=at + 1)
    return number


def _digit_fraction(text: Text, i: int) -> Number | None:
    """3/4 · ١١/١٠, not a date's 12/5/2023."""
    words, size = text.words, len(text.words)
    if i + 2 >= size or words[i + 1] != "/" or not (words[i].isdecimal() and words[i + 2].isdecimal()):
        return None
    if not (glued(text, i + 1) and glued(text, i + 2)) or int(words[i + 2]) == 0:
        return None
    if (i + 3 < size and words[i + 3] == "/") or (i and words[i - 1] == "/"):
        return None
    return Number(int(words[i]) / int(words[i + 2]), i, i + 3, True)


def _word_fraction(text: Text, i: int) -> Number | None:
    """نصف · ثلثا · ثلاثة أرباع · خمسة أسداس · ثلث مئة."""
    words, size = text.words, len(text.words)
    known = NUMBER_WORDS.get(words[i])
    if known is None or (known.definite and known.kind != "fraction"):
        return None
    after = NUMBER_WORDS.get(words[i + 1]) if i + 1 < size else None
    if known.kind == "unit" and after is not None and after.kind == "part" and not after.lead:
        return Number(known.value / after.value, i, i + 2)
    if known.kind in ("fraction", "eighth"):
        if after is not None and after.kind in ("scale", "hundred") and not after.lead:
            return read_number(text, i)
        return Number(known.value, i, i + 1, lead=known.lead)
    return None


def _decimals(text: Text, number: Number) -> Number | None:
    """ثلاثة فاصلة خمسة · 1 فاصلة 25 · ستة فاصلة ثمانية مليار (the scale is of the whole)."""
    words, size = text.words, len(text.words)
    if number.stop + 1 >= size or words[number.stop] not in _POINT:
        return None
    tail = read_number(text, number.stop + 1)
    if tail is None or tail.value != int(tail.value):
        return None
    digits, factor = int(tail.value), 1
    if not number.scaled and tail.scaled:
        first = NUMBER_WORDS.get(words[tail.start])
        for unit in (10**12, 10**9, 10**6, 10**3):
            if digits % unit == 0 and digits > unit and (first is None or first.kind not in ("scale", "dual")):
                digits, factor = digits // unit, unit
                break
    return number._replace(value=float(f"{int(number.value)}.{digits}") * factor, stop=tail.stop)


def _mixed(text: Text, number: Number) -> Number:
    """A number and a fraction of one: خمسة وربع · مئة وثلاثة أرباع · ستون وثلثان · سبع وأربعون ربعا."""
    words, size = text.words, len(text.words)
    at = number.stop
    if at < size and words[at] in UNIT_FRACTIONS and words[at] not in ("نصف", "عشر"):
        if number.value > 1 and number.value % 10 and not number.digits:
            return number._replace(value=number.value / UNIT_FRACTIONS[words[at]], stop=at + 1)
        return number
    if at < size and words[at] in ("و",):
        at += 1
    if at >= size or (at == number.stop and words[at][0] != "و"):
        return number
    plain = words[at][1:] if at == number.stop else words[at]
    if plain in ("ربع", "ثلث", "نصف", "نص") or (plain in UNIT_FRACTIONS and number.value < 10 and plain == "خمس"):
        share = 1 / UNIT_FRACTIONS.get(plain, 2)
        return number._replace(value=number.value + share, stop=at + 1)
    if plain in _TWO_PARTS and number.value % 100 != 0 and (plain not in ("خمسين",) or number.value % 100 >= 20):
        return number._replace(value=number.value + 2 / _TWO_PARTS[plain], stop=at + 1)
    parts = NUMBER_WORDS.get(words[at + 1]) if at + 1 < size else None
    unit = NUMBER_WORDS.get(words[at])
    if parts is not None and parts.kind == "part" and unit is not None and unit.kind == "unit" and unit.lead in ("", "و"):
        return number._replace(value=number.value + unit.value / parts.value, stop=at + 2)
    return number


def _share_of(text: Text, number: Number, unsigned: bool) -> Number | None:
    """واحد على تسعة · واحد من عشرة · جزء من مئة, where nothing else is said; خمسة بالألف."""
    words, size = text.words, len(text.words)
    at = number.stop
    for factor, name in ((1000, "الف"), (10**6, "مليون")):
        if words[at : at + 1] == ["بال" + name] or words[at : at + 2] == ["في", "ال" + name]:
            return number._replace(value=number.value / factor, stop=at + (2 if words[at] == "في" else 1))
    if at < size and words[at] == "الا" and words[at + 1 : at + 2] in (["ربع"], ["ربعا"], ["ثلث"]) and number.value >= 100:
        less = number.value / (3 if words[at + 1] == "ثلث" else 4)
        return number._replace(value=number.value - less, stop=at + 2)
    if at + 1 >= size or words[at] not in _OVER:
        return None
    if words[at] == "علي" or (number.value == 1 and not number.start):
        known = NUMBER_WORDS.get(words[at + 1])
        if words[at + 1].isdecimal() or (known is not None and not known.definite and not known.lead):
            whole = read_number(text, at + 1)
            if whole is not None and whole.value and (words[at] == "علي" or whole.value > number.value):
                return number._replace(value=number.value / whole.value, stop=whole.stop)
    return None


def _counts_a_noun(words: list[str], i: int) -> bool:
    """Whether a word that may be counted follows: 46.480 جريحا is thousands, 4.800 كيلومتر is not."""
    if i >= len(words) or not words[i][0].isalpha() or words[i].isascii():
        return False
    return len(words[i]) > 2 and words[i] not in _MEASURES and words[i] not in UNITS and words[i] not in NUMBER_WORDS


def read_percent(text: Text, i: int) -> tuple[float, int] | None:
    """15% · 15 في المئة · عشرون بالمئة · بالمئة 10 · %10 : -> (value, stop)."""
    words, size = text.words, len(text.words)
    at = i
    if words[i] in _PERCENT_WORDS or words[i] == "%":
        at = i + 1
        number = read_plain(text, at) if at < size and not (words[i] == "%" and not glued(text, at)) else None
        return (number.value, number.stop) if number is not None else None
    number = read_plain(text, i)
    if number is None or number.stop >= size:
        return None
    stop = percent_mark(words, number.stop)
    return (number.value, stop) if stop else None


def percent_mark(words: list[str], i: int) -> int:
    """The stop of a percent mark at token i, or 0."""
    if i < len(words) and (words[i] in _PERCENT_WORDS or words[i] == "%"):
        return i + 1
    if i + 1 < len(words) and words[i] in ("في", "ب") and words[i + 1] in _HUNDREDS:
        return i + 2
    return 0


def read_ordinals(text: Text, i: int) -> Ordinal | None:
    """The ordinal at token i with its hundreds: الثالث · المئة والخامس · السابع بعد المئة · الألف."""
    words, size = text.words, len(text.words)
    known = NUMBER_WORDS.get(words[i])
    if known is not None and known.definite and known.kind == "unit":
        first = read_ordinal(text, i)
        long = _with_scale(text, first) if first is not None else None
        if long is not None:
            return long
    if known is not None and known.definite and known.kind in ("hundred", "hundreds", "scale", "dual", "unit"):
        if i > 1 and words[i - 1] in _OVER and (words[i - 2].isdecimal() or words[i - 2] in NUMBER_WORDS):
            return None
        return _above_hundred(words, _round_ordinal(text, i))
    if words[i] == "ال" and i + 1 < size and words[i + 1].isdecimal() and glued(text, i + 1):
        return _digit_ordinal(text, i)
    found = read_ordinal(text, i)
    if found is None or found.lead not in ("", "و", "ب", "ل") or words[found.stop : found.stop + 2] == ["الي", "الاخير"]:
        return None
    return _above_hundred(words, found)


def _with_scale(text: Text, found: Ordinal) -> Ordinal | None:
    """الواحد والعشرون ألفا: a definite number before a scale word."""
    after = NUMBER_WORDS.get(text.words[found.stop]) if found.stop < len(text.words) else None
    if after is None or after.kind not in ("scale", "accusative") or after.lead or after.definite:
        return None
    factor = after.value
    rest = read_number(text, found.stop + 1) if found.stop + 1 < len(text.words) else None
    more = rest.value if rest is not None and rest.lead == "و" and rest.value < factor else 0
    return found._replace(value=int(found.value * factor + more), stop=rest.stop if rest is not None and more else found.stop + 1)


def _above_hundred(words: list[str], found: Ordinal | None) -> Ordinal | None:
    """السابع بعد المئة: ten more than the round number."""
    if found is not None and found.stop + 1 < len(words) and words[found.stop] == "بعد":
        base = NUMBER_WORDS.get(words[found.stop + 1])
        if base is not None and base.definite and base.kind in ("hundred", "hundreds", "scale", "dual"):
            return found._replace(value=found.value + int(base.value), stop=found.stop + 2)
    return found


def _digit_ordinal(text: Text, i: int) -> Ordinal | None:
    """الـ63 after a definite noun and before no counted one: اليوم الـ63."""
    words, stop = text.words, i + 2
    counts = stop < len(words) and _counts_a_noun(words, stop) and not words[stop].startswith(("ال", "و", "لل", "من", "في", "ب"))
    if counts or not i or not words[i - 1].startswith(("ال", "لل", "وال", "بال")) or len(words[i + 1]) > 4:
        return None
    return Ordinal(int(words[i + 1]), i, stop)


def _round_ordinal(text: Text, i: int) -> Ordinal | None:
    """المئة · المئة والخامس والعشرون · الثلاث مئة · الألف."""
    words, size = text.words, len(text.words)
    known = NUMBER_WORDS[words[i]]
    value, stop = int(known.value), i + 1
    if known.kind == "unit":
        after = NUMBER_WORDS.get(words[stop]) if stop < size else None
        if after is None or after.lead or after.kind != "hundred":
            return read_ordinal(text, i)
        value, stop = value * 100, stop + 1
    at = stop + 1 if stop < size and words[stop] == "و" else stop
    if at < size and known.kind != "scale" and (at > stop or words[at][0] == "و"):
        more = read_ordinal(text, at)
        if more is not None and more.definite and more.lead in ("و", "") and more.value < 100:
            return Ordinal(value + more.value, i, more.stop)
        tail = NUMBER_WORDS.get(words[at])
        if tail is not None and tail.definite and tail.kind == "unit":
            return Ordinal(value + int(tail.value), i, at + 1)
    return Ordinal(value, i, stop)
