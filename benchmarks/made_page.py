"""One made report: its sentences, and for each the record that a reader would make of it (docs/claim-model.md)."""
from __future__ import annotations

import random
from datetime import date, timedelta
from typing import NamedTuple

from made_world import Spot, World
from tawatur.ledger.rows import Record

Named = tuple[str, str]  # id, wording

FIRST = date(2021, 1, 4)  # a Monday


class Incident(NamedTuple):
    """What happened, all of it; a telling says a part of it. `day` counts from FIRST."""

    label: str
    day: int
    hour: int
    spot: Spot
    kind: Record
    actor: Named
    target: Named
    object: Named
    victims: Named
    killed: int
    injured: int
    region: Record
    names: tuple[str, ...]  # of people and streets


class Page:
    """The text of a report as it grows, sentence by sentence."""

    def __init__(self, chance: random.Random, world: World, day: int, *, bare: bool) -> None:
        self.records: list[Record] = []
        self.labels: list[str | None] = []
        self._chance, self._world, self._day, self._bare = chance, world, day, bare
        self._pieces: list[str] = []
        self._at = self._told = 0  # how long the text is; the piece with which the evidence begins
        self._record: Record = {}

    @property
    def text(self) -> str:
        return "".join(self._pieces)

    def tell(self, incident: Incident, *, other_voice: bool = False) -> None:
        """A claim of the incident: as its doer, its victims, a third party or the outlet tells it, or as a side denies it."""
        chance = self._chance
        denied = other_voice and chance.random() < 0.4
        self._begin(incident.kind["type"], self._subtype(incident))
        self._speak(incident, side=incident.actor if denied else None, other=other_voice)
        if denied:
            self._record |= {"modality": "denied", "stance": "denies"}
        start = self._at
        self._trigger(chance.choice(incident.kind["triggers"]), incident.kind["weapon"])
        if chance.random() < 0.75:
            self._party("actors", incident.actor, chance.choice(incident.kind["by"]), incident.region)
        self._object(incident)
        self._place(incident.spot)
        if chance.random() < 0.6:
            self._put(" قرب " + " و".join(chance.sample(incident.names, chance.randint(1, 2))))
        self._time(incident)
        if not denied:
            self._count(incident)
        self._end(start, incident.label)

    def toll(self, incident: Incident) -> None:
        """A total since the war began, by an authority: of no incident."""
        self._begin("Toll", None)
        self._speaker(self._chance.choice(incident.region["medical"]), "وفق ", "، ")
        self._record["scope"] = "cumulative"
        start = self._at
        self._trigger("ارتفاع حصيلة القتلى", "")
        dead = 900 + 31 * incident.day + self._chance.randrange(30)
        self._number("killed", ("people", "شخصا"), dead, dead, f"{dead} شخصا", " إلى ")
        self._put(" منذ بداية الحرب")
        self._end(start, None)

    def vague(self, incident: Incident) -> None:
        """A claim of no place and no number, which may be of many an incident and so counts as none's."""
        self._begin(incident.kind["type"], incident.kind["subtype"])
        start = self._at
        self._trigger(self._chance.choice(incident.kind["triggers"]), incident.kind["weapon"])
        if self._chance.random() < 0.5:
            self._party("actors", incident.actor, self._chance.choice(incident.kind["by"]), incident.region)
        self._put(" في عدة مناطق")
        self._end(start, None)

    def aside(self, names: list[str]) -> None:
        """What a report tells of its own: no claim."""
        self._put("وأضاف التقرير أن " + " و".join(names) + ".\n")

    def _begin(self, type: str, subtype: str | None) -> None:
        self._record = {
            "evidence": "", "span": [0, 0], "trigger": "", "trigger_span": [0, 0], "type": type, "subtype": subtype, "modality": "happened",
            "scope": "incident", "actors": [], "targets": [], "places": [], "time": None, "counts": [], "weapons": [], "speakers": [],
            "stance": "neutral",
        }

    def _end(self, start: int, label: str | None) -> None:
        words = "".join(self._pieces[self._told :])
        self._record["evidence"], self._record["span"] = words, [start, self._at]
        self._put(".\n")
        self.records.append(self._record)
        self.labels.append(label)

    def _put(self, words: str) -> list[int]:
        """The words at the end of the text; their place."""
        start = self._at
        self._pieces.append(words)
        self._at += len(words)
        return [start, self._at]

    def _trigger(self, words: str, weapon: str) -> None:
        self._told = len(self._pieces)
        self._record["trigger"], self._record["trigger_span"] = words, (span := self._put(words))
        if weapon:
            self._record["weapons"].append({"text": words, "kind": weapon, "span": span})

    def _subtype(self, incident: Incident) -> str:
        kind = incident.kind
        word: str = kind["near"] if self._chance.random() < 0.08 else kind["subtype"]
        return word

    def _speak(self, incident: Incident, *, side: Named | None, other: bool) -> None:
        """Whose word it is, and who passed it on; often nobody but the outlet."""
        drawn = self._chance.random()
        words = self._world.words
        if side is not None:
            self._speaker(side, "نفي ", " وقوع ")
            return
        if drawn < 0.3 and not other:
            return
        if drawn < 0.5:
            voice = incident.actor
        elif drawn < 0.6:
            voice = incident.target
        else:
            voice = self._chance.choice(incident.region["medical"] if drawn < 0.85 else words["witnesses"])
        if self._chance.random() < 0.2:
            agency = self._chance.choice(words["agencies"])
            self._put("بحسب ")
            relay = {"text": agency[1], "id": agency[0], "span": self._put(agency[1])}
            self._put("، ")
            self._speaker(voice, "أعلن متحدث باسم ", " وقوع ")
            self._record["speakers"].append(relay)
        else:
            self._speaker(voice, self._chance.choice(("وفق ", "نقلا عن ", "بحسب ")), "، ")

    def _speaker(self, voice: Named, before: str, after: str) -> None:
        self._put(before)
        self._record["speakers"].append({"text": voice[1], "id": voice[0], "span": self._put(voice[1])})
        self._put(after)

    def _party(self, field: str, party: Named, before: str, region: Record) -> None:
        """A side by its name, or by another."""
        if party[0] in region["others"] and self._chance.random() < 0.2:
            party = region["others"][party[0]]
        self._put(before)
        self._record[field].append({"text": party[1], "id": party[0], "span": self._put(party[1])})

    def _object(self, incident: Incident) -> None:
        drawn = self._chance.random()
        if drawn < 0.5:
            self._put(self._chance.choice(incident.kind["on"]))
            what, words = incident.object
            self._record["targets"].append({"text": words, "id": what, "span": self._put(words)})
        if 0.35 < drawn < 0.7:
            self._party("targets", incident.target, " ل" if drawn < 0.5 else " ضد ", incident.region)

    def _place(self, spot: Spot) -> None:
        """The place, by one of its names; a part or the whole of it; both; or none."""
        drawn = self._chance.random()
        if self._bare or drawn < 0.1:
            return
        wider, inner = self._world.wider.get(spot.site.id), self._world.inner.get(spot.site.id)
        if drawn < 0.2 and wider:
            spot = wider
        elif drawn < 0.27 and inner:
            spot = inner[int(drawn * 1e6) % len(inner)]
        self._named(spot, " في ")
        if drawn > 0.9 and wider and wider is not spot:
            self._named(wider, " ب")

    def _named(self, spot: Spot, before: str) -> None:
        site = spot.site
        words = spot.names[0] if self._chance.random() < 0.7 else self._chance.choice(spot.names)
        self._put(before)
        place = {"text": words, "name": site.name, "id": site.id, "country": site.country, "latitude": site.lat, "longitude": site.lon,
                 "precision": site.precision, "span": self._put(words)}
        self._record["places"].append({name: value for name, value in place.items() if value is not None})

    def _time(self, incident: Incident) -> None:
        """The day, a part of it, the hour, or nothing; now and then the day after, when it was told."""
        drawn = self._chance.random()
        if self._bare or drawn < 0.17:
            return
        day = FIRST + timedelta(incident.day + (drawn > 0.97))
        words = self._world.words["weekdays"][day.weekday()]
        start = end = day.isoformat()
        grain, anchor, said = "day", "weekday", f"يوم {words}"
        part = next((part for part in self._world.words["parts"] if part["from"] <= incident.hour < part["to"]), None)
        if drawn < 0.35 and part:
            grain, anchor, said = "part-of-day", "weekday", f"{part['words']} {words}"
            start, end = f"{start}T{part['from']:02}:00", f"{end}T{part['to']:02}:00"
        elif drawn < 0.4:
            grain, anchor, said = "hour", "weekday", f"عند الساعة {incident.hour} {words}"
            start = end = f"{start}T{incident.hour:02}:00"
        self._put(" ")
        self._record["time"] = {"start": start, "end": end, "grain": grain, "anchor": anchor, "span": self._put(said)}

    def _count(self, incident: Incident) -> None:
        """The dead and the injured as far as they are told: fewer at first, at least so many, now and then too many."""
        drawn = self._chance.random()
        if incident.killed == 0 or drawn < 0.25:
            return
        least = drawn > 0.88
        share = 1.0 if drawn < 0.7 else 1.3 if drawn < 0.75 else self._chance.uniform(0.4, 1.0)
        dead = max(1, round(incident.killed * share))
        who = incident.victims if self._chance.random() < 0.7 else ("people", "أشخاص")
        said = f"{'أكثر من ' if least else ''}{dead} {who[1]}"
        self._number("killed", who, dead + least, None if least else dead, said, "، ما أسفر عن مقتل ")
        if self._chance.random() < 0.5:
            hurt = max(1, round(incident.injured * share))
            self._number("injured", ("people", "آخرين"), hurt, hurt, f"{hurt} آخرين", " وإصابة ")

    def _number(self, outcome: str, who: Named, low: int, high: int | None, said: str, before: str) -> None:
        self._put(before)
        self._record["counts"].append({"outcome": outcome, "who": who[0], "min": low, "max": high, "text": said, "span": self._put(said)})
