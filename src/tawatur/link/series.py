"""Series of tolls: what one authority says over time of one kind of loss in one area. No toll is ever added to another.

    kind      figures of one authority, area, outcome, who and scope can stand in one series (`tolls.Kind`)
    words     "civilians" and "people" are one series where the authority's own figure was told under both words on one day and
              never two different ones: some outlets call the same dead the one, some the other
    start     cumulative figures count from somewhere: starts that differ by `NEAR_STARTS` days or less are one ("since 7
              October", "since the start of the war"). A figure that tells no start belongs where it fits best: to the series
              whose nearest figure in time is nearest in size; one off by a factor of `OTHER_COUNT` is of another count
    window    figures of a period stand together where their periods are of one length: a day (the last 24 hours, yesterday),
              a week, a month, else the number of days; those that tell no period by themselves
    point     one figure as of one day. Whoever repeats it repeats the point: ten outlets with one figure are ten reports of one
              point. A cumulative figure told again later, before another was told or within `LATE` days, is the same point
              still, which then lasts from `day` to `last`
    undated   figures of reports without a day: they are shown, and nothing is concluded from their order
"""
from __future__ import annotations

import math
from bisect import bisect_left, bisect_right, insort
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from tawatur.ledger.query import Held
from tawatur.link.tolls import Authority, Kind, Toll, tolls

NEAR_STARTS = 7  # days between two starts that are one
OTHER_COUNT = 20  # times larger or smaller: a figure without a start is then of another count
LATE = 3  # days after which an outlet no longer repeats yesterday's figure
_ONE_WORD = 10  # a figure so large is not the same under two words by chance
_WINDOWS = {0: "a day", 1: "a day", 2: "2 days", 6: "a week", 7: "a week", **dict.fromkeys((27, 28, 29, 30, 31), "a month")}


@dataclass(frozen=True, slots=True)
class Point:
    """A figure as of a day, and the claims that tell it, in the order of the ledger. `day` None: no day is known."""

    day: date | None
    last: date | None  # the last day on which it was told
    since: date | None  # the first day that it counts from, where a claim says
    low: int | None
    high: int | None
    who: str
    tellings: tuple[Held, ...]

    @property
    def reports(self) -> int:
        """How many reports tell it."""
        return len({held.report for held in self.tellings})

    @property
    def claims(self) -> tuple[str, ...]:
        return tuple(held.id for held in self.tellings)


@dataclass(frozen=True, slots=True)
class Series:
    """Points in the order of their days, those without a day after them. `since`, `window`: None where nobody says."""

    kind: Kind
    since: date | None  # of a cumulative series: the start that most claims name
    window: str | None  # of a series of periods: how long they are
    at_home: bool  # no claim names the area: it is the authority's own
    points: tuple[Point, ...]
    undated: tuple[Point, ...] = ()

    @property
    def authority(self) -> Authority:
        return self.kind.authority


class Drawn(NamedTuple):
    """All series, and how many figures were left out for which reason (`tolls.WHY`)."""

    series: tuple[Series, ...]
    left_out: Counter[str]


def series(claims: Iterable[Held]) -> Drawn:
    """The series of these claims, in an order that their own words give: how the claims come makes no difference."""
    left_out: Counter[str] = Counter()
    found = sorted(tolls(claims, left_out), key=_order)
    by_kind: dict[Kind, list[Toll]] = {}
    for toll in found:
        by_kind.setdefault(_nameless(toll.kind), []).append(toll)
    drawn = [_drawn(part) for group in _joined(by_kind).values() for part in _parted(group)]
    return Drawn(tuple(sorted(drawn, key=lambda one: (one.kind, one.since or date.min, one.window or ""))), left_out)


def _order(toll: Toll) -> tuple[object, ...]:
    return toll.day or date.max, toll.low or 0, toll.high or 0, toll.since or date.max, toll.held.id, toll.kind


def _nameless(kind: Kind) -> Kind:
    """A kind to compare by: the area by its ids alone."""
    return kind._replace(area=kind.area._replace(name=""))


def _joined(by_kind: dict[Kind, list[Toll]]) -> dict[Kind, list[Toll]]:
    """Figures of civilians under those of people, where the authority's one figure goes by both words."""
    out = dict(by_kind)
    for kind, civilians in by_kind.items():
        wider = kind._replace(who="people")
        if kind.who == "civilians" and wider in out and _one_figure(civilians, by_kind[wider]):
            out[wider] = sorted((*out[wider], *out.pop(kind)), key=_order)
    return out


def _one_figure(some: Sequence[Toll], others: Sequence[Toll]) -> bool:
    mine, theirs = _by_day(some), _by_day(others)
    shared = [(mine[day], theirs[day]) for day in mine.keys() & theirs.keys()]
    return bool(shared) and all(a == b and min(low or 0 for low, _ in a) >= _ONE_WORD for a, b in shared)


def _by_day(found: Sequence[Toll]) -> dict[date, set[tuple[int | None, int | None]]]:
    out: dict[date, set[tuple[int | None, int | None]]] = {}
    for toll in found:
        if toll.day:
            out.setdefault(toll.day, set()).add((toll.low, toll.high))
    return out


