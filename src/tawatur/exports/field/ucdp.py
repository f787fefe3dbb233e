"""The 49 columns of UCDP GED (layout of 23.1 to 26.1), a row a claim of people killed in an event that happened."""
from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from typing import IO, NamedTuple

from tawatur.exports.field import sides
from tawatur.exports.field.around import admins
from tawatur.exports.field.base import (
    CHAIN,
    CONTRADICTIONS,
    HISTORY,
    SPANS,
    Options,
    Toll,
    first_place,
    ids,
    left_out,
    one_by_one,
    write_rows,
)
from tawatur.exports.field.event import Event, Killed, of_claim, speakers
from tawatur.exports.field.names import headline
from tawatur.ledger.query import HeldReport
from tawatur.ledger.rows import Record
from tawatur.world.countries import Country, countries

COLUMNS = (
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id", "conflict_new_id",
    "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id", "side_a_new_id", "side_a",
    "side_b_dset_id", "side_b_new_id", "side_b", "number_of_sources", "source_article", "source_office", "source_date",
    "source_headline", "source_original", "where_prec", "where_coordinates", "where_description", "adm_1", "adm_2",
    "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region", "event_clarity", "date_prec",
    "date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "high", "low", "gwnoa",
    "gwnob",
)
EMPTY = (  # of the columns, in both forms
    "Conflicts, dyads and their numbers, and Gleditsch-Ward numbers: names of sides are the actor table's.",
    "Whether a dyad is active, and who \"the army\" fought where one side alone is named: code_status is then Check.",
    "Wounded and other counts, weapons, and the words of the report.",
)
# UCDP's names of countries that differ from ours, and its regions; from general knowledge of its files.
_NAMES = {
    "YE": "Yemen (North Yemen)", "CD": "DR Congo (Zaire)", "CG": "Congo", "RU": "Russia (Soviet Union)", "MM": "Myanmar (Burma)",
    "ZW": "Zimbabwe (Rhodesia)", "KH": "Cambodia (Kampuchea)", "MG": "Madagascar (Malagasy)", "BA": "Bosnia-Herzegovina",
    "RS": "Serbia (Yugoslavia)", "US": "United States of America", "SZ": "Kingdom of eSwatini (Swaziland)", "MK": "Macedonia, FYR",
}
_REGIONS = {"EG": "Middle East", "AM": "Europe", "AZ": "Europe", "GE": "Europe", "CY": "Europe"}
_WHERE = {"exact": 1, "town": 1, "area": 2, "region": 4, "country": 6}
_WHEN = {"week": 3, "month": 4, "year": 5}


class Ucdp:
    """Only claims that tell of at least one death; UCDP's own threshold of 25 a year is not applied."""

    name = "ucdp"

    def __init__(self, options: Options) -> None:
        self._options = options
        self.lost = (
            "Claims without a death; tolls, sums over a period, attempts, plans and denials; claims without any day.",
            "That a row is one voice's claim: an event told by several voices has several rows.",
            "best is the lowest number of the claim; low and high are its bounds, high the lowest where there is none.",
            *EMPTY,
            CHAIN, CONTRADICTIONS, SPANS, HISTORY, *left_out(options, texts=False),
        )

    def write(self, reports: Iterable[HeldReport], stream: IO[bytes]) -> int:
        events = (event for _, held in one_by_one(reports) if (event := of_claim(held)))
        return write_rows(COLUMNS, rows(events, self._options), stream)


def rows(events: Iterable[Event], options: Options) -> Iterator[dict[str, object]]:
    """The cells of the events in which somebody surely died, by column."""
    return (_row(event, options.names) for event in events if event.killed.sure)


def _row(event: Event, names: bool) -> dict[str, object]:
    record, day, place = event.record, event.day, first_place(event.record)
    both = two_sides(record, place.get("country"), day)
    country = countries().get(place.get("country") or "")
    time = record.get("time") or {}
    last = max((time.get("end") or day)[:10], day)
    name = f"{both.a or 'Unknown'} - {both.b}" if both.b else ""
    return {
        "id": int(event.id[1:], 16), "relid": event.id, "year": day[:4], "code_status": "Clear" if both.known() else "Check",
        "type_of_violence": both.violence, "conflict_name": name, "dyad_name": name, "side_a": both.a, "side_b": both.b,
        **_sources(event, names), **_where(place),
        "country": country_name(country) if country else "", "region": region(country) if country else "", "event_clarity": 1,
        "date_prec": date_precision(time, day, last), "date_start": day, "date_end": last, **deaths(event.killed, both)._asdict(),
    }


def _sources(event: Event, names: bool) -> dict[str, object]:
    """Who published it where and when, a report once, and who said it."""
    told = list({held.report: held for held in event.held}.values())
    titles = [headline(held, names) or "" for held in told]
    days = [(held.published or "")[:10] for held in told]
    articles = [f'"{held.outlet or ""},{day},{title}"' for held, day, title in zip(told, days, titles, strict=True)]
    return {
        "number_of_sources": event.sources, "source_article": "; ".join(articles),
        "source_office": "; ".join(dict.fromkeys(held.outlet for held in told if held.outlet)),
        "source_date": "; ".join(dict.fromkeys(filter(None, days))), "source_headline": "; ".join(dict.fromkeys(filter(None, titles))),
        "source_original": "; ".join(dict.fromkeys(name for held in event.held for name in speakers(held))),
    }


def date_precision(time: Record, first: str, last: str) -> int:
    """1 a day, 2 several days, 3 a week, 4 a month, 5 a year; 3 where only the day of publication is known."""
    if not time:
        return 3
    grain: str = time.get("grain", "")
    return _WHEN.get(grain, 1 if first == last else 2)


