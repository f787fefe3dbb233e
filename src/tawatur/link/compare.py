"""Where the accounts of an incident agree and where they contradict, field by field, each with a sentence to show.

Nothing here says who is right. What would be a contradiction only by the reader's coarseness is none: a class of people beside a party, a
town beside its district, a day beside a night of it. The rules, each the same for every side:

    counts   ranges that do not meet; a higher figure that came after the last one of the other voice is told apart: it may be a rise
    actors   both name parties, and none is of the same camp as one of the other's
    places   the most precise places: neither lies in the other, and they are further apart than either is precise
    time     the times told do not touch
    type     a strike from the air or a suicide bomber; a protest that is peaceful or a riot; ground taken by force or without a fight
    reality  one denies what another says happened
"""
from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from functools import partial
from itertools import combinations, permutations, product
from typing import Any, NamedTuple

from tawatur.ledger.conditions import KM
from tawatur.link.accounts import Account, Figure, Words
from tawatur.link.figures import Key, heading, number, series, standing
from tawatur.link.packing import parts
from tawatur.link.sides import is_unnamed, side_of
from tawatur.link.voices import DENIES, SAYS
from tawatur.nouns import Place, When
from tawatur.world.gazetteer import Gazetteer

AGREE, CONTRADICT, LATER = "agree", "contradict", "later"
_MOST = 60  # voices that are compared in a field, those first heard: pairs grow with the square
_REACH = {"exact": 2.0, "town": 5.0, "area": 8.0, "region": 75.0}  # kilometres that the coordinates may be off
_HOUR = timedelta(hours=1)  # a night ends and a morning begins within it; a toll does not rise
_DATES = frozenset(("day", "week", "month", "year"))
_PERSONS = frozenset(("civilians", "children", "women", "soldiers", "fighters", "police", "journalists", "medics", "captives"))
_FORCE = "ground taken by force"
_DISPUTES = (
    {"Air/drone strike": "a strike from the air", "Suicide bomb": "a suicide bombing"},
    {"Peaceful protest": "a peaceful protest", "Violent demonstration": "a violent demonstration", "Mob violence": "mob violence"},
    {"Government regains territory": _FORCE, "Non-state actor overtakes territory": _FORCE, "Non-violent transfer of territory": "no fight"},
)


class Said(NamedTuple):
    """One thing that some voices say in a field."""

    shown: str
    voices: tuple[str, ...]  # ids


class Comparison(NamedTuple):
    """How voices stand to each other in a field: all `agree` on one thing, or say things that `contradict`, or may be a `later` rise."""

    relation: str
    field: str
    sides: tuple[Said, ...]  # one in agreement; of reality those who say so, then those who deny it
    words: tuple[Words, ...]  # what it rests on, the first of each voice

    def sentence(self, name: Callable[[str], str] = str) -> str:
        """In plain words; `name` gives what to show of a voice."""
        listed = [_listed(side.voices, name) for side in self.sides]
        if self.relation == AGREE:
            return f"{self.field}: {listed[0]} agree on {self.sides[0].shown}"
        if self.field == "reality":
            said, denied = (len(side.voices) for side in self.sides)
            return f"reality: {listed[1]} {'denies' if denied == 1 else 'deny'} what {listed[0]} {'says' if said == 1 else 'say'} happened"
        told = [f"{who} {'says' if len(side.voices) == 1 else 'say'} {side.shown}" for who, side in zip(listed, self.sides, strict=True)]
        return f"{self.field}: {'; '.join(told)}" + (" (told later: it may be a rise)" if self.relation == LATER else "")


class Stand(NamedTuple):
    """What one voice says in one field, as far as it can be compared."""

    voice: str
    shown: str
    nouns: tuple[Any, ...]
    words: Words


Group = Sequence[Stand]  # of voices that say the same; never empty


def compare(accounts: Sequence[Account]) -> tuple[Comparison, ...]:
    """All agreements and contradictions, and figures that may have risen: reality, actors, type, counts, places, time."""
    said = [account for account in accounts if account.stance == SAYS]

    def field(name: str, read: Callable[[Account], Stand | None], differ: Callable[[Stand, Stand], bool]) -> Iterator[Comparison]:
        return _compared(name, [stand for account in said if (stand := read(account))], differ)

    return (
        *_reality(accounts),
        *field("actors", _actors, _no_camp_in_common),
        *(one for dispute in _DISPUTES for one in field("type", partial(_type, dispute=dispute), lambda left, right: True)),
        *_counts([account for account in accounts if account.figures][:_MOST]),
        *field("places", _places, _all_apart),
        *field("time", _times, _never_touch),
    )


def _compared(field: str, stands: Sequence[Stand], differ: Callable[[Stand, Stand], bool]) -> Iterator[Comparison]:
    """Those who say the same, and the things said that differ."""
    alike = list(_alike(stands[:_MOST]).values())
    yield from (comparison(AGREE, field, those) for those in alike if len(those) > 1)
    yield from _contradicting(field, alike, lambda one, other: differ(one[0], other[0]))


