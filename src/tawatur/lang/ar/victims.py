"""Whom a word of harm befell: its subject, object, genitive or pronoun, with those listed after them."""
from __future__ import annotations

from collections.abc import Mapping

from tawatur.lang.ar.countables import ONE, SOME, TWO, Countable, Countables
from tawatur.lang.ar.frames import Cue
from tawatur.lang.ar.phrase import Phrase, named
from tawatur.lang.ar.vocabulary import Word
from tawatur.nouns import Quantity
from tawatur.text.lexicon import Mention, kinds

_REACH = 7  # tokens from a word of harm to its first victim
_BEFORE = 4
_PRONOUNS: Mapping[str, Quantity] = {"ه": ONE, "ها": ONE, "هما": TWO, "هم": SOME, "هن": SOME}
_OTHERS: Mapping[str, Quantity] = {"اخر": ONE, "اخران": TWO, "اخرين": SOME, "اخرون": SOME, "اخريات": SOME, "ثالث": ONE, "ثالثه": ONE, "رابع": ONE, "خامس": ONE,
                                   "العشرات": Quantity(20, None, "dozens"),
                                   "المييات": Quantity(200, None, "hundreds"), "الالاف": Quantity(2000, None, "thousands")}
_VICTIM_PREPS = frozenset(("", "من", "ل"))
_OBJECT_PREPS = {"released": ("عن",), "arrested": ("علي", "على"), "captured": ("علي", "على"), "damaged": ("ب", "في"), "killed": ("ب",)}
_RELATIVES = frozenset("الذين اللذين اللذان اللتين اللتان اللواتي اللاتي".split())
_MARKS = frozenset("؛:.")
_MANY_KINDS = frozenset(("d", "p"))
_ACCORDING = kinds("according")
_TOLD = kinds("trigger", "outcome", "speech", "relative", "join")
_TOPIC = 16  # tokens from أن to the verb of its noun
_DOUBLES = frozenset(("قتل", "جرح"))  # also the verb
_AFTER_DEATH = (["نتيجه"], ["جراء"], ["اثر"], ["في"], ["برصاص"], ["خلال"], ["علي"], ["بعد"])


