"""Exports of the ledger, one file a format: what the databases and the tools of the field take.

Each declares what is lost in it (`lost`, also written to the sidecar FILE.meta.json and told in docs/exports.md).
"""
from __future__ import annotations

from tawatur.exports.field.base import FieldExport, Options

__all__ = ["FORMATS", "INCIDENT_FORMATS", "FieldExport", "Options", "field_export", "format_of"]

FORMATS = ("jsonl", "csv", "hxl", "acled", "ucdp", "geojson", "parquet")
INCIDENT_FORMATS = ("jsonl", "csv", "acled", "ucdp", "geojson")
_ENDINGS = {".jsonl": "jsonl", ".ndjson": "jsonl", ".geojson": "geojson", ".parquet": "parquet", ".csv": "csv"}


def format_of(path: str) -> str | None:
    """The format that a file's ending names, if it names one alone."""
    return next((form for ending, form in _ENDINGS.items() if path.lower().endswith(ending)), None)


def field_export(name: str, options: Options) -> FieldExport:
    """The format of that name; each is loaded when it is asked for."""
    if name == "jsonl":
        from tawatur.exports.field.jsonl import Jsonl

        return Jsonl(options)
    if name == "acled":
        from tawatur.exports.field.acled import Acled

        return Acled(options)
    if name == "ucdp":
        from tawatur.exports.field.ucdp import Ucdp

        return Ucdp(options)
    if name == "geojson":
        from tawatur.exports.field.geojson import GeoJson

        return GeoJson(options)
    if name == "parquet":
        from tawatur.exports.field.parquet import Parquet

        return Parquet(options)
    from tawatur.exports.field.csv import Csv

    return Csv(options, hxl=name == "hxl")
