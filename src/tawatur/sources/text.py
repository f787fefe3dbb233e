"""One report as plain text, from a file or a stream. Its id is the file's name, or the SHA-256 of the text."""
from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tawatur.errors import TooLarge
from tawatur.nouns import Document
from tawatur.sources.base import MAX_LINE, UNSAID, Defaults, Item, report
from tawatur.sources.encoding import decode

SUFFIXES = (".txt", ".text")


def read(path: Path, defaults: Defaults = UNSAID, id: str | None = None) -> Iterator[Item]:
    """The one report of a text file. Raises `InputError` where it cannot be read."""
    with path.open("rb") as stream:
        data = stream.read(MAX_LINE + 1)
    yield Item(from_bytes(data, defaults, id or path.name))


def from_bytes(data: bytes, defaults: Defaults, id: str | None = None) -> Document:
    """The report that `data` spells. Raises `EmptyInput`, `EncodingError` or `TooLarge`."""
    if len(data) > MAX_LINE:
        raise TooLarge(f"more than {MAX_LINE:,} bytes; one report may hold no more")
    return report(decode(data), id=id, published=defaults.published, outlet=defaults.outlet)
