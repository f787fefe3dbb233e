"""What befell how many: killed, injured, captured, destroyed, each with its number and its victims.

Counts are bounded as the codebook bounds them; a subset ("بينهم 5 أطفال") stands beside its total and is never added.
"""
from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from tawatur.lang.ar.phrases import Phrase
from tawatur.lang.ar.vocabulary import Outcome, Word
from tawatur.nouns import Quantity
from tawatur.steps.scene import Scene
from tawatur.text.lexicon import Mention
from tawatur.text.tokens import Hit

ONE = Quantity(1, 1)
SOME = Quantity(2, None, "plural")
NONE = Quantity(0, 0, "none")
_TOLL_NOUNS = frozenset("عدد حصيله اجمالي مجموع اعداد".split())
_THINGS = frozenset(("destroyed", "damaged", "launched", "intercepted"))


class Harm:
    """One count: `outcome`, `who`, `quantity`, its words [start, stop), the phrase of the victims, the word of harm."""

    __slots__ = ("actor", "cue", "outcome", "quantity", "start", "stop", "subset", "target", "total", "who")

    def __init__(self, outcome: str, who: str, quantity: Quantity, start: int, stop: int, cue: Mention, target: Phrase | None) -> None:
        self.outcome = outcome
        self.who = who
        self.quantity = quantity
        self.start, self.stop = start, stop
        self.cue = cue
        self.target = target
        self.subset = False
        self.total = False
        self.actor: Phrase | None = None


