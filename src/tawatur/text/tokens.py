"""Words and marks of a folded report, as parallel lists: cheap to make, cheap to walk."""
from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Generic, NamedTuple, TypeVar

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


_ASKED: list[Callable[[str], bool]] = []


def mark(asked: Callable[[str], bool]) -> int:
    """A mark for the words of which something is true, to be found by `Text.marked`: asked once a word, not once a token."""
    _ASKED.append(asked)
    _MEMORY.clear()
    return 1 << (len(_ASKED) - 1)


class Cell:
    """One folded word, however often it is printed: its marks, and what a lexicon (`owner`) has noted of it."""

    __slots__ = ("marks", "opening", "owner", "spellings", "word")

    def __init__(self, word: str) -> None:
        self.word = word
        self.marks = sum([1 << number for number, asked in enumerate(_ASKED) if asked(word)])
        self.owner: object = None
        self.opening: Any = None
        self.spellings: tuple[str, ...] = ()


class Piece:
    """What stands between two spaces: its tokens in places of its own folded text of `size` characters, and its drift."""

    __slots__ = ("cells", "froms", "shifts", "size", "starts", "stops", "words")

    def __init__(self, words: list[str], starts: list[int], stops: list[int], size: int, froms: list[int], shifts: list[int]) -> None:
        self.words = words
        self.cells: list[Cell] = []
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

    __slots__ = ("_cells", "_pieces", "words")

    def __init__(self) -> None:
        self.words: dict[str, Cell] = {}  # those that are one token of the same length
        self._cells: dict[str, Cell] = {}
        self._pieces: dict[str, Piece] = {}

    def clear(self) -> None:
        self.words.clear()
        self._cells.clear()
        self._pieces.clear()

    def cells(self, words: list[str]) -> list[Cell]:
        """The cells of folded words."""
        return [self._cells.get(word) or self._cells.setdefault(word, Cell(word)) for word in words]

    def piece(self, chunk: str) -> Piece:
        """The tokens of a chunk without spaces."""
        known = self._pieces.get(chunk)
        if known is not None:
            return known
        if len(self.words) + len(self._pieces) > _CACHE_LIMIT or len(self._cells) > _CACHE_LIMIT:
            self.clear()
        piece = cut(chunk)
        piece.cells = self.cells(piece.words)
        if len(chunk) > _LONG:
            return piece
        if piece.starts == [0] and piece.stops == [len(chunk)] and len(piece.froms) == 1:
            self.words[chunk] = piece.cells[0]
        else:
            self._pieces[chunk] = piece
        return piece


_CACHE_LIMIT = 100_000  # chunks; some 30 MB
_LONG = 40  # characters
_MEMORY = _Memory()


class Text:
    """A report ready for reading. `words[i]` is the i-th folded token, `[starts[i], stops[i])` its folded place."""

    __slots__ = ("_asked", "_found", "_froms", "_marked", "_shifts", "cells", "origins", "raw", "starts", "stops", "words")

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.words: list[str] = []
        self.cells: list[Cell] = []
        self._asked = len(_ASKED)
        self._marked: list[int] = []  # the tokens with some mark
        self._found: dict[int, list[int]] = {}
        self.starts: list[int] = []
        self.stops: list[int] = []
        self._froms = [0]
        self._shifts = [0]
        self.origins = Origins(raw, self._froms, self._shifts)
        if folds_across(raw):
            piece = cut(raw)
            piece.cells = _MEMORY.cells(piece.words)
            self._take(piece, 0)
        else:
            self._read(raw)

    def _read(self, raw: str) -> None:
        """Take the tokens line by line and word by word."""
        words, cells, starts, stops, marked = self.words, self.cells, self.starts, self.stops, self._marked
        plain = _MEMORY.words
        line_end, = _MEMORY.cells(["\n"])
        at = -1
        for number, line in enumerate(raw.split("\n")):
            if number:
                if line_end.marks:
                    marked.append(len(words))
                words.append("\n")
                cells.append(line_end)
                starts.append(at)
                stops.append(at + 1)
            at += 1
            for chunk in line.split(" "):
                cell = plain.get(chunk)
                if cell is not None:
                    if cell.marks:
                        marked.append(len(words))
                    words.append(cell.word)
                    cells.append(cell)
                    starts.append(at)
                    at += len(chunk)
                    stops.append(at)
                elif chunk:
                    at = self._take(_MEMORY.piece(chunk), at)
                at += 1
            at -= 1

    def _take(self, piece: Piece, at: int) -> int:
        """Add the tokens of a piece that stands at the folded place `at`; the place where it ends."""
        words, cells, starts, stops = self.words, self.cells, self.starts, self.stops
        for k, cell in enumerate(piece.cells):
            if cell.marks:
                self._marked.append(len(words))
            words.append(cell.word)
            cells.append(cell)
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

    def marked(self, mark: int) -> list[int]:
        """The tokens whose words have a mark, in order."""
        if self._asked != len(_ASKED):  # a mark is younger than the text
            self._asked = len(_ASKED)
            self.cells = _MEMORY.cells(self.words)
            self._marked = [at for at, cell in enumerate(self.cells) if cell.marks]
        found = self._found.get(mark)
        if found is None:
            cells = self.cells
            found = self._found[mark] = [at for at in self._marked if cells[at].marks & mark]
        return found

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
