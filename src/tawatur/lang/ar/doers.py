"""Whether a noun can be a verb's subject, and who the subject is where a verb or verbal noun does not name it itself.

Arabic verbs agree: a verb before its subject is singular and takes its gender; a verb after it takes its number too. So
"وأحرقوا سيارات" has its subject elsewhere, and "قتلت الجيش" is no sentence. An unnamed subject is, in this order, that of
the verb it is joined to, the speaker's own side, and the party named last before it.
"""
from __future__ import annotations

from tawatur.lang.ar.agreement import refers
from tawatur.lang.ar.frames import Cue
from tawatur.lang.ar.group import Group
from tawatur.lang.ar.parts import Parts
from tawatur.lang.ar.phrases import Phrase
from tawatur.lang.ar.voices import Voice
from tawatur.steps.drafts import Draft, Item

_FAR = 60  # words
_NO_SUBJECT = frozenset(("blast", "suffer", "undergo", "agree"))
_DEEDS = frozenset(("act", "launch", "take", "harm", "move"))


def take_subject(parts: Parts, draft: Draft, group: Group, start: int) -> None:
    """Give an event without actors its subject, if the words before it tell one. The sides of a clash are no targets."""
    if group.head.row.frame in ("clash", "agree") and len(draft.actors) > 1:
        draft.targets = []
    told = draft.ids("speakers")
    draft.actors = [a for a in draft.actors if a.id not in told or a.id in parts.sides]
    if draft.actors or group.head.row.frame in _NO_SUBJECT:
        return
    cue = next((c for c in group.cues if c.subjectless), None)
    voice = parts.voices.at(group.start)
    if cue is None:
        found = _announced(parts, group.head, voice) or _means(parts, group.head, start)
    else:
        found = _joined_to(parts, cue, start) or _speaking(parts, cue, voice, start) or _before(parts, cue, start)
    for phrase, rule in found:
        if phrase.actor_id:
            draft.add("actors", Item(phrase.actor_id, phrase.start, phrase.stop, rule))
    draft.targets = [t for t in draft.targets if t.id not in draft.ids("actors")]


def _announced(parts: Parts, cue: Cue, voice: Voice | None) -> list[tuple[Phrase, str]]:
    """"أعلنت الكتائب قصف الموقع", "اتهمت الحكومة المتمردين بقصف": what a side announces it did, what a side is accused of."""
    if cue.pos != "noun" or cue.row.frame not in _DEEDS or voice is None or not voice.chain:
        return []
    between = [p for p in parts.frames.between(max(voice.start, cue.mention.start - _FAR), cue.mention.start) if p.kind in ("party", "class")]
    if voice.role == "accuses":
        accused = [p for p in between if p.actor_id and p.prep in ("", "الي") and p.actor_id != voice.chain[0].id]
        return [(accused[0], "the accused")] if accused else []
    if between or cue.row.outcome == "killed" or voice.stance == "denies" or cue.mention.start - voice.start > 6:
        return []
    if voice.rule != "verb of saying" or _barred(parts, voice.start, cue.mention.start):
        return []
    own = _own_side(parts, voice)
    return [(own, "the speaker's own deed")] if own else []


def _means(parts: Parts, cue: Cue, start: int) -> list[tuple[Phrase, str]]:
    """"صدت القوات الهجوم بقصف", "انسحبت الشرطة بعد اقتحامه": a deed by which, or a pronoun's deed, has the verb's subject."""
    if cue.pos != "noun" or not (cue.mention.prefix.startswith(("ب", "و")) or cue.mention.suffix):
        return []
    held = parts.frames.subjects(start, cue.mention.start)
    return [(p, "the subject of the verb before") for p in held[-1]] if held else []


def _barred(parts: Parts, start: int, stop: int) -> bool:
    """Whether another event, أن or a relative stands between a verb of saying and what is said."""
    return any(m.of("trigger") or m.of("outcome") or m.of("that") or m.of("relative") for m in parts.scene.within(start, stop))


def _own_side(parts: Parts, voice: Voice) -> Phrase | None:
    """The fighting party that speaks."""
    speaker = voice.chain[0]
    own = next((p for p in parts.frames.between(speaker.start, speaker.stop) if p.kind == "party"), None)
    return own if own is not None and own.actor_id in parts.sides else None


def _joined_to(parts: Parts, cue: Cue, start: int) -> list[tuple[Phrase, str]]:
    """"دخلت القوات البلدة وهدمت منازل": the subject of the verb that this one is joined to."""
    prefix = cue.mention.prefix
    if cue.pos == "verb" and not prefix.startswith(("و", "ف")):
        return []
    held = parts.frames.subjects(start, cue.mention.start)
    fitting = [s for s in held if s and (cue.form is None or refers(cue.form, s, parts.scene.words))]
    return [(p, "the subject of the verb before") for p in fitting[-1]] if fitting else []


def _speaking(parts: Parts, cue: Cue, voice: Voice | None, start: int) -> list[tuple[Phrase, str]]:
    """The speaker's own side after أنه, أننا or in the first person."""
    if voice is None or not voice.chain:
        return []
    own = _own_side(parts, voice)
    if own is None:
        return []
    nearer = [p for p in parts.frames.between(max(start, voice.start, cue.mention.start - _FAR), cue.mention.start) if _able(parts, p) and p.kind == "party"
              and p.actor_id != own.actor_id and cue.form is not None and refers(cue.form, [p], parts.scene.words)]
    if nearer and cue.form is not None and cue.form.person != 1:
        return []
    return [(own, "the speaker's own side")]


def _before(parts: Parts, cue: Cue, start: int) -> list[tuple[Phrase, str]]:
    """The party or armed people named last before the word, in its gender and number."""
    if cue.form is not None and cue.form.person == 1:
        return []
    for phrase in reversed(parts.frames.between(max(start, cue.mention.start - _FAR), cue.mention.start)):
        if _able(parts, phrase) and (cue.form is None or refers(cue.form, [phrase], parts.scene.words)):
            return [(phrase, "the subject before")]
    return []


def _able(parts: Parts, phrase: Phrase) -> bool:
    if not phrase.actor_id or phrase.prep:
        return False
    if phrase.actor_id in parts.sides or "force" in phrase.traits or phrase.id == "protesters" or phrase.kind == "weapon":
        return True
    return "armed" in phrase.traits and phrase.plural and not phrase.stated
