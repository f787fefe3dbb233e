"""Series of tolls as a person reads them: a table, a line of JSON each, or a row of CSV a figure."""
from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import Any

from rich.cells import cell_len

from tawatur.exports import bidi
from tawatur.exports.csv import MARK, safe
from tawatur.exports.jsonl import line
from tawatur.exports.table import wrap
from tawatur.link.doubts import Doubt, figure
from tawatur.link.reference import Beside, in_words
from tawatur.link.series import Point, Series

Rows = Sequence[tuple[Point, Beside | None]]
_COLUMNS = (
    "authority", "outlet", "place", "place_ids", "place_named", "outcome", "who", "of", "scope", "since", "window", "day", "last_day", "figure", "low",
    "high", "reports", "outlets", "claims", "words", "verdict", "reference_day", "reference", "apart", "warnings",
)
_HEADINGS = ("day", "figure", "reports", "claim", "reference")
_DIM, _BOLD, _WARN = "2", "1", "33"


def title(one: Series) -> str:
    """"gaza-health-ministry · Gaza Strip · killed people · total since 2023-10-07"."""
    kind = one.kind
    area = kind.area.name + (" (its own area; none is named)" if one.at_home else "")
    since = f"total since {one.since}" if one.since else "total; no start is named"
    over = since if kind.scope == "cumulative" else f"over {one.window}" if one.window else "over a period that is not told"
    outcome = "counted" if kind.outcome == "other" else kind.outcome
    whose = f" ({kind.of})" if kind.of else ""
    return " · ".join((str(kind.authority), area, f"{outcome} {kind.who}{whose}", over))


class SeriesTable:
    """A block a series: a row a figure, the words it was read from beneath, the warnings under all."""

    def __init__(self, width: int = 100, color: bool = False, visual: bool = False) -> None:
        self._width = max(40, width)
        self._color = color
        self._show = bidi.writer(visual)

    def head(self) -> str:
        return ""

    def block(self, one: Series, rows: Rows, doubts: Sequence[Doubt]) -> str:
        cells = [_cells(point, beside) for point, beside in rows]
        widths = [max(cell_len(row[place]) for row in (_HEADINGS, *cells)) for place in range(len(_HEADINGS))]
        compared = any(beside for _, beside in rows)
        lines = [self._paint("─" * self._width, _DIM), *self._wrapped(title(one), 0, _BOLD)]
        lines.append(self._paint(_row(_HEADINGS, widths, compared), _DIM))
        for row, (point, _) in zip(cells, rows, strict=True):
            lines += [_row(row, widths, compared), *self._words(point)]
        for doubt in doubts:
            lines += self._wrapped(f"! {doubt.text}", 2, _WARN)
        return "\n".join(lines) + "\n\n"

    def _words(self, point: Point) -> list[str]:
        """The words of the first who told it, against the right margin."""
        words = bidi.clean(_wordings(point)[0])
        lines = wrap(words, self._width - 4)
        margins = [self._width - cell_len(line) if bidi.is_arabic(words) else 4 for line in lines]
        return [" " * margin + self._paint(self._show(line), _DIM) for margin, line in zip(margins, lines, strict=True)]

    def _wrapped(self, words: str, indent: int, style: str) -> list[str]:
        return [" " * indent + self._paint(self._show(line), style) for line in wrap(bidi.clean(words), self._width - indent)]

    def _paint(self, words: str, style: str) -> str:
        return f"\x1b[{style}m{words}\x1b[0m" if self._color and words else words


def _row(cells: Sequence[str], widths: Sequence[int], compared: bool) -> str:
    day, told, reports, claim, reference = cells
    row = f"  {day:<{widths[0]}}  {told:>{widths[1]}}  {reports:>{widths[2]}}  {claim:<{widths[3]}}"
    return (f"{row}  {reference}" if compared else row).rstrip()