class HarmReader:
    """Reads the counts of harm of one report, sentence by sentence."""

    def __init__(self, scene: Scene, phrases: Sequence[Phrase], armies: frozenset[str]) -> None:
        self.scene = scene
        self.words = scene.words
        self.armies = armies
        self.phrases = [p for p in phrases if p.kind in ("party", "class", "nation")]
        self._starts = [p.start for p in self.phrases]
        self.numbers: dict[int, Hit[Quantity]] = {q.start: q for q in scene.quantities}
        self.ends: dict[int, Hit[Quantity]] = {q.stop: q for q in scene.quantities}
        self.who = "people"

    def read(self, start: int, stop: int, cues: Sequence[Mention]) -> list[Harm]:
        """The harms told by the words of harm `cues` of the sentence [start, stop)."""
        out: list[Harm] = []
        for number, mention in enumerate(cues):
            entry = mention.of("outcome")
            if entry is None:
                continue
            word: Word = entry.data
            row: Outcome = word.row  # type: ignore[assignment]
            if row.pos == "result":
                continue
            lo = cues[number - 1].stop if number else start
            hi = cues[number + 1].start if number + 1 < len(cues) else stop
            found = self._counted(mention, row, lo, hi) if row.pos == "counted" else self._victims(mention, word, row, lo, hi, stop)
            if not found and out and number + 1 < len(cues):
                continue
            self._zero(mention, row, found, start)
            out.extend(found)
        out.extend(self._subsets(out, start, stop))
        return _unique(out)

    # -- counted nouns

    def _counted(self, mention: Mention, row: Outcome, lo: int, hi: int) -> list[Harm]:
        """"خمسة قتلى", "شهيدان", "عشرات الجرحى", "عدد القتلى ... 548"."""
        hit = self.ends.get(mention.start)
        if hit is None and mention.start and self.words[mention.start - 1] in ("من",):
            hit = self.ends.get(mention.start - 1)
        begin = hit.start if hit else mention.start
        quantity = hit.value if hit else Quantity(2, 2) if mention.dual else None
        total = False
        if quantity is None:
            after = self._number_after(mention, hi)
            if after is not None:
                quantity, begin, total = after.value, mention.start, True
                stop = after.stop
                victim = self._phrase_from(after.stop, after.stop + 1)
                target = victim if victim and victim.start == after.start else None
                return [self._make(row, quantity, mention.start, stop, mention, target, total)]
            if "ال" in mention.prefix or mention.suffix:
                return []
            quantity = self._bare(mention)
        victim = self._genitive(mention, hi)
        return [self._make(row, quantity, begin, mention.stop, mention, victim, total)]

    def _bare(self, mention: Mention) -> Quantity:
        entry = mention.of("outcome")
        word: Word | None = entry.data if entry else None
        before = self.words[mention.start - 1] if mention.start else ""
        if word is not None and not word.many and before != "بين" and not self._between(mention):
            return ONE
        return SOME

    def _between(self, mention: Mention) -> bool:
        """"بين قتيل وجريح": the second of the pair."""
        return "بين" in self.words[max(0, mention.start - 3) : mention.start]

    def _number_after(self, mention: Mention, hi: int) -> Hit[Quantity] | None:
        """The number that a toll noun names later: "عدد القتلى بلغ 548", "ارتفعت حصيلة الشهداء إلى 30"."""
        before = self.words[max(0, mention.start - 3) : mention.start]
        if not any(w.lstrip("وبال") in _TOLL_NOUNS or w in _TOLL_NOUNS for w in before):
            return None
        found = None
        for token in range(mention.stop, min(hi, mention.stop + 14)):
            hit = self.numbers.get(token)
            if hit is not None:
                if self.words[token - 1] == "من" and found is None:
                    continue
                return hit
        return found

    def _genitive(self, mention: Mention, hi: int) -> Phrase | None:
        """Whose dead: "قتلى من الجيش", "شهيدا من المدنيين"."""
        found = self._phrase_from(mention.stop, min(hi, mention.stop + 3))
        return found if found is not None and found.prep in ("", "من", "في", "ل") and found.kind != "nation" else None

    # -- verbs and verbal nouns

    def _victims(self, mention: Mention, word: Word, row: Outcome, lo: int, hi: int, end: int) -> list[Harm]:
        victims = self._after(mention, hi, end)
        if word.pos == "verb" and not self._directly(victims, mention):
            before = self._before(mention, lo)
            if before:
                victims = before
        if victims and isinstance(victims[0], Phrase):
            self._split_subject(mention, word, row, victims, hi)
        out = [self._count(row, v, mention) for v in victims]
        return [h for h in out if h is not None]

    def _directly(self, victims: Sequence[Phrase | Hit[Quantity]], mention: Mention) -> bool:
        return bool(victims) and victims[0].start - mention.stop <= 2

    def _split_subject(self, mention: Mention, word: Word, row: Outcome, victims: list[Phrase | Hit[Quantity]], hi: int) -> None:
        """An active verb's first noun is who did it when a second noun follows ("قتل الجيش ثلاثة مسلحين")."""
        first = victims[0]
        if word.pos != "verb" or row.frame != "harm" or not isinstance(first, Phrase) or first.stated:
            return
        if first.kind == "party" or first.owner or "force" in first.traits:
            others = [p for p in self._between_tokens(first.stop, hi) if not p.prep and not p.joined and p is not first]
            del victims[:]
            victims.extend(others[:1])

    def _after(self, mention: Mention, hi: int, end: int) -> list[Phrase | Hit[Quantity]]:
        """The victims after a word of harm, with those joined to them; shared with a second word ("مقتل وإصابة 5")."""
        at = mention.stop
        following = self.scene.mention_at(at)
        while following is not None and following.of("outcome") and following.prefix.startswith("و"):
            at = following.stop
            following = self.scene.mention_at(at)
        limit = max(hi, at + 8) if at != mention.stop else hi
        limit = min(limit, end)
        out: list[Phrase | Hit[Quantity]] = []
        for token in range(at, min(limit, at + 7)):
            phrase = self._phrase_from(token, token + 1)
            if (phrase is not None and phrase.prep in ("", "من", "ل")) or (phrase is not None and token == at):
                assert phrase is not None
                out.append(phrase)
                out.extend(p for p in self._between_tokens(phrase.stop, limit) if p.joined and p.stated)
                return out
            hit = self.numbers.get(token)
            if hit is not None:
                return [hit]
        return out

    def _before(self, mention: Mention, lo: int) -> list[Phrase | Hit[Quantity]]:
        """The victims before a verb: "أربعة من عناصر الأمن لقوا مصرعهم"."""
        found = [p for p in self._between_tokens(lo, mention.start) if p.prep in ("", "من", "ان") and (p.kind != "nation" or p.stated)]
        near = [p for p in found if mention.start - p.stop <= 4]
        return list(near[-1:])

    def _count(self, row: Outcome, victim: Phrase | Hit[Quantity], mention: Mention) -> Harm | None:
        if not isinstance(victim, Phrase):
            return self._make(row, victim.value, victim.start, victim.stop, mention, None, False)
        if victim.kind == "nation" and not victim.stated:
            return None
        if victim.kind == "party" and not victim.stated:
            harm = self._make(row, SOME, victim.start, victim.stop, mention, victim, False)
            return harm if False else None
        quantity = victim.count or (SOME if victim.plural else ONE)
        return self._make(row, quantity, victim.start, victim.stop, mention, victim, False)

    def _make(self, row: Outcome, quantity: Quantity, start: int, stop: int, cue: Mention, target: Phrase | None, total: bool) -> Harm:
        who = row.who or self._who(target, row.outcome, stop)
        self.who = who
        harm = Harm(row.outcome, who, quantity, start, stop, cue, target)
        harm.total = total
        return harm

    def _who(self, target: Phrase | None, outcome: str, stop: int) -> str:
        if target is None:
            if self.words[stop : stop + 1] and self.words[stop] in _OTHERS:
                return self.who
            return "other" if outcome in _THINGS else "people"
        if target.kind == "party":
            return "soldiers" if target.id in self.armies else "police" if "police" in target.id else "fighters"
        return target.who if target.kind == "class" else "people"

    # -- none, and subsets

    def _zero(self, mention: Mention, row: Outcome, found: list[Harm], start: int) -> None:
        """"دون وقوع إصابات", "لم يسفر عن ضحايا": none."""
        for token in range(max(start, mention.start - 5), mention.start):
            before = self.scene.mention_at(token)
            if before is not None and before.of("denial") and self.words[token] in _NONE:
                for harm in found:
                    if harm.quantity.low is not None and harm.quantity.high is None:
                        harm.quantity, harm.target = NONE, None

    def _subsets(self, harms: list[Harm], start: int, stop: int) -> list[Harm]:
        """The stated parts of a total: "بينهم 5 أطفال وامرأتان"."""
        out: list[Harm] = []
        for token in range(start, stop):
            mention = self.scene.mention_at(token)
            if mention is None or not mention.of("subset"):
                continue
            base = next((h for h in reversed(harms) if h.start < token and token - h.stop < 14), None)
            if base is None:
                continue
            for phrase in self._between_tokens(mention.stop, min(stop, mention.stop + 14)):
                if phrase.kind != "class" or ("person" not in phrase.traits and "force" not in phrase.traits) \
                        or (phrase.prep and not phrase.joined):
                    break
                quantity = phrase.count or (SOME if phrase.plural else ONE)
                harm = Harm(base.outcome, self._who(phrase, base.outcome, phrase.stop), quantity, phrase.start, phrase.stop, base.cue, phrase)
                harm.subset = True
                out.append(harm)
        return out

    # -- looking around

    def _phrase_from(self, lo: int, hi: int) -> Phrase | None:
        found = self._between_tokens(lo, hi)
        return found[0] if found else None

    def _between_tokens(self, lo: int, hi: int) -> list[Phrase]:
        first = bisect_left(self._starts, lo)
        out = []
        for phrase in self.phrases[first:]:
            if phrase.start >= hi:
                break
            out.append(phrase)
        return out


_OTHERS = frozenset("اخرين اخرون اخر اخري الاخرين".split())
_NONE = frozenset("لم عدم دون بدون لا ليس ما وعدم ودون ولم ولا".split())


def _unique(harms: list[Harm]) -> list[Harm]:
    seen: set[tuple[str, int, int]] = set()
    out = []
    for harm in harms:
        key = (harm.outcome, harm.start, harm.stop)
        if key not in seen:
            seen.add(key)
            out.append(harm)
    return out
