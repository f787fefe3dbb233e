"""A ledger in Python: what a notebook or a script does with one.

    with tawatur.Ledger.open("tawatur.db") as ledger:
        ledger.add("reports/", jobs=4)
        claims = ledger.claims(place="Khan Younis", since="2023-12-01", outcome="killed", at_least=10)
        table = pandas.DataFrame(ledger.rows(country=["SD", "YE"]))
        ledger.link()
        told = ledger.incidents(country="SD", voices=2)
"""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import fields
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple

from tawatur.codec import from_dict
from tawatur.errors import BadQuery
from tawatur.exports import field as field_exports
from tawatur.exports.csv import CELLS, cells
from tawatur.exports.listing import record
from tawatur.exports.series import record as series_record
from tawatur.ledger import database
from tawatur.ledger.add import add as _add
from tawatur.ledger.query import Query
from tawatur.link.incident import summary
from tawatur.nouns import Claim, Document
from tawatur.output import atomic_bytes
from tawatur.service import keeping, linking
from tawatur.service import series as toll_series
from tawatur.service.linking import Linked
from tawatur.sources import Defaults, Item
from tawatur.sources.base import as_published

_ASKED = {field.name: str(field.type) for field in fields(Query)}


class Taken(NamedTuple):
    """What became of the reports that were added, and how many claims came with them."""

    new: int
    changed: int
    known: int
    unreadable: int
    claims: int
    problems: tuple[str, ...]  # of reports that could not be read, a line each


