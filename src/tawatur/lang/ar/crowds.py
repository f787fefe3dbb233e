"""Signs of a protest beside an everyday word: who gathers, how many, what they cry, what against. And against whom it is."""
from __future__ import annotations

from tawatur.lang.ar.cue import Cue
from tawatur.lang.ar.parts import Parts
from tawatur.lang.ar.phrases import QUOTES, Phrase
from tawatur.lang.ar.sufferers import bare
from tawatur.steps.drafts import Draft, Item

_PROTESTERS = "protesters"
_MANY = 20  # people of whom "احتشد" is a protest
# Against whom one cries: "ضد الحكومة", "مناهضة للجيش", "الموت لـ", "يسقط".
_OPPOSED = frozenset("ضد مناهض مناهضه مناهضين مناوي مناويه مناوين معاد معادي معاديه معادين معادون مناهضون مناوون مندد مندده منددين منددون منددا تنديد تنديدا تندد "
                     "يندد ينددون نددوا نددت ندد رافض رافضه رافضين رفضا موت يسقط تسقط لتسقط ليسقط فليسقط فلتسقط".split())
_RULE = frozenset("حكومه لحكومه بحكومه نظام لنظام بنظام".split())  # whose it is follows
_TITLES = 4  # tokens between the word of protest and the name
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


def opposed(parts: Parts, draft: Draft, start: int, stop: int) -> None:
    """Make the party, state or leader against whom a protest within [start, stop) is its target, never what it did."""
    words = parts.scene.words
    for at in range(start, stop) if draft.kind.slug == "peaceful-protest" else ():
        if words[at] in _OPPOSED or bare(words[at]) in _OPPOSED:
            named = _named(parts, at + 1, stop)
            ids = {p.id for p in named}
            draft.actors = [a for a in draft.actors if a.id not in ids]
            for phrase in named:
                draft.add("targets", Item(phrase.id, phrase.start, phrase.stop, "against whom it is", phrase))
            if named:
                return


def _named(parts: Parts, start: int, stop: int) -> list[Phrase]:
    """The name that stands at a token, with nothing but titles before it, and the names joined to it."""
    words = parts.scene.words
    found: list[Phrase] = []
    for phrase in parts.phrases:
        if phrase.start >= start and phrase.stop <= stop and phrase.kind in ("party", "person") and phrase.id and bare(words[phrase.start]) != "عدوان":
            if not found and phrase.start <= start + _TITLES and all(_title(parts, t) for t in range(start, phrase.start)):
                found = [phrase]
            elif found and phrase.joined and phrase.start - found[-1].stop <= 1 and phrase.kind == "party":
                found.append(phrase)
    return found


def _title(parts: Parts, token: int) -> bool:
    """Whether a word is a title or rule before a leader's name ("للرئيس الإيراني")."""
    mention = parts.scene.mention_at(token)
    if mention is None:
        return parts.scene.words[token] in QUOTES or parts.scene.words[token] in _RULE
    return mention.of("office") is not None or mention.of("nation") is not None


def settle_crowds(drafts: list[Draft]) -> None:
    """Unarmed people who fight the police in the street are a crowd, whatever the report calls them; so are mere people who march."""
    for draft in drafts:
        marching = frozenset(("civilians", "people") if draft.kind.slug == "violent-demonstration" and len(draft.actors) > 1 else
                             ("people",) if draft.kind.slug == "peaceful-protest" else ())
        draft.actors = [i._replace(id="protesters") if i.id in marching else i for i in draft.actors]
