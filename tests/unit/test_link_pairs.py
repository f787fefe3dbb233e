"""Which claims are held against each other, and what is found: every level with a pair that comes to it."""
from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from support.traits import COUNTRY, DAY, REGION, TOWN, bench, quarter, trait
from tawatur.link.blocking import CROWD
from tawatur.link.comparisons import COMPARISONS
from tawatur.link.features import Traits
from tawatur.link.pairs import Bench

Said = dict[str, Any]
FAR = {"site": "rafah", "latitude": 31.2, "areas": ("PS", "gaza-strip", "rafah"), "spots": ("rafah",)}
# For each level two claims that come to it; a third, where there is one, is the report that both are of.
LEVELS: dict[tuple[str, str], tuple[Said, Said] | tuple[Said, Said, int]] = {
    ("day", "a day in a stretch of days"): ({"day": DAY}, {"day": DAY - 9, "day_to": DAY + 9, "stretch": True}),
    ("day", "the same day, told by both"): ({"day": DAY}, {"day": DAY}),
    ("day", "days that overlap, told by both"): ({"day": DAY}, {"day": DAY, "day_to": DAY + 1}),
    ("day", "days that may be one"): ({"day": DAY}, {"day": DAY, "stated": False}),
    ("day", "a day apart"): ({"day": DAY}, {"day": DAY + 1}),
    ("day", "two days apart"): ({"day": DAY, "day_to": DAY + 1}, {"day": DAY + 3}),
    ("day", "days apart"): ({"day": DAY}, {"day": DAY + 3}),
    ("place", "the same place"): (TOWN, TOWN),
    ("place", "one place in the other"): (TOWN, quarter("amal")),
    ("place", "two places near each other"): (quarter("amal"), quarter("katiba", longitude=34.32)),
    ("place", "the same region"): (REGION, REGION),
    ("place", "a place in the region"): (REGION, TOWN),
    ("place", "the same country, nothing finer"): (COUNTRY, COUNTRY),
    ("place", "a place in the country"): (COUNTRY, {**TOWN, "areas": (*TOWN["areas"], "palestine")}),  # type: ignore[misc]
    ("place", "places within thirty kilometres"): (TOWN, {**TOWN, **FAR, "latitude": 31.12}),
    ("place", "other places of one country"): (TOWN, {**TOWN, **FAR, "latitude": 32.5}),
    ("place", "other countries"): (TOWN, {**TOWN, **FAR, "latitude": 36.3, "country": "SY", "areas": ("SY", "rafah")}),
    ("type", "the same type"): ({}, {}),
    ("type", "the same family of types"): ({}, {"subtype": "Grenade"}),
    ("type", "types that are easily confused"): ({}, {"family": "fight", "subtype": "Armed clash"}),
    ("type", "other types"): ({}, {"family": "protest", "subtype": "Peaceful protest"}),
    ("actor", "the same actor"): ({"actors": ("idf", "saf")}, {"actors": ("idf",)}),
    ("actor", "actors of one side"): ({"actors": ("idf",), "doers": ("idf",), "sides": ("israeli",)}, {"actors": ("israel",), "doers": ("israel",), "sides": ("israeli",)}),
    ("actor", "an actor without a name"): ({"actors": ("gunmen",)}, {"actors": ("idf",), "doers": ("idf",)}),
    ("actor", "other actors"): ({"actors": ("saf",), "doers": ("saf",)}, {"actors": ("idf",), "doers": ("idf",)}),
    ("target", "the same targets"): ({"targets": ("house",)}, {"targets": ("house",)}),
    ("target", "a target in common"): ({"targets": ("civilians", "house")}, {"targets": ("house",)}),
    ("target", "a target without a name"): ({"targets": ("house",)}, {"targets": ("idf",), "foes": ("idf",)}),
    ("target", "other targets"): ({"targets": ("hamas",), "foes": ("hamas",)}, {"targets": ("idf",), "foes": ("idf",)}),
    ("casualties", "the same number of killed, ten or more"): ({"killed": (3, 14)}, {"killed": (14,)}),
    ("casualties", "the same numbers of killed and injured"): ({"killed": (2,), "injured": (9,)}, {"killed": (2,), "injured": (9,)}),
    ("casualties", "the same number of killed, three or more"): ({"killed": (4,)}, {"killed": (4,)}),
    ("casualties", "the same number of injured, three or more"): ({"killed": (2,), "injured": (9,)}, {"killed": (5,), "injured": (9,)}),
    ("casualties", "the same number of killed, one or two"): ({"killed": (2,)}, {"killed": (2,)}),
    ("casualties", "numbers that are near"): ({"killed": (6,)}, {"killed": (8,)}),
    ("casualties", "other numbers of casualties"): ({"killed": (6,)}, {"killed": (20,)}),
    ("numbers", "several numbers in common"): ({"numbers": (3, 7)}, {"numbers": (3, 7, 9)}),
    ("numbers", "a number in common"): ({"numbers": (3, 7)}, {"numbers": (3, 9)}),
    ("numbers", "no number in common"): ({"numbers": (3,)}, {"numbers": (9,)}),
    ("weapon", "the same means"): ({"weapons": ("drone", "rocket")}, {"weapons": ("drone",)}),
    ("weapon", "other means"): ({"weapons": ("rocket",)}, {"weapons": ("drone",)}),
    ("words", "no rare word in common"): ({"words": (1, 2)}, {"words": (3, 4)}),
    ("words", "a rare word in common"): ({"words": (1, 2)}, {"words": (2, 3)}),
    ("words", "rare words in common in two reports of one outlet"): ({"words": (1, 2), "outlet": "A"}, {"words": (1, 2), "outlet": "A"}),
    ("words", "nearly the same words"): ({"words": (1, 2, 3, 4, 5)}, {"words": (1, 2, 3, 4, 6)}),
    ("words", "many rare words in common"): ({"words": tuple(range(10))}, {"words": (1, 2, 3, *range(20, 30))}),
    ("words", "two rare words in common"): ({"words": (1, 2, 3, 4)}, {"words": (1, 2, 5, 6)}),
    ("report", "reports with nothing rare in common"): ({"copy": (1, 2, 3)}, {"copy": (4, 5, 6)}),
    ("report", "reports with a rare word in common"): ({"copy": tuple(range(9))}, {"copy": (1, *range(20, 30))}),
    ("report", "reports that carry one text"): ({"copy": tuple(range(10))}, {"copy": tuple(range(1, 11))}),
    ("report", "reports of one outlet with much in common"): ({"copy": tuple(range(10)), "outlet": "A"}, {"copy": tuple(range(6, 16)), "outlet": "A"}),
    ("report", "reports of one outlet with something in common"): ({"copy": tuple(range(10)), "outlet": "A"}, {"copy": tuple(range(8, 18)), "outlet": "A"}),
    ("report", "reports with much in common"): ({"copy": tuple(range(10))}, {"copy": tuple(range(6, 16))}),
    ("report", "reports with something in common"): ({"copy": tuple(range(10))}, {"copy": tuple(range(8, 18))}),
    ("lead", "what both reports are about"): ({"lead": True}, {"lead": True}),
    ("lead", "what one report is about"): ({"lead": True}, {}),
    ("lead", "what neither report is about"): ({}, {}),
    ("outlet", "two reports of one outlet"): ({"outlet": "A"}, {"outlet": "A"}),
    ("outlet", "two outlets"): ({"outlet": "A"}, {"outlet": "B"}),
    ("within", "told apart by one speaker in one report"): ({"speaker": "idf"}, {"speaker": "idf"}, 7),
    ("within", "told by two speakers in one report"): ({"speaker": "idf"}, {"speaker": "hamas"}, 7),
}
# Of pairs that say too little the comparison says nothing.
UNKNOWN: dict[str, tuple[Said, Said] | tuple[Said, Said, int]] = {
    "day": ({"day": DAY}, {}), "place": (TOWN, {}), "actor": ({"actors": ("idf",)}, {}), "target": ({"targets": ("house",)}, {}),
    "casualties": ({"killed": (4,)}, {"injured": (4,)}),
    "numbers": ({"numbers": (4,)}, {}), "weapon": ({"weapons": ("drone",)}, {}), "words": ({"words": (1, 2)}, {"words": (1,)}),
    "report": ({"copy": (1, 2, 3)}, {"copy": (1, 2)}), "lead": ({"lead": True}, {"lead": True}, 7), "outlet": ({"outlet": "A"}, {}), "within": ({}, {}),
}


