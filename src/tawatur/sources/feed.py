"""An RSS or Atom feed: one report an entry, with its own date, its link, and the feed's title as outlet."""
from __future__ import annotations

import json
import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from tawatur.errors import BadDate, EmptyInput, InputError
from tawatur.nouns import Problem
from tawatur.sources.base import Defaults, Head, Item, Opened, broken, library, report, unreadable
from tawatur.sources.dates import published_of

NAME = "feed"
ABOUT = "an RSS or Atom feed: one report an entry"
SUFFIXES = (".rss", ".atom", ".xml")
MAX_FEED = 10_000_000  # bytes
# Alternatives that never give back what they took: a head of many half-open marks takes no longer than another.
_BEGINS = re.compile(
    r"(?>(?><\?.*?\?>\s*)|(?><!--.*?-->\s*)|(?><!DOCTYPE[^\[>]*(?>\[.*?\]\s*)?>\s*))*+<(?:rss|feed|rdf:RDF|channel)\b", re.DOTALL
)
_EDGE = re.compile(r"<(/?)(item|entry)\b")
# An entity of one's own may name a file or swell a thousandfold; no feed has need of one. Parsers see only what
# passed here: one text in one encoding, so that nothing can be hidden from the look.
_ENTITY = re.compile(r"<!\s*ENTITY", re.IGNORECASE)
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")


def takes(head: Head) -> bool:
    """By its first element."""
    return bool(_BEGINS.match(head.text)) or head.suffix in (".rss", ".atom") or head.mime in ("application/rss+xml", "application/atom+xml")


def read(opened: Opened, defaults: Defaults) -> Iterator[Item]:
    """The entries. Raises `InputError` for a feed that is broken, empty or declares entities, `TooLarge`."""
    from tawatur.sources.markup import marked_up

    text, wrong = marked_up(opened.whole(MAX_FEED), opened.charset)
    if _ENTITY.search(text):
        raise InputError("a feed that declares entities of its own; not read, for these may name files or swell without end")
    entries, outlet = _parsed(text)
    raws = [text[start:stop].encode("utf-8", "surrogatepass") for start, stop in _stretches(text)]
    if len(raws) != len(entries):  # entries that never end have no bytes of their own: then what was made of them
        raws = [json.dumps(entry, ensure_ascii=False, default=str).encode("utf-8", "surrogatepass") for entry in entries]
    if not entries:
        raise EmptyInput("a feed without an entry")
    slips = (Problem("input", f"{wrong:,} characters of the feed are broken"),) if wrong else ()
    for place, (entry, raw) in enumerate(zip(entries, raws, strict=True), 1):
        key = _string(entry.get("id")) or _string(entry.get("link"))
        origin = opened.origin(NAME, raw, key or place)
        try:
            item = _item(entry, key, outlet, opened, defaults)
            yield item._replace(origin=origin, problems=slips + item.problems)
        except InputError as error:
            yield unreadable(f"{opened.name}:{place}", f"{opened.name}: entry {place}: {error}", origin)


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """Where each entry begins and ends."""
    start, name = -1, ""
    for edge in _EDGE.finditer(text):
        if not edge[1] and start < 0:
            start, name = edge.start(), edge[2]
        elif edge[1] and start >= 0 and edge[2] == name:
            yield start, (text.find(">", edge.end()) + 1) or len(text)
            start = -1


def _parsed(text: str) -> tuple[list[Any], str | None]:
    """The entries and the title of the feed."""
    from tawatur.sources.markup import plain

    with library("feedparser", "a feed"):
        import feedparser
    data = _DECLARATION.sub("", text).encode("utf-8", "replace")
    with broken("the feed"):
        found = feedparser.parse(BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
        entries, outlet = list(found.entries), _string(found.feed.get("title"))
    if not entries and found.get("bozo") and not found.get("version"):
        raise InputError("a feed that cannot be made out; open it in a browser to see whether it is whole")
    return entries, plain(outlet) if outlet else None


def _item(entry: Any, key: str | None, outlet: str | None, opened: Opened, defaults: Defaults) -> Item:
    from tawatur.sources.markup import plain

    with broken("the entry"):
        title = plain(_string(entry.get("title")) or "") or None
        text = _text(entry) or title
        via = _string((entry.get("source") or {}).get("title"))
    if not text:
        raise EmptyInput("no text")
    published, problems = _published(entry)
    document = report(
        text, id=key, title=title, outlet=outlet or defaults.outlet, url=_string(entry.get("link")), via=via,
        published=published or defaults.published, fetched=opened.fetched,
    )
    return Item(document, problems)


def _text(entry: Any) -> str:
    """The longest of what the entry holds as content or summary."""
    from tawatur.sources.markup import plain

    held = [part.get("value") for part in entry.get("content") or ()] + [entry.get("summary")]
    texts = (plain(value) for value in held if isinstance(value, str))
    return max(texts, key=len, default="")


def _published(entry: Any) -> tuple[str | None, tuple[Problem, ...]]:
    """When it was published, by the words of the feed: what the library makes of 2023-99-99 is a day in November."""
    written = _string(dict.get(entry, "published")) or _string(dict.get(entry, "updated"))
    try:
        return published_of(written), ()
    except BadDate as error:
        return None, (Problem("input", f"{error}; read without it"),)


def _string(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None
