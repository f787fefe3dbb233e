"""For a terminal: one block a report, a row a claim, the words it was read from beneath, right to left.

A row holds neutral ids and Latin names; source words stand on lines of their own, so that no terminal can mix the two
directions. From 100 columns on (a few more where each claim shows its id), the fields stand side by side; below, one under the
other. Nothing is cut: what does not fit is wrapped.
"""
from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial

from rich.cells import cell_len

from tawatur import explain
from tawatur.exports import bidi, wording
from tawatur.exports.base import Piece, bodies
from tawatur.nouns import Claim, Extraction

_SIDE_BY_SIDE = 100
_COLORS = {
    "Battles": "31", "Explosions/Remote violence": "31", "Violence against civilians": "35", "Protests": "36", "Riots": "36",
    "Strategic developments": "33", "Toll": "34",
}
_HEADINGS = {
    "what": "event", "who": "who → whom", "where": "where", "when": "when", "counts": "counts", "says": "said by",
}
_SHARES = {"what": 21, "who": 22, "where": 17, "when": 14, "counts": 14, "says": 19}
_DIM, _BOLD, _WARN = "2", "1", "33"
_INDENT = 4
_NUMBER = 3  # columns of a claim's number


class Table:
    """`width` in columns; `color` writes ANSI colours; `visual` puts Arabic in visual order here (see `bidi`)."""

    def __init__(self, width: int = 100, color: bool = False, visual: bool = False, trace: bool = False) -> None:
        self._width = max(24, width)
        self._color = color
        self._show = bidi.writer(visual)
        self._trace = trace

    def piece(self, extraction: Extraction) -> Piece:
        return Piece(self.block(extraction))

    def block(self, extraction: Extraction, labels: Sequence[str] = ()) -> str:
        """A report; `labels` stand before the claims, in their order, in place of a number."""
        labels = labels or [f"{place:>3}" for place in range(1, len(extraction.claims) + 1)]
        lines = [*self._head(extraction), *self._problems(extraction)]
        if self._wide(labels):
            lines += [self._paint(line, _DIM) for line in self._row(" " * _longest(labels), _HEADINGS, lambda name: "")]
        for label, claim in zip(labels, extraction.claims, strict=True):
            lines += self._claim(label, claim, extraction, self._wide(labels))
        if not extraction.claims and not extraction.problems:
            lines.append(self._paint("    no claims", _DIM))
        return "\n".join(lines) + "\n\n"

    def page(self, pieces: Iterable[Piece]) -> Iterator[str]:
        return bodies(pieces)

    def _head(self, extraction: Extraction) -> list[str]:
        document = extraction.document
        known = [bidi.clean(part) for part in (document.id, document.outlet, document.published) if part]
        if len(known[0]) == 64 and " " not in known[0]:
            known[0] = known[0][:12] + "…"
        lines = [line for part in known for line in wrap(part, self._width)]
        joined = " · ".join(known)
        if cell_len(joined) <= self._width and not bidi.is_arabic(joined):
            lines = [joined]
        head = [self._paint("─" * self._width, _DIM)]
        head += [self._paint(self._show(line), _BOLD) for line in lines]
        return head + (self._arabic(document.title, _BOLD) if document.title else [])

    def _problems(self, extraction: Extraction) -> list[str]:
        lines = []
        for problem in extraction.problems:
            said = wrap(bidi.clean(f"! {problem.step}: {problem.message}"), self._width - _INDENT)
            lines += [" " * _INDENT + self._paint(self._show(line), _WARN) for line in said]
        return lines

    def _wide(self, labels: Sequence[str]) -> bool:
        """Whether the fields of claims with these labels have room side by side."""
        return bool(labels) and self._width >= _SIDE_BY_SIDE + _longest(labels) - _NUMBER

    def _claim(self, label: str, claim: Claim, extraction: Extraction, wide: bool) -> list[str]:
        cells = _cells(claim, extraction.document.outlet)
        rows = self._row(label, cells, partial(_style, claim)) if wide else self._beneath(label, claim, cells)
        lines = [*rows, *self._arabic(claim.evidence.value, _DIM)]
        if self._trace:
            tree = explain.claim(claim, extraction.document.text, show=lambda words: self._show(bidi.clean(words)))
            lines += [self._paint(" " * _INDENT + line, "") for line in tree]
        return lines

    def _row(self, label: str, cells: Mapping[str, str], style: Callable[[str], str]) -> list[str]:
        """The cells side by side; the widths follow what the columns usually hold. A label may have several words."""
        before = _longest([label])
        room = self._width - before - 1 - 2 * (len(_SHARES) - 1)
        labels = label.split() or [""]
        widths = {name: room * share // sum(_SHARES.values()) for name, share in _SHARES.items()}
        columns = {name: wrap(cells[name], widths[name]) for name in _SHARES}
        lines = []
        for row in range(max(len(labels), *map(len, columns.values()))):
            parts = [f"{labels[row] if row < len(labels) else '':{'<' if len(label) > _NUMBER else '>'}{before}} "]
            for name, column in columns.items():
                words = column[row] if row < len(column) else ""
                parts.append(self._paint(words, style(name)) + " " * (widths[name] - cell_len(words) + 2))
            lines.append("".join(parts).rstrip())
        return lines

    def _beneath(self, label: str, claim: Claim, cells: dict[str, str]) -> list[str]:
        lines = []
        for name, words in cells.items():
            before = f"{label} " if name == "what" else f"    {name:<7}"
            for row, line in enumerate(wrap(words, self._width - len(before))):
                lines.append((" " * len(before) if row else before) + self._paint(line, _style(claim, name)))
        return lines

    def _arabic(self, words: str, style: str) -> list[str]:
        """Source words wrapped and set against the right margin (a left one for words in Latin letters)."""
        room = self._width - _INDENT
        lines = []
        for line in wrap(bidi.clean(words), room):
            margin = self._width - cell_len(line) if bidi.is_arabic(line) else _INDENT
            lines.append(" " * margin + self._paint(self._show(line), style))
        return lines

    def _paint(self, words: str, style: str) -> str:
        return f"\x1b[{style}m{words}\x1b[0m" if self._color and style and words else words


def _cells(claim: Claim, outlet: str | None) -> dict[str, str]:
    marks = wording.marks(claim)
    what = wording.event(claim) + (f" ({', '.join(marks)})" if marks else "")
    cells = {
        "what": what,
        "who": wording.parties(claim),
        "where": wording.places(claim),
        "when": wording.when(claim.time.value) if claim.time else "",
        "counts": wording.counts(claim),
        "says": wording.speakers(claim, outlet),
    }
    return {name: bidi.clean(words) for name, words in cells.items()}


def _style(claim: Claim, name: str) -> str:
    return _COLORS.get(claim.type, "") if name == "what" else "32" if name == "says" else ""


def _longest(labels: Sequence[str]) -> int:
    """Columns of the longest word of the labels, at least those of a number."""
    return max(_NUMBER, *(len(word) for label in labels for word in label.split() or [label]))


def wrap(words: str, width: int) -> list[str]:
    """Lines of at most `width` columns, broken at spaces, within a word only where it is longer than a line."""
    width = max(1, width)
    lines: list[str] = []
    line = ""
    for word in words.split(" ") if words else ():
        longer = f"{line} {word}" if line else word
        if cell_len(longer) <= width:
            line = longer
            continue
        if line:
            lines.append(line)
        *full, line = _chopped(word, width)
        lines += full
    return [*lines, line] if line else lines


def _chopped(word: str, width: int) -> list[str]:
    """A long word in pieces, after a hyphen or a stroke where there is one in the latter half."""
    pieces, piece = [], ""
    for letter in word:
        if piece and cell_len(piece + letter) > width:
            joint = max(piece.rfind("-"), piece.rfind("/")) + 1
            cut = joint if joint > len(piece) // 2 else len(piece)
            pieces.append(piece[:cut])
            piece = piece[cut:]
        piece += letter
    return [*pieces, piece]
