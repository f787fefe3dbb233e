"""Linking: the claims that are new since the last time, and the incidents they may belong to, are grouped anew.

A new claim is held against every claim that it shares a key with. Where it likely tells the event of one of them, that
one's incident is taken apart and grouped again together with it; the claim may join it, split it, or stay alone. Other
incidents stay as they are. Everything at once (`full`) gives the same but for the order in which claims came.
"""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import UTC, datetime
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import NamedTuple

from sqlalchemy import Connection

from tawatur.ledger.database import Ledger
from tawatur.link import store
from tawatur.link.beside import beside
from tawatur.link.cluster import attached, clusters
from tawatur.link.laying import count, lay
from tawatur.link.networks import is_joined, networks
from tawatur.link.pairs import Bench, Pairs
from tawatur.link.republished import copied_from
from tawatur.link.store import Stored

LIKELY = 0.0  # bits from which a pair is likelier to tell one event than two
SURE = 8.0  # bits from which a vague claim goes with another
_MADE_OF = (
    "features.py", "outlets.py", "comparisons.py", "settings.py", "laying.py", "blocking.py", "pairs.py", "beside.py", "networks.py", "cluster.py",
    "copies.py", "republished.py", "linking.py", "weights.tsv", "common_words.txt",
)
Tick = Callable[[str], None]


class Linked(NamedTuple):
    """What came of it: claims that tell events, how many of them were looked at, links that changed, and what stayed alone."""

    claims: int
    looked_at: int
    changed: int
    incidents: int  # with two claims or more
    vague: int  # of those looked at: that tell too little and go with no other
    crowded: int  # claims like which there are too many to compare


@cache
def version() -> str:
    """A digest of all that decides how claims are linked."""
    digest = sha256()
    for name in _MADE_OF:
        digest.update((files("tawatur.link") / name).read_bytes())
    return digest.hexdigest()[:16]


def link(ledger: Ledger, *, full: bool = False, tick: Tick = lambda _: None) -> Linked:
    """Link what is new, or with `full` everything; one transaction puts it down."""
    with Bench() as bench, ledger.writing() as connection:
        return _Run(connection, bench, full, tick).run()


