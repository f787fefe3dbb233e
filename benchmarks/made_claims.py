"""Made-up claims with known truth: which of them tell one incident, and a ledger full of them.

    for report in reports(1_000_000, seed=1): ...      a stream of reports, the same for the same seed
    truth = fill(ledger, 10_000, seed=1)               {claim id: label of its incident, or None}

Places and sides are real, and so is the skew: few places and days hold most claims, most incidents are told by one to
three reports and some by forty. Tellings of one incident differ as those of outlets do: in how closely they tell place,
time and numbers, whom they name, and by what name; some outlets print the text of another. A toll and a claim of no
place and no number have no incident. Ten times the claims are three times the days with three times the claims each.
"""
from __future__ import annotations

import gc
import math
import random
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from itertools import islice
from typing import NamedTuple

from sqlalchemy import event

from made_page import FIRST, Incident, Page
from made_world import Spot, named, world
from tawatur.ledger import digests, schema
from tawatur.ledger.database import Ledger
from tawatur.ledger.identity import fresh
from tawatur.ledger.rows import Record, Row
from tawatur.ledger.writing import Writer
from tawatur.nouns import Document
from tawatur.version import version
from tawatur.world.gazetteer import Gazetteer

MOST = 12  # claims a report tells at most
BATCH = 5_000  # reports put down at once
AT = "2025-01-01T00:00:00+00:00"  # when all is said to have been added: the same ledger every time

Truth = dict[str, str | None]


class Setting(NamedTuple):
    """How much of a world there is: days, places (the likeliest first), reports an incident (times so many).

    `bare`: nothing is told with a time or a place.
    """

    days: int
    places: int = 2_000
    crowd: int = 1
    bare: bool = False


HOT = Setting(days=1, places=1, crowd=100)
BARE = Setting(days=400, bare=True)


class Made(NamedTuple):
    """A report, the records of its claims, and for each the label of its incident."""

    document: Document
    records: list[Record]
    labels: list[str | None]


def reports(count: int, seed: int = 1, setting: Setting | None = None) -> Iterator[Made]:
    """Reports that together tell `count` claims, day by day, the same for the same arguments."""
    left = count
    seen: set[int] = set()  # what an outlet has printed on a day: twice the same is one report
    for made in _War(seed, setting or Setting(max(30, round(1_200 * math.sqrt(count / 1e6)))), count).reports():
        printed = hash((made.document.outlet, made.document.published, made.document.text))
        if printed in seen:
            continue
        seen.add(printed)
        if len(made.records) >= left:
            yield made._replace(records=made.records[:left], labels=made.labels[:left])
            return
        left -= len(made.records)
        yield made


class _War:
    """Incidents of some days and who tells them. Holds a few days at a time, whatever the count."""

    def __init__(self, seed: int, setting: Setting, count: int) -> None:
        self._chance, self._seed, self._setting = random.Random(seed), seed, setting
        self._world = world()
        self._spots, self._weights = self._world.spots[: setting.places], self._world.weights[: setting.places]
        self._per_day = count / setting.days
        self._waiting: dict[int, list[Incident]] = defaultdict(list)  # day of publication -> incidents to tell
        self._older: list[Incident] = []
        self._incidents = self._reports = 0

    def reports(self) -> Iterator[Made]:
        """Without end: when the days are over, they begin again with other incidents."""
        turn = 0
        while True:
            day = turn % self._setting.days
            self._happen(day, turn)
            told = self._waiting.pop(turn, [])
            self._chance.shuffle(told)
            while told:
                size = min(1 + int(self._chance.expovariate(0.5)), MOST)
                yield from self._copied(self._report(day, told[-size:]))
                del told[-size:]
            turn += 1

    def _happen(self, day: int, turn: int) -> None:
        """The incidents of a day, some days many times those of others, and when each is told."""
        chance = self._chance
        burst = 1.0 if self._setting.days == 1 else chance.lognormvariate(-0.6, 1.1)  # 1 at the mean
        front = self._spot()
        wanted = self._per_day * burst * 0.75
        while wanted > 0:
            incident = self._incident(day, front if chance.random() < 0.1 else self._spot())
            tellings = _tellings(chance) * self._setting.crowd
            for late in chance.choices((0, 1, 2, 4), cum_weights=(70, 94, 98, 100), k=tellings):
                self._waiting[turn + late].append(incident)
            wanted -= tellings
            if incident.killed > 20:
                self._older = [*self._older[-200:], incident]

    def _spot(self) -> Spot:
        return self._chance.choices(self._spots, cum_weights=self._weights)[0]

    def _incident(self, day: int, spot: Spot) -> Incident:
        chance, words = self._chance, self._world.words
        region = self._world.regions[spot.site.country]
        one, other = map(named, chance.choice(region["pairs"]))
        kind = chance.choices(self._world.kinds, cum_weights=self._world.kind_weights)[0]
        killed, injured = (min(int(chance.paretovariate(shape)), 900) if chance.random() < 0.7 else 0 for shape in (1.1, 0.9))
        if chance.random() < 0.4:
            one, other = other, one
        self._incidents += 1
        return Incident(
            label=f"{self._seed}-{self._incidents}", day=day, hour=chance.randrange(24), spot=spot, kind=kind, actor=one, target=other,
            object=named(chance.choice(words["objects"])), victims=named(chance.choice(words["victims"])), killed=killed, injured=injured,
            region=region, names=tuple(self._name() for _ in range(3)),
        )

    def _name(self) -> str:
        """Of a family, a street, a house: a word that no other incident has, but by chance."""
        return "ال" + "".join(self._chance.choices(self._world.words["letters"], k=self._chance.randint(4, 6)))

    def _report(self, day: int, incidents: list[Incident]) -> Made:
        """One outlet's text about these, with what reports add: another voice, background, a toll, a vague word."""
        chance = self._chance
        page = Page(chance, self._world, day, bare=self._setting.bare)
        for incident in incidents:
            page.tell(incident)
            drawn = chance.random()
            if drawn < 0.12:
                page.tell(incident, other_voice=True)
            elif drawn < 0.16 and self._older:
                page.tell(chance.choice(self._older))
            elif drawn < 0.21:
                page.toll(incident)
            elif drawn < 0.29:
                page.vague(incident)
        page.aside([self._name() for _ in range(chance.randint(2, 9))])
        self._reports += 1
        outlet = f"Outlet {int(chance.random() ** 2 * self._world.words['outlets'])}"
        title = f"{incidents[0].kind['triggers'][0]} في {incidents[0].spot.names[0]}"
        document = Document(
            f"made-{self._seed}-{self._reports}", page.text, title, outlet, published=(FIRST + timedelta(day)).isoformat(), lang="ar"
        )
        return Made(document, page.records[:MOST], page.labels[:MOST])

    def _copied(self, made: Made) -> Iterator[Made]:
        """The report, and now and then the same text under other names."""
        yield made
        if self._chance.random() < 0.08:
            for number in self._chance.sample(range(self._world.words["outlets"]), self._chance.randint(1, 6)):
                yield made._replace(document=replace(made.document, id=f"{made.document.id}-{number}", outlet=f"Outlet {number}"))


