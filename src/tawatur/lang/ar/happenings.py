"""The events of a report, sentence by sentence: words that name them, their arguments, the harm they did, who says so.

Several words of one sentence may tell one event ("قتل خمسة في غارة شنها الطيران"): they are joined before a draft of a
claim is made, the word with the narrower meaning giving the kind.
"""
from __future__ import annotations

from tawatur.events.kinds import Trigger
from tawatur.lang.ar.credit import takes_credit
from tawatur.lang.ar.crimes import private
from tawatur.lang.ar.doers import take_roles, take_subject
from tawatur.lang.ar.frames import Cue
from tawatur.lang.ar.games import of_a_game
from tawatur.lang.ar.group import Group
from tawatur.lang.ar.harm import Harm
from tawatur.lang.ar.links import link_lines
from tawatur.lang.ar.losers import settle_losers
from tawatur.lang.ar.losses import cause_of, read_losses, take_voice
from tawatur.lang.ar.means import (
    scope_of_sum,
    settle_held,
    settle_weapons,
    shooter_of,
    sums_of,
    take_counts,
    take_weapons,
    weapon_mentions,
)
from tawatur.lang.ar.needs import goes_on_for_long, standing
from tawatur.lang.ar.one_event import (
    blew_up,
    clearly_one,
    is_effect,
    leaves,
    one_more,
    raid_goes_on,
    slug_of,
    telling,
    upon_them,
)
from tawatur.lang.ar.opposed import opposed
from tawatur.lang.ar.parts import Parts
from tawatur.lang.ar.readings import trigger_of
from tawatur.lang.ar.reality import reality_of
from tawatur.lang.ar.regions import reclaim, set_regions
from tawatur.lang.ar.salience import signs_of
from tawatur.lang.ar.sufferers import settle_targets
from tawatur.lang.ar.vocabulary import Word
from tawatur.lang.ar.where_when import take_places, take_time
from tawatur.steps.drafts import Draft
from tawatur.steps.kinds import CIVIL, TERRITORY, Facts, choose
from tawatur.steps.scene import Scene
from tawatur.text.lexicon import Mention, kinds
from tawatur.world.gazetteer import Site

_AFTER = frozenset(("بعد", "اثر", "عقب", "خلال"))
_RELATIVES = frozenset("الذي التي الذين اللذين اللتين اللذان اللتان والتي والذي".split())
# Events that kill nobody by themselves: harm told beside them has its own event, or none.
_HARMLESS = frozenset(("arrests", "non-violent-transfer-of-territory", "agreement", "headquarters-or-base-established", "change-to-group-activity"))
_OF_PEOPLE = frozenset(("killed", "injured", "missing", "other"))
_SUBJECT, _LONG_SUBJECT = 6, 9  # tokens that describe an event between it and its verb; with a verb that agrees with it
_LED = 4  # tokens from "أدت إلى" to the harm
_MEANWHILE = frozenset("ان عندما حين حينما بعدما".split())  # another clause begins
_MANNED = frozenset(("vehicles", "aircraft", "ship", "checkpoint", "ambulance"))
_FITTING = frozenset(("المناسبه", "الملائمه"))  # what a statement calls the weapons that it does not name
_ARMOUR = frozenset("دبابه دبابات دبابتين الدبابات مدرعه مدرعات مدرعتين المدرعات مصفحه مصفحات مجنزره مجنزرات راجمه راجمات مدفعيه".split())
_PARTICLES_BREAK = frozenset("،؛:")

_EVENTS = kinds("trigger", "outcome")
_TELLING = kinds("trigger", "outcome", "speech")
_EDGES = _TELLING | kinds("that", "relative", "join", "result", "subset")  # where the arguments of an event word end


def read_happenings(parts: Parts) -> list[Draft]:
    """The drafts of a report in order, those that tell no event among them."""
    out: list[Draft] = []
    links = set(link_lines(parts.scene.words, parts.scene.sentences))
    for number, (start, stop) in enumerate(parts.scene.sentences):
        mentions = parts.scene.within(start, stop)
        if (start, stop) not in links and any(m.any_of(_EVENTS) for m in mentions) and not of_a_game(parts, start, stop):
            out.extend(_sentence(parts, number, start, stop, mentions, [d for d in out if d.told]))
    return out


