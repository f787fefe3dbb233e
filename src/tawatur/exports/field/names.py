"""Records as they leave the ledger: names of private persons stay behind, unless asked for.

Masked are the evidence, the title, and the words of parties and counts. Ids are of classes and parties, never of persons;
the words of places and weapons are no persons'. Offsets stay those of the report, as the ledger has it.
"""
from __future__ import annotations

from tawatur.lang.ar.private import without_names
from tawatur.ledger.query import Held, HeldReport
from tawatur.ledger.rows import Record

_LISTS = ("actors", "targets", "speakers", "counts")


def shown(record: Record, names: bool) -> Record:
    """The record with the names of private persons in its words replaced, or as it is where `names` are asked for."""
    if names:
        return record
    out = {**record, "evidence": without_names(record["evidence"])}
    for field in _LISTS:
        if record.get(field):
            out[field] = [{**item, "text": without_names(item["text"])} for item in record[field]]
    return out


def headline(report: Held | HeldReport, names: bool) -> str | None:
    """The title of a report, its names likewise."""
    return report.title if names or not report.title else without_names(report.title)
