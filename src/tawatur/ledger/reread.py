"""Reading again what an older version read, and what that changed."""
from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from typing import NamedTuple

from sqlalchemy import Connection, func, select

from tawatur.ledger import schema
from tawatur.ledger.database import Ledger
from tawatur.ledger.decide import FIELDS
from tawatur.ledger.rows import Record
from tawatur.ledger.states import Read, Restating, State, latest
from tawatur.ledger.writing import Writer
from tawatur.nouns import Document
from tawatur.sources.base import Item
from tawatur.version import version
from tawatur.world.gazetteer import Gazetteer

_BATCH = 64


class Change(NamedTuple):
    """A claim that a new reading brought (`new`), gave up (`gone`), or reads otherwise (`changed`, in which fields)."""

    claim: str
    kind: str
    fields: tuple[str, ...]
    record: Record


class Reread(NamedTuple):
    """A report that was read again."""

    report: str
    name: str
    before: str  # the version that had read it
    changes: tuple[Change, ...]


class _Old(NamedTuple):
    number: int
    report: str
    version: str
    document: Document


def outdated(ledger: Ledger) -> int:
    """How many reports this version has not read yet."""
    with ledger.reading() as connection:
        return sum(1 for _ in _outdated(connection, 0, None))


def reread(ledger: Ledger, read: Callable[[Iterable[Item]], Iterator[Read]]) -> Iterator[Reread]:
    """Read again the latest version of every report that another version of tawatur read; each comes out when kept."""
    waiting: deque[_Old] = deque()
    batch: list[tuple[_Old, Read]] = []
    for one in read(_items(ledger, waiting)):
        batch.append((waiting.popleft(), one))
        if len(batch) >= _BATCH:
            yield from _put_down(ledger, batch)
            batch = []
    yield from _put_down(ledger, batch)


def _items(ledger: Ledger, waiting: deque[_Old]) -> Iterator[Item]:
    last = 0
    while True:
        with ledger.reading() as connection:
            stretch = list(_outdated(connection, last, _BATCH))
        if not stretch:
            return
        for old in stretch:
            last = old.number
            waiting.append(old)
            yield Item(old.document)


def _outdated(connection: Connection, after: int, limit: int | None) -> Iterator[_Old]:
    """The latest versions of reports whose latest reading is by another version, in the order they were added."""
    d, r = schema.document.c, schema.reading.c
    newer = schema.document.alias("newer")
    newest = ~select(newer.c.seq).where(newer.c.id == d.id, newer.c.version > d.version).exists()
    any_reading = schema.reading.alias("any_reading")
    last = select(func.max(any_reading.c.seq)).where(any_reading.c.document == d.seq).scalar_subquery()
    rows = select(schema.document, r.version.label("read_by")).select_from(schema.document).join(schema.reading, r.seq == last)
    rows = rows.where(d.seq > after, newest, r.version != version(), d.text != "").order_by(d.seq)
    for row in connection.execute(rows.limit(limit) if limit else rows):
        known = {name: getattr(row, name) for name in ("title", "outlet", "url", "published", "lang", "fetched", "via")}
        yield _Old(row.seq, row.id, row.read_by, Document(id=row.name, text=row.text, **known))


def _put_down(ledger: Ledger, batch: list[tuple[_Old, Read]]) -> Iterator[Reread]:
    if not batch:
        return
    out = []
    with ledger.writing() as connection:
        writer = Writer(connection, Gazetteer.load())
        states = Restating(connection, writer)
        now = datetime.now(UTC).isoformat(timespec="seconds")
        current = _read_by(connection, [old.number for old, _ in batch])
        for old, read in batch:
            if current.get(old.number) == version():  # another program was faster
                continue
            before = {s.id: s for s in latest(connection, old.report)}
            after = states.read_again(old.number, old.report, read, old.document.id, now, same_text=True)
            out.append(Reread(old.report, old.document.id, old.version, _changes(before, after)))
        writer.flush()
    yield from out


def _read_by(connection: Connection, documents: list[int]) -> dict[int, str]:
    r = schema.reading.c
    rows = select(r.document, r.version).where(r.document.in_(documents)).order_by(r.seq)
    return {row.document: row.version for row in connection.execute(rows)}


def _changes(before: dict[str, State], after: dict[str, Record]) -> tuple[Change, ...]:
    out = []
    for id, record in after.items():
        if id not in before or before[id].status == "gone":
            out.append(Change(id, "new", (), record))
        elif fields := differing(before[id].record, record):
            out.append(Change(id, "changed", fields, record))
    out += [Change(id, "gone", (), s.record) for id, s in before.items() if s.status == "read" and id not in after]
    return tuple(out)


def differing(before: Record, after: Record) -> tuple[str, ...]:
    """The fields in which two records say something else; where it was read does not count."""
    return tuple(name for name in FIELDS if _said(before.get(name)) != _said(after.get(name)))


def _said(value: object) -> object:
    if isinstance(value, list):
        return [_said(item) for item in value]
    if isinstance(value, dict):
        return {key: item for key, item in value.items() if key not in ("span", "text")}
    return value
