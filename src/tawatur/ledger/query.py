"""Which claims are asked for: a `Query` is what a person says, `select_claims` the one statement that it comes to.

The current view is this query: of every claim its latest state, if that stands (read, accepted or corrected).
"""
from __future__ import annotations

import json
import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, exists, func, literal_column, or_, select, text

from tawatur.events.kinds import load_kinds
from tawatur.ledger import schema
from tawatur.ledger.rows import Record
from tawatur.ledger.words import sought
from tawatur.text.fold import fold_word
from tawatur.world import countries as world
from tawatur.world import tables
from tawatur.world.gazetteer import Gazetteer

KM = 111.195  # kilometres in a degree of latitude
ROLES = ("actor", "target", "speaker", "victim")
_REGIONS = frozenset(("region", "district"))
STATUSES = ("read", "accepted", "corrected", "rejected", "merged", "gone")


@dataclass(frozen=True, slots=True)
class Query:
    """What to look for; all that is said must hold, and of several values in one field any.

    `since`, `until`: ISO days, both included; a claim is found whose time touches them. `place`: a name in English or
    Arabic, or an id; all that lies in it is found too. `box`: west, south, east, north in degrees. `near`: latitude,
    longitude, kilometres. `outcome` with `at_least`, `at_most`: a count surely in these bounds. `words`: of the evidence;
    `report_words`: of the title and text of its report.
    """

    since: str | None = None
    until: str | None = None
    place: tuple[str, ...] = ()
    governorate: tuple[str, ...] = ()
    country: tuple[str, ...] = ()
    box: tuple[float, float, float, float] | None = None
    near: tuple[float, float, float] | None = None
    party: tuple[str, ...] = ()
    actor: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    victim: tuple[str, ...] = ()
    speaker: tuple[str, ...] = ()
    type: tuple[str, ...] = ()
    outcome: str | None = None
    at_least: int | None = None
    at_most: int | None = None
    weapon: tuple[str, ...] = ()
    outlet: tuple[str, ...] = ()
    report: tuple[str, ...] = ()
    words: str | None = None
    report_words: str | None = None
    status: tuple[str, ...] = schema.STANDING
    limit: int | None = None
    newest_first: bool = False


@dataclass(frozen=True, slots=True)
class Held:
    """A claim of the ledger as it stands, with the report it is of."""

    id: str
    status: str
    place: int  # among the claims of its reading, from 1
    record: Record
    document: int  # number of the version of the report
    report: str  # id of the report in the ledger
    report_version: int
    name: str  # the caller's id of the report
    outlet: str | None
    published: str | None
    title: str | None
    url: str | None
    version: str  # of tawatur, that read it


@dataclass(frozen=True, slots=True)
class HeldReport:
    """A report as the ledger has it, with its claims that were asked for and, where wanted, its text."""

    id: str
    version: int
    name: str
    outlet: str | None
    published: str | None
    title: str | None
    url: str | None
    lang: str | None
    via: str | None
    source: str
    fetched: str | None
    content: str
    text_sha256: str
    bytes_sha256: str | None
    text: str | None
    read_by: str
    problems: tuple[Record, ...]
    claims: tuple[Held, ...]


def find(connection: Connection, query: Query) -> Iterator[Held]:
    """The claims asked for, in the order of the reports as they were added, or the latest event first."""
    for row in connection.execution_options(stream_results=True, yield_per=500).execute(select_claims(query, connection.dialect.name)):
        yield Held(
            row.id, row.status, row.place_in_reading, json.loads(row.body), row.document, row.report, row.report_version, row.name, row.outlet,
            row.published, row.title, row.url, row.version,
        )


def select_claims(query: Query, dialect: str) -> Select[Any]:
    """The statement, the same on both databases but for how words are sought."""
    c, d, r = schema.claim.c, schema.document.c, schema.reading.c
    joined = schema.claim.join(schema.document, d.seq == c.document).join(schema.reading, r.seq == c.reading)
    columns = (
        c.id, c.status, c.place_in_reading, c.body, c.document, d.id.label("report"), d.version.label("report_version"), d.name, d.outlet,
        d.published, d.title, d.url, r.version,
    )
    found = select(*columns).select_from(joined).where(*_current(query), *_about(query), *_where(query), *_with_words(query, dialect))
    found = found.order_by(c.time_start.desc(), c.seq.desc()) if query.newest_first else found.order_by(c.document, c.place_in_reading, c.seq)
    return found.limit(query.limit) if query.limit else found


def _current(query: Query) -> Iterator[ColumnElement[bool]]:
    newer = schema.claim.alias("newer")
    yield ~exists().where(newer.c.id == schema.claim.c.id, newer.c.seq > schema.claim.c.seq)
    yield schema.claim.c.status.in_(query.status)


