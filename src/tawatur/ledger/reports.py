"""The reports of the ledger, each with its claims and problems: what an export walks."""
from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, func, select

from tawatur.ledger import schema
from tawatur.ledger.query import Held, HeldReport, Query, find
from tawatur.ledger.rows import Record

_STRETCH = 500


def reports(connection: Connection, query: Query, *, text: bool = False, empty: bool = False) -> Iterator[HeldReport]:
    """The versions of reports that the claims asked for are of, in the order they were added.

    `text`: with their text; `empty`: the latest version of every report, claims or not.
    """
    held = groupby(find(connection, query), key=lambda one: one.document)
    waiting = next(held, None)
    for row in _documents(connection, text):
        claims: tuple[Held, ...] = ()
        if waiting is not None and waiting[0] == row.seq:
            claims = tuple(waiting[1])
            waiting = next(held, None)
        if claims or (empty and row.newest):
            yield _report(connection, row, claims, text)


def _documents(connection: Connection, text: bool) -> Iterator[Any]:
    """Every version of every report, and whether it is the newest."""
    d, newer = schema.document, schema.document.alias("newer")
    columns = [column for column in d.c if text or column.name != "text"]
    newest = ~select(newer.c.seq).where(newer.c.id == d.c.id, newer.c.version > d.c.version).exists()
    last = 0
    while rows := connection.execute(
        select(*columns, newest.label("newest")).where(d.c.seq > last).order_by(d.c.seq).limit(_STRETCH)
    ).all():
        yield from rows
        last = rows[-1].seq


def _report(connection: Connection, row: Any, claims: tuple[Held, ...], text: bool) -> HeldReport:
    r, p = schema.reading.c, schema.problem.c
    newest = select(func.max(r.seq)).where(r.document == row.seq).scalar_subquery()
    reading = connection.execute(select(r.seq, r.version, r.problems).where(r.seq == newest)).one()
    found: list[Record] = []
    if reading.problems:
        rows = connection.execute(select(p.step, p.message, p.start, p.stop).where(p.reading == reading.seq).order_by(p.seq))
        for one in rows:
            span = {} if one.start is None else {"span": [one.start, one.stop]}
            found.append({"step": one.step, "message": one.message, **span})
    return HeldReport(
        row.id, row.version, row.name, row.outlet, row.published, row.title, row.url, row.lang, row.via, row.source, row.fetched,
        row.content, row.text_sha256, row.bytes_sha256, row.text if text else None, reading.version, tuple(found), claims,
    )
