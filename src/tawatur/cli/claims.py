"""`tawatur claims` and `tawatur export`: what comes out of the ledger."""
from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from typing import Any

import click

from tawatur.cli.shared import WORDS, as_date, counted, ledger_option, opened, opened_bytes, stop_cleanly, visual, width

_LIMIT = 50
FORMATS = ("jsonl", "csv", "hxl", "acled", "ucdp", "geojson", "parquet")
_ANY = "May be given several times; any of them."


def _parts(count: int, what: str) -> Callable[[click.Context, click.Parameter, str | None], tuple[float, ...] | None]:
    """A callback for numbers with commas between them."""

    def read(_context: click.Context, _parameter: click.Parameter, value: str | None) -> tuple[float, ...] | None:
        if value is None:
            return None
        try:
            numbers = tuple(float(part) for part in value.split(","))
        except ValueError:
            numbers = ()
        if len(numbers) != count:
            raise click.BadParameter(f"write it as {what}")
        return numbers

    return read


_FILTERS = (
    click.option("--since", metavar="DAY", callback=as_date, help="The event touches this day or a later one."),
    click.option("--until", metavar="DAY", callback=as_date, help="The event touches this day or an earlier one."),
    click.option("--place", type=WORDS, multiple=True, metavar="NAME", help=f"In a place, in English or Arabic, or anywhere inside it. {_ANY}"),
    click.option("--governorate", type=WORDS, multiple=True, metavar="NAME", help="In a governorate or region."),
    click.option("--country", type=WORDS, multiple=True, metavar="NAME", help="In a country: its name or two-letter code."),
    click.option("--box", metavar="W,S,E,N", callback=_parts(4, "west,south,east,north in degrees: 34.2,31.2,34.6,31.6"),
                 help="Within a box, in degrees."),
    click.option("--near", metavar="LAT,LON,KM", callback=_parts(3, "latitude,longitude,kilometres: 31.5,34.45,5"),
                 help="Within a distance of a point."),
    click.option("--party", type=WORDS, multiple=True, metavar="NAME", help=f"A party in any role: an id, a name or a wording. {_ANY}"),
    click.option("--actor", type=WORDS, multiple=True, metavar="NAME", help="A party that did it."),
    click.option("--target", type=WORDS, multiple=True, metavar="NAME", help="A party it was done to."),
    click.option("--victim", type=WORDS, multiple=True, metavar="WHO", help="Of whom there is a count: civilians, children, idf ..."),
    click.option("--speaker", type=WORDS, multiple=True, metavar="NAME", help="A voice in the chain of attribution."),
    click.option("--type", "type_", type=WORDS, multiple=True, metavar="TYPE", help="Event type or sub-event type: \"Air/drone strike\"."),
    click.option("--outcome", type=WORDS, metavar="WHAT", help="With a count of this outcome: killed, injured, captured, displaced, destroyed ..."),
    click.option("--at-least", type=int, metavar="N", help="... of surely at least so many (\"dozens\" are at least 20)."),
    click.option("--at-most", type=int, metavar="N", help="... of surely at most so many."),
    click.option("--weapon", type=WORDS, multiple=True, metavar="KIND", help="With this kind of weapon: drone, rocket, tank ..."),
    click.option("--outlet", type=WORDS, multiple=True, metavar="NAME", help="Published by this outlet."),
    click.option("--report", type=WORDS, multiple=True, metavar="ID", help="Of this report."),
    click.option("-w", "--words", type=WORDS, metavar="WORDS", help="These words in the evidence, however they are written and joined."),
    click.option("--report-words", type=WORDS, metavar="WORDS", help="These words in the title or text of the report."),
    click.option("--status", type=WORDS, multiple=True, metavar="STATUS",
                 help="As it stands: read, accepted, corrected (these three by default), rejected, merged, gone."),
)


def filters(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options by which claims are chosen."""
    for option in reversed(_FILTERS):
        command = option(command)
    return command


def _query(asked: dict[str, Any], limit: int | None, newest_first: bool) -> Any:
    from tawatur.ledger.query import Query

    asked["type"] = asked.pop("type_")
    given = {name: value for name, value in asked.items() if value not in (None, ())}
    return Query(**given, limit=limit, newest_first=newest_first)


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
    query = _query(asked, (_LIMIT if form == "table" else None) if limit is None else limit or None, newest_first=True)
    with stop_cleanly(), service.opened(ledger, create=False) as record, opened(output) as write:
        shown = 0
        for piece in service.list_claims(record, query, _listing(form, terminal=not output and sys.stdout.isatty())):
            shown += piece.claims
            write(piece.body)
        if form == "table" and query.limit == shown:
            click.echo(f"These are the latest {shown:,}; --limit 0 shows all there are.", err=True)
        if not shown:
            _nothing(service.hints(record, query))


def _nothing(hints: list[str]) -> None:
    """What to say where nothing was found: on standard error, whoever reads the output."""
    click.echo("No claim in the ledger is like that" + "".join(f"; {hint}" for hint in hints) + ".", err=True)


def _listing(form: str, terminal: bool) -> Any:
    from tawatur.exports.listing import listing

    color = terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return listing(form, width=width(terminal), color=color, visual=terminal and visual())


@click.command()
@ledger_option
@filters
@click.option("-f", "--format", "form", type=click.Choice(FORMATS), help="Default: by the ending of -o, a .csv being the plain one.")
@click.option("-o", "--output", metavar="FILE", help="Write here, and what is lost in the format to FILE.meta.json.")
@click.option("--with-names", is_flag=True, help="Leave the names of private persons in the words quoted.")
@click.option("--with-text", is_flag=True, help="Add the full text of each report, where the format has a place for it.")
def export(ledger: str, form: str | None, output: str | None, with_names: bool, with_text: bool, **asked: Any) -> None:
    """Hand claims on in a form that other tools take; corrected values win, rejected claims stay behind.

    \b
    jsonl     a report a line, whole; `tawatur add` takes it in again
    csv       a row a claim            hxl      the same with HXL tags
    acled     ACLED's 31 columns       ucdp     UCDP GED's 49 columns
    geojson   a point a claim          parquet  typed columns, lists as lists

    \b
    Examples:
      tawatur export -o record.jsonl
      tawatur export --format acled --country Sudan --since 2024-01-01 -o sudan.csv
      tawatur export --place Gaza --type "Air/drone strike" -o strikes.geojson
    """
    from tawatur.exports.field import Options, field_export, format_of
    from tawatur.service import keeping as service

    form = form or (format_of(output) if output else None) or "jsonl"
    if form == "parquet" and not output and sys.stdout.isatty():
        raise click.UsageError("parquet is no text for a terminal; say where to: -o FILE")
    chosen, query = field_export(form, Options(with_names, with_text)), _query(asked, None, newest_first=False)
    with stop_cleanly(), service.opened(ledger, create=False) as record:
        with opened_bytes(output) as stream:
            told = service.export(record, query, chosen, stream, text=with_text)
        beside = bool(output) and os.path.isfile(str(output))  # a device or a pipe has no place beside it
        if beside:
            with opened(f"{output}.meta.json") as write:
                write(json.dumps(service.sidecar(chosen, told, query), ensure_ascii=False, indent=2) + "\n")
    if sys.stderr.isatty():
        click.echo(counted(told.rows, "row") + (f" -> {output}; what is lost in them: {output}.meta.json" if beside else ""), err=True)
