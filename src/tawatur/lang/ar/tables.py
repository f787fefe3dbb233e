"""Word tables of numbers and times: TSV rows, spread over the particles that Arabic writes on to a word."""
from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from tawatur.text.fold import fold_word

WORDS = Path(__file__).parent / "words"

# Conjunction and preposition as they are written on; كال, فك and the like are too rare with times and numbers.
_LEADS = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "فب", "فل")


class Word(NamedTuple):
    """What a printed word may be. `lead`: conjunction and preposition written on to it; `definite`: with the article."""

    kind: str
    value: float
    lead: str = ""
    definite: bool = False
    stem: str = ""


def rows(name: str) -> list[list[str]]:
    """The rows of words/<name>.tsv as cells; comments and empty lines left out."""
    lines = (WORDS / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def prefixes(article: bool = True) -> list[tuple[str, str, bool]]:
    """Every (printed prefix, lead, definite) that may stand before a noun: و ف, then ب ل ك, then ال (لل for ل + ال)."""
    out = [(lead, lead, False) for lead in _LEADS]
    if article:
        out += [(lead + ("ل" if lead.endswith("ل") else "ال"), lead, True) for lead in _LEADS if lead != "ك"]
    return out


def spread(entries: Iterable[tuple[str, str, float]], not_words: frozenset[str] = frozenset()) -> dict[str, Word]:
    """Printed word -> Word, for (word, kind, value) entries with every particle. A plain word beats a cut one."""
    table: dict[str, Word] = {}
    folded = [(fold_word(word), kind, value) for word, kind, value in entries]
    for prefix, lead, definite in prefixes():
        for word, kind, value in folded:
            printed = prefix + word
            if printed not in table:
                table[printed] = Word(kind, value, lead, definite, word)
    for printed in not_words:
        table.pop(printed, None)
    return table
