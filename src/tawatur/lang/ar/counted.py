"""Nouns of harm that are counted themselves: "خمسة قتلى", "شهيدان", "عشرات الجرحى", "عدد القتلى بلغ 548"."""
from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tawatur.lang.ar.countables import ONE, SOME, TWO, Countable, Countables
from tawatur.lang.ar.quantities import bounded, hedge_after
from tawatur.lang.ar.vocabulary import Word
from tawatur.nouns import Quantity
from tawatur.text.lexicon import Entry, Mention
from tawatur.text.tokens import Hit

_TOLL_NOUNS = frozenset("عدد حصيله اجمالي مجموع اعداد حصيلت".split())
_REACHED = frozenset("الي بلغ بلغت ب وصل وصلت تجاوز تجاوزت فاق ليبلغ ليصل لتصل لتبلغ بلوغ حاجز عند تخطي تخطت يبلغ تبلغ البالغ".split())
_AMONG = frozenset(("صفوف", "اوساط"))
_RANKS = frozenset(("في", "بين", "ل", "من"))
_VAGUE = frozenset(("a-number", "several"))
_RUBBLE = frozenset("الانقاض انقاض الركام ركام الدمار المباني البيوت المنازل".split())
_HOSTS = ("تستقبل", "يستقبل", "تووي", "يووي", "تاوي", "ياوي", "تضم", "يضم", "تحتضن", "يحتضن", "ايواء", "لايواء", "يقطن", "تقطن", "يسكن", "تسكن")
_REACH = 14
_NEAR = 5


class Figure(NamedTuple):
    """A count that a noun of harm states, with its victims where they are named."""

    outcome: str
    quantity: Quantity
    start: int
    stop: int
    item: Countable | None
    total: bool


