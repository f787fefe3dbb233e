"""What a row of the event databases tells: a claim, or what most voices of an incident say. Rows of both are filled alike."""
from __future__ import annotations

from typing import NamedTuple

from tawatur.exports.field import sides
from tawatur.exports.field.base import Toll, ids, toll
from tawatur.ledger.query import Held
from tawatur.ledger.rows import Record


class Killed(NamedTuple):
    """How many were killed: the estimate and its bounds, and the most whom somebody surely tells (`sure`).

    `tolls` are those whose lowest number is the estimate, by who they were; none where nobody tells a number.
    """

    best: int
    low: int
    high: int
    sure: int
    tolls: tuple[Toll, ...]


class Event(NamedTuple):
    """One event as a row has it. `record` is in the form of a claim's; `sources` is how many published it."""

    id: str  # c12 of a claim, i12 of an incident
    record: Record
    day: str  # ISO date
    killed: Killed
    held: tuple[Held, ...]  # the claims that tell it, the earliest published first
    sources: int
    notes: str
    tags: str


def of_claim(held: Held) -> Event | None:
    """The event of one claim; None where it tells none that happened, or no day is known."""
    record = held.record
    time = (record.get("time") or {}).get("start") or held.published
    if not is_event(record) or not time:
        return None
    day, whole = time[:10], toll(record)
    killed = Killed(whole.low, whole.low, whole.high, whole.low, (whole,))
    return Event(held.id, record, day, killed, (held,), 1, _notes(held, day), f"claim={held.id}; status={held.status}")


def is_event(record: Record) -> bool:
    """Whether a claim is of one event that happened."""
    return (record["type"] != "Toll", record["modality"], record["scope"]) == (True, "happened", "incident")


def sources(event: Event) -> str:
    """Who published it, then who said it, by name, in the order in which they were first heard."""
    return "; ".join(dict.fromkeys(name for held in event.held for name in (*([held.outlet] if held.outlet else []), *reversed(speakers(held)))))


def speakers(held: Held) -> list[str]:
    """The names of the chain of a claim, whose claim it is first."""
    return [sides.plain_name(id) for id in ids(held.record, "speakers")]


def what(record: Record, day: str) -> str:
    """"Air/drone strike by A on B in C on 2024-01-01"."""
    who = " and ".join(map(sides.plain_name, ids(record, "actors")))
    whom = ", ".join(map(sides.plain_name, ids(record, "targets")))
    where = ", ".join(dict.fromkeys(place["name"] for place in record.get("places") or ()))
    parts = [f"{record.get('subtype') or record['type']}", f"by {who}" if who else "", f"on {whom}" if whom else "",
             f"in {where}" if where else "", f"on {day}"]
    return " ".join(part for part in parts if part)


def _notes(held: Held, day: str) -> str:
    """The claim in one English sentence, whose claim it is first."""
    counts = ", ".join(_count(count) for count in held.record.get("counts") or ())
    said = " via ".join(speakers(held)) or held.outlet or "the report"
    return f"According to {said}: {what(held.record, day)}" + (f" ({counts})." if counts else ".")


def _count(count: Record) -> str:
    low, high = count.get("min"), count.get("max")
    number = f"{low}" if low == high else f"{low}+" if high is None else f"{low or 0}-{high}"
    return f"{count['outcome']}: {number} {count['who']}"
