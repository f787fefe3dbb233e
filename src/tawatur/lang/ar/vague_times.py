"""Times that no calendar holds: "قبل أيام", "في الأيام الأخيرة", "في وقت سابق". They say only that the event has a time of its own."""
from __future__ import annotations

from collections.abc import Sequence

from tawatur.text.tokens import Text, mark

_AGO = frozenset("قبل منذ خلال مند".split())
_PLURALS = frozenset("ساعات ايام اسابيع اشهر شهور سنوات اعوام سنين عقود قليل مده فتره".split())
_STRETCHES = frozenset("الساعات الايام الاسابيع الاشهر الشهور السنوات الاعوام السنين الفتره الاونه المده العقود".split())
_GONE = frozenset("الماضيه الاخيره القليله المنصرمه السابقه الفائته".split())
_BEFORE = frozenset("سابقا مؤخرا موخرا حديثا انفا".split())
_REACH = 12  # tokens from كان to the event
_WAS = frozenset("كان كانت كانا كانتا كانوا".split())
_OPENS = mark(lambda word: word in _BEFORE or word.lstrip("و") in _AGO or word.lstrip("بول") in _STRETCHES or word == "وقت")


def vague(text: Text, lo: int, hi: int) -> bool:
    """Whether the words [lo, hi) tell such a time."""
    words = text.words
    for at in text.marked(_OPENS):
        if lo <= at < hi:
            word, after = words[at], words[at + 1] if at + 1 < len(words) else ""
            if word in _BEFORE or (word.lstrip("و") in _AGO and after in _PLURALS) or (word.lstrip("بول") in _STRETCHES and after in _GONE):
                return True
            if word == "وقت" and after == "سابق":
                return True
    return False


def earlier(words: Sequence[str], lo: int, at: int) -> bool:
    """Whether the words [lo, at) before an event put it before what the report tells: "وكان الجيش قد قصف", "سبق أن قصف"."""
    for token in range(at - 1, max(lo, at - _REACH) - 1, -1):
        if words[token] == "قد" and any(w.lstrip("وف") in _WAS for w in words[max(lo, token - _REACH) : token]):
            return True
        if words[token].lstrip("و") == "سبق":
            return True
    return False
