"""Whom an event befell beyond the words of its frame: those harmed, whom a pronoun means, whose gathering was struck."""
from __future__ import annotations

from functools import cache

from tawatur.lang.ar.agreement import gender_fits
from tawatur.lang.ar.group import Group
from tawatur.lang.ar.harm import Harm
from tawatur.lang.ar.parts import Parts
from tawatur.lang.ar.phrases import Phrase
from tawatur.steps.drafts import Draft, Item
from tawatur.steps.kinds import CIVIL
from tawatur.world.tables import load_classes

_MANY = 3  # targets of one event, more are a list
_CLOSE = 5  # tokens
_BACK = 40  # words from a pronoun to the noun that it means
_PEOPLE_HARMED = ("killed", "injured")
_OF_THEM = {"منهم": "هم", "منهن": "هن", "منها": "ها"}
# Nouns of people standing together: what is struck are those who gathered.
# Verbs by which a thing that is struck holds people: "حافلة تقل", "مبنى يتحصن فيه", "قاعدة يستخدمها".
_HOLDS = frozenset("تقل يقل تقلان يقلان تنقل ينقل يستقلها تستقلها يستقله تستقله استقلها استقله تووي يووي تاوي ياوي توويه يوويه توويها يوويها تضم يضم يستخدمه يستخدمها يستخدمهما تستخدمه تستخدمها "
                   "تستخدمهما استخدمه استخدمها استخدمته استخدمتها يتحصن تتحصن تحصن تحصنت يتموضع تتموضع تموضع تموضعت يتمركز تتمركز تمركز تمركزت يتواجد تتواجد تواجد تواجدت "
                   "يتجمع تتجمع يختبي تختبي اختبا اختبات يحتمي تحتمي احتمي يرابط ترابط يسكنه تسكنه يسكنها تسكنها يقطنه تقطنه يقطنها تقطنها "
                   "بداخله بداخلها متنه متنها يقصده تقصده يقصدها تقصدها يرتاده ترتاده يرتادها ترتادها".split())
_BEFORE_HOLDING = frozenset("الذي التي كان كانت علي ، \" » ” ) وكان وكانت".split())
_GATHERED = ("تجمع", "تمركز", "تحشد", "تحشيد", "حشد", "حشود", "انتشار", "تموضع")
_ENTERED = frozenset(("non-violent-transfer-of-territory", "government-regains-territory", "non-state-actor-overtakes-territory",
                      "change-to-group-activity"))


_NO_TARGET = frozenset(("change-to-group-activity",))  # moves and deployments are done to nobody
_BLASTS = frozenset(("suicide-bomb", "remote-explosive-landmine-ied"))
_BOMBERS = frozenset(("suicide-bomber", "lone-attacker"))  # who fell in his own attack is no victim of it


@cache
def _things() -> frozenset[str]:
    return frozenset(row.id for row in load_classes() if "thing" in row.traits and row.id != "police")


def add_victim(parts: Parts, draft: Draft, harm: Harm) -> None:
    """Those of whom a figure tells; its stated part only where the whole is of no side ("10 قتلى بينهم 3 شرطيين")."""
    target = harm.target.target_id if harm.target is not None else None
    if harm.target is None or target is None or harm.quantity.high == 0 or target in draft.ids("actors") or len(draft.targets) > _MANY:
        return
    if _nobodys(harm.target) and draft.ids("targets") & parts.fighters:
        return  # "هجوم على دورية للبعثة ... مقتل جنديين": of the force that was struck
    if harm.subset and (target == "suicide-bomber" or draft.ids("targets") & parts.sides):
        return
    draft.add("targets", Item(target, harm.target.start, harm.target.stop, "a part of those harmed" if harm.subset else "who was harmed"))


def _nobodys(phrase: Phrase) -> bool:
    """Whether soldiers or police are told of without a word on whose they are."""
    return phrase.id in ("soldiers", "police") and phrase.stop == phrase.head + 1


def add_inmates(parts: Parts, draft: Draft, civil: bool = False) -> None:
    """Those who are in the thing that was struck, where a relative clause tells of them; only the unarmed where `civil`."""
    for item in tuple(draft.targets):
        phrase = item.data
        if isinstance(phrase, Phrase) and "thing" in phrase.traits and len(draft.targets) <= _MANY:
            held = _held_in(parts, phrase.stop)
            if held is not None and held.target_id and held.target_id not in draft.ids("actors") and ("civil" in held.traits or not civil):
                draft.add("targets", Item(held.target_id, held.start, held.stop, "who is in it", held))


