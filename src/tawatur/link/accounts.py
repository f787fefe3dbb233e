"""What each voice tells of an incident: every value with the exact words that it rests on.

    accounts(tellings) -> one Account a voice, in the order in which they were first heard

An account gathers all tellings of one voice, through whatever outlets. A value that several of them tell stands once, with the words of
each; the loaded word of the source stands beside the neutral id. What a voice denies or announces is an account of its own.

Numbers stand apart too, as figures in the order of publication: one a report, outcome and class of people, the greatest where a report has
several, for the others are parts of it. Only what is counted of this event: sums over a period or a whole war are none of it, nor is a
number that is denied or announced, but for a stated none.
"""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from tawatur.codec import from_dict
from tawatur.exports import wording
from tawatur.link.packing import Members
from tawatur.link.sides import Side
from tawatur.link.telling import Telling
from tawatur.link.voices import DENIES, PLANS, RECALLS, SAYS, Voice, Voices, voices
from tawatur.nouns import Claim, Found

FIELDS = ("type", "actors", "targets", "places", "time", "counts", "weapons", "reality")


class Words(NamedTuple):
    """Words of a report, with the claim that rests on them; `start` and `stop` in code points of its text."""

    claim: str
    report: str  # the caller's id of the report
    outlet: str | None
    published: str | None
    text: str
    start: int
    stop: int


class Value(NamedTuple):
    """One thing that a voice says in one field; `noun` is what `shown` tells in a few words."""

    field: str
    shown: str
    noun: object
    words: tuple[Words, ...]


class Figure(NamedTuple):
    """A number of people or things as one report has it; None: no bound told."""

    outcome: str
    who: str
    low: int | None
    high: int | None
    words: Words

    def under(self, other: Figure) -> bool:
        """Whether it is surely less than the other."""
        return self.high is not None and other.low is not None and self.high < other.low


@dataclass(frozen=True, slots=True)
class Account:
    """What one voice says, denies, announces or recalls (`stance`), its values by field and then as first told."""

    voice: str
    side: Side
    stance: str
    values: tuple[Value, ...]
    figures: tuple[Figure, ...]
    evidence: tuple[Words, ...]  # the clause of each telling
    triggers: tuple[Words, ...]
    claims: tuple[str, ...]
    chains: tuple[Members, ...]  # through whom it came
    first: str | None  # days of publication
    last: str | None

    def of(self, field: str) -> tuple[Value, ...]:
        """What the voice says in one field."""
        return tuple(value for value in self.values if value.field == field)


def accounts(tellings: Sequence[Telling], heard: Voices | None = None) -> tuple[Account, ...]:
    """The accounts of the claims of one incident: first those that it happened, then denials, announcements, and those that recall it.

    `heard` are their voices, where somebody has counted them already.
    """
    heard = heard or voices(tellings)
    by_id = {telling.held.id: telling for telling in tellings}
    return tuple(
        _account(voice, stance, [by_id[claim] for claim in voice.tellings])
        for stance, kind in ((SAYS, heard.says), (DENIES, heard.denies), (PLANS, heard.announces), (RECALLS, heard.recalls))
        for voice in kind.voices
    )


def _account(voice: Voice, stance: str, tellings: Sequence[Telling]) -> Account:
    read = [(telling, from_dict(Claim, telling.held.record)) for telling in tellings]
    values: dict[tuple[str, str], list[tuple[object, Words]]] = {}
    for telling, claim in read:
        for field, shown, noun, found in _values(claim):
            values.setdefault((field, shown), []).append((noun, _words(telling, claim, found)))
    days = sorted(telling.held.published for telling in tellings if telling.held.published)
    ordered = sorted(values.items(), key=lambda item: FIELDS.index(item[0][0]))
    return Account(
        voice.id, voice.side, stance,
        tuple(Value(field, shown, told[0][0], tuple(dict.fromkeys(words for _, words in told))) for (field, shown), told in ordered),
        _figures(read, stance),
        tuple(_words(telling, claim, claim.evidence) for telling, claim in read),
        tuple(_words(telling, claim, claim.trigger) for telling, claim in read),
        voice.tellings, voice.chains, days[0] if days else None, days[-1] if days else None,
    )


def _values(claim: Claim) -> Iterator[tuple[str, str, object, Found[Any]]]:
    """Field, value in a few words, the noun, and where it was read."""
    yield "type", wording.event(claim), claim.type, claim.trigger
    for field, parties in (("actors", claim.actors), ("targets", claim.targets)):
        for party in parties:
            yield field, party.value.id, party.value, party
    for place in claim.places:
        yield "places", place.value.name, place.value, place
    if claim.time:
        yield "time", wording.when(claim.time.value), claim.time.value, claim.time
    for count in claim.counts:
        yield "counts", wording.count(count.value), count.value, count
    for weapon in claim.weapons:
        yield "weapons", weapon.value.kind, weapon.value, weapon
    for mark in wording.marks(claim):
        yield "reality", mark, mark, claim.trigger


def _words(telling: Telling, claim: Claim, found: Found[Any]) -> Words:
    """The words of a find: its own, or those of the evidence where it lies in it; "" where a record does not hold them."""
    held, span, clause = telling.held, found.span, claim.evidence.span
    text = found.value if isinstance(found.value, str) else getattr(found.value, "text", "")
    if not text and clause.start <= span.start and span.stop <= clause.stop:
        text = claim.evidence.value[span.start - clause.start : span.stop - clause.start]
    return Words(held.id, held.name, held.outlet, held.published, text, span.start, span.stop)


def _figures(read: Sequence[tuple[Telling, Claim]], stance: str) -> tuple[Figure, ...]:
    greatest: dict[tuple[str, str, str], Figure] = {}
    for telling, claim in read:
        for found in claim.counts if claim.scope == "incident" else ():
            count = found.value
            figure = Figure(count.outcome, count.who, count.min, count.max, _words(telling, claim, found))
            key = (count.outcome, count.who, telling.held.report)
            known = greatest.get(key)
            if (stance == SAYS or count.max == 0) and (known is None or _size(known) < _size(figure)):
                greatest[key] = figure
    return tuple(sorted(greatest.values(), key=lambda figure: (figure.words.published or "", _size(figure), figure.words.claim)))


def _size(figure: Figure) -> tuple[int, int]:
    """By which of two figures one is the greater: what is surely so, then what may be."""
    low = figure.low or 0
    return low, figure.high if figure.high is not None else low
