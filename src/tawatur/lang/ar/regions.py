"""The stretch of a sentence that belongs to one of its events, and the clause quoted as its evidence."""
from __future__ import annotations

from tawatur.lang.ar.cue import Cue
from tawatur.lang.ar.group import Group
from tawatur.lang.ar.opposed import opposed
from tawatur.lang.ar.parts import Parts
from tawatur.lang.ar.where_when import take_places, take_time
from tawatur.steps.drafts import Draft
from tawatur.steps.scene import Scene
from tawatur.text.lexicon import kinds

_LINKS = kinds("that", "join", "reaction")  # with these another event's clause begins
_CLAUSE = 60  # tokens that a clause without a mark reaches back
_STOPS = frozenset("،؛:.!؟\n\"«»“”")


def set_regions(parts: Parts, groups: list[Group], start: int, stop: int) -> None:
    """Give each group of a sentence its stretch: from where its clause leads in to where the next group's does."""
    groups.sort(key=lambda g: g.start)
    leads = [_lead(parts, g, start, stop) for g in groups]
    for at, group in enumerate(groups):
        lo = start if at == 0 else max(leads[at], groups[at - 1].stop)
        hi = stop if at + 1 == len(groups) else max(leads[at + 1], group.stop)
        group.until = stop if at + 1 == len(groups) else groups[at + 1].start
        if hi == group.stop:
            hi = max(hi, group.until)  # one clause tells both: this one has it up to the word of the other
        group.region = (min(lo, group.start), hi)
        group.evidence = _evidence(parts, group, leads[at], hi)


def reclaim(parts: Parts, told: list[tuple[Group, Draft]], start: int, stop: int) -> None:
    """Words that told no event leave their stretch to the event before them: its place or time may stand there, and against whom it is."""
    for at, (group, draft) in enumerate(told):
        hi = told[at + 1][0].region[0] if at + 1 < len(told) else stop
        if hi <= group.region[1]:
            continue
        region = (group.region[0], hi)
        if not draft.places:
            take_places(parts, draft, [p for c in group.cues for p in (*c.actors, *c.targets) if p.kind == "party"], region, start)
        if draft.time is None:
            take_time(parts, draft, region, (start, stop))
        if not draft.targets:
            opposed(parts, draft, *region)


def _lead(parts: Parts, group: Group, start: int, stop: int) -> int:
    """Where the clause of a group begins: its first word or argument, back to a mark or the voice that opens it."""
    tokens = [group.start, *(h.start for h in group.harms if h.start >= start)]
    tokens += [p.start for c in group.cues for p in c.actors if start <= p.start < group.start and group.start - p.start < 12]
    at = min(tokens)
    if at == group.start and any(c.mention.start == at and _opens(c) for c in group.cues):
        return at
    voice = parts.voices.at(group.start)
    floor = max(start, voice.start) if voice is not None and voice.start <= group.start else start
    floor = max(floor, at - _CLAUSE)
    while at > floor and parts.scene.words[at - 1] not in _STOPS:
        mention = parts.scene.mention_at(at - 1)
        if mention is not None and mention.any_of(_LINKS):
            break
        at -= 1
    return at


def _opens(cue: Cue) -> bool:
    """Whether an event word opens its own clause: a joined verb ("وانسحبت من"), a participle ("مستهدفة تجمعات")."""
    return cue.pos == "participle" or (cue.pos == "verb" and cue.mention.prefix.startswith(("و", "ف")))


def _evidence(parts: Parts, group: Group, lead: int, hi: int) -> tuple[int, int]:
    """The clause of an event: from its lead to the first mark after all that it says."""
    used = [group.stop, *(h.stop for h in group.harms)]
    used += [p.stop for c in group.cues for p in (*c.actors, *c.targets) if lead <= p.start < hi]
    stop = min(max(used), hi) if max(used) <= hi else max(used)
    while stop < hi and parts.scene.words[stop] not in _STOPS:
        stop += 1
    return min(lead, group.start), stop


def clause(scene: Scene, first: int, last: int, start: int, stop: int) -> tuple[int, int]:
    words = scene.words
    lo, hi = first, last
    while lo > start and words[lo - 1] not in ("،", "؛", ":"):
        lo -= 1
    while hi < stop and words[hi] not in ("،", ".", "؛", "\n"):
        hi += 1
    return lo, hi
