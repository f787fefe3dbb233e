"""Whether a noun can be a verb's subject, and who the subject is where a verb or verbal noun does not name it itself.

Arabic verbs agree: a verb before its subject is singular and takes its gender; a verb after it takes its number too. So
"وأحرقوا سيارات" has its subject elsewhere, and "قتلت الجيش" is no sentence. An unnamed subject is, in this order, that of
the verb it is joined to, the speaker's own side, and the party named last before it.
"""
from __future__ import annotations

from functools import cache

from tawatur.lang.ar.agreement import refers
from tawatur.lang.ar.credit import takes_credit
from tawatur.lang.ar.foes import camps
from tawatur.lang.ar.frames import Cue
from tawatur.lang.ar.governors import AID, HELPER
from tawatur.lang.ar.group import Group
from tawatur.lang.ar.one_event import foiled
from tawatur.lang.ar.parts import Parts
from tawatur.lang.ar.phrases import Phrase
from tawatur.lang.ar.voices import Voice
from tawatur.steps.drafts import Draft, Item
from tawatur.steps.kinds import TERRITORY
from tawatur.world.tables import load_actors

_FAR = 60  # words
_GOING_ON = frozenset(("كما", "اذ", "حيث", "ثم"))
_OPENERS = frozenset("،؛:.!؟?\n")
# Words in the names of bodies that watch, heal and report but do not fight.
_WATCHERS = ("Health", "Civil Defence", "Civil Protection", "Red Crescent", "Red Cross", "Human Rights", "Observatory", "Prisoners",
             "Journalists", "Doctors", "Médecins", "Amnesty", "Monitor", "Relief", "Refugee", "Save the Children", "Oxfam", "Criminal Court",
             "Court of Justice", "Maritime Trade", "Migration", "Medical", "Kitchen", "Lawyers", "Coordination Committees", "Media Office",
             "Crisis Group", "Press", "Syndicate", "White Helmets", "Syria Civil", "B'Tselem", "Peace Now", "Mwatana", "Al Mezan", "Conflict Location")
_WITH = frozenset(("مع", "ضد"))
_OPENLY = frozenset(("verb of saying", "the speaker goes on"))
_NO_SUBJECT = frozenset(("blast", "suffer", "undergo", "agree"))
_DEEDS = frozenset(("act", "launch", "take", "harm", "move"))


def _tidy(parts: Parts, draft: Draft, group: Group) -> None:
    """People who are told more of besides are no target of their own; the sides of a clash are none at all."""
    spans = [(t.start, t.stop) for t in draft.targets if t.id != "people"]
    draft.targets = [t for t in draft.targets if t.id != "people" or not any(a < t.stop and t.start < b for a, b in spans)]
    if group.head.row.frame not in ("clash", "agree"):
        return
    fallen = [t for t in draft.targets if t.id in parts.sides]
    if not draft.actors and len(fallen) > 1:
        draft.actors = fallen
    if len(draft.actors) > 1:
        draft.targets = []
    draft.targets = [t for t in draft.targets if t.id != "people"]


def _other_side(parts: Parts, draft: Draft, group: Group, start: int) -> None:
    """"قتل خمسة من كذا في معارك مع القوات": who fights with those named fell in it, or is the subject before it."""
    foes = {p.actor_id for p in group.head.actors if p.prep.lstrip("و") in _WITH}
    if not foes or draft.ids("actors") - foes:
        return
    fallen = [t._replace(id="unknown-gunmen" if t.id == "fighters" else t.id, rule="the side that fell")
              for t in draft.targets if t.id in parts.sides - foes or (t.id == "fighters" and "unknown-gunmen" not in foes)]
    held = parts.frames.subjects(start, group.start)
    found = [(p, "the other side") for p in held[-1]] if held else _before(parts, group.head, start)
    if not held and not found and (voice := parts.voices.at(group.start)) is not None and voice.chain and voice.chain[0].id in parts.sides - foes:
        own = voice.chain[0]
        fallen = fallen or [Item(own.id, own.start, own.stop, "the side that tells of it")]
    for item in fallen or [Item(p.actor_id, p.start, p.stop, rule) for p, rule in found[:1] if p.actor_id and p.actor_id not in draft.ids("targets")]:
        draft.add("actors", item)
    if draft.ids("actors") - foes:
        draft.targets = []


