"""Who a noun phrase beside a verb of saying is, as one who speaks: an office and its party, a source, a person, a name.

"المتحدث باسم الجيش" is the army, "وزير الداخلية العراقي" Iraq, "مصدر في الشرطة" a security source. A name that no list has
is known by the office beside it, and from then on by itself; "المصدر", "البيان", "اللجنة" point back to who spoke before.
"""
from __future__ import annotations

from collections.abc import Sequence

from tawatur.lang.ar.phrases import QUOTES, Phrase
from tawatur.lang.ar.posts import (
    by_adjective,
    governed,
    indefinite,
    inside,
    ministry_of,
    national,
    of_force,
    outlets,
    plain_source,
    speaking,
    states,
    told,
)
from tawatur.lang.ar.quotes import quotations
from tawatur.lang.ar.recall import NO_NAME, SOURCES, TITLES, Recall
from tawatur.lang.ar.recall import UNNAMED as UNNAMED
from tawatur.lang.ar.speaker import Reach as Reach
from tawatur.lang.ar.speaker import Speaker as Speaker
from tawatur.steps.scene import Scene
from tawatur.text.lexicon import Mention, kinds

_PERSONS = {"civilians": "witnesses", "people": "witnesses", "officials": "officials-source", "medics": "medical-sources",
            "police": "security-sources", "soldiers": "military-source", "journalists": "media", "displaced": "witnesses",
            "captives": "captives", "detainees": "detainees", "protesters": "protesters", "fighters": "fighters",
            "tribes": "local-sources", "worshippers": "witnesses"}
_HEADS = frozenset(("commander", "director", "head", "official"))
_ONE_OF = frozenset("احد احدي هو هي وهو وهي".split())
_FILMS = ("شريط", "فيديو", "مقطع", "تسجيل", "لقطات", "مشاهد")
_NEAR_TO = ("مقرب", "موالي", "قريب", "محسوب")  # an outlet close to a party is not the party
_ENDS = ("،", ":", "تعارض", "يعارض", "تقاتل", "يقاتل", "تناهض", "يناهض", "معارض", "مناهض", "مناوي", "معادي")  # of another side than the one named after it
_SITES = frozenset(("مواقع", "المواقع"))  # those that speak stand on the net
_QUANTIFIERS = frozenset("احد احدي بعض عدد عده من كل جميع معظم اكثر كبار كبير اثنان ثلاثه اربعه".split())
_SAME = ("ذات", "نفس")
_SELF = frozenset("ذاته ذاتها ذاتهم نفسه نفسها نفسهم انفسهم عينه عينها المذكور المذكوره".split())
_ADVERBS = frozenset(
    "له لها لهم عنه ايضا كذلك لاحقا سابقا قد رسميا امس اليوم بدوره بدورها بدورهم مجددا مرارا هنا به بها فيه فيها"
    " صباح مساء فجر ليل ظهر عصر يوم قبل قليل الان حينها انذاك وقتها اخيرا موخرا الانتباه النظر الانظار".split())
STATEMENTS = frozenset("بيان تصريح تصريحات موتمر كلمه خطاب مقابله تغريده حديث تقرير لقاء منشور رساله جلسه وقت ختام سياق بلاغ اتصال"
                        " تسجيل فيديو مداخله معرض حسابه حسابها صفحته صفحتها موقعه موقعها تلغرام تيليغرام تويتر فيسبوك".split())
STATEMENT_TAILS = frozenset("صحفي صحافي صحافيه صحفيه مقتضب مقتضبه له لها لهم عاجل رسمي رسميه سابق سابقه لاحق لاحقه متلفز متلفزه"
                             " مشترك هاتفي خاص خاصه مصور صوتي مكتوب متاخر مبكر متصل متصله مماثل مماثله".split())
_INTO = frozenset("في خلال عبر علي".split())
_HONORIFICS = frozenset("سموه معاليه سيادته فضيلته جلالته فخامته دولته سماحته".split())
_CLOSE = frozenset(":؛\n")
_KUNYA = ("ابو", "ابي", "ابا", "عبد")


