"""The greatest number of sets that share nothing: how many chains of tellers there are of which none touches another.

A set packing. Sets that hold a smaller one are dropped first; what is left falls into parts that have nothing in common. For
each, a matching of first with last members bounds the number from above, and mostly reaches it; so does the number of members
that it takes to have one of every set. Else branch and bound looks for more, for a fixed number of steps.
"""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

Members = tuple[str, ...]  # a chain: the members of a set, in order, none twice, at least one

_STEPS = 20_000  # of branch and bound in one part


class Packing(NamedTuple):
    """Sets of which no two share a member; `exact` if there can't be more of them, else they are as many as were found."""

    chosen: tuple[Members, ...]
    exact: bool


def pack(chains: Iterable[Members]) -> Packing:
    """The most chains that share no member. The same for the same chains in any order."""
    chosen: list[Members] = []
    exact = True
    for part in parts(_least(chains)):
        found = _pack(part)
        chosen += found.chosen
        exact &= found.exact
    return Packing(tuple(sorted(chosen)), exact)


def parts(chains: Sequence[Members]) -> list[list[Members]]:
    """The chains in groups: two that share a member, or are joined by others that do, are in one."""
    leader: dict[str, str] = {}

    def lead(member: str) -> str:
        while leader.setdefault(member, member) != member:
            leader[member] = member = leader[leader[member]]
        return member

    for chain in chains:
        for member in chain[1:]:
            leader[lead(member)] = lead(chain[0])
    out: dict[str, list[Members]] = {}
    for chain in chains:
        out.setdefault(lead(chain[0]), []).append(chain)
    return list(out.values())


def _least(chains: Iterable[Members]) -> list[Members]:
    """The chains that hold no other chain, shortest first: whoever takes a longer one can take the shorter in its place."""
    distinct = {frozenset(chain): chain for chain in sorted(chains, reverse=True)}
    often = Counter(member for members in distinct for member in members)
    kept: list[Members] = []
    by_rarest: dict[str, list[frozenset[str]]] = {}
    for members, chain in sorted(distinct.items(), key=lambda pair: (len(pair[1]), pair[1])):
        if any(inner <= members for member in members for inner in by_rarest.get(member, ())):
            continue
        kept.append(chain)
        by_rarest.setdefault(min(members, key=lambda member: (often[member], member)), []).append(members)
    return kept


def _pack(chains: Sequence[Members]) -> Packing:
    """Of chains that hang together: those that a matching gives, and what a search finds beyond them."""
    ends: dict[str, dict[str, Members]] = {}
    for chain in chains:  # shortest first: of several chains between two ends the shortest stands for them
        ends.setdefault(chain[0], {}).setdefault(chain[-1], chain)
    matched = _matched(ends)
    chosen: list[Members] = []
    taken: set[str] = set()
    for first, last in matched.items():
        chain = ends[first][last]
        if taken.isdisjoint(chain):
            chosen.append(chain)
            taken.update(chain)
    bound = len(matched) if len(chosen) == len(matched) else min(len(matched), _hubs(chains))
    return _searched(chains, tuple(chosen), bound) if len(chosen) < bound else Packing(tuple(chosen), True)


def _hubs(chains: Iterable[Members]) -> int:
    """How many members it takes to have one of each chain, the commonest first: no more chains can be apart."""
    left, number = list(chains), 0
    while left:
        often = Counter(member for chain in left for member in chain)
        hub = min(often, key=lambda member: (-often[member], member))
        left = [chain for chain in left if hub not in chain]
        number += 1
    return number


def _matched(ends: dict[str, dict[str, Members]]) -> dict[str, str]:
    """The most pairs of a first and a last member, each in one pair only: by augmenting paths, breadth first."""
    mate: dict[str, str] = {}
    owner: dict[str, str] = {}
    barren: set[str] = set()  # lasts of searches that failed: no later one ends there either
    for start in ends:
        came: dict[str, str] = {}
        queue = [start]
        free = next((last for first in queue for last in _reached(first, ends, came, barren, owner, queue)), None)
        if free is None:
            barren.update(came)
        while free is not None:
            first = came[free]
            before = mate.get(first)
            mate[first], owner[free] = free, first
            free = before
    return mate


def _reached(
    first: str, ends: dict[str, dict[str, Members]], came: dict[str, str], barren: set[str], owner: dict[str, str], queue: list[str]
) -> Iterable[str]:
    """The free lasts of a first; the owners of those that are taken join the queue."""
    for last in ends[first]:
        if last in came or last in barren:
            continue
        came[last] = first
        if last in owner:
            queue.append(owner[last])
        else:
            yield last


def _searched(chains: Sequence[Members], best: tuple[Members, ...], bound: int) -> Packing:
    """Branch and bound over who comes first in a chain: each tries its chains, then none. `bound` can't be passed."""
    bits = {member: 1 << number for number, member in enumerate(dict.fromkeys(m for chain in chains for m in chain))}
    often = Counter(member for chain in chains for member in chain)
    options: dict[str, list[tuple[int, Members]]] = {}
    for chain in sorted(chains, key=lambda chain: (len(chain), sum(often[member] for member in chain), chain)):
        options.setdefault(chain[0], []).append((sum(bits[member] for member in chain), chain))
    firsts = sorted(options, key=lambda first: (len(options[first]), first))
    stack: list[tuple[int, int, tuple[Members, ...]]] = [(0, 0, ())]
    for _ in range(_STEPS):
        if not stack or len(best) == bound:
            return Packing(best, True)
        at, used, chosen = stack.pop()
        if len(chosen) > len(best):
            best = chosen
        if at == len(firsts) or len(chosen) + len(firsts) - at <= len(best):
            continue
        stack.append((at + 1, used, chosen))
        stack += [(at + 1, used | mask, (*chosen, chain)) for mask, chain in reversed(options[firsts[at]]) if not used & mask]
    return Packing(best, not stack or len(best) == bound)
