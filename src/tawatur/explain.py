"""Where a claim comes from, as an indented tree: for each field its value, words, place, rule, and smaller finds."""
from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from datetime import datetime

from tawatur.nouns import Claim, Found, Span, When

_FIELDS = ("trigger", "evidence", "actors", "targets", "places", "time", "counts", "weapons", "speakers")
_LONG = 60


def claim(claim: Claim, text: str, show: Callable[[str], str] = str) -> list[str]:
    """The lines of one claim's tree. `text` is the report's; `show` makes quoted words ready for where they are printed."""
    finds = [(name, found) for name in _FIELDS for found in _several(getattr(claim, name))]
    kind = f"{claim.type} / {claim.subtype}" if claim.subtype else claim.type
    lines = [f"{kind} · {claim.modality} · {claim.scope} · {claim.stance}"]
    for place, (name, found) in enumerate(finds, 1):
        lines += _branch(f"{name:<8} ", found, text, show, last=place == len(finds))
    return lines


def _several(value: object) -> Iterator[Found[object]]:
    if isinstance(value, Found):
        yield value
    elif isinstance(value, tuple):
        yield from value


def _branch(label: str, found: Found[object], text: str, show: Callable[[str], str], last: bool) -> Iterator[str]:
    yield f"{'└─' if last else '├─'} {label}{_said(found, text, show)}"
    stem = "   " if last else "│  "
    for place, part in enumerate(found.parts, 1):
        for line in _branch("", part, text, show, last=place == len(found.parts)):
            yield stem + line


def _said(found: Found[object], text: str, show: Callable[[str], str]) -> str:
    words = quoted(text, found.span)
    value = "" if found.value == text[found.span.start : found.span.stop] else f"{plain(found.value)} "
    rule = f" by {found.rule}" if found.rule else ""
    return f"{value}[{found.span.start}:{found.span.stop}]{rule} {show(words)}"


def quoted(text: str, span: Span) -> str:
    """The words of a span, the middle of a long stretch left out with an ellipsis."""
    words = text[span.start : span.stop]
    return words if len(words) <= _LONG else f"{words[: _LONG // 2].rstrip()} … {words[-_LONG // 2 :].lstrip()}"


def plain(value: object) -> str:
    """A value in a line: the fields of a noun but for the words it quotes, all that is unsaid left out."""
    if isinstance(value, When):
        return f"{value.start.isoformat(' ', 'minutes')} – {value.stop.isoformat(' ', 'minutes')} ({value.grain})"
    if not is_dataclass(value):
        return value.isoformat() if isinstance(value, datetime) else str(value)
    said = [(f.name, getattr(value, f.name)) for f in fields(value) if f.name != "text"]
    parts = [str(item) if name in ("id", "name", "kind") else f"{name}={item}" for name, item in said if item is not None]
    return " ".join(parts)
