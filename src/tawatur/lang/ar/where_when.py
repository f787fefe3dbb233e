"""Where and when an event was: which places and times of a report belong to it."""
from __future__ import annotations

from collections.abc import Sequence

from tawatur.lang.ar.parts import Parts
from tawatur.lang.ar.phrases import Phrase
from tawatur.lang.ar.voices import voice_at
from tawatur.nouns import When
from tawatur.steps.drafts import Draft, Item
from tawatur.text.tokens import Hit


def take_places(parts: Parts, draft: Draft, parties: Sequence[Phrase], region: tuple[int, int], start: int) -> None:
    """The places within an event's stretch; else those that open its sentence."""
    lo, hi = region
    inside = [p for p in parts.places if lo <= p.start < hi]
    if not inside:
        inside = [p for p in parts.places if start <= p.start < lo][:2]
    for place in inside:
        if not any(place.start < p.start and p.stop <= place.stop for p in parties):
            draft.add("places", Item(place.name, place.start, place.stop, "place named", place.site))


def take_time(parts: Parts, draft: Draft, region: tuple[int, int], sentence: tuple[int, int]) -> None:
    """The time within an event's stretch; else the time that opens its sentence."""
    lo, hi = region
    times = [t for t in parts.scene.times if sentence[0] <= t.start < sentence[1] and not _announces(parts, t, draft)]
    chosen = [t for t in times if lo <= t.start < hi] or [t for t in times if t.start < lo][:1]
    if chosen:
        draft.time = min(chosen, key=lambda t: abs(t.start - draft.trigger[0]))
        anchor = draft.time.value.anchor
        if anchor == "since":
            draft.scope = "cumulative"
        elif anchor == "window":
            draft.scope = "period"


def _announces(parts: Parts, time: Hit[When], draft: Draft) -> bool:
    """Whether a time stands with the verb of saying, and is the day of the announcement."""
    voice = voice_at(parts.voices, draft.trigger[0])
    if voice is None or not voice.chain or time.start >= draft.trigger[0]:
        return False
    speaker = voice.chain[0]
    near = speaker.start - 6 <= time.start <= max(speaker.stop, voice.start) + 2
    return near and not any(p.start < time.start and p.stop > speaker.stop for p in parts.frames.between(speaker.stop, time.start))
