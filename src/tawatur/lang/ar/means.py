"""The counts and means of an event: what befell how many, and by which weapons."""
from __future__ import annotations

from tawatur.lang.ar.countables import ONE, SOME, TWO
from tawatur.lang.ar.frames import Cue
from tawatur.lang.ar.governors import AID, HELPER
from tawatur.lang.ar.group import Group
from tawatur.lang.ar.harm import Harm
from tawatur.lang.ar.parts import Parts
from tawatur.lang.ar.phrase import Phrase
from tawatur.lang.ar.sufferers import add_harmed, add_inmates, add_victim
from tawatur.lang.ar.who import AIRCRAFT, LAUNCHED, ROCKETS, who_of_phrase
from tawatur.nouns import Scope, When
from tawatur.steps.drafts import Draft, Item, Tally
from tawatur.steps.scene import Scene
from tawatur.text.lexicon import Mention, kinds
from tawatur.text.tokens import Hit

_LAUNCHING = frozenset(("shelling-artillery-missile-attack", "air-drone-strike", "armed-clash", "attack", "chemical-weapon", "grenade",
                        "disrupted-weapons-use"))
_SUMS = frozenset("حصيله الحصيله اجمالي الاجمالي الاجماليه مجموع منذ ارتفاع ارتفع ارتفعت ليرتفع لترتفع".split())
_UNARMED = frozenset(("arrests", "change-to-group-activity", "agreement", "non-violent-transfer-of-territory", "peaceful-protest",
                      "headquarters-or-base-established"))
_USES = ("استخدم", "مستخدم", "يستخدم", "تستخدم", "باستخدام", "استعمل", "مستعمل", "باستعمال", "استخدام")
_SUMMED = frozenset(("killed", "injured", "destroyed", "displaced", "other"))
_OBJECT = 5  # tokens from a verb to what was done
_MANY = ("هجمات", "مجازر", "مذابح")
_STRETCHES = frozenset(("month", "year"))
_HUNDRED = 100
_THOUSAND = 1000
_FIGHTS = frozenset(("معارك", "المعارك", "قتال", "القتال"))
_OVER = frozenset(("خلال", "طوال", "طيله", "مدي"))
_AS_ONE = ("متزامن", "منسق", "متناسق")
_PARTS = frozenset(("children", "women", "journalists", "medics"))
_BESIDE = "told beside a figure"
_TAKEN = "things taken"
_MOVABLES = frozenset(("vehicles", "ship", "aircraft", "house"))  # what can be seized or blown up as a whole

_WEAPON = kinds("weapon")


def weapon_mentions(scene: Scene, lo: int, hi: int) -> list[Mention]:
    return [m for m in scene.within(lo, hi) if m.any_of(_WEAPON)]


def take_weapons(parts: Parts, draft: Draft, group: Group, start: int, stop: int) -> str | None:
    shooter = None
    for cue in group.cues:
        if cue.row.weapon:
            draft.add("weapons", Item(cue.row.weapon, cue.mention.start, cue.mention.stop, "implied by the word"))
        for mention in weapon_mentions(parts.scene, max(cue.lo, start), min(cue.hi, stop)):
            entry = mention.of("weapon")
            assert entry is not None
            acting = any(p.start <= mention.start < p.stop for c in group.cues for p in c.actors if p.prep != AID)
            if any(p.start <= mention.start < p.stop for p in cue.targets) or _named_after(parts.scene, mention) \
                    or (not acting and _of_before(parts.scene, mention, cue)):
                continue
            by = mention.prefix.lstrip("وف").startswith("ب") or parts.scene.words[mention.start - 1] in _BY
            if not getattr(entry.data, "shooter", False) or by:
                draft.add("weapons", Item(entry.id, mention.start, mention.stop, "weapon named"))
            elif acting or _subject(mention, cue):
                draft.add("weapons", Item(entry.id, mention.start, mention.stop, "the means that acts"))
                shooter = entry.id
    return shooter


def _subject(mention: Mention, cue: Cue) -> bool:
    """Whether a means stands right beside what it does: "قصفت طائرات", "مقاتلاتها قصفت", "تدخلت الطائرات بالقصف"."""
    if cue.pos == "noun":
        return _acts_by(mention, cue)
    beside = mention.start == cue.mention.stop or (mention.stop == cue.mention.start and not cue.mention.prefix)
    return beside and cue.pos == "verb" and not cue.passive and not cue.mention.suffix


