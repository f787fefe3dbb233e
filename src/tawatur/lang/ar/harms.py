"""What befell how many: killed, injured, captured, destroyed, each with its number and its victims.

Counts are bounded as the codebook bounds them; a subset ("بينهم 5 أطفال") stands beside its total and is never added.
"""
from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from tawatur.events.kinds import Trigger
from tawatur.lang.ar.countables import NONE, Countable, Countables, share_hedge
from tawatur.lang.ar.counted import CountedReader
from tawatur.lang.ar.frames import Cue
from tawatur.lang.ar.harm import Harm
from tawatur.lang.ar.phrases import Phrase
from tawatur.lang.ar.subsets import SubsetReader, noun_at
from tawatur.lang.ar.victims import VictimReader
from tawatur.lang.ar.vocabulary import Outcome, Word
from tawatur.lang.ar.who import OTHERS, antecedent, of_sum, thing_meant, unnamed, who_of, who_of_phrase
from tawatur.nouns import Quantity
from tawatur.steps.scene import Scene
from tawatur.text.lexicon import Entry, Mention, kinds

_OF_THEM = (["منهم"], ["منهن"], ["منهما"])
_ONE_OF_THEM = frozenset("احدهم احدهما احداهما احداهن احدهن".split())
_NEGATIONS = frozenset("لم عدم دون بدون لا وعدم ودون ولم ولا بلا لن نفي نفت نفوا ينفي تنفي ونفي ونفت نافيا نافيه نفيه نفيها".split())
# "لا تشمل الحصيلة ضحايا كذا", "لا يزال الضحايا تحت الأنقاض": deny nobody's death
_NO_DENIAL = frozenset("تشمل يشمل تتضمن يتضمن تحتسب يحتسب تضم يضم يزال تزال يزالون تزالون زال زالت زالوا يزالان تزالان".split())
_FOR_PERSONS = frozenset(("killed", "missing", "displaced"))
_LEADERS = {"لقي": ("مصرع", "حتف"), "لقيت": ("مصرع", "حتف")}
# Verbs that kill only with their noun, which may stand apart: "أودى الانفجار بحياة أربعة", "راح ضحية القصف تسعة".
_LEADS = dict.fromkeys(("اودي", "اودت", "يودي", "تودي"), ("بحيا", "بارواح")) | dict.fromkeys(("راح", "راحت", "راحوا"), ("ضحي", "ضحايا"))
_AIMS = frozenset("بهدف بغرض بغيه بقصد لغرض قصد هدفه هدفها هدفهم بنيه".split())
_IN_WHICH = frozenset("في خلال اثر جراء نتيجه بعد عقب اثناء من هذا هذه".split())
_ANYBODY = frozenset("احد احدا اي ايا احدهم".split())
_OF_ANY = _ANYBODY | {"من", "بين"}
_SAME_WORD = ("مصرع", "حتف")


_CLOSE = 8
_LISTED = 8  # tokens between the figures of a list
_MARKS = frozenset("،؛:.")
_ACCIDENTS = frozenset((("حادث", "سير"), ("حادث", "مرور"), ("حادث", "مروري"), ("حادث", "تصادم"), ("حوادث", "سير"), ("حوادث", "السير"), ("حادث", "سياره"),
                        ("حادثه", "سير"), ("ازمه", "قلبيه"), ("نوبه", "قلبيه"), ("سكته", "قلبيه"), ("حادث", "عرضي"), ("اسباب", "طبيعيه")))

_NATURE = frozenset("فيضانات فيضان سيول زلزال زلازل اعصار عاصفه عواصف تسونامي كوليرا وباء كورونا ملاريا تدافع انهيارات صاعقه صواعق".split())
_EVENTS = kinds("trigger", "outcome")
_SIDES = kinds("party", "setting")


