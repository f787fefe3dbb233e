"""`tawatur review`, `tawatur history` and `tawatur verify`: what people decide, and what proves that nothing was altered."""
from __future__ import annotations

import getpass
import re
import sys
from typing import TYPE_CHECKING, Any

import click

from tawatur.cli.shared import NOT_ALL, WORDS, counted, ledger_option, progress, stop_cleanly, visual

if TYPE_CHECKING:
    from tawatur.ledger.decide import Step

class _Digest(click.types.StringParamType):
    """The beginning of a SHA-256, hexadecimal."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        if not re.fullmatch("[0-9a-fA-F]{8,64}", str(value).strip()):
            self.fail(f"{value!r} is no digest: 8 to 64 hexadecimal digits", param, ctx)
        return str(value)


DIGEST = _Digest()
ACTIONS = ("accept", "reject", "correct", "merge", "join", "part", "reopen")
_NEXT = {"join": "; it will be in one incident with that", "part": "; it will not be in one incident with that"}


@click.command()
@click.argument("claim", metavar="CLAIM", type=WORDS)
@click.argument("action", type=click.Choice(ACTIONS))
@click.argument("field", required=False, metavar="[FIELD|CLAIM]", type=WORDS)
@click.argument("value", required=False, metavar="[VALUE]", type=WORDS)
@ledger_option
@click.option("--by", default=None, type=WORDS, metavar="NAME", envvar="TAWATUR_REVIEWER", show_envvar=True, help="Who decides. Default: the user of this machine.")
@click.option("--why", default="", type=WORDS, metavar="TEXT", help="The reason.")
def review(claim: str, action: str, field: str | None, value: str | None, ledger: str, by: str | None, why: str) -> None:
    """Decide on a claim. Nothing is overwritten: the decision is kept with who, when and why, and stays when the report
    is read again; `reopen` takes back all that was decided before it.

    Lists are given with commas, a count as outcome=number and whom, a time as a day or two days with .. between them;
    anything may be given as JSON in the form of the record.

    `merge` says that another claim is the same claim; `join` and `part`, that another claim, or an incident, is of the same
    event or of another. They hold from the next `tawatur link` on, and stand above what it finds.

    \b
    Examples:
      tawatur review c443821789243 accept
      tawatur review c443821789243 reject --why "a repeat of an older report"
      tawatur review c443821789243 correct counts "killed=3-5 civilians" --by amal
      tawatur review c443821789243 correct actors "idf"
      tawatur review c443821789243 merge c0d9a1b2c3d4e
      tawatur review c443821789243 part i0d9a1b2c3d4e --why "another strike on the same street"
    """
    from tawatur.service import keeping as service

    _complete(action, field, value)
    with stop_cleanly(), service.opened(ledger, create=False) as record:
        after = service.review(record, claim, action, field, value, by=by or getpass.getuser(), why=why)
        now = f"; {field}: {service.in_words(after.record, field) or 'nothing'}" if action == "correct" and field else ""
        then = f"{_NEXT[action]} from the next `tawatur link` on" if action in _NEXT else ""
        click.echo(f"{after.id}: {after.status}{now}{then}")


def _complete(action: str, field: str | None, value: str | None) -> None:
    if action == "correct" and (field is None or value is None):
        raise click.UsageError('say which field is to be what: tawatur review CLAIM correct counts "killed=3 civilians"')
    if action == "merge" and field is None:
        raise click.UsageError("say into which other claim: tawatur review CLAIM merge OTHER")
    if action in _NEXT and field is None:
        raise click.UsageError(f"say which other claim or incident: tawatur review CLAIM {action} OTHER")
    if action in ("accept", "reject", "reopen") and field is not None:
        raise click.UsageError(f"{action} takes the claim alone; reasons go with --why")


@click.command()
@click.argument("claim", metavar="CLAIM", type=WORDS)
@ledger_option
def history(claim: str, ledger: str) -> None:
    """Show how a claim came to stand as it does: every reading, every decision.

    \b
    Examples:
      tawatur history c443821789243
    """
    from tawatur.service import keeping as service

    with stop_cleanly(), service.opened(ledger, create=False) as record:
        before: Step | None = None
        for step in service.history(record, claim):
            click.echo("\n".join(service.told(step, before, visual=visual())))
            before = step


@click.command()
@ledger_option
@click.option("--noted", multiple=True, metavar="DIGEST", type=DIGEST, help="The last link as an earlier verify told it: must still be in the chain.")
def verify(ledger: str, noted: tuple[str, ...]) -> None:
    """Walk the ledger and say what is wrong: a row altered, taken away or put in by another hand, a link that is broken.

    Who may write the database could make the whole chain anew. Note the last link elsewhere, and --noted shows it.

    \b
    Examples:
      tawatur verify
      tawatur verify --ledger team.db --noted 5f0c2b9d41e7
    """
    from tawatur.service import keeping as service

    wrong = 0
    with stop_cleanly(), service.opened(ledger, create=False) as record:
        total, last = service.links(record)
        with progress("verifying", None, shown=sys.stderr.isatty()) as tick:
            for message in service.verify(record, noted):
                wrong += 1
                click.echo(message)
                tick()
        told = f"{counted(wrong, 'thing')} wrong" if wrong else f"all as it was added; the last is {last[:24]}"
        click.echo(f"{record.shown}: {counted(total, 'link')} walked; {told}", err=True)
    sys.exit(NOT_ALL if wrong else 0)
