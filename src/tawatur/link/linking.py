"""Linking: the claims that are new since the last time, and all that hang together with them, are put into incidents anew.

Claims hang together in a *network* where likely pairs hold them together, one to the next. An incident never reaches
beyond its network, and no claim outside it has a say in it; so it is enough to do over the networks that a new claim
touches, and the outcome is that of linking everything at once, as long as no key has become crowded in between.
"""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import UTC, datetime
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import NamedTuple

from sqlalchemy import Connection, select

from tawatur.ledger import schema
from tawatur.ledger.database import Ledger
from tawatur.link import store
from tawatur.link.cluster import UNLIKE, attached, clusters
from tawatur.link.copies import copies
from tawatur.link.features import dumped
from tawatur.link.networks import networks_of
from tawatur.link.pairs import Bench, Pairs
from tawatur.link.store import Stored

SURE = 5.0  # bits from which a vague claim goes with another
_MADE_OF = ("features.py", "comparisons.py", "cluster.py", "pairs.py", "linking.py", "weights.tsv", "common_words.txt")
Tick = Callable[[str], None]


class Linked(NamedTuple):
    """What came of it: claims that tell events, how many of them were looked at, links that changed, and what stayed unlinked."""

    claims: int
    looked_at: int
    changed: int
    incidents: int  # with two claims or more
    vague: int  # claims that tell too little and go with no other
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
    """One linking."""

    def __init__(self, connection: Connection, bench: Bench, full: bool, tick: Tick) -> None:
        self._connection, self._bench, self._tick = connection, bench, tick
        before = store.last_linking(connection)
        self._anew = before is None or before.version != version()
        self._whole = full or self._anew
        self._since = None if self._whole else before
        self._ids = store.numbers(connection)
        self._numbers = {id: number for number, id in self._ids.items()}
        self._reports: dict[int, int] = {}
        self._vague: set[int] = set()
        self._known = store.stored(connection)

    def run(self) -> Linked:
        """Lay out, compare, group, put down."""
        if self._anew:
            store.forget(self._connection)
        self._tick("laying out claims")
        self._lay()
        affected, crowded, pairs = self._compare()
        self._tick("grouping")
        joined, parted = self._decided()
        groups, networks = self._group(pairs, joined, parted)
        self._tick("putting down")
        links = self._links(groups, networks, affected, pairs)
        new = [link for link in links if self._known.get(link.claim) != link]
        now = datetime.now(UTC).isoformat(timespec="seconds")
        seen = store.reached(self._connection)
        store.put(self._connection, version(), now, seen, crowded, new)
        after = self._known | {link.claim: link for link in new}
        standing = [link for link in after.values() if self._numbers[link.claim] in self._reports]
        told = _sizes(standing)
        lone = sum(1 for claim in self._vague if told.get(after[self._ids[claim]].incident if self._ids[claim] in after else "", 0) < 2)
        return Linked(len(self._reports), len(affected), len(new), sum(1 for size in told.values() if size > 1), lone, crowded)

    def _lay(self) -> None:
        for laid in store.standing(self._connection, self._numbers):
            self._bench.lay([one.traits for one in laid])
            for one in laid:
                self._reports[one.traits.claim] = one.traits.report
                if one.traits.vague:
                    self._vague.add(one.traits.claim)
            if fresh := [(one.state, dumped(one.traits)) for one in laid if one.state is not None]:
                store.keep(self._connection, fresh)

    def _compare(self) -> tuple[set[int], int, Pairs]:
        """The claims to be put into incidents anew, how many could not be compared, and the pairs among the first."""
        self._tick("comparing")
        if self._whole:
            crowded = self._bench.block()
            return set(self._reports), crowded, self._bench.score(UNLIKE)
        changed = {self._numbers[id] for id in store.changed(self._connection, self._since) if id in self._numbers}
        self._bench.block(changed & self._reports.keys())
        touched = self._bench.score(0.0)
        affected = self._with_networks(changed | set(touched.left.tolist()) | set(touched.right.tolist()))
        crowded = self._bench.block(affected & self._reports.keys())
        found = self._bench.score(UNLIKE)
        return affected, crowded, found

    def _with_networks(self, claims: set[int]) -> set[int]:
        """Those claims, and all that hang together with any of them."""
        networks = {self._known[id].network for claim in claims if (id := self._ids[claim]) in self._known}
        return claims | {self._numbers[link.claim] for link in self._known.values() if link.network in networks}

    def _decided(self) -> tuple[list[tuple[int, int]], set[frozenset[int]]]:
        joined, parted = store.decided(self._connection)
        there = self._reports.keys()
        pairs = [[(self._numbers[a], self._numbers[b]) for a, b in said if a in self._numbers and b in self._numbers] for said in (joined, parted)]
        return [pair for pair in pairs[0] if set(pair) <= there], {frozenset(pair) for pair in pairs[1]}

    def _group(
        self, pairs: Pairs, joined: Sequence[tuple[int, int]], parted: Collection[frozenset[int]]
    ) -> tuple[dict[int, int], dict[int, int]]:
        """The first claim of the group, and of the network, of each claim that is in one."""
        groups: dict[int, int] = {}
        networks: dict[int, int] = {}
        for edges, held in networks_of(pairs, joined, self._vague):
            low = min(min(left, right) for left, right, _ in edges) if edges else min(map(min, held))
            for claim in {claim for edge in edges for claim in edge[:2]} | {claim for pair in held for claim in pair}:
                networks[claim] = low
            for group in clusters(edges, self._reports, held, parted):
                groups.update(dict.fromkeys(group, group[0]))
        rows = zip(pairs.left.tolist(), pairs.right.tolist(), pairs.weight.tolist(), strict=True)
        for claim, other in attached(self._vague - groups.keys(), rows, SURE).items():
            groups[claim] = groups.setdefault(other, other)
            networks[claim] = networks.setdefault(other, other)
        return groups, networks

    def _links(self, groups: dict[int, int], networks: dict[int, int], affected: Iterable[int], pairs: Pairs) -> list[Stored]:
        """How each of the claims that were looked at is linked now."""
        best = _best(pairs, groups)
        levels = self._bench.levels([pair for pair, _ in best.values()])
        copied = self._copies(groups)
        out = []
        for claim in sorted(affected):
            id = self._ids[claim]
            if claim not in networks and id not in self._known:
                continue
            group = groups.get(claim, claim)
            pair, weight = best.get(claim, (None, None))
            other = self._ids[pair[0] if pair[1] == claim else pair[1]] if pair else None
            out.append(Stored(
                id, incident_of(self._ids[group]), self._ids[networks.get(claim, claim)], weight, other,
                levels[pair] if pair else None, copied.get(claim),
            ))
        return out

    def _copies(self, groups: dict[int, int]) -> dict[int, str]:
        """For claims whose report carries the text of an earlier one of the same incident, the id of that one."""
        reports: dict[int, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
        for claim, group in groups.items():
            reports[group][self._reports[claim]].append(claim)
        out: dict[int, str] = {}
        for of_report in reports.values():
            if len(of_report) < 2:
                continue
            ids, texts = _texts(self._connection, sorted(of_report))
            for place, (document, first) in enumerate(zip(sorted(of_report), copies(texts), strict=True)):
                if first != place:
                    out.update(dict.fromkeys(of_report[document], ids[first]))
        return out


def incident_of(claim: str) -> str:
    """The id of the incident that has this claim as its first."""
    return "i" + claim[1:]


def _sizes(links: Iterable[Stored]) -> dict[str, int]:
    sizes: dict[str, int] = defaultdict(int)
    for link in links:
        sizes[link.incident] += 1
    return sizes


def _best(pairs: Pairs, groups: dict[int, int]) -> dict[int, tuple[tuple[int, int], float]]:
    """The likeliest pair of each claim inside its group, and its weight."""
    best: dict[int, tuple[tuple[int, int], float]] = {}
    for left, right, weight in zip(pairs.left.tolist(), pairs.right.tolist(), pairs.weight.tolist(), strict=True):
        if groups.get(left, -1) == groups.get(right, -2):
            for claim in (left, right):
                if claim not in best or weight > best[claim][1]:
                    best[claim] = ((left, right), round(weight, 2))
    return best


def _texts(connection: Connection, documents: Sequence[int]) -> tuple[list[str], list[str]]:
    d = schema.document.c
    found = {row.seq: row for row in connection.execute(select(d.seq, d.id, d.text).where(d.seq.in_(documents)))}
    return [found[document].id for document in documents], [found[document].text for document in documents]
