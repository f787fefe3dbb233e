"""Parties as the field's databases class them: names, ACLED's kinds of actor, state or not, civilians or not."""
from __future__ import annotations

from functools import cache
from importlib.resources import files

from tawatur.world import tables
from tawatur.world.countries import countries

STATE, EXTERNAL, REBELS, POLITICAL, IDENTITY = "State forces", "External/Other forces", "Rebel group", "Political militia", "Identity militia"
RIOTERS, PROTESTERS, CIVILIANS = "Rioters", "Protesters", "Civilians"


@cache
def names() -> dict[str, str]:
    """The English name of every party, by id."""
    return {actor.id: actor.name for actor in tables.load_actors()}


@cache
def states() -> dict[str, str | None]:
    """The ids that stand for a state, its army or its police, and the country."""
    return {
        id: nation.country
        for nation in tables.load_nations()
        if nation.country
        for id in (nation.state_id, nation.army_id, nation.police_id)
        if id
    }


@cache
def _classed() -> dict[str, str]:
    """ACLED's kind of the parties and classes that are no rebels (kinds_of_actor.tsv)."""
    lines = (files("tawatur.exports.field") / "kinds_of_actor.tsv").read_text("utf-8").splitlines()
    cells = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {id: kind for id, kind, _ in cells}


def kind(id: str, country: str | None) -> str:
    """ACLED's kind of a party, in an event in a country: a state's forces abroad are external ones."""
    if id in _classed():
        return _classed()[id]
    if id in states():
        return STATE if country in (None, states()[id]) else EXTERNAL
    return REBELS if id in names() else CIVILIANS


def is_civilian(id: str) -> bool:
    """Whether an id is a class of people who do not fight, or of things that are theirs."""
    return kind(id, None) == CIVILIANS


def is_state(id: str) -> bool:
    return id in states() or _classed().get(id) == STATE


def named(id: str, country: str | None) -> str:
    """The name of a party; of a class, its kind with the country, as ACLED writes it."""
    if id in names():
        return names()[id]
    where = countries().get(country or "")
    what = {"unknown-gunmen": "Unidentified Armed Group"}.get(id) or kind(id, country)
    return f"{what} ({where.name})" if where else what
