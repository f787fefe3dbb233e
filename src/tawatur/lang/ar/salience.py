"""Whether a word that could name an event tells one: the signs around it, weighed.

News is full of words of war that tell no event of their own: what is feared, planned, demanded, habit, background, or an
event told a line before. No single sign decides; their weights stand in words/salience.tsv, estimated by
tools/weigh_salience.py and readable by anyone.
"""
from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from math import fsum

from tawatur.lang.ar.group import Group
from tawatur.lang.ar.harm import Harm
from tawatur.lang.ar.parts import Parts
from tawatur.lang.ar.vocabulary import rows
from tawatur.steps.drafts import Draft
from tawatur.text.lexicon import Mention, kinds

_QUOTES = frozenset("\"«“")
_VAGUE = frozenset(("plural", "a-number"))
_DEMONSTRATIVES = frozenset("هذه هذا تلك ذلك هذين هاتين تلكم".split())
_BEFORE = {
    "على": "against", "علي": "against", "عن": "about", "من": "from", "في": "in", "خلال": "during", "بعد": "after", "قبل": "before",
    "منذ": "since", "الي": "to", "اثر": "cause", "عقب": "cause", "نتيجه": "cause", "جراء": "cause", "بسبب": "cause", "ضد": "against",
    "مع": "with", "بين": "between", "اثناء": "during", "حتي": "until", "كل": "each", "اي": "any", "مثل": "like", "عده": "some",
    "عمليه": "act", "عمليات": "acts", "حمله": "act", "جريمه": "crime", "جرائم": "crime", "وقف": "stop", "انهاء": "stop", "وقوع": "happen",
    "حادث": "happen", "حادثه": "happen", "خطر": "fear", "بدء": "begin", "استمرار": "goes-on", "مواصله": "goes-on", "تصعيد": "goes-on",
    "شن": "do", "تنفيذ": "do", "مسووليه": "blame", "مسووليته": "blame", "مسووليتها": "blame", "حق": "right", "ان": "that",
}

_FIGURES = (2, 12, 100)  # the greatest figure of an event, by the steps in which reports tell less and less of them
_INTO = (0, 2, 5, 10, 20, 35)  # tokens from the start of a sentence
_LEADS = frozenset(("relative", "reaction", "when", "plan", "topic", "denial", "attempt", "habit", "cause", "join", "that"))
_LEADING = kinds(*_LEADS)
_EVENTS = kinds("trigger", "outcome")


def signs_of(parts: Parts, group: Group, draft: Draft, start: int, stop: int) -> set[str]:
    """The signs for and against an event: its word, what stands before it, what is told of it."""
    head = group.head
    mention = head.mention
    signs = {"pos:" + head.pos} | _told(draft) | _around(parts, mention, start, stop)
    if head.form is not None:
        signs.add("tense:" + head.form.tense)
        if head.form.person == 1:
            signs.add("first-person")
    told = "bare" if "told:0" in signs or "told:1" in signs else "told"
    signs.add(f"{head.pos}:{'definite' if draft.definite else 'indefinite'}:{told}")
    flags = {"generic": draft.generic, "weak": head.row.weak, "cues+": len(group.cues) > 1, "passive": bool(head.passive),
             "after-event": head.after_event, "first-of-sentence": group.region[0] == start, "harm": bool(group.harms)}
    signs |= {name for name, on in flags.items() if on}
    if head.light:
        signs.add("light:" + head.light)
    signs |= {"lacks:" + what for what in head.lacks}
    if mention.suffix:
        signs.add("pronoun:" + head.pos)
    return signs


def signs_of_harm(parts: Parts, harms: Sequence[Harm], draft: Draft, start: int, stop: int) -> set[str]:
    """The signs for and against a claim of harm that no event word of its sentence did."""
    first = harms[0]
    signs = {"loose"} | _told(draft) | _around(parts, first.cue, start, stop)
    signs |= {f"loose:{h.outcome}" for h in harms} | {f"loose:scope:{draft.scope}"}
    quantity = first.quantity
    size = "vague" if quantity.hedge == "plural" else "one" if quantity.high == 1 else "none" if quantity.high == 0 else "number"
    signs.add("loose:" + size)
    entry = first.cue.of("outcome")
    if entry is not None:
        signs.add("loose:" + entry.data.row.pos)
    if any(h.total for h in harms):
        signs.add("loose:total")
    if len(harms) > 1:
        signs.add("loose:several")
    return signs


def _step(number: float, steps: Sequence[int]) -> str:
    """The step that a number reaches at most, "more" beyond the last."""
    return next((str(s) for s in steps if number <= s), "more")


def _figures(draft: Draft) -> set[str]:
    """What befell how many: an exact figure speaks for an event, dead without a number less so."""
    if not draft.counts:
        return set()
    told = {f"{c.outcome}:{'some' if c.quantity.hedge in _VAGUE else 'number'}" for c in draft.counts}
    return told | {"figure:" + _step(max(c.quantity.low or 0 for c in draft.counts), _FIGURES)}


def _told(draft: Draft) -> set[str]:
    """What the draft holds."""
    signs = {"kind:" + draft.kind.slug, f"type:{draft.kind.type}"} | _figures(draft)
    for name in ("actors", "targets", "places", "weapons", "counts", "speakers"):
        held = len(getattr(draft, name))
        if held:
            signs.add(name)
        if held > 1:
            signs.add(name + "+")
    if draft.time is not None:
        signs |= {"time", f"time:{draft.time.value.grain}"}
    told = sum(bool(getattr(draft, name)) for name in ("actors", "targets", "places", "counts")) + (draft.time is not None)
    signs.add(f"told:{min(told, 4)}")
    if draft.actors and draft.targets:
        signs.add("both-sides")
    return signs


def _around(parts: Parts, mention: Mention, start: int, stop: int) -> set[str]:
    """The particles of a word, the words before it, and its place in the sentence and the report."""
    words = parts.scene.words
    signs = _before(parts, mention, start)
    prefix = mention.prefix.lstrip("وف")
    flags = {"opens": mention.start == start, "question": "؟" in words[start:stop],
             "definite": "ال" in mention.prefix, "joined": mention.prefix.startswith("و"),
             "quoted": any(w in _QUOTES for w in words[max(start, mention.start - 2) : mention.start]),
             "demonstrative": bool(mention.start) and words[mention.start - 1] in _DEMONSTRATIVES}
    signs |= {name for name, on in flags.items() if on}
    signs.add("into:" + _step(mention.start - start, _INTO))
    if prefix[:1] in ("ل", "ب", "ك"):
        signs.add("particle:" + prefix[0])
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
        if other.any_of(_LEADING):
            signs |= {"after:" + kind for kind in other.first if kind in _LEADS}
        speech = other.of("speech")
        if speech is not None and speech.id == "opines":
            signs.add("after:opinion")
        if other.any_of(_EVENTS):
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
    # An exact sum: the order in which a set is walked differs from one process to the next.
    return fsum([table.get("bias", 0.0), *[table.get(sign, 0.0) for sign in signs]]) >= 0.0
