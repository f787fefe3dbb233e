"""From pairs to groups: what comes together, and what does not chain."""
from __future__ import annotations

from tawatur.link.cluster import MOST, TOLD_APART, UNLIKE, attached, clusters


def alone(*claims: int) -> dict[int, int]:
    """Each claim of a report of its own."""
    return {claim: 100 + claim for claim in claims}


def test_a_likely_pair_is_a_group() -> None:
    assert clusters([(1, 2, 3.0)], alone(1, 2)) == [[1, 2]]


def test_three_that_are_all_alike() -> None:
    assert clusters([(1, 2, 5.0), (2, 3, 5.0), (1, 3, 1.0)], alone(1, 2, 3)) == [[1, 2, 3]]


def test_one_likely_pair_does_not_chain_two_events() -> None:
    """Two strikes of three reports each, and one report that is a little like both."""
    first, second = [(1, 2, 9.0), (1, 3, 9.0), (2, 3, 9.0)], [(4, 5, 9.0), (4, 6, 9.0), (5, 6, 9.0)]
    assert clusters([*first, *second, (3, 4, 8.0)], alone(*range(1, 7))) == [[1, 2, 3], [4, 5, 6]]
    assert clusters([*first, *second, *((a, b, 8.0) for a in (1, 2, 3) for b in (4, 5, 6))], alone(*range(1, 7))) == [[1, 2, 3, 4, 5, 6]]


def test_a_chain_of_likely_pairs_is_cut_where_the_others_speak_against_it() -> None:
    assert clusters([(1, 2, 3.0), (2, 3, 2.0)], alone(1, 2, 3)) == [[1, 2]]
    assert clusters([(1, 2, 9.0), (2, 3, 9.0)], alone(1, 2, 3)) == [[1, 2, 3]]  # so likely that a pair that says nothing may be


def test_no_pair_speaks_louder_than_ten_bits() -> None:
    """However sure one pair is, eight of reports that have nothing in common outweigh it."""
    edges = [(1, 2, 40.0), (1, 3, 40.0), (2, 3, 40.0), (4, 5, 40.0), (4, 6, 40.0), (5, 6, 40.0)]
    assert MOST < -UNLIKE * 8 < 30
    assert clusters([*edges, (3, 4, 30.0)], alone(*range(1, 7))) == [[1, 2, 3], [4, 5, 6]]


def test_what_a_report_repeats_says_no_more_than_what_it_says_once() -> None:
    """A report with three like claims has one voice in the mean: the likeliest pair of each two reports."""
    report_of = {1: 100, 2: 100, 3: 100, 4: 200, 5: 300}
    edges = [(1, 4, 4.0), (2, 4, 4.0), (3, 4, 4.0), (1, 5, 4.0), (4, 5, 4.0), (1, 2, 4.0), (1, 3, 4.0), (2, 3, 4.0)]
    assert clusters(edges, report_of) == [[1, 2, 3, 4, 5]]


def test_two_events_that_one_report_tells_apart_stay_two() -> None:
    """Reports 100 and 300 tell one event each, report 200 both: that it tells two speaks against one."""
    report_of = {1: 100, 2: 200, 3: 200, 4: 300}
    assert TOLD_APART < 0
    assert clusters([(1, 2, 6.0), (3, 4, 6.0), (1, 4, 1.0), (1, 3, 1.0), (2, 4, 1.0)], report_of) == [[1, 2], [3, 4]]


def test_two_claims_of_one_report_come_together_where_that_is_likely() -> None:
    assert clusters([(1, 2, 2.0)], {1: 100, 2: 100}) == [[1, 2]]


def test_what_is_joined_is_together_whatever_speaks_against_it() -> None:
    assert clusters([], alone(1, 2), joined=[(2, 1)]) == [[1, 2]]
    assert clusters([(1, 2, 9.0)], alone(1, 2, 3), joined=[(2, 3)]) == [[1, 2, 3]]


def test_what_is_parted_is_apart_however_likely() -> None:
    assert clusters([(1, 2, 90.0)], alone(1, 2), parted={frozenset((1, 2))}) == []
    found = clusters([(1, 2, 9.0), (2, 3, 8.0), (1, 3, 8.0)], alone(1, 2, 3), parted={frozenset((1, 3))})
    assert found == [[1, 2]]


def test_a_parting_of_claims_that_are_not_there_changes_nothing() -> None:
    assert clusters([(1, 2, 9.0)], alone(1, 2), parted={frozenset((7, 8))}) == [[1, 2]]


def test_nothing_makes_no_group() -> None:
    assert clusters([], {}) == []


def test_a_vague_claim_goes_with_the_likeliest_that_tells_more() -> None:
    edges = [(1, 9, 12.0), (2, 9, 14.0), (8, 9, 30.0)]
    assert attached([8, 9], edges, 8.0) == {9: 2}  # 8 is vague itself, and like no other


def test_a_vague_claim_that_is_not_surely_like_another_stays_alone() -> None:
    assert attached([9], [(1, 9, 7.9)], 8.0) == {}


def test_of_two_as_likely_a_vague_claim_goes_with_the_first() -> None:
    assert attached([9], [(2, 9, 9.0), (1, 9, 9.0)], 8.0) == attached([9], [(1, 9, 9.0), (2, 9, 9.0)], 8.0) == {9: 1}
