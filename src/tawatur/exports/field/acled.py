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
    one_by_one,
    write_rows,
)
from tawatur.exports.field.event import Event, of_claim, sources
from tawatur.ledger.query import HeldReport
from tawatur.ledger.rows import Record
from tawatur.link.outlets import known
from tawatur.world.countries import countries

COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type", "actor1",
    "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting", "iso", "region",
    "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision", "source", "source_scale",
    "notes", "fatalities", "tags", "timestamp",
)
EMPTY = (  # of the columns, in both forms
    "interaction, source_scale, admin3 are left empty where nothing is known; source_scale goes by the countries of the outlets; inter1 and inter2 follow kinds_of_actor.tsv of the project, not ACLED's own list.",
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
            *EMPTY,
            "The words of the report: notes are made from the fields.",
            CHAIN, RANGES, CONTRADICTIONS, SPANS, HISTORY, *left_out(options, words=False, texts=False),
        )

    def write(self, reports: Iterable[HeldReport], stream: IO[bytes]) -> int:
        return write_rows(COLUMNS, (row(event) for _, held in one_by_one(reports) if (event := of_claim(held))), stream)


def row(event: Event) -> dict[str, object]:
    """The cells of an event, by column."""
    record, day, place = event.record, event.day, first_place(event.record)
    country = countries().get(place.get("country") or "")
    time = record.get("time") or {}
    return {
        "event_id_cnty": f"{country.iso3 if country else 'XXX'}{int(event.id[1:], 16)}", "event_date": day, "year": day[:4],
        "time_precision": _TIME.get(time.get("grain", ""), 1) if time else 2,
        "disorder_type": _disorder(record), "event_type": record["type"], "sub_event_type": record.get("subtype"),
        **_actors(record, place.get("country"), day), **_where(place),
        "iso": country.numeric if country else "", "region": country.region if country else "", "country": country.name if country else "",
        "source": sources(event), "source_scale": _scale(event, place.get("country")), "notes": event.notes,
        "fatalities": event.killed.best, "tags": event.tags, "timestamp": _stamp(event),
    }


def _scale(event: Event, country: str | None) -> str:
    """Whether the outlets of the actor table that published it are of the event's country, of others, or of both."""
    outlets = [sides.actors()[id] for held in event.held if held.outlet and (id := known(held.outlet))]
    homes = {outlet.country == country for outlet in outlets if outlet.kind == "outlet" and outlet.country} if country else set()
    return "-".join(scale for own, scale in ((True, "National"), (False, "International")) if own in homes)


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


def _stamp(event: Event) -> int | str:
    """When the last report of it was published, in seconds since 1970: the same whenever the export is made."""
    moments = [datetime.fromisoformat(held.published) for held in event.held if held.published]
    return max((int((moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()) for moment in moments), default="")