def _cells(point: Point, beside: Beside | None) -> tuple[str, ...]:
    lasting = f" – {point.last:%m-%d}" if point.last and point.last != point.day else ""
    more = f" +{len(point.claims) - 1}" if len(point.claims) > 1 else ""
    return (
        f"{point.day}{lasting}" if point.day else "no day", figure(point.low, point.high), str(point.reports), point.claims[0] + more,
        in_words(beside, point.day),
    )


class SeriesLines:
    """A line of JSON a series."""

    def head(self) -> str:
        return ""

    def block(self, one: Series, rows: Rows, doubts: Sequence[Doubt]) -> str:
        return line(record(one, rows, doubts))


class SeriesRows:
    """A row of CSV a figure; no cell runs as a formula."""

    def head(self) -> str:
        return MARK + ",".join(_COLUMNS) + "\r\n"

    def block(self, one: Series, rows: Rows, doubts: Sequence[Doubt]) -> str:
        buffer = io.StringIO()
        writer = csv.writer(buffer)
        for point, beside in rows:
            writer.writerow(map(safe, _csv_cells(one, point, beside, doubts)))
        return buffer.getvalue()


def listing(name: str, *, width: int = 100, color: bool = False, visual: bool = False) -> SeriesTable | SeriesLines | SeriesRows:
    """The format of that name: `table`, `jsonl` or `csv`."""
    return SeriesTable(width, color, visual) if name == "table" else SeriesLines() if name == "jsonl" else SeriesRows()


def record(one: Series, rows: Rows, doubts: Sequence[Doubt]) -> dict[str, Any]:
    """A series as one record; what nobody says is null."""
    kind = one.kind
    told = [_point(point, beside) for point, beside in rows]
    return {
        "authority": kind.authority.id, "outlet": kind.authority.outlet,
        "place": {"ids": list(kind.area.ids), "name": kind.area.name, "named": not one.at_home},
        "outcome": kind.outcome, "who": kind.who, "of": kind.of or None, "scope": kind.scope, "since": _iso(one.since), "window": one.window,
        "points": told[: len(one.points)], "undated": told[len(one.points):],
        "warnings": [{"kind": doubt.kind, "text": doubt.text, "claims": list(doubt.claims)} for doubt in doubts],
    }


def _point(point: Point, beside: Beside | None) -> dict[str, Any]:
    told = {
        "day": _iso(point.day), "last_day": _iso(point.last), "since": _iso(point.since), "low": point.low, "high": point.high, "who": point.who,
        "reports": list(dict.fromkeys(held.name for held in point.tellings)), "outlets": _outlets(point), "claims": list(point.claims),
        "words": _wordings(point),
    }
    if beside is None:
        return told
    against = {"verdict": beside.verdict, "day": _iso(beside.day), "figure": beside.figure, "apart": beside.apart}
    return {**told, "reference": against}


def _csv_cells(one: Series, point: Point, beside: Beside | None, doubts: Sequence[Doubt]) -> tuple[object, ...]:
    kind, at = one.kind, beside
    about = [doubt.text for doubt in doubts if {*doubt.claims} & {*point.claims}]
    compared = (at.verdict, at.day, at.figure, at.apart) if at else (None,) * 4
    return (
        kind.authority.id, kind.authority.outlet, kind.area.name, "; ".join(kind.area.ids), "no" if one.at_home else "yes", kind.outcome, kind.who,
        kind.of, kind.scope, point.since or one.since, one.window, point.day, point.last, figure(point.low, point.high), point.low, point.high, point.reports,
        "; ".join(_outlets(point)), "; ".join(point.claims), " | ".join(_wordings(point)), *compared, "; ".join(about),
    )


def _wordings(point: Point) -> list[str]:
    return list(dict.fromkeys(held.record["evidence"] for held in point.tellings))


def _outlets(point: Point) -> list[str]:
    return list(dict.fromkeys(held.outlet for held in point.tellings if held.outlet))


def _iso(day: Any) -> str | None:
    return day.isoformat() if day else None