def _contradicting(field: str, alike: Sequence[Group], differ: Callable[[Group, Group], bool]) -> Iterator[Comparison]:
    """What is said in one contradiction if it falls into parts of which each differs from each other; and pairs that differ within a part."""
    pairs = list(combinations(range(len(alike)), 2))
    apart = {(one, other) for one, other in pairs if differ(alike[one], alike[other])}
    together = [(str(one), str(other)) for one, other in pairs if (one, other) not in apart]
    joined = parts([*((str(one),) for one in range(len(alike))), *together])
    part = {int(member): number for number, chains in enumerate(joined) for chain in chains for member in chain}
    if len(joined) > 1:
        yield comparison(CONTRADICT, field, *alike)
    yield from (comparison(CONTRADICT, field, alike[one], alike[other]) for one, other in sorted(apart) if part[one] == part[other])


def comparison(relation: str, field: str, *sides: Group) -> Comparison:
    """What each side says, those of a side saying one thing."""
    said = tuple(Said(side[0].shown, tuple(one.voice for one in side)) for side in sides)
    return Comparison(relation, field, said, tuple(one.words for side in sides for one in side))


# --- reality and type ----------------------------------------------------------------------------------------------


def _reality(accounts: Sequence[Account]) -> Iterator[Comparison]:
    """Those who say that it happened against those who deny it; who does both contradicts nobody but himself."""
    stances = {stance: {a.voice: Stand(a.voice, stance, (), a.triggers[0]) for a in accounts if a.stance == stance} for stance in (SAYS, DENIES)}
    both = stances[SAYS].keys() & stances[DENIES].keys()
    said, denied = ([stand for voice, stand in stances[stance].items() if voice not in both][:_MOST] for stance in (SAYS, DENIES))
    if said and denied:
        yield comparison(CONTRADICT, "reality", said, denied)


def _type(account: Account, dispute: dict[str, str]) -> Stand | None:
    """The side that an account takes in one dispute, if it takes one."""
    told = [(dispute[value.shown], value) for value in account.of("type") if value.shown in dispute]
    return Stand(account.voice, told[0][0], (), told[0][1].words[0]) if len({side for side, _ in told}) == 1 else None


# --- actors --------------------------------------------------------------------------------------------------------


def _actors(account: Account) -> Stand | None:
    """The parties named as doers; of a battle both sides, for each is a doer in the other's words."""
    battle = any(value.noun == "Battles" for value in account.of("type"))
    values = [v for field in ("actors", "targets") if battle or field == "actors" for v in account.of(field) if not is_unnamed(v.shown)]
    ids = sorted({value.shown for value in values})
    return Stand(account.voice, ", ".join(ids), tuple(side_of(id).camp or id for id in ids), values[0].words[0]) if ids else None


def _no_camp_in_common(left: Stand, right: Stand) -> bool:
    return set(left.nouns).isdisjoint(right.nouns)


# --- places --------------------------------------------------------------------------------------------------------


def _places(account: Account) -> Stand | None:
    """The places that hold no other place of the account."""
    values = [(value, value.noun) for value in account.of("places") if isinstance(value.noun, Place)]
    inner = [(value, place) for value, place in values if not any(_holds(place, other) for _, other in values if other.id != place.id)]
    chosen = inner or values
    shown = ", ".join(sorted({place.name for _, place in chosen}))
    return Stand(account.voice, shown, tuple(place for _, place in chosen), chosen[0][0].words[0]) if chosen else None


def _holds(outer: Place, inner: Place) -> bool:
    return bool(outer.id and inner.id) and Gazetteer.load().contains(str(outer.id), str(inner.id))


def _all_apart(left: Stand, right: Stand) -> bool:
    return all(apart(one, other) for one in left.nouns for other in right.nouns)


def apart(one: Place, other: Place) -> bool:
    """Whether two places can't be one: neither holds the other, and they are further apart than they are precise."""
    if not (one.id and other.id) or _holds(one, other) or _holds(other, one):
        return False
    if one.country and other.country and one.country != other.country and "country" in (one.precision, other.precision):
        return True
    reach = [_REACH.get(place.precision or "") for place in (one, other)]
    km = _distance(one, other)
    return km is not None and None not in reach and km > sum(filter(None, reach))


def _distance(one: Place, other: Place) -> float | None:
    """Kilometres, on a plane: right to a percent where it matters here."""
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return None
    narrow = math.cos(math.radians((one.latitude + other.latitude) / 2))
    east = (one.longitude - other.longitude + 180) % 360 - 180
    return KM * math.hypot(one.latitude - other.latitude, east * narrow)


# --- time ----------------------------------------------------------------------------------------------------------


def _times(account: Account) -> Stand | None:
    values = [(value, value.noun) for value in account.of("time") if isinstance(value.noun, When)]
    shown = ", ".join(sorted({value.shown for value, _ in values}))
    return Stand(account.voice, shown, tuple(when for _, when in values), values[0][0].words[0]) if values else None


