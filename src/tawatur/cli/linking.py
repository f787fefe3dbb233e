"""`tawatur link`, `tawatur incidents` and `tawatur incident`: which claims speak of one event."""
from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from tawatur.cli.filters import filters, found_nothing, question
from tawatur.cli.shared import WORDS, counted, ledger_option, opened, opened_bytes, stage, stop_cleanly, visual, width

if TYPE_CHECKING:
    from tawatur.ledger.database import Ledger
    from tawatur.service.linking import Incident, Linked, Why

_LIMIT = 20


@click.command()
@ledger_option
@click.option("--full", is_flag=True, help="Link everything anew, not only what came since the last time.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing.")
def link(ledger: str, full: bool, quiet: bool) -> None:
    """Put claims that tell one event into incidents.

    New claims join incidents, or split them, without linking everything anew; the outcome is the same every time. Tolls, sums
    over a period and plans belong to no incident. What a person has joined or parted (`tawatur review`) stands above it.

    \b
    Examples:
      tawatur link
      tawatur link --full --ledger postgresql://team@host/record
    """
    from tawatur.service import keeping
    from tawatur.service import linking as service

    with stop_cleanly(), keeping.opened(ledger, create=False) as record:
        with stage(shown=not quiet and sys.stderr.isatty()) as tick:
            found = service.link(record, full=full, tick=tick)
        if not quiet:
            click.echo(f"{record.shown}: {_told(found)}", err=True)


def _told(found: Linked) -> str:
    """What came of it, in a few lines."""
    line = f"{counted(found.claims, 'claim')} of events, {found.looked_at:,} looked at; {counted(found.incidents, 'incident')} of two claims or more"
    line += f"; {counted(found.changed, 'link')} changed"
    if found.vague:
        line += f"\nleft alone: {counted(found.vague, 'claim')} that tell neither a place nor a number of casualties and are like no other"
    if found.crowded:
        line += f"\nnot compared: {counted(found.crowded, 'claim')} like which there are too many of one day and place"
    return line


@click.command()
@ledger_option
@filters
@click.option("--reports", "least_reports", type=click.IntRange(1), default=1, metavar="N", help="Told by at least so many reports.")
@click.option("--voices", "least_voices", type=click.IntRange(0), default=0, metavar="N", help="With at least so many independent voices.")
@click.option("--contradicted", is_flag=True, help="Only where voices contradict each other.")
@click.option("-n", "--limit", type=click.IntRange(0), help=f"At most so many, 0 for all. Default: {_LIMIT} in a table, else all.")
@click.option("-f", "--format", "form", type=click.Choice(("table", "jsonl", "csv")), help="Default: by the ending of -o; table on a terminal; else jsonl.")
@click.option("-o", "--output", metavar="FILE", help="Write here instead of standard output.")
def incidents(
    ledger: str, least_reports: int, least_voices: int, contradicted: bool, limit: int | None, form: str | None, output: str | None, **asked: Any
) -> None:
    """List incidents: what happened where and when, who tells it, and how many independent voices there are.

    The options choose claims; an incident is listed with all its claims where one of them is as asked. Voices are independent
    where neither passes on the other's words nor both a third's: ten outlets that quote one statement are one voice.

    \b
    Examples:
      tawatur incidents --place "Khan Younis" --since 2023-12-01 --reports 2
      tawatur incidents --country Sudan --voices 2 --format csv -o sudan.csv
      tawatur incidents --outcome killed --at-least 10 --contradicted
    """
    from tawatur.exports import format_of
    from tawatur.exports.incident.listing import listing
    from tawatur.service import keeping
    from tawatur.service import linking as service

    wanted = service.wanting(least_reports, least_voices, contradicted)
    named = format_of(output) if output else None
    form = form or (named if named in ("table", "jsonl", "csv") else None) or ("table" if not output and sys.stdout.isatty() else "jsonl")
    query = question(asked, (_LIMIT if form == "table" else None) if limit is None else limit or None, newest_first=True)
    terminal = not output and sys.stdout.isatty()
    color = terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    shape = listing(form, width=width(terminal), color=color, visual=terminal and visual())
    with stop_cleanly(), keeping.opened(ledger, create=False) as record, opened(output) as write:
        unlinked(record)
        shown = 0
        write(shape.head())
        for made in service.incidents(record, query, wanted=wanted):
            write(shape.block(made))
            shown += 1
        if form == "table" and query.limit == shown:
            click.echo(f"These are the latest {shown:,}; --limit 0 shows all there are.", err=True)
        if not shown:
            found_nothing(keeping.hints(record, query), "incident")


