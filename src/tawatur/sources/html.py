"""A web page as one report: the article in it, a paragraph a line, without what stands around it.

Title, date, outlet and address are what the page says of itself. How a page looks today tells nothing of when it was
written, so no clock is asked: a page without a date has none.
"""
from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from tawatur.errors import BadDate, EmptyInput, TooLarge
from tawatur.nouns import Problem
from tawatur.sources.base import MAX_PAGE, Defaults, Head, Item, Opened, broken, library, report
from tawatur.sources.dates import published_of

NAME = "html"
ABOUT = "a web page saved as HTML: the article in it is one report"
SUFFIXES = (".html", ".htm", ".xhtml")
MIMES = ("text/html", "application/xhtml+xml")
_BEGINS = re.compile(
    r"(?>(?><\?xml[^>]*>\s*)|(?><!--.*?-->\s*))*+<(?:!doctype\s+html|html|head|body|article)\b", re.IGNORECASE | re.DOTALL
)
_TOLD = (
    re.compile(r"<meta[^>]{1,300}?article:published_time[\"'][^>]{0,300}?content=[\"']([^\"']{8,40})", re.IGNORECASE),
    re.compile(r"<meta[^>]{1,300}?content=[\"']([^\"']{8,40})[\"'][^>]{0,300}?article:published_time[\"']", re.IGNORECASE),
    re.compile(r"\"datePublished\"\s*:\s*\"([^\"]{8,40})\""),
)
# Browsers that save a page as one file put its pictures into it. Without them, articles have a tenth of this; what has
# more is a list or a trap, and takes minutes to look through.
_PICTURES = re.compile(r"data:[\w/+.-]{1,60};base64,[A-Za-z0-9+/=]*+")
_MAX_MARKUP = 3_000_000
_LATEST = "2100-01-01"  # no clock: what a page says is kept even where this machine's day is earlier


def takes(head: Head) -> bool:
    """By how it begins; else by its ending or the server's word."""
    return bool(_BEGINS.match(head.text)) or head.suffix in SUFFIXES or head.mime in MIMES


def read(opened: Opened, defaults: Defaults) -> Iterator[Item]:
    """The one report. Raises `EmptyInput` where there is no article, `TooLarge`, `EncodingError`, `MissingLibrary`."""
    data = opened.whole(MAX_PAGE)
    yield page(data, opened, defaults)._replace(origin=opened.origin(NAME, data))


def page(data: bytes, opened: Opened, defaults: Defaults) -> Item:
    """The report of a page by its bytes; of `opened` only id, url, charset and fetched are asked."""
    from tawatur.sources.markup import marked_up

    markup, wrong = marked_up(data, opened.charset)
    markup = _PICTURES.sub("", markup)
    if len(markup) > _MAX_MARKUP:
        raise TooLarge(f"a page of {len(markup):,} characters of markup; {_MAX_MARKUP:,} are read")
    found = _article(markup, opened.url)
    text = (found.text or "").strip() if found is not None else ""
    if not text:
        raise EmptyInput("a page without the text of an article")
    published, problems = _published(markup, found.date)
    if wrong:
        problems += (Problem("input", f"{wrong:,} characters of the page are broken"),)
    document = report(
        text, id=opened.id, title=found.title or None, outlet=_outlet(found, defaults), url=_address(found.url) or opened.url,
        published=published or defaults.published, lang=found.language or None, fetched=opened.fetched,
    )
    return Item(document, problems)


def _article(markup: str, url: str | None) -> Any:
    with library("trafilatura", "a web page"):
        from trafilatura import bare_extraction
    _hush("trafilatura", "htmldate", "courlan", "justext")
    if "<body" not in markup[:200_000].lower():
        markup = f"<html><body>{markup}</body></html>"
    with broken("the page"):
        return bare_extraction(
            markup, url=url, with_metadata=True, include_comments=False, config=_settings(),
            date_extraction_params={"original_date": True, "extensive_search": False, "max_date": _LATEST},
        )


@cache
def _settings() -> Any:
    """A flash is one sentence; where a library takes as little for no article, it gives the page's menus with it."""
    from trafilatura.settings import use_config

    config = use_config()
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", "20")
    return config


def _published(markup: str, day: str | None) -> tuple[str | None, tuple[Problem, ...]]:
    """The hour where the page tells it to machines, else the day that was found in it."""
    for pattern in _TOLD:
        if found := pattern.search(markup):
            try:
                told = published_of(found[1])
            except BadDate as error:
                return day or None, () if day else (Problem("input", f"{error}; read without it"),)
            return (told if told and (not day or told.startswith(day)) else day or told), ()
    return day or None, ()


def _outlet(found: Any, defaults: Defaults) -> str | None:
    """The name of the site; where only that of the machine is known, what the caller says goes before it."""
    name, host = found.sitename or None, found.hostname or None
    if name and host and name.lower().removeprefix("www.") in (host.lower(), host.lower().partition(".")[0]):
        return defaults.outlet or name
    return name or defaults.outlet or host


def _address(url: str | None) -> str | None:
    return url if url and url.startswith(("http://", "https://")) else None


def _hush(*names: str) -> None:
    """What these libraries log is for who works on them; without a handler Python would print it among the errors."""
    import logging

    for name in names:
        logger = logging.getLogger(name)
        if not logger.handlers:
            logger.addHandler(logging.NullHandler())
