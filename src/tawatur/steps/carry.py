"""What a report has said of where and when runs on to what it tells next, until it says otherwise.

A place or time given once holds for every claim of that event (docs/codebook.md, Time). An event told without its place
is where the one before it was, within a few sentences; longer where it is of the same kind, and so likely the same.
"""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from tawatur.nouns import When
from tawatur.steps.alike import may_be_same, parties
from tawatur.steps.drafts import Draft, Item
from tawatur.steps.fold import family, places_agree, places_lent
from tawatur.text.tokens import Hit
from tawatur.world.gazetteer import Site

_NEAR = 2  # sentences that a place or a day runs on
_LONG = 6  # sentences that they run on to an event of the same family
_WITHIN_CITIES = frozenset(("quarter", "district", "airport"))
_FRESH = timedelta(3)  # days told by their date are running news no longer; reports that name weekdays are often printed late
_DAYLESS = frozenset(("clock", "day-part"))
_FINE = frozenset(("day", "part-of-day", "hour", "minute"))


def carry_places(drafts: list[Draft]) -> None:
    """Give each event without a place that of the running event, or else of one told right after it by the same voice.

    Drafts are in order.
    """
    told: list[Draft] = []
    bare: list[Draft] = []
    for draft in drafts:
        if draft.places:
            told.append(draft)
            for waiting in bare:
                if draft.sentence - waiting.sentence <= 1 and draft.speaker == waiting.speaker:
                    _take(waiting, draft)
            bare = []
            continue
        if draft.kind.type == "Toll" and draft.scope == "cumulative":
            continue  # a sum of a whole war was not reached in the street told of before
        source = next((d for d in reversed(told) if _within(d, draft)), None)
        if source is not None:
            _take(draft, source)
        else:
            bare.append(draft)


def _take(draft: Draft, source: Draft) -> None:
    draft.places = [i._replace(rule="place of the running event") for i in places_lent(source, draft)]


def _within(a: Draft, b: Draft) -> bool:
    return b.sentence - a.sentence <= _NEAR or _alike(a, b, _LONG)


def place_sums(drafts: list[Draft], land: Item | None) -> None:
    """A sum of a whole war without a place is of the land that the report is about."""
    for draft in drafts:
        if land is not None and not draft.places and (draft.kind.type == "Toll" or draft.scope == "cumulative"):
            draft.add("places", land)


def place_all(drafts: list[Draft], only: Item | None) -> None:
    """What a report tells without a place is where all the rest of it is, if it names one place only."""
    for draft in drafts:
        if only is not None and not draft.places:
            draft.add("places", only)


def widen(drafts: list[Draft], wider: Mapping[str, Item]) -> None:
    """Give a place the wider one that the report named with it elsewhere."""
    for draft in drafts:
        if len(draft.places) < 3:
            for place in list(draft.places):
                outer = wider.get(place.id)
                if outer is not None:
                    draft.add("places", outer)


def widen_quarters(drafts: list[Draft], cities: Mapping[str, Item]) -> None:
    """Give a quarter its city where the report has named that before; `cities`: id of a site -> its first mention."""
    for draft in drafts:
        for place in list(draft.places):
            site = place.data
            city = cities.get(site.parent or "") if isinstance(site, Site) and site.kind in _WITHIN_CITIES else None
            if city is not None and city.start < draft.trigger[0]:
                draft.add("places", city)


def carry_time(drafts: list[Draft], today: date | None, card: Hit[When] | None = None) -> None:
    """A fresh day told once runs on to the events told after it; the first one, longest, to events of the same family.

    The only fresh day of a report runs on to its end, and a day told late holds for the sentences just before it. Days long before publication are background, and run on to nothing;
    an event elsewhere takes no day told after it, and one with a time of its own that cannot be placed ("a few days ago") none at all.
    `today`: the day of publication, or that of the case that a `card` at the head tells, which holds for all that have no other.
    """
    only = len({d.time.value.start.date() for d in drafts if d.time is not None and _runs_on(d, today)}) == 1
    bare: list[Draft] = []
    first: Draft | None = None
    held: Draft | None = None
    window: Draft | None = None
    for draft in drafts:
        if draft.time is not None:
            if held is not None and held.time is not None and draft.time.value.anchor in _DAYLESS:
                draft.time = _on_day(draft.time, held.time.value.start.date())
            if _runs_on(draft, today):
                held = draft
                first = first or draft
                for waiting in bare:
                    if draft.sentence - waiting.sentence <= _NEAR and places_agree(draft, waiting):
                        waiting.time = draft.time
                bare = []
            elif _window(draft):
                window = draft
        elif draft.kind.type != "Toll" and not draft.own_time:
            if held is not None and (only or _within(held, draft)) and not _apart(held, draft):
                draft.time = held.time
            elif window is not None and _likened(window, draft):
                draft.time = window.time
            elif first is not None and (_alike(first, draft, draft.sentence) or first.kind.type == "Toll"):
                draft.time = first.time
            elif card is not None:
                draft.time = card
            else:
                bare.append(draft)


def _apart(a: Draft, b: Draft) -> bool:
    """Whether an event was elsewhere and by another party than the one with a day, so that its day is its own."""
    return not places_agree(a, b) and not may_be_same(parties(a.ids("actors")), parties(b.ids("actors")))


def carry_beginnings(drafts: list[Draft]) -> None:
    """A sum "since the war began" runs from the day that the report gives for a beginning elsewhere."""
    times = [d.time for d in drafts if d.time is not None and d.scope == "cumulative" and d.time.value.anchor == "since"]
    for draft in drafts:
        if draft.time is None and draft.scope == "cumulative" and times:
            draft.time = times[0]


def _window(draft: Draft) -> bool:
    """Whether a draft is an event told of a stretch of days ("in the last two days")."""
    return draft.time is not None and draft.time.value.anchor == "window" and draft.scope == "incident"


def _likened(a: Draft, b: Draft) -> bool:
    """Whether a later event is of the same kind and by the same side, so that its stretch of days is likely the same."""
    return b.sentence - a.sentence <= _NEAR and a.kind.slug == b.kind.slug and bool(a.ids("actors") & b.ids("actors"))


def _alike(a: Draft, b: Draft, reach: int) -> bool:
    return b.sentence - a.sentence <= reach and family(a) == family(b)


def _runs_on(draft: Draft, today: date | None) -> bool:
    """Whether a draft's time is a day of the running news."""
    if draft.time is None or draft.scope == "cumulative" or draft.time.value.grain not in _FINE or draft.time.value.anchor == "window":
        return False
    when = draft.time.value
    return today is None or when.anchor == "weekday" or today - when.start.date() <= _FRESH


def _on_day(time: Hit[When], day: date) -> Hit[When]:
    """A time of day told without its day ("الساعة التاسعة مساء"), put on the day of the running event."""
    when = time.value
    shift = day - when.start.date()
    return Hit(replace(when, start=when.start + shift, stop=when.stop + shift), time.start, time.stop, time.rule)


def cut_times(drafts: list[Draft], today: date | None) -> None:
    """What a report tells as done lies before its end: "this year" of a toll runs to the day of publication."""
    if today is None:
        return
    for draft in drafts:
        if draft.time is None or draft.modality == "planned":
            continue
        value = draft.time.value
        if value.start.date() <= today < value.stop.date():
            draft.time = draft.time._replace(value=replace(value, stop=value.stop.replace(year=today.year, month=today.month, day=today.day)))
