"""One self-contained page: each report right to left, every field of every claim marked at its exact characters, and
the claims beside it. Pointing at one side, or tabbing to it, shows the other. Nothing is fetched; everything is escaped.
"""
from __future__ import annotations

from collections.abc import Iterable, Iterator

from tawatur import explain
from tawatur.exports import wording
from tawatur.exports.base import Piece
from tawatur.exports.highlight import FIELDS, Field, Stretch, fields, stretches
from tawatur.exports.markup import amount, resource, safe
from tawatur.nouns import Claim, Count, Document, Extraction, Party, Place, Weapon, When

_LABELS = {
    "trigger": "event", "actors": "who", "targets": "to whom", "places": "where", "time": "when", "counts": "counts",
    "weapons": "with", "speakers": "said by",
}
_NUMBER = "\0"  # stands for the report's number until the page is put together; no text holds it
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


class Html:
    """`trace` adds the tree of each claim, folded."""

    def __init__(self, trace: bool = False) -> None:
        self._trace = trace

    def piece(self, extraction: Extraction) -> Piece:
        return Piece(_article(extraction, self._trace), _entry(extraction))

    def page(self, pieces: Iterable[Piece]) -> Iterator[str]:
        made = list(pieces)
        yield _head(f"tawatur: {amount(len(made), 'report')}")
        yield _intro(made)
        for number, piece in enumerate(made, 1):
            yield piece.body.replace(_NUMBER, str(number))
        yield f"</div>\n<script>\n{resource('page.js')}</script>\n</body>\n</html>\n"


def report_fragment(extraction: Extraction) -> str:
    """One report with its claims, as a notebook shows it."""
    article = _article(extraction, trace=False).replace(_NUMBER, "n")
    style, script = resource("page.css"), resource("page.js")
    return f'<style>{style}</style><div class="tawatur"><div class="frame">{_legend()}{article}</div></div><script>{script}</script>'


def claims_table(claims: Iterable[Claim]) -> str:
    """Claims as a table, as a notebook shows them."""
    heads = ("", "event", "who → whom", "where", "when", "counts", "said by", "evidence")
    rows = "".join(_row(place, claim) for place, claim in enumerate(claims, 1))
    head = "".join(f"<th scope='col'>{name}</th>" for name in heads)
    return f'<style>{resource("page.css")}</style><div class="tawatur"><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>'


def _row(place: int, claim: Claim) -> str:
    when = wording.when(claim.time.value) if claim.time else ""
    what = wording.event(claim) + "".join(f" ({mark})" for mark in wording.marks(claim))
    cells = (str(place), what, wording.parties(claim), wording.places(claim), when, wording.counts(claim), wording.speakers(claim))
    plain = "".join(f"<td>{safe(cell)}</td>" for cell in cells)
    return f'<tr>{plain}<td dir="rtl" lang="ar">{safe(claim.evidence.value)}</td></tr>'


# --- the page ------------------------------------------------------------------------------------------------------


def _head(title: str) -> str:
    return (
        f'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="color-scheme" content="light dark">\n'
        f"<title>{title}</title>\n<style>\n{resource('page.css')}</style>\n</head>\n"
        f'<body class="tawatur">\n<div class="frame">\n'
    )


def _intro(pieces: list[Piece]) -> str:
    entries = "".join(f'<li>{piece.entry.replace(_NUMBER, str(n))}</li>\n' for n, piece in enumerate(pieces, 1))
    index = f'<nav class="index" aria-label="Reports"><ol>\n{entries}</ol></nav>\n' if len(pieces) > 1 else ""
    return (
        f"<header><h1>Claims in {amount(len(pieces), 'report')}</h1>\n"
        '<p class="note">What each report claims, in whose voice, and the words it was read from. A claim is not a fact. '
        "Point at a claim or at marked words, or use Tab, the arrow keys and Enter.</p>\n"
        f"{_legend()}</header>\n{index}"
    )


def _legend() -> str:
    items = "".join(f'<li><span class="item k-{kind}">{_LABELS[kind]}</span></li>' for kind in FIELDS)
    return f'<ul class="legend" aria-label="Colours">{items}</ul>\n'


def _entry(extraction: Extraction) -> str:
    document = extraction.document
    name = safe(document.title or document.id)
    known = " · ".join(safe(part) for part in (document.outlet, document.published) if part)
    claims = amount(len(extraction.claims), "claim") if extraction.claims else "no claims"
    return f'<a href="#r{_NUMBER}"><bdi>{name}</bdi></a> <span class="meta">{known}{" · " if known else ""}{claims}</span>'


# --- a report ------------------------------------------------------------------------------------------------------


