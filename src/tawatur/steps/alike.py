"""Whether two words for those who did a thing, or whom it was done to, may mean the same ones.

A report says "the convoy" and then "the soldiers", "the gunmen" and then their party, "Turkey" and then its army. Two parties,
two kinds of people and two kinds of things are told apart.
"""
from __future__ import annotations

from collections.abc import Set
from functools import cache

from tawatur.world import tables

_ANY_PEOPLE = frozenset(("people", "civilians"))
_REBELS = frozenset(("fighters", "unknown-gunmen", "suicide-bomber", "lone-attacker", "tribes"))
_TROOPS = frozenset(("soldiers", "police"))


def may_be_same(left: Set[str], right: Set[str]) -> bool:
    """Whether nothing tells the ones apart from the others; nobody named tells nothing."""
    return not left or not right or bool(left & right) or any(_same(a, b) for a in left for b in right)


def _same(a: str, b: str) -> bool:
    first, second = _traits().get(a), _traits().get(b)
    if first is None and second is None:
        return b in _arms().get(a, ()) or a in _arms().get(b, ())
    if first is None or second is None:
        party, kind, traits = (a, b, second) if first is None else (b, a, first)
        state = party in _states()
        return "thing" in (traits or ()) or (kind in _TROOPS and state) or (kind in _REBELS and not state) or kind == "people"
    if ("thing" in first) != ("thing" in second):
        return True
    civil = "civil" in first and "civil" in second and "thing" not in first
    return (civil and bool({a, b} & _ANY_PEOPLE)) or "people" in (a, b) and "thing" not in first or {a, b} <= _REBELS


@cache
def _traits() -> dict[str, frozenset[str]]:
    """Each class with what is said of it; parties are no classes."""
    out: dict[str, frozenset[str]] = {}
    for row in tables.load_classes():
        out.setdefault(row.id, row.traits)
    return out


@cache
def _arms() -> dict[str, frozenset[str]]:
    """Each state with its army and its police."""
    rows = [n for n in tables.load_nations() if n.state_id and n.country and n.country != "PS"]
    return {str(n.state_id): frozenset(i for i in (n.army_id, n.police_id) if i) for n in rows}


@cache
def _states() -> frozenset[str]:
    """All states, armies and police forces."""
    return frozenset(_arms()).union(*_arms().values())
