"""How an input is recognised, what is refused, and that nothing is loaded which is not needed."""
from __future__ import annotations

import builtins
import gzip
import io
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from support.source_files import TEXT, chat, entry, exported, items, message, page, post, rss, written
from tawatur.errors import UnknownKind
from tawatur.sources import count, described, kinds
from tawatur.sources.inflate import inflated

HEAVY = ("trafilatura", "lxml", "feedparser", "httpx", "protego", "pyarrow", "warcio", "ssl", "socket", "html.parser")


@pytest.mark.parametrize(("data", "name", "kind"), [
    (TEXT, "a.txt", "text"), (TEXT, "a", "text"), ("[عاجل] قصف", "a.txt", "text"), ("{قوسان} في أول الخبر", "a.txt", "text"), ("", "a.txt", "text"),
    ("<rss/>", "a.txt", "feed"), ("<?xml version='1.0'?><!-- x --><?y z?><feed>", "a", "feed"), ("<!DOCTYPE rss [<!ENTITY a 'b'>]><rss>", "a", "feed"),
    ("<!-- x --> <!doctype HTML>", "a.txt", "html"), ("<HTML>", "a", "html"), ("x", "a.htm", "html"), ("<?xml version='1.0'?><html>", "a.xml", "html"),
    ("WARC/1.1\r\n", "a.txt", "warc"), ("WARCO is a firm", "a.txt", "text"), ("PAR1", "a", "parquet"),
    ('{"name": "x", "type": "y", "id": 5, "messages": [', "a.txt", "telegram"), ('{"about": "Telegram data", ', "a.json", "telegram"),
    ('{"messages": [{"role": "x"}]}', "a.jsonl", "jsonl"), ('{"id": 1, "text": "x"}\n', "a.txt", "jsonl"), ('{"id": 1}\n{"id": 2}', "a.json", "jsonl"),
    ('{"id": 1}', "a.json", "json"), ('[{"id": 1}]', "a.txt", "json"), ("[]", "a.json", "json"), ('[{"id": 1}]', "a.jsonl", "json"),
    ("id,text\n", "a.txt", "csv"), ("x", "a.csv", "csv"), ("date;النص\n", "a", "csv"), ("text\n", "a.txt", "text"), ("قال، وأضاف, text\n", "a.txt", "text"),
])
def test_a_kind_shows_in_how_it_begins(data: str, name: str, kind: str) -> None:
    for encoding in ("utf-8", "utf-8-sig") if kind not in ("warc", "parquet") else ("utf-8",):
        head = kinds.head_of(data.encode(encoding), kinds.suffix_of(name))
        assert kind == kinds.kind_of(head).NAME


@pytest.mark.parametrize("start", ["<?a?>", "<!--a-->", "<!DOCTYPE a>", "<!DOCTYPE [", "<?", "<!--", '{"name": "', "[ ", "{ ", '"'])
def test_a_head_of_nothing_but_beginnings_is_of_one_kind_or_none(start: str) -> None:
    """64 KB of what patterns begin with: each kind answers, and they agree with what is then taken."""
    for suffix in ("", ".txt", ".json", ".xml"):
        head = kinds.head_of((start * 65_536)[:65_536].encode(), suffix)
        taken = [kind for kind in kinds.KINDS if kind.takes(head)]
        try:
            assert kinds.kind_of(head) is taken[0]
        except UnknownKind:
            assert taken == []


def test_every_kind_says_what_it_is() -> None:
    names = [name for name, _ in described()]
    assert sorted(names) == sorted(["text", "jsonl", "json", "csv", "parquet", "html", "feed", "telegram", "warc", "ledger"])
    assert all(about and "\n" not in about for _, about in described())


