"""Tables of every form: which column holds what, dates as people write them, rows that are broken."""
from __future__ import annotations

import csv
import gzip
import io
import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from support.source_files import FIRST, SECOND, TEXT, items, message, written
from tawatur.errors import BadDate
from tawatur.sources import Defaults, read
from tawatur.sources.base import Item
from tawatur.sources.columns import plan
from tawatur.sources.dates import published_of

ROWS = [{"id": "1", "body": TEXT, "date": "2023-12-08", "source": "وكالة، المثال"}, {"id": "2", "body": SECOND, "date": "", "source": ""}]


def told(found: list[Item]) -> list[tuple[str | None, ...]]:
    return [(item.document.id, item.document.text, item.document.published, item.document.outlet) for item in found]


EXPECTED = [("1", TEXT, "2023-12-08", "وكالة، المثال"), ("2", SECOND, None, None)]


def as_csv(rows: list[dict[str, Any]], delimiter: str = ",", newline: str = "\r\n") -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, rows[0], delimiter=delimiter, lineterminator=newline)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1256"])
@pytest.mark.parametrize(("name", "delimiter"), [
    ("a.csv", ","), ("a.csv", ";"), ("a.csv", "|"), ("a.tsv", "\t"), ("a.txt", ","), ("a", "\t"), ("a.csv.gz", ","),
])
def test_a_table_in_text(tmp_path: Path, name: str, delimiter: str, encoding: str) -> None:
    data = as_csv(ROWS, delimiter).encode(encoding)
    found = items(written(tmp_path, name, gzip.compress(data) if name.endswith("gz") else data))
    assert told(found) == EXPECTED


@pytest.mark.parametrize("data", [
    json.dumps(ROWS, ensure_ascii=False), json.dumps(ROWS, indent=1), "\ufeff" + json.dumps(ROWS),
    json.dumps({"status": "ok", "articles": ROWS}), json.dumps({"articles": ROWS}, indent=1),
    "\n".join(json.dumps(row) for row in ROWS),
])
def test_a_table_in_json(tmp_path: Path, data: str) -> None:
    assert told(items(written(tmp_path, "a.json", data))) == EXPECTED


def test_one_object_is_one_report(tmp_path: Path) -> None:
    [item] = items(written(tmp_path, "a.json", json.dumps({"id": 5, "text": TEXT, "tags": [{"x": 1}]}, indent=1)))
    assert (item.document.id, item.document.text) == ("5", TEXT)


