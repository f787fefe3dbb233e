"""What the figures of a claim cover: one event, a stretch of days, or all since a beginning (docs/codebook.md, Fields)."""
from __future__ import annotations

from tawatur.nouns import Scope
from tawatur.steps.drafts import Draft

_FEW = 5  # deaths told by their number alone that are told as news, and not as a sum
_SHORT = 3  # days: "since Friday evening" is a stretch, "since October" a beginning


def settle_scopes(drafts: list[Draft]) -> None:
    """Give each draft its scope once its kind, counts and time stand."""
    for draft in drafts:
        draft.scope = _scope(draft)


def _scope(draft: Draft) -> Scope:
    anchor = draft.time.value.anchor if draft.time is not None else None
    if draft.kind.type == "Toll":
        if anchor in ("since", "window"):
            return "period" if anchor == "window" or _short(draft) else "cumulative"
        few = bool(draft.counts) and all(c.quantity.high is not None and c.quantity.high <= _FEW for c in draft.counts)
        return "cumulative" if draft.scope == "incident" and not few else draft.scope  # what is no one event's
    if anchor not in ("since", "window") or not draft.counts:
        return "incident"
    return "period" if anchor == "window" or _short(draft) else "cumulative"


def _short(draft: Draft) -> bool:
    assert draft.time is not None
    value = draft.time.value
    return (value.stop - value.start).days <= _SHORT
