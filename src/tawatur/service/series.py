"""Series of tolls of a ledger: what each authority says over time, what in it does not go together, what it is beside a reference."""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from tawatur.ledger.database import Ledger
from tawatur.ledger.query import Query
from tawatur.link import reference as references
from tawatur.link.doubts import LAG, Doubt, doubts
from tawatur.link.reference import Beside, Reference
from tawatur.link.series import Point, Series, series
from tawatur.service import keeping

if TYPE_CHECKING:
    from tawatur.exports.series import SeriesLines, SeriesRows, SeriesTable


class Shown(NamedTuple):
    """A series with its doubts; its points and undated points, in their order, beside the reference."""

    series: Series
    doubts: tuple[Doubt, ...]
    beside: tuple[Beside | None, ...]


class Found(NamedTuple):
    """The series asked for, those of most figures first; how many figures were left out and why (`tolls.WHY`).

    `area`: ids of the area that the reference was taken to be of, None where it was held against every series.
    """

    shown: tuple[Shown, ...]
    left_out: Counter[str]
    area: tuple[str, ...] | None = None

    @property
    def place(self) -> str:
        """The name of that area."""
        return next((one.series.kind.area.name for one in self.shown if one.series.kind.area.ids == self.area), "")


def reference(where: str, columns: Sequence[tuple[str, str]] = ()) -> Reference:
    """The reference in a file, `columns` as pairs of field and column. Raises `InputError` or one of its kinds."""
    return references.read(where, columns)


def find(ledger: Ledger, asked: Query, *, scope: str | None = None, against: Reference | None = None, lag: int = LAG) -> Found:
    """The series that the claims asked for make up.

    `since` and `until` are days of the figures, not of the claims: a total since October that was told in May is one of May.
    `outcome` and `victim` choose series too, for a claim of killed may count injured beside them.
    """
    drawn = series(keeping.claims(ledger, replace(asked, since=None, until=None, limit=None, newest_first=False)))
    doubted = zip(drawn.series, doubts(drawn.series, lag), strict=True)
    chosen = [(_within(one, asked), doubt) for one, doubt in doubted if _wanted(one, asked, scope)]
    area = references.area_of((one for one, _ in chosen), against, lag) if against else None
    shown = [Shown(one, _touching(doubt, one), _beside(one, against, area, lag)) for one, doubt in chosen if one.points or one.undated]
    shown.sort(key=lambda one: -len(one.series.points))
    return Found(tuple(shown), drawn.left_out, area)


def _wanted(one: Series, asked: Query, scope: str | None) -> bool:
    kind = one.kind
    return scope in (None, kind.scope) and asked.outcome in (None, kind.outcome) and (not asked.victim or kind.who in asked.victim)


def _within(one: Series, asked: Query) -> Series:
    """The series between two days."""
    if not (asked.since or asked.until):
        return one
    first, last = (asked.since or "")[:10], (asked.until or "9999")[:10]
    return replace(one, points=tuple(point for point in one.points if str(point.last) >= first and str(point.day) <= last), undated=())


def _touching(found: Iterable[Doubt], one: Series) -> tuple[Doubt, ...]:
    there = {claim for point in one.points for claim in point.claims}
    return tuple(doubt for doubt in found if there & {*doubt.claims})


def _beside(one: Series, against: Reference | None, area: tuple[str, ...] | None, lag: int) -> tuple[Beside | None, ...]:
    if against is None or (area and one.kind.area.ids != area):
        return (None,) * (len(one.points) + len(one.undated))
    return tuple(references.beside(one, against, lag))


def listed(shown: Iterable[Shown], form: SeriesTable | SeriesLines | SeriesRows) -> Iterator[str]:
    """The series in some format, piece by piece."""
    yield form.head()
    for one in shown:
        yield form.block(one.series, points(one), one.doubts)


def points(one: Shown) -> list[tuple[Point, Beside | None]]:
    """The points of a series, those without a day last, each beside the reference."""
    return list(zip((*one.series.points, *one.series.undated), one.beside, strict=True))
