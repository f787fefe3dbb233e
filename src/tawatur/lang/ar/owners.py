"""Whose the forces and things were that a report named: "القوة", "المسلحون" are those of the side that had them last."""
from __future__ import annotations

from tawatur.lang.ar.phrase import Phrase
from tawatur.lang.ar.phrase_words import armies, armies_of_states, outlets
from tawatur.steps.context import Context

# Men of a state's army are called fighters, but no gunmen or militants.
FIGHTING = frozenset("مقاتل مقاتلين مقاتلون مقاتلي مقاتلو مقاتلا عنصر عنصرا عناصر".split())
_BANDS = ("مجاهد", "مقاوم", "فدايي", "متمرد")  # men that no state's army has
_FIGHTERS = "fighters"
GUNMEN = "gunmen+"
_OTHER = {"fighters+": GUNMEN, GUNMEN: "fighters+"}


def allied(phrase: Phrase, before: Phrase) -> None:
    """"القوات الأمريكية والبريطانية": a second nation whose army it is too."""
    army = getattr(phrase.data, "army_id", None)
    own = before.id if before.kind == "party" else before.owner
    if phrase.joined and not phrase.people and army is not None and own in armies() and own != army and before.stop == phrase.start and not before.single:
        phrase.kind, phrase.id = "party", army


class Owners:
    """The owner named last with each kind of force or thing."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._by_key: dict[str, str] = {}
        self._side: str | None = None
        self._band: str | None = None

    def key(self, id: str, person: bool, word: str) -> str:
        """Under what an owner is remembered: the class, and for fighters whether the word is one that armies use too."""
        return GUNMEN if id == _FIGHTERS and person and word not in FIGHTING else id + ("+" if person else "")

    def named(self, party: str) -> None:
        """Take note of a side that is named; who only tells of it has no forces."""
        self._context.note(party)
        if party not in outlets():
            self._side = party
            if armies_of_states().get(party, party) not in armies():
                self._band = party

    def of_pronoun(self, word: str) -> str | None:
        """The side that the pronoun of a word for its people means: "قواته" of the one named last, "مجاهديها" of no army."""
        side = self._band if word.lstrip("و").startswith(_BANDS) else self._side
        return armies_of_states().get(side or "", side)

    def remember(self, key: str, owner: str) -> None:
        self._by_key[key] = owner

    def last(self, key: str) -> str | None:
        """The owner named last under a key, or under the other word for fighters."""
        other = self._by_key.get(_OTHER.get(key, ""))
        return self._by_key.get(key) or (None if key == GUNMEN and other in armies() else other)