def _held_in(parts: Parts, at: int) -> Phrase | None:
    """The persons after a verb of holding that stands at a token or after a relative there."""
    words = parts.scene.words
    while at < len(words) and words[at] in _BEFORE_HOLDING:
        at += 1
    if at >= len(words) or words[at] not in _HOLDS:
        return None
    near = parts.frames.between(at + 1, at + _CLOSE)
    return next((p for p in near[:1] if p.kind in ("class", "party") and "thing" not in p.traits), None)


def add_harmed(parts: Parts, draft: Draft, group: Group) -> None:
    """The people who were harmed where no word names them: by their pronoun, else as people."""
    if draft.ids("targets") - _things():
        return
    harm = next((h for h in group.harms if h.quantity.low and h.outcome in _PEOPLE_HARMED), None)
    if harm is None:
        return
    pronoun = _pronoun(parts, harm)
    if pronoun is None:
        victim = harm.who if harm.who in CIVIL - {"civilians"} else "people"
        draft.add("targets", Item(victim, harm.start, harm.stop, "who was harmed" if victim != "people" else "people harmed, not said who"))
        return
    phrase = _meant(parts, pronoun, harm.cue.start)
    if phrase is not None and phrase.target_id and phrase.actor_id not in draft.ids("actors"):
        draft.add("targets", Item(phrase.target_id, phrase.start, phrase.stop, "whom the pronoun means", phrase))


def _pronoun(parts: Parts, harm: Harm) -> str | None:
    """The pronoun that stands for the victims: "مقتله", "ستة منهم", "أوقعوهم بين قتيل وجريح"."""
    words = parts.scene.words
    if harm.cue.suffix and harm.start == harm.cue.start:
        return harm.cue.suffix
    if harm.stop < len(words) and words[harm.stop] in _OF_THEM:
        return _OF_THEM[words[harm.stop]]
    if harm.start > 1 and words[harm.start - 1] == "بين" and words[harm.start - 2].endswith("هم"):
        return "هم"
    return None


def _meant(parts: Parts, pronoun: str, at: int) -> Phrase | None:
    """The persons named last before a pronoun, in its gender and number; a body of persons is plural."""
    for phrase in reversed(parts.frames.between(max(at - _BACK, 0), at)):
        if phrase.kind not in ("class", "party") or "thing" in phrase.traits:
            continue
        if pronoun == "هم" and (phrase.kind == "party" or phrase.traits & {"force"} or phrase.plural or phrase.stated):
            return phrase
        if phrase.kind == "class" and "person" in phrase.traits and gender_fits(pronoun, phrase, parts.scene.words):
            return phrase
    return None


def settle_targets(parts: Parts, draft: Draft) -> None:
    """Targets once the kind stands: gatherings are those who gathered, a town that was entered is only where.

    Soldiers in a building do not turn its shelling into a fight, so they are looked for only now.
    """
    if draft.kind.slug in _NO_TARGET:
        draft.targets = []
    if draft.kind.slug in _BLASTS:
        draft.targets = [t for t in draft.targets if t.id not in _BOMBERS]
    add_inmates(parts, draft)
    words = parts.scene.words
    persons = bool(draft.ids("targets") - _things())
    items: list[Item] = []
    for item in draft.targets:
        phrase = item.data
        if item.id == "settlement" and (persons or draft.kind.slug in _ENTERED):
            continue
        if isinstance(phrase, Phrase) and phrase.owner and item.id == "position" and bare(words[phrase.head]).startswith(_GATHERED):
            item = item._replace(id=phrase.owner)
        if item.id not in {i.id for i in items}:
            items.append(item)
    draft.targets = items
    _add_owners(draft)


def bare(word: str) -> str:
    """A noun without its one-letter particle and article, for look-ups in small sets."""
    stem = word[1:] if word[:1] in "وفبل" and len(word) > 4 else word
    return stem[1:] if word.startswith("لل") else stem.removeprefix("ال")


def _add_owners(draft: Draft) -> None:
    """"رتل للجيش": the army too is a target where it is named apart from its thing."""
    for item in tuple(draft.targets):
        phrase = item.data
        if isinstance(phrase, Phrase) and phrase.lent and phrase.owner and "thing" in phrase.traits and phrase.owner not in draft.ids("actors"):
            draft.add("targets", Item(phrase.owner, phrase.start, phrase.stop, "whose thing it is", phrase))