def take_roles(draft: Draft, group: Group) -> None:
    """The actors and targets of a group's words. Who fired what was intercepted or used again is no actor of it."""
    for cue in group.cues:
        if cue is not group.head and cue.row.frame == "clash" and group.head.row.kind.slug in TERRITORY:
            for phrase in cue.actors:  # "سيطرت القوات على البلدة بعد معارك مع المسلحين"
                if phrase.prep.lstrip("و") in _WITH and phrase.actor_id and phrase.actor_id not in draft.ids("actors"):
                    draft.add("targets", Item(phrase.actor_id, phrase.start, phrase.stop, "from whom it was taken", phrase))
                elif phrase.prep.lstrip("و") not in _WITH or not draft.actors:
                    _roles(draft, cue)
            continue
        if cue is not group.head and foiled(group.head):
            for phrase in (*cue.actors, *cue.targets):
                if phrase.target_id and phrase.kind != "weapon":
                    draft.add("targets", Item(phrase.target_id, phrase.start, phrase.stop, "who was foiled", phrase))
            continue
        if cue is not group.head and cue.row.frame == "launch" and cue.mention.suffix:
            if group.head.row.kind.slug == "disrupted-weapons-use":
                for phrase in cue.actors:
                    draft.add("targets", Item(phrase.actor_id or phrase.id, phrase.start, phrase.stop, "whose weapon it was", phrase))
                continue
            if draft.actors:
                continue
        _roles(draft, cue)


def _roles(draft: Draft, cue: Cue) -> None:
    for phrase in cue.actors:
        if phrase.actor_id:
            rule = HELPER if phrase.prep == AID else f"{cue.row.frame} frame"
            draft.add("actors", Item(phrase.actor_id, phrase.start, phrase.stop, rule))
    for phrase in cue.targets:
        target = phrase.target_id
        if target and phrase.kind != "weapon" and target not in draft.ids("actors"):
            draft.add("targets", Item(target, phrase.start, phrase.stop, f"{cue.row.frame} frame", phrase))


@cache
def bystanders() -> frozenset[str]:
    """The ids of outlets, sources and bodies that take no part in fighting: what they do is to tell of it."""
    return frozenset(a.id for a in load_actors() if a.kind != "party" or any(word in a.name for word in _WATCHERS))


def take_subject(parts: Parts, draft: Draft, group: Group, start: int) -> None:
    """Give an event without actors its subject, if the words before it tell one. The sides of a clash are no targets."""
    _tidy(parts, draft, group)
    if draft.kind.type != "Protests":
        draft.actors = [a for a in draft.actors if a.id not in bystanders()]
    if group.head.row.frame == "clash":
        _other_side(parts, draft, group, start)
    if draft.actors or group.head.row.frame in _NO_SUBJECT:
        return
    cue = next((c for c in group.cues if c.subjectless), None)
    if cue is not None and _stranger(parts, cue):
        return
    voice = parts.voices.at(group.start)
    if cue is None:
        found = _announced(parts, group.head, voice) or _means(parts, group.head, start)
    else:
        found = _joined_to(parts, cue, start) or _speaking(parts, cue, voice, start) or _before(parts, cue, start)
        found = found or [(p, "the subject of the sentence before") for p in _goes_on(parts, cue, start)]
    for phrase, rule in found:
        if phrase.actor_id:
            draft.add("actors", Item(phrase.actor_id, phrase.start, phrase.stop, rule))
    draft.targets = [t for t in draft.targets if t.id not in draft.ids("actors")]


def _stranger(parts: Parts, cue: Cue) -> bool:
    """Whether the subject is named beside the verb by a word that nothing resolves ("قال الجيش إن النظام قصف"): not the speaker."""
    at, scene = cue.mention, parts.scene
    if not at.prefix and _own_noun(parts, at.start):
        return True
    before = scene.mentions[scene.at[at.start - 1]] if at.start and scene.at[at.start - 1] >= 0 else None
    for mention in (before, scene.mention_at(at.stop)):
        if mention is not None and "ال" in mention.prefix + scene.words[mention.start][:2] and (mention.of("short") or mention.of("setting")):
            return not parts.frames.between(mention.start, mention.stop)
    return False