class HarmReader:
    """Reads the counts of harm of one report, sentence by sentence."""

    def __init__(self, scene: Scene, phrases: Sequence[Phrase], armies: frozenset[str]) -> None:
        self.scene = scene
        self.words = scene.words
        self.armies = armies
        self.items = Countables(scene, phrases)
        self.victims = VictimReader(self.items)
        self.counted = CountedReader(self.items)
        self.subsets = SubsetReader(self.items, armies)
        self.who = "people"
        self.start = self.stop = self.first = 0

    def read(self, start: int, stop: int, words: Sequence[Mention], cues: Mapping[int, Cue]) -> list[Harm]:
        """The harms told by the words of harm and event `words` of the sentence [start, stop); `cues` by their tokens."""
        out: list[Harm] = []
        self.start, self.stop = start, 0
        self.first = start
        told = [(m, e) for m in words if (e := _entry(m)) is not None]
        edges = [m.start for m in words]
        skip = -1
        for number, (mention, entry) in enumerate(told):
            if mention.start <= skip or self._direct_hit(mention):
                continue
            lo = told[number - 1][0].stop if number else start
            hi = next((e for e in edges if e > mention.start and not self._genitive(mention, e)), stop)
            if self._in_which(mention, hi):
                further = next((e for e in edges if e > hi), stop)
                hi = further if any(t in self.counted.starts for t in range(hi, further)) or self._fallen_in(hi) else hi
            pair = self._pair(mention, entry)
            if pair is not None:
                skip = pair[0].start
                hi = next((e for e in edges if e > skip), stop)
            if self._accident(mention, stop) or self._meant(mention, start):
                continue
            if self.denied(mention, start):
                out.extend(self._none(mention, entry))
            else:
                out.extend(self._told(mention, entry, pair, cues.get(mention.start), lo, hi, stop))
        out.sort(key=lambda h: h.start)
        out = [h for at, h in enumerate(out) if not _deadly_wound(out[:at], h) and not _last_of_sum(out[at + 1 :], h)]
        for first, second in pairwise(out):
            if self._shares_noun(first, second):
                first.who = second.who
        out.extend(self.subsets.read(out, start, stop))
        return _unique(out, self.words)

    def _shares_noun(self, first: Harm, second: Harm) -> bool:
        """Whether a bare figure is of those told after the next one: "مقتل (15) وإصابة (33) من رجال الشرطة"."""
        bare = first.who == "people" and first.target is None and first.start > first.cue.start and second.who not in ("people", "other")
        return bare and second.cue.prefix == "و" and second.cue.start - first.stop <= 1 and "من" in self.words[second.start : second.stop]

    def _accident(self, mention: Mention, stop: int) -> bool:
        """Whether it befell somebody in an accident or by illness, and no party did it ("قتل آخر في حادث سير")."""
        near = self.words[mention.stop : min(stop, mention.stop + _CLOSE)]
        for at, word in enumerate(near[:-1]):
            if word in _MARKS:
                return False
            if (word.lstrip("بل"), near[at + 1]) in _ACCIDENTS:
                return True
        about = self.words[max(self.first, mention.start - _CLOSE) : min(stop, mention.stop + 2 * _CLOSE)]
        return any(w.lstrip("بلو").removeprefix("ال") in _NATURE for w in about)

    def _meant(self, mention: Mention, start: int) -> bool:
        """Whether a harm was only what somebody was after ("بهدف القضاء على المتشددين")."""
        for token in range(mention.start - 1, max(start, mention.start - 3) - 1, -1):
            if self.words[token] in _MARKS:
                return False
            if self.words[token].lstrip("و") in _AIMS:
                return True
        return False

    def _direct_hit(self, mention: Mention) -> bool:
        """Whether a verb of wounding tells that a shot hit its mark ("أصابوه إصابة مباشرة")."""
        return any(w.startswith("مباشر") for w in self.words[mention.stop : mention.stop + 2]) and "اصاب" in self.words[mention.start]

    def _genitive(self, mention: Mention, at: int) -> bool:
        """Whether an event right after a word of harm belongs to it ("راح ضحية القصف تسعة")."""
        return at == mention.stop and self.words[at].startswith("ال") and self.words[at - 1].startswith("ضحي")

    def _in_which(self, mention: Mention, at: int) -> bool:
        """Whether the event right after a word of harm only says in what they fell, and they come later ("قتل في الغارة ثلاثة")."""
        gap = self.words[mention.stop : at]
        own = at < len(self.words) and self.words[at][0] in "بل" and len(gap) == 1 and gap[0] == "نتيجه"
        return bool(gap) and len(gap) <= 2 and (own or all(w in _IN_WHICH for w in gap)) and not mention.suffix

    def _fallen_in(self, event: int) -> bool:
        """Whether people told by no number stand right after the definite event in which they fell ("قتل في الغارة لاجئون")."""
        found = self.items.between(event + 1, event + 2) if self.words[event].removeprefix("ب").startswith("ال") else []
        return any(c.phrase is not None and not (c.prep or c.thing or c.party or c.phrase.definite) for c in found)

    # -- one word of harm

    def _told(self, mention: Mention, entry: Entry, pair: tuple[Mention, Entry] | None, cue: Cue | None, lo: int, hi: int, end: int) -> list[Harm]:
        word: Word = entry.data
        if cue is not None and cue.pos != word.pos:
            word = word._replace(pos=cue.pos, form=cue.form)
        outcome, pos, frame, _ = _row(entry)
        if pos == "counted" or self.counted.is_counted(mention, outcome):
            return [self._figure(f.outcome, f.quantity, f.start, f.stop, mention, f.item, f.total, word)
                    for f in self.counted.read(mention, entry, lo, hi, end)]
        total = self.counted.toll(mention, outcome, hi, end)
        if total is not None:
            return [self._figure(outcome, total.quantity, total.start, total.stop, mention, total.item, True, word)]
        if not self._complete(mention, hi, end) or (word.pos == "verb" and self.words[mention.start - 1 : mention.start] == ["عدد"]):
            return []
        at = pair[0] if pair is not None else mention
        lead = _LEADS.get(self.words[mention.start].lstrip("وف")) if word.pos == "verb" else None
        if lead is not None and mention.stop == mention.start + 1:
            found = self.victims.after_lead(mention, lead, end, outcome)
        elif word.pos in ("verb", "participle"):
            found = self.victims.of_verb(at, word, frame, outcome, cue, lo, hi)
        else:
            found = self.victims.of_noun(at, outcome, cue, hi)
        return self._harms(mention, word, outcome, pair, found)

    def _harms(self, mention: Mention, word: Word, outcome: str, pair: tuple[Mention, Entry] | None, found: list[Countable]) -> list[Harm]:
        outcomes = [outcome]
        if pair is not None:
            outcomes = _joint(outcome, _row(pair[1])[0], found)
        out = []
        for name in outcomes:
            for item in found:
                harm = self._harm(name, item, mention, word)
                if harm is not None:
                    harm.listed = item.joined and item is not found[0]
                    out.append(harm)
        if len({h.who for h in out}) > 1:
            self.who = "people"  # "مقتل جنديين ومدني وإصابة ثلاثة آخرين": the others may be of either
        return out

    def _pair(self, mention: Mention, entry: Entry) -> tuple[Mention, Entry] | None:
        """A second word of harm that shares the victims: "مقتل وإصابة عشرة", "قتل أو جرح 20", and not "أن شخصا قتل وأصيب أربعة"."""
        at = mention.stop
        if _row(entry)[1] == "counted" or mention.suffix:
            return None
        if at < len(self.words) and self.words[at] in ("او", "و"):
            at += 1
        after = self.scene.mention_at(at)
        second = _entry(after) if after is not None else None
        if after is None or second is None or _row(second)[1] == "counted" or second.data.pos != entry.data.pos:
            return None
        if not (after.prefix.startswith("و") or at > mention.stop) or self._refers_back(after.stop):
            return None
        form = entry.data.form
        own = form is not None and any(i.stop == mention.start and not i.thing for i in self.items.between(mention.start - _CLOSE, mention.start))
        return None if own or (form is not None and (form.number != "s" or mention.stop > mention.start + 1)) else (after, second)

    def _refers_back(self, at: int) -> bool:
        """Whether "others" stand at a token or after its number: victims of a second word, not of both."""
        hit = self.counted.starts.get(at)
        at = hit.stop if hit is not None else at
        return at < len(self.words) and self.words[at] in OTHERS

    def _complete(self, mention: Mention, hi: int, end: int) -> bool:
        """Whether a word is one of harm here: "لقي" has its "مصرعه" later, and "مصرعه" after it is the same word again."""
        needs = _LEADERS.get(self.words[mention.start].lstrip("وف")) if mention.stop == mention.start + 1 else None
        if needs is not None:
            return any(w.startswith(needs) for w in self.words[mention.stop : min(end, mention.stop + 30)])
        return not (mention.suffix and self.words[mention.start].startswith(_SAME_WORD))

    def _harm(self, outcome: str, item: Countable, mention: Mention, word: Word) -> Harm | None:
        if item.party or (item.phrase is not None and item.phrase.kind == "nation" and not item.stated and item.start - mention.stop > 1):
            return None
        if item.thing:
            if outcome in _FOR_PERSONS:
                return None
            if outcome == "arrested":
                return None
            outcome = {"injured": "damaged"}.get(outcome, outcome)
            if outcome == "damaged" and item.phrase is not None and item.phrase.kind == "weapon":
                return None
        elif item.phrase is not None and item.phrase.kind != "weapon":
            burnt = isinstance(word.row, Trigger) and "النار" in word.row.forms  # "أشعلوا النار في منزل أسرة"
            outcome = {"destroyed": "" if burnt else "killed", "intercepted": "", "damaged": "", "launched": ""}.get(outcome, outcome)
            if not outcome:
                return None
        return self._figure(outcome, item.quantity, item.start, item.stop, mention, item, False, word)

    def _figure(self, outcome: str, quantity: Quantity, start: int, stop: int, cue: Mention, item: Countable | None, total: bool, word: Word) -> Harm:
        own = word.row.who if isinstance(word.row, Outcome) else None
        phrase = item.phrase if item is not None else None
        if own:
            who = own
        elif self._as_before(item, start, stop):
            who = self.who
        elif phrase is None and ((start == cue.start and self._pronoun_at(cue)) or self._of_them(start, stop)):
            many = quantity.high != 1 or start != cue.start
            who = antecedent(self.items, self.start, min(start, cue.start), many, self.armies) or (self.who if self.stop and start != cue.start else "people")
            who = "captives" if outcome == "released" and who == "people" else who
        else:
            who = who_of(self.scene, item, outcome, self.armies, stop)
        counted = of_sum(self.items, self.start, start) if who == "people" and phrase is None and outcome in ("killed", "injured") else None
        if counted is not None:
            phrase, who = counted, who_of_phrase(counted, self.armies)
        hit = thing_meant(self.items, self.start, cue, self.armies) if outcome == "injured" and start == cue.start and phrase is None else None
        if hit is not None:
            outcome, who = "damaged", hit
        self.stop = stop
        self.who = who
        harm = Harm(outcome, who, quantity, start, stop, cue, phrase)
        harm.total = total
        return harm

    def _part(self, start: int) -> bool:
        """Whether a figure is a part of the one before it ("361 جنديا، بينهم 46 قتيلا")."""
        before = self.scene.at[start - 1] if start else -1
        return before >= 0 and self.scene.mentions[before].of("subset") is not None

    def _as_before(self, item: Countable | None, start: int, stop: int) -> bool:
        """Whether a figure without a noun is of those counted before: others, a part, the next of a list of dead and wounded."""
        if item is not None and item.phrase is not None:
            return False
        if self._part(start) or any(w in OTHERS for w in self.words[start : stop + 1]):
            return self.words[stop + 1 : stop + 2] != ["من"] or unnamed(self.scene, stop, self.armies) is None
        if self._of_them(start, stop) or (self.words[stop : stop + 1] == ["من"] and unnamed(self.scene, stop, self.armies) is not None):
            return False
        if item is not None and item.stated and self.stop and not noun_at(self.words, stop):
            return True
        gap = self.words[self.stop : start]
        listed = 0 < len(gap) <= _LISTED and gap[-1] == "و" and "،" in gap  # "30 جنديا، بينهم 5 حالتهم خطرة، و15 إصابة طفيفة"
        return item is None and self.stop > 0 and (not gap or gap == ["و"] or listed)

    def _of_them(self, start: int, stop: int) -> bool:
        """Whether a figure is of those named before: "أربعة منهم", "أصابوا أحدهم"."""
        return self.words[stop : stop + 1] in _OF_THEM or self.words[start] in _ONE_OF_THEM

    def _pronoun_at(self, cue: Mention) -> bool:
        """Whether a pronoun says who: on the word of harm, or before "بين قتيل وجريح"."""
        return bool(cue.suffix) or (self.words[cue.start - 1 : cue.start] == ["بين"] and self.words[cue.start - 2].endswith("هم"))

    # -- none

    def denied(self, mention: Mention, start: int) -> bool:
        """"دون وقوع إصابات", "لم يسفر عن ضحايا", "عدم سقوط قتلى": a denial before a word of harm in its clause."""
        for token in range(mention.start - 1, max(start, mention.start - 6) - 1, -1):
            word = self.words[token]
            if word in "،؛:.\"" or word in ("بل", "لكن", "الا"):
                return False
            if word in _NEGATIONS:
                return self.words[token + 1] not in _NO_DENIAL
        return False

    def _none(self, mention: Mention, entry: Entry) -> list[Harm]:
        outcome, pos, _, who = _row(entry)
        word: Word = entry.data
        verb = word.pos in ("verb", "phrase")
        near = self.words[mention.start : mention.stop + 2]
        if verb and not any(w in _ANYBODY for w in near):
            return []
        if not verb and (mention.suffix or "ال" in mention.prefix or outcome not in ("killed", "injured", "missing", "damaged")):
            return []
        if not verb and pos != "counted" and not self.words[mention.start].endswith(("ات", "ه")):
            return []
        return [Harm(outcome, who or self._nobody_of(mention.stop) or "people", NONE, mention.start, mention.stop, mention, None)]

    def _nobody_of(self, at: int) -> str | None:
        """Of whom nobody was harmed: "لم يصب أي جندي", "لم يصب أحد من الأهالي"."""
        while at < len(self.words) and self.words[at] in _OF_ANY:
            at += 1
        return next((who_of(self.scene, item, "killed", self.armies, item.stop) for item in self.items.between(at, at + 1)), None)


