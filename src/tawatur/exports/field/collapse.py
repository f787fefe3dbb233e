"""All claims of an incident as one event: what most voices tell, field by field.

Heard are those who say that it happened. "More" is always more independent voices, of each camp one at most (`estimate.support`), so
that a statement which many outlets relay, or many mouths of one side repeat, counts once; what is told second settles nothing.

    type      the commonest of the claims
    parties   those whose camp more voices name in the field than name others without it; of a camp the commonest. Two camps that are
              named against each other by equally many are nobody; in a battle both are its two sides. Classes of people: the commonest.
              Where as many say that those hit bore arms as say that they bore none, they are left open
    places    those that more voices name (or a place inside them) than tell one that is elsewhere; where none is so, the
              nearest place that holds what is told. The finest of them is the row's
    time      the days that most voices admit, a month admitting its days; of equally many the shortest, then the first
    killed    `estimate`
"""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple

from tawatur.exports.field import sides
from tawatur.exports.field.base import ids
from tawatur.exports.field.estimate import estimate, support
from tawatur.exports.field.event import Event, Killed, is_event, what
from tawatur.ledger.rows import Record
from tawatur.link.accounts import Account
from tawatur.link.compare import apart
from tawatur.link.incident import Incident, above
from tawatur.link.sides import is_unnamed, side_of
from tawatur.link.voices import SAYS
from tawatur.nouns import Place
from tawatur.world.gazetteer import Gazetteer

_SENTENCES = 5  # contradictions that notes tell


class Said(NamedTuple):
    """A voice that says it happened, with the records of its claims."""

    account: Account
    records: tuple[Record, ...]


def of_incident(made: Incident) -> Event | None:
    """The event of an incident; None where nobody says that it happened, or no day is known."""
    held = tuple(telling.held for telling in made.tellings)
    records = {one.id: one.record for one in held}
    said = [Said(account, tuple(records[claim] for claim in account.claims)) for account in made.accounts if account.stance == SAYS]
    time = _time(said)
    day = time["start"] if time else min((one.published for one in held if one.published), default=None)
    if not day or not any(map(is_event, records.values())):
        return None
    actors, targets = _both(said, made.type)
    record = {"type": made.type, "subtype": made.subtype, "actors": _as_parties(actors), "targets": _as_parties(targets),
              "places": _places(said), "time": time}
    killed, heard, reports = estimate(made.accounts), made.voices, len(made.reports)
    tags = f"incident={made.id}; claims={len(held)}; reports={reports}; voices={heard.count}"
    return Event(made.id, record, day[:10], killed, held, heard.outlets + heard.unplaced, _notes(made, record, day[:10], killed), tags)


def _notes(made: Incident, record: Record, day: str, killed: Killed) -> str:
    """What, how many, who tells it, and where they contradict each other."""
    spread = f", told from {killed.low} to {killed.high}" if killed.low != killed.high else ""
    count = f" (killed: {killed.best}{spread})" if killed.tolls else ""
    sentences = [one.sentence(made.voices.name) for one in made.contradictions]
    more = [f"and {len(sentences) - _SENTENCES} more"] if len(sentences) > _SENTENCES else []
    wrong = f" Contradictions: {'. '.join((*sentences[:_SENTENCES], *more))}." if sentences else ""
    return f"{what(record, day)}{count}. Told by {made.voices.derivation()}.{wrong}"


# --- what more voices tell -------------------------------------------------------------------------------------------


def _support(said: Iterable[Said]) -> int:
    return support(one.account for one in said)


def _outweighs(those: Iterable[Said], others: Iterable[Said]) -> bool:
    """Whether more voices tell a thing than stand against it."""
    return _support(those) > _support(others)


# --- parties ---------------------------------------------------------------------------------------------------------


def _both(said: Sequence[Said], kind: str) -> tuple[list[str], list[str]]:
    """Actors and targets. Who is told to be both stands where the other field has somebody else."""
    actors, targets = _parties(said, "actors"), _harmed(said, _parties(said, "targets"))
    if kind == "Battles" and not any(map(_named, (*actors, *targets))):
        return [*_two_sides(said), *actors], targets
    actors = [id for id in actors if id not in targets] or actors
    return actors, [id for id in targets if id not in actors]


def _parties(said: Sequence[Said], field: str) -> list[str]:
    """The ids in a field, those that more voices name first, then as first told."""
    naming: dict[str, list[Said]] = {}
    for one in said:
        for id in dict.fromkeys(_ids(one, field)):
            naming.setdefault(id, []).append(one)
    won = _winners([{_camp(id) for id in _ids(one, field) if _named(id)} for one in said], said)
    often = {id: _support(those) for id, those in naming.items() if not _named(id) or _camp(id) in won}
    most: dict[str | bool, int] = {}  # of a camp, of things, of all other classes
    for id, number in often.items():
        most[_sort(id)] = max(most.get(_sort(id), 0), number)
    return sorted((id for id in often if often[id] == most[_sort(id)]), key=lambda id: -often[id])


def _winners(camps: Sequence[set[str]], said: Sequence[Said]) -> set[str]:
    """The camps that more voices name than name others and not them. `camps`: of the parties that each voice names."""
    each = [(one, theirs) for one, theirs in zip(said, camps, strict=True) if theirs]
    return {camp for camp in set().union(*camps)
            if _outweighs([one for one, theirs in each if camp in theirs], [one for one, theirs in each if camp not in theirs])}


