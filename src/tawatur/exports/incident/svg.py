"""Counts by voice as ranges over time, drawn into a page: no library, nothing fetched."""
from __future__ import annotations

from datetime import datetime

from tawatur.exports.incident.lanes import Lane, Mark, Panel
from tawatur.exports.markup import safe

_WIDTH, _LEFT, _RIGHT, _TOP, _LANE, _FOOT = 900, 250, 50, 8, 64, 22  # in units of the picture
_BAR = 7  # breadth of a bar
_ARROW = 18  # length of what stands for "or more"
_LETTER = 7  # breadth of a digit


def picture(panel: Panel, first: datetime | None, last: datetime | None) -> str:
    """One panel. Each lane has its scale, 0 at the foot, the greatest number at the head; `first` and `last` are the days at the ends."""
    height = _TOP + _LANE * len(panel.lanes) + _FOOT
    lanes = "".join(_lane(lane, _TOP + _LANE * row, panel.top, first, last) for row, lane in enumerate(panel.lanes))
    more = f'<p class="note">and {panel.more:,} more voices</p>' if panel.more else ""
    return (
        f'<figure><figcaption>{safe(panel.title)}</figcaption>\n'
        f'<svg viewBox="0 0 {_WIDTH} {height}" role="img" aria-label="{safe(panel.title)} by voice over time">\n'
        f"{lanes}{_axis(height - _FOOT, first, last)}</svg>{more}</figure>\n"
    )


def _lane(lane: Lane, top: int, most: int, first: datetime | None, last: datetime | None) -> str:
    foot = top + _LANE - 12
    marks, at = [], 0.0
    for mark in lane.marks:
        at = max(_x(mark.day, first, last), at)
        marks.append(_mark(mark, min(at, _WIDTH - _RIGHT), foot, most))
        at += 2 * _BAR + _LETTER * len(mark.shown)
    return (
        f'<line class="rule" x1="{_LEFT}" y1="{foot}" x2="{_WIDTH}" y2="{foot}"/>'
        f'<text class="voice" x="0" y="{foot - 14}">{safe(lane.voice)}</text>'
        f'<text class="side" x="0" y="{foot}">{safe(str(lane.side))}</text>'
        f'<g fill="{lane.colour}" stroke="{lane.colour}">{"".join(marks)}</g>\n'
    )


def _mark(mark: Mark, x: float, foot: int, most: int) -> str:
    """A bar from the least to the most, a dot where they are one, an arrow where there is no most."""
    room = _LANE - 24 - _ARROW
    low = foot - room * mark.low / most
    high = low - _ARROW if mark.high is None else foot - room * mark.high / most
    stem = f'<line x1="{x:.1f}" y1="{foot}" x2="{x:.1f}" y2="{low:.1f}" stroke-opacity=".5"/>'
    tip = f"{mark.shown}, {mark.day.date().isoformat() if mark.day else 'day unknown'}"
    if mark.high == mark.low:
        shape = f'<circle cx="{x:.1f}" cy="{low:.1f}" r="4"/>'
    else:
        shape = f'<rect x="{x - _BAR / 2:.1f}" y="{high:.1f}" width="{_BAR}" height="{max(low - high, 2):.1f}" fill-opacity=".55"/>'
    if mark.high is None:
        shape += f'<path d="M{x - 6:.1f} {high + 2:.1f}L{x:.1f} {high - 6:.1f}L{x + 6:.1f} {high + 2:.1f}z"/>'
    return f'<g><title>{safe(tip)}</title>{stem}{shape}<text class="number" x="{x + 8:.1f}" y="{min(low, foot - 2) + 4:.1f}">{safe(mark.shown)}</text></g>'


def _axis(foot: int, first: datetime | None, last: datetime | None) -> str:
    """The days between which reports were published."""
    if first is None or last is None:
        return f'<text class="day" x="{_LEFT}" y="{foot + 16}">day of publication unknown</text>'
    ends = {_x(day, first, last): day.date().isoformat() for day in (first, last)}
    anchors = ("start", "end") if len(ends) == 2 else ("middle",)
    return "".join(
        f'<text class="day" x="{x:.1f}" y="{foot + 16}" text-anchor="{anchor}">{day}</text>' for anchor, (x, day) in zip(anchors, ends.items(), strict=True)
    )


def _x(day: datetime | None, first: datetime | None, last: datetime | None) -> float:
    """Where a day stands; an unknown one at the left edge, a single one in the middle."""
    room = _WIDTH - _LEFT - _RIGHT
    if day is None or first is None or last is None:
        return _LEFT
    whole = (last - first).total_seconds()
    return _LEFT + 10 + (room - 20) * ((day - first).total_seconds() / whole if whole else 0.5)
