"""ACLED's 31 columns (layout of March 2023, shared by acledR and the API), a row a claim of an event that happened."""
from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import IO

from tawatur.exports.field import sides
from tawatur.exports.field.around import admins
from tawatur.exports.field.base import (
    CHAIN,
    CONTRADICTIONS,
    HISTORY,
    RANGES,
    SPANS,
    Options,
    first_place,
    ids,
    left_out,
    line,
    one_by_one,
    toll,
)
from tawatur.ledger.query import Held, HeldReport
from tawatur.ledger.rows import Record
from tawatur.world.countries import countries

COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type", "actor1",
    "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting", "iso", "region",
    "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision", "source", "source_scale",
    "notes", "fatalities", "tags", "timestamp",
)
_TIME = {"week": 2, "month": 3, "year": 3}
_SPACE = {"exact": 1, "town": 1, "area": 2}
_DEMONSTRATIONS = ("Peaceful protest", "Protest with intervention", "Violent demonstration")
_NOBODY = "Unidentified Armed Group"


class Acled:
    """Sums, tolls, plans, attempts and denials are no events and have no row; nor has a claim without any day."""

    name = "acled"

    def __init__(self, options: Options) -> None:
        self._options = options
        self.lost = (
            "Tolls, sums over a period, attempts, plans and denials; claims with neither a time nor a day of publication.",
            "That a row is one voice's claim: an event told by several voices has several rows.",
            "Times of day; a claim without a time has the day of publication and time_precision 2.",
            "fatalities is the lowest number of the claim, 0 where it tells none; parts of a total are not added to it.",
            "interaction, source_scale, admin3 are left empty where nothing is known; inter1 and inter2 follow kinds_of_actor.tsv of the project, not ACLED's own list.",
            "The words of the report: notes are made from the fields.",
            CHAIN, RANGES, CONTRADICTIONS, SPANS, HISTORY, *left_out(options, words=False, texts=False),
        )

    def write(self, reports: Iterable[HeldReport], stream: IO[bytes]) -> int:
        stream.write((",".join(COLUMNS) + "\r\n").encode())
        count = 0
        for report, held in one_by_one(reports):
            day = (held.record.get("time") or {}).get("start") or report.published
            if is_event(held.record) and day:
                stream.write(line(COLUMNS, _row(report, held, day[:10])))
                count += 1
        return count


def is_event(record: Record) -> bool:
    """Whether a claim is of one event that happened."""
    return (record["type"] != "Toll", record["modality"], record["scope"]) == (True, "happened", "incident")


def _row(report: HeldReport, held: Held, day: str) -> dict[str, object]:
    record, place = held.record, first_place(held.record)
    country = countries().get(place.get("country") or "")
    time = record.get("time") or {}
    return {
        "event_id_cnty": f"{country.iso3 if country else 'XXX'}{int(held.id[1:], 16)}", "event_date": day, "year": day[:4],
        "time_precision": _TIME.get(time.get("grain", ""), 1) if time else 2,
        "disorder_type": _disorder(record), "event_type": record["type"], "sub_event_type": record.get("subtype"),
        **_actors(record, place.get("country"), day), **_where(place),
        "iso": country.numeric if country else "", "region": country.region if country else "", "country": country.name if country else "",
        "source": "; ".join(dict.fromkeys((*([report.outlet] if report.outlet else []), *(sides.plain_name(id) for id in reversed(ids(record, "speakers")))))),
        "notes": notes(report, record, day), "fatalities": toll(record).low, "tags": f"claim={held.id}; status={held.status}",
        "timestamp": _stamp(report.published),
    }


