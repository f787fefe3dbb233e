"""What governs a noun phrase: its preposition, and the phrase before that it is joined to."""
from __future__ import annotations

from collections.abc import Mapping, Sequence

from tawatur.lang.ar.phrase import Phrase
from tawatur.steps.scene import Scene
from tawatur.text.lexicon import Mention

QUOTES = frozenset("\"'“”«»‘’()[]„")
PREPOSITIONS = frozenset(
    "في من الي على علي عن مع ضد نحو تجاه باتجاه صوب بين داخل خارج قرب عند لدي حول فوق تحت امام خلف عبر خلال حتي منذ بعد قبل".split()
)
_PLACE_WORDS = frozenset("في داخل الي من شمال جنوب شرق غرب شمالي جنوبي شرقي غربي وسط انحاء ارجاء خارج حدود اراضي عبر قرب اقصي سواحل ساحل عموم".split())
# Nouns of what lies about a place: struck is not what they name, but something near it ("في محيط المستشفى", "مقابل بلدة").
_ABOUT = frozenset("محيط بمحيط مقابل قباله جوار بجوار اطراف باطراف مشارف تخوم ضواحي مدخل مداخل".split())
_ALLIES = frozenset(f"و{noun}{pronoun}" for noun in ("حلفاو", "حلفا", "حلفاء", "حلفائ", "حلفاي", "حليفت", "مناصري", "مويدي", "انصار") for pronoun in ("ه", "ها", "هم"))
_SIDE = frozenset(("جهه", "جانب", "ناحيه"))
BELONGING = ("تابع", "التابع", "الموالي", "موالي", "الموالون", "موالون", "المحسوب", "المنتمي", "منتمي", "المنتمون", "منتمون")
_THESE = frozenset("هذا هذه هولاء تلك ذلك اولييك هذين هاتين نفس بعض".split())
_CLOTHES = frozenset("زي بزه بزات ازياء ملابس لباس ثياب".split())
# "بدعم من", "بمساندة", "تحت حماية": nouns before who helps the one who acts.
_AID = frozenset("دعم مسانده اسناد مساعده مشاركه معاونه تعاون اشتراك موازره مرافقه رفقه حمايه تغطيه غطاء".split())
AID = "بدعم"  # what governs a helper
HELPER = "who helps"  # the rule by which a helper is an actor
RANKS = frozenset("ضابط ضباط مجند مجندين ملازم نقيب رائد مقدم عقيد رقيب عريف".split())


def govern(scene: Scene, phrase: Phrase, before: list[Phrase]) -> None:
    """What governs a phrase: its own particle, the word before it, or what governs the phrase it is joined to."""
    mention = scene.mention_at(phrase.head)
    prefix = mention.prefix if mention else ""
    first = scene.words[phrase.start]
    if phrase.start != phrase.head:
        prefix = first[0] if first[0] in "بلو" and len(first) > 3 else ""
    bare = prefix.lstrip("وف")
    if bare[:1] in ("ب", "ل", "ك"):
        phrase.prep = bare[0]
        return
    at = phrase.start - 1
    while at >= 0 and ((scene.words[at] in QUOTES and scene.words[at] not in "()") or scene.words[at] in _THESE):
        at -= 1
    told = scene.mentions[scene.at[at]] if at >= 0 and scene.at[at] >= 0 else None
    if told is not None and told.of("according") is not None:
        phrase.prep = "حسب"
        return
    if at > 0 and before and scene.words[at] == "من" and scene.words[at - 1] in _ALLIES:
        phrase.prep, phrase.joined = before[-1].prep, True  # "بين الجيش وقوات كذا وحلفائها من كذا"
        return
    lead = _lead(scene, at, told)
    if lead is not None:
        phrase.prep = lead
        return
    if prefix.startswith("و") and before and _adjectives(scene, before[-1].stop, phrase.start):
        phrase.prep = before[-1].prep
        phrase.joined = True
        if phrase.id == "soldiers" and before[-1].id == "police" and phrase.stop == phrase.head + 1 and "مجند" in scene.words[phrase.head]:
            phrase.id, phrase.data, phrase.owner = "police", before[-1].data, before[-1].owner  # conscripts of the police
        elif phrase.id == "police" and before[-1].id == "soldiers" and scene.words[before[-1].stop - 1].lstrip("و") in RANKS:
            before[-1].id, before[-1].data, before[-1].owner = "police", phrase.data, phrase.owner