def compared(table: list[Any]) -> list[str]:
    """How the two claims of each row compare, both ways round."""
    claims = [trait(**said) for row in table for said in row[:2]]
    reports = [row[2] * 1000 + place if len(row) == 3 else 2 * place + number for place, row in enumerate(table) for number in (0, 1)]
    pairs = [(2 * place + 1, 2 * place + 2) for place in range(len(table))]
    with bench(claims, reports) as laid:
        found = laid.levels([*pairs, *((right, left) for left, right in pairs)])
    assert [found[left, right] for left, right in pairs] == [found[right, left] for left, right in pairs]
    return [found[pair] for pair in pairs]


def test_every_level_is_reached() -> None:
    assert list(LEVELS) == [(one.name, level.name) for one in COMPARISONS for level in one.levels]
    place = {one.name: number for number, one in enumerate(COMPARISONS)}
    came_to = {}
    for (name, level), signs in zip(LEVELS, compared(list(LEVELS.values())), strict=True):
        sign = signs[place[name]]
        came_to[name, level] = "nothing" if sign == "-" else COMPARISONS[place[name]].levels[int(sign)].name
    assert {key: found for key, found in came_to.items() if found != key[1]} == {}


def test_where_one_says_nothing_nothing_is_compared() -> None:
    assert {one.name for one in COMPARISONS if one.unknown != "FALSE"} == set(UNKNOWN)
    place = {one.name: number for number, one in enumerate(COMPARISONS)}
    assert {name for name, signs in zip(UNKNOWN, compared(list(UNKNOWN.values())), strict=True) if signs[place[name]] != "-"} == set()


