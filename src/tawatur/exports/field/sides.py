"""Parties as the field's databases class them: names, ACLED's kinds of actor, state or not, civilians or not."""
from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from tawatur.world import tables
from tawatur.world.countries import countries

STATE, EXTERNAL, REBELS, POLITICAL, IDENTITY = "State forces", "External/Other forces", "Rebel group", "Political militia", "Identity militia"
RIOTERS, PROTESTERS, CIVILIANS = "Rioters", "Protesters", "Civilians"
# In the order of ACLED's old codes 1 to 8, by which the two sides of an interaction are put in order.
KINDS = (STATE, REBELS, POLITICAL, IDENTITY, RIOTERS, PROTESTERS, CIVILIANS, EXTERNAL)
_UNNAMED = frozenset(("unknown-gunmen", "fighters", "suicide-bomber", "lone-attacker", "bandits", "pirates"))
# What ACLED writes beside "Civilians" of those whom it tells apart.
_BESIDE = {"women": "Women", "journalists": "Journalists", "medics": "Health Workers", "displaced": "Refugees/IDPs",
           "detainees": "Prisoners", "captives": "Prisoners", "officials": "Government Officials"}


@cache
def actors() -> dict[str, tables.ActorRow]:
    """Every party, outlet and source by id."""
    return {actor.id: actor for actor in tables.load_actors()}


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


def _table() -> Iterator[tuple[str, str, str, str]]:
    """The rows of kinds_of_actor.tsv: id, kind, day from which it holds ("" for always), what decides."""
    for line in (files("tawatur.exports.field") / "kinds_of_actor.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            id, kind, since, why = line.split("\t")
            yield id, kind, "" if since == "-" else since, why


@cache
def _classed() -> dict[str, list[tuple[str, str]]]:
    """ACLED's kind of the parties and classes of kinds_of_actor.tsv: (day from which it holds, kind), the latest first."""
    out: dict[str, list[tuple[str, str]]] = {}
    for id, kind, since, _ in _table():
        out.setdefault(id, []).append((since, kind))
    return {id: sorted(kinds, reverse=True) for id, kinds in out.items()}


@cache
def reasons() -> dict[str, str]:
    """What decides the kind of each party and class of kinds_of_actor.tsv, by the row that holds from the latest day."""
    return {id: why for id, _, _, why in sorted(_table(), key=lambda row: row[2])}


def _listed(id: str, day: str) -> str | None:
    """The kind that a party has on a day, if the table has the party."""
    return next((kind for since, kind in _classed().get(id, ()) if since <= day), None)


@cache
def _things() -> frozenset[str]:
    """Classes of things that are nobody's by themselves: vehicles, aircraft, ships, positions."""
    rows = tables.load_classes()
    people = {row.id for row in rows if row.traits & {"person", "force", "civil"}}
    return frozenset(row.id for row in rows) - people


def home(id: str) -> str | None:
    """The country of a party, as a two-letter code."""
    return states().get(id) or (actors()[id].country if id in actors() else None)


def kind(id: str, country: str | None, day: str = "") -> str:
    """ACLED's kind of a party in an event in a country on a day (none: before all): a state's forces abroad are external."""
    listed = _listed(id, day)
    found = listed or (STATE if id in states() else None)
    if found == STATE and country and home(id) not in (None, country):
        return EXTERNAL
    if found is None and id in actors() and actors()[id].kind == "party":
        return REBELS
    return found or CIVILIANS


def is_civilian(id: str) -> bool:
    """Whether an id is of people who do not fight, or of things that are theirs; vehicles, aircraft and ships may be anybody's."""
    return kind(id, None) == CIVILIANS and not is_thing(id)


def is_thing(id: str) -> bool:
    """Whether an id is of things that are nobody's by themselves."""
    return id in _things()


def is_unarmed(id: str) -> bool:
    """Whether an id is of civilians, or of the crowds that ACLED tells apart from them."""
    return is_civilian(id) or kind(id, None) in (PROTESTERS, RIOTERS)


def is_state(id: str, day: str = "") -> bool:
    """Whether a party is a state or serves one on a day."""
    return kind(id, None, day) == STATE


def in_order(ids: list[str]) -> list[str]:
    """Those whom a field names, parties by name first, then people; what is only a thing and nobody's is left out."""
    return sorted((id for id in ids if id not in _things()), key=lambda id: id not in actors())


def named(id: str, country: str | None, day: str = "") -> str:
    """The name of a party; of a class, its kind with the country, as ACLED writes it."""
    if id in actors():
        return plain_name(id)
    return placed("Unidentified Armed Group" if id in _UNNAMED else kind(id, country, day), country)


def plain_name(id: str) -> str:
    """The name of a party, outlet or source, a state's being that of its government; of a class, its word."""
    if id not in actors():
        return id.replace("-", " ")
    name, state, _ = actors()[id].name.partition(" (state")
    return f"Government of {name}" if state else name.partition(",")[0] if actors()[id].kind == "source" else name


def placed(what: str, country: str | None) -> str:
    """A kind with the country after it: "Civilians (Yemen)"."""
    known = countries().get(country or "")
    return f"{what} ({known.name})" if known else what


def beside(ids: list[str], country: str | None, day: str = "") -> str:
    """The rest of a side, and what sort of civilians its first are, as ACLED's associated actors."""
    sorts = [placed(_BESIDE[id], country) for id in ids if id in _BESIDE]
    rest = [named(id, country, day) for id in ids[1:] if id not in _BESIDE]
    first = named(ids[0], country, day) if ids else ""
    return "; ".join(name for name in dict.fromkeys((*sorts, *rest)) if name != first)
