"""Links in the ledger: what is to be linked, what was linked before, and putting down what has changed."""
from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, func, select

from tawatur.ledger import schema
from tawatur.ledger.states import LINKING
from tawatur.ledger.writing import insert_rows
from tawatur.link.features import Report, Traits, loaded, report, traits
from tawatur.world.gazetteer import Gazetteer

_STRETCH = 20_000  # rows fetched at once
_LISTED = 500  # values in one condition


class Linking(NamedTuple):
    """How far the ledger went when claims were linked last."""

    seq: int
    version: str
    claims: int
    decisions: int


class Laid(NamedTuple):
    """A claim to be linked; `state`: the number of its state where its traits were worked out just now."""

    traits: Traits
    state: int | None


class Stored(NamedTuple):
    """How a claim is linked. `weight`, `other`, `levels` tell of the likeliest pair that it makes in its incident."""

    claim: str
    incident: str
    network: str
    weight: float | None
    other: str | None
    levels: str | None
    copy: str | None


def last_linking(connection: Connection) -> Linking | None:
    t = schema.linking
    row = connection.execute(select(t.c.seq, t.c.version, t.c.claims, t.c.decisions).order_by(t.c.seq.desc()).limit(1)).first()
    return Linking(*row) if row else None


def reached(connection: Connection) -> tuple[int, int]:
    """The last states of claims and the last decisions that there are."""
    claims = connection.execute(select(func.coalesce(func.max(schema.claim.c.seq), 0))).scalar_one()
    return claims, connection.execute(select(func.coalesce(func.max(schema.decision.c.seq), 0))).scalar_one()


def numbers(connection: Connection) -> dict[int, str]:
    """The ids of all claims by the numbers of their first states, which stand for them."""
    c = schema.claim.c
    return dict(connection.execute(select(func.min(c.seq), c.id).group_by(c.id)).tuples().all())


def changed(connection: Connection, since: Linking | None) -> set[str]:
    """Ids of the claims with a state, or a person's word on their links, that was not seen when claims were linked last."""
    c, d = schema.claim.c, schema.decision.c
    states = select(c.id).where(c.seq > (since.claims if since else 0)).distinct()
    told = select(d.claim, d.value).where(d.seq > (since.decisions if since else 0), d.action.in_(LINKING))
    decided = {id for row in connection.execute(told) for id in (row.claim, json.loads(row.value))}
    return set(connection.execute(states).scalars()) | decided


def decided(connection: Connection) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """The pairs of claims that people have joined, and those they have parted; the latest word on a pair holds."""
    d = schema.decision.c
    said: dict[tuple[str, str], str] = {}
    for row in connection.execute(select(d.claim, d.action, d.value).where(d.action.in_(LINKING)).order_by(d.seq)):
        first, second = sorted((row.claim, str(json.loads(row.value))))
        said[first, second] = row.action
    return [pair for pair, action in said.items() if action == "join"], [pair for pair, action in said.items() if action == "part"]


def standing(connection: Connection, first: dict[str, int]) -> Iterator[list[Laid]]:
    """Every claim that stands and tells one event, some thousands at a time; traits that are not kept yet are worked out."""
    gazetteer, reports = Gazetteer.load(), _Reports(connection)
    c, t, newer = schema.claim.c, schema.trait.c, schema.claim.alias("newer")
    latest = ~select(newer.c.seq).where(newer.c.id == c.id, newer.c.seq > c.seq).exists()
    columns = (c.seq, c.id, c.document, t.body.label("known"))
    events = (c.scope == "incident", c.type != "Toll", c.modality != "planned")
    asked = select(*columns).outerjoin(schema.trait, t.claim == c.seq).where(latest, c.status.in_(schema.STANDING), *events).order_by(c.seq).limit(_STRETCH)
    at = 0
    while found := connection.execute(asked.where(c.seq > at)).all():
        at = found[-1].seq
        bodies = _bodies(connection, [row.seq for row in found if row.known is None])
        yield [
            Laid(loaded(first[row.id], row.document, row.known), None) if row.known is not None
            else Laid(traits(first[row.id], reports.of(row.document), bodies[row.seq], gazetteer), row.seq)
            for row in found
        ]


