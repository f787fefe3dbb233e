"""tawatur reads Arabic reports of armed conflict and keeps a record of attributed claims.

    import tawatur
    extraction = tawatur.read(text, published="2023-12-08", outlet="...")
    for claim in extraction.claims: ...

    with tawatur.Ledger.open("tawatur.db") as ledger:
        ledger.add("reports/")
        claims = ledger.claims(place="Khan Younis", outcome="killed", at_least=10)

The names below are loaded when they are first asked for, so that importing the package costs nothing.
"""
from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tawatur.nouns import Claim as Claim
    from tawatur.nouns import Document as Document
    from tawatur.nouns import Extraction as Extraction
    from tawatur.nouns import Problem as Problem
    from tawatur.nouns import Span as Span
    from tawatur.reader import Reader as Reader
    from tawatur.service import read as read
    from tawatur.service import read_many as read_many
    from tawatur.service.ledger import Ledger as Ledger

__version__ = "0.1.0"
__all__ = ["Claim", "Document", "Extraction", "Ledger", "Problem", "Reader", "Span", "__version__", "read", "read_many"]

_HOMES = {
    "Claim": "nouns", "Document": "nouns", "Extraction": "nouns", "Problem": "nouns", "Span": "nouns",
    "Reader": "reader", "read": "service", "read_many": "service", "Ledger": "service.ledger",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'tawatur' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"tawatur.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
