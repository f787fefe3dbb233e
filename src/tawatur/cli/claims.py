"""`tawatur claims` and `tawatur export`: what comes out of the ledger."""
from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING, Any

import click

from tawatur.cli.filters import filters, found_nothing, question
from tawatur.cli.shared import counted, ledger_option, opened, opened_bytes, stop_cleanly, visual, width

if TYPE_CHECKING:
    from tawatur.exports.field import Options
    from tawatur.ledger.database import Ledger
    from tawatur.ledger.query import Query
    from tawatur.service.keeping import Exported

_LIMIT = 50
FORMATS = ("jsonl", "csv", "hxl", "acled", "ucdp", "geojson", "parquet")
_INCIDENTS = "A row an incident, with what most of its voices tell: jsonl, csv, acled, ucdp, geojson."


@click.command()
@ledger_option
@filters
@click.option("-n", "--limit", type=click.IntRange(0), help=f"At most so many, 0 for all. Default: {_LIMIT} in a table, else all.")
@click.option("-f", "--format", "form", type=click.Choice(("table", "jsonl", "csv")), help="Default: by the ending of -o; table on a terminal; else jsonl.")
@click.option("-o", "--output", metavar="FILE", help="Write here instead of standard output.")
def claims(ledger: str, limit: int | None, form: str | None, output: str | None, **asked: Any) -> None:
    """Find claims: all that is asked must hold. The latest event comes first; a rejected claim is not shown.

    \b
    Examples:
      tawatur claims --place غزة --since 2023-12-01 --until 2023-12-31
      tawatur claims --party hamas --outcome killed --at-least 10
      tawatur claims --words "قصف مستشفى" --country Yemen --format csv -o strikes.csv
      tawatur claims --near 31.5,34.45,5 --type "Air/drone strike"
    """
    from tawatur.exports import format_of
    from tawatur.service import keeping as service

    named = format_of(output) if output else None
    form = form or (named if named in ("table", "jsonl", "csv") else None) or ("table" if not output and sys.stdout.isatty() else "jsonl")
    query = question(asked, (_LIMIT if form == "table" else None) if limit is None else limit or None, newest_first=True)
    with stop_cleanly(), service.opened(ledger, create=False) as record, opened(output) as write:
        shown = 0
        for piece in service.list_claims(record, query, _listing(form, terminal=not output and sys.stdout.isatty())):
            shown += piece.claims
            write(piece.body)
        if form == "table" and query.limit == shown:
            click.echo(f"These are the latest {shown:,}; --limit 0 shows all there are.", err=True)
        if not shown:
            found_nothing(service.hints(record, query))


def _listing(form: str, terminal: bool) -> Any:
    from tawatur.exports.listing import listing

    color = terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return listing(form, width=width(terminal), color=color, visual=terminal and visual())


@click.command()
@ledger_option
@filters
@click.option("-f", "--format", "form", type=click.Choice(FORMATS), help="Default: by the ending of -o, a .csv being the plain one.")
@click.option("-o", "--output", metavar="FILE", help="Write here, and what is lost in the format to FILE.meta.json.")
@click.option("--incidents", is_flag=True, help=_INCIDENTS)
@click.option("--with-names", is_flag=True, help="Leave the names of private persons in the words quoted.")
@click.option("--with-text", is_flag=True, help="Add the full text of each report, where the format has a place for it.")
def export(ledger: str, form: str | None, output: str | None, incidents: bool, with_names: bool, with_text: bool, **asked: Any) -> None:
    """Hand claims on in a form that other tools take; corrected values win, rejected claims stay behind.

    With --incidents a row is an incident of which some claim is as asked: all its claims in one row, by a rule that
    docs/exports.md states. Without it a row is one voice's claim.

    \b
    jsonl     a report a line, whole; `tawatur add` takes it in again
    csv       a row a claim            hxl      the same with HXL tags
    acled     ACLED's 31 columns       ucdp     UCDP GED's 49 columns
    geojson   a point a claim          parquet  typed columns, lists as lists

    \b
    Examples:
      tawatur export -o record.jsonl
      tawatur export --format acled --country Sudan --since 2024-01-01 -o sudan.csv
      tawatur export --format ucdp --incidents --country Sudan -o events.csv
      tawatur export --place Gaza --type "Air/drone strike" -o strikes.geojson
    """
    from tawatur.exports.field import INCIDENT_FORMATS, Options, format_of
    from tawatur.service import keeping as service

    form = form or (format_of(output) if output else None) or "jsonl"
    if incidents and form not in INCIDENT_FORMATS:
        raise click.UsageError(f"{form} has no form for incidents; there are {', '.join(INCIDENT_FORMATS)}")
    if form == "parquet" and not output and sys.stdout.isatty():
        raise click.UsageError("parquet is no text for a terminal; say where to: -o FILE")
    query, options = question(asked, None, newest_first=False), Options(with_names, with_text)
    with stop_cleanly(), service.opened(ledger, create=False) as record:
        told = _written(record, query, form, output, options, incidents)
        beside = bool(output) and os.path.isfile(str(output))  # a device or a pipe has no place beside it
        if beside:
            with opened(f"{output}.meta.json") as write:
                write(json.dumps(service.sidecar(form, told, query, incidents=incidents), ensure_ascii=False, indent=2) + "\n")
    if sys.stderr.isatty():
        click.echo(counted(told.rows, "row") + (f" -> {output}; what is lost in them: {output}.meta.json" if beside else ""), err=True)


def _written(record: Ledger, query: Query, form: str, output: str | None, options: Options, incidents: bool) -> Exported:
    """The export itself: a row a claim, or a row an incident."""
    from tawatur.service import keeping

    if incidents:
        from tawatur.cli.linking import unlinked
        from tawatur.exports.field.incidents import incident_export
        from tawatur.service import linking

        unlinked(record)
        with opened_bytes(output) as stream:
            return linking.export(record, query, incident_export(form, options), stream)
    from tawatur.exports.field import field_export

    chosen = field_export(form, options)
    with opened_bytes(output) as stream:
        return keeping.export(record, query, chosen, stream, text=options.text)
