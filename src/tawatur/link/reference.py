"""A series of figures from elsewhere, a row a day, and what a series of tolls is beside it.

A table (CSV, TSV) or a JSON array of objects; of an object within a row the columns are `outer.inner`. A column is known as
`killed` (running totals of people), `killed.children` (of whom), `daily.killed` (each day's own). Empty cells are gaps. A row
whose day or figure is none is told and passed over; of two rows of one day the first holds.
"""
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Literal, NamedTuple

from tawatur.errors import EmptyInput, InputError, MissingInput, NoColumn
from tawatur.link.series import Point, Series
from tawatur.sources import delimited
from tawatur.sources.base import Opened
from tawatur.sources.columns import folded, listed
from tawatur.sources.dates import published_of
from tawatur.sources.lines import blocks, kind_of
from tawatur.sources.opening import file, reason
from tawatur.sources.window import Window

LAG = 1  # days
OUTCOMES = ("killed", "injured", "missing", "displaced", "arrested", "captured", "released", "destroyed", "damaged", "other")
_FIELD = re.compile(rf"date|(?:daily\.)?(?:{'|'.join(OUTCOMES)})(?:\.[a-z]+)?")
_DATES = "date|report date|day|as of|reported|report day|التاريخ|تاريخ|اليوم".split("|")
_USUAL = {
    "killed": "killed|deaths|dead|fatalities|died|القتلى|قتلى|الشهداء|شهداء", "injured": "injured|wounded|injuries|الجرحى|جرحى|المصابون|الإصابات",
    "missing": "missing|المفقودون", "displaced": "displaced|النازحون", "arrested": "arrested|detained|arrests|المعتقلون",
}
_TOTAL = ("{} cum", "cum {}", "{} cumulative", "cumulative {}", "total {}", "{} total", "إجمالي {}", "مجموع {}")
_DAILY = ("daily {}", "{} daily", "new {}", "{} today")
_NUMBER = re.compile(r"\d{1,15}(?:\.0{1,15})?")
_BY_CHANCE, _BY_CHANCE_ON_ANY_DAY = 10, 1_000  # figures below may be the same in another area
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")

Verdict = Literal["same", "within", "neighbour", "differs", "none"]
Row = tuple[str, dict[str, Any]]  # where it stands ("line 7"), its cells by column


@dataclass(frozen=True, slots=True)
class Reference:
    """Figures by field and day; which column each field was read from; what was passed over, a line each."""

    figures: dict[str, dict[date, int]]
    columns: dict[str, str]
    passed_over: tuple[str, ...]


class Beside(NamedTuple):
    """A point beside the reference. `day` and `figure`: of the reference. `apart`: by how much the point is larger, where it differs.

    same        the figure of that day; of a point without a day, of the day named
    within      the reference's figure lies within the bounds that are told ("more than 30")
    neighbour   the figure of another day, `lag` days off at most
    differs     that day has another figure, and no other day within the lag has this one
    none        that day has no figure, and no other within the lag has this one; of a point without a day, no day has it
    """

    verdict: Verdict
    day: date | None = None
    figure: int | None = None
    apart: int | None = None


def read(where: str, asked: Sequence[tuple[str, str]] = ()) -> Reference:
    """The reference in a file; `asked` pairs fields and columns, what it does not say is guessed by the columns' names.

    Raises `MissingInput`, `NoColumn` that lists the columns, or another `InputError`.
    """
    passed: list[str] = []
    try:
        with file(Path(where), where) as opened:
            rows = list(_rows(opened, passed))
    except OSError as error:
        raise MissingInput(f"{where}: {reason(error)}") from None
    except InputError as error:
        raise type(error)(f"{where}: {error}") from None
    names = list(dict.fromkeys(name for _, row in rows for name in row))
    if not rows:
        raise EmptyInput(f"{where}: no row to read" + "".join(f"; {line}" for line in passed[:1]))
    columns = plan(names, asked, where)
    figures: dict[str, dict[date, int]] = {field: {} for field in columns if field != "date"}
    for place, row in rows:
        passed += [f"{place}: {wrong}" for wrong in _put(row, columns, figures)]
    return Reference(figures, columns, tuple(f"{where}: {line}" for line in passed))


