"""What in a series of tolls does not go together, each a plain sentence with the days, the figures and the claims. Nobody is told right.

    falls       a cumulative figure below one before it
    jumps       a rise beyond the series' own pace (six steps or more are known: beyond three times the usual rise a day, and beyond
                six usual deviations from it), else to `FACTOR` times as much within `SOON` days
    two         two figures of one day by one authority
    difference  a figure of a period that the cumulative figures of its first and last day do not differ by, nor any two up
                to `lag` days off
    others      another authority has another figure of the same thing at the time; one more in a hundred, or the other's own
                figure up to `lag` days off, is no disagreement

Figures are compared as loosely as they are told: "about 34 thousand" may be 33,500 or just below 35,000, and "more than 30" any
larger number.
"""
from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Callable, Hashable, Iterator, Sequence
from datetime import date, timedelta
from itertools import accumulate, combinations, groupby, pairwise
from statistics import median
from typing import NamedTuple

from tawatur.exports import wording
from tawatur.link.series import NEAR_STARTS, Point, Series
from tawatur.nouns import Count

LAG = 1  # days between a day's figure and its telling
FACTOR, SOON, _SMALL = 3, 30, 20
_STEPS, _DEVIATIONS, _TIMES = 6, 6, 3
_ROUND = 1_000  # from here on a figure of one or two digits and zeros is a round one
_ALIKE = 0.01


class Doubt(NamedTuple):
    """One thing that does not go together: its kind (above), a sentence, the claims that it is about."""

    kind: str
    text: str
    claims: tuple[str, ...]


def doubts(drawn: Sequence[Series], lag: int = LAG) -> list[tuple[Doubt, ...]]:
    """The doubts on each of the series, in their order; `lag` in days."""
    found: list[list[Doubt]] = [[*_falls(one), *_jumps(one), *_two(one)] for one in drawn]
    days = [_Days(one, lag) for one in drawn]
    for group in _groups(drawn, lambda one: (_thing(one), one.authority)):
        totals = [days[place] for place in group if drawn[place].kind.scope == "cumulative"]
        for place in group:
            if drawn[place].kind.scope == "period":
                found[place] += _differences(drawn[place], totals)
    for group in _groups(drawn, lambda one: (_thing(one), one.kind.scope, one.window)):
        for one, other in combinations(group, 2):
            if doubt := _others(days[one], days[other]):
                found[one].append(doubt)
                found[other].append(doubt)
    return [tuple(one) for one in found]


def _thing(one: Series) -> Hashable:
    return one.kind.area.ids, one.kind.outcome, one.kind.who, one.kind.of


def _groups(drawn: Sequence[Series], key: Callable[[Series], Hashable]) -> list[list[int]]:
    groups: dict[Hashable, list[int]] = {}
    for place, one in enumerate(drawn):
        groups.setdefault(key(one), []).append(place)
    return list(groups.values())


def _falls(one: Series) -> Iterator[Doubt]:
    if one.kind.scope != "cumulative":
        return
    earlier: list[Point] = []  # the last figure that was counted out, and rounder or open ones after it
    for after in one.points:
        before = next((point for point in reversed(earlier) if _most(after) < _least(point)), None)
        if before:
            yield _doubt("falls", f"falls from {told(before)} to {told(after)}", before, after)
        earlier = [after] if _exact(after) and not _grain(after.low or 0) else [*earlier, after]


def _jumps(one: Series) -> Iterator[Doubt]:
    if one.kind.scope != "cumulative":
        return
    exact = [point for point in one.points if _exact(point)]
    steps = [(before, after, days) for before, after in pairwise(exact) if (days := _days(before, after))]
    paces = [_rise(before, after) / days for before, after, days in steps]
    usual = median(paces) if len(paces) >= _STEPS else None
    spread = 1.4826 * median(abs(pace - usual) for pace in paces) if usual is not None else 0.0
    for (before, after, days), pace in zip(steps, paces, strict=True):
        within = f"{days} day" + ("" if days == 1 else "s")
        if usual is not None and usual > 0:
            if pace > usual + _DEVIATIONS * spread and pace > _TIMES * usual and _rise(before, after) >= _SMALL:
                text = f"jumps from {told(before)} to {told(after)}: {pace:,.0f} a day, where {usual:,.0f} is usual here"
                yield _doubt("jumps", text, before, after)
        elif days <= SOON and _least(before) >= _SMALL and _least(after) >= FACTOR * _most(before):
            times = f"{(after.low or 0) / (before.low or 1):,.1f}"
            yield _doubt("jumps", f"jumps from {told(before)} to {told(after)}: {times} times as much in {within}", before, after)


def _two(one: Series) -> Iterator[Doubt]:
    for day, points in groupby(one.points, key=lambda point: point.day):
        for before, after in combinations(points, 2):
            if not _meet(before, after) and (one.kind.scope == "cumulative" or before.since == after.since):
                yield _doubt("two", f"two figures for {day}: {_figure_by(before)} and {_figure_by(after)}", before, after)