class Ledger:
    """A ledger that is open. It holds nothing between calls; several programs may use one at a time.

    Questions are asked in the words of the command line (`tawatur claims --help`): since, until, place, governorate,
    country, box, near, party, actor, target, victim, speaker, type, scope, outcome, at_least, at_most, weapon, outlet, report,
    words, report_words, status, limit, newest_first. All that is said must hold; of several values in a list any.
    What no claim can be raises `tawatur.errors.BadQuery`.
    """

    def __init__(self, record: database.Ledger) -> None:
        self._record = record

    @staticmethod
    def open(where: str | Path = database.DEFAULT, *, create: bool = True) -> Ledger:
        """The ledger at a path or a PostgreSQL URL, made where there is none. Raises `LedgerError` or one of its kinds."""
        return Ledger(keeping.opened(str(where), create=create))

    def add(
        self, *sources: str | Path | Document, published: str | None = None, outlet: str | None = None, columns: dict[str, str] | None = None,
        jobs: int = 1, keep_originals: bool = False,
    ) -> Taken:
        """Take in files, folders, URLs and documents; what is there already stays as it is.

        `published` and `outlet` hold where a source does not say; `columns` tells which column of a table is which field.
        """
        where = [str(source) for source in sources if not isinstance(source, Document)]
        defaults = Defaults(as_published(published), outlet, tuple((columns or {}).items()))
        added = list(keeping.add(self._record, where, defaults, jobs=jobs, keep_originals=keep_originals))
        documents = [Item(source) for source in sources if isinstance(source, Document)]
        added += _add(self._record, documents, keeping.reading(jobs))
        fates = Counter(one.fate for one in added)
        unread = tuple(problem.message for one in added if one.fate == "unreadable" for problem in one.problems)
        return Taken(fates["new"], fates["changed"], fates["known"], fates["unreadable"], sum(one.claims for one in added), unread)

    def claims(self, **asked: Any) -> list[dict[str, Any]]:
        """The claims asked for, each a record: its id and status, its report, and what it says (docs/claim-model.md)."""
        return [record(held) for held in self._held(asked)]

    def rows(self, **asked: Any) -> list[dict[str, Any]]:
        """The same flat, a row a claim, as in the CSV: for a table of pandas or the like."""
        return [_row(held) for held in self._held(asked)]

    def series(self, *, against: str | Path | None = None, columns: dict[str, str] | None = None, lag: int = 1, **asked: Any) -> list[dict[str, Any]]:
        """Tolls by authority over time, a record each (docs/series.md), those of most figures first.

        `against` is a table or a JSON array of a reference, `columns` tells which column is which field ({"killed": "deaths"}), `lag`
        how many days late a figure may be told.
        """
        reference = toll_series.reference(str(against), tuple((columns or {}).items())) if against else None
        found = toll_series.find(self._record, _query(asked), against=reference, lag=lag)
        return [series_record(one.series, toll_series.points(one), one.doubts) for one in found.shown]

    def link(self, *, full: bool = False) -> Linked:
        """Put claims that tell one event into incidents: those that are new since the last time, or with `full` all (docs/incidents.md).

        What came of it, with how many claims could not be compared. Raises `NoLinker` without the libraries of `tawatur[link]`.
        """
        return linking.link(self._record, full=full)

    def incidents(self, *, reports: int = 1, voices: int = 0, contradicted: bool = False, **asked: Any) -> list[dict[str, Any]]:
        """The incidents of which a claim is as asked, a record each: what, where and when, who tells it, how many independent voices.

        Told by at least so many `reports` and independent `voices`; `contradicted`: only those whose voices contradict each other. A claim
        that is linked to no other is an incident of its own; tolls and plans are in none.
        """
        wanted = linking.wanting(reports, voices, contradicted)
        return [summary(made) for made in linking.incidents(self._record, _query(asked), wanted=wanted)]

    def incident(self, id: str) -> dict[str, Any]:
        """One incident as such a record, by its id or that of a claim in it. Raises `NoIncident`."""
        return summary(linking.incident(self._record, id))

    def review(self, claim: str, action: str, field: str | None = None, value: Any = None, *, by: str, why: str = "") -> str:
        """Decide on a claim: accept, reject, correct a field, merge it into another, reopen; its status after that.

        `value` is what the command line takes ("killed=3-5 civilians"), or a part of a record. Of a merge, `field` is the other; so it is
        of `join` and `part`, which say of another claim or an incident that it is of the same event or of another, from the next `link` on.
        """
        return keeping.review(self._record, claim, action, field, value, by=by, why=why).status

    def history(self, claim: str) -> list[dict[str, Any]]:
        """Every state of a claim, oldest first, with the version that read it or the decision that brought it about."""
        out = []
        for step in keeping.history(self._record, claim):
            one = step.decision
            decided = {"action": one.action, "field": one.field, "by": one.by, "at": one.at, "why": one.why} if one else None
            out.append({"status": step.status, "read_at": step.at, "version": step.version, "decision": decided, "record": step.record})
        return out

    def reread(self, *, jobs: int = 1) -> int:
        """Read again what another version read; how many reports that were."""
        return sum(1 for _ in keeping.reread(self._record, jobs=jobs))

    def export(
        self, path: str | Path, form: str | None = None, *, incidents: bool = False, names: bool = False, text: bool = False, **asked: Any
    ) -> int:
        """Write the claims asked for to a file, in a format of `tawatur export`; how many rows there are.

        With `incidents` a row is an incident of which some claim is as asked, not a claim (docs/exports.md).
        """
        name, known = form or field_exports.format_of(str(path)), field_exports.INCIDENT_FORMATS if incidents else field_exports.FORMATS
        if name is None or name not in known:
            raise BadQuery(f"{path}: which format? there are {', '.join(known)}")
        query, options = _query(asked), field_exports.Options(names, text)
        with atomic_bytes(str(path)) as stream:
            if incidents:
                from tawatur.exports.field.incidents import incident_export

                return linking.export(self._record, query, incident_export(name, options), stream).rows
            return keeping.export(self._record, query, field_exports.field_export(name, options), stream, text=text).rows

    def verify(self) -> list[str]:
        """What is wrong with the ledger, a line each; nothing where all is as it was added."""
        return list(keeping.verify(self._record))

    def close(self) -> None:
        self._record.close()

    def __enter__(self) -> Ledger:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<Ledger {self._record.shown}>"

    def _held(self, asked: dict[str, Any]) -> Iterator[Any]:
        return keeping.claims(self._record, _query(asked))


def _query(asked: dict[str, Any]) -> Query:
    """The question; one value stands for a list of one. Raises `BadQuery`."""
    given: dict[str, Any] = {}
    for name, value in asked.items():
        if name not in _ASKED:
            raise BadQuery(f"{name}: claims are not asked for by this, but by {', '.join(_ASKED)}")
        if value is None:
            continue
        if name in ("since", "until"):
            value = as_published(value)
        elif _ASKED[name].startswith("tuple"):
            value = (value,) if isinstance(value, str) or not isinstance(value, Iterable) else tuple(value)
        given[name] = value
    return Query(**given)


def _row(held: Any) -> dict[str, Any]:
    about = {
        "claim": held.id, "status": held.status, "report": held.name, "outlet": held.outlet, "published": held.published, "title": held.title,
        "url": held.url,
    }
    return {**about, **dict(zip(CELLS, cells(from_dict(Claim, held.record)), strict=True)), "version": held.version}
