"""One claim an event and speaker: repeats are folded, and what is told once of an event holds for all who tell it."""
from __future__ import annotations

from itertools import pairwise

from tawatur.steps.alike import may_be_same
from tawatur.steps.drafts import Draft, Item
from tawatur.world.gazetteer import Site

_NEAR = 4  # sentences
_REACH = 40  # drafts looked at on either side: reports tell fewer, and time stays bounded for any text
_TELLING = frozenset(("captives", "journalists", "medics"))
_BOTH_SIDES = frozenset(("soldiers", "fighters"))
_SINGLE = frozenset(("Explosions/Remote violence", ))
_CHARGES = frozenset(("remote-explosive-landmine-ied", "looting-property-destruction"))
_DONE_BY = frozenset(("air-drone-strike", "shelling-artillery-missile-attack", "remote-explosive-landmine-ied", "suicide-bomb", "grenade"))
_WIDE = frozenset(("country", "region", "city", "town"))
_FAMILY = {
    "air-drone-strike": "strike", "shelling-artillery-missile-attack": "strike", "remote-explosive-landmine-ied": "blast",
    "suicide-bomb": "blast", "grenade": "blast", "armed-clash": "fight", "attack": "fight", "chemical-weapon": "strike",
    "arrests": "hold", "abduction-forced-disappearance": "hold", "peaceful-protest": "protest", "protest-with-intervention": "protest",
    "excessive-force-against-protesters": "protest", "violent-demonstration": "protest", "mob-violence": "protest",
}


def fold_repeats(drafts: list[Draft]) -> list[Draft]:
    """Drafts of the same event by the same speaker as one, the fuller wording kept as evidence."""
    out: list[Draft] = []
    for draft in drafts:
        earlier = next((d for d in reversed(out[-_REACH:]) if _same_claim(d, draft)), None)
        if earlier is None:
            out.append(draft)
        else:
            _absorb(earlier, draft)
    return out


def share(drafts: list[Draft]) -> None:
    """Give a draft the actors, places and time of the event that another voice, or an earlier sentence, told more of."""
    for at, draft in enumerate(drafts):
        named = False
        near = drafts[max(0, at - _REACH) : at + _REACH + 1]
        for other in sorted(near, key=lambda d: abs(d.sentence - draft.sentence)):
            if other is not draft and _same_event(other, draft):
                if draft.definite and not named and other.sentence <= draft.sentence and not other.definite:
                    draft.kind, named = other.kind, True
                _inherit(draft, other)
            elif other.definite and not draft.actors and len(other.actors) > 1 and other.kind is draft.kind \
                    and other.speaker == draft.speaker and other.sentence == draft.sentence:
                draft.actors = [i._replace(rule="the sides of the fighting told further on") for i in other.actors]


def _same_claim(a: Draft, b: Draft) -> bool:
    if a.speaker != b.speaker or b.further or (a.modality != b.modality and "denied" in (a.modality, b.modality)):
        return False
    if (a.kind.type == "Toll") != (b.kind.type == "Toll"):
        shares = _shares_count(a, b) or _shares_victim(a, b)
        return a.scope == b.scope == "incident" and shares and places_agree(a, b) and _times_agree(a, b)
    if _thwarted_entry(a, b) or _fight_around(a, b):
        return True
    return _same_event(a, b) and _counts_agree(a, b)


def family(draft: Draft) -> str:
    """Kinds that words for one event may waver between."""
    return _FAMILY.get(draft.kind.slug, draft.kind.slug)


def _same_event(a: Draft, b: Draft) -> bool:
    """Whether two drafts may tell one event: like kind, and nothing that tells them apart."""
    if not _same_kind(a, b):
        return False
    if a.kind.type == "Toll":
        return _overlap(a, b, "places") and (a.scope == b.scope or "incident" in (a.scope, b.scope)) and bool(a.counts) and bool(b.counts) and _counts_agree(a, b) and _shares_count(a, b)
    if not (_overlap(a, b, "places") and _overlap(a, b, "actors") and _times_agree(a, b)):
        return False
    apart = b.speaker == a.speaker and a.kind.slug != "armed-clash" and not may_be_same(a.ids("targets"), b.ids("targets"))  # in a fight both sides are hit
    anew = b.places and b.time is not None and not (a.places or a.time)  # "the attack that was in X on that day" is told as a new one
    back = b.definite and not apart and not anew and (a.sentence, a.trigger) <= (b.sentence, b.trigger)
    return back or _points_same(a, b)