def _differences(periods: Series, totals: Sequence[_Days]) -> Iterator[Doubt]:
    for point in periods.points:
        if point.day is None or point.since is None:
            continue
        start = min(point.since, point.day - timedelta(1))
        loose = [(p, q) for total in totals for p in total.near(start) for q in total.near(point.day) if _ordered(p, q)]
        firm = next((pair for total in totals if (pair := total.around(start, point.day))), None)
        if firm and not any(_gap_holds(point, p, q) for p, q in (firm, *loose)):
            before, after = firm
            rise = _rise(before, after)
            text = f"{told(point)} is not what the totals around it differ by: from {told(before)} to {told(after)}, {rise:,}"
            yield _doubt("difference", text, point, before, after)


class _Days:
    """A series by its days, `lag` days taken for one."""

    def __init__(self, one: Series, lag: int) -> None:
        self.series = one
        self._lag = timedelta(lag)
        self._points = [point for point in one.points if point.day and point.last]
        self._days = [point.day or date.min for point in self._points]
        self._until = list(accumulate((point.last or date.min for point in self._points), max))
        self._exact = {point.day: point for point in self._points if _exact(point)}

    def near(self, day: date | None) -> list[Point]:
        """The points that were told within the lag of a day, in their order."""
        if day is None:
            return []
        first, found = day - self._lag, []
        place = bisect_right(self._days, day + self._lag) - 1
        while place >= 0 and self._until[place] >= first:
            if (self._points[place].last or date.min) >= first:
                found.append(self._points[place])
            place -= 1
        return found[::-1]

    def around(self, start: date, stop: date) -> tuple[Point, Point] | None:
        """The latest figures first told on the days on which a period begins and ends."""
        before, after = self._exact.get(start), self._exact.get(stop)
        return (before, after) if before and after else None


def _gap_holds(point: Point, before: Point, after: Point) -> bool:
    least, most = _least(after) - _most(before), _most(after) - _least(before)
    return least <= _most(point) and _least(point) <= most


def _ordered(before: Point, after: Point) -> bool:
    return bool(before.day and after.day and before.day <= after.day) and before != after


def _others(mine: _Days, theirs: _Days) -> Doubt | None:
    """How far two authorities are apart at most, and on how many days they are."""
    one, other = mine.series, theirs.series
    if one.authority == other.authority or (one.since and other.since and abs((one.since - other.since).days) > NEAR_STARTS):
        return None
    apart = [(point, near[-1]) for point in one.points if (near := theirs.near(point.day)) and not _agree(point, near, mine)]
    if not apart:
        return None
    point, against = max(apart, key=lambda pair: _apart(*pair))
    days = f"; they differ on {len(apart)} days, here the most" if len(apart) > 1 else ""
    return _doubt("others", f"{one.authority} has {told(point)}, {other.authority} {told(against)}{days}", point, against)


def _agree(point: Point, near: Sequence[Point], mine: _Days) -> bool:
    """Whether a figure is like one of the other's at the time, or one of the other's like any of its own series at that time."""
    return any(_alike(point, other) or any(_alike(own, other) for own in mine.near(other.day)) for other in near)


def _alike(one: Point, other: Point) -> bool:
    return _meet(one, other) or _apart(one, other) <= _ALIKE * max(_least(one), _least(other))


def _apart(one: Point, other: Point) -> float:
    return max(_least(one) - _most(other), _least(other) - _most(one), 0.0)


def _meet(one: Point, other: Point) -> bool:
    return _least(one) <= _most(other) and _least(other) <= _most(one)


def _least(point: Point) -> float:
    if point.low is None:
        return 0.0
    return point.low - _grain(point.low) / 2 if point.low == point.high else point.low


def _most(point: Point) -> float:
    if point.high is None:
        return math.inf
    return point.high + max(_grain(point.high) - 1, 0) if point.low == point.high else point.high


def _grain(figure: int) -> int:
    """What a round figure may be off by: 34,000 by a thousand; nothing for one that was counted out."""
    if figure < _ROUND:
        return 0
    unit: int = 10 ** max(len(str(figure)) - 2, 0)
    return unit if figure % unit == 0 else 0


def _exact(point: Point) -> bool:
    return point.low is not None and point.low == point.high


def _rise(before: Point, after: Point) -> int:
    return (after.low or 0) - (before.low or 0)


def _days(before: Point, after: Point) -> int:
    return (after.day - before.day).days if before.day and after.day else 0


def figure(low: int | None, high: int | None) -> str:
    """"21", "31+", "up to 5", "20–30"."""
    return wording.number(Count("", "", low, high, ""))


def told(point: Point) -> str:
    """A figure with its day and a claim that tells it: "34,488 (2024-04-29, c001c52d7b294)"."""
    return f"{figure(point.low, point.high)} ({point.day}, {_by(point)})"


def _figure_by(point: Point) -> str:
    return f"{figure(point.low, point.high)} ({_by(point)})"


def _by(point: Point) -> str:
    more = len(point.tellings) - 1
    return point.claims[0] + (f" and {more} more" if more else "")


def _doubt(kind: str, text: str, *points: Point) -> Doubt:
    return Doubt(kind, text, tuple(claim for point in points for claim in point.claims))
