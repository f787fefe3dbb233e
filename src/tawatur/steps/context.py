"""What a report has spoken of so far: which country it is about, which army "the army" is here."""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Set
from typing import Any

from tawatur.text.lexicon import Entry, Listing, Mention, kinds

_ARMED = kinds("weapon", "party", "trigger", "outcome")
_COUNTRY = kinds("place", "nation", "party", "capital")


class Settings:
    """The rows of one word of the setting: setting -> place in the table and party, party -> its settings."""

    __slots__ = ("by_party", "by_setting")

    def __init__(self, rows: list[Any]) -> None:
        self.by_setting: dict[str, tuple[int, str]] = {}
        self.by_party: dict[str, list[str]] = {}
        for at, row in enumerate(rows):
            self.by_setting.setdefault(row.setting, (at, row.id))
            self.by_party.setdefault(row.id, []).append(row.setting)


class Context:
    """The discourse state of one report. `countries` weighs ISO codes by what the report names; `seen` are full mentions.

    A short form ("the brigades") means the last party of the report that goes by it; a word that hangs on the setting
    ("the army") means the party of the country or side that the report is about.
    """

    __slots__ = ("countries", "order", "seen", "side")

    def __init__(self, side: str | None = None, country: str | None = None) -> None:
        self.countries: Counter[str] = Counter()
        self.seen: dict[str, int] = {}
        self.order = 0
        self.side = side
        if country:
            self.countries[country] += 1

    def weigh(self, country: str | None, weight: int = 1) -> None:
        """Count a country that the report names in some way."""
        if country and country != "-":
            self.countries[country] += weight

    def weigh_all(self, mentions: Iterable[Mention]) -> None:
        """Count every country that the places, nations and parties of a report are of."""
        for mention in mentions:
            if not mention.any_of(_COUNTRY):
                continue
            for entry in mention.entries:
                kind = entry.kind
                if kind == "place":
                    self.weigh(entry.data[0].country, 2)
                elif kind == "nation":
                    self.weigh(entry.id)
                elif kind == "capital" and mention.of("place") is None:
                    self.weigh(entry.data.country, 2)
                elif kind == "party":
                    self.weigh(entry.data.country)

    def note(self, party: str) -> None:
        """Remember a full mention of a party."""
        self.order += 1
        self.seen[party] = self.order

    def short(self, entries: Iterable[Entry]) -> str | None:
        """The party last mentioned in full that goes by a short form."""
        known = [(self.seen[e.id], e.id) for e in entries if e.kind == "short" and e.id in self.seen]
        return max(known)[1] if known else None

    def setting(self, listing: Listing, country: str | None = None) -> str | None:
        """The party that a word of the setting means here, in a `country` if one is told beside it; None where nothing tells."""
        if listing.index is None:
            listing.index = Settings([e.data for e in listing.entries if e.kind == "setting"])
        rows: Settings = listing.index
        own = rows.by_setting.get(country or "") or rows.by_setting.get(self.side or "")
        if own is not None:
            return own[1]
        known = [(self.countries[setting], order, id) for id, order in self.seen.items() for setting in rows.by_party.get(id, ())]
        if known:
            return max(known)[2]
        # The first of the table where two countries weigh alike.
        near = [(weight, -own[0], own[1]) for c, weight in self.countries.items() if weight > 0 and (own := rows.by_setting.get(c)) is not None]
        return max(near)[2] if near else None


def armed(mentions: Iterable[Mention], armies: Set[str]) -> bool:
    """Whether a report has two signs of armed conflict beyond everyday words: a fighting party, a weapon, a death."""
    signs = 0
    for mention in mentions:
        if mention.any_of(_ARMED) and any(_warlike(entry, armies) for entry in mention.entries):
            signs += 1
            if signs == 2:
                return True
    return False


def _warlike(entry: Entry, armies: Set[str]) -> bool:
    if entry.kind == "party":
        return entry.id in armies or getattr(entry.data, "side", "-") not in ("-", "", None)
    return entry.kind in ("weapon", "outcome") or (entry.kind == "trigger" and not entry.data.row.weak)
