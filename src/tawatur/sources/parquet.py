"""Reports as a Parquet table, a few rows in memory at a time. The bytes of a report are its row as JSON: it has no others."""
from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from tawatur.errors import EmptyInput, InputError
from tawatur.sources import columns
from tawatur.sources.base import Defaults, Head, Item, Opened, broken, library, unreadable

NAME = "parquet"
ABOUT = "a Parquet table: one report a row"
SUFFIXES = (".parquet",)
_MAX_STREAM = 1 << 28  # bytes of a table that is no file of its own, and so has to be held whole
_BATCH = 64  # rows


def takes(head: Head) -> bool:
    """By its first four bytes."""
    return head.data.startswith(b"PAR1")


def read(opened: Opened, defaults: Defaults) -> Iterator[Item]:
    """The reports, one row at a time. Raises `NoColumn` where no column holds text, `TooLarge` for a long stream."""
    with library("pyarrow", "a Parquet table"):
        import pyarrow
        from pyarrow import parquet
    with broken("the Parquet table"):
        held = None if opened.path else pyarrow.BufferReader(opened.whole(_MAX_STREAM))
        file = parquet.ParquetFile(held or opened.path)
        plan = columns.table_plan(file.schema_arrow.names, defaults)
        batches = file.iter_batches(batch_size=_BATCH, columns=list(plan.values()))
    place = 0
    while True:
        with broken(f"the Parquet table after row {place:,}"):
            batch = next(batches, None)
            rows: list[dict[str, Any]] = batch.to_pylist() if batch is not None else []
        if batch is None:
            break
        for row in rows:
            place += 1
            yield _item(row, place, plan, opened, defaults)
    if not place:
        raise EmptyInput("a Parquet table without a row")


def _item(row: dict[str, Any], place: int, plan: dict[str, str], opened: Opened, defaults: Defaults) -> Item:
    raw = json.dumps(row, ensure_ascii=False, default=str).encode("utf-8", "surrogatepass")
    origin = opened.origin(NAME, raw, place)
    try:
        return columns.item(row, plan, defaults, origin)
    except InputError as error:
        return unreadable(f"{opened.name}:{place}", f"{opened.name}: row {place}: {error}", origin)
