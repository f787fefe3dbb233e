"""Which reports of an incident carry the text of an earlier one."""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import Connection, select

from tawatur.ledger import schema
from tawatur.link.copies import copies

_TEXTS = 400  # fetched at once

Told = dict[int, list[int]]  # the claims of each report of an incident


def copied_from(connection: Connection, groups: Mapping[int, int], report_of: Mapping[int, int]) -> dict[int, str]:
    """For claims whose report carries the text of an earlier one of the same incident, the id of that one."""
    told: dict[int, Told] = defaultdict(lambda: defaultdict(list))
    for claim, group in groups.items():
        told[group][report_of[claim]].append(claim)
    out: dict[int, str] = {}
    for some in _some([of for of in told.values() if len(of) > 1]):
        ids, texts = _texts(connection, sorted({report for of in some for report in of}))
        for of in some:
            reports = sorted(of)
            for report, first in zip(reports, copies([texts[one] for one in reports]), strict=True):
                if reports[first] != report:
                    out.update(dict.fromkeys(of[report], ids[reports[first]]))
    return out


def _some(told: Sequence[Told]) -> Iterator[list[Told]]:
    """Incidents, as many as have so many reports."""
    held: list[Told] = []
    count = 0
    for of in told:
        held.append(of)
        count += len(of)
        if count >= _TEXTS:
            yield held
            held, count = [], 0
    if held:
        yield held


def _texts(connection: Connection, reports: Sequence[int]) -> tuple[dict[int, str], dict[int, str]]:
    """Ids and texts of reports."""
    d = schema.document.c
    found = connection.execute(select(d.seq, d.id, d.text).where(d.seq.in_(reports))).all()
    return {row.seq: row.id for row in found}, {row.seq: row.text for row in found}