def _actors(record: Record, country: str | None, day: str) -> dict[str, object]:
    """Who did it and to whom, the rest of each side beside them. ACLED's order says nothing of direction."""
    first, second = sides.in_order(ids(record, "actors")), sides.in_order(ids(record, "targets"))
    crowd = _crowd(record, first)
    if record.get("subtype") == "Peaceful protest":  # whom they protest against is no side of the event
        second = []
    if crowd:  # whoever called them out stands beside the crowd
        one, kind_one, beside = sides.placed(crowd, country), crowd, "; ".join(sides.named(id, country, day) for id in first)
    elif first:
        one, kind_one, beside = sides.named(first[0], country, day), sides.kind(first[0], country, day), sides.beside(first, country, day)
    else:
        one, kind_one, beside = sides.placed(_NOBODY, country), sides.POLITICAL, ""
    if record["type"] == "Battles" and len(first) > 1 and not any(id in sides.actors() for id in second):  # "clashes between A and B"
        beside, second = sides.beside([first[0], *first[2:]], country, day), first[1:2]
    kind_two = sides.kind(second[0], country, day) if second else ""
    two = sides.named(second[0], country, day) if second else ""
    civilians = kind_two == sides.CIVILIANS or (record["type"] == "Violence against civilians" and bool(second))
    return {
        "actor1": one, "assoc_actor_1": beside, "inter1": kind_one,
        "actor2": two, "assoc_actor_2": sides.beside(second, country, day), "inter2": kind_two,
        "interaction": _interaction(kind_one, kind_two), "civilian_targeting": "Civilian targeting" if civilians else "",
    }


def _crowd(record: Record, first: list[str]) -> str:
    """What the crowd of a demonstration is called; empty where it is named as it is, or somebody else acts."""
    crowd = {"Protests": sides.PROTESTERS, "Riots": sides.RIOTERS}.get(record["type"], "")
    told = any(id in ("protesters", "rioters") for id in first)
    by_others = first and record.get("subtype") not in ("Peaceful protest", "Violent demonstration")
    return "" if told or by_others else crowd


def _interaction(one: str, two: str) -> str:
    """Both kinds, in ACLED's order of kinds."""
    return "-".join(sorted((one, two), key=sides.KINDS.index)) if two else f"{one} only"


def _where(place: Record) -> dict[str, object]:
    above = admins(place.get("id"))
    return {
        "admin1": above[0] if above else "", "admin2": above[1] if len(above) > 1 else "", "location": place.get("name", ""),
        "latitude": place.get("latitude"), "longitude": place.get("longitude"),
        "geo_precision": _SPACE.get(place.get("precision") or "", 3) if place else "",
    }


def _disorder(record: Record) -> str:
    if record["type"] == "Strategic developments":
        return "Strategic developments"
    if record.get("subtype") == "Excessive force against protesters":
        return "Political violence; Demonstrations"
    return "Demonstrations" if record.get("subtype") in _DEMONSTRATIONS else "Political violence"


def notes(report: HeldReport, record: Record, day: str) -> str:
    """The claim in one English sentence, whose claim it is first."""
    who = " and ".join(map(sides.plain_name, ids(record, "actors")))
    whom = ", ".join(map(sides.plain_name, ids(record, "targets")))
    where = ", ".join(dict.fromkeys(place["name"] for place in record.get("places") or ()))
    counts = ", ".join(_count(count) for count in record.get("counts") or ())
    said = " via ".join(map(sides.plain_name, ids(record, "speakers"))) or report.outlet or "the report"
    parts = [f"{record.get('subtype') or record['type']}", f"by {who}" if who else "", f"on {whom}" if whom else "",
             f"in {where}" if where else "", f"on {day}"]
    return f"According to {said}: {' '.join(part for part in parts if part)}" + (f" ({counts})." if counts else ".")


def _count(count: Record) -> str:
    low, high = count.get("min"), count.get("max")
    number = f"{low}" if low == high else f"{low}+" if high is None else f"{low or 0}-{high}"
    return f"{count['outcome']}: {number} {count['who']}"


def _stamp(published: str | None) -> int | str:
    """When the report was published, in seconds since 1970: the same whenever the export is made."""
    if not published:
        return ""
    moment = datetime.fromisoformat(published)
    return int((moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp())
