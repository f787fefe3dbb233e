"""The stated parts of a figure, which stand beside it: "بينهم 5 أطفال وامرأتان", "ستة أشخاص، هم أربعة جنود وشرطيان"."""
from __future__ import annotations

from collections.abc import Sequence

from tawatur.lang.ar.countables import SOME, Countable, Countables
from tawatur.lang.ar.harm import Harm
from tawatur.lang.ar.phrases import PREPOSITIONS
from tawatur.lang.ar.who import who_of
from tawatur.text.lexicon import Mention, kinds

_SUBSET = kinds("subset")
_NO_NOUNS = frozenset("بينهم بينهن منهم منهن اثر جراء نتيجه فيما بينما كما ان بعد اليوم امس بحسب وفق علي".split())
_STATES = frozenset("حالاتهم حالتهم حالاتهن حالتهن حالتهما بحاله".split())  # "بينهم 5 حالاتهم خطرة": in what state, not who
_MOST = ("معظم", "غالبيت", "اغلب", "جل", "ومعظم", "وغالبيت", "واغلب")  # how a total divides, no figure
_OPENS = frozenset("، : ( - هم هما هن وهم وهما وهن اخرين اخرون اخريات".split())  # between a total and the parts that make it up
_BACK = 14  # tokens from a figure to the word that announces its parts
_REACH = 18  # tokens from that word to the last part


class SubsetReader:
    """Finds the parts of the figures of one report."""

    def __init__(self, items: Countables, armies: frozenset[str]) -> None:
        self.items = items
        self.scene = items.scene
        self.words = items.words
        self.armies = armies

    def read(self, harms: Sequence[Harm], start: int, stop: int) -> list[Harm]:
        """The parts of the `harms` of the sentence [start, stop)."""
        if not harms:
            return []
        out: list[Harm] = []
        for mention in self.scene.within(start, stop):
            if mention.any_of(_SUBSET):
                out.extend(self._announced(harms, mention, stop))
        for harm in harms:
            out.extend(self._summed(harm, stop))
        return out

    def _announced(self, harms: Sequence[Harm], mention: Mention, stop: int) -> list[Harm]:
        """Parts after "among them"."""
        base = next((h for h in reversed(harms) if h.start < mention.start and mention.start - h.stop < _BACK), None)
        first = self.items.between(mention.stop, min(stop, mention.stop + 2))
        if base is None or not first or (first[0].prep and not first[0].joined):
            return []
        out: list[Harm] = []
        for item in self.items.chain(first[0], min(stop, mention.stop + _REACH)):
            if item.phrase is None:
                noun = self.scene.mention_at(item.stop)
                same = (noun is not None and noun.of("outcome") is not None) or not _STATES.isdisjoint(self.words[item.stop : item.stop + 1])
                out.append(_part(base, item, base.who if same or not noun_at(self.words, item.stop) else "people"))
                continue
            if item.quantity == SOME and (item.phrase.definite or self.words[mention.start].startswith(_MOST)):
                break
            if item.phrase.kind not in ("class", "nation") or item.thing != (base.target is not None and "thing" in base.target.traits):
                break
            out.append(self._part(base, item))
        return out

    def _summed(self, base: Harm, stop: int) -> list[Harm]:
        """Parts that nothing announces, where they make up the figure: "قتل خمسة هم ثلاثة جنود وشرطيان"."""
        at = max(base.stop, base.target.stop if base.target is not None else 0)
        side = next((c for c in self.items.between(at, at + 2) if c.prep == "من" and c.party), None)
        begin = at = side.stop if side is not None else at
        while at < stop and self.words[at] in _OPENS:
            at += 1
        first = self.items.between(at, at + 1) if at > begin and base.quantity.low > 1 and base.quantity.high == base.quantity.low else []
        if not first or first[0].joined or first[0].phrase is None:
            return []
        parts = self.items.chain(first[0], min(stop, at + _REACH))
        if len(parts) < 2 or any(p.phrase is None or p.quantity.high != p.quantity.low for p in parts) or sum(p.quantity.low for p in parts) != base.quantity.low:
            return []
        return [self._part(base, p) for p in parts]

    def _part(self, base: Harm, item: Countable) -> Harm:
        """A part as its noun names it; of a people it is what the whole is ("20 متطرفا بينهم فرنسيان")."""
        nation = item.phrase is not None and item.phrase.kind == "nation"
        return _part(base, item, base.who if nation else who_of(self.scene, item, base.outcome, self.armies, item.stop))


def noun_at(words: Sequence[str], token: int) -> bool:
    """Whether some word that may be a noun stands at a token."""
    word = words[token] if token < len(words) else ""
    return word.isalpha() and word.lstrip("و") not in PREPOSITIONS and word not in _NO_NOUNS and word[0] not in "وبل"


def _part(base: Harm, item: Countable, who: str) -> Harm:
    harm = Harm(base.outcome, who, item.quantity, item.start, item.stop, base.cue, item.phrase)
    harm.subset = True
    return harm
