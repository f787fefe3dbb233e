"""A claim's record (claim.schema.json) as rows of the tables that are searched, and nothing that the record does not say."""
from __future__ import annotations

import json
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from tawatur.ledger.words import indexed
from tawatur.text.fold import fold_word
from tawatur.world.gazetteer import Gazetteer

Record = dict[str, Any]
Row = dict[str, Any]

_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_ROLES = (("actor", "actors"), ("target", "targets"), ("speaker", "speakers"))


class Sides(NamedTuple):
    """The rows that belong to one state of a claim, by table, and the forms of the words it is found by."""

    party: list[Row]
    area: list[Row]
    place: list[Row]
    tally: list[Row]
    means: list[Row]
    words: str

    def by_table(self) -> dict[str, list[Row]]:
        """The rows of each table of `schema.SIDES`."""
        return {"party": self.party, "area": self.area, "place": self.place, "tally": self.tally, "means": self.means}


def flat(record: Record) -> Row:
    """The columns of the claim itself."""
    time = record.get("time") or {}
    return {
        "type": record["type"], "subtype": record.get("subtype"), "modality": record.get("modality", "happened"),
        "scope": record.get("scope", "incident"), "stance": record.get("stance", "neutral"),
        "time_start": time.get("start", ""), "time_end": time.get("end", ""), "body": dumped(record),
    }


def sides(claim: int, record: Record, gazetteer: Gazetteer) -> Sides:
    """The rows of the parties, places, counts and weapons of the claim with this number."""
    areas = dict.fromkeys(area for place in record.get("places", ()) for area in _areas(place, gazetteer))
    kinds = dict.fromkeys(weapon["kind"] for weapon in record.get("weapons", ()))
    return Sides(
        party=[{"claim": claim, "role": role, "party": party} for role, party in dict.fromkeys(_parties(record))],
        area=[{"claim": claim, "site": site} for site in areas],
        place=[{"claim": claim, **_place(place)} for place in record.get("places", ())],
        tally=[{"claim": claim, **_tally(count)} for count in record.get("counts", ())],
        means=[{"claim": claim, "kind": kind} for kind in kinds],
        words=indexed(record["evidence"]),
    )


def dumped(value: object) -> str:
    """JSON in the one form in which it is stored and digested."""
    return _JSON.encode(value)


def _parties(record: Record) -> Iterator[tuple[str, str]]:
    for role, field in _ROLES:
        for party in record.get(field, ()):
            yield role, party["id"]
    for count in record.get("counts", ()):
        yield "victim", count["who"]


def _place(place: Record) -> Row:
    return {
        "site": place.get("id"), "name": place["name"].casefold(), "folded": _folded(place["text"]),
        "latitude": place.get("latitude"), "longitude": place.get("longitude"),
    }


@lru_cache(maxsize=8_192)
def _folded(name: str) -> str:
    return fold_word(name)


def _tally(count: Record) -> Row:
    return {"outcome": count["outcome"], "who": count["who"], "low": count.get("min"), "high": count.get("max")}


def _areas(place: Record, gazetteer: Gazetteer) -> Iterator[str]:
    """The ids of a place and of the wider ones that hold it, and its country's code."""
    site = gazetteer.get(place["id"]) if place.get("id") else None
    for _ in range(9):  # deeper than any gazetteer; a ring of parents ends here too
        if site is None:
            break
        yield site.id
        site = gazetteer.get(site.parent) if site.parent else None
    if place.get("country"):
        yield place["country"]
