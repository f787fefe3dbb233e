"""Counts: how many people or things a report says, with the bounds of the codebook (docs/codebook.md, Counts).

`read_quantities` gives the number and its hedge without the counted noun: "أكثر من 30 شخصا" is (31, None, "more-than")
over "أكثر من 30". Left out: years, dates, clock times, ages, durations, measures, money, percentages, ordinals, and
numbers that name something (القناة 12, تي 72, القرار 1701, numbered lists). A hedge that follows the noun
("25 مقاتلا على الأقل") loosens the value; the span stays at the number.
"""
from __future__ import annotations

from tawatur.lang.ar.numbers import NUMBER_WORDS, Number, glued, read_number
from tawatur.lang.ar.tables import prefixes, rows
from tawatur.lang.ar.times_words import HIJRI_STARTS, MONTH_STARTS, UNITS
from tawatur.nouns import Quantity
from tawatur.text.fold import fold_word
from tawatur.text.tokens import Hit, Text

Phrases = dict[str, list[tuple[tuple[str, ...], str]]]


def _phrases(side: str) -> Phrases:
    """First word, with particles -> (the words after it, hedge), longest first."""
    out: Phrases = {}
    for phrase, at, hedge in rows("hedges"):
        if at != side:
            continue
        first, *rest = fold_word(phrase).split()
        for lead, _, _ in prefixes(article=False) if side == "before" else [("", "", False)]:
            out.setdefault(lead + first, []).append((tuple(rest), hedge))
    for options in out.values():
        options.sort(key=lambda option: -len(option[0]))
    return out


def _vague() -> dict[str, list[tuple[tuple[str, ...], float, str]]]:
    out: dict[str, list[tuple[tuple[str, ...], float, str]]] = {}
    for phrase, low, hedge in rows("vague"):
        first, *rest = fold_word(phrase).split()
        for lead, _, definite in prefixes():
            if not (definite and hedge in ("one", "several", "some")):
                out.setdefault(lead + first, []).append((tuple(rest), float(low), hedge))
    for options in out.values():
        options.sort(key=lambda option: -len(option[0]))
    return out


def _context(kind: str) -> frozenset[str]:
    return frozenset(fold_word(word) for word, what in rows("number_context") if what == kind)


BEFORE, AFTER, VAGUE = _phrases("before"), _phrases("after"), _vague()
_LABELS, _CLOCKS, _MEASURES = _context("label"), _context("clock"), _context("measure")
_BLOCKED, _SHIFTS = _context("blocked"), _context("shift")
_STARTS = frozenset(BEFORE) | frozenset(VAGUE) | frozenset(
    word for word, known in NUMBER_WORDS.items() if known.kind not in ("part", "eighth", "parts2", "unit2")
)
# First words that start nothing but a longer phrase (في حدود, ما لا يقل عن) -> the words that may follow them.
_SECONDS: dict[str, frozenset[str]] = {
    word: frozenset(rest[0] for rest, _ in options)
    for word, options in BEFORE.items()
    if all(rest for rest, _ in options) and word not in NUMBER_WORDS and word not in VAGUE
}
_PLURAL_SCALES = {"الاف": "thousands", "الوف": "thousands", "ملايين": "millions", "مليارات": "billions"}
_TENS_OF = {20: "dozens", 200: "hundreds"}
_UNITS_OF_TROOPS = frozenset("لواء اللواء للواء كتيبه الكتيبه فرقه الفرقه".split())
_BETWEEN = frozenset(("بين", "وبين", "لبين", "مابين", "ومابين"))
_RANGE_LINKS = frozenset(("الي", "حتي", "-", "–", "—", "ـ", "او"))
_OPEN, _CLOSE = frozenset('("«“['), frozenset(')"»”]')
_SHORT_WORDS = frozenset("من في عن او ان لا ما لم كم بل مع و ف ب ل ك ال نص اذ هم هي هو قد قط لن اي ذو كل الي علي".split())
_NOT_COUNTED_BY_ONE = frozenset("من في علي ان الا سوي عن الي حتي مع قبل بعد او اي منذ لكن بل هنا ما لا".split())
_MONTHS = MONTH_STARTS | HIJRI_STARTS


def read_quantities(text: Text) -> list[Hit[Quantity]]:
    """Every count of a report, from left to right, none overlapping."""
    words, starts = text.words, _STARTS
    hits: list[Hit[Quantity]] = []
    done = 0
    for i in [i for i, w in enumerate(words) if w in starts or "0" <= w < ":"]:
        if i < done:
            continue
        second = _SECONDS.get(words[i])
        if second is not None and words[i + 1 : i + 2] and words[i + 1] not in second:
            continue
        hit = _quantity(text, i)
        if hit is not None:
            hits.append(hit)
            done = hit.stop
        elif words[i].isdigit():
            done = max(done, _past_digits(text, i))
        elif (skip := _skipped(text, i)) is not None:
            done = skip
    return hits


