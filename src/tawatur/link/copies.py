"""Reports that carry one text: republished copy is found by near-duplicate text (MinHash over runs of folded words)."""
from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from tawatur.errors import NoLinker
from tawatur.text.fold import fold_word

if TYPE_CHECKING:
    from datasketch import MinHash

ALIKE = 0.75  # share of the runs of words of the shorter text that are in the longer at least
_RUN = 4  # words
_PERMUTATIONS = 64
_LEAST = 25  # words: shorter texts are copies only where all words are the same, for two voices may tell one thing alike
_WORD = re.compile(r"[^\W_]+")


def copies(texts: Sequence[str]) -> list[int]:
    """For each text the first one that it carries on: its own place where it is the first to say so.

    A text that is most of a longer one counts as its copy too: an agency's lead under another name.
    """
    marks = [_marks(text) for text in texts]
    first: list[int] = []
    for place, mark in enumerate(marks):
        first.append(next((first[other] for other in range(place) if mark.like(marks[other])), place))
    return first


class _Marks(NamedTuple):
    """What a text is told by: its words for a short one, for a longer one a sketch of its runs of words and how many there are."""

    words: str
    sketch: MinHash | None
    runs: int

    def like(self, other: _Marks) -> bool:
        """Whether the shorter text lies in the longer one for the most part, as far as the sketches tell."""
        if self.sketch is None or other.sketch is None:
            return self.sketch is other.sketch and self.words == other.words
        jaccard = self.sketch.jaccard(other.sketch)
        shared = jaccard * (self.runs + other.runs) / (1 + jaccard)  # the size of what is in both
        return bool(shared >= ALIKE * min(self.runs, other.runs))


@lru_cache(maxsize=4_096)
def _marks(text: str) -> _Marks:
    try:
        from datasketch import MinHash
    except ModuleNotFoundError as error:
        raise NoLinker(f'finding copies needs one more library ({error.name}): pip install "tawatur[link]"') from None
    words = _WORD.findall(fold_word(text).casefold())
    if len(words) < _LEAST:
        return _Marks(" ".join(words), None, 0)
    runs = {" ".join(words[at : at + _RUN]).encode() for at in range(len(words) - _RUN + 1)}
    sketch = MinHash(num_perm=_PERMUTATIONS, hashfunc=crc32)
    sketch.update_batch(runs)
    return _Marks("", sketch, len(runs))
