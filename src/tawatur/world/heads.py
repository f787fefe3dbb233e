"""Nouns and directions that stand before a place's name (heads.tsv, directions.tsv)."""
from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from tawatur.text.fold import fold_word
from tawatur.world.gazetteer import Gazetteer
from tawatur.world.names import transliterate
from tawatur.world.tables import load_nations


@dataclass(frozen=True, slots=True)
class Head:
    """A noun that marks what follows as a place: "حي", "مستشفى", "بلدتي".

    `many`: several names may follow. `kept`: the noun belongs to the place as coded. `pattern` makes an English name,
    with X for the name that follows.
    """

    word: str
    kind: str
    many: bool
    kept: bool
    pattern: str

    def english(self, arabic: str) -> str:
        """A name for a place that the gazetteer does not know: "الشعار" after "حي" is "Hay al-Shaar"."""
        return self.pattern.replace("X", transliterate(arabic))


@cache
def heads() -> Mapping[str, Head]:
    """Head nouns by their folded word, without article."""
    rows = (Head(fold_word(w), kind, number == "many", text == "with", name) for w, kind, number, text, name in _rows("heads.tsv"))
    return {head.word: head for head in rows}


@cache
def directions() -> Mapping[str, str]:
    """Folded words of place relations, single words and phrases, and their sense (see the head of directions.tsv)."""
    return {fold_word(word): sense for word, sense in _rows("directions.tsv")}


def _rows(name: str) -> Iterator[list[str]]:
    """The cells of a table's rows below its header."""
    table = files("tawatur.world").joinpath(name).read_text("utf-8")
    body = [line for line in table.splitlines() if line and not line.startswith("#")]
    return (line.split("\t") for line in body[1:])


@cache
def capitals() -> Mapping[str, str]:
    """Country code -> gazetteer id of the capital that "العاصمة" means in a report on that country."""
    # Of these countries the capital's name stands for no state that speaks, so nations.tsv leaves it out.
    found = {"YE": "sanaa", "LY": "tripoli-ly"}
    places = Gazetteer.load()
    for nation in load_nations():
        for name in nation.capitals:
            for site in places.find(fold_word(name)):
                if site.country == nation.country:
                    found.setdefault(site.country, site.id)
    return found
