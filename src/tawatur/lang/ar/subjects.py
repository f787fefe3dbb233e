"""The subject of a verb of saying: the noun after it, or the one that begins its clause and ends right before it."""
from __future__ import annotations

from tawatur.lang.ar.phrases import PREPOSITIONS, QUOTES
from tawatur.lang.ar.posts import governed
from tawatur.lang.ar.speakers import STATEMENT_TAILS, STATEMENTS, UNNAMED, Reach, Speaker, SpeakerReader
from tawatur.lang.ar.vocabulary import Speech, Word
from tawatur.steps.scene import Scene
from tawatur.text.lexicon import Mention

# What carries the content of a verb without أن: "أشار إلى وقوع", "كشف عن مقتل".
CARRIERS = frozenset("الي عن".split())
CLAUSE_MARKS = frozenset("،؛:.\n؟!-–—_\"«»”“")
_ANSWERS = frozenset("ردا تعليقا تعقيبا جوابا اجابه رد".split())
_BODIES = frozenset("مجمع هييه جمعيه لجنه مركز اتحاد نقابه رابطه موسسه منظمه حزب حركه تيار مجلس معهد غرفه نادي شبكه ايتلاف مفوضيه بلديه دار "
                    "جامعه مجموعه تنسيقيه مكتب ديوان اداره مديريه بعثه".split())
_LONGEST = 7  # tokens of an institution's name
_WHICH = frozenset(("الذي", "التي"))
_AS = frozenset(("كما", "مثلما"))
_AUXILIARIES = frozenset("كان كانت وكان وكانت فقد وقد قد لكن ولكن بان بينما فيما كما غير وكانوا كانوا".split())


class SubjectReader:
    """Finds who is the subject of verbs of one report."""

    def __init__(self, scene: Scene, speakers: SpeakerReader) -> None:
        self.scene = scene
        self.words = scene.words
        self.speakers = speakers

    def subject(self, mention: Mention, word: Word, speech: Speech, ready: int, reach: Reach, start: int) -> Speaker | None:
        """Who says it: the noun right before the verb where a clause begins with it, else the words after the verb."""
        if word.form is not None and word.form.person == 1:
            return None
        if mention.suffix:
            reach = reach._replace(marked=False)
        joined = mention.prefix[:1] in ("و", "ف") or self.words[mention.start - 1] in _AS or (mention.suffix in ("ه", "ها") and self.of_statement(mention.start))
        before = None if joined else self.before(mention.start, start)
        if before is not None:
            return before
        if ready >= reach.stop and reach.marked:
            return None
        if ready >= len(self.words) or self.words[ready] in CARRIERS or self.words[ready] == "ل":
            return None
        phrase = self.speakers.by_start.get(ready)
        if phrase is not None and phrase.prep and phrase.prep not in ("", "عن"):
            return None
        return self.speakers.named(ready, reach) or self._body(ready, reach.stop)

    def _body(self, at: int, stop: int) -> Speaker | None:
        """An institution that no list has, by the noun that such names begin with: "مجمع الفقه", "نقابة المعلمين"."""
        if at >= len(self.words) or self.words[at] not in _BODIES:
            return None
        end = next((t for t in range(at + 1, min(at + _LONGEST, stop)) if self.words[t] in CLAUSE_MARKS or self.words[t] in CARRIERS
                    or self.words[t] in PREPOSITIONS), min(at + _LONGEST, stop))
        return Speaker(at, end, UNNAMED) if end > at + 1 else None

    def of_statement(self, at: int) -> bool:
        """Whether a verb tells who published the statement that has just been named: "قال في بيان نشرته الوكالة إن"."""
        before = self.words[at - 2] if self.words[at - 1] in _WHICH else self.words[at - 1]
        return before.removeprefix("ال") in STATEMENTS | STATEMENT_TAILS

    def before(self, at: int, start: int) -> Speaker | None:
        """The speaker that begins a clause and ends right before the verb: "الكتائب أوضحت أن", "وكانت اللجنة ، قالت"."""
        stop = at
        while stop > start and (self.words[stop - 1] in "،,\"»”)" or self._auxiliary(stop - 1)):
            stop -= 1
        begin = self._clause_start(stop, start)
        while begin < stop and (self._auxiliary(begin) or self.words[begin] in CLAUSE_MARKS or self.words[begin] == "#"):
            begin += 1
        if begin >= stop or stop - begin > 14 or self.words[begin].lstrip("و") in _ANSWERS or self._unlisted_verb(begin):
            return None
        mention = self.scene.mention_at(begin)
        if self.words[begin].lstrip("و") in PREPOSITIONS or (mention is not None and (governed(mention) or event_word(mention))):
            return None
        speaker = self.speakers.named(begin, Reach(stop, True))
        if speaker is None or speaker.start > begin + 2 or speaker.id == UNNAMED:
            return None
        return speaker if all(self._nominal(t) for t in range(speaker.stop, stop)) else None

    def _clause_start(self, at: int, start: int) -> int:
        """Where the clause that ends at a token begins, a comma before a title or a quoted name taken as inside it."""
        token, commas = at - 1, 0
        while token >= start:
            word = self.words[token]
            mention = self.scene.mentions[self.scene.at[token]] if self.scene.at[token] >= 0 else None
            if mention is not None and (mention.of("that") or mention.of("join") or mention.of("relative") or mention.of("speech")
                                        or mention.of("when")):
                return mention.stop
            if word in ".:؛\n" or (word == "،" and (commas := commas + 1) > 1) or self._auxiliary(token):
                return token + 1
            if word[:1] == "و" and mention is not None and mention.prefix.startswith("و"):
                return token
            token -= 1
        return start

    def _unlisted_verb(self, at: int) -> bool:
        """Whether a word that no list has is an imperfect with its subject after it ("ينتشر مقاتلو الحركة")."""
        after = self.scene.mention_at(at + 1)
        subject = after is not None and (after.of("class") or after.of("party") or after.of("short") or after.of("setting"))
        return self.scene.at[at] < 0 and len(self.words[at]) > 3 and self.words[at][0] in "يت" and bool(subject)

    def _auxiliary(self, token: int) -> bool:
        return self.words[token] in _AUXILIARIES

    def _nominal(self, token: int) -> bool:
        """Whether a token may stand in a subject after its head: a name, a title, a mark, a place."""
        word = self.words[token]
        mention = self.scene.mentions[self.scene.at[token]] if self.scene.at[token] >= 0 else None
        return word not in CLAUSE_MARKS - QUOTES - {"،", "_"} and (mention is None or not event_word(mention))

    def opening(self, start: int, stop: int) -> Speaker | None:
        """The subject of a sentence for "حسبما قالت": what begins its clause or follows its first verb."""
        while start < stop and (self._auxiliary(start) or self.words[start] in CLAUSE_MARKS):
            start += 1
        mention = self.scene.mention_at(start) if start < stop else None
        if mention is not None and governed(mention):
            return None
        reach = Reach(stop, False)
        return self.speakers.named(start, reach) or self.speakers.named(start + 1, reach) if start + 1 < stop else None


def event_word(mention: Mention) -> bool:
    """Whether a word tells an event, a harm or a saying."""
    return (mention.of("trigger") is not None and not mention.of("party") and not mention.of("setting")) or mention.of("outcome") is not None \
        or mention.of("speech") is not None