class CountedReader:
    """Reads the counted nouns of harm of one report."""

    def __init__(self, items: Countables) -> None:
        self.items = items
        self.scene = items.scene
        self.words = items.words
        self.starts: dict[int, Hit[Quantity]] = {q.start: q for q in self.scene.quantities}
        self.ends: dict[int, Hit[Quantity]] = {q.stop: q for q in self.scene.quantities}
        self.times: dict[int, int] = {t.start: t.stop for t in self.scene.spans}

    def is_counted(self, mention: Mention, outcome: str) -> bool:
        """Whether a verbal noun is counted here ("75 إصابة", "إصابة واحدة", "والإصابات إلى 40")."""
        if outcome != "injured":
            return False
        return (mention.start in self.ends and not mention.prefix) or self.words[mention.start].endswith("ات") or self.words[mention.stop : mention.stop + 1] == ["واحده"]

    def read(self, mention: Mention, entry: Entry, lo: int, hi: int, end: int) -> list[Figure]:
        """The figure of one counted noun, or none where it only names those told before."""
        outcome = "missing" if self._buried(mention, end) else entry.id if entry.kind == "outcome" else entry.data.row.outcome
        if outcome == "displaced" and any(w.startswith(_HOSTS) for w in self.words[max(lo, mention.start - 4) : mention.start]):
            return []  # "مدينة تؤوي آلاف النازحين"
        pair = self._between(mention, entry, lo)
        if pair is not None:
            return pair
        before = self._number_before(mention)
        if before is not None:
            joint = before.value.hedge not in _VAGUE and self._goes_on(mention)
            return [self._figure("other" if joint else outcome, before.value, before.start, mention, hi)]
        if self.words[mention.stop : mention.stop + 1] == ["واحده"]:
            return [Figure(outcome, ONE, mention.start, mention.stop + 1, None, False)]
        if self._heads_another(mention):
            return []
        shared = self._shared(mention)
        if shared is not None:
            return [self._figure(outcome, shared, mention.start, mention, hi)] if shared.hedge in _VAGUE else []
        after = self._number_after(mention, hi, end)
        if after is not None:
            if self._counted_at(after.stop):
                return []
            item = next((c for c in self.items.between(after.start, after.start + 1) if c.phrase), None)
            if item is None or (item.phrase is not None and item.phrase.id == "people"):
                item = self._of_whom(mention, after.start) or item  # "القتلى في صفوف الثوار بلغت 400 شخص"
            return [Figure(outcome, after.value, min(after.start, mention.start), max(after.stop, mention.stop), item, True)]
        if "ال" in mention.prefix or mention.suffix or self._among(mention) or self._title(mention):
            return []
        quantity = self._two(mention) if mention.dual else self._bare(mention, entry)
        whose = self._of_number(mention, quantity)
        if whose is not None:
            return [Figure(outcome, whose.quantity, mention.start, whose.stop, whose, False)]
        return [self._figure(outcome, quantity, mention.start, mention, hi)]

    def _of_number(self, mention: Mention, quantity: Quantity) -> Countable | None:
        """Those counted right after the noun: "جثث أربعة أشخاص"."""
        if quantity != SOME:
            return None
        return next((c for c in self.items.between(mention.stop, mention.stop + 1) if c.stated and not c.prep and not c.joined and not c.thing), None)

    def _goes_on(self, mention: Mention) -> bool:
        """Whether another noun of harm shares the number: "20 قتيلا وجريحا", "عشرات القتلى والجرحى"."""
        after = self.scene.mention_at(mention.stop)
        return after is not None and self._counted_at(mention.stop) and _alike(mention, after)

    def _shared(self, mention: Mention) -> Quantity | None:
        """The number of the noun that a noun of harm is joined to: "عدد من القتلى والجرحى"."""
        first = self._before(mention)
        if first is None or first.stop != mention.start or not self._counted_at(first.start) or not _alike(first, mention):
            return None
        hit = self._number_before(first)
        return hit.value if hit is not None else None

    def _two(self, mention: Mention) -> Quantity:
        """A dual under the hedge that follows it: "قتيلان على الأقل"."""
        hedge = hedge_after(self.scene.text, mention.stop)
        return bounded(2, hedge) if hedge else TWO

    def _buried(self, mention: Mention, end: int) -> bool:
        """Whether the dead are said to lie where nobody has reached them: "آلاف الضحايا تحت الركام"."""
        words = self.words
        at = next((t for t in range(mention.stop, min(end, mention.stop + _NEAR)) if words[t] == "تحت"), 0)
        return bool(at) and words[at - 1] != "من" and words[at + 1] in _RUBBLE if at + 1 < end else False

    def _before(self, mention: Mention) -> Mention | None:
        at = self.scene.at[mention.start - 1] if mention.start else -1
        return self.scene.mentions[at] if at >= 0 else None

    def toll(self, mention: Mention, outcome: str, hi: int, end: int) -> Figure | None:
        """A toll of another word of harm: "حصيلة الاعتقالات ارتفعت إلى 80", "عدد المسلحين الذين قتلهم الجيش بلغ 22"."""
        before = self.words[max(0, mention.start - 4) : mention.start]
        noun = bool(before) and before[-1].lstrip("و").removeprefix("ب") in _TOLL_NOUNS and not mention.suffix
        relative = before[-1:] == ["الذين"] and any(w.lstrip("وب") in _TOLL_NOUNS for w in before)
        if not noun and not relative:
            return None
        hit = self._ahead(mention) or self._number_after(mention, hi, end)
        if hit is None:
            return None
        item = next(iter(self.items.between(mention.start - 3, mention.start)), None) if relative else \
            next((c for c in self.items.between(hit.start, hit.start + 1) if c.phrase), None)
        return Figure(outcome, hit.value, hit.start, hit.stop, item, True)

    def _number_before(self, mention: Mention) -> Hit[Quantity] | None:
        at = mention.start
        if mention.prefix.startswith(("و", "ف")):
            return None
        hit = self.ends.get(at)
        if hit is None and at and self.words[at - 1] == "من":
            hit = self.ends.get(at - 1)
        return hit

    def _figure(self, outcome: str, quantity: Quantity, start: int, mention: Mention, hi: int) -> Figure:
        victim = self._of_whom(mention, hi)
        if victim is None and start == mention.start:
            victim = self._noun_before(mention)
        return Figure(outcome, quantity, start, mention.stop, victim, False)

    def _bare(self, mention: Mention, entry: Entry) -> Quantity:
        word: Word = entry.data
        return ONE if not word.many and not self.words[mention.start].endswith("ات") else SOME

    def _of_whom(self, mention: Mention, hi: int) -> Countable | None:
        """Whose dead: "قتلى من الجيش", "قتلى في صفوف المسلحين", "شهيدا من المدنيين"."""
        at = mention.stop
        if self.words[at : at + 1] and self.words[at].startswith("بال") and not self.items.between(at, at + 1):
            at, hi = at + 1, at + _NEAR  # "إصابات بالاختناق في صفوف الأهالي"
        for token in range(at, min(hi, at + 4)):
            if self.words[token] in "،.؛:" or self.words[token] in ("بينهم", "منهم"):
                return None
            found = self.items.between(token, token + 1)
            if found:
                first = found[0]
                fits = (first.prep in _RANKS or token == at or self.words[token - 1] in _AMONG) and not first.joined and not first.thing
                near = token == at or self.words[at] in ("من", "في", "بين", "لدي") or first.prep in ("ل", "ب")
                return first if fits and near and not (first.stated and token > at) else None
        return None

    def _noun_before(self, mention: Mention) -> Countable | None:
        """"جنود قتلى", "أوقعت في صفوف الجيش قتلى وجرحى"."""
        for item in reversed(self.items.between(mention.start - 6, mention.start)):
            gap = self.words[item.stop : mention.start]
            ranks = self.words[max(0, item.start - 1) : item.start] == ["صفوف"]
            if not item.thing and "،" not in gap and (not gap or ranks):
                return item
        return None

    def _between(self, mention: Mention, entry: Entry, lo: int) -> list[Figure] | None:
        """"بين قتيل وجريح": one joint figure if a number stands before it, else some of each."""
        at = mention.start - 1
        if at < 0 or self.words[at] not in ("بين", "مابين"):
            return self._second(mention, entry)
        if self.words[at - 1 : at] == ["ما"]:
            at -= 1
        item = next((c for c in reversed(self.items.between(max(lo, at - 6), at)) if at - c.stop <= 1), None)
        outcome: str = entry.id
        if item is not None and item.stated:
            return [Figure("other", item.quantity, item.start, mention.stop, item, False)]
        return [Figure(outcome, SOME, mention.start, mention.stop, item if item is not None and not item.thing else None, False)]

    def _second(self, mention: Mention, entry: Entry) -> list[Figure] | None:
        """The other noun of "بين قتيل وجريح": told by the first where they share a number."""
        first = self._before(mention)
        if first is None or not mention.prefix.startswith("و") or not first.of("outcome"):
            return None
        at = first.start - 1
        if at < 0 or self.words[at] not in ("بين", "مابين"):
            return None
        held = self._between(first, entry, 0) or []
        return [] if held and held[0].outcome == "other" else [Figure(entry.id, SOME, mention.start, mention.stop, held[0].item if held else None, False)]

    def _among(self, mention: Mention) -> bool:
        """"من بين قتلى المعارضة": the noun only says of whom parts are told."""
        return mention.start > 0 and self.words[mention.start - 1] in ("بين", "ضمن", "احد")

    def _title(self, mention: Mention) -> bool:
        """"شهيد الواجب", "الشهيد فلان": one who was named dead before, not a new figure."""
        after = self.words[mention.stop] if mention.stop < len(self.words) else ""
        return self._bare_one(mention) and after.startswith("ال") and len(after) > 3

    def _bare_one(self, mention: Mention) -> bool:
        entry = mention.of("outcome")
        return entry is not None and not entry.data.many and not mention.dual

    def _counted_at(self, token: int) -> bool:
        """Whether a counted noun of harm stands at a token ("إلى 34356 شهيدا")."""
        found = self.scene.mention_at(token)
        entry = found.of("outcome") if found is not None else None
        return entry is not None and entry.data.row.pos == "counted"

    def _heads_another(self, mention: Mention) -> bool:
        """"جثامين 3 شهداء", "جثمان شهيد": the noun after it is the one that is counted."""
        if self._counted_at(mention.stop):
            nxt = self.scene.mention_at(mention.stop)
            return nxt is not None and not nxt.prefix.startswith("و")
        hit = self.starts.get(mention.stop)
        return hit is not None and self._counted_at(hit.stop)

    def _untimed(self, at: int, end: int, reach: int) -> Iterator[int]:
        """So many tokens from one on, days and hours passed over: "ارتفع عدد القتلى منذ السابع من أكتوبر إلى"."""
        while at < end and reach:
            if at in self.times:
                at = self.times[at]
                continue
            yield at
            at, reach = at + 1, reach - 1

    def _ahead(self, mention: Mention) -> Hit[Quantity] | None:
        """The number that stands before the noun of a toll: "ارتفع إلى 77 عدد القتلى"."""
        at = next((t for t in range(mention.start - 1, max(mention.start - 5, -1), -1) if self.words[t] in _TOLL_NOUNS), 0)
        hit = self.ends.get(at) if at else None
        return hit if hit is not None and any(w.lstrip("و") in _REACHED for w in self.words[max(0, hit.start - 3) : hit.start]) else None

    def _number_after(self, mention: Mention, hi: int, end: int) -> Hit[Quantity] | None:
        """The number that a toll reaches later: "عدد القتلى بلغ 548", "ارتفعت حصيلة الشهداء إلى 30", "والإصابات إلى 40"."""
        toll = any(w.lstrip("وبال") in _TOLL_NOUNS or w in _TOLL_NOUNS for w in self.words[max(0, mention.start - 4) : mention.start])
        if not toll and "ال" not in mention.prefix:
            return None
        ahead = self._ahead(mention) if toll else None
        if ahead is not None:
            return ahead
        for token in self._untimed(mention.stop, end if toll else hi, _REACH if toll else 3):
            hit = self.starts.get(token)
            if hit is None:
                if token > mention.stop and self._counted_at(token):
                    return None
                continue
            near = [*self.words[max(0, mention.start - 3) : mention.start], *self.words[mention.stop : token]] if toll else self.words[mention.stop : token]
            if self.words[token - 1] != "من" and (self.words[token].startswith("ب") or any(w.lstrip("و") in _REACHED for w in near)):
                return hit
        return None


def _alike(first: Mention, second: Mention) -> bool:
    """Whether a noun is joined to the one before it and as definite: "قتيلا وجريحا", not "قتيلا والمصابين إلى 40"."""
    return second.prefix.startswith("و") and ("ال" in first.prefix) == ("ال" in second.prefix)
