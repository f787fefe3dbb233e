"""A ledger where things go wrong: each time one line that says what to do, and nothing lost or half written."""
from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from threading import Timer

import pytest
from click.testing import CliRunner
from sqlalchemy import event, text

from support.ledgers import held, put, told
from tawatur.cli import main
from tawatur.errors import LedgerBusy, LedgerError, NewerLedger, NoLedger
from tawatur.ledger.database import _KNOWN, Ledger
from tawatur.service import keeping

STRIKE = "قصفت طائرات إسرائيلية منزلا في خان يونس يوم الجمعة، ما أدى إلى مقتل {} مدنيا."
ROOT = Path(__file__).resolve().parents[2]


def reports(folder: Path, count: int, first: int = 0) -> Path:
    """A folder of short reports."""
    folder.mkdir(exist_ok=True)
    for number in range(first, first + count):
        (folder / f"{number:04}.txt").write_text(STRIKE.format(number + 3), "utf-8")
    return folder


def command(*words: str) -> list[str]:
    return [sys.executable, "-m", "tawatur", *words]


def exported(ledger: str) -> bytes:
    return subprocess.run(command("export", "--ledger", ledger, "--with-text"), capture_output=True, check=True).stdout


@pytest.mark.parametrize(
    ("content", "says"),
    [(b"no ledger at all, but words", "not a ledger"), (b"SQLite format 3\0" + b"x" * 4096, "damaged or no ledger")],
)
def test_a_file_that_is_no_ledger(tmp_path: Path, content: bytes, says: str) -> None:
    path = tmp_path / "record.db"
    path.write_bytes(content)
    with pytest.raises(LedgerError, match=says):
        Ledger.open(str(path))
    assert path.read_bytes() == content


