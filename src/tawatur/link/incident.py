"""An incident as it is shown: its accounts, how many independent voices there are, where they agree, contradict and change.

    made = incident("i3f2a", tellings)
    made.label                       "2023-12-08 Khan Yunis, Air/drone strike"
    summary(made)                    the record of `tawatur incidents --format jsonl`
"""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from tawatur.link.accounts import Account, accounts
from tawatur.link.compare import AGREE, CONTRADICT, LATER, Comparison, compare
from tawatur.link.figures import Change, Range, changes, ranges
from tawatur.link.telling import Telling
from tawatur.link.voices import Voices, as_record, voices
from tawatur.world.gazetteer import Gazetteer

_NAMED = 40  # of each list of a record that could grow with the reports
_WIDE = frozenset(("country", "region"))


@dataclass(frozen=True, slots=True)
class Incident:
    """The claims that tell one event. `start` and `end`: ISO times of the event as most tell them, None where nobody tells any.

    Of type, subtype, places and parties the commonest is first; `places` and the parties are ids, or names where there is no id.
    """

    id: str
    label: str
    tellings: tuple[Telling, ...]
    voices: Voices
    accounts: tuple[Account, ...]
    agreements: tuple[Comparison, ...]
    contradictions: tuple[Comparison, ...]
    later: tuple[Comparison, ...]  # higher figures that were told after the last of another voice
    changes: tuple[Change, ...]
    ranges: tuple[Range, ...]
    start: str | None
    end: str | None
    type: str
    subtype: str | None
    places: tuple[str, ...]
    actors: tuple[str, ...]
    targets: tuple[str, ...]

    @property
    def reports(self) -> tuple[str, ...]:
        """The names of the reports that tell it as news, the first first."""
        recalling = {claim for voice in self.voices.recalls.voices for claim in voice.tellings}
        return tuple(dict.fromkeys(telling.held.name for telling in self.tellings if telling.held.id not in recalling))

    @property
    def recalled_in(self) -> tuple[str, ...]:
        """Those of the reports that do no more than recall it (`voices`)."""
        told = frozenset(self.reports)
        return tuple(name for name in dict.fromkeys(telling.held.name for telling in self.tellings) if name not in told)


def incident(id: str, tellings: Sequence[Telling]) -> Incident:
    """The incident that these claims tell; the same in whatever order they come. There is at least one."""
    tellings = tuple(sorted(tellings, key=lambda telling: (telling.held.published or "~", telling.held.id)))
    records = [telling.held.record for telling in tellings]
    heard = voices(tellings)
    told = accounts(tellings, heard)
    compared: dict[str, list[Comparison]] = {AGREE: [], CONTRADICT: [], LATER: []}
    for one in compare(told):
        compared[one.relation].append(one)
    kind, subtype = _common((record["type"], record.get("subtype")) for record in records)[0]
    start, end = _when(records)
    places = _places(records)
    return Incident(
        id, _label(start, places, subtype or kind), tellings, heard, told,
        tuple(compared[AGREE]), tuple(compared[CONTRADICT]), tuple(compared[LATER]),
        tuple(change for account in told for change in changes(account)), ranges(told), start, end, kind, subtype,
        tuple(place.get("id") or place["name"] for place in places), _parties(records, "actors"), _parties(records, "targets"),
    )


def summary(made: Incident) -> dict[str, Any]:
    """The incident as one record, in plain JSON; voices are ids, in sentences and the derivation names."""
    heard, held = made.voices, [telling.held for telling in made.tellings]
    return {
        "incident": made.id, "label": made.label,
        "reports": list(made.reports), "recalled_in": list(made.recalled_in), "claims": [one.id for one in held],
        "time": {"start": made.start, "end": made.end} if made.start else None,
        "places": list(made.places), "type": made.type, "subtype": made.subtype, "actors": list(made.actors), "targets": list(made.targets),
        "counts": [_range(one) for one in made.ranges],
        "outlets": sorted({one.outlet for one in made.tellings if one.outlet}),
        "voices": {"count": heard.count, "exact": heard.says.exact, "derivation": heard.derivation(), "by_side": as_record(heard.says),
                   "denied_by": heard.denies.count, "recalled_by": heard.recalls.count},
        "contradictions": [one.sentence(heard.name) for one in made.contradictions[:_NAMED]],
        "changes": [one.sentence(heard.name(one.voice)) for one in made.changes[:_NAMED]],
    }


def _range(one: Range) -> dict[str, Any]:
    return {"outcome": one.outcome, "who": one.who, "min": one.least, "max": one.most,
            "least": list(one.by_least[:_NAMED]), "most": list(one.by_most[:_NAMED])}


def _label(start: str | None, places: Sequence[dict[str, Any]], kind: str) -> str:
    where = " ".join(part for part in (start[:10] if start else "", places[0]["name"] if places else "") if part)
    return f"{where}, {kind}" if where else kind


def _when(records: Iterable[dict[str, Any]]) -> tuple[str | None, str | None]:
    """The time that most of them tell; of equally many the shortest, then the first."""
    told = Counter((time["start"], time["end"]) for record in records if (time := record.get("time")))
    if not told:
        return None, None
    return min(told, key=lambda time: (-told[time], time[0][:10] != time[1][:10], -len(time[0]), time))


def _places(records: Iterable[dict[str, Any]]) -> tuple[dict[str, Any], ...]:
    """The places told, each once: those that hold none of the others first and countries last, then the commonest."""
    told: dict[str, dict[str, Any]] = {}
    often: Counter[str] = Counter()
    for record in records:
        for place in record.get("places", ()):
            key = place.get("id") or place["name"]
            told.setdefault(key, place)
            often[key] += 1
    wider = {outer for inner in told for outer in above(inner)}
    return tuple(told[key] for key in sorted(told, key=lambda key: (key in wider, told[key].get("precision") in _WIDE, -often[key], key)))


def above(id: str) -> set[str]:
    """The ids of the places that hold a place."""
    gazetteer = Gazetteer.load()
    out: set[str] = set()
    site = gazetteer.get(id)
    while site is not None and site.parent and site.parent not in out:
        out.add(site.parent)
        site = gazetteer.get(site.parent)
    return out


def _parties(records: Iterable[dict[str, Any]], field: str) -> tuple[str, ...]:
    return tuple(_common(party["id"] for record in records for party in record.get(field, ())))


def _common(values: Iterable[Any]) -> list[Any]:
    """Each value once, the commonest first, then in order."""
    often = Counter(values)
    return sorted(often, key=lambda value: (-often[value], str(value)))
