"""A row a claim with typed columns, lists as lists: for pandas, DuckDB, Spark, R."""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import IO, Any

from tawatur.errors import OutputError
from tawatur.exports.field.base import CASUALTIES, HISTORY, SPANS, Options, casualties, ids, left_out, one_by_one
from tawatur.exports.field.names import headline, shown
from tawatur.ledger.query import Held, HeldReport

_GROUP = 10_000  # rows


class Parquet:
    """Apache Parquet, in groups of rows, compressed."""

    name = "parquet"

    def __init__(self, options: Options) -> None:
        self._options = options
        self.lost = (SPANS, "The words that parties, places, counts and weapons were read from.", HISTORY, *left_out(options))

    def write(self, reports: Iterable[HeldReport], stream: IO[bytes]) -> int:
        try:
            import pyarrow as pa
            import pyarrow.parquet as pq
        except ModuleNotFoundError:
            raise OutputError('Parquet needs one more library: pip install "tawatur[sources]"') from None
        schema = _schema(pa, self._options.text)
        rows = (_row(report, held, self._options) for report, held in one_by_one(reports))
        count = 0
        with pq.ParquetWriter(stream, schema, compression="zstd") as writer:
            for group in _groups(rows):
                writer.write_table(pa.Table.from_pylist(group, schema=schema))
                count += len(group)
        return count


def _groups(rows: Iterator[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    while group := list(islice(rows, _GROUP)):
        yield group


def _schema(pa: Any, text: bool) -> Any:
    words, many = pa.string(), pa.list_(pa.string())
    count = pa.struct([("outcome", words), ("who", words), ("min", pa.int64()), ("max", pa.int64())])
    place = pa.struct([
        ("name", words), ("id", words), ("country", words), ("latitude", pa.float64()), ("longitude", pa.float64()), ("precision", words),
    ])
    fields = [(name, words) for name in ("claim", "status", "report", "outlet", "published", "title", "url", "type", "subtype",
                                         "modality", "scope", "stance", "time_start", "time_end", "time_grain")]
    fields += [(name, many) for name in ("actors", "targets", "speakers", "weapons")]
    fields += [("places", pa.list_(place)), ("counts", pa.list_(count)), *((name, pa.int64()) for name in CASUALTIES), ("evidence", words), ("version", words)]
    return pa.schema([*fields, *([("text", words)] if text else [])])


def _row(report: HeldReport, held: Held, options: Options) -> dict[str, Any]:
    record = shown(held.record, options.names)
    time = record.get("time") or {}
    return {
        "claim": held.id, "status": held.status, "report": report.name, "outlet": report.outlet, "published": report.published,
        "title": headline(report, options.names), "url": report.url, **{name: record.get(name) for name in ("type", "subtype", "modality", "scope", "stance")},
        "time_start": time.get("start"), "time_end": time.get("end"), "time_grain": time.get("grain"),
        **{name: ids(record, name) for name in ("actors", "targets", "speakers")},
        "weapons": list(dict.fromkeys(weapon["kind"] for weapon in record.get("weapons") or ())),
        "places": list(record.get("places") or ()), "counts": list(record.get("counts") or ()), **casualties(record),
        "evidence": record["evidence"], "version": held.version, **({"text": report.text} if options.text else {}),
    }
