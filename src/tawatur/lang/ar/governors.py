"""What stands before a noun phrase: its number, and what governs it."""
from __future__ import annotations

from collections.abc import Mapping

from tawatur.lang.ar.phrase import Phrase
from tawatur.nouns import Quantity
from tawatur.steps.scene import Scene
from tawatur.text.tokens import Hit

QUOTES = frozenset("\"'“”«»‘’()[]„")
PREPOSITIONS = frozenset(
    "في من الي على علي عن مع ضد نحو تجاه باتجاه صوب بين داخل خارج قرب عند لدي حول فوق تحت امام خلف عبر خلال حتي منذ بعد قبل".split()
)
RANKS = frozenset("ضابط ضباط مجند مجندين ملازم نقيب رائد مقدم عقيد رقيب عريف".split())


class Governors:
    """Gives the noun phrases of one report their numbers and prepositions."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.words = scene.words
        self.numbers: Mapping[int, Hit[Quantity]] = {q.stop: q for q in scene.quantities}

    def number(self, phrase: Phrase) -> None:
        """The number before a noun, or none: "خمسة جنود", "عدد من الجنود", "أحد عناصر"."""
        if phrase.kind not in ("class", "nation", "party", "weapon"):
            return
        hit = self.numbers.get(phrase.start)
        if hit is None and phrase.start and self.words[phrase.start - 1] == "من":
            hit = self.numbers.get(phrase.start - 1)
        if hit is not None:
            phrase.count, phrase.stated = hit.value, True
            phrase.start = hit.start

    def preposition(self, phrase: Phrase, before: list[Phrase]) -> None:
        """What governs a phrase: its own particle, the word before it, or what governs the phrase it is joined to."""
        mention = self.scene.mention_at(phrase.head)
        prefix = mention.prefix if mention else ""
        first = self.words[phrase.start]
        if phrase.start != phrase.head:
            prefix = first[0] if first[0] in "بلو" and len(first) > 3 else ""
        bare = prefix.lstrip("وف")
        if bare[:1] in ("ب", "ل", "ك"):
            phrase.prep = bare[0]
            return
        at = phrase.start - 1
        while at >= 0 and self.words[at] in QUOTES and self.words[at] not in "()":
            at -= 1
        told = self.scene.mentions[self.scene.at[at]] if at >= 0 and self.scene.at[at] >= 0 else None
        if told is not None and told.of("according") is not None:
            phrase.prep = "حسب"
            return
        if at >= 0 and self.words[at].lstrip("و") in PREPOSITIONS:
            phrase.prep = self.words[at]
            return
        if prefix.startswith("و") and before and self._adjectives(before[-1].stop, phrase.start):
            phrase.prep = before[-1].prep
            phrase.joined = True
            if phrase.id == "soldiers" and before[-1].id == "police" and phrase.stop == phrase.head + 1 and "مجند" in self.words[phrase.head]:
                phrase.id, phrase.data, phrase.owner = "police", before[-1].data, before[-1].owner  # conscripts of the police
            elif phrase.id == "police" and before[-1].id == "soldiers" and self.words[before[-1].stop - 1].lstrip("و") in RANKS:
                before[-1].id, before[-1].data, before[-1].owner = "police", phrase.data, phrase.owner

    def _adjectives(self, start: int, stop: int) -> bool:
        """Whether nothing stands between two joined phrases but a word or two that describe the first."""
        if stop - start <= 1:
            return True
        return stop - start == 2 and all(self.scene.at[t] < 0 and adjective(self.words[t]) for t in range(start, stop))


def adjective(word: str) -> bool:
    """Whether an unlisted word looks like an adjective: relative ending, feminine or plural."""
    return len(word) > 3 and word.endswith(("ي", "يه", "ه", "ين", "ات", "يا")) and word not in PREPOSITIONS
