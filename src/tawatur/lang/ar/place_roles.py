"""What a place does in its sentence: where the event was, how far from where, whence somebody came.

"على بعد 50 كيلومترا شمال عدن" measures from Aden; "من مدينة رفح" after a person says where he lives. Neither is where it
happened, unless nothing else is.
"""
from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

Role = Literal["at", "far", "from"]

_MEASURES = frozenset("كلم كم كيلومتر كيلومترا كيلومترات كيلو كيلومترين ميل ميلا اميال متر مترا امتار دقيقه دقايق ساعه".split())
_AWAY = frozenset("بعد مسافه تبعد يبعد وتبعد ويبعد بعيدا".split())
_PARTS = frozenset(
    "قرب بالقرب القرب مقربه كل كلا عدد عده العديد كثير اجزاء جزء قسم احياء مناطق بلدات قري مدن احد احدي واحده انحاء واسعه "
    "الشمال الجنوب الشرق الغرب شمال جنوب شرق غرب شمالا جنوبا شرقا غربا الشرقي الغربي الشمالي الجنوبي".split()
)
_LEFT = frozenset("انسحب انسحبت انسحبوا تنسحب ينسحب انسحاب انسحابها انسحابه الانسحاب بالانسحاب طرد اخرج اخرجت نزح نزحوا نزوح فر فروا "
                  "هجر تهجير اجلاء اخلاء خروج اعتقال اعتقل اعتقلت خطف خطفت اختطف اختطفت تحرير".split())


def role_of(words: Sequence[str], at: int) -> Role:
    """The role of the place whose first word, head noun included, is the token `at`."""
    if _measured(words, at):
        return "far"
    before = _before(words, at)
    if before < 0 or words[before].lstrip("وف") != "من":
        return "at"
    return "at" if before and words[before - 1].lstrip("وفبل") in _PARTS else "from"


def _before(words: Sequence[str], at: int) -> int:
    at -= 1
    while at >= 0 and not words[at][0].isalnum():
        at -= 1
    return at


def _measured(words: Sequence[str], at: int) -> bool:
    """Whether a distance is measured to a place: a unit of length, and على بعد or تبعد before it, in the same clause."""
    unit = False
    for token in range(at - 1, max(at - 10, -1), -1):
        word = words[token]
        if word in ("،", ".", "؛", ":", "\n"):
            return False
        unit = unit or word in _MEASURES
        if word in _AWAY or word.lstrip("وبل") in _AWAY:
            return unit or word.lstrip("و") in ("تبعد", "يبعد")
    return False


def left(words: Sequence[str], start: int, stop: int) -> bool:
    """Whether the words of an event say that people left or were taken from a place."""
    return any(w in _LEFT or w.lstrip("وفبل") in _LEFT for w in words[start:stop])
