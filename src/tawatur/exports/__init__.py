"""One file a format: `export("html")` gives the one to write with."""
from __future__ import annotations

from pathlib import Path

from tawatur.exports.base import Export, Piece

__all__ = ["FORMATS", "Export", "Piece", "export", "format_of"]

FORMATS = ("table", "jsonl", "csv", "html")
_ENDINGS = {".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".html": "html", ".htm": "html", ".txt": "table"}


def format_of(path: str) -> str | None:
    """The format that a file's ending names, if it names one."""
    return _ENDINGS.get(Path(path).suffix.lower())


def export(name: str, *, trace: bool = False, width: int = 100, color: bool = False, visual: bool = False) -> Export:
    """The format of that name; width, colour and visual order are the table's. Each is loaded when it is asked for."""
    if name == "table":
        from tawatur.exports.table import Table

        return Table(width, color, visual, trace)
    if name == "jsonl":
        from tawatur.exports.jsonl import Jsonl

        return Jsonl(trace)
    if name == "csv":
        from tawatur.exports.csv import Csv

        return Csv()
    from tawatur.exports.html import Html

    return Html(trace)