def zipped(name: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(name, TEXT)
    return out.getvalue()


@pytest.mark.parametrize(("name", "data", "says"), [
    ("a.zip", zipped("../../evil.txt"), "a zip archive; unpack it and give the folder or file that it makes"),
    ("a", zipped("a.txt"), "a zip archive; unpack"), ("a.7z", b"7z\xbc\xaf\x27\x1c\x00", "a 7z archive; unpack"),
    ("a.jsonl.bz2", b"BZh91AY", "packed with bzip2; unpack"), ("a.docx", zipped("word/document.xml"), "a .docx file; what is read: "),
    ("a.pdf", b"%PDF-1.7", "a .pdf file; what is read: "), ("a.json", b"hello", "a .json file (no report, array"), ("a.xml", b"<x/>", "a .xml file; what is read"),
])
def test_what_is_not_read_is_told_with_what_to_do(tmp_path: Path, name: str, data: bytes, says: str) -> None:
    [item] = items(written(tmp_path, name, data))
    assert message(item).startswith(f"{tmp_path / name}: {says}")
    assert [path.name for path in tmp_path.iterdir()] == [name]  # nothing was unpacked anywhere


def test_a_folder_of_all_kinds(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura")
    pytest.importorskip("feedparser")
    for name, data in (("a.txt", TEXT.encode()), ("b.html", page()), ("c.rss", rss(entry(1)).encode()), ("d/result.json", exported(chat(post(1)))),
                       ("e.csv.gz", gzip.compress(f'id,text\n7,"{TEXT}"'.encode())), ("f.jpg", b"\xff\xd8"), ("g.txt", b""), ("h.warc.gz", b"\x1f\x8b")):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(data)
    found = items(tmp_path)
    assert [item.document.id for item in found] == ["a.txt", "b.html", "https://news.example/1", "1234567890/1", "7", "g.txt", "h.warc.gz"]
    assert [item.document.text for item in found if item.readable] == [TEXT] * 5
    assert count([str(tmp_path)]) is None
    assert count([str(tmp_path / "a.txt"), str(tmp_path / "b.html")]) == 2


def test_standard_input_of_any_kind(monkeypatch: pytest.MonkeyPatch) -> None:
    for data, kind in ((exported(chat(post(1))), "telegram"), (gzip.compress(TEXT.encode()), "text"), (f"id,text\n1,{TEXT[:9]}".encode(), "csv")):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        [item] = items("-")
        assert item.origin is not None
        assert (item.origin.kind, item.origin.whence.split("#")[0]) == (kind, "stdin:")


@pytest.mark.parametrize(("name", "data", "missing", "what"), [
    ("a.html", page(), "trafilatura", "a web page"), ("a.rss", rss(entry(1)).encode(), "feedparser", "a feed"),
    ("a.parquet", b"PAR1", "pyarrow", "a Parquet table"), ("http://127.0.0.1:9/", b"", "httpx", "a URL"),
    ("a.warc", b"WARC/1.0\r\nWARC-Type: resource\r\nContent-Type: text/html\r\nContent-Length: 6\r\n\r\n<html>\r\n\r\n", "trafilatura", "a web page"),
])
def test_a_library_that_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, data: bytes, missing: str, what: str) -> None:
    there = builtins.__import__

    def without(module: str, *rest: Any) -> Any:
        if module.partition(".")[0] == missing:
            raise ModuleNotFoundError(f"No module named {missing!r}", name=missing)
        return there(module, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    [item] = items(name if "//" in name else written(tmp_path, name, data))
    assert message(item).endswith(f': {what} needs {missing}: pip install "tawatur[sources]"')


def test_reading_text_loads_no_library_of_another_kind(tmp_path: Path) -> None:
    path = written(tmp_path, "a.txt", TEXT)
    code = f"import sys; from tawatur.sources import read; assert next(read([{str(path)!r}])).readable; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env={"PYTHONPATH": ":".join(sys.path)})
    assert not set(HEAVY) & set(loaded.stdout.split())


@pytest.mark.parametrize("size", [0, 1, 65_535, 65_536, 65_537, 400_000])
def test_what_was_packed_comes_out(size: int) -> None:
    data = bytes(n * 7 % 251 for n in range(size))
    packed = gzip.compress(data[: size // 2]) + gzip.compress(data[size // 2:]) + b"\0" * 30
    for step in (1 if size < 70_000 else 1000, 4096, 1 << 20):
        assert b"".join(inflated(packed[at:at + step] for at in range(0, len(packed), step))) == data
