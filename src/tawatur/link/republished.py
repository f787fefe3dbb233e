"""Which reports of an incident carry the text of an earlier one."""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations

from sqlalchemy import Connection, select

from tawatur.ledger import schema
from tawatur.link import store
from tawatur.link.copies import copies

_REPORTS = 5_000  # looked at at once
_ALIKE = 0.4  # share of the rare words in common below which two reports are not looked at more closely
_FEW = 6  # rare words: with fewer, they tell too little

Told = dict[int, list[int]]  # the claims of each report of an incident
Sketches = Callable[[Sequence[int]], dict[int, frozenset[int]]]


def copied_from(connection: Connection, groups: Mapping[int, int], report_of: Mapping[int, int], sketches: Sketches) -> dict[int, str]:
    """For claims whose report carries the text of an earlier one of the same incident, the id of that one.

    `sketches` tells the rare words that stand for reports; only texts of reports that share many are read.
    """
    told: dict[int, Told] = defaultdict(lambda: defaultdict(list))
    for claim, group in groups.items():
        told[group][report_of[claim]].append(claim)
    out: dict[int, str] = {}
    for some in _some([of for of in told.values() if len(of) > 1]):
        rare = sketches(sorted({report for of in some for report in of}))
        alike = [_alike(sorted(of), rare) for of in some]
        texts = _texts(connection, sorted({report for reports in alike for report in reports}))
        for of, reports in zip(some, alike, strict=True):
            for report, first in zip(reports, copies([texts[one][1] for one in reports]), strict=True):
                if reports[first] != report:
                    out.update(dict.fromkeys(of[report], texts[reports[first]][0]))
    return out


def _alike(reports: Sequence[int], rare: Mapping[int, frozenset[int]]) -> list[int]:
    """Those that may be copies of another of them, as far as their rare words tell."""
    found: set[int] = set()
    for left, right in combinations(reports, 2):
        fewest = min(len(rare[left]), len(rare[right]))
        if fewest < _FEW or len(rare[left] & rare[right]) >= _ALIKE * fewest:
            found |= {left, right}
    return sorted(found)


def _some(told: Sequence[Told]) -> Iterator[list[Told]]:
    """Incidents, as many as have so many reports."""
    held: list[Told] = []
    count = 0
    for of in told:
        held.append(of)
        count += len(of)
        if count >= _REPORTS:
            yield held
            held, count = [], 0
    if held:
        yield held


def _texts(connection: Connection, reports: Sequence[int]) -> dict[int, tuple[str, str]]:
    """Ids and texts of reports."""
    d = schema.document.c
    out: dict[int, tuple[str, str]] = {}
    for some in store.stretches(reports):
        rows = connection.execute(select(d.seq, d.id, d.text).where(d.seq.in_(some)))
        out.update((row.seq, (row.id, row.text)) for row in rows)
    return out