def _own_noun(parts: Parts, at: int) -> bool:
    """Whether a definite noun that no list has opens the clause and stands right before its verb ("الحرب دمرت", "إن الأزمة ...")."""
    scene = parts.scene
    if at < 1 or scene.at[at - 1] >= 0 or not scene.words[at - 1].removeprefix("و").startswith("ال") or len(scene.words[at - 1]) < 5:
        return False
    if at == 1 or scene.words[at - 2] in _OPENERS:
        return True
    return scene.at[at - 2] >= 0 and scene.mentions[scene.at[at - 2]].of("that") is not None


def _announced(parts: Parts, cue: Cue, voice: Voice | None) -> list[tuple[Phrase, str]]:
    """"أعلنت الكتائب قصف الموقع", "اتهمت الحكومة المتمردين بقصف": what a side announces it did, what a side is accused of."""
    if cue.pos != "noun" or cue.row.frame not in _DEEDS or cue.light == "suffers" or voice is None or not voice.chain:
        return []
    between = [p for p in parts.frames.between(max(voice.start, cue.mention.start - _FAR), cue.mention.start) if p.kind in ("party", "class")]
    if voice.role == "accuses":
        accused = [p for p in between if p.actor_id and p.prep in ("", "الي") and p.actor_id != voice.chain[0].id]
        return [(accused[0], "the accused")] if accused else []
    own = _own_side(parts, voice)
    if own is None or voice.stance == "denies":
        return []
    if voice.role == "claims" or takes_credit(parts, cue.mention, voice):
        return [(own, "claimed by its doer")]
    named = sum(p.stop - p.start for p in between)
    kin = camps().get(own.actor_id or "")
    if any(p.actor_id != own.actor_id and (kin is None or camps().get(p.actor_id or "") != kin) for p in between) or cue.row.outcome == "killed" or cue.mention.start - voice.start > 6 + named:
        return []
    if voice.rule not in _OPENLY or voice.role not in ("says", "carries", "shows") or _barred(parts, voice.start, cue.mention.start):
        return []
    return [(own, "the speaker's own deed")]


def _means(parts: Parts, cue: Cue, start: int) -> list[tuple[Phrase, str]]:
    """"صدت القوات الهجوم بقصف", "انسحبت الشرطة بعد اقتحامه": a deed by which, or a pronoun's deed, has the verb's subject."""
    if cue.pos != "noun" or not (cue.mention.prefix.startswith(("ب", "و")) or cue.mention.suffix):
        return []
    before = parts.scene.at[cue.mention.start - 1] if cue.mention.start else -1
    if before >= 0 and parts.scene.mentions[before].of("weapon") is not None:
        near = [p for p in parts.frames.between(cue.mention.start - 3, cue.mention.start) if p.stop == cue.mention.start and p.actor_id]
        return [(p, "the means that acts") for p in near]  # "تدخلت الطائرات بالقصف": not the subject of another verb
    held = parts.frames.subjects(start, cue.mention.start)
    return [(p, "the subject of the verb before") for p in held[-1] if p not in cue.targets] if held else []


def _barred(parts: Parts, start: int, stop: int) -> bool:
    """Whether another event, أن or a relative stands between a verb of saying and what is said."""
    return any(m.of("trigger") or m.of("outcome") or m.of("that") or m.of("relative") for m in parts.scene.within(start, stop))


def _own_side(parts: Parts, voice: Voice) -> Phrase | None:
    """The fighting party that speaks."""
    speaker = voice.chain[0]
    own = next((p for p in parts.frames.between(speaker.start, speaker.stop) if p.kind == "party" or (p.owner and p.traits & {"force", "armed"})), None)
    return own if own is not None and own.actor_id not in bystanders() else None


def told_subject(parts: Parts, cue: Cue, start: int) -> list[Phrase]:
    """Who does what names no doer: of a verb the subject of the one it is joined to, or the speaker's own side; of a noun the
    side that announces it ("أعلنت الحركة انسحابها")."""
    voice = parts.voices.at(cue.mention.start)
    if cue.pos == "noun":
        return [] if cue.actors or cue.mention.prefix not in ("", "و", "ب") else [p for p, _ in _announced(parts, cue, voice)]
    if cue.pos != "verb" or not cue.subjectless or cue.form is None:
        return []
    joined = [] if cue.form.person == 1 else _joined_to(parts, cue, start)
    return [p for p, _ in joined or _speaking(parts, cue, voice, start)]


