"""Who speaks: chains of attribution and the stretch of words that each covers.

A verb of saying opens a voice; أن, a colon or a quotation mark carries it; it lives to the end of its sentence, over open
quotation marks, and is taken up again by participles (مشيرا إلى) and verbs of continuation (وأضاف). "بحسب X" covers the
sentence it stands in. The first speaker of a chain is the one whose claim it is, the next relayed it.
"""
from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tawatur.lang.ar.phrases import QUOTES, Phrase
from tawatur.lang.ar.vocabulary import Speech, Word
from tawatur.steps.scene import Scene
from tawatur.text.lexicon import Mention


class Speaker(NamedTuple):
    """One link of a chain: the words that name it, and its id (None where nobody is named)."""

    start: int
    stop: int
    id: str


class Voice(NamedTuple):
    """The tokens [start, stop) are said by `chain` (innermost first), marked by `stance`; `role` as in speech.tsv."""

    start: int
    stop: int
    chain: tuple[Speaker, ...]
    stance: str
    role: str
    rule: str


_PERSONS = frozenset(("civilians", "people", "officials", "medics", "journalists", "witnesses", "displaced", "police",
                      "soldiers", "fighters", "captives", "detainees", "protesters"))
_CLASS_SPEAKERS = {"civilians": "witnesses", "people": "witnesses", "officials": "officials-source", "medics": "medical-sources",
                   "police": "security-sources", "soldiers": "military-source", "journalists": "media", "activists": "activists",
                   "displaced": "witnesses"}
_TO = frozenset(("ل", "الي"))


