"""Signs of a protest beside an everyday word: who gathers, how many, what they cry, what against."""
from __future__ import annotations

from tawatur.lang.ar.cue import Cue
from tawatur.lang.ar.parts import Parts
from tawatur.steps.drafts import Draft

_PROTESTERS = "protesters"
_MANY = 20  # people of whom "احتشد" is a protest
_CRIES = frozenset("هتافات الهتافات لافتات اللافتات شعارات الشعارات".split())


def has_crowd(parts: Parts, cue: Cue, kind: str, start: int, stop: int) -> bool:
    """Whether a word of the sentence [start, stop) has what its `needs` ask for of a crowd (events/README.md)."""
    if kind == "protesters":
        return any(p.id == _PROTESTERS for p in cue.actors)
    if kind == "many":
        near = range(cue.mention.start - 4, cue.mention.stop + 4)
        return any(q.start in near and q.value.low >= _MANY for q in parts.scene.quantities)
    if kind == "cause":
        return _against(parts, cue, stop)
    return _gathers(parts, cue, start, stop) or _against(parts, cue, stop)


def _gathers(parts: Parts, cue: Cue, start: int, stop: int) -> bool:
    """Whether protesters, their cries or another word of protest stand in the sentence."""
    if any(p.id == _PROTESTERS for p in parts.frames.between(start, stop)) or not _CRIES.isdisjoint(parts.scene.words[start:stop]):
        return True
    others = (m.of("trigger") for m in parts.scene.within(start, stop) if m is not cue.mention)
    return any(e is not None and e.data.row.frame == "gather" and not e.data.row.needs for e in others)


def _against(parts: Parts, cue: Cue, stop: int) -> bool:
    """Whether what it is done against is told: "احتجاجا على", "تنديدا بـ"."""
    return any(m.of("reaction") is not None for m in parts.scene.within(cue.mention.stop, stop))


def settle_crowds(drafts: list[Draft]) -> None:
    """Unarmed people who fight the police in the street are a crowd, whatever the report calls them; so are mere people who march."""
    for draft in drafts:
        marching = frozenset(("civilians", "people") if draft.kind.slug == "violent-demonstration" and len(draft.actors) > 1 else
                             ("people",) if draft.kind.slug == "peaceful-protest" else ())
        draft.actors = [i._replace(id="protesters") if i.id in marching else i for i in draft.actors]
