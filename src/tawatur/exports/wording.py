"""Values in a few words, the same in every format that people read."""
from __future__ import annotations

from collections.abc import Iterable

from tawatur.nouns import Claim, Count, Found, Party, When

_MONTHS_TO_SHOW = {"year": 4, "month": 7}


def event(claim: Claim) -> str:
    """The kind of event as the codebook names it."""
    return claim.subtype or claim.type


def marks(claim: Claim) -> tuple[str, ...]:
    """What sets a claim apart from the plain case: denied, attempted, alleged, a sum over a time."""
    scope = {"period": "sum over a period", "cumulative": "running total"}.get(claim.scope)
    reality = claim.modality if claim.modality != "happened" else None
    said = claim.stance if claim.stance != "neutral" and (claim.stance, reality) != ("denies", "denied") else None
    return tuple(mark for mark in (reality, scope, said) if mark)


def ids(parties: Iterable[Found[Party]]) -> str:
    return ", ".join(dict.fromkeys(party.value.id for party in parties))


def parties(claim: Claim) -> str:
    """Who to whom: "idf → civilians", "A and B" being "a, b"."""
    who, whom = ids(claim.actors), ids(claim.targets)
    return f"{who or '?'} → {whom}" if whom else who


def places(claim: Claim) -> str:
    return ", ".join(dict.fromkeys(place.value.name for place in claim.places))


def when(value: When) -> str:
    """A date, a month, a moment, or both ends of a stretch, as fine as was told."""
    width = _MONTHS_TO_SHOW.get(value.grain, 10)
    first, last = (moment.isoformat() for moment in (value.start, value.stop))
    if value.grain in ("day", "week", "month", "year"):
        return first[:width] if first[:width] == last[:width] else f"{first[:width]} – {last[:width]}"
    start, stop = first[:16].replace("T", " "), last[:16].replace("T", " ")
    if start == stop:
        return start
    return f"{start}–{stop[11:]}" if start[:10] == stop[:10] else f"{start} – {stop}"


def number(count: Count) -> str:
    """"21", "31+", "up to 5", "20–30"."""
    if count.min is None and count.max is None:
        return "some"
    if count.max is None:
        return f"{count.min:,}+"
    if count.min is None:
        return f"up to {count.max:,}"
    return f"{count.min:,}" if count.min == count.max else f"{count.min:,}–{count.max:,}"


def count(value: Count) -> str:
    """"killed 21 civilians"; people of whom the text says no more are not named again."""
    outcome = "counted" if value.outcome == "other" else value.outcome
    return f"{outcome} {number(value)}" + ("" if value.who in ("people", "other") else f" {value.who}")


def counts(claim: Claim) -> str:
    return "; ".join(dict.fromkeys(count(found.value) for found in claim.counts))


def weapons(claim: Claim) -> str:
    return ", ".join(dict.fromkeys(found.value.kind for found in claim.weapons))


def speakers(claim: Claim, outlet: str | None = None) -> str:
    """The chain of voices, innermost first: "ministry via agency"; the outlet where it speaks for itself."""
    chain = " via ".join(dict.fromkeys(found.value.id for found in claim.speakers))
    return chain or outlet or "the outlet itself"


def fields(claim: Claim) -> dict[str, str]:
    """What a claim says, by the names of the record, each in a few words; "" where it says nothing."""
    return {
        "type": claim.type, "subtype": claim.subtype or "", "modality": claim.modality, "scope": claim.scope, "stance": claim.stance,
        "actors": ids(claim.actors), "targets": ids(claim.targets), "places": places(claim),
        "time": when(claim.time.value) if claim.time else "", "counts": counts(claim), "weapons": weapons(claim),
        "speakers": " via ".join(dict.fromkeys(found.value.id for found in claim.speakers)),
    }