def _about(query: Query) -> Iterator[ColumnElement[bool]]:
    """Time, type, report, parties, counts, means."""
    c, d = schema.claim.c, schema.document.c
    if query.since:
        yield and_(c.time_end >= query.since, c.time_end != "")
    if query.until:
        yield and_(c.time_start <= query.until + "~", c.time_start != "")  # "~" comes after every time of the day
    if query.type:
        subtypes, types = kinds(query.type)
        yield or_(c.subtype.in_(subtypes), c.type.in_(types)) if types else c.subtype.in_(subtypes)
    if query.outlet:
        yield func.lower(d.outlet).in_([name.lower() for name in query.outlet])
    if query.report:
        yield or_(d.id.in_(query.report), d.name.in_(query.report))
    for role, asked in (("actor", query.actor), ("target", query.target), ("speaker", query.speaker), ("victim", query.victim), (None, query.party)):
        if asked:
            yield _has_party(asked, role)
    if query.weapon:
        yield _among(schema.means, schema.means.c.kind.in_(query.weapon))
    if query.outcome or query.at_least is not None or query.at_most is not None:
        yield _has_count(query)


def _has_party(asked: tuple[str, ...], role: str | None) -> ColumnElement[bool]:
    table = schema.party
    conditions: list[ColumnElement[bool]] = [table.c.party.in_(parties(asked))]
    if role:
        conditions.append(table.c.role == role)
    return _among(table, *conditions)


def _has_count(query: Query) -> ColumnElement[bool]:
    """A count that is surely so large, or so small: "dozens" is at least 20, and has no upper bound."""
    t = schema.tally.c
    conditions = [t.outcome == query.outcome] if query.outcome else []
    if query.at_least is not None:
        conditions.append(t.low >= query.at_least)
    if query.at_most is not None:
        conditions.append(t.high <= query.at_most)
    return _among(schema.tally, *conditions)


def _where(query: Query) -> Iterator[ColumnElement[bool]]:
    for asked, kinds in ((query.place, None), (query.governorate, _REGIONS)):
        if asked:
            yield _at_place(asked, kinds)
    if query.country:
        yield _among(schema.area, schema.area.c.site.in_(countries(query.country)))
    p = schema.place.c
    if query.box:
        west, south, east, north = query.box
        across = p.longitude.between(west, east) if west <= east else or_(p.longitude >= west, p.longitude <= east)
        yield _among(schema.place, p.latitude.between(south, north), across)
    if query.near:
        yield _among(schema.place, *_within(*query.near))


def _at_place(asked: tuple[str, ...], kinds: frozenset[str] | None) -> ColumnElement[bool]:
    """Inside any place of that name; a name that the gazetteer has not is sought as it was written."""
    ids = sites(asked, kinds)
    inside = _among(schema.area, schema.area.c.site.in_(ids))
    if kinds:
        return inside
    written = [fold_word(name) for name in asked]
    return or_(inside, _among(schema.place, schema.place.c.folded.in_(written)))


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


def _among(table: Any, *conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    return schema.claim.c.seq.in_(select(table.c.claim).where(*conditions))


def kinds(asked: tuple[str, ...]) -> tuple[list[str], list[str]]:
    """The sub-types meant by names of types or sub-types, and the types that have none, in any case of letters."""
    wanted = {name.casefold() for name in asked}
    found = [kind for kind in load_kinds().values() if wanted & {kind.type.casefold(), (kind.subtype or "").casefold()}]
    return [kind.subtype for kind in found if kind.subtype], [kind.type for kind in found if not kind.subtype]


def parties(asked: tuple[str, ...]) -> list[str]:
    """Ids for what a person calls parties: an id, a name, or any wording of the actor table."""
    known = [id for name in asked for id in _named().get(fold_word(name).casefold(), ())]
    return list(dict.fromkeys((*(name.strip().casefold().replace(" ", "-") for name in asked), *known)))


@cache
def _named() -> dict[str, list[str]]:
    """The ids of the actor table by every name and wording, folded."""
    out: dict[str, list[str]] = {}
    for actor in tables.load_actors():
        for name in dict.fromkeys((actor.name.casefold(), *(fold_word(wording) for wording in actor.wordings))):
            out.setdefault(name, []).append(actor.id)
    return out


def sites(asked: tuple[str, ...], kinds: frozenset[str] | None = None) -> list[str]:
    """Ids of the places that go by the names, in Arabic or English, or have them as ids."""
    gazetteer = Gazetteer.load()
    found = [site for name in asked for site in (*gazetteer.find(fold_word(name)), *gazetteer.named(name))]
    fitting = [site for site in found if kinds is None or site.kind in kinds] or found
    return list(dict.fromkeys((*asked, *(site.id for site in fitting))))


def countries(asked: tuple[str, ...]) -> list[str]:
    """Two-letter codes for codes or names of countries."""
    gazetteer = Gazetteer.load()
    codes = [name.upper() for name in asked if len(name) == 2 and name.isascii()]
    named = (site for name in asked for site in (*gazetteer.find(fold_word(name)), *gazetteer.named(name)))
    listed = [known.code for known in world.countries().values() if known.name.casefold() in {name.strip().casefold() for name in asked}]
    return list(dict.fromkeys((*codes, *listed, *(site.country for site in named if site.kind == "country"))))
