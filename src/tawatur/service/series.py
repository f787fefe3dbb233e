"""Series of tolls of a ledger: what each authority says over time, what in it does not go together, what it is beside a reference."""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from tawatur.ledger import vocabulary
from tawatur.ledger.database import Ledger
from tawatur.ledger.meant import countries, parties, sites
from tawatur.ledger.query import Held, Query
from tawatur.link import reference as references
from tawatur.link.doubts import LAG, Doubt, doubts
from tawatur.link.reference import Beside, Reference
from tawatur.link.series import Point, Series, series
from tawatur.link.tolls import SCOPES, authority_of, homes
from tawatur.output import atomic_bytes
from tawatur.service import keeping
from tawatur.world.gazetteer import Gazetteer

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


def find(ledger: Ledger, asked: Query, *, against: Reference | None = None, lag: int = LAG) -> Found:
    """The series that the claims asked for make up.

    `since` and `until` are days of the figures, not of the claims: a total since October that was told in May is one of May.
    `outcome`, `victim` and `scope` choose series, for a claim of killed may count injured beside them. Raises `BadQuery`.
    """
    asked = vocabulary.settled(asked)
    drawn = series(_claims(ledger, replace(asked, since=None, until=None, scope=SCOPES, limit=None, newest_first=False)))
    doubted = zip(drawn.series, doubts(drawn.series, lag), strict=True)
    chosen = [(_within(one, asked), doubt) for one, doubt in doubted if _wanted(one, asked)]
    area = references.area_of((one for one, _ in chosen), against, lag) if against else None
    shown = [Shown(one, _touching(doubt, one), _beside(one, against, area, lag)) for one, doubt in chosen if one.points or one.undated]
    shown.sort(key=lambda one: -len(one.series.points))
    return Found(tuple(shown), drawn.left_out, area)


def _claims(ledger: Ledger, asked: Query) -> Iterator[Held]:
    """The claims asked for; where a place is, also those that name none, of authorities whose own area lies in it."""
    yield from keeping.claims(ledger, asked)
    inside = [authority for authority, area in homes().items() if _lies_in(area.ids[0], asked)]
    voices = [id for id in inside if not asked.speaker or id in parties(asked.speaker)]
    if (asked.place or asked.governorate or asked.country) and voices:
        anywhere = replace(asked, place=(), governorate=(), country=(), speaker=tuple(voices))
        yield from (held for held in keeping.claims(ledger, anywhere) if not held.record.get("places") and authority_of(held).id in voices)


def _lies_in(site: str, asked: Query) -> bool:
    gazetteer = Gazetteer.load()
    for places in (asked.place, asked.governorate):
        if places and not any(gazetteer.contains(outer, site) for outer in sites(places)):
            return False
    known = gazetteer.get(site)
    return not asked.country or (known is not None and known.country in countries(asked.country))


def _wanted(one: Series, asked: Query) -> bool:
    kind = one.kind
    wanted = (not asked.scope or kind.scope in asked.scope) and asked.outcome in (None, kind.outcome)
    if one.at_home and not _lies_in(kind.area.ids[0], asked):
        return False
    return wanted and (not asked.victim or bool({kind.who, *kind.of.split(", ")} & {*parties(asked.victim)}))


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


def plotted(found: Found, output: str, against: Reference | None) -> str:
    """Draw the series to a file, SVG or PNG by its ending; a word on what found no room. Raises `MissingLibrary`, `OutputError`."""
    from tawatur.exports.series_plot import plot

    drawn = [one.series for one in found.shown]
    held_against = [one.series for one in found.shown if any(one.beside)]
    with atomic_bytes(output) as stream:
        return plot(drawn, stream, output.rpartition(".")[2].lower(), (against, held_against) if against else None)


def points(one: Shown) -> list[tuple[Point, Beside | None]]:
    """The points of a series, those without a day last, each beside the reference."""
    return list(zip((*one.series.points, *one.series.undated), one.beside, strict=True))