class VictimReader:
    """Finds the victims of verbs and verbal nouns of harm."""

    def __init__(self, items: Countables) -> None:
        self.items = items
        self.scene = items.scene
        self.words = items.words
        self.times = {t.start: t.stop for t in self.scene.spans}

    def of_verb(self, mention: Mention, word: Word, frame: str, outcome: str, cue: Cue | None, lo: int, hi: int) -> list[Countable]:
        """The victims of a verb: the subject of one that is undergone or passive, else the object."""
        if mention.suffix and frame == "harm":
            return self._pronoun(mention, hi)
        after = self._after(mention.stop, hi, outcome)
        plural = word.form is not None and word.form.number in _MANY_KINDS
        second = self._second(after, hi) if frame == "harm" and not plural else None
        if second is not None:
            return self.items.chain(second, hi)
        passive = frame != "harm" or bool(cue and cue.passive) or (word.form is not None and bool(word.form.passive))
        if passive and plural and frame == "harm" and after and after[0].start - mention.stop <= 1 and not after[0].prep:
            return after
        if passive:
            return self._subject(mention, word, after, plural, cue, lo, hi)
        if cue is not None and cue.targets:
            first = next((c for c in after if c.phrase is cue.targets[0]), None) or self._of_phrase(cue) or self._person(cue.targets[0])
            if first is not None:
                return self.items.chain(first, hi)
        return self._object(mention, word, after, plural, lo, hi, outcome)

    def _person(self, phrase: Phrase) -> Countable | None:
        """The leader who stands for his party ("اغتال الجيش فلانا")."""
        return Countable(phrase.start, phrase.stop, ONE, phrase, True) if phrase.single else None

    def _second(self, after: list[Countable], hi: int) -> Countable | None:
        """Those who suffer, right after those who do it ("خطف مسلحون مهندسا")."""
        first = after[0] if after else None
        if first is None or first.stated or first.phrase is None or not ("force" in first.traits or (first.phrase.plural and "armed" in first.traits)):
            return None
        return next((c for c in self.items.between(first.stop, min(hi, first.stop + 2)) if not c.prep and not c.joined and c.start - first.stop <= 1), None)

    def of_noun(self, mention: Mention, outcome: str, cue: Cue | None, hi: int) -> list[Countable]:
        """The victims of a verbal noun: its pronoun or genitive, the subject of a verb of suffering, a name."""
        if mention.suffix:
            return self._pronoun(mention, hi)
        at = mention.stop
        if "ال" in mention.prefix:
            preps = (*_OBJECT_PREPS.get(outcome, ()), "بحق")
            reach = 2 if outcome == "damaged" else 5  # "الأضرار بالمبنى", and no "الأضرار وإبلاغ الذين في"
            at = next((t for t in range(at, min(hi, at + reach)) if self.words[t] in preps), -1)
            if at < 0:
                first = self._of_phrase(cue) if cue is not None and cue.light == "suffers" and cue.targets else None
                return [first] if first is not None else []
        told = self._of_phrase(cue) if cue is not None and cue.actors and cue.targets and cue.targets[0].start >= at else None
        if told is not None:
            return self.items.chain(told, hi)  # "قتل مسلح تسعة": the frame knows who did it
        found = self._after(at, hi, outcome)
        if found and found[0].party:
            second = next((c for c in self.items.between(found[0].stop, hi) if not c.prep and not c.joined), None)
            return self.items.chain(second, hi) if second is not None and second.start - found[0].stop <= 2 else found
        return found or self._name(mention, hi) or (self._topic(mention) if self.words[mention.start] in _DOUBLES and self.words[at : at + 1] in _AFTER_DEATH else [])

    def _name(self, mention: Mention, hi: int) -> list[Countable]:
        """One person named in the genitive ("مقتل" and a person the lists know)."""
        at = mention.stop
        after = self.scene.mention_at(at)
        if at >= hi or mention.suffix or after is None or after.of("person") is None:
            return []
        return [Countable(at, after.stop, ONE, named(after), True)]

    def after_lead(self, mention: Mention, noun: tuple[str, ...], end: int, outcome: str) -> list[Countable]:
        """The victims after the noun that completes a verb ("أودى ... بحياة"), none where it does not come."""
        limit = min(end, mention.stop + _REACH)
        at = next((t + 1 for t in range(mention.stop, limit) if self.words[t].startswith(noun)), None)
        return self._after(at, min(end, at + _REACH + 1), outcome) if at is not None else []

    def _of_phrase(self, cue: Cue) -> Countable | None:
        target = cue.targets[0]
        return next((c for c in self.items.between(target.start, target.start + 1) if c.phrase is target), None)

    def _subject(self, mention: Mention, word: Word, after: list[Countable], plural: bool, cue: Cue | None, lo: int, hi: int) -> list[Countable]:
        """A verb before its subject is singular; a dual or plural one has its subject before it."""
        near = bool(after) and after[0].start - mention.stop <= 2 and not after[0].prep
        if near and not plural:
            return after
        before = self._before(mention, lo, hi)
        if plural and not before:
            two = word.form is not None and word.form.number == "d"
            if not two and self.words[mention.start - 1 : mention.start] and self.words[mention.start - 1] in _RELATIVES:
                return []  # whoever they are, the two of a dual are two
            number = TWO if two else SOME
            return [Countable(mention.start, mention.stop, number, None, False)]
        if before and word.form is not None and word.form.number == "d" and not before[-1].stated:
            before[-1].quantity = TWO
        if not before and not plural and cue is not None and cue.targets and cue.targets[0].stop <= mention.start:
            topic = self._of_phrase(cue)  # "وكان القيادي، كذا، قد قتل في غارة"
            return after if topic is None or topic.thing else [topic]
        return before or after

    def _object(self, mention: Mention, word: Word, after: list[Countable], plural: bool, lo: int, hi: int, outcome: str) -> list[Countable]:
        """An active verb's first noun is who did it when a second noun follows ("قتل الجيش ثلاثة مسلحين")."""
        if not after:
            before = self._before(mention, lo, hi)
            return before if plural or any(c.stated or "force" not in c.traits for c in before) else []
        first = after[0]
        if first.stated or first.phrase is None:
            return after
        doer = first.party or "force" in first.traits or (first.phrase.owner is not None and first.phrase.plural)
        if not doer and not (first.thing and first.phrase.kind == "weapon"):
            return after
        preps = _OBJECT_PREPS.get(outcome, ()) if outcome != "killed" else ()
        second = next((c for c in self.items.between(first.stop, hi) if (not c.prep or c.prep in preps) and not c.joined), None)
        return self.items.chain(second, hi) if second is not None else [] if doer and first.party else after

    def _after(self, at: int, hi: int, outcome: str) -> list[Countable]:
        preps = _OBJECT_PREPS.get(outcome, ())
        token, left = at - 1, _REACH
        while token + 1 < hi and left:
            token += 1
            if token in self.times:
                token = self.times[token] - 1
                continue
            left -= self.words[token] != "،"
            if self.words[token] in _MARKS:
                return []
            if self.words[token] == "،":
                token = self._aside(token, hi)
            found = self.items.between(token, token + 1) or (self._officer(token) if token == at else [])
            if found:
                first = found[0]
                if first.prep == "من" and first.thing:
                    continue  # "اختطف من فندق": from where
                if first.prep in _VICTIM_PREPS or first.prep in preps or (token == at and first.prep != "ب"):
                    return self.items.chain(first, hi)
                continue
            other = _OTHERS.get(self.words[token])
            if other is not None and token - at <= 1:
                return [self._dozens(token, other)]
        return []

    def _aside(self, comma: int, hi: int) -> int:
        """The comma that closes what a comma opens where that only says by whom it is told ("قتل، وفقا للشرطة، ثلاثة")."""
        after = self.scene.mention_at(comma + 1)
        if after is None or not after.any_of(_ACCORDING):
            return comma
        return next((t for t in range(after.stop, min(hi, after.stop + _REACH)) if self.words[t] == "،"), comma)

    def _officer(self, token: int) -> list[Countable]:
        """One person by an office ("قائد ميداني في"), with the party after it."""
        office = self.scene.mention_at(token)
        if office is None or office.of("office") is None:
            return []
        party = next((c for c in self.items.between(office.stop, office.stop + 2) if c.party), None)
        return [Countable(token, party.stop if party else office.stop, ONE, party.phrase if party else None, True)]

    def _dozens(self, token: int, quantity: Quantity) -> Countable:
        """"العشرات", "المئات من المسلحين": with the noun after "من"."""
        noun = next(iter(self.items.between(token + 2, token + 3)), None) if self.words[token + 1 : token + 2] == ["من"] else None
        if noun is None or noun.phrase is None:
            return Countable(token, token + 1, quantity, None, True)
        return Countable(token, noun.stop, quantity, noun.phrase, True)

    def _before(self, mention: Mention, lo: int, hi: int) -> list[Countable]:
        """The subject before a verb with its list: "28 من المسلحين و5 جنود لقوا مصرعهم"; a relative clause may lie between."""
        found = [c for c in self.items.between(lo, mention.start) if c.prep in ("", "من", "ان") and not c.party and not c.thing]
        if not found or mention.start - found[-1].stop > _BEFORE:
            return self._topic(mention) or self._described(mention)
        first = len(found) - 1
        while first and found[first].joined and self._near(found[first - 1], found[first]):
            first -= 1
        return found[first:]

    def _described(self, mention: Mention) -> list[Countable]:
        """The indefinite persons right before a plural verb that describes them, whatever governs them: "عن مسلحين قتلوا في غارة"."""
        before = [c for c in self.items.between(mention.start - _BEFORE, mention.start) if c.stop == mention.start]
        many = self.words[mention.start].endswith("وا") and not mention.prefix
        return [c for c in before[-1:] if many and not c.thing and not c.party and c.quantity.high != 1 and c.phrase is not None]

    def _topic(self, mention: Mention) -> list[Countable]:
        """Those with whom the clause of أن begins, as many as the verb says: "إن جنديا يتبع الكتيبة الثانية قتل نتيجة"."""
        aside = False
        for token in range(mention.start - 1, max(mention.start - _TOPIC, -1), -1):
            aside = self.words[token] == ")" or (aside and self.words[token] != "(")  # "(عام ونصف)"
            before = self.scene.mention_at(token) if not aside else None
            if self.words[token] in _MARKS or (before is not None and before.any_of(_TOLD)):
                return []
            if before is not None and before.of("that") is not None:
                first = self.items.between(before.stop, before.stop + 1)
                many = self.words[mention.start].endswith("وا")
                return [c for c in first if not c.prep and not c.thing and not c.party and c.phrase is not None and (c.quantity.high != 1) == many]
        return []

    def _near(self, first: Countable, second: Countable) -> bool:
        """Whether a countable follows another on a list; what the first is of may stand between ("25 مقاتلا من الفصائل وثمانية")."""
        between = self.items.between(first.stop, second.start)
        return second.start - max((c.stop for c in between if c.party), default=first.stop) <= _BEFORE

    def _pronoun(self, mention: Mention, hi: int) -> list[Countable]:
        """"مقتله", "قتلتهم": as many as the pronoun says, then those listed with it."""
        quantity = _PRONOUNS.get(mention.suffix)
        if quantity is None:
            return []
        own = Countable(mention.start, mention.stop, quantity, None, False)
        return self.items.chain(own, min(hi, mention.stop + _REACH))
