"""Which sub-event type a told event is: a table over the word, the means, the sides and the target.

The word's own folder is the default; the rules are those of docs/codebook.md, "Choices that come up every day".
"""
from __future__ import annotations

from collections.abc import Set
from typing import NamedTuple

from tawatur.nouns import Scope

AIR = frozenset(("air-strike", "drone"))
REMOTE = frozenset(("rocket", "missile", "mortar", "artillery"))
DIRECT = frozenset(("anti-tank", "sniper", "small-arms", "knife", "vehicle-ramming"))
CIVIL = frozenset(("civilians", "people", "children", "women", "journalists", "medics", "displaced", "worshippers", "officials",
                   "detainees", "captives", "foreigners", "witnesses", "protesters"))
ARMED = frozenset(("soldiers", "fighters", "police", "unknown-gunmen", "vehicles", "checkpoint", "bodyguards", "aircraft", "tribes",
                   "base", "position"))
_CIVIL_PLACES = frozenset(("restaurant", "hotel", "cultural-site", "school", "mosque", "church", "market", "hospital", "ambulance", "embassy",
                           "media-office", "airport"))
_WHERE_PEOPLE_ARE = frozenset(("people", "settlement", "camp", "house", "farmland"))  # shot at, with no fighter told
_BUILDINGS = frozenset(("house", "settlement", "mosque", "school", "shop", "government-building"))
_CROWD = frozenset(("protesters", "worshippers", "civilians", "people", "women", "children"))
_GOODS = frozenset(("vehicles", "ship", "aircraft", "market", "house", "farmland", "infrastructure", "weapons-cache"))
_SHELLING, _CLASH, _ATTACK = "shelling-artillery-missile-attack", "armed-clash", "attack"
_RUIN = ("دمر", "تدمير", "ضرر", "أضرار", "تلف", "نسف", "حرق", "إحراق", "تفجير", "فجر")
_SETTLERS = frozenset(("israeli-settlers",))
TERRITORY = frozenset(("government-regains-territory", "non-state-actor-overtakes-territory"))
_BROKEN_UP, _DEADLY, _RIOT = "protest-with-intervention", "excessive-force-against-protesters", "violent-demonstration"
_FORCE = frozenset((_CLASH, _ATTACK, _SHELLING, _BROKEN_UP, "peaceful-protest"))
_VIOLENT = frozenset((_SHELLING, _CLASH, _ATTACK, "air-drone-strike", "remote-explosive-landmine-ied", "suicide-bomb", "grenade"))


class Facts(NamedTuple):
    """What the choice hangs on. `slug`: the word's folder; `sides`: ids of the table of actors that fight;
    `near`: the weapons in or right after the word;
    `word`: its forms; `sums`: what befell more than two, as far as it can be summed up; `afar`: means or target tell of fire from afar; `army`: an army of a state did it."""

    slug: str
    generic: bool
    weapons: Set[str]
    actors: Set[str]
    targets: Set[str]
    sides: Set[str]
    shooter: str | None
    scope: Scope
    outcomes: Set[str]
    near: Set[str]
    word: str = ""
    sums: Set[str] = frozenset()
    afar: bool = False
    army: bool = False

    @property
    def armed(self) -> bool:
        """Whether the target fights."""
        held = self.targets & ARMED
        carried = held == {"vehicles"} and self.targets & CIVIL  # people in a bus
        return bool((held and not carried) or self.targets & self.sides)

    @property
    def civilian(self) -> bool:
        """Whether the target is said to be unarmed; "people" alone says nothing of it."""
        return bool(self.targets & (CIVIL - {"people"}))

    @property
    def unarmed(self) -> bool:
        """Whether those attacked are unarmed: by name, by the place, or as people killed by nobody who is a side of a war."""
        if self.armed:
            return False
        people = "people" in self.targets and "killed" in self.outcomes and not self.actors & self.sides
        return self.civilian or people or bool(self.targets & _CIVIL_PLACES)


def choose(facts: Facts) -> str:
    """The slug of the kind."""
    slug = facts.slug
    if facts.sums and _is_toll(facts):
        return "toll"
    bomber = "suicide-bomber" in facts.actors | facts.targets or "suicide-vest" in facts.weapons
    if bomber and (slug in _VIOLENT or facts.generic) and (facts.generic or slug in ("remote-explosive-landmine-ied", _CLASH, _ATTACK)):
        return "suicide-bomb"
    if "chemical" in facts.weapons and slug in _VIOLENT:
        return "chemical-weapon"
    crowd = _by_crowd(facts)
    if crowd is not None:
        return crowd
    if slug == _SHELLING and (facts.shooter in AIR or (facts.weapons & AIR and not facts.weapons & REMOTE)):
        return "air-drone-strike"
    if slug == _CLASH and facts.shooter in AIR and facts.generic:
        return "air-drone-strike"
    if facts.generic:
        kind = _by_means(facts)
        return "disrupted-weapons-use" if kind == "looting-property-destruction" and "weapons-cache" in facts.targets else kind
    return _by_sides(facts)


