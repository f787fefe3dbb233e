"""Whether a word that could name an event tells one: the signs around it, weighed.

News is full of words of war that tell no event of their own: what is feared, planned, demanded, habit, background, or an
event told a line before. No single sign decides; their weights stand in words/salience.tsv, estimated by
tools/weigh_salience.py and readable by anyone.
"""
from __future__ import annotations

from functools import cache

from tawatur.lang.ar.group import Group
from tawatur.lang.ar.parts import Parts
from tawatur.lang.ar.vocabulary import rows
from tawatur.steps.drafts import Draft
from tawatur.text.lexicon import Mention

_DEMONSTRATIVES = frozenset("هذه هذا تلك ذلك هذين هاتين تلكم".split())
_BEFORE = {
    "على": "against", "علي": "against", "عن": "about", "من": "from", "في": "in", "خلال": "during", "بعد": "after", "قبل": "before",
    "منذ": "since", "الي": "to", "اثر": "cause", "عقب": "cause", "نتيجه": "cause", "جراء": "cause", "بسبب": "cause", "ضد": "against",
    "مع": "with", "بين": "between", "اثناء": "during", "حتي": "until", "كل": "each", "اي": "any", "مثل": "like", "عده": "some",
    "عمليه": "act", "عمليات": "acts", "حمله": "act", "جريمه": "crime", "جرائم": "crime", "وقف": "stop", "انهاء": "stop", "وقوع": "happen",
    "حادث": "happen", "حادثه": "happen", "خطر": "fear", "بدء": "begin", "استمرار": "goes-on", "مواصله": "goes-on", "تصعيد": "goes-on",
    "شن": "do", "تنفيذ": "do", "مسووليه": "blame", "مسووليته": "blame", "مسووليتها": "blame", "حق": "right", "ان": "that",
}


def signs_of(parts: Parts, group: Group, draft: Draft, start: int, stop: int) -> set[str]:
    """The signs for and against an event: its word, what stands before it, what is told of it."""
    head = group.head
    mention = head.mention
    words = parts.scene.words
    signs = {"kind:" + draft.kind.slug, "pos:" + head.pos}
    if head.form is not None:
        signs.add("tense:" + head.form.tense)
        if head.form.person == 1:
            signs.add("first-person")
    if draft.definite:
        signs.add("definite")
    if draft.generic:
        signs.add("generic")
    if head.row.weak:
        signs.add("weak")
    for name in ("actors", "targets", "places", "weapons", "counts", "speakers"):
        held = len(getattr(draft, name))
        if held:
            signs.add(name)
        if held > 1:
            signs.add(name + "+")
    if draft.time is not None:
        signs.add("time")
    told = sum(bool(getattr(draft, name)) for name in ("actors", "targets", "places", "counts")) + (draft.time is not None)
    signs.add(f"told:{min(told, 4)}")
    signs.add(f"type:{draft.kind.type}")
    signs.add(f"{head.pos}:{'definite' if draft.definite else 'indefinite'}:{'bare' if told < 2 else 'told'}")
    if len(group.cues) > 1:
        signs.add("cues+")
    if head.light:
        signs.add("light:" + head.light)
    signs |= _before(parts, mention, start)
    if draft.sentence == 0:
        signs.add("lead")
    prefix = mention.prefix.lstrip("وف")
    if prefix[:1] in ("ل", "ب", "ك"):
        signs.add("particle:" + prefix[0])
    if mention.suffix:
        signs.add("pronoun")
    if mention.start == start:
        signs.add("opens")
    if parts.scene.words[start : stop].count("؟"):
        signs.add("question")
    if mention.start and words[mention.start - 1] in _DEMONSTRATIVES:
        signs.add("demonstrative")
    return signs


def _before(parts: Parts, mention: Mention, start: int) -> set[str]:
    """Signs of the words just before an event word, and of the clause it stands in."""
    signs: set[str] = set()
    scene = parts.scene
    if mention.start > start:
        word = scene.words[mention.start - 1]
        sign = _BEFORE.get(word) or _BEFORE.get(word[1:] if word[0] in "وبلف" else word)
        if sign:
            signs.add("before:" + sign)
    for token in range(mention.start - 1, max(start, mention.start - 7) - 1, -1):
        if scene.words[token] in ("،", "؛", ":", "."):
            break
        other = scene.mention_at(token)
        if other is None:
            continue
        for kind in ("relative", "reaction", "when", "plan", "denial", "attempt", "habit", "cause", "join", "that"):
            if other.of(kind) is not None:
                signs.add("after:" + kind)
        speech = other.of("speech")
        if speech is not None and speech.id == "opines":
            signs.add("after:opinion")
        if other.of("trigger") is not None or other.of("outcome") is not None:
            signs.add("after:event")
            break
    return signs


@cache
def weights() -> dict[str, float]:
    """Sign -> weight, from words/salience.tsv."""
    return {sign: float(weight) for sign, weight, *_ in rows("salience.tsv")}


def tells(signs: set[str]) -> bool:
    """Whether the signs, weighed together, speak for an event."""
    table = weights()
    return table.get("bias", 0.0) + sum(table.get(sign, 0.0) for sign in signs) >= 0.0