def _never_touch(left: Stand, right: Stand) -> bool:
    return not any(_touch(one, other) for one in left.nouns for other in right.nouns)


def _touch(one: When, other: When) -> bool:
    """Whether two times may be one; of two zones nothing is said."""
    first, second = sorted((one, other), key=lambda when: when.start.replace(tzinfo=None))
    slack = timedelta(0) if {one.grain, other.grain} & _DATES else _HOUR
    return one.zone != other.zone or second.start.replace(tzinfo=None) < _end(first) + slack


def _end(when: When) -> datetime:
    """When it is over; a date ends with its day."""
    return when.stop.replace(tzinfo=None) + (timedelta(days=1) if when.grain in _DATES else timedelta(minutes=1))


# --- counts --------------------------------------------------------------------------------------------------------


def _counts(accounts: Sequence[Account]) -> Iterator[Comparison]:
    """Figure by figure, by outcome and class; joint figures and sizes ("other") are not comparable."""
    told = [(account.voice, series(account)) for account in accounts]
    for key in dict.fromkeys(key for _, by_key in told for key in by_key if "other" not in key):
        stands = [_stand(voice, by_key[key]) for voice, by_key in told if key in by_key]
        yield from _agreeing(key, stands)
        some = [part for voice, by_key in told if key[1] == "people" and key not in by_key and (part := _part(voice, by_key, key[0]))]
        yield from _differing(key, stands, some)


def _stand(voice: str, told: tuple[Figure, ...]) -> Stand:
    return Stand(voice, number(told[-1]), told, told[-1].words)


def _part(voice: str, by_key: dict[Key, tuple[Figure, ...]], outcome: str) -> Stand | None:
    """Who gives no total says by his greatest part how many there are at least."""
    parts = [told for (what, who), told in by_key.items() if what == outcome and who in _PERSONS and told[-1].low is not None]
    if not parts:
        return None
    told = max(parts, key=lambda told: told[-1].low or 0)
    return Stand(voice, f"{number(told[-1])} {told[-1].who}", tuple(figure._replace(high=None) for figure in told), told[-1].words)


def _agreeing(key: Key, stands: Sequence[Stand]) -> Iterator[Comparison]:
    """All, where one number fits what all of them say; else those who say the same."""
    lows = [stand.nouns[-1].low or 0 for stand in stands]
    highs = [stand.nouns[-1].high for stand in stands if stand.nouns[-1].high is not None]
    if len(stands) > 1 and (not highs or max(lows) <= min(highs)):
        common = number(Figure(*key, max(lows), min(highs, default=None), stands[0].words))
        yield comparison(AGREE, heading(key), [stands[0]._replace(shown=common), *stands[1:]])
        return
    yield from (comparison(AGREE, heading(key), those) for those in _alike(stands).values() if len(those) > 1)


def _differing(key: Key, stands: Sequence[Stand], some: Sequence[Stand]) -> Iterator[Comparison]:
    """Figures that do not meet, the lowest first: a higher one contradicts a lower one if it was told by then, else it is told apart."""
    groups = [*sorted(_alike(stands).values(), key=lambda those: _bound(those[0])), *_alike(some).values()]
    yield from _contradicting(heading(key), groups, lambda one, other: _contradicts(one, other) or _contradicts(other, one))
    for low, high in permutations(groups, 2):
        if low[0].nouns[-1].under(high[0].nouns[-1]) and not _contradicts(low, high):
            yield comparison(LATER, heading(key), low, high)


def _contradicts(low: Group, high: Group) -> bool:
    return low[0].nouns[-1].under(high[0].nouns[-1]) and any(_by_then(one, other) for one, other in product(low, high))


def _by_then(low: Stand, high: Stand) -> bool:
    """Whether a voice had told a higher figure when the other told its last, or nobody knows when."""
    if low.words.published is None or high.words.published is None:
        return True
    then = standing(high.nouns, _same_time(low.words.published))
    return then is not None and bool(low.nouns[-1].under(then))


def _same_time(published: str) -> str:
    """Up to when what is published is of one time: the same day, or an hour later where the hour is known."""
    try:
        return (datetime.fromisoformat(published) + _HOUR).isoformat() if len(published) > len("2024-01-01") else published + "~"
    except ValueError:
        return published


def _bound(stand: Stand) -> int:
    figure = stand.nouns[-1]
    return int(figure.high if figure.high is not None else figure.low or 0)


def _alike(stands: Sequence[Stand]) -> dict[str, list[Stand]]:
    """Those who say the same, by what they say."""
    out: dict[str, list[Stand]] = {}
    for stand in stands:
        out.setdefault(stand.shown, []).append(stand)
    return out


# --- words ---------------------------------------------------------------------------------------------------------


def _listed(ids: Sequence[str], name: Callable[[str], str]) -> str:
    shown = [name(id) for id in ids[:5]] + ([f"{len(ids) - 5} more"] if len(ids) > 5 else [])
    return " and ".join([", ".join(shown[:-1]), shown[-1]]) if len(shown) > 1 else "".join(shown)