def test_a_parquet_table(tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    rows = [ROWS[0] | {"date": date(2023, 12, 8)}, ROWS[1] | {"date": None, "source": None}, {"id": "3", "body": None}]
    path = tmp_path / "a.parquet"
    parquet.write_table(pyarrow.Table.from_pylist(rows), path)
    *found, last = items(path)
    assert told(found) == EXPECTED
    assert message(last) == 'a.parquet: row 3: no "body"'
    assert found[0].origin is not None
    assert found[0].origin.whence == f"{path.as_uri()}#1"
    assert json.loads(found[0].origin.raw) == rows[0] | {"date": "2023-12-08"}
    packed = written(tmp_path, "b.gz", gzip.compress(path.read_bytes()))
    assert told(items(packed)[:2]) == EXPECTED


def test_a_parquet_table_that_is_none(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    assert "the Parquet table is broken" in message(items(written(tmp_path, "a", b"PAR1" + b"x" * 90 + b"PAR1"))[0])


def test_a_parquet_table_that_swells_and_a_large_one(tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    parquet.write_table(pyarrow.table({"text": [" " * 100_000_000]}), tmp_path / "a.parquet", compression="zstd")
    assert "taken for a bomb" in message(items(tmp_path / "a.parquet")[0])
    texts = [f"{number} {TEXT * 8_000}" for number in range(20)]
    parquet.write_table(pyarrow.table({"text": texts}), tmp_path / "b.parquet", compression="none")
    assert [item.document.text for item in items(tmp_path / "b.parquet")] == texts


def test_the_bytes_of_a_row(tmp_path: Path) -> None:
    path = written(tmp_path, "a.csv", as_csv(ROWS, newline="\n"))
    one, two = items(path)
    assert one.origin is not None
    assert two.origin is not None
    assert one.origin.raw.decode() == f'1,"{TEXT}",2023-12-08,وكالة، المثال'
    assert (one.origin.whence, two.origin.whence) == (f"{path.as_uri()}#2", f"{path.as_uri()}#4")
    assert two.origin.raw.decode() == f"2,{SECOND},,"


@pytest.mark.parametrize("name", ["a.csv", "a.json", "a.jsonl"])
def test_columns_the_caller_names(tmp_path: Path, name: str) -> None:
    rows = [{"k": "9", "text": "ملخص", "x1": TEXT, "x2": "2023-12-08", "who": "وكالة"}]
    data = as_csv(rows) if name == "a.csv" else json.dumps(rows if name == "a.json" else rows[0])
    columns = (("text", "x1"), ("published", "x2"), ("outlet", "who"), ("id", "k"))
    [item] = items(written(tmp_path, name, data), defaults=Defaults(columns=columns))
    assert told([item]) == [("9", TEXT, "2023-12-08", "وكالة")]


@pytest.mark.parametrize(("header", "expected"), [
    ("نص الخبر,التاريخ,المصدر,العنوان,الرابط", {"text", "published", "outlet", "title", "url"}),
    ("Full_Text,pubDate,site-name,Headline,LINK,ID", {"text", "published", "outlet", "title", "url", "id"}),
    ("description,content", {"text"}), ("a,b", set()), ("text,Text,TEXT", {"text"}),
])
def test_usual_names_are_known(header: str, expected: set[str]) -> None:
    found = plan(header.split(","), Defaults())
    assert set(found) == expected
    assert len(set(found.values())) == len(found)
    if header.startswith("desc"):
        assert found["text"] == "content"


@pytest.mark.parametrize(("data", "columns", "says"), [
    ("a,b\n1,2\n", (), 'no column of text; there are "a", "b"; say which it is with a column map, text=COLUMN'),
    ("a,b\n1,2\n", (("text", "c"),), 'no column "c"; there are "a", "b"'),
    ("a,b\n1,2\n", (("txt", "a"),), 'reports have no "txt" to take from a column; they have text, id,'),
    ("text,b\n", (), "the input is empty"), ("\n\n", (), "the input is empty"),
])
def test_a_table_that_cannot_be_read(tmp_path: Path, data: str, columns: tuple[tuple[str, str], ...], says: str) -> None:
    assert says in message(items(written(tmp_path, "a.csv", data), defaults=Defaults(columns=columns))[0])


def test_a_parquet_table_without_text(tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    parquet.write_table(pyarrow.table({"a": [1], "b": [2]}), tmp_path / "a.parquet")
    assert 'no column of text; there are "a", "b"' in message(items(tmp_path / "a.parquet")[0])


def test_json_without_text(tmp_path: Path) -> None:
    one, two = items(written(tmp_path, "a.json", '[{"a": 1, "b": 2}, 5]'))
    assert 'a.json: object 1: no column of text; there are "a", "b"' in message(one)
    assert message(two) == "a.json: object 2: a JSON number where an object was expected"
    assert "nothing in it" in message(items(written(tmp_path, "b.json", "[ ]"))[0])
    assert "no column of text" in message(items(written(tmp_path, "c.json", '{"a": {"b": 1}}'))[0])
    [line] = items(written(tmp_path, "d.jsonl", '{"a": "x"}'))
    assert message(line) == 'd.jsonl: line 1: no column of text; there are "a"; say which it is with a column map, text=COLUMN'


def test_broken_rows_and_the_rest_is_read(tmp_path: Path) -> None:
    rows = [f"1,{FIRST}", "2,", f"3,{FIRST},x,y", "4,\udcff", f'5,a"{FIRST}"', "", f"6,{FIRST}\rx", f'7,"{FIRST}']
    path = written(tmp_path, "a.csv", "\n".join(["id,text", *rows]).encode("utf-8", "surrogateescape"))
    found = items(path)
    assert [item.document.id for item in found if item.readable] == ["1", "5", "7"]
    assert [message(item) for item in found if not item.readable][:3] == [
        'a.csv: line 3: no "text"', "a.csv: line 4: 4 cells in a table of 2 columns; put cells with commas into quotation marks",
        "a.csv: line 5: not valid UTF-8",
    ]


def test_an_array_that_breaks_off(tmp_path: Path) -> None:
    *found, last = items(written(tmp_path, "a.json", json.dumps(ROWS * 3)[:-30]))
    assert len(found) == 5
    assert "what came before was read" in message(last)


def test_a_quotation_mark_that_is_never_closed(tmp_path: Path) -> None:
    path = written(tmp_path, "a.csv", f'id,text\n1,{FIRST}\n2,"{FIRST}\n' + f"3,{FIRST}\n" * 100_000)
    one, *rest = read([str(path)])
    assert one.readable
    assert any("quotation mark" in item.problems[0].message for item in rest if not item.readable)


def test_a_cell_longer_than_the_module_allows(tmp_path: Path) -> None:
    [item] = items(written(tmp_path, "a.csv", "id,text\n1," + "ق" * 400_000))
    assert len(item.document.text) == 400_000


@pytest.mark.parametrize(("value", "expected"), [
    ("2023-12-08", "2023-12-08"), ("2023/12/8", "2023-12-08"), ("2023/12/08 9:30", "2023-12-08T09:30"),
    ("2023.12.08 09:30:15", "2023-12-08T09:30:15"), ("٢٠٢٣/١٢/٠٨", "2023-12-08"), ("2023-12-08 14:30:00 UTC", "2023-12-08 14:30:00+00:00"),
    ("2023-12-08 14:30:00 +0300", "2023-12-08 14:30:00+0300"), ("8 December 2023", "2023-12-08"), ("Dec 8, 2023", "2023-12-08"),
    ("1702035005", "2023-12-08T11:30:05+00:00"), (1702035005000, "2023-12-08T11:30:05+00:00"),
    ("Fri, 08 Dec 2023 14:30:00 GMT", "2023-12-08T14:30:00+00:00"), ("", None), (" ", None), (None, None),
    (date(2023, 12, 8), "2023-12-08"), (datetime(2023, 12, 8, 14, tzinfo=UTC), "2023-12-08T14:00:00+00:00"),
])
def test_dates_as_they_are_written(value: object, expected: str | None) -> None:
    assert published_of(value) == expected


@pytest.mark.parametrize("value", ["08/12/2023", "12/8/23", "أمس", "2023", "2023-13-01", "2023/13/01", "32 December 2023", "8 Foo 2023", "x" * 10_000, "99999999999999"])
def test_what_may_be_meant_in_two_ways_or_none_is_no_date(value: str) -> None:
    with pytest.raises(BadDate, match="is no date") as raised:
        published_of(value)
    assert len(str(raised.value)) < 200
