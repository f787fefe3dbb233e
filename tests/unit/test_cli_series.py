"""`tawatur series` as a user meets it: what it prints, how it ends, what it says of a wrong question."""
from __future__ import annotations

import csv
import io
import json
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import tawatur
from tawatur.cli import main

TEXTS = (
    ("2024-03-08", "Wire A", "أعلنت وزارة الصحة في غزة، الجمعة، ارتفاع حصيلة القتلى منذ 7 أكتوبر إلى 30878 قتيلا و72402 مصابا."),
    ("2024-03-08", "Wire B", "قالت وزارة الصحة في غزة إن حصيلة القتلى منذ السابع من أكتوبر ارتفعت إلى 30878 قتيلا."),
    ("2024-03-09", "Wire A", "أعلنت وزارة الصحة في غزة، السبت، ارتفاع حصيلة القتلى منذ 7 أكتوبر إلى 30960 قتيلا و72524 مصابا."),
    ("2024-03-10", "Wire A", "أعلنت وزارة الصحة في غزة، الأحد، ارتفاع حصيلة القتلى منذ 7 أكتوبر إلى 30045 قتيلا و72654 مصابا."),
)
REFERENCE = "report_date,killed_cum\n2024-03-08,30878\n2024-03-10,31045\nlater,1\n"


