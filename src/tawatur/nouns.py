"""The core types: what a report says, each thing with the exact characters it was read from.

Everything here is frozen. `None` means not said; `0` is a number. Offsets are code points of `Document.text`, half-open.
"""
from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Generic, Literal, SupportsIndex, TypeVar, overload

T = TypeVar("T")

Modality = Literal["happened", "attempted", "denied", "planned"]
Scope = Literal["incident", "period", "cumulative"]
Stance = Literal["neutral", "confirms", "alleges", "denies"]
Grain = Literal["second", "minute", "hour", "part-of-day", "day", "week", "month", "year"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch of a report's text, in code points of the untouched text."""

    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """A value, the characters it was read from, the rule that read it, and the smaller finds it was made of."""

    value: T
    span: Span
    rule: str = ""
    parts: tuple[Found[object], ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """One report as received. `id` is the caller's, or the SHA-256 of the text; `published` is ISO 8601 or None."""

    id: str
    text: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    lang: str | None = None
    fetched: str | None = None
    via: str | None = None  # whom the outlet passed it on from, where it says so ("forwarded from")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as the codebook bounds it: "more than 30" is (31, None, "more-than"), "dozens" (20, None, "dozens").

    `low` and `high` are inclusive; `high` is None where the text sets no upper bound. `hedge` keeps the wording's kind.
    """

    low: float
    high: float | None
    hedge: str | None = None


@dataclass(frozen=True, slots=True)
class When:
    """A resolved stretch of local wall time, both ends inclusive at `grain`; `zone` only when the text names one."""

    start: datetime
    stop: datetime
    grain: Grain
    anchor: str | None = None
    zone: str | None = None


@dataclass(frozen=True, slots=True)
class Party:
    """An actor, target or speaker as written, resolved to a neutral id of the actor table."""

    text: str
    id: str


@dataclass(frozen=True, slots=True)
class Place:
    """A place as written, its common English name, and what the gazetteer knows of it."""

    text: str
    name: str
    id: str | None = None
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    precision: str | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """A number of people or things and what befell them (`outcome`, `who`: the codebook's values)."""

    outcome: str
    who: str
    min: int | None
    max: int | None
    text: str


@dataclass(frozen=True, slots=True)
class Weapon:
    """Means used, as written, and its kind (an id of kind `weapon`)."""

    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement, by one speaker, that one event happened or one total was reached (docs/codebook.md).

    `speakers` is the chain of attribution, innermost first; empty when the outlet itself asserts the claim.
    """

    evidence: Found[str]
    trigger: Found[str]
    type: str
    subtype: str | None
    modality: Modality = "happened"
    scope: Scope = "incident"
    actors: tuple[Found[Party], ...] = ()
    targets: tuple[Found[Party], ...] = ()
    places: tuple[Found[Place], ...] = ()
    time: Found[When] | None = None
    counts: tuple[Found[Count], ...] = ()
    weapons: tuple[Found[Weapon], ...] = ()
    speakers: tuple[Found[Party], ...] = ()
    stance: Stance = "neutral"


class Claims(tuple[Claim, ...]):
    """The claims of a report: a tuple that shows itself as a table in a notebook, and so does a slice of it."""

    __slots__ = ()

    @overload
    def __getitem__(self, key: SupportsIndex) -> Claim: ...
    @overload
    def __getitem__(self, key: slice) -> Claims: ...
    def __getitem__(self, key: SupportsIndex | slice) -> Claim | Claims:
        picked = super().__getitem__(key)
        return Claims(picked) if isinstance(picked, tuple) else picked

    def _repr_html_(self) -> str:
        from tawatur.exports.html import claims_table

        return claims_table(self)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in one report that could not be read as it should; data, never an exception that ends a run."""

    step: str
    message: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Extraction:
    """What one report claims, and what went wrong while reading it."""

    document: Document
    claims: tuple[Claim, ...] = ()
    problems: tuple[Problem, ...] = ()
    version: str = ""
    values: tuple[Found[object], ...] = field(default=(), repr=False)

    def __post_init__(self) -> None:
        if type(self.claims) is not Claims:
            object.__setattr__(self, "claims", Claims(self.claims))

    def to_dict(self, *, trace: bool = False) -> dict[str, Any]:
        """The record of `read --format jsonl`; `trace` adds the rule and the parts of every find."""
        from tawatur.codec import to_dict

        return to_dict(self, trace=trace)

    def _repr_html_(self) -> str:
        from tawatur.exports.html import report_fragment

        return report_fragment(self)
