"""Claims of tolls for tests, as the ledger holds them."""
from __future__ import annotations

import itertools
from typing import Any

from tawatur.ledger.query import Held

GAZA = {"text": "قطاع غزة", "name": "Gaza Strip", "id": "gaza-strip", "country": "PS"}
LEBANON = {"text": "لبنان", "name": "Lebanon", "id": "lebanon", "country": "LB"}
MINISTRY = "gaza-health-ministry"
START = "2023-10-07"
_numbers = itertools.count(1)


def time(start: str, end: str, anchor: str = "since") -> dict[str, str]:
    return {"start": start, "end": end, "grain": "day", "anchor": anchor}


def count(figure: int | tuple[int | None, int | None], outcome: str = "killed", who: str = "people") -> dict[str, Any]:
    low, high = figure if isinstance(figure, tuple) else (figure, figure)
    return {"outcome": outcome, "who": who, "min": low, "max": high, "text": str(figure)}


def toll(
    day: str | None, *counts: Any, scope: str = "cumulative", speaker: str | None = MINISTRY, since: str | None = START, place: Any = GAZA,
    outlet: str | None = "Wire", report: str | None = None, modality: str = "happened", targets: tuple[str, ...] = (),
    anchor: str = "since", published: str | None = None,
) -> Held:
    """A claim of a toll as of a day, which is that of publication where no other is given: figures of people killed, or whole counts."""
    number = next(_numbers)
    name = report or f"r{number}"
    record = {
        "evidence": f"قولٌ رقم {number}", "type": "Toll", "scope": scope, "modality": modality,
        "counts": [one if isinstance(one, dict) else count(one) for one in counts],
        "places": [] if place is None else place if isinstance(place, list) else [place],
        "speakers": [{"text": speaker, "id": speaker}] if speaker else [], "time": time(since, day, anchor) if since and day else None,
        "targets": [{"text": target, "id": target} for target in targets],
    }
    return Held(f"c{number:05}", "read", 1, record, number, name, 1, name, outlet, published or day, None, None, "test")


def daily(day: str, before: str, *counts: Any, **known: Any) -> Held:
    """A toll of the last 24 hours."""
    return toll(day, *counts, scope="period", since=before, **known)
