"""What an export of the ledger is: claims as they stand, a report at a time, to a stream of bytes."""
from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import IO, Any, NamedTuple, Protocol

from tawatur.exports.csv import safe
from tawatur.ledger.query import Held, HeldReport
from tawatur.ledger.rows import Record


class Options(NamedTuple):
    """`names`: leave the names of private persons in; `text`: add the full text of each report."""

    names: bool = False
    text: bool = False


class FieldExport(Protocol):
    """A format. `lost` says, a sentence each, what of the ledger it has no place for."""

    name: str
    lost: tuple[str, ...]

    def write(self, reports: Iterable[HeldReport], stream: IO[bytes]) -> int:
        """Write all; how many rows, features or lines there are."""


CHAIN = "The chain of attribution: only names of sources are left, not who passed on whose words."
RANGES = "Ranges of counts: one number stands for each."
CONTRADICTIONS = "Contradictions between accounts: each row is one claim and says nothing of the others."
SPANS = "The places in the report that each field was read from."
HISTORY = "Older readings and the decisions of people: rows hold what stands now."
NAMES = "Names of private persons in evidence, titles and words of parties, as far as they were recognised (put in with --with-names)."
NAMES_IN_TEXT = "Nothing of the full text: it is as published, with the names of private persons in it; handle it as such."
TEXT = "The full text of the reports (put in with --with-text)."
NO_TEXT = "The full text of the reports, for which the format has no place."
UNPLACED = "Claims without a place of known coordinates."


def left_out(options: Options, *, words: bool = True, texts: bool = True) -> tuple[str, ...]:
    """What was left out by choice; whether the format has a place for words of the report, and for full texts."""
    names = (NAMES,) if words and not options.names else ()
    return (*names, NO_TEXT if not texts else NAMES_IN_TEXT if options.text else TEXT)


def one_by_one(reports: Iterable[HeldReport]) -> Iterator[tuple[HeldReport, Held]]:
    """Every claim with its report."""
    return ((report, held) for report in reports for held in report.claims)


def first_place(record: Record) -> dict[str, Any]:
    """The most precise of a claim's places; an empty one where none is told."""
    order = {"exact": 0, "area": 1, "town": 2, "region": 3, "country": 4}
    places: Sequence[dict[str, Any]] = record.get("places") or ()
    return min(places, key=lambda place: order.get(place.get("precision") or "", 5), default={})


def ids(record: Record, field: str) -> list[str]:
    """The ids of the parties in a field, each once."""
    return list(dict.fromkeys(party["id"] for party in record.get(field) or ()))


def _of(record: Record, outcome: str) -> list[dict[str, Any]]:
    return [count for count in record.get("counts") or () if count["outcome"] == outcome]


CASUALTIES = ("killed_min", "killed_max", "injured_min", "injured_max")


def casualties(record: Record) -> dict[str, int | None]:
    """The bounds of those killed and injured, parts of a total not added to it; None where the claim sets no bound."""
    out: dict[str, int | None] = {}
    for outcome in ("killed", "injured"):
        counts, whole = _of(record, outcome), toll(record, outcome)
        open_ended = not counts or any(count.get("max") is None for count in counts)
        out[f"{outcome}_min"] = whole.low if counts else None
        out[f"{outcome}_max"] = None if open_ended else whole.high
    return out


class Toll(NamedTuple):
    """People killed or injured, in all and by who they were; the parts sum up to no more than the whole. `low` to `high`."""

    low: int
    high: int
    parts: dict[str, tuple[int, int]]


_WHOLE, _CIVIL = "people", ("civilians", "children", "women", "journalists", "medics", "captives", "detainees")


def toll(record: Record, outcome: str = "killed") -> Toll:
    """The people killed (or injured ...) in a claim's event. A total and its stated parts ("12, three children among them") stand side by side
    in a record and are not added: of people, and of civilians, a number that covers the others is taken for their total."""
    by: dict[str, tuple[int, int]] = {}
    for count in _of(record, outcome):
        low = count.get("min") or 0
        high = max(low, count["max"] if count.get("max") is not None else low)
        by[count["who"]] = max(by.get(count["who"], (0, 0)), (low, high))
    civil = {who: by.pop(who) for who in _CIVIL if who in by}
    if civil:
        by["civilians"] = _covering(civil.pop("civilians", (0, 0)), list(civil.values()))
    whole = by.pop(_WHOLE, (0, 0))
    low, high = _covering(whole, list(by.values()))
    return Toll(low, high, by)


def _covering(whole: tuple[int, int], parts: list[tuple[int, int]]) -> tuple[int, int]:
    """The whole where it can cover the parts, else whole and parts together."""
    low, high = sum(part[0] for part in parts), sum(part[1] for part in parts)
    if whole[0] >= low:
        return whole[0], max(whole[1], high)
    return whole[0] + low, whole[1] + high


def write_rows(columns: Sequence[str], rows: Iterable[Mapping[str, object]], stream: IO[bytes]) -> int:
    """A table of CSV; how many rows there are, its head not counted."""
    stream.write((",".join(columns) + "\r\n").encode())
    count = 0
    for row in rows:
        stream.write(_line(columns, row))
        count += 1
    return count


def _line(columns: Sequence[str], row: Mapping[str, object]) -> bytes:
    """A row of CSV in the order of the columns, empty where it says nothing, with no cell that runs as a formula."""
    buffer = io.StringIO()
    csv.writer(buffer).writerow(safe(row.get(column, "")) for column in columns)
    return buffer.getvalue().encode("utf-8", "replace")