def _sentence(parts: Parts, number: int, start: int, stop: int, mentions: list[Mention], before: list[Draft]) -> list[Draft]:
    cues = _cues(parts, mentions, start, stop)
    for cue in cues:
        parts.frames.fill(cue)
    words = [m for m in mentions if m.any_of(_TELLING)]
    harms = parts.harms.read(start, stop, words, {c.mention.start: c for c in cues})
    cues = [s for c in cues if (s := standing(parts, c, harms, start, stop)) is not None]
    groups = _join(parts.scene, cues)
    loose = _attach(parts, groups, harms, mentions)
    groups = [g for g in groups if not private(parts.scene, g)]
    set_regions(parts, groups, start, stop)
    told: list[tuple[Group, Draft]] = []
    silent: list[Draft] = []
    for group in groups:
        draft = _draft(parts, group, number, start, stop)
        if draft is not None and draft.told:
            told.append((group, draft))
        else:  # what is no event by itself may still have done the harm told beside it
            loose += [h for h in group.harms if h.quantity.low and h.quantity.hedge != "plural" and not any(c.mention is h.cue for c in group.cues)]
            silent += [draft] if draft is not None else []
    drafts = [d for _, d in told]
    if len(told) < len(groups):
        reclaim(parts, told, start, stop)
    loose.sort(key=lambda h: h.start)
    losses = read_losses(parts, loose, drafts, before, number, start, stop)
    drafts += [cause_of(loss, silent) or loss for loss in losses]
    drafts += [d for d in silent if not d.told]
    drafts.sort(key=lambda d: d.trigger)
    return drafts


def _cues(parts: Parts, mentions: list[Mention], start: int, stop: int) -> list[Cue]:
    """The event words of a sentence, each with the stretch where its arguments stand."""
    scene = parts.scene
    edges = [m for m in telling(scene, mentions) if m.any_of(_EDGES)]
    out: list[Cue] = []
    for at, mention in enumerate(edges):
        entry = trigger_of(scene, mention)
        if entry is None:
            continue
        word: Word = entry.data
        row: Trigger = word.row  # type: ignore[assignment]
        back = at - 1
        while back >= 0 and edges[back].of("relative"):
            back -= 1
        lo = edges[back].stop if back >= 0 else start
        hi = edges[at + 1].start if at + 1 < len(edges) else stop
        if (word.pos == "participle" and not _adverbial(parts, mention)) or (out and _is_object(out[-1], mention, row)):
            continue
        cue = Cue(mention, row, word, lo, hi)
        cue.after_event = bool(out) and word.pos == "verb" and _right_after(scene, out[-1], cue)
        out.append(cue)
    return out


def _is_object(cue: Cue, mention: Mention, row: Trigger) -> bool:
    """Whether a noun of deployment is one more target of the attack before it ("استهداف المقر وتموضع قوات")."""
    return row.kind.slug == "change-to-group-activity" and mention.prefix == "و" and cue.row.frame == "act" \
        and cue.row.generic and mention.start - cue.mention.stop < 8


def _adverbial(parts: Parts, mention: Mention) -> bool:
    """Whether a participle says what was done besides ("، مستهدفة تجمعات"), and is no adjective: after a mark, or before its object."""
    before = parts.scene.words[mention.start - 1] if mention.start else ""
    if "ال" in mention.prefix or mention.prefix[:1] in ("ب", "ل", "ك"):
        return False
    objects = [p for p in parts.frames.between(mention.stop, mention.stop + 1) if p.kind == "class" and not p.prep]
    return before in ("،", ",") or mention.prefix.startswith("و") or bool(objects)


