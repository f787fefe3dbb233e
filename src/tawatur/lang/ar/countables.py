"""What a report counts: each noun that can be counted, with its number, and each number whose noun no list has.

"خمسة جنود", "فلسطينيان", "الجنود الثلاثة" and "28 من المسلحين" have their noun; "24 آخرون" has none. Lists are followed
by "و" and its like ("إضافة إلى"), with the hedge of the first number where the second has none of its own.
"""
from __future__ import annotations

from collections.abc import Sequence

from tawatur.lang.ar.phrases import PREPOSITIONS, Phrase
from tawatur.lang.ar.quantities import bounded, hedge_after
from tawatur.nouns import Quantity
from tawatur.steps.scene import Scene, before_each
from tawatur.text.tokens import Hit

ONE = Quantity(1, 1)
TWO = Quantity(2, 2)
SOME = Quantity(2, None, "plural")
NONE = Quantity(0, 0, "none")
_KINDS = frozenset(("party", "class", "nation", "weapon"))
_LINKS = frozenset(("الي", "عن", "جانب"))
_LINK_HEADS = frozenset("اضافه بالاضافه واضافه وبالاضافه فضلا وفضلا علاوه جانب الي".split())
_EVENTS = frozenset(("trigger", "head", "place", "direction", "party"))
_DEEDS = frozenset("مجازر مجزره مذابح مذبحه جرائم جريمه غارات غاره هجمات هجوما ضربات ضربه عمليات عمليه".split())  # also inside an idiom
_AFTER_NOUN = frozenset("اثنين اثنان اثنتين اثنتان واحد واحده".split())
_REACH = 4  # tokens between the parts of a list
_FAR = 8  # the same where the next part has its number ("أربعة ضباط برتب عميد وعقيد، و12 عنصرا")


class Countable:
    """Something counted at the tokens [start, stop): `quantity`, its noun phrase if a list has it, `stated` by a number.

    `prep` governs it, "" for none; `joined` where it goes on a list; `mixed` is a second noun under the same number
    ("13 جنديا ومستوطنا").
    """

    __slots__ = ("joined", "mixed", "phrase", "prep", "quantity", "start", "stated", "stop")

    def __init__(self, start: int, stop: int, quantity: Quantity, phrase: Phrase | None, stated: bool) -> None:
        self.start, self.stop = start, stop
        self.quantity = quantity
        self.phrase = phrase
        self.stated = stated
        self.prep = ""
        self.joined = False
        self.mixed: Phrase | None = None

    @property
    def traits(self) -> frozenset[str]:
        return self.phrase.traits if self.phrase is not None else frozenset()

    @property
    def thing(self) -> bool:
        """Whether it is no person and no body of persons."""
        return self.phrase is not None and (self.phrase.kind == "weapon" or "thing" in self.traits)

    @property
    def party(self) -> bool:
        """Whether it is a side as a whole, with no number of its members."""
        return self.phrase is not None and self.phrase.kind == "party" and not self.stated


