"""A claim in the making: one event as one voice tells it, still in token places."""
from __future__ import annotations

from typing import Any, NamedTuple

from tawatur.events.kinds import Kind
from tawatur.nouns import Modality, Quantity, Scope, Stance, When
from tawatur.text.tokens import Hit


class Item(NamedTuple):
    """A party, place or weapon of a draft: its id or name, its tokens, the rule that read it, and extra data."""

    id: str
    start: int
    stop: int
    rule: str = ""
    data: Any = None


class Tally(NamedTuple):
    """A count of a draft."""

    outcome: str
    who: str
    quantity: Quantity
    start: int
    stop: int
    rule: str = ""


class Draft:
    """What one voice says of one event. Lists grow while the report is read; `written()` makes nothing final.

    `start`, `stop`: the evidence; `trigger`: tokens of the word that names the event; `definite`: it points back to an
    event told before; `further`: its words say that it is one more ("also", "another"); `leaves`: a force goes, and does not come; `own_time`: its clause gives a time that cannot be placed; `sentence`: the number of its sentence; `told`: False for a word that was weighed and found to tell no
    event, whose place and day may still be those of the events around it.
    """

    __slots__ = ("actors", "counts", "definite", "evidence", "further", "generic", "kind", "leaves", "modality", "own_time", "places", "rule", "scope",
                 "sentence", "signs", "speakers", "stance", "start", "stop", "targets", "time", "told", "trigger", "weapons")

    def __init__(self, kind: Kind, trigger: tuple[int, int], start: int, stop: int, sentence: int) -> None:
        self.kind = kind
        self.trigger = trigger
        self.start, self.stop = start, stop
        self.sentence = sentence
        self.evidence = (start, stop)
        self.actors: list[Item] = []
        self.targets: list[Item] = []
        self.places: list[Item] = []
        self.weapons: list[Item] = []
        self.counts: list[Tally] = []
        self.speakers: list[Item] = []
        self.time: Hit[When] | None = None
        self.own_time = False
        self.modality: Modality = "happened"
        self.scope: Scope = "incident"
        self.stance: Stance = "neutral"
        self.definite = False
        self.further = False
        self.generic = False
        self.leaves = False
        self.rule = ""
        self.signs: set[str] = set()
        self.told = True

    @property
    def speaker(self) -> str | None:
        """The id of the innermost speaker, None where the outlet speaks."""
        return self.speakers[0].id if self.speakers else None

    def ids(self, field: str) -> set[str]:
        """The ids or names held in one field."""
        return {item.id for item in getattr(self, field)}

    def add(self, field: str, item: Item) -> None:
        """Put an item into a field unless its id is there already."""
        held: list[Item] = getattr(self, field)
        if all(other.id != item.id for other in held):
            held.append(item)

    def fullness(self) -> int:
        """How much the draft tells."""
        return len(self.actors) + len(self.targets) + len(self.places) + len(self.counts) + len(self.weapons) + (self.time is not None)
