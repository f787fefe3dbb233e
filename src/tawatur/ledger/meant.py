"""Which ids a person means by the names of types, parties, places and countries."""
from __future__ import annotations

from functools import cache

from tawatur.events.kinds import load_kinds
from tawatur.text.fold import fold_word
from tawatur.world import countries as world
from tawatur.world import tables
from tawatur.world.gazetteer import Gazetteer


def kinds(asked: tuple[str, ...]) -> tuple[list[str], list[str]]:
    """The sub-types meant by names of types or sub-types, and the types that have none, in any case of letters."""
    wanted = {name.casefold() for name in asked}
    found = [kind for kind in load_kinds().values() if wanted & {kind.type.casefold(), (kind.subtype or "").casefold()}]
    return [kind.subtype for kind in found if kind.subtype], [kind.type for kind in found if not kind.subtype]


def parties(asked: tuple[str, ...]) -> list[str]:
    """Ids for what a person calls parties: an id, a name, or any wording of the actor table."""
    known = [id for name in asked for id in _named().get(fold_word(name).casefold(), ())]
    return list(dict.fromkeys((*(name.strip().casefold().replace(" ", "-") for name in asked), *known)))


@cache
def _named() -> dict[str, list[str]]:
    """The ids of the actor table by every name and wording, folded."""
    out: dict[str, list[str]] = {}
    for actor in tables.load_actors():
        for name in dict.fromkeys((actor.name.casefold(), *(fold_word(wording) for wording in actor.wordings))):
            out.setdefault(name, []).append(actor.id)
    return out


def sites(asked: tuple[str, ...], kinds: frozenset[str] | None = None) -> list[str]:
    """Ids of the places that go by the names, in Arabic or English, or have them as ids."""
    gazetteer = Gazetteer.load()
    found = [site for name in asked for site in (*gazetteer.find(fold_word(name)), *gazetteer.named(name))]
    fitting = [site for site in found if kinds is None or site.kind in kinds] or found
    return list(dict.fromkeys((*asked, *(site.id for site in fitting))))


def countries(asked: tuple[str, ...]) -> list[str]:
    """Two-letter codes for codes or names of countries."""
    gazetteer = Gazetteer.load()
    codes = [name.upper() for name in asked if len(name) == 2 and name.isascii()]
    named = (site for name in asked for site in (*gazetteer.find(fold_word(name)), *gazetteer.named(name)))
    listed = [known.code for known in world.countries().values() if known.name.casefold() in {name.strip().casefold() for name in asked}]
    return list(dict.fromkeys((*codes, *listed, *(site.country for site in named if site.kind == "country"))))
