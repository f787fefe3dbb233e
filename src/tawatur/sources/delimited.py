"""Reports as a table in text: CSV, TSV, or with semicolons or bars; the first row names the columns."""
from __future__ import annotations

import csv
from collections.abc import Iterator

from tawatur.errors import EmptyInput, InputError, NoColumn
from tawatur.sources import columns
from tawatur.sources.base import MAX_LINE, Defaults, Head, Item, Opened, unreadable
from tawatur.sources.lines import blocks, numbered_lines

NAME = "csv"
ABOUT = "a CSV or TSV table: one report a row, its columns named in the first"
SUFFIXES = (".csv", ".tsv", ".tab")
_MIMES = ("text/csv", "text/tab-separated-values", "application/csv")
_MARKS = "\t,;|"
Row = tuple[int, list[str], bytes, InputError | None]  # the number of its first line, its cells, its bytes, what is wrong with it


def takes(head: Head) -> bool:
    """By its ending; else where the first line reads like the names of columns, text and one more among them."""
    if head.suffix in SUFFIXES or head.mime in _MIMES:
        return True
    first = head.text.partition("\n")[0]
    if len(first) > 2_000 or not any(mark in first for mark in _MARKS):
        return False
    found = columns.plan(_cells(first, _mark(first)), Defaults())
    return "text" in found and len(found) > 1


def read(opened: Opened, defaults: Defaults) -> Iterator[Item]:
    """The reports, one row at a time. Raises `NoColumn` where no column holds text."""
    names, rows = table(opened)
    plan = columns.table_plan(names, defaults)
    for place, cells, raw, wrong in rows:
        origin = opened.origin(NAME, raw, place)
        try:
            if wrong is not None:
                raise wrong
            yield columns.item(row(names, cells), plan, defaults, origin)
        except InputError as error:
            yield unreadable(f"{opened.name}:{place}", f"{opened.name}: line {place}: {error}", origin)


def table(opened: Opened) -> tuple[list[str], Iterator[Row]]:
    """The names of the columns, and the rows beneath. Raises `EmptyInput` where there is no line."""
    lines = _Lines(numbered_lines(blocks(opened.stream), blank=True))
    first = next((line for line in lines if line.strip()), None)
    if first is None:
        raise EmptyInput("the input is empty")
    # A cell may hold a report, which the module's own limit of 131,072 characters would cut.
    csv.field_size_limit(max(csv.field_size_limit(), MAX_LINE))
    mark = _mark(first)
    lines.raw()
    return _cells(first, mark), _rows(lines, mark)


class _Lines:
    """Lines as `csv.reader` takes them, which remembers the bytes of those it gave since it was last asked."""

    def __init__(self, lines: Iterator[tuple[int, bytes | None]]) -> None:
        self._lines = lines
        self._raw: list[bytes] = []
        self._size = 0
        self.first = 0
        self.too_long = False

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        if self._size > MAX_LINE:
            raise csv.Error(f"a quotation mark opens a cell of more than {MAX_LINE:,} bytes")
        place, line = next(self._lines)
        self.first = self.first or place
        self.too_long |= line is None
        self._raw.append(line or b"")
        self._size += len(line or b"") + 1
        return (line or b"").decode("utf-8", "surrogateescape") + "\n"

    def raw(self) -> bytes:
        """The bytes since the last time."""
        raw = b"\n".join(self._raw)
        self._raw, self._size, self.first, self.too_long = [], 0, 0, False
        return raw


def _rows(lines: _Lines, mark: str) -> Iterator[Row]:
    """Each row that is not blank."""
    reader = csv.reader(lines, delimiter=mark)
    while True:
        wrong, cells = None, []
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            wrong = InputError(f"no row of a table: {error}")
            reader = csv.reader(lines, delimiter=mark)
        place = lines.first
        if lines.too_long:
            wrong = InputError(f"longer than {MAX_LINE:,} bytes; passed over")
        raw = lines.raw()
        if any(cell.strip() for cell in cells) or wrong:
            yield place, cells, raw, wrong


def row(names: list[str], cells: list[str]) -> dict[str, str | None]:
    """Cells by column, None for an empty one. Raises `InputError` for more cells than columns and for text that is none."""
    try:
        "".join(cells).encode()
    except UnicodeEncodeError:
        raise InputError("not valid UTF-8") from None
    if len(cells) > len(names) and any(cell.strip() for cell in cells[len(names):]):
        raise InputError(f"{len(cells)} cells in a table of {len(names)} columns; put cells with commas into quotation marks")
    return {name: cell or None for name, cell in zip(names, cells, strict=False)}


def _mark(first: str) -> str:
    """What divides the cells: of the four the one that makes the most of them."""
    return max(_MARKS, key=lambda mark: len(_cells(first, mark)))


def _cells(line: str, mark: str) -> list[str]:
    try:
        return [cell.strip() for cell in next(csv.reader([line], delimiter=mark), [])]
    except csv.Error:
        raise NoColumn("the first line does not name columns") from None
