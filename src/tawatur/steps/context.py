"""What a report has spoken of so far: which country it is about, which army "the army" is here."""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from tawatur.text.lexicon import Entry


class Context:
    """The discourse state of one report. `countries` weighs ISO codes by what the report names; `seen` are full mentions.

    A short form ("the brigades") means the last party of the report that goes by it; a word that hangs on the setting
    ("the army") means the party of the country or side that the report is about.
    """

    __slots__ = ("countries", "last", "order", "seen", "side")

    def __init__(self, side: str | None = None, country: str | None = None) -> None:
        self.countries: Counter[str] = Counter()
        self.seen: dict[str, int] = {}
        self.order = 0
        self.side = side
        self.last: str | None = None
        if country:
            self.countries[country] += 1

    def weigh(self, country: str | None, weight: int = 1) -> None:
        """Count a country that the report names in some way."""
        if country and country != "-":
            self.countries[country] += weight

    def note(self, party: str) -> None:
        """Remember a full mention of a party."""
        self.order += 1
        self.seen[party] = self.order
        self.last = party

    def short(self, entries: Iterable[Entry]) -> str | None:
        """The party last mentioned in full that goes by a short form."""
        known = [(self.seen[e.id], e.id) for e in entries if e.kind == "short" and e.id in self.seen]
        return max(known)[1] if known else None

    def setting(self, entries: Iterable[Entry], ahead: str | None = None) -> str | None:
        """The party that a word of the setting means here; None where nothing tells."""
        rows = [e.data for e in entries if e.kind == "setting"]
        by_side = [r for r in rows if r.setting in (ahead, self.side) and r.setting]
        if by_side:
            return str(by_side[0].id)
        known = [r for r in rows if r.id in self.seen]
        if known:
            return str(max(known, key=lambda r: (self.countries[r.setting], self.seen[r.id])).id)
        rows = [r for r in rows if self.countries[r.setting] > 0]
        return str(max(rows, key=lambda r: self.countries[r.setting]).id) if rows else None
