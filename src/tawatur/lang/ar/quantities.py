"""Counts: how many people or things a report says, with the bounds of the codebook (docs/codebook.md, Counts).

`read_quantities` gives the number and its hedge without the counted noun: "أكثر من 30 شخصا" is (31, None, "more-than")
over "أكثر من 30". Left out: years, dates, clock times, ages, durations, measures, money, percentages, ordinals, and
numbers that name something (القناة 12, تي 72, القرار 1701, numbered lists). A hedge that follows the noun
("25 مقاتلا على الأقل") loosens the value; the span stays at the number.
"""
from __future__ import annotations

from tawatur.lang.ar.counting import CLOSE_MARKS, MEASURES, OPEN_MARKS, SHIFTS, counts, past_digits
from tawatur.lang.ar.hedges import AFTER, BEFORE, VAGUE, match_phrase
from tawatur.lang.ar.numbers import NUMBER_WORDS, Number, read_number
from tawatur.nouns import Quantity
from tawatur.text.tokens import Hit, Text, mark

_STARTS = frozenset(BEFORE) | frozenset(VAGUE) | frozenset(
    word for word, known in NUMBER_WORDS.items() if known.kind not in ("part", "eighth", "parts2")
)
_STARTING = mark(lambda word: word in _STARTS or "0" <= word < ":")
# First words that start nothing but a longer phrase (في حدود, ما لا يقل عن) -> the words that may follow them.
_SECONDS: dict[str, frozenset[str]] = {
    word: frozenset(rest[0] for rest, _ in options)
    for word, options in BEFORE.items()
    if all(rest for rest, _ in options) and word not in NUMBER_WORDS and word not in VAGUE
}
_EXCEEDING = frozenset("تجاوز تجاوزت يتجاوز تتجاوز تخطي تخطت يتخطي تتخطي وتجاوز وتجاوزت ليتجاوز لتتجاوز".split())
_PLURAL_SCALES = {"الاف": "thousands", "الوف": "thousands", "ملايين": "millions", "مليارات": "billions"}
_TENS_OF = {20: "dozens", 200: "hundreds"}
_BETWEEN = frozenset(("بين", "وبين", "لبين", "مابين", "ومابين"))
_RANGE_LINKS = frozenset(("الي", "حتي", "-", "–", "—", "ـ", "او"))


def read_quantities(text: Text) -> list[Hit[Quantity]]:
    """Every count of a report, from left to right, none overlapping."""
    words = text.words
    hits: list[Hit[Quantity]] = []
    done = 0
    for i in text.marked(_STARTING):
        if i < done:
            continue
        second = _SECONDS.get(words[i])
        if second is not None and words[i + 1 : i + 2] and words[i + 1] not in second:
            continue
        hit = _quantity(text, i)
        if hit is not None:
            hits.append(hit)
            done = hit.stop
        else:
            done = _skipped(text, i)
    return hits


def _skipped(text: Text, i: int) -> int:
    """The stop of a number that counts nothing (10 ملايين دولار, 12/5/2023), so that its tail is not read again."""
    digits = text.words[i].isdecimal()
    number = read_number(text, i) if digits or text.words[i] in NUMBER_WORDS else None
    stop = number.stop if number is not None else i + 1
    return max(stop, past_digits(text, i)) if digits else stop


def _quantity(text: Text, i: int) -> Hit[Quantity] | None:
    if text.words[i] in BEFORE:
        found = match_phrase(BEFORE, text.words, i)
        if found is not None:
            hedged = _hedged(text, i, *found)
            if hedged is not None:
                return hedged
    word = NUMBER_WORDS.get(text.words[i])
    if text.words[i] in VAGUE or (word is not None and (word.kind == "vague" or word.stem in _PLURAL_SCALES)):
        vague = _vague_phrase(text, i)
        if vague is not None:
            return vague
    number = read_number(text, i)
    if number is None:
        return None
    return _range(text, i, number) or _plain(text, number, i, None)


