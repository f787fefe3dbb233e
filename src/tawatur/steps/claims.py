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
        actors=tuple(_party(text, item) for item in draft.actors),
        targets=tuple(_party(text, item) for item in draft.targets),
        places=tuple(_place(text, item) for item in draft.places),
        time=text.found(draft.time) if draft.time is not None else None,
        counts=tuple(_count(text, tally) for tally in draft.counts),
        weapons=tuple(Found(Weapon(text.quote(w.start, w.stop), w.id), text.span(w.start, w.stop), w.rule) for w in draft.weapons),
        speakers=tuple(_party(text, item) for item in draft.speakers),
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
    span: Span = text.span(lo, hi)
    return Found(text.raw[span.start : span.stop], span, rule)


def _party(text: Text, item: Item) -> Found[Party]:
    return Found(Party(text.quote(item.start, item.stop), item.id), text.span(item.start, item.stop), item.rule)


def _place(text: Text, item: Item) -> Found[Place]:
    quote, site = text.quote(item.start, item.stop), item.data
    place = Place(quote, item.id)
    if isinstance(site, Site):
        place = Place(quote, item.id, site.id, site.country or None, site.lat, site.lon, site.precision)
    return Found(place, text.span(item.start, item.stop), item.rule)


def _count(text: Text, tally: Tally) -> Found[Count]:
    low, high = tally.quantity.low, tally.quantity.high
    count = Count(tally.outcome, tally.who, int(low) if low is not None else None, None if high is None else int(high),
                  text.quote(tally.start, tally.stop))
    return Found(count, text.span(tally.start, tally.stop), tally.rule)
