"""Reports as JSON lines: `{"id", "text", "published"?, "outlet"?, "title"?, "url"?, "lang"?}`, one a line.

A line that is no report is told by its number and the rest is read. Lines are streamed; memory holds one at a time.
"""
from __future__ import annotations

import codecs
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

from tawatur.errors import BadDate, InputError, TooLarge
from tawatur.nouns import Problem
from tawatur.sources.base import MAX_LINE, UNSAID, Defaults, Item, as_published, report, unreadable
from tawatur.sources.encoding import encoding_of

SUFFIXES = (".jsonl", ".ndjson")
_BLOCK = 1 << 16
_KNOWN = ("title", "outlet", "url", "published", "lang", "fetched")


def read(path: Path, defaults: Defaults = UNSAID, name: str | None = None) -> Iterator[Item]:
    """The reports of a file of JSON lines; `name` is how messages call it."""
    with path.open("rb") as stream:
        yield from from_blocks(blocks(stream), defaults, name or path.name)


def blocks(stream: BinaryIO) -> Iterator[bytes]:
    """A stream in pieces of 64 KB."""
    while block := stream.read(_BLOCK):
        yield block


def from_blocks(pieces: Iterator[bytes], defaults: Defaults, name: str) -> Iterator[Item]:
    """The reports of JSON lines that come in pieces of bytes; `name` is how messages call the input."""
    for place, line in numbered_lines(pieces):
        try:
            yield _item(record(line), defaults)
        except InputError as error:
            yield unreadable(f"{name}:{place}", f"{name}: line {place}: {error}")


def numbered_lines(pieces: Iterator[bytes]) -> Iterator[tuple[int, bytes | None]]:
    """Each line that is not blank, as UTF-8, with its number from 1; None stands for a line beyond the limit."""
    head = next(pieces, b"")
    encoding = encoding_of(head, whole=False)
    for place, line in enumerate(_lines(_recoded(head, pieces, encoding)), 1):
        if line is None or line.strip():
            yield place, line


def record(line: bytes | None) -> dict[str, Any]:
    """The JSON object of a line. Raises `InputError` saying what is wrong with it."""
    if line is None:
        raise TooLarge(f"longer than {MAX_LINE:,} bytes; passed over")
    try:
        data = json.loads(line)
    except UnicodeDecodeError as error:
        raise InputError(f"not valid UTF-8 at byte {error.start:,} of the line") from None
    except json.JSONDecodeError as error:
        raise InputError(f"no JSON: {error.msg} at column {error.colno}") from None
    except (ValueError, RecursionError):
        raise InputError("no JSON: a number too long or nesting too deep") from None
    if not isinstance(data, dict):
        raise InputError(f"a JSON {_name(data)} where an object was expected")
    return data


def _item(data: dict[str, Any], defaults: Defaults) -> Item:
    text, key = data.get("text"), data.get("id")
    if not isinstance(text, str):
        raise InputError('no "text"' if text is None else f'"text" is a {_name(text)}, not a string')
    if not text.strip():
        raise InputError('"text" is empty')
    known, wrong = _metadata(data)
    known["published"] = known["published"] or defaults.published
    known["outlet"] = known["outlet"] or defaults.outlet
    problems = tuple(Problem("input", message) for message in wrong)
    return Item(report(text, id=None if key is None or key == "" else str(key), **known), problems)


def _metadata(data: dict[str, Any]) -> tuple[dict[str, str | None], list[str]]:
    """What the line says of its report, and what of it had to be left out."""
    known: dict[str, str | None] = dict.fromkeys(_KNOWN)
    wrong = []
    for key in _KNOWN:
        value = data.get(key)
        if isinstance(value, str):
            known[key] = value or None
        elif value is not None:
            wrong.append(f'"{key}" is a {_name(value)}, not a string; read without it')
    try:
        known["published"] = as_published(known["published"])
    except BadDate as error:
        known["published"] = None
        wrong.append(f'"published": {error}; read without it')
    return known, wrong


def _name(value: object) -> str:
    names = {dict: "object", list: "list", str: "string", bool: "true or false", type(None): "null"}
    return names.get(type(value), "number")


def _recoded(head: bytes, rest: Iterable[bytes], encoding: str) -> Iterator[bytes]:
    """The pieces as UTF-8. UTF-8 itself goes through untouched, so that a broken line stays one broken line."""
    if encoding in ("utf-8", "utf-8-sig"):
        yield head.removeprefix(codecs.BOM_UTF8)
        yield from rest
        return
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    yield decoder.decode(head).encode("utf-8", "replace")
    for piece in rest:
        yield decoder.decode(piece).encode("utf-8", "replace")
    yield decoder.decode(b"", final=True).encode("utf-8", "replace")


def _lines(pieces: Iterable[bytes]) -> Iterator[bytes | None]:
    """Lines without their ends; a line is dropped, not gathered, once it is longer than the limit."""
    held: list[bytes] = []
    size = 0
    for piece in pieces:
        *ended, last = piece.split(b"\n")
        for part in ended:
            size += len(part)
            yield b"".join((*held, part)).rstrip(b"\r") if size <= MAX_LINE else None
            held, size = [], 0
        size += len(last)
        if size <= MAX_LINE:
            held.append(last)
        else:
            held = []
    if size:
        yield b"".join(held).rstrip(b"\r") if size <= MAX_LINE else None
