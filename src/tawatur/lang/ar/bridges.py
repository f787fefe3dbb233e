"""What a noun phrase steps over between its noun and whose it is: an adjective, "من", "التابعة لـ", a machine's type, quotes."""
from __future__ import annotations

from collections.abc import Sequence

from tawatur.lang.ar.governors import BELONGING, QUOTES, adjective, belongs
from tawatur.lang.ar.phrase import Phrase
from tawatur.steps.scene import Scene


def bridge(scene: Scene, at: int, phrase: Phrase) -> int | None:
    """Step over one word inside a noun phrase: an adjective no list has, "من", "في", "التابعة لـ"."""
    if at >= len(scene.words):
        return None
    word = scene.words[at]
    person = bool(phrase.traits & {"force", "armed", "person"}) and ("thing" not in phrase.traits or phrase.gathered)
    if word == "من" and person:
        return at + 1
    if (word in ("بدون", "من", "دون", "طيار") and phrase.kind == "weapon") or ("thing" in phrase.traits and _model(scene, word, at)):
        return at + 1
    if word in ("في", "ضمن", "لدي") and person and _party_at(scene, at + 1):
        return at + 1
    if word.startswith(BELONGING) or (word in ("ل", "الي", "السابق", "المخلوع", "المعزول") and belongs(scene.words, at)):
        return at + 1
    if adjective(word) and scene.at[at] < 0:
        after = scene.mention_at(at + 1)
        if after is not None and after.of("nation") and not after.prefix.startswith(("و", "ب", "ل")):
            return at + 1
        if scene.words[at + 1 : at + 2] and scene.words[at + 1].startswith(BELONGING):
            return at + 1
    return None


def _model(scene: Scene, word: str, at: int) -> bool:
    """Whether a word is part of a machine's type ("طائرات F-16 تركية", "مقاتلات من طراز")."""
    return (word.isascii() and (word.isalnum() or word == "-")) or (word in ("اف", "ميغ", "سو", "سوخوي") and scene.at[at] < 0)


def _party_at(scene: Scene, at: int) -> bool:
    mention = scene.mention_at(skip_quotes(scene.words, at))
    return mention is not None and bool(mention.of("party") or mention.of("setting") or mention.of("short"))


def skip_quotes(words: Sequence[str], at: int) -> int:
    """The token after the quotation marks at a token; brackets are none."""
    while at < len(words) and words[at] in QUOTES and words[at] not in "()":
        at += 1
    return at
