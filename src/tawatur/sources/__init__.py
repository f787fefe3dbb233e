"""Where reports come from: `read(where)` gives them one at a time, whatever `where` names.

A file, a folder (all that lies below it, in order of name), a URL, or `-` for standard input; what kind of thing it is, is
found out (`kinds`). What cannot be read comes as an `Item` that says why, so that one bad file never ends a run.
"""
from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tawatur.errors import EmptyInput, InputError, MissingInput
from tawatur.sources import jsonl, kinds, opening
from tawatur.sources.base import UNSAID, Defaults, Item, Opened, Origin, unreadable
from tawatur.sources.inflate import blocks
from tawatur.sources.kinds import described

if TYPE_CHECKING:
    from tawatur.sources.web import Web

__all__ = ["UNSAID", "Defaults", "Item", "Origin", "count", "described", "read"]

STDIN = "-"
_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")
_ONE_EACH = (".txt", ".text", ".html", ".htm", ".xhtml")


def read(where: Iterable[str], defaults: Defaults = UNSAID, web: Web | None = None) -> Iterator[Item]:
    """The reports of files, folders, URLs and `-`, in the order given; `web` is who fetches, if not one made for it."""
    for name in where:
        if name == STDIN:
            yield from _guarded("standard input", _known(opening.standard_input(sys.stdin.buffer), defaults))
        elif _URL.match(name):
            web = web or _web(defaults)
            yield from _guarded(name, _page(name, defaults, web))
        else:
            yield from _path(Path(name), defaults)


def count(where: Iterable[str]) -> int | None:
    """About how many reports there are, for a progress bar; None where it cannot be told beforehand."""
    total = 0
    for name in where:
        if name == STDIN or _URL.match(name):
            return None
        for path in _files(Path(name)):
            suffix = path.suffix.lower()
            if suffix in jsonl.SUFFIXES:
                total += _lines(path)
            elif suffix and suffix not in _ONE_EACH:
                return None
            else:
                total += 1
    return total


def _lines(path: Path) -> int:
    try:
        with path.open("rb") as stream:
            return sum(block.count(b"\n") for block in blocks(stream))
    except OSError:
        return 1


def _path(path: Path, defaults: Defaults) -> Iterator[Item]:
    if not path.is_dir():
        yield from _guarded(path.name, _file(path, defaults, path.name), shown=str(path))
        return
    files = _files(path)
    if not files:
        yield unreadable(path.name, f"{path}: no .txt or .jsonl file in this folder, nor any other that is read")
    for file in files:
        name = file.relative_to(path).as_posix()
        yield from _guarded(name, _file(file, defaults, name), shown=str(file))


def _files(path: Path) -> list[Path]:
    """The readable files below a folder, sorted by path, hidden ones left out; a file is itself."""
    if not path.is_dir():
        return [path]
    below = (file for file in path.rglob("*") if kinds.suffix_of(file.name) in kinds.SUFFIXES and file.is_file())
    return sorted(file for file in below if not any(part.startswith(".") for part in file.relative_to(path).parts))


def _file(path: Path, defaults: Defaults, name: str) -> Iterator[Item]:
    try:
        with opening.file(path, name) as opened:
            yield from _known(opened, defaults)
    except OSError as error:
        raise MissingInput(opening.reason(error)) from None


def _page(url: str, defaults: Defaults, web: Web) -> Iterator[Item]:
    yield from _known(opening.answer(web.fetch(url)), defaults)


def _web(defaults: Defaults) -> Web:
    from tawatur.sources.addresses import checked
    from tawatur.sources.web import Web

    return Web(partial(checked, private=defaults.private_hosts))


def _known(opened: Opened, defaults: Defaults) -> Iterator[Item]:
    """The reports of an input by its kind. Raises `InputError`."""
    if not opened.head.data:
        raise EmptyInput("the input is empty")
    items = kinds.kind_of(opened.head).read(opened, defaults)
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
