"""Whether a word that could name an event may name one where it stands: its needs (events/README.md) are met."""
from __future__ import annotations

from functools import cache

from tawatur.lang.ar.credit import takes_credit
from tawatur.lang.ar.crowds import has_crowd
from tawatur.lang.ar.cue import Cue
from tawatur.lang.ar.doers import told_subject, unnamed_subject
from tawatur.lang.ar.harm import Harm
from tawatur.lang.ar.means import weapon_mentions
from tawatur.lang.ar.parts import Parts
from tawatur.lang.ar.reality import only_dates
from tawatur.steps.drafts import Draft
from tawatur.steps.scene import Scene
from tawatur.world.tables import load_nations

_CYBER = frozenset(article + word for word in "الكتروني الكترونيا الكترونيه سيبراني سيبرانيا سيبرانيه".split() for article in ("", "ال"))
_NUCLEAR = frozenset(article + word for word in "نووي نوويا نوويه هيدروجينيه ذريه".split() for article in ("", "ال"))
_TRIED = 4  # tokens from an explosion to the bomb that it tried out
_CLOSE = 10  # tokens between the dead and the event in which they fell
_SPOT = 6  # tokens from an event word to the place where it was
_NEAR_SPELL = 8  # tokens
_SPELLS = frozenset("سنوات اعوام عقود سنين سنتين عامين شهور اشهر اسابيع".split())
_LONG = 7  # days after which what goes on since is a state of things


def standing(parts: Parts, cue: Cue, harms: list[Harm], start: int, stop: int) -> Cue | None:
    """A word as an event of the first of its kinds whose needs are met, None where there is none."""
    if cue.pos == "noun" and only_dates(parts.scene, cue.mention, start):
        return None
    if _harms_nobody(parts.scene, cue, stop):
        return None
    if stands(parts, cue, harms, start, stop):
        return cue
    for entry in cue.mention.entries:
        if entry.kind == "trigger" and entry.data.row is not cue.row and entry.data.pos == cue.pos:
            other = Cue(cue.mention, entry.data.row, entry.data, cue.lo, cue.hi)
            parts.frames.fill(other)
            if stands(parts, other, harms, start, stop):
                return other
    return None


def _harms_nobody(scene: Scene, cue: Cue, stop: int) -> bool:
    """Whether an attack is on computers ("أحبط هجوما إلكترونيا"), or an explosion tries out a nuclear bomb."""
    after = scene.words[cue.mention.stop : min(stop, cue.mention.stop + _TRIED)]
    return not _CYBER.isdisjoint(after[:1]) or (cue.row.kind.slug == "remote-explosive-landmine-ied" and not _NUCLEAR.isdisjoint(after))


def stands(parts: Parts, cue: Cue, harms: list[Harm], start: int, stop: int) -> bool:
    """Whether a word may be an event here: its needs are met, and an everyday word has a side, or a place, beside it.

    What speaks against it without ruling it out is noted in `cue.lacks` for the weighing (salience).
    """
    harmed = cue.pos == "noun" and cue.row.kind.slug != "disrupted-weapons-use" and _harmed(harms, cue)
    placed = _has(parts, cue, "place", start, stop) or any(start <= t.start < stop for t in parts.scene.spans)
    if cue.row.weak and not harmed and not _armed_party(parts, cue, start) and not _of_arms(parts, cue):
        cue.lacks.add("side")
        if not (placed and (cue.actors or cue.targets)):
            return False
    if cue.row.weak and not (parts.armed_report or (placed and _side_acts(parts, cue))):
        return False
    if cue.row.weak and cue.mention.suffix and cue.pos != "verb" and not told_subject(parts, cue, start):
        return False
    if not harmed and not all(any(_has(parts, cue, kind, start, stop) for kind in need) for need in cue.row.needs):
        return False
    if cue.row.generic and cue.row.outcome == "killed" and cue.row.frame == "harm" and not (cue.actors or cue.light or told_subject(parts, cue, start)):
        return False
    if cue.row.generic and not (cue.actors or cue.targets or cue.weapons or harms):
        cue.lacks.add("all")
        return placed or cue.light == "does" or takes_credit(parts, cue.mention, parts.voices.at(cue.mention.start))
    return True


def _harmed(harms: list[Harm], cue: Cue) -> bool:
    """Whether people were killed or injured right before or after an event noun ("قتلوا في القتال")."""
    at = cue.mention.start
    return any(h.outcome in ("killed", "injured") and (abs(h.cue.start - at) < _CLOSE or 0 <= at - h.stop < _CLOSE) for h in harms)


