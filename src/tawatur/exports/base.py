"""What an export is: a report becomes a piece of text, pieces become a page.

Pieces are made where the report was read (perhaps in another process); the page is put together in the order of input.
"""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple, Protocol

from tawatur.nouns import Extraction


class Piece(NamedTuple):
    """One report as it stands on the page, and its entry in the page's index, if there is one."""

    body: str
    entry: str = ""


class Export(Protocol):
    """A format."""

    def piece(self, extraction: Extraction) -> Piece:
        """One report."""

    def page(self, pieces: Iterable[Piece]) -> Iterator[str]:
        """The whole, in stretches to write one after the other."""


def bodies(pieces: Iterable[Piece]) -> Iterator[str]:
    """The page of a format that needs no frame."""
    return (piece.body for piece in pieces if piece.body)
