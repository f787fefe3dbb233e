"""Where what is said ends before its sentence does."""
from __future__ import annotations

from collections.abc import Sequence

_TURNS = frozenset((("وفي", "الاثناء"), ("في", "الاثناء"), ("وفي", "غضون"), ("في", "غضون"), ("من", "جهه"), ("ومن", "جهه"), ("من", "جانب"), ("ومن", "جانب"),
                    ("من", "ناحيه"), ("ومن", "ناحيه"), ("وفي", "سياق"), ("في", "سياق"), ("وفي", "تطور"), ("في", "تطور")))
_AGAIN = frozenset(("وقد", "وكان", "وكانت"))


def turn(words: Sequence[str], start: int, stop: int, role: str) -> int:
    """Where a sentence turns from what is said to other news: "، وفي الأثناء، ارتفع"; after a claim of credit at "وقد أوقع"."""
    for token in range(start, stop - 2):
        if (words[token] == "،" and tuple(words[token + 1 : token + 3]) in _TURNS) or (role == "claims" and words[token] in _AGAIN):
            return token
    return stop
