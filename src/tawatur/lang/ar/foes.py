"""Words for the other side (العدو, المليشيات, الإرهابيون): whom they mean hangs on who says them.

The rows of settings.tsv with the setting `foe` are such words. Nobody means himself with them: said by a side, such a word
is the party that the side's own row names, or the side's enemy that the report spoke of last, whichever side that is.
Where nothing tells who, it is a class, soldiers or fighters.
"""
from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from tawatur.lang.ar.phrases import Phrase
from tawatur.lang.ar.voices import Voices
from tawatur.steps.scene import Scene
from tawatur.text.lexicon import Mention, kinds
from tawatur.world.tables import FOE, load_actors, load_nations, load_settings

_FOE = kinds(FOE)
_NO_CAMP = frozenset((None, "", "-", "media", "un", "international", "humanitarian"))


@cache
def camps() -> dict[str, str]:
    """The side of every party that has one."""
    return {a.id: a.side for a in load_actors() if a.side is not None and a.side not in _NO_CAMP and a.kind == "party"}


@cache
def armies() -> frozenset[str]:
    """The armies of states: where their state is named, they are still who is meant; a group is meant before its umbrella."""
    return frozenset(n.army_id for n in load_nations() if n.army_id and n.country != "PS")  # Palestine's row names its groups


@cache
def enemies() -> frozenset[tuple[str, str]]:
    """Pairs of sides of which one has a hostile word for the other, in both orders."""
    sides = camps()
    hostile = {row.wording for row in load_settings() if row.setting == FOE}
    pairs = {(row.setting, sides[row.id]) for row in load_settings() if row.wording in hostile and row.id in sides}
    return frozenset(pairs | {(b, a) for a, b in pairs})


def turn(scene: Scene, phrases: Sequence[Phrase], voices: Voices, outlet: str | None) -> None:
    """Let every hostile word of a report mean the foe of who says it; `outlet` is the side of the outlet, if any."""
    seen: dict[str, int] = {}
    hostile = [m for m in scene.mentions if m.any_of(_FOE)]
    for phrase in phrases:
        held = phrase.id if phrase.kind == "party" else phrase.owner
        mention = next((m for m in hostile if phrase.start <= m.start < phrase.stop), None)
        if phrase.suffix == "نا" and phrase.kind == "class":
            _ours(phrase, voices)
        if mention is None:
            _at_home(scene, phrase, voices)
            if held in camps():
                seen[str(held)] = phrase.start
            continue
        voice = voices.at(phrase.start)
        speaker = camps().get(voice.chain[0].id) if voice is not None and voice.chain else None
        side = speaker or outlet
        if side is None or (speaker is None and camps().get(held or "") != side):
            continue
        if speaker is not None and outlet is not None and _own(mention, outlet) == held and camps().get(held or "") == speaker:
            continue  # the outlet's own word for the speaker's side
        if camps().get(held or "") == side:
            held = None
        _give(phrase, mention, _foe(_own(mention, side) or held, side, seen), held)


@cache
def _countries() -> dict[str, str]:
    """The states, armies and police that speak for a country of their own."""
    return {id: n.country for n in load_nations() if n.country and n.country != "PS" for id in (n.state_id, n.army_id, n.police_id) if id}


def _at_home(scene: Scene, phrase: Phrase, voices: Voices) -> None:
    """"قال متحدث إسرائيلي إن الجيش": said by a state, a word that hangs on the country is of its own."""
    head = scene.mention_at(phrase.head) if phrase.kind == "party" else None
    voice = voices.at(phrase.start) if head is not None and head.of("setting") is not None and head.of("party") is None else None
    if head is None or voice is None or not voice.chain or phrase.stop != head.stop:
        return
    country = _countries().get(voice.chain[0].id)
    phrase.id = next((e.id for e in head.entries if e.kind == "setting" and country and e.data.setting == country), phrase.id)


def _ours(phrase: Phrase, voices: Voices) -> None:
    """"قواتنا", "مجاهدونا": those of the side that speaks."""
    voice = voices.at(phrase.start)
    speaker = voice.chain[0].id if voice is not None and voice.chain else ""
    if speaker in camps() and phrase.traits & {"force", "armed"} and camps().get(phrase.owner or "") != camps()[speaker]:
        phrase.owner = speaker


def _own(mention: Mention, side: str) -> str | None:
    """The party that a side means with a word."""
    return next((e.id for e in mention.entries if e.kind == "setting" and e.data.setting == side), None)


def _foe(own: str | None, side: str, seen: dict[str, int]) -> str | None:
    """Whom a side means: `own`, its row for the word, unless another enemy is the one that the report speaks of."""
    others = [p for p in seen if camps()[p] != side]
    near = [p for p in others if (side, camps()[p]) in enemies()]
    if own is not None:
        kin = [p for p in near if camps()[p] == camps().get(own)]
        if own in seen or not near or (kin and own in armies()):
            return own
        near = kin or near
    return max(near or others, key=seen.__getitem__, default=None)


def _give(phrase: Phrase, mention: Mention, foe: str | None, otherwise: str | None) -> None:
    foe = foe or otherwise
    if phrase.kind != "party":
        phrase.owner = foe
    elif foe is not None:
        phrase.id = foe
    else:
        entry = mention.of(FOE)
        phrase.kind, phrase.id, phrase.data = "class", entry.id if entry else "fighters", entry.data if entry else None
