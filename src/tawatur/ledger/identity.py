"""Which claim of a new reading is which claim of the reading before, so that what a person decided stays with it.

A claim keeps its id while the report still says it: the same words about the same kind of event by the same speaker,
or the nearest to that. Pairs are taken best first; what is left gets an id of its own.
"""
from __future__ import annotations

from collections.abc import Sequence

from tawatur.ledger.digests import sha256
from tawatur.ledger.rows import Record

_ENOUGH = 3  # of the points below: a trigger or most of the words in common, and one thing more


def match(old: Sequence[tuple[str, Record]], new: Sequence[Record], *, same_text: bool) -> list[str | None]:
    """For each new record the id of the old claim it continues, or None. `same_text`: offsets may be compared."""
    scored = [
        (score, -i, -j)
        for i, (_, before) in enumerate(old)
        for j, after in enumerate(new)
        if (score := likeness(before, after, same_text=same_text)) >= _ENOUGH
    ]
    ids: list[str | None] = [None] * len(new)
    taken: set[int] = set()
    for _, i, j in sorted(scored, reverse=True):
        if -i not in taken and ids[-j] is None:
            taken.add(-i)
            ids[-j] = old[-i][0]
    return ids


def likeness(before: Record, after: Record, *, same_text: bool) -> int:
    """Points for what two records share: the event word 3, the words 2 (most of them 1), type, speaker, scope 1 each."""
    score = 3 * _same_trigger(before, after, same_text)
    score += _words_in_common(before["evidence"], after["evidence"])
    score += (before["type"], before.get("subtype")) == (after["type"], after.get("subtype"))
    score += _speaker(before) == _speaker(after)
    return score + (before.get("scope") == after.get("scope"))


def fresh(document: str, record: Record, taken: set[str]) -> str:
    """An id for a claim that had none: of its report, its event word's place and its speaker."""
    for count in range(len(taken) + 1):
        id = "c" + sha256(f"{document} {record['trigger_span'][0]} {_speaker(record)} {record['type']} {count}")[:12]
        if id not in taken:
            return id
    raise AssertionError("more ids than claims")


def _same_trigger(before: Record, after: Record, same_text: bool) -> bool:
    if not same_text:
        return bool(before["trigger"] == after["trigger"])
    (a, b), (c, d) = before["trigger_span"], after["trigger_span"]
    return bool(a < d and c < b)


def _words_in_common(before: str, after: str) -> int:
    if before == after:
        return 2
    left, right = set(before.split()), set(after.split())
    return int(2 * len(left & right) > max(len(left), len(right)))


def _speaker(record: Record) -> str:
    speakers = record.get("speakers") or ()
    return speakers[0]["id"] if speakers else ""
