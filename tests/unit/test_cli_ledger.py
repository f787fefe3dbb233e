"""The commands of the ledger as a user meets them: what they print, how they end, what they say of a wrong question."""
from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tawatur.cli import main

STRIKE = "أعلنت وزارة الصحة في غزة مقتل 12 مدنيا في قصف إسرائيلي استهدف منزلا في خان يونس يوم الجمعة."
CLASH = "وقال مراسلنا إن اشتباكات اندلعت بين الجيش السوداني وقوات الدعم السريع في الفاشر، وقتل خمسة جنود."
SHELLING = "قصفت مدفعية الجيش الإسرائيلي بلدة كفركلا في جنوب لبنان، ولم تقع إصابات."
NOTHING = "قال المدرب إن الفريق سيستعد للمباراة المقبلة."
RECORDS = (
    {"id": "strike", "text": STRIKE, "published": "2023-12-08", "outlet": "=Wire", "title": "قصف على خان يونس"},
    {"id": "clash", "text": CLASH, "published": "2024-06-12", "outlet": "Nile (invented)"},
    {"id": "shelling", "text": SHELLING},
    {"id": "nothing", "text": NOTHING},
)
COMMANDS = ("add", "claims", "export", "review", "history", "reread", "verify")


def run(*args: object, **env: str) -> Result:
    result = CliRunner().invoke(main, [str(arg) for arg in args], env=env)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def lines(path: Path, *records: dict[str, str]) -> Path:
    path.write_text("".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records), "utf-8")
    return path


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ledger")
    run("add", lines(folder / "reports.jsonl", *RECORDS), "--ledger", folder / "made.db")
    return folder / "made.db"


