"""The weights of linking follow from the patterns that were counted, and every level has one."""
from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from tawatur.link.comparisons import COMPARISONS
from tawatur.link.settings import prior, weights

ROOT = Path(__file__).resolve().parents[2]


def tool() -> dict[str, object]:
    return runpy.run_path(str(ROOT / "tools/weigh_links.py"))


def test_the_weights_are_those_that_the_patterns_give() -> None:
    made = tool()
    assert made["table"](*made["read_patterns"]()) == made["WEIGHTS"].read_text("utf-8")  # type: ignore[operator, attr-defined]


def test_every_level_has_a_weight_and_no_weight_is_of_no_level() -> None:
    assert set(weights()) == {(one.name, level.name) for one in COMPARISONS for level in one.levels}
    assert 0 < prior() < 0.5


def test_patterns_are_of_these_comparisons() -> None:
    made = tool()
    same, other = made["read_patterns"]()  # type: ignore[operator]
    assert sum(same.values()) > 50
    for sign in same | other:
        assert len(sign) == len(COMPARISONS)
        assert all(mark == "-" or int(mark) < len(one.levels) for mark, one in zip(sign, COMPARISONS, strict=True))


@pytest.mark.parametrize(
    ("comparison", "better", "worse"),
    [
        ("day", "the same day, told by both", "a day apart"), ("day", "a day apart", "days apart"),
        ("place", "the same place", "a place in the region"), ("place", "a place in the country", "other countries"),
        ("casualties", "the same number of killed, ten or more", "the same number of killed, one or two"),
        ("words", "nearly the same words", "no rare word in common"),
        ("report", "reports that carry one text", "reports with nothing rare in common"),
        ("within", "told by two speakers in one report", "told apart by one speaker in one report"),
    ],
)
def test_what_is_more_alike_weighs_more(comparison: str, better: str, worse: str) -> None:
    assert weights()[comparison, better].bits > weights()[comparison, worse].bits


def test_more_in_common_never_weighs_less() -> None:
    for name, rising in tool()["RISING"].items():  # type: ignore[attr-defined]
        [comparison] = (one for one in COMPARISONS if one.name == name)
        bits = [weights()[name, comparison.levels[number].name].bits for number in rising]
        assert bits == sorted(bits)
