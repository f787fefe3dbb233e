"""Which claims hang together: networks, and how those too large are cut."""
from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pytest

from tawatur.link import networks as module
from tawatur.link.cluster import Edge
from tawatur.link.networks import is_joined, networks
from tawatur.link.pairs import Pairs


def pairs(edges: Iterable[Edge]) -> Pairs:
    left, right, weight = zip(*edges, strict=True) if edges else ((), (), ())
    return Pairs(np.array(left, "int32"), np.array(right, "int32"), np.array(weight, "float32"))


def claims(network: Iterable[Edge]) -> set[int]:
    return {claim for left, right, _ in network for claim in (left, right)}


def test_claims_that_hang_together_are_one_network() -> None:
    found = [sorted(one) for one in networks(pairs([(1, 2, 3.0), (2, 3, 1.0), (8, 9, 2.0)]))]
    assert sorted(found) == [[(1, 2, 3.0), (2, 3, 1.0)], [(8, 9, 2.0)]]


def test_nothing_is_no_network() -> None:
    assert list(networks(pairs([]))) == []


def test_what_a_person_joined_is_among_them_and_known_as_such() -> None:
    [network] = networks(pairs([(1, 2, 3.0)]), [(2, 7)])
    assert {(left, right): is_joined(weight) for left, right, weight in network} == {(1, 2): False, (2, 7): True}
    assert not is_joined(400.0)


def test_two_claims_that_only_a_person_joined() -> None:
    [network] = networks(pairs([]), [(4, 7)])
    assert claims(network) == {4, 7}


def test_a_network_too_large_is_cut_where_it_is_weakest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST", 4)
    strong = [(1, 2, 12.0), (2, 3, 11.0), (1, 3, 9.0), (4, 5, 10.0), (5, 6, 12.0)]
    found = sorted(networks(pairs([*strong, (3, 4, 1.5)])), key=lambda one: one[0])
    assert [claims(one) for one in found] == [{1, 2, 3}, {4, 5, 6}]
    assert sorted(edge for one in found for edge in one) == sorted(strong)


def test_a_network_of_the_largest_size_is_left_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST", 4)
    whole = [(1, 2, 0.5), (2, 3, 0.5), (3, 4, 0.5)]
    assert [sorted(one) for one in networks(pairs(whole))] == [whole]


def test_no_cut_takes_away_what_is_sure_or_joined(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST", 2)
    sure = [(1, 2, 30.0), (2, 3, 25.0), (3, 4, 30.0)]
    [network] = networks(pairs([*sure, (1, 3, 4.0)]), [(4, 9)])
    assert {(left, right) for left, right, _ in network} == {(1, 2), (2, 3), (3, 4), (4, 9)}
