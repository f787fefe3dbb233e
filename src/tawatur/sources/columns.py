"""From a row of a table to a report: which column holds what, as the caller says or as it is usually called."""
from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from tawatur.errors import BadDate, EmptyInput, InputError, NoColumn
from tawatur.nouns import Problem
from tawatur.sources.base import Defaults, Item, Origin, report
from tawatur.sources.dates import published_of
from tawatur.sources.lines import kind_of

Row = Mapping[str, Any]

# What people call the column of a field, the surest name first.
_USUAL = {
    "text": "text|body|content|full text|article text|article|report|report text|message|story|description|notes|summary|"
            "النص|نص|نص الخبر|نص التقرير|المتن|متن|المحتوى|محتوى|الخبر|خبر|التقرير|تقرير|الرسالة|التفاصيل|الوصف",
    "id": "id|key|uid|guid|report id|article id|message id|المعرف|معرف|الرقم|رقم|رقم الخبر",
    "outlet": "outlet|publisher|source|source name|site|sitename|site name|agency|newspaper|channel|channel name|"
              "المصدر|مصدر|الناشر|الوكالة|وكالة|الصحيفة|القناة|الموقع الإلكتروني|الجهة",
    "title": "title|headline|العنوان|عنوان|عنوان الخبر",
    "url": "url|link|href|permalink|source url|الرابط|رابط|رابط الخبر",
    "lang": "lang|language|اللغة|لغة",
    "via": "via|forwarded from|منقول عن|نقلا عن",
    "fetched": "fetched|fetched at|تاريخ الجلب",
    "published": "published|published at|publication date|publish date|date published|pub date|pubdate|date|datetime|"
                 "posted at|created at|timestamp|time|تاريخ النشر|التاريخ|تاريخ|وقت النشر",
}
FIELDS = tuple(_USUAL)
NAMES: Mapping[str, tuple[str, ...]] = {field: tuple(names.split("|")) for field, names in _USUAL.items()}


def plan(columns: Iterable[str], defaults: Defaults) -> dict[str, str]:
    """Which column holds each field. What the caller says goes before what a name suggests; no column serves twice.

    Raises `InputError` for a field that there is not.
    """
    there = list(columns)
    found = asked(defaults)
    by_name = {folded(column): column for column in reversed(there) if column not in found.values()}
    for field, names in NAMES.items():
        if field not in found and (name := next((name for name in names if name in by_name), None)):
            found[field] = by_name.pop(name)
    return found


def asked(defaults: Defaults) -> dict[str, str]:
    """What the caller says of columns. Raises `InputError` for a field that there is not."""
    for field, _ in defaults.columns:
        if field not in FIELDS:
            raise InputError(f'reports have no "{field}" to take from a column; they have {", ".join(FIELDS)}')
    return dict(defaults.columns)


def table_plan(columns: Iterable[str], defaults: Defaults) -> dict[str, str]:
    """The plan of a table whose columns are known before its rows.

    Raises `NoColumn` where no column holds text, or where the table lacks one that the caller names.
    """
    there = list(columns)
    found = plan(there, defaults)
    for column in found.values():
        if column not in there:
            raise NoColumn(f'no column "{column}"; {listed(there)}')
    if "text" not in found:
        raise NoColumn(without_text(there))
    return found


def row_plan(row: Row, defaults: Defaults) -> dict[str, str]:
    """The plan of a row that stands for itself; one in the form of JSON lines names its fields. Raises `NoColumn`."""
    found = {"text": "text"} if "text" in row and not defaults.columns else plan(row, defaults)
    if "text" not in found:
        raise NoColumn(without_text(row))
    return found


def without_text(there: Iterable[str]) -> str:
    """What to say of a table or a row in which nothing holds text."""
    return f"no column of text; {listed(list(there))}; say which it is with a column map, text=COLUMN"


def item(row: Row, columns: Mapping[str, str], defaults: Defaults, origin: Origin) -> Item:
    """The report of a row by a plan. Raises `InputError` where its text is none."""
    name = columns.get("text", "text")
    text, key = row.get(name), row.get(columns.get("id", "id"))
    if not isinstance(text, str):
        raise InputError(f'no "{name}"' if text is None else f'"{name}" is a {kind_of(text)}, not a string')
    if not text.strip():
        raise EmptyInput(f'"{name}" is empty')
    known, wrong = _metadata(row, columns)
    known["published"] = known["published"] or defaults.published
    known["outlet"] = known["outlet"] or defaults.outlet
    problems = tuple(Problem("input", message) for message in wrong)
    return Item(report(text, id=None if key is None or key == "" else str(key), **known), problems, origin=origin)


def _metadata(row: Row, columns: Mapping[str, str]) -> tuple[dict[str, str | None], list[str]]:
    """What the row says of its report, and what of it had to be left out."""
    known: dict[str, str | None] = {}
    wrong = []
    for field in FIELDS[2:]:
        name = columns.get(field, field)
        value = row.get(name)
        try:
            known[field] = published_of(value) if field == "published" and _is_time(value) else _string(value)
        except BadDate as error:
            wrong.append(f'"{name}": {error}; read without it')
        except InputError as error:
            wrong.append(f'"{name}" is {error}; read without it')
    return {field: known.get(field) for field in FIELDS[2:]}, wrong


def _is_time(value: object) -> bool:
    return isinstance(value, (str, date, int, float)) and not isinstance(value, bool)


def _string(value: object) -> str | None:
    if isinstance(value, date):
        return value.isoformat()
    if value is None or isinstance(value, str):
        return value or None
    raise InputError(f"a {kind_of(value)}, not a string")


def folded(column: str) -> str:
    """`pubDate`, `pub_date` and `Pub-Date` are one."""
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", column)
    return " ".join(re.split(r"[\W_]+", spaced)).strip().lower()


def listed(there: list[str]) -> str:
    """The columns that there are, in words."""
    cut = [name if len(name) <= 60 else f"{name[:60]}..." for name in there[:30]]
    shown = ", ".join(f'"{name}"' for name in cut) + (", ..." if len(there) > 30 else "")
    return f"there are {shown}" if there else "there is none at all"
