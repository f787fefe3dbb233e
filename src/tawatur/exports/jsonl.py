"""One JSON record a report, one report a line (claim.schema.json)."""
from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from tawatur.codec import to_dict
from tawatur.exports.base import Piece, bodies
from tawatur.nouns import Extraction


class Jsonl:
    """`trace` adds the rule and the parts of every find."""

    def __init__(self, trace: bool = False) -> None:
        self._trace = trace

    def piece(self, extraction: Extraction) -> Piece:
        return Piece(line(to_dict(extraction, trace=self._trace)))

    def page(self, pieces: Iterable[Piece]) -> Iterator[str]:
        return bodies(pieces)


def line(record: dict[str, object]) -> str:
    """A record as one line. Half a surrogate pair, which no file can hold, is written as an escape."""
    written = json.dumps(record, ensure_ascii=False)
    try:
        written.encode()
    except UnicodeEncodeError:
        written = json.dumps(record)
    return written + "\n"