def run(*args: object) -> Result:
    result = CliRunner().invoke(main, ["series", *(str(arg) for arg in args)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("series") / "tolls.db"
    with tawatur.Ledger.open(path) as opened:
        opened.add(*(tawatur.Document(f"r{number}", text, outlet=outlet, published=day) for number, (day, outlet, text) in enumerate(TEXTS)))
    return path


@pytest.fixture
def counts(tmp_path: Path) -> Path:
    path = tmp_path / "counts.csv"
    path.write_text(REFERENCE, "utf-8")
    return path


def records(result: Result) -> list[dict[str, object]]:
    assert result.exit_code == 0, result.stderr
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_a_line_of_json_a_series(ledger: Path) -> None:
    [killed] = records(run("--ledger", ledger, "--outcome", "killed"))
    assert (killed["authority"], killed["since"], killed["place"]["name"]) == ("gaza-health-ministry", "2023-10-07", "Gaza Strip")  # type: ignore[index]
    points = killed["points"]
    assert [(point["day"], point["low"], point["reports"]) for point in points] == [  # type: ignore[attr-defined]
        ("2024-03-08", 30878, ["r0", "r1"]), ("2024-03-09", 30960, ["r2"]), ("2024-03-10", 30045, ["r3"])]
    [warning] = killed["warnings"]  # type: ignore[misc]
    assert warning["kind"] == "falls"
    assert warning["text"].startswith("falls from 30,960 (2024-03-09, c")


def test_killed_and_injured_stand_apart(ledger: Path) -> None:
    assert {(one["outcome"], len(one["points"])) for one in records(run("--ledger", ledger))} == {("killed", 3), ("injured", 3)}  # type: ignore[arg-type]


def test_a_table_has_its_words_and_its_warnings(ledger: Path, counts: Path) -> None:
    shown = run("--ledger", ledger, "--outcome", "killed", "-f", "table", "--against", counts)
    lines = shown.stdout.splitlines()
    assert " ".join(lines[1:3]) == "gaza-health-ministry · Gaza Strip (its own area; none is named) · killed people · total since 2023-10-07"
    assert next(line for line in lines if line.startswith("  2024")).endswith("  same")
    assert any("\u2067" in line and "30878" in line for line in lines)
    assert [line for line in lines if line.startswith("  ! falls from 30,960")]
    assert "same as" not in shown.stdout
    assert "-1,000 (3.2%) of 31,045" in shown.stdout
    assert f"{counts}: line 4: \"report_date\" is no date: 'later'; passed over" in shown.stderr
    assert "date=report_date, killed=killed_cum" in shown.stderr


def test_days_choose_figures(ledger: Path) -> None:
    [killed] = records(run("--ledger", ledger, "--outcome", "killed", "--since", "2024-03-09", "--until", "2024-03-09"))
    assert [point["low"] for point in killed["points"]] == [30960]  # type: ignore[attr-defined]
    assert len(killed["warnings"]) == 1  # type: ignore[arg-type]


@pytest.mark.parametrize(("where", "found"), [
    (("--place", "Gaza Strip"), 1), (("--place", "فلسطين"), 1), (("--country", "PS", "--governorate", "قطاع غزة"), 1), (("--place", "Lebanon"), 0),
    (("--place", "Gaza Strip", "--speaker", "وزارة الصحة في غزة"), 1), (("--place", "Gaza Strip", "--speaker", "hamas"), 0),
])
def test_a_toll_without_a_place_is_found_by_its_authoritys_own(ledger: Path, where: tuple[str, ...], found: int) -> None:
    assert len(records(run("--ledger", ledger, "--outcome", "Killed", *where))) == found


def test_scopes_choose_series(ledger: Path) -> None:
    assert len(records(run("--ledger", ledger, "--scope", "cumulative"))) == 2
    assert not records(run("--ledger", ledger, "--scope", "period"))
    assert "there are incident, period, cumulative" in run("--ledger", ledger, "--scope", "weekly").stderr


def test_the_same_in_python(ledger: Path, counts: Path) -> None:
    with tawatur.Ledger.open(ledger) as opened:
        found = opened.series(outcome="killed", against=counts, columns={"killed": "killed_cum"}, lag=0)
    assert [point["reference"]["verdict"] for point in found[0]["points"]] == ["same", "none", "differs"]
    assert found == records(run("--ledger", ledger, "--outcome", "killed", "--against", counts, "--column", "killed=killed_cum", "--lag", 0))


@pytest.mark.parametrize(("name", "begins"), [("tolls.svg", b"<?xml"), ("tolls.PNG", b"\x89PNG")])
def test_a_chart(ledger: Path, counts: Path, tmp_path: Path, name: str, begins: bytes) -> None:
    pytest.importorskip("matplotlib")
    assert run("--ledger", ledger, "--against", counts, "--plot", tmp_path / name).exit_code == 0
    drawn = (tmp_path / name).read_bytes()
    assert drawn.startswith(begins)
    run("--ledger", ledger, "--against", counts, "--plot", tmp_path / f"again-{name}")
    assert (tmp_path / f"again-{name}").read_bytes() == drawn


def test_a_chart_that_cannot_be_drawn(ledger: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "ends in .svg or .png" in run("--ledger", ledger, "--plot", "tolls.pdf").stderr
    with tawatur.Ledger.open(tmp_path / "undated.db") as opened:
        opened.add(tawatur.Document("r", TEXTS[0][2]))
    undated = run("--ledger", tmp_path / "undated.db", "--plot", tmp_path / "tolls.svg")
    assert (undated.exit_code, (tmp_path / "tolls.svg").exists()) == (2, False)
    assert "nothing to draw: no figure has a day" in undated.stderr
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    missing = run("--ledger", ledger, "--plot", tmp_path / "tolls.svg")
    assert missing.exit_code == 1
    assert 'a chart needs matplotlib: pip install "tawatur[plot]"' in missing.stderr


def test_rows_of_csv(ledger: Path, counts: Path, tmp_path: Path) -> None:
    out = tmp_path / "tolls.csv"
    assert run("--ledger", ledger, "--outcome", "killed", "--against", counts, "-o", out).exit_code == 0
    rows = list(csv.DictReader(io.StringIO(out.read_text("utf-8-sig"))))
    assert [(row["day"], row["low"], row["reports"], row["verdict"], row["apart"]) for row in rows] == [
        ("2024-03-08", "30878", "2", "same", ""), ("2024-03-09", "30960", "1", "none", ""), ("2024-03-10", "30045", "1", "differs", "-1000")]
    assert rows[0]["outlets"] == "Wire A; Wire B"
    assert rows[1]["warnings"].startswith("falls from")


@pytest.mark.parametrize(("args", "message"), [
    (("--against", "none.csv"), "none.csv: no such file or folder"),
    (("--column", "killed=x"), "there is no such file"),
    (("--against", "x", "--column", "dead=x"), "write FIELD=COLUMN"),
    (("--against", "x", "--column", "killed"), "write FIELD=COLUMN"),
    (("--outcome", "dead"), "dead"),
])
def test_what_cannot_be_done_is_said_in_a_line(ledger: Path, args: tuple[str, ...], message: str) -> None:
    result = run("--ledger", ledger, *args)
    assert result.exit_code != 0
    assert message in result.stderr
    assert "Traceback" not in result.stderr


def test_wrong_columns_are_answered_with_those_there_are(ledger: Path, counts: Path) -> None:
    result = run("--ledger", ledger, "--against", counts, "--column", "killed=deaths")
    assert result.exit_code == 1
    assert f'{counts}: no column "deaths" for killed; there are "report_date", "killed_cum"' in result.stderr


def test_an_empty_ledger_and_none_at_all(tmp_path: Path) -> None:
    with tawatur.Ledger.open(tmp_path / "empty.db"):
        pass
    empty = run("--ledger", tmp_path / "empty.db")
    assert (empty.exit_code, empty.stdout) == (0, "")
    assert "No claim in the ledger is like that" in empty.stderr
    assert run("--ledger", tmp_path / "none.db").exit_code == 1


def test_help_shows_examples() -> None:
    assert "\n    tawatur series" in run("--help").stdout.partition("Examples:")[2]
