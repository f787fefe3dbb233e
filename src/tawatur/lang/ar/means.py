"""The counts and means of an event: what befell how many, and by which weapons."""
from __future__ import annotations

from tawatur.lang.ar.frames import Cue
from tawatur.lang.ar.group import Group
from tawatur.lang.ar.parts import Parts
from tawatur.nouns import Quantity
from tawatur.steps.drafts import Draft, Item, Tally
from tawatur.steps.scene import Scene
from tawatur.text.lexicon import Mention


def weapon_mentions(scene: Scene, lo: int, hi: int) -> list[Mention]:
    return [m for m in scene.within(lo, hi) if m.of("weapon")]


def take_weapons(parts: Parts, draft: Draft, group: Group, start: int, stop: int) -> str | None:
    shooter = None
    for cue in group.cues:
        if cue.row.weapon:
            draft.add("weapons", Item(cue.row.weapon, cue.mention.start, cue.mention.stop, "implied by the word"))
        for mention in weapon_mentions(parts.scene, max(cue.lo, start), min(cue.hi, stop)):
            entry = mention.of("weapon")
            assert entry is not None
            if any(p.start <= mention.start < p.stop for p in cue.targets) or _of_before(mention, cue):
                continue
            if not getattr(entry.data, "shooter", False) or mention.prefix.lstrip("وف").startswith("ب"):
                draft.add("weapons", Item(entry.id, mention.start, mention.stop, "weapon named"))
            elif any(p.start <= mention.start < p.stop for c in group.cues for p in c.actors):
                draft.add("weapons", Item(entry.id, mention.start, mention.stop, "the means that acts"))
                shooter = entry.id
    return shooter or _shooter(parts, draft, group)


def _of_before(mention: Mention, cue: Cue) -> bool:
    """Whether a weapon stands before an event word as the means of something else, not as the subject of a verb."""
    if mention.start >= cue.mention.start:
        return False
    return cue.pos != "verb" or mention.prefix.lstrip("وف").startswith("ب") or cue.mention.start - mention.stop > 3


def _shooter(parts: Parts, draft: Draft, group: Group) -> str | None:
    """The means that acts by its party's name ("طيران التحالف", "المدفعية السورية")."""
    for cue in group.cues:
        for phrase in cue.actors:
            for token in range(phrase.start, phrase.stop):
                word = parts.scene.words[token].lstrip("و")
                kind = parts.shooters.get(word) or parts.shooters.get(word.removeprefix("ال"))
                if kind:
                    draft.add("weapons", Item(kind, token, token + 1, "the means that acts"))
                    return kind
    return None


def take_counts(parts: Parts, draft: Draft, group: Group) -> None:
    for harm in group.harms:
        draft.counts.append(Tally(harm.outcome, harm.who, harm.quantity, harm.start, harm.stop, "harm told"))
        if harm.target is not None and harm.target.target_id and harm.quantity.high != 0 and not harm.subset and len(draft.targets) < 3:
            target = harm.target.target_id
            if target not in draft.ids("actors"):
                draft.add("targets", Item(target, harm.target.start, harm.target.stop, "who was harmed"))
    for cue in group.cues:
        if cue.row.outcome and cue.row.outcome not in {c.outcome for c in draft.counts}:
            for phrase in (cue.weapons if cue.row.outcome == "launched" else cue.targets):
                quantity = phrase.count or (Quantity(2, None, "plural") if phrase.plural and phrase.kind == "class" else None)
                if quantity is not None and (phrase.stated or cue.row.outcome not in ("launched",)):
                    who = "rockets" if cue.row.outcome in ("launched", "intercepted") and phrase.kind == "weapon" else phrase.who
                    draft.counts.append(Tally(cue.row.outcome, who, quantity, phrase.start, phrase.stop, "counted target"))
    if not draft.targets and any(h.quantity.low for h in group.harms if h.outcome in ("killed", "injured")):
        harm = next(h for h in group.harms if h.outcome in ("killed", "injured"))
        draft.add("targets", Item("people", harm.start, harm.stop, "people harmed, not said who"))
