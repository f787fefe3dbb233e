"""The tools of the field read what is exported, and it is the same from every database."""
from __future__ import annotations

import errno
import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import geopandas
import pandas as pd
import pyarrow.parquet as pq
import pyogrio
import pytest

from support.exported import NAMED, REPORTS, exported, exported_incidents, fill, rows_of
from support.ledgers import held, put, told
from tawatur.exports.field import FORMATS, INCIDENT_FORMATS, Options, field_export
from tawatur.exports.field.base import NAMES, NAMES_IN_TEXT, NO_TEXT, TEXT
from tawatur.ledger.database import Ledger
from tawatur.ledger.query import Query
from tawatur.service import keeping

TABLES = ("csv", "hxl", "acled", "ucdp")


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """A ledger that is only read."""
    with Ledger.open(str(tmp_path_factory.mktemp("exports") / "ledger.db")) as ledger:
        fill(ledger)
        yield ledger


def test_pandas_reads_the_csv(kept: Ledger) -> None:
    frame = pd.read_csv(io.BytesIO(exported(kept, "csv")))
    assert len(frame) == len(held(kept))
    assert frame.columns[0] == "claim"  # and not the mark before it
    assert frame["evidence"].str.contains("الفاشر").any()
    assert frame["latitude"].dtype == float
    assert frame.loc[frame["place_words"] == "خان يونس", "killed_min"].iloc[0] == 12
    assert pd.to_datetime(frame["time_start"].dropna()).notna().all()


def test_pandas_reads_acled_with_numbers_as_numbers(kept: Ledger) -> None:
    frame = pd.read_csv(io.BytesIO(exported(kept, "acled")), parse_dates=["event_date"])
    assert frame.shape[1] == 31
    assert frame["event_date"].dtype.kind == "M"
    assert (frame["event_date"].dt.year == frame["year"]).all()
    assert frame["fatalities"].dtype.kind == "i"
    assert frame["event_id_cnty"].is_unique
    assert frame.groupby("event_type")["fatalities"].sum()["Explosions/Remote violence"] == 12 + 20 + 9 + 3


def test_pandas_reads_ucdp_with_numbers_as_numbers(kept: Ledger) -> None:
    frame = pd.read_csv(io.BytesIO(exported(kept, "ucdp")), parse_dates=["date_start", "date_end"])
    assert frame.shape[1] == 49
    assert {frame[column].dtype.kind for column in ("id", "best", "deaths_a", "where_prec", "type_of_violence")} == {"i"}
    assert frame["id"].is_unique
    assert (frame["best"] >= 1).all()


def test_pandas_reads_hxl_below_its_tags(kept: Ledger) -> None:
    table = exported(kept, "hxl")
    tags = pd.read_csv(io.BytesIO(table), nrows=1).iloc[0]
    assert all(str(tag).startswith("#") for tag in tags.dropna())
    assert tags["killed_min"] == "#affected+killed+min"
    assert tags.dropna().is_unique
    frame = pd.read_csv(io.BytesIO(table), skiprows=[1])
    assert len(frame) == len(held(kept))
    assert frame["killed_min"].sum() > 12


