"""Dates of publication as pages, feeds and tables write them, as ISO 8601.

Only what can be meant in one way is read: 08/12/2023 is August in one country and December in another, and stays unread.
"""
from __future__ import annotations

import re
from datetime import UTC, date, datetime

from tawatur.errors import BadDate
from tawatur.sources.base import as_published

_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_SLASHED = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?:[ T,]+(\d{1,2}:\d{2}(?::\d{2})?))?$")
_NAMED = re.compile(r"(?:(\d{1,2}) ([A-Za-z]{3})[a-z]*\.?|([A-Za-z]{3})[a-z]*\.? (\d{1,2})),? (\d{4})$")
_STAMP = re.compile(r"\d{10}(?:\d{3})?(?:\.\d+)?$")
_ZONE = re.compile(r" (?:UTC|GMT)$|(?<=:\d\d) (?=[+-]\d\d)")
_LONGEST = 80  # characters
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()


def published_of(value: object) -> str | None:
    """The date or time that a value stands for; None for nothing. Raises `BadDate`."""
    if value is None or isinstance(value, date):
        return as_published(value)
    text = str(value).translate(_DIGITS).strip()
    if not text:
        return None
    if len(text) > _LONGEST:
        raise BadDate(f"{text[:_LONGEST]!r}... is no date; write it as 2023-12-08 or 2023-12-08T14:30")
    if stamp := _stamp(text):  # before ISO, which takes thirteen digits for a day and an hour
        return stamp
    try:
        return as_published(_ZONE.sub(lambda zone: "" if zone[0] == " " else "+00:00", text))
    except BadDate:
        found = _slashed(text) or _named(text) or _mailed(text)
    return as_published(found or str(value))


def _slashed(text: str) -> str | None:
    found = _SLASHED.match(text)
    if not found:
        return None
    year, month, day, clock = found.groups()
    return f"{year}-{month:>02}-{day:>02}" + (f"T{clock:>05}" if clock and clock.count(":") == 1 else f"T{clock:>08}" if clock else "")


def _named(text: str) -> str | None:
    found = _NAMED.match(text)
    name = ((found[2] or found[3]) if found else "").lower()
    if not found or name not in _MONTHS:
        return None
    return f"{found[5]}-{_MONTHS.index(name) + 1:02}-{found[1] or found[4]:>02}"


def _stamp(text: str) -> str | None:
    """Seconds or milliseconds since 1970."""
    if not _STAMP.match(text):
        return None
    whole = int(text.partition(".")[0])
    return datetime.fromtimestamp(whole // 1000 if whole > 10**11 else whole, UTC).isoformat()


def _mailed(text: str) -> str | None:
    """Fri, 08 Dec 2023 14:30:00 +0300, as in feeds and letters."""
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(text).isoformat()
    except (ValueError, IndexError, TypeError, OverflowError):
        return None
