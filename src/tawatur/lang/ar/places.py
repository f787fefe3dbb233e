"""Places a report names: listed ones wherever they are believed, unlisted ones after a noun that heads a place's name.

By the codebook the words of a place go without directions and without "the city of"; a camp, quarter, street or
hospital keeps its head noun. The dateline of an agency is no place of an event.
"""
from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from tawatur.lang.ar.datelines import dateline_end
from tawatur.lang.ar.phrases import QUOTES
from tawatur.lang.ar.place_roles import among
from tawatur.lang.ar.vocabulary import Head
from tawatur.steps.scene import Scene
from tawatur.text.fold import fold_word
from tawatur.text.lexicon import Mention, kinds
from tawatur.text.tokens import mark
from tawatur.world.gazetteer import Gazetteer, Site
from tawatur.world.heads import capitals
from tawatur.world.names import transliterate

_PLACE_PREPOSITIONS = frozenset("في داخل قرب من الي شمال جنوب شرق غرب شمالي جنوبي شرقي غربي وسط اقصي محيط انحاء جميع كل كافه عبر نحو باتجاه اطراف علي ساحل سواحل قباله".split())
_OPENERS = frozenset("ابو ابي ام بيت دير عين تل كفر بني ابن عبد راس خربه وادي جبل خان باب برج قصر شيخ الشيخ سيدي تله بئر بير رام مار سعد حاره حي سوق جسر حوش خط بوابه نهر نبع".split())
_PLACES = kinds("place", "head", "state", "capital")
_HOUSES = frozenset("market hospital school mosque church university prison dam port district".split())


class PlaceHit(NamedTuple):
    """A place at the tokens [start, stop): its English name and, where listed, what the gazetteer knows of it.

    `governed`: a preposition or head noun says that something is there; `head`: where its head noun starts.
    """

    start: int
    stop: int
    name: str
    site: Site | None
    head: int
    governed: bool


_WITNESS = frozenset("شهد شهدت يشهد تشهد يشهدها تشهده تشهدها يشهده شهده شهدها شهدته شهدتها هز هزت تهز يهز ضربت ضرب".split())
_MARKS = frozenset("#\"«“„'")


