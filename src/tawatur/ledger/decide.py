"""What a person decides on a claim: accept it, reject it, correct a field, merge it into another, or take that back.

Nothing is overwritten: a decision is a row, and the claim gets a new state that follows from all decisions on it. The
latest decision on a field wins; it stays when the report is read again.
"""
from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Connection, select

from tawatur.codec import from_dict
from tawatur.errors import CodecError, LedgerError, NoClaim
from tawatur.ledger import schema, vocabulary
from tawatur.ledger.database import Ledger
from tawatur.ledger.digests import storable
from tawatur.ledger.meant import parties
from tawatur.ledger.rows import Record, dumped
from tawatur.ledger.states import STATUS, Decision, State, decisions, standing, state
from tawatur.ledger.writing import Writer
from tawatur.nouns import Claim
from tawatur.world.gazetteer import Gazetteer
from tawatur.world.tables import load_actors

__all__ = ["ACTIONS", "FIELDS", "STATUS", "Asked", "Step", "decide", "field_value", "history"]

ACTIONS = ("accept", "reject", "correct", "merge", "join", "part", "reopen")
WITH_ANOTHER = {"merge": "to merge into", "join": "to join", "part": "to part from"}
FIELDS = ("type", "subtype", "modality", "scope", "stance", "actors", "targets", "places", "time", "counts", "weapons", "speakers")


class Asked(NamedTuple):
    """A decision to be made. `value` is what `field` shall be, in the form of the record; of a merge, the other claim."""

    claim: str
    action: str
    field: str | None = None
    value: Any = None


class Step(NamedTuple):
    """A state in the life of a claim, with what brought it about: a reading, or a decision."""

    status: str
    record: Record
    version: str  # of tawatur
    at: str
    decision: Decision | None


def decide(ledger: Ledger, asked: Asked, *, by: str, why: str = "", at: str | None = None) -> State:
    """Put down a decision; how the claim stands after it. Raises `NoClaim`, or `LedgerError` for what cannot be decided."""
    asked = asked._replace(claim=storable(asked.claim))
    with ledger.writing() as connection:
        before = state(connection, asked.claim)
        if before is None:
            raise NoClaim(f"{asked.claim}: no claim of that id; `tawatur claims` lists them")
        asked = asked._replace(value=_spanned(asked.value, before.record["span"]))
        _check(connection, asked, before)
        writer = Writer(connection, Gazetteer.load())
        now = at or datetime.now(UTC).isoformat(timespec="seconds")
        value = None if asked.value is None and asked.action != "correct" else dumped(asked.value)
        number = writer.decision(
            {"claim": asked.claim, "action": asked.action, "field": asked.field, "value": value, "by": by, "at": now, "why": why}
        )
        made = decisions(connection, [asked.claim]).get(asked.claim, [])
        made.append(Decision(number, asked.claim, asked.action, asked.field, asked.value, by, now, why))
        status, record = standing(_as_read(connection, asked.claim), made)
        row = {
            "id": before.id, "reading": before.reading, "document": before.document, "decision": number, "status": status,
            "place_in_reading": before.place,
        }
        writer.claim(row, record, ("decision", number))
        writer.flush()
        return State(before.id, before.document, before.reading, before.place, status, number, record)


def history(ledger: Ledger, claim: str) -> list[Step]:
    """Every state of a claim, oldest first. Raises `NoClaim`."""
    c, r = schema.claim.c, schema.reading.c
    rows = select(c.status, c.body, c.decision, c.seq, r.version, r.at).join(schema.reading, r.seq == c.reading)
    claim = storable(claim)
    with ledger.reading() as connection:
        found = connection.execute(rows.where(c.id == claim).order_by(c.seq)).all()
        made = {one.seq: one for one in decisions(connection, [claim]).get(claim, [])}
    if not found:
        raise NoClaim(f"{claim}: no claim of that id; `tawatur claims` lists them")
    return [Step(row.status, json.loads(row.body), row.version, row.at, made.get(row.decision)) for row in found]


def field_value(name: str, words: str) -> Any:
    """What a person typed for a field, in the form of the record: plain words for the simple fields, JSON for the rest.

    `killed=3` is a count, `killed=3-5 civilians` one of a class; parties go by their ids or any of their names: `idf, hamas`.
    """
    words = words.strip()
    if name not in FIELDS:
        raise LedgerError(f"{name}: no field that can be corrected; these can: {', '.join(FIELDS)}")
    if words[:1] in ("[", "{", '"') or words == "null":
        try:
            return json.loads(words)
        except json.JSONDecodeError as error:
            raise LedgerError(f"{name}: no JSON: {error.msg} at column {error.colno}") from None
    return _READERS[name](words) if name in _READERS else words or None


