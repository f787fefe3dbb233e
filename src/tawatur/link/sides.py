"""On which side a voice stands: what it is (its group) and whose it is (its camp), by the tables alone.

    qassam-brigades       belligerent, palestinian
    idf                   belligerent, israeli
    gaza-health-ministry  medical and rescue, palestinian
    magen-david-adom      medical and rescue, israeli
    reuters               press
    witnesses             unnamed

The group follows from the kind of the row of world/actors.tsv, from world/nations.tsv (a state and its police are authorities,
its army is a belligerent) and from groups.tsv; who is in none of them and is a party fights. The camp is the `side` of the actor
table; a state, its forces and offices that have none there stand in the camp of their state, an armed group without one in its own.
Both are the same rule for every country and camp: a ministry of health is medical *and* of the side that runs it, on all sides.
"""
from __future__ import annotations

from fnmatch import fnmatchcase
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from tawatur.exports.field.sides import actors, reasons
from tawatur.world import tables

BELLIGERENT, AUTHORITIES, MEDICAL, INTERNATIONAL = "belligerent", "authorities", "medical and rescue", "international"
CIVIL, PRESS, UNNAMED = "civil society", "press", "unnamed"
GROUPS = (BELLIGERENT, AUTHORITIES, MEDICAL, INTERNATIONAL, CIVIL, PRESS, UNNAMED)  # in the order in which they are shown
_UNKNOWN = "unnamed-speaker"  # what the reader calls one whose name no table has (lang/ar/recall.py)
_OWN = frozenset((BELLIGERENT, AUTHORITIES))  # who has no camp in any table is a camp of its own


class Side(NamedTuple):
    """What a voice is, and the camp it speaks or fights for (None: no side of a conflict)."""

    group: str
    camp: str | None

    def __str__(self) -> str:
        return f"{self.camp}, {self.group}" if self.camp else self.group


class _Row(NamedTuple):
    """A row of groups.tsv."""

    what: str
    group: str
    side: str


@cache
def side_of(id: str) -> Side:
    """The side of a party, outlet or source; an id that the tables lack is nobody's: an outlet, or a name that a person gave."""
    actor = actors().get(id)
    if is_unnamed(id):
        return Side(UNNAMED, actor.side if actor else None)
    if actor is None or actor.kind != "party":
        return Side(PRESS, actor.side if actor else None)
    row = _row(id)
    group = row.group if row else _national().get(id) or BELLIGERENT
    if group == CIVIL and actor.country is None:
        group = INTERNATIONAL
    return Side(group, _camp(actor, group, row.side if row else "state"))


@cache
def is_unnamed(id: str) -> bool:
    """Whether an id says what sort of people speak, and not who: witnesses, security sources, a class of people."""
    return id in _unnamed()


def _camp(actor: tables.ActorRow, group: str, rule: str) -> str | None:
    if rule == "none":
        return None
    own = actor.side or (_states().get(actor.country or "") if rule == "state" and _is_of_state(actor.id, group) else None)
    return own or (actor.id if group in _OWN else None)


def _is_of_state(id: str, group: str) -> bool:
    """Whether a body is one of its country's state; an armed group or a movement is not."""
    return group != BELLIGERENT or _national().get(id) is not None


@cache
def _unnamed() -> frozenset[str]:
    classes = frozenset(row.id for row in tables.load_classes())
    speakers = frozenset(row.id for row in tables.load_speakers())
    return speakers | classes | {_UNKNOWN} | frozenset(id for id, actor in actors().items() if actor.kind == "source")


@cache
def _rows() -> tuple[_Row, ...]:
    lines = (files("tawatur.link") / "groups.tsv").read_text("utf-8").splitlines()
    return tuple(_Row(*line.split("\t")[:3]) for line in lines if line and not line.startswith("#"))


def _row(id: str) -> _Row | None:
    """The row of an id: by the id itself, by a pattern, by what decides its kind."""
    exact = (row for row in _rows() if row.what == id)
    patterns = (row for row in _rows() if "*" in row.what and fnmatchcase(id, row.what) and id not in _national())
    by_reason = (row for row in _rows() if row.what == reasons().get(id))
    return next((row for rows in (exact, patterns, by_reason) for row in rows), None)


@cache
def _national() -> dict[str, str]:
    """The group of the states, armies and police forces of the nations. One id for a state and its army stands for the
    state if its name says so; one for police and army for the army."""
    out: dict[str, str] = {}
    for nation in tables.load_nations():
        if nation.country:
            for id, group in ((nation.army_id, BELLIGERENT), (nation.state_id, AUTHORITIES), (nation.police_id, AUTHORITIES)):
                if id and (id not in out or (id == nation.state_id and "(state" in actors()[id].name)):
                    out[id] = group
    return out


@cache
def _states() -> dict[str, str]:
    """The camp of the state of each country: the side of its row, or its id."""
    return {n.country: actors()[n.state_id].side or n.state_id for n in tables.load_nations() if n.country and n.state_id}
