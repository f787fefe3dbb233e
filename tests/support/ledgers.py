"""Ledgers for tests: the same tests on SQLite and on PostgreSQL, each test with a ledger of its own."""
from __future__ import annotations

import itertools
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text

from tawatur.ledger.add import Added, add
from tawatur.ledger.database import Ledger
from tawatur.ledger.query import Held, Query, find
from tawatur.service import keeping
from tawatur.sources.base import Item, report

ROOT = Path(__file__).resolve().parents[2]
SERVER = "TAWATUR_TEST_POSTGRES"  # URL of a server on which databases may be made
_numbers = itertools.count(1)


@contextmanager
def server() -> Iterator[str]:
    """A PostgreSQL server: the one that the environment names, else one of its own, else a skip on a plain machine."""
    if url := os.environ.get(SERVER):
        yield url
        return
    if os.environ.get("CI"):
        pytest.fail(f"{SERVER} is not set: .ci/run starts a server and sets it")
    if not (shutil.which("initdb") or Path("/usr/lib/postgresql").is_dir()):
        pytest.skip("PostgreSQL is not installed here")
    folder = Path(tempfile.mkdtemp(prefix="tawatur-pg-"))
    script = [sys.executable, str(ROOT / "tools/postgres.py")]
    started = subprocess.run([*script, "start", str(folder)], capture_output=True, text=True, check=True)
    try:
        yield started.stdout.strip()
    finally:
        subprocess.run([*script, "stop", str(folder)], check=True)


@contextmanager
def database(url: str) -> Iterator[str]:
    """A new database on the server, gone afterwards."""
    name = f"t{os.getpid()}_{next(_numbers)}"
    admin = create_engine(make_url(url).set(drivername="postgresql+pg8000"), isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    try:
        yield make_url(url).set(database=name).render_as_string(hide_password=False)
    finally:
        with admin.connect() as connection:
            connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
        admin.dispose()


def told(words: str, **known: str) -> Item:
    """A report as a source gives it."""
    return Item(report(words, **known))


def put(ledger: Ledger, *items: Item) -> list[Added]:
    """The reports, taken in."""
    return list(add(ledger, items, keeping.reading(apart=False)))


def held(ledger: Ledger, **asked: object) -> list[Held]:
    """The claims asked for."""
    with ledger.reading() as connection:
        return list(find(connection, Query(**asked)))  # type: ignore[arg-type]


def words_of(claims: Iterable[Held]) -> list[str]:
    return [claim.record["evidence"] for claim in claims]