def _tellings(chance: random.Random) -> int:
    """By how many reports an incident is told: most by one to three, some by forty."""
    low, high = chance.choices(((1, 1), (2, 3), (4, 10), (11, 40)), cum_weights=(55, 85, 97, 100))[0]
    return chance.randint(low, high)


def fill(ledger: Ledger, count: int, seed: int = 1, setting: Setting | None = None) -> Truth:
    """Put `count` made claims into a ledger that is empty; of each claim the label of its incident."""
    return put(ledger, reports(count, seed, setting), empty=True)


def put(ledger: Ledger, made: Iterable[Made], *, empty: bool = False) -> Truth:
    """Reports into a ledger as if they had been read, by the ledger's own writer; what is there is not looked up.

    Into one that is `empty` faster: its indexes are made when all is there.
    """
    truth: Truth = {}
    stream = iter(made)
    with _hurry(ledger, empty):
        while batch := list(islice(stream, BATCH)):
            with ledger.writing() as connection:
                writer = Writer(connection, Gazetteer.load())
                for one in batch:
                    truth.update(_put(writer, one))
                writer.flush()
    return truth


@contextmanager
def _hurry(ledger: Ledger, empty: bool) -> Iterator[None]:
    """What makes a made ledger faster to fill, and would not be right for a real one, which can't be made again."""
    indexes = [index for table in schema.metadata.sorted_tables for index in table.indexes] if empty else []
    if ledger.is_sqlite:
        event.listen(ledger.engine, "connect", _trusting)
        ledger.engine.dispose()
    with ledger.writing() as connection:
        for index in indexes:
            index.drop(connection)
    gc.disable()  # rows are no rings
    try:
        yield
    finally:
        gc.enable()
        with ledger.writing() as connection:
            for index in indexes:
                index.create(connection)
        if ledger.is_sqlite:
            event.remove(ledger.engine, "connect", _trusting)
            ledger.engine.dispose()


def _trusting(connection: sqlite3.Connection, _record: object) -> None:
    """A connection that loses what it wrote where the machine stops."""
    for setting in ("foreign_keys = OFF", "synchronous = OFF", "cache_size = -262144"):
        connection.execute(f"PRAGMA {setting}")


def _put(writer: Writer, made: Made) -> Iterator[tuple[str, str | None]]:
    document = made.document
    row = _row(document)
    number = writer.document(row)
    reading = writer.reading({"document": number, "version": row["added_by"], "at": AT, "claims": len(made.records), "problems": 0})
    taken: set[str] = set()
    for place, (record, label) in enumerate(zip(made.records, made.labels, strict=True), 1):
        id = fresh(row["id"], record, taken)
        taken.add(id)
        about = {"id": id, "reading": reading, "document": number, "decision": None, "status": "read", "place_in_reading": place}
        writer.claim(about, record, ("reading", reading))
        yield id, label


def _row(document: Document) -> Row:
    content = digests.content(document)
    return {
        "id": "r" + digests.sha256(f" {content}")[:12], "version": 1, "key": f"sha256:{content}", "content": content, "name": document.id,
        "title": document.title, "outlet": document.outlet, "url": None, "published": document.published, "lang": document.lang, "via": None,
        "text": document.text, "text_sha256": digests.sha256(document.text), "source": "text", "whence": None, "fetched": None,
        "bytes_sha256": None, "added": AT, "added_by": version(),
    }
