"""A report's text cut where any field of any claim begins or ends, each stretch knowing what covers it."""
from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from tawatur.nouns import Claim, Extraction, Found, Span

FIELDS = ("trigger", "actors", "targets", "places", "time", "counts", "weapons", "speakers")


class Field(NamedTuple):
    """One find of one claim: `key` is its name within the report ("2.5"), `claim` counts from 1."""

    key: str
    claim: int
    kind: str
    found: Found[object]


class Stretch(NamedTuple):
    """[start, stop) of the text under the same fields; `claims` are those whose evidence or a field of which covers it.

    `told`: the evidence of some claim covers it.
    """

    start: int
    stop: int
    claims: tuple[int, ...]
    fields: tuple[Field, ...]
    told: bool


def fields(claim: Claim, place: int) -> list[Field]:
    """The finds of a claim, in the order of `FIELDS`; `place` is the claim's, from 1."""
    finds = []
    for kind in FIELDS:
        value = getattr(claim, kind)
        several = (value,) if isinstance(value, Found) else value or ()
        finds += [(kind, found) for found in several]
    return [Field(f"{place}.{n}", place, kind, found) for n, (kind, found) in enumerate(finds, 1)]


def stretches(extraction: Extraction) -> Iterator[Stretch]:
    """The whole text in order, also what nothing covers. Spans that point outside are cut to the text."""
    size = len(extraction.document.text)
    covers: list[tuple[int, int, int, Field | None]] = []
    for place, claim in enumerate(extraction.claims, 1):
        covers.append((*_inside(claim.evidence.span, size), place, None))
        covers += [(*_inside(field.found.span, size), place, field) for field in fields(claim, place)]
    cuts = sorted({0, size, *(cut for start, stop, *_ in covers for cut in (start, stop))})
    opening: dict[int, list[int]] = {}
    for n, (start, *_) in enumerate(covers):
        opening.setdefault(start, []).append(n)
    live: list[int] = []
    for start, stop in pairwise(cuts):
        live = [n for n in (*live, *opening.get(start, ())) if covers[n][1] > start]
        over = [covers[n] for n in sorted(live)]
        claims = tuple(dict.fromkeys(place for _, _, place, _ in over))
        told = any(field is None for *_, field in over)
        yield Stretch(start, stop, claims, tuple(field for *_, field in over if field), told)


def _inside(span: Span, size: int) -> tuple[int, int]:
    return max(0, min(span.start, size)), max(0, min(span.stop, size))
