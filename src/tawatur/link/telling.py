"""A claim as one telling of an incident: what the modules about incidents take."""
from __future__ import annotations

from typing import NamedTuple

from tawatur.ledger.query import Held
from tawatur.link.outlets import named


class Telling(NamedTuple):
    """A claim as it stands, with its report, and how that report came about."""

    held: Held
    via: str | None  # whom the report says it was passed on from
    copy: str  # id of the first report that carries the same text: its own id where none does

    @property
    def outlet(self) -> str | None:
        """Who published it, None where nobody knows."""
        return named(self.held.outlet)