@pytest.fixture
def ledger(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small ledger that the environment names."""
    path = tmp_path / "small.db"
    shutil.copy(made, path)
    monkeypatch.setenv("TAWATUR_LEDGER", str(path))
    monkeypatch.setenv("TAWATUR_REVIEWER", "amal")
    return path


def found(*args: object) -> list[str]:
    """The reports whose claims are found."""
    result = run("claims", *args)
    assert result.exit_code == 0, result.stderr
    return [json.loads(line)["report"] for line in result.stdout.splitlines()]


def id_of(report: str) -> str:
    return str(json.loads(run("claims", "--report", report).stdout.splitlines()[0])["claim"])


@pytest.mark.parametrize("command", COMMANDS)
def test_help_shows_examples(command: str) -> None:
    shown = run(command, "--help")
    assert shown.exit_code == 0
    assert f"\n    tawatur {command}" in shown.stdout.partition("Examples:")[2]


def test_every_command_is_listed() -> None:
    listed = run("--help").stdout.partition("Commands:")[2]
    assert [command for command in COMMANDS if f"\n  {command} " not in listed] == []


def test_adding_sums_up(tmp_path: Path) -> None:
    reports, record = lines(tmp_path / "reports.jsonl", *RECORDS), tmp_path / "new.db"
    assert run("add", reports, "--ledger", record).stderr.splitlines()[0] == f"{record}: 4 reports: 4 new; 3 claims added (1 report without claims)"
    again = run("add", reports, "--ledger", record)
    assert (again.exit_code, again.stderr) == (0, f"{record}: 4 reports: 4 known; nothing added\n")


def test_one_report_is_no_plural(tmp_path: Path) -> None:
    said = run("add", lines(tmp_path / "one.jsonl", RECORDS[0]), "--ledger", tmp_path / "new.db").stderr
    assert "1 report: 1 new; 1 claim added\n" in said


def test_problems_are_counted_by_kind(tmp_path: Path) -> None:
    (tmp_path / "en.txt").write_text("The army said that it struck the town at dawn, and that it was hit by many.", "utf-8")
    said = run("add", tmp_path / "en.txt", "--ledger", tmp_path / "new.db").stderr
    assert "problems: 1 language" in said


def test_quiet_says_nothing(tmp_path: Path) -> None:
    assert run("add", lines(tmp_path / "a.jsonl", RECORDS[0]), "--ledger", tmp_path / "new.db", "-q").output == ""


def test_with_more_processes_the_same_ledger(made: Path, tmp_path: Path) -> None:
    reports = lines(tmp_path / "reports.jsonl", *RECORDS)
    assert run("add", reports, "--ledger", tmp_path / "two.db", "--jobs", 2).exit_code == 0
    one, two = (run("export", "--with-text", "--ledger", path).stdout for path in (made, tmp_path / "two.db"))
    assert one == two != ""


def test_a_changed_report_is_told(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text(STRIKE, "utf-8")
    run("add", path, "--ledger", tmp_path / "new.db")
    path.write_text(CLASH, "utf-8")
    assert "1 changed" in run("add", path, "--ledger", tmp_path / "new.db").stderr


def test_names_of_columns_are_given(tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    table.write_text(f'body;day\n"{CLASH}";2024-06-12\n', "utf-8")
    assert run("add", table, "--column", "text=body", "--column", "published=day", "--ledger", tmp_path / "new.db").exit_code == 0
    [line] = run("claims", "--ledger", tmp_path / "new.db").stdout.splitlines()
    assert json.loads(line)["published"] == "2024-06-12"
    wrong = run("add", table, "--column", "wording=body", "--ledger", tmp_path / "new.db")
    assert (wrong.exit_code, "the field one of text" in wrong.stderr) == (2, True)


@pytest.mark.parametrize(
    ("args", "reports"),
    [
        ((), ["clash", "strike", "shelling"]), (("--place", "خان يونس"), ["strike"]), (("--place", "khan younis"), ["strike"]),
        (("--country", "sudan"), ["clash"]), (("--country", "السودان", "--country", "LB"), ["clash", "shelling"]),
        (("--type", "BATTLES"), ["clash"]), (("--type", "armed-clash"), ["clash"]), (("--outcome", "Killed"), ["clash", "strike"]),
        (("--outcome", "killed", "--at-least", 10), ["strike"]), (("--party", "الجيش السوداني"), ["clash"]), (("--weapon", "artillery"), ["shelling"]),
        (("--since", "2024-01-01"), []), (("--since", "2023-12-08", "--until", "2023-12-08"), ["strike"]), (("--words", "الاشتباكات"), ["clash"]),
        (("--report-words", "خَانِ يونس"), ["strike"]), (("--outlet", "nile (invented)"), ["clash"]), (("--box", "34,31,34.6,31.7"), ["strike"]),
        (("--near", "31.34,34.3,10"), ["strike"]), (("--governorate", "South Lebanon"), ["shelling"]),
        (("--party", "rsf", "--party", "hezbollah"), ["clash"]), (("--status", "rejected"), []),
    ],
)
def test_claims_by_what_is_asked(ledger: Path, args: tuple[object, ...], reports: list[str]) -> None:
    assert sorted(found(*args)) == sorted(reports)


def test_the_latest_event_comes_first(ledger: Path) -> None:
    assert found("--limit", 1) == ["strike"]


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (("--outcome", "dead"), "no outcome is called 'dead'; there are killed, injured"), (("--type", "airstrike"), "near it: Air/drone strike"),
        (("--weapon", "plane"), "there are rocket"), (("--country", "Narnia"), "no country is called 'Narnia'"), (("--status", "lost"), "there are read, accepted"),
        (("--since", "2024-02-30"), "is no date"), (("--since", "2024-02-02", "--until", "2024-02-01"), "comes after"),
        (("--at-least", 9, "--at-most", 3), "nothing is at least 9"), (("--near", "91,0,5"), "latitude (-90 to 90)"), (("--near", "31,34"), "write it as"),
        (("--near", "31,34,nan"), "kilometres (above 0)"), (("--box", "1,2,3"), "write it as"), (("--box", "34,32,35,31"), "south below north"),
        (("--limit", -1), "not in the range"), (("--format", "xml"), "not one of"), (("--colour", "red"), "No such option"), (("extra",), "unexpected extra argument"),
    ],
)
def test_a_wrong_question_is_told(ledger: Path, args: tuple[object, ...], says: str) -> None:
    result = run("claims", *args)
    assert (result.exit_code, result.stdout) == (2, "")
    assert says in " ".join(result.stderr.split())


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (("--party", "hamsa"), "no claim names the party 'hamsa'"), (("--actor", "rfs"), "near it: rsf"), (("--place", "Atlantis"), "no place is known as 'Atlantis'"),
        (("--outlet", "nile"), "near it: Nile (invented)"), (("--party", "rsf", "--country", "LB"), "No claim in the ledger is like that.\n"),
    ],
)
def test_where_nothing_is_found_a_hint(ledger: Path, args: tuple[object, ...], says: str) -> None:
    result = run("claims", *args)
    assert (result.exit_code, result.stdout) == (0, "")
    assert says in result.stderr


def test_the_table_stands_under_the_ids(ledger: Path) -> None:
    id = id_of("strike")
    narrow, wide = (run("claims", "--report", "strike", "--format", "table", COLUMNS=columns).stdout for columns in ("80", "120"))
    assert f"\n{id} Air/drone strike" in narrow or f"\n{id} Shelling" in narrow
    assert re.search(rf"\n{id} \S.* → ", wide)
    assert max(len(line.strip("\u2067\u2069")) for line in wide.splitlines()) <= 122
    run("review", id, "accept")
    assert re.search(rf"\n{id} .*\naccepted ", run("claims", "--report", "strike", "--format", "table", COLUMNS="120").stdout)


def test_a_limit_that_was_reached_is_told(ledger: Path) -> None:
    assert "the latest 2; --limit 0 shows all" in run("claims", "--format", "table", "--limit", 2).stderr
    assert run("claims", "--format", "table", "--limit", 0).stderr == ""


def test_formula_cells_do_not_run(ledger: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run("claims", "--format", "csv").stdout.removeprefix("\ufeff"))))
    assert {row["outlet"] for row in rows} == {"'=Wire", "Nile (invented)", ""}
    assert [row for row in rows if any(cell.startswith(("=", "+", "@", "-")) for cell in row.values())] == []


@pytest.mark.parametrize(("name", "begins"), [("a.jsonl", '{"claim"'), ("a.csv", "\ufeffclaim,"), ("a.txt", "─"), ("a.odd", '{"claim"')])
def test_the_ending_names_the_format(ledger: Path, tmp_path: Path, name: str, begins: str) -> None:
    assert run("claims", "-o", tmp_path / name).exit_code == 0
    assert (tmp_path / name).read_text("utf-8").startswith(begins)


def test_each_decision(ledger: Path) -> None:
    id, other = id_of("strike"), id_of("clash")
    told = [run("review", id, *words).stdout for words in (
        ["accept"], ["correct", "counts", "killed=3-5 children"], ["correct", "actors", "الجيش السوداني, Some Group"], ["correct", "places", "رفح"],
        ["correct", "subtype", "armed clash"], ["correct", "time", "2023-12-07..2023-12-08"], ["reject"], ["reopen"], ["merge", other],
    )]
    assert told == [f"{id}: {after}\n" for after in (
        "accepted", "corrected; counts: killed 3–5 children", "corrected; actors: saf, some-group", "corrected; places: Rafah",
        "corrected; subtype: Armed clash", "corrected; time: 2023-12-07 – 2023-12-08", "rejected", "read", "merged",
    )]
    assert sorted(found()) == ["clash", "shelling"]
    assert run("verify").exit_code == 0


def test_a_history_is_told_in_words(ledger: Path) -> None:
    id = id_of("strike")
    run("review", id, "correct", "subtype", "Armed clash", "--why", "a\x1b[31m list", "--by", "badr")
    run("review", id, "accept")
    told = run("history", id).stdout
    assert "  read by tawatur" in told
    assert "مقتل 12 مدنيا" in told
    assert "corrected subtype by badr: a [31m list\n" in told
    assert re.search(r"type +Explosions/Remote violence +-> +Battles", told)
    assert "accepted by amal  [corrected]" in told


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("nope", "accept"), "no claim of that id"), (("ID", "burn"), "is not one of"), (("ID", "correct"), "say which field"),
        (("ID", "correct", "counts"), "say which field"), (("ID", "correct", "evidence", "x"), "can be corrected"),
        (("ID", "correct", "counts", "killed 3"), "is no count"), (("ID", "correct", "counts", "killed=5-3"), "the lower number comes first"),
        (("ID", "correct", "counts", "dead=5"), "there are killed"), (("ID", "correct", "type", "Foo"), "there are"),
        (("ID", "correct", "subtype", '"Foo"'), "no sub-event type"), (("ID", "correct", "time", "soon"), "is no date"),
        (("ID", "correct", "actors", "[1"), "no JSON"), (("ID", "merge"), "into which other"), (("ID", "merge", "ID"), "no other claim"),
        (("ID", "reject", "now"), "reasons go with --why"), ((), "Missing argument"),
    ],
)
def test_what_cannot_be_decided(ledger: Path, words: tuple[str, ...], says: str) -> None:
    id = id_of("strike")
    result = run("review", *(id if word == "ID" else word for word in words))
    assert result.exit_code in (1, 2)
    assert says in " ".join(result.stderr.split())
    assert "-> " not in run("history", id).stdout


def test_reading_again(ledger: Path) -> None:
    assert "every report was read by this version" in run("reread").stderr
    with sqlite3.connect(ledger) as older:
        older.execute("UPDATE reading SET version = '0.0.1'")
        older.execute("UPDATE claim SET body = replace(body, '\"rsf\"', '\"sudan\"')")
    result = run("reread")
    assert "clash (read before by 0.0.1)\n  changed" in result.stdout
    assert "4 reports read again; claims: 0 new, 1 changed, 0 gone" in result.stderr


def test_verifying(ledger: Path) -> None:
    assert re.search(r"small.db: \d+ links walked; all as it was added; the last is [0-9a-f]{24}$", run("verify").stderr.strip())
    with sqlite3.connect(ledger) as other:
        other.execute("UPDATE document SET outlet = 'Other' WHERE name = 'clash'")
    result = run("verify")
    assert (result.exit_code, "not what it was when it was added" in result.stdout) == (1, True)
    assert "1 thing wrong" in result.stderr


def test_a_last_link_that_was_noted(ledger: Path) -> None:
    noted = run("verify").stderr.split()[-1]
    run("review", id_of("clash"), "accept")
    assert run("verify", "--noted", noted).exit_code == 0
    assert run("verify").stderr.split()[-1] != noted
    with sqlite3.connect(ledger) as other:  # a ledger that was made again without its last two reports
        other.executescript("DELETE FROM chain WHERE seq > 4; UPDATE chain SET chained = digest")
    result = run("verify", "--noted", noted)
    assert (result.exit_code, f"noted {noted}: no link of the chain" in result.stdout) == (1, True)
    assert run("verify", "--noted", "soon").exit_code == 2


@pytest.mark.parametrize("form", ["jsonl", "csv", "hxl", "acled", "ucdp", "geojson"])
def test_exports_to_a_pipe_and_to_a_file(ledger: Path, tmp_path: Path, form: str) -> None:
    piped = run("export", "--format", form, "--country", "SD").stdout_bytes
    assert run("export", "--format", form, "--country", "SD", "-o", tmp_path / "out").exit_code == 0
    assert (tmp_path / "out").read_bytes() == piped != b""
    beside = json.loads((tmp_path / "out.meta.json").read_text("utf-8"))
    assert (beside["format"], beside["rows"], beside["query"]) == (form, 1, {"country": ["SD"]})


@pytest.mark.parametrize("form", ["jsonl", "csv", "acled", "ucdp", "geojson"])
def test_incidents_to_a_pipe_and_to_a_file(ledger: Path, tmp_path: Path, form: str) -> None:
    run("link", "-q")
    piped = run("export", "--incidents", "--format", form, "--country", "SD")
    assert piped.stderr == ""
    assert run("export", "--incidents", "--format", form, "--country", "SD", "-o", tmp_path / "out").exit_code == 0
    assert (tmp_path / "out").read_bytes() == piped.stdout_bytes != b""
    beside = json.loads((tmp_path / "out.meta.json").read_text("utf-8"))
    assert (beside["format"], beside["row"], beside["rows"], beside["query"]) == (form, "incident", 1, {"country": ["SD"]})


def test_what_several_tell_is_one_row_once_it_is_linked(tmp_path: Path) -> None:
    told = [{"id": f"r{number}", "text": words, "published": f"2023-12-0{8 + number}", "outlet": f"Outlet {number} (invented)"} for number, words in enumerate((
        STRIKE, "قالت وزارة الصحة في غزة إن 12 مدنيا قتلوا في قصف إسرائيلي على منزل في خان يونس الجمعة."))]
    run("add", lines(tmp_path / "reports.jsonl", *told), "--ledger", tmp_path / "two.db")

    def rows() -> tuple[list[dict[str, str]], str]:
        result = run("export", "--incidents", "-f", "acled", "--outlet", "Outlet 1 (invented)", "--ledger", tmp_path / "two.db")
        return list(csv.DictReader(io.StringIO(result.stdout))), result.stderr

    [row], warned = rows()
    assert ("Claims were not linked yet: every claim is an incident of its own." in warned, "reports=1;" in row["tags"]) == (True, True)
    run("link", "-q", "--ledger", tmp_path / "two.db")
    [row], warned = rows()  # an incident has all its claims, where one of them is as asked
    assert (warned, row["fatalities"], row["source"]) == ("", "12", "Outlet 0 (invented); Ministry of Health in Gaza; Outlet 1 (invented)")
    assert "Told by 2 outlets, 1 voice: gaza-health-ministry." in row["notes"]


@pytest.mark.parametrize("form", ["hxl", "parquet"])
def test_a_format_that_has_no_form_for_incidents(ledger: Path, form: str) -> None:
    result = run("export", "--incidents", "-f", form, "-o", "none")
    assert (result.exit_code, f"{form} has no form for incidents; there are jsonl" in result.stderr) == (2, True)


def test_an_export_where_nobody_can_write(ledger: Path, tmp_path: Path) -> None:
    result = run("export", "-o", tmp_path / "none/x.csv")
    assert (result.exit_code, "no such file or directory" in result.stderr) == (2, True)


@pytest.mark.parametrize("words", [["claims"], ["export"], ["review", "c1", "accept"], ["history", "c1"], ["reread"], ["verify"]])
def test_no_ledger_there(tmp_path: Path, words: list[str]) -> None:
    result = run(*words, "--ledger", tmp_path / "none.db")
    assert result.exit_code == 1
    assert result.stderr == f"Error: {tmp_path / 'none.db'}: no ledger there; `tawatur add` makes one, --ledger names another\n"
    assert not (tmp_path / "none.db").exists()


@pytest.mark.parametrize("words", [["claims"], ["verify"], ["reread"], ["add", "x.txt"]])
def test_a_file_that_is_no_ledger(tmp_path: Path, words: list[str]) -> None:
    (tmp_path / "a.db").write_text("words")
    result = run(*words, "--ledger", tmp_path / "a.db")
    assert (result.exit_code, result.stderr) == (1, f"Error: {tmp_path / 'a.db'}: not a ledger (no SQLite file)\n")


def test_an_empty_ledger(tmp_path: Path) -> None:
    record = tmp_path / "empty.db"
    assert run("add", tmp_path / "none.txt", "--ledger", record).exit_code == 1
    assert run("claims", "--ledger", record).stderr == "No claim in the ledger is like that.\n"
    assert run("export", "--ledger", record).stdout == ""
    assert run("verify", "--ledger", record).exit_code == 0


@pytest.mark.parametrize(
    "change",
    [
        {"report": 5}, {"report": "r" * 40}, {"report_version": "1"}, {"report_version": 10**9}, {"content": None}, {"text": 7}, {"url": ["x"]}, {"claims": [{}]},
        {"claims": 1}, {"problems": [{"step": 1}]}, {"status": "odd"}, {"claim": None}, {"claim": "c" * 17}, {"id": None}, {"tawatur": 99},
    ],
)
def test_an_export_that_is_none(ledger: Path, tmp_path: Path, change: dict[str, object]) -> None:
    record = json.loads(run("export").stdout.splitlines()[0])
    for name, value in change.items():
        (record["claims"][0] if name in ("claim", "status") else record)[name] = value
    (tmp_path / "bad.jsonl").write_text(json.dumps(record) + "\n", "utf-8")
    result = run("add", tmp_path / "bad.jsonl", "--ledger", tmp_path / "new.db")
    assert (result.exit_code, "bad.jsonl: line 1: " in result.stderr) == (1, True)
    assert run("claims", "--ledger", tmp_path / "new.db").stdout == ""


def test_names_that_are_no_text(ledger: Path, tmp_path: Path) -> None:
    for words in (["claims", "--place", "\udcff"], ["claims", "--words", "\ud800"], ["claims", "--party", "a\0"], ["history", "\udcff"],
                  ["review", "\udcff", "accept"], ["add", "none\udcff.txt"], ["review", id_of("clash"), "merge", "\udcff"]):
        assert run(*words).exit_code in (0, 1)
    assert run("review", id_of("clash"), "reject", "--why", "\udcff", "--by", "\ud800").exit_code == 0
    assert run("verify").exit_code == 0


def test_as_a_program(ledger: Path) -> None:
    """In a process of its own: UTF-8 whatever the locale, one clean end when the reader goes away."""
    env = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    command = [sys.executable, "-m", "tawatur", "claims", "--place", "خان يونس"]
    shown = subprocess.run(command, capture_output=True, env=env, check=True)
    assert json.loads(shown.stdout.decode())["report"] == "strike"
    with subprocess.Popen([sys.executable, "-m", "tawatur", "export", "--with-text"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=env) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""


def test_what_is_needed_elsewhere_is_not_loaded_to_find_claims(ledger: Path) -> None:
    program = "import sys; from tawatur.cli import main\ntry: main(['claims', '--outcome', 'killed'])\nexcept SystemExit: print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True).stdout.split()
    assert "tawatur.ledger.query" in loaded
    heavy = {"tawatur.reader", "alembic", "pandas", "pyarrow", "lxml", "rich.progress", "sqlalchemy.dialects.postgresql", "tawatur.lang.ar.voices"}
    assert heavy & set(loaded) == set()
