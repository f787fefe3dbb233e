"""`tawatur.Ledger`, as a script or a notebook uses it."""
from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path

import pandas
import pytest

import tawatur
from tawatur.errors import BadDate, BadQuery, NoClaim, NoLedger

STRIKE = tawatur.Document(
    "strike", "أعلنت وزارة الصحة في غزة مقتل 12 مدنيا في قصف إسرائيلي استهدف منزلا في خان يونس يوم الجمعة.", published="2023-12-08", outlet="Wire"
)
CLASH = tawatur.Document("clash", "وقال مراسلنا إن اشتباكات اندلعت بين الجيش السوداني وقوات الدعم السريع في الفاشر، وقتل خمسة جنود.")


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[tawatur.Ledger]:
    with tawatur.Ledger.open(tmp_path / "small.db") as opened:
        opened.add(STRIKE, CLASH)
        yield opened


def test_adding_documents_and_files(tmp_path: Path) -> None:
    (tmp_path / "table.csv").write_text(f'body,outlet\n"{CLASH.text}",Daily\n', "utf-8")
    with tawatur.Ledger.open(tmp_path / "new.db") as ledger:
        taken = ledger.add(tmp_path / "table.csv", tmp_path / "none.txt", STRIKE, columns={"text": "body"}, published="2024-06-12")
        assert (taken.new, taken.unreadable, taken.claims) == (2, 1, 2)
        assert taken.problems == (f"{tmp_path / 'none.txt'}: no such file or folder",)
        assert ledger.add(tmp_path / "table.csv", STRIKE, columns={"text": "body"}, published="2024-06-12").known == 2
        assert {claim["published"] for claim in ledger.claims()} == {"2023-12-08", "2024-06-12"}
        with pytest.raises(BadDate):
            ledger.add(STRIKE, published="tomorrow")


def test_claims_are_records(ledger: tawatur.Ledger) -> None:
    [claim] = ledger.claims(place="خان يونس", since="2023-12-01", outcome="killed", at_least=10)
    assert (claim["report"], claim["outlet"], claim["status"], claim["counts"][0]["min"]) == ("strike", "Wire", "read", 12)
    assert json.loads(json.dumps(claim)) == claim
    assert ledger.claims(country="Sudan")[0]["report"] == "clash"
    assert len(ledger.claims(country=["Sudan", "PS"])) == len(ledger.claims()) == 2
    assert len(ledger.claims(limit=1)) == 1
    assert ledger.claims(near=[31.34, 34.3, 10], party=None) == [claim]


def test_rows_make_a_table(ledger: tawatur.Ledger) -> None:
    table = pandas.DataFrame(ledger.rows())
    assert set(table["actors"]) == {"idf", "saf; rsf"}
    assert table["latitude"].dtype == "float64"
    assert list(table.loc[table["country"] == "SD", "report"]) == ["clash"]


@pytest.mark.parametrize("asked", [{"colour": "red"}, {"type": "picnic"}, {"country": "Narnia"}, {"outcome": "dead"}, {"at_least": 9, "at_most": 1}])
def test_a_wrong_question(ledger: tawatur.Ledger, asked: dict[str, object]) -> None:
    with pytest.raises(BadQuery):
        ledger.claims(**asked)


def test_deciding(ledger: tawatur.Ledger) -> None:
    id = ledger.claims(report="strike")[0]["claim"]
    assert ledger.review(id, "correct", "counts", "killed=3", by="amal", why="a list") == "corrected"
    first, second = ledger.history(id)
    assert (first["decision"], second["decision"]["by"], second["decision"]["why"]) == (None, "amal", "a list")
    assert (first["record"]["counts"][0]["min"], second["record"]["counts"][0]["min"]) == (12, 3)
    assert ledger.verify() == []
    with pytest.raises(NoClaim):
        ledger.review("c0", "accept", by="amal")


def test_exporting(ledger: tawatur.Ledger, tmp_path: Path) -> None:
    assert ledger.export(tmp_path / "some.csv", country="SD") == 1
    with (tmp_path / "some.csv").open(encoding="utf-8-sig", newline="") as stream:
        assert [row["report"] for row in csv.DictReader(stream)] == ["clash"]
    assert ledger.export(tmp_path / "acled.csv", "acled", report="strike") == 1
    assert ledger.export(tmp_path / "ucdp.csv", "ucdp", incidents=True, outcome="killed") == 1  # of the other no day is known
    with pytest.raises(BadQuery, match="which format"):
        ledger.export(tmp_path / "some.odd")
    with pytest.raises(BadQuery, match="there are jsonl, csv, acled, ucdp, geojson"):
        ledger.export(tmp_path / "some.parquet", incidents=True)
    assert not (tmp_path / "some.odd").exists()


def test_opening(tmp_path: Path) -> None:
    with pytest.raises(NoLedger):
        tawatur.Ledger.open(tmp_path / "none.db", create=False)
    with tawatur.Ledger.open(tmp_path / "new.db") as ledger:
        assert (repr(ledger), ledger.claims(), ledger.reread()) == (f"<Ledger {tmp_path / 'new.db'}>", [], 0)
