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
    """Whether nothing tells the ones apart from the others; nobody named tells nothing, and where both name parties, one must agree."""
    first, second = parties(left), parties(right)
    if first and second:
        left, right = first, second
    return not left or not right or bool(left & right) or any(_same(a, b) for a in left for b in right)


def parties(ids: Set[str]) -> frozenset[str]:
    """Those of some ids that are parties, and no kind of people or things."""
    return frozenset(i for i in ids if i not in _traits())


def _same(a: str, b: str) -> bool:
    first, second = _traits().get(a), _traits().get(b)
    if first is None and second is None:
        return a in _nations() and _nations()[a] == _nations().get(b)
    if first is None or second is None:
        party, kind, traits = (a, b, second) if first is None else (b, a, first)
        state = party in _nations()
        return "thing" in (traits or ()) or (kind in _TROOPS and state) or (kind in _REBELS and not state) or kind == "people"
    if ("thing" in first) != ("thing" in second):
        return True
    civil = "civil" in first and "civil" in second and "thing" not in first
    return (civil and bool({a, b} & _ANY_PEOPLE)) or ("people" in (a, b) and "thing" not in first) or {a, b} <= _REBELS


@cache
def _traits() -> dict[str, frozenset[str]]:
    """Each class with what is said of it; parties are no classes."""
    out: dict[str, frozenset[str]] = {}
    for row in tables.load_classes():
        out.setdefault(row.id, row.traits)
    return out


@cache
def _nations() -> dict[str, str | None]:
    """Each state, army and police force with its country, but for sides that are no arm of the state of that name."""
    rows = [n for n in tables.load_nations() if n.country and n.country != "PS"]
    return {party: n.country for n in reversed(rows) for party in (n.state_id, n.army_id, n.police_id) if party}
