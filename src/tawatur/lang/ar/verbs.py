"""The forms of an Arabic verb as newspapers print them: third and first persons, perfect and imperfect.

All spellings are folded (text/fold.py), so one string stands for active and passive wherever they share letters.
"""
from __future__ import annotations

from typing import Literal, NamedTuple

Tense = Literal["perfect", "imperfect"]


class Form(NamedTuple):
    """A spelling and what it says: `person` 3 or 1; `gender` m, f or -; `number` s, d, p; `passive` None where both."""

    spelling: str
    tense: Tense
    person: int
    gender: str
    number: str
    passive: bool | None


def perfect(stem: str, passive: bool | None = None, hamza: bool = False) -> list[Form]:
    """Forms of a perfect given as third person masculine singular (قصف, نفي, دعا); `hamza`: its last letter is one (بدأ)."""
    if hamza:
        return [Form(s, "perfect", p, g, n, passive) for s, p, g, n in (
            (stem, 3, "m", "s"), (stem + "ت", 3, "f", "s"), (stem[:-1] + "ووا", 3, "m", "p"), (stem[:-1] + "ءوا", 3, "m", "p"), (stem + "وا", 3, "m", "p"))]
    weak = stem[-1] in "يا" and len(stem) > 2
    short = stem[:-1] if weak else stem
    dual = short + "يا" if stem[-1] == "ي" and weak else stem + "ا" if not weak else short + "وا"
    endings = (
        (stem, 3, "m", "s"), (short + "ت", 3, "f", "s"), (short + "وا", 3, "m", "p"), (short + "و", 3, "m", "p"),
        (dual, 3, "m", "d"), (short + "تا", 3, "f", "d"), (_consonantal(stem) + "نا", 1, "-", "p"),
    )
    return [Form(s, "perfect", p, g, n, passive) for s, p, g, n in endings]


def imperfect(stem: str, passive: bool | None = None) -> list[Form]:
    """Forms of an imperfect given as third person masculine singular (يقصف, ينفي, يدعو)."""
    body = stem[1:]
    short = body[:-1] if body[-1] in "يوا" and len(body) > 2 else body
    dual = short + "يان" if body[-1] in "يا" and len(body) > 2 else body + "ان"
    rows = (
        ("ي" + body, 3, "m", "s"), ("ت" + body, 3, "f", "s"), ("ن" + body, 1, "-", "p"),
        ("ي" + short + "ون", 3, "m", "p"), ("ي" + short + "وا", 3, "m", "p"),
        ("ي" + dual, 3, "m", "d"), ("ت" + dual, 3, "f", "d"),
    )
    return [Form(s, "imperfect", p, g, n, passive) for s, p, g, n in rows]


def conjugate(past: str, present: str | None, passive: str | None = None) -> list[Form]:
    """Every form of a verb; `passive` is the perfect passive where its letters differ (اغتيل), its imperfect follows. A past in ت
    without a present is the feminine alone, of a verb whose other forms have the letters of other words (ألقت)."""
    if not present and past.endswith("ت"):
        return [Form(past, "perfect", 3, "f", "s", None), Form(past + "ا", "perfect", 3, "f", "d", None)]
    passive = None if passive == past else passive
    ambiguous = None if passive is None else False
    hamza = past[-1] == "ا" and len(past) > 2 and present is not None and present[-1] != "و"  # لجأ يلجأ, but نجا ينجو
    forms = perfect(past, ambiguous, hamza)
    if present:
        forms += imperfect(present, ambiguous)
    if passive:
        forms += perfect(passive, True)
        if present and len(present) > 3 and present[-2] in "يو":
            forms += imperfect(present[:-2] + "ا" + present[-1], True)
    return forms


def _consonantal(stem: str) -> str:
    """The stem before a consonant ending: hollow verbs shorten (قال: قلنا), weak ones keep their ya (نفي: نفينا)."""
    if len(stem) == 3 and stem[1] == "ا":
        return stem[0] + stem[2]
    return stem
