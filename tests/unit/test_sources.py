"""Every way a report comes in, and every bad input: said clearly, never raised, never a hang."""
from __future__ import annotations

import codecs
import io
import json
import sys
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tawatur.errors import BadDate, EmptyInput, EncodingError
from tawatur.sources import Defaults, count, read
from tawatur.sources.base import MAX_LINE, UNSAID, Item, as_published
from tawatur.sources.encoding import decode

TEXT = "قالت مصادر طبية إن ثلاثة مدنيين قتلوا في قصف على أطراف البلدة\r\nوأضافت أن القصف استمر من الفجر.\n"


def items(*where: object, defaults: Defaults = UNSAID) -> list[Item]:
    return list(read([str(name) for name in where], defaults))


def message(item: Item) -> str:
    assert not item.readable
    return item.problems[0].message


def feed(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


def test_a_text_file_is_one_report_untouched(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(TEXT.encode())
    [item] = items(tmp_path / "a.txt", defaults=Defaults("2023-12-08", "Agency"))
    assert (item.document.id, item.document.text) == ("a.txt", TEXT)
    assert (item.document.published, item.document.outlet) == ("2023-12-08", "Agency")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1256", "iso8859_6"])
def test_encodings_are_told_apart(tmp_path: Path, encoding: str) -> None:
    text = TEXT if encoding != "cp1256" else TEXT + "“قال”، لا إله إلا الله چ پ گ"
    (tmp_path / "a.txt").write_bytes(text.encode(encoding))
    [item] = items(tmp_path / "a.txt")
    assert item.document.text == text


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1256", "iso8859_6"])
def test_encodings_of_tables_are_told_apart(tmp_path: Path, encoding: str) -> None:
    lines = "\n".join(json.dumps({"id": n, "text": TEXT}, ensure_ascii=False) for n in range(300))
    (tmp_path / "a.jsonl").write_bytes(lines.encode(encoding))
    assert [item.document.text for item in items(tmp_path / "a.jsonl")] == [TEXT] * 300


@pytest.mark.parametrize("mark", [codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE])
def test_both_byte_orders(mark: bytes) -> None:
    body = TEXT.encode("utf-16-le" if mark == codecs.BOM_UTF16_LE else "utf-16-be")
    assert decode(mark + body) == TEXT


@pytest.mark.parametrize("data", [b"", b" \n\r\n", codecs.BOM_UTF8, codecs.BOM_UTF16_LE])
@pytest.mark.parametrize("name", ["a.txt", "a.jsonl"])
def test_an_empty_file(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    [item] = items(tmp_path / name)
    assert message(item) == f"{tmp_path / name}: the input is empty"


@pytest.mark.parametrize("name", ["a.txt", "a.jsonl"])
def test_binary(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(bytes(range(256)) * 40)
    [item] = items(tmp_path / name)
    assert message(item).endswith(f"{name}: binary, not text")


@pytest.mark.parametrize(("data", "says"), [
    ("L'armée a frappé l'été à Béjaïa, où règne".encode("latin-1"), "not UTF-8, UTF-16, Windows-1256 or ISO-8859-6"),
    (TEXT.encode() * 3 + b"\xff\xfe" + TEXT.encode(), "broken at byte"),
    (bytes([0xDA, 0xC7, 0xE1, 0x9F, 0xFF, 0xE9]) * 30, "save it as UTF-8"),
])
def test_undecodable(data: bytes, says: str) -> None:
    with pytest.raises(EncodingError, match=says):
        decode(data)


def test_a_missing_file_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    missing, there = items(tmp_path / "none.txt", tmp_path / "a.txt")
    assert message(missing) == f"{tmp_path / 'none.txt'}: no such file or folder"
    assert there.readable


def test_a_file_of_another_kind(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF")
    assert "a .pdf file" in message(items(tmp_path / "a.pdf")[0])


def test_a_folder_is_read_in_order(tmp_path: Path) -> None:
    (tmp_path / "b" / ".hidden").mkdir(parents=True)
    for name in ("b/2.txt", "a.txt", "c.TXT", "b/.hidden/x.txt", "notes.md"):
        (tmp_path / name).write_text(TEXT, "utf-8")
    (tmp_path / "b" / "1.jsonl").write_text(json.dumps({"id": "one", "text": TEXT}), "utf-8")
    assert [item.document.id for item in items(tmp_path)] == ["a.txt", "one", "b/2.txt", "c.TXT"]
    assert count([str(tmp_path)]) == 3  # the one line of 1.jsonl has no end


def test_a_folder_without_reports(tmp_path: Path) -> None:
    assert "no .txt or .jsonl" in message(items(tmp_path)[0])


def test_a_broken_line_is_told_by_number_and_the_rest_read(tmp_path: Path) -> None:
    good = json.dumps({"id": "good", "text": TEXT})
    bad = ["{", "[1]", '{"id": 3}', '{"text": 5}', '{"text": " "}', "9" * 5000, "[" * 100_000]
    lines = [good, "", *bad, good.replace("good", "last")]
    (tmp_path / "a.jsonl").write_bytes("\n".join(lines).encode() + b"\n" + b'{"text": "\xff"}')
    found = items(tmp_path / "a.jsonl")
    assert [item.document.id for item in found if item.readable] == ["good", "last"]
    assert [message(item).split(": ")[1] for item in found if not item.readable] == [
        f"line {n}" for n in (3, 4, 5, 6, 7, 8, 9, 11)
    ]
    assert "column 2" in message(found[1])


def test_metadata_of_a_line(tmp_path: Path) -> None:
    row = {"id": 7, "text": TEXT, "published": "2023-13-01", "outlet": ["x"], "title": "t", "url": None}
    (tmp_path / "a.jsonl").write_text(json.dumps(row), "utf-8")
    [item] = items(tmp_path / "a.jsonl", defaults=Defaults("2024-01-01", "Default"))
    document = item.document
    assert (document.id, document.published, document.outlet, document.title) == ("7", "2024-01-01", "Default", "t")
    assert [problem.message for problem in item.problems] == [
        '"outlet" is a list, not a string; read without it',
        "\"published\": '2023-13-01' is no date; write it as 2023-12-08 or 2023-12-08T14:30; read without it",
    ]


def test_a_line_without_an_id_goes_by_its_text(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": "\ud800 قصف"}), "utf-8")
    [item] = items(tmp_path / "a.jsonl")
    assert len(item.document.id) == 64


def test_a_50_mb_line_is_passed_over(tmp_path: Path) -> None:
    good = json.dumps({"id": "good", "text": TEXT}).encode()
    (tmp_path / "a.jsonl").write_bytes(b'{"text": "' + b"a" * 50_000_000 + b'"}\n' + good)
    (tmp_path / "b.txt").write_bytes(b"a" * 50_000_000)
    tracemalloc.start()
    line, rest, file = items(tmp_path / "a.jsonl", tmp_path / "b.txt")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 25_000_000  # the line was not gathered
    assert f"line 1: longer than {MAX_LINE:,} bytes" in message(line)
    assert rest.document.id == "good"
    assert "one report may hold no more" in message(file)


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    feed(monkeypatch, TEXT.encode("cp1256"))
    [item] = items("-")
    assert item.document.text == TEXT
    assert len(item.document.id) == 64
    feed(monkeypatch, b'\n {"text": "a", "id": "x"}\nno\n')
    good, bad = items("-")
    assert (good.document.id, message(bad)[:9]) == ("x", "-: line 3")
    feed(monkeypatch, b"")
    assert message(items("-")[0]) == "standard input: the input is empty"


@pytest.mark.parametrize("value", ["2023-12-08", "2023-12-08T14:30", "2023-12-08 14:30:00+03:00", "2023-12-08T14:30:00Z"])
def test_dates(value: str) -> None:
    assert as_published(value) == value


@pytest.mark.parametrize("value", ["", "yesterday", "2023-13-01", "2023-02-30", "08/12/2023", "٨"])
def test_no_dates(value: str) -> None:
    with pytest.raises(BadDate, match="is no date"):
        as_published(value)


@given(st.binary(max_size=400))
@example(b"\xc2\x85")
@settings(max_examples=300)
def test_any_bytes_are_text_or_a_clear_error(data: bytes) -> None:
    try:
        text = decode(data)
    except (EmptyInput, EncodingError):
        return
    assert text.strip()


@given(st.binary(max_size=400))
@settings(max_examples=100, deadline=None)
def test_any_bytes_are_lines_or_problems(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "any.jsonl"
    path.write_bytes(b'{"text": "x"}\n' + data)
    for item in items(path):
        assert item.readable or item.problems
