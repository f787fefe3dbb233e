"""What is told as real: what is denied, tried, planned, feared, asked for, or only habit and opinion.

Modifiers work as in ConText: each has a direction and a reach, and what ends it (a new clause).
"""
from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tawatur.lang.ar.verbs import Form
from tawatur.lang.ar.voices import Voice
from tawatur.nouns import Modality
from tawatur.steps.scene import Scene
from tawatur.text.lexicon import Mention


class Reality(NamedTuple):
    """How real an event is told to be, and the words that say so."""

    modality: Modality
    rule: str = ""


_REACH = 4
_CLAUSE = 14  # tokens that "it is expected that" reaches
_FAR = 7
_NEAR = 3  # tokens from a noun over its adjectives to its relative clause
_DEMANDS = frozenset("طالب طالبت طالبوا يطالب تطالب يطالبون مطالبا مطالبه مطالبين مطالبون المطالبه المطالبين المطالبون مطالبات مناديا منادين هدد هددت هددوا يهدد تهدد يهددون مهددا مهددين".split())
_MAY = frozenset(("قد", "وقد", "فقد", "ربما", "لربما"))
# Auxiliaries of the future: what "will help in", "will go on with" a deed is not yet done.
_WILL = frozenset("سيساعد ستساعد سيساهم ستساهم سيسهم ستسهم سيودي ستودي سيمكن ستمكن سيتيح ستتيح سيسمح ستسمح سيعزز ستعزز سيواصل ستواصل سيقوم ستقوم سيعمل ستعمل "
                  "ستواصلون سيواصلون سنواصل سيستمر ستستمر سيبدا ستبدا سيجري ستجري".split())
_ENDS = frozenset(("،", "؛", ":", ".", '"', "«"))
_SPOTS = frozenset("مكان اماكن موقع مواقع محل لمكان بمكان لموقع بموقع مصدر مصادر لمصادر بمصادر منصه منصات لمنصات بمنصات نقاط قواعد".split())  # "مكان احتجاز" tells where, not that it was done
_SPELLS = frozenset("ايام اسابيع اشهر شهور سنوات اعوام شهرين سنتين عامين".split())
_BEGINNINGS = frozenset("بدء بدايه اندلاع انطلاق نشوب شن وقوع اول".split())
# "لم يسفر الهجوم عن ضحايا": what is denied is the harm, not the event; "لا تزال المعارك": nothing is denied.
_LEADS_TO = frozenset("يزال تزال زال زالت يزالون تزالان يسفر تسفر يود تود يودي تودي يخلف تخلف يوقع توقع يتسبب تتسبب ينجم تنجم ينتج تنتج".split())
_NEGATIONS = frozenset(("لم", "لن", "عدم", "دون", "بدون", "ما", "لا", "ليس", "ولم", "وعدم"))


def reality_of(scene: Scene, mention: Mention, own: str | None, form: Form | None, start: int, stop: int, voice: Voice | None) -> Reality | None:
    """The modality of an event word, or None where it is not told as an event at all."""
    if voice is not None and voice.role == "opines" and not _presupposed(scene, mention, max(start, voice.start), stop):
        return None
    if form is not None and form.tense == "imperfect" and _habitual(scene, mention, start, stop):
        return None
    if form is None and any(m.of("habit") is not None for m in scene.within(mention.stop, min(stop, mention.stop + 3))):
        return None
    if _first_time(scene.words[max(start, mention.start - 9) : mention.start]):
        return None
    if form is None and mention.start > start and scene.words[mention.start - 1] in _SPOTS:
        return None
    if _possible(scene, mention, start) or _expected(scene, mention, start) or _demanded(scene.words, mention):
        return None
    future = "س" in mention.prefix and form is not None
    for token in range(mention.start - 1, max(start, mention.start - _REACH) - 1, -1):
        word = scene.words[token]
        if word in _ENDS:
            break
        before = scene.mention_at(token)
        if before is None:
            if (word == "لم" or word == "لن") and scene.words[token + 1] not in _LEADS_TO:
                return None
            continue
        if before.of("result"):
            break  # "المحاولة أدت إلى مقتل": what it led to is real
        if before.of("attempt"):
            return Reality("attempted", "attempt")
        if before.of("plan"):
            return None
        if before.of("denial") and word in _NEGATIONS and mention.start - token <= 2 and scene.words[token + 1] not in _LEADS_TO:
            return None
    if future:
        return None
    if own:
        return Reality(own)  # type: ignore[arg-type]
    return Reality("happened")