def unnamed_subject(parts: Parts, cue: Cue, start: int) -> list[Phrase]:
    """The subject that is told elsewhere, or that of the last verb of its kind before."""
    found = told_subject(parts, cue, start)
    if found or cue.pos != "verb" or not cue.subjectless or cue.form is None or cue.form.person == 1:
        return found
    before = _before(parts, cue, start) if cue.mention.start - start > 2 else []
    return [p for p, _ in before] or _goes_on(parts, cue, start)


def _goes_on(parts: Parts, cue: Cue, start: int) -> list[Phrase]:
    """"فيما انسحبت من": a verb at the head of a sentence goes on with the subject of the sentence before."""
    if cue.mention.start - start > 2 or cue.form is None or not cue.row.weak:
        return []
    held = parts.frames.subjects(max(start - _FAR, 0), start)
    return held[-1] if held and refers(cue.form, held[-1], parts.scene.words) else []


def _joined_to(parts: Parts, cue: Cue, start: int) -> list[tuple[Phrase, str]]:
    """"دخلت القوات البلدة وهدمت منازل", "كما هدمت", "إذ هدمت": the subject of the verb that this one is joined to."""
    before = parts.scene.words[cue.mention.start - 1] if cue.mention.start > start else ""
    if cue.pos == "verb" and not cue.mention.prefix.startswith(("و", "ف")) and before not in _GOING_ON:
        return []
    held = parts.frames.subjects(start, cue.mention.start)
    fitting = [s for s in held if s and (cue.form is None or refers(cue.form, s, parts.scene.words))]
    return [(p, "the subject of the verb before") for p in fitting[-1]] if fitting else []


def _speaking(parts: Parts, cue: Cue, voice: Voice | None, start: int) -> list[tuple[Phrase, str]]:
    """The speaker's own side after أنه, أننا or in the first person."""
    if voice is None or not voice.chain:
        return []
    own = _own_side(parts, voice)
    if own is None or (cue.form is not None and cue.form.person != 1 and _of_another(parts, voice.start, cue.mention.start)):
        return []
    nearer = [p for p in parts.frames.between(max(start, voice.start, cue.mention.start - _FAR), cue.mention.start) if _able(parts, p) and p.kind == "party"
              and p.actor_id != own.actor_id and cue.form is not None and refers(cue.form, [p], parts.scene.words)]
    if nearer and cue.form is not None and cue.form.person != 1:
        return []
    return [(own, "the speaker's own side")]


def _of_another(parts: Parts, start: int, stop: int) -> bool:
    """Whether the أن that carries what is said has its own noun after it ("إن المتسللين كانوا ... وفتحوا النار"), and no pronoun.
    A means is the speaker's ("أن منظومة الدفاع الجوي اعترضت")."""
    that = [m for m in parts.scene.within(max(start - 1, 0), stop) if m.of("that") is not None]
    if not that or not parts.scene.words[that[-1].stop - 1].endswith("ن") or that[-1].stop == stop:
        return False
    return all(m.of("weapon") is None for m in parts.scene.within(that[-1].stop, that[-1].stop + 3))


def _before(parts: Parts, cue: Cue, start: int) -> list[tuple[Phrase, str]]:
    """The party or armed people named last before the word, in its gender and number."""
    if cue.form is not None and cue.form.person == 1:
        return []
    for phrase in reversed(parts.frames.between(max(start, cue.mention.start - _FAR), cue.mention.start)):
        if _able(parts, phrase) and (cue.form is None or refers(cue.form, [phrase], parts.scene.words)):
            return [(phrase, "the subject before")]
    return []


def _able(parts: Parts, phrase: Phrase) -> bool:
    if not phrase.actor_id or phrase.prep or phrase.actor_id in bystanders() or "thing" in phrase.traits:
        return False
    if phrase.kind == "party" or "force" in phrase.traits or phrase.id == "protesters" or phrase.kind == "weapon":
        return True
    return "armed" in phrase.traits and phrase.plural and not phrase.stated
