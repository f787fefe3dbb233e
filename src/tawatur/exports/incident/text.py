"""An incident on a terminal: what it is, how many voices, then each voice's account, camp by camp, with its exact words.

Source words stand on lines of their own, against the right margin, as in the table of claims.
"""
from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len

from tawatur.exports import bidi
from tawatur.exports.incident import view
from tawatur.exports.table import wrap
from tawatur.link.accounts import FIELDS, Account
from tawatur.link.incident import Incident

_MOST = 12  # clauses of an account, and sentences of a kind
_DIM, _BOLD, _GREEN = "2", "1", "32"


class Text:
    """`width` in columns; `color` writes ANSI colours; `visual` puts Arabic in visual order here (see `bidi`)."""

    def __init__(self, width: int = 100, color: bool = False, visual: bool = False) -> None:
        self._width = max(24, width)
        self._color = color
        self._show = bidi.writer(visual)

    def block(self, made: Incident) -> str:
        """The whole incident; it ends with an empty line."""
        return "\n".join((*self._head(made), *self._compared(made), *self._accounts(made))) + "\n\n"

    def _head(self, made: Incident) -> Iterator[str]:
        yield self._paint("─" * self._width, _DIM)
        yield from self._lines(f"{made.id} · {made.label}", 0, _BOLD)
        yield from self._lines(made.voices.derivation(), 0)
        if made.voices.says.by_side:
            yield from self._lines("by side: " + "; ".join(map(view.side_count, made.voices.says.by_side)), 0)
        for one in made.ranges:
            yield from self._lines(view.ranged(made, one), 2)

    def _compared(self, made: Incident) -> Iterator[str]:
        for title, told in view.sentences(made):
            yield from self._lines(title, 0, _BOLD)
            for sentence in told[:_MOST]:
                yield from self._lines(sentence, 2)
            if len(told) > _MOST:
                yield self._paint(f"  and {len(told) - _MOST:,} more", _DIM)

    def _accounts(self, made: Incident) -> Iterator[str]:
        for camp, accounts in view.camps(made):
            yield ""
            yield from self._lines((camp or view.NO_CAMP).upper(), 0, _BOLD)
            for account in accounts:
                yield from self._account(made, account)

    def _account(self, made: Incident, account: Account) -> Iterator[str]:
        yield from self._lines(made.voices.name(account.voice), 2, _GREEN)
        through = view.relays(made, account)
        yield from self._lines(view.about(made, account) + (f" · through {', '.join(through)}" if through else ""), 4, _DIM)
        for field in FIELDS:
            values = account.of(field)
            if values:
                yield from self._lines(", ".join(value.shown for value in values), 13, before=f"    {view.LABELS[field]:<9}")
                written = [words for value in values for words in view.as_written(value)]
                yield from self._source("، ".join(dict.fromkeys(written)) if field in ("actors", "targets", "counts") else "")
        quotes = view.quotes(account.evidence)
        for text, words in quotes[:_MOST]:
            yield from self._source(f"«{text}»")
            for one in words[:_MOST]:
                yield from self._lines(view.origin(one), 6, _DIM)
        if len(quotes) > _MOST:
            yield self._paint(f"      and {len(quotes) - _MOST:,} more", _DIM)

    def _lines(self, words: str, indent: int, style: str = "", before: str = "") -> Iterator[str]:
        """Words of ours, in which names may be Arabic; `before` stands in the margin of the first line."""
        for line in wrap(bidi.clean(words), self._width - indent):
            yield (before or " " * indent) + self._paint(self._named(line), style)
            before = ""

    def _named(self, line: str) -> str:
        """A line from left to right, each run of Arabic in it made ready to print."""
        return bidi.RUN.sub(lambda run: self._show(run[0]), line)

    def _source(self, words: str) -> Iterator[str]:
        """Words of a source, against the right margin (the left one for words in Latin letters)."""
        for line in wrap(bidi.clean(words), self._width - 4):
            margin = self._width - cell_len(line) if bidi.is_arabic(line) else 4
            yield " " * margin + self._paint(self._show(line), _DIM)

    def _paint(self, words: str, style: str) -> str:
        return f"\x1b[{style}m{words}\x1b[0m" if self._color and style and words else words
