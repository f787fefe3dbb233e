"""One count of harm, as read, before it is given to an event."""
from __future__ import annotations

from tawatur.lang.ar.phrases import Phrase
from tawatur.nouns import Quantity
from tawatur.text.lexicon import Mention


class Harm:
    """One count: `outcome`, `who`, `quantity`, its words [start, stop), the phrase of the victims, the word of harm.

    `subset` where it is part of a figure told beside it, `listed` where it goes on a list, `total` where it is a figure that was reached (a toll).
    """

    __slots__ = ("cue", "listed", "outcome", "quantity", "start", "stop", "subset", "target", "total", "who")

    def __init__(self, outcome: str, who: str, quantity: Quantity, start: int, stop: int, cue: Mention, target: Phrase | None) -> None:
        self.outcome = outcome
        self.who = who
        self.quantity = quantity
        self.start, self.stop = start, stop
        self.cue = cue
        self.target = target
        self.subset = False
        self.listed = False
        self.total = False
