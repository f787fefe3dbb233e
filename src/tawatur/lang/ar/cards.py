"""The card at the head of a documented case: "الموقع: كفرنبل، التاريخ: 3 أيار 2017، الوقت: 02:00". Its day is that of the case.

Hours, and "today" in the words of witnesses, are of that day and not of the day on which the file was published.
"""
from __future__ import annotations

from collections.abc import Sequence

from tawatur.lang.ar.places import PlaceHit
from tawatur.nouns import When
from tawatur.steps.drafts import Item
from tawatur.text.tokens import Hit

_HEAD = 100  # words
_WITHIN = 3  # words of a label
_OF_CASES = frozenset(
    "الحادثه الحادث الهجوم الواقعه الحدث الانتهاك القصف المجزره الاستهداف الضربه الغاره الاعتداء وقوع حدوث والوقت ووقت والساعه".split()
)
_DATED = ("explicit", "year")
_DATES = frozenset(("التاريخ", "تاريخ", "بتاريخ"))
_PLACES = frozenset("الموقع موقع المكان مكان المنطقه المدينه البلده المحافظه".split())


def card_day(words: list[str], times: Sequence[Hit[When]]) -> Hit[When] | None:
    """The day of the case that a report is about: told in a card, with its year, beside the place. None where there is no such card."""
    words = words[:_HEAD]
    if not any(word in _PLACES and _labels(words, i) for i, word in enumerate(words)):
        return None
    for i, word in enumerate(words):
        colon = _labels(words, i) if word in _DATES else None
        if colon and all(beside in _OF_CASES for beside in words[i + 1 : colon]):
            day = next((hit for hit in times if hit.start == colon + 1), None)
            return day if day and day.value.anchor == "explicit" and day.value.grain == "day" else None
    return None


def card_place(words: list[str], places: Sequence[PlaceHit]) -> Item | None:
    """The place of the case: of those that the card tells in one line, from the widest on, the last."""
    words = words[:_HEAD]
    for i, word in enumerate(words):
        if word in _PLACES and (colon := _labels(words, i)):
            end = next((t for t in range(colon, len(words)) if words[t] == "\n"), len(words))
            told = [place for place in places if colon < place.start < end]
            return Item(told[-1].name, told[-1].start, told[-1].stop, "place of the case", told[-1].site) if told else None
    return None


def on_card(times: Sequence[Hit[When]], on_day: Sequence[Hit[When]]) -> list[Hit[When]]:
    """The times of a report with a card: dates as they were read, and what hangs on another day (`on_day`) placed on the day of the case."""
    dates = {hit.start: hit for hit in times if hit.value.anchor in _DATED}
    return sorted(({hit.start: hit for hit in on_day} | dates).values(), key=lambda hit: hit.start)


def _labels(words: list[str], i: int) -> int | None:
    """The colon after a label of so few words."""
    return next((t for t in range(i + 1, min(i + 2 + _WITHIN, len(words))) if words[t] == ":"), None)
