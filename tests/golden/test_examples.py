"""The example reports give the claims that a careful reader finds in them.

Each file beside this one belongs to one report of examples/ and was written from the report: the claims that must be
read, each with the words that tell it (`within`, once in the report) and with what must be read of it. A field that
is not named is not looked at. Lists of parties, places and weapons are "id or name: words"; * stands for any id; the
find must overlap these words. Actors, speakers and counts must be these and no more; targets, places and weapons
at least these. A file without claims belongs to a report that claims nothing.
"""
from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tawatur import Document
from tawatur.nouns import Claim, Found, Span
from tawatur.reader import Reader
from tawatur.sources import read

HERE = Path(__file__).resolve().parent
REPORTS = {item.document.id: item.document for item in read([str(HERE.parents[1] / "examples")])}
GOLDEN = {path.name.removesuffix(".toml"): tomllib.loads(path.read_text("utf-8"))["claim"] for path in sorted(HERE.glob("*.toml"))}
CASES = [pytest.param(name, number, id=f"{name}-{number + 1}") for name, claims in GOLDEN.items() for number in range(len(claims))]
NAMES = {"actors": "id", "targets": "id", "speakers": "id", "places": "name", "weapons": "kind"}
EXACT = ("actors", "speakers")


@cache
def claims_of(name: str) -> tuple[Claim, ...]:
    return Reader().read(REPORTS[name]).claims


def span_of(text: str, quote: str, within: Span | None = None) -> Span:
    """The place of a quote: alone of its kind in the report, or the first in a sentence, or before it."""
    if within is None:
        assert text.count(quote) == 1, f"{text.count(quote)} times in the report: {quote}"
        return Span(text.index(quote), text.index(quote) + len(quote))
    at = text.find(quote, within.start, within.stop)
    at = at if at >= 0 else text.rfind(quote, 0, within.start)
    at = at if at >= 0 else text.find(quote, within.stop)
    assert at >= 0, f"not in the report: {quote}"
    return Span(at, at + len(quote))


def overlap(a: Span, b: Span) -> bool:
    return max(a.start, b.start) < min(a.stop, b.stop)


def holds(found: tuple[Found[Any], ...], wanted: str, key: str, spans: list[Span]) -> bool:
    """Whether a list holds an item: by name, and read from these words wherever they stand."""
    return any(wanted in ("*", getattr(f.value, key)) and any(overlap(f.span, span) for span in spans) for f in found)


def places_of(text: str, quote: str) -> list[Span]:
    """Everywhere a quote stands in a report."""
    out, at = [], text.find(quote)
    while at >= 0:
        out.append(Span(at, at + len(quote)))
        at = text.find(quote, at + 1)
    assert out, f"not in the report: {quote}"
    return out


def faults(document: Document, claim: Claim, golden: dict[str, Any]) -> list[str]:
    """What of a claim is not as it should be."""
    text, out = document.text, []
    for field in ("type", "subtype", "modality", "scope", "stance"):
        if field in golden and getattr(claim, field) != golden[field]:
            out.append(f"{field} is {getattr(claim, field)}")
    if "trigger" in golden and not overlap(claim.trigger.span, span_of(text, golden["trigger"], span_of(text, golden["within"]))):
        out.append(f"trigger is {claim.trigger.value}")
    if "time" in golden and days(claim) != golden["time"]:
        out.append(f"time is {days(claim)}")
    for field, key in NAMES.items():
        found = getattr(claim, field)
        wanted = [item.split(": ") for item in golden.get(field, ())]
        good = all(holds(found, name, key, places_of(text, quote)) for name, quote in wanted)
        if field in golden and not (good and (field not in EXACT or len(found) == len(wanted))):
            out.append(f"{field} are {[(getattr(f.value, key), text[f.span.start : f.span.stop]) for f in found]}")
    if "counts" in golden:
        out += wrong_counts(text, claim, golden["counts"])
    return out


def wrong_counts(text: str, claim: Claim, golden: list[str]) -> list[str]:
    """What of the counts is not as it should be: "outcome who min max: words", - where there is no bound."""
    told = {f"{c.outcome} {c.who} {bound(c.min)} {bound(c.max)}": f.span for f in claim.counts for c in [f.value]}
    wanted = dict(item.split(": ") for item in golden)
    good = set(told) == set(wanted) and all(any(overlap(told[name], span) for span in places_of(text, quote)) for name, quote in wanted.items())
    return [] if good else [f"counts are {sorted(told)}"]


def bound(number: int | None) -> str:
    return "-" if number is None else str(number)


def days(claim: Claim) -> str:
    """The first and the last day."""
    return "" if claim.time is None else f"{claim.time.value.start:%Y-%m-%d} {claim.time.value.stop:%Y-%m-%d}"


@pytest.mark.parametrize(("name", "number"), CASES)
def test_the_claim_is_read(name: str, number: int) -> None:
    document, golden = REPORTS[name], GOLDEN[name][number]
    place = span_of(document.text, golden["within"])
    near = [claim for claim in claims_of(name) if overlap(claim.trigger.span, place)]
    found = [faults(document, claim, golden) for claim in near]
    assert [] in found, found or "no claim was read here"


@pytest.mark.parametrize("name", [name for name, claims in GOLDEN.items() if not claims])
def test_where_nothing_is_claimed_nothing_is_read(name: str) -> None:
    assert [claim.evidence.value for claim in claims_of(name)] == []


def test_every_report_has_its_file() -> None:
    assert set(GOLDEN) == set(REPORTS)
