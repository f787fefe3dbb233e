"""Chains of attribution: who said it first, who else of the same phrase, who relayed it, whom it was told to."""
from __future__ import annotations

from tawatur.lang.ar.phrases import Phrase
from tawatur.lang.ar.speakers import Reach, Speaker, SpeakerReader
from tawatur.lang.ar.vocabulary import Speech
from tawatur.lang.ar.voice import Voice
from tawatur.steps.scene import Scene
from tawatur.text.lexicon import Mention

_TO = frozenset(("ل", "الي"))
_HIS_WORDS = frozenset("قوله قولها قولهم قولهما".split())
_FAR = 14  # tokens from a speaker to "قوله"


class ChainReader:
    """Finds the links of a chain around the subject of a verb of saying."""

    def __init__(self, scene: Scene, speakers: SpeakerReader) -> None:
        self.scene = scene
        self.words = scene.words
        self.speakers = speakers

    def chain(self, mention: Mention, subject: Speaker, speech: Speech, stop: int, said: list[Voice]) -> tuple[Speaker, ...]:
        """Who said it and who relayed it: "نقلت الوكالة عن مصدر", "قال مصدر لوكالة", a speaker whom another quotes."""
        chain: tuple[Speaker, ...] = (subject,)
        if speech.role == "relays":
            source = self.source(subject.stop, stop)
            if source is not None and source.id == "media" and self.words[source.stop : source.stop + 1][0:1] in (["لها"], ["له"]):
                source = source._replace(id=subject.id)  # "عن مراسل لها"
            return (source, subject) if source is not None else chain
        quoted = self._quoted(subject.stop, stop)
        if quoted is not None:
            return quoted, subject
        medium = self._medium(max(subject.stop, mention.stop), stop)
        if medium is not None and medium.id != subject.id:
            chain += (medium,)
        beside = self.beside(subject, stop)
        if beside is not None:
            chain += (beside,)
        outer = next((v for v in reversed(said) if v.start <= mention.start and v.role in ("says", "carries")), None)
        if outer is not None and self._nested(min(subject.start, mention.start)):
            chain += tuple(s for s in outer.chain if s.id != subject.id)
        return chain

    def _quoted(self, at: int, stop: int) -> Speaker | None:
        """Whose words somebody reports: "ذكرت الإذاعة عن مصدر قوله إن"."""
        told = next((t for t in range(at, min(at + _FAR, stop)) if self.words[t] in _HIS_WORDS), None)
        return self.source(at, told) if told is not None else None

    def _nested(self, at: int) -> bool:
        """Whether words come right after أن, so that what they say is said inside another's saying."""
        number = self.scene.at[at - 1] if at else -1
        return number >= 0 and self.scene.mentions[number].of("that") is not None

    def beside(self, subject: Speaker, stop: int) -> Speaker | None:
        """A second speaker of the same phrase: "المسؤولون والبعثة"."""
        at = subject.stop
        mention = self.scene.mention_at(at) if at < stop else None
        if mention is None or not mention.prefix.startswith("و") or mention.of("speech") or mention.of("trigger"):
            return None
        found = self.speakers.named(at, Reach(stop, False))
        return found if found is not None and found.id != subject.id else None

    def source(self, at: int, stop: int) -> Speaker | None:
        """The source after "عن" in "نقلت الوكالة عن مصدر"."""
        for token in range(at, min(at + 7, stop)):
            if self.words[token] == "عن":
                return self.speakers.named(token + 1, self.speakers.reach(token + 1, stop))
        return None

    def _medium(self, at: int, stop: int) -> Speaker | None:
        """The outlet to whom it was said: "قال مسؤول لوكالة ..." , "في تصريح لـ ..."."""
        for token in range(at, min(at + 7, stop)):
            mention = self.scene.mention_at(token)
            if (mention is not None and mention.of("that")) or self.words[token] in (":",):
                return None
            phrase = self.speakers.by_start.get(token)
            if phrase is not None and phrase.kind == "party" and (phrase.prep in _TO or self.words[token - 1] == "ل") and self._outlet(phrase):
                return Speaker(phrase.start, phrase.stop, phrase.id)
        return None

    def _outlet(self, phrase: Phrase) -> bool:
        mention = self.scene.mention_at(phrase.head)
        entry = mention.of("party") if mention else None
        return entry is not None and getattr(entry.data, "kind", "") == "outlet"