def hedge_after(text: Text, i: int) -> str | None:
    """A hedge that follows a counted noun phrase from token i on (شخصان على الأقل), at most five words later."""
    words = text.words
    for j in range(i, min(i + 6, len(words))):
        word = words[j]
        if word in AFTER:
            found = match_phrase(AFTER, words, j)
            if found is not None:
                return found[1]
        if (not word[0].isalpha() and word not in CLOSE_MARKS) or (j > i and word[0] == "و" and len(word) > 3):
            return None
    return None


def _exceeds(words: list[str], i: int) -> str | None:
    """تجاوز عدد القتلى 200: a verb of exceeding up to three words before the number."""
    for j in range(i - 1, max(i - 5, -1), -1):
        word = words[j]
        if word in _EXCEEDING:
            return "at-most" if j and words[j - 1] in ("لم", "لا", "لن", "ولم", "ولا") else "more-than"
        if not word[0].isalpha() or word in NUMBER_WORDS:
            return None
    return None


def _hedged(text: Text, start: int, at: int, hedge: str) -> Hit[Quantity] | None:
    """A number after its hedge: أكثر من 30 · نحو (30) · ما لا يقل عن خمسة."""
    words = text.words
    if at < len(words) and words[at] in OPEN_MARKS:
        at += 1
    if at >= len(words):
        return None
    if words[at] == "ال" and at + 1 < len(words) and words[at + 1].isdecimal():
        at += 1
    if not (words[at].isdecimal() or words[at] in _STARTS or words[at] in _BETWEEN):
        return None
    inner = _vague_phrase(text, at)
    number = None
    if inner is None:
        number = read_number(text, at + (words[at] in _BETWEEN)) if at + 1 < len(words) or words[at] not in _BETWEEN else None
        inner = _range(text, at, number) if number is not None else None
    if inner is not None:
        return Hit(inner.value, start, inner.stop, "hedged")
    return _plain(text, number, start, hedge) if number is not None else None


def whole(value: float) -> int | float:
    """An integral value as int, so that it prints without a fraction."""
    return int(value) if value == int(value) else value


def bounded(value: int | float, hedge: str | None) -> Quantity:
    """The codebook's bounds of a number under a hedge: "more than 30" is 31 and up, "less than 10" 0 to 9."""
    if hedge == "more-than":
        return Quantity(value + 1, None, hedge)
    if hedge == "at-least":
        return Quantity(value, None, hedge)
    if hedge == "less-than":
        return Quantity(0, max(value - 1, 0), hedge)
    if hedge == "at-most":
        return Quantity(0, value, hedge)
    return Quantity(value, value, hedge)


def _vague_phrase(text: Text, i: int) -> Hit[Quantity] | None:
    """عشرات · مئات الآلاف · آلاف · عدد من · بضعة آلاف · أحدهم."""
    words = text.words
    word = NUMBER_WORDS.get(words[i])
    if word is not None and (word.kind == "vague" or word.stem in _PLURAL_SCALES):
        if word.kind == "vague":
            after = NUMBER_WORDS.get(words[i + 1]) if i + 1 < len(words) else None
            if after is not None and after.stem in _PLURAL_SCALES and not after.lead:
                return Hit(Quantity(whole(word.value * after.value), None, "thousands"), i, i + 2, "vague")
            return Hit(Quantity(whole(word.value), None, _TENS_OF[int(word.value)]), i, i + 1, "vague")
        return Hit(Quantity(whole(2 * word.value), None, _PLURAL_SCALES[word.stem]), i, i + 1, "vague")
    for rest, low, hedge in VAGUE.get(words[i], ()):
        stop = i + 1 + len(rest)
        if tuple(words[i + 1 : stop]) == rest:
            return _scaled_vague(text, i, stop, low, hedge)
    return None


