"""Web archives: pages in them, whatever they are packed in, and archives that are broken. Written by another program than reads."""
from __future__ import annotations

import gzip
import io
import re
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from support.source_files import FIRST, TEXT, items, message, page, written
from tawatur.sources import Defaults, read

pytest.importorskip("trafilatura")
writers = pytest.importorskip("warcio.warcwriter")
headers_of = pytest.importorskip("warcio.statusandheaders").StatusAndHeaders

Write = Callable[..., bytes]


def archive(*records: tuple[str, bytes, dict[str, str]], packed: bool = False, kind: str = "response", status: str = "200 OK") -> bytes:
    """An archive of (URL, body, HTTP headers)."""
    out = io.BytesIO()
    writer = writers.WARCWriter(out, gzip=packed)
    writer.write_record(writer.create_warcinfo_record("a.warc", {"software": "test"}))
    for url, body, headers in records:
        http = headers_of(status, list(headers.items()), protocol="HTTP/1.1")
        more = {"warc_headers_dict": {"WARC-Date": "2023-12-09T01:02:03Z"}}
        if kind != "response":
            more["warc_content_type"] = headers["Content-Type"]  # type: ignore[assignment]
        writer.write_record(writer.create_warc_record(url, kind, payload=io.BytesIO(body), http_headers=http if kind == "response" else None, **more))
    return out.getvalue()


HTML = {"Content-Type": "text/html; charset=utf-8"}
URL = "https://news.example/1"


@pytest.mark.parametrize(("name", "packed"), [("a.warc", False), ("a.warc.gz", True), ("archive", False), ("archive.bin", True)])
def test_a_page_in_an_archive(tmp_path: Path, name: str, packed: bool) -> None:
    path = written(tmp_path, name, archive((URL, page(), HTML), (URL + "2", page(FIRST), HTML), packed=packed))
    one, two = items(path)
    document = one.document
    assert (document.text, document.url, document.title) == (TEXT, URL, "قصف على أطراف البلدة")
    assert (document.published, document.fetched) == (None, "2023-12-09T01:02:03Z")
    assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", document.id)
    assert one.origin is not None
    assert (one.origin.kind, one.origin.whence) == ("warc", f"{path.as_uri()}#{document.id}")
    assert (one.origin.fetched, one.origin.raw) == ("2023-12-09T01:02:03Z", page())
    assert (two.document.text, two.document.url) == (FIRST, URL + "2")


def test_an_archive_packed_as_one(tmp_path: Path) -> None:
    """Not as the standard asks, which packs each record; `gzip a.warc` makes such."""
    data = gzip.compress(archive((URL, page(), HTML), (URL, page(), HTML)))
    assert len(items(written(tmp_path, "a.warc.gz", data))) == 2


