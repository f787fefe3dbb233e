"""Claims with their traits, out of the ledger: those that were kept, and those that are new, worked out beside and kept."""
from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import partial
from itertools import groupby
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, func, select

from tawatur.engines.local import each
from tawatur.ledger import schema
from tawatur.ledger.writing import insert_rows
from tawatur.link.features import dumped, report, traits
from tawatur.link.pairs import Laid
from tawatur.world.gazetteer import Gazetteer

_STRETCH = 20_000  # rows fetched at once
_REPORTS = 500  # reports whose texts are fetched at once
_MANY = 4_000  # claims: for fewer, another process does not pay


class _Told(NamedTuple):
    """A report, and the states of its claims whose traits are to be worked out: their numbers, those of their first states, their records."""

    document: int
    published: str | None
    outlet: str | None
    title: str | None
    text: str
    states: tuple[tuple[int, int, str], ...]


class _Worked(NamedTuple):
    """A state of a claim with its traits, ready to be kept and laid."""

    state: int
    laid: Laid


def standing(connection: Connection) -> Iterator[list[Laid]]:
    """Every claim that stands and tells one event, some thousands at a time; traits that were not kept are worked out, and kept."""
    yield from _kept(connection)
    new = connection.execute(select(func.count()).select_from(_unworked().subquery())).scalar_one()
    batch: list[_Worked] = []
    for worked in each(_working, _told(connection), apart=new > _MANY):
        batch += worked
        if len(batch) >= _STRETCH:
            yield _keep(connection, batch)
            batch = []
    if batch:
        yield _keep(connection, batch)


def count(connection: Connection) -> int:
    """How many claims stand and tell one event."""
    return connection.execute(select(func.count()).select_from(_events().subquery())).scalar_one()


def _keep(connection: Connection, batch: list[_Worked]) -> list[Laid]:
    insert_rows(connection, schema.trait, [{"claim": one.state, "body": one.laid.body} for one in batch])
    return [one.laid for one in batch]


def _events() -> Select[Any]:
    """The states that stand and tell one event, with the number of the claim's first state."""
    c, other = schema.claim.c, schema.claim.alias("other")
    first = select(func.min(other.c.seq)).where(other.c.id == c.id).scalar_subquery()
    latest = ~select(other.c.seq).where(other.c.id == c.id, other.c.seq > c.seq).exists()
    standing = (c.scope == "incident", c.type != "Toll", c.modality != "planned", c.status.in_(schema.STANDING))
    return select(c.seq, first.label("first"), c.document).where(latest, *standing)


def _unworked() -> Select[Any]:
    return _events().where(~select(schema.trait.c.claim).where(schema.trait.c.claim == schema.claim.c.seq).exists())


def _kept(connection: Connection) -> Iterator[list[Laid]]:
    c, t = schema.claim.c, schema.trait.c
    asked = _events().add_columns(t.body).join(schema.trait, t.claim == c.seq).order_by(c.seq).limit(_STRETCH)
    at = 0
    while found := connection.execute(asked.where(c.seq > at)).all():
        at = found[-1].seq
        yield [Laid(row.first, row.document, row.body) for row in found]


def _told(connection: Connection) -> Iterator[_Told]:
    """The reports with new claims, in order."""
    c, d = schema.claim.c, schema.document.c
    asked = select(c.document).where(c.seq.in_(select(_unworked().subquery().c.seq))).distinct().order_by(c.document)
    documents = list(connection.execute(asked).scalars())
    for start in range(0, len(documents), _REPORTS):
        some = documents[start : start + _REPORTS]
        texts = {row.seq: row for row in connection.execute(select(d.seq, d.published, d.outlet, d.title, d.text).where(d.seq.in_(some)))}
        claims = connection.execute(_unworked().add_columns(c.body).where(c.document.in_(some)).order_by(c.document, c.seq)).all()
        for document, rows in groupby(claims, key=lambda row: row.document):
            of = texts[document]
            yield _Told(document, of.published, of.outlet, of.title, of.text, tuple((row.seq, row.first, row.body) for row in rows))


def _working() -> Callable[[_Told], list[_Worked]]:
    """Works out the traits of a report's claims; what it needs is loaded once in each process."""
    return partial(_worked, Gazetteer.load())


def _worked(gazetteer: Gazetteer, told: _Told) -> list[_Worked]:
    of = report(told.published, told.outlet, told.title, told.text)
    sketch = of.sketch
    return [
        _Worked(state, Laid(first, told.document, dumped(traits(of, sketch, json.loads(body), gazetteer))))
        for state, first, body in told.states
    ]