class SpeakerReader(Recall):
    """Reads the speakers of one report and remembers those that spoke."""

    def __init__(self, scene: Scene, phrases: Sequence[Phrase]) -> None:
        super().__init__(scene)
        self.quotes = quotations(scene.text)
        self.by_start = {p.start: p for p in phrases}
        self.by_head = {p.head: p for p in phrases}
        self.times = {t.start: t.stop for t in scene.spans}

    def reach(self, at: int, stop: int) -> Reach:
        """How far the subject of a verb that ends before token `at` may go."""
        relative, commas = False, 0
        token, stop = at, min(at + 28, stop)
        while token < stop:
            word = self.words[token]
            mention = self.scene.mention_at(token)
            if word == ":" or (mention is not None and mention.of("that") is not None):
                return Reach(token, True)
            close = self.quotes.get(token + 1) if word in QUOTES else None
            if close is None and token == at and word in "\"«“":
                return Reach(token, True)
            if close is not None:
                if close - token > 6 or token + 1 == close:
                    return Reach(token, True)
                token = close + 1
                continue
            if word == "،":
                commas, relative = commas + 1, False
            if word in _CLOSE or commas > 3 or (mention is not None and not relative and _event(mention)):
                return Reach(token, False)
            relative = relative or word == "حيث" or (mention is not None and mention.of("relative") is not None)
            token = mention.stop if mention is not None else token + 1
        return Reach(stop, False)

    def skip(self, at: int, stop: int) -> int:
        """Step over what may stand between a verb and its subject: times, "له", "أيضا", "في بيان صحفي", "عبر صفحته"."""
        while at < stop:
            word = self.words[at]
            if at in self.times:
                at = self.times[at]
            elif word in _ADVERBS:
                at += 1
            elif word in _INTO and at + 1 < stop and self.words[at + 1] in STATEMENTS:
                at += 2
                while at < stop and self.words[at] in STATEMENT_TAILS:
                    at += 1
                at = self._spot(at, stop)
            else:
                break
        return at

    def _spot(self, at: int, stop: int) -> int:
        """Where a statement was made: "في مؤتمر صحفي في أنقرة"."""
        spot = self.scene.mention_at(at + 1) if at < stop and self.words[at] == "في" else None
        return spot.stop if spot is not None and (spot.of("place") or spot.of("capital")) else at

    def named(self, at: int, reach: Reach) -> Speaker | None:
        """The speaker that the words from `at` on name, or None."""
        while at < reach.stop and (self.words[at] in QUOTES or self.words[at].lstrip("ل") in _QUANTIFIERS):
            at += 1
        if at + 1 < reach.stop and self.last and self.words[at] in _SAME:
            return Speaker(at, at + 2, self.known.get(self.words[at + 1].removeprefix("ال")) or self.last[0].id)
        if at + 1 < reach.stop and self.words[at] in TITLES and (known := self._pointed(at + 1, reach)) is not None:
            return known._replace(start=at)
        if at >= reach.stop or not self.words[at][0].isalnum():
            return None
        mention = self.scene.mention_at(at)
        found = self._again(mention, at) if mention is not None else None
        if found is None and mention is not None:
            found = self._listed(mention, reach.stop)
        return found or self._pointed(at, reach) or (self._unlisted(at, reach.stop) if reach.marked else None)

    def _again(self, mention: Mention, at: int) -> Speaker | None:
        """A wording of the setting ("وزارة الدفاع") that began a speaker's name before is that speaker again."""
        if mention.of("party") is not None or not (mention.of("setting") or mention.of("institution")) or at + 1 >= len(self.words):
            return None
        phrase = self.by_start.get(at)
        known = self.known.get(f"{self.words[at].lstrip('و')} {self.words[at + 1]}")
        known = known or (ministry_of(mention, self.words[at], self.last[0].id) if self.last else None)
        if known is None or (phrase is not None and phrase.stop > mention.stop):
            return None
        return Speaker(at, mention.stop, known)

    def _listed(self, mention: Mention, stop: int) -> Speaker | None:
        """Who a word of the lists is as a speaker."""
        person = mention.of("person")
        if person is not None:
            return Speaker(mention.start, mention.stop, person.id)
        phrase = self.by_start.get(mention.start) or self.by_head.get(mention.start)
        if phrase is not None and phrase.kind == "party":
            return Speaker(phrase.start, phrase.stop, speaking(mention) or phrase.id)
        if mention.of("office") is not None:
            found = self._office(mention, stop)
            if found is not None:
                return found
        unnamed = mention.of("unnamed")
        if unnamed is not None:
            owned = phrase is not None and phrase.kind == "class" and phrase.owner and unnamed.id == "officials-source"
            if owned and not indefinite(self.words[mention.start]):
                return self._class(phrase)
            return self._unnamed(mention, unnamed.id, stop)
        state = mention.of("capital") or mention.of("state")
        if state is not None and state.id:
            return Speaker(mention.start, mention.stop, state.id)
        return self._class(phrase) or self._country(mention)

    def _class(self, phrase: Phrase | None) -> Speaker | None:
        if phrase is not None and phrase.kind == "class" and self.words[phrase.head].lstrip("ول") in _SITES:
            return Speaker(phrase.start, phrase.stop, "media")
        if phrase is None or phrase.kind != "class" or phrase.id not in _PERSONS:
            return None
        if phrase.id == "soldiers" and not phrase.owner and phrase.stop < len(self.words) and (name := self._pointed(phrase.stop, Reach(phrase.stop + 1, False))) is not None:
            return Speaker(phrase.start, name.stop, name.id)
        if phrase.id == "police" and not phrase.owner and phrase.traits & {"force", "place"}:
            return Speaker(phrase.start, phrase.stop, self._police(phrase.stop) or _PERSONS[phrase.id])
        owner = inside(" ".join(self.words[phrase.start : phrase.stop]), phrase.owner) if phrase.owner else None
        return Speaker(phrase.start, phrase.stop, owner or _PERSONS[phrase.id])

    def _country(self, mention: Mention) -> Speaker | None:
        """A state whose name is also that of its capital or a place: "تونس", "الجزائر", "الكويت"."""
        place = mention.of("place")
        if place is None or mention.prefix.lstrip("وف") not in ("", "ال"):
            return None
        site = place.data[0]
        state = states().get(site.country) if site.kind == "country" else None
        return Speaker(mention.start, mention.stop, state) if state else None

    def _unnamed(self, mention: Mention, id: str, stop: int) -> Speaker:
        """A source without a name, with its adjectives; "المصادر" by itself is the source that spoke before."""
        at = mention.stop
        while at < stop:
            after = self.scene.mention_at(at)
            nation = after.of("nation") if after is not None else None
            if after is None or nation is None or after.prefix.startswith(("ب", "ل", "و")):
                break
            if nation.data.state_id == "un":
                id = "un"
            elif nation.data.state_id == "israel" and id == "media":
                id = "israeli-media"
            at = after.stop
        if self.last and at < stop and self.words[at] in _SELF:
            return Speaker(mention.start, at + 1, self.last[0].id)
        word = self.words[mention.start].lstrip("ول")
        if at == mention.start + 1 and id in ("sources", "officials-source") and word.startswith(("المص", "المسو", "المسي")):
            id = self.known.get(word.removeprefix("ال"), self.source or id)
        if id == "sources" and at < stop and (told := by_adjective(self.words[at])) is not None:
            return Speaker(mention.start, at + 1, told)
        if mention.suffix == "نا":
            return Speaker(mention.start, at, id)
        if (own := self._of(mention, id, at)) is not None:
            return own
        if id in ("sources", "officials-source") and (party := self._within(mention, stop)) is not None:
            return Speaker(mention.start, party.stop, inside(" ".join(self.words[mention.start : party.stop]), party.id))
        return Speaker(mention.start, at, id)

    def _of(self, mention: Mention, id: str, at: int) -> Speaker | None:
        """Whose reports they are: "تقارير الأمم المتحدة"."""
        whose = self.by_start.get(at)
        if id != "media" or whose is None or whose.kind != "party" or not self.words[mention.start].endswith("تقارير"):
            return None
        return Speaker(mention.start, whose.stop, whose.id) if not whose.prep and whose.id not in outlets() else None

    def _within(self, mention: Mention, stop: int) -> Phrase | None:
        """The party that an official or a source is of: "مسؤول بالأمم المتحدة", "مسؤول الإعلام في الحركة"."""
        word = self.words[mention.start].lstrip("و")
        for token in range(mention.stop, min(mention.stop + 5, stop)):
            inner = self.scene.mention_at(token)
            if self.words[token].startswith(_ENDS) or (inner is not None and (inner.of("relative") or inner.of("nation") or _event(inner))):
                return None
            phrase = self.by_start.get(token)
            if phrase is not None and phrase.kind == "party" and phrase.id not in outlets():
                inside = phrase.prep in ("ب", "في", "من", "لدي") or self.words[token - 1].startswith("تابع") or self.words[token - 2].startswith("تابع")
                return phrase if inside or (not phrase.prep and not word.startswith("ال") and not indefinite(word)) else None
        return None

    def _office(self, mention: Mention, stop: int) -> Speaker | None:
        """An office and the party it speaks for; None where the words around do not tell."""
        entry = mention.of("office")
        assert entry is not None
        kind = entry.data.kind
        own = self.by_start.get(mention.start)
        if own is not None and own.kind == "class" and own.owner:
            return self._owned(own, own.owner)
        token, stop = mention.stop, min(stop, mention.stop + 14)
        site = ""
        while token < stop:
            inner = self.scene.mention_at(token)
            if inner is None:
                token += 1
                continue
            close = kind == "outlet" and any(w.startswith(_NEAR_TO) for w in self.words[token - 2 : token])
            if close or inner.of("relative") or inner.of("that") or _event(inner):
                break
            phrase = self.by_start.get(token)
            if phrase is not None and phrase.kind == "party" and told(phrase, kind):
                break
            holder = self._holder(mention, kind, inner, phrase)
            if holder is not None:
                return holder
            place = inner.of("place")
            if place is not None and not site:
                site = place.data[0].country or ""
            token = inner.stop
        return self._office_alone(mention, kind, site)

    def _owned(self, phrase: Phrase, owner: str) -> Speaker:
        """An office that is a class of its own: "مدير شرطة" is of the town's country, whatever the report is on."""
        owner = (self._town_police(phrase.stop) if phrase.id == "police" else None) or owner
        return Speaker(phrase.start, phrase.stop, inside(" ".join(self.words[phrase.start : phrase.stop]), owner))

    def _holder(self, mention: Mention, kind: str, inner: Mention, phrase: Phrase | None) -> Speaker | None:
        """Who one word after an office says that it speaks for: a party, a person, a nation, a police, a source."""
        token = inner.start
        owner = phrase.id if phrase is not None and phrase.kind == "party" else phrase.owner if phrase is not None and phrase.kind == "class" else None
        if phrase is not None and owner:
            return Speaker(mention.start, phrase.stop, inside(" ".join(self.words[mention.start : phrase.stop]), owner))
        person, nation = inner.of("person"), inner.of("nation")
        if person is not None:
            return Speaker(mention.start, inner.stop, person.id)
        if nation is not None and not inner.prefix.startswith(("و", "ب")):
            found = national(kind, " ".join(self.words[mention.start : token]), nation.data)
            if found:
                return Speaker(mention.start, inner.stop, found)
        if phrase is not None and (phrase.kind, phrase.id) == ("class", "police") and token <= mention.stop + 1 \
                and (police := self._police(phrase.stop)) is not None:
            return Speaker(mention.start, phrase.stop, police)
        unnamed = inner.of("unnamed")
        among = self.words[mention.stop - 1] == "من" and unnamed is not None and unnamed.id == "witnesses"
        if (kind == "statement" or among) and unnamed is not None and token == mention.stop:
            return Speaker(mention.start, inner.stop, unnamed.id)
        return None

    def _office_alone(self, mention: Mention, kind: str, country: str) -> Speaker | None:
        """An office with no party beside it: back to who spoke, or to the state of its place, or to nobody by name."""
        start, stop = mention.start, mention.stop
        if kind == "outlet":
            known = self.known.get(self.words[start].removeprefix("ال")) if self.words[start].startswith("ال") else None
            return Speaker(start, stop, self.ours() if mention.suffix == "نا" else known or "media")
        if kind == "statement" and self.words[start].lstrip("ول").startswith(_FILMS):
            return Speaker(start, stop, "media")
        if (plain := plain_source(" ".join(self.words[start : stop + 2]), self.words[start].lstrip("ول"))) is not None:
            return Speaker(start, stop, plain)
        name = self._pointed(stop, Reach(stop + 1, False)) if stop < len(self.words) else None
        if name is not None:
            return Speaker(start, name.stop, name.id)
        force = of_force(" ".join(self.words[start : stop + 2]), country or self.country_here()) if kind in _HEADS else None
        if force is not None:
            return Speaker(start, stop, force)
        if country in states() and kind in ("governor", "head", "minister", "statement"):
            return Speaker(start, stop, states()[country])
        definite = "ال" in mention.prefix or self.words[start].lstrip("ول").startswith("ال")
        if definite and self.last and kind == "statement":
            return Speaker(start, stop, self.last[0].id)
        if definite and self.party and kind in ("spokesman", "minister", "head", "commander", "governor", "director"):
            return Speaker(start, stop, self.party)
        if mention.of("unnamed") is not None:
            return None
        if kind == "minister" and self.country_here() in states() and stop - start > 1:
            return Speaker(start, stop, states()[self.country_here()])
        return Speaker(start, stop, "military-source" if kind == "commander" else "officials-source")

    def _introduced(self, at: int) -> str | None:
        """Who a name is, by the office that stands beside it where it first came ("التقى وزير الخارجية فلان ...")."""
        if self.scene.at[at] >= 0 or len(self.words[at]) < 4 or self.words[at] in NO_NAME:
            return None
        first = self.words.index(self.words[at])
        if first >= at:
            return None
        for token in (*range(first - 1, max(first - 9, -1), -1), *range(first + 1, min(first + 4, at))):
            mention = self.scene.mention_at(token)
            if self.words[token] in ".\n؛" or (mention is not None and (mention.of("speech") or mention.of("that"))):
                if token < first:
                    continue
                break
            if mention is not None and (mention.of("office") or mention.of("person")):
                found = self._listed(mention, max(first + 1, token + 8))
                return found.id if found is not None and found.id not in SOURCES else None
        return None

    def _ali(self, at: int) -> bool:
        """The name علي, which folds to what على folds to."""
        return self.words[at] == "علي" and self.scene.text.quote(at, at + 1).endswith("ي")

    def _pointed(self, at: int, reach: Reach) -> Speaker | None:
        """A name or head noun that spoke before: "دويكات", "اللجنة", "الوكالة الرسمية"."""
        word = self.words[at].lstrip("ل") if self.words[at].startswith("لل") else self.words[at]
        if word in _HONORIFICS and self.last:
            return Speaker(at, at + 1, self.last[0].id)
        if word in _KUNYA and at + 1 < reach.stop and self.words[at + 1] in self.known:
            return Speaker(at, at + 2, self.known[self.words[at + 1]])
        known = self.known.get(word) or (self.known.get(word[2:]) if word.startswith("ال") else None) or self._introduced(at)
        if known is None or (self.scene.at[at] >= 0 and not word.startswith("ال")):
            return None
        return Speaker(at, at + 1, known)

    def _unlisted(self, at: int, stop: int) -> Speaker | None:
        """A speaker whom no list knows, by the office, party or source among the words about it."""
        while stop > at and (self.words[stop - 1] in NO_NAME or self.words[stop - 1] in "،," or self.words[stop - 1] in QUOTES):
            stop -= 1
        if stop <= at or (self.words[at] in NO_NAME and not self._ali(at)) or (self.words[at].startswith("ب") and stop - at < 3):
            return None
        stop = next((t for t in range(at, stop - 1) if self.words[t] in _INTO and self.words[t + 1] in STATEMENTS), stop)
        token = at
        while token < stop:
            mention = self.scene.mention_at(token)
            if mention is None:
                token += 1
                continue
            if mention.of("relative"):
                return None if token > at + 3 or token == at else Speaker(at, token, UNNAMED)
            phrase = self.by_start.get(token)
            if phrase is not None and phrase.kind == "party" and told(phrase, ""):
                stop = token
                break
            found = None if governed(mention) and not mention.of("party") else self._listed(mention, stop)
            if found is not None and (token == at or self.words[token - 1] in _ONE_OF or found.id not in ("witnesses", "observers")):
                return Speaker(at, max(found.stop, token), found.id)
            token = mention.stop
        return Speaker(at, stop, UNNAMED) if stop - at <= 8 else None


_EVENTS = kinds("trigger", "outcome")
_SPEAKING = kinds("party", "setting", "short", "office", "unnamed")


def _event(mention: Mention) -> bool:
    """Whether a word tells an event or says something, so that the subject before it has ended."""
    if mention.of("speech") is not None:
        return True
    return mention.any_of(_EVENTS) and not mention.any_of(_SPEAKING)
