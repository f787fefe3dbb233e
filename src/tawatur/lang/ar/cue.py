"""A word that names an event, with the stretch of its arguments and what was found there."""
from __future__ import annotations

from tawatur.events.kinds import Trigger
from tawatur.lang.ar.phrases import Phrase
from tawatur.lang.ar.vocabulary import Word
from tawatur.text.lexicon import Mention


class Cue:
    """One event word of a sentence with its arguments.

    `lo`, `hi`: the tokens within which its arguments stand. `actors` and `targets` are phrases; `weapons` phrases of
    means; `passive` None where the verb's voice is open; `subjectless` where a verb's subject is told elsewhere;
    `after_event` where it is the event named right before it ("هجوم استهدف");
    `effect` where it only tells what the event before it led to ("مما أسفر عن تدمير آلية");
    `lacks`: what an event should have and this one has not.
    """

    __slots__ = ("actors", "after_event", "effect", "form", "hi", "lacks", "light", "lo", "mention", "passive", "pos", "row", "subjectless", "targets", "weapons")

    def __init__(self, mention: Mention, row: Trigger, word: Word, lo: int, hi: int) -> None:
        self.mention = mention
        self.row = row
        self.pos = word.pos
        self.form = word.form
        self.lo = lo
        self.hi = hi
        self.passive: bool | None = None
        self.actors: list[Phrase] = []
        self.targets: list[Phrase] = []
        self.weapons: list[Phrase] = []
        self.subjectless = False
        self.light: str | None = None
        self.after_event = False
        self.effect = False
        self.lacks: set[str] = set()

    @property
    def definite(self) -> bool:
        """Whether it points back to an event told before; "by the shelling" says only how."""
        return "ال" in self.mention.prefix and "ب" not in self.mention.prefix