class _Run:
    """One linking. Claims go by the numbers of their first states."""

    def __init__(self, connection: Connection, bench: Bench, full: bool, tick: Tick) -> None:
        self._connection, self._bench, self._tick = connection, bench, tick
        before = store.last_linking(connection)
        self._before = before if before and before.version == version() else None
        self._full = full or self._before is None
        self._reports: dict[int, int] = {}
        self._vague: set[int] = set()
        self._changed: set[str] = set()

    def run(self) -> Linked:
        """Lay out, compare, group, put down."""
        if self._before is not None:
            self._changed = store.changed(self._connection, self._before)
            if not (self._changed or self._full):
                return Linked(count(self._connection), 0, 0, store.several(self._connection), 0, 0)
        self._tick("laying out claims")
        self._lay()
        self._tick("comparing")
        looked_at, crowded, pairs = self._compare_all() if self._full else self._compare_new()
        self._tick("grouping")
        groups = self._group(looked_at, pairs)
        self._tick("putting down")
        links = self._links(groups, looked_at, pairs)
        now = datetime.now(UTC).isoformat(timespec="seconds")
        store.put(self._connection, version(), now, store.reached(self._connection), crowded, links)
        alone = len((self._vague & looked_at) - groups.keys())
        return Linked(len(self._reports), len(looked_at), len(links), store.several(self._connection), alone, crowded)

    def _lay(self) -> None:
        lay(self._connection, self._bench, None if self._before is None else self._changed)
        claims, reports, vague = self._bench.claims()
        self._reports = dict(zip(claims.tolist(), reports.tolist(), strict=True))
        self._vague = set(claims[vague].tolist())

    def _compare_all(self) -> tuple[set[int], int, Pairs]:
        """All claims, how many could not be compared, and the likely pairs."""
        crowded = self._bench.block()
        return set(self._reports), crowded, self._bench.scored(LIKELY)

    def _compare_new(self) -> tuple[set[int], int, Pairs]:
        """The same of the claims to be grouped anew."""
        new = set(store.numbers(self._connection, self._changed).values())
        self._bench.block(new & self._reports.keys())
        met = self._bench.scored_with_some(LIKELY)
        joined, _ = self._decided()
        looked_at = beside(self._connection, new, met.parted(self._vague), self._reports, SURE, joined)
        crowded = self._bench.block_networks(looked_at)
        return set(looked_at), crowded, self._bench.scored(LIKELY)

    def _group(self, looked_at: set[int], pairs: Pairs) -> dict[int, int]:
        """The first claim of the group of each claim looked at that is in one."""
        joined, parted = self._decided()
        joined = [pair for pair in joined if looked_at.issuperset(pair)]
        clear, unclear = pairs.parted(self._vague)
        groups: dict[int, int] = {}
        for edges in networks(clear, joined):
            held = [(left, right) for left, right, weight in edges if is_joined(weight)]
            for group in clusters([edge for edge in edges if not is_joined(edge[2])], self._reports, held, {frozenset(pair) for pair in parted}):
                groups.update(dict.fromkeys(group, group[0]))
        apart: dict[int, list[int]] = {}
        for left, right in parted:
            apart.setdefault(left, []).append(right)
            apart.setdefault(right, []).append(left)
        for claim, other in attached(self._vague - groups.keys(), unclear.rows(), SURE).items():
            into = groups.get(other, other)
            if all(groups.get(one, one) != into for one in apart.get(claim, ())):
                groups[claim] = groups.setdefault(other, other)
        return _by_first(groups)

    def _decided(self) -> Iterable[list[tuple[int, int]]]:
        """The pairs of claims that stand which people have joined, and those that they have parted."""
        for said in store.decided(self._connection):
            number = store.numbers(self._connection, {id for pair in said for id in pair})
            pairs = [(number[a], number[b]) for a, b in said if a in number and b in number]
            yield [pair for pair in pairs if set(pair) <= self._reports.keys()]

    def _links(self, groups: dict[int, int], looked_at: Collection[int], pairs: Pairs) -> list[Stored]:
        """The links that changed: of claims in a group, of those that were in one, and of those that stand no more."""
        ids = store.ids(self._connection, looked_at)
        known = store.stored(self._connection, None if self._full else {*ids.values(), *self._changed})
        settled = _settled(groups, ids, known.values()) if self._before else set()
        groups = {claim: group for claim, group in groups.items() if claim not in settled}
        best = _best(pairs, groups)
        levels = self._bench.levels(sorted({pair for pair, _ in best.values()}))
        copied = copied_from(self._connection, groups, self._reports, self._bench.sketches)
        out = []
        for claim in sorted(ids.keys() - settled):
            if claim not in groups and ids[claim] not in known:
                continue
            pair, weight = best.get(claim, (None, None))
            other = ids[pair[pair[0] == claim]] if pair else None
            incident = incident_of(ids[groups.get(claim, claim)])
            out.append(Stored(ids[claim], incident, weight, other, levels[pair] if pair else None, copied.get(claim)))
        out += [Stored(claim, incident_of(claim), None, None, None, None) for claim in sorted(known.keys() - set(ids.values()))]
        return [link for link in out if known.get(link.claim) != link]


def incident_of(claim: str) -> str:
    """The id of the incident that has this claim as its first."""
    return "i" + claim[1:]


def _by_first(groups: dict[int, int]) -> dict[int, int]:
    """Groups by the first of all their claims, vague ones too."""
    first: dict[int, int] = {}
    for claim, group in groups.items():
        first[group] = min(first.get(group, claim), claim)
    return {claim: first[group] for claim, group in groups.items()}


def _settled(groups: Mapping[int, int], ids: Mapping[int, str], known: Iterable[Stored]) -> set[int]:
    """The claims of incidents that hold the same claims as before: their links stay."""
    now, before = defaultdict(set), defaultdict(set)
    for claim, group in groups.items():
        now[incident_of(ids[group])].add(ids[claim])
    for link in known:
        before[link.incident].add(link.claim)
    same = {incident for incident, claims in now.items() if claims == before.get(incident)}
    return {claim for claim, group in groups.items() if incident_of(ids[group]) in same}


def _best(pairs: Pairs, groups: dict[int, int]) -> dict[int, tuple[tuple[int, int], float]]:
    """The likeliest pair of each claim inside its group, and its weight."""
    best: dict[int, tuple[tuple[int, int], float]] = {}
    for left, right, weight in pairs.inside(groups).strongest().rows():
        for claim in (left, right):
            best.setdefault(claim, ((left, right), round(weight, 2)))
    return best
