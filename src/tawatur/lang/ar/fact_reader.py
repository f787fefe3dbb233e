"""Reads the parts of an expression of time in any order, as long as each says something new."""
from __future__ import annotations

from tawatur.lang.ar.clocks import read_clock
from tawatur.lang.ar.fact_dates import read_a_year, read_day, read_month, read_numeric
from tawatur.lang.ar.fact_days import (
    read_day_shift,
    read_edge,
    read_feast,
    read_named_hour,
    read_now,
    read_nth,
    read_offset,
    read_part,
    read_period_shift,
    read_quarter,
    read_weekday,
)
from tawatur.lang.ar.facts import Facts
from tawatur.text.tokens import Text

_GLUE = frozenset("من في ب ل عند علي ، , - – خلال تمام حوالي قرابه بحدود حدود الموافق الموافقه بتاريخ وفي عن لل نحو".split())
_READERS = (
    read_named_hour, read_now, read_feast, read_offset, read_weekday, read_nth, read_day_shift, read_numeric, read_edge,
    read_day, read_month, read_a_year, read_quarter, read_period_shift, read_part,
)  # fmt: skip


def read_facts(text: Text, i: int, bare_clock: bool = False) -> Facts | None:
    """The parts of the expression of time at token i; None where none starts."""
    facts = Facts(stop=i)
    if not _part_of_time(text, i, facts, bare_clock):
        return None
    words, size = text.words, len(text.words)
    while facts.stop < size and words[facts.stop] != "\n":
        at = facts.stop
        if _part_of_time(text, at, facts, False):
            continue
        jump = at
        while jump < min(at + 3, size) and words[jump] in _GLUE:
            jump += 1
        lone = words[jump - 1] in ("،", ",", "في", "علي", "عند") if jump > at else False
        if jump == at or jump >= size or not _part_of_time(text, jump, facts, lone and facts.has_day):
            facts.stop = at
            break
    return facts


def _part_of_time(text: Text, i: int, facts: Facts, bare_clock: bool) -> bool:
    for read in _READERS:
        stop = read(text, i, facts)
        if stop:
            facts.stop = stop
            return True
    if facts.clock is None:
        clock = read_clock(text, i, bare_clock)
        if clock is not None:
            facts.clock, facts.stop = clock, clock.stop
            if clock.part is None and facts.part is not None:
                facts.clock = clock._replace(part=facts.part)
            return True
    return False
