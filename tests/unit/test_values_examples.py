"""The sentences in lang/ar/examples give exactly the counts and times written beside them."""
from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import tawatur.lang.ar as ar
from tawatur.lang.ar.quantities import read_quantities
from tawatur.lang.ar.times import read_times
from tawatur.nouns import Quantity, When
from tawatur.text.tokens import Text

EXAMPLES = Path(ar.__file__).parent / "examples"
PUBLISHED = date(2024, 2, 14)


def examples(name: str) -> list[tuple[str, str]]:
    lines = (EXAMPLES / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    pairs = [line.partition("\t") for line in lines if line and not line.startswith("#")]
    return [(text.replace("\\n", "\n"), expected) for text, _, expected in pairs]


def shown_quantity(value: Quantity) -> str:
    high = "" if value.high is None else f"{value.high}"
    return f"{value.low}..{high}" + (f" {value.hedge}" if value.hedge else "")


def shown_time(value: When) -> str:
    fine = value.grain in ("part-of-day", "hour", "minute")
    ends = [
        end.isoformat()[:16] if fine or end.hour or end.minute else end.isoformat()[:10] for end in (value.start, value.stop)
    ]
    stretch = ends[0] if ends[0] == ends[1] else "..".join(ends)
    return f"{stretch} {value.grain} {value.anchor}" + (f" {value.zone}" if value.zone else "")


@pytest.mark.parametrize(("text", "expected"), examples("quantities"))
def test_counts(text: str, expected: str) -> None:
    report = Text(text)
    found = [f"{report.quote(hit.start, hit.stop)} = {shown_quantity(hit.value)}" for hit in read_quantities(report)]
    assert " ; ".join(found) == expected


@pytest.mark.parametrize(("text", "expected"), examples("times"))
def test_times(text: str, expected: str) -> None:
    report = Text(text)
    found = [f"{report.quote(hit.start, hit.stop)} = {shown_time(hit.value)}" for hit in read_times(report, PUBLISHED)]
    assert " ; ".join(found) == expected


def test_there_are_sentences_that_give_nothing() -> None:
    for name in ("quantities", "times"):
        assert sum(not expected for _, expected in examples(name)) >= 5