def shared(*claims: Traits) -> set[tuple[int, int]]:
    """The claims that are held against each other."""
    with bench(claims) as laid:
        laid.block()
        return set(laid.all_levels())


@pytest.mark.parametrize(
    ("left", "right", "held"),
    [
        ({"day": DAY, **TOWN}, {"day": DAY, **TOWN}, True),
        ({"day": DAY, **TOWN}, {"day": DAY + 1, **TOWN}, True), ({"day": DAY + 1, **TOWN}, {"day": DAY + 2, **TOWN}, True),
        ({"day": DAY, **TOWN}, {"day": DAY + 3, **TOWN}, False),
        ({"day": DAY, **TOWN}, {"day": DAY + 3, "day_from": DAY, **TOWN}, True),
        ({"day": DAY, **TOWN}, {"day": DAY, **quarter("amal")}, True),  # a town and a quarter of it
        ({"day": DAY, **TOWN}, {"day": DAY, **REGION}, True),
        ({"day": DAY, **TOWN}, {"day": DAY, **TOWN, **FAR}, False),  # two towns of one region, though both lie in it
        ({"day": DAY, **TOWN}, {"day": DAY}, False),
        ({"day": DAY, **TOWN}, {"day": DAY - 9, "day_to": DAY + 9, "stretch": True, **TOWN}, False),  # a campaign has no day
        ({"day": DAY, **TOWN}, TOWN, False),  # a town, whatever the day, says too little
        ({"day": DAY, "killed": (14,), **TOWN}, {"killed": (14,), **TOWN}, True),  # its dead say more, and its injured
        ({"day": DAY, "injured": (9,), **TOWN}, {"injured": (9,), **TOWN}, True),
        ({"day": DAY, "killed": (1,), **TOWN}, {"killed": (1,), **TOWN}, False), ({"killed": (14,)}, {"killed": (14,)}, False),
        (TOWN, TOWN, True), (TOWN, {**TOWN, "subtype": "Grenade"}, False),  # that nobody can date: of one type
        (TOWN, {**TOWN, **FAR}, False),
        ({"words": (5, 6)}, {"words": (6, 7)}, True), ({"words": (5,)}, {"words": (6,)}, False),
    ],
)
def test_what_is_held_against_each_other(left: Said, right: Said, held: bool) -> None:
    assert shared(trait(**left), trait(**right)) == ({(1, 2)} if held else set())