def _sort(id: str) -> str | bool:
    """What a party or class is one of: its camp, or whether it is of things that are nobody's."""
    return _camp(id) if _named(id) else sides.is_thing(id)


def _harmed(said: Sequence[Said], targets: list[str]) -> list[str]:
    """The targets without those who bear arms, or those who bear none, that no more voices tell than tell of the other sort alone."""
    sorts = [(one, {_armed(id) for id in _ids(one, "targets")}) for one in said]

    def kept(armed: bool) -> bool:
        return _outweighs([one for one, told in sorts if armed in told], [one for one, told in sorts if (not armed) in told and armed not in told])

    stands = {True: kept(True), False: kept(False), None: True}
    return [id for id in targets if stands[_armed(id)]]


def _armed(id: str) -> bool | None:
    """Whether who is hit bears arms; None of a thing that is nobody's."""
    return None if sides.is_thing(id) else not sides.is_unarmed(id)


def _two_sides(said: Sequence[Said]) -> list[str]:
    """The first party of each of the two camps that most name in a battle of which each is said to have begun it."""
    named = {id: None for field in ("actors", "targets") for one in said for id in _ids(one, field) if _named(id)}
    often = {id: _support(one for one in said if id in (*_ids(one, "actors"), *_ids(one, "targets"))) for id in named}
    firsts: dict[str, str] = {}
    for id in sorted(named, key=lambda id: -often[id]):
        firsts.setdefault(_camp(id), id)
    return list(firsts.values())[:2]


def _ids(one: Said, field: str) -> list[str]:
    return [id for record in one.records for id in ids(record, field)]


def _camp(id: str) -> str:
    """The camp of a party; one of no camp is its own."""
    return side_of(id).camp or id


def _named(id: str) -> bool:
    return not is_unnamed(id)


def _as_parties(ids: Iterable[str]) -> list[dict[str, str]]:
    return [{"id": id} for id in ids]


# --- places and time -------------------------------------------------------------------------------------------------


def _places(said: Sequence[Said]) -> list[dict[str, Any]]:
    """The places told that outweigh those elsewhere, the best supported first; else what holds them."""
    told: dict[str, dict[str, Any]] = {}
    for place in (place for one in said for place in _told(one)):
        told.setdefault(_key(place), place)
    kept = {key: place for key, place in told.items() if _prevails(said, key, place)}
    often = {key: _support(_within(said, key)) for key in kept}
    return [kept[key] for key in sorted(kept, key=lambda key: -often[key])] or _around(said, told.values())


def _prevails(said: Sequence[Said], key: str, place: dict[str, Any]) -> bool:
    return _outweighs(_within(said, key), (one for one in said if _elsewhere(one, place)))


def _around(said: Sequence[Said], told: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """The nearest place that holds what most voices tell."""
    wider = sorted({id for place in told for id in above(place.get("id") or "")})
    nearest = min(wider, key=lambda id: (-_support(_within(said, id)), -len(above(id))), default=None)
    return [_site(nearest)] if nearest else []


def _within(said: Sequence[Said], key: str) -> list[Said]:
    """The voices that tell a place, or one inside it."""
    return [one for one in said if any(key == _key(place) or key in above(place.get("id") or "") for place in _told(one))]


def _told(one: Said) -> list[dict[str, Any]]:
    """The places that a voice tells."""
    return [place for record in one.records for place in record.get("places") or ()]


def _elsewhere(one: Said, there: dict[str, Any]) -> bool:
    """Whether a voice tells places, and all of them are surely other ones."""
    told = _told(one)
    return bool(told) and all(apart(_place(place), _place(there)) for place in told)


def _key(place: dict[str, Any]) -> str:
    return str(place.get("id") or place["name"])


def _place(place: dict[str, Any]) -> Place:
    fields = ("id", "country", "latitude", "longitude", "precision")
    return Place(place.get("text", ""), place["name"], **{field: place.get(field) for field in fields})


def _site(id: str) -> dict[str, Any]:
    """A place of the gazetteer as a record has it."""
    site = Gazetteer.load().get(id)
    assert site is not None  # it was found above another
    return {"name": site.name, "id": id, "country": site.country or None, "latitude": site.lat, "longitude": site.lon, "precision": site.precision}


def _time(said: Sequence[Said]) -> dict[str, Any] | None:
    """The time whose days most voices admit; None where nobody tells any."""
    told = {(_days(time), time["grain"]): time for one in said for record in one.records if (time := record.get("time"))}
    often = {key: _support(one for one in said if _admits(one, key[0])) for key in told}
    return told[min(told, key=lambda key: (-often[key], _length(key[0]), key))] if told else None


def _days(time: dict[str, Any]) -> tuple[str, str]:
    return time["start"][:10], time["end"][:10]


def _length(days: tuple[str, str]) -> int:
    first, last = map(date.fromisoformat, days)
    return (last - first).days


def _admits(one: Said, days: tuple[str, str]) -> bool:
    """Whether the days lie within a time that a voice tells."""
    times = [_days(time) for record in one.records if (time := record.get("time"))]
    return any(first <= days[0] and days[1] <= last for first, last in times)
