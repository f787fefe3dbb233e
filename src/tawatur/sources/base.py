"""What every source gives: a report, with what went wrong on the way to it and the bytes it came from."""
from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from tawatur.errors import BadDate, InputError, MissingLibrary, TooLarge
from tawatur.nouns import Document, Problem
from tawatur.sources.inflate import Pieces, blocks, within

# A report is a few thousand characters and a long dossier half a million; more is a file of another kind.
MAX_CHARACTERS = 2_000_000
MAX_LINE = 4 * MAX_CHARACTERS + 65_536  # bytes of one record: a line, a message, a row
MAX_PAGE = 10_000_000  # bytes of a page with its markup


class Origin(NamedTuple):
    """Where a report was taken from.

    `kind` is the name of its source; `whence` an absolute file URI or URL, in a container with "#" and the number of the
    line or row, or the id of the record or message; `raw` the bytes of this report alone as they were received, compression
    undone, and `sha256` their digest (hexadecimal); `fetched` the UTC time of the fetch (ISO 8601), None for what
    was not fetched.
    """

    kind: str
    whence: str
    sha256: str
    fetched: str | None
    raw: bytes


class Item(NamedTuple):
    """A report as a source gives it. `readable` is False where there is no report, only the problems that say why."""

    document: Document
    problems: tuple[Problem, ...] = ()
    readable: bool = True
    origin: Origin | None = None
    kept: Mapping[str, Any] | None = None  # the record of a ledger's export: it was read before, and is not read again


class Defaults(NamedTuple):
    """What the caller says of reports that do not say it themselves, and of where they may come from.

    `columns` pairs a field of a report with the column of a table that holds it: (("text", "body"), ("published", "day")).
    `private_hosts` lets URLs lead to this machine and its own network.
    """

    published: str | None = None
    outlet: str | None = None
    columns: tuple[tuple[str, str], ...] = ()
    private_hosts: bool = False


UNSAID = Defaults()


class Head(NamedTuple):
    """How an input begins: up to 64 KB, the same as text (wrong bytes replaced, blanks before it left out), the ending of
    its name ("" where it has none, ".gz" left out) and the type a server gives it."""

    data: bytes
    text: str
    suffix: str = ""
    mime: str = ""


class Opened(NamedTuple):
    """An input at its beginning.

    `name` is how messages call it; `id` is for the report where the whole is one; `path` a file that holds the bytes just as
    `stream` gives them; `url` and `charset` are a server's word, as is `fetched`, the UTC time of its answer.
    """

    name: str
    whence: str
    stream: Pieces
    head: Head
    id: str | None = None
    path: Path | None = None
    url: str | None = None
    charset: str | None = None
    fetched: str | None = None

    def origin(self, kind: str, raw: bytes, part: object = None, fetched: str | None = None) -> Origin:
        """Where a report, or the part of a container that `part` names, comes from."""
        whence = self.whence if part is None else f"{self.whence}#{part}"
        return Origin(kind, whence, hashlib.sha256(raw).hexdigest(), fetched or self.fetched, raw)

    def whole(self, limit: int) -> bytes:
        """All of it. Raises `TooLarge` beyond `limit` bytes, without reading much more."""
        return within(blocks(self.stream), limit)


class Source(Protocol):
    """A kind of input: a module with these four."""

    @property
    def NAME(self) -> str:
        """One word."""

    @property
    def ABOUT(self) -> str:
        """What it is, in one line for a person who has such a thing."""

    @property
    def SUFFIXES(self) -> tuple[str, ...]:
        """Endings by which it is found in a folder."""

    def takes(self, head: Head) -> bool:
        """Whether an input that begins so is of this kind."""

    def read(self, opened: Opened, defaults: Defaults) -> Iterator[Item]:
        """Its reports. Raises `InputError` where there is nothing more to be had; what came before stands."""


def report(text: str, *, id: str | None = None, **known: str | None) -> Document:
    """A document of `text`; without an id of its own it goes by the SHA-256 of the text (UTF-8, hexadecimal)."""
    if len(text) > MAX_CHARACTERS:
        raise TooLarge(f"{len(text):,} characters; a report may hold {MAX_CHARACTERS:,}")
    digest = id or hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Document(id=digest, text=text, **known)


def unreadable(id: str, message: str, origin: Origin | None = None) -> Item:
    """The stand-in for a report that could not be read."""
    return Item(Document(id=id, text=""), (Problem("input", message),), False, origin)


def as_published(value: str | date | None) -> str | None:
    """A publication date or time as ISO 8601 text. Raises `BadDate` where the value is none."""
    if value is None:
        return None
    if isinstance(value, date):
        return value.isoformat()
    try:
        datetime.fromisoformat(value.strip())
    except ValueError:
        raise BadDate(f"{value!r} is no date; write it as 2023-12-08 or 2023-12-08T14:30") from None
    return value.strip()


@contextmanager
def library(name: str, what: str, extra: str = "sources") -> Iterator[None]:
    """Around an import: says how to install what is not there; `extra` is the extra of this package that has it."""
    try:
        yield
    except ImportError:
        raise MissingLibrary(f'{what} needs {name}: pip install "tawatur[{extra}]"') from None


@contextmanager
def broken(what: str) -> Iterator[None]:
    """Around a library at work on bytes from anywhere: whatever it raises over them is told as one line."""
    try:
        yield
    except InputError:
        raise
    except Exception as error:  # parsers raise what they like: ValueError, KeyError, RecursionError, their own
        reason = " ".join(str(error).split())[:200]
        raise InputError(f"{what} is broken: {reason or type(error).__name__}") from None
