"""Who holds an office, as one to whom something is done: "وزير الدفاع" is an official, "القيادي في" one of a side."""
from __future__ import annotations

from functools import cache

from tawatur.lang.ar.clitics import plain
from tawatur.lang.ar.vocabulary import ClassWord
from tawatur.text.fold import fold_word
from tawatur.text.lexicon import Entry
from tawatur.world import tables

_STATESMEN = frozenset(("minister", "governor"))


@cache
def _officials() -> tuple[Entry, dict[str, Entry]]:
    """An official, and the words for those who lead armed people, folded."""
    rows = [row for row in tables.load_classes() if row.id == "officials"]
    return Entry("class", rows[0].id, ClassWord(rows[0], False)), {
        plain(fold_word(w)): Entry("class", row.id, ClassWord(row, many)) for row in rows if "armed" in row.traits
        for words, many in ((row.singulars, False), (row.plurals, True)) for w in words if " " not in w}


def holder(kind: str, word: str) -> Entry | None:
    """Who holds an office of a kind: an official of a state, or by its first word one who leads armed people ("القيادي في")."""
    official, leaders = _officials()
    return official if kind in _STATESMEN else leaders.get(plain(word.lstrip("وبل").removeprefix("ال")))
