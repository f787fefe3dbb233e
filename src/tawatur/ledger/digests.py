"""Digests: what makes two reports one, what a row holds, and the chain that each row adds to."""
from __future__ import annotations

import hashlib
import re
from typing import Any

from tawatur.nouns import Document

START = "0" * 64
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")
_BETWEEN, _UNSAID = "\x1f", "\0"  # between cells, and for one that is NULL: no text in a ledger holds a NUL

# Of a row, what is digested; when and by whom it was added is part of it.
COLUMNS = {
    "document": (
        "seq", "id", "version", "key", "content", "name", "title", "outlet", "url", "published", "lang", "via", "text",
        "text_sha256", "source", "whence", "fetched", "bytes_sha256", "added", "added_by",
    ),
    "reading": ("seq", "document", "version", "at", "claims", "problems"),
    "claim": ("seq", "id", "reading", "document", "decision", "status", "cause", "place_in_reading", "body"),
    "problem": ("seq", "reading", "name", "step", "message", "start", "stop", "at"),
    "decision": ("seq", "claim", "action", "field", "value", "by", "at", "why"),
}


def storable(text: str) -> str:
    """Text without what databases do not hold (NUL, half a surrogate pair), character for character."""
    return _UNSTORABLE.sub("\ufffd", text)


def sha256(text: str) -> str:
    """Of a text as UTF-8, hexadecimal; half a surrogate pair, which is no character, counts as its code."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def content(document: Document) -> str:
    """Of what makes a report this report: who published it, on which day, and its words."""
    return sha256("\0".join((document.outlet or "", (document.published or "")[:10], document.title or "", document.text)))


def of_row(table: str, row: Any) -> str:
    """Of one row, as a mapping from column to value."""
    cells = (row[name] for name in COLUMNS[table])
    return sha256(_BETWEEN.join(_UNSAID if cell is None else str(cell) for cell in cells))


def of_rows(digests: list[str]) -> str:
    """Of a row and those that belong to it."""
    return digests[0] if len(digests) == 1 else sha256(" ".join(digests))


def chained(before: str, kind: str, row: int, digest: str) -> str:
    """The link of the chain after `before`."""
    return sha256(f"{before} {kind} {row} {digest}")
