"""A long JSON text read from front to end, one value at a time: arrays and objects are walked, never held whole.

    window = Window(blocks(stream))
    for _ in window.elements():         at a "[": one turn an element
        value, raw = window.value()     which has to be taken: by `value`, `skip`, `elements` or `members`
    for key in window.members():        at a "{": one turn a key, its value likewise to be taken
"""
from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from typing import Any

from tawatur.errors import InputError, TooLarge
from tawatur.sources.base import MAX_LINE
from tawatur.sources.encoding import encoding_of

_SPACE = re.compile(r"[ \t\r\n\ufeff]*")
_STEP = 1 << 16  # characters


class Window:
    """What has come of the text and is not yet taken. Every method raises `InputError` where the text is no JSON."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = _decoded(pieces)
        self._text = ""
        self._at = self._gone = 0
        self._decoder = json.JSONDecoder()

    def peek(self) -> str:
        """The first character of what comes next; "" at the end."""
        while True:
            space = _SPACE.match(self._text, self._at)
            self._at = space.end() if space else self._at
            if self._at < len(self._text):
                return self._text[self._at]
            if not self._fill():
                return ""

    def value(self) -> tuple[Any, bytes]:
        """The value that comes next, and the bytes it was read from. Raises `TooLarge` beyond the limit of a line."""
        self.peek()
        while True:
            wrong = None
            try:
                value, stop = self._decoder.raw_decode(self._text, self._at)
            except json.JSONDecodeError as error:
                wrong, stop = error, len(self._text)
            except (ValueError, RecursionError):
                raise InputError(f"no JSON: a number too long or nesting too deep at character {self._place():,}") from None
            if stop < len(self._text) or not self._fill():
                break
        if wrong is not None:
            raise InputError(f"no JSON: {wrong.msg} at character {self._gone + wrong.pos:,}; what came before was read")
        raw, self._at = self._text[self._at:stop], stop
        return value, _bytes(raw)

    def skip(self) -> None:
        """Pass over the value that comes next, however long the list or object is."""
        opening = self.peek()
        if opening == "[":
            for _ in self.elements():
                self.value()
        elif opening == "{":
            for _ in self.members():
                self.value()
        else:
            self.value()

    def elements(self) -> Iterator[int]:
        """Stand before each element of the array that comes next, in turn; its number from 1."""
        self._take("[")
        place = 0
        while self.peek() != "]":
            if place:
                self._take(",")
            place += 1
            yield place
        self._take("]")

    def members(self) -> Iterator[str]:
        """Stand before the value of each key of the object that comes next, in turn; its key."""
        self._take("{")
        first = True
        while self.peek() != "}":
            if not first:
                self._take(",")
            first = False
            key = self.value()[0]
            self._take(":")
            yield str(key)
        self._take("}")

    def _take(self, mark: str) -> None:
        found = self.peek()
        if found != mark:
            what = "the text breaks off" if not found else f"{found!r} where {mark!r} was expected"
            raise InputError(f"no JSON: {what} at character {self._place():,}; what came before was read")
        self._at += 1

    def _place(self) -> int:
        return self._gone + self._at

    def _fill(self) -> bool:
        """Twice as much of what is not yet taken; False where there is no more."""
        held = len(self._text) - self._at
        if held > MAX_LINE:
            raise TooLarge(f"a value of more than {MAX_LINE:,} characters, or broken JSON, at character {self._place():,}")
        parts = [self._text[self._at:]]
        more = 0
        while more < max(held, _STEP) and (piece := next(self._pieces, "")):
            parts.append(piece)
            more += len(piece)
        self._gone += self._at
        self._text, self._at = "".join(parts), 0
        return more > 0


def _decoded(pieces: Iterator[bytes]) -> Iterator[str]:
    """The text; bytes that are no UTF-8 stay to be seen, each as a surrogate."""
    head = next(pieces, b"")
    encoding = encoding_of(head, whole=False)
    decoder = codecs.getincrementaldecoder(encoding)("surrogateescape" if encoding.startswith("utf-8") else "replace")
    yield decoder.decode(head)
    for piece in pieces:
        if text := decoder.decode(piece):
            yield text
    yield decoder.decode(b"", final=True)


def _bytes(raw: str) -> bytes:
    return raw.encode("utf-8", "surrogateescape")
