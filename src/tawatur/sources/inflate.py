"""Compressed bytes, piece by piece and never without measure: a small file that would swell beyond reason is refused."""
from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from typing import Protocol

from tawatur.errors import InputError, TooLarge

BLOCK = 1 << 16
GZIP = b"\x1f\x8b"
_GZIP, _ZLIB, _BARE = 31, 15, -15  # what zlib calls the three wrappings of one method
# Text shrinks to a tenth or a twentieth, marked-up rows that repeat themselves to a fiftieth; zlib's utmost is a thousandth.
RATIO, FREE = 200, 1 << 24


class Readable(Protocol):
    """A stream as far as it is needed here."""

    def read(self, size: int, /) -> bytes:
        """At most so many bytes, none only at the end."""


def blocks(stream: Readable) -> Iterator[bytes]:
    """A stream in pieces of 64 KB."""
    while block := stream.read(BLOCK):
        yield block


def inflated(pieces: Iterable[bytes], coding: str = "gzip") -> Iterator[bytes]:
    """Pieces of `gzip` (any number of members) or `deflate` as they were before, 64 KB at a time.

    Raises `TooLarge` beyond 200 times the size it came in, `InputError` where the data is damaged or breaks off.
    """
    come = gone = 0
    machine = None
    for piece in pieces:
        come += len(piece)
        while piece or machine is not None:
            if machine is None:
                piece = piece.lstrip(b"\0") if coding == "gzip" else piece  # some tools fill the last block with zeros
                if not piece:
                    break
                machine = zlib.decompressobj(_wrapping(piece, coding))
            out = _step(machine, piece, come)
            gone += len(out)
            if gone > FREE and gone > RATIO * come:
                raise TooLarge(f"swells to more than {RATIO} times its size; taken for a bomb and not unpacked")
            if out:
                yield out
            if machine.eof:
                piece, machine = machine.unused_data, None
            elif len(out) < BLOCK:
                break
            else:
                piece = machine.unconsumed_tail
    if machine is not None:
        raise InputError("the compressed data breaks off; what came before was read")


def _step(machine: zlib._Decompress, piece: bytes, come: int) -> bytes:
    try:
        return machine.decompress(piece, BLOCK)
    except zlib.error:
        raise InputError(f"the compressed data is damaged before byte {come:,}") from None


def _wrapping(piece: bytes, coding: str) -> int:
    if coding == "gzip":
        return _GZIP
    return _ZLIB if piece[0] & 15 == 8 else _BARE  # servers send both and call them deflate


def within(pieces: Iterable[bytes], limit: int) -> bytes:
    """The pieces as one. Raises `TooLarge` as soon as they are more than `limit` bytes."""
    held = bytearray()
    for piece in pieces:
        held += piece
        if len(held) > limit:
            raise TooLarge(f"more than {limit:,} bytes; one report may hold no more")
    return bytes(held)


class Pieces:
    """A stream of bytes that come in pieces. An error on the way is raised when all that came before it has been read."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces = iter(pieces)
        self._held = b""
        self._at = 0
        self._wrong: InputError | None = None

    def read(self, size: int, /) -> bytes:
        """So many bytes; fewer only at the end or before an error."""
        return self._taken(size, b"")

    def readline(self, size: int, /) -> bytes:
        """To the end of the line and with it, or so many bytes."""
        return self._taken(size, b"\n")

    def _taken(self, size: int, mark: bytes) -> bytes:
        parts: list[bytes] = []
        while size > 0 and self._more(bool(parts)):
            found = self._held.find(mark, self._at) + 1 if mark else 0
            stop = min(found or len(self._held), self._at + size)
            parts.append(self._held[self._at:stop])
            size -= stop - self._at
            self._at = stop
            if found and stop == found:
                break
        return b"".join(parts)

    def _more(self, some: bool) -> bool:
        """Whether there is something to take; an error waits while there is `some` to give before it."""
        try:
            while self._wrong is None and self._at >= len(self._held):
                self._held, self._at = next(self._pieces), 0
        except StopIteration:
            return False
        except InputError as error:
            self._wrong = error
        if self._wrong is not None and not some:
            raise self._wrong
        return self._wrong is None