def _side_acts(parts: Parts, cue: Cue) -> bool:
    """Whether a side of a conflict itself does it."""
    return cue.pos == "verb" and any(p.actor_id in parts.sides for p in cue.actors)


def _armed_party(parts: Parts, cue: Cue, start: int) -> bool:
    """Whether a side of the conflict or armed people stand with a word."""
    named = [*cue.actors, *cue.targets] or unnamed_subject(parts, cue, start)
    return any(p.actor_id in parts.sides or p.target_id in parts.sides or p.traits & {"force", "armed"} for p in named)


def _of_arms(parts: Parts, cue: Cue) -> bool:
    """Whether it is arms that an everyday word of taking away is about ("إزالة 40 عبوة ناسفة")."""
    return cue.row.kind.slug == "disrupted-weapons-use" and bool(weapon_mentions(parts.scene, cue.mention.stop, min(cue.hi, cue.mention.stop + _SPOT)))


def _has(parts: Parts, cue: Cue, kind: str, start: int, stop: int) -> bool:
    if kind == "party":
        return any(p.kind == "party" or p.actor_id for p in (*cue.actors, *cue.targets)) or \
            any(p.kind == "party" or p.owner for p in parts.frames.between(cue.lo, cue.hi)) or bool(told_subject(parts, cue, start))
    if kind == "harm":
        return False  # met by dead and wounded alone
    if kind == "armed":
        acting = any(("thing" not in p.traits and not (cue.row.frame == "move" and p.id in _states())) or (cue.row.frame == "move" and p.owner in parts.sides) for p in (*cue.actors, *cue.targets))
        return acting and _armed_party(parts, cue, start)
    if kind == "target":
        return bool(cue.targets)
    if kind == "people":
        return any(p.kind == "party" or p.traits & {"person", "force"} for p in cue.targets)
    if kind == "weapon":
        return _has_weapon(parts, cue, start, stop)
    if kind == "place":
        return any(start <= p.start < stop for p in parts.places) or _meant_place(parts, cue)
    return has_crowd(parts, cue, kind, start, stop)


@cache
def _states() -> frozenset[str]:
    """Ids of states: "الجزائر وصلت إلى هذه المرحلة" is no movement of armed people."""
    return frozenset(n.state_id for n in load_nations() if n.state_id)


def _meant_place(parts: Parts, cue: Cue) -> bool:
    """Whether a place told before is meant ("وصلت القوة إلى المنطقة"), or so many of a kind ("حررت أربع مديريات")."""
    near = [m for m in parts.scene.within(cue.mention.stop, min(cue.hi, cue.mention.stop + _SPOT)) if m.of("head") is not None]
    return any("ال" in m.prefix for m in near) or (bool(near) and any(q.stop == m.start for m in near for q in parts.scene.quantities))


def _has_weapon(parts: Parts, cue: Cue, start: int, stop: int) -> bool:
    """Whether a weapon is named that an event word may be about; where people were found or held, it is not about weapons."""
    held = weapon_mentions(parts.scene, start, stop)
    if cue.row.kind.slug == "disrupted-weapons-use":  # "بالنيران" is by what, and not what was seized
        if cue.targets and all(p.traits & {"force", "person"} for p in cue.targets):
            return False
        held = [m for m in held if not m.prefix.lstrip("وف").startswith("ب")]
    return bool(held) or _names_weapon(parts.scene, cue, start, stop)


def _names_weapon(scene: Scene, cue: Cue, start: int, stop: int) -> bool:
    """Whether some event word of the stretch holds a weapon's name ("سقوط صاروخ"); a raid by air is not launched."""
    without = {None, "air-strike"} if cue.row.frame == "launch" else {None}
    return any(entry.data.row.weapon not in without for m in scene.within(start, stop) if (entry := m.of("trigger")) is not None)


def _for_years(words: list[str], head: Cue) -> bool:
    """Whether "for years" stands beside an event word ("تخوض الحكومة منذ سنوات حربا")."""
    near = words[head.mention.start : head.mention.stop + _NEAR_SPELL]
    return any(near[at] == "منذ" and near[at + 1] in _SPELLS for at in range(len(near) - 1))


def goes_on_for_long(words: list[str], draft: Draft, head: Cue) -> bool:
    """Whether an imperfect tells what has gone on for long ("منذ أكتوبر يشن الجيش حربا"): no event, unless it has its toll."""
    if draft.counts or head.form is None or head.form.tense != "imperfect":
        return False
    if draft.time is None or _for_years(words, head):
        return _for_years(words, head)
    when = draft.time.value
    return when.anchor == "since" and (when.stop - when.start).days > _LONG