def _acts_by(mention: Mention, cue: Cue) -> bool:
    """Whether a means stands right before "by" or "to" and an event noun, and has no particle of its own."""
    return cue.pos == "noun" and cue.mention.prefix[:1] in ("ب", "ل") and mention.stop == cue.mention.start and mention.prefix in ("", "ال")


_BY = frozenset(("من", "بواسطه", "عبر", "باستخدام"))


def _named_after(scene: Scene, mention: Mention) -> bool:
    """Whether a weapon's name follows its general word ("قذيفة" and then the name of its launcher)."""
    after = scene.mention_at(mention.stop)
    return after is not None and after.of("weapon") is not None and not after.prefix.startswith(("و", "ب"))


def settle_weapons(draft: Draft) -> None:
    """Without weapons where none is used, and without the general means where the narrower is named."""
    if draft.kind.slug in _UNARMED:
        draft.weapons = []
    kinds = draft.ids("weapons")
    if draft.kind.slug == "air-drone-strike" and kinds & AIRCRAFT:
        draft.weapons = [w for w in draft.weapons if w.id != "ied"]  # "ألقت طائرة قنبلتين"
    if "drone" in kinds:
        draft.weapons = [w for w in draft.weapons if w.id != "air-strike"]
    if "vehicle-ramming" in kinds:
        draft.weapons = [w for w in draft.weapons if w.id != "artillery"]  # "دهسوا مدنيين بالدبابات"
    if draft.kind.slug == "suicide-bomb":  # the car or bomb of one who dies with it
        draft.weapons = [w for w in draft.weapons if w.id != "ied" or "suicide-vest" not in kinds]
        draft.weapons = [w._replace(id="suicide-vest") if w.id == "ied" else w for w in draft.weapons]
    if "fire" in kinds and draft.kind.slug == "looting-property-destruction":
        draft.weapons = [w for w in draft.weapons if w.id != "small-arms"]


def _of_before(scene: Scene, mention: Mention, cue: Cue) -> bool:
    """Whether a weapon stands before an event word as the means of something else, not as the subject of a verb."""
    if mention.stop == cue.mention.start and cue.row.frame == "launch" and cue.mention.suffix:
        return False  # "بصاروخ أطلقته قوة"
    if mention.start >= cue.mention.start or _acts_by(mention, cue) or any(w.lstrip("وف").startswith(_USES) for w in scene.words[max(0, mention.start - 5) : mention.start]):
        return False
    if cue.row.frame == "launch" and cue.mention.suffix and mention.stop == cue.mention.start:
        return False  # "بصاروخ أطلقته القوات"
    return cue.pos != "verb" or mention.prefix.lstrip("وف").startswith("ب") or cue.mention.start - mention.stop > 3


def shooter_of(parts: Parts, draft: Draft) -> str | None:
    """The means that acts by its party's name ("طيران التحالف", "المدفعية السورية", "قصف لطائرات الجيش")."""
    for actor in (a for a in draft.actors if a.rule != HELPER):
        word = parts.scene.words[actor.start].lstrip("و")
        kind = next((k for w in (word, word.removeprefix("ال"), word.removeprefix("لل"), word.removeprefix("ل")) if (k := parts.shooters.get(w))), None)
        if kind:
            draft.add("weapons", Item(kind, actor.start, actor.start + 1, "the means that acts"))
            return kind
    return None


def take_counts(parts: Parts, draft: Draft, group: Group) -> None:
    """The counts of an event: the harm it did, the weapons launched, the stated size of those who act."""
    add_inmates(parts, draft, civil=True)
    for harm in group.harms:
        rule = _BESIDE if harm.subset or harm.listed else "harm told"
        draft.counts.append(Tally(_outcome(harm, draft), harm.who, harm.quantity, harm.start, harm.stop, rule))
        add_victim(parts, draft, harm)
    for cue in group.cues:
        _seized(parts, draft, cue)
        _launched(parts, draft, cue)
        _sizes(draft, cue, parts.harms.armies)
    draft.counts = settled(draft.counts)
    add_harmed(parts, draft, group)


def _outcome(harm: Harm, draft: Draft) -> str:
    """Held by law or as captives: the kind of the event decides."""
    if harm.outcome == "arrested" and draft.kind.slug == "abduction-forced-disappearance":
        return "captured"
    if harm.outcome == "captured" and draft.kind.slug == "arrests":
        return "arrested"
    return harm.outcome


