"""A claim's counts as figures of a toll: whose figure, of which area, of whom, over what time.

Taken are claims that happened and cover more than one event (scope `period` or `cumulative`, whatever their type). A count
of one event belongs to its incident; a denied toll is none. Left out are, with a word why:

    one event     counts of a toll that is read as of one event: the dead it names are no total over a time
    no figure     "a number of", a bare plural, "several": the codebook's 2/null and 3/null say no more than "some"
    several       figures of one outcome and who side by side. Where the first is the largest it is the total and the others its
                  parts ("610, of them 263 ..."); else they are of different things (schools, mosques), and none is the total
    no area       neither the words nor the authority's office say where
"""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from tawatur.exports.field.sides import actors
from tawatur.ledger.query import Held
from tawatur.link.outlets import known, named
from tawatur.link.sides import is_unnamed
from tawatur.text.fold import fold_word
from tawatur.world.gazetteer import Gazetteer

NO_OUTLET = "no outlet"
SCOPES = ("cumulative", "period")
CLOSED = 3  # days before publication: a stretch that ended earlier is over
_ARMED = frozenset(("soldiers", "fighters", "police"))
_NO_FIGURE = frozenset(((2, None), (3, None), (None, None)))
WHY = {
    "one event": "read as a toll, but of one event",
    "no figure": "no number is told",
    "several": "several figures of one kind, none of which is their total",
    "no area": "no place is named and the authority has none of its own",
}


class Authority(NamedTuple):
    """Whose figure it is: the innermost speaker, or the outlet that speaks for itself.

    An unnamed source (`officials-source`) of one outlet is not that of another: `outlet` tells them apart, None for who has a
    name. Outlets go by their ids, where they have one.
    """

    id: str
    outlet: str | None = None

    def __str__(self) -> str:
        return self.id if self.outlet is None else f"{self.id} ({self.outlet})"


class Area(NamedTuple):
    """What the toll is of: ids of the gazetteer (a name as it is written, where the gazetteer has none), and the English names."""

    ids: tuple[str, ...]
    name: str


class Kind(NamedTuple):
    """What is counted: figures of one kind can be compared.

    `of`: whose soldiers, fighters or police they are, by the parties that the claim names as hit ("" for none): the dead of two
    armed forces are not one count.
    """

    authority: Authority
    area: Area
    outcome: str
    who: str
    scope: str
    of: str = ""


class Toll(NamedTuple):
    """One figure that one claim gives.

    `day`: as of when, the last day of the claim's time, else the day of publication. `since`: the first day that it counts from,
    where the words say. `low`, `high`: inclusive, None where no bound is told. `at_home`: the area is the authority's own, not named.
    """

    kind: Kind
    day: date | None
    since: date | None
    low: int | None
    high: int | None
    held: Held
    at_home: bool = False


def tolls(claims: Iterable[Held], left_out: Counter[str]) -> Iterator[Toll]:
    """The figures of all claims; those of which nothing can be made are counted in `left_out`, by the keys of `WHY`."""
    for held in claims:
        record = held.record
        if record.get("modality", "happened") != "happened":
            continue
        if record.get("scope") in SCOPES:
            yield from _of(held, left_out)
        elif record["type"] == "Toll":
            left_out["one event"] += len(record.get("counts", ()))


def _of(held: Held, left_out: Counter[str]) -> Iterator[Toll]:
    record, authority = held.record, authority_of(held)
    area = area_of(_named(record, authority.id), authority.id)
    own = None if area else home(authority.id)
    for (outcome, who), counts in _by_kind(record.get("counts", ())).items():
        told = [count for count in counts if (count["min"], count["max"]) not in _NO_FIGURE]
        left_out["no figure"] += len(counts) - len(told)
        if told and not (area or own):
            left_out["no area"] += 1
        elif told and _size(told[0]) < max(map(_size, told)):
            left_out["several"] += len(told)
        elif told:
            day, since = _days(held)
            kind = Kind(authority, area or own or Area((), ""), outcome, who, scope_of(held), _whose(record) if who in _ARMED else "")
            yield Toll(kind, day, since, told[0]["min"], told[0]["max"], held, area is None)


