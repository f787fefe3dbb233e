"""How many were killed in an incident, by a stated rule: the most conservative of what is credible.

Every voice that says it happened gives one range: of its latest report that tells how many were killed, as the figures of a claim are
read (a total and its parts are not added; a lower figure is no later one while the higher is told on). A denial gives 0 if it
says that there were none; otherwise it gives nothing, for it says nothing of numbers.

    low    the least lower bound ("up to 5" has 0)
    high   the greatest upper bound ("more than 30" has none: there it is its lower one)
    best   what the most independent voices admit, of no two of one camp (`support`); of equally many the lowest

"More than 30" admits 31 and all above; so 31 and "more than 30" are two voices for 31. Nothing here says who is right.
"""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tawatur.exports.field.base import Toll, casualties, toll
from tawatur.exports.field.event import Killed
from tawatur.link.accounts import Account, Figure
from tawatur.link.figures import cleared
from tawatur.link.packing import Members, pack
from tawatur.link.voices import DENIES, SAYS


class _Range(NamedTuple):
    """What one voice says: `low` to `high` (None: no upper bound), and by who they were."""

    account: Account
    low: int
    high: int | None
    toll: Toll

    def admits(self, number: int) -> bool:
        return self.low <= number and (self.high is None or number <= self.high)


def estimate(accounts: Iterable[Account]) -> Killed:
    """The people killed by the accounts of one incident; all zero where no voice tells a number."""
    told = [one for account in accounts if account.stance in (SAYS, DENIES) and (one := _range(account))]
    if not told:
        return Killed(0, 0, 0, 0, ())
    lows = {one.low for one in told}
    best = min(lows, key=lambda number: (-support(one.account for one in told if one.admits(number)), number))
    tolls = tuple(one.toll for one in told if one.low == best)
    return Killed(best, min(lows), max(one.toll.high for one in told), max(lows), tolls)


def support(accounts: Iterable[Account]) -> int:
    """How many independent voices these are, of each camp one at most: one side's voices do not make each other more certain."""
    return len(pack(chain for account in accounts for chain in _chains(account)).chosen)


def _chains(account: Account) -> Sequence[Members]:
    """The chains of a voice; its camp is one more who is in all of them, and first, where a matching with who printed them mostly settles it."""
    camp = (f"camp {account.side.camp}",) if account.side.camp else ()
    return [(*camp, *chain) for chain in account.chains]


def _range(account: Account) -> _Range | None:
    """What a voice told last of how many were killed."""
    reports: dict[tuple[str | None, ...], list[Figure]] = {}
    for figure in account.figures:
        if figure.outcome == "killed":
            reports.setdefault((figure.words.report, figure.words.outlet, figure.words.published), []).append(figure)
    told = sorted((_report(figures) for figures in reports.values()), key=lambda one: (one[0].words.published or "", one[1].low, one[1].high))
    if not told:
        return None
    last = cleared([figure for figure, _ in told])[-1]
    return _Range(account, last.low or 0, last.high, next(whole for figure, whole in told if figure is last))


def _report(figures: Sequence[Figure]) -> tuple[Figure, Toll]:
    """All who were killed by the figures of one report, as one figure and by who they were."""
    record = {"counts": [{"outcome": one.outcome, "who": one.who, "min": one.low, "max": one.high} for one in figures]}
    bounds = casualties(record)
    return Figure("killed", "people", bounds["killed_min"], bounds["killed_max"], figures[0].words), toll(record)
