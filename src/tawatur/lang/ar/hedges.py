"""Words that loosen a number (أكثر من, نحو, على الأقل) and words that tell a count by themselves (عدة, عدد من)."""
from __future__ import annotations

from tawatur.lang.ar.tables import prefixes, rows
from tawatur.text.fold import fold_word

Phrases = dict[str, list[tuple[tuple[str, ...], str]]]


def _phrases(side: str) -> Phrases:
    """First word, with particles -> (the words after it, hedge), longest first."""
    out: Phrases = {}
    for phrase, at, hedge in rows("hedges"):
        if at != side:
            continue
        first, *rest = fold_word(phrase).split()
        for lead, _, _ in prefixes(article=False) if side == "before" else [("", "", False)]:
            out.setdefault(lead + first, []).append((tuple(rest), hedge))
    for options in out.values():
        options.sort(key=lambda option: -len(option[0]))
    return out


def _vague() -> dict[str, list[tuple[tuple[str, ...], int, str]]]:
    out: dict[str, list[tuple[tuple[str, ...], int, str]]] = {}
    for phrase, low, hedge in rows("vague"):
        first, *rest = fold_word(phrase).split()
        for lead, _, definite in prefixes():
            if not (definite and (hedge in ("one", "several", "some") or first in ("عدد", "عددا"))):
                out.setdefault(lead + first, []).append((tuple(rest), int(low), hedge))
    for options in out.values():
        options.sort(key=lambda option: -len(option[0]))
    return out


BEFORE, AFTER, VAGUE = _phrases("before"), _phrases("after"), _vague()


def match_phrase(table: Phrases, words: list[str], i: int) -> tuple[int, str] | None:
    """The longest phrase of the table at token i: -> (stop, hedge)."""
    for rest, hedge in table.get(words[i], ()):
        stop = i + 1 + len(rest)
        if tuple(words[i + 1 : stop]) == rest:
            return stop, hedge
    return None
