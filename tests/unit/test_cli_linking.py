"""`link`, `incidents` and `incident` as a user meets them: what they print, how they end, what they say of a wrong question."""
from __future__ import annotations

import builtins
import csv
import io
import json
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from rich.cells import cell_len

import tawatur
from support.ledgers import put, told
from tawatur.cli import main
from tawatur.cli.linking import _told
from tawatur.errors import BadQuery, NoIncident, NoLinker
from tawatur.ledger.database import Ledger
from tawatur.service.linking import Linked

HOUSE = "قصفت طائرات إسرائيلية منزلا في حي الزيتون بمدينة غزة يوم الجمعة، ما أدى إلى مقتل 14 مدنيا."
HOUSE_TOO = "أعلن الدفاع المدني مقتل 14 شخصا في غارة إسرائيلية على منزل في حي الزيتون بغزة الجمعة."
HOUSE_OTHER = "وقال الجيش الإسرائيلي إن طائراته أغارت يوم الجمعة على منزل في حي الزيتون بمدينة غزة وقتلت 3 مسلحين."
FAR = "وقال مراسلنا إن اشتباكات اندلعت بين الجيش السوداني وقوات الدعم السريع في الفاشر، وقتل خمسة جنود."
NAMED = "قتل الشاب كريم سليم النجار برصاص الجيش الإسرائيلي في مدينة جنين مساء الخميس، وفق والده سليم النجار."
COMMANDS = ("link", "incidents", "incident")


def run(*args: object) -> Result:
    result = CliRunner().invoke(main, [str(arg) for arg in args])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("incidents") / "made.db"
    with Ledger.open(str(path)) as ledger:
        put(
            ledger, told(HOUSE, id="a", outlet="=Wire", published="2023-12-08"), told(HOUSE_TOO, id="b", outlet="Daily", published="2023-12-09"),
            told(HOUSE_OTHER, id="c", outlet="Third", published="2023-12-09"), told(FAR, id="far", outlet="Nile", published="2023-12-08"),
            told(NAMED, id="named", outlet="Wire", published="2023-12-08"),
        )
    return path