def _right_after(scene: Scene, cue: Cue, verb: Cue) -> bool:
    """Whether a verb has the event noun before it as its subject."""
    gap = scene.words[cue.mention.stop : verb.mention.start]
    if gap[-1:] == ["،"] and verb.row.generic and _agrees(scene, cue, verb):
        gap = gap[:-1]  # "ثلاث هجمات، استهدفت"
    reach = _LONG_SUBJECT if verb.row.generic and _agrees(scene, cue, verb) else _SUBJECT
    return cue.pos != "verb" and len(gap) <= reach and not verb.mention.prefix.startswith(("و", "ف")) and \
        not any(w in _PARTICLES_BREAK or w in _MEANWHILE for w in gap) and not cue.light


def _agrees(scene: Scene, cue: Cue, verb: Cue) -> bool:
    """Whether a verb has the gender of the event noun before it, and no subject of its own ("هجمات، استهدفت مواقع")."""
    word = scene.words[cue.mention.start]
    return verb.form is not None and verb.form.number == "s" and not verb.mention.suffix \
        and verb.form.gender == ("f" if word.endswith(("ه", "ات")) else "m")


def _join(scene: Scene, cues: list[Cue]) -> list[Group]:
    """Words of one event put together: a relative or light verb after a noun, an attack "in" or "by" which it was done."""
    groups: list[Group] = []
    for cue in cues:
        last = groups[-1].cues[-1] if groups else None
        cue.effect = last is not None and is_effect(scene, last, cue)
        if last is not None and (cue.effect or _one_event(scene, last, cue)):
            groups[-1].cues.append(cue)
        else:
            groups.append(Group(cue))
    return groups


def _one_event(scene: Scene, a: Cue, b: Cue) -> bool:
    """Whether the word b tells the event that a, before it in the sentence, names."""
    prefix = b.mention.prefix
    between = scene.words[a.mention.stop : b.mention.start]
    if between and (between[-1] in _RELATIVES or (b.after_event and between[-1] == "،")):  # a comma before a relative divides nothing
        between = [w for w in between if w not in ("،", ",")]
    if b.pos == "verb" and b.row.generic and a.row.frame == "blast" and not b.actors and not _PARTICLES_BREAK.intersection(between):
        return True  # "وقع انفجار واستهدف ..."
    if blew_up(a, b, len(between)) or raid_goes_on(a, b) or upon_them(a, b):
        return True
    if a.pos == "verb" and a.row.generic and b.pos == "noun" and prefix == "ال" and not between and a.row.frame == b.row.frame == "act":
        return True  # "واستهدف الهجوم المقر"
    if prefix.startswith(("و", "ف")) or (any(w in _PARTICLES_BREAK for w in between) and b.pos != "participle"):
        return False
    if len(between) > 14:
        return False
    if clearly_one(scene, a, b):
        return True
    if a.row.frame == "agree" or b.row.frame == "agree":
        return False
    if b.pos == "noun" and b.row.weapon and _instrument(scene, b):
        return True
    if a.row.kind.slug in TERRITORY and b.row.frame == "clash" and any(w in _AFTER for w in between):
        return True
    if b.pos == "noun" and not between and a.pos == "verb" and not prefix and \
            (a.row.kind.type == b.row.kind.type or a.row.kind.slug == "looting-property-destruction"):
        return True  # "صد هجوما", "دمرت الغارات منازل"
    same = a.row.kind.slug == b.row.kind.slug
    if b.pos == "verb" and a.pos == "noun":
        return ((b.row.generic or a.row.generic or same) and (b.after_event or not b.actors)) or bool(b.mention.suffix)
    if b.pos == "noun" and (prefix.startswith("ب") or between[-1:] == ["في"] or between[-1:] == ["خلال"]):
        return b.row.generic or a.row.generic or same
    if b.pos == "participle" and a.row.frame == "clash" and b.targets:
        return False  # "تخوض معارك، مستهدفة آليات": what was struck meanwhile
    return b.pos == "participle" and (b.row.generic or same)


def _instrument(scene: Scene, cue: Cue) -> bool:
    """Whether an event noun is how the event before it was done: "بالقصف المدفعي", "بأعنف قصف مدفعي"."""
    before = scene.words[cue.mention.start - 1] if cue.mention.start else ""
    return cue.mention.prefix.startswith("ب") or (before.startswith("با") and len(before) > 4 and scene.at[cue.mention.start - 1] < 0)


