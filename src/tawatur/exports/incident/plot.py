"""Counts by voice over time as a picture, SVG or PNG, drawn by matplotlib (the extra `plot`).

A panel an outcome, a lane a voice, x the day of publication. A dot is a number, a bar a range, an arrow a number with no bound told above.
The same incident gives the same bytes with one version of matplotlib.
"""
from __future__ import annotations

import io
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Literal

from tawatur.exports import bidi
from tawatur.exports.incident.lanes import Mark, Panel, days, panels
from tawatur.link.incident import Incident
from tawatur.sources.base import library

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_WIDTH, _LANE, _FRAME = 10.0, 0.62, 0.75  # inches: the picture, a lane, what stands around a panel
_FOOT, _HEAD, _ARROW = 0.15, 0.65, 0.2  # of a lane: where 0 stands, where the greatest number, the length of "or more"
_SHAPES = (3, 11)  # from this version on matplotlib itself puts Arabic in order
_SETTINGS: Any = {"svg.hashsalt": "tawatur", "font.size": 10, "axes.unicode_minus": False}


def plot(made: Incident, form: Literal["svg", "png"]) -> bytes:
    """The picture; of an incident without numbers one that says so. Raises `MissingLibrary` where matplotlib is not installed."""
    with library("matplotlib", "a picture", "plot"):
        import matplotlib
        from matplotlib.figure import Figure
    drawn = panels(made)
    heights = [_FRAME + _LANE * len(panel.lanes) for panel in drawn] or [1.0]
    with matplotlib.rc_context(_SETTINGS):
        figure = Figure(figsize=(_WIDTH, sum(heights) + 0.9), layout="constrained")
        figure.suptitle(_shown(f"{made.label}\n{_short(made.voices.derivation())}"), fontsize=11)
        rows = figure.subplots(len(heights), 1, squeeze=False, gridspec_kw={"height_ratios": heights})[:, 0]
        for axes, panel in zip(rows, drawn, strict=False):
            _draw(axes, panel, *days(drawn))
        if not drawn:
            rows[0].set_axis_off()
            rows[0].text(0.5, 0.5, "no voice tells a number", ha="center", va="center")
        buffer = io.BytesIO()
        figure.savefig(buffer, format=form, dpi=120, metadata={"Date": None} if form == "svg" else {"Software": None})
    return buffer.getvalue()


def _draw(axes: Axes, panel: Panel, first: datetime | None, last: datetime | None) -> None:
    more = f" (and {panel.more:,} more voices)" if panel.more else ""
    axes.set_title(panel.title + more, loc="left", fontweight="bold", fontsize=10)
    axes.set_ylim(len(panel.lanes), 0)
    axes.set_yticks([row + 1 - _FOOT for row in range(len(panel.lanes))], [_shown(f"{lane.voice}\n{lane.side}") for lane in panel.lanes])
    axes.tick_params(axis="y", length=0)
    axes.spines[["top", "right", "left"]].set_visible(False)
    unknown = _days(axes, first, last)
    for row, lane in enumerate(panel.lanes):
        axes.axhline(row + 1 - _FOOT, color="#dddddd", linewidth=0.8, zorder=0)
        for mark in lane.marks:
            _mark(axes, mark, mark.day or unknown, lane.colour, row + 1 - _FOOT, (_HEAD - _ARROW) / panel.top)


def _days(axes: Axes, first: datetime | None, last: datetime | None) -> Any:
    """Draw the axis of time; where the figures of an unknown day stand: at its left end."""
    if first is None or last is None:
        axes.set_xticks([])
        axes.set_xlabel("day of publication unknown")
        return 0
    margin = max((last - first) * 0.06, timedelta(hours=12))
    ends: Any = (first - margin, last + margin)
    axes.set_xlim(ends)
    step = (last - first).days // 7 + 1
    ticks: Any = [first.replace(hour=0, minute=0, second=0) + timedelta(days=day) for day in range(0, (last - first).days + 1, step)]
    axes.set_xticks(ticks, [tick.date().isoformat() for tick in ticks])
    return ends[0]


def _mark(axes: Axes, mark: Mark, x: Any, colour: str, foot: float, unit: float) -> None:
    """`unit` is the height of one person or thing; up is less, for lanes are counted from above."""
    low = foot - unit * mark.low
    axes.plot([x, x], [foot, low], color=colour, linewidth=1, alpha=0.5)
    if mark.high == mark.low:
        axes.plot([x], [low], "o", color=colour, markersize=5, clip_on=False)
    else:
        high = low - _ARROW if mark.high is None else foot - unit * mark.high
        axes.plot([x, x], [low, high], color=colour, linewidth=5, alpha=0.6, solid_capstyle="butt", clip_on=False)
        if mark.high is None:
            axes.plot([x], [high], "^", color=colour, markersize=8, clip_on=False)
    options: dict[str, Any] = {"textcoords": "offset points", "xytext": (7, 0), "va": "center", "fontsize": 9}
    axes.annotate(mark.shown, (x, low), annotation_clip=False, **options)


def _short(words: str) -> str:
    return words if len(words) <= 110 else words[:109] + "…"


def _shown(words: str) -> str:
    """Lines in which Arabic is in visual order, where matplotlib does not do that; nothing of it is read as mathematics."""
    import matplotlib

    plain = words.replace("$", r"\$")
    if matplotlib.__version_info__[:2] >= _SHAPES:
        return plain
    show = bidi.writer(visual=True)
    return "\n".join(bidi.RUN.sub(lambda run: show(run[0]), line) for line in plain.split("\n"))
