"""Grouping holds what it promises, whatever the pairs and in whatever order reports come."""
from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from support.ledgers import held, put
from support.made_war import reports
from tawatur.ledger.database import Ledger
from tawatur.ledger.query import Query
from tawatur.link import networks as module
from tawatur.link.cluster import Edge, clusters
from tawatur.link.features import is_event
from tawatur.link.networks import networks
from tawatur.link.pairs import Pairs
from tawatur.service import keeping, linking
from tawatur.sources.base import Item

CLAIMS = range(1, 13)
PAIRS = list(combinations(CLAIMS, 2))
# Quarters of a bit: sums of them are exact in whatever order.
edges = st.dictionaries(st.sampled_from(PAIRS), st.integers(1, 80).map(lambda quarters: quarters / 4), max_size=30).map(
    lambda found: [(left, right, weight) for (left, right), weight in found.items()]
)
homes = st.lists(st.integers(100, 108), min_size=len(CLAIMS), max_size=len(CLAIMS)).map(lambda found: dict(zip(CLAIMS, found, strict=True)))
some = st.lists(st.sampled_from(PAIRS), max_size=5, unique=True)


def together(groups: Iterable[Iterable[int]]) -> set[tuple[int, int]]:
    return {pair for group in groups for pair in combinations(sorted(group), 2)}


@given(edges, homes, some, some, st.randoms(use_true_random=False))
@settings(max_examples=300, deadline=None)
def test_groups_do_not_depend_on_the_order_of_pairs(
    found: list[Edge], report_of: dict[int, int], joined: list[tuple[int, int]], parted: list[tuple[int, int]], chance: random.Random
) -> None:
    apart = {frozenset(pair) for pair in parted}
    first = clusters(found, report_of, joined, apart)
    assert clusters(chance.sample(found, len(found)), report_of, chance.sample(joined, len(joined)), apart) == first


@given(edges, homes, some)
@settings(max_examples=200, deadline=None)
def test_what_is_joined_is_together(found: list[Edge], report_of: dict[int, int], joined: list[tuple[int, int]]) -> None:
    assert set(joined) <= together(clusters(found, report_of, joined))


@given(edges, homes, some)
@settings(max_examples=200, deadline=None)
def test_what_is_parted_is_never_together(found: list[Edge], report_of: dict[int, int], parted: list[tuple[int, int]]) -> None:
    groups = clusters(found, report_of, parted={frozenset(pair) for pair in parted})
    assert not set(parted) & together(groups)


@given(edges, homes, some, some)
@settings(max_examples=200, deadline=None)
def test_a_claim_is_in_one_group_and_only_what_people_joined_or_pairs_hold_is_in_any(
    found: list[Edge], report_of: dict[int, int], joined: list[tuple[int, int]], parted: list[tuple[int, int]]
) -> None:
    groups = clusters(found, report_of, joined, {frozenset(pair) for pair in parted})
    listed = [claim for group in groups for claim in group]
    assert len(listed) == len(set(listed))
    assert set(listed) <= {claim for left, right, _ in found for claim in (left, right)} | {claim for pair in joined for claim in pair}
    assert groups == sorted(map(sorted, groups))
    assert min(map(len, groups), default=2) >= 2


@given(edges, some, st.integers(2, 20))
@settings(max_examples=200, deadline=None)
def test_networks_hold_every_likely_pair_unless_they_are_cut(found: list[Edge], joined: list[tuple[int, int]], most: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "MOST", most)
        made = list(networks(_pairs(found), joined))
    held = [edge for network in made for edge in network]
    claims = [claim for network in made for claim in {claim for left, right, _ in network for claim in (left, right)}]
    assert len(claims) == len(set(claims))  # none in two networks
    wanted = [*found, *((left, right, 1e6) for left, right in joined)]
    cut = [edge for edge in wanted if edge not in held]
    assert sorted([*held, *cut]) == sorted(wanted)
    assert all(weight <= module._STRONG + module._STEP for _, _, weight in cut)
    assert most < len(CLAIMS) or not cut


def _pairs(found: list[Edge]) -> Pairs:
    left, right, weight = zip(*found, strict=True) if found else ((), (), ())
    return Pairs(np.array(left, "int32"), np.array(right, "int32"), np.array(weight, "float32"))


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_in_whatever_order_and_pieces_reports_come_the_incidents_are_the_same(tmp_path: Path, seed: int) -> None:
    """A part of the made-up war, all at once and piece by piece, with a link after each piece."""
    chance = random.Random(seed)
    war = [Item(one.document) for one in chance.sample(reports(1), 60)]
    with Ledger.open(str(tmp_path / "whole.db")) as whole:
        put(whole, *war)
        linking.link(whole)
        expected = _grouped(whole)
        assert max(map(len, expected)) > 3
    chance.shuffle(war)
    with Ledger.open(str(tmp_path / "pieces.db")) as pieces:
        for start in range(0, 60, 12):
            put(pieces, *war[start : start + 12])
            linking.link(pieces)
        assert _grouped(pieces) == expected
        linking.link(pieces, full=True)
        assert _grouped(pieces) == expected


@pytest.mark.parametrize("seed", [1, 2])
def test_whatever_is_added_and_decided_every_claim_that_stands_is_in_one_incident(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    war = [Item(one.document) for one in chance.sample(reports(seed), 48)]
    with Ledger.open(str(tmp_path / "war.db")) as ledger:
        for start in range(0, 48, 6):
            put(ledger, *war[start : start + 6])
            for _ in range(4):
                _decide(ledger, chance)
            linking.link(ledger, full=chance.random() < 0.1)
            stand = Counter(claim.id for claim in held(ledger) if is_event(claim.record))
            listed = Counter(telling.held.id for made in linking.incidents(ledger, Query()) for telling in made.tellings if is_event(telling.held.record))
            assert listed == stand
            assert linking.link(ledger).looked_at == 0
        assert list(keeping.verify(ledger)) == []


def _decide(ledger: Ledger, chance: random.Random) -> None:
    """Some word of a person on some claim that stands, or on one that was set aside."""
    stand, aside = held(ledger), held(ledger, status=("rejected",))
    one, other = chance.sample([claim.id for claim in stand], 2)
    match chance.choice(("reject", "correct", "join", "part", "reopen")):
        case "reopen" if aside:
            keeping.review(ledger, chance.choice(aside).id, "reopen", by="amal")
        case "correct":
            keeping.review(ledger, one, "correct", "places", chance.choice(("الفاشر", "غزة")), by="amal")
        case "join" | "part" as word:
            keeping.review(ledger, one, word, other, by="amal")
        case _:
            keeping.review(ledger, one, "reject", by="amal")


def _grouped(ledger: Ledger) -> list[list[str]]:
    """The reports of each incident."""
    return sorted(sorted({telling.held.name for telling in made.tellings}) for made in linking.incidents(ledger, Query()))