def test_geopandas_reads_the_geojson(kept: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "claims.geojson"
    path.write_bytes(exported(kept, "geojson"))
    frame = geopandas.read_file(path)
    placed = [claim for claim in held(kept) if any(place.get("latitude") for place in claim.record.get("places", ()))]
    assert len(frame) == len(placed) > 9
    assert frame.crs.to_epsg() == 4326
    point = frame.loc[frame["place"] == "Khan Yunis"].geometry.iloc[0]
    assert (round(point.x), round(point.y)) == (34, 31)
    assert (frame["killed_min"].max(), frame["evidence"].str.contains("خان يونس").any()) == (20, True)
    assert pyogrio.read_info(path)["geometry_type"] == "Point"


def test_pandas_and_arrow_read_the_parquet(kept: Ledger) -> None:
    table = pq.read_table(io.BytesIO(exported(kept, "parquet")))
    assert table.num_rows == len(held(kept))
    assert str(table.schema.field("actors").type) == "list<element: string>"
    frame = table.to_pandas()
    assert frame["actors"].explode().value_counts()["idf"] >= 3
    assert frame.loc[frame["killed_min"] == 12, "evidence"].str.contains("خان يونس").all()


def test_a_cell_that_a_spreadsheet_would_run_is_words(kept: Ledger) -> None:
    for form in TABLES:
        cells = [cell for row in rows_of(exported(kept, form)) for cell in row.values()]
        wired = [cell for cell in cells if "=Wire" in cell]
        assert wired, form
        assert not [cell for cell in cells if cell.startswith(("=", "+", "@"))], form


@pytest.mark.parametrize("form", FORMATS)
def test_names_of_private_persons_leave_only_when_asked_for(kept: Ledger, form: str) -> None:
    def said(**options: bool) -> str:
        raw = exported(kept, form, **options)
        return str(pq.read_table(io.BytesIO(raw)).to_pylist()) if form == "parquet" else raw.decode("utf-8-sig")

    assert NAMED not in said()
    if form != "acled":  # whose notes are made from the fields
        assert NAMED in said(names=True)


@pytest.mark.parametrize("form", ["jsonl", "csv", "hxl", "geojson", "parquet"])
def test_full_texts_are_as_published_and_what_is_lost_says_so(kept: Ledger, form: str) -> None:
    def lost(**options: bool) -> tuple[str, ...]:
        return field_export(form, Options(**options)).lost

    assert {NAMES, TEXT} <= set(lost())
    assert NAMES_IN_TEXT in lost(text=True)
    assert TEXT not in lost(text=True)
    assert NAMES not in lost(names=True)
    raw = exported(kept, form, text=True)
    words = str(pq.read_table(io.BytesIO(raw)).to_pylist()) if form == "parquet" else raw.decode("utf-8-sig")
    assert f"الشاب {NAMED} من بلدة" in words


@pytest.mark.parametrize("form", ["acled", "ucdp"])
def test_a_format_without_texts_says_that_they_are_lost(form: str) -> None:
    lost = field_export(form, Options(text=True)).lost
    assert NO_TEXT in lost
    assert NAMES_IN_TEXT not in lost


@pytest.mark.parametrize("form", FORMATS)
def test_an_empty_ledger_gives_an_empty_file_that_is_one(where: str, form: str) -> None:
    with Ledger.open(where) as ledger:
        raw = exported(ledger, form)
    if form == "parquet":
        assert pq.read_table(io.BytesIO(raw)).num_rows == 0
    elif form == "geojson":
        assert json.loads(raw) == {"type": "FeatureCollection", "features": []}
    elif form == "jsonl":
        assert raw == b""
    else:
        assert len(raw.decode().splitlines()) == (2 if form == "hxl" else 1)
        assert len(pd.read_csv(io.BytesIO(raw), skiprows=[1] if form == "hxl" else None)) == 0


def test_the_two_databases_give_the_same(ledger: Ledger, kept: Ledger) -> None:
    fill(ledger)
    for form in FORMATS:
        assert exported(ledger, form) == exported(kept, form), form
    for form in INCIDENT_FORMATS:
        assert exported_incidents(ledger, form) == exported_incidents(kept, form), form


@pytest.mark.parametrize("form", INCIDENT_FORMATS)
def test_names_of_private_persons_stay_out_of_incidents(kept: Ledger, form: str) -> None:
    assert NAMED not in exported_incidents(kept, form).decode("utf-8-sig")
    if form == "ucdp":  # which alone has titles
        assert NAMED in exported_incidents(kept, form, names=True).decode("utf-8-sig")


@pytest.mark.parametrize("form", FORMATS)
def test_what_people_decided_is_what_leaves(ledger: Ledger, form: str) -> None:
    put(ledger, told(REPORTS[0].split("\t")[1], published="2023-12-08"), told(REPORTS[1].split("\t")[1], published="2024-05-02"))
    strike, clash = sorted(held(ledger), key=lambda claim: claim.record["type"], reverse=True)
    keeping.review(ledger, strike.id, "correct", "counts", "killed=7 civilians", by="amal")
    keeping.review(ledger, clash.id, "reject", by="amal")
    raw = exported(ledger, form, Query(outcome="killed"))
    words = str(pq.read_table(io.BytesIO(raw)).to_pylist()) if form == "parquet" else raw.decode("utf-8-sig")
    assert "7" in words
    assert "El Fasher" not in words


def run(*arguments: str, folder: Path, **given: object) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "tawatur", "export", "--ledger", str(folder / "ledger.db"), *arguments]
    return subprocess.run(command, capture_output="stdout" not in given, check=False, **given)  # type: ignore[call-overload,no-any-return]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("cli")
    with Ledger.open(str(path / "ledger.db")) as ledger:
        put(ledger, told(REPORTS[0].split("\t")[1], published="2023-12-08", outlet="Wire"))
    return path


def test_the_sidecar_says_what_the_file_is(folder: Path) -> None:
    assert run("--since", "2023-01-01", "-f", "acled", "-o", str(folder / "a.csv"), folder=folder).returncode == 0
    beside = json.loads((folder / "a.csv.meta.json").read_text("utf-8"))
    assert (beside["format"], beside["rows"], beside["query"]) == ("acled", 1, {"since": "2023-01-01"})
    assert beside["lost"] == list(field_export("acled", Options()).lost)
    assert beside["made_by"].startswith("tawatur ")
    assert len(rows_of((folder / "a.csv").read_bytes())) == 1


def test_parquet_goes_through_a_pipe(folder: Path) -> None:
    assert pq.read_table(io.BytesIO(run("-f", "parquet", folder=folder).stdout)).num_rows == 1


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("where", ["file", "standard output"])
def test_a_full_disk_is_a_line(folder: Path, form: str, where: str) -> None:
    if not os.path.exists("/dev/full"):
        pytest.skip("this system has no device that is always full")
    if where == "file":
        done = run("-f", form, "-o", "/dev/full", folder=folder)
    else:
        with open("/dev/full", "wb") as full:
            done = run("-f", form, folder=folder, stdout=full, stderr=subprocess.PIPE)
    said = done.stderr.decode().splitlines()
    assert (done.returncode, len(said), "the disk is full" in said[0]) == (2, 1, True)


@pytest.mark.parametrize("form", FORMATS)
def test_what_cannot_be_written_leaves_nothing(folder: Path, form: str) -> None:
    before = sorted(folder.iterdir())
    done = run("-f", form, "-o", str(folder / "none" / "x"), folder=folder)
    assert (done.returncode, done.stderr.decode().splitlines()[0].startswith("Error: cannot write")) == (2, True)
    assert sorted(folder.iterdir()) == before


def test_a_file_that_could_not_be_finished_is_not_there(folder: Path) -> None:
    from tawatur.errors import OutputError
    from tawatur.output import atomic_bytes

    old = folder / "old.csv"
    old.write_bytes(b"as it was")

    def stop_half_way() -> None:
        with atomic_bytes(str(old)) as stream:
            stream.write(b"half")
            raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(OutputError, match="the disk is full"):
        stop_half_way()
    assert old.read_bytes() == b"as it was"
    assert [path.name for path in folder.iterdir() if "old.csv" in path.name] == ["old.csv"]