@pytest.fixture(scope="module")
def linked(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("linked") / "linked.db"
    shutil.copy(made, path)
    assert run("link", "--ledger", path).exit_code == 0
    return path


@pytest.fixture
def ledger(linked: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A linked ledger that the environment names."""
    path = tmp_path / "small.db"
    shutil.copy(linked, path)
    monkeypatch.setenv("TAWATUR_LEDGER", str(path))
    return path


def records(*args: object) -> list[dict[str, Any]]:
    result = run("incidents", *args)
    assert result.exit_code == 0, result.stderr
    return [json.loads(line) for line in result.stdout.splitlines()]


def id_of(report: str) -> str:
    return str(records("--report", report)[0]["incident"])


@pytest.mark.parametrize("command", COMMANDS)
def test_help_shows_examples(command: str) -> None:
    shown = run(command, "--help")
    assert f"\n    tawatur {command}" in shown.stdout.partition("Examples:")[2]


def test_linking_tells_what_came_of_it(made: Path, tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    shutil.copy(made, path)
    first, again = run("link", "--ledger", path), run("link", "--ledger", path)
    assert first.stderr == f"{path}: 5 claims of events, 5 looked at; 1 incident of two claims or more; 3 links changed\n"
    assert again.stderr == f"{path}: 5 claims of events, 0 looked at; 1 incident of two claims or more; 0 links changed\n"
    assert run("link", "--ledger", path, "--full", "-q").stderr == ""


def test_what_was_left_alone_and_what_was_not_compared_is_told() -> None:
    lines = _told(Linked(claims=3_000, looked_at=3_000, changed=0, incidents=0, vague=1, crowded=1_200)).splitlines()
    assert lines[1:] == [
        "left alone: 1 claim that tell neither a place nor a number of casualties and are like no other",
        "not compared: 1,200 claims like which there are too many of one day and place",
    ]


def test_an_incident_a_line(ledger: Path) -> None:
    found = {tuple(sorted(one["reports"])): one for one in records()}
    assert set(found) == {("a", "b", "c"), ("far",), ("named",)}
    one = found["a", "b", "c"]
    assert (one["type"], one["time"]["start"][:10], one["outlets"]) == ("Explosions/Remote violence", "2023-12-08", ["=Wire", "Daily", "Third"])
    assert one["voices"]["count"] == 3
    assert {"idf", "gaza-civil-defence"} <= set(one["voices"]["derivation"].replace(";", "").split())
    assert "gaza-city" in one["places"] or "zeitoun" in " ".join(one["places"])


@pytest.mark.parametrize(
    ("asked", "reports"),
    [
        (("--reports", 2), {"a"}), (("--voices", 3), {"a"}), (("--voices", 4), set()), (("--country", "Sudan"), {"far"}), (("--contradicted", "--country", "SD"), set()),
        (("--limit", 1, "--outcome", "killed", "--at-least", 10), {"a"}), (("--outlet", "Third"), {"a"}), (("--speaker", "idf"), {"a"}), (("--type", "Toll"), set()),
    ],
)
def test_incidents_are_found_by_their_claims(ledger: Path, asked: tuple[object, ...], reports: set[str]) -> None:
    assert {min(one["reports"]) for one in records(*asked)} == reports


def test_the_forms_of_a_list(ledger: Path) -> None:
    table = run("incidents", "--format", "table").stdout
    assert "3 outlets, 3 voices" in table
    assert max(map(cell_len, table.splitlines())) <= 100
    assert {line[0] for line in table.splitlines()} == {"i", " "}  # what is long goes on further in
    [head, *rows] = csv.reader(io.StringIO(run("incidents", "--format", "csv", "--report", "a").stdout.removeprefix("\ufeff")))
    row = dict(zip(head, rows[0], strict=True))
    assert (row["incident"], row["voices"], row["outlets"]) == (id_of("a"), "3", "'=Wire; Daily; Third")


@pytest.mark.parametrize("form", ["text", "html", "jsonl"])
def test_one_incident(ledger: Path, tmp_path: Path, form: str) -> None:
    shown = run("incident", id_of("a"), "--format", form).stdout
    assert "3 outlets, 3 voices" in shown
    ending = {"text": "txt"}.get(form, form)
    assert run("incident", id_of("a"), "-o", tmp_path / f"one.{ending}").exit_code == 0
    assert (tmp_path / f"one.{ending}").read_text("utf-8") == shown


def test_an_incident_by_a_claim_of_it(ledger: Path) -> None:
    claims = records("--report", "a")[0]["claims"]
    assert len({run("incident", id).stdout for id in (id_of("a"), *claims)}) == 1


def test_why_claims_are_in_it(ledger: Path) -> None:
    told_why = run("incident", id_of("a"), "--why").stdout
    assert "the same place +" in told_why
    assert told_why.count(" bits\n") == 3
    whys = [json.loads(line) for line in run("incident", id_of("a"), "--why", "--format", "jsonl").stdout.splitlines()]
    assert {why["claim"] for why in whys} == set(records("--report", "a")[0]["claims"])
    assert all({"comparison", "level", "bits"} == set(reason) for why in whys for reason in why["reasons"])
    assert run("incident", id_of("far"), "--why").stdout == ""
    assert "text or jsonl" in said(run("incident", id_of("a"), "--why", "--format", "html"))


@pytest.mark.parametrize("ending", ["svg", "png"])
def test_a_picture(ledger: Path, tmp_path: Path, ending: str) -> None:
    result = run("incident", id_of("a"), "--plot", tmp_path / f"one.{ending}")
    assert (result.exit_code, result.stdout) == (0, "")
    assert (tmp_path / f"one.{ending}").stat().st_size > 1_000


@pytest.mark.parametrize("form", ["text", "html", "jsonl"])
def test_names_of_private_persons_stay_behind(ledger: Path, form: str) -> None:
    shown = run("incident", id_of("named"), "--format", form).stdout
    assert "كريم" not in shown
    if form != "jsonl":  # which quotes no words
        assert "[…]" in shown
        assert "كريم سليم النجار" in run("incident", id_of("named"), "--format", form, "--with-names").stdout


@pytest.mark.parametrize("form", ["table", "jsonl", "csv"])
def test_a_list_of_incidents_quotes_nobody(ledger: Path, form: str) -> None:
    shown = run("incidents", "--format", form).stdout
    assert [word for word in ("كريم", "سليم", "النجار") if word in shown] == []


def said(result: Result) -> str:
    """The one line of an error."""
    assert result.exit_code in (1, 2)
    assert result.stdout == ""
    [line] = [line for line in result.stderr.splitlines() if line.startswith("Error:")]
    assert "Traceback" not in result.stderr
    return line


@pytest.mark.parametrize("command", [("link",), ("incidents",), ("incident", "i0")])
def test_no_ledger_there(tmp_path: Path, command: tuple[str, ...]) -> None:
    assert "no ledger there; `tawatur add` makes one" in said(run(*command, "--ledger", tmp_path / "none.db"))
    assert not (tmp_path / "none.db").exists()


def test_a_ledger_without_claims(tmp_path: Path) -> None:
    path = tmp_path / "empty.db"
    Ledger.open(str(path)).close()
    result = run("link", "--ledger", path)
    assert (result.exit_code, result.stderr) == (0, f"{path}: 0 claims of events, 0 looked at; 0 incidents of two claims or more; 0 links changed\n")
    found = run("incidents", "--ledger", path)
    assert (found.exit_code, found.stdout, "No incident in the ledger" in found.stderr) == (0, "", True)
    assert "no incident of that id" in said(run("incident", "i0", "--ledger", path))


def test_a_ledger_that_was_not_linked_yet_says_so(made: Path) -> None:
    result = run("incidents", "--ledger", made)
    assert (len(result.stdout.splitlines()), "`tawatur link` links them" in result.stderr) == (5, True)


def test_what_came_since_is_told(ledger: Path) -> None:
    with Ledger.open(str(ledger)) as opened:
        put(opened, told(FAR + " ثم هدأت.", id="new"))
    assert "1 claim came or changed since" in run("incidents").stderr


@pytest.mark.parametrize("id", ["i0", "nonsense", "", "i' OR 1=1", "i" * 300])
def test_no_incident_of_that_id(ledger: Path, id: str) -> None:
    assert "`tawatur incidents` lists them" in said(run("incident", id))


def test_a_picture_of_another_ending(ledger: Path, tmp_path: Path) -> None:
    result = run("incident", id_of("a"), "--plot", tmp_path / "one.gif")
    assert (result.exit_code, ".svg or .png" in said(result), list(tmp_path.glob("*.gif"))) == (2, True, [])


def test_an_output_that_cannot_be_written(ledger: Path, tmp_path: Path) -> None:
    assert "none" in said(run("incident", id_of("a"), "-o", tmp_path / "none" / "one.html"))
    assert "none" in said(run("incident", id_of("a"), "--plot", tmp_path / "none" / "one.svg"))


@pytest.mark.parametrize("asked", [("--type", "picnic"), ("--country", "Narnia"), ("--at-least", "9", "--at-most", "1", "--outcome", "killed")])
def test_a_wrong_question(ledger: Path, asked: tuple[str, ...]) -> None:
    result = run("incidents", *asked)
    assert (result.exit_code, bool(said(result))) == (2, True)


def without(monkeypatch: pytest.MonkeyPatch, library: str) -> None:
    """As on a machine that has not got a library."""
    real = builtins.__import__

    def absent(name: str, *args: Any, **more: Any) -> Any:
        if name.partition(".")[0] == library:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        return real(name, *args, **more)

    monkeypatch.setattr(builtins, "__import__", absent)


@pytest.mark.parametrize("library", ["splink", "duckdb", "pyarrow", "scipy", "datasketch"])
def test_without_a_library_of_linking(ledger: Path, monkeypatch: pytest.MonkeyPatch, library: str) -> None:
    id = id_of("a")
    without(monkeypatch, library)
    assert f'({library}): pip install "tawatur[link]"' in said(run("link"))
    assert run("incident", id).exit_code == 0  # what was linked is shown all the same


def test_without_the_library_of_charts(ledger: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    id = id_of("a")
    without(monkeypatch, "matplotlib")
    assert "tawatur[plot]" in said(run("incident", id, "--plot", tmp_path / "one.svg"))


def test_a_ledger_that_may_only_be_read(ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    id, real = id_of("a"), sqlite3.connect

    def read_only(*args: Any, **more: Any) -> sqlite3.Connection:
        connection = real(*args, **more)
        connection.execute("PRAGMA query_only = ON")
        return connection

    monkeypatch.setattr(sqlite3, "connect", read_only)
    monkeypatch.setattr(sqlite3.dbapi2, "connect", read_only)
    assert "may only be read" in said(run("link", "--full"))
    assert "3 outlets, 3 voices" in run("incident", id).stdout


def test_two_that_link_at_once_take_turns(made: Path, tmp_path: Path) -> None:
    path = tmp_path / "two.db"
    shutil.copy(made, path)
    command = [sys.executable, "-m", "tawatur", "link", "--ledger", str(path)]
    both = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    ended = [process.communicate(timeout=120)[1] for process in both]
    assert [process.returncode for process in both] == [0, 0], ended
    assert sorted(text.rpartition("; ")[2] for text in ended) == ["0 links changed\n", "3 links changed\n"]


def test_a_link_that_is_stopped_leaves_nothing_half_done(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "stopped.db"
    shutil.copy(made, path)
    monkeypatch.setattr("tawatur.link.store.put", lambda *_: (_ for _ in ()).throw(NoLinker("stopped")))
    assert "stopped" in said(run("link", "--ledger", path))
    monkeypatch.undo()
    assert "were not linked yet" in run("incidents", "--ledger", path).stderr
    assert run("link", "--ledger", path).stderr.endswith("3 links changed\n")


def test_in_python(made: Path, tmp_path: Path) -> None:
    path = tmp_path / "python.db"
    shutil.copy(made, path)
    with tawatur.Ledger.open(path) as ledger:
        assert len(ledger.incidents()) == 5
        found = ledger.link()
        assert (found.claims, found.incidents, ledger.link(full=True).changed) == (5, 1, 0)
        [one] = ledger.incidents(reports=2, country="PS", since="2023-12-08")
        assert (sorted(one["reports"]), one["voices"]["count"]) == (["a", "b", "c"], 3)
        assert ledger.incident(one["incident"]) == ledger.incident(one["claims"][2]) == one == json.loads(json.dumps(one))
        assert [told["reports"] for told in ledger.incidents(voices=1, report="far")] == [["far"]]
        assert ledger.incidents(contradicted=True, country="SD") == []
        [other] = ledger.claims(report="c")
        ledger.review(other["claim"], "part", one["incident"], by="amal")
        ledger.link()
        assert "c" not in ledger.incident(one["incident"])["reports"]
        with pytest.raises(NoIncident):
            ledger.incident("i0")
        with pytest.raises(BadQuery):
            ledger.incidents(colour="red")