class Sides(NamedTuple):
    """Side A (a state, if one is there), side B, the kind of violence, and the ids or classes that each side goes by."""

    a: str
    b: str
    violence: int
    of_a: frozenset[str]
    of_b: frozenset[str]

    def known(self) -> bool:
        """Whether both sides are named."""
        return all(side and not side.startswith("Unidentified") for side in (self.a, self.b))


def two_sides(record: Record, country: str | None, day: str = "") -> Sides:
    """Who fought whom: 1 a state and an armed group or state, 2 two armed groups, 3 one side on civilians."""
    actors = [id for id in sides.in_order(ids(record, "actors")) if not sides.is_unarmed(id)]
    targets = sides.in_order(ids(record, "targets"))
    armed = [id for id in targets if not sides.is_unarmed(id)]
    if not armed and (targets or record["type"] == "Violence against civilians"):
        return Sides(_side(actors[0], country, day) if actors else "", "Civilians", 3, _goes_by(actors[:1], day), frozenset())
    clash = record["type"] == "Battles" and len(actors) > 1 and not any(id in sides.actors() for id in armed)
    pair = actors[:2] if clash else [*actors[:1], *(id for id in armed[:1] if id not in actors[:1])]
    pair.sort(key=lambda id: not sides.is_state(id, day))
    violence = 1 if any(sides.is_state(id, day) for id in pair) else 2
    a, b = (*(_side(id, country, day) for id in pair), "", "")[:2]
    if a == b:  # "the army" beside the army's name, or two groups that nobody names
        pair, b = pair[:1], ""
    if len(pair) == 1 and violence == 2:  # a state would be side A
        return Sides("", a, 2, frozenset(), _goes_by(pair, day))
    return Sides(a, b, violence, _goes_by(pair[:1], day), _goes_by(pair[1:], day))


def country_name(country: Country) -> str:
    """A country as UCDP calls it."""
    return _NAMES.get(country.code, country.name)


def region(country: Country) -> str:
    """UCDP's region of a country: Africa, Americas, Asia, Europe, Middle East; none for Oceania and the like."""
    if country.code in _REGIONS:
        return _REGIONS[country.code]
    if country.region in ("North America", "Central America", "South America", "Caribbean"):
        return "Americas"
    last = country.region.rpartition(" ")[2]
    return country.region if country.region in ("Europe", "Middle East") else last if last in ("Africa", "Asia") else ""


def _side(id: str, country: str | None, day: str) -> str:
    """A side's name; of soldiers whom nobody names, the government of the country."""
    if id in sides.actors():
        state = countries().get(sides.home(id) or "") if sides.is_state(id, day) else None
    else:
        state = countries().get(country or "") if id in ("soldiers", "police") else None
    return f"Government of {country_name(state)}" if state else sides.named(id, country, day)


def _goes_by(pair: list[str], day: str) -> frozenset[str]:
    """What the people of a side are called in a count: its id, soldiers and police of a state, fighters of a group."""
    return frozenset(word for id in pair for word in ((id, "soldiers", "police") if sides.is_state(id, day) else (id, "fighters")))


class Deaths(NamedTuple):
    """Deaths of each side as they are told; `best` is their sum."""

    deaths_a: int
    deaths_b: int
    deaths_civilians: int
    deaths_unknown: int
    best: int
    high: int
    low: int


def deaths(killed: Killed, both: Sides) -> Deaths:
    """The estimate by side. Where one side is civilians, people of whom no more is said are counted with them.

    Several voices for one number fill each other's gaps; where they contradict each other in who it was, only what all tell stands,
    and the rest is unknown.
    """
    told = [_by_side(toll, both) for toll in killed.tolls if toll.parts]
    by = {who: max((one[who] for one in told), default=0) for who in ("a", "b", "civilians", "unknown")}
    if disputed := sum(by.values()) > killed.best:
        by = {who: min(one[who] for one in told) for who in by}
    rest = killed.best - sum(by.values())
    by["civilians" if both.violence == 3 and not disputed else "unknown"] += rest
    return Deaths(by["a"], by["b"], by["civilians"], by["unknown"], killed.best, killed.high, killed.low)


def _by_side(toll: Toll, both: Sides) -> dict[str, int]:
    """Those of a toll of whom it is said who they were."""
    by = {"a": 0, "b": 0, "civilians": 0, "unknown": 0}
    for who, (low, _) in toll.parts.items():
        a, b = who in both.of_a, who in both.of_b
        by["a" if a and not b else "b" if b and not a else "civilians" if sides.is_civilian(who) else "unknown"] += low
    return by


def _where(place: Record) -> dict[str, object]:
    above = admins(place.get("id"))
    district = place.get("precision") == "region" and len(above) > 1
    lat, lon = place.get("latitude"), place.get("longitude")
    placed = lat is not None and lon is not None
    return {
        "where_prec": 3 if district else _WHERE.get(place.get("precision") or "", 6) if place else 6, "where_coordinates": place.get("name", ""),
        "where_description": place.get("name", ""), "adm_1": above[0] if above else "", "adm_2": above[1] if len(above) > 1 else "",
        "latitude": lat, "longitude": lon, "geom_wkt": f"POINT ({lon} {lat})" if placed else "",
        "priogrid_gid": priogrid(float(lat), float(lon)) if placed else "",  # type: ignore[arg-type]
    }


def priogrid(latitude: float, longitude: float) -> int:
    """The cell of PRIO-GRID (half degrees, numbered from the south-west, 720 to a row) that holds a point."""
    row, column = math.floor((latitude + 90) * 2), math.floor((longitude + 180) * 2)
    return min(row, 359) * 720 + min(column, 719) + 1
