"""What stands around an event word: the phrases between two tokens, lists joined by "و", and light verbs.

"شن الطيران غارة", "غارة شنها الطيران", "تعرضت البلدة لقصف": the light verb has the arguments, the noun names the event.
"""
from __future__ import annotations

from collections.abc import Sequence

from tawatur.lang.ar.cue import Cue
from tawatur.lang.ar.governors import AID
from tawatur.lang.ar.passives import PARTICLES, PassiveReader, Row
from tawatur.lang.ar.phrase import named
from tawatur.lang.ar.phrases import QUOTES, Phrase
from tawatur.lang.ar.quotes import quotations
from tawatur.lang.ar.vocabulary import Word
from tawatur.steps.scene import Scene
from tawatur.text.lexicon import Mention, kinds

_MANAGES = {"من": ("تمكن", "تتمكن", "يتمكن"), "في": ("نجح", "تنجح", "ينجح"), "ب": ("قام", "قاموا", "اقدم", "تقوم", "يقوم")}
_HELPED = 8  # words from a side to the last of those who help it
_TELLING = kinds("trigger", "outcome", "speech", "that", "relative", "join")
_NAME = 4  # words in the quotation marks of a name
_THEY = frozenset("هم هن وهم وهن".split())


class Around:
    """The phrases of one report, and how those beside an event word hang together."""

    def __init__(self, scene: Scene, phrases: Sequence[Phrase]) -> None:
        self.scene = scene
        self.words = scene.words
        self.phrases = [p for p in phrases if p.kind in ("party", "class", "nation", "weapon", "place")]
        self._row = Row(self.phrases, len(self.words))
        self._subjects: list[tuple[int, list[Phrase]]] = []
        self._numbers = {q.start for q in scene.quantities}
        self._quoted = quotations(scene.text)
        self.passives = PassiveReader(scene, self._row)

    def between(self, lo: int, hi: int) -> list[Phrase]:
        """The phrases that lie within [lo, hi)."""
        return self._row.between(lo, hi)

    def own(self, cue: Cue) -> list[Phrase]:
        """The phrases after an event word, up to a clause on how many of each they are ("قتل خمسة جنود هم ثلاثة فرنسيين وبريطانيان")."""
        at = cue.mention.stop
        return self.between(at, next((t for t in range(at, cue.hi) if self.words[t] in _THEY and t + 1 in self._numbers), cue.hi))

    def opens_speech(self, at: int) -> bool:
        """Whether a quotation too long for a name starts at a token: what stands before it is no subject of what is quoted."""
        return self._quoted.get(at, at) - at > _NAME

    def subjects(self, lo: int, hi: int) -> list[list[Phrase]]:
        """The subjects of the verbs read so far within [lo, hi), in order."""
        return [phrases for at, phrases in self._subjects[-8:] if lo <= at < hi]

    def _open_way(self, start: int, stop: int) -> bool:
        """Whether a phrase at the head of its clause runs up to the verb with nothing but names, marks and a helper between."""
        helper = next((p for p in reversed(self.between(start, stop)) if p.prep == AID), None)
        if helper is not None:
            start = helper.stop if helper.start - start <= _HELPED else start
        if stop - start > 6 or ":" in self.words[start:stop]:
            return False
        return all(self.scene.at[t] < 0 or self.scene.mentions[self.scene.at[t]].of("person") is not None
                   or self.scene.mentions[self.scene.at[t]].of("place") is not None for t in range(start, stop))

    def _helpers(self, cue: Cue) -> list[Phrase]:
        """The sides with whose help it was done ("بدعم من طيران التحالف")."""
        able = [p for p in self.between(cue.lo, cue.hi) if p.prep == AID and p.actor_id and p not in cue.targets]
        return [p for p in able if p.kind == "party" or "force" in p.traits or (p.kind == "weapon" and p.owner)]

    def _antecedent(self, at: int) -> list[Phrase]:
        """The phrases right before a relative at a token, none where no relative stands there."""
        mention = self.scene.mention_at(at) if at >= 0 else None
        return [p for p in self.between(at - 8, at) if p.stop >= at - 2] if mention is not None and mention.of("relative") else []

    def _described(self, cue: Cue) -> list[Phrase]:
        """The indefinite thing that a verb with its pronoun describes: "منزل قصفه الجيش"."""
        return [p for p in self.between(cue.lo, cue.mention.start) if p.stop == cue.mention.start and "thing" in p.traits and not p.definite]

    def _joined_before(self, found: list[Phrase], lo: int) -> list[Phrase]:
        """The phrases to which the first one found is joined ("مقاتلون من كذا ووحدات من كذا استولوا")."""
        if found[0].joined:
            before = [p for p in self.between(lo, found[0].start) if p.actor_id and p.prep == found[0].prep and p.kind in ("party", "class")]
            return [*before[-1:], *found]
        return found

    def _between_sides(self, cue: Cue) -> list[Phrase]:
        """The sides after a "between" that stands further on ("مواجهات وصفت بالعنيفة اندلعت بين")."""
        for token in range(cue.mention.stop, min(cue.mention.stop + 14, len(self.words))):
            mention = self.scene.mention_at(token)
            if mention is not None and (mention.of("trigger") or self.words[token] in (".", "،")):
                return []
            if self.words[token] == "بين":
                near = self.between(token + 1, token + 14)
                first = [p for p in near[:1] if p.actor_id]
                return self._list(first, near[1:])
        return []

    def _list(self, heads: list[Phrase], after: list[Phrase]) -> list[Phrase]:
        """A phrase with those joined to it by "و"; a noun that is not joined ends the list."""
        out = list(heads[:1])
        for phrase in after:
            if not out or phrase.start < out[-1].stop or phrase.kind not in ("party", "class", "nation"):
                continue
            if (phrase.joined and phrase.start - out[-1].stop <= 2) or self._again(out[-1], phrase):
                out.append(phrase)
            elif not phrase.prep:
                break
        return out

    def _again(self, last: Phrase, phrase: Phrase) -> bool:
        """"على حي كذا، وعلى بناية": the same preposition again after "و"."""
        return bool(last.prep) and phrase.prep == "و" + last.prep.lstrip("و") and phrase.start - last.stop <= 12

    def _leader(self, at: int) -> list[Phrase]:
        """The leader or member of a side at a token, by his office or his name: "اغتال الجيش القيادي في حماس فلانا"."""
        mention = self.scene.mention_at(at)
        if mention is not None and mention.of("office") is not None and not mention.prefix.startswith(("و", "ل", "ب")):
            party = next((p for p in self.between(mention.stop, mention.stop + 1) if p.kind == "party"), None)
            if party is not None:
                return [party]
            mention = self.scene.mention_at(mention.stop)
        person = named(mention) if mention is not None and not mention.prefix else None
        return [person] if person is not None else []

    def _shot_acts(self, cue: Cue) -> bool:
        """"أن قذيفة أصابت": the same before its verb, which so has no other subject."""
        alone = cue.row.frame != "launch" and not cue.mention.prefix and cue.form is not None and cue.form.number == "s"
        return alone and any(p.stop == cue.mention.start and not p.owner and not p.prep for p in cue.weapons)

    def _skip_names(self, start: int, stop: int) -> bool:
        """Whether only marks, adverbs or times stand between a noun and its object."""
        return stop - start <= 3 and all(self.scene.at[t] < 0 for t in range(start, stop))

    def _light_verbs(self, cue: Cue) -> None:
        """شن الطيران غارة, غارة شنها الطيران, تعرضت البلدة لقصف."""
        reach = 30 if cue.mention.prefix == "ل" or self._managed(cue) else 14
        for token in range(max(cue.lo - self._launching(cue), cue.mention.start - reach), cue.mention.start):
            mention = self.scene.mention_at(token)
            entry = mention.of("light") if mention else None
            if mention is None or entry is None or not self._light_reaches(mention, cue):
                continue
            self._take_light(cue, mention, entry.id)
        after = self.scene.mention_at(self._skip_adjectives(cue.mention.stop))
        entry = after.of("light") if after else None
        if cue.row.frame == "agree" and not cue.actors and after is not None and after.suffix and after.of("speech") is not None:
            cue.actors += self._list([p for p in self.between(after.stop, after.stop + 2) if p.actor_id][:1], self.between(after.stop, cue.hi))
        foiled = cue.row.kind.slug == "disrupted-weapons-use"  # "اعتراض صاروخ أطلقته": who fired it did not stop it
        if after is not None and entry is not None and entry.id == "does" and (after.suffix or after.of("relative")) and not foiled:
            found = [p for p in self.between(after.stop, after.stop + 5) if p.actor_id and p.prep == ""]
            if found:
                cue.actors = self._list(found[:1], self.between(after.stop, after.stop + 20))
                cue.light = "does"

    def _launching(self, cue: Cue) -> bool:
        """Whether a verb of launching ends the stretch of an event noun, and so may be its light verb ("أطلقت تركيا حملة")."""
        before = self.scene.mention_at(cue.lo - 1) if cue.lo and not cue.mention.prefix else None
        entry = before.of("trigger") if before is not None else None
        return entry is not None and entry.data.row.frame == "launch" and "،" not in self.words[cue.lo : cue.mention.start]

    def _managed(self, cue: Cue) -> tuple[str, ...]:
        """The verbs of managing and doing whose preposition stands right before an event noun ("تمكن ... من دخول")."""
        before = self.words[cue.mention.start - 1] if cue.mention.start else ""
        return _MANAGES.get(cue.mention.prefix or before, ())

    def _light_reaches(self, mention: Mention, cue: Cue) -> bool:
        if cue.mention.start - mention.stop <= 12 or self.words[mention.start].lstrip("وف").startswith(self._managed(cue)):
            return True
        entry = mention.of("light")  # "تعرضت دورية في كذا، شمال البلاد، أمس لهجوم"
        return entry is not None and entry.id == "suffers" and cue.mention.prefix == "ل" and \
            not any(m.any_of(_TELLING) for m in self.scene.within(mention.stop, cue.mention.start))

    def _take_light(self, cue: Cue, mention: Mention, role: str) -> None:
        inside = [p for p in self.between(mention.stop, cue.mention.start) if not p.prep or p.joined]
        words: list[Word] = [e.data for e in mention.entries if e.kind == "light"]
        word = next((w for w in words if w.pos == "noun"), words[0] if words else None)
        before = [p for p in self.between(max(cue.lo, mention.start - _HELPED - 6), mention.start) if not p.prep and p.kind != "place" and self._open_way(p.stop, mention.start)]
        if word is not None and word.pos == "noun" and inside:
            before = []  # "أعلنت كذا قيام قواتها بقصف"
        before = before or ([] if inside else self._antecedent_of(mention))  # "التحالف الذي شن غارات"
        subject = before[-1:] if before and "و" not in mention.prefix else inside[:1]
        cue.light = role
        if role in ("does", "goes"):
            acting = [p for p in subject if p.actor_id]
            if acting:
                others = [p for p in cue.actors if cue.row.frame in ("clash", "agree")]
                cue.actors = [*(acting if before else self._list(acting, inside)), *others]
                self._subjects.append((mention.start, acting))
            elif not cue.actors and word is not None and word.pos == "verb":
                cue.subjectless = True
        elif role == "suffers" and (not cue.targets or cue.row.frame == "blast") and cue.row.frame in ("act", "harm", "launch", "blast"):
            cue.targets += [p for p in subject if p.target_id and p.kind != "nation"]

    def _antecedent_of(self, light: Mention) -> list[Phrase]:
        """Who acts by a light verb inside a relative: its antecedent, whatever governs that ("ضد الحركة التي كانت قد شنت")."""
        at = light.start - 1
        while at > 0 and self.words[at] in PARTICLES:
            at -= 1
        return [] if light.suffix or light.prefix else [p for p in self._antecedent(at) if p.actor_id][-1:]

    def _skip_adjectives(self, at: int) -> int:
        size = len(self.words)
        steps = 0
        while at < size and steps < 4 and (self.words[at] in QUOTES or self.scene.at[at] < 0 or self._modifier(at)):
            at += 1
            steps += 1
        return at

    def _modifier(self, at: int) -> bool:
        mention = self.scene.mentions[self.scene.at[at]]
        return mention.of("relative") is not None or mention.of("nation") is not None or mention.of("weapon") is not None
