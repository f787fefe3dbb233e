"""Series of tolls as a chart, SVG or PNG: a panel for each thing counted, a line for each authority, the reference in grey.

A dot is a figure; a bar beside it spans its bounds, a triangle points up from what is only a lower bound and may lie beneath the
picture, for the scale is that of the figures. The same series give the same bytes with one version of the library.
"""
from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import IO, Any

from tawatur.errors import MissingLibrary, OutputError
from tawatur.exports import bidi
from tawatur.link.reference import Reference, field_of
from tawatur.link.series import Point, Series

FORMATS = ("svg", "png")
_PANELS = 6
_AUTHORITIES = 10  # colours of the usual palette
_MARGIN = timedelta(2)
_STYLE: dict[Any, Any] = {
    "svg.hashsalt": "tawatur", "font.size": 9, "axes.spines.top": False, "axes.spines.right": False, "axes.grid": True, "grid.alpha": 0.25,
}


def plot(drawn: Sequence[Series], stream: IO[bytes], form: str, reference: tuple[Reference, Sequence[Series]] | None = None) -> str:
    """Draw those with the most figures; a word on what found no room, "" where all did. `reference`: and the series it is held against.

    Raises `MissingLibrary` without matplotlib, `OutputError` where no figure has a day.
    """
    panels = _panels([one for one in drawn if one.points])
    if not panels:
        raise OutputError("nothing to draw: no figure has a day")
    try:
        from matplotlib import rc_context
        from matplotlib.figure import Figure
    except ImportError:
        raise MissingLibrary('a chart needs matplotlib: pip install "tawatur[plot]"') from None
    chosen = panels[:_PANELS]
    with rc_context(_STYLE):
        canvas = Figure(figsize=(9, 0.6 + 3.2 * len(chosen)), layout="constrained")
        for axes, panel in zip(canvas.subplots(len(chosen), squeeze=False)[:, 0], chosen, strict=True):
            _draw(axes, panel, reference)
        canvas.savefig(stream, format=form, dpi=150, metadata={"Date": None} if form == "svg" else {"Software": None})
    return _without_room(panels)


def _panels(drawn: Sequence[Series]) -> list[list[Series]]:
    """Series that can be compared, those of most figures first."""
    panels: dict[object, list[Series]] = {}
    for one in drawn:
        kind = one.kind
        panels.setdefault((kind.area.ids, kind.outcome, kind.who, kind.of, kind.scope, one.window), []).append(one)
    for panel in panels.values():
        panel.sort(key=lambda one: -len(one.points))
    return sorted(panels.values(), key=lambda panel: -sum(len(one.points) for one in panel))


def _without_room(panels: Sequence[Sequence[Series]]) -> str:
    drawn = sum(len(panel[:_AUTHORITIES]) for panel in panels[:_PANELS])
    left = sum(map(len, panels)) - drawn
    return f"{left:,} series of fewer figures found no room in the chart" if left else ""


def _draw(axes: Any, panel: Sequence[Series], reference: tuple[Reference, Sequence[Series]] | None) -> None:
    for one in panel[:_AUTHORITIES]:
        _line(axes, one)
    if reference and any(one in reference[1] for one in panel):
        figures = reference[0].figures.get(field_of(panel[0]), {})
        _reference(axes, figures, [point for one in panel for point in one.points])
    kind, window = panel[0].kind, panel[0].window
    over = "total" if kind.scope == "cumulative" else f"over {window}" if window else "over a period"
    whose = f" ({kind.of})" if kind.of else ""
    axes.set_title(_shown(f"{kind.area.name}: {kind.outcome} {kind.who}{whose}, {over}"), loc="left")
    axes.legend(loc="best", fontsize=8, frameon=False)
    _scale(axes, [point for one in panel for point in one.points])


def _scale(axes: Any, points: Sequence[Point]) -> None:
    """Whole numbers and days; room for every figure, not for what is only a lower bound."""
    from matplotlib import dates as typed
    from matplotlib.ticker import MaxNLocator

    dates: Any = typed  # of which the library leaves some untyped
    locator = dates.AutoDateLocator(minticks=3, maxticks=8)
    axes.xaxis.set_major_locator(locator)
    axes.xaxis.set_major_formatter(dates.ConciseDateFormatter(locator))
    axes.yaxis.set_major_locator(MaxNLocator(integer=True))
    axes.yaxis.set_major_formatter(lambda value, _: f"{value:,.0f}")
    heights = [_height(point) for point in points if point.high is not None] or [_height(point) for point in points]
    room = max((max(heights) - min(heights)) * 0.1, 1)
    axes.set_ylim(min(heights) - room, max(heights) + room)


def _line(axes: Any, one: Series) -> None:
    since = f", since {one.since}" if one.since else ""
    closed = [point for point in one.points if point.high is not None]
    open_ended = [point for point in one.points if point.high is None]
    label = _shown(f"{one.authority}{since}")
    [line] = axes.plot([point.day for point in closed], [_height(point) for point in closed], "o-", markersize=4, linewidth=1.2, label=label)
    for point in closed:
        if point.low != point.high:
            axes.vlines(point.day, point.low or 0, point.high, color=line.get_color())
    axes.plot([point.day for point in open_ended], [_height(point) for point in open_ended], "^", markersize=6, color=line.get_color())


def _reference(axes: Any, figures: Mapping[date, int], points: Sequence[Point]) -> None:
    """The reference, over the days of the figures and some around them."""
    days = [point.day for point in points if point.day]
    first, last = min(days) - _MARGIN, max(days) + _MARGIN
    near = sorted(day for day in figures if first <= day <= last)
    axes.plot(near, [figures[day] for day in near], color="0.6", linewidth=1, linestyle="--", label="reference", zorder=1)


def _height(point: Point) -> float:
    if point.low is None:
        return float(point.high or 0)
    return (point.low + point.high) / 2 if point.high is not None else float(point.low)


def _shown(words: str) -> str:
    """Letters in their joined forms and in visual order: the library draws from the left what it gets."""
    return bidi.writer(True)(bidi.clean(words)).replace("$", r"\$")
