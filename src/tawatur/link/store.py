"""Links in the ledger: what is to be linked, what was linked before, and putting down what has changed."""
from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, func, select

from tawatur.ledger import schema
from tawatur.ledger.states import LINKING
from tawatur.ledger.writing import insert_rows

_STRETCH = 20_000  # rows fetched at once
_LISTED = 500  # values in one condition


class Linking(NamedTuple):
    """How far the ledger went when claims were linked last."""

    seq: int
    version: str
    claims: int
    decisions: int


class Stored(NamedTuple):
    """How a claim is linked. `weight`, `other`, `levels` tell of the likeliest pair that it makes in its incident."""

    claim: str
    incident: str
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


def ids(connection: Connection, claims: Iterable[int]) -> dict[int, str]:
    """The ids of claims by the numbers of their first states."""
    c = schema.claim.c
    asked = (select(c.seq, c.id).where(c.seq.in_(some)) for some in stretches(sorted(claims)))
    return {row.seq: row.id for one in asked for row in connection.execute(one)}


def numbers(connection: Connection, ids: Iterable[str]) -> dict[str, int]:
    """The numbers of the first states of claims, which stand for them, by their ids."""
    c = schema.claim.c
    asked = (select(c.id, func.min(c.seq).label("first")).where(c.id.in_(some)).group_by(c.id) for some in stretches(sorted(ids)))
    return {row.id: row.first for one in asked for row in connection.execute(one)}


def stretches(values: Sequence[Any]) -> Iterator[Sequence[Any]]:
    """Values, as many at a time as go into one condition."""
    return (values[start : start + _LISTED] for start in range(0, len(values), _LISTED))


def changed(connection: Connection, since: Linking | None) -> set[str]:
    """Ids of the claims with a state, or a person's word on their links, that was not seen when claims were linked last."""
    c, d = schema.claim.c, schema.decision.c
    states = select(c.id).where(c.seq > (since.claims if since else 0)).distinct()
    told = select(d.claim, d.value).where(d.seq > (since.decisions if since else 0), d.action.in_(LINKING))
    decided = {id for row in connection.execute(told) for id in (row.claim, json.loads(row.value))}
    return set(connection.execute(states).scalars()) | decided


def decided(connection: Connection) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """The pairs of claims that people have joined, and those they have parted; the latest word on a pair holds, until its claim is reopened."""
    d = schema.decision.c
    said: dict[tuple[str, str], tuple[str, str]] = {}
    for row in connection.execute(select(d.claim, d.action, d.value).where(d.action.in_((*LINKING, "reopen"))).order_by(d.seq)):
        if row.action == "reopen":
            said = {pair: word for pair, word in said.items() if word[1] != row.claim}
            continue
        first, second = sorted((row.claim, str(json.loads(row.value))))
        said[first, second] = row.action, row.claim
    joined, parted = ([pair for pair, word in said.items() if word[0] == action] for action in LINKING)
    return joined, parted


def stored(connection: Connection, claims: Iterable[str] | None = None) -> dict[str, Stored]:
    """How claims are linked now: all that were ever in an incident with another, or those of the given ids."""
    t, newer = schema.link.c, schema.link.alias("newer")
    latest = ~select(newer.c.seq).where(newer.c.claim == t.claim, newer.c.seq > t.seq).exists()
    asked = select(*(t[name] for name in Stored._fields)).where(latest)
    some = [asked] if claims is None else [asked.where(t.claim.in_(part)) for part in stretches(sorted(claims))]
    return {row.claim: Stored(*row) for one in some for row in connection.execute(one)}


def members(connection: Connection, incidents: Iterable[str]) -> dict[str, list[str]]:
    """The claims of each incident, as they were linked last."""
    t, newer = schema.link.c, schema.link.alias("newer")
    latest = ~select(newer.c.seq).where(newer.c.claim == t.claim, newer.c.seq > t.seq).exists()
    out: dict[str, list[str]] = {}
    for some in stretches(sorted(incidents)):
        for row in connection.execute(select(t.incident, t.claim).where(t.incident.in_(some), latest).order_by(t.incident, t.claim)):
            out.setdefault(row.incident, []).append(row.claim)
    return out


def once_in(connection: Connection, incident: str) -> list[str]:
    """The claims that were ever linked into an incident, the first first."""
    t = schema.link.c
    asked = select(t.claim, func.min(t.seq).label("first")).where(t.incident == incident).group_by(t.claim)
    return [row.claim for row in connection.execute(asked.order_by("first"))]


def several(connection: Connection) -> int:
    """How many incidents have two claims or more."""
    t, newer = schema.link.c, schema.link.alias("newer")
    latest = ~select(newer.c.seq).where(newer.c.claim == t.claim, newer.c.seq > t.seq).exists()
    told = select(t.incident).where(latest).group_by(t.incident).having(func.count() > 1).subquery()
    return connection.execute(select(func.count()).select_from(told)).scalar_one()


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
