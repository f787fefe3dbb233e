"""Arabic words as they are searched: folded, with and without the particles written onto them.

A word is stored under each of the forms it may stand in (`وأعلنت` as `واعلنت` and `اعلنت`), and sought under each of
them, so that either finds the other; diacritics, tatweel and the variants of hamza, alef and ya are folded away. Both
databases index these forms as they are and know nothing of Arabic.
"""
from __future__ import annotations

import re
from functools import lru_cache

from tawatur.lang.ar.clitics import readings
from tawatur.text.fold import fold_word, folds_across

_WORD = re.compile(r"[^\W_]+")



def indexed(text: str) -> str:
    """The forms of all words of a text, one space between them, in the order of the text."""
    if folds_across(text):
        return _joined(fold_word(text))
    return " ".join(filter(None, map(_of_chunk, text.split())))


def sought(words: str) -> list[tuple[str, ...]]:
    """For each word sought, the forms it may be found under; a text is found that holds one form of every word."""
    return [forms(word) for word in _WORD.findall(fold_word(words).casefold())]


@lru_cache(maxsize=32_768)
def _of_chunk(chunk: str) -> str:
    """The same for what stands between two spaces: news repeats its words."""
    return _joined(fold_word(chunk))


def _joined(folded: str) -> str:
    return " ".join(form for word in _WORD.findall(folded.casefold()) for form in forms(word))


@lru_cache(maxsize=32_768)
def forms(word: str) -> tuple[str, ...]:
    """The forms of one folded word: itself first, then without conjunction, preposition and article."""
    cut = (reading.stem for reading in readings(word) if reading.prefix and not reading.suffix and not reading.dual)
    return tuple(dict.fromkeys((word, *(stem for stem in cut if len(stem) > 1))))
