"""The options by which claims are chosen, for every command that looks into the ledger."""
from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from tawatur.cli.shared import WORDS, as_date

if TYPE_CHECKING:
    from tawatur.ledger.query import Query

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
    click.option("--scope", type=WORDS, multiple=True, metavar="SCOPE", help="What the counts cover: incident, period or cumulative (a running total)."),
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


def question(asked: dict[str, Any], limit: int | None, newest_first: bool) -> Query:
    """The options of `filters` as a question to the ledger."""
    from tawatur.ledger.query import Query

    asked["type"] = asked.pop("type_")
    given = {name: value for name, value in asked.items() if value not in (None, ())}
    return Query(**given, limit=limit, newest_first=newest_first)


def found_nothing(hints: list[str], what: str = "claim") -> None:
    """What to say where nothing was found: on standard error, whoever reads the output."""
    click.echo(f"No {what} in the ledger is like that" + "".join(f"; {hint}" for hint in hints) + ".", err=True)
