"""Which incidents new claims may change, so that only those are grouped anew.

Groups are made by means over pairs of reports (`cluster`), and the mean over the parts of a whole is never above the
greatest of theirs. An incident for which no new claim speaks on the mean therefore stays as it is: whatever else that claim
comes to be grouped with was kept apart from it before.
"""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from sqlalchemy import Connection

from tawatur.link import store
from tawatur.link.cluster import MOST, UNLIKE
from tawatur.link.pairs import Pairs

_Edge = tuple[int, int, float]


def beside(
    connection: Connection, new: Collection[int], met: tuple[Pairs, Pairs], report_of: Mapping[int, int], sure: float, joined: Iterable[tuple[int, int]],
) -> dict[int, int]:
    """New claims, and all claims of the incidents that they may change, each with the number of its network.

    `met`: the likely pairs of new claims, those of clear claims and those with a vague one, which counts from `sure` bits on;
    `joined`: pairs that people have joined. What may change together is of one network.
    """
    from scipy.cluster.hierarchy import DisjointSet

    clear, unclear = met
    incidents = _incidents(connection, {*new, *clear.left.tolist(), *clear.right.tolist(), *unclear.left.tolist(), *unclear.right.tolist()}, report_of)
    pairs = [(claim, claim) for claim in new]
    pairs += _speaking(_of_new(clear.rows(), new), incidents, report_of)
    pairs += [(left, right) for left, right, weight in unclear.rows() if weight >= sure]
    pairs += [pair for pair in joined if not set(pair).isdisjoint(new)]
    networks: DisjointSet[int] = DisjointSet()
    for left, right in pairs:
        together = [left, right, *incidents.get(left, ()), *incidents.get(right, ())]
        for claim in together:
            networks.add(claim)
            networks.merge(left, claim)
    return {claim: networks[claim] for claim in sorted(networks) if claim in report_of}


def _incidents(connection: Connection, claims: Collection[int], report_of: Mapping[int, int]) -> dict[int, tuple[int, ...]]:
    """For each claim that is in an incident with others, all claims of that."""
    ids = store.ids(connection, claims)
    links = store.stored(connection, ids.values())
    members = store.members(connection, {link.incident for link in links.values()})
    number = store.numbers(connection, {id for some in members.values() for id in some})
    of = {incident: tuple(number[id] for id in some if number[id] in report_of) for incident, some in members.items()}
    return {claim: of[links[id].incident] for claim, id in ids.items() if id in links}


def _of_new(edges: Iterable[_Edge], new: Collection[int]) -> Iterator[_Edge]:
    """The pairs with a new claim first; those of two new ones both ways round."""
    for left, right, weight in edges:
        if left in new:
            yield left, right, weight
        if right in new:
            yield right, left, weight


def _speaking(edges: Iterable[_Edge], incidents: Mapping[int, tuple[int, ...]], report_of: Mapping[int, int]) -> Iterator[tuple[int, int]]:
    """New claims, each with a claim of an incident for which it speaks on the mean over the reports that tell it."""
    said: dict[tuple[int, int], dict[int, float]] = defaultdict(dict)
    for claim, other, weight in edges:
        first = incidents.get(other, (other,))[0]
        best, report = said[claim, first], report_of[other]
        best[report] = max(best.get(report, UNLIKE), min(weight, MOST))
    for (claim, first), best in said.items():
        reports = {report_of[one] for one in incidents.get(first, (first,))}
        if sum(best.values()) + UNLIKE * (len(reports) - len(best)) > 0:
            yield claim, first
