"""Whatever tolls a ledger holds, in whatever order they came: the same series; and a repeated figure changes no figure."""
from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from support.tolls import GAZA, LEBANON, MINISTRY, START, count, toll
from tawatur.ledger.query import Held
from tawatur.link.doubts import doubts
from tawatur.link.series import Series, series

_DAYS = st.none() | st.integers(0, 12).map(lambda off: (date(2024, 4, 1) + timedelta(off)).isoformat())
_COUNTS = st.builds(
    count, st.integers(0, 400) | st.integers(30_000, 30_400) | st.tuples(st.integers(1, 100), st.none()),
    st.sampled_from(("killed", "injured")), st.sampled_from(("people", "civilians", "children")),
)
_CLAIMS = st.builds(
    lambda day, counts, scope, speaker, since, place, outlet: toll(day, *counts, scope=scope, speaker=speaker, since=since, place=place, outlet=outlet),
    _DAYS, st.lists(_COUNTS, max_size=3), st.sampled_from(("cumulative", "period")), st.sampled_from((MINISTRY, "un", "medical-sources", None)),
    st.sampled_from((START, "2024-03-31", None)), st.sampled_from((GAZA, LEBANON, None)), st.sampled_from(("A", "B", None)),
)


@settings(deadline=None)
@given(st.lists(_CLAIMS, max_size=12).flatmap(lambda claims: st.tuples(st.just(claims), st.permutations(claims))))
def test_the_order_of_adding_does_not_matter(orders: tuple[list[Held], list[Held]]) -> None:
    first, second = map(series, orders)
    assert first == second
    assert doubts(first.series) == doubts(second.series)


def _figures(found: tuple[Series, ...]) -> list[object]:
    return sorted(
        ((one.kind, one.since or date.min, one.window or ""), [(str(point.day), point.low or -1, point.high or -1) for point in (*one.points, *one.undated)])
        for one in found
    )


@settings(deadline=None)
@given(st.lists(_CLAIMS, min_size=1, max_size=12), st.data())
def test_a_report_that_repeats_a_figure_changes_none(claims: list[Held], data: st.DataObject) -> None:
    told = data.draw(st.sampled_from(claims))
    record = told.record
    again = Held("cagain", "read", 1, record, 10**9, "again" if told.outlet else told.name, 1, "again" if told.outlet else told.name, told.outlet,
                 told.published, None, None, "test")
    assert _figures(series(claims).series) == _figures(series([*claims, again]).series)


@settings(deadline=None)
@given(st.lists(_CLAIMS, max_size=12))
def test_no_figure_is_made_that_nobody_told(claims: list[Held]) -> None:
    told = {(one["min"], one["max"]) for held in claims for one in held.record["counts"]}
    points = [point for one in series(claims).series for point in (*one.points, *one.undated)]
    assert {(point.low, point.high) for point in points} <= told
    assert all(point.tellings for point in points)
