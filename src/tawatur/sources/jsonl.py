"""Reports as JSON lines: `{"id", "text", "published"?, "outlet"?, "title"?, "url"?, "lang"?, "via"?}`, one a line.

A line that is no report is told by its number and the rest is read.
"""
from __future__ import annotations

import json
import re
from collections.abc import Iterator

from tawatur.errors import InputError
from tawatur.sources import columns
from tawatur.sources.base import Defaults, Head, Item, Opened, unreadable
from tawatur.sources.lines import blocks, numbered_lines, record

NAME = "jsonl"
ABOUT = "JSON lines: one report a line, {\"id\", \"text\", \"published\", \"outlet\", ...}"
SUFFIXES = (".jsonl", ".ndjson")
_OBJECT = re.compile(r"\{\s*\"")


def takes(head: Head) -> bool:
    """By its ending; else where the first line is an object, or where nothing else is known than that it opens one."""
    if head.suffix in SUFFIXES or head.mime in ("application/x-ndjson", "application/jsonl"):
        return not head.text.startswith("[{")
    if not head.text.startswith("{"):
        return False
    if not head.suffix and not head.mime:
        return True
    first, _, rest = head.text.partition("\n")
    more = rest.lstrip().startswith("{") or (head.suffix != ".json" and head.mime != "application/json")
    return more and bool(_OBJECT.match(head.text)) and _is_object(first)


def read(opened: Opened, defaults: Defaults) -> Iterator[Item]:
    """The reports of a stream of JSON lines."""
    columns.asked(defaults)
    for place, line in numbered_lines(blocks(opened.stream)):
        try:
            data = record(line)
            yield columns.item(data, columns.row_plan(data, defaults), defaults, opened.origin(NAME, line or b"", place))
        except InputError as error:
            origin = None if line is None else opened.origin(NAME, line, place)
            yield unreadable(f"{opened.name}:{place}", f"{opened.name}: line {place}: {error}", origin)


def _is_object(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False
