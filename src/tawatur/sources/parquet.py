"""Reports as a Parquet table, a few rows in memory at a time. The bytes of a report are its row as JSON: it has no others."""
from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from tawatur.errors import EmptyInput, InputError, TooLarge
from tawatur.sources import columns
from tawatur.sources.base import Defaults, Head, Item, Opened, broken, library, unreadable
from tawatur.sources.inflate import FREE, RATIO

NAME = "parquet"
ABOUT = "a Parquet table: one report a row"
SUFFIXES = (".parquet",)
_MAX_STREAM = 1 << 28  # bytes of a table that is no file of its own, and so has to be held whole
_BATCH, _LARGE = 64, 1 << 24  # rows at once, of columns of so many bytes a row group; of larger ones a row at a time


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
        batches = file.iter_batches(batch_size=_rows_at_once(file.metadata, set(plan.values())), columns=list(plan.values()))
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


def _rows_at_once(metadata: Any, names: set[str]) -> int:
    """How many rows to unpack together. Raises `TooLarge` for a column that would swell beyond reason."""
    groups = (metadata.row_group(number) for number in range(metadata.num_row_groups))
    chunks = [group.column(number) for group in groups for number in range(group.num_columns)]
    sizes = [(chunk.total_uncompressed_size, chunk.total_compressed_size) for chunk in chunks if chunk.path_in_schema in names]
    for size, packed in sizes:
        if size > FREE and size > RATIO * packed:
            raise TooLarge(f"swells to more than {RATIO} times its size; taken for a bomb and not unpacked")
    return 1 if any(size > _LARGE for size, _ in sizes) else _BATCH


def _item(row: dict[str, Any], place: int, plan: dict[str, str], opened: Opened, defaults: Defaults) -> Item:
    raw = json.dumps(row, ensure_ascii=False, default=str).encode("utf-8", "surrogatepass")
    origin = opened.origin(NAME, raw, place)
    try:
        return columns.item(row, plan, defaults, origin)
    except InputError as error:
        return unreadable(f"{opened.name}:{place}", f"{opened.name}: row {place}: {error}", origin)