class PlaceReader:
    """Reads the places of one report, choosing between homonyms by the countries that the report names."""

    def __init__(self, scene: Scene, gazetteer: Gazetteer, countries: Mapping[str, float]) -> None:
        self.scene = scene
        self.words = scene.words
        self.gazetteer = gazetteer
        self.countries = countries
        self.capitals = capitals()

    def read(self) -> list[PlaceHit]:
        """Every place in order, the dateline left out."""
        out: list[PlaceHit] = []
        begin = dateline_end(self.scene)
        for mention in self.scene.mentions:
            if mention.start < begin or (out and mention.start < out[-1].stop):
                continue
            if not mention.any_of(_PLACES):
                continue
            listed = bool(out) and out[-1].governed and out[-1].stop == mention.start and mention.prefix.startswith("و")
            hits = self._listed(mention, listed) or self._headed(mention)
            out.extend(hits)
            if hits:
                out.extend(self._joined(out[-1].stop))
        dated = {token for time in self.scene.spans for token in range(time.start, time.stop)}  # "7 يوليو" is a quarter too
        return [hit for hit in _merged(out, self._weak(begin)) if hit.start not in dated]

    def _listed(self, mention: Mention, joined: bool) -> list[PlaceHit]:
        """The listed place of a mention; `joined`: it goes on a list of places."""
        entry = mention.of("place")
        if entry is None and mention.of("state") is None and mention.of("capital") is None:
            return []
        governed = joined or self._governed(mention)
        acts = mention.of("party") is not None or mention.of("state") is not None
        if (acts and not governed) or self._newspaper(mention.start) or (not governed and self._tag(mention)):
            return []
        if entry is not None:
            sites = entry.data if self._printed(mention, entry.id) else ()
        else:  # "السعودية" is a state first, and a place after "في" or "إلى"
            adjective = mention.of("nation") is not None and not self._after_preposition(mention)
            sites = () if adjective or not governed else self.gazetteer.find(self._bare(mention))
        if not sites:
            return []
        site = self.gazetteer.choose(sites, self.countries)
        if not governed and ((site.kind in _BUILT and mention.stop - mention.start == 1) or self._annexed(mention.start)):
            return []
        return [PlaceHit(mention.start, mention.stop, site.name, site, mention.start, governed)]

    def _tag(self, mention: Mention) -> bool:
        """Whether a name is one of the hashtags that close a post: "... #اليمن #غزة pic.twitter.com"."""
        if not mention.start or self.words[mention.start - 1] != "#":
            return False
        after = self.words[mention.stop] if mention.stop < len(self.words) else "\n"
        return after in ("#", "\n", "@") or (after.isascii() and after.isalpha())

    def _newspaper(self, at: int) -> bool:
        """Whether a name in quotation marks is that of a paper spoken to: "قال لـ«الشرق الأوسط»", "صحيفة «الوطن»"."""
        return at > 1 and self.words[at - 1] in QUOTES and among(self.words[at - 2], _PAPERS)

    def _annexed(self, at: int) -> bool:
        """Whether a name only says whose an institution is: "برلمان بونتلاند"."""
        at -= 1
        while at > 0 and self.words[at] in QUOTES:
            at -= 1
        return at >= 0 and among(self.words[at], _INSTITUTIONS)

    def _weak(self, begin: int) -> list[PlaceHit]:
        """Names after "في" or a direction that no list holds as strong: "في كلابر", "شرقي صور"; and "القطاع", "العاصمة"."""
        out: list[PlaceHit] = []
        size, done = len(self.words), begin
        for at in self.scene.text.marked(_LEADS):
            if at < done:
                continue
            word, hit = self.words[at], None
            if word in _SHORT:
                hit = self._short(at)
            elif word in _NATIONAL and at + 1 < size:
                hit = self._national(at)
            elif at + 1 < size:
                hit = self._named(at + 1, word)
            more = self._joined(hit.stop) if hit is not None else []
            if hit is not None and (more or word not in _LISTS):
                out += [hit, *more]
                done = out[-1].stop
        return out

    def _short(self, at: int) -> PlaceHit | None:
        """What "القطاع" and "العاصمة" mean in a report on Gaza, or on one country."""
        before = self.words[at - 1].lstrip("وبفل") if at else ""
        if before not in _INSIDE and before not in _PLACE_PREPOSITIONS and self.words[at][0] not in "ب":
            return None
        after = self.words[at + 1] if at + 1 < len(self.words) else ""
        if after.startswith("ال") or (self.scene.at[at + 1 if after else at] >= 0 and after[:1] not in "وفبل،."):
            return None
        country = max(self.countries, key=lambda c: self.countries[c], default="")
        id = "gaza-strip" if self.words[at].endswith("القطاع") else self.capitals.get(country)
        if id is None or (id == "gaza-strip" and self.countries.get("PS", 0) <= 0):
            return None
        site = self.gazetteer.get(id)
        return PlaceHit(at, at + 1, site.name, site, at, True) if site is not None else None

    def _national(self, at: int) -> PlaceHit | None:
        """"الأراضي السورية", "السواحل الصومالية", "الحدود العراقية": a country, or an edge of it, by its adjective."""
        mention = self.scene.mention_at(at + 1)
        nation = mention.of("nation") if mention is not None else None
        names = nation.data.names if nation is not None else ()
        site = next((s for name in names for s in self.gazetteer.find(fold_word(name)) if s.kind == "country"), None)
        if mention is None or site is None or (at and among(self.words[at - 1], _NEAR)):
            return None
        return PlaceHit(at, mention.stop, _NATIONAL[self.words[at]].replace("X", site.name), site, at, True)

    def _named(self, at: int, before: str) -> PlaceHit | None:
        at = self._skip(at)
        if at >= len(self.words) or self.scene.at[at] >= 0 or self._foreign(at):
            return None
        found = self.gazetteer.longest(self.words, at, headed=before in _SIDES)
        if found is None:
            return None
        site = self.gazetteer.choose(found[1], self.countries)
        if self.countries.get(site.country, 0) <= 1:
            return None
        return PlaceHit(at, found[0], site.name, site, at, True)

    def _foreign(self, at: int) -> bool:
        """Whether "العاصمة" is that of a land named by an adjective, and not of the country that the report is about."""
        after = self.words[at + 1] if at + 1 < len(self.words) else ""
        return self.words[at].endswith("العاصمه") and after.startswith("ال") and after.endswith("يه")

    def _bare(self, mention: Mention) -> str:
        first, *rest = self.words[mention.start : mention.stop]
        return " ".join((first[len(mention.prefix.removesuffix("ال")) :], *rest))

    def _printed(self, mention: Mention, wording: str) -> bool:
        """Whether a name stands as listed: names have no number or case ("الحرمين" is not حرمون)."""
        return self.words[mention.start].endswith(wording.partition(" ")[0].removeprefix("ال"))

    def _governed(self, mention: Mention) -> bool:
        if self._after_preposition(mention):
            return True
        head = self._mention_before(mention.start)
        return head is not None and head.of("head") is not None

    def _after_preposition(self, mention: Mention) -> bool:
        if mention.prefix.lstrip("وف").startswith("ب") or self._scene_of_events(mention):
            return True
        at = mention.start - 1
        while at > 0 and self.words[at] in _MARKS:
            at -= 1
        return at >= 0 and among(self.words[at], _PLACE_PREPOSITIONS)

    def _scene_of_events(self, mention: Mention) -> bool:
        """Whether a place is where something was seen or felt: "شهدت العراق هجمات", "هزت تركيا سلسلة هجمات"."""
        return not mention.prefix.strip("ال") and mention.start > 0 and among(self.words[mention.start - 1], _WITNESS)

    def _mention_before(self, token: int) -> Mention | None:
        number = self.scene.at[token - 1] if token else -1
        return self.scene.mentions[number] if number >= 0 else None

    def _headed(self, mention: Mention) -> list[PlaceHit]:
        entry = mention.of("head")
        if entry is None or mention.suffix or mention.dual or "ال" in mention.prefix:
            return []
        head: Head = entry.data
        if not self.words[mention.start].endswith(head.word) or (head.word == "قناه" and self._broadcasts(mention)):
            return []
        at = self._skip(mention.stop)
        if mention.start and {self.words[mention.start - 1], *self.words[mention.stop : mention.stop + 1]} <= QUOTES:
            return []  # a name in quotation marks of its own: موقع «سوق»
        hit = self._name(at, head, mention.start)
        if hit is None:
            return []
        out = [hit]
        while head.many:
            following = self._after_and(out[-1].stop)
            quoted = self._quoted_next(out[-1].stop) if following is None else None
            more = self._name(following, head, following, cut=True) if following is not None else \
                self._name(quoted, head, quoted) if quoted is not None else None
            if more is None:
                break
            out.append(more)
        return out

    def _broadcasts(self, mention: Mention) -> bool:
        """Whether قناة is a channel that somebody spoke to, or one named in quotation marks, and no canal."""
        return mention.prefix.endswith("ل") or self.words[mention.stop : mention.stop + 1] == ['"'] or self.words[mention.stop : mention.stop + 1] == ["«"]

    def _skip(self, at: int) -> int:
        while at < len(self.words) and self.words[at] in QUOTES:
            at += 1
        return at

    def _name(self, at: int, head: Head, start: int, cut: bool = False) -> PlaceHit | None:
        """The place whose name starts at a token after a head noun."""
        if at is None or at >= len(self.words):
            return None
        words = self.words if not cut else [*self.words[:at], self.words[at][1:], *self.words[at + 1 : at + 6]]
        begin = start if head.keeps else at
        found = self.gazetteer.longest(words, at)
        if found is not None and (mention := self.scene.mention_at(at)) is not None and (mention.of("class") or mention.of("party")) \
                and not mention.of("place") and not (words[at].endswith("ا") and not mention.prefix):  # a genitive has no such case: بلدة بيتا
            found = None
        if found is not None:
            stop, sites = found
            whole = self.gazetteer.find(" ".join((head.word, *words[at:stop])))
            site = self.gazetteer.choose(whole or sites, self.countries)
            name = site.name if whole or not head.keeps else head.pattern.replace("X", site.name)
            known = bool(whole) or not head.keeps or (head.kind not in _NAMED_AFTER and self.countries.get(site.country, 0) > 0)
            return PlaceHit(begin, stop, name, site if known else None, start, True)
        end = self._building(at, head) or (self._unlisted(words, at) if not self._belongs(words[at]) else None)
        if end is None or head.word in _ALSO_ADJECTIVES or (head.kind in _LOOSE and not self._plausible(words, at, end)):
            return None
        name = head.pattern.replace("X", transliterate(" ".join(words[at:end])))
        return PlaceHit(begin, end, name, None, start, True)

    def _building(self, at: int, head: Head) -> int | None:
        """Where the name of a street or square ends that is called after a building in it: "ميدان المحكمة", "شارع السوق"."""
        mention = self.scene.mention_at(at) if head.kind in _NAMED_AFTER and self.words[at].startswith("ال") else None
        if mention is None or mention.stop != at + 1:
            return None
        house, office = mention.of("head"), mention.of("noun")
        named = (house is not None and house.data.kind in _HOUSES) or (office is not None and office.id == "government-building")
        return mention.stop if named else None

    def _belongs(self, word: str) -> bool:
        """Whether the word after a head noun says where or whose it is ("سوق ببيشاور", "طريق للسكك"), and is no name."""
        return word.startswith("لل") or (word[0] == "ب" and word[1:] in self.gazetteer.strong) or word.removeprefix("ال") in _NO_NAME

    def _plausible(self, words: list[str], at: int, stop: int) -> bool:
        """Whether an unlisted word after "منطقة" or "محور" is a name: quoted, or definite, or foreign with a pause after it."""
        first = words[at]
        if first in _COMMON or first.removeprefix("ال") in _COMMON:
            return False
        if words[at - 1] in QUOTES:
            return True
        if first.startswith("ال"):
            return not first.endswith("ات")
        after = words[stop] if stop < len(words) else "."
        return len(first) > 3 and first[-1] not in "هتن" and (after in _PAUSES or among(after, _SIDES) or after[0] == "ب")

    def _unlisted(self, words: list[str], at: int) -> int | None:
        """Where an unlisted name ends: one word, two after an opener (أبو, بيت, دير) or before a second definite one."""
        quoted = self._quoted(words, at)
        if quoted is not None:
            return quoted
        if words[at] in _OPENERS and at + 1 < len(words) and words[at + 1][0] >= "\u0621" and len(words[at + 1]) > 3 \
                and self.scene.at[at + 1] < 0 and words[at + 1] not in _NOT_NAMES:
            return at + 2
        joined, purpose = words[at][0] == "و" and words is self.words, words[at].startswith("لت")  # "مناطق وطرق", "معمل لتفخيخ"
        if not self._free(words, at) or len(words[at]) < 3 or joined or purpose:
            return None
        if at + 1 < len(words) and words[at] in _OPENERS and words[at + 1][0] >= "\u0621":
            return at + 2
        after = words[at + 1] if at + 1 < len(words) else ""
        if words[at].startswith("ال") and after.startswith("ال") and len(after) > 4 and self._free(words, at + 1) \
                and not after.endswith(("يه", "ي")):
            return at + 2
        return at + 1

    def _quoted(self, words: list[str], at: int) -> int | None:
        """Where a name in quotation marks ends, of four words at most."""
        if words[at - 1] not in QUOTES:
            return None
        for stop in range(at + 1, min(at + 5, len(words))):
            if words[stop] in QUOTES:
                return stop
            if not words[stop][0].isalpha():
                return None
        return None

    def _free(self, words: list[str], at: int) -> bool:
        word = words[at]
        mention = self.scene.mention_at(at)
        taken = self.scene.at[at] >= 0 and not (mention is not None and (mention.of("person") or mention.of("place") or mention.of("weapon")))
        return "\u0621" <= word[0] <= "\u064a" and not taken and word not in _NOT_NAMES

    def _after_and(self, at: int) -> int | None:
        """The token of a further name in a list: "وكفريا", or after a comma."""
        at = self._skip(at)
        if at < len(self.words) and self.words[at][0] == "و" and len(self.words[at]) > 3:
            return at
        return None

    def _quoted_next(self, at: int) -> int | None:
        """The first token of a further name that stands in quotation marks of its own: و"السماقة"."""
        at = self._skip(at)
        return at + 2 if self.words[at : at + 1] == ["و"] and at + 2 < len(self.words) and self.words[at + 1] in QUOTES else None

    def _joined(self, at: int) -> list[PlaceHit]:
        """Further listed places of a list that lexicon and heads did not see ("الفوعة وكفريا")."""
        out: list[PlaceHit] = []
        while True:
            token = self._after_and(at)
            if token is None or self.scene.at[token] >= 0:
                return out
            words = [*self.words[:token], self.words[token][1:], *self.words[token + 1 : token + 5]]
            found = self.gazetteer.longest(words, token)
            if found is None:
                return out
            site = self.gazetteer.choose(found[1], self.countries)
            if not (site.curated or self.countries.get(site.country, 0) > 0):
                return out
            out.append(PlaceHit(token, found[0], site.name, site, token, True))
            at = found[0]


