"""Adding to a ledger: documents, readings, states of claims, decisions; each with its link in the chain.

A `Writer` lives for one transaction under the writers' lock. It numbers the rows, gathers them, and puts them down
table by table at the end: few statements, however many rows.
"""
from __future__ import annotations

import json
from collections import defaultdict
from typing import Any

from sqlalchemy import Connection, Table, func, select, text

from tawatur.ledger import digests, schema
from tawatur.ledger.rows import Record, Row, flat, sides
from tawatur.ledger.words import indexed
from tawatur.world.gazetteer import Gazetteer

_TABLES = (
    schema.document, schema.original, schema.reading, schema.decision, schema.claim, *schema.SIDES, schema.problem, schema.chain,
)
_NUMBERED = (schema.document, schema.reading, schema.decision, schema.claim, schema.problem)


class Writer:
    """Rows to come. Call `flush` once, before the transaction ends."""

    def __init__(self, connection: Connection, gazetteer: Gazetteer) -> None:
        self.connection = connection
        self._gazetteer = gazetteer
        self._rows: dict[str, list[Row]] = defaultdict(list)
        self._words: dict[str, list[Row]] = defaultdict(list)
        self._last: dict[str, int] = {}
        self._digests: dict[tuple[str, int], list[str]] = {}

    def document(self, row: Row) -> int:
        """A version of a report; the number it got."""
        seq = self._put(schema.document, row, ("document", 0))
        self._words["document_words"].append({"seq": seq, "words": indexed(f"{row['title'] or ''}\n{row['text']}")})
        return seq

    def reading(self, row: Row) -> int:
        """A reading of a document, to which claims and problems are added next."""
        return self._put(schema.reading, row, ("reading", 0))

    def claim(self, row: Row, record: Record, owner: tuple[str, int]) -> int:
        """A state of a claim; `owner` is the reading or the decision that brought it about."""
        seq = self._put(schema.claim, {**row, "cause": owner[0], **flat(record)}, owner)
        parts = sides(seq, record, self._gazetteer)
        for name, rows in parts.by_table().items():
            self._rows[name] += rows
        self._words["claim_words"].append({"seq": seq, "words": parts.words})
        return seq

    def problem(self, row: Row) -> int:
        """Something that went wrong with a reading, or with an input (its own link in the chain)."""
        return self._put(schema.problem, row, ("reading", row["reading"]) if row["reading"] is not None else ("problem", 0))

    def decision(self, row: Row) -> int:
        """What a person decided."""
        return self._put(schema.decision, row, ("decision", 0))

    def original(self, sha256: str, data: bytes) -> None:
        """The bytes of a report as received, once."""
        known = select(schema.original.c.sha256).where(schema.original.c.sha256 == sha256)
        waiting = any(row["sha256"] == sha256 for row in self._rows["original"])
        if not waiting and self.connection.execute(known).first() is None:
            self._rows["original"].append({"sha256": sha256, "bytes": data})

    def flush(self) -> None:
        """Put down all rows, and their links in the order in which they were begun."""
        self._chain()
        insert_words = _words_sqlite if self.connection.dialect.name == "sqlite" else _words_postgres
        for table in _TABLES:
            if self._rows[table.name]:
                insert_rows(self.connection, table, self._rows[table.name])
        for index, rows in self._words.items():
            insert_words(self.connection, index, rows)
        self._rows.clear()
        self._words.clear()

    def _put(self, table: Table, row: Row, owner: tuple[str, int]) -> int:
        seq = self._next(table)
        row = {"seq": seq, **{name: _storable(value) for name, value in row.items()}}
        self._rows[table.name].append(row)
        key = (owner[0], owner[1] or seq)
        self._digests.setdefault(key, []).append(digests.of_row(table.name, row))
        return seq

    def _next(self, table: Table) -> int:
        if table.name not in self._last:
            self._last[table.name] = self.connection.execute(select(func.coalesce(func.max(table.c.seq), 0))).scalar_one()
        self._last[table.name] += 1
        return self._last[table.name]

    def _chain(self) -> None:
        last = select(schema.chain.c.seq, schema.chain.c.chained).order_by(schema.chain.c.seq.desc()).limit(1)
        seq, before = self.connection.execute(last).first() or (0, digests.START)
        for (kind, row), parts in self._digests.items():
            seq, digest = seq + 1, digests.of_rows(parts)
            before = digests.chained(before, kind, row, digest)
            self._rows["chain"].append({"seq": seq, "kind": kind, "row": row, "digest": digest, "chained": before})
        self._digests.clear()


def insert_rows(connection: Connection, table: Table, rows: list[Row]) -> None:
    """Put rows down, all with the same columns in the order of the table."""
    (_rows_sqlite if connection.dialect.name == "sqlite" else _rows_postgres)(connection, table, rows)


def _rows_sqlite(connection: Connection, table: Table, rows: list[Row]) -> None:
    """In the driver's own words: a row costs half as much."""
    names = list(rows[0])
    statement = f"INSERT INTO {table.name} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"
    connection.exec_driver_sql(statement, [tuple(row.values()) for row in rows])


def _words_sqlite(connection: Connection, index: str, rows: list[Row]) -> None:
    given = [(row["seq"], row["words"]) for row in rows]
    connection.exec_driver_sql(f"INSERT INTO {index} (rowid, words) VALUES (?, ?)", given)


def _rows_postgres(connection: Connection, table: Table, rows: list[Row]) -> None:
    """One statement and one parameter, whatever the number of rows: each row would else be a journey to the server."""
    source = f"json_populate_recordset(CAST(NULL AS {table.name}), CAST(:rows AS json))"
    connection.execute(text(f"INSERT INTO {table.name} SELECT * FROM {source}"), {"rows": json.dumps(rows, default=_bytea)})


def _words_postgres(connection: Connection, index: str, rows: list[Row]) -> None:
    source = "json_to_recordset(CAST(:rows AS json)) AS given (seq integer, words text)"
    statement = f"INSERT INTO {index} (rowid, words) SELECT seq, to_tsvector('simple', words) FROM {source}"
    connection.execute(text(statement), {"rows": json.dumps(rows)})


def _bytea(value: bytes) -> str:
    return "\\x" + value.hex()


def _storable(value: Any) -> Any:
    return digests.storable(value) if isinstance(value, str) else value
