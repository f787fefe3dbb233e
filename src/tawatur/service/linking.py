"""The verbs of incidents: link claims, list incidents, show one, say why a claim is in it."""
from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import IO, TYPE_CHECKING, NamedTuple

from sqlalchemy import Connection

from tawatur.errors import NoIncident
from tawatur.ledger import query, vocabulary
from tawatur.ledger.database import Ledger
from tawatur.ledger.digests import storable
from tawatur.ledger.query import Held, Query
from tawatur.link import linking, store
from tawatur.link.comparisons import COMPARISONS
from tawatur.link.features import is_event
from tawatur.link.incident import Incident
from tawatur.link.incident import incident as told
from tawatur.link.linking import Linked, Tick, incident_of
from tawatur.link.settings import weights
from tawatur.link.telling import Telling
from tawatur.service.keeping import Exported

if TYPE_CHECKING:
    from tawatur.exports.field.incidents import IncidentExport

__all__ = ["Incident", "Linked", "Reason", "export", "incident", "incidents", "link", "reasons", "unseen", "wanting"]

_STRETCH = 200  # incidents made at once


class Reason(NamedTuple):
    """What of a pair of claims speaks for one event, or against it: in words, and in bits."""

    comparison: str
    level: str
    bits: float


class Why(NamedTuple):
    """Why a claim is in its incident: the pair that holds it there most, its weight in bits, and what that is made of."""

    claim: str
    other: str
    weight: float
    reasons: tuple[Reason, ...]


def link(ledger: Ledger, *, full: bool = False, tick: Tick = lambda _: None) -> Linked:
    """Put the ledger's claims into incidents: what is new since the last time, or with `full` all of them."""
    return linking.link(ledger, full=full, tick=tick)


def unseen(ledger: Ledger) -> int | None:
    """How many states of claims came since claims were linked last; None where they never were."""
    with ledger.reading() as connection:
        last = store.last_linking(connection)
        return None if last is None else store.reached(connection)[0] - last.claims


def incidents(ledger: Ledger, asked: Query, *, wanted: Callable[[Incident], bool] = lambda _: True) -> Iterator[Incident]:
    """The incidents of which some claim is as asked, each with all its claims, and `wanted`; in the order of those claims.

    `limit` counts incidents. A claim that is linked to no other is an incident of its own.
    """
    limit, asked = asked.limit, replace(vocabulary.settled(asked), limit=None)
    with ledger.reading() as connection:
        yield from islice(filter(wanted, _found(connection, asked)), limit)


def export(ledger: Ledger, asked: Query, form: IncidentExport, stream: IO[bytes]) -> Exported:
    """Write the incidents of which some claim is as asked in a format of the field, a row an incident."""
    return Exported(form.write(incidents(ledger, asked), stream), form.lost)


def wanting(reports: int = 1, voices: int = 0, contradicted: bool = False) -> Callable[[Incident], bool]:
    """Whether so many reports tell an incident, so many independent voices, and, where asked, some that contradict each other."""

    def wanted(made: Incident) -> bool:
        enough = len(made.reports) >= reports and made.voices.count >= voices
        return enough and bool(made.contradictions or not contradicted)

    return wanted


def incident(ledger: Ledger, id: str) -> Incident:
    """One incident, by its id or that of a claim in it. One that went into another leads to that. Raises `NoIncident`."""
    known = storable(f"i{id[1:]}" if id.startswith("c") else id)
    with ledger.reading() as connection:
        made = next(_made(connection, [known]), None) or _now(connection, known) if known.startswith("i") else None
    if made is None:
        raise NoIncident(f"{id}: no incident of that id; `tawatur incidents` lists them")
    return made


def reasons(ledger: Ledger, made: Incident) -> list[Why]:
    """For each claim of an incident the pair that holds it there, the surest first."""
    with ledger.reading() as connection:
        links = store.stored(connection, (telling.held.id for telling in made.tellings)).values()
    whys = [Why(one.claim, one.other, one.weight or 0.0, _told_apart(one.levels)) for one in links if one.other and one.levels]
    return sorted(whys, key=lambda why: (-why.weight, why.claim))


def _told_apart(levels: str) -> tuple[Reason, ...]:
    """What each comparison came to; those that say nothing left out, the weightiest first."""
    found = []
    for one, sign in zip(COMPARISONS, levels, strict=True):
        if sign != "-":
            name = one.levels[int(sign)].name
            found.append(Reason(one.name, name, round(weights()[one.name, name].bits, 1)))
    return tuple(sorted(found, key=lambda reason: -abs(reason.bits)))


def _found(connection: Connection, asked: Query) -> Iterator[Incident]:
    """All incidents that hold a claim as asked, each once."""
    seen: set[str] = set()
    claims = (held for held in query.find(connection, asked) if is_event(held.record))
    while some := [held.id for held in islice(claims, _STRETCH)]:
        links = store.stored(connection, some)
        ids = dict.fromkeys(links[id].incident if id in links else incident_of(id) for id in some)
        new = [id for id in ids if id not in seen]
        seen.update(new)
        yield from _made(connection, new)


def _made(connection: Connection, ids: Sequence[str]) -> Iterator[Incident]:
    """The incidents of these ids; those of which no claim stands are none."""
    of = store.members(connection, ids)
    alone = [f"c{id[1:]}" for id in ids if id not in of]
    elsewhere = store.stored(connection, alone)
    claims = [claim for members in of.values() for claim in members] + [claim for claim in alone if claim not in elsewhere]
    links = store.stored(connection, claims)
    tellings: dict[str, list[Telling]] = {}
    for held in _held(connection, claims):
        one = links.get(held.id)
        copy = one.copy if one and one.copy else held.report
        tellings.setdefault(one.incident if one else incident_of(held.id), []).append(Telling(held, held.via, copy))
    for id in ids:
        if id in tellings:
            yield told(id, tellings[id])


def _now(connection: Connection, id: str) -> Incident | None:
    """The incident in which claims are now that were in a former one; of several, that of the first claim."""
    claims = [f"c{id[1:]}", *store.once_in(connection, id)]
    links = store.stored(connection, claims)
    return next(_made(connection, list(dict.fromkeys(links[claim].incident for claim in claims if claim in links))), None)


def _held(connection: Connection, claims: Sequence[str]) -> Iterator[Held]:
    for start in range(0, len(claims), _STRETCH):
        found = query.find(connection, Query(claim=tuple(claims[start : start + _STRETCH])))
        yield from (held for held in found if is_event(held.record))
