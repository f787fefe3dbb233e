"""What of a claim is held against other claims: its days, places, type, parties, numbers, means and rare words.

A row of traits is all that linking knows of a claim. It is worked out from the claim and its report alone, never from
other claims, so that two claims are as like today as they were when the ledger held less.
"""
from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple
from zlib import crc32

from tawatur.ledger.rows import Record
from tawatur.ledger.words import forms
from tawatur.link.outlets import named
from tawatur.text.fold import fold_word
from tawatur.world import tables
from tawatur.world.gazetteer import Gazetteer, Site

REACH = {"exact": 1.0, "area": 4.0, "town": 8.0, "region": 60.0, "country": 400.0}  # kilometres around the coordinates
_LONG = 4  # days: a longer stretch tells a campaign and no one event
_BEFORE = 2  # days before its report that an event without a day may have been
_WORD = re.compile(r"[^\W_]+")
_DIGITS = re.compile(r"\d+")  # particles are written onto them
_CHUNK = re.compile(r"\S+")
_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_NO_DAY = ("clock", "day-part")  # anchors of an hour or a part of the day without its day: "overnight" may be of the day before
HEAD = 350  # characters: a headline and a first sentence
_AROUND = 120  # characters before and after the evidence
_KEPT = 24  # rare words of a report that stand for all of them
_FAMILIES = {
    "Battles": "fight", "Explosions/Remote violence": "fire", "Violence against civilians": "violence", "Protests": "protest",
    "Riots": "protest", "Strategic developments": "strategic",
}


class Traits(NamedTuple):
    """A claim as linking sees it. Lists are sorted; days are ordinals (`date.toordinal`), distances kilometres."""

    day_from: int | None  # None where neither the claim nor its report tells any
    day_to: int | None
    stated: bool  # whether the claim tells its day; if not, it is taken from the report's
    stretch: bool  # whether the days are those of a campaign: on which of them it was, nobody tells
    family: str
    subtype: str
    site: str | None  # the finest place named
    reach: float | None
    latitude: float | None
    longitude: float | None
    country: str | None
    areas: tuple[str, ...]  # every place named and all that hold it
    spots: tuple[str, ...]  # those of them that are towns or finer, and the finest
    actors: tuple[str, ...]
    targets: tuple[str, ...]
    doers: tuple[str, ...]  # those of the actors, and of the targets, that are parties with a name
    foes: tuple[str, ...]
    sides: tuple[str, ...]  # the camps of those of the actors
    killed: tuple[int, ...]
    injured: tuple[int, ...]
    numbers: tuple[int, ...]  # of the other counts and of the words, from 3 on
    weapons: tuple[str, ...]
    words: tuple[int, ...]  # digests of the rare words in and around the evidence
    copy: tuple[int, ...]  # those of the report, the smallest `_KEPT`
    speaker: str
    outlet: str
    lead: bool  # whether it stands at the head of its report, which tells what the report is about
    vague: bool  # whether it tells so little that it may join others and must not bring others together


class Report(NamedTuple):
    """What of a report its claims are compared by: its rare words as digests, and where in the text each begins."""

    published: str | None
    outlet: str
    title: tuple[int, ...]
    starts: tuple[int, ...]
    words: tuple[int, ...]

    @property
    def sketch(self) -> tuple[int, ...]:
        """The rare words that stand for it: those of the smallest digests, so that like reports keep like words."""
        return tuple(sorted({*self.title, *self.words})[:_KEPT])

    def around(self, start: int, stop: int) -> tuple[int, ...]:
        """The rare words of a stretch of the text and of what stands beside it, and of the title at the head of the report."""
        first, last = bisect_left(self.starts, start - _AROUND), bisect_left(self.starts, stop + _AROUND)
        return tuple(sorted({*(self.title if start < HEAD else ()), *self.words[first:last]}))


def report(published: str | None, outlet: str | None, title: str | None, text: str) -> Report:
    """A version of a report."""
    found = [(match.start(), word) for match in _CHUNK.finditer(text) if (word := _rare(match[0]))]
    starts, words = zip(*found, strict=True) if found else ((), ())
    return Report(published, named(outlet) or "", tuple(filter(None, map(_rare, (title or "").split()))), starts, words)


