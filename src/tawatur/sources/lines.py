"""Lines of bytes with their numbers, and the JSON object that a line holds.

Lines are streamed; memory holds one at a time.
"""
from __future__ import annotations

import codecs
import json
from collections.abc import Iterable, Iterator
from typing import Any

from tawatur.errors import InputError, TooLarge
from tawatur.sources.base import MAX_LINE
from tawatur.sources.encoding import encoding_of
from tawatur.sources.inflate import blocks

__all__ = ["blocks", "kind_of", "numbered_lines", "record"]


def numbered_lines(pieces: Iterator[bytes], *, blank: bool = False) -> Iterator[tuple[int, bytes | None]]:
    """Each line, blank ones only if asked for, as UTF-8, with its number from 1; None for a line beyond the limit."""
    head = next(pieces, b"")
    encoding = encoding_of(head, whole=False)
    for place, line in enumerate(_lines(_recoded(head, pieces, encoding)), 1):
        if blank or line is None or line.strip():
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
        raise InputError(f"a JSON {kind_of(data)} where an object was expected")
    return data


def kind_of(value: object) -> str:
    """What JSON calls a value."""
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