def _presupposed(scene: Scene, mention: Mention, start: int, stop: int) -> bool:
    """Whether an opinion takes an event for a fact: a relative clause tells it, or says more of it ("أسفه للهجوم الذي وقع في")."""
    near = scene.within(max(start, mention.start - _FAR), min(stop, mention.stop + _NEAR))
    return any(m.of("relative") is not None for m in near)


def _first_time(before: Sequence[str]) -> bool:
    """Whether a word only tells how often it has happened: "وهي المرة الثانية التي يقصف فيها"."""
    at = next((t for t, w in enumerate(before) if w == "المره"), len(before))
    return before[at + 2 : at + 3] == ["التي"] and any(w in ("هي", "هذه", "وهذه", "وهي", "تلك") for w in before[max(0, at - 2) : at])


def _possible(scene: Scene, mention: Mention, start: int) -> bool:
    """Whether قد with an imperfect before the word tells what may come: "قد يؤدي إلى حرب"."""
    words = scene.words
    for token in range(mention.start - 1, max(start, mention.start - _FAR) - 1, -1):
        if words[token] in _ENDS:
            return False
        if words[token] in _MAY and (words[token + 1].startswith("ي") or words[token + 1] in _LEADS_TO or _imperfect(scene, token + 1)):
            return True
        if words[token].lstrip("و") in _WILL:
            return True
    return False


def _demanded(words: Sequence[str], mention: Mention) -> bool:
    """Whether a deed is only what is demanded: "وطالبوا بانسحاب القوات", "للمطالبة بإطلاق سراح الأسرى"."""
    return "ب" in mention.prefix and mention.start > 0 and words[mention.start - 1].lstrip("ول") in _DEMANDS


def _expected(scene: Scene, mention: Mention, start: int) -> bool:
    """Whether a clause tells what is expected or due: "من المقرر أن تنضم القوات قريبا إلى القتال"."""
    for token in range(mention.start - 1, max(start, mention.start - _CLAUSE) - 1, -1):
        if scene.words[token] in _ENDS:
            return False
        before = scene.mention_at(token)
        if before is not None and before.stop - token > 1 and scene.words[before.stop - 1] == "ان":
            return before.of("plan") is not None
    return False


def _imperfect(scene: Scene, token: int) -> bool:
    """Whether an event word at a token is an imperfect ("قد تقصف"); a perfect after قد has happened ("وقد قصفت")."""
    mention = scene.mention_at(token)
    entry = mention.of("trigger") if mention is not None else None
    return entry is not None and entry.data.form is not None and entry.data.form.tense == "imperfect"


def only_dates(scene: Scene, mention: Mention, start: int) -> bool:
    """Whether an event noun only dates another: "منذ بدء العملية", "بعد أسابيع من القتال"."""
    before = scene.words[max(start, mention.start - 2) : mention.start]
    if len(before) < 2:
        return False
    return (before[0] == "منذ" and before[1] in _BEGINNINGS) or (before[1] == "من" and before[0] in _SPELLS)


def _habitual(scene: Scene, mention: Mention, start: int, stop: int) -> bool:
    """Whether an imperfect tells a habit: "يقصف بانتظام", "عادة ما تستهدف"."""
    near = scene.within(max(start, mention.start - 4), min(stop, mention.stop + 8))
    return any(m.of("habit") is not None for m in near)