def _merged(found: list[PlaceHit], more: list[PlaceHit]) -> list[PlaceHit]:
    """Both lists in order; where two places meet, the one of the first list stands."""
    if not more:
        return found
    taken = {token for hit in found for token in range(hit.start, hit.stop)}
    found += [hit for hit in more if taken.isdisjoint(range(hit.start, hit.stop))]
    found.sort(key=lambda hit: hit.start)
    return found


_SIDES = frozenset("شمال جنوب شرق غرب شمالي جنوبي شرقي غربي وسط".split())
_INSIDE = _SIDES | frozenset("في داخل قرب الي محيط اطراف ضواحي مشارف".split())
_NATIONAL = {
    prefix + word: name
    for word, name in (("الاراضي", "X"), ("الاجواء", "X"), ("المدن", "X"), ("السواحل", "X coast"), ("المياه", "X waters"), ("الحدود", "X border"))
    for prefix in ("", "و", "ب")
}
_NEAR = frozenset("قرب بالقرب محاذاه بمحاذاه طول".split())
_NAMED_AFTER = frozenset(("street", "square", "bridge", "junction"))  # "شارع يافا" is not in Jaffa
_LOOSE = frozenset(("district", "area", "site", "corridor", "base"))
_PAUSES = frozenset("، . ؛ في من على علي التي الذي التابعه القريبه المتاخمه المحاذيه القبليه الحدوديه و".split())
# Nouns that follow "منطقة" or "محور" and name no place.
_COMMON = frozenset(
    "نزاع صراع حرب عمليات عمليه اشتباكات اشتباك قتال معارك معركه تماس حدود هجوم حادث حادثه انفجار تفجير استهداف قصف مواجهات حدث "
    "جريمه فصل حظر خفض تصعيد نفوذ سيطره تجمع سكن عزل امان امن امنه خطر وسط شمال جنوب شرق غرب مدينه قريه مركز مقر قياده دفاع "
    "تربيه تعليم صحه زراعه كهرباء مياه مرور جوازات اوقاف شباب مقاومه عدو احتلال جيش شرطه سلاح مستوطنين مسلحين متمردين حكومه معارضه نظام داعش كوارث انتشار تمركز اطلاق مرور عبور قريب بعيد بلاد نضال "
    "شاسعه ساحل خليج عالم شرق اوسط قرن بحر جبل خط حزام محور جوار طوق مدنيين اطفال نساء موت حياه اسناد انطلاق هبوط مراقبه".split()
)
# Nouns and adjectives that follow any head noun and name no place.
_NO_NAME = frozenset("داعشيه اسلاميه مستقله صواريخ مدافع مدفعيه دبابات طائرات طيران دفاعات هدف فقه بحوث حديث حديثه جديد جديده قديم قديمه مؤقت موقت موقته مكتظ مكتظه مزدحم مزدحمه مهجور مهجوره".split())
_SHORT = frozenset("القطاع بالقطاع العاصمه بالعاصمه".split())
_LISTS = frozenset("بينها منها ابرزها اهمها شملت".split())
_WEAK = _SHORT | _LISTS | frozenset(_NATIONAL) | _INSIDE | {"و" + word for word in _INSIDE}
_LEADS = mark(lambda word: word in _WEAK)
_BUILT = frozenset("base prison hospital school mosque church university airport checkpoint junction square street market site field plant".split())
_INSTITUTIONS = frozenset("جنايات استيناف جنح نيابه مرور برلمان حكومه وزاره سفاره قنصليه رييس ملك امير حاكم سفير محكمه اذاعه صحيفه تلفزيون منتخب نادي ميليشيا".split())
_PAPERS = frozenset("ل صحيفه جريده مجله قناه وكاله تلفزيون لصحيفه لجريده لقناه كانت".split())
_ALSO_ADJECTIVES = frozenset("محليه حدود محطه نقطه موقع مقر سلسله مركز قضاء دائره شعب برج لواء كتيبه".split())
_NOT_NAMES = frozenset("مركزي مركزيه عربيه شقيقه اجنبيه محافظه مدينه بلده قريه منطقه شعبي شعبيه سكني سكنيه عسكري عسكريه صناعي صناعيه زراعي زراعيه ريفي ريفيه نائي نائيه مجاور مجاوره محاصر محاصره واقع واقعه محرر محرره حدودي حدوديه امن امنه ساخن ساخنه كبير كبيره صغير صغيره رئيسي رئيسيه متفرقه مختلفه واسعه عديده قريبه بعيده اسفل اعلي اسمها يسمي تسمي تدعي يدعي بشكل باسم بعد قيد تحت كانت شديد شديده في من الي علي عن مع ضد نحو بين داخل خارج قرب عند حول فوق تحت امام خلف عبر خلال حتي منذ بعد قبل التي الذي الذين كان كانت تم قد لم لا ما هو هي هذا هذه تلك ذلك كل بعض اخر اخري عده عام اليوم امس تابع تابعه التابع التابعه واحد واحده وسط شمال جنوب شرق غرب شمالي جنوبي شرقي غربي ان".split())
