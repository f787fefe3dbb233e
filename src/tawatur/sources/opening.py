"""Files, streams and answers of servers, opened: each unpacked and at its beginning, whatever it is."""
from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from tawatur.errors import InputError
from tawatur.sources.base import Opened
from tawatur.sources.inflate import BLOCK, GZIP, Pieces, Readable, blocks, inflated
from tawatur.sources.kinds import head_of, suffix_of

if TYPE_CHECKING:
    from tawatur.sources.web import Fetched

STDIN = "stdin:"


@contextmanager
def file(path: Path, name: str) -> Iterator[Opened]:
    """A file; `name` is how messages call it. Raises `OSError`."""
    with path.open("rb") as stream:
        pieces, head, packed = _begun(stream)
        yield Opened(
            name, path.absolute().as_uri(), Pieces(pieces), head_of(head, suffix_of(path.name)), id=name,
            path=None if packed or not path.is_file() else path,
        )


def standard_input(stream: Readable) -> Opened:
    """What is piped in."""
    pieces, head, _ = _begun(stream)
    return Opened("-", STDIN, Pieces(pieces), head_of(head))


def answer(fetched: Fetched) -> Opened:
    """What a server gave."""
    pieces, head, _ = _begun(BytesIO(fetched.body))
    path = re.sub(r"[?#].*", "", fetched.url).rpartition("/")[2]
    return Opened(
        fetched.url, fetched.url, Pieces(pieces), head_of(head, suffix_of(path), fetched.mime), id=fetched.url, url=fetched.url,
        charset=fetched.charset, fetched=fetched.at,
    )


def _begun(stream: Readable) -> tuple[Iterator[bytes], bytes, bool]:
    """All the pieces, compression undone; the first 64 KB of them; and whether they were compressed."""
    pieces = blocks(stream)
    first = next(pieces, b"")
    if not first.startswith(GZIP):
        return chain([first], pieces), first, False
    return *_headed(inflated(chain([first], pieces))), True


def _headed(pieces: Iterator[bytes]) -> tuple[Iterator[bytes], bytes]:
    """A break within the head is raised only when the reading comes to it: what stands before it is to be read."""
    held = bytearray()
    rest = pieces
    try:
        while len(held) < BLOCK and (piece := next(pieces, b"")):
            held += piece
    except InputError as error:
        rest = _raising(error)
    return chain([bytes(held)], rest), bytes(held)


def _raising(error: InputError) -> Iterator[bytes]:
    yield from ()
    raise error


def reason(error: OSError) -> str:
    """Why a file could not be opened."""
    return "no such file or folder" if isinstance(error, FileNotFoundError) else (error.strerror or str(error)).lower()
