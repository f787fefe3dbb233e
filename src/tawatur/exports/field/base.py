"""What an export of the ledger is: claims as they stand, a report at a time, to a stream of bytes."""
from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import IO, Any, NamedTuple, Protocol

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
UNPLACED = "Claims without a place of known coordinates."


def left_out(options: Options, texts: bool = True) -> tuple[str, ...]:
    """What was left out by choice; `texts`: whether the format has a place for full texts."""
    return (() if options.names else (NAMES,)) + (NAMES_IN_TEXT if options.text and texts else TEXT,)


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


def deaths(record: Record) -> list[dict[str, Any]]:
    """The counts of people killed."""
    return [count for count in record.get("counts") or () if count["outcome"] == "killed"]
