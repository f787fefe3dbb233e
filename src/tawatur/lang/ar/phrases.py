"""Noun phrases: who and what a report names, with number, owner, preposition and identity.

"خمسة جنود روانديين" is a class (soldiers), five of them, of Rwanda; "آليات العدو" is a thing (vehicles) with an owner;
"قوات النظام السوري" a party. The rules are those of Arabic annexation: a noun, its adjectives, then its owner.
"""
from __future__ import annotations

from collections.abc import Mapping

from tawatur.lang.ar.bridges import bridge, skip_quotes
from tawatur.lang.ar.governors import PREPOSITIONS as PREPOSITIONS
from tawatur.lang.ar.governors import QUOTES as QUOTES
from tawatur.lang.ar.governors import (
    RANKS,
    adjective,
    belongs,
    capital_acts,
    country_after,
    govern,
    stands_as_place,
    worn,
)
from tawatur.lang.ar.holders import holder
from tawatur.lang.ar.owners import FIGHTING, GUNMEN, Owners, allied
from tawatur.lang.ar.phrase import Phrase as Phrase
from tawatur.lang.ar.phrase import absolute, whose_camp
from tawatur.lang.ar.phrase_words import armies_of_states, plurals_of, settings_of, sites, unlisted_classes
from tawatur.lang.ar.vocabulary import ClassWord
from tawatur.nouns import Quantity
from tawatur.steps.context import Context
from tawatur.steps.scene import Scene
from tawatur.text.lexicon import Entry, Mention, kinds
from tawatur.text.tokens import Hit
from tawatur.world import tables

_FORCES = ("قوات", "جنود", "جيش", "القوات", "الجنود", "الجيش")
_MILITARY = ("العسكري", "عسكريه")  # adjectives, though "عسكري" alone is a soldier
_POLICE = frozenset(("الامن", "الشرطه", "الامنيه"))
_OWNERS = frozenset(("ه", "ها", "هم", "نا"))  # "مقاتليها", "جنوده": those of the party named last
# Nouns that say only "member of": the class comes from the noun after them.
_MEMBERS = frozenset("عناصر عنصر شخص شخصا اشخاص افراد فرد رجال رجل مقاتلي مقاتلين مسلحي مسلحين مسلح جنود جندي ضباط ضابط قوات قوه "
                     "مسلحي مقاومي متمردي وحدات وحده مجموعه مجموعات دوريه دوريات كتيبه سريه فصيل فصائل لواء فرقه خليه قاده قائد قيادي مجاهدين مجاهدي".split())
_TOWNS = frozenset("مدينه بلده قريه مدن مدينتي مدينتا بلدتي بلدتا قريتي قريتا".split())
_GATHERINGS = frozenset("تجمع تجمعا تجمعات تحشد تحشدا تحشدات حشد حشدا حشود حشودا".split())
_SOLDIERS = frozenset("جنود جندي ضباط ضابط مسلحين مسلح مقاتلين مسلحون مقاتلون".split())
# Soldiers and police of nobody named are those of the country that the report speaks of.
_WHOSE = {"soldiers": "الجيش", "police": "قوات الأمن"}
_TWO = ("تين", "تان")
_OTHERS = ("nation", "unnamed", "person", "outlet", "place")
_OTHER = kinds(*_OTHERS)
_NAMING = kinds("party", "class", "institution", "short", "setting", "state", "capital", "weapon", "office", *_OTHERS)