def _same_kind(a: Draft, b: Draft) -> bool:
    """Whether the kinds of two drafts may be one: the same, near ones of which a word is vague, or "the attack" after a blast."""
    if a.kind is b.kind:
        return a.leaves == b.leaves  # a withdrawal is no repeat of the entry
    left, right = _FAMILY.get(a.kind.slug), _FAMILY.get(b.kind.slug)
    if left == right == "strike" and a.weapons and b.weapons and not a.ids("weapons") & b.ids("weapons"):
        return False  # from the air, and by mortar in answer
    vague = a.definite or b.definite or a.generic or b.generic
    back = b.definite and b.generic and right == "fight" and a.kind.slug in _DONE_BY and 0 <= b.sentence - a.sentence <= _NEAR
    return bool(left and left == right and vague) or back


def _points_same(a: Draft, b: Draft) -> bool:
    """Whether two full tellings share enough to be one event."""
    shared = sum(bool(a.ids(f) & b.ids(f)) for f in ("targets", "actors")) + _one_place(a, b)
    shared += _shares_count(a, b)
    if not may_be_same(a.ids("targets"), b.ids("targets")):
        return False
    if a.targets and b.targets and not a.ids("targets") & b.ids("targets"):
        again = _shares_count(a, b) or (a.rule == b.rule and bool({i.id for i in _narrow(a)} & {i.id for i in _narrow(b)}))
        if not again:
            return False
    if b.sentence == a.sentence and not (b.actors or b.targets or b.counts):
        return True  # a word that adds nothing to the event of its sentence
    if not (b.places or b.targets or b.counts or b.time) and 0 <= b.sentence - a.sentence <= 1 and a.kind is b.kind and a.kind.type in _SINGLE:
        return True
    one = shared == 1 and not a.ids("actors") & b.ids("actors")  # who did it is told of many events
    return shared >= 2 or (one and b.sentence - a.sentence <= _NEAR and a.kind.slug == b.kind.slug and b.sentence > a.sentence)


def _shares_count(a: Draft, b: Draft) -> bool:
    left = {(c.outcome, c.quantity.low, c.quantity.high) for c in a.counts if c.quantity.low > 2}
    return any((c.outcome, c.quantity.low, c.quantity.high) in left for c in b.counts) or _sums_up(a, b) or _sums_up(b, a)


def _sums_up(whole: Draft, parts: Draft) -> bool:
    """Whether a figure of the one is the sum of two of the other: "13 dead", then "2 soldiers and 11 tribesmen", "9 killed and wounded"."""
    exact = [c for c in parts.counts if c.quantity.high == c.quantity.low and c.quantity.low > 0]
    sums = {(a.outcome if a.outcome == b.outcome else "other", a.quantity.low + b.quantity.low)
            for a, b in pairwise(exact) if a.outcome == b.outcome or {a.outcome, b.outcome} == {"killed", "injured"}}
    return any((c.outcome, c.quantity.low) in sums for c in whole.counts if c.quantity.low > 4)


def _shares_victim(a: Draft, b: Draft) -> bool:
    """Whether the one killed is told in the same words of his kind, and no side has others of it ("a captive")."""
    left = {(c.outcome, c.who) for c in a.counts if c.quantity.high == 1 and c.who in _TELLING}
    return any((c.outcome, c.who) in left for c in b.counts if c.quantity.high == 1)


def _thwarted_entry(a: Draft, b: Draft) -> bool:
    """Whether one tells the entry that the other says was thwarted: no entry without a fight."""
    pair = {a.kind.slug, b.kind.slug} == {"armed-clash", "non-violent-transfer-of-territory"}
    foiled = a if a.kind.slug == "armed-clash" else b
    return pair and foiled.modality == "attempted" and bool(a.ids("actors") & b.ids("actors")) and b.sentence - a.sentence <= _NEAR \
        and places_agree(a, b) and _times_agree(a, b)


def _fight_around(a: Draft, b: Draft) -> bool:
    """Whether a charge went off and its layers then attacked, in one sentence: a clash (docs/codebook.md, IED)."""
    return a.sentence == b.sentence and b.kind.slug == "armed-clash" and a.kind.slug in _CHARGES and "ied" in a.ids("weapons") \
        and bool(a.ids("actors")) and a.ids("actors") == b.ids("actors") and places_agree(a, b)


def _overlap(a: Draft, b: Draft, field: str) -> bool:
    """No conflict: one side is silent, or they share an item; a place agrees with one that holds it."""
    if field == "places":
        return places_agree(a, b)
    return may_be_same(a.ids(field), b.ids(field))


