"""Whatever bytes come, a source gives reports or says in one line why not; it never raises."""
from __future__ import annotations

import gzip
import io
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from support.source_files import chat, entry, exported, items, message, page, post, rss

PARTS = [
    page(), rss(entry(1), entry(2)).encode(), exported(chat(post(1), post(2, ["a", {"text": "b"}]))), b'[{"text": "x", "date": "2023-12-08"}, {"text": 5}]',
    b"id,text\n1,x\n2,\"y\nz\"\n", b'{"text": "x"}\n{"id": 2}\n', b"WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: 90\r\n\r\n"
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n<html\r\n", b"PAR1\x15\x04\x15\x00\x00\x00\x00PAR1",
    b"<feed><entry><content type='html'>&lt;p</content><updated>9999999999</updated></entry>", b"<html><meta charset=utf-7><p>", b"<?xml version='1.0' encoding='x'?><rss>",
]
SUFFIXES = ["", ".txt", ".html", ".xml", ".rss", ".json", ".jsonl", ".csv", ".tsv", ".parquet", ".warc", ".warc.gz", ".zip"]


@st.composite
def inputs(draw: st.DrawFn) -> bytes:
    """A part of something that is known, with bytes of any kind cut into it, perhaps packed, perhaps broken off."""
    whole = draw(st.sampled_from(PARTS))
    at = draw(st.integers(0, len(whole)))
    data = whole[:at] + draw(st.binary(max_size=30)) + whole[at + draw(st.integers(0, 30)):]
    data = gzip.compress(data) if draw(st.booleans()) else data
    return data[: len(data) - draw(st.sampled_from([0, 0, 0, 1, 9, 50]))]


@given(st.one_of(inputs(), st.binary(max_size=200)), st.sampled_from(SUFFIXES))
@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_bytes_are_reports_or_a_clear_line(tmp_path_factory: pytest.TempPathFactory, data: bytes, suffix: str) -> None:
    path = tmp_path_factory.getbasetemp() / f"any{suffix}"
    path.write_bytes(data)
    found = items(path)
    assert found
    for item in found:
        assert item.document.text.strip() if item.readable else message(item)


@given(st.one_of(inputs(), st.binary(max_size=200)))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
def test_any_bytes_may_be_piped_in(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert items("-")


@given(st.lists(st.one_of(st.binary(max_size=40), st.sampled_from([b"WARC/1.0\r\n", b"Content-Length: 9\r\n", b"\r\n", b"<html>", b'"', b"\n", b"{", b"[", b"]"])), max_size=12))
@settings(max_examples=150, deadline=None)
def test_any_pieces_of_known_things(tmp_path_factory: pytest.TempPathFactory, pieces: list[bytes]) -> None:
    path: Path = tmp_path_factory.getbasetemp() / "pieces"
    path.write_bytes(b"".join(pieces))
    assert items(path)
