"""Whether a number of a report counts people or things, by the words beside it (words/number_context.tsv)."""
from __future__ import annotations

from tawatur.lang.ar.hedges import BEFORE
from tawatur.lang.ar.numbers import NUMBER_WORDS, Number, glued
from tawatur.lang.ar.tables import rows
from tawatur.lang.ar.times_words import HIJRI_STARTS, MONTH_STARTS, UNITS
from tawatur.text.fold import fold_word
from tawatur.text.tokens import Text


def _context(kind: str) -> frozenset[str]:
    return frozenset(fold_word(word) for word, what in rows("number_context") if what == kind)


_LABELS, _CLOCKS, MEASURES = _context("label"), _context("clock"), _context("measure")
_BLOCKED, SHIFTS = _context("blocked"), _context("shift")
_UNITS_OF_TROOPS = frozenset("لواء اللواء للواء كتيبه الكتيبه فرقه الفرقه".split())
OPEN_MARKS, CLOSE_MARKS = frozenset('("«“['), frozenset(')"»”]')
_SHORT_WORDS = frozenset("من في عن او ان لا ما لم كم بل مع و ف ب ل ك ال نص اذ هم هي هو قد قط لن اي ذو كل الي علي".split())
_NOT_COUNTED_BY_ONE = frozenset("من في علي ان الا سوي عن الي حتي مع قبل بعد او اي منذ لكن بل هنا ما لا".split())
_HARM = frozenset("مقتل استشهاد مصرع وفاه اصابه جرح اعتقال اسر خطف اختطاف تدمير سقوط قتل نزوح".split())
_MONTHS = MONTH_STARTS | HIJRI_STARTS


def past_digits(text: Text, i: int) -> int:
    """Where a run of touching digits and marks that starts at i ends: 12/5/2023, 08:57, 192.168.1.2 are read as one."""
    words, j = text.words, i + 1
    while j < len(words) and glued(text, j) and (words[j].isdecimal() or words[j] in "/:.-,،٬"):
        j += 1
    return j


_MOST = 1e12  # nobody counts more people or things; longer runs of digits are codes


def counts(text: Text, number: Number, ranged: bool, hedged: bool = False) -> bool:
    """Whether a number counts people or things, by the words around it."""
    if number.value > _MOST:
        return False
    words, stop = text.words, number.stop
    before = words[number.start - 1] if number.start else ""
    after = words[stop] if stop < len(words) else ""
    if number.start and before in UNITS:  # الأشهر السبعة الأخيرة
        return False
    if after == "%" or after in MEASURES or after in _MONTHS or _is_percent(words, stop):
        return False
    if after in CLOSE_MARKS and stop + 1 < len(words) and (words[stop + 1] in MEASURES or words[stop + 1] in _MONTHS):
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
    if not ranged and past_digits(text, start) > stop and not _ends_sentence(text, stop):
        return False
    if start and before in "/:.-–،,+@_#" and glued(text, start):
        return False
    if after == "/" or (number.value != int(number.value) and not number.dotted):
        return False
    if after == "من" and stop + 1 < len(words) and words[stop + 1] in _MONTHS:
        return False
    if before == "ال" and glued(text, start) and start > 1:
        if words[start - 2] in UNITS or _is_label(text, start - 1) or (words[start - 2] in _MONTHS):
            return False
    elif not _free_before(text, start, before):
        return False
    if _is_label(text, start, after) or before in _MONTHS or _is_day_list(words, stop) or _is_listed(text, number, before, after):
        return False
    if before in ("(", "[") and not hedged and not _bracketed(words, start, stop):
        return start > 1 and words[start - 2] in ("و", "ال", "ب", "ل") and glued(text, start - 1)
    if 1900 <= number.value <= 2035 and stop == start + 1 and not number.scaled:
        return hedged or (_is_noun(after) and before not in ("في", "منذ", "وفي", "حتي", "بحلول", "/"))
    return number.value < 10**11


