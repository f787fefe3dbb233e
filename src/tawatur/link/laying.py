"""Claims with their traits, out of the ledger onto the bench: those that were kept, and those that are new, worked out beside and kept.

Traits are kept by the ten thousand, in columns, because a million claims are laid out each time that a few are added.
"""
from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import partial
from itertools import groupby
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, func, select

from tawatur.engines.local import each
from tawatur.ledger import schema
from tawatur.ledger.writing import insert_rows
from tawatur.link import store
from tawatur.link.features import dumped, report, traits
from tawatur.link.pairs import Bench, Laid
from tawatur.world.gazetteer import Gazetteer

_STRETCH = 20_000  # claims kept together
_REPORTS = 500  # reports whose texts are fetched at once
_MANY = 4_000  # claims: for fewer, another process does not pay
_AT_ONCE = 16  # lots laid out at once
_SCRAPS = 100  # lots of fewer claims than a stretch that may gather before all are kept anew


class _Told(NamedTuple):
    """A report, and its claims whose traits are to be worked out: the numbers of their first states, and their records."""

    document: int
    published: str | None
    outlet: str | None
    title: str | None
    text: str
    claims: tuple[tuple[int, str], ...]


def lay(connection: Connection, bench: Bench, changed: Collection[str] | None = None) -> None:
    """Lay out every claim that stands and tells one event.

    `changed`: the ids of all claims with a state that came after traits were kept last; None works all of them out anew.
    """
    if changed is None:
        connection.execute(schema.trait.delete())
        _lay_new(connection, bench, _all(connection), apart=store.reached(connection)[0] > _MANY)
        return
    lots = _lay_kept(connection, bench)
    if changed:
        off = bench.take_off(store.numbers(connection, changed).values())
        _lay_new(connection, bench, _some(connection, changed), off, apart=len(changed) > _MANY)
    if lots > _SCRAPS + bench.count() // _STRETCH:
        _keep_anew(connection, bench)


def count(connection: Connection) -> int:
    """How many claims stand and tell one event."""
    return connection.execute(select(func.count()).select_from(_events().subquery())).scalar_one()


def _lay_kept(connection: Connection, bench: Bench) -> int:
    """Lay out the lots that were kept, in order; how many there are."""
    t = schema.trait.c
    waiting: list[bytes] = []
    lots = 0
    for row in connection.execute(select(t.off, t.body).order_by(t.seq).execution_options(yield_per=_AT_ONCE)):
        off = json.loads(row.off)
        if off or len(waiting) == _AT_ONCE:
            bench.lay_kept(waiting)
            bench.take_off(off)
            waiting = []
        waiting.append(row.body)
        lots += 1
    bench.lay_kept(waiting)
    return lots


def _lay_new(connection: Connection, bench: Bench, told: Iterator[_Told], off: Sequence[int] = (), *, apart: bool) -> None:
    """Work out traits, lay them out, and keep them; `off`: claims that were on the bench in an older state."""
    batch: list[Laid] = []
    for worked in each(_working, told, apart=apart):
        batch += worked
        if len(batch) >= _STRETCH:
            _keep(connection, bench.lay(batch), off)
            batch, off = [], ()
    if batch or off:
        _keep(connection, bench.lay(batch), off)


def _keep(connection: Connection, body: bytes, off: Sequence[int] = ()) -> None:
    t = schema.trait
    seq = connection.execute(select(func.coalesce(func.max(t.c.seq), 0))).scalar_one() + 1
    insert_rows(connection, t, [{"seq": seq, "off": json.dumps(list(off)), "body": body}])


def _keep_anew(connection: Connection, bench: Bench) -> None:
    """Many small lots are kept as few."""
    connection.execute(schema.trait.delete())
    for body in bench.kept(_STRETCH):
        _keep(connection, body)


def _events() -> Select[Any]:
    """The states that stand and tell one event, with the number of the claim's first state."""
    c, other = schema.claim.c, schema.claim.alias("other")
    first = select(func.min(other.c.seq)).where(other.c.id == c.id).scalar_subquery()
    latest = ~select(other.c.seq).where(other.c.id == c.id, other.c.seq > c.seq).exists()
    standing = (c.scope == "incident", c.type != "Toll", c.modality != "planned", c.status.in_(schema.STANDING))
    return select(c.seq, first.label("first"), c.document, c.body).where(latest, *standing)


def _all(connection: Connection) -> Iterator[_Told]:
    """All reports with their claims, in order."""
    last = connection.execute(select(func.coalesce(func.max(schema.document.c.seq), 0))).scalar_one()
    for start in range(1, last + 1, _REPORTS):
        yield from _told(connection, schema.claim.c.document.between(start, start + _REPORTS - 1))


def _some(connection: Connection, ids: Collection[str]) -> Iterator[_Told]:
    """The claims of these ids, with their reports."""
    for some in store.stretches(sorted(ids)):
        yield from _told(connection, schema.claim.c.id.in_(some))


def _told(connection: Connection, which: ColumnElement[bool]) -> Iterator[_Told]:
    c, d = schema.claim.c, schema.document.c
    claims = connection.execute(_events().where(which).order_by(c.document, c.seq)).all()
    asked = select(d.seq, d.published, d.outlet, d.title, d.text).where(d.seq.in_({row.document for row in claims}))
    texts = {row.seq: row for row in connection.execute(asked)}
    for document, rows in groupby(claims, key=lambda row: row.document):
        of = texts[document]
        yield _Told(document, of.published, of.outlet, of.title, of.text, tuple((row.first, row.body) for row in rows))


def _working() -> Callable[[_Told], list[Laid]]:
    """Works out the traits of a report's claims; what it needs is loaded once in each process."""
    return partial(_worked, Gazetteer.load())


def _worked(gazetteer: Gazetteer, told: _Told) -> list[Laid]:
    of = report(told.published, told.outlet, told.title, told.text)
    sketch = of.sketch
    return [Laid(first, told.document, dumped(traits(of, sketch, json.loads(body), gazetteer))) for first, body in told.claims]