class PhraseReader:
    """Reads the noun phrases of one report, left to right, resolving short forms by what came before."""

    def __init__(self, scene: Scene, context: Context) -> None:
        self.scene = scene
        self.context = context
        self.words = scene.words
        self.numbers: Mapping[int, Hit[Quantity]] = {q.stop: q for q in scene.quantities}
        self.owners = Owners(context)
        self._soldiers, self._police, self._position = unlisted_classes()

    def read(self) -> list[Phrase]:
        """Every noun phrase of the report in order."""
        out: list[Phrase] = []
        mentions = self.scene.mentions
        at = 0
        while at < len(mentions):
            phrase = self._phrase(at)
            if phrase is None:
                at += 1
                continue
            self._number(phrase)
            govern(self.scene, phrase, out)
            if phrase.kind == "nation" and out:
                allied(phrase, out[-1])
            out.append(phrase)
            at += 1
            while at < len(mentions) and mentions[at].start < phrase.stop:
                at += 1
        return out

    def _phrase(self, at: int) -> Phrase | None:
        mention = self.scene.mentions[at]
        if not mention.any_of(_NAMING) or worn(self.scene, mention):
            return None
        entry = mention.of("party")
        if entry is not None and not (mention.of("state") is not None and stands_as_place(self.scene, mention)):
            meant = self.context.setting(mention.listing) if mention.of(tables.FOE) is not None else None
            return self._party(mention, meant or entry.id)
        entry = mention.of("class")
        if entry is not None and not self._military(mention) and not mention.prefix.endswith("ك") and not self._names_town(mention, entry) \
                and not whose_camp(self.words, mention, entry.id):
            return self._class(mention, entry)
        whole = self._institution(mention)
        if whole is not None:
            return whole
        if mention.of("short") is not None or mention.of("setting") is not None:
            resolved = self._fighters_before(mention) or self._national(mention) or self._resolve(mention)
            if resolved:
                return self._party(mention, resolved)
            noun = mention.of("noun") or mention.of(tables.FOE)
            if noun is not None:
                return self._class(mention, noun)
            if self.words[mention.start].endswith(_FORCES) and self.words[mention.stop - 1] not in _POLICE:
                return self._class(mention, self._soldiers)
            if self.words[mention.stop - 1] in _POLICE:
                return self._class(mention, self._police)
        entry = mention.of("state")
        if entry is not None and not stands_as_place(self.scene, mention):
            return self._party(mention, entry.id)
        entry = mention.of("capital")
        if entry is not None and entry.id and capital_acts(self.scene, mention):
            return self._party(mention, entry.id)
        entry = mention.of("weapon")
        if entry is not None and mention.of("nation") is None:
            return self._weapon(mention, entry)
        return self._other(mention)

    def _other(self, mention: Mention) -> Phrase | None:
        """The holder of an office, or a phrase that is neither party nor class: a place, a nation, a source."""
        entry = mention.of("office")
        if entry is not None and mention.stop - mention.start > 1 and (who := holder(entry.data.kind, self.words[mention.start])) is not None:
            return self._class(mention, who)
        if mention.of("place") is not None and mention.stop - mention.start > 1:
            site = self._site(mention)
            if site is not None:
                phrase = Phrase("class", site.id, mention, ClassWord(site, False))
                self._extend(phrase, mention)
                return phrase
        for kind in _OTHERS if mention.any_of(_OTHER) else ():
            entry = mention.of(kind)
            if entry is not None:
                phrase = Phrase(kind, entry.id, mention, entry.data)
                phrase.people = kind == "nation" and self._is_people(mention, entry.data)
                return phrase
        return None

    def _national(self, mention: Mention) -> str | None:
        """"سلاح الجو التركي", "الدفاعات الجوية السعودية": a branch of an army and whose it is."""
        if mention.of("setting") is None or mention.of("short") is not None or mention.prefix.startswith("ال"):
            return None
        after = self.scene.mention_at(mention.stop)
        entry = (after.of("nation") or after.of("state")) if after is not None and after.prefix in ("", "ال") else None
        return getattr(entry.data, "army_id", None) if entry is not None else None

    def _site(self, mention: Mention) -> tables.ClassRow | None:
        """The class of a place that has its noun in its name ("كنيسة مار جرجس", "المسجد الأقصى")."""
        for word in self.scene_readings(self.words[mention.start]):
            if word in sites():
                return sites()[word]
        return sites()["مستشفي"] if self.words[mention.stop - 1] == "الطبي" else None

    def _names_town(self, mention: Mention, entry: Entry) -> bool:
        """Whether a noun of towns only leads in a town's name: "مدينة دير البلح" is where, "مستوطنة كذا" may be what was struck."""
        after = self.scene.mention_at(mention.stop)
        return entry.id == "settlement" and after is not None and after.of("place") is not None and not after.prefix \
            and self._stem(mention, _TOWNS) in _TOWNS

    def _military(self, mention: Mention) -> bool:
        """Whether a word that may mean a soldier or gunman is an adjective ("المتحدث العسكري", "خلية عسكرية", "القائد المسلح")."""
        word = self.words[mention.start]
        armed = word == "المسلح" and mention.start > 0 and self.words[mention.start - 1].startswith("ال")
        return mention.stop - mention.start == 1 and (armed or word.endswith(_MILITARY))

    def _fighters_before(self, mention: Mention) -> str | None:
        """"المجاهدون", "المسلحون" after "مجاهدو القسام": those of the group named with such a word before."""
        word = self.words[mention.start].lstrip("و")
        if word.startswith("ال") and word.endswith(("ون", "ين")) and word[2:-2] + "ي" in _MEMBERS:
            return self.owners.last(GUNMEN)
        return None

    def _is_people(self, mention: Mention, nation: tables.NationRow) -> bool:
        """Whether a word of nation means its people ("الفلسطينيون", "قتل فلسطيني") and is no adjective."""
        word = self.words[mention.start]
        if mention.dual and word.endswith(_TWO) and mention.start and self.words[mention.start - 1].endswith(word[-3:]):
            return False  # "غارتين إسرائيليتين", "ضربتان أمريكيتان": the adjective of a noun in the dual
        if mention.dual or word.endswith(plurals_of(nation)):
            return True
        number = self.scene.at[mention.start - 1] if mention.start else -1
        if number < 0:
            return False
        before = self.scene.mentions[number]
        if before.stop - before.start > 1 and before.of("outcome") is None:
            return False  # "سقط صاروخ روسي": a verb with its noun
        noun = before.of("trigger") is not None and any(e.kind == "trigger" and not e.verbal for e in before.entries)
        return before.of("outcome") is not None or (any(e.verbal for e in before.entries) and not noun)  # "قصف إسرائيلي" is an adjective

    def _weapon(self, mention: Mention, entry: Entry) -> Phrase:
        """A means that can act for its owner ("مدفعية الاحتلال", "طائرة أمريكية")."""
        phrase = Phrase("weapon", entry.id, mention, entry.data)
        if getattr(entry.data, "shooter", False):
            self._extend(phrase, mention)
        else:
            self._of_nation(phrase)
        return phrase

    def _of_nation(self, phrase: Phrase) -> None:
        """"صاروخ إسرائيلي": a shot with an adjective of nation is that nation's, unless only its make is told ("روسي الصنع")."""
        mention = self.scene.mention_at(phrase.stop)
        nation = mention.of("nation") if mention is not None and not mention.prefix else None
        if mention is not None and nation is not None and self.words[mention.stop : mention.stop + 1] != ["الصنع"]:
            phrase.owner = self._nation_owner(phrase, nation.data)
            phrase.stop = mention.stop

    def _institution(self, mention: Mention) -> Phrase | None:
        """"وزارة الدفاع الروسية", "السلطات في ليبيا": an institution and whose it is."""
        entry = mention.of("institution")
        if entry is None:
            return None
        at = mention.stop
        after = self.scene.mention_at(at)
        if after is None and at < len(self.words) and adjective(self.words[at]):
            after = self.scene.mention_at(at + 1)
        nation = after.of("nation") if after is not None else None
        if after is None or nation is None or after.prefix.startswith(("و", "ب", "ل")):
            return None
        party = getattr(nation.data, f"{entry.id}_id", None) or nation.data.state_id
        if party is None:
            return None
        phrase = self._party(mention, party)
        phrase.stop = after.stop
        return phrase

    def _resolve(self, mention: Mention) -> str | None:
        return self.context.short(mention.entries) or self.context.setting(mention.listing)

    def _party(self, mention: Mention, party: str) -> Phrase:
        phrase = Phrase("party", party, mention)
        self.owners.named(party)
        phrase.plural = True
        self._nation_after(phrase)
        return phrase

    def _nation_after(self, phrase: Phrase) -> None:
        """Take an adjective of nation that follows a party into its words (حزب الله اللبناني)."""
        mention = self.scene.mention_at(skip_quotes(self.words, phrase.stop))
        if mention is not None and mention.of("nation") and not mention.prefix.startswith(("و", "ف", "ب", "ل")):
            phrase.stop = mention.stop

    def _class(self, mention: Mention, entry: Entry) -> Phrase:
        word: ClassWord = entry.data
        phrase = Phrase("class", entry.id, mention, word)
        phrase.definite = phrase.definite or self.words[mention.start].lstrip("و").startswith("ال")
        phrase.plural = word.plural
        if mention.dual:
            phrase.count, phrase.stated = Quantity(2, 2), True
        self._extend(phrase, mention)
        if self._stem(mention, _GATHERINGS) in _GATHERINGS:
            self._gathered(phrase)
        self._same_as_before(phrase, mention)
        return phrase

    def _gathered(self, phrase: Phrase) -> None:
        """"حشود آليات للعدو", "تجمع لجنود الاحتلال": a gathering is those who, or what, is gathered."""
        after = self.scene.mention_at(phrase.stop)
        entry = after.of("class") if after is not None and after.prefix in ("", "ل", "لل", "ال") else None
        if after is not None and entry is not None and entry.data.row.traits & {"force", "armed", "thing"}:
            inner = self._class(after, entry)
            head = inner if "thing" in inner.traits else self._position
            phrase.id, phrase.data, phrase.owner, phrase.stop, phrase.lent = head.id, head.data, inner.owner, inner.stop, inner.lent
            phrase.gathered = True
        else:
            phrase.gathered = phrase.id == "position"

    def _same_as_before(self, phrase: Phrase, mention: Mention) -> None:
        """"القوة", "الطائرة": the force or thing last named with an owner."""
        key = self.owners.key(phrase.id, "person" in phrase.traits, self._stem(mention, FIGHTING))
        owned = mention.suffix in _OWNERS or self.words[mention.stop - 1].endswith(("ونا", "ينا"))  # "مجاهدونا"
        members = phrase.id == "people" and "افراد" in self.words[mention.start]  # "20 من أفرادها"
        if not phrase.owner and owned and (members or phrase.traits & {"force", "armed"}) and "thing" not in phrase.traits:
            phrase.owner = self.owners.of_pronoun(self.words[mention.start])
        if phrase.owner:
            self.owners.remember(key, phrase.owner)
        elif (phrase.definite or "ال" in mention.prefix) and phrase.traits & {"force", "armed"} and (owner := self.owners.last(key)):
            phrase.owner = owner
        elif phrase.id in _WHOSE and "thing" not in phrase.traits:
            phrase.owner = self.context.setting(settings_of(_WHOSE[phrase.id]), country_after(self.scene, phrase.stop, self.context.countries))

    def _extend(self, phrase: Phrase, head: Mention) -> None:
        """Take the adjectives and owner of a class noun: nation, genitive party, "من" or "في" and a party."""
        at = phrase.stop
        member = self.words[head.stop - 1] in _MEMBERS | RANKS or self._stem(head) in _MEMBERS
        for _ in range(4):
            at = skip_quotes(self.words, at)
            mention = self.scene.mention_at(at)
            if mention is None:
                step = bridge(self.scene, at, phrase)
                if step is None:
                    return
                at = step
                continue
            if mention.of("office") is not None and belongs(self.words, at):
                at = mention.stop
                continue
            if at == head.stop and absolute(self.words, head, phrase, mention):
                return
            if not self._absorb(phrase, mention, member):
                return
            at = phrase.stop

    def _stem(self, mention: Mention, among: frozenset[str] = _MEMBERS) -> str:
        word = self.words[mention.start]
        for reading in self.scene_readings(word):
            if reading in among:
                return reading
        return word

    def scene_readings(self, word: str) -> list[str]:
        """A word without its particles, for lookups in small sets."""
        bare = word[1:] if word[:1] in "وفبلك" and len(word) > 3 else word
        return [word, bare, bare[2:] if bare.startswith("ال") else bare]

    def _absorb(self, phrase: Phrase, mention: Mention, member: bool) -> bool:
        """Let one mention after a class noun say whose it is. False ends the phrase."""
        prefix = mention.prefix
        if prefix.startswith(("و", "ف", "ك")) or (prefix.startswith("ب") and not member):
            return False
        nation = mention.of("nation")
        if nation is not None and not prefix.startswith(("ب", "ل")):
            phrase.owner = phrase.owner or self._camp(phrase, mention) or self._nation_owner(phrase, nation.data)
            self.context.weigh(nation.id)
            phrase.stop = mention.stop
            return True
        loyal = bool(phrase.traits & {"force", "armed"}) and belongs(self.words, mention.start)
        party = mention.of("party") or (mention.of("person") if loyal or self._annexed(phrase, mention) else None)
        resolved = party.id if party else self._resolve(mention) if mention.of("short") or mention.of("setting") else None
        if resolved and not self._place_word(mention, phrase):
            if self.words[mention.start - 1] == "من" and (phrase.owner or mention.of("state") is not None):
                return False  # "سحب الجنود الأمريكيين من العراق"
            if party:
                self.owners.named(resolved)
            phrase.owner, phrase.lent = armies_of_states().get(resolved, resolved) if loyal else resolved, prefix.endswith("ل") or prefix == "لال"
            self._enlist(phrase, member)
            phrase.stop = mention.stop
            self._nation_after(phrase)
            return False
        if party is None and member and mention.of("setting") is not None:
            army = self._soldiers if self.words[mention.start].endswith(_FORCES) else mention.of(tables.FOE)
            if army is not None:  # an army or enemy that the report does not name
                phrase.id, phrase.data, phrase.stop = army.id, army.data, mention.stop
                return False
        other = mention.of("class")
        if phrase.definite and not self._definite(mention):
            return False  # "الفرقة مجموعة": no noun with the article governs one without it
        if other is not None and member and not prefix.startswith("ل") and "thing" not in other.data.row.traits and not self._military(mention):
            if "civil" in other.data.row.traits and self._stem(self.scene.mention_at(phrase.head) or mention) in _SOLDIERS:
                return False  # "اغتصب جنود فتاة"
            inner = self._class(mention, other)
            phrase.stop, phrase.owner = inner.stop, inner.owner or phrase.owner
            if "person" in inner.traits or "force" in inner.traits:
                phrase.id, phrase.data = inner.id, inner.data
            return False
        return False

    def _annexed(self, phrase: Phrase, mention: Mention) -> bool:
        """"ميليشيات صالح": a force with its leader in the genitive."""
        return "force" in phrase.traits and not (phrase.definite or mention.prefix) and mention.start == phrase.stop

    def _enlist(self, phrase: Phrase, member: bool) -> None:
        """"أفراد من الجيش": people of a side are its soldiers."""
        if phrase.id == "people" and member and not phrase.lent:
            phrase.id, phrase.data = "soldiers", self._soldiers.data

    def _definite(self, mention: Mention) -> bool:
        return "ال" in mention.prefix or self.words[mention.start].startswith("ال")

    def _place_word(self, mention: Mention, phrase: Phrase) -> bool:
        """Whether a party's name is a country here and the noun a thing in it ("مطار سوريا")."""
        return mention.of("place") is not None and not phrase.traits & {"force", "armed"}

    def _camp(self, phrase: Phrase, mention: Mention) -> str | None:
        """"متمردون أكراد": the armed side of a people that has one in each country."""
        return self.context.setting(mention.listing) if mention.of("setting") is not None and phrase.traits & {"force", "armed"} else None

    def _nation_owner(self, phrase: Phrase, nation: object) -> str | None:
        if "civil" in phrase.traits or phrase.id in ("pirates", "unknown-gunmen", "tribes"):
            return None
        if phrase.id == "police":
            return getattr(nation, "police_id", None) or getattr(nation, "army_id", None)
        if phrase.kind == "weapon" or phrase.traits & {"force", "armed", "thing"}:
            return getattr(nation, "army_id", None) or getattr(nation, "state_id", None)
        return None

    def _number(self, phrase: Phrase) -> None:
        """The number before a noun, or none: "خمسة جنود", "عدد من الجنود", "أحد عناصر"."""
        if phrase.kind not in ("class", "nation", "party", "weapon"):
            return
        at = phrase.start
        at -= at > 0 and self.words[at - 1] == "من" and at not in self.numbers
        at -= at > 0 and self.words[at - 1] == ")"
        hit = self.numbers.get(at)
        if hit is not None:
            phrase.count, phrase.stated = hit.value, True
            phrase.start = hit.start - (self.words[hit.stop] == ")" and self.words[hit.start - 1] == "(")