def chunked(body: bytes) -> bytes:
    pieces = [body[at:at + 700] for at in range(0, len(body), 700)]
    return b"".join(b"%x;x=y\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


@pytest.mark.parametrize(("body", "headers"), [
    (chunked(page()), {"Transfer-Encoding": "chunked"}), (page(), {"Transfer-Encoding": "chunked"}),
    (gzip.compress(page()), {"Content-Encoding": "gzip"}), (chunked(gzip.compress(page())), {"Content-Encoding": "gzip", "Transfer-Encoding": "Chunked"}),
])
def test_a_body_is_unpacked(tmp_path: Path, body: bytes, headers: dict[str, str]) -> None:
    [item] = items(written(tmp_path, "a.warc", archive((URL, body, HTML | headers))))
    assert item.document.text == TEXT
    assert item.origin is not None
    assert item.origin.raw == page()


def test_what_is_no_page_is_passed_over(tmp_path: Path) -> None:
    data = archive((URL, b"\x89PNG", {"Content-Type": "image/png"})) + archive((URL, page(), HTML), status="404 Not Found")
    data += archive((URL, b"x", {"Content-Type": "text/dns"}), kind="resource") + archive((URL, page(), HTML))
    assert len(items(written(tmp_path, "a.warc", data))) == 1
    [none] = items(written(tmp_path, "b.warc", archive((URL, b"\x89PNG", {"Content-Type": "image/png"}))))
    assert "a web archive without a page" in message(none)


@pytest.mark.parametrize("kind", ["resource", "conversion"])
def test_texts_and_pages_that_stand_for_themselves(tmp_path: Path, kind: str) -> None:
    data = archive((URL, TEXT.encode("cp1256"), {"Content-Type": "text/plain"}), (URL, page(), HTML), kind=kind)
    one, two = items(written(tmp_path, "a.warc", data), defaults=Defaults("2023-12-08", "Agency"))
    assert (one.document.text, one.document.outlet, one.document.published) == (TEXT, "Agency", "2023-12-08")
    assert two.document.text == TEXT


@pytest.mark.parametrize("packed", [False, True])
def test_an_archive_that_breaks_off(tmp_path: Path, packed: bool) -> None:
    data = archive((URL, page(), HTML), (URL, page(), HTML), packed=packed)
    one, *rest = items(written(tmp_path, "a.warc", data[:-300]))
    assert one.document.text == TEXT
    assert rest
    assert "breaks off" in message(rest[-1])


@pytest.mark.parametrize("cut", range(0, 2400, 150))
def test_wherever_it_breaks_off_it_is_told(tmp_path: Path, cut: int) -> None:
    whole = archive((URL, page(), HTML), packed=True)
    found = items(written(tmp_path, "a.warc", whole[: len(whole) - 1 - cut]))
    assert not found[-1].readable


def test_a_broken_page_and_the_rest_is_read(tmp_path: Path) -> None:
    bad = [(b"not gzip", HTML | {"Content-Encoding": "gzip"}), (b"x", HTML | {"Content-Encoding": "br"}), (b"", HTML), (b"<html></html>", HTML),
           (b"\x00\x01\x02" * 100, HTML)]
    data = archive((URL, page(), HTML), *((f"{URL}/{n}", body, headers) for n, (body, headers) in enumerate(bad)), (URL, page(), HTML))
    first, *between, last = items(written(tmp_path, "a.warc", data))
    assert first.readable
    assert last.readable
    assert [message(item).split(": ", 2)[1] for item in between] == [f"record {n + 3} ({URL}/{n})" for n in range(len(bad))]
    assert "packed as 'br'" in message(between[1])


def test_junk_between_records_is_passed_over(tmp_path: Path) -> None:
    one, two = archive((URL, page(), HTML)), archive((URL, page(), HTML))
    assert len(items(written(tmp_path, "a.warc", one + b"junk WARC/1.0\r\nmore\r\n" + two))) == 2


@pytest.mark.parametrize("record", [
    b"WARC/1.0\r\n", b"WARC/1.0\r\nContent-Length: -5\r\n\r\n", b"WARC/1.0\r\nContent-Length: x\r\n\r\n", b"WARC/1.0\r\n\r\n",
    b"WARC/1.0\r\nContent-Length: " + b"9" * 30 + b"\r\n\r\n", b"WARC/1.0\r\n" + b"x" * 300_000,
    b"WARC/1.0\r\nWARC-Type: resource\r\nContent-Type: text/plain\r\nContent-Length: 999999999999\r\n\r\nabc",
])
def test_an_archive_that_is_none(tmp_path: Path, record: bytes) -> None:
    [*_, item] = items(written(tmp_path, "a.warc", record))
    assert any(words in message(item) for words in ("breaks off", "headers of more than"))


@pytest.mark.parametrize("inner", [False, True])
def test_an_archive_that_swells(tmp_path: Path, inner: bool) -> None:
    """A page that unpacks to 100 MB, packed by the archive or by the server; another beside it is read."""
    bomb = b"<html>" + b" " * 100_000_000
    body, headers = (gzip.compress(bomb, 9), HTML | {"Content-Encoding": "gzip"}) if inner else (bomb, HTML)
    path = written(tmp_path, "a.warc.gz", archive((URL, page(), HTML), (URL, body, headers), packed=True))
    del bomb, body
    assert path.stat().st_size < 1_000_000
    tracemalloc.start()
    one, *rest = read([str(path)])
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert one.readable
    assert "more than" in message(rest[0])
    assert peak < 40_000_000
