"""Taking reports in: each is looked up, read if it is new or changed, and put down with its claims and problems.

Reading may run in several processes; one transaction puts down a batch, so that a run that is killed has lost at most
a batch that it will read again, and has nothing twice.
"""
from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from time import monotonic
from typing import Any, NamedTuple

from sqlalchemy import Connection, select

from tawatur.ledger import digests, schema
from tawatur.ledger.database import Ledger
from tawatur.ledger.rows import Row
from tawatur.ledger.states import Read, Restating
from tawatur.ledger.writing import Writer
from tawatur.nouns import Problem
from tawatur.sources.base import Item
from tawatur.version import version
from tawatur.world.gazetteer import Gazetteer

_BATCH = 256  # reports put down at once
_SECONDS = 5.0  # or as many as are read in this time
_LOOKED_UP = 64  # reports looked up at once

Reading = Callable[[Iterable[Item]], Iterator[Read]]


class Added(NamedTuple):
    """What became of one report: `new`, `changed` (a new version of a report), `known`, or `unreadable`."""

    fate: str
    name: str
    claims: int
    problems: tuple[Problem, ...]


class Seen(NamedTuple):
    """A report that came in: its fate as far as it can be told before it is read."""

    item: Item
    key: str
    content: str
    fate: str


def add(ledger: Ledger, items: Iterable[Item], read: Reading, *, keep_originals: bool = False) -> Iterator[Added]:
    """Put down every report; each comes out when it is safely in the ledger, in the order given."""
    waiting: deque[Seen] = deque()
    batch: list[tuple[Seen, Read | None]] = []
    began = monotonic()
    try:
        for one in read(_to_read(ledger, items, waiting)):
            while not _is_read(waiting[0]):
                batch.append((waiting.popleft(), None))
            batch.append((waiting.popleft(), one))
            if len(batch) >= _BATCH or monotonic() - began > _SECONDS:
                yield from _put_down(ledger, batch, keep_originals)
                batch, began = [], monotonic()
        batch += [(seen, None) for seen in waiting]
    except KeyboardInterrupt:
        list(_put_down(ledger, batch, keep_originals))
        raise
    yield from _put_down(ledger, batch, keep_originals)


def _is_read(seen: Seen) -> bool:
    """Whether the report goes to the reader."""
    return seen.fate in ("new", "changed") and seen.item.kept is None


def _to_read(ledger: Ledger, items: Iterable[Item], waiting: deque[Seen]) -> Iterator[Item]:
    """The reports that have to be read; every report that comes in is noted in `waiting`."""
    for stretch in _stretches(items):
        with ledger.reading() as connection:
            seen = _look_up(connection, stretch)
        for one in seen:
            waiting.append(one)
            if _is_read(one):
                yield one.item._replace(origin=None)  # the bytes as received need not travel to another process


def _stretches(items: Iterable[Item]) -> Iterator[list[Item]]:
    held: list[Item] = []
    size = 0
    for item in items:
        held.append(item)
        size += len(item.document.text) + (len(item.origin.raw) if item.origin else 0)
        if len(held) >= _LOOKED_UP or size > 8_000_000:
            yield held
            held, size = [], 0
    if held:
        yield held


def _look_up(connection: Connection, items: list[Item]) -> list[Seen]:
    """Which of the reports the ledger has, has in another version, or has not; twins in the stretch count as known."""
    contents = [content_of(item) for item in items]
    keys = [digests.storable(key_of(item, content)) for item, content in zip(items, contents, strict=True)]
    table = schema.document.c
    latest: dict[str, str] = {}
    for row in connection.execute(select(table.key, table.content).where(table.key.in_(set(keys))).order_by(table.version)):
        latest[row.key] = row.content
    known = set(connection.execute(select(table.content).where(table.content.in_(set(contents)))).scalars())
    out = []
    for item, key, content in zip(items, keys, contents, strict=True):
        fate = _fate(item, latest.get(key), content, known)
        if fate in ("new", "changed"):
            latest[key] = content
            known.add(content)
        out.append(Seen(item, key, content, fate))
    return out


def _fate(item: Item, latest: str | None, content: str, known: set[str]) -> str:
    if not item.readable:
        return "unreadable"
    if latest is not None:
        return "known" if latest == content else "changed"
    return "known" if content in known else "new"


def content_of(item: Item) -> str:
    """What makes the report this report; an export tells it, since it may hold no text."""
    return digests.storable(str(item.kept["content"])) if item.kept is not None else digests.content(item.document)


def key_of(item: Item, content: str) -> str:
    """What a later version of the report is known by: its address, else the file and its name there, else its content alone.

    A place by number (a line, a row) is no name: another line put in before it would make it another report.
    """
    document, origin, kept = item.document, item.origin, item.kept
    if document.url:
        return document.url
    if kept is not None:
        return f"report:{kept['report']}"
    if origin is None or not origin.whence:
        return f"sha256:{content}"
    container, part, _ = origin.whence.partition("#")
    return f"{container}#{document.id}" if part else container