def _parted(found: list[Toll]) -> list[list[Toll]]:
    """The figures of one kind, by what they count from or how long their periods are."""
    if found[0].kind.scope == "cumulative":
        return _by_start(found)
    out: dict[str | None, list[Toll]] = {}
    for toll in found:
        out.setdefault(window(toll), []).append(toll)
    return list(out.values())


def window(toll: Toll) -> str | None:
    """How long the period of a figure is."""
    if toll.since is None or toll.day is None:
        return None
    days = (toll.day - toll.since).days
    return _WINDOWS.get(days, f"{days + 1} days")


def _by_start(found: list[Toll]) -> list[list[Toll]]:
    groups: list[_Group] = []
    first: date | None = None
    for toll in sorted((toll for toll in found if toll.since), key=lambda toll: (toll.since, *_order(toll))):
        if toll.since and (first is None or (toll.since - first).days > NEAR_STARTS):
            first = toll.since
            groups.append(_Group(first))
        groups[-1].take(toll)
    for toll in found:
        if toll.since is None:
            fits = min(groups, key=lambda group: group.away(toll), default=None)
            if fits is None or fits.away(toll) >= OTHER_COUNT:
                fits = _Group(None)
                groups.append(fits)
            fits.take(toll)
    return [sorted(group.tolls, key=_order) for group in groups]


class _Group:
    """Totals that count from one start, and how far a figure is from them."""

    def __init__(self, start: date | None) -> None:
        self.tolls: list[Toll] = []
        self._start = start
        self._days: list[tuple[date, float]] = []  # day and size, in order
        self._sizes: list[float] = []

    def take(self, toll: Toll) -> None:
        self.tolls.append(toll)
        insort(self._sizes, _middle(toll))
        if toll.day:
            insort(self._days, (toll.day, _middle(toll)))

    def away(self, toll: Toll) -> float:
        """How many times larger or smaller a figure is than that of the day which is nearest, of all where it has no day; 0 for the same."""
        if self._start and toll.day and toll.day < self._start:
            return OTHER_COUNT
        near = self._near(toll.day) if toll.day and self._days else self._sizes
        size = _middle(toll)
        place = bisect_left(near, size)
        return min(max(size, other) / min(size, other) - 1 for other in near[max(place - 1, 0) : place + 1])

    def _near(self, day: date) -> list[float]:
        """The sizes of the nearest days, in order."""
        place = bisect_left(self._days, (day, 0.0))
        around = {self._days[at][0] for at in (place - 1, place) if 0 <= at < len(self._days)}
        away = min(abs((other - day).days) for other in around)
        return sorted(size for other in around if abs((other - day).days) == away for size in self._of(other))

    def _of(self, day: date) -> list[float]:
        return [size for _, size in self._days[bisect_left(self._days, (day, 0.0)) : bisect_right(self._days, (day, math.inf))]]


def _middle(toll: Toll) -> float:
    low = toll.low if toll.low is not None else toll.high or 0
    return max(0.5, (low + (toll.high if toll.high is not None else low)) / 2)


def _drawn(found: list[Toll]) -> Series:
    """One series of figures that belong together, in the order of their days."""
    kind, cumulative = found[0].kind, found[0].kind.scope == "cumulative"
    named = Counter(toll.since for toll in found if toll.since)
    since = min(named, key=lambda day: (-named[day], day)) if named and cumulative else None
    if any(toll.kind.who == "people" for toll in found):
        kind = kind._replace(who="people")
    dated = _points([toll for toll in found if toll.day], lasting=cumulative)
    undated = _points([toll for toll in found if not toll.day], lasting=False)
    return Series(kind, since, None if cumulative else window(found[0]), all(toll.at_home for toll in found), dated, undated)


def _points(found: Sequence[Toll], *, lasting: bool) -> tuple[Point, ...]:
    """The figures as points, in the order in which they were first told; `lasting` where a figure may hold for more than a day."""
    points: list[list[Toll]] = []
    latest: dict[object, int] = {}  # where a figure was last told
    for toll in found:
        figure = (toll.low, toll.high) if lasting else (toll.low, toll.high, toll.day, toll.since)
        place = latest.get(figure)
        if place is not None and _still(points[place][-1], toll, last=place == len(points) - 1):
            points[place].append(toll)
        else:
            latest[figure] = len(points)
            points.append([toll])
    return tuple(map(_point, points))


def _still(before: Toll, toll: Toll, *, last: bool) -> bool:
    """Whether a figure that was told before is told again, and not anew after others."""
    return last or before.day is None or toll.day is None or (toll.day - before.day).days <= LATE


def _point(told: Sequence[Toll]) -> Point:
    first = told[0]
    since = next((toll.since for toll in told if toll.since), None)
    tellings = sorted((toll.held for toll in told), key=lambda held: (held.published or "", held.document, held.place))
    return Point(first.day, told[-1].day, since, first.low, first.high, first.kind.who, tuple(tellings))
