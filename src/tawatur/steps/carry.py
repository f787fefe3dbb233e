"""What a report has said of where and when runs on to what it tells next, until it says otherwise.

A place or time given once holds for every claim of that event (docs/codebook.md, Time). An event told without its place
is where the one before it was, within a few sentences; longer where it is of the same kind, and so likely the same.
"""
from __future__ import annotations

from collections.abc import Mapping

from tawatur.steps.drafts import Draft, Item
from tawatur.steps.fold import family

_NEAR = 2  # sentences that a place or a day runs on
_ALIKE = 3  # sentences that a place runs on to an event of the same family
_FINE = frozenset(("day", "part-of-day", "hour", "minute"))


def carry_places(drafts: list[Draft]) -> None:
    """Give each event without a place that of the running event. Drafts are in order."""
    told: list[tuple[Draft, list[Item]]] = []
    for draft in drafts:
        if draft.places:
            told.append((draft, list(draft.places)))
            continue
        for other, places in reversed(told):
            away = draft.sentence - other.sentence
            if away <= _NEAR or (away <= _ALIKE and family(other) == family(draft)):
                draft.places = [i._replace(rule="place of the event before") for i in places]
                break


def widen(drafts: list[Draft], wider: Mapping[str, Item]) -> None:
    """Give a place the wider one that the report named with it elsewhere."""
    for draft in drafts:
        if len(draft.places) < 3:
            for place in list(draft.places):
                outer = wider.get(place.id)
                if outer is not None:
                    draft.add("places", outer)


def carry_time(drafts: list[Draft]) -> None:
    """A day told once runs on to the events told after it, until another day is told."""
    held: Draft | None = None
    for draft in drafts:
        if draft.time is not None:
            held = draft if draft.time.value.grain in _FINE and draft.scope == "incident" else None
        elif held is not None and draft.kind.type != "Toll" and draft.sentence - held.sentence <= _NEAR:
            draft.time = held.time
