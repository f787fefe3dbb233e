"""Where words are quoted: the stretches between quotation marks, also over several sentences.

Arabic news prints one sign for both ends ("), so whether it opens or closes is told by the blank beside it.
"""
from __future__ import annotations

from tawatur.text.tokens import Text, mark

_OPENERS = frozenset("«“„")
_CLOSERS = frozenset("»”")
_BOTH = frozenset(('"',))
_SIGNS = _OPENERS | _CLOSERS | _BOTH
_SIGN = mark(lambda word: word in _SIGNS)
_CLITICS = frozenset(("ل", "ب", "و", "ال", "لل", "ك", "ف", "بال", "وال"))


def quotations(text: Text) -> dict[int, int]:
    """The token after each opening mark -> the token of its closing mark. A mark that is never closed quotes nothing."""
    out: dict[int, int] = {}
    words = text.words
    opened = -1
    for at in text.marked(_SIGN):
        word = words[at]
        if word in _OPENERS:
            opened = at
        elif word in _CLOSERS:
            if opened >= 0:
                out[opened + 1] = at
            opened = -1
        elif word in _BOTH:
            if opened >= 0 and not _opens(text, at):
                out[opened + 1] = at
                opened = -1
            elif opened < 0 or _opens(text, at):
                opened = at if at + 1 < len(words) and words[at + 1] != "\n" else -1
    return out


def _opens(text: Text, at: int) -> bool:
    """Whether a two-way mark opens: a blank or a particle before it, a word right after it."""
    words, starts, stops = text.words, text.starts, text.stops
    if at + 1 >= len(words) or starts[at + 1] != stops[at]:
        return False
    if at == 0 or starts[at] != stops[at - 1]:
        return True
    return words[at - 1] in _CLITICS or words[at - 1] in "([:\n"
