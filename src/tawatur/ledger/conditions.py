"""What a `Query` asks of a claim, as conditions on the row of the claim.

What a claim says lies in tables of its own. Two ways lead there: all the claims with the wanted value are gathered
(`IN`), or each claim is looked up as it is met in the order asked for (`EXISTS`). The first is right for a rare value,
the second for a common one of which only the first few are wanted; `Ways` tells which a value is.
"""
from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Connection, Select, and_, exists, func, literal_column, or_, select, text

from tawatur.ledger import schema
from tawatur.ledger.meant import countries, kinds, parties, sites
from tawatur.ledger.words import sought
from tawatur.text.fold import fold_word

if TYPE_CHECKING:
    from tawatur.ledger.query import Query

KM = 111.195  # kilometres in a degree of latitude
ROLES = ("actor", "target", "speaker", "victim")
_REGIONS = frozenset(("region", "district"))
_COMMON = 12_000  # claims: to gather more costs more than to look up those that are met

Ways = Callable[[Select[Any]], bool]


def gather(_found: Select[Any]) -> bool:
    """All claims are wanted: the claims with a value are gathered, whatever the value."""
    return False


def by_frequency(connection: Connection) -> Ways:
    """Only the first claims are wanted: whether a value is so common that each claim met is better looked up."""

    def common(found: Select[Any]) -> bool:
        some = found.limit(_COMMON + 1).subquery()
        return (connection.execute(select(func.count()).select_from(some)).scalar() or 0) > _COMMON

    return common


def conditions(query: Query, dialect: str, common: Ways = gather) -> Iterator[ColumnElement[bool]]:
    """All that must hold of the row of a claim."""
    yield from _current(query)
    yield from _Sides(common).of(query)
    yield from _about(query)
    yield from _with_words(query, dialect)


def _current(query: Query) -> Iterator[ColumnElement[bool]]:
    newer = schema.claim.alias("newer")
    yield ~exists().where(newer.c.id == schema.claim.c.id, newer.c.seq > schema.claim.c.seq)
    yield schema.claim.c.status.in_(query.status)


def _about(query: Query) -> Iterator[ColumnElement[bool]]:
    """Time, type, report."""
    c, d = schema.claim.c, schema.document.c
    if query.since:
        yield and_(c.time_end >= query.since, c.time_end != "")
    if query.until:
        yield and_(c.time_start <= query.until + "~", c.time_start != "")  # "~" comes after every time of the day
    if query.type:
        subtypes, types = kinds(query.type)
        yield or_(c.subtype.in_(subtypes), c.type.in_(types)) if types else c.subtype.in_(subtypes)
    if query.scope:
        yield c.scope.in_(query.scope)
    if query.outlet:
        yield func.lower(d.outlet).in_([name.lower() for name in query.outlet])
    if query.claim:
        yield c.id.in_(query.claim)
    if query.report:
        yield or_(d.id.in_(query.report), d.name.in_(query.report))


class _Sides:
    """Conditions on the tables of what claims say: parties, places, counts, means."""

    def __init__(self, common: Ways) -> None:
        self._common = common

    def of(self, query: Query) -> Iterator[ColumnElement[bool]]:
        roles = (("actor", query.actor), ("target", query.target), ("speaker", query.speaker), ("victim", query.victim), (None, query.party))
        for role, asked in roles:
            if asked:
                party = schema.party.c
                yield self._among(schema.party, party.party.in_(parties(asked)), party.role.in_((role,) if role else ROLES))
        if query.weapon:
            yield self._among(schema.means, schema.means.c.kind.in_(query.weapon))
        if query.outcome or query.at_least is not None or query.at_most is not None:
            yield self._among(schema.tally, *_tally(query))
        yield from self._where(query)

    def _where(self, query: Query) -> Iterator[ColumnElement[bool]]:
        for asked, sorts in ((query.place, None), (query.governorate, _REGIONS)):
            if asked:
                yield self._at_place(asked, sorts)
        if query.country:
            yield self._among(schema.area, schema.area.c.site.in_(countries(query.country)))
        if query.box:
            yield self._among(schema.place, *_boxed(*query.box))
        if query.near:
            yield self._among(schema.place, *_within(*query.near))

    def _at_place(self, asked: tuple[str, ...], sorts: frozenset[str] | None) -> ColumnElement[bool]:
        """Inside any place of that name; a name that the gazetteer has not is sought as it was written."""
        inside = self._among(schema.area, schema.area.c.site.in_(sites(asked, sorts)))
        if sorts:
            return inside
        written = [fold_word(name) for name in asked]
        return or_(inside, self._among(schema.place, schema.place.c.folded.in_(written)))

    def _among(self, table: Any, *wanted: ColumnElement[bool]) -> ColumnElement[bool]:
        found = select(table.c.claim).where(*wanted)
        if self._common(found):
            return exists().where(*wanted, table.c.claim == schema.claim.c.seq)
        return schema.claim.c.seq.in_(found)


def _tally(query: Query) -> Iterator[ColumnElement[bool]]:
    """A count that is surely so large, or so small: "dozens" is at least 20, and has no upper bound."""
    t = schema.tally.c
    if query.outcome:
        yield t.outcome == query.outcome
    if query.at_least is not None:
        yield t.low >= query.at_least
    if query.at_most is not None:
        yield t.high <= query.at_most


def _boxed(west: float, south: float, east: float, north: float) -> Iterator[ColumnElement[bool]]:
    p = schema.place.c
    yield p.latitude.between(south, north)
    yield p.longitude.between(west, east) if west <= east else or_(p.longitude >= west, p.longitude <= east)


def _within(latitude: float, longitude: float, km: float) -> Iterator[ColumnElement[bool]]:
    """On a plane that touches the globe at the point: right to half a percent for some hundred kilometres."""
    p, narrow = schema.place.c, max(math.cos(math.radians(latitude)), 0.01)
    reach = km / KM
    yield p.latitude.between(latitude - reach, latitude + reach)
    yield p.longitude.between(longitude - reach / narrow, longitude + reach / narrow)
    north, east = p.latitude - latitude, (p.longitude - longitude) * narrow
    yield north * north + east * east <= reach * reach


def _with_words(query: Query, dialect: str) -> Iterator[ColumnElement[bool]]:
    c = schema.claim.c
    for words, index, column in ((query.words, "claim_words", c.seq), (query.report_words, "document_words", c.document)):
        if words:
            found = _matches(index, sought(words), dialect)
            yield column.in_(select(literal_column("rowid")).select_from(text(index)).where(found))


def _matches(index: str, forms: list[tuple[str, ...]], dialect: str) -> ColumnElement[bool]:
    """Of every word sought one form is there: the one thing that the two databases say differently."""
    if dialect == "sqlite":
        asked = " AND ".join("(" + " OR ".join(f'"{form}"' for form in word) + ")" for word in forms)
        return literal_column(index).op("MATCH", is_comparison=True)(asked)
    asked = " & ".join("(" + " | ".join(f"'{form}'" for form in word) + ")" for word in forms)
    from sqlalchemy import cast
    from sqlalchemy.dialects.postgresql import TSQUERY  # its dialect takes a while to load

    return literal_column(f"{index}.words").op("@@", is_comparison=True)(cast(asked, TSQUERY))
