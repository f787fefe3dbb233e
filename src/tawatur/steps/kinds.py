"""Which sub-event type a told event is: a table over the word, the means and the target (docs/codebook.md, Types)."""
from __future__ import annotations

from collections.abc import Set

from tawatur.events.kinds import Kind, Trigger

_AIR = frozenset(("air-strike", "drone"))
_REMOTE = frozenset(("rocket", "missile", "mortar", "artillery"))
_DIRECT = frozenset(("anti-tank", "sniper", "small-arms", "knife", "vehicle-ramming"))
_SHELLING = "shelling-artillery-missile-attack"


def kind_of(row: Trigger, kinds: dict[str, Kind], weapons: Set[str], armed: bool, civilian: bool, shooter: str | None) -> Kind:
    """The kind of one event. `armed`, `civilian`: what its target is; `shooter`: the means that acts ("طائرات")."""
    slug = row.kind.slug
    if "suicide-vest" in weapons and (row.generic or slug in ("remote-explosive-landmine-ied", "armed-clash", "attack")):
        return kinds["suicide-bomb"]
    if "chemical" in weapons and slug in (_SHELLING, "air-drone-strike", "armed-clash", "attack"):
        return kinds["chemical-weapon"]
    if shooter in _AIR and slug in (_SHELLING, "armed-clash", "attack") and (row.generic or slug == _SHELLING):
        return kinds["air-drone-strike"]
    if slug == _SHELLING and weapons & _AIR and not row.generic:
        return kinds["air-drone-strike"]
    return kinds[_by_means(slug, weapons, armed, civilian) if row.generic else slug]


def _by_means(slug: str, weapons: Set[str], armed: bool, civilian: bool) -> str:
    """A generic attack by its means, then by its target."""
    if weapons & _AIR:
        return "air-drone-strike"
    if "grenade" in weapons:
        return "grenade"
    if "ied" in weapons:
        return "remote-explosive-landmine-ied"
    if weapons & _REMOTE and not weapons & {"anti-tank"}:
        return _SHELLING
    if weapons & _DIRECT:
        return "attack" if (civilian or slug == "attack") and not armed else "armed-clash"
    if slug in ("armed-clash", "attack"):
        return "attack" if civilian and not armed else slug if slug == "attack" and not armed else "armed-clash"
    return slug
