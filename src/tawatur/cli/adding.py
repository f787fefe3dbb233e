"""`tawatur add` and `tawatur reread`: what goes into the ledger."""
from __future__ import annotations

import sys
from collections import Counter
from typing import TYPE_CHECKING

import click

from tawatur.cli.shared import NOT_ALL, WORDS, as_columns, as_date, counted, ledger_option, progress, stop_cleanly

if TYPE_CHECKING:
    from tawatur.ledger.add import Added
    from tawatur.ledger.reread import Change, Reread


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@ledger_option
@click.option("--published", metavar="DATE", callback=as_date, help="Day of publication where a report has none: 2023-12-08.")
@click.option("--outlet", metavar="NAME", type=WORDS, help="Who published it, where the source does not say.")
@click.option("--column", "columns", multiple=True, metavar="FIELD=COLUMN", callback=as_columns,
              help="Tables: which column holds what, such as text=body; repeat it. Usual names are known.")
@click.option("--private-hosts", is_flag=True, help="Let URLs lead to this machine and its own network.")
@click.option("-j", "--jobs", type=click.IntRange(1, 256), default=1, show_default=True, help="Processes to read with.")
@click.option("--keep-originals", is_flag=True, help="Keep the bytes of each report as they were received.")
@click.option("-q", "--quiet", is_flag=True, help="No progress and no summary; errors are still told.")
def add(sources: tuple[str, ...], ledger: str, published: str | None, outlet: str | None,
        columns: tuple[tuple[str, str], ...], private_hosts: bool, jobs: int, keep_originals: bool, quiet: bool) -> None:
    """Take reports into the ledger: read them, and keep each with its claims, its problems and where it came from.

    Adding the same again changes nothing, so a run that was stopped is resumed by running it again. A report that has
    changed since is kept as a new version. One that cannot be read is told and passed over.

    A SOURCE is a file, a folder, - or an http(s) URL, and is told apart by what it holds: a report as text, JSON lines,
    a web page, an RSS or Atom feed, a web archive (WARC), a Telegram Desktop export (result.json), a table (CSV, TSV,
    JSON, Parquet), .gz of these, or the export of another ledger.

    \b
    Examples:
      tawatur add report.txt --published 2023-12-08 --outlet "Some Agency"
      tawatur add reports/ --jobs 4 --ledger team.db
      tawatur add archive.csv --column text=body --column published=day
      tawatur add https://example.org/feed.xml --keep-originals
      tawatur add reports.jsonl --ledger postgresql://me@host/record
    """
    from tawatur.service import keeping as service
    from tawatur.sources import Defaults, count

    shown = not quiet and sys.stderr.isatty()
    fates: Counter[str] = Counter()
    problems: Counter[str] = Counter()
    with stop_cleanly(), service.opened(ledger) as record:
        added = service.add(record, sources, Defaults(published, outlet, columns, private_hosts), jobs=jobs, keep_originals=keep_originals)
        with progress("adding", count(sources) if shown else None, shown=shown) as tick:
            for one in added:
                _tell(one)
                _count(one, fates, problems)
                tick()
        if not quiet:
            click.echo(_summary(fates, problems, record.shown), err=True)
    sys.exit(NOT_ALL if fates["unreadable"] else 0)


def _tell(one: Added) -> None:
    if one.fate == "unreadable":
        from tawatur.exports.bidi import clean

        for problem in one.problems:
            click.echo(f"tawatur: {clean(problem.message)}", err=True)


def _count(one: Added, fates: Counter[str], problems: Counter[str]) -> None:
    fates[one.fate] += 1
    fates["claims"] += one.claims
    if one.fate in ("new", "changed"):
        fates["without claims"] += not one.claims
        problems.update(problem.step for problem in one.problems)


def _summary(fates: Counter[str], problems: Counter[str], shown: str) -> str:
    told = [f"{fates[fate]:,} {fate}" for fate in ("new", "changed", "known", "unreadable") if fates[fate]]
    line = f"{shown}: {counted(fates.total() - fates['claims'] - fates['without claims'], 'report')}: {', '.join(told) or 'none'}; "
    line += f"{counted(fates['claims'], 'claim')} added" if fates["new"] or fates["changed"] else "nothing added"
    if fates["without claims"]:
        line += f" ({counted(fates['without claims'], 'report')} without claims)"
    if problems:
        line += "\nproblems: " + ", ".join(f"{count:,} {step}" for step, count in sorted(problems.items()))
    return line


@click.command()
@ledger_option
@click.option("-j", "--jobs", type=click.IntRange(1, 256), default=1, show_default=True, help="Processes to read with.")
@click.option("-q", "--quiet", is_flag=True, help="Only the closing line.")
def reread(ledger: str, jobs: int, quiet: bool) -> None:
    """Read again the reports that an older version of tawatur read, and show what changed. Decisions stay.

    \b
    Examples:
      tawatur reread
      tawatur reread --jobs 4 --ledger team.db
    """
    from tawatur.service import keeping as service

    kinds: Counter[str] = Counter()
    with stop_cleanly(), service.opened(ledger, create=False) as record:
        total = service.outdated(record)
        with progress("reading again", total, shown=not quiet and sys.stderr.isatty()) as tick:
            for one in service.reread(record, jobs=jobs):
                kinds["reports"] += 1
                kinds.update(change.kind for change in one.changes)
                if one.changes and not quiet:
                    click.echo("\n".join(_changes(one)))
                tick()
        told = ", ".join(f"{kinds[kind]:,} {kind}" for kind in ("new", "changed", "gone"))
        again = f"{counted(kinds['reports'], 'report')} read again; claims: {told}" if total else "every report was read by this version"
        click.echo(f"{record.shown}: {again}", err=True)


def _changes(one: Reread) -> list[str]:
    from tawatur.exports.bidi import clean

    return [f"{clean(one.name)} (read before by {one.before})", *(f"  {_change(change)}" for change in one.changes)]


def _change(change: Change) -> str:
    what = f"{change.kind} {change.claim} {change.record.get('subtype') or change.record['type']}"
    return what + (f": {', '.join(change.fields)}" if change.fields else "")
