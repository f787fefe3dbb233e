"""What every source gives: a report, with what went wrong on the way to it."""
from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, NamedTuple

from tawatur.errors import BadDate, TooLarge
from tawatur.nouns import Document, Problem

# A report is a few thousand characters and a long dossier half a million; more is a file of another kind.
MAX_CHARACTERS = 2_000_000
MAX_LINE = 4 * MAX_CHARACTERS + 65_536  # bytes


class Origin(NamedTuple):
    """Where a report came from, for the record.

    `kind` is the source's name; `whence` a file's URI or an address, with what names the record inside after `#`;
    `sha256` the digest of the bytes as received for this report, `raw`; `fetched` when it was fetched (UTC, ISO 8601),
    None for what lay on this machine.
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
    """What the caller says of reports that do not say it themselves."""

    published: str | None = None
    outlet: str | None = None


UNSAID = Defaults()


def report(text: str, *, id: str | None = None, **known: str | None) -> Document:
    """A document of `text`; without an id of its own it goes by the SHA-256 of the text (UTF-8, hexadecimal)."""
    if len(text) > MAX_CHARACTERS:
        raise TooLarge(f"{len(text):,} characters; a report may hold {MAX_CHARACTERS:,}")
    digest = id or hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Document(id=digest, text=text, **known)


def unreadable(id: str, message: str) -> Item:
    """The stand-in for a report that could not be read."""
    return Item(Document(id=id, text=""), (Problem("input", message),), readable=False)


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
