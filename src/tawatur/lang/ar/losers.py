"""From whom ground was taken: the party after "من", in the fight before, in whose hands it was, or the taker's foe in this report.

The town or base that changed hands is where it happened; who lost it is to whom it was done.
"""
from __future__ import annotations

from tawatur.lang.ar.foes import camps
from tawatur.lang.ar.group import Group
from tawatur.lang.ar.parts import Parts
from tawatur.lang.ar.phrases import Phrase
from tawatur.steps.drafts import Draft, Item
from tawatur.steps.kinds import TERRITORY

_REGAINED = "government-regains-territory"
_ALLIES = 2
_FROM = frozenset(("من", "ومن"))
# "من سيطرة", "على حساب", "من قبضة", "من أيدي": nouns between the ground and who held it.
_HOLD = frozenset("سيطره لسيطره السيطره قبضه يد ايدي براثن حساب دنس احتلال نفوذ".split())


def settle_losers(parts: Parts, draft: Draft, group: Group) -> None:
    """Who lost the ground as the target of a taking, and nothing else that was told of it."""
    if draft.kind.slug not in TERRITORY:
        if draft.kind.slug == "armed-clash" and group.head.row.frame == "move" and not draft.targets:
            _take_from(draft, [p for p in _lost_by(parts, group.head.mention.stop, group.head.hi) if p.prep not in _FROM])  # "تقدم على حساب"
        return
    draft.targets = [t for t in draft.targets if t.id in parts.sides or t.id == "fighters"]
    takings = [c for c in group.cues if c.row.kind.slug in TERRITORY]
    for cue in takings if not draft.targets else ():
        _take_from(draft, _lost_by(parts, cue.mention.stop, max(group.region[1], cue.hi)))


def _take_from(draft: Draft, losers: list[Phrase]) -> None:
    for phrase in losers:
        if phrase.target_id and phrase.target_id not in draft.ids("actors"):
            draft.add("targets", Item(phrase.target_id, phrase.start, phrase.stop, "from whom it was taken", phrase))


def _lost_by(parts: Parts, start: int, stop: int) -> list[Phrase]:
    """The first armed party after "من" or a word of holding, with those joined to it."""
    words = parts.scene.words
    near = parts.frames.between(start, stop)
    for at, phrase in enumerate(near):
        armed = phrase.kind == "party" or (phrase.kind == "class" and phrase.traits & {"force", "armed"} and "thing" not in phrase.traits)
        if armed and phrase.target_id and (phrase.prep in _FROM or words[phrase.start - 1] in _HOLD):
            joined = [phrase]
            for other in near[at + 1 :]:
                if not other.joined:
                    break
                joined.append(other)
            return joined
    return []


def fill_losers(drafts: list[Draft], sides: frozenset[str]) -> None:
    """Ground regained from nobody named: from the one side that fights with the taker in this report."""
    for draft in drafts:
        if draft.kind.slug != _REGAINED or draft.targets or not draft.actors:
            continue
        foes = _foes(drafts, draft.ids("actors"), sides)
        if len(foes) <= _ALLIES:
            draft.targets = [i._replace(rule="the foe of this report", data=None) for i in foes]


def _foes(drafts: list[Draft], own: set[str], sides: frozenset[str]) -> list[Item]:
    """The sides that some of `own` strike, are struck by, or clash with; one or two allies of one side, or nobody sure."""
    found: dict[str, Item] = {}
    camp = {camps().get(i) for i in own}
    for draft in drafts:
        hits = draft.ids("actors") & own
        against = draft.targets if hits else draft.actors if draft.ids("targets") & own else []
        if hits and draft.kind.slug == "armed-clash":
            against = [*against, *draft.actors]
        for item in against:
            if item.id in sides - own and camps().get(item.id) not in camp:
                found.setdefault(item.id, item)
    return list(found.values())
