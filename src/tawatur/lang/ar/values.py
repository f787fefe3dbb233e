"""Every number, ordinal, percentage, quantity, sum of money, length of time, date, time and range of a report.

Values come in plain JSON forms: numbers as numbers; quantities as {"amount", "unit"} or {"min", "max", "unit"};
durations in ISO 8601; dates and times as 2023-12-08, 2023-12, 2023-W49, 2023, 198X, 2023-12-08T14:30, T14:30; ranges as
START/END with .. for an open side. A number inside a quantity is given as both.

News conventions hold (see times). Where a text is nothing but the expression itself, as when one asks an assistant, a bare
weekday is the next one and a date without a year is this year's.
"""
from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any

from tawatur.lang.ar.durations import read_duration
from tawatur.lang.ar.measures import COUNTED, UNIT_FORMS, read_measure
from tawatur.lang.ar.number_values import percent_mark, read_ordinals, read_percent, read_plain
from tawatur.lang.ar.quantities import scale_both, whole
from tawatur.lang.ar.time_values import read_temporals
from tawatur.lang.ar.times_words import WHICH
from tawatur.text.tokens import Hit, Text


@dataclass(frozen=True, slots=True)
class Value:
    """A value in its JSON form. `kind`: number, ordinal, percent, quantity, money, duration, date, datetime, time,
    daterange, datetimerange or timerange."""

    kind: str
    value: object


_BESIDE_UNITS = frozenset("و ونصف ونص وربع نصف نص ربع وثلث".split())


def read_values(text: Text, reference: datetime | None) -> list[Hit[Value]]:
    """Every value of a report by its place, smaller ones beside the larger that hold them. `reference`: local time."""
    times = [Hit(Value(kind, value), a, b, "time") for kind, value, a, b in read_temporals(text, reference)]
    taken = _places(times)
    percents = _scan(text, _percent, taken)
    taken |= _places(percents)
    measures = _scan(text, _measure, taken)
    durations = _scan(text, _duration, _places([*percents, *measures]) | _places([t for t in times if not _is_window(text, t)]))
    numbers = _scan(text, _number, set() if _is_fraction_or_day(text, times) else taken)
    ordinals = [hit for hit in _scan(text, _ordinal, taken | _places(durations)) if not _inside(hit, numbers)]
    held = _places(ordinals)
    numbers = _scale_ranges(text, [hit for hit in numbers if not held.intersection(range(hit.start, hit.stop))])
    return sorted([*times, *percents, *measures, *durations, *ordinals, *numbers], key=lambda hit: (hit.start, -hit.stop))


def _is_fraction_or_day(text: Text, times: list[Hit[Value]]) -> bool:
    """A text that is only "11/10": a day of a month or a fraction, given as both."""
    return len(text.words) == 3 and text.words[1] == "/" and len(times) == 1


def _is_window(text: Text, hit: Hit[Value]) -> bool:
    """A stretch up to now told by its length (الـ24 ساعة الأخيرة): the length is a value too."""
    return text.words[hit.stop - 1] in WHICH and str(hit.value.value).count("/") == 1


def _inside(hit: Hit[Value], others: list[Hit[Value]]) -> bool:
    """Whether a hit is part of a longer one: المليون in مليون ونصف المليون."""
    return any(o.start <= hit.start and hit.stop <= o.stop and o.stop - o.start > hit.stop - hit.start for o in others)


def _scale_ranges(text: Text, numbers: list[Hit[Value]]) -> list[Hit[Value]]:
    """Both ends of a range in the scale that print gives only to the last: بين 20 و30 ألفا."""
    out = list(numbers)
    for k, (low, high) in enumerate(pairwise(numbers)):
        between = text.words[low.stop : high.start]
        low_word = text.words[low.start - 1] if low.start else ""
        if between in (["الي"], ["-"], ["حتي"]) or (between in (["و"], []) and low_word in ("بين", "وبين", "مابين")):
            first, last = read_plain(text, low.start), read_plain(text, high.start)
            if first is not None and last is not None and first.value < last.value:
                out[k] = low._replace(value=Value("number", whole(scale_both(first, last)[0])))
    return out


def _places(hits: list[Hit[Value]]) -> set[int]:
    return {i for hit in hits for i in range(hit.start, hit.stop)}


def _scan(text: Text, read: Any, taken: set[int]) -> list[Hit[Value]]:
    """The hits of one reader from left to right, none over a taken token."""
    hits: list[Hit[Value]] = []
    i, size = 0, len(text.words)
    while i < size:
        hit: Hit[Value] | None = read(text, i) if i not in taken else None
        if hit is None or any(j in taken for j in range(hit.start, hit.stop)):
            i += 1
        else:
            hits.append(hit)
            i = hit.stop
    return hits


def _percent(text: Text, i: int) -> Hit[Value] | None:
    found = read_percent(text, i)
    return Hit(Value("percent", whole(found[0])), i, found[1], "percent") if found is not None else None


def _measure(text: Text, i: int) -> Hit[Value] | None:
    alone = len(text) < 8 and all(not w[0].isalpha() or w in UNIT_FORMS or w in _BESIDE_UNITS for w in text.words)
    found = read_measure(text, i, alone)
    return Hit(Value(found.kind, found.value), i, found.stop, "measure") if found is not None else None


def _duration(text: Text, i: int) -> Hit[Value] | None:
    found = read_duration(text, i)
    return Hit(Value("duration", found[0]), i, found[1], "duration") if found is not None else None


def _ordinal(text: Text, i: int) -> Hit[Value] | None:
    found = read_ordinals(text, i)
    return Hit(Value("ordinal", found.value), i, found.stop, "ordinal") if found is not None else None


def _number(text: Text, i: int) -> Hit[Value] | None:
    number = read_plain(text, i)
    if number is None or percent_mark(text.words, number.stop):
        return None
    return Hit(Value("number", whole(number.value)), i, number.stop, "number")


def values_record(record: dict[str, Any]) -> dict[str, Any]:
    """{"id", "text", "reference_time"} -> {"id", "values": [{"kind", "start", "end", "value"}]}; places in code points."""
    reference = record.get("reference_time")
    text = Text(record["text"])
    values = []
    for hit in read_values(text, datetime.fromisoformat(reference).replace(tzinfo=None) if reference else None):
        span = text.found(hit).span
        values.append({"kind": hit.value.kind, "start": span.start, "end": span.stop, "value": hit.value.value})
    return {"id": record.get("id"), "values": values}


__all__ = ["COUNTED", "Value", "read_values", "values_record"]
