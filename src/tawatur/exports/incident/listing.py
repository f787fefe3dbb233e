"""Incidents as a person lists them: a table, a line of JSON each, or a row of CSV each."""
from __future__ import annotations

import csv
import io
from typing import Protocol

from rich.console import Console
from rich.text import Text

from tawatur.exports import bidi
from tawatur.exports.csv import MARK, safe
from tawatur.exports.incident.view import ranged
from tawatur.exports.jsonl import line as json_line
from tawatur.exports.table import wrap
from tawatur.link.incident import Incident, summary

_COLUMNS = ("incident", "label", "start", "end", "type", "subtype", "places", "actors", "targets", "counts", "reports", "recalled_in",
            "outlets", "voices", "derivation", "contradictions", "claims")
_FEW = 4  # ranges of counts in a table


class IncidentListing(Protocol):
    """A format for incidents that were asked for."""

    def head(self) -> str:
        """What stands before the first incident."""

    def block(self, made: Incident) -> str:
        """An incident."""


def listing(name: str, *, width: int = 100, color: bool = False, visual: bool = False) -> IncidentListing:
    """The format of that name: `table`, `jsonl` or `csv`."""
    if name == "table":
        return _Table(width, color, visual)
    return _Lines() if name == "jsonl" else _Rows()


class _Table:
    """An incident in a few lines: what, where, when; who tells it; what they make of it."""

    def __init__(self, width: int, color: bool, visual: bool) -> None:
        self._width, self._color, self._show = width, color, bidi.writer(visual)

    def head(self) -> str:
        return ""

    def block(self, made: Incident) -> str:
        stream = io.StringIO()
        console = Console(file=stream, width=self._width, force_terminal=self._color, no_color=not self._color, color_system="standard" if self._color else None,
                          highlight=False, soft_wrap=False)
        console.print(Text(made.id, "cyan"), Text(self._show(bidi.clean(made.label)), "bold"))
        for words, style in self._lines(made):
            for line in wrap(bidi.clean(words), self._width - 2):
                console.print(Text("  " + self._show(line), style))
        return stream.getvalue()

    def _lines(self, made: Incident) -> list[tuple[str, str]]:
        parties = " -> ".join(", ".join(side) for side in (made.actors, made.targets) if side)
        counts = "; ".join(ranged(made, one) for one in made.ranges[:_FEW])
        reports = len(made.reports)
        told = f"{reports:,} report{'s'[:reports != 1]}; {made.voices.derivation()}"
        wrong = f"{len(made.contradictions)} contradiction{'s'[:len(made.contradictions) != 1]}" if made.contradictions else ""
        return [(words, style) for words, style in ((parties, ""), (counts, ""), (told, "green"), (wrong, "yellow")) if words]


class _Lines:
    """A record a line (`tawatur.link.incident.summary`)."""

    def head(self) -> str:
        return ""

    def block(self, made: Incident) -> str:
        return json_line(summary(made))


class _Rows:
    """A row an incident, for spreadsheets; no cell runs as a formula."""

    def head(self) -> str:
        return MARK + ",".join(_COLUMNS) + "\r\n"

    def block(self, made: Incident) -> str:
        told = summary(made)
        time = told["time"] or {"start": "", "end": ""}
        counts = "; ".join(ranged(made, one) for one in made.ranges)
        cells = (
            made.id, made.label, time["start"], time["end"], made.type, made.subtype, *("; ".join(told[name]) for name in ("places", "actors", "targets")),
            counts, "; ".join(told["reports"]), "; ".join(told["recalled_in"]), "; ".join(told["outlets"]), made.voices.count, made.voices.derivation(),
            "; ".join(told["contradictions"]), "; ".join(told["claims"]),
        )
        buffer = io.StringIO()
        csv.writer(buffer).writerow(map(safe, cells))
        return buffer.getvalue()