def _entry(mention: Mention | None) -> Entry | None:
    """The word of harm that a mention is, by its own list or as an event that counts its target."""
    if mention is None or not mention.any_of(_EVENTS) or mention.any_of(_SIDES):
        return None
    entry = mention.of("trigger")
    own = mention.of("outcome")
    if own is not None and own.data.row.pos == "result":
        return None
    if entry is not None and entry.data.row.outcome and not (own is not None and own.data.row.pos == "counted"):
        return entry if entry.data.row.outcome != "launched" else None
    return own


def _row(entry: Entry) -> tuple[str, str, str, str | None]:
    """Outcome, part of speech, frame and who of a word of harm, whichever list it is from."""
    row = entry.data.row
    if isinstance(row, Outcome):
        return row.outcome, row.pos, row.frame, row.who
    frame = "harm" if row.frame in ("harm", "act") else "undergo"
    return row.outcome, entry.data.pos, frame, None


def _joint(first: str, second: str, found: list[Countable]) -> list[str]:
    """One figure for killed and injured is neither's own: `other`; for other pairs the graver word stands."""
    if {first, second} == {"killed", "injured"}:
        exact = bool(found) and found[0].stated and found[0].quantity.hedge not in ("a-number", "several", "plural") and found[0].quantity.low > 2
        return ["other"] if exact else [first, second]
    if {first, second} == {"destroyed", "damaged"}:
        return ["destroyed"]
    return [first, second] if first != second else [first]


