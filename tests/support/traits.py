"""Traits of claims by hand, for what is compared without a ledger: a claim in a line."""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from tawatur.link.features import Traits, dumped
from tawatur.link.pairs import Bench, Laid

DAY = 738_862  # 2023-12-08
_EMPTY = Traits(
    None, None, False, False, "fire", "Air/drone strike", None, None, None, None, None, (), (), (), (), (), (), (), (), (), (), (), (), (), "", "", False, False
)
TOWN = {
    "site": "khan-yunis", "reach": 8.0, "latitude": 31.34, "longitude": 34.3, "country": "PS", "areas": ("PS", "gaza-strip", "khan-yunis"),
    "spots": ("khan-yunis",),
}
COUNTRY: dict[str, Any] = {
    "site": "palestine", "reach": 400.0, "latitude": 31.9, "longitude": 35.2, "country": "PS", "areas": ("PS", "palestine"), "spots": ("palestine",),
}
REGION: dict[str, Any] = {
    "site": "gaza-strip", "reach": 60.0, "latitude": 31.4, "longitude": 34.4, "country": "PS", "areas": ("PS", "gaza-strip", "palestine"), "spots": ("gaza-strip",),
}


def trait(**said: Any) -> Traits:
    """A claim that says nothing but what is given; `day` is its first and last, stated."""
    if "day" in said:
        day = said.pop("day")
        said = {"day_from": day, "day_to": day, "stated": True, **said}
    return _EMPTY._replace(**said)


def quarter(name: str, **more: Any) -> dict[str, Any]:
    """A place in the town of TOWN."""
    place = {
        "site": name, "reach": 4.0, "latitude": 31.35, "longitude": 34.31, "country": "PS", "areas": tuple(sorted((*TOWN["areas"], name))), "spots": ("khan-yunis", name),  # type: ignore[misc]
    }
    return {**place, **more}


@contextmanager
def bench(claims: Sequence[Traits], reports: Sequence[int] | None = None) -> Iterator[Bench]:
    """The claims laid out, numbered from 1, each of a report of its own where nothing else is said."""
    with Bench() as laid:
        laid.lay([Laid(number, reports[number - 1] if reports else number, dumped(one)) for number, one in enumerate(claims, 1)])
        yield laid
