"""A row a claim, every field of the record in words; with HXL tags in the second row for humanitarian tools."""
from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import IO

from tawatur.codec import from_dict
from tawatur.exports.csv import CELLS, MARK, cells, safe
from tawatur.exports.field.base import CASUALTIES, HISTORY, Options, casualties, left_out, one_by_one
from tawatur.exports.field.names import headline, shown
from tawatur.ledger.query import Held, HeldReport
from tawatur.nouns import Claim

COLUMNS = ("claim", "status", "report", "outlet", "published", "title", "url", *CELLS, *CASUALTIES, "version")

# HXL hashtags (hxlstandard.org, 1.1), by column; a column without one has no tag.
_TAGS = {
    "claim": "#event+id", "status": "#status", "report": "#meta+report+id", "outlet": "#org+outlet", "published": "#date+reported",
    "title": "#meta+title", "url": "#meta+url", "type": "#event+type", "subtype": "#event+subtype", "modality": "#status+modality",
    "scope": "#status+scope", "stance": "#status+stance", "actors": "#group+actor", "targets": "#group+target",
    "places": "#loc+name+i_en", "place_words": "#loc+name+i_ar", "country": "#country+code+v_iso2", "latitude": "#geo+lat",
    "longitude": "#geo+lon", "time_start": "#date+start", "time_end": "#date+end", "counts": "#affected+description",
    "killed_min": "#affected+killed+min", "killed_max": "#affected+killed+max",
    "injured_min": "#affected+injured+min", "injured_max": "#affected+injured+max", "weapons": "#cause+weapon", "speakers": "#org+source", "evidence": "#description+i_ar", "version": "#meta+version",
    "text": "#description+report+i_ar",
}


class Csv:
    """Comma-separated, UTF-8 with its mark, no cell that a spreadsheet would run."""

    def __init__(self, options: Options, hxl: bool = False) -> None:
        self.name = "hxl" if hxl else "csv"
        self._options = options
        self._hxl = hxl
        self.lost = ("The places in the report that each field was read from, but for the evidence.", HISTORY, *left_out(options))

    def write(self, reports: Iterable[HeldReport], stream: IO[bytes]) -> int:
        columns = (*COLUMNS, *(("text",) if self._options.text else ()))
        stream.write(((MARK if not self._hxl else "") + ",".join(columns) + "\r\n").encode())
        if self._hxl:
            stream.write((",".join(_TAGS.get(column, "") for column in columns) + "\r\n").encode())
        count = 0
        for report, held in one_by_one(reports):
            stream.write(self._row(report, held))
            count += 1
        return count

    def _row(self, report: HeldReport, held: Held) -> bytes:
        buffer = io.StringIO()
        said = cells(from_dict(Claim, shown(held.record, self._options.names)))
        about = (held.id, held.status, report.name, report.outlet, report.published, headline(report, self._options.names), report.url)
        row = (*about, *said, *casualties(held.record).values(), held.version, *((report.text,) if self._options.text else ()))
        csv.writer(buffer).writerow(map(safe, row))
        return buffer.getvalue().encode("utf-8", "replace")