def _deadly_wound(before: Sequence[Harm], harm: Harm) -> bool:
    """Whether a wound told by a pronoun is that of the one killed before: "استشهد متأثرا بإصابته"."""
    if harm.outcome != "injured" or not harm.cue.suffix or harm.start != harm.cue.start:
        return False
    return any(h.outcome == "killed" and h.quantity.high == harm.quantity.high for h in before)


def _last_of_sum(after: Sequence[Harm], harm: Harm) -> bool:
    """Whether a death is only the last of those whom a sum after it counts ("وبمقتل الجندي يرتفع العدد إلى 77")."""
    return harm.quantity.high == 1 and harm.cue.prefix.endswith("ب") and any(h.total and h.outcome == harm.outcome for h in after)


def _unique(harms: list[Harm], words: list[str]) -> list[Harm]:
    """Each figure once; a number of one clause goes to the word of harm that stands nearest before it."""
    seen: set[tuple[str, int, int]] = set()
    out: list[Harm] = []
    for harm in harms:
        key = (harm.outcome, harm.start, harm.stop)
        if key not in seen:
            seen.add(key)
            if out and (out[-1].stop == harm.start or (harm.start == out[-1].stop + 1 and words[out[-1].stop] == "و")):
                harm.quantity = share_hedge(out[-1].quantity, harm.quantity)
            out.append(harm)
    return out