def _attach(parts: Parts, groups: list[Group], harms: list[Harm], mentions: list[Mention]) -> list[Harm]:
    """Give each harm to the event of its sentence that did it; what is left has no event here, or is told by somebody else."""
    loose = []
    for harm in harms:
        group = _event_of(parts.scene, [g for g in groups if _one_voice(parts, g, harm)], harm, mentions)
        if group is None:
            loose.append(harm)
        else:
            group.harms.append(harm)
    return loose


def _one_voice(parts: Parts, group: Group, harm: Harm) -> bool:
    """Whether nobody else than who tells the event tells the harm ("وقعت غارة، وقال مسؤول إن خمسة قتلوا" are two claims)."""
    event, other = parts.voices.at(group.head.mention.start), parts.voices.at(harm.cue.start)
    if other is None or other is event or harm.outcome not in _OF_PEOPLE or any(c.mention is harm.cue for c in group.cues):
        return True
    return event is not None and event.chain[:1] == other.chain[:1]


def _event_of(scene: Scene, groups: list[Group], harm: Harm, mentions: list[Mention]) -> Group | None:
    if not groups:
        return None
    own = next((g for g in groups if any(c.mention is harm.cue for c in g.cues)), None)
    if own is not None:
        return own
    at = harm.cue.start
    if harm.outcome in ("killed", "injured", "other"):
        groups = [g for g in groups if g.head.row.kind.slug not in _HARMLESS]
    before = [g for g in groups if g.start < at]
    after = [g for g in groups if g.start > at]
    if before and any(m.of("result") for m in mentions if at - _LED <= m.start < at):
        return before[-1]  # "الاشتباكات أدت إلى مقتل"
    if after and _caused_by(scene, mentions, harm, after[0]):
        return after[0]
    if before:
        return before[-1]
    return after[0] if after else None


def _caused_by(scene: Scene, mentions: list[Mention], harm: Harm, group: Group) -> bool:
    """Whether "في", "إثر", "جراء", "بـ" between the harm and a later event say that the event did it."""
    lo, hi = harm.cue.stop, group.start
    words = scene.words[lo:hi]
    if group.head.mention.prefix.startswith(("ب", "وب")):
        return True
    if any(w in ("في", "خلال", "جراء", "اثر", "نتيجه", "بسبب", "عقب", "بعد", "بفعل", "عندما", "حين") for w in words):
        return True
    return any(m.of("cause") for m in mentions if lo <= m.start < hi)


def _draft(parts: Parts, group: Group, number: int, start: int, stop: int) -> Draft | None:
    head = group.head
    reality = reality_of(parts.scene, head.mention, head.row.modality, head.form, start, stop, parts.voices.at(head.mention.start))
    if reality is None:
        return None
    draft = _begun(parts.scene, group, number, start)
    draft.modality = reality.modality
    take_roles(draft, group)
    shooter = take_weapons(parts, draft, group, start, stop)
    take_counts(parts, draft, group)
    take_voice(parts, draft, head.mention.start, reality)
    parties = [p for c in group.cues for p in (*c.actors, *c.targets) if p.kind == "party"]
    take_places(parts, draft, parties, group.region, start)
    take_time(parts, draft, group.region, (start, stop))
    if draft.scope == "incident":
        draft.scope = scope_of_sum(parts.scene, group, draft.time)
    take_subject(parts, draft, group, start)
    shooter = shooter or shooter_of(parts, draft)
    if head.row.forms.startswith("أغار") and draft.ids("actors") & parts.harms.armies:
        shooter = shooter or "air-strike"  # a state's army raids from the air where nothing else is told
    owners: set[str] = {p.owner for c in group.cues for p in c.targets if p.owner}  # "قافلة للجيش" is armed
    owners |= {"weapons-cache" for c in group.cues for p in c.targets if p.id == "vehicles" and _ARMOUR.intersection(parts.scene.words[p.start : p.stop])}
    facts = Facts(slug_of(group), draft.generic, draft.ids("weapons"), draft.ids("actors"), draft.ids("targets") | owners, parts.fighters,
                  shooter, draft.scope, {c.outcome for c in draft.counts}, _near_weapons(parts, head),
                  head.row.forms, sums_of(group, draft.scope == "cumulative"), _from_afar(parts, group),
                  bool(draft.ids("actors") & parts.harms.armies))
    draft.kind = parts.kinds[choose(facts)]
    opposed(parts, draft, group.region[0], max(group.region[1], group.until))
    draft.generic &= draft.kind.type not in ("Protests", "Riots")
    _unarmed_actors(draft)
    settle_targets(parts, draft)
    settle_weapons(draft)
    settle_held(draft)
    if draft.kind.slug in TERRITORY:
        draft.kind = parts.kinds[_territory(parts, draft, group)]
    draft.signs = signs_of(parts, group, draft, start, stop)
    settle_losers(parts, draft, group)
    draft.told = _tells(parts, draft, head) and not goes_on_for_long(parts.scene.words, draft, head)
    return draft


