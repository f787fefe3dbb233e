"""Doers and sides that the rest of a report tells: the event's own words have been read and name none.

"القصف", "الطرفان", "تم ضبط أسلحة": who did it is told of the like event before, of both sides, or is the one who tells of it.
"""
from __future__ import annotations

from collections import Counter

from tawatur.lang.ar.foes import camps, enemies
from tawatur.lang.ar.parts import Parts
from tawatur.lang.ar.phrases import Phrase
from tawatur.steps.drafts import Draft, Item
from tawatur.steps.fold import family, places_agree

_MOSTLY = 0.7
_NO_DOER = frozenset(("Toll", "Protests", "Riots"))
_MUTUAL = ("اشتباك", "مواجه", "معارك", "قتال")
_OFFICIAL = frozenset(("arrests", "disrupted-weapons-use"))
_PAIR = frozenset("الطرفين الطرفان الجانبين الجانبان الفريقين الجهتين بينهما".split())
_BETWEEN = 8  # words from a clash to "between the two"
_FIGHTS = frozenset(("armed-clash", "violent-demonstration", "mob-violence"))
_MARCHES = frozenset(("peaceful-protest", "violent-demonstration"))
_NAMELESS = frozenset(("unknown-gunmen", "suicide-bomber", "lone-attacker", "soldiers", "police", "people", "protesters"))
_FIGHTING = frozenset(("Battles", "Explosions/Remote violence"))
_BLASTS = frozenset(("remote-explosive-landmine-ied", "suicide-bomb"))
_LOOK, _BACK = 12, 3  # drafts and sentences that a definite event looks back


def _by_name(parts: Parts, draft: Draft, doer: str) -> None:
    """The doer whom the word for the event implies, quoted from the noun nearest to it in its sentence, else from that word."""
    start, stop = parts.scene.sentences[draft.sentence]
    at = draft.trigger[0]
    named = sorted((abs(p.start - at), p.start, p.stop) for p in parts.frames.between(start, stop) if p.id == doer)
    span = named[0][1:] if named else draft.trigger
    draft.add("actors", Item(doer, span[0], span[1], "the word names its doer"))


def own_deeds(parts: Parts, drafts: list[Draft]) -> None:
    """A side that denies a deed, and names nobody else for it, denies a deed of its own: "نفى الجيش استهداف السوق". Arrests
    and finds of weapons that a side tells of are its own: "أعلنت الشرطة أنه تم ضبط أسلحة"."""
    for draft in drafts:
        if draft.actors or draft.speaker not in parts.sides - draft.ids("targets"):
            continue
        if draft.stance == "denies":
            draft.actors = [draft.speakers[0]._replace(rule="who denies it")]
        elif draft.modality == "happened" and (draft.kind.slug in _OFFICIAL or _upon_enemies(draft)):
            draft.actors = [draft.speakers[0]._replace(rule="whose work it is")]


def _upon_enemies(draft: Draft) -> bool:
    """Whether a side tells of a strike or fight that befell its enemy: "أعلنت الكتائب مقتل جنديين في كمين"."""
    own = camps().get(draft.speaker or "")
    return draft.kind.type in _FIGHTING and any((own, camps().get(_side_of(t))) in enemies() for t in draft.targets)


def fill_sides(parts: Parts, drafts: list[Draft]) -> None:
    """Clashes told without their sides: of "both sides" that the report spoke of last; else, where its other clashes all have
    the same two, of those."""
    for at, draft in enumerate(drafts):
        mutual = draft.kind.slug in _FIGHTS or draft.kind.slug == "agreement" or "تبادل" in draft.rule
        if mutual and len(draft.actors) < 2 and _both(parts, draft):
            _take_sides(parts, draft, drafts[max(0, at - _LOOK) : at])
    told = [d for d in drafts if d.kind.slug in _FIGHTS and len(d.actors) > 1]
    if not told or any(d.ids("actors") != told[0].ids("actors") for d in told):
        return
    for draft in drafts:
        if draft.kind.slug == "armed-clash" and not draft.actors and not draft.targets and any(w in draft.rule for w in _MUTUAL):
            draft.kind = told[0].kind
            draft.actors = [i._replace(rule="the sides of this report") for i in told[0].actors]


def _both(parts: Parts, draft: Draft) -> bool:
    """Whether a clash is said to be between two sides that its clause does not name ("بين الطرفين", "بينهما")."""
    lo, hi = draft.trigger[0], min(draft.trigger[1] + _BETWEEN, draft.evidence[1])
    return any(w in _PAIR for w in parts.scene.words[max(lo - 3, draft.evidence[0]) : hi])


def _side_of(item: Item) -> str:
    """The party that a target is, or whose thing it is."""
    return item.data.owner or item.id if isinstance(item.data, Phrase) else item.id


def _take_sides(parts: Parts, draft: Draft, before: list[Draft]) -> None:
    """The two sides of the event told last that has two: who fought, or who struck whom."""
    for other in reversed(before):
        struck = [t._replace(id=side) for t in other.targets if (side := _side_of(t)) in parts.sides]
        sides = other.actors if len(other.actors) > 1 else [*other.actors, *struck] if other.actors and struck else []
        if len(sides) > 1:
            draft.actors, draft.targets = [i._replace(rule="both sides") for i in sides], []
            return


def fill_doers(parts: Parts, drafts: list[Draft]) -> None:
    """Events without a doer in a report that tells again and again of one: he did those too. Blasts stay open, and all where
    another side acts besides: then nobody is blamed whom the report does not blame."""
    told = Counter(tuple(sorted(d.ids("actors"))) for d in drafts if d.actors)
    for draft in drafts:
        if draft.kind.slug == "suicide-bomb" and not draft.actors:
            _by_name(parts, draft, "suicide-bomber")
            draft.targets = [t for t in draft.targets if t.id != "suicide-bomber"]
        if draft.kind.slug in _MARCHES and not draft.actors:
            _by_name(parts, draft, "protesters")
    _point_back(drafts)
    if not told:
        return
    doer, times = told.most_common(1)[0]
    if set(doer) & _NAMELESS or times < 2 or times < _MOSTLY * sum(told.values()):
        return
    if any(set(ids) & parts.sides - set(doer) for ids in told):
        return
    source = next(d for d in drafts if d.ids("actors") == set(doer))
    for draft in drafts:
        if not draft.actors and draft.kind.type not in _NO_DOER and draft.kind.slug not in _BLASTS and not set(doer) & draft.ids("targets"):
            draft.actors = [i._replace(rule="the doer of this report") for i in source.actors]


def _point_back(drafts: list[Draft]) -> None:
    """"القصف", "الهجوم": a definite event without a doer has that of the last one of its like told just before; a strike told
    in the sentence of another, or in the next, has its doer in any case."""
    for at, draft in enumerate(drafts):
        if draft.actors or draft.own_time or draft.kind.type in _NO_DOER or any(w in draft.rule for w in _MUTUAL):
            continue
        back = _BACK if draft.definite else 1 if family(draft) == "strike" else -1
        near = (d for d in reversed(drafts[max(0, at - _LOOK) : at]) if draft.sentence - d.sentence <= back and family(d) == family(draft))
        other = next((d for d in near if d.actors), None)
        if other is not None and not other.ids("actors") & draft.ids("targets") and places_agree(other, draft):
            draft.actors = [i._replace(rule="the doer of the event it points to") for i in other.actors]
