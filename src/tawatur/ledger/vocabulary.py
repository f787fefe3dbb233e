"""What may be asked for, and what to tell a person who asked for what is not there."""
from __future__ import annotations

import difflib
import math
from collections.abc import Iterable, Iterator
from dataclasses import fields, replace
from functools import cache
from typing import Any

from sqlalchemy import Column, Connection, func, select

from tawatur.errors import BadQuery
from tawatur.events.kinds import load_kinds
from tawatur.ledger import meant, schema
from tawatur.ledger.digests import storable
from tawatur.ledger.query import STATUSES, Query
from tawatur.world.countries import countries
from tawatur.world.tables import load_weapons

OUTCOMES = (
    "killed", "injured", "captured", "arrested", "missing", "displaced", "released", "destroyed", "damaged", "launched", "intercepted", "other",
)  # docs/codebook.md
SCOPES = ("incident", "period", "cumulative")
_FEW = 20  # words that may all be shown
_PARTIES = ("party", "actor", "target", "victim", "speaker")


def settled(asked: Query) -> Query:
    """The query with its types, outcome, weapons and scope as the ledger writes them. Raises `BadQuery` for what can match nothing."""
    asked = replace(asked, **{field.name: _clean(getattr(asked, field.name)) for field in fields(asked)})
    _in_order(asked)
    _on_earth(asked)
    for name in asked.country:
        if not set(meant.countries((name,))) & set(_codes()):
            raise BadQuery(f"no country is called {name!r}; give its name in English or Arabic, or its two-letter code")
    types = tuple(_one_of("event type", name, _types()) for name in asked.type)
    weapons = tuple(map(weapon, asked.weapon))
    scope = tuple(_one_of("scope", name, SCOPES) for name in asked.scope)
    status = tuple(_one_of("status", name, STATUSES) for name in asked.status)
    return replace(asked, outcome=outcome(asked.outcome) if asked.outcome else None, type=types, weapon=weapons, scope=scope, status=status)


def named_type(words: str, *, sub: bool) -> str:
    """The event type, or sub-event type, that a person calls so. Raises `BadQuery`."""
    known = [kind.subtype if sub else kind.type for kind in load_kinds().values()]
    return _one_of("sub-event type" if sub else "event type", words, [name for name in known if name])


def outcome(words: str) -> str:
    """The outcome of a count that a person calls so. Raises `BadQuery`."""
    return _one_of("outcome", words, OUTCOMES)


def weapon(words: str) -> str:
    """The kind of weapon that a person calls so. Raises `BadQuery`."""
    return _one_of("kind of weapon", words, _weapons())


def hints(connection: Connection, asked: Query) -> Iterator[str]:
    """Why nothing may have been found: the names asked for that the ledger does not have, and what is near them."""
    for field in _PARTIES:
        for name in getattr(asked, field):
            if not _there(connection, schema.party.c.party, meant.parties((name,))):
                yield f"no claim names the party {name!r}{_near(name, _distinct(connection, schema.party.c.party))}"
    for name in asked.outlet:
        known = _distinct(connection, schema.document.c.outlet)
        if name.lower() not in {outlet.lower() for outlet in known}:
            yield f"no report is of the outlet {name!r}{_near(name, known)}"
    for name in (*asked.place, *asked.governorate):
        if meant.sites((name,)) == [name]:
            yield f"no place is known as {name!r}"


def _clean(value: Any) -> Any:
    """Text that a database takes."""
    if isinstance(value, tuple):
        return tuple(map(_clean, value))
    return storable(value) if isinstance(value, str) else value


def _in_order(asked: Query) -> None:
    if asked.since and asked.until and asked.since > asked.until + "~":
        raise BadQuery(f"{asked.since} comes after {asked.until}: nothing is both since the one and until the other")
    if asked.at_least is not None and asked.at_most is not None and asked.at_least > asked.at_most:
        raise BadQuery(f"nothing is at least {asked.at_least} and at most {asked.at_most}")


def _on_earth(asked: Query) -> None:
    if asked.near:
        latitude, longitude, km = asked.near
        if not (-90 <= latitude <= 90 and -180 <= longitude <= 180 and 0 < km < math.inf):
            raise BadQuery("near: latitude (-90 to 90), longitude (-180 to 180), kilometres (above 0), in this order")
    if asked.box:
        west, south, east, north = asked.box
        if not (-180 <= west <= 180 and -180 <= east <= 180 and -90 <= south <= north <= 90):
            raise BadQuery("box: west, south, east, north in degrees, south below north, in this order")


@cache
def _types() -> tuple[str, ...]:
    kinds = load_kinds().values()
    return tuple(dict.fromkeys((*(kind.type for kind in kinds), *(kind.subtype for kind in kinds if kind.subtype))))


@cache
def _weapons() -> tuple[str, ...]:
    return tuple(dict.fromkeys(row.kind for row in load_weapons()))


@cache
def _codes() -> tuple[str, ...]:
    return tuple(countries())


def _one_of(what: str, name: str, known: Iterable[str]) -> str:
    """The known word that is meant, whatever its capitals and strokes. Raises `BadQuery` with the near ones, or all."""
    by_plain = {_plain(word): word for word in known}
    found = by_plain.get(_plain(name))
    if found is not None:
        return found
    listed = list(dict.fromkeys(by_plain.values()))
    near = [word for word in listed if _plain(name) in _plain(word)] or difflib.get_close_matches(name, listed, 5, 0.5)
    if near and len(listed) > _FEW:
        raise BadQuery(f"no {what} is called {name!r}; near it: {', '.join(near)}")
    raise BadQuery(f"no {what} is called {name!r}; there are {', '.join(listed)}")


def _plain(name: str) -> str:
    return "".join(letter for letter in name.casefold() if letter.isalnum())


def _near(name: str, known: Iterable[str]) -> str:
    wanted = name.casefold()
    by_plain = {word.casefold(): word for word in known}
    near = [word for plain, word in by_plain.items() if wanted in plain][:5]
    near = near or [by_plain[plain] for plain in difflib.get_close_matches(wanted, by_plain, 5, 0.6)]
    return f"; near it: {', '.join(near)}" if near else ""


def _there(connection: Connection, column: Column[str], values: list[str]) -> bool:
    return connection.execute(select(column).where(column.in_(values)).limit(1)).first() is not None


def _distinct(connection: Connection, column: Column[str]) -> list[str]:
    return [value for value in connection.execute(select(func.distinct(column)).order_by(column)).scalars() if value]
