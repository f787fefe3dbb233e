"""The greatest number of chains that share nobody, held against trying all."""
from __future__ import annotations

from itertools import combinations
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from tawatur.link.packing import pack, parts

chains = st.lists(st.lists(st.sampled_from("abcdefgh"), min_size=1, max_size=4, unique=True).map(tuple), max_size=9)


def apart(chosen: tuple[tuple[str, ...], ...]) -> bool:
    return all(set(one).isdisjoint(other) for one, other in combinations(chosen, 2))


def most(chains: list[tuple[str, ...]]) -> int:
    """By trying all."""
    return max(number for number in range(len(chains) + 1) if number == 0 or any(map(apart, combinations(chains, number))))


@given(chains)
def test_the_most_are_found(chains: list[tuple[str, ...]]) -> None:
    packing = pack(chains)
    assert packing.exact
    assert apart(packing.chosen)
    assert set(packing.chosen) <= set(chains)
    assert len(packing.chosen) == most(chains)


@given(chains, st.randoms())
def test_the_order_does_not_matter(chains: list[tuple[str, ...]], random) -> None:  # type: ignore[no-untyped-def]
    mixed = list(chains)
    random.shuffle(mixed)
    assert pack(mixed) == pack(chains)


def test_a_matching_is_found_where_the_first_choice_is_wrong() -> None:
    ladder = [(f"s{n}", f"o{n + step}") for n in range(300) for step in (0, 1)]
    assert pack(ladder) == (pack(ladder).chosen, True)
    assert len(pack(ladder).chosen) == 300


def test_what_is_too_large_to_be_proved_says_so() -> None:
    dice = Random(7)
    tangled = [tuple(f"{place}-{dice.randrange(40)}" for place in range(5)) for _ in range(400)]
    packing = pack(tangled)
    assert not packing.exact
    assert apart(packing.chosen)


def test_parts_share_nothing() -> None:
    assert parts([("a", "b"), ("c",), ("b", "d"), ("e", "c")]) == [[("a", "b"), ("b", "d")], [("c",), ("e", "c")]]
