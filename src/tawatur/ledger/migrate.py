"""Brings a database to the schema of this version, by the steps in `migrations/versions`, oldest first."""
from __future__ import annotations

from importlib.resources import files

from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from tawatur.ledger.schema import metadata


def upgrade(connection: Connection, revision: str = "head") -> None:
    """Run the steps that are missing, in the transaction of the connection: all of them, or none."""
    config = Config()
    config.set_main_option("script_location", str(files("tawatur.ledger") / "migrations"))
    scripts = ScriptDirectory.from_config(config)

    def steps(current: str, _context: object) -> list[object]:
        return list(scripts._upgrade_revs(revision, current))

    with EnvironmentContext(config, scripts, fn=steps) as environment:
        environment.configure(connection=connection, target_metadata=metadata, transactional_ddl=False)
        environment.run_migrations()
