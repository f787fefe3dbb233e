"""Exports of the ledger in incident form: a row an incident, not a claim. What several voices tell stands in one row."""
from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import IO, Any, Protocol

from tawatur.exports.field import acled, ucdp
from tawatur.exports.field.base import HISTORY, NO_TEXT, SPANS, Options, first_place, left_out, write_rows
from tawatur.exports.field.collapse import of_incident
from tawatur.exports.field.event import Event
from tawatur.exports.field.geojson import collection, feature
from tawatur.exports.incident.listing import listing
from tawatur.link.incident import Incident, summary

_TOLLS = "Tolls, sums over a period and plans: they belong to no incident."
_HAPPENED = "Incidents of which nobody says that they happened (attempts and denials alone), and those without any day."
_COLLAPSED = "What single voices tell of parties, place and time: a row has what most of them tell (docs/exports.md)."
_CHAINS = "The chains of attribution: {} left, not who passed on whose words."
_WORDS = "The words of the reports."


class IncidentExport(Protocol):
    """A format. `lost` says, a sentence each, what of the ledger it has no place for."""

    name: str
    lost: tuple[str, ...]

    def write(self, incidents: Iterable[Incident], stream: IO[bytes]) -> int:
        """Write all; how many rows, features or lines there are."""


class _Table:
    """The columns of an event database, filled by what most voices tell."""

    def __init__(self, name: str, lost: tuple[str, ...], columns: tuple[str, ...], rows: Callable[[Iterable[Event]], Iterator[dict[str, object]]]) -> None:
        self.name, self.lost = name, lost
        self._columns, self._rows = columns, rows

    def write(self, incidents: Iterable[Incident], stream: IO[bytes]) -> int:
        return write_rows(self._columns, self._rows(filter(None, map(of_incident, incidents))), stream)


class _Points:
    """A feature an incident, at the place that most voices tell."""

    name = "geojson"

    def __init__(self) -> None:
        self.lost: tuple[str, ...] = (
            _TOLLS, _HAPPENED, "Incidents without a place of known coordinates.", _COLLAPSED, _CHAINS.format("their count and its derivation are"),
            _WORDS, SPANS, HISTORY, NO_TEXT,
        )

    def write(self, incidents: Iterable[Incident], stream: IO[bytes]) -> int:
        return collection((_feature(made, event) for made in incidents if (event := of_incident(made))), stream)


class _Listed:
    """What `tawatur incidents` lists."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.lost: tuple[str, ...] = (_TOLLS, _CHAINS.format("their count and its derivation are"), _WORDS, SPANS, HISTORY, NO_TEXT)

    def write(self, incidents: Iterable[Incident], stream: IO[bytes]) -> int:
        form = listing(self.name)
        stream.write(form.head().encode())
        count = 0
        for made in incidents:
            stream.write(form.block(made).encode("utf-8", "replace"))
            count += 1
        return count


def incident_export(name: str, options: Options) -> IncidentExport:
    """The format of that name, of `tawatur.exports.field.INCIDENT_FORMATS`."""
    if name == "acled":
        lost = (
            _TOLLS, _HAPPENED, _COLLAPSED, "fatalities is the estimate of docs/exports.md, its bounds stand in notes alone; 0 where nobody tells a number.",
            "Contradictions beyond the first five, agreements and changes over time.",
            "Times of day; an incident without a time has the first day of publication and time_precision 2.",
            *acled.EMPTY, _CHAINS.format("the count of voices and names of sources are"), _WORDS, SPANS, HISTORY, *left_out(options, words=False, texts=False),
        )
        return _Table(name, lost, acled.COLUMNS, lambda events: map(acled.row, events))
    if name == "ucdp":
        lost = (
            "Incidents of which nobody surely tells a death.", _TOLLS, _HAPPENED, _COLLAPSED, *ucdp.EMPTY,
            "Contradictions, but for low and high; how many of the voices are independent.",
            _CHAINS.format("names of sources are"), SPANS, HISTORY, *left_out(options, texts=False),
        )
        return _Table(name, lost, ucdp.COLUMNS, lambda events: ucdp.rows(events, options))
    if name == "geojson":
        return _Points()
    return _Listed(name)


def _feature(made: Incident, event: Event) -> dict[str, Any] | None:
    record, place = event.record, first_place(event.record)
    told, time = summary(made), record["time"] or {}
    voices = told["voices"]
    return feature(made.id, place, {
        **{name: told[name] for name in ("incident", "label", "type", "subtype")},
        **{name: [party["id"] for party in record[name]] for name in ("actors", "targets")},
        "time_start": time.get("start"), "time_end": time.get("end"), "place": place.get("name"), "country": place.get("country"),
        "precision": place.get("precision"),
        **{f"killed_{name}": getattr(event.killed, name) if event.killed.tolls else None for name in ("best", "low", "high")},
        "voices": voices["count"], "derivation": voices["derivation"], "by_side": voices["by_side"], "denied_by": voices["denied_by"],
        **{name: told[name] for name in ("counts", "contradictions", "changes", "outlets", "reports", "recalled_in", "claims")},
    })