def _rows(opened: Opened, passed: list[str]) -> Iterator[Row]:
    """The rows of a table or of an array; a row that is none goes to `passed`."""
    if opened.head.text[:1] not in ("[", "{"):
        names, rows = delimited.table(opened)
        for place, cells, _, wrong in rows:
            try:
                if wrong:
                    raise wrong
                yield f"line {place}", delimited.row(names, cells)
            except InputError as error:
                passed.append(f"line {place}: {error}; passed over")
        return
    window = Window(blocks(opened.stream))
    if window.peek() != "[":
        raise InputError("a JSON object where an array of objects was expected")
    for place in window.elements():
        value, _ = window.value()
        if isinstance(value, dict):
            yield f"object {place}", dict(_flat(value))
        else:
            passed.append(f"object {place}: a JSON {kind_of(value)} where an object was expected; passed over")


def _flat(row: dict[str, Any], before: str = "") -> Iterator[tuple[str, Any]]:
    for name, value in row.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{before}{name}.")
        else:
            yield f"{before}{name}", value


def plan(names: Sequence[str], asked: Sequence[tuple[str, str]], where: str) -> dict[str, str]:
    """Which column holds the days and which each field. Raises `NoColumn`."""
    for field, column in asked:
        if column not in names:
            raise NoColumn(f'{where}: no column "{column}" for {field}; {listed(list(names))}')
    found = dict(asked)
    free = {folded(name): name for name in reversed(names) if name not in found.values()}
    if "date" not in found and (name := next((name for name in _DATES if name in free), None)):
        found["date"] = free[name]
    if not found.keys() - {"date"}:
        found |= _guessed(free)
    missing = "dates" if "date" not in found else "figures" if len(found) < 2 else ""
    if missing:
        field = "date" if missing == "dates" else "killed"
        raise NoColumn(f"{where}: no column of {missing}; {listed(list(names))}; say which it is: --column {field}=COLUMN")
    return found


def _guessed(free: dict[str, str]) -> dict[str, str]:
    """A bare "killed" is a running total, but a day's own where another column is the total."""
    found = {}
    for outcome, words in _USUAL.items():
        names = words.split("|")
        totals = [free[name] for form in _TOTAL for word in names if (name := form.format(word)) in free]
        daily = [free[name] for form in _DAILY for word in names if (name := form.format(word)) in free]
        bare = [free[word] for word in names if word in free]
        if totals:
            daily, bare = daily or bare, []
        for field, columns in ((outcome, totals or bare), (f"daily.{outcome}", daily)):
            if columns:
                found[field] = columns[0]
    return found


def is_field(name: str) -> bool:
    """Whether a reference can have a column of this."""
    return _FIELD.fullmatch(name) is not None


def _put(row: dict[str, Any], columns: dict[str, str], figures: dict[str, dict[date, int]]) -> Iterator[str]:
    """Take a row in; what is wrong with it."""
    try:
        said = published_of(row.get(columns["date"]))
        day = date.fromisoformat(said[:10]) if said else None
    except (InputError, ValueError):
        day = None
    if day is None:
        yield f'"{columns["date"]}" is no date: {_shown(row.get(columns["date"]))}; passed over'
        return
    for field, days in figures.items():
        value = row.get(columns[field])
        if value is None or value == "":
            continue
        number = _figure(value)
        if number is None:
            yield f'"{columns[field]}" is no number: {_shown(value)}; passed over'
        elif days.setdefault(day, number) != number:
            yield f'"{columns[field]}" is {number:,}, but {days[day]:,} in an earlier row of {day}; passed over'


