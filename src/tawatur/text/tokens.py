"""Words and marks of a folded report, as parallel lists: cheap to make, cheap to walk."""
from __future__ import annotations

import re
from typing import Generic, NamedTuple, TypeVar

from tawatur.nouns import Found, Span
from tawatur.text.fold import Origins, fold, folds_across

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


class Piece:
    """What stands between two spaces: its tokens in places of its own folded text of `size` characters, and its drift."""

    __slots__ = ("froms", "shifts", "size", "starts", "stops", "words")

    def __init__(self, words: list[str], starts: list[int], stops: list[int], size: int, froms: list[int], shifts: list[int]) -> None:
        self.words = words
        self.starts = starts
        self.stops = stops
        self.size = size
        self.froms = froms
        self.shifts = shifts


def cut(raw: str) -> Piece:
    """A stretch of text, folded and cut into tokens."""
    body, froms, shifts = fold(raw)
    spans = [m.span() for m in _TOKEN.finditer(body)]
    return Piece([body[a:b] for a, b in spans], [a for a, _ in spans], [b for _, b in spans], len(body), froms, shifts)


class _Memory:
    """What has been cut already: reports are made of the same words over and over. Holds nothing that `cut` would not give."""

    __slots__ = ("_pieces", "words")

    def __init__(self) -> None:
        self.words: dict[str, str] = {}  # those that are one token of the same length
        self._pieces: dict[str, Piece] = {}

    def piece(self, chunk: str) -> Piece:
        """The tokens of a chunk without spaces."""
        known = self._pieces.get(chunk)
        if known is not None:
            return known
        piece = cut(chunk)
        if len(chunk) > _LONG:
            return piece
        if len(self.words) + len(self._pieces) > _CACHE_LIMIT:
            self.words.clear()
            self._pieces.clear()
        if piece.starts == [0] and piece.stops == [len(chunk)] and len(piece.froms) == 1:
            self.words[chunk] = piece.words[0]
        else:
            self._pieces[chunk] = piece
        return piece


_CACHE_LIMIT = 100_000  # chunks; some 30 MB
_LONG = 40  # characters
_MEMORY = _Memory()


class Text:
    """A report ready for reading. `words[i]` is the i-th folded token, `[starts[i], stops[i])` its folded place."""

    __slots__ = ("_froms", "_shifts", "origins", "raw", "starts", "stops", "words")

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.words: list[str] = []
        self.starts: list[int] = []
        self.stops: list[int] = []
        self._froms = [0]
        self._shifts = [0]
        self.origins = Origins(raw, self._froms, self._shifts)
        if folds_across(raw):
            self._take(cut(raw), 0)
        else:
            self._read(raw)

    def _read(self, raw: str) -> None:
        """Take the tokens line by line and word by word."""
        words, starts, stops = self.words, self.starts, self.stops
        plain = _MEMORY.words
        at = -1
        for number, line in enumerate(raw.split("\n")):
            if number:
                words.append("\n")
                starts.append(at)
                stops.append(at + 1)
            at += 1
            for chunk in line.split(" "):
                word = plain.get(chunk)
                if word is not None:
                    words.append(word)
                    starts.append(at)
                    at += len(chunk)
                    stops.append(at)
                elif chunk:
                    at = self._take(_MEMORY.piece(chunk), at)
                at += 1
            at -= 1

    def _take(self, piece: Piece, at: int) -> int:
        """Add the tokens of a piece that stands at the folded place `at`; the place where it ends."""
        words, starts, stops = self.words, self.starts, self.stops
        for k, word in enumerate(piece.words):
            words.append(word)
            starts.append(at + piece.starts[k])
            stops.append(at + piece.stops[k])
        if len(piece.froms) == 1:
            return at + piece.size
        shift = self._shifts[-1]
        for k in range(1, len(piece.froms)):
            self._froms.append(at + piece.froms[k])
            self._shifts.append(shift + piece.shifts[k])
        return at + piece.size

    def __len__(self) -> int:
        return len(self.words)

    def ends_in_ta(self, token: int) -> bool:
        """Whether a token ends in ta marbuta, which folding writes as ha: then no pronoun stands there."""
        return self.raw[self.origins.origin(self.stops[token] - 1)] == "ة"

    def span(self, start: int, stop: int) -> Span:
        """The untouched characters behind the tokens [start, stop)."""
        first, last = self.bounds(start, stop)
        return Span(first, last)

    def bounds(self, start: int, stop: int) -> tuple[int, int]:
        """Where the untouched characters behind the tokens [start, stop) begin and end."""
        return self.origins.bounds(self.starts[start], self.stops[stop - 1])

    def quote(self, start: int, stop: int) -> str:
        """The untouched words of the tokens [start, stop)."""
        first, last = self.bounds(start, stop)
        return self.raw[first:last]

    def found(self, hit: Hit[T]) -> Found[T]:
        """A hit in token places as a find in characters of the untouched text."""
        return Found(hit.value, self.span(hit.start, hit.stop), hit.rule, tuple(self.found(p) for p in hit.parts))