class VoiceReader:
    """Reads the voices of one report, sentence by sentence, remembering who spoke last."""

    def __init__(self, scene: Scene, phrases: Sequence[Phrase]) -> None:
        self.scene = scene
        self.words = scene.words
        self.by_start = {p.start: p for p in phrases}
        self.phrases = phrases
        self.last: tuple[Speaker, ...] = ()
        self.quote: Voice | None = None
        self.header: Voice | None = None

    def read(self) -> list[Voice]:
        """Every voice of the report; where two cover a token, the later one in the list is the nearer."""
        out: list[Voice] = []
        for start, stop in self.scene.sentences:
            out.extend(self._sentence(start, stop))
        return out

    def _sentence(self, start: int, stop: int) -> list[Voice]:
        out: list[Voice] = []
        if self.quote is not None:
            out.append(self.quote._replace(start=start, stop=stop, rule="open quotation"))
            if self._closes(start, stop):
                self.quote = None
        elif self.header is not None and self.words[start] in ("-", "–", "•", "*", "_"):
            out.append(self.header._replace(start=start, stop=stop, rule="list under a header"))
        else:
            self.header = None
        opened = [v for v in (self._colon(start, stop),) if v]
        for mention in self.scene.within(start, stop):
            voice = self._verb(mention, start, stop) or self._according(mention, start, stop)
            if voice is not None:
                opened.append(voice)
        opened = self._relays(opened)
        out.extend(opened)
        self._carry(out, opened, stop)
        return out

    def _verb(self, mention: Mention, start: int, stop: int) -> Voice | None:
        entry = mention.of("speech")
        if entry is None:
            return None
        word: Word = entry.data
        speech: Speech = word.row  # type: ignore[assignment]
        if word.pos == "participle":
            chain = self.last
            return Voice(mention.stop, stop, chain, speech.stance, speech.role, "participle of saying") if chain else None
        if word.form is not None and word.form.passive and speech.role != "relays":
            return None
        subject = self._subject(mention, start, stop)
        if subject is None:
            if speech.role in ("carries", "says") and self.last and self._that(mention.stop, 3):
                return Voice(mention.stop, stop, self.last, speech.stance, speech.role, "the speaker goes on")
            return None
        chain = (subject,)
        if speech.role == "relays":
            source = self._from(subject.stop, stop)
            chain = (source, subject) if source else chain
        else:
            medium = self._medium(max(subject.stop, mention.stop), stop)
            if medium:
                chain = (subject, medium)
        self.last = chain
        begin = mention.stop if subject.stop <= mention.start else subject.stop
        return Voice(begin, stop, chain, speech.stance, speech.role, "verb of saying")

    def _that(self, at: int, reach: int) -> bool:
        """Whether أن, a colon or a quotation mark stands within a few words."""
        for token in range(at, min(at + reach, len(self.words))):
            mention = self.scene.mention_at(token)
            if self.words[token] in (":", '"', "«", "“") or (mention is not None and mention.of("that")):
                return True
        return False

    def _subject(self, mention: Mention, start: int, stop: int) -> Speaker | None:
        after = self._speaker(mention.stop, stop)
        if after is not None:
            return after
        before = self._before(mention.start, start)
        return before if before is not None else self._unlisted(mention, stop)

    def _before(self, at: int, start: int) -> Speaker | None:
        """The speaker that ends right before a verb: "الكتائب أوضحت أن"."""
        for token in range(at - 1, max(start, at - 9) - 1, -1):
            if token != start and self.words[token - 1] not in ("،", ".", ":", "\n") and not self._opens(token):
                continue
            speaker = self._speaker(token, at)
            if speaker is not None and self._only_name(speaker.stop, at):
                return speaker
        return None

    def _opens(self, token: int) -> bool:
        word = self.words[token]
        return word[0] in "وف" and len(word) > 3

    def _only_name(self, start: int, stop: int) -> bool:
        """Whether nothing but a name, a comma or a title stands between a speaker and the verb."""
        return all(self.scene.at[t] < 0 or self.scene.mentions[self.scene.at[t]].of("person") for t in range(start, stop)) \
            and stop - start <= 5

    def _speaker(self, at: int, stop: int) -> Speaker | None:
        """The speaker named at or right after a token: an office and its party, a party, a source, a person."""
        skipped = 0
        while at < stop and (self.words[at] in QUOTES or (skipped < 2 and self._filler(at))):
            skipped += self.words[at] not in QUOTES
            at += 1
        if at >= stop:
            return None
        mention = self.scene.mention_at(at)
        if mention is None:
            return None
        if mention.of("office") is not None:
            return self._office(mention, stop)
        entry = mention.of("unnamed") or mention.of("person")
        if entry is not None:
            return Speaker(at, self._unnamed_end(mention, stop), entry.id)
        phrase = self.by_start.get(at) or next((p for p in self.phrases if p.head == at), None)
        return self._phrase_speaker(phrase)

    def _phrase_speaker(self, phrase: Phrase | None) -> Speaker | None:
        if phrase is None or phrase.prep in ("ب", "في", "ل", "على", "علي", "من"):
            return None
        if phrase.kind == "party":
            return Speaker(phrase.start, phrase.stop, phrase.id)
        if phrase.kind == "class" and phrase.id in _PERSONS:
            return Speaker(phrase.start, phrase.stop, phrase.owner or _CLASS_SPEAKERS.get(phrase.id, phrase.id))
        return None

    def _unnamed_end(self, mention: Mention, stop: int) -> int:
        """The adjectives after an unnamed source belong to its words."""
        at = mention.stop
        while at < stop:
            after = self.scene.mention_at(at)
            if after is None or after.of("nation") is None or after.prefix.startswith(("ب", "ل")):
                break
            at = after.stop
        return at

    def _office(self, mention: Mention, stop: int) -> Speaker | None:
        """An office and the party it speaks for, looked for in the next words, up to the clause's end."""
        for token in range(mention.stop, min(mention.stop + 8, stop)):
            if self.words[token] in (":", "،", "؛"):
                break
            phrase = self.by_start.get(token)
            if phrase is not None and phrase.kind == "party":
                return Speaker(mention.start, phrase.stop, phrase.id)
            inner = self.scene.mention_at(token)
            if inner is not None and inner.of("person"):
                entry = inner.of("person")
                assert entry is not None
                return Speaker(mention.start, inner.stop, entry.id)
            if inner is not None and (inner.of("that") or inner.of("speech")):
                break
        person = next((p for p in self.phrases if mention.stop <= p.start < mention.stop + 8 and p.kind == "person"), None)
        if person is not None:
            return Speaker(mention.start, person.stop, person.id)
        return Speaker(mention.start, mention.stop, "officials-source")

    def _unlisted(self, mention: Mention, stop: int) -> Speaker | None:
        """A speaker whom no list knows ("قال فلان إن"): the words up to أن, a comma or a colon, as a person unnamed."""
        end = mention.stop
        while end < stop and end - mention.stop < 8:
            word = self.words[end]
            inner = self.scene.mention_at(end)
            if word in ("،", ":", ",") or word in QUOTES or (inner is not None and (inner.of("that") or inner.of("trigger")
                                                                 or inner.of("outcome") or inner.of("speech"))):
                break
            end += 1
        words = self.words[mention.stop : end]
        if not words or words[0] in ("في", "عن", "علي", "الي", "ان", "انه", "انها", "قد", "له", "لها", "من") or not self._that(end, 4):
            return None
        return Speaker(mention.stop, end, "unnamed-speaker")

    def _filler(self, at: int) -> bool:
        """Words between a verb of saying and its subject: "في بيان", "اليوم", "له"."""
        return self.words[at] in _FILLERS

    def _from(self, at: int, stop: int) -> Speaker | None:
        """The source after "عن" in "نقلت الوكالة عن مصدر"."""
        for token in range(at, min(at + 6, stop)):
            if self.words[token] == "عن":
                return self._speaker(token + 1, stop)
        return None

    def _medium(self, at: int, stop: int) -> Speaker | None:
        """The outlet to whom it was said: "قال مسؤول لوكالة ..." , "في تصريح لـ ..."."""
        for token in range(at, min(at + 7, stop)):
            mention = self.scene.mention_at(token)
            if (mention is not None and mention.of("that")) or self.words[token] in (":",):
                return None
            phrase = self.by_start.get(token)
            if phrase is not None and phrase.kind == "party" and phrase.prep in _TO and self._outlet(phrase):
                return Speaker(phrase.start, phrase.stop, phrase.id)
        return None

    def _outlet(self, phrase: Phrase) -> bool:
        mention = self.scene.mention_at(phrase.head)
        entry = mention.of("party") if mention else None
        return entry is not None and getattr(entry.data, "kind", "") == "outlet"

    def _according(self, mention: Mention, start: int, stop: int) -> Voice | None:
        """بحسب X, وفق ما نقلته X عن Y: covers the sentence."""
        if mention.of("according") is None:
            return None
        at = mention.stop
        inner = self.scene.mention_at(at)
        for _ in range(3):
            if inner is None or not inner.of("speech"):
                break
            at = inner.stop
            inner = self.scene.mention_at(at)
        speaker = self._speaker(at, stop)
        if speaker is None and self.words[at : at + 1] == ["ما"]:
            speaker = self._speaker(at + 1, stop)
        if speaker is None:
            return None
        chain: tuple[Speaker, ...] = (speaker,)
        source = self._from(speaker.stop, stop)
        if source is not None:
            chain = (source, speaker)
        self.last = chain
        return Voice(start, stop, chain, "neutral", "according", "according to")

    def _relays(self, opened: list[Voice]) -> list[Voice]:
        """A sentence with its own speaker and a trailing "بحسب" has a chain: the speaker, then who relays."""
        trailing = [v for v in opened if v.role == "according"]
        said = [v for v in opened if v.role not in ("according", "opines")]
        if not trailing or not said or trailing[0].chain[0] in said[0].chain:
            return trailing + [v for v in opened if v.role != "according"]
        relay = trailing[0].chain
        return [v._replace(chain=(*v.chain, *(s for s in relay if s not in v.chain))) for v in opened if v.role != "according"]

    def _colon(self, start: int, stop: int) -> Voice | None:
        """"الدفاع المدني: ..." at the head of a sentence."""
        for token in range(start, min(start + 12, stop)):
            if self.words[token] == ":":
                speaker = self._speaker(start, token) or self._speaker(start + 1, token)
                if speaker is None or any(m.of("speech") for m in self.scene.within(start, token)):
                    return None
                self.last = (speaker,)
                return Voice(token + 1, stop, self.last, "neutral", "says", "name and colon")
        return None

    def _carry(self, voices: list[Voice], opened: list[Voice], stop: int) -> None:
        """Keep a voice whose quotation stays open, or whose sentence ends in a colon, for the sentences after it."""
        if not opened:
            return
        voice = opened[-1]
        tail = [w for w in self.words[voice.start : stop] if w in QUOTES]
        if tail and self._open(tail):
            self.quote = voice
        last = [w for w in self.words[voice.start : stop] if w not in ("\n", "\"")]
        if last and last[-1] == ":":
            self.header = voice

    @staticmethod
    def _open(marks: list[str]) -> bool:
        opens = sum(m in "«“" for m in marks) - sum(m in "»”" for m in marks)
        return opens > 0 or marks.count('"') % 2 == 1

    def _closes(self, start: int, stop: int) -> bool:
        marks = [w for w in self.words[start:stop] if w in QUOTES]
        return any(m in "»”" for m in marks) or marks.count('"') % 2 == 1


_FILLERS = frozenset(
    "اليوم امس في بيان تصريح تصريحات له لها مساء صباح فجر ايضا كذلك بدوره بدورها من جهته جهتها جانبه ان وقت سابق لاحق قد كل ما عنه به الاثنين الثلاثاء الاربعاء الخميس الجمعه السبت الاحد يوم".split()
)


def voice_at(voices: Sequence[Voice], token: int) -> Voice | None:
    """The nearest voice that covers a token."""
    best: Voice | None = None
    for voice in voices:
        if voice.start <= token < voice.stop:
            best = voice
    return best
