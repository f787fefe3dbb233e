"""Tellings by hand: a claim of a report in a line."""
from __future__ import annotations

from itertools import count
from typing import Any

from tawatur.ledger.query import Held
from tawatur.link.telling import Telling

DAY = "2024-01-01"
_numbers = count(1)


def telling(
    outlet: str | None, *speakers: str, via: str | None = None, copy: str | None = None, report: str | None = None,
    published: str | None = DAY, **said: Any,
) -> Telling:
    """What an outlet prints that speakers (the innermost first) said; `said` are fields of the record."""
    number = next(_numbers)
    report = report or f"r{number:04d}"
    record = {
        "evidence": "قصف", "span": [0, 3], "trigger": "قصف", "trigger_span": [0, 3], "type": "Explosions/Remote violence",
        "subtype": "Air/drone strike", "modality": "happened", "scope": "incident", "actors": [], "targets": [], "places": [],
        "time": None, "counts": [], "weapons": [], "stance": "neutral",
        "speakers": [{"text": id, "id": id, "span": [0, 3]} for id in speakers], **said,
    }
    held = Held(f"c{number:04d}", "read", 1, record, number, report, 1, report, outlet, published, None, None, "test")
    return Telling(held, via, copy or report)


def parties(*ids: str) -> list[dict[str, Any]]:
    return [{"text": id, "id": id, "span": [0, 3]} for id in ids]


def tally(outcome: str, low: int | None, high: int | None, who: str = "people") -> dict[str, Any]:
    return {"outcome": outcome, "who": who, "min": low, "max": high, "text": str(low), "span": [0, 3]}
