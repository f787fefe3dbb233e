"""The world that made claims happen in: places of the gazetteer, the likeliest first, sides, kinds of event, words."""
from __future__ import annotations

import csv
import random
import tomllib
from collections import Counter, defaultdict
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Any, NamedTuple

from tawatur.ledger.rows import Record
from tawatur.world.gazetteer import Gazetteer, Site

WORDS = Path(__file__).resolve().parent / "made_words.toml"
PLACES = WORDS.parent.parent / "src/tawatur/world/places.tsv"
SETTLED = {"city": 40.0, "camp": 8.0, "quarter": 3.0, "town": 1.0, "village": 1.0}  # how often each is fought over
MANY = 2_000  # places


class Spot(NamedTuple):
    """A place of the gazetteer with its Arabic names."""

    site: Site
    names: tuple[str, ...]


class World(NamedTuple):
    """What does not depend on a seed: two streams of claims speak of the same places and sides."""

    words: Record
    regions: dict[str, Record]  # by country
    kinds: list[Record]
    kind_weights: list[float]
    spots: list[Spot]
    weights: list[float]  # of places; both sorts of weights are summed up, as `random.choices` takes them
    wider: dict[str, Spot]  # by id of a place, the one that holds it
    inner: dict[str, list[Spot]]  # by id of a place, those that it holds


@cache
def world() -> World:
    """The world, read once: some 2,000 places, of which the first is told of in a twentieth of all reports."""
    words = tomllib.loads(WORDS.read_text("utf-8"))
    regions = {region["country"]: region for region in words["regions"]}
    named = _named()
    spots = _ranked([spot for spot in named.values() if spot.site.kind in SETTLED and spot.site.country in regions], regions)
    wider = {id: named[spot.site.parent] for id, spot in named.items() if spot.site.parent in named}
    inner: dict[str, list[Spot]] = defaultdict(list)
    for spot in spots:
        if spot.site.parent:
            inner[spot.site.parent].append(spot)
    return World(
        words, regions, words["kinds"], list(accumulate(float(kind["share"]) for kind in words["kinds"])),
        spots, list(accumulate(1 / (rank + 3) for rank in range(len(spots)))), wider, dict(inner),
    )


def _named() -> dict[str, Spot]:
    gazetteer = Gazetteer.load()
    out = {}
    with PLACES.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE):
            site = gazetteer.get(row["id"])
            names = tuple(name.strip(" ~") for name in (row["wordings"] or "").split("|") if name.strip(" ~"))
            if site is not None and names and site.kind != "country":
                out[site.id] = Spot(site, names)
    return out


def _ranked(spots: list[Spot], regions: dict[str, Record]) -> list[Spot]:
    """The likeliest first: drawn without laying back, by the share of the region and the kind of the place."""
    chance = random.Random(0)
    many = Counter(spot.site.country for spot in spots)

    def turn(spot: Spot) -> float:
        share: float = regions[spot.site.country]["share"] * SETTLED[spot.site.kind] / many[spot.site.country]
        return chance.expovariate(share)

    return sorted(spots, key=turn)[:MANY]


def named(pair: Any) -> tuple[str, str]:
    """An id and a wording, as the file of words gives them."""
    id, wording = pair
    return id, wording
