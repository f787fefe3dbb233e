"""How the figures of one voice change over time, and the range of what all voices say.

A toll that rises in later reports of one voice is a change and no contradiction; a lower figure is a change too, marked as revised. An
old figure that another outlet prints late is no change, nor is a lower one where the higher is told on. Days of publication order the
figures; of one day the greatest is the last.
"""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from tawatur.exports import wording
from tawatur.link.accounts import Account, Figure
from tawatur.nouns import Count

Key = tuple[str, str]  # outcome, who
ROSE, REVISED, RESTATED = "rose", "revised", "restated"


class Change(NamedTuple):
    """A later figure of one voice: it `rose`, was `revised` to a lower one, or `restated` within the bounds of the first."""

    voice: str
    kind: str
    before: Figure
    after: Figure

    def sentence(self, name: str | None = None) -> str:
        """In plain words; `name` is what to show of the voice."""
        verb = {ROSE: "raises", REVISED: "lowers", RESTATED: "restates"}[self.kind]
        days = " to ".join(dict.fromkeys(day for day in (self.before.words.published, self.after.words.published) if day))
        what = f"{heading((self.before.outcome, self.before.who))} from {number(self.before)} to {number(self.after)}"
        return f"{name or self.voice} {verb} {what}" + (f" ({days})" if days else "")


class Range(NamedTuple):
    """The least and the most that voices say of one outcome, by their last figures; None: no bound told. Who says each, as ids."""

    outcome: str
    who: str
    least: int | None
    most: int | None
    by_least: tuple[str, ...]
    by_most: tuple[str, ...]


def series(account: Account) -> dict[Key, tuple[Figure, ...]]:
    """The figures of a voice by outcome and class, as they came, without what only a relay made of them."""
    told: dict[Key, list[Figure]] = {}
    for figure in account.figures:
        told.setdefault((figure.outcome, figure.who), []).append(figure)
    return {key: cleared(figures) for key, figures in told.items()}


def cleared(figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """Without lower figures that are no revision: an old one printed late, or one that stands alone against what is told on."""
    out: list[Figure] = []
    for place, figure in enumerate(figures):
        higher = [one for one in out if figure.under(one)]
        if not higher or not (_late(figure, higher, out) or _told_on(higher, figures[place + 1 :])):
            out.append(figure)
    return tuple(out)


def _late(figure: Figure, higher: Sequence[Figure], before: Sequence[Figure]) -> bool:
    """Whether an outlet that printed no higher figure prints one that was told before."""
    return any(_same(one, figure) for one in before) and all(one.words.outlet != figure.words.outlet for one in higher)


def _told_on(higher: Sequence[Figure], after: Sequence[Figure]) -> bool:
    """Whether the higher figure is told again, on the same day or later."""
    return any(_same(one, later) for one in higher for later in after)


def _same(one: Figure, other: Figure) -> bool:
    return (one.low, one.high) == (other.low, other.high)


def standing(told: Sequence[Figure], until: str) -> Figure | None:
    """The last of a voice's figures that was published up to then (an ISO date or time)."""
    return next((figure for figure in reversed(told) if (figure.words.published or "") <= until), None)


def changes(account: Account) -> tuple[Change, ...]:
    """Every change of a voice's figures, in the order of the outcomes and of time."""
    return tuple(
        Change(account.voice, _kind(before, after), before, after)
        for told in series(account).values()
        for before, after in pairwise(told)
        if not _same(before, after)
    )


def _kind(before: Figure, after: Figure) -> str:
    return ROSE if before.under(after) else REVISED if after.under(before) else RESTATED


def ranges(accounts: Iterable[Account]) -> tuple[Range, ...]:
    """The range of each outcome over all voices, in the order in which they were first told."""
    last: dict[Key, list[tuple[str, Figure]]] = {}
    for account in accounts:
        for key, told in series(account).items():
            last.setdefault(key, []).append((account.voice, told[-1]))
    return tuple(_range(key, told) for key, told in last.items())


def _range(key: Key, told: Sequence[tuple[str, Figure]]) -> Range:
    lows = [(0 if figure.low is None else figure.low, voice) for voice, figure in told]
    highs = [(figure.high, voice) for voice, figure in told]
    least = min(low for low, _ in lows)
    bounded = [high for high, _ in highs if high is not None]
    most = max(bounded) if len(bounded) == len(highs) else None
    return Range(
        *key, least, most,
        tuple(dict.fromkeys(voice for low, voice in lows if low == least)), tuple(dict.fromkeys(voice for high, voice in highs if high == most)),
    )


def number(figure: Figure) -> str:
    """"21", "31+", "up to 5", "20–30"."""
    return wording.number(Count(figure.outcome, figure.who, figure.low, figure.high, ""))


def heading(key: Key) -> str:
    """"killed", "killed (civilians)"."""
    outcome = "counted" if key[0] == "other" else key[0]
    return outcome if key[1] in ("people", "other") else f"{outcome} ({key[1]})"
