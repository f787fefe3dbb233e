"""From drafts in token places to claims in characters of the untouched report."""
from __future__ import annotations

from tawatur.nouns import Claim, Count, Found, Party, Place, Span, Weapon
from tawatur.steps.drafts import Draft, Item, Tally
from tawatur.text.tokens import Text
from tawatur.world.gazetteer import Site

_EDGES = frozenset("،؛:,.-–—\n\"'«»“”()[]")


def claim_of(draft: Draft, text: Text) -> Claim:
    """The claim that a draft says, every field with the characters it was read from."""
    lo, hi = _trimmed(text, *draft.evidence)
    return Claim(
        evidence=_quote(text, lo, hi, "evidence"),
        trigger=_quote(text, *draft.trigger, draft.rule),
        type=draft.kind.type,
        subtype=draft.kind.subtype,
        modality=draft.modality,
        scope=draft.scope,
        actors=tuple([_party(text, item) for item in draft.actors]),
        targets=tuple([_party(text, item) for item in draft.targets]),
        places=tuple([_place(text, item) for item in draft.places]),
        time=text.found(draft.time) if draft.time is not None else None,
        counts=tuple([_count(text, tally) for tally in draft.counts]),
        weapons=tuple([_weapon(text, item) for item in draft.weapons]),
        speakers=tuple([_party(text, item) for item in draft.speakers]),
        stance=draft.stance,
    )


def _trimmed(text: Text, lo: int, hi: int) -> tuple[int, int]:
    """Evidence without the marks around it."""
    while lo < hi - 1 and text.words[lo] in _EDGES:
        lo += 1
    while hi > lo + 1 and text.words[hi - 1] in _EDGES:
        hi -= 1
    return lo, hi


def _quote(text: Text, lo: int, hi: int, rule: str) -> Found[str]:
    start, stop = text.bounds(lo, hi)
    return Found(text.raw[start:stop], Span(start, stop), rule)


def _party(text: Text, item: Item) -> Found[Party]:
    start, stop = text.bounds(item.start, item.stop)
    return Found(Party(text.raw[start:stop], item.id), Span(start, stop), item.rule)


def _weapon(text: Text, item: Item) -> Found[Weapon]:
    start, stop = text.bounds(item.start, item.stop)
    return Found(Weapon(text.raw[start:stop], item.id), Span(start, stop), item.rule)


def _place(text: Text, item: Item) -> Found[Place]:
    start, stop = text.bounds(item.start, item.stop)
    site = item.data
    if isinstance(site, Site):
        place = Place(text.raw[start:stop], item.id, site.id, site.country or None, site.lat, site.lon, site.precision)
    else:
        place = Place(text.raw[start:stop], item.id)
    return Found(place, Span(start, stop), item.rule)


def _count(text: Text, tally: Tally) -> Found[Count]:
    low, high = tally.quantity.low, tally.quantity.high
    start, stop = text.bounds(tally.start, tally.stop)
    count = Count(tally.outcome, tally.who, int(low) if low is not None else None, None if high is None else int(high),
                  text.raw[start:stop])
    return Found(count, Span(start, stop), tally.rule)