def _figure(value: object) -> int | None:
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return int(value) if 0 <= value < 10**15 and float(value).is_integer() else None
    text = str(value).translate(_DIGITS).strip().replace(",", "").replace("\u066c", "") if isinstance(value, str) else ""
    return int(text.partition(".")[0]) if _NUMBER.fullmatch(text) else None


def _shown(value: object) -> str:
    text = str(value)
    return repr(text[:40]) + ("..." if len(text) > 40 else "") if value not in (None, "") else "nothing"


def beside(one: Series, reference: Reference, lag: int = LAG) -> list[Beside | None]:
    """The points and the undated points of a series beside the reference; None where it has no figures of that kind.

    Figures of periods are held against `daily` ones, where the period is a day.
    """
    figures = reference.figures.get(field_of(one))
    if figures is None:
        return [None] * (len(one.points) + len(one.undated))
    return [*(_dated(point, point.day, figures, lag) for point in one.points if point.day), *(_undated(point, figures) for point in one.undated)]


def field_of(one: Series) -> str:
    """The field of a reference that has such figures; "" for periods of other lengths than a day."""
    if one.kind.scope == "period" and one.window != "a day":
        return ""
    daily = "daily." if one.kind.scope == "period" else ""
    return daily + one.kind.outcome + ("" if one.kind.who == "people" else f".{one.kind.who}")


def _dated(point: Point, day: date, figures: dict[date, int], lag: int) -> Beside:
    for off in sorted(range(-lag, lag + 1), key=lambda off: (abs(off), off)):
        near = day + timedelta(off)
        if near in figures and _holds(point, figures[near]):
            exact = point.low == point.high
            return Beside("neighbour" if off else "same" if exact else "within", near, figures[near])
    figure = figures.get(day)
    if figure is None:
        return Beside("none")
    low = point.low if point.low is not None else 0
    return Beside("differs", day, figure, low - figure if low > figure or point.high is None else point.high - figure)


def _undated(point: Point, figures: dict[date, int]) -> Beside:
    days = [day for day, figure in sorted(figures.items()) if point.low == figure == point.high]
    return Beside("same", days[0], figures[days[0]]) if days else Beside("none")


def _holds(point: Point, figure: int) -> bool:
    return (point.low is None or point.low <= figure) and (point.high is None or figure <= point.high)


def area_of(drawn: Iterable[Series], reference: Reference, lag: int = LAG) -> tuple[str, ...] | None:
    """Ids of the area that a reference is of. It does not say itself: the one whose tolls it has most figures of; None for no figure."""
    fits: dict[tuple[str, ...], list[int]] = {}
    for one in drawn:
        same = [at.figure or 0 if at and at.verdict in ("same", "neighbour") else 0 for at in beside(one, reference, lag)]
        fit = fits.setdefault(one.kind.area.ids, [0, 0])
        fit[0] += sum(figure >= _BY_CHANCE for figure in same[: len(one.points)])
        fit[1] += sum(figure >= _BY_CHANCE_ON_ANY_DAY for figure in same[len(one.points):])
    best = max(fits, key=lambda ids: (fits[ids], ids), default=None)
    return best if best and any(fits[best]) else None


def in_words(at: Beside | None, day: date | None) -> str:
    """A point beside the reference, in a few words; "" where there is nothing to hold it against."""
    if at is None:
        return ""
    if at.verdict == "none":
        return "no reference" if day else "on no day"
    if at.verdict == "same" and day:
        return "same"
    if at.verdict in ("same", "neighbour"):
        return f"same as {at.day}"
    if at.verdict == "within":
        return f"{at.figure:,} is within"
    share = abs(at.apart or 0) / at.figure if at.figure else None
    percent = "" if share is None else f" ({share:.1%})" if share >= 0.001 else " (under 0.1%)"
    return f"{at.apart:+,}{percent} of {at.figure:,}"
