"""Reports that carry one text: republished copy is found by near-duplicate text (MinHash over runs of folded words)."""
from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING
from zlib import crc32

from tawatur.errors import NoLinker
from tawatur.text.fold import fold_word

if TYPE_CHECKING:
    from datasketch import MinHash

ALIKE = 0.5  # share of the runs of words that two copies have in common at least
_RUN = 4  # words
_PERMUTATIONS = 64
_LEAST = 6  # words: a shorter text is like any other of its kind
_WORD = re.compile(r"[^\W_]+")


def copies(texts: Sequence[str]) -> list[int]:
    """For each text the first one that it carries on: its own place where it is the first to say so.

    A text that is most of a longer one counts as its copy too: an agency's lead under another name.
    """
    marks = [_marks(text) for text in texts]
    first: list[int] = []
    for place, mark in enumerate(marks):
        first.append(next((first[other] for other in range(place) if _alike(mark, marks[other])), place))
    return first


def _alike(left: _Marks, right: _Marks) -> bool:
    """Whether the shorter text lies in the longer one for the most part, as far as the two sketches tell."""
    if left is None or right is None:
        return False
    shorter, longer = sorted((left[1], right[1]))
    jaccard = left[0].jaccard(right[0])
    shared = jaccard * (shorter + longer) / (1 + jaccard)  # the size of what is in both
    return bool(shared >= ALIKE * shorter)


@lru_cache(maxsize=4_096)
def _marks(text: str) -> _Marks:
    """The sketch of a text and how many runs of words it has; None where it is too short to tell."""
    try:
        from datasketch import MinHash
    except ModuleNotFoundError as error:
        raise NoLinker(f'finding copies needs one more library ({error.name}): pip install "tawatur[link]"') from None
    words = _WORD.findall(fold_word(text).casefold())
    if len(words) < _LEAST:
        return None
    runs = {" ".join(words[at : at + _RUN]).encode() for at in range(len(words) - _RUN + 1)}
    sketch = MinHash(num_perm=_PERMUTATIONS, hashfunc=crc32)
    sketch.update_batch(runs)
    return sketch, len(runs)


if TYPE_CHECKING:
    _Marks = tuple[MinHash, int] | None