def _past_digits(text: Text, i: int) -> int:
    """Where a run of touching digits and marks that starts at i ends: 12/5/2023, 08:57, 192.168.1.2 are read as one."""
    words, j = text.words, i + 1
    while j < len(words) and glued(text, j) and (words[j].isdigit() or words[j] in "/:.-,،٬"):
        j += 1
    return j


def _skipped(text: Text, i: int) -> int | None:
    """The stop of a spelled-out number that counts nothing, so that its tail is not read again."""
    number = read_number(text, i) if text.words[i] in NUMBER_WORDS else None
    return number.stop if number is not None else None


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


def match_phrase(table: Phrases, words: list[str], i: int) -> tuple[int, str] | None:
    """The longest phrase of the table at token i: -> (stop, hedge)."""
    for rest, hedge in table.get(words[i], ()):
        stop = i + 1 + len(rest)
        if tuple(words[i + 1 : stop]) == rest:
            return stop, hedge
    return None


def hedge_after(text: Text, i: int) -> str | None:
    """A hedge that follows a counted noun phrase from token i on (شخصان على الأقل), at most five words later."""
    words = text.words
    for j in range(i, min(i + 6, len(words))):
        word = words[j]
        if word in AFTER:
            found = match_phrase(AFTER, words, j)
            if found is not None:
                return found[1]
        if not word[0].isalpha() and word not in _CLOSE or (j > i and word[0] == "و" and len(word) > 3):
            return None
    return None


def _hedged(text: Text, start: int, at: int, hedge: str) -> Hit[Quantity] | None:
    """A number after its hedge: أكثر من 30 · نحو (30) · ما لا يقل عن خمسة."""
    words = text.words
    if at < len(words) and words[at] in _OPEN:
        at += 1
    if at >= len(words):
        return None
    if words[at] == "ال" and at + 1 < len(words) and words[at + 1].isdigit():
        at += 1
    if not (words[at].isdigit() or words[at] in _STARTS or words[at] in _BETWEEN):
        return None
    inner = _vague_phrase(text, at)
    number = None
    if inner is None:
        number = read_number(text, at + (words[at] in _BETWEEN)) if at + 1 < len(words) or words[at] not in _BETWEEN else None
        inner = _range(text, at, number) if number is not None else None
    if inner is not None:
        return Hit(inner.value, start, inner.stop, "hedged")
    return _plain(text, number, start, hedge) if number is not None else None


def whole(value: float) -> float:
    """An integral value as int, so that it prints without a fraction."""
    return int(value) if value == int(value) else value


def bounded(value: float, hedge: str | None) -> Quantity:
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
    if stop < len(words) and words[stop] in _MEASURES:
        return None
    if hedge == "several" and i and words[i - 1] in _MEASURES:
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
    if link in "-–—ـ" and (_past_digits(text, high.start) != high.stop or not (low.digits and high.digits)):
        return False
    if link in ("الي", "حتي") and low.start and words[low.start - 1] in ("من", "بين", "ومن"):
        before = words[max(0, low.start - 8) : low.start]
        if any(w in _SHIFTS for w in before):
            return False
    return _counts(text, high._replace(start=low.start), ranged=True)


def _plain(text: Text, number: Number, start: int, hedge: str | None) -> Hit[Quantity] | None:
    """A number that counts something, with the hedge before it or after its noun."""
    at = number.start
    if not _counts(text, number, ranged=False, hedged=hedge is not None):
        return None
    value = number.value
    if number.dotted:
        value = round(value * 1000)
    stop = number.stop
    if hedge is None:
        hedge = hedge_after(text, stop)
    value = whole(value)
    if stop < len(text.words) and text.words[stop] in _CLOSE and at and text.words[at - 1] in _OPEN and start < at - 1:
        stop += 1
    return Hit(bounded(value, hedge), start, stop, "hedged" if hedge else "exact")


def _counts(text: Text, number: Number, ranged: bool, hedged: bool = False) -> bool:
    """Whether a number counts people or things, by the words around it."""
    words, stop = text.words, number.stop
    before = words[number.start - 1] if number.start else ""
    after = words[stop] if stop < len(words) else ""
    if number.start and before in UNITS:  # الأشهر السبعة الأخيرة
        return False
    if after == "%" or after in _MEASURES or after in _MONTHS or _is_percent(words, stop):
        return False
    if after in _CLOSE and stop + 1 < len(words) and (words[stop + 1] in _MEASURES or words[stop + 1] in _MONTHS):
        return False
    if number.digits:
        return _digits_count(text, number, before, after, ranged, hedged)
    return _words_count(text, number, before, after)


def _is_percent(words: list[str], i: int) -> bool:
    word = words[i] if i < len(words) else ""
    if word in ("بالميه", "بالمايه", "بالمييه"):
        return True
    return word in ("في", "ب") and i + 1 < len(words) and words[i + 1] in ("الميه", "المايه")


