"""The 49 columns of UCDP GED (layout of 23.1 to 26.1), a row a claim of people killed in an event that happened."""
from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterable
from typing import IO, NamedTuple

from tawatur.exports.csv import safe
from tawatur.exports.field import sides
from tawatur.exports.field.acled import is_event
from tawatur.exports.field.around import admins
from tawatur.exports.field.base import (
    CHAIN,
    CONTRADICTIONS,
    HISTORY,
    SPANS,
    Options,
    deaths,
    first_place,
    ids,
    left_out,
    one_by_one,
)
from tawatur.ledger.query import Held, HeldReport
from tawatur.ledger.rows import Record
from tawatur.world.countries import countries

COLUMNS = (
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id", "conflict_new_id",
    "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id", "side_a_new_id", "side_a",
    "side_b_dset_id", "side_b_new_id", "side_b", "number_of_sources", "source_article", "source_office", "source_date",
    "source_headline", "source_original", "where_prec", "where_coordinates", "where_description", "adm_1", "adm_2",
    "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region", "event_clarity", "date_prec",
    "date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "high", "low", "gwnoa",
    "gwnob",
)
_WHERE = {"exact": 1, "town": 1, "area": 2, "region": 4, "country": 6}
_WHEN = {"week": 3, "month": 4, "year": 5}


class Ucdp:
    """Only claims that tell of at least one death; UCDP's own threshold of 25 a year is not applied."""

    name = "ucdp"

    def __init__(self, options: Options) -> None:
        self._options = options
        self.lost = (
            "Claims without a death; tolls, sums over a period, attempts, plans and denials; claims without any day.",
            "Conflicts, dyads and their numbers, and Gleditsch-Ward numbers: names of sides are the actor table's.",
            "That a row is one voice's claim: an event told by several voices has several rows.",
            "best is the lowest number of the claim; low and high are its bounds, high the lowest where there is none.",
            "Wounded and other counts, weapons, and the words of the report.",
            CHAIN, CONTRADICTIONS, SPANS, HISTORY, *left_out(options),
        )

    def write(self, reports: Iterable[HeldReport], stream: IO[bytes]) -> int:
        stream.write((",".join(COLUMNS) + "\r\n").encode())
        count = 0
        for report, held in one_by_one(reports):
            day = (held.record.get("time") or {}).get("start") or report.published
            if is_event(held.record) and day and any(count.get("min") for count in deaths(held.record)):
                stream.write(_line(_row(report, held, day[:10])))
                count += 1
        return count


def _line(row: dict[str, object]) -> bytes:
    buffer = io.StringIO()
    csv.writer(buffer).writerow(safe(row.get(column, "")) for column in COLUMNS)
    return buffer.getvalue().encode("utf-8", "replace")


def _row(report: HeldReport, held: Held, day: str) -> dict[str, object]:
    record, place = held.record, first_place(held.record)
    a, b, violence = two_sides(record)
    country = countries().get(place.get("country") or "")
    time = record.get("time") or {}
    name = "" if not b else f"{a or 'Unknown'} - {b}"
    return {
        "id": int(held.id[1:], 16), "relid": held.id, "year": day[:4], "active_year": 1, "code_status": "Clear",
        "type_of_violence": violence, "conflict_name": name, "dyad_name": name, "side_a": a, "side_b": b,
        "number_of_sources": 1, "source_article": f'"{report.outlet or ""},{report.published or ""},{report.title or ""}"',
        "source_office": report.outlet or "", "source_date": (report.published or "")[:10], "source_headline": report.title or "",
        "source_original": "; ".join(ids(record, "speakers")), **_where(place),
        "country": country.name if country else "", "region": country.region if country else "", "event_clarity": 1,
        "date_prec": _WHEN.get(time.get("grain", ""), 1) if time else 3, "date_start": day, "date_end": (time.get("end") or day)[:10],
        **killed(record)._asdict(),
    }


def two_sides(record: Record) -> tuple[str, str, int]:
    """Side A, side B and the kind of violence: 1 a state and an armed group, 2 two armed groups, 3 one side on civilians."""
    actors, targets = ids(record, "actors"), ids(record, "targets")
    armed = [id for id in targets if not sides.is_civilian(id)]
    if actors and not armed:
        return sides.named(actors[0], None), "Civilians", 3
    pair = [*actors[:2], *armed][:2] if record["type"] == "Battles" and len(actors) > 1 else [*actors[:1], *armed[:1]]
    if not actors and len(pair) == 1:
        return "", sides.named(pair[0], None), 1 if sides.is_state(pair[0]) else 2
    pair.sort(key=lambda id: not sides.is_state(id))  # a state is side A
    names = [sides.named(id, None) for id in pair]
    return (names[0] if names else ""), (names[1] if len(names) > 1 else ""), 1 if any(map(sides.is_state, pair)) else 2


class Deaths(NamedTuple):
    """Deaths of each side as the claim tells them."""

    deaths_a: int
    deaths_b: int
    deaths_civilians: int
    deaths_unknown: int
    best: int
    high: int
    low: int


def killed(record: Record) -> Deaths:
    """Parts of a whole ("among them three children") are not added to it: of one kind of people the largest count holds."""
    actors, targets = set(ids(record, "actors")), set(ids(record, "targets"))
    largest: dict[str, tuple[int, int]] = {}
    for count in deaths(record):
        low = count.get("min") or 0
        who = count["who"]
        kind = "a" if who in actors else "b" if who in targets and not sides.is_civilian(who) else "unknown" if who == "people" else (
            "civilians" if sides.is_civilian(who) else "unknown"
        )
        largest[kind] = max(largest.get(kind, (0, 0)), (low, count.get("max") or low))
    low = sum(pair[0] for pair in largest.values())
    by = {kind: largest.get(kind, (0, 0))[0] for kind in ("a", "b", "civilians", "unknown")}
    return Deaths(by["a"], by["b"], by["civilians"], by["unknown"], low, max(low, sum(pair[1] for pair in largest.values())), low)


def _where(place: Record) -> dict[str, object]:
    above = admins(place.get("id"))
    lat, lon = place.get("latitude"), place.get("longitude")
    placed = lat is not None and lon is not None
    return {
        "where_prec": _WHERE.get(place.get("precision") or "", 6) if place else "", "where_coordinates": place.get("name", ""),
        "where_description": place.get("name", ""), "adm_1": above[0] if above else "", "adm_2": above[1] if len(above) > 1 else "",
        "latitude": lat, "longitude": lon, "geom_wkt": f"POINT ({lon} {lat})" if placed else "",
        "priogrid_gid": priogrid(float(lat), float(lon)) if placed else "",  # type: ignore[arg-type]
    }


def priogrid(latitude: float, longitude: float) -> int:
    """The cell of PRIO-GRID (half degrees, numbered from the south-west, 720 to a row) that holds a point."""
    row, column = math.floor((latitude + 90) * 2), math.floor((longitude + 180) * 2)
    return min(row, 359) * 720 + min(column, 719) + 1
