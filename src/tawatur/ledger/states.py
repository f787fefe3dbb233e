"""How a claim stands: what was read, and what people decided since, in the order in which it came."""
from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, bindparam, func, select

from tawatur.codec import from_dict
from tawatur.events.kinds import load_kinds
from tawatur.ledger import identity, schema
from tawatur.ledger.rows import Record, Row
from tawatur.ledger.writing import Writer
from tawatur.nouns import Problem

STATUS = {"accept": "accepted", "correct": "corrected", "reject": "rejected", "merge": "merged", "reopen": "read"}

LINKING = ("join", "part")  # decisions on which event a claim tells, and none on the claim


class Read(NamedTuple):
    """What was read of a report, as it goes into a ledger: records of claims, problems, and the version that read it."""

    records: tuple[Record, ...]
    problems: tuple[Problem, ...]
    version: str


class State(NamedTuple):
    """The latest state of a claim."""

    id: str
    document: int
    reading: int
    place: int
    status: str
    decision: int | None
    record: Record


class Decision(NamedTuple):
    """A row of the decision table, its value as an object."""

    seq: int
    claim: str
    action: str
    field: str | None
    value: object
    by: str
    at: str
    why: str


def latest(connection: Connection, report: str) -> list[State]:
    """The claims of a report, over all its versions, each as it stands."""
    return [_state(row) for row in connection.execute(_OF_REPORT, {"report": report})]


def state(connection: Connection, id: str) -> State | None:
    """A claim as it stands; None where there is none of that id."""
    row = connection.execute(_OF_CLAIM, {"id": id}).first()
    return _state(row) if row else None


def decisions(connection: Connection, claims: Iterable[str]) -> dict[str, list[Decision]]:
    """What was decided on each of the claims, oldest first."""
    table = schema.decision
    out: dict[str, list[Decision]] = {}
    for row in connection.execute(select(table).where(table.c.claim.in_(list(claims))).order_by(table.c.seq)):
        value = json.loads(row.value) if row.value is not None else None
        out.setdefault(row.claim, []).append(Decision(row.seq, row.claim, row.action, row.field, value, row.by, row.at, row.why))
    return out


def standing(record: Record, made: Sequence[Decision]) -> tuple[str, Record]:
    """A record as read with all that was decided on it, and its status. Reopening takes back what came before it."""
    status, out = "read", dict(record)
    for one in made:
        if one.action == "reopen":
            status, out = "read", dict(record)
            continue
        if one.action in LINKING:
            continue
        if one.action == "correct" and one.field is not None:
            out |= _agreeing(one.field, one.value, out)
        corrected = status == "corrected" and one.action == "accept"
        status = "corrected" if corrected else STATUS[one.action]
    return status, out


def _agreeing(field: str, value: Any, record: Record) -> Record:
    """A corrected field, with the event type that its sub-event type belongs to, and no sub-event type of another."""
    kinds = load_kinds().values()
    if field == "subtype" and value:
        return {field: value, "type": next((kind.type for kind in kinds if kind.subtype == value), record["type"])}
    if field == "type" and any(kind.subtype == record.get("subtype") and kind.type != value for kind in kinds):
        return {field: value, "subtype": None}
    return {field: value}


class Restating:
    """Readings on their way into the ledger: each claim meets the one it was before, and what was decided on it."""

    def __init__(self, connection: Connection, writer: Writer) -> None:
        self._connection = connection
        self._writer = writer

    def read_again(
        self, document: int, report: str, read: Read, name: str, at: str, *, same_text: bool = False, fresh: bool = False
    ) -> dict[str, Record]:
        """Put down a reading of a document and what it changes; its claims by id, as they now stand.

        `same_text`: it is the text that was read before; `fresh`: the report is new.
        """
        before = [] if fresh else latest(self._connection, report)
        ids = self._ids(report, before, read.records, same_text)
        counts = {"claims": len(read.records), "problems": len(read.problems)}
        reading = self._writer.reading({"document": document, "version": read.version, "at": at, **counts})
        made = decisions(self._connection, [s.id for s in before if s.decision is not None]) if before else {}
        after = {}
        for place, (id, record) in enumerate(zip(ids, read.records, strict=True), 1):
            row = {"id": id, "reading": reading, "document": document, "place_in_reading": place}
            after[id] = self._restate(row, record, made.get(id, []))
        for old in before:
            if old.status == "read" and old.id not in ids:
                self._claim(old, reading, document, "gone")
        for problem in read.problems:
            self._problem(reading, name, problem, at)
        return after

    def take_over(self, document: int, kept: Mapping[str, Any], name: str, at: str) -> int:
        """Put down what another ledger's export tells of a document, claims with their ids; how many there are."""
        problems = [from_dict(Problem, problem) for problem in kept["problems"]]
        counts = {"claims": len(kept["claims"]), "problems": len(problems)}
        reading = self._writer.reading({"document": document, "version": kept["version"], "at": at, **counts})
        for place, claim in enumerate(kept["claims"], 1):
            record = {key: value for key, value in claim.items() if key not in ("claim", "status")}
            row = {"id": claim["claim"], "reading": reading, "document": document, "place_in_reading": place}
            self._writer.claim({**row, "decision": None, "status": claim["status"]}, record, ("reading", reading))
        for problem in problems:
            self._problem(reading, name, problem, at)
        return len(kept["claims"])

    def _ids(self, report: str, before: list[State], records: Sequence[Record], same_text: bool) -> list[str]:
        matched = identity.match([(s.id, s.record) for s in before], records, same_text=same_text) if before else [None] * len(records)
        taken = {s.id for s in before}
        ids = []
        for record, found in zip(records, matched, strict=True):
            id = found or identity.fresh(report, record, taken)
            taken.add(id)
            ids.append(id)
        return ids

    def _restate(self, row: Row, record: Record, made: Sequence[Decision]) -> Record:
        self._writer.claim({**row, "decision": None, "status": "read"}, record, ("reading", row["reading"]))
        if not made:
            return record
        status, decided = standing(record, made)
        self._writer.claim({**row, "decision": made[-1].seq, "status": status}, decided, ("reading", row["reading"]))
        return decided

    def _claim(self, old: State, reading: int, document: int, status: str) -> None:
        row = {"id": old.id, "reading": reading, "document": document, "place_in_reading": old.place, "decision": None, "status": status}
        self._writer.claim(row, old.record, ("reading", reading))

    def _problem(self, reading: int, name: str, problem: Problem, at: str) -> None:
        start, stop = (problem.span.start, problem.span.stop) if problem.span else (None, None)
        self._writer.problem(
            {"reading": reading, "name": name, "step": problem.step, "message": problem.message, "start": start, "stop": stop, "at": at}
        )


def _state(row: object) -> State:
    return State(row.id, row.document, row.reading, row.place_in_reading, row.status, row.decision, json.loads(row.body))  # type: ignore[attr-defined]


_CLAIM = schema.claim
_NEWEST = select(func.max(_CLAIM.c.seq)).where(_CLAIM.c.id == bindparam("id")).scalar_subquery()
_OF_CLAIM = select(_CLAIM).where(_CLAIM.c.seq == _NEWEST)
_DOCUMENTS = select(schema.document.c.seq).where(schema.document.c.id == bindparam("report"))
_LATEST = select(func.max(_CLAIM.c.seq)).where(_CLAIM.c.document.in_(_DOCUMENTS)).group_by(_CLAIM.c.id)
_OF_REPORT = select(_CLAIM).where(_CLAIM.c.seq.in_(_LATEST)).order_by(_CLAIM.c.seq)
