"""Who speaks: chains of attribution and the stretch of words that each covers.

A verb of saying opens a voice; أن, a colon or a quotation carries it; it lives to the end of its sentence, or of its
quotation, and is taken up again by participles (مشيرا إلى) and verbs of continuation (وأضاف). "بحسب X" covers the sentence
it stands in. The first speaker of a chain is the one whose claim it is, the next relayed it.
"""
from __future__ import annotations

from collections.abc import Sequence

from tawatur.lang.ar.agreement import refers
from tawatur.lang.ar.chains import ChainReader
from tawatur.lang.ar.letterheads import letterhead
from tawatur.lang.ar.phrases import QUOTES, Phrase
from tawatur.lang.ar.signed import signed
from tawatur.lang.ar.speakers import UNNAMED, Reach, Speaker, SpeakerReader
from tawatur.lang.ar.subjects import CARRIERS, CLAUSE_MARKS, SubjectReader, event_word
from tawatur.lang.ar.vocabulary import Speech, Word
from tawatur.lang.ar.voice import Voice as Voice
from tawatur.lang.ar.voice import Voices as Voices
from tawatur.lang.ar.voice import voice_at as voice_at
from tawatur.lang.ar.voice_ends import turn
from tawatur.steps.scene import Scene
from tawatur.text.lexicon import Mention, kinds

_BULLETS = frozenset("-–—•*_▪●■🔻🔺🔴🔵◀▶►⭕")
_LIST_BREAKS = frozenset("-–—•*_|")
_BLAME = frozenset("مسووليه المسووليه الاتهام الاتهامات اتهام اتهامات".split())
_BLAMERS = frozenset("وجه وجهت يوجه توجه ووجه ووجهت حمل حملت يحمل تحمل وحمل وحملت وحملوا حملوا ويحمل وتحمل".split())
SHOWN = ("مشاهد", "فيديو", "مقطع", "مقاطع", "صور", "بيان", "تقرير", "تسجيل", "لقطات", "شريط", "خبر", "انباء", "معلومات", "الفيديو", "احصا", "حصيله", "اسماء")
_SHOWN_NEAR, _SHOWN_FAR = 9, 30  # tokens
# "وقال لـ«الصحيفة»: ...", "وأضاف، خلال اللقاء، أن", "وتابع يقول إن": what comes between a verb whose subject was told before and its content.
_ASIDES = frozenset("ل في خلال عبر اثر عقب ردا تعليقا معلقا وهو وهي ، يقول تقول قايلا قايله بالقول امام عند مع علي".split())
_FIGURES = ("احصا", "ارقام", "تعداد", "وثيق", "اخر")  # "وفقا لآخر إحصائية": figures of nobody
# "وفق القانون", "حسب الخطة": by what a deed was done, not who tells it.
_RULES = frozenset("قانون قوانين احكام خطه خطط اوامر توقيت توقيتات مبدا مبادي اتفاق اتفاقيه معادله نص نصوص دستور ضروره اجراءات تعليمات "
                   "معايير جدول ظروف شروط قرار قرارات قواعد رويه حاجه امكانات اولويات تنسيق لوايح انظمه".split())
_IT = ("ه", "ها")
_CLAUSE = 4  # words of the clause before a joined verb of saying
_SO_TAIL = 8  # words after "كما أعلنت الشرطة": where and when it was said
_NOUN_ENDS = frozenset("، ؛ بعد قبل اثر عقب غداه منذ".split())
# Verbal nouns that lead up to an event: "كما أكد تمكن المقاتلين من إسقاط".
_DOING = frozenset("تمكن تمكنه تمكنها نجاح نجاحه نجاحها قيام قيامه قيامها وقوع مواصله استمرار تنفيذ تنفيذه تنفيذها تعرض تعرضه تعرضها".split())
_OWN = ("قول", "تعبير", "زعم", "وصف", "ادعا")
_SO = frozenset(("فان", "فانه", "فانها", "فانهم", "فقد"))  # "وبحسب كذا فإن"
_CONDEMNS = ("ادانت", "استنكار", "تنديد", "شجب", "ادانه")