def _scaled_vague(text: Text, i: int, stop: int, low: float, hedge: str) -> Hit[Quantity] | None:
    words = text.words
    if hedge == "one":
        return Hit(Quantity(1, 1), i, stop, "one-of")
    after = NUMBER_WORDS.get(words[stop]) if stop < len(words) else None
    if after is not None and hedge == "several" and not after.lead:
        if after.stem in _PLURAL_SCALES:
            return Hit(Quantity(whole(low * after.value), None, hedge), i, stop + 1, "vague")
        if after.kind == "vague":
            return Hit(Quantity(whole(low * after.value / 2), None, hedge), i, stop + 1, "vague")
    if stop < len(words) and words[stop] in MEASURES:
        return None
    if hedge == "several" and i and words[i - 1] in MEASURES:
        return None
    return Hit(Quantity(whole(low), None, hedge), i, stop, "vague")


def _range(text: Text, start: int, low: Number) -> Hit[Quantity] | None:
    """20-30 · 20 إلى 30 · أربع أو خمس · after بين: 20 و30. `low` is its first number."""
    words = text.words
    if low.stop >= len(words):
        return None
    i = low.start
    between = start < i or (start > 0 and words[start - 1] in _BETWEEN)
    joined = between and (words[low.stop] == "و" or words[low.stop] in NUMBER_WORDS)
    if not joined and words[low.stop] not in _RANGE_LINKS:
        return None
    at = low.stop if joined and words[low.stop] != "و" else low.stop + 1
    high = read_number(text, at) if at < len(words) else None
    if high is None or (between and words[at][0] == "و" and not joined):
        return None
    low_value, high_value = scale_both(low, high)
    if not low_value < high_value or not _is_range(text, low, high):
        return None
    if start == i and start and words[start - 1] in _BETWEEN:
        start -= 1
    if start and words[start - 1] == "ما" and words[start] in _BETWEEN:
        start -= 1
    return Hit(Quantity(whole(low_value), whole(high_value), "range"), start, high.stop, "range")


def scale_both(low: Number, high: Number) -> tuple[float, float]:
    """Both bounds in the scale that print gives only to the last: 20 إلى 30 ألفا."""
    if high.scaled and not low.scaled:
        for unit in (10**12, 10**9, 10**6, 10**3):
            if high.value >= unit and low.value * unit < high.value:
                return low.value * unit, high.value
    return low.value, high.value


def _is_range(text: Text, low: Number, high: Number) -> bool:
    words = text.words
    link = words[low.stop]
    if any(n.value != int(n.value) or (n.digits and n.value > 1899 and n.value < 2036) for n in (low, high)):
        return False
    if link in "-–—ـ" and (past_digits(text, high.start) != high.stop or not (low.digits and high.digits)):
        return False
    if link in ("الي", "حتي") and low.start and words[low.start - 1] in ("من", "بين", "ومن"):
        before = words[max(0, low.start - 8) : low.start]
        if any(w in SHIFTS for w in before):
            return False
    return counts(text, high._replace(start=low.start), ranged=True)


def _measured_range(text: Text, i: int) -> bool:
    """بين ثلاثين وأربعين كيلومترا: whether a second number with a unit of measure follows."""
    at = i + 1 if text.words[i : i + 1] in (["و"], ["الي"]) else i
    second = read_number(text, at) if at < len(text.words) else None
    return second is not None and text.words[second.stop : second.stop + 1] != [] and text.words[second.stop] in MEASURES


def _plain(text: Text, number: Number, start: int, hedge: str | None) -> Hit[Quantity] | None:
    """A number that counts something, with the hedge before it or after its noun."""
    at = number.start
    if at and text.words[at - 1] in _BETWEEN and _measured_range(text, number.stop):
        return None
    if not counts(text, number, ranged=False, hedged=hedge is not None):
        return None
    value = number.value
    if number.dotted:
        value = float(round(value * 1000))
    stop = number.stop
    if hedge is None:
        hedge = hedge_after(text, stop) or _exceeds(text.words, number.start)
    if stop < len(text.words) and text.words[stop] in CLOSE_MARKS and at and text.words[at - 1] in OPEN_MARKS and start < at - 1:
        stop += 1
    return Hit(bounded(whole(value), hedge), start, stop, "hedged" if hedge else "exact")
