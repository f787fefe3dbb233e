"""The administrative units around a place, as far as the gazetteer knows them."""
from __future__ import annotations

from tawatur.world.gazetteer import Gazetteer

_UNITS = frozenset(("region", "district"))


def admins(id: str | None) -> list[str]:
    """Names of the regions that hold a place, the widest first, the country left out; the place itself if it is one."""
    gazetteer = Gazetteer.load()
    site = gazetteer.get(id) if id else None
    found: list[str] = []
    for _ in range(9):  # deeper than any gazetteer
        if site is None:
            break
        if site.kind in _UNITS:
            found.insert(0, site.name)
        site = gazetteer.get(site.parent) if site.parent else None
    return found
