"""What a sentence counts, for the tests of counts."""
from __future__ import annotations

from functools import cache

from tawatur.nouns import Claim, Document
from tawatur.reader import Reader

Figure = tuple[str, str, int | None, int | None]


@cache
def reader() -> Reader:
    return Reader()


def claims(sentence: str) -> tuple[Claim, ...]:
    return reader().read(Document("s", sentence, published="2024-02-03", lang="ar")).claims


def figures(sentence: str) -> set[Figure]:
    return {(c.value.outcome, c.value.who, c.value.min, c.value.max) for claim in claims(sentence) for c in claim.counts}