def _by_kind(counts: Iterable[dict[str, Any]]) -> dict[tuple[str, str], list[dict[str, Any]]]:
    out: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for count in counts:
        out.setdefault((count["outcome"], count["who"]), []).append(count)
    return out


def _size(count: dict[str, Any]) -> int:
    low, high = count["min"], count["max"]
    return int(low if low is not None else high)


def _days(held: Held) -> tuple[date | None, date | None]:
    """As of when, and since when. A cumulative toll "of Friday" says no start: only a stretch of days has one."""
    time = held.record.get("time")
    if not time:
        return _day(held.published), None
    first, last = _day(time["start"]), _day(time["end"])
    return last, first if first != last or held.record["scope"] == "period" else None


def scope_of(held: Held) -> str:
    """Total or period. A stretch of days that the words name and that was over before publication ("in May", "in 2009") is a
    period, though the claim may have been read as a total: a running total runs to the day on which it is told."""
    time, published = held.record.get("time"), _day(held.published)
    if time and time.get("anchor") != "since" and published and time["start"][:10] != time["end"][:10]:
        last = _day(time["end"])
        return "period" if last and (published - last).days > CLOSED else str(held.record["scope"])
    return str(held.record["scope"])


def _whose(record: dict[str, Any]) -> str:
    ids = {party["id"] for party in record.get("targets", ())}
    return ", ".join(sorted(id for id in ids if id in actors() and actors()[id].kind == "party"))


def _day(moment: str | None) -> date | None:
    try:
        return date.fromisoformat((moment or "")[:10])
    except ValueError:
        return None


def authority_of(held: Held) -> Authority:
    """The innermost speaker; the outlet where it speaks for itself, by its id where it has one.

    Of a report without an outlet nobody knows whose voice it is: its own voice and its unnamed sources are of it alone.
    """
    speakers = held.record.get("speakers", ())
    speaker = speakers[0]["id"] if speakers else None
    if speaker and not is_unnamed(speaker):
        return Authority(speaker)
    if name := named(held.outlet):
        outlet = known(name) or name
        return Authority(speaker, outlet) if speaker else Authority(outlet)
    return Authority(speaker or NO_OUTLET, f"report {held.name}")


def _named(record: dict[str, Any], authority: str) -> Sequence[dict[str, Any]]:
    """The places of a claim. Of an authority with an area of its own only those in the claim's own words: one that was read
    elsewhere in the report is of another event as often as not, and the toll of a ministry is of its area."""
    places: Sequence[dict[str, Any]] = record.get("places", ())
    span = record.get("span")
    if span is None or home(authority) is None:
        return places
    return [place for place in places if span[0] <= place["span"][0] and place["span"][1] <= span[1]]


def area_of(places: Sequence[dict[str, Any]], authority: str) -> Area | None:
    """What the places of a claim add up to.

    The first place is the most specific (codebook); a place that holds or lies in one before it adds nothing ("the West Bank,
    with Jerusalem"), others widen the area ("Raqqa and Hasakah"). A name that also is the name of the authority's own area means
    that: a toll of the ministry in Gaza "in Gaza" is of the Strip.
    """
    own = home(authority)
    gazetteer = Gazetteer.load()
    ids: list[str] = []
    names: dict[str, str] = {}
    for place in places:
        id = place.get("id") or fold_word(place["text"])
        if own and any(site.id in own.ids for site in gazetteer.find(fold_word(place["text"]))):
            id = own.ids[0]
        if not any(id == other or gazetteer.contains(other, id) or gazetteer.contains(id, other) for other in ids):
            ids.append(id)
            site = gazetteer.get(id)
            names[id] = site.name if site else place["name"]
    ids.sort()
    return Area(tuple(ids), ", ".join(names[id] for id in ids)) if ids else None


def home(authority: str) -> Area | None:
    """The area that an authority's office is, where it has one."""
    return homes().get(authority)


@cache
def homes() -> dict[str, Area]:
    """The rows of homes.tsv: the area of each authority that has one."""
    lines = (files("tawatur.link") / "homes.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    gazetteer = Gazetteer.load()
    return {authority: Area((place,), site.name) for authority, place in rows if (site := gazetteer.get(place))}