@click.command()
@click.argument("id_", metavar="INCIDENT", type=WORDS)
@ledger_option
@click.option("--why", is_flag=True, help="Show instead, for each claim, what holds it in the incident.")
@click.option("--plot", metavar="FILE", help="Draw counts by voice over time: FILE.svg or FILE.png.")
@click.option("--with-names", is_flag=True, help="Leave the names of private persons in the words quoted.")
@click.option("-f", "--format", "form", type=click.Choice(("text", "html", "jsonl")), help="Default: by the ending of -o; else text.")
@click.option("-o", "--output", metavar="FILE", help="Write here instead of standard output.")
def incident(id_: str, ledger: str, why: bool, plot: str | None, with_names: bool, form: str | None, output: str | None) -> None:
    """Lay the accounts of an incident side by side: what each voice says, where they agree, contradict and change.

    INCIDENT is the id of an incident, or of a claim in it.

    \b
    Examples:
      tawatur incident i3f2a9c81d0b4
      tawatur incident i3f2a9c81d0b4 --why
      tawatur incident i3f2a9c81d0b4 -o strike.html --plot strike.png
    """
    from tawatur.exports.incident.names import without_names
    from tawatur.service import keeping
    from tawatur.service import linking as service

    form = form or {"html": "html", "htm": "html", "jsonl": "jsonl", "json": "jsonl"}.get((output or "").rpartition(".")[2].lower(), "text")
    picture = _picture(plot) if plot else None
    if why and form == "html":
        raise click.UsageError("the reasons of --why come as text or jsonl, not as a page")
    with stop_cleanly(), keeping.opened(ledger, create=False) as record:
        unlinked(record)
        found = service.incident(record, id_)
        made = found if with_names else without_names(found)
        if plot and picture:
            _draw(made, plot, picture)
        if plot and not output and form == "text" and not why:
            return
        with opened(output) as write:
            terminal = not output and sys.stdout.isatty()
            for piece in _reasons(service.reasons(record, made), form, width(terminal)) if why else _shown(made, form, terminal):
                write(piece)


def _picture(plot: str) -> str:
    ending = plot.rpartition(".")[2].lower()
    if ending not in ("svg", "png"):
        raise click.BadParameter(f"{plot}: give it the ending .svg or .png", param_hint="--plot")
    return ending


def _draw(made: Incident, plot: str, ending: str) -> None:
    from tawatur.exports.incident.plot import plot as draw

    drawn = draw(made, "png" if ending == "png" else "svg")
    with opened_bytes(plot) as stream:
        stream.write(drawn)


def _shown(made: Incident, form: str, terminal: bool) -> Any:
    from tawatur.exports.incident import html, listing, text

    if form == "html":
        return html.page(made)
    if form == "jsonl":
        return [listing.listing("jsonl").block(made)]
    color = terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return [text.Text(width(terminal), color, terminal and visual()).block(made)]


def _reasons(whys: list[Why], form: str, columns: int) -> Iterator[str]:
    """A claim, the claim it goes with most, and what speaks for it and against it, in bits."""
    from tawatur.exports.jsonl import line
    from tawatur.exports.table import wrap

    for one in whys:
        if form == "jsonl":
            yield line({**one._asdict(), "reasons": [reason._asdict() for reason in one.reasons]})
            continue
        said = "; ".join(f"{reason.level} {reason.bits:+.1f}" for reason in one.reasons)
        yield "\n".join((f"{one.claim} with {one.other}: {one.weight:+.1f} bits", *(f"    {part}" for part in wrap(said, columns - 4)))) + "\n"


def unlinked(record: Ledger) -> None:
    """What the reader should know of claims that are not linked yet: on standard error."""
    from tawatur.service import linking as service

    new = service.unseen(record)
    if new is None:
        click.echo("Claims were not linked yet: every claim is an incident of its own. `tawatur link` links them.", err=True)
    elif new:
        click.echo(f"{counted(new, 'claim')} came or changed since claims were linked; `tawatur link` links them.", err=True)
