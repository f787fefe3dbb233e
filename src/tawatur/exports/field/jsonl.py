"""A report a line, as `tawatur read` writes it, with what the ledger knows of it; `tawatur add` takes it in again whole."""
from __future__ import annotations

from collections.abc import Iterable
from typing import IO, Any

from tawatur.codec import SCHEMA
from tawatur.exports.field.base import HISTORY, Options, left_out
from tawatur.exports.field.names import headline, shown
from tawatur.exports.jsonl import line
from tawatur.ledger.query import HeldReport

_KNOWN = ("outlet", "published", "title", "url", "lang", "via", "fetched", "bytes_sha256", "text")


class Jsonl:
    """Nothing of the claims is lost."""

    name = "jsonl"

    def __init__(self, options: Options) -> None:
        self._options = options
        self.lost = (HISTORY, *left_out(options))

    def write(self, reports: Iterable[HeldReport], stream: IO[bytes]) -> int:
        count = 0
        for report in reports:
            stream.write(line(record(report, self._options.names)).encode())
            count += 1
        return count


def record(report: HeldReport, names: bool) -> dict[str, Any]:
    """A report of the ledger as one record; `tawatur` marks it as such, with the number of the record's schema."""
    told = {name: getattr(report, name) for name in _KNOWN} | {"title": headline(report, names)}
    known = {name: value for name, value in told.items() if value is not None}
    return {
        "tawatur": SCHEMA, "id": report.name, "report": report.id, "report_version": report.version, **known,
        "source": report.source, "content": report.content, "text_sha256": report.text_sha256,
        "claims": [{"claim": held.id, "status": held.status, **shown(held.record, names)} for held in report.claims],
        "problems": list(report.problems), "version": report.read_by,
    }
