"""Claims of the ledger as a person lists them: a table, a line of JSON each, or a row of CSV each."""
from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Protocol

from tawatur.codec import from_dict
from tawatur.exports.csv import CELLS, MARK, cells, safe
from tawatur.exports.jsonl import line
from tawatur.exports.table import Table
from tawatur.nouns import Claim, Document, Extraction

if TYPE_CHECKING:
    from tawatur.ledger.query import Held


class Listing(Protocol):
    """A format for claims that were asked for."""

    def head(self) -> str:
        """What stands before the first claim."""

    def stretch(self, held: Sequence[Held]) -> str:
        """Claims of one report."""


def listing(name: str, *, width: int = 100, color: bool = False, visual: bool = False) -> Listing:
    """The format of that name: `table`, `jsonl` or `csv`."""
    if name == "table":
        return TableListing(width, color, visual)
    return JsonListing() if name == "jsonl" else CsvListing()


class TableListing:
    """A block a report, a row a claim with its id, as `tawatur read` shows them."""

    def __init__(self, width: int, color: bool, visual: bool) -> None:
        self._table = Table(width, color, visual)

    def head(self) -> str:
        return ""

    def stretch(self, held: Sequence[Held]) -> str:
        labels = [one.id + ("" if one.status == "read" else f" {one.status}") for one in held]
        return self._table.block(extraction(held), labels)


class JsonListing:
    """A line a claim: its id, how it stands, its report, and its record."""

    def head(self) -> str:
        return ""

    def stretch(self, held: Sequence[Held]) -> str:
        return "".join(line(record(one)) for one in held)


class CsvListing:
    """A row a claim, for spreadsheets; no cell runs as a formula."""

    def head(self) -> str:
        return MARK + ",".join(("claim", "status", "report", "outlet", "published", "title", "url", *CELLS, "version")) + "\r\n"

    def stretch(self, held: Sequence[Held]) -> str:
        buffer = io.StringIO()
        rows = csv.writer(buffer)
        for one in held:
            about = (one.id, one.status, one.name, one.outlet, one.published, one.title, one.url)
            rows.writerow(map(safe, (*about, *cells(from_dict(Claim, one.record)), one.version)))
        return buffer.getvalue()


def record(one: Held) -> dict[str, Any]:
    """A claim of the ledger as one record."""
    known = {name: getattr(one, name) for name in ("outlet", "published", "title", "url")}
    told = {name: value for name, value in known.items() if value is not None}
    return {"claim": one.id, "status": one.status, "report": one.name, **told, **one.record, "version": one.version}


def extraction(held: Sequence[Held]) -> Extraction:
    """Claims of one report as an extraction, the text left empty."""
    first = held[0]
    document = Document(first.name, "", title=first.title, outlet=first.outlet, url=first.url, published=first.published)
    return Extraction(document, tuple(from_dict(Claim, one.record) for one in held), (), first.version)
