"""A web archive (WARC, ISO 28500): each page or text that was fetched is a report, one record in memory at a time.

Of responses those that were a success are read, of `resource` and `conversion` records (plain text of a crawl) all; pictures,
scripts and the like are passed over. The archive's date is when a page was fetched, and says nothing of when it was
published. An archive that breaks off, or a record that is damaged, is told; what can be read beside it is read.
"""
from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tawatur.errors import EmptyInput, InputError, MissingLibrary, TooLarge
from tawatur.sources import html
from tawatur.sources.base import MAX_PAGE, Defaults, Head, Item, Opened, report, unreadable
from tawatur.sources.encoding import decode
from tawatur.sources.http_message import Reply, body, charset_of, headers_of, reply_of
from tawatur.sources.inflate import BLOCK, Pieces

NAME = "warc"
ABOUT = "a web archive, WARC: one report a page"
SUFFIXES = (".warc",)
_TEXTS = ("text/plain",)
_PAYLOADS = ("resource", "conversion")
_ENVELOPE = 1 << 17  # bytes that headers may add to a body; bodies may be packed smaller, never larger than twice
_VERSION = b"WARC/"


class _Record(NamedTuple):
    headers: dict[str, str]
    block: Pieces
    place: int

    @property
    def id(self) -> str:
        return self.headers.get("warc-record-id", "").strip("<>") or f"record-{self.place}"


def takes(head: Head) -> bool:
    """By its first word."""
    return head.data.startswith(_VERSION)


def read(opened: Opened, defaults: Defaults) -> Iterator[Item]:
    """The pages, in order. Raises `InputError` where the archive breaks off, `EmptyInput` where it holds none."""
    some = False
    for record in _records(opened.stream):
        try:
            item = _item(record, opened, defaults)
        except MissingLibrary:
            raise
        except InputError as error:
            url = record.headers.get("warc-target-uri", "").strip("<>")
            item = unreadable(record.id, f"{opened.name}: record {record.place} ({url}): {error}")
        if item is not None:
            some = True
            yield item
    if not some:
        raise EmptyInput("a web archive without a page or a text in it")


def _records(stream: Pieces) -> Iterator[_Record]:
    """The records, each with a stream of its block that ends where the block does. Raises `InputError` at a break."""
    place = 0
    while _to_next(stream):
        place += 1
        headers = headers_of(stream)
        length = (headers or {}).get("content-length", "")
        if headers is None or not (length.isascii() and length.isdigit() and len(length) < 16):
            raise InputError(f"the archive breaks off in record {place:,}; what came before was read")
        block = _Block(stream, int(length))
        yield _Record(headers, Pieces(block), place)
        for _ in block:
            pass
        if block.left:
            raise InputError(f"the archive breaks off in record {place:,}; what came before was read")


def _to_next(stream: Pieces) -> bool:
    """Past the line that begins the next record, and over whatever stands before it."""
    starts = True
    while line := stream.readline(1 << 16):
        if starts and line.startswith(_VERSION):
            return True
        starts = line.endswith(b"\n")
    return False


class _Block:
    """The next so many bytes of a stream, in pieces."""

    def __init__(self, stream: Pieces, left: int) -> None:
        self._stream = stream
        self.left = left

    def __iter__(self) -> Iterator[bytes]:
        while self.left and (data := self._stream.read(min(BLOCK, self.left))):
            self.left -= len(data)
            yield data


def _item(record: _Record, opened: Opened, defaults: Defaults) -> Item | None:
    """The report of a record; None for one that is no page or text."""
    headers = record.headers
    kind, told = headers.get("warc-type", "").lower(), headers.get("content-type", "")
    if kind == "response" and told.lower().startswith("application/http"):
        reply = reply_of(record.block)
        if not 200 <= reply.status < 300:
            return None
    elif kind in _PAYLOADS:
        reply = Reply(200, {"content-type": told})
    else:
        return None
    if reply.mime not in html.MIMES + _TEXTS:
        return None
    if int(headers["content-length"]) > 2 * MAX_PAGE + _ENVELOPE:
        raise TooLarge(f"more than {MAX_PAGE:,} bytes; one report may hold no more")
    packed = {} if kind in _PAYLOADS else reply.headers
    return _report(body(record.block, packed, MAX_PAGE), reply, record, opened, defaults)


def _report(data: bytes, reply: Reply, record: _Record, opened: Opened, defaults: Defaults) -> Item:
    url, fetched = record.headers.get("warc-target-uri", "").strip("<>") or None, record.headers.get("warc-date")
    here = opened._replace(id=record.id, url=url, fetched=fetched, charset=reply.charset or charset_of(record.headers.get("content-type", "")))
    origin = opened.origin(NAME, data, record.id, fetched)
    try:
        if not data.strip():
            raise EmptyInput("a page with nothing in it")
        if reply.mime in html.MIMES:
            return html.page(data, here, defaults)._replace(origin=origin)
        text = decode(data)
    except MissingLibrary:
        raise
    except InputError as error:
        return unreadable(record.id, f"{opened.name}: record {record.place} ({url}): {error}", origin)
    known = {"outlet": defaults.outlet, "published": defaults.published, "url": url, "fetched": fetched}
    return Item(report(text, id=record.id, **known), origin=origin)
