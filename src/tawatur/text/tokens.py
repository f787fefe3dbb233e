"""Words and marks of a folded report, as parallel lists: cheap to make, cheap to walk."""
from __future__ import annotations

import re
from typing import Generic, NamedTuple, TypeVar

from tawatur.nouns import Found, Span
from tawatur.text.fold import Folded, fold

T = TypeVar("T")

# Runs of letters of one script, runs of digits, line ends, and single marks. "ال24" and "F16" fall into two tokens.
_TOKEN = re.compile(r"[\u0621-\u064a\u0671-\u06d3]+|[a-z\u00c0-\u024f]+|\d+|\n|[^\s\w]|[^\W\d]|\w")


class Hit(NamedTuple, Generic[T]):
    """A value read from the tokens [start, stop) by a rule, out of smaller hits."""

    value: T
    start: int
    stop: int
    rule: str = ""
    parts: tuple[Hit[object], ...] = ()


class Text:
    """A report ready for reading. `words[i]` is the i-th folded token, `[starts[i], stops[i])` its folded place."""

    __slots__ = ("folded", "raw", "starts", "stops", "words")

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.folded: Folded = fold(raw)
        spans = [m.span() for m in _TOKEN.finditer(self.folded.text)]
        body = self.folded.text
        self.words: list[str] = [body[a:b] for a, b in spans]
        self.starts: list[int] = [a for a, _ in spans]
        self.stops: list[int] = [b for _, b in spans]

    def __len__(self) -> int:
        return len(self.words)

    def ends_in_ta(self, token: int) -> bool:
        """Whether a token ends in ta marbuta, which folding writes as ha: then no pronoun stands there."""
        return self.raw[self.folded.origin(self.stops[token] - 1)] == "ة"

    def span(self, start: int, stop: int) -> Span:
        """The untouched characters behind the tokens [start, stop)."""
        return self.folded.span(self.starts[start], self.stops[stop - 1])

    def quote(self, start: int, stop: int) -> str:
        """The untouched words of the tokens [start, stop)."""
        span = self.span(start, stop)
        return self.raw[span.start : span.stop]

    def found(self, hit: Hit[T]) -> Found[T]:
        """A hit in token places as a find in characters of the untouched text."""
        return Found(hit.value, self.span(hit.start, hit.stop), hit.rule, tuple(self.found(p) for p in hit.parts))