def _lead(scene: Scene, at: int, told: Mention | None) -> str | None:
    """What the words that end at a token, of which one is `told`, make of a phrase after them."""
    if at < 0:
        return None
    word = scene.words[at]
    if helps(scene, at):
        return AID
    if word.lstrip("و") in PREPOSITIONS:
        return word
    if word == "حساب" and at > 0:
        return scene.words[at - 1]  # "تقدم على حساب"
    if word in ("جانب", "بجانب") and (word[0] == "ب" or scene.words[at - 1].lstrip("و") == "الي"):
        return "بجانب"  # "إلى جانب الجيش، قصفت القوات": beside whom, neither the subject nor the object
    if told is not None and told.of("mask") is not None and scene.words[told.start] == "تحت":
        return "تحت"  # "حي تحت سيطرة المعارضة": whose it is
    return "حول" if word.removeprefix("و") in _ABOUT else None


def helps(scene: Scene, at: int) -> bool:
    """Whether the words up to a token lead to a helper: "بدعم جوي من", "بالتعاون مع", "بمساندة", "تحت حماية"."""
    words = scene.words
    if at > 0 and words[at] in ("من", "مع"):
        at -= 1
        at -= at > 0 and words[at].removeprefix("و")[:1] != "ب" and scene.at[at] < 0
    word = words[at].removeprefix("و") if at >= 0 else ""
    if word[:1] == "ب":
        return word[1:].removeprefix("ال") in _AID
    return at > 0 and words[at - 1].removeprefix("و") == "تحت" and word in _AID


def _adjectives(scene: Scene, start: int, stop: int) -> bool:
    """Whether nothing stands between two joined phrases but a word or two that describe the first, or "من جهة"."""
    if stop - start > 1 and scene.words[start] == "من" and scene.words[start + 1] in _SIDE:
        start += 2
        while start < stop and scene.words[start] in ("،", "اولي"):
            start += 1
    if stop - start <= 1:
        return True
    return stop - start == 2 and all(scene.at[t] < 0 and adjective(scene.words[t]) for t in range(start, stop))


def adjective(word: str) -> bool:
    """Whether an unlisted word looks like an adjective: relative ending, feminine or plural."""
    return len(word) > 3 and word.endswith(("ي", "يه", "ه", "ين", "ات", "يا")) and word not in PREPOSITIONS


def stands_as_place(scene: Scene, mention: Mention) -> bool:
    """Whether a state's name stands as a place: after في, بـ, من, a direction or a head noun."""
    if mention.prefix.lstrip("وف").startswith("ب"):
        return True
    at = mention.start - 1
    while at > 0 and scene.words[at] in "#\"«“":
        at -= 1
    before = scene.words[at].lstrip("و") if at >= 0 else ""
    if before in _PLACE_WORDS:
        return True
    number = scene.at[mention.start - 1] if mention.start else -1
    return number >= 0 and scene.mentions[number].of("head") is not None


def capital_acts(scene: Scene, mention: Mention) -> bool:
    """Whether a capital stands for its state, as the subject of the verb beside it: "إن الرياض نفذت", "شنت أنقرة غارات"."""
    if mention.prefix.lstrip("وف") or stands_as_place(scene, mention):
        return False
    before = scene.mentions[scene.at[mention.start - 1]] if mention.start and scene.at[mention.start - 1] >= 0 else None
    at = mention.stop + 1 if scene.words[mention.stop : mention.stop + 1] in (["،"], ["قد"]) else mention.stop
    after = scene.mention_at(at)
    opens = before is None or before.of("that") is not None
    return (before is not None and _feminine(before, "light", "speech")) or (opens and after is not None and not after.prefix and _feminine(after, "light", "trigger"))


def _feminine(mention: Mention, *kinds: str) -> bool:
    """Whether a mention is a verb of one of the kinds in the feminine singular, as the name of a town takes it."""
    forms = [e.data.form for e in mention.entries if e.kind in kinds and e.verbal and getattr(e.data, "form", None) is not None]
    return any(f.gender == "f" and f.number == "s" and f.person == 3 and not f.passive for f in forms)


def worn(scene: Scene, mention: Mention) -> bool:
    """Whether a name only says whose clothes are worn: "يرتدي زي الشرطة"."""
    return mention.start > 0 and scene.words[mention.start - 1].removeprefix("ب").removeprefix("ال") in _CLOTHES


def belongs(words: Sequence[str], at: int) -> bool:
    """Whether a word of belonging leads up to a name at a token ("موالون للرئيس السابق فلان")."""
    return any(w.startswith(BELONGING) for w in words[max(at - 3, 0) : at])


def country_after(scene: Scene, at: int, weights: Mapping[str, int]) -> str | None:
    """The country of the place right after a noun ("شرطة بيشاور"): of its homonyms, the country that the report speaks of."""
    mention = scene.mention_at(at)
    place = mention.of("place") if mention is not None and not mention.prefix else None
    return str(max((s.country for s in place.data), key=lambda c: weights.get(c, 0))) if place is not None else None