def test_a_database_of_something_else(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE recipe (name text)")
    with pytest.raises(NoLedger, match="a database of something else"):
        Ledger.open(str(path))


def test_a_ledger_of_a_newer_schema_is_refused(where: str) -> None:
    with Ledger.open(where) as ledger, ledger.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(NewerLedger, match="update tawatur"):
        Ledger.open(where)


def test_no_ledger_there(tmp_path: Path) -> None:
    for path, says in ((tmp_path / "none.db", "makes one"), (tmp_path, "a folder"), (tmp_path / "a/b.db", "makes one")):
        with pytest.raises(NoLedger, match=says):
            Ledger.open(str(path), create=False)
    with pytest.raises(NoLedger, match="no such folder"):
        Ledger.open(str(tmp_path / "a/b.db"))


@pytest.mark.parametrize("url", ["mysql://me@host/name", "nonsense://", "://"])
def test_a_url_of_no_database_that_is_known(url: str) -> None:
    with pytest.raises(LedgerError, match=r"(?i)postgresql"):
        Ledger.open(url)


def test_a_server_that_is_not_there() -> None:
    with pytest.raises(LedgerError, match="is the server running") as told_so:
        Ledger.open("postgresql://me:secret@127.0.0.1:9/record")
    assert "secret" not in str(told_so.value)


def test_a_database_that_is_not_there(postgres_server: str) -> None:
    with pytest.raises(LedgerError) as told_so:
        Ledger.open(postgres_server.rpartition("/")[0] + "/none_of_that_name")
    assert str(told_so.value).endswith('database "none_of_that_name" does not exist')


def test_a_ledger_that_another_does_not_let_go_of(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    with Ledger.open(str(path)) as ledger:
        put(ledger, told(STRIKE.format(3)))
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with Ledger.open(str(path), wait=0.1) as ledger:
        assert len(held(ledger)) == 1  # reading goes on
        with pytest.raises(LedgerBusy, match="try again"):
            put(ledger, told(STRIKE.format(4)))
    holder.execute("ROLLBACK")
    with Ledger.open(str(path)) as ledger:
        assert len(held(ledger)) == 1


def test_a_full_disk(tmp_path: Path) -> None:
    path = str(tmp_path / "ledger.db")
    with Ledger.open(path) as ledger:
        put(ledger, told(STRIKE.format(3)))

        @event.listens_for(ledger.engine, "connect")
        def _little_room(connection: sqlite3.Connection, _record: object) -> None:
            pages = connection.execute("PRAGMA page_count").fetchone()[0]
            connection.execute(f"PRAGMA max_page_count = {pages + 8}")

        ledger.engine.dispose()
        with pytest.raises(LedgerError, match="the disk is full"):
            put(ledger, *(told(STRIKE.format(number)) for number in range(4, 400)))
    with Ledger.open(path) as ledger:
        assert list(keeping.verify(ledger)) == []
        kept = len(held(ledger))
        assert 1 <= kept < 400
        put(ledger, *(told(STRIKE.format(number)) for number in range(3, 400)))
        assert len(held(ledger)) == 397


def test_a_ledger_that_may_only_be_read(tmp_path: Path) -> None:
    path = str(tmp_path / "ledger.db")
    with Ledger.open(path) as ledger:
        put(ledger, told(STRIKE.format(3)))

        @event.listens_for(ledger.engine, "connect")
        def _read_only(connection: sqlite3.Connection, _record: object) -> None:
            connection.execute("PRAGMA query_only = ON")

        ledger.engine.dispose()
        assert len(held(ledger)) == 1
        with pytest.raises(LedgerError, match="may only be read"):
            put(ledger, told(STRIKE.format(4)))


def test_a_ledger_in_a_folder_that_may_only_be_read_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = str(tmp_path / "ledger.db")
    with Ledger.open(path) as ledger:
        put(ledger, told(STRIKE.format(3)))
    monkeypatch.setattr("tawatur.ledger.database.os.access", lambda name, mode: False)
    with Ledger.open(path) as ledger:
        assert len(held(ledger)) == 1
        with pytest.raises(LedgerError, match="may only be read"):
            put(ledger, told(STRIKE.format(4)))
    assert sorted(file.name for file in tmp_path.iterdir()) == ["ledger.db"]


def test_two_at_once_add_overlapping_folders(where: str, tmp_path: Path) -> None:
    left, both = reports(tmp_path / "left", 60), tmp_path / "both"
    reports(both, 60, 30)
    started = [
        subprocess.Popen(command("add", str(folder), "--ledger", where), stderr=subprocess.PIPE, text=True) for folder in (left, both)
    ]
    for process in started:
        said = process.communicate()[1]
        assert process.returncode == 0, said
    with Ledger.open(where) as ledger:
        found = held(ledger)
        assert sorted(claim.record["counts"][0]["min"] for claim in found) == list(range(3, 93))
        assert list(keeping.verify(ledger)) == []


def test_who_opens_a_new_ledger_waits_for_the_one_that_makes_it(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    with closing(sqlite3.connect(path, isolation_level=None, check_same_thread=False)) as other:
        other.execute("BEGIN IMMEDIATE")
        done = Timer(0.3, other.execute, ["COMMIT"])
        done.start()
        Ledger.open(str(path)).close()
        done.join()
    with closing(sqlite3.connect(tmp_path / "held.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LedgerBusy):
            Ledger.open(str(tmp_path / "held.db"), wait=0.1)


def test_a_run_that_is_killed_is_resumed(where: str, tmp_path: Path) -> None:
    folder = reports(tmp_path / "reports", 400)
    for moment in (0.9, 1.2, 1.5):
        process = subprocess.Popen(command("add", str(folder), "--ledger", where, "-q"))
        time.sleep(moment)
        process.send_signal(signal.SIGKILL)
        process.wait()
    subprocess.run(command("add", str(folder), "--ledger", where, "-q"), check=True)
    calm = str(tmp_path / "calm.db")
    subprocess.run(command("add", str(folder), "--ledger", calm, "-q"), check=True)
    assert exported(where) == exported(calm)


def test_a_run_that_is_stopped_keeps_what_it_has_read(tmp_path: Path) -> None:
    def interrupted(items: object) -> object:
        for number, extraction in enumerate(keeping.reading(apart=False)(items)):  # type: ignore[arg-type]
            if number == 5:
                raise KeyboardInterrupt
            yield extraction

    with Ledger.open(str(tmp_path / "ledger.db")) as ledger:
        with pytest.raises(KeyboardInterrupt):
            list(keeping.adding.add(ledger, (told(STRIKE.format(n)) for n in range(3, 20)), interrupted))  # type: ignore[arg-type]
        assert len(held(ledger)) == 5


def test_an_input_that_cannot_be_read_is_told_once_and_kept_once(tmp_path: Path) -> None:
    reports(tmp_path / "reports", 2)
    (tmp_path / "reports/bad.txt").write_bytes(bytes(range(256)) * 20)
    words = ["add", str(tmp_path / "reports"), "--ledger", str(tmp_path / "ledger.db")]
    for expected in ("2 new, 1 unreadable", "2 known, 1 unreadable"):
        result = CliRunner().invoke(main, words)
        assert (result.exit_code, expected in result.stderr) == (1, True), result.stderr
        assert "bad.txt" in result.stderr
    with Ledger.open(str(tmp_path / "ledger.db")) as ledger, ledger.reading() as connection:
        assert connection.execute(text("SELECT count(*) FROM problem WHERE reading IS NULL")).scalar_one() == 1


def test_the_migrations_make_the_schema(where: str) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    from tawatur.ledger.schema import metadata

    with Ledger.open(where) as ledger, ledger.reading() as connection:
        differing = compare_metadata(MigrationContext.configure(connection), metadata)
    ours = [step for step in differing if not str(step).count("_words")]
    assert ours == []


def test_a_ledger_of_an_older_schema_is_brought_up(where: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from functools import partial

    from tawatur.ledger import migrate

    with monkeypatch.context() as older:
        older.setattr(migrate, "upgrade", partial(migrate.upgrade, revision="0001"))
        Ledger.open(where).close()
    with Ledger.open(where) as ledger, ledger.reading() as connection:
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalar() == max(_KNOWN)


def test_a_ledger_that_was_half_made_is_not_there(where: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(connection: object) -> None:
        connection.execute(text("CREATE TABLE document (seq integer)"))  # type: ignore[attr-defined]
        raise KeyboardInterrupt

    monkeypatch.setattr("tawatur.ledger.migrate.upgrade", broken)
    with pytest.raises(KeyboardInterrupt):
        Ledger.open(where)
    monkeypatch.undo()
    with Ledger.open(where) as ledger:
        assert held(ledger) == []
