"""What a post says of its holder as a speaker: whose it is by nation, party or place, and which source it makes."""
from __future__ import annotations

from functools import cache

from tawatur.lang.ar.phrases import Phrase
from tawatur.text.lexicon import Mention
from tawatur.world import tables

_POLICE_UNITS = ("شرط", "الامن ", "امن ", "متفجرات", "مباحث", "دوريات", "سجون", "مكافحه")
_ARMY_UNITS = ("المنطقه", "الفرقه", "سلاح الجو", "القوات الجو", "القوات البر", "القوات البحر", "الاركان", "الحدود")
_MILITIAS = ("مقاوم", "فصايل", "فصيل", "لجان", "حشد", "صحوات")  # no army, though one id stands for both
_ADJECTIVES = (("محلي", "local-sources"), ("قبلي", "local-sources"), ("ميداني", "local-sources"), ("طبي", "medical-sources"), ("صحي", "medical-sources"),
               ("امني", "security-sources"), ("عسكري", "military-source"), ("رسمي", "officials-source"), ("حكومي", "officials-source"),
               ("صحفي", "media"), ("صحافي", "media"), ("اعلامي", "media"))
_INSIDERS = ("مصدر", "مصادر", "مسوول", "مسيول", "ضابط", "ضباط")


@cache
def forces() -> tuple[frozenset[str], frozenset[str]]:
    """The armies and the police forces of the nations; one that is both counts as army."""
    nations = [n for n in tables.load_nations() if n.country]
    armies = frozenset(n.army_id for n in nations if n.army_id)
    return armies, frozenset(n.police_id for n in nations if n.police_id) - armies


@cache
def outlets() -> frozenset[str]:
    """The ids of the outlets."""
    return frozenset(a.id for a in tables.load_actors() if a.kind == "outlet")


@cache
def _by_name() -> dict[str, str]:
    return {w.casefold(): a.id for a in tables.load_actors() if a.kind == "outlet" for w in (a.name, *a.wordings)}


def outlet_named(name: str) -> str | None:
    """The id of the outlet that goes by a name."""
    return _by_name().get(name.casefold())


@cache
def polices() -> dict[str, str]:
    """The police of each country, by ISO code."""
    return {n.country: n.police_id for n in tables.load_nations() if n.country and n.police_id}


@cache
def _armies() -> dict[str, str]:
    """The army of each country, by ISO code."""
    return {n.country: n.army_id for n in tables.load_nations() if n.country and n.army_id}


@cache
def states() -> dict[str, str]:
    """The state of each country, by ISO code."""
    return {n.country: n.state_id for n in tables.load_nations() if n.country and n.state_id}


@cache
def _countries() -> dict[str, str]:
    """The country of each state, by its id."""
    return {state: country for country, state in states().items()}


def ministry_of(mention: Mention, word: str, state: str) -> str | None:
    """Whose ministry of defence or foreign affairs a word means right after a state has spoken ("أعلنت روسيا ... وقالت وزارة الدفاع")."""
    country, entry = _countries().get(state), mention.of("institution")
    if country is None or entry is None or entry.id == "police" or not word.startswith(("وزاره", "الخارجيه", "الدفاع")):
        return None
    return next((e.id for e in mention.entries if e.kind == "setting" and e.data.setting == country), None)


def told(phrase: Phrase, kind: str) -> bool:
    """Whether a party is the outlet that was told ("... لوكالة فرانس برس"), and not whose office it is."""
    return kind not in ("outlet", "statement") and phrase.id in outlets() and phrase.prep in ("ل", "الي")


def _office(words: str) -> bool:
    """Whether an official is of the force itself ("مسؤول الشرطة"), not only inside it."""
    return words.split()[1:2] != [] and words.split()[1].startswith("ال")


def of_force(words: str, country: str) -> str | None:
    """The police or army of a country, for the head of a unit that only a state has ("مدير شرطة", "قائد المنطقة الرابعة")."""
    if words.startswith(("مصدر", "مصادر", "متحدث", "ناطق", "المتحدث", "الناطق")):
        return None
    if any(w in words for w in _POLICE_UNITS):
        return polices().get(country)
    return _armies().get(country) if any(w in words for w in _ARMY_UNITS) else None


def inside(words: str, party: str) -> str:
    """A source or an official inside an army or police, without name or office, is no spokesman for it."""
    if not words.lstrip("ول").startswith(_INSIDERS) or words.lstrip("و").startswith("ال"):
        return party
    if "مركز" in words or "اعلام" in words or "دائره" in words or "اداره" in words or "مكتب" in words:
        return party  # who heads a bureau speaks for it
    if any(w in words for w in _MILITIAS) or (words.lstrip("ول").startswith(("مسوول", "مسيول")) and _office(words)):
        return party
    armies, police = forces()
    if party not in armies and party not in police:
        return "medical-sources" if party.endswith("health-ministry") and "مصد" in words else party
    return "security-sources" if party in police or any(w in words for w in ("شرط", "داخلي", "امن")) else "military-source"


def by_adjective(word: str) -> str | None:
    """The class of a source whose adjective comes after that of its nation ("مصادر يمنية محلية")."""
    return next((id for stem, id in _ADJECTIVES if word.removeprefix("ال").startswith(stem)), None)


def plain_source(words: str, first: str) -> str | None:
    """The class of an office that no party is named for: a hospital's director, a source in a town."""
    if "مستشفي" in words or "صحه" in words or "اسعاف" in words or " طبي" in words:
        return "medical-sources"
    if not first.startswith(("مصدر", "مصادر")):
        return None
    if " امني" in words:
        return "security-sources"
    return "military-source" if " عسكري" in words else "local-sources" if " محلي" in words else "sources"


def speaking(mention: Mention) -> str | None:
    """The party that a wording means when it makes a statement ("الاحتلال")."""
    rows = (e.data for e in mention.entries if e.kind == "setting")
    return next((str(r.id) for r in rows if r.setting == "speaking"), None)


def national(kind: str, words: str, nation: object) -> str | None:
    """The party for which an office with a nation's adjective speaks."""
    state = getattr(nation, "state_id", None)
    if kind == "outlet":
        return "israeli-media" if state == "israel" else "media"
    if "شرط" in words or ("امن" in words.split("/")[0] and "داخلي" in words):
        return getattr(nation, "police_id", None) or state
    if "عسكري" in words or "جيش" in words or "اركان" in words or kind == "commander":
        return getattr(nation, "army_id", None) or state
    return state


def indefinite(word: str) -> bool:
    """A plural with its nun, or a dual: no owner follows it (مسؤولون)."""
    return word.endswith(("ون", "ين", "ان"))


def governed(mention: Mention) -> bool:
    """Whether a preposition is written on a word."""
    return mention.prefix.lstrip("وف")[:1] in ("ب", "ل", "ك")
