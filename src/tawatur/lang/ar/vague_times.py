"""Times that no calendar holds: "قبل أيام", "في الأيام الأخيرة", "في وقت سابق". They say only that the event has a time of its own."""
from __future__ import annotations

from collections.abc import Sequence

_AGO = frozenset("قبل منذ خلال مند".split())
_PLURALS = frozenset("ساعات ايام اسابيع اشهر شهور سنوات اعوام سنين عقود قليل مده فتره".split())
_STRETCHES = frozenset("الساعات الايام الاسابيع الاشهر الشهور السنوات الاعوام السنين الفتره الاونه المده العقود".split())
_GONE = frozenset("الماضيه الاخيره القليله المنصرمه السابقه الفائته".split())
_BEFORE = frozenset("سابقا مؤخرا موخرا حديثا انفا".split())


def vague(words: Sequence[str], lo: int, hi: int) -> bool:
    """Whether the words [lo, hi) tell such a time."""
    for at in range(lo, min(hi, len(words))):
        word, after = words[at], words[at + 1] if at + 1 < len(words) else ""
        if word in _BEFORE or (word.lstrip("و") in _AGO and after in _PLURALS) or (word.lstrip("بول") in _STRETCHES and after in _GONE):
            return True
        if word == "وقت" and after == "سابق":
            return True
    return False