def _put_down(ledger: Ledger, batch: list[tuple[Seen, Read | None]], keep_originals: bool) -> Iterator[Added]:
    """One transaction; what another writer put down in the meantime is not put down again."""
    if not batch:
        return
    out: list[Added] = []
    if any(seen.fate != "known" for seen, _ in batch):
        with ledger.writing() as connection:
            again = _look_up(connection, [seen.item for seen, _ in batch])
            writer = Writer(connection, Gazetteer.load())
            adding = _Adding(connection, writer, keep_originals)
            for now, (_, read) in zip(again, batch, strict=True):
                out.append(adding.one(now, read))
            writer.flush()
    else:
        out = [Added("known", seen.item.document.id, 0, ()) for seen, _ in batch]
    yield from out


class _Adding:
    """One batch on its way into the ledger."""

    def __init__(self, connection: Connection, writer: Writer, keep_originals: bool) -> None:
        self._connection = connection
        self._writer = writer
        self._keep = keep_originals
        self._states = Restating(connection, writer)
        self._now = datetime.now(UTC).isoformat(timespec="seconds")
        self._begun: set[str] = set()

    def one(self, seen: Seen, read: Read | None) -> Added:
        name = seen.item.document.id
        if seen.fate == "unreadable":
            self._unreadable(seen)
            return Added(seen.fate, name, 0, seen.item.problems)
        if seen.fate == "known":
            return Added("known", name, 0, ())
        kept = seen.item.kept
        if seen.key in self._begun:  # a second version in one batch sees the first
            self._writer.flush()
        self._begun.add(seen.key)
        row = self._document_row(seen)
        number = self._writer.document(row)
        origin = seen.item.origin
        if self._keep and origin is not None and origin.raw:
            self._writer.original(origin.sha256, origin.raw)
        if kept is not None:
            return Added(seen.fate, name, self._states.take_over(number, kept, name, self._now), ())
        assert read is not None
        self._states.read_again(number, row["id"], read, name, self._now, fresh=seen.fate == "new")
        return Added(seen.fate, name, len(read.records), read.problems)

    def _unreadable(self, seen: Seen) -> None:
        """An input that gave no report is remembered once."""
        for problem in seen.item.problems if seen.fate == "unreadable" else ():
            table = schema.problem.c
            name, message = digests.storable(seen.item.document.id), digests.storable(problem.message)
            said = (table.reading.is_(None), table.name == name, table.message == message)
            if self._connection.execute(select(table.seq).where(*said)).first() is None:
                self._writer.problem(
                    {"reading": None, "name": name, "step": problem.step, "message": message,
                     "start": None, "stop": None, "at": self._now}
                )

    def _document_row(self, seen: Seen) -> Row:
        document, origin, kept = seen.item.document, seen.item.origin, seen.item.kept
        if kept is not None:
            return self._kept_row(seen, kept)
        id, version_before = self._before(seen)
        return {
            "id": id, "version": version_before + 1, "key": seen.key, "content": seen.content, "name": document.id,
            "title": document.title, "outlet": document.outlet, "url": document.url, "published": document.published,
            "lang": document.lang, "via": document.via, "text": document.text,
            "text_sha256": digests.sha256(document.text), "source": origin.kind if origin else "text",
            "whence": origin.whence if origin else None, "fetched": (origin.fetched if origin else None) or document.fetched,
            "bytes_sha256": origin.sha256 if origin else None, "added": self._now, "added_by": version(),
        }

    def _kept_row(self, seen: Seen, kept: Mapping[str, Any]) -> Row:
        """The document that another ledger told of, under the id and with the digests that it has there."""
        document = seen.item.document
        return {
            "id": kept["report"], "version": kept["report_version"], "key": seen.key, "content": seen.content, "name": document.id,
            "title": document.title, "outlet": document.outlet, "url": document.url, "published": document.published,
            "lang": document.lang, "via": document.via, "text": document.text, "text_sha256": kept["text_sha256"],
            "source": kept["source"], "whence": None, "fetched": kept.get("fetched"), "bytes_sha256": kept.get("bytes_sha256"),
            "added": self._now, "added_by": version(),
        }

    def _before(self, seen: Seen) -> tuple[str, int]:
        """The report's id, and its latest version so far: 0 for a new one."""
        if seen.fate != "changed":
            return _document_id(seen.key, seen.content), 0
        table = schema.document.c
        newest = select(table.id, table.version).where(table.key == seen.key).order_by(table.version.desc()).limit(1)
        row = self._connection.execute(newest).one()
        return row.id, row.version


def _document_id(key: str, content: str) -> str:
    return "r" + digests.sha256(f"{key if key.startswith('http') else ''} {content}")[:12]
