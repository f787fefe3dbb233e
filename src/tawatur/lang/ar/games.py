"""Sentences of sport, which tells its matches in the words of war: "قصف الفريق شباك ضيفه"."""
from __future__ import annotations

from tawatur.lang.ar.parts import Parts
from tawatur.text.lexicon import Entry
from tawatur.text.tokens import mark

_BEFORE = ("", "ال", "و", "وال", "ب", "بال", "ل", "لل", "ف", "فال")


def _spread(words: str) -> dict[str, str]:
    """Each word with the particles that may be written on to it."""
    return {before + word: word for word in words.split() for before in _BEFORE}


# What only a match has, and what it has beside other things in life.
_PLAY = _spread("شباك شباكه مرمي مرماه مدرب مدربه شوط شوطين مهاجم هداف كاس تسديده ركله ركلات تعادل منتخب خماسيه رباعيه ثلاثيه صداره تصفيات مونديال ملاكمه")
_LIKELY = _spread("ملعب فريق فريقين فريقه لاعب لاعبيه لاعبون لاعبين لاعبو مباراه مباريات دقيقه هدف هدفين اهداف حارس جماهير ترتيب نقطه بطوله لقب دوري حلبه")
_PLAYED = mark(lambda word: word in _PLAY)
_BALLS = frozenset(("artillery", "rocket", "missile"))  # shells and rockets fly in stadiums too


def of_a_game(parts: Parts, start: int, stop: int) -> bool:
    """Whether a sentence speaks of a match, and names no side that fights, no dead and no aircraft."""
    if not any(start <= at < stop for at in parts.scene.text.marked(_PLAYED)):
        return False
    words = parts.scene.words[start:stop]
    play = {_PLAY[w] for w in words if w in _PLAY}
    if len(play) + len({_LIKELY[w] for w in words if w in _LIKELY}) < 2:
        return False
    return not any(_of_war(parts, entry) for mention in parts.scene.within(start, stop) for entry in mention.entries)


def _of_war(parts: Parts, entry: Entry) -> bool:
    """Whether a word is a side, a killing, or a weapon or a strike that no match has."""
    if entry.kind == "party":
        return entry.id in parts.sides
    if entry.kind == "weapon":
        return entry.id not in _BALLS
    if entry.kind == "outcome":
        return bool(entry.data.row.outcome == "killed")
    return entry.kind == "trigger" and entry.data.row.weapon is not None and entry.data.row.weapon not in _BALLS
