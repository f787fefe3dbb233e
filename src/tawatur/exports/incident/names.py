"""An incident as it is handed on: names of private persons stay behind in the words that it quotes, unless asked for.

Labels, voices, parties and what is compared are ids and names of places and outlets, none of a private person.
"""
from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from tawatur.lang.ar import private
from tawatur.link.accounts import Words
from tawatur.link.incident import Incident


def without_names(made: Incident) -> Incident:
    """The incident with the names of private persons in quoted words replaced; offsets stay those of the report."""
    return replace(made, accounts=tuple(
        replace(
            account, values=tuple(value._replace(words=_masked(value.words)) for value in account.values),
            figures=tuple(figure._replace(words=_masked([figure.words])[0]) for figure in account.figures),
            evidence=_masked(account.evidence), triggers=_masked(account.triggers),
        ) for account in made.accounts
    ))


def _masked(words: Iterable[Words]) -> tuple[Words, ...]:
    return tuple(one._replace(text=private.without_names(one.text)) for one in words)