_SAYING = kinds("according", "speech")


class VoiceReader:
    """Reads the voices of one report, sentence by sentence, remembering who spoke last."""

    def __init__(self, scene: Scene, phrases: Sequence[Phrase]) -> None:
        self.scene = scene
        self.words = scene.words
        self.speakers = SpeakerReader(scene, phrases)
        self.subjects = SubjectReader(scene, self.speakers)
        self.chains = ChainReader(scene, self.speakers)
        self.blames = [t for t, w in enumerate(self.words) if w in _BLAMERS]
        self.bars = "_" in self.words
        self.quote: Voice | None = None
        self.quoted: Voice | None = None
        self.before = (0, 0)  # the sentence before, empty where somebody spoke in it
        self.header: Voice | None = None
        self.issuer: Speaker | None = None

    def read(self) -> Voices:
        """Every voice of the report in order."""
        out: list[Voice] = []
        for start, stop in self.scene.sentences:
            if self.issuer is not None:
                out.append(Voice(start, stop, (self.issuer,), "neutral", "says", "head of the statement"))
            else:
                self.issuer = letterhead(self.speakers, self.words, start, stop)
            voices = self._sentence(start, stop)
            out.extend(voices)
            self.before = (start, stop if not voices else start)
        return Voices(out + signed(self.speakers, self.words), len(self.words))

    def _sentence(self, start: int, stop: int) -> list[Voice]:
        out = self._carried(start, stop)
        said: list[Voice] = self._colons(start, stop) + self._blames(start, stop)
        trailing: list[Voice] = []
        taken = -1
        for mention in self.scene.within(start, stop):
            if mention.start < taken or not mention.any_of(_SAYING):
                continue
            if mention.of("according") is not None:
                voice, taken = self._according(mention, start, stop)
                if voice is not None:
                    trailing.append(voice)
                    out += self._alone(voice, mention, start, taken, stop)
            elif mention.of("speech") is not None:
                voice = self._verb(mention, start, stop, said)
                if voice is not None:
                    said.append(voice)
        out += self._relays(said, trailing)
        self._carry(out, said, stop)
        return out

    def _alone(self, voice: Voice, mention: Mention, start: int, taken: int, stop: int) -> list[Voice]:
        """A sentence that only says by whom the one before it is told ("قصف الجيش البلدة. وفقا لشبكة كذا.")."""
        whole = not any(w[0].isalnum() for w in (*self.words[start : mention.start], *self.words[taken:stop]))
        first, last = self.before
        return [voice._replace(start=first, stop=last)] if whole and last > first else []

    def _carried(self, start: int, stop: int) -> list[Voice]:
        """The voice that comes over from the sentence before: an open quotation, a list under a header."""
        if self.quote is not None:
            voice = self.quote._replace(start=start, stop=min(stop, self.quote.stop), rule="open quotation")
            if self.quote.stop <= stop:
                self.quote = None
            return [voice] if voice.stop > start else []
        quoted, self.quoted = self.quoted, None
        at = next((t for t in range(start, stop) if self.words[t] != "\n"), start)
        close = self.speakers.quotes.get(at + 1) if quoted is not None and self.words[at] in QUOTES else None
        if quoted is not None and close is not None:  # «قال شاهد "..." . "..."»
            self.quote = quoted._replace(stop=close + 1) if close >= stop else None
            return [quoted._replace(start=at, stop=min(stop, close + 1), rule="next quotation")]
        if self.header is not None:
            if self._bullet(start):
                return [self.header._replace(start=start, stop=stop, rule="list under a header")]
            if any(w not in "\n.\"" for w in self.words[start:stop]):
                self.header = None
        return []

    def _bullet(self, start: int) -> bool:
        """Whether a sentence is an item of a list: a bullet or a number before it, or a quotation."""
        at = start
        while at < len(self.words) and self.words[at] == "\n":
            at += 1
        back = start - 1
        while back >= 0 and self.words[back] == "\n":
            back -= 1
        word = self.words[at] if at < len(self.words) else ""
        numbered = word.isdigit() and self.words[at + 1 : at + 2] and self.words[at + 1] in "-.)/–"
        return word in _BULLETS or word in QUOTES or bool(numbered) or (back >= 0 and self.words[back] in _BULLETS)

    def _verb(self, mention: Mention, start: int, stop: int, said: list[Voice]) -> Voice | None:
        """The voice that a verb, noun or participle of saying opens."""
        entry = mention.of("speech")
        assert entry is not None
        word: Word = entry.data
        speech: Speech = word.row  # type: ignore[assignment]
        if "عدم" in (self.words[mention.start - 1], *self.words[mention.stop : mention.stop + 1]):
            return None  # "طالبا عدم كشف هويته"
        if word.pos == "participle":
            return self._participle(mention, start, stop, speech, said)
        if word.form is not None and word.form.passive and speech.role != "relays":
            return None
        if self.bars:
            stop = next((t for t in range(mention.stop, stop) if self.words[t] == "_"), stop)
        ready = self.speakers.skip(mention.stop, stop)
        reach = self.speakers.reach(ready, stop)
        if speech.role == "relays":
            reach = reach._replace(stop=next((t for t in range(ready, reach.stop) if self.words[t] == "عن"), reach.stop))
        if not self._has_content(speech.role, ready, reach, stop):
            return None
        if word.pos == "noun":
            return self._noun(mention, speech, reach, stop)
        if self.words[mention.start].endswith("قدر") and ready < stop and self.words[ready].startswith(("ب", "عدد", "اعداد")):
            return None  # "قدر عددهم بنحو 500"
        subject = self.subjects.subject(mention, word, speech, ready, reach, start)
        if subject is None:
            own = self._subject_here(mention, word, start) if not said else ()
            return self._without_subject(mention, word, speech, reach, ready, stop, own)
        begin = max(mention.stop, subject.stop if subject.start > mention.start else 0)
        if reach.marked and begin <= reach.stop:
            begin = reach.stop
        if mention.suffix in _IT and self.subjects.of_statement(mention.start):
            first = said[-1].chain if said else self.speakers.last
            return Voice(begin, stop, (*first, subject), speech.stance, "says", "published statement")
        chain = self._shown_by(subject, said) or self.chains.chain(mention, subject, speech, stop, said)
        self.speakers.note(chain, reach.stop if reach.marked and subject.start > mention.start else self.speakers.name_after(subject, reach.stop))
        stop = turn(self.words, begin, stop, speech.role)
        voice = Voice(begin, stop, chain, speech.stance, self._role(speech, begin, stop), "verb of saying")
        return self._fronted(voice, mention, start, stop, reach, said) or voice

    def _noun(self, mention: Mention, speech: Speech, reach: Reach, stop: int) -> Voice | None:
        """"إعلان الشرطة اعتقال خمسة", "مزاعم الجيش أن": the saying of whom the genitive names, to the end of its clause."""
        bare = not mention.suffix and "ال" not in mention.prefix
        subject = self.speakers.named(mention.stop, reach._replace(marked=False)) if bare else None
        if subject is None or subject.start != mention.stop:
            return None
        begin = reach.stop if reach.marked else subject.stop
        aside = self.speakers.skip(begin + 1, stop)
        if self.words[begin : begin + 1] == self.words[aside : aside + 1] == ["،"]:
            begin = aside + 1
        end = next((t for t in range(begin, stop) if self.words[t] in _NOUN_ENDS), stop)
        return Voice(begin, end, (subject,), speech.stance, speech.role, "noun of saying")

    def _role(self, speech: Speech, begin: int, stop: int) -> str:
        """"أعرب عن إدانته": an opinion that takes what it condemns for a fact."""
        if speech.role == "opines" and any(w.startswith(_CONDEMNS) for w in self.words[begin : min(begin + 5, stop)]):
            return "condemns"
        return speech.role

    def _has_content(self, role: str, at: int, reach: Reach, stop: int) -> bool:
        """Whether a verb that has other uses says something here: "واصل" needs أن, "نشر" needs a film or a statement."""
        if role == "carries":
            return reach.marked
        if role == "relays":
            return (reach.marked and not self.words[at].startswith("الي")) or "عن" in self.words[at : min(at + 12, stop)]
        if role == "shows":
            return reach.marked or self._shown(at, stop)
        return True

    def _shown_by(self, subject: Speaker, said: Sequence[Voice]) -> tuple[Speaker, ...] | None:
        """What a film shows is shown by the one who published it: "نشرت الكتائب مقطعا يوثق استهداف جرافة"."""
        shown = said and said[-1].role == "shows" and said[-1].start <= subject.start and self.words[subject.start].startswith(SHOWN)
        return said[-1].chain if shown and subject.id in ("media", "officials-source", UNNAMED) else None

    def _shown(self, at: int, stop: int) -> bool:
        """Whether a film, a statement or the like is what was published, with names and a time before it at most."""
        for token in range(at, min(at + _SHOWN_FAR, stop)):
            if self.words[token].startswith(SHOWN):
                return True
            mention = self.scene.mention_at(token) if token - at >= _SHOWN_NEAR else None
            if mention is not None and (event_word(mention) or mention.of("speech")):
                return False
        return False

    def _subject_here(self, mention: Mention, word: Word, start: int) -> tuple[Speaker, ...]:
        """The subject of the sentence that a joined verb goes on with: "بدأت القوات عملية، وقالت إنها"."""
        if word.form is None or not mention.prefix.startswith("و") or mention.start - start < _CLAUSE:
            return ()
        own = self.subjects.opening(start, mention.start)
        phrase = self.speakers.by_start.get(own.start) if own is not None else None
        return (own,) if own is not None and phrase is not None and phrase.kind == "party" and refers(word.form, [phrase], self.words) else ()

    def _without_subject(self, mention: Mention, word: Word, speech: Speech, reach: Reach, ready: int, stop: int,
                         own: tuple[Speaker, ...]) -> Voice | None:
        """A verb whose subject is told before ("وأضاف أن"), or nobody ("يذكر أن")."""
        marked = reach.marked and reach.stop - ready <= 2
        marked |= reach.marked and ready < stop and self.words[ready] in _ASIDES
        carried = ready < stop and (self.words[ready] in CARRIERS or self._event_noun(ready))
        if not (marked or carried) or (carried and not marked and self._after_relative(mention)):
            return None
        form = word.form
        if form is not None and form.tense == "imperfect" and form.gender == "m" and form.number == "s" and speech.role == "says" \
                and self.words[mention.start].lstrip("و") in _IMPERSONAL:
            return Voice(mention.stop, stop, (), "neutral", "impersonal", "impersonal verb")
        last = own or self.speakers.last
        if not last or speech.role == "opines":
            return None
        return Voice(reach.stop if marked else ready, stop, last, speech.stance, speech.role, "the speaker goes on")

    def _after_relative(self, mention: Mention) -> bool:
        """Whether a verb is that of a relative clause, so that it has the subject of that and no other ("الذي أعلن مقتل")."""
        before = self.scene.mention_at(mention.start - 1)
        return before is not None and before.of("relative") is not None

    def _event_noun(self, at: int) -> bool:
        """Whether what is said comes right after the verb as a noun: "كما أكد مقتل خمسة"."""
        mention = self.scene.mention_at(at)
        entry = (mention.of("outcome") or mention.of("trigger")) if mention is not None else None
        return self.words[at] in _DOING or (entry is not None and not entry.verbal and mention is not None and not mention.of("party"))

    def _participle(self, mention: Mention, start: int, stop: int, speech: Speech, said: list[Voice]) -> Voice | None:
        """"مشيرا إلى": the speaker of the sentence goes on, or its subject does."""
        if "ال" in mention.prefix or (speech.role == "accuses" and self.words[mention.start].endswith("ين")):
            return None
        if speech.role in ("carries", "shows") and not self.speakers.reach(mention.stop, min(stop, mention.stop + 3)).marked:
            return None
        chain = next((v.chain for v in reversed(said) if v.start <= mention.start), None)
        if chain is None:
            own = self.subjects.opening(start, mention.start)
            chain = (own,) if own is not None and own.id != UNNAMED else self.speakers.last
        return Voice(mention.stop, stop, chain, speech.stance, speech.role, "participle of saying") if chain else None

    def _fronted(self, voice: Voice, mention: Mention, start: int, stop: int, reach: Reach, said: Sequence[Voice]) -> Voice | None:
        """What is said stands before the verb: "قتل خمسة في الغارة، قال مسؤول", "قتل خمسة، كما أعلنت الشرطة، موضحة أن ..."."""
        if reach.marked or mention.start == start or mention.prefix.startswith("و"):
            return None
        so = self.words[mention.start - 1] == "كما" and mention.start - 1 > start and not said
        if not so and self.words[mention.start - 1] not in "،\"»”":
            return None
        end = next((t for t in range(voice.start, stop) if self.words[t] == "،"), stop) if so else stop
        tail = [w for w in self.words[voice.start : end] if w not in ".،\n\"»”)"]
        if len(tail) > (_SO_TAIL if so else 4) or any(event_word(m) for m in self.scene.within(voice.start, end)):
            return None
        told = any(event_word(m) for m in self.scene.within(start, mention.start))
        return voice._replace(start=start, stop=mention.start if told else stop, rule="content before the verb")

    def _according(self, mention: Mention, start: int, stop: int) -> tuple[Voice | None, int]:
        """بحسب X, وفق ما نقلته X عن Y: covers the sentence. Also where its words end."""
        at = mention.stop
        at += at < stop and self.words[at].startswith(_OWN) and self.words[at].endswith(("ه", "ها", "هم", "هما"))
        own = self.words[at - 1].startswith(_OWN) and self.words[at - 1].endswith(("ه", "ها", "هم", "هما"))  # "بحسب تعبيرها"
        while at < stop and (self.words[at] in ("ما", "قد") or self._speech_at(at)):
            inner = self.scene.mention_at(at)
            at = inner.stop if inner is not None else at + 1
        at = self.speakers.skip(at, stop)
        reach = self.speakers.reach(at, stop)
        found = None if own or at >= stop else self.speakers.named(at, reach._replace(marked=False)) or self._short_name(at, stop)
        if found is None:
            said = not own and at > mention.stop and (at >= stop or self.words[at] in CLAUSE_MARKS)
            if said and (subject := self.subjects.opening(start, mention.start)) is not None:
                self.speakers.note((subject,))
            if not (own or said) or not self.speakers.last:
                return None, at
            return Voice(start, stop, self.speakers.last, "neutral", "according", "in his words"), at
        first = self.words[found.start].lstrip("ل").removeprefix("ال")
        if (found.id == "officials-source" and first.startswith(_FIGURES)) or (found.id == UNNAMED and first in _RULES):
            return None, at
        chain: tuple[Speaker, ...] = (found,)
        source = self.chains.source(found.stop, stop)
        if source is not None:
            chain = (source, found)
        else:
            beside = self.chains.beside(found, stop)
            chain += (beside,) if beside is not None else ()
        self.speakers.note(chain)
        quoting = mention.of("according").id in ("نقلا عن", "على لسان")  # type: ignore[union-attr]
        join = self.scene.mention_at(found.stop) if found.stop < stop else None  # "...، حسب المرصد من جانبها، أعلنت ..."
        end = found.stop if join is not None and join.of("join") and any(event_word(m) for m in self.scene.within(start, mention.start)) else stop
        return Voice(start, end, chain, "neutral", "according" if not quoting else "quoting", "according to"), found.stop

    def _speech_at(self, at: int) -> bool:
        mention = self.scene.mention_at(at)
        return mention is not None and mention.of("speech") is not None

    def _short_name(self, at: int, stop: int) -> Speaker | None:
        """A speaker whom no list knows after "بحسب": the words up to the next mark."""
        end = at
        while end < stop and self.words[end] not in CLAUSE_MARKS and self.words[end] not in _SO and end - at < 7:
            end += 1
        return self.speakers.named(at, Reach(end, True)) if end < stop and end > at else None

    def _relays(self, said: list[Voice], trailing: list[Voice]) -> list[Voice]:
        """A sentence with its own speaker and a "بحسب" has a chain: the speaker, then who relays; "نقلا عن" the other way."""
        direct = [v for v in said if v.chain and v.role != "opines"]
        if trailing and not direct:
            return trailing[:1] + [v for v in said if v.role != "impersonal"]  # "يذكر أن ...، وفق الشرطة"
        if not trailing or trailing[0].chain[0] in direct[0].chain or trailing[0].stop <= direct[0].start:
            return trailing[:1] + said
        other = trailing[0]
        first = other.role == "quoting"
        out = []
        for voice in said:
            rest = tuple(s for s in other.chain if s.id not in {c.id for c in voice.chain})
            out.append(voice._replace(chain=(rest + voice.chain if first else voice.chain + rest) if voice.chain else other.chain))
        return ([other] if first else []) + out

    def _colons(self, start: int, stop: int) -> list[Voice]:
        """"الدفاع المدني: ..." at the head of a sentence or of an item of a list."""
        out = []
        for token in range(start + 1, stop):
            if self.words[token] != ":":
                continue
            begin = token - 1
            while begin >= start and token - begin < 14 and self.words[begin] not in _LIST_BREAKS and self.words[begin] not in "\n.:|،":
                begin -= 1
            begin += 1
            while begin < token and not self.words[begin].isalnum():
                begin += 1
            if begin >= token or any(event_word(m) for m in self.scene.within(begin, token)):
                continue
            speaker = self.speakers.named(begin, Reach(token, False))
            if speaker is None or token - speaker.stop > 6:
                continue
            self.speakers.note((speaker,), token)
            end = next((t for t in range(token + 1, stop) if self.words[t] in "_|•"), stop)
            out.append(Voice(token + 1, end, (speaker,), "neutral", "says", "name and colon"))
        return out

    def _blames(self, start: int, stop: int) -> list[Voice]:
        """"وجه X أصابع الاتهام إلى", "حملت X المسؤولية ل": what follows is X's charge."""
        out = []
        for verb in self.blames:
            if start <= verb < stop:
                noun = next((t for t in range(verb + 1, min(verb + 9, stop)) if self.words[t] in _BLAME), None)
                subject = None if noun is None else self.speakers.named(verb + 1, Reach(noun, True))
                if noun is not None and subject is not None and subject.id != UNNAMED:
                    self.speakers.note((subject,))
                    out.append(Voice(noun + 1, stop, (subject,), "alleges", "accuses", "charge"))
        return out

    def _carry(self, out: list[Voice], said: list[Voice], stop: int) -> None:
        """Keep a voice whose quotation stays open, or whose sentence ends in a colon, for the sentences after it."""
        voice = next((v for v in reversed(said) if v.chain), None)
        if voice is None:
            return
        quotes = self.speakers.quotes
        for token in range(min(voice.start, stop), stop):
            close = quotes.get(token + 1) if self.words[token] in QUOTES else None
            if close is not None and close >= stop:
                self.quote = voice._replace(stop=close + 1)
            elif close is not None and not any(w[0].isalnum() for w in self.words[close + 1 : stop]):
                self.quoted = voice
        last = [w for w in self.words[voice.start - 1 : stop] if w not in ("\n", "\"")]
        if last and last[-1] == ":":
            self.header = voice


_IMPERSONAL = frozenset("يذكر يشار يعتقد يقال يلاحظ يقدر يلفت".split())
