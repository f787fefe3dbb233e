"""Noun phrases: who and what a report names, with number, owner, preposition and identity.

"خمسة جنود روانديين" is a class (soldiers), five of them, of Rwanda; "آليات العدو" is a thing (vehicles) with an owner;
"قوات النظام السوري" a party. The rules are those of Arabic annexation: a noun, its adjectives, then its owner.
"""
from __future__ import annotations

from collections.abc import Mapping

from tawatur.lang.ar.vocabulary import ClassWord
from tawatur.nouns import Quantity
from tawatur.steps.context import Context
from tawatur.steps.scene import Scene
from tawatur.text.lexicon import Entry, Mention
from tawatur.text.tokens import Hit
from tawatur.world import tables

QUOTES = frozenset("\"'“”«»‘’()[]„")
PREPOSITIONS = frozenset(
    "في من الي على علي عن مع ضد نحو تجاه باتجاه صوب بين داخل خارج قرب عند لدي حول فوق تحت امام خلف عبر خلال حتي منذ بعد قبل".split()
)
_PLACE_WORDS = frozenset("في داخل الي من شمال جنوب شرق غرب شمالي جنوبي شرقي غربي وسط انحاء ارجاء خارج حدود اراضي عبر قرب اقصي سواحل ساحل عموم".split())
_FORCES = ("قوات", "جنود", "جيش", "القوات", "الجنود", "الجيش")
_DUAL = Quantity(2, 2)
_ONE = Quantity(1, 1)
# Nouns that say only "member of": the class comes from the noun after them.
_MEMBERS = frozenset("عناصر عنصر افراد فرد رجال رجل مقاتلي مقاتلين مسلحي مسلحين مسلح جنود جندي ضباط ضابط قوات قوه "
                     "وحدات وحده مجموعه مجموعات دوريه دوريات كتيبه سريه فصيل فصائل لواء فرقه خليه قاده قائد قيادي مجاهدين مجاهدي".split())


class Phrase:
    """A noun phrase at the tokens [start, stop).

    `kind`: party, class, nation, weapon, place, unnamed, office, person. `id`: what the head resolves to. `owner`: the
    party that the head belongs to. `count`: how many, `stated` whether a number word says so. `prep`: the preposition
    that governs it, folded, "" for none. `joined`: stands in a list with the phrase before it.
    """

    __slots__ = ("count", "data", "definite", "head", "id", "joined", "kind", "owner", "plural", "prep", "start",
                 "stated", "stop", "suffix")

    def __init__(self, kind: str, id: str, mention: Mention, data: object = None) -> None:
        self.kind = kind
        self.id = id
        self.data = data
        self.start, self.stop = mention.start, mention.stop
        self.head = mention.start
        self.owner: str | None = None
        self.count: Quantity | None = None
        self.stated = False
        self.plural = False
        self.definite = "ال" in mention.prefix
        self.prep = ""
        self.joined = False
        self.suffix = mention.suffix

    def __repr__(self) -> str:
        return f"<{self.kind} {self.id} owner={self.owner} {self.start}-{self.stop} prep={self.prep!r} {self.count}>"

    @property
    def traits(self) -> frozenset[str]:
        """What the class table says of the head (person, thing, force, ...)."""
        row = getattr(self.data, "row", None)
        return frozenset(getattr(row, "traits", ()))

    @property
    def actor_id(self) -> str | None:
        """Who it is as one who acts."""
        if self.kind == "party":
            return self.id
        if self.kind in ("class", "nation"):
            return self.owner or (self.id if self.kind == "class" and "thing" not in self.traits else None)
        return None

    @property
    def target_id(self) -> str | None:
        """Who or what it is as one to whom something is done: soldiers of a named army are the army."""
        if self.kind == "party":
            return self.id
        if self.kind == "class":
            armed = self.traits & {"force", "armed"} and "thing" not in self.traits
            return self.owner if self.owner and armed else self.id
        if self.kind == "nation":
            return "people"
        return None

    @property
    def who(self) -> str:
        """The codebook's `who` of a count of it."""
        row = getattr(self.data, "row", None)
        return str(getattr(row, "who", "people") or "people")