def _by_crowd(facts: Facts) -> str | None:
    """Deeds of a crowd, and force against it: lethal means or deaths are excessive force (ACLED's rule)."""
    slug = facts.slug
    if "protesters" in facts.actors:
        violent = slug in (_ATTACK, _CLASH, _SHELLING, "looting-property-destruction", "mob-violence", "non-violent-transfer-of-territory")
        return _RIOT if violent or slug in TERRITORY else "peaceful-protest" if slug in ("other", "change-to-group-activity") else None
    if slug not in _FORCE or not ("protesters" in facts.targets or slug in (_BROKEN_UP, "peaceful-protest")) or "unknown-gunmen" in facts.actors:
        return None
    if "suicide-bomber" in facts.actors or facts.weapons & {"ied", "suicide-vest"}:
        return None
    if slug == _BROKEN_UP and facts.actors & _CROWD:
        return _RIOT  # both sides of a clash
    if slug == _SHELLING and not facts.generic:
        return None
    lethal = "killed" in facts.outcomes or facts.weapons & (DIRECT | REMOTE | AIR)
    if slug == "peaceful-protest":
        return _DEADLY if lethal and facts.actors & facts.sides else None
    return _DEADLY if lethal else _BROKEN_UP


def _is_toll(facts: Facts) -> bool:
    """A sum of dead and wounded is a toll, and so is any sum since a start; things lost in a window are told of their event."""
    if facts.scope == "cumulative" or facts.slug == "toll":
        return True
    return facts.scope == "period" and (facts.slug in _VIOLENT or facts.slug == "looting-property-destruction")


def _by_means(facts: Facts) -> str:
    """A generic attack by its means, then by its target."""
    slug = facts.slug
    weapons = facts.near if slug == _CLASH else facts.weapons
    if weapons & AIR:
        return "air-drone-strike"
    if "grenade" in weapons:
        return "grenade"
    if "ied" in weapons:
        return "remote-explosive-landmine-ied"
    if weapons & REMOTE and not (weapons & DIRECT - {"anti-tank"} or (weapons & DIRECT and facts.armed)):
        return _SHELLING
    if facts.weapons & DIRECT:
        return _ATTACK if facts.unarmed or ((slug == _ATTACK or facts.targets & _WHERE_PEOPLE_ARE) and not facts.armed) else _CLASH
    if slug == _SHELLING:
        return _CLASH if facts.armed and not facts.afar else _ATTACK if facts.civilian else _SHELLING
    if slug in (_CLASH, _ATTACK):
        return _ATTACK if facts.unarmed or (slug == _ATTACK and not facts.armed) else _CLASH
    return slug


def _by_sides(facts: Facts) -> str:
    """Words of one kind that are another between these sides or with this object."""
    slug = facts.slug
    if slug == _CLASH and facts.actors & _CROWD and not facts.targets & _CROWD:
        return "violent-demonstration"
    if "صادر" in facts.word and (facts.targets & {"weapons-cache"} or (facts.weapons and not facts.targets)):
        return "disrupted-weapons-use"
    if slug == "looting-property-destruction":
        if facts.actors & {"protesters"}:
            return "violent-demonstration"
        military = facts.targets & {"soldiers", "fighters", "position", "vehicles"} and facts.actors & facts.sides - _SETTLERS
        if any(w in facts.word for w in _RUIN) and (facts.targets & facts.sides or military):
            return _CLASH
        if facts.targets and not facts.targets - CIVIL:
            return _ATTACK
    if ("خطف" in facts.word or "ختط" in facts.word) and facts.targets != {"vehicles"}:
        return slug  # ships, planes and people are hijacked; lorries are robbed
    if "pirates" in facts.actors and facts.targets & {"ship"} and slug in ("looting-property-destruction", "arrests"):
        return "abduction-forced-disappearance"
    if slug == "abduction-forced-disappearance" and "حجز" in facts.word.replace("ت", "") and any("police" in actor for actor in facts.actors):
        return "arrests"  # "احتجزت الشرطة"
    if slug in TERRITORY and "weapons-cache" in facts.targets:
        return "disrupted-weapons-use"  # arms and armour taken
    if slug == "remote-explosive-landmine-ied" and facts.targets and facts.targets <= _BUILDINGS and facts.army and not facts.outcomes & {"killed", "injured"}:
        return "looting-property-destruction"  # an army blows up a house that it holds
    taken = facts.targets & _GOODS and not facts.targets & facts.sides
    if taken and (slug == "abduction-forced-disappearance" or (slug == "arrests" and "عتقل" not in facts.word) or (slug in TERRITORY and facts.targets & {"vehicles", "ship"})):
        return "looting-property-destruction"
    if slug == _CLASH and "air-defence" in facts.weapons and facts.weapons & (AIR | REMOTE):
        return "disrupted-weapons-use"
    if slug in TERRITORY and facts.weapons & (REMOTE | {"anti-tank", "small-arms", "air-defence"}) and not facts.targets:
        return "disrupted-weapons-use"
    return slug
