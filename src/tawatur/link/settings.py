"""The settings of linking as Splink takes them: the comparisons with their weights, and from what weight claims are one event."""
from __future__ import annotations

import math
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from tawatur.link.comparisons import COMPARISONS, Comparison

if TYPE_CHECKING:
    from splink import SettingsCreator


class Weight(NamedTuple):
    """How often a level is met among claims of one event (`m`) and among claims of two events (`u`)."""

    m: float
    u: float

    @property
    def bits(self) -> float:
        """What it adds to the weight of a pair: the binary logarithm of m / u (Fellegi and Sunter 1969)."""
        return math.log2(self.m / self.u)


@cache
def weights() -> dict[tuple[str, str], Weight]:
    """The weight of every level by comparison and name (weights.tsv)."""
    lines = (files("tawatur.link") / "weights.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {(comparison, level): Weight(float(m), float(u)) for comparison, level, m, u in rows if comparison != "prior"}


@cache
def prior() -> float:
    """How likely two claims that are compared at all tell one event."""
    lines = (files("tawatur.link") / "weights.tsv").read_text("utf-8").splitlines()
    return next(float(line.split("\t")[2]) for line in lines if line.startswith("prior\t"))


def settings(*, levels: bool = False) -> SettingsCreator:
    """The same for DuckDB and for Spark; `levels`: the level that each comparison comes to is part of what is predicted."""
    from splink import SettingsCreator, block_on

    return SettingsCreator(
        link_type="dedupe_only", unique_id_column_name="claim", probability_two_random_records_match=prior(),
        comparisons=[_comparison(one) for one in COMPARISONS], blocking_rules_to_generate_predictions=[block_on("claim")],  # pairs are made in `pairs`
        retain_matching_columns=levels, retain_intermediate_calculation_columns=False,
    )


def _comparison(one: Comparison) -> dict[str, object]:
    levels: list[dict[str, object]] = [{"sql_condition": one.unknown, "label_for_charts": "unknown", "is_null_level": True}]
    for level in one.levels:
        weight = weights()[one.name, level.name]
        levels.append({
            "sql_condition": "ELSE" if level.condition == "TRUE" else level.condition, "label_for_charts": level.name,
            "m_probability": weight.m, "u_probability": weight.u,
        })
    return {"output_column_name": one.name, "comparison_description": one.name, "comparison_levels": levels}
