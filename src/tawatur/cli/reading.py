"""`tawatur read` and `tawatur values`: reports in, claims out, nothing kept."""
from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import click

from tawatur.cli.shared import (
    NOT_ALL,
    as_columns,
    as_date,
    opened,
    opened_input,
    progress,
    stop_cleanly,
    watched,
    width,
)
from tawatur.exports import FORMATS, Export, Piece, export, format_of

if TYPE_CHECKING:
    from tawatur.service import Outcome


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="FILE|FOLDER|URL|- ...")
@click.option("--published", metavar="DATE", callback=as_date, help="Day of publication where the input has none: 2023-12-08.")
@click.option("--outlet", metavar="NAME", help="Who published it, where the input does not say.")
@click.option("--column", "columns", multiple=True, metavar="FIELD=COLUMN", callback=as_columns,
              help="Tables: which column holds what, such as text=body; repeat it. Usual names are known.")
@click.option("-f", "--format", "form", type=click.Choice(FORMATS), help="Default: by the ending of -o; table on a terminal; else jsonl.")
@click.option("-o", "--output", metavar="FILE", help="Write here instead of standard output; nothing is left half written.")
@click.option("-j", "--jobs", type=click.IntRange(1, 256), default=1, show_default=True, help="Processes to read with.")
@click.option("--explain", is_flag=True, help="Add to each claim the tree of how it was read: rule, words, offsets.")
@click.option("--bidi", type=click.Choice(["auto", "on", "off"]), default="auto", show_default=True,
              help="Table: put Arabic in visual order here (on), or leave it to the terminal (off).")
@click.option("-q", "--quiet", is_flag=True, help="No progress and no summary; errors are still told.")
def read(inputs: tuple[str, ...], published: str | None, outlet: str | None, columns: tuple[tuple[str, str], ...],
         form: str | None, output: str | None, jobs: int, explain: bool, bidi: str, quiet: bool) -> None:
    """Read reports and write the claims they make.

    A .txt file is one report; a .jsonl file holds one a line ({"id", "text"} and, where known, "published", "outlet",
    "title", "url", "lang"); a folder is read with all below it; - is standard input. Also read, and told apart by what
    they hold: web pages (.html), RSS and Atom feeds, Telegram Desktop exports (result.json), tables (.csv, .tsv, .json,
    .parquet), web archives (.warc), .gz of these, and http(s) URLs. Some need pip install "tawatur[sources]".

    \b
    Examples:
      tawatur read report.txt --published 2023-12-08 --outlet "Some Agency"
      tawatur read reports/ --jobs 4 -o claims.jsonl
      tawatur read reports.jsonl -o claims.html --explain
      tawatur read archive.csv --column text=body --column published=day
      tawatur read report.txt --format table --explain | less -R
      cat report.txt | tawatur read - --format csv -o claims.csv
    """
    from tawatur import service
    from tawatur.sources import Defaults

    form = form or (format_of(output) if output else None) or ("table" if not output and sys.stdout.isatty() else "jsonl")
    if explain and form == "csv":
        raise click.UsageError("--explain has no place in a row of --format csv; take table, jsonl or html.")
    out = _export(form, explain, bidi, terminal=not output and sys.stdout.isatty())
    outcomes = service.write(inputs, out, Defaults(published, outlet, columns), jobs)
    with stop_cleanly(), opened(output) as write, progress("reading", _total(inputs, output, quiet), shown=watched(output, quiet)) as tick:
        tally = _Tally(outcomes, tick, tell_all=form == "csv" and not quiet)
        for stretch in out.page(tally):
            write(stretch)
    tally.close(output, quiet)


@click.command()
@click.argument("source", default="-", metavar="[FILE|-]")
@click.option("-o", "--output", metavar="FILE", help="Write here instead of standard output.")
def values(source: str, output: str | None) -> None:
    """Read lines {"id", "text", "reference_time"} and write {"id", "values": [{"kind", "start", "end", "value"}]}: every
    number, ordinal, percent, quantity, duration, date, time and range, in normal form.

    \b
    Examples:
      tawatur values texts.jsonl -o values.jsonl
      echo '{"id": "1", "text": "17 ألفاً و487 شهيداً", "reference_time": "2023-12-08"}' | tawatur values
    """
    from tawatur import service
    from tawatur.nouns import Problem

    failed = False
    with stop_cleanly(), opened_input(source) as stream, opened(output) as write:
        for line in service.values(stream):
            if isinstance(line, Problem):
                failed = True
                click.echo(f"tawatur: {line.message}", err=True)
            else:
                write(line)
    sys.exit(NOT_ALL if failed else 0)


class _Tally:
    """Hands on the pieces and keeps count of what there is to tell at the end."""

    def __init__(self, outcomes: Iterator[Outcome], tick: Callable[[], None], tell_all: bool) -> None:
        self.reports = self.claims = self.failures = 0
        self._outcomes = outcomes
        self._tick = tick
        self._tell_all = tell_all

    def __iter__(self) -> Iterator[Piece]:
        for outcome in self._outcomes:
            self.reports += outcome.readable
            self.failures += not outcome.readable
            self.claims += outcome.claims
            self._tell(outcome)
            self._tick()
            yield outcome.piece

    def _tell(self, outcome: Outcome) -> None:
        """What could not be read, always; what else went wrong, where the format has no place for it."""
        for problem in outcome.problems:
            if not outcome.readable:
                click.echo(f"tawatur: {problem.message}", err=True)
            elif self._tell_all:
                click.echo(f"tawatur: {outcome.id}: {problem.message}", err=True)

    def close(self, output: str | None, quiet: bool) -> None:
        """The closing line, where somebody sees it, and the exit status."""
        if not quiet and sys.stderr.isatty():
            where = f" -> {output}" if output else ""
            unread = f", {self.failures} could not be read" if self.failures else ""
            click.echo(f"{self.reports:,} reports, {self.claims:,} claims{unread}{where}", err=True)
        sys.exit(NOT_ALL if self.failures else 0)


def _export(form: str, explain: bool, bidi_mode: Any, terminal: bool) -> Export:
    if form != "table":
        return export(form, trace=explain)
    from tawatur.exports import bidi

    color = terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    visual = bidi.decide(bidi_mode, terminal=terminal, env=os.environ)
    return export(form, trace=explain, width=width(terminal), color=color, visual=visual)


def _total(inputs: tuple[str, ...], output: str | None, quiet: bool) -> int | None:
    """About how many reports there are; not counted where nobody sees a bar."""
    from tawatur.sources import count

    return count(inputs) if watched(output, quiet) else None
