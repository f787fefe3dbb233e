"""One report as plain text. Its id is the file's name, or the SHA-256 of the text."""
from __future__ import annotations

from collections.abc import Iterator

from tawatur.sources.base import MAX_LINE, Defaults, Head, Item, Opened, report
from tawatur.sources.encoding import decode

NAME = "text"
ABOUT = "plain text: one report a file"
SUFFIXES = (".txt", ".text")


def takes(head: Head) -> bool:
    """What calls itself text, or nothing at all."""
    return head.suffix in SUFFIXES or head.mime == "text/plain" or not (head.suffix or head.mime)


def read(opened: Opened, defaults: Defaults) -> Iterator[Item]:
    """The one report. Raises `EmptyInput`, `EncodingError` or `TooLarge`."""
    data = opened.whole(MAX_LINE)
    document = report(decode(data), id=opened.id, url=opened.url, published=defaults.published, outlet=defaults.outlet, fetched=opened.fetched)
    yield Item(document, origin=opened.origin(NAME, data))