def traits(of: Report, sketch: tuple[int, ...], record: Record, gazetteer: Gazetteer) -> Traits:
    """The traits of a claim of a report that has this sketch."""
    start, stop = record["span"]
    places = _places(record, gazetteer)
    finest = places[0] if places else None
    areas = list(_areas(places, gazetteer))
    countries = {place.country for place in places if place.country}
    spots = {site.id for site in areas if REACH.get(site.precision, 60.0) <= REACH["town"] or site is finest}
    actors, targets = _ids(record, "actors"), _ids(record, "targets")
    doers, foes = (tuple(id for id in ids if id in _camps()) for ids in (actors, targets))
    sides = {side for id in doers if (side := _camps()[id])}
    killed, injured = _counts(record, "killed"), _counts(record, "injured")
    reach = REACH.get(finest.precision, 60.0) if finest else None
    vague = (reach is None or reach >= REACH["country"]) and not (killed or injured)
    speakers = record.get("speakers") or ({"id": ""},)
    return Traits(
        *_days(record, of.published), _FAMILIES.get(record["type"], "toll"), record.get("subtype") or "",
        finest.id if finest else None, reach,
        finest.lat if finest else None, finest.lon if finest else None, finest.country or None if finest else None,
        tuple(sorted({site.id for site in areas} | countries)), tuple(sorted(spots)), actors, targets, doers, foes, tuple(sorted(sides)),
        killed, injured, _numbers(record, {*killed, *injured}),
        tuple(sorted({weapon["kind"] for weapon in record.get("weapons", ())})), of.around(start, stop), sketch,
        speakers[0]["id"], of.outlet, start < HEAD, vague,
    )


def is_event(record: Record) -> bool:
    """Whether a claim tells one event, and so belongs to an incident: no toll, no sum, no plan."""
    return record["type"] != "Toll" and record.get("scope", "incident") == "incident" and record.get("modality") != "planned"


@lru_cache(maxsize=65_536)
def _rare(chunk: str) -> int:
    """The digest of a word without its particles; 0 for an everyday word."""
    words = _WORD.findall(fold_word(chunk).casefold())
    if not words or words[0].isdigit():
        return 0
    stem = forms(words[0])[-1]
    return 0 if len(stem) < 3 or stem in _common() else crc32(stem.encode()) & 0x7FFF_FFFF


@cache
def _common() -> frozenset[str]:
    """The everyday words (tools/build_common_words.py)."""
    return frozenset((files("tawatur.link") / "common_words.txt").read_text("utf-8").split())


@cache
def _camps() -> dict[str, str | None]:
    """The camp of every party with a name."""
    return {actor.id: actor.side for actor in tables.load_actors()}


def _days(record: Record, published: str | None) -> tuple[int | None, int | None, bool, bool]:
    """First and last day, whether the claim tells them, and whether they are a long stretch.

    An event without a day was shortly before its report.
    """
    time = record.get("time")
    if time:
        first, last = _ordinal(time["start"]), _ordinal(time["end"])
        if time.get("anchor") in _NO_DAY:
            return first - 1, last, False, False
        return first, last, True, last - first >= _LONG
    if published:
        day = _ordinal(published)
        return day - _BEFORE, day, False, False
    return None, None, False, False


def _ordinal(moment: str) -> int:
    return date.fromisoformat(moment[:10]).toordinal()


def _places(record: Record, gazetteer: Gazetteer) -> list[Site]:
    """The places that the gazetteer knows, the finest first."""
    known = [site for place in record.get("places", ()) if place.get("id") and (site := gazetteer.get(place["id"]))]
    return sorted(known, key=lambda site: REACH.get(site.precision, 60.0))


def _areas(places: Iterable[Site], gazetteer: Gazetteer) -> Iterator[Site]:
    """The places and all that hold them."""
    for place in places:
        site: Site | None = place
        for _ in range(9):  # deeper than any gazetteer; a ring of parents ends here too
            if site is None:
                break
            yield site
            site = gazetteer.get(site.parent) if site.parent else None


def _ids(record: Record, field: str) -> tuple[str, ...]:
    return tuple(sorted({party["id"] for party in record.get(field) or ()}))


def _counts(record: Record, outcome: str) -> tuple[int, ...]:
    found = {count["min"] for count in record.get("counts", ()) if count["outcome"] == outcome and count.get("min")}
    return tuple(sorted(found))


def _numbers(record: Record, but: set[int]) -> tuple[int, ...]:
    counted = {bound for count in record.get("counts", ()) for bound in (count.get("min"), count.get("max")) if bound}
    written = {int(word) for word in _DIGITS.findall(record["evidence"]) if len(word) < 7}
    return tuple(sorted(number for number in (counted | written) - but if number > 2))



def dumped(one: Traits) -> str:
    """The traits as they are kept: a JSON object of all that is not empty."""
    return _JSON.encode({name: value for name, value in zip(Traits._fields, one, strict=True) if value not in (None, (), "", False)})