def _seized(parts: Parts, draft: Draft, cue: Cue) -> None:
    """Weapons found or taken: "عثرت على بندقيتين وحزام ناسف", each listed thing a count."""
    if draft.kind.slug != "disrupted-weapons-use" or cue.row.outcome or cue.row.modality or draft.modality == "attempted":
        return
    items = parts.harms.items
    first = next((c for c in items.between(cue.mention.stop, min(cue.hi, cue.mention.stop + 4)) if c.thing), None)
    for item in items.chain(first, cue.hi) if first is not None else []:
        if item.phrase is not None and item.thing:
            many = item.phrase.kind == "weapon" and not item.stated and _plural(parts.scene, item.phrase.head)
            two = item.phrase.kind == "weapon" and parts.scene.words[item.phrase.head].endswith(("تين", "تان"))  # "بندقيتين آليتين"
            number = TWO if two else SOME if many else item.quantity
            draft.counts.append(Tally("captured", who_of_phrase(item.phrase, parts.harms.armies), number, item.start, item.stop, _TAKEN))
            if item.phrase.kind == "weapon":
                draft.add("weapons", Item(item.phrase.id, item.start, item.stop, "weapons taken"))
    draft.targets = [t for t in draft.targets if t.id != "weapons-cache"]  # what was taken is no one to whom it was done


def _plural(scene: Scene, token: int) -> bool:
    """Whether a weapon's name looks plural: sound feminine, or a broken plural's shape."""
    mention = scene.mention_at(token)
    bare = scene.words[token][len(mention.prefix) if mention is not None else 0 :].removeprefix("ال")
    return bare.endswith("ات") or (len(bare) >= 5 and bare[2] == "ا") or (len(bare) >= 5 and bare[0] == "ا" and (bare[-2] == "ا" or bare[-1] == "ه")) \
        or (len(bare) >= 6 and bare[3] == "ا")


def _launched(parts: Parts, draft: Draft, cue: Cue) -> None:
    """Weapons with a number beside an attack: "بصاروخين", "أطلقت 20 صاروخا", "أكثر من 300 قذيفة"."""
    if draft.kind.slug not in _LAUNCHING or cue.row.outcome not in (None, "launched"):
        return
    if cue.row.weapon in ROCKETS:
        draft.counts.extend(_fallen(parts, cue.mention))
    for item in parts.harms.items.between(cue.lo, cue.hi):
        phrase = item.phrase
        if phrase is None or not item.stated or any(t.start <= phrase.head < t.stop for t in draft.counts):
            continue
        weapon = phrase.kind == "weapon" and (phrase.id in LAUNCHED or (phrase.id == "ied" and cue.row.frame == "launch"))
        if weapon or (phrase.id == "aircraft" and cue.row.frame == "launch"):
            who = who_of_phrase(phrase, parts.harms.armies)
            draft.counts.append(Tally("launched", who, item.quantity, item.start, item.stop, "weapons launched"))


def _fallen(parts: Parts, mention: Mention) -> list[Tally]:
    """How many fell, where the lists have that as one word: "سقوط ثلاثة صواريخ", "سقطت قذيفتان"."""
    starts = parts.harms.counted.starts
    found = [(t, starts[t].value) for t in range(mention.start, mention.stop) if t in starts]
    if not found and mention.stop > mention.start + 1 and parts.scene.words[mention.stop - 1].endswith(("ين", "ان")):
        found = [(mention.stop - 1, TWO)]
    return [Tally("launched", "rockets", value, start, mention.stop, "weapons launched") for start, value in found]


def _sizes(draft: Draft, cue: Cue, armies: frozenset[str]) -> None:
    """The stated size of a force or crowd, and of what it struck: "هاجم 70 مسلحا القافلة", "استهدف ثلاثة أنفاق"."""
    for phrase in (*cue.actors, *cue.targets):
        thing = "thing" in phrase.traits
        if phrase in cue.targets and phrase.id in _MOVABLES and (done := _lost(draft, cue, phrase)) is not None:
            count = phrase.count or (SOME if phrase.plural else ONE)
            draft.counts.append(Tally(done, who_of_phrase(phrase, armies), count, phrase.start, phrase.stop, "what was done to a thing"))
        elif phrase.stated and phrase.count is not None and phrase.count.low > 2 and (not thing or phrase in cue.targets) \
                and not any(t.start < phrase.stop and phrase.start < t.stop for t in draft.counts):
            draft.counts.append(Tally("other", who_of_phrase(phrase, armies), phrase.count, phrase.start, phrase.stop, "size of a force"))


