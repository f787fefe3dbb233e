"""The line before an agency's report that says where it was written: "بيروت، لبنان (CNN) --". It is no place of an event."""
from __future__ import annotations

from tawatur.lang.ar.phrases import QUOTES
from tawatur.steps.scene import Scene

_DASHES = frozenset("-–—/")


def dateline_end(scene: Scene) -> int:
    """The token after an agency's dateline ("بيروت، لبنان (CNN) --"), 0 where there is none."""
    limit = min(14, len(scene.words))
    for token in range(1, limit):
        word = scene.words[token]
        if word == "\n" or (word == "." and token < 3):
            return 0
        if word in _DASHES or (word == ":" and token > 1):
            return token + 1 if _all_names(scene, token) else 0
    return 0


def _all_names(scene: Scene, stop: int) -> bool:
    placed = False
    for token in range(stop):
        word = scene.words[token]
        number = scene.at[token]
        if number >= 0:
            mention = scene.mentions[number]
            if mention.of("place") is not None:
                placed = True
            elif mention.of("party") is None and mention.of("class") is None:
                return False
        elif not (word in QUOTES or word in "،,-–—/." or word.isascii() or word.isdigit() or stop < 6):
            return False
    return placed
