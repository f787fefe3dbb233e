"""One row a claim, for spreadsheets: lists joined with "; ", a UTF-8 mark at the start, no cell that runs as a formula."""
from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from tawatur.exports import wording
from tawatur.exports.base import Piece
from tawatur.nouns import Claim, Document, Extraction, Found, Party

CELLS = (
    "type", "subtype", "modality", "scope", "stance", "actors", "actor_words",
    "targets", "target_words", "places", "place_words", "country", "latitude", "longitude", "time_start", "time_end",
    "time_grain", "counts", "count_words", "weapons", "weapon_words", "speakers", "speaker_words", "trigger", "evidence",
    "start", "stop",
)
COLUMNS = ("report", "outlet", "published", "claim", *CELLS, "version")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
MARK = "\ufeff"


class Csv:
    """Reports without claims have no row; their problems are told on standard error and in the other formats."""

    def piece(self, extraction: Extraction) -> Piece:
        buffer = io.StringIO()
        rows = csv.writer(buffer)
        for place, claim in enumerate(extraction.claims, 1):
            rows.writerow(map(safe, _row(extraction.document, place, claim, extraction.version)))
        return Piece(buffer.getvalue())

    def page(self, pieces: Iterable[Piece]) -> Iterator[str]:
        yield MARK + ",".join(COLUMNS) + "\r\n"
        for piece in pieces:
            yield piece.body


def safe(cell: object) -> str:
    """A cell as text; one that a spreadsheet would take for a formula begins with an apostrophe."""
    words = "" if cell is None else str(cell).replace("\0", "")
    risky = words.startswith(_FORMULA) and not isinstance(cell, (int, float))
    return "'" + words if risky else words


def cells(claim: Claim) -> tuple[object, ...]:
    """A claim as the cells of `CELLS`."""
    first = claim.places[0].value if claim.places else None
    time = claim.time.value if claim.time else None
    return (
        claim.type, claim.subtype, claim.modality, claim.scope, claim.stance,
        *_parties(claim.actors), *_parties(claim.targets),
        _joined(p.value.name for p in claim.places), _joined(p.value.text for p in claim.places),
        *((first.country, first.latitude, first.longitude) if first else (None,) * 3),
        *((time.start.isoformat(), time.stop.isoformat(), time.grain) if time else (None,) * 3),
        _joined(wording.count(c.value) for c in claim.counts), _joined(c.value.text for c in claim.counts),
        _joined(w.value.kind for w in claim.weapons), _joined(w.value.text for w in claim.weapons),
        *_parties(claim.speakers), claim.trigger.value, claim.evidence.value,
        claim.evidence.span.start, claim.evidence.span.stop,
    )


def _row(document: Document, place: int, claim: Claim, version: str) -> tuple[object, ...]:
    return document.id, document.outlet, document.published, place, *cells(claim), version


def _parties(parties: tuple[Found[Party], ...]) -> tuple[str, str]:
    return _joined(p.value.id for p in parties), _joined(p.value.text for p in parties)


def _joined(words: Iterable[str]) -> str:
    return "; ".join(words)