def _lost(draft: Draft, cue: Cue, phrase: Phrase) -> str | None:
    """What befell a thing by a word that counts nothing: seized ("استولوا على شاحنة"), or blown up ("فجر الجيش منزلا")."""
    if any(t.start < phrase.stop and phrase.start < t.stop for t in draft.counts):
        return None
    if cue.row.frame == "take":
        return "captured" if phrase.id != "house" else None
    by_side = any(p.kind == "party" or p.traits & {"force", "armed"} for p in cue.actors)
    blown = cue.pos == "verb" and cue.row.forms.startswith("فجر ") and "+" not in cue.row.forms
    return "destroyed" if blown and by_side else None


def settled(counts: list[Tally]) -> list[Tally]:
    """Counts without those that only say "some" where a number of the same is told."""
    told = {c.outcome for c in counts if c.quantity.hedge != "plural"}
    return [c for c in counts if c.quantity.hedge != "plural" or c.outcome not in told or c.who in _PARTS or c.rule in (_BESIDE, _TAKEN)]


def is_toll(parts: Parts, harms: list[Harm], sentence: tuple[int, int]) -> bool:
    """Whether figures are a sum that was reached: "ارتفعت الحصيلة", "إجمالي", "حتى الآن", "منذ"."""
    words = parts.scene.words[sentence[0] : sentence[1]]
    return any(h.total for h in harms) or any(w in _SUMS or w.lstrip("وب") in _SUMS for w in words) or "حتي الان" in " ".join(words)


def scope_of_sum(scene: Scene, group: Group, time: Hit[When] | None) -> Scope:
    """What the figures of a group cover, as far as their size and its words tell: one event, a stretch of them, or a war."""
    if _of_a_war(group, time):
        return "cumulative"
    return "period" if sum_of_attacks(scene, group) or _of_a_stretch(scene, group, time) else "incident"


def _of_a_war(group: Group, time: Hit[When] | None) -> bool:
    """Whether a thousand dead and more are told without a day: no one event's ("قتل أكثر من ألف مسلح في عملياته")."""
    dated = time is not None and time.value.anchor != "since" and time.value.grain not in _STRETCHES
    return not dated and any(h.outcome == "killed" and h.quantity.low >= _THOUSAND for h in group.harms)


def _of_a_stretch(scene: Scene, group: Group, time: Hit[When] | None) -> bool:
    """Whether a hundred dead and more are told of the fights of a month or a year ("140 قتيلا في غارات في مايو"), not of one of them."""
    if time is None or time.value.grain not in _STRETCHES or not any(h.outcome in _SUMMED and h.quantity.low > _HUNDRED for h in group.harms):
        return False
    head = group.head
    many = head.pos != "verb" and (scene.words[head.mention.stop - 1].endswith("ات") or scene.words[head.mention.start].lstrip("وبل") in _FIGHTS)
    return many or (head.pos == "verb" and not head.actors and scene.words[time.start] in _OVER)


def sum_of_attacks(scene: Scene, group: Group) -> bool:
    """Whether dead are told of many attacks at once ("ارتكب 6 مجازر أسفرت عن", "قتلوا في هجمات متفرقة"), which no plan made one."""
    if not group.head.row.generic or not any(h.outcome in ("killed", "injured", "other") and h.quantity.low > 2 for h in group.harms):
        return False
    head = group.head.mention
    if "وراء" in scene.words[head.start - 1 : head.stop]:
        return False
    after = scene.words[head.stop : head.stop + _OBJECT]
    words = scene.words[head.start : head.stop] + (after if group.head.pos == "verb" else [])
    return any(w.endswith(_MANY) or w.endswith(tuple(m + "ه" for m in _MANY)) for w in words) and not any(w.startswith(_AS_ONE) for w in after[:2])


def sums_of(group: Group, since: bool) -> set[str]:
    """What befell more than two, or any `since` a start, so that a claim of it may be a toll; arrests only where a total was reached."""
    return {h.outcome for h in group.harms if h.total or (h.outcome in _SUMMED and (since or h.quantity.low > 2))}


def settle_held(draft: Draft) -> None:
    """Those whom the law holds are arrested, all others captured: the counts follow the kind once that stands."""
    turned = {"arrests": ("captured", "arrested"), "abduction-forced-disappearance": ("arrested", "captured")}.get(draft.kind.slug)
    if turned is not None:
        draft.counts = [c._replace(outcome=turned[1]) if c.outcome == turned[0] else c for c in draft.counts]
