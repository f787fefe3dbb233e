"""Whose deeds a toll sums: the party of the event that its sentence names as the cause, or of the verb whose victims are counted.

"خلفت حرب الجيش 100 قتيل", "ضحايا قصف التحالف", "عدد المسلحين الذين قتلهم الجيش": no event is told, but who did it is.
"""
from __future__ import annotations

from tawatur.lang.ar.parts import Parts
from tawatur.lang.ar.phrases import Phrase
from tawatur.lang.ar.sufferers import bare
from tawatur.steps.drafts import Draft, Item
from tawatur.text.lexicon import Mention

_DEEDS = frozenset("حرب عدوان هجوم هجمات قصف غاره غارات ضربات اعتداء اعتداءات مجزره مجازر جرايم انتهاكات اجتياح توغل نيران رصاص "
                   "اباده خروقات غزو حمله حملات مذبحه مذابح ضربه حصار عمليات".split())
_NEAR = 3  # words from a deed to its doer
_DOES = frozenset(("act", "harm", "launch", "take"))


def blame(parts: Parts, draft: Draft, start: int, stop: int) -> None:
    """Give a toll its actors from the words of its sentence [start, stop), if they name one."""
    summed = _deeds(parts, start, stop) or _since(parts, start, stop)
    for rule, phrases in (("whose deeds are summed", summed), ("by whom", _agents(parts, start, stop)), ("who harmed them", _verbs(parts, start, stop))):
        for phrase in phrases:
            actor = phrase.owner if phrase.kind == "nation" else phrase.actor_id
            if actor and actor not in draft.ids("targets"):
                draft.add("actors", Item(actor, phrase.start, phrase.stop, rule))
        if draft.actors:
            return


def _deeds(parts: Parts, start: int, stop: int) -> list[Phrase]:
    """The party or nation right after a noun of attack."""
    for token in range(start, stop):
        word = parts.scene.words[token]
        if word in _DEEDS or bare(word) in _DEEDS:
            own = next((p for p in parts.frames.between(token, token + 1) if p.kind == "party" and p.stop > token + 1), None)
            found = own or _doer_after(parts, token + 1, min(stop, token + 1 + _NEAR))
            if found is not None:
                return [found]
    return []


def _since(parts: Parts, start: int, stop: int) -> list[Phrase]:
    """"منذ بدء عدوان الاحتلال": whose attack it is since whose beginning is counted; its words are part of a time."""
    for mention in parts.scene.timed:
        if not start <= mention.start < stop or not any(bare(w) in _DEEDS for w in parts.scene.words[mention.start - 1 : mention.stop]):
            continue
        party, nation = mention.of("party"), mention.of("nation")
        doer = party.id if party is not None else getattr(nation.data, "army_id", None) if nation is not None else None
        if doer is not None:
            return [Phrase("party", doer, mention)]
    return []


def _doer_after(parts: Parts, lo: int, hi: int) -> Phrase | None:
    for phrase in parts.frames.between(lo, hi):
        if phrase.prep not in ("", "ل") or phrase.joined:
            return None
        if phrase.kind == "nation" and not phrase.people:
            phrase.owner = phrase.owner or getattr(phrase.data, "army_id", None)
            return phrase if phrase.owner else None
        return phrase if phrase.kind == "party" or "force" in phrase.traits else None
    return None


def _agents(parts: Parts, start: int, stop: int) -> list[Phrase]:
    """The party after "على يد", "من قبل", "بنيران", or whose weapon it was ("بقذيفة حوثية")."""
    for mention in parts.scene.within(start, stop):
        if mention.of("agent") or mention.of("fire"):
            found = [p for p in parts.frames.between(mention.stop, min(stop, mention.stop + 3)) if p.actor_id and p.kind in ("party", "class")]
            if found:
                return found[:1]
    return [p for p in parts.frames.between(start, stop) if p.kind == "weapon" and p.prep == "ب" and p.owner][:1]


def _verbs(parts: Parts, start: int, stop: int) -> list[Phrase]:
    """"الذين قتلهم الجيش": the party right after a verb of harm with the pronoun of its victims."""
    for mention in parts.scene.within(start, stop):
        if mention.suffix and _harms(mention):
            found = [p for p in parts.frames.between(mention.stop, mention.stop + 1) if p.actor_id and not p.prep]
            if found:
                return found
    return []


def _harms(mention: Mention) -> bool:
    entry = mention.of("trigger")
    return entry is not None and entry.data.pos == "verb" and entry.data.row.frame in _DOES
