"""What reading knows of one report before it looks for events: words, list finds, numbers, times, sentences."""
from __future__ import annotations

from collections.abc import Sequence

from tawatur.nouns import Document, Quantity, When
from tawatur.text.lexicon import Mention
from tawatur.text.tokens import Hit, Text, mark

_DOMAINS = frozenset("نت كوم اورغ اورج اورك".split())
_ENDERS = frozenset(".!?؟؛…\n•◀🔻🔺🔴🔵⭕▪●■◾►▶|")
_ENDING = mark(lambda word: word in _ENDERS)
_CLOSERS = frozenset("\"'”»)’]")


class Scene:
    """A report laid out for reading; all places are token numbers.

    `at[i]` is the number of the mention that covers token i, or -1. `quantities` and `times` are in order; `timed` are the
    mentions that lie inside a time and so are none of `mentions` ("منذ بدء عدوان كذا").
    """

    __slots__ = ("_before", "_starting", "at", "document", "mentions", "quantities", "sentences", "spans", "text", "timed", "times", "words")

    def __init__(
        self, document: Document, text: Text, mentions: list[Mention],
        quantities: list[Hit[Quantity]], times: list[Hit[When]], spans: list[Hit[When]] | None = None,
    ) -> None:
        self.document = document
        self.text = text
        self.words = text.words
        self.spans = times if spans is None else spans
        inside = {token for time in self.spans for token in range(time.start, time.stop)}
        mentions = [m for m in mentions if not (m.suffix == "ه" and text.ends_in_ta(m.stop - 1))]
        self.timed = [m for m in mentions if m.start in inside]
        self.mentions = [m for m in mentions if m.start not in inside]  # "فجر أمس" is no blast
        self.quantities = quantities
        self.times = times
        self.at = [-1] * len(text.words)
        self._starting: list[Mention | None] = [None] * len(text.words)
        for number, mention in enumerate(self.mentions):
            self._starting[mention.start] = mention
            for token in range(mention.start, mention.stop):
                self.at[token] = number
        self._before = before_each([m.start for m in self.mentions], len(text.words))
        self.sentences = split_sentences(text)

    def mention_at(self, token: int) -> Mention | None:
        """The mention that starts at a token."""
        return self._starting[token] if 0 <= token < len(self._starting) else None

    def within(self, start: int, stop: int) -> list[Mention]:
        """The mentions that start in the tokens [start, stop), and one that reaches into them."""
        if start >= stop:
            return []
        first = self.at[start] if self.at[start] >= 0 else self._before[start]
        return self.mentions[first : self._before[min(stop, len(self.words))]]


def before_each(starts: Sequence[int], size: int) -> list[int]:
    """How many of the ascending places `starts` stand before each token of a report, and before its end."""
    out = [len(starts)] * (size + 1)
    at = 0
    for number, start in enumerate(starts):
        while at <= start:
            out[at] = number
            at += 1
    return out


def split_sentences(text: Text) -> list[tuple[int, int]]:
    """The sentences of a report as token ranges, end marks included. A point inside a number or a name ends nothing."""
    out: list[tuple[int, int]] = []
    words, starts, stops = text.words, text.starts, text.stops
    size = len(words)
    begin = 0
    for at in text.marked(_ENDING):
        if at < begin or (words[at] == "." and _inside(words, starts, stops, at)):
            continue
        stop = at + 1
        while stop < size and words[stop] in _CLOSERS and starts[stop] == stops[stop - 1]:
            stop += 1
        if stop > begin + 1:
            out.append((begin, stop))
        begin = stop
    if begin < size:
        out.append((begin, size))
    return out


def _inside(words: list[str], starts: list[int], stops: list[int], at: int) -> bool:
    """Whether a point stands inside a number, a web address or initials."""
    if at + 1 >= len(words) or at == 0 or starts[at + 1] != stops[at]:
        return False
    after = words[at + 1]
    if starts[at] == stops[at - 1] and (after in _DOMAINS or (len(words[at - 1]) == len(after) == 1 and after.isalpha())):
        return True  # "د.ب.أ", "روتر.نت"
    return after[0].isdigit() or (after[0].isascii() and after[0].isalpha()) or after == "."
