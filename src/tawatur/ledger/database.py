"""One ledger, on SQLite or PostgreSQL: opening it, reading from it, and the lock under which one writer at a time adds.

    Ledger.open("tawatur.db")                       a file, made at first use
    Ledger.open("postgresql://team@host/record")    a database of a team
"""
from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event, inspect, make_url, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, SQLAlchemyError
from sqlalchemy.pool import QueuePool

from tawatur.errors import LedgerBusy, LedgerError, NewerLedger, NoLedger

DEFAULT = "tawatur.db"
_LOCK = 0x7461_7761  # PostgreSQL's number for the writers' lock: "tawa"
_PATIENCE = 30  # seconds a writer waits for another
_PAUSE = 0.05
_KNOWN = ("0001", "0002", "0003", "0004")
_LATEST = _KNOWN[-1]


class Ledger:
    """An open ledger. Cheap to make; holds no connection between calls."""

    def __init__(self, engine: Engine, shown: str) -> None:
        self.engine = engine
        self.shown = shown  # how messages call it, without a password
        self.is_sqlite = engine.dialect.name == "sqlite"

    @staticmethod
    def open(where: str = DEFAULT, *, create: bool = True, wait: float = _PATIENCE) -> Ledger:
        """The ledger at a path or URL. Raises `NoLedger`, `NewerLedger` or `LedgerError`, each saying what to do."""
        url = _url(where)
        shown = url.set(drivername=url.get_backend_name()).render_as_string(hide_password=True) if "://" in where else where
        if url.get_backend_name() == "sqlite":
            _check_file(url.database or "", shown, create)
        ledger = Ledger(_engine(url, shown, wait), shown)
        ledger._settle(create)
        return ledger

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one moment of the ledger and changes nothing."""
        with _told(self.shown), self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction under the writers' lock: all of it is kept, or none."""
        with _told(self.shown), self.engine.connect() as connection:
            connection = connection.execution_options(writes=True)
            with connection.begin():
                if not self.is_sqlite:
                    connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
                yield connection

    def close(self) -> None:
        self.engine.dispose()

    def __enter__(self) -> Ledger:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _settle(self, create: bool) -> None:
        """See that the tables are there and of this schema; make or migrate them where they are not."""
        with self.reading() as connection:
            revision = _revision(connection, self.shown)
        if revision == _LATEST:
            return
        if revision is not None and revision not in _KNOWN:
            raise NewerLedger(f"{self.shown}: made by a newer tawatur (schema {revision}); update tawatur to open it")
        if revision is None and not create:
            raise NoLedger(f"{self.shown}: no ledger there yet; `tawatur add` makes one")
        from tawatur.ledger.migrate import upgrade

        with self.writing() as connection:
            upgrade(connection)


def _url(where: str) -> URL:
    if "://" not in where:
        return URL.create("sqlite", database=where)
    try:
        url = make_url(where)
    except ArgumentError:
        raise LedgerError(f"{where}: neither a file nor a database URL such as postgresql://user@host/name") from None
    if url.drivername in ("postgresql", "postgres"):
        return url.set(drivername="postgresql+pg8000")
    if url.get_backend_name() not in ("sqlite", "postgresql"):
        raise LedgerError(f"{url.drivername}: a ledger is a SQLite file or a PostgreSQL database")
    return url


def _engine(url: URL, shown: str, wait: float) -> Engine:
    try:
        if url.get_backend_name() != "sqlite":
            return create_engine(url, pool_pre_ping=True)
        if not _may_write(Path(url.database or "")):
            url = url.set(database=f"file:{quote(str(Path(url.database or '').resolve()))}", query={"mode": "ro", "immutable": "1", "uri": "true"})
        engine = create_engine(url, poolclass=QueuePool, connect_args={"timeout": wait})  # a last connection closed costs a checkpoint
    except (NoSuchModuleError, ModuleNotFoundError):
        raise LedgerError(f'{shown}: PostgreSQL needs one more library: pip install "tawatur[postgres]"') from None
    event.listen(engine, "connect", lambda connection, _record: _prepare(connection, wait))
    event.listen(engine, "begin", _begin)
    return engine


def _may_write(path: Path) -> bool:
    """Whether SQLite may write the file and, beside it, its log; a ledger on a read-only disk is read as it lies there."""
    return not path.exists() or (os.access(path, os.W_OK) and os.access(path.resolve().parent, os.W_OK))