def places_agree(a: Draft, b: Draft) -> bool:
    """Whether two events may share their place: the narrow places of the one lie in, or hold, those of the other."""
    left, right = _narrow(a), _narrow(b)
    first, second = {i.id for i in left}, {i.id for i in right}
    if not left or not right:
        return True
    if first & second:
        return not (first - second and second - first)
    return any(_holds(x, y) or _holds(y, x) for x in left for y in right)


def _one_place(a: Draft, b: Draft) -> bool:
    """Whether two drafts share a place; a whole region ties only what is told close by, or a lead without figures."""
    near = abs(b.sentence - a.sentence) <= _NEAR or not a.counts
    return bool(a.ids("places") & b.ids("places") if near else {i.id for i in _narrow(a)} & {i.id for i in _narrow(b)})


def _narrow(draft: Draft) -> list[Item]:
    """The places of a draft that are no whole countries or regions and hold none of its others, or all where there are no others."""
    narrow = [p for p in draft.places if not (isinstance(p.data, Site) and p.data.kind in ("country", "region"))]
    return [p for p in narrow if not any(_holds(p, q) for q in narrow)] or draft.places


def places_lent(source: Draft, draft: Draft) -> list[Item]:
    """The places that an event hands on to another draft; to one told in a further sentence, none that holds another of them."""
    places = source.places
    if source.sentence == draft.sentence:
        return places
    return [p for p in places if not (_wide(p) and any(_holds(p, q) for q in places if q is not p))] or places


def _wide(place: Item) -> bool:
    """Whether a place is a town or wider."""
    return isinstance(place.data, Site) and place.data.kind in _WIDE


def _holds(outer: Item, inner: Item) -> bool:
    """Whether the gazetteer says that one place lies in the other: by parent, or a town in a country."""
    a, b = outer.data, inner.data
    if not isinstance(a, Site) or not isinstance(b, Site):
        return False
    return b.parent == a.id or (a.kind == "country" and a.country == b.country)


def _times_agree(a: Draft, b: Draft) -> bool:
    if a.time is None or b.time is None:
        return True
    left, right = a.time.value, b.time.value
    return left.start.date() <= right.stop.date() and right.start.date() <= left.stop.date()


def _counts_agree(a: Draft, b: Draft) -> bool:
    """Whether no exact figure of the one, for one outcome, is told otherwise by the other: one figure of it must be shared."""
    for outcome in {c.outcome for c in a.counts} & {c.outcome for c in b.counts}:
        if b.definite and {c.who for c in a.counts if c.outcome == outcome} | {c.who for c in b.counts if c.outcome == outcome} == _BOTH_SIDES:
            continue  # each side has its dead
        left, right = ({c.quantity.low for c in d.counts if c.outcome == outcome} for d in (a, b))
        exact = all(c.quantity.high is not None for d in (a, b) for c in d.counts if c.outcome == outcome)
        if exact and not left & right:
            return _sums_up(a, b) or _sums_up(b, a)
    return True


def _absorb(a: Draft, b: Draft) -> None:
    """Put what a repeat adds into the claim that stands, and take over its words where they are fuller."""
    around = b.kind if _fight_around(a, b) else None
    if (b.fullness(), len(b.counts)) > (a.fullness(), len(a.counts)):
        a.trigger, a.evidence, a.kind = b.trigger, b.evidence, a.kind if b.generic else b.kind
    elif a.generic and not b.generic:
        a.kind = b.kind
    a.generic = a.generic and b.generic
    for field in ("actors", "targets", "weapons"):
        if not getattr(a, field):
            for item in getattr(b, field):
                a.add(field, item)
    for item in b.places:
        a.add("places", item)
    held = {(c.outcome, c.quantity.low, c.quantity.high) for c in a.counts}
    a.counts += [c for c in b.counts if (c.outcome, c.quantity.low, c.quantity.high) not in held]
    a.time = a.time or b.time
    a.scope = b.scope if a.scope == "incident" else a.scope
    a.kind = around or a.kind


def _inherit(draft: Draft, other: Draft) -> None:
    """Take over what the other tells and this one leaves out; but that somebody denies a deed does not make it his, and who
    fought is told of each fight anew."""
    fight = draft.kind.slug == "armed-clash"
    for field in ("actors", "places", "weapons"):
        if not getattr(draft, field) and not (field == "actors" and (fight or other.stance == "denies")):
            items: list[Item] = places_lent(other, draft) if field == "places" else getattr(other, field)
            getattr(draft, field).extend(i._replace(rule="told of the same event") for i in items)
    if abs(draft.sentence - other.sentence) <= _NEAR or other.sentence < draft.sentence:
        draft.time = draft.time or other.time
