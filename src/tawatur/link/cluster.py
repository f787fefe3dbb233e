"""From pairs to incidents: claims are joined, the likeliest first, while on the whole they tell one event.

Two groups become one where the mean over all pairs of their reports speaks for it, of two reports the likeliest pair of
claims; reports with no likely pair count against it. One likely pair therefore never chains two events together. What a
person has joined stays joined, and what a person has parted is never in one group.
"""
from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

Edge = tuple[int, int, float]  # two claims and the weight of the pair, in bits

MOST = 10.0  # bits that one pair may speak for two groups
UNLIKE = -3.0  # bits of two reports with no pair of claims that was scored
TOLD_APART = -8.0  # bits of a report whose claims are in both groups: where it told one event, it would have told it once
_PASSES = 3


def clusters(
    edges: Sequence[Edge], report_of: Mapping[int, int], joined: Iterable[tuple[int, int]] = (), parted: Collection[frozenset[int]] = ()
) -> list[list[int]]:
    """The groups of two claims or more, each sorted, in the order of their first claims. `edges` hold the likely pairs."""
    groups = _Groups(edges, report_of, parted)
    for left, right in joined:
        groups.merge(left, right)
    waiting = sorted(edges, key=lambda edge: (-edge[2], edge[0], edge[1]))
    for _ in range(_PASSES):
        before = len(waiting)
        waiting = [edge for edge in waiting if not groups.try_merge(edge[0], edge[1])]
        if len(waiting) == before:
            break
    return groups.listed()


class _Said:
    """How the pairs of reports of two groups speak for them: of each pair of reports the weight of the likeliest pair of claims."""

    __slots__ = ("pairs", "selves", "total")

    def __init__(self, pair: tuple[int, int], weight: float) -> None:
        self.pairs = {pair: weight}
        self.total = weight
        self.selves = int(pair[0] == pair[1])  # reports that are in both groups

    def add(self, other: _Said) -> None:
        for pair, weight in other.pairs.items():
            known = self.pairs.get(pair)
            if known is None:
                self.selves += pair[0] == pair[1]
                self.total += weight
                self.pairs[pair] = weight
            elif weight > known:
                self.total += weight - known
                self.pairs[pair] = weight


class _Groups:
    """Groups of claims, and how each pair of their reports speaks for two of them."""

    def __init__(self, edges: Iterable[Edge], report_of: Mapping[int, int], parted: Collection[frozenset[int]]) -> None:
        self._report_of = report_of
        self._group: dict[int, int] = {}
        self._members: dict[int, list[int]] = {}
        self._reports: dict[int, set[int]] = {}
        self._between: dict[int, dict[int, _Said]] = {}
        self._parted: dict[int, set[int]] = {}
        for pair in parted:
            left, right = sorted(pair)
            self._parted.setdefault(left, set()).add(right)
            self._parted.setdefault(right, set()).add(left)
        for left, right, weight in edges:
            self._add(left)
            self._add(right)
            first, second = sorted((report_of[left], report_of[right]))
            self._between[left][right] = self._between[right][left] = _Said((first, second), min(weight, MOST))

    def _add(self, claim: int) -> None:
        if claim not in self._group:
            self._group[claim] = claim
            self._members[claim] = [claim]
            self._reports[claim] = {self._report_of[claim]}
            self._between[claim] = {}

    def try_merge(self, left: int, right: int) -> bool:
        """Whether the two are in one group, after their groups were made one if that is likely."""
        a, b = self._group[left], self._group[right]
        if a == b:
            return True
        if self._mean(a, b) <= 0 or self._apart(a, b):
            return False
        self._unite(a, b)
        return True

    def merge(self, left: int, right: int) -> None:
        """Make two groups one because a person says so."""
        for claim in (left, right):
            self._add(claim)
        a, b = self._group[left], self._group[right]
        if a != b:
            self._unite(a, b)

    def _mean(self, a: int, b: int) -> float:
        """Over the pairs of a report of the one and a report of the other, each pair once."""
        said, ours, theirs = self._between[a][b], self._reports[a], self._reports[b]
        both = len(ours & theirs)
        pairs = len(ours) * len(theirs) - both * (both - 1) // 2
        apart = both - said.selves
        return (said.total + TOLD_APART * apart + UNLIKE * (pairs - apart - len(said.pairs))) / pairs

    def _apart(self, a: int, b: int) -> bool:
        return any(self._parted.get(claim, frozenset()) & set(self._members[b]) for claim in self._members[a] if claim in self._parted)

    def _unite(self, a: int, b: int) -> None:
        """The smaller group goes into the larger, so that each claim moves seldom."""
        if (len(self._members[a]), -a) < (len(self._members[b]), -b):
            a, b = b, a
        for claim in self._members[b]:
            self._group[claim] = a
        self._members[a] += self._members.pop(b)
        self._reports[a] |= self._reports.pop(b)
        for other, said in self._between.pop(b).items():
            beside = self._between[other]
            beside.pop(b)
            if other == a:
                continue
            known = self._between[a].get(other)
            if known is not None:
                known.add(said)
            else:
                beside[a] = self._between[a][other] = said

    def listed(self) -> list[list[int]]:
        return sorted(sorted(members) for members in self._members.values() if len(members) > 1)


def attached(vague: Iterable[int], edges: Iterable[Edge], least: float) -> dict[int, int]:
    """Claims that tell too little to bring others together, each with the claim it goes with: the likeliest that tells more."""
    waiting = set(vague)
    best: dict[int, tuple[float, int]] = {}
    for left, right, weight in edges:
        for claim, other in ((left, right), (right, left)):
            if claim in waiting and other not in waiting and weight >= least and (weight, -other) > best.get(claim, (-1e9, 0)):
                best[claim] = (weight, -other)
    return {claim: -other for claim, (_, other) in sorted(best.items())}