def _article(extraction: Extraction, trace: bool) -> str:
    document = extraction.document
    claims = "".join(_claim(n, claim, document, trace) for n, claim in enumerate(extraction.claims, 1))
    problems = "".join(
        f'<p class="problem"><bdi>{safe(problem.step)}</bdi>: <bdi>{safe(problem.message)}</bdi></p>\n'
        for problem in extraction.problems
    )
    stops = {claim.trigger.span.start for claim in extraction.claims}
    text = "".join(_stretch(document.text, stretch, stops) for stretch in stretches(extraction))
    report = f'<div class="report" dir="rtl" lang="ar">{text}</div>' if text else ""
    return (
        f'<article id="r{_NUMBER}">\n{_title(document)}{problems}<div class="pair">\n{report}\n'
        f'<ol class="claims">{claims or "<li class=note>No claims.</li>"}</ol>\n</div>\n</article>\n'
    )


def _title(document: Document) -> str:
    title = f'<h2 dir="auto">{safe(document.title)}</h2>\n' if document.title else ""
    known = [f"<bdi>{safe(part)}</bdi>" for part in (document.id, document.outlet, document.published) if part]
    if document.url and document.url.startswith(("https://", "http://")):
        known.append(f'<a href="{safe(document.url)}" rel="noreferrer noopener">source</a>')
    return f'{title}<p class="meta">{" · ".join(known)}</p>\n'


def _stretch(text: str, stretch: Stretch, stops: set[int]) -> str:
    """One stretch of the text; the keyboard stops where the event words of a claim begin."""
    words = safe(text[stretch.start : stretch.stop]).replace("\r", "&#13;")
    if not stretch.claims:
        return words
    kinds = list(dict.fromkeys(field.kind for field in stretch.fields))
    hues = ";".join(f"--k{n}:var(--{kind})" for n, kind in enumerate(kinds[:3], 1))
    attributes = [f'class="s{" e" if stretch.told else ""}"', f'data-c="{" ".join(map(str, stretch.claims))}"']
    if kinds:
        attributes.append(f'data-f="{" ".join(field.key for field in stretch.fields)}" style="{hues}"')
        attributes.append(f'title="{safe(_tip(stretch.fields))}"')
    if stretch.start in stops:
        attributes.append('tabindex="0" role="button"')
    return f"<span {' '.join(attributes)}>{words}</span>"


def _tip(over: tuple[Field, ...]) -> str:
    """What the words stand for, one line a claim and field."""
    return "\n".join(f"claim {f.claim}, {_LABELS[f.kind]}: {_value(f.found.value)}" for f in over)


def _claim(place: int, claim: Claim, document: Document, trace: bool) -> str:
    marks = "".join(f'<span class="mark">{mark}</span>' for mark in wording.marks(claim))
    kind = f"<small>{safe(claim.type)}</small>" if claim.subtype else ""
    return (
        f'<li class="claim" tabindex="0" data-c="{place}">\n'
        f"<h3>{place}. {safe(wording.event(claim))} {kind}{marks}</h3>\n{_list(place, claim, document)}"
        f"{_tree(claim, document) if trace else ''}</li>\n"
    )


def _list(place: int, claim: Claim, document: Document) -> str:
    rows: dict[str, list[str]] = {}
    for field in fields(claim, place):
        rows.setdefault(field.kind, []).append(_item(field, document.text))
    if not claim.speakers:
        rows["speakers"] = [f"<bdi>{safe(wording.speakers(claim, document.outlet))}</bdi>"]
    listed = "".join(f"<dt>{_LABELS[kind]}</dt><dd>{''.join(items)}</dd>\n" for kind, items in rows.items())
    return f"<dl>{listed}</dl>\n"


def _item(field: Field, text: str) -> str:
    span = field.found.span
    words = safe(text[span.start : span.stop])
    value = "" if field.kind == "trigger" else f"{safe(_value(field.found.value))} "
    return f'<span class="item k-{field.kind}" data-f="{field.key}">{value}<bdi lang="ar">{words}</bdi></span> '


def _tree(claim: Claim, document: Document) -> str:
    lines = "\n".join(explain.claim(claim, document.text, show=lambda words: f"\u2068{words}\u2069"))
    return f"<details><summary>How it was read</summary><pre>{safe(lines)}</pre></details>\n"


def _value(value: object) -> str:
    """A field's value in a few words."""
    if isinstance(value, Party):
        return value.id
    if isinstance(value, Place):
        where = f", {value.country}" if value.country else ""
        known = value.latitude is not None and value.longitude is not None
        return value.name + where + (f" ({value.latitude:.3f}, {value.longitude:.3f})" if known else "")
    if isinstance(value, When):
        return wording.when(value)
    if isinstance(value, Count):
        return wording.count(value)
    return value.kind if isinstance(value, Weapon) else str(value)
