"""Walking the ledger: does the chain hold, does each row still say what it said, do the tables for searching agree."""
from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Table, func, select

from tawatur.ledger import digests, schema
from tawatur.ledger.database import Ledger
from tawatur.ledger.rows import flat, sides
from tawatur.world.gazetteer import Gazetteer

_STRETCH = 2_000  # rows looked at together
_OWNERS = {"document": schema.document, "reading": schema.reading, "decision": schema.decision, "problem": schema.problem}


def verify(ledger: Ledger) -> Iterator[str]:
    """What is wrong, a line each; nothing where all is as it was written."""
    with ledger.reading() as connection:
        yield from _links(connection)
        yield from _unlinked(connection)
        yield from _searched(connection)
        yield from _originals(connection)


def size(ledger: Ledger) -> int:
    """How many links there are to walk."""
    with ledger.reading() as connection:
        return connection.execute(select(func.count()).select_from(schema.chain)).scalar_one()


def last(ledger: Ledger) -> str:
    """The digest of the last link, which stands for all before it; noted elsewhere, it proves them later."""
    c = schema.chain.c
    with ledger.reading() as connection:
        found = connection.execute(select(c.chained).order_by(c.seq.desc()).limit(1)).scalar()
    return found or digests.START


def unknown(ledger: Ledger, noted: str) -> bool:
    """Whether no link of the chain has a digest that begins so: the ledger is not the one it was noted of, grown."""
    c = schema.chain.c
    with ledger.reading() as connection:
        return connection.execute(select(c.seq).where(c.chained.startswith(noted.strip().lower(), autoescape=True)).limit(1)).first() is None


def _links(connection: Connection) -> Iterator[str]:
    """Each link follows from the one before and from its rows as they are now."""
    before, expected = digests.START, 1
    for links in _stretches(connection, schema.chain):
        found = _digests(connection, links)
        for link in links:
            if link["seq"] != expected:
                yield f"chain: link {expected:,} is missing (the next is {link['seq']:,})"
            expected = link["seq"] + 1
            if link["chained"] != digests.chained(before, link["kind"], link["row"], link["digest"]):
                yield f"chain: link {link['seq']:,} does not follow from the one before it"
            before = link["chained"]
            now = found.get((link["kind"], link["row"]))
            if now is None:
                yield f"{link['kind']} {link['row']:,}: in the chain, but gone from the ledger"
            elif now != link["digest"]:
                yield f"{link['kind']} {link['row']:,}: not what it was when it was added ({_belonging(link['kind'])})"


def _belonging(kind: str) -> str:
    own = {"reading": "the reading, its claims or its problems", "decision": "the decision or the claim it changed"}
    return own.get(kind, f"the {kind}")


def _digests(connection: Connection, links: list[Any]) -> dict[tuple[str, int], str]:
    """What the rows behind some links come to now: each owner first, then what was added with it."""
    parts: dict[tuple[str, int], list[str]] = {}
    for kind, table in _OWNERS.items():
        numbers = [link["row"] for link in links if link["kind"] == kind]
        for row in _rows(connection, table, table.c.seq, numbers):
            parts[kind, row["seq"]] = [digests.of_row(kind, row)]
    readings = [link["row"] for link in links if link["kind"] == "reading"]
    decided = [link["row"] for link in links if link["kind"] == "decision"]
    c, p = schema.claim, schema.problem
    documents = sorted({row["document"] for row in _rows(connection, schema.reading, schema.reading.c.seq, readings)})
    for cause, column, numbers in (("reading", c.c.document, documents), ("decision", c.c.decision, decided)):
        for row in _rows(connection, c, column, numbers):
            if row["cause"] == cause and (cause, row[cause]) in parts:
                parts[cause, row[cause]].append(digests.of_row("claim", row))
    for row in _rows(connection, p, p.c.reading, readings):
        if ("reading", row["reading"]) in parts:
            parts["reading", row["reading"]].append(digests.of_row("problem", row))
    return {key: digests.of_rows(found) for key, found in parts.items()}


def _unlinked(connection: Connection) -> Iterator[str]:
    """Rows that no link stands for: put in by another hand."""
    for kind, table in _OWNERS.items():
        linked = select(schema.chain.c.row).where(schema.chain.c.kind == kind)
        rows = select(table.c.seq).where(table.c.seq.not_in(linked)).order_by(table.c.seq)
        if kind == "problem":
            rows = rows.where(table.c.reading.is_(None))
        for number in connection.execute(rows).scalars():
            yield f"{kind} {number:,}: in the ledger, but not in the chain"


def _searched(connection: Connection) -> Iterator[str]:
    """The columns and tables that claims are found by say what the claims say."""
    gazetteer = Gazetteer.load()
    streams = {table.name: _ByClaim(connection, table) for table in schema.SIDES}
    for rows in _stretches(connection, schema.claim):
        for row in rows:
            record = json.loads(row["body"])
            said = flat(record)
            if any(row[name] != value for name, value in said.items() if name != "body"):
                yield f"claim {row['id']}: what it is found by is not what it says"
            for name, wanted in sides(row["seq"], record, gazetteer).by_table().items():
                if _plain(wanted) != _plain(streams[name].of(row["seq"])):
                    yield f"claim {row['id']}: its rows in the table {name!r} are not what it says"


def _originals(connection: Connection) -> Iterator[str]:
    """The bytes kept are the bytes that were received."""
    table = schema.original
    for row in connection.execution_options(yield_per=20).execute(select(table)):
        if hashlib.sha256(row.bytes).hexdigest() != row.sha256:
            yield f"original {row.sha256[:12]}: not the bytes that were received"


class _ByClaim:
    """The rows of a side table in the order of their claims, taken as the walk comes by."""

    def __init__(self, connection: Connection, table: Table) -> None:
        rows = select(table).order_by(table.c.claim)
        self._rows = iter(connection.execution_options(yield_per=_STRETCH).execute(rows).mappings())
        self._held: Any = next(self._rows, None)

    def of(self, claim: int) -> list[Any]:
        out = []
        while self._held is not None and self._held["claim"] <= claim:
            if self._held["claim"] == claim:
                out.append(self._held)
            self._held = next(self._rows, None)
        return out


def _plain(rows: list[Any]) -> list[tuple[tuple[str, Any], ...]]:
    return sorted((tuple(sorted(row.items())) for row in rows), key=str)


def _stretches(connection: Connection, table: Table) -> Iterator[list[Any]]:
    last = 0
    while True:
        rows = connection.execute(select(table).where(table.c.seq > last).order_by(table.c.seq).limit(_STRETCH)).mappings().all()
        if not rows:
            return
        yield list(rows)
        last = rows[-1]["seq"]


def _rows(connection: Connection, table: Table, column: Any, numbers: list[int]) -> Iterator[Any]:
    """The rows with one of the numbers, a few hundred numbers at a time, in the order they were added."""
    for at in range(0, len(numbers), 500):
        yield from connection.execute(select(table).where(column.in_(numbers[at : at + 500])).order_by(table.c.seq)).mappings()
