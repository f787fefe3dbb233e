"""Reports as JSON: an array of objects, one object, or an object that wraps one array of them."""
from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from tawatur.errors import EmptyInput, InputError
from tawatur.sources import columns
from tawatur.sources.base import Defaults, Head, Item, Opened, Origin, unreadable
from tawatur.sources.lines import blocks, kind_of
from tawatur.sources.window import Window

NAME = "json"
ABOUT = "a JSON array of objects, one report each"
SUFFIXES = (".json",)
_ARRAY = re.compile(r"\[\s*(?:\{\s*[\"}]|\]\s*$)")


def takes(head: Head) -> bool:
    """An array of objects; an object, where the ending or the server says that it is JSON."""
    if _ARRAY.match(head.text):
        return True
    return head.text[:1] in ("{", "[") and (head.suffix == ".json" or head.mime == "application/json")


def read(opened: Opened, defaults: Defaults) -> Iterator[Item]:
    """The reports, one object at a time; of an array of any length memory holds one."""
    columns.asked(defaults)
    window = Window(blocks(opened.stream))
    rows = _elements(window) if window.peek() == "[" else _wrapped(window, defaults)
    some = False
    for place, row, raw in rows:
        some = True
        origin = opened.origin(NAME, raw, place)
        try:
            yield _item(row, origin, defaults)
        except InputError as error:
            yield unreadable(f"{opened.name}:{place}", f"{opened.name}: object {place}: {error}", origin)
    if not some:
        raise EmptyInput("a JSON array with nothing in it")


def _elements(window: Window) -> Iterator[tuple[int, Any, bytes]]:
    for place in window.elements():
        yield place, *window.value()


def _wrapped(window: Window, defaults: Defaults) -> Iterator[tuple[int, Any, bytes]]:
    """One object that is a report, or the rows of the one list of objects in it. Raises `NoColumn` where it is neither."""
    whole, raw = window.value()
    if not isinstance(whole, dict):
        raise InputError(f"a JSON {kind_of(whole)} where an object was expected")
    lists = [value for value in whole.values() if isinstance(value, list) and value and isinstance(value[0], dict)]
    if "text" not in columns.plan(whole, defaults) and len(lists) == 1:
        for place, row in enumerate(lists[0], 1):
            yield place, row, json.dumps(row, ensure_ascii=False).encode("utf-8", "surrogatepass")
        return
    columns.table_plan(whole, defaults)
    yield 1, whole, raw


def _item(row: Any, origin: Origin, defaults: Defaults) -> Item:
    if not isinstance(row, dict):
        raise InputError(f"a JSON {kind_of(row)} where an object was expected")
    try:
        origin.raw.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError as error:
        raise InputError(f"not valid UTF-8 at byte {error.start:,} of the object") from None
    return columns.item(row, columns.row_plan(row, defaults), defaults, origin)
