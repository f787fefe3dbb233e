"""A feature a claim, at the most precise of its places (RFC 7946)."""
from __future__ import annotations

import json
from collections.abc import Iterable
from typing import IO, Any

from tawatur.exports.field.base import (
    HISTORY,
    SPANS,
    UNPLACED,
    Options,
    casualties,
    first_place,
    ids,
    left_out,
    one_by_one,
)
from tawatur.exports.field.names import headline, shown
from tawatur.ledger.query import Held, HeldReport
from tawatur.ledger.rows import Record


class GeoJson:
    """A FeatureCollection, written as it goes."""

    name = "geojson"

    def __init__(self, options: Options) -> None:
        self._options = options
        self.lost = (UNPLACED, "All places of a claim but the most precise one.", SPANS, HISTORY, *left_out(options))

    def write(self, reports: Iterable[HeldReport], stream: IO[bytes]) -> int:
        return collection((_feature(report, held, self._options) for report, held in one_by_one(reports)), stream)


def collection(features: Iterable[dict[str, Any] | None], stream: IO[bytes]) -> int:
    """The features as one collection; how many there are."""
    stream.write(b'{"type":"FeatureCollection","features":[')
    count = 0
    for feature in filter(None, features):
        stream.write((",\n" if count else "\n").encode() + json.dumps(feature, ensure_ascii=False).encode("utf-8", "replace"))
        count += 1
    stream.write(b"\n]}\n")
    return count


def feature(id: str, place: Record, told: dict[str, Any]) -> dict[str, Any] | None:
    """What is told, at a place; None where the place has no coordinates."""
    if place.get("latitude") is None or place.get("longitude") is None:
        return None
    point = {"type": "Point", "coordinates": [place["longitude"], place["latitude"]]}
    return {"type": "Feature", "id": id, "geometry": point, "properties": told}


def _feature(report: HeldReport, held: Held, options: Options) -> dict[str, Any] | None:
    place = first_place(held.record)
    if not place:
        return None
    record = shown(held.record, options.names)
    time = record.get("time") or {}
    told = {
        "claim": held.id, "status": held.status, "report": report.name, "outlet": report.outlet, "published": report.published,
        "title": headline(report, options.names), "url": report.url, "type": record["type"], "subtype": record.get("subtype"), "modality": record["modality"],
        "scope": record["scope"], "stance": record["stance"], "actors": ids(record, "actors"), "targets": ids(record, "targets"),
        "speakers": ids(record, "speakers"), "time_start": time.get("start"), "time_end": time.get("end"),
        "counts": [{key: count.get(key) for key in ("outcome", "who", "min", "max")} for count in record.get("counts") or ()],
        **casualties(record),
        "weapons": list(dict.fromkeys(weapon["kind"] for weapon in record.get("weapons") or ())),
        "place": place["name"], "country": place.get("country"), "precision": place.get("precision"), "evidence": record["evidence"],
        **({"text": report.text} if options.text else {}),
    }
    return feature(held.id, place, told)
