"""Where reports come from: `read(where)` gives them one at a time, whatever `where` names.

A file, a folder (all that lies below it, in order of name) or `-` for standard input. What cannot be read comes as an
`Item` that says why, so that one bad file never ends a run.
"""
from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from tawatur.errors import EmptyInput, InputError, MissingInput, UnknownKind
from tawatur.sources import tables, text
from tawatur.sources.base import MAX_LINE, UNSAID, Defaults, Item, unreadable

__all__ = ["UNSAID", "Defaults", "Item", "count", "read"]

STDIN = "-"


def read(where: Iterable[str], defaults: Defaults = UNSAID) -> Iterator[Item]:
    """The reports of files, folders and `-`, in the order given."""
    for name in where:
        if name == STDIN:
            yield from _guarded("standard input", _stdin(sys.stdin.buffer, defaults))
        else:
            yield from _path(Path(name), defaults)


def count(where: Iterable[str]) -> int | None:
    """About how many reports there are, for a progress bar; None where it cannot be told beforehand."""
    total = 0
    for name in where:
        if name == STDIN:
            return None
        for path in _files(Path(name)):
            total += _count(path)
    return total


def _count(path: Path) -> int:
    if path.suffix.lower() not in tables.SUFFIXES:
        return 1
    try:
        with path.open("rb") as stream:
            return sum(block.count(b"\n") for block in tables.blocks(stream))
    except OSError:
        return 1


def _path(path: Path, defaults: Defaults) -> Iterator[Item]:
    if not path.is_dir():
        yield from _guarded(path.name, _file(path, defaults, path.name), shown=str(path))
        return
    files = _files(path)
    if not files:
        yield unreadable(path.name, f"{path}: no .txt or .jsonl file in this folder")
    for file in files:
        name = file.relative_to(path).as_posix()
        yield from _guarded(name, _file(file, defaults, name), shown=str(file))


def _files(path: Path) -> list[Path]:
    """The readable files below a folder, sorted by path, hidden ones left out; a file is itself."""
    if not path.is_dir():
        return [path]
    kinds = text.SUFFIXES + tables.SUFFIXES
    below = (file for file in path.rglob("*") if file.suffix.lower() in kinds and file.is_file())
    return sorted(file for file in below if not any(part.startswith(".") for part in file.relative_to(path).parts))


def _file(path: Path, defaults: Defaults, id: str) -> Iterator[Item]:
    suffix = path.suffix.lower()
    try:
        if suffix in tables.SUFFIXES:
            yield from _not_empty(tables.read(path, defaults, id))
        elif suffix in text.SUFFIXES or not suffix:
            yield from text.read(path, defaults, id)
        else:
            raise UnknownKind(f"a {suffix} file; .txt (one report) and .jsonl (one report a line) are read")
    except OSError as error:
        raise MissingInput(_reason(error)) from None


def _stdin(stream: BinaryIO, defaults: Defaults) -> Iterator[Item]:
    """JSON lines where the first character is a brace, else the whole as one report."""
    pieces = tables.blocks(stream)
    head = next(pieces, b"")
    if head.lstrip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n").startswith(b"{"):
        yield from tables.from_blocks(chain([head], pieces), defaults, "-")
        return
    data = bytearray(head)
    for piece in pieces:
        data += piece
        if len(data) > MAX_LINE:
            break
    yield Item(text.from_bytes(bytes(data), defaults))


def _not_empty(items: Iterator[Item]) -> Iterator[Item]:
    first = next(items, None)
    if first is None:
        raise EmptyInput("the input is empty")
    yield first
    yield from items


def _guarded(id: str, items: Iterator[Item], shown: str | None = None) -> Iterator[Item]:
    """The items, and in place of an error an item that tells it."""
    try:
        yield from items
    except InputError as error:
        yield unreadable(id, f"{shown or id}: {error}")


def _reason(error: OSError) -> str:
    return "no such file or folder" if isinstance(error, FileNotFoundError) else (error.strerror or str(error)).lower()