def _prepare(connection: object, wait: float) -> None:
    """Each SQLite connection: transactions of our own, foreign keys, readers that no writer stops."""
    connection.isolation_level = None  # type: ignore[attr-defined]
    cursor = connection.cursor()  # type: ignore[attr-defined]
    cursor.execute("PRAGMA foreign_keys = ON")
    if cursor.execute("PRAGMA journal_mode").fetchone()[0] != "wal" and not cursor.execute("PRAGMA query_only").fetchone()[0]:
        _try_wal(cursor, wait)
    cursor.execute("PRAGMA synchronous = NORMAL")
    cursor.execute("PRAGMA wal_autocheckpoint = 8000")  # pages: pages written over and over reach the file once
    cursor.execute("PRAGMA cache_size = -32768")
    cursor.close()


def _try_wal(cursor: object, wait: float) -> None:
    """A file that may only be read stays as it is. While another begins to write, SQLite says at once that it is locked, and does not wait."""
    import sqlite3

    until = monotonic() + wait
    while True:
        try:
            cursor.execute("PRAGMA journal_mode = WAL")  # type: ignore[attr-defined]
            return
        except sqlite3.OperationalError as error:
            if "readonly" in str(error):
                return
            if "locked" not in str(error) or monotonic() > until:
                raise
        sleep(_PAUSE)


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _check_file(name: str, shown: str, create: bool) -> None:
    path = Path(name)
    if path.is_dir():
        raise NoLedger(f"{shown}: a folder; name a file")
    if not path.exists() and not create:
        raise NoLedger(f"{shown}: no ledger there; `tawatur add` makes one, --ledger names another")
    if not path.resolve().parent.is_dir():
        raise NoLedger(f"{shown}: no such folder")
    try:
        head = path.open("rb").read(16) if path.exists() else b""
    except OSError as error:
        raise LedgerError(f"{shown}: {(error.strerror or str(error)).lower()}") from None
    if head and head != b"SQLite format 3\0":
        raise NoLedger(f"{shown}: not a ledger (no SQLite file)")


def _revision(connection: Connection, shown: str) -> str | None:
    """The schema the database has; None where it has no tables of ours and is free to take them."""
    tables = set(inspect(connection).get_table_names())
    if "alembic_version" in tables and "chain" in tables:
        found: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
        return found
    if tables and connection.dialect.name == "sqlite":
        raise NoLedger(f"{shown}: not a ledger (a database of something else)")
    if {"document", "claim", "alembic_version"} & tables:
        raise NoLedger(f"{shown}: not a ledger (its tables are of something else)")
    return None


@contextmanager
def _told(shown: str) -> Iterator[None]:
    """What a database says when it cannot, as one line that says what to do."""
    try:
        yield
    except DBAPIError as error:
        raise _plain(shown, error) from error
    except SQLAlchemyError as error:
        raise LedgerError(f"{shown}: {str(error).splitlines()[0]}") from error


def _said(error: BaseException | None) -> str:
    """The first line of what the database says; pg8000 hands over its parts, of which M is the message."""
    told = error.args[0] if error is not None and error.args else None
    words = str(told["M"] if isinstance(told, dict) and "M" in told else error or "")
    return words.splitlines()[0] if words else type(error).__name__


def _plain(shown: str, error: DBAPIError) -> LedgerError:
    said = _said(error.orig)
    if "locked" in said or "busy" in said:
        return LedgerBusy(f"{shown}: another program is writing to it and does not let go; try again when it has ended")
    if "full" in said or "No space" in said:
        return LedgerError(f"{shown}: the disk is full; what was added before stays, nothing is half written")
    if "permission denied" in said:
        return LedgerError(f"{shown}: this user of the database may not do that ({said})")
    if "readonly" in said or "read-only" in said:
        return LedgerError(f"{shown}: may only be read; give leave to write it and its folder")
    if "not a database" in said or "malformed" in said:
        return LedgerError(f"{shown}: damaged or no ledger ({said}); restore it from a copy")
    if "unable to open" in said:
        return LedgerError(f"{shown}: cannot be opened; check the path and the leave to write there")
    if "connect" in said.lower() or "refused" in said:
        return LedgerError(f"{shown}: no connection to the database; is the server running, are host and port right?")
    return LedgerError(f"{shown}: {said}")
