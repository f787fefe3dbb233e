"""Counts over time for a picture: a panel an outcome, a lane a voice, a mark a figure on its day of publication.

A figure is a bar from its least to its most; with no bound told above it is open (`high` None), with none below it begins at 0.
"""
from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from tawatur.link.figures import Key, heading, number, series
from tawatur.link.incident import Incident
from tawatur.link.sides import Side
from tawatur.link.voices import RECALLS

PANELS, LANES, MARKS = 4, 14, 40  # at most so many are drawn
# Colours of camps, in the order of their names: apart for the colour-blind, and none of them says good or bad (Okabe and Ito).
COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9")
NO_CAMP_COLOUR = "#767676"


class Mark(NamedTuple):
    """One figure; `day` None where nobody knows when it was published."""

    day: datetime | None
    low: int
    high: int | None
    shown: str


class Lane(NamedTuple):
    """The figures of one voice, by day; what several outlets print on one day stands once."""

    voice: str
    side: Side
    colour: str
    marks: tuple[Mark, ...]


class Panel(NamedTuple):
    """One outcome: `top` is the greatest number told, `more` how many voices had no room."""

    title: str
    top: int
    lanes: tuple[Lane, ...]
    more: int


def panels(made: Incident) -> tuple[Panel, ...]:
    """The outcomes of which most voices speak, as many as are drawn; without those who recall it, months later as often as not."""
    lanes: dict[Key, list[Lane]] = {}
    colours = _colours(made)
    for account in (one for one in made.accounts if one.stance != RECALLS):
        for key, told in series(account).items():
            marks = dict.fromkeys(Mark(_day(one.words.published), one.low or 0, one.high, number(one)) for one in told)
            lanes.setdefault(key, []).append(Lane(made.voices.name(account.voice), account.side, colours[account.side.camp], tuple(marks)[-MARKS:]))
    keys = sorted(lanes, key=lambda key: (-len(lanes[key]), list(lanes).index(key)))
    return tuple(_panel(key, lanes[key]) for key in keys[:PANELS])


def _panel(key: Key, lanes: list[Lane]) -> Panel:
    drawn = sorted(lanes[:LANES], key=lambda lane: (lane.side.camp is None, lane.side.camp or ""))
    top = max(mark.low if mark.high is None else mark.high for lane in drawn for mark in lane.marks)
    return Panel(heading(key), max(top, 1), tuple(drawn), len(lanes) - len(drawn))


def _colours(made: Incident) -> dict[str | None, str]:
    camps = sorted({account.side.camp for account in made.accounts if account.side.camp})
    return {None: NO_CAMP_COLOUR, **{camp: COLOURS[number % len(COLOURS)] for number, camp in enumerate(camps)}}


def _day(published: str | None) -> datetime | None:
    """When a report was published, in its own clock; None where that is unknown or no date."""
    try:
        return datetime.fromisoformat(published).replace(tzinfo=None) if published else None
    except ValueError:
        return None


def days(panels: tuple[Panel, ...]) -> tuple[datetime | None, datetime | None]:
    """The first and the last day of all marks: all panels have one axis."""
    known = [mark.day for panel in panels for lane in panel.lanes for mark in lane.marks if mark.day]
    return (min(known), max(known)) if known else (None, None)
