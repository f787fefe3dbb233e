"""One who speaks, and how far the words that name him may reach."""
from __future__ import annotations

from typing import NamedTuple


class Speaker(NamedTuple):
    """One link of a chain: the words that name it, and its id."""

    start: int
    stop: int
    id: str


class Reach(NamedTuple):
    """How far the words after a verb of saying may belong to its subject, and whether أن, a colon or a quotation ends them."""

    stop: int
    marked: bool
