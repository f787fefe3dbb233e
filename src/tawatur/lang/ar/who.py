"""Who or what was counted, in the values of the codebook (soldiers, fighters, police, civilians, vehicles, ...)."""
from __future__ import annotations

from tawatur.lang.ar.agreement import gender_fits
from tawatur.lang.ar.countables import Countable, Countables
from tawatur.lang.ar.phrases import Phrase
from tawatur.steps.scene import Scene
from tawatur.text.lexicon import Mention

THINGS = frozenset(("destroyed", "damaged", "launched", "intercepted"))
ROCKETS = frozenset(("rocket", "missile", "mortar", "artillery", "anti-tank"))
AIRCRAFT = frozenset(("air-strike", "drone"))
LAUNCHED = ROCKETS | AIRCRAFT | {"grenade", "tear-gas", "small-arms"}
_HELD = frozenset(("captives", "detainees"))
_FREED = frozenset(("people", "civilians", "soldiers", "police"))
_AMONG = frozenset("من في صفوف بين اوساط لدي".split())
OTHERS = frozenset("اخرين اخرون اخر اخري الاخرين اخران اخريات ثالث ثالثه رابع خامس".split())
_SUMS = frozenset("خساير الخساير حصيله عدد اعداد مجموع اجمالي الحصيله".split())
_POLICING = frozenset("امن الامن امنيه الامنيه شرطه الشرطه طواري الطواري درك الدرك".split())
_SUFFERED = frozenset("تكبد تكبدت يتكبد تتكبد تكبده تكبدها تكبدتها".split())
_SUM = 24  # tokens from a sum to its figure
_CLOSE = 15  # the same to a thing
_BACK = 40  # tokens from a pronoun to the noun that it stands for


def who_of(scene: Scene, item: Countable | None, outcome: str, armies: frozenset[str], stop: int) -> str:
    """The codebook's `who` of a countable, by its noun or its side; `stop` is where its words end."""
    phrase = item.phrase if item is not None else None
    if phrase is None:
        who = unnamed(scene, stop, armies) or ("other" if outcome in THINGS else "people")
    else:
        who = _of_force(scene, phrase) or who_of_phrase(phrase, armies)
        if who == "soldiers" and not _POLICING.isdisjoint(scene.words[phrase.start : phrase.stop]):
            who = "police"  # a state's forces under one name are police where their words say so
    if item is not None and item.mixed is not None and who_of_phrase(item.mixed, armies) != who:
        who = "people"
    return "captives" if outcome == "released" and who in _FREED else who


def unnamed(scene: Scene, stop: int, armies: frozenset[str]) -> str | None:
    """Who is counted by a noun that stands for a side not known here ("14 إرهابيا", "قتلى وجرحى في صفوف الحوثيين")."""
    at = stop + (stop < len(scene.words) and scene.words[stop] in OTHERS)
    other = scene.mention_at(at)
    if other is not None and other.of("outcome") and other.prefix.startswith("و"):
        at = other.stop
    ranks = at
    while at < len(scene.words) and at < ranks + 2 and scene.words[at] in _AMONG:
        at += 1
    after = scene.mention_at(at)
    if after is None or after.prefix not in ("", "ال") or (at == ranks > stop):
        return None
    entry, party = after.of("class"), after.of("party")
    if entry is not None:
        return str(entry.data.row.who)
    if party is not None and at > ranks:
        return _who_of_party(party.id, armies)
    return "fighters" if after.of("setting") or after.of("short") else None


def antecedent(items: Countables, start: int, at: int, many: bool, armies: frozenset[str]) -> str | None:
    """Who a pronoun at a token stands for: the nearest persons before it, as many as it says."""
    for item in reversed(items.between(max(start, at - _BACK), at)):
        phrase = item.phrase
        if phrase is None or item.thing or phrase.kind not in ("class", "party"):
            continue
        if (item.quantity.high != 1) == many and (phrase.kind == "class" or many):
            return who_of_phrase(phrase, armies)
    return None


def of_sum(items: Countables, start: int, at: int) -> Phrase | None:
    """Whose dead a sum counts where they are named before its figure: "حصيلة الجنود القتلى ... إلى 610", "عدد القتلى المدنيين بلغ 40"."""
    for item in reversed(items.between(max(start, at - _SUM), at)):
        before = items.words[max(start, item.start - 3) : item.start]
        phrase = item.phrase
        if phrase is None or item.thing:
            continue
        if phrase.kind == "party" and any(w.lstrip("و") in _SUFFERED for w in (*before[-1:], *items.words[item.stop : item.stop + 1])):
            return phrase  # "تكبد الجيش 50 قتيلا", "الجيش تكبد"
        head = items.scene.mention_at(phrase.head)
        persons = phrase.definite if phrase.kind == "class" else head is not None and head.of("noun") is not None  # "الجنود", and no "العدوان"
        if persons and any(w.lstrip("وب") in _SUMS for w in before):
            return phrase
    return None


def thing_meant(items: Countables, start: int, cue: Mention, armies: frozenset[str]) -> str | None:
    """What a pronoun on a word of wounding stands for where that is a thing ("استهداف المبنى وإصابته", "الطائرة بعد إصابتها")."""
    if cue.suffix not in ("ه", "ها", "هما") or any(_of_death(m) for m in items.scene.within(start, cue.start)):
        return None
    for item in reversed(items.between(max(start, cue.start - _CLOSE), cue.start)):
        phrase = item.phrase
        if phrase is None or phrase.kind not in ("class", "weapon") or (phrase.kind == "weapon" and phrase.id not in AIRCRAFT):
            continue
        if (item.quantity.high == 2) if cue.suffix == "هما" else gender_fits(cue.suffix, phrase, items.words):
            return who_of_phrase(phrase, armies) if item.thing else None
    return None


def _of_death(mention: Mention) -> bool:
    """Whether a word tells a death, so that the wound after it is the dead one's."""
    return any(e.kind == "outcome" and e.id == "killed" for e in mention.entries)


def _of_force(scene: Scene, phrase: Phrase) -> str | None:
    """"أفراد القوة": members are what the body is."""
    after = scene.mention_at(phrase.stop) if phrase.id == "people" and phrase.plural else None
    entry = after.of("class") if after is not None and after.prefix in ("", "ال") else None
    return str(entry.data.row.who) if entry is not None and "force" in entry.data.row.traits else None


def who_of_phrase(phrase: Phrase, armies: frozenset[str]) -> str:
    """Members of a state's army are soldiers, of the police police, of another side fighters."""
    if phrase.kind == "party":
        return _who_of_party(phrase.id, armies)
    if phrase.kind == "weapon":
        return "rockets" if phrase.id in ROCKETS else "aircraft" if phrase.id in AIRCRAFT else "other"
    if phrase.kind != "class":
        return "people"
    if phrase.id in _HELD:
        return "captives"
    who = phrase.who
    if phrase.id == "people" and phrase.owner:  # "17 فردا من القوات المسلحة"
        return _who_of_party(phrase.owner, armies)
    if phrase.owner and who in ("fighters", "soldiers", "people") and phrase.traits & {"force", "armed"} and "thing" not in phrase.traits:
        owner = _who_of_party(phrase.owner, armies)
        return owner if who != "soldiers" or owner == "police" else who
    return who


def _who_of_party(party: str, armies: frozenset[str]) -> str:
    return "soldiers" if party in armies else "police" if "police" in party else "fighters"
