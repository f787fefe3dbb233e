"""An incident as one self-contained page: the accounts side by side, camp by camp, with the exact words of each, right to left.

No script runs and nothing is fetched; everything is escaped.
"""
from __future__ import annotations

from collections.abc import Iterator

from tawatur.exports import bidi
from tawatur.exports.incident import view
from tawatur.exports.incident.lanes import days, panels
from tawatur.exports.incident.svg import picture
from tawatur.exports.markup import amount, resource, safe
from tawatur.link.accounts import FIELDS, Account, Value, Words
from tawatur.link.incident import Incident

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_KINDS = {"type": "trigger"}  # the colour of a field, where it is not called as the field
_MOST = 200  # clauses, sentences and accounts of a kind


def page(made: Incident) -> Iterator[str]:
    """The page, piece by piece."""
    title = safe(f"{made.label} ({made.id})")
    yield (
        f'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="color-scheme" content="light dark">\n'
        f"<title>{title}</title>\n<style>\n{resource('page.css')}{resource('incident/page.css')}</style>\n</head>\n"
        '<body class="tawatur incident">\n<div class="frame">\n'
    )
    yield _head(made)
    yield "".join(_sentences(title, told) for title, told in view.sentences(made))
    yield _pictures(made)
    yield '<h2 id="accounts">The accounts</h2>\n<div class="camps">\n'
    for camp, accounts in view.camps(made):
        yield f'<section class="camp"><h2>{safe(camp or view.NO_CAMP)}</h2>\n'
        for account in accounts[:_MOST]:
            yield _account(made, account)
        yield (f'<p class="note">and {amount(len(accounts) - _MOST, "voice")} more</p>' if len(accounts) > _MOST else "") + "</section>\n"
    yield "</div>\n</div>\n</body>\n</html>\n"


def _head(made: Incident) -> str:
    time = " – ".join(dict.fromkeys(moment.replace("T", " ") for moment in (made.start, made.end) if moment))
    known = " · ".join(safe(part) for part in (made.id, made.type, time, amount(made.voices.reports, "report")) if part)
    sides = "".join(
        f"<tr><th scope='row'>{safe(side.camp or view.NO_CAMP)}</th><td>{side.count}</td>"
        f"<td>{safe(', '.join(f'{group} {number}' for group, number in side.groups))}</td></tr>"
        for side in made.voices.says.by_side
    )
    table = f"<table><thead><tr><th>side</th><th>independent voices</th><th>of them</th></tr></thead><tbody>{sides}</tbody></table>\n" if sides else ""
    ranges = "".join(f"<li>{_ours(view.ranged(made, one))}</li>" for one in made.ranges)
    return (
        f'<header><h1>{_ours(made.label)}</h1>\n<p class="meta">{known}</p>\n<p class="derivation">{_ours(made.voices.derivation())}</p>\n'
        '<p class="note">Who says what of one event, in whose words, and how many tell it who do not repeat each other. Nothing here says who is '
        "right. Voices of one side are no proof for each other.</p>\n"
        f"{table}{f'<ul class=ranges>{ranges}</ul>' if ranges else ''}</header>\n"
    )


def _sentences(title: str, told: list[str]) -> str:
    more = f"<li>and {len(told) - _MOST:,} more</li>" if len(told) > _MOST else ""
    items = "".join(f"<li>{_ours(sentence)}</li>" for sentence in told[:_MOST])
    return f'<section class="compared"><h2>{title}</h2><ul>{items}{more}</ul></section>\n'


def _pictures(made: Incident) -> str:
    told = panels(made)
    drawn = "".join(picture(panel, *days(told)) for panel in told)
    legend = '<p class="note">By day of publication. A dot is a number, a bar a range; an arrow stands where no upper bound is told.</p>\n'
    return f"<section><h2>Counts by voice over time</h2>\n{legend}{drawn}</section>\n" if drawn else ""


def _account(made: Incident, account: Account) -> str:
    through = view.relays(made, account)
    relayed = f'<p class="meta">through {_ours(", ".join(through))}</p>\n' if through else ""
    rows = "".join(_row(field, account.of(field)) for field in FIELDS)
    quotes = view.quotes(account.evidence)
    words = "".join(_quote(text, those) for text, those in quotes[:_MOST])
    more = f'<p class="note">and {len(quotes) - _MOST:,} more</p>' if len(quotes) > _MOST else ""
    return (
        f'<article class="account"><h3>{_ours(made.voices.name(account.voice))}</h3>\n<p class="meta">{safe(view.about(made, account))}</p>\n'
        f"{relayed}<dl>{rows}</dl>\n<details{' open' if len(quotes) < 4 else ''}><summary>Exact words ({len(quotes)})</summary>{words}{more}</details></article>\n"
    )


def _row(field: str, values: tuple[Value, ...]) -> str:
    if not values:
        return ""
    items = "".join(_value(field, value) for value in values[:_MOST])
    return f"<dt>{view.LABELS[field]}</dt><dd>{items}</dd>\n"


def _value(field: str, value: Value) -> str:
    words = "".join(f" <bdi{_direction(text)}>{safe(text)}</bdi>" for text in view.as_written(value)[:8])
    claims = safe(", ".join(dict.fromkeys(one.claim for one in value.words[:20])))
    return f'<span class="item k-{_KINDS.get(field, field)}" title="{claims}">{safe(value.shown)}{words}</span> '


def _quote(text: str, words: list[Words]) -> str:
    origins = "".join(f"<li>{_ours(view.origin(one))}</li>" for one in words[:_MOST])
    return f'<blockquote{_direction(text)}>{safe(text)}</blockquote><ul class="meta origins">{origins}</ul>\n'


def _ours(words: str) -> str:
    """A line of ours, in which names may be Arabic: what stands after one keeps its place."""
    return bidi.RUN.sub(lambda run: f"<bdi>{run[0]}</bdi>", safe(words))


def _direction(text: str) -> str:
    return ' dir="rtl" lang="ar"' if bidi.is_arabic(text) else ' dir="auto"'