def _spanned(value: Any, span: list[int]) -> Any:
    """What a person says of a claim rests on the whole of its words, where no other place is told."""
    if isinstance(value, list):
        return [_spanned(item, span) for item in value]
    return {"span": span, **value} if isinstance(value, dict) else value


def _check(connection: Connection, asked: Asked, before: State) -> None:
    if asked.action not in ACTIONS:
        raise LedgerError(f"{asked.action}: no such decision; there are {', '.join(ACTIONS)}")
    if asked.action in WITH_ANOTHER:
        other = state(connection, storable(str(asked.value)))
        if other is None or other.id == asked.claim:
            raise NoClaim(f"{asked.value}: no other claim of that id {WITH_ANOTHER[asked.action]}")
    if asked.action == "correct":
        if asked.field not in FIELDS:
            raise LedgerError(f"{asked.field}: no field that can be corrected; these can: {', '.join(FIELDS)}")
        try:
            from_dict(Claim, {**before.record, asked.field: asked.value})
        except (CodecError, TypeError, AttributeError) as error:
            raise LedgerError(f"{asked.field}: {str(error).removeprefix('claim.').removeprefix(f'{asked.field}: ')}") from None
        if asked.field in ("type", "subtype") and asked.value is not None:
            vocabulary.named_type(str(asked.value), sub=asked.field == "subtype")


def _as_read(connection: Connection, claim: str) -> Record:
    """The record of the latest reading, before anything that was decided on it."""
    c = schema.claim.c
    row = select(c.body).where(c.id == claim, c.decision.is_(None)).order_by(c.seq.desc()).limit(1)
    record: Record = json.loads(connection.execute(row).scalar_one())
    return record


def _parties(words: str) -> list[Record]:
    """A party the actor table knows by its id; any other by an id made of its words."""
    out = []
    for name in _split(words):
        slug, *known = parties((name,))
        out.append({"text": name, "id": slug if slug in _ids() else (known or [slug])[0]})
    return out


@cache
def _ids() -> frozenset[str]:
    return frozenset(actor.id for actor in load_actors())


def _type(words: str) -> str:
    return vocabulary.named_type(words, sub=False)


def _subtype(words: str) -> str:
    return vocabulary.named_type(words, sub=True)


def _weapons(words: str) -> list[Record]:
    return [{"text": kind, "kind": vocabulary.weapon(kind)} for kind in _split(words)]


def _places(words: str) -> list[Record]:
    """Names of places, in either language, as the gazetteer knows them."""
    gazetteer = Gazetteer.load()
    out = []
    for name in _split(words):
        site = next(iter((*gazetteer.find(name), *gazetteer.named(name))), None)
        known = {"id": site.id, "country": site.country, "latitude": site.lat, "longitude": site.lon, "precision": site.precision} if site else {}
        out.append({"text": name, "name": site.name if site else name, **known})
    return out


def _time(words: str) -> Record:
    start, _, end = (part.strip() for part in words.partition(".."))
    return {"start": start, "end": end or start, "grain": "day" if len(start) == 10 else "minute"}


def _counts(words: str) -> list[Record]:
    out = []
    for one in _split(words):
        outcome, _, rest = one.partition("=")
        number, _, who = rest.strip().partition(" ")
        low, _, high = number.partition("-")
        if not low.isdigit() or (high and not high.isdigit()):
            raise LedgerError(f"counts: {one!r} is no count; write it as killed=3, or killed=3-5 civilians")
        least, most = int(low), int(high or low)
        if least > most:
            raise LedgerError(f"counts: {one!r}: the lower number comes first")
        out.append({"outcome": vocabulary.outcome(outcome), "who": who.strip() or "people", "min": least, "max": most, "text": one})
    return out


def _split(words: str) -> list[str]:
    return [part.strip() for part in words.split(",") if part.strip()]


_READERS: dict[str, Callable[[str], Any]] = {
    "type": _type, "subtype": _subtype,
    "actors": _parties, "targets": _parties, "speakers": _parties, "weapons": _weapons, "places": _places, "time": _time,
    "counts": _counts,
}
