"""Whether a verb of harm is passive: Arabic prints most passives with the letters of the active."""
from __future__ import annotations

from tawatur.lang.ar.agreement import accusative, gender, refers
from tawatur.lang.ar.cue import Cue
from tawatur.lang.ar.phrases import PREPOSITIONS, Phrase
from tawatur.lang.ar.verbs import Form
from tawatur.steps.scene import Scene, before_each
from tawatur.text.lexicon import Mention

PARTICLES = frozenset("قد لم لا لن ما كان كانت كانوا ايضا مازالت مازال لاتزال لايزال زال تزال زالت سوف".split())
_PASSIVE = frozenset(("harm", "act", "launch", "take"))
_DAMMA = "\u064f"
_DYING = (["خلال"], ["اثناء"], ["جراء"], ["نتيجه"], ["اثر"], ["متاثرين"])


class Row:
    """Phrases by where they stand; apart from those who read them, so that none holds itself and a report goes when it is read."""

    __slots__ = ("_before", "_size", "phrases")

    def __init__(self, phrases: list[Phrase], size: int) -> None:
        self.phrases = phrases
        self._before = before_each([p.start for p in phrases], size)
        self._size = size

    def between(self, lo: int, hi: int) -> list[Phrase]:
        """The phrases that lie within [lo, hi)."""
        return self.phrases[self._before[min(max(lo, 0), self._size)] : self._before[min(max(hi, 0), self._size)]]


class PassiveReader:
    """Tells the voice of the verbs of one report."""

    def __init__(self, scene: Scene, row: Row) -> None:
        self.scene = scene
        self.words = scene.words
        self.row = row
        self.timed = {token for t in scene.spans for token in range(t.start, t.stop)}

    def is_passive(self, cue: Cue, subject: list[Phrase], bare: list[Phrase], agent: list[Phrase], before: list[Phrase]) -> bool:
        """Whether the verb is passive: its form, its damma, an agent phrase, or a lone victim where an actor should be.

        `before` is the subject of the verb to which this one is joined.
        """
        if cue.after_event:
            return False
        if cue.form is None or cue.row.frame not in _PASSIVE or cue.form.person == 1:
            return False
        if cue.form.passive is not None:
            return cue.form.passive
        if self._damma(cue.mention):
            return True
        if cue.mention.suffix:
            return False
        if agent or (cue.row.frame == "launch" and all(p.kind == "place" for p in bare) and self._weapon_before(cue.mention.start)):
            return True
        if cue.row.frame != "harm" or (before and bare and self._goes_on(cue.form, before, bare[0])):
            return False
        return self._lone_victim(cue, cue.form, subject, bare)

    def _weapon_before(self, at: int) -> bool:
        """"الصاروخ أطلق من", "قذائف أطلقت على": a weapon that nobody's name goes with, as the subject of its launch."""
        while at > 0 and self.words[at - 1] in PARTICLES:
            at -= 1
        return any(p.kind == "weapon" and not p.owner and p.stop == at for p in self.row.between(max(at - 3, 0), at))

    def _goes_on(self, form: Form, before: list[Phrase], victim: Phrase) -> bool:
        """Whether a joined verb has the subject of the verb before: it agrees with that, and a passive would look the same or not."""
        if not refers(form, before, self.words):
            return False
        return form.gender == "f" or ("thing" in victim.traits and victim.plural)

    def _lone_victim(self, cue: Cue, form: Form, subject: list[Phrase], bare: list[Phrase]) -> bool:
        """Whether one noun alone stands with a verb of harm: "قتل خمسة جنود", "الجنود قتلوا", not "القوات اعتقلت شابا"."""
        dying = self.words[cue.mention.stop : cue.mention.stop + 1] in _DYING  # "الجنود قتلوا خلال مهمتهم": no object comes after
        objects = [p for p in bare if p.kind in ("class", "nation", "party") and not (subject and dying and not p.stated)]
        if cue.mention.stop - cue.mention.start > 1 and (subject or objects):
            return False
        if subject or form.number != "s" or self.topic(cue):
            return not objects and not self._unlisted_object(cue)
        if objects and any(not p.prep and p.start - objects[0].stop <= 1 for p in cue.weapons if p.start >= objects[0].stop):
            return False
        if not objects or (len(objects) > 1 and (objects[1].start - objects[0].stop <= 1 or accusative(objects[1], self.words))):
            return False
        first = objects[0]
        if self.wrecks(cue, first) or accusative(first, self.words) or (form.gender == "f" and gender(first, self.words) == "m"):
            return False
        return first.stated or (first.kind == "class" and "force" not in first.traits) or first.people

    def wrecks(self, cue: Cue, first: Phrase) -> bool:
        """Whether a crowd is the subject of a verb that is done to things: "أحرق آلاف المتظاهرين"."""
        return cue.row.kind.slug == "looting-property-destruction" and first.id == "protesters" and not cue.mention.suffix

    def topic(self, cue: Cue) -> bool:
        """Whether أن with a pronoun is the subject ("أنها دمرت")."""
        at = cue.mention.start - 1
        while at > 0 and self.words[at] in PARTICLES:
            at -= 1
        mention = self.scene.mention_at(at)
        return mention is not None and mention.of("that") is not None and self.words[at].endswith(("ه", "ها", "هم", "نا"))

    def _unlisted_object(self, cue: Cue) -> bool:
        """Whether a noun that no list has, or عن with what is let go, stands right after a verb as its object."""
        at = cue.mention.stop
        if at >= cue.hi or at >= len(self.words):
            return False
        if any(p.prep == "عن" for p in self.row.between(at, min(cue.hi, at + 5))):
            return True
        word, mention = self.words[at], self.scene.mention_at(at)
        if mention is not None:
            return mention.of("person") is not None
        return self.scene.at[at] < 0 and word[0].isalnum() and word not in PREPOSITIONS and word[0] not in "وفبلك" \
            and at not in self.timed

    def _damma(self, mention: Mention) -> bool:
        span = self.scene.text.span(mention.start, mention.stop)
        raw = self.scene.text.raw[span.start : span.stop]
        return (_DAMMA in raw[1 : 4 + len(mention.prefix)] and not raw.startswith(("يُ", "تُ", "نُ", "أُ"), len(mention.prefix))) \
            or raw[len(mention.prefix) : len(mention.prefix) + 2] in ("أُ", "اُ")