class Countables:
    """All that one report counts, in order."""

    def __init__(self, scene: Scene, phrases: Sequence[Phrase]) -> None:
        self.scene = scene
        self.words = scene.words
        self.all = self._read(phrases)
        self._before = before_each([c.start for c in self.all], len(self.words))

    def between(self, lo: int, hi: int) -> list[Countable]:
        """Those that start in the tokens [lo, hi)."""
        size = len(self.words)
        return self.all[self._before[min(max(lo, 0), size)] : self._before[min(max(hi, 0), size)]]

    def chain(self, first: Countable, hi: int) -> list[Countable]:
        """A countable with those listed after it, up to the token hi."""
        out = [first]
        for item in self.between(first.stop, hi):
            if not item.joined and item.start - out[-1].stop <= 1 and not item.stated:
                continue
            if item.joined and not item.stated and first.stated and item.phrase is not None and item.phrase.definite:
                continue
            if item.joined and not item.stated and first.quantity.low > 10 and item.quantity == ONE and first.stated:
                first.mixed = item.phrase
                continue
            if item.prep == "مع" and item.phrase is not None and item.start - out[-1].stop <= 1 and not item.thing and not item.party:
                out.append(item)  # "قتل قائد مع خمسة من رفاقه"
                continue
            if not item.joined or item.start - out[-1].stop > (_FAR if item.stated and item.phrase is not None else _REACH) or item.party:
                break
            if "،" in self.words[out[-1].stop : item.start] and not item.stated:
                break
            out.append(item)
        return out

    def _read(self, phrases: Sequence[Phrase]) -> list[Countable]:
        hits = {q.start: q for q in self.scene.quantities}
        out = []
        for phrase in phrases:
            if phrase.kind in _KINDS:
                one = hits.pop(phrase.start + (self.words[phrase.start] == "("), None)
                if one is not None and phrase.count is None and one.stop < phrase.stop:
                    phrase.count, phrase.stated = one.value, True  # "أحد المواطنين" is one word of the lists
                out.append(self._of_phrase(phrase, hits))
        out += [self._of_number(q) for q in hits.values() if self._counts(q)]
        out.sort(key=lambda c: c.start)
        for at, item in enumerate(out):
            self._governed(item)
            if item.joined and at and out[at - 1].stop >= item.start - 2:
                _share_hedge(out[at - 1], item)
        return out

    def _of_phrase(self, phrase: Phrase, hits: dict[int, Hit[Quantity]]) -> Countable:
        quantity, stated, stop = phrase.count, phrase.stated, phrase.stop
        head = self.scene.mention_at(phrase.head)
        if quantity is None and head is not None and head.dual:
            quantity, stated = TWO, True
        after = hits.get(stop)
        if (quantity is None or quantity == TWO) and after is not None and self._belongs(phrase, after):
            quantity, stated, stop = after.value, True, after.stop
            del hits[after.start]
        if quantity is not None and quantity == TWO and phrase.start == phrase.head:
            hedge = hedge_after(self.scene.text, stop)
            quantity = bounded(2, hedge) if hedge else quantity
        many = phrase.plural or self.words[phrase.head : phrase.head + 2] == ["مجموعه", "من"] or (phrase.kind == "nation" and self.words[phrase.head].endswith(("ين", "ون", "يي")))
        item = Countable(phrase.start, stop, quantity or (SOME if many else ONE), phrase, stated)
        item.prep, item.joined = phrase.prep, phrase.joined
        return item

    def _belongs(self, phrase: Phrase, hit: Hit[Quantity]) -> bool:
        """Whether a number right after a noun counts it: "الجنود الثلاثة", "فلسطينيين اثنين"."""
        word = self.words[hit.start]
        return word in _AFTER_NOUN or (word.startswith("ال") and len(word) > 4 and (phrase.definite or bool(phrase.suffix) or self.words[phrase.head].startswith(("ال", "وال"))))

    def _of_number(self, hit: Hit[Quantity]) -> Countable:
        return Countable(hit.start, hit.stop, hit.value, None, True)

    def _counts(self, hit: Hit[Quantity]) -> bool:
        """Whether a number without a listed noun may count persons: no number of events, places or harm follows."""
        after = self.scene.mention_at(hit.stop)
        if after is None:
            return hit.stop >= len(self.words) or self.words[hit.stop] not in _DEEDS
        if after.prefix.startswith("و"):
            return True  # "قتل ثلاثة وأصيب خمسة"
        return after.of("outcome") is None and not any(after.of(k) for k in _EVENTS) and not after.of("speech")

    def _governed(self, item: Countable) -> None:
        """The list or preposition that a countable stands in, where its phrase does not know."""
        at = item.start - 1
        first = self.words[item.start]
        before = self.words[at] if at >= 0 else ""
        own = first[0] == "و" and len(first) > 3 and first[1:3] != "اح"
        if before in ("ب", "ل"):
            item.prep = before
        elif own or before == "و" or (before in _LINKS and at and self.words[at - 1] in _LINK_HEADS):
            item.joined, item.prep = True, ""
        elif item.phrase is None:
            item.prep = before if before.lstrip("و") in PREPOSITIONS else first[0] if first[0] in "بل" and len(first) > 4 else ""


def _share_hedge(first: Countable, second: Countable) -> None:
    """"أكثر من 100 قتيل و500 جريح": the hedge holds for both."""
    second.quantity = share_hedge(first.quantity, second.quantity)


def share_hedge(first: Quantity, second: Quantity) -> Quantity:
    """The second of two joined numbers under the hedge of the first, if it has none."""
    if first.hedge in ("more-than", "at-least") and second.hedge is None and second.low > 2 and second.high == second.low:
        return bounded(second.low, first.hedge)
    return second
