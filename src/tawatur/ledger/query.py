"""Which claims are asked for: a `Query` is what a person says, `select_claims` the one statement that it comes to.

The current view is this query: of every claim its latest state, if that stands (read, accepted or corrected).
"""
from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, select

from tawatur.ledger import schema
from tawatur.ledger.conditions import Ways, by_frequency, conditions, gather
from tawatur.ledger.rows import Record

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
    scope: tuple[str, ...] = ()
    outcome: str | None = None
    at_least: int | None = None
    at_most: int | None = None
    weapon: tuple[str, ...] = ()
    outlet: tuple[str, ...] = ()
    report: tuple[str, ...] = ()
    claim: tuple[str, ...] = ()
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
    via: str | None = None  # whom its report was passed on from


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
    common = by_frequency(connection) if query.limit else gather
    asked = select_claims(query, connection.dialect.name, common)
    for row in connection.execution_options(stream_results=True, yield_per=500).execute(asked):
        yield Held(
            row.id, row.status, row.place_in_reading, json.loads(row.body), row.document, row.report, row.report_version, row.name, row.outlet,
            row.published, row.title, row.url, row.version, row.via,
        )


def select_claims(query: Query, dialect: str, common: Ways = gather) -> Select[Any]:
    """The statement, the same on both databases but for how words are sought; `common` tells how a value is looked up."""
    c, d, r = schema.claim.c, schema.document.c, schema.reading.c
    joined = schema.claim.join(schema.document, d.seq == c.document).join(schema.reading, r.seq == c.reading)
    columns = (
        c.id, c.status, c.place_in_reading, c.body, c.document, d.id.label("report"), d.version.label("report_version"), d.name, d.outlet,
        d.published, d.title, d.url, r.version, d.via,
    )
    found = select(*columns).select_from(joined).where(*conditions(query, dialect, common))
    found = found.order_by(c.time_start.desc(), c.seq.desc()) if query.newest_first else found.order_by(c.document, c.place_in_reading, c.seq)
    return found.limit(query.limit) if query.limit else found
