"""The command line. Everything it does is a call of `service`; each command is loaded when it is asked for.

Exit status: 0 all went well, 1 some input could not be read (the rest was), 2 the command was wrong.
"""
from __future__ import annotations

from importlib import import_module

import click

from tawatur import __version__
from tawatur.version import form

_HOMES = {
    "read": "reading", "values": "reading", "add": "adding", "claims": "claims", "export": "claims", "review": "reviewing",
    "history": "reviewing", "reread": "adding", "verify": "reviewing",
    "link": "linking", "incidents": "linking", "incident": "linking", "series": "series",
}


class _Lazy(click.Group):
    """Commands by name, each in the module that `_HOMES` tells."""

    def list_commands(self, _context: click.Context) -> list[str]:
        return list(_HOMES)

    def get_command(self, _context: click.Context, name: str) -> click.Command | None:
        if name not in _HOMES:
            return None
        found: click.Command = getattr(import_module(f"tawatur.cli.{_HOMES[name]}"), name)
        return found


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="tawatur", message=f"%(prog)s, version %(version)s, {form()}")
def main() -> None:
    """Reads Arabic reports of armed conflict and tells what each of them claims: who says that what happened to whom,
    where, when, with what numbers, in which exact words. Keeps the claims in a ledger that only grows. Works offline;
    decides nothing about what is true.

    \b
    Examples:
      tawatur read report.txt --published 2023-12-08 --outlet "Some Agency"
      tawatur add reports/ feed.xml archive.warc.gz
      tawatur claims --place "Khan Younis" --since 2023-12-01 --outcome killed --at-least 10
      tawatur link
      tawatur incidents --country Sudan --voices 2
      tawatur export --format acled -o events.csv
    """