def _ends_sentence(text: Text, i: int) -> bool:
    """A full stop or comma that touches the digits but ends the sentence."""
    return text.words[i] in ".،,-:" and not (i + 1 < len(text.words) and text.words[i + 1].isdecimal() and glued(text, i + 1))


def _free_before(text: Text, start: int, before: str) -> bool:
    """Digits that touch the word before them count only after a particle (و487, ب20), not in F16 or الهجوم2."""
    if not start or not before[0].isalnum():
        return not (before == "-" and start > 1 and text.words[start - 2].isalpha() and glued(text, start - 1))
    if before.isdecimal() or before.isascii():
        return not glued(text, start) and not before.isascii()
    if glued(text, start):
        return before in _SHORT_WORDS or before in BEFORE or before in ("وال", "بال", "لل", "وب", "ول", "فال")
    return len(before) > 2 or before in _SHORT_WORDS


def _is_day_list(words: list[str], i: int) -> bool:
    """أيام 4 و5 و8 ديسمبر: days of a month named after the last."""
    while i + 1 < len(words) and words[i] in ("و", "،", "او") and words[i + 1].isdecimal() and len(words[i + 1]) <= 2:
        i += 2
    return i < len(words) and words[i] in _MONTHS


def _is_label(text: Text, start: int, after: str = "") -> bool:
    """A naming word before the number, or just before its bracket or article: القناة 12 · الفرقة الـ99 · القرار (1701)."""
    words, j = text.words, start - 1
    while j >= 0 and words[j] in ("(", '"', "«", "“", "ال", "-"):
        j -= 1
    if j < 0:
        return False
    if (words[j] in _LABELS and not _therein(text, j)) or words[j] in _CLOCKS:
        return True
    if words[j].isalpha() and not _is_noun(after) and not _UNITS_OF_TROOPS.isdisjoint(words[max(0, j - 2) : j]):
        return True
    return words[j] == "الامن" and j > 1 and any(w in ("قرار", "القرار", "بقرار", "قراري") for w in words[j - 2 : j])


def _is_listed(text: Text, number: Number, before: str, after: str) -> bool:
    """The number of a list item at the start of a line: 1- · 2. · 3)"""
    at_start = number.start == 0 or before == "\n"
    return at_start and number.stop == number.start + 1 and after in "-.):–،/" and after != ""


def _bracketed(words: list[str], start: int, stop: int) -> bool:
    """(5) مواطنين and مقتل (5) count; أحمد (35) does not."""
    closed = stop < len(words) and words[stop] in (")", "]")
    if not closed or (start > 1 and words[start - 2].lstrip("وب") in _HARM):
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
    if first is None or (first.kind in ("zero", "fraction") and not number.scaled):
        return False
    if first.stem in ("احد", "احدي") and number.value == 1:
        if first.definite or not _is_partitive(after):
            return False
        return not any(w in ("لم", "لا", "لن", "ولا", "ولم", "دون") for w in words[max(0, start - 3) : start])
    if first.definite and (number.value <= 2 or (first.kind in ("hundred", "scale") and number.stop == start + 1)):
        return False
    if before in _BLOCKED and number.value <= 2 and first.kind == "unit":
        return False
    if before in _LABELS and number.start and not _therein(text, start - 1) and (first.definite or before not in ("نوع", "مجموعه", "المجموعه", "يوم", "اليوم")):
        return False
    return before not in _CLOCKS


def _therein(text: Text, i: int) -> bool:
    """Whether the word is "فيه" and not "فئة", which folds to the same letters."""
    return text.words[i] == "فيه" and not text.ends_in_ta(i)


def _is_partitive(word: str) -> bool:
    """The noun after أحد: one of them (أحد الجنود, أحد عناصر), not the end of a phrase or a particle."""
    return len(word) > 2 and word[0].isalpha() and word not in _NOT_COUNTED_BY_ONE and not word.isascii()
