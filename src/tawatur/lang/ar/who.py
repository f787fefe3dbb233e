"""Who or what was counted, in the values of the codebook (soldiers, fighters, police, civilians, vehicles, ...)."""
from __future__ import annotations

from tawatur.lang.ar.countables import Countable
from tawatur.lang.ar.phrases import Phrase
from tawatur.steps.scene import Scene

THINGS = frozenset(("destroyed", "damaged", "launched", "intercepted"))
_ROCKETS = frozenset(("rocket", "missile", "mortar", "artillery", "anti-tank", "small-arms"))
AIRCRAFT = frozenset(("air-strike", "drone"))
LAUNCHED = _ROCKETS | AIRCRAFT | {"grenade", "tear-gas"}


def who_of(scene: Scene, item: Countable | None, outcome: str, armies: frozenset[str], stop: int) -> str:
    """The codebook's `who` of a countable, by its noun or its side; `stop` is where its words end."""
    phrase = item.phrase if item is not None else None
    if phrase is None:
        return _unnamed(scene, stop) or ("other" if outcome in THINGS else "people")
    return who_of_phrase(phrase, armies)


def _unnamed(scene: Scene, stop: int) -> str | None:
    """Whom a number counts by a noun that stands for a side not known here ("14 إرهابيا", "28 من المسلحين")."""
    at = stop + 1 if scene.words[stop : stop + 1] == ["من"] else stop
    after = scene.mention_at(at)
    if after is None or after.prefix not in ("", "ال"):
        return None
    entry = after.of("class")
    if entry is not None:
        return str(entry.data.row.who)
    return "fighters" if after.of("setting") or after.of("short") else None


def who_of_phrase(phrase: Phrase, armies: frozenset[str]) -> str:
    """Members of a state's army are soldiers, of the police police, of another side fighters."""
    if phrase.kind == "party":
        return _who_of_party(phrase.id, armies)
    if phrase.kind == "weapon":
        return "rockets" if phrase.id in _ROCKETS else "aircraft" if phrase.id in AIRCRAFT else "other"
    if phrase.kind != "class":
        return "people"
    who = phrase.who
    if phrase.owner and who in ("fighters", "soldiers", "people") and phrase.traits & {"force", "armed"} and "thing" not in phrase.traits:
        owner = _who_of_party(phrase.owner, armies)
        return owner if who != "soldiers" or owner == "police" else who
    return who


def _who_of_party(party: str, armies: frozenset[str]) -> str:
    return "soldiers" if party in armies else "police" if "police" in party else "fighters"