def strikes(count: int, **more: Any) -> Iterator[Traits]:
    """Claims of one day and town, each with its own number of dead in groups of five."""
    return (trait(day=DAY, **TOWN, killed=(2 + number // 5,), **more) for number in range(count))


def test_a_crowd_is_parted_by_what_its_claims_tell() -> None:
    """Of as many claims as may share a key all are compared; of more, those that have a detail in common."""
    few, many = shared(*strikes(CROWD)), shared(*strikes(CROWD + 5))
    assert len(few) == CROWD * (CROWD - 1) // 2
    assert many == {(left, right) for left in range(1, CROWD + 6) for right in range(left + 1, CROWD + 6) if (left - 1) // 5 == (right - 1) // 5}


def test_three_thousand_claims_of_one_day_and_town() -> None:
    """Time and memory stay bounded, those with details meet their like, and those without are counted."""
    like, bare = list(strikes(2_000)), [trait(day=DAY, **TOWN) for _ in range(1_000)]
    with bench([*like, *bare]) as laid:
        alone = laid.block()
        pairs = laid.all_levels()
    assert alone == len(bare)
    assert {(5 * number + 1, 5 * number + 2) for number in range(400)} <= set(pairs)
    assert len(pairs) == 400 * 10
    assert max(max(pair) for pair in pairs) <= len(like)


def test_pairs_are_scored_once_each_and_above_the_least_weight() -> None:
    with bench([*strikes(10), trait(day=DAY, **TOWN, killed=(40,))]) as laid:
        laid.block()
        every, some = laid.scored(-100.0), laid.scored(0.0)
        assert len(every.left) == 55
        assert (every.left < every.right).all()
        likely = {(left, right) for left, right, weight in zip(every.left.tolist(), every.right.tolist(), every.weight.tolist(), strict=True) if weight >= 0}
        assert likely == set(zip(some.left.tolist(), some.right.tolist(), strict=True))
        assert 0 < len(likely) < 55


def test_only_the_pairs_of_some_claims() -> None:
    with bench(list(strikes(10))) as laid:
        laid.block([2, 3])
        beside = laid.scored_with_some(-100.0)
        laid.block_networks({2: 1, 3: 1, 4: 2})
        within = laid.scored(-100.0)
    assert len(beside.left) == 17  # nine each, the pair of both once
    assert list(zip(within.left.tolist(), within.right.tolist(), strict=True)) == [(2, 3)]


def test_some_claims_are_compared_as_they_would_be_among_all() -> None:
    claims = list(strikes(40))
    with bench(claims) as laid:
        laid.block()
        every = laid.scored(0.0)
    with bench(claims) as laid:
        laid.block([5, 9])
        some = laid.scored_with_some(0.0)
    pairs = zip(every.left.tolist(), every.right.tolist(), every.weight.tolist(), strict=True)
    assert list(some.rows()) == [pair for pair in pairs if {5, 9} & {*pair[:2]}]


def test_claims_are_laid_as_they_were_kept() -> None:
    claims = [trait(day=DAY, **TOWN, killed=(3, 4), words=(1, 2)), trait(), trait(**COUNTRY, actors=("idf",), lead=True)]
    with bench(claims) as laid, Bench() as again:
        again.lay_kept(list(laid.kept(2)))
        assert again.count() == 3
        assert again.take_off([2, 9]) == [2]
        for one in (laid, again):
            one.block([1, 3])
        assert list(again.scored_with_some(-100.0).rows()) == list(laid.scored_with_some(-100.0).rows())
        assert again.levels([(1, 3)]) == laid.levels([(1, 3)])


def test_nothing_to_compare() -> None:
    with Bench() as laid:
        laid.lay([])
        assert laid.block() == 0
        assert [len(part) for part in laid.scored(0.0)] == [0, 0, 0]
        assert laid.levels([]) == {}