def _begun(scene: Scene, group: Group, number: int, start: int) -> Draft:
    """The draft of a group with what its words say by themselves."""
    head = group.head
    draft = Draft(head.row.kind, (head.mention.start, head.mention.stop), *group.evidence, number)
    draft.rule = f"{head.row.kind.slug}: {head.row.forms}"
    draft.generic = head.row.generic or all(c.row.generic for c in group.cues)
    draft.definite = all(c.definite for c in group.cues)
    draft.leaves = leaves(head)
    draft.further = any(one_more(scene, c, start) for c in group.cues)
    return draft


def _tells(parts: Parts, draft: Draft, head: Cue) -> bool:
    """Whether a draft tells an event by its signs. A denial is news by itself, and so is a claim of responsibility."""
    return parts.tells(draft.signs) or (draft.stance == "denies" and bool(draft.targets)) \
        or takes_credit(parts, head.mention, parts.voices.at(head.mention.start))


def _near_weapons(parts: Parts, cue: Cue) -> set[str]:
    """The means that an event word has in itself or right after it ("هجوم صاروخي", "هاجم بالقذائف")."""
    mentions = weapon_mentions(parts.scene, cue.mention.start, min(cue.mention.stop + 4, cue.hi))
    near = {e.id for m in mentions if (e := m.of("weapon")) is not None and (m.prefix.startswith("ب") or m.start - cue.mention.stop < 1)}
    return near | ({cue.row.weapon} if cue.row.weapon else set())


def _from_afar(parts: Parts, group: Group) -> bool:
    """Whether a place, a gathering or its gear is struck, or "by fitting weapons": fire at a target, no fight with those who are there."""
    struck = any(p.gathered or ("thing" in p.traits and p.id not in _MANNED) for c in group.cues for p in c.targets)
    return struck or any(_FITTING.intersection(parts.scene.words[c.mention.stop : c.hi]) for c in group.cues)


def _territory(parts: Parts, draft: Draft, group: Group) -> str:
    """Who took the ground decides: forces of the state whose ground it is regain it, all others overtake it."""
    countries: set[str | None] = {p.data.country for p in draft.places if isinstance(p.data, Site)}
    takers = {p.actor_id for c in group.cues if c.row.kind.slug in TERRITORY for p in c.actors}
    homes = {parts.homes.get(str(actor)) for actor in takers or draft.ids("actors")} - {None}
    if not homes:
        return "non-state-actor-overtakes-territory" if draft.actors else draft.kind.slug
    return "government-regains-territory" if homes & (countries or {parts.country}) else "non-state-actor-overtakes-territory"


def _unarmed_actors(draft: Draft) -> None:
    """Nobody fights, shells or bombs as a mere person: such an actor was misread."""
    if draft.kind.type in ("Battles", "Explosions/Remote violence"):
        draft.actors = [a for a in draft.actors if a.id not in CIVIL]