def _bodies(connection: Connection, states: Sequence[int]) -> dict[int, Any]:
    c = schema.claim.c
    found: dict[int, Any] = {}
    for start in range(0, len(states), _LISTED):
        rows = connection.execute(select(c.seq, c.body).where(c.seq.in_(states[start : start + _LISTED])))
        found.update((row.seq, json.loads(row.body)) for row in rows)
    return found


class _Reports:
    """The reports of claims; those of one report come one after the other."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._last: Report | None = None

    def of(self, document: int) -> Report:
        if self._last is None or self._last.number != document:
            d = schema.document.c
            row = self._connection.execute(select(d.published, d.outlet, d.title, d.text).where(d.seq == document)).one()
            self._last = report(document, *row)
        return self._last


def stored(connection: Connection) -> dict[str, Stored]:
    """How claims are linked now, those alone in their incident that never were in another left out."""
    t, newer = schema.link.c, schema.link.alias("newer")
    latest = ~select(newer.c.seq).where(newer.c.claim == t.claim, newer.c.seq > t.seq).exists()
    rows = select(t.claim, t.incident, t.network, t.weight, t.other, t.levels, t.copy).where(latest)
    return {row.claim: Stored(*row) for row in connection.execute(rows)}


def incidents_of(connection: Connection, claims: Sequence[str]) -> dict[str, tuple[str, str | None]]:
    """The incident of each of the claims that belongs to one with others, and whose text its report carries."""
    t, newer = schema.link.c, schema.link.alias("newer")
    latest = ~select(newer.c.seq).where(newer.c.claim == t.claim, newer.c.seq > t.seq).exists()
    out: dict[str, tuple[str, str | None]] = {}
    for start in range(0, len(claims), _LISTED):
        asked = select(t.claim, t.incident, t.copy).where(t.claim.in_(claims[start : start + _LISTED]), latest)
        out.update((row.claim, (row.incident, row.copy)) for row in connection.execute(asked))
    return out


def members(connection: Connection, incidents: Sequence[str]) -> dict[str, list[str]]:
    """The claims of each incident, as they were linked last."""
    t, newer = schema.link.c, schema.link.alias("newer")
    latest = ~select(newer.c.seq).where(newer.c.claim == t.claim, newer.c.seq > t.seq).exists()
    out: dict[str, list[str]] = {}
    for start in range(0, len(incidents), _LISTED):
        asked = select(t.incident, t.claim).where(t.incident.in_(incidents[start : start + _LISTED]), latest).order_by(t.incident, t.claim)
        for row in connection.execute(asked):
            out.setdefault(row.incident, []).append(row.claim)
    return out


def link_of(connection: Connection, claim: str) -> Stored | None:
    """How one claim is linked; None where it is alone in its incident and always was."""
    t = schema.link.c
    columns = (t.claim, t.incident, t.network, t.weight, t.other, t.levels, t.copy)
    row = connection.execute(select(*columns).where(t.claim == claim).order_by(t.seq.desc()).limit(1)).first()
    return Stored(*row) if row else None


def keep(connection: Connection, laid: Iterable[tuple[int, str]]) -> None:
    """Keep the traits of states of claims, by the numbers of the states."""
    insert_rows(connection, schema.trait, [{"claim": claim, "body": body} for claim, body in laid])


def forget(connection: Connection) -> None:
    """Drop all traits: another version works them out in another way."""
    connection.execute(schema.trait.delete())


def put(connection: Connection, version: str, at: str, seen: tuple[int, int], unlinked: int, links: Iterable[Stored]) -> None:
    """Put down a linking and the links that it changed."""
    t = schema.link
    number = connection.execute(select(func.coalesce(func.max(schema.linking.c.seq), 0))).scalar_one() + 1
    row = {"seq": number, "version": version, "at": at, "claims": seen[0], "decisions": seen[1], "unlinked": unlinked}
    insert_rows(connection, schema.linking, [row])
    after = connection.execute(select(func.coalesce(func.max(t.c.seq), 0))).scalar_one()
    rows = [{"seq": after + place, "linking": number, **link._asdict()} for place, link in enumerate(links, 1)]
    for start in range(0, len(rows), _STRETCH):
        insert_rows(connection, t, rows[start : start + _STRETCH])