class PhraseReader:
    """Reads the noun phrases of one report, left to right, resolving short forms by what came before."""

    def __init__(self, scene: Scene, context: Context) -> None:
        self.scene = scene
        self.context = context
        self.words = scene.words
        self.numbers: Mapping[int, Hit[Quantity]] = {q.stop: q for q in scene.quantities}
        self.owners: dict[str, str] = {}
        row = tables.ClassRow("soldiers", "soldiers", frozenset(("person", "force", "armed")), (), ())
        self._soldiers = Entry("class", "soldiers", ClassWord(row, True))

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
            self._preposition(phrase, out)
            out.append(phrase)
            at += 1
            while at < len(mentions) and mentions[at].start < phrase.stop:
                at += 1
        return out

    def _phrase(self, at: int) -> Phrase | None:
        mention = self.scene.mentions[at]
        entry = mention.of("party")
        if entry is not None:
            return self._party(mention, entry.id)
        entry = mention.of("class")
        if entry is not None:
            return self._class(mention, entry)
        whole = self._institution(mention)
        if whole is not None:
            return whole
        if mention.of("short") is not None or mention.of("setting") is not None:
            resolved = self._resolve(mention)
            if resolved:
                return self._party(mention, resolved)
            if mention.of("setting") is not None and self.words[mention.start].endswith(_FORCES):
                return self._class(mention, self._soldiers)
        entry = mention.of("state")
        if entry is not None and not self._is_place_here(mention):
            return self._party(mention, entry.id)
        for kind in ("nation", "unnamed", "person", "outlet", "weapon", "place"):
            entry = mention.of(kind)
            if entry is not None:
                return Phrase(kind, entry.id, mention, entry.data)
        return None

    def _institution(self, mention: Mention) -> Phrase | None:
        """"وزارة الدفاع الروسية", "السلطات في ليبيا": an institution and whose it is."""
        entry = mention.of("institution")
        if entry is None:
            return None
        at = mention.stop
        after = self.scene.mention_at(at)
        if after is None and at < len(self.words) and _adjective(self.words[at]):
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

    def _is_place_here(self, mention: Mention) -> bool:
        """Whether a state's name stands as a place: after في, بـ, من, a direction or a head noun."""
        if mention.prefix.lstrip("وف").startswith("ب"):
            return True
        before = self.words[mention.start - 1].lstrip("و") if mention.start else ""
        if before in _PLACE_WORDS:
            return True
        number = self.scene.at[mention.start - 1] if mention.start else -1
        return number >= 0 and self.scene.mentions[number].of("head") is not None

    def _resolve(self, mention: Mention) -> str | None:
        return self.context.short(mention.entries) or self.context.setting(mention.entries)

    def _party(self, mention: Mention, party: str) -> Phrase:
        phrase = Phrase("party", party, mention)
        self.context.note(party)
        phrase.plural = True
        self._nation_after(phrase)
        return phrase

    def _nation_after(self, phrase: Phrase) -> None:
        """Take an adjective of nation that follows a party into its words (حزب الله اللبناني)."""
        mention = self.scene.mention_at(self._skip_quotes(phrase.stop))
        if mention is not None and mention.of("nation") and not mention.prefix.startswith(("و", "ف", "ب", "ل")):
            phrase.stop = mention.stop

    def _class(self, mention: Mention, entry: Entry) -> Phrase:
        word: ClassWord = entry.data
        phrase = Phrase("class", entry.id, mention, word)
        phrase.plural = word.plural
        if mention.dual:
            phrase.count, phrase.stated = _DUAL, True
        self._extend(phrase, mention)
        self._same_as_before(phrase, mention)
        return phrase

    def _same_as_before(self, phrase: Phrase, mention: Mention) -> None:
        """"القوة", "الطائرة": the force or thing last named with an owner."""
        key = phrase.id + ("+" if "person" in phrase.traits else "")
        if phrase.owner:
            self.owners[key] = phrase.owner
        elif "ال" in mention.prefix and phrase.traits & {"force", "armed"} and key in self.owners:
            phrase.owner = self.owners[key]

    def _extend(self, phrase: Phrase, head: Mention) -> None:
        """Take the adjectives and owner of a class noun: nation, genitive party, "من" or "في" and a party."""
        at = phrase.stop
        member = self.words[head.stop - 1] in _MEMBERS or self._stem(head) in _MEMBERS
        for _ in range(4):
            at = self._skip_quotes(at)
            mention = self.scene.mention_at(at)
            if mention is None:
                step = self._bridge(at, phrase)
                if step is None:
                    return
                at = step
                continue
            if not self._absorb(phrase, mention, member):
                return
            at = phrase.stop

    def _stem(self, mention: Mention) -> str:
        word = self.words[mention.start]
        for reading in self.scene_readings(word):
            if reading in _MEMBERS:
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
            phrase.owner = phrase.owner or self._nation_owner(phrase, nation.data)
            self.context.weigh(nation.id)
            phrase.stop = mention.stop
            return True
        party = mention.of("party")
        resolved = party.id if party else self._resolve(mention) if mention.of("short") or mention.of("setting") else None
        if resolved and not self._place_word(mention, phrase):
            if party:
                self.context.note(resolved)
            phrase.owner = resolved
            phrase.stop = mention.stop
            self._nation_after(phrase)
            return False
        other = mention.of("class")
        if other is not None and member and not prefix.startswith("ل"):
            inner = self._class(mention, other)
            phrase.stop, phrase.owner = inner.stop, inner.owner or phrase.owner
            if "person" in inner.traits or "force" in inner.traits:
                phrase.id, phrase.data = inner.id, inner.data
            return False
        return False

    def _place_word(self, mention: Mention, phrase: Phrase) -> bool:
        """Whether a party's name is a country here and the noun a thing in it ("مطار سوريا")."""
        return mention.of("place") is not None and not phrase.traits & {"force", "armed"}

    def _nation_owner(self, phrase: Phrase, nation: object) -> str | None:
        if "civil" in phrase.traits:
            return None
        if phrase.id == "police":
            return getattr(nation, "police_id", None) or getattr(nation, "army_id", None)
        if phrase.traits & {"force", "armed", "thing"}:
            return getattr(nation, "army_id", None) or getattr(nation, "state_id", None)
        return None

    def _bridge(self, at: int, phrase: Phrase) -> int | None:
        """Step over one word inside a noun phrase: an adjective no list has, "من", "في", "التابعة لـ"."""
        if at >= len(self.words):
            return None
        word = self.words[at]
        person = bool(phrase.traits & {"force", "armed", "person"})
        if word == "من" and person:
            return at + 1
        if word in ("في", "ضمن", "لدي") and person and self._party_at(at + 1):
            return at + 1
        if word.startswith(("تابع", "التابع", "المواليه", "مواليه", "المحسوب")):
            return at + 1
        if _adjective(word) and self.scene.at[at] < 0:
            after = self.scene.mention_at(at + 1)
            if after is not None and after.of("nation") and not after.prefix.startswith(("و", "ب", "ل")):
                return at + 1
        return None

    def _party_at(self, at: int) -> bool:
        mention = self.scene.mention_at(self._skip_quotes(at))
        return mention is not None and bool(mention.of("party") or mention.of("setting") or mention.of("short"))

    def _skip_quotes(self, at: int) -> int:
        while at < len(self.words) and self.words[at] in QUOTES and self.words[at] not in "()":
            at += 1
        return at

    def _number(self, phrase: Phrase) -> None:
        """The number before a noun, or none: "خمسة جنود", "عدد من الجنود", "أحد عناصر"."""
        if phrase.kind not in ("class", "nation", "party", "weapon"):
            return
        hit = self.numbers.get(phrase.start)
        if hit is None and phrase.start and self.words[phrase.start - 1] == "من":
            hit = self.numbers.get(phrase.start - 1)
        if hit is not None:
            phrase.count, phrase.stated = hit.value, True
            phrase.start = hit.start

    def _preposition(self, phrase: Phrase, before: list[Phrase]) -> None:
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
        if at >= 0 and self.words[at].lstrip("و") in PREPOSITIONS:
            phrase.prep = self.words[at]
            return
        if prefix.startswith("و") and before and before[-1].stop >= phrase.start - 1:
            phrase.prep = before[-1].prep
            phrase.joined = True


def _adjective(word: str) -> bool:
    """Whether an unlisted word looks like an adjective: relative ending, feminine or plural."""
    return len(word) > 3 and word.endswith(("ي", "يه", "ه", "ين", "ات", "يا")) and word not in PREPOSITIONS
