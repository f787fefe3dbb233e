"""Word lists as one automaton: every list's phrases in a single trie, walked once over a report.

The trie knows no language: what a printed word may stand for comes from a `readings` function, asked once per word.
"""
from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple, Protocol

from tawatur.text.tokens import Text

_CACHE_LIMIT = 400_000


class WordReading(Protocol):
    """A printed word as particles, stem, pronoun ending and number."""

    @property
    def prefix(self) -> str: ...
    @property
    def stem(self) -> str: ...
    @property
    def suffix(self) -> str: ...
    @property
    def dual(self) -> bool: ...


class Entry(NamedTuple):
    """What a phrase stands for: the kind of list, the id there, and the list's own row."""

    kind: str
    id: str
    data: Any = None
    verbal: bool = False


class Mention(NamedTuple):
    """A phrase of the lists found at the tokens [start, stop). `entries` are all rows with that phrase."""

    start: int
    stop: int
    entries: tuple[Entry, ...]
    prefix: str
    suffix: str
    dual: bool

    def of(self, kind: str) -> Entry | None:
        """The entry of a kind, if the phrase has one."""
        for entry in self.entries:
            if entry.kind == kind:
                return entry
        return None


_VERB_PREFIXES = frozenset(("", "و", "ف", "س", "وس", "فس", "ل", "ول", "فل"))


class Lexicon:
    """A trie over folded words. `add` phrases first, then `scan` reports."""

    def __init__(self, readings: Callable[[str], Iterable[WordReading]], plain: Callable[[str], str]) -> None:
        self._root: dict[str, Any] = {}
        self._readings_of = readings
        self._plain = plain
        self._known: dict[str, tuple[WordReading, ...]] = {}

    def add(self, phrase: str, entry: Entry) -> None:
        """List a phrase as in print; words are folded, and case forms of each word agree."""
        words = Text(phrase).words
        if words:
            self.add_words([self._plain(w) for w in words], entry)

    def add_words(self, words: list[str], entry: Entry) -> None:
        """List a phrase given as folded words."""
        node = self._root
        for word in words:
            node = node.setdefault(word, {})
        held: tuple[Entry, ...] = node.get("", ())
        if entry not in held:
            node[""] = (*held, entry)

    def readings(self, word: str) -> tuple[WordReading, ...]:
        """The readings of a printed word whose stem starts some phrase; remembered."""
        known = self._known.get(word)
        if known is None:
            if len(self._known) > _CACHE_LIMIT:
                self._known.clear()
            root = self._root
            known = self._known[word] = tuple(r for r in self._readings_of(word) if r.stem in root)
        return known

    def scan(self, words: list[str]) -> list[Mention]:
        """The phrases of a report from left to right, the longest at each place, none overlapping."""
        out: list[Mention] = []
        known = self._known
        at, size = 0, len(words)
        while at < size:
            word = words[at]
            readings = known.get(word)
            if readings is None:
                readings = self.readings(word)
            if readings:
                mention = self._longest(words, at, readings)
                if mention is not None:
                    out.append(mention)
                    at = mention.stop
                    continue
            at += 1
        return out

    def _longest(self, words: list[str], at: int, readings: tuple[WordReading, ...]) -> Mention | None:
        best: Mention | None = None
        stop = at
        for reading in readings:
            found = self._walk(self._root[reading.stem], words, at + 1)
            if found and found[0] > stop:
                entries = _fitting(found[1], reading, found[0] - at)
                if entries:
                    stop = found[0]
                    best = Mention(at, stop, entries, reading.prefix, reading.suffix, reading.dual)
        return best

    def _walk(self, node: dict[str, Any], words: list[str], at: int) -> tuple[int, tuple[Entry, ...]] | None:
        found: tuple[int, tuple[Entry, ...]] | None = None
        size = len(words)
        while True:
            entries = node.get("")
            if entries:
                found = (at, entries)
            if at >= size or len(node) == (1 if entries else 0):
                return found
            word = words[at]
            step = node.get(word) or node.get(self._plain(word)) or (node.get(word[:-1]) if word[-1] == "ا" else None)
            if step is None:
                return found
            node = step
            at += 1


def _fitting(entries: tuple[Entry, ...], reading: WordReading, length: int) -> tuple[Entry, ...]:
    """The entries that may stand with a reading's particles and endings."""
    if reading.suffix and length > 1:
        return ()
    prefix = reading.prefix
    if reading.dual or prefix not in _VERB_PREFIXES:
        return tuple(e for e in entries if not e.verbal)
    if "س" in prefix:
        return tuple(e for e in entries if e.verbal)
    return entries
