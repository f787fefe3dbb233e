"""Which incidents a new claim may change: those for which it speaks on the mean over the reports that tell them."""
from __future__ import annotations

import pytest

from tawatur.link.beside import _speaking

NEW = 9
REPORT_OF = {claim: 100 + claim for claim in (1, 2, 3, 4, NEW)}


@pytest.mark.parametrize(
    ("edges", "members", "speaks"),
    [
        ([(NEW, 1, 2.0)], (), True),  # alone so far
        ([(NEW, 1, 8.0)], (1, 2, 3), True),  # 8 bits for it, 6 against it
        ([(NEW, 1, 8.0)], (1, 2, 3, 4), False),  # 9 against it
        ([(NEW, 1, 40.0)], (1, 2, 3, 4), True), ([(NEW, 1, 40.0), (NEW, 2, 1.0)], (1, 2, 3, 4), True),  # one pair speaks for ten at most
        ([(NEW, 1, 4.0), (NEW, 2, 4.0), (NEW, 3, 1.0)], (1, 2, 3, 4), True),
    ],
)
def test_it_speaks_on_the_mean(edges: list[tuple[int, int, float]], members: tuple[int, ...], speaks: bool) -> None:
    incidents = dict.fromkeys(members, members)
    assert list(_speaking(edges, incidents, REPORT_OF)) == ([(NEW, 1)] if speaks else [])


def test_two_claims_of_one_report_count_once() -> None:
    """The likelier of the two, and the report that tells nothing like it."""
    told = dict.fromkeys((1, 2, 3), (1, 2, 3))
    of_one = {**REPORT_OF, 2: REPORT_OF[1]}
    assert list(_speaking([(NEW, 1, 2.0), (NEW, 2, 1.0)], told, of_one)) == []
    assert list(_speaking([(NEW, 1, 2.0), (NEW, 2, 4.0)], told, of_one)) == [(NEW, 1)]