def _digits_count(text: Text, number: Number, before: str, after: str, ranged: bool, hedged: bool) -> bool:
    words, start, stop = text.words, number.start, number.stop
    if not ranged and _past_digits(text, start) > stop and not _ends_sentence(text, stop):
        return False
    if start and before in "/:.-–،,+@_#" and glued(text, start):
        return False
    if after == "/" or number.value != int(number.value) and not number.dotted:
        return False
    if before == "ال" and glued(text, start) and start > 1:
        if _is_label(words, start - 1) or (words[start - 2] in _MONTHS):
            return False
    elif not _free_before(text, start, before):
        return False
    if _is_label(words, start, after) or before in _MONTHS or _is_day_list(words, stop) or _is_listed(text, number, before, after):
        return False
    if before in ("(", "[") and not hedged and not _bracketed(words, start, stop):
        return False
    if 1900 <= number.value <= 2035 and stop == start + 1 and not number.scaled:
        return hedged or (_is_noun(after) and before not in ("في", "منذ", "وفي", "حتي", "بحلول", "/"))
    return number.value < 10**11


def _ends_sentence(text: Text, i: int) -> bool:
    """A full stop or comma that touches the digits but ends the sentence."""
    return text.words[i] in ".،,-:" and not (i + 1 < len(text.words) and text.words[i + 1].isdigit() and glued(text, i + 1))


def _free_before(text: Text, start: int, before: str) -> bool:
    """Digits that touch the word before them count only after a particle (و487, ب20), not in F16 or الهجوم2."""
    if not start or not before[0].isalnum():
        return not (before == "-" and start > 1 and text.words[start - 2].isalpha() and glued(text, start - 1))
    if before.isdigit() or before.isascii():
        return not glued(text, start) and not before.isascii()
    if glued(text, start):
        return before in _SHORT_WORDS or before in BEFORE or before in ("وال", "بال", "لل", "وب", "ول", "فال")
    return len(before) > 2 or before in _SHORT_WORDS


def _is_day_list(words: list[str], i: int) -> bool:
    """أيام 4 و5 و8 ديسمبر: days of a month named after the last."""
    while i + 1 < len(words) and words[i] in ("و", "،", "او") and words[i + 1].isdigit() and len(words[i + 1]) <= 2:
        i += 2
    return i < len(words) and words[i] in _MONTHS


def _is_label(words: list[str], start: int, after: str = "") -> bool:
    """A naming word before the number, or just before its bracket or article: القناة 12 · الفرقة الـ99 · القرار (1701)."""
    j = start - 1
    while j >= 0 and words[j] in ("(", '"', "«", "“", "ال", "-"):
        j -= 1
    if j < 0:
        return False
    if words[j] in _LABELS or words[j] in _CLOCKS:
        return True
    if j and words[j - 1] in _UNITS_OF_TROOPS and words[j].isalpha() and not _is_noun(after):
        return True
    return words[j] == "الامن" and j > 1 and any(w in ("قرار", "القرار", "بقرار", "قراري") for w in words[j - 2 : j])


def _is_listed(text: Text, number: Number, before: str, after: str) -> bool:
    """The number of a list item at the start of a line: 1- · 2. · 3)"""
    at_start = number.start == 0 or before == "\n"
    return at_start and number.stop == number.start + 1 and after in "-.):–،/" and after != ""


def _bracketed(words: list[str], start: int, stop: int) -> bool:
    """(5) مواطنين counts; أحمد (35) does not."""
    closed = stop < len(words) and words[stop] in (")", "]")
    if not closed:
        return True
    return stop + 1 < len(words) and _is_noun(words[stop + 1])


def _is_noun(word: str) -> bool:
    """A word that may be a counted noun: indefinite, and no particle."""
    if len(word) < 2 or not word[0].isalpha() or word in _SHORT_WORDS or word.startswith("ال"):
        return False
    return word[0] != "و" and word not in _NOT_COUNTED_BY_ONE


def _words_count(text: Text, number: Number, before: str, after: str) -> bool:
    """Whether a spelled-out number counts: not Monday, not "at one time", not "no one", not an ordinal's tail."""
    words, start = text.words, number.start
    first = NUMBER_WORDS.get(words[start])
    if first is None or first.kind in ("zero", "fraction") and not number.scaled:
        return False
    if first.stem in ("احد", "احدي") and number.value == 1:
        if first.definite or not _is_partitive(after):
            return False
        return not any(w in ("لم", "لا", "لن", "ولا", "ولم", "دون") for w in words[max(0, start - 3) : start])
    if first.definite and (number.value <= 2 or (first.kind in ("hundred", "scale") and number.stop == start + 1)):
        return False
    if before in _BLOCKED and number.value <= 2 and first.kind == "unit":
        return False
    if before in _LABELS and number.start and (first.definite or before not in ("نوع", "مجموعه", "المجموعه", "يوم", "اليوم")):
        return False
    return before not in _CLOCKS


def _is_partitive(word: str) -> bool:
    """The noun after أحد: one of them (أحد الجنود, أحد عناصر), not the end of a phrase or a particle."""
    return len(word) > 2 and word[0].isalpha() and word not in _NOT_COUNTED_BY_ONE and not word.isascii()
