"""Fixtures that more than one folder of tests needs."""
from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from support import ledgers
from tawatur.ledger.database import Ledger


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    with ledgers.server() as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Where a new ledger may be made: a file, then a database."""
    if request.param == "sqlite":
        yield str(tmp_path / "ledger.db")
        return
    with ledgers.database(request.getfixturevalue("postgres_server")) as url:
        yield url


@pytest.fixture
def ledger(where: str) -> Iterator[Ledger]:
    with Ledger.open(where) as opened:
        yield opened
