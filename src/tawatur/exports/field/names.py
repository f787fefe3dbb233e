"""Records as they leave the ledger: names of private persons stay behind, unless asked for."""
from __future__ import annotations

from tawatur.lang.ar.private import without_names
from tawatur.ledger.rows import Record

_LISTS = ("actors", "targets", "speakers", "counts", "places", "weapons")


def shown(record: Record, names: bool) -> Record:
    """The record with the names of private persons in its words replaced, or as it is where `names` are asked for."""
    if names:
        return record
    out = {**record, "evidence": without_names(record["evidence"]), "trigger": record["trigger"]}
    for field in _LISTS:
        if record.get(field):
            out[field] = [{**item, "text": without_names(item["text"])} for item in record[field]]
    return out
