"""`tawatur series`: tolls by authority over time."""
from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

import click

from tawatur.cli.filters import filters, found_nothing, question
from tawatur.cli.shared import ledger_option, opened, stop_cleanly, visual, width

if TYPE_CHECKING:
    from tawatur.link.reference import Reference
    from tawatur.service.series import Found

_LIMIT = 50


def _columns(_context: click.Context, _parameter: click.Parameter, values: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """The pairs of `--column killed=killed_cum`."""
    from tawatur.link.reference import OUTCOMES, is_field

    pairs = []
    for value in values:
        field, mark, column = (part.strip() for part in value.partition("="))
        if not (mark and column and is_field(field)):
            raise click.BadParameter(
                f"{value!r}: write FIELD=COLUMN, the field date, an outcome ({', '.join(OUTCOMES)}), one of whom (killed.children), "
                "or the figure of a day (daily.killed)."
            )
        pairs.append((field, column))
    return tuple(pairs)


def _picture(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    from tawatur.exports.series_plot import FORMATS

    if value is not None and value.lower().rpartition(".")[2] not in FORMATS:
        raise click.BadParameter(f"{value}: a chart is written to a file that ends in {' or '.join('.' + form for form in FORMATS)}")
    return value


@click.command()
@ledger_option
@filters
@click.option("--against", metavar="FILE", help="Hold the figures against a CSV or TSV table or a JSON array of objects, a row a day.")
@click.option("--column", "columns", multiple=True, metavar="FIELD=COLUMN", callback=_columns,
              help="Which column of it is date, killed, injured, killed.children, daily.killed ... Guessed by their names.")
@click.option("--lag", type=click.IntRange(0, 60), default=1, show_default=True, metavar="DAYS", help="How late a day's figure may be told.")
@click.option("--plot", metavar="FILE", callback=_picture, help="Draw them too: FILE.svg or FILE.png.")
@click.option("-n", "--limit", type=click.IntRange(0), help=f"At most so many series, 0 for all. Default: {_LIMIT} in a table, else all.")
@click.option("-f", "--format", "form", type=click.Choice(("table", "jsonl", "csv")), help="Default: by the ending of -o; table on a terminal; else jsonl.")
@click.option("-o", "--output", metavar="FILE", help="Write here instead of standard output.")
def series(ledger: str, against: str | None, columns: tuple[tuple[str, str], ...], lag: int, plot: str | None, limit: int | None,
           form: str | None, output: str | None, **asked: Any) -> None:
    """Show tolls by authority over time: what each says of the killed, injured, missing ... of a place, day by day.

    A figure that ten outlets relay is one figure of ten reports. Totals and figures of a day stand apart, and no toll is added to
    another. Marked with ! is what does not go together: a total that falls or jumps, two figures of one day, a day's figure that the
    totals contradict, authorities that disagree. --since and --until mean the days of the figures.

    \b
    Examples:
      tawatur series --place "Gaza Strip" --outcome killed
      tawatur series --speaker gaza-health-ministry --scope cumulative --since 2023-12-01 --until 2023-12-31
      tawatur series --place Lebanon --against counts.csv --column date=day --column killed=deaths --lag 2
      tawatur series --country Sudan --format csv -o tolls.csv --plot tolls.svg
    """
    from tawatur.exports import format_of
    from tawatur.service import keeping
    from tawatur.service import series as service

    if columns and not against:
        raise click.UsageError("--column says what the columns of --against FILE are; there is no such file")
    named = format_of(output) if output else None
    form = form or (named if named in ("table", "jsonl", "csv") else None) or ("table" if not output and sys.stdout.isatty() else "jsonl")
    query = question(asked, None, newest_first=False)
    with stop_cleanly(), keeping.opened(ledger, create=False) as record:
        reference = service.reference(against, columns) if against else None
        found = service.find(record, query, against=reference, lag=lag)
        shown = found.shown[: (_LIMIT if form == "table" else None) if limit is None else limit or None]
        with opened(output) as write:
            for piece in service.listed(shown, _listing(form, terminal=not output and sys.stdout.isatty())):
                write(piece)
        _aside(found, len(shown), reference)
        if not found.shown:
            found_nothing(keeping.hints(record, query))
        elif plot and (no_room := service.plotted(found, plot, reference)):
            click.echo(f"{plot}: {no_room}.", err=True)


def _listing(form: str, terminal: bool) -> Any:
    from tawatur.exports.series import listing

    color = terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return listing(form, width=width(terminal), color=color, visual=terminal and visual())


def _aside(found: Found, shown: int, reference: Reference | None) -> None:
    """What the reader should know of the listing: on standard error, whoever reads the output."""
    from tawatur.link.tolls import WHY

    if reference:
        for line in reference.passed_over:
            click.echo(line, err=True)
        columns = ", ".join(f"{field}={column}" for field, column in reference.columns.items())
        whole = "all series" if found.area is None else f"series of {found.place}, whose figures it has most of; --place chooses another"
        click.echo(f"The reference ({columns}) is held against {whole}.", err=True)
    if shown < len(found.shown):
        click.echo(f"These are the {shown:,} longest of {len(found.shown):,} series; --limit 0 shows all.", err=True)
    if left := "; ".join(f"{count:,}: {WHY[why]}" for why, count in sorted(found.left_out.items()) if count):
        click.echo(f"Figures left out: {left}.", err=True)
