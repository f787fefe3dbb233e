"""Claims of responsibility: "أعلنت الجماعة مسؤوليتها عن الهجوم". Who takes credit for a deed tells it and did it."""
from __future__ import annotations

from tawatur.lang.ar.parts import Parts
from tawatur.lang.ar.voices import Voice
from tawatur.text.lexicon import Mention

_OWN = frozenset("مسووليته مسووليتها مسووليتهم مسووليتهما مسووليتنا مسوليته مسوليتها مسييوليته مسييوليتها المسووليه وقوفه وقوفها وقوفهم".split())
_OF = frozenset(("عن", "وراء", "خلف"))
_REACH = 5  # tokens from the event word back to the word of responsibility


def takes_credit(parts: Parts, mention: Mention, voice: Voice | None) -> bool:
    """Whether the speaker says that the deed was its own. A denial, or somebody else's charge, is none."""
    if voice is None or not voice.chain or voice.stance == "denies":
        return False
    if voice.role == "claims":
        return voice.chain[0].id in parts.sides
    words = parts.scene.words
    floor = max(0, mention.start - _REACH)
    at = next((t for t in range(mention.start - 1, floor - 1, -1) if words[t].lstrip("و") in _OWN), -1)
    if at < 0 or voice.role not in ("says", "carries") or "لم" in words[max(0, at - 5) : at]:
        return False
    return not _OF.isdisjoint(words[at + 1 : mention.start]) and voice.chain[0].id in parts.sides
