"""What an expression of time says, part by part, in the wide grammar of dates (also to come).

`fact_reader` fills it in from a text, `placing` puts it on the calendar.
"""
from __future__ import annotations

from dataclasses import dataclass

from tawatur.lang.ar.clocks import Clock
from tawatur.lang.ar.holidays import Feast

THIS = frozenset("هذا هذه هذي هاد هاي هاذا هيدا هالا لهذا بهذا".split())
MONTH_WORDS = frozenset("شهر لشهر بشهر وشهر".split())
YEAR_WORDS = frozenset("عام العام لعام للعام بعام سنه السنه لسنه بسنه للسنه".split())
DAY_WORDS = frozenset("يوم ليوم بيوم ويوم".split())
LAST_WORDS = frozenset("اخر الاخير الاخيره".split())


@dataclass(slots=True)
class Facts:
    """The parts of one expression. `shifts`: unit -> how many from this one; `offset`: (unit, count) from now;
    `nth`: which weekday, day or week of its period (-1 the last); `edge`: 1 start, 2 middle, 3 end, 0 first day."""

    stop: int = 0
    now: bool = False
    year: int | None = None
    month: int | None = None
    day: int | None = None
    hijri: bool = False
    month_which: int | None = None
    weekday: int | None = None
    which: int | None = None
    nth: int | None = None
    nth_unit: int | None = None
    day_shift: int | None = None
    shifts: dict[int, int] | None = None
    offset: tuple[int, float] | None = None
    clock: Clock | None = None
    part: int | None = None
    part_first: bool = False
    tonight: bool = False
    same: bool = False
    quarter: int | None = None
    half: int | None = None
    season: int | None = None
    decade: int | None = None
    edge: int | None = None
    edge_word: str = ""
    feast: Feast | None = None
    bare_unit: bool = False

    @property
    def has_day(self) -> bool:
        return (self.day is not None or self.weekday is not None or self.day_shift is not None or self.offset is not None
                or self.now or self.feast is not None or self.nth is not None)  # fmt: skip

    @property
    def has_date(self) -> bool:
        return (self.has_day or self.month is not None or self.year is not None or bool(self.shifts) or self.decade is not None
                or self.quarter is not None or self.half is not None or self.season is not None)  # fmt: skip
