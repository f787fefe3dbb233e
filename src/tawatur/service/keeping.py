"""The verbs of the ledger: take in, find, decide, read again, hand on, verify."""
from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import IO, TYPE_CHECKING, Any, NamedTuple

from tawatur.codec import from_dict, to_dict
from tawatur.engines.local import each
from tawatur.exports import bidi, wording
from tawatur.ledger import add as adding
from tawatur.ledger import decide, query, vocabulary
from tawatur.ledger import reread as rereading
from tawatur.ledger import verify as verifying
from tawatur.ledger.database import Ledger
from tawatur.ledger.reports import reports
from tawatur.ledger.states import Read
from tawatur.nouns import Claim, Extraction
from tawatur.service import extracting
from tawatur.sources import UNSAID, Defaults, Item
from tawatur.sources import read as read_items
from tawatur.version import version

if TYPE_CHECKING:
    from tawatur.exports.field import FieldExport
    from tawatur.exports.listing import Listing
    from tawatur.ledger.query import Held, Query
    from tawatur.ledger.states import State


_AHEAD = 40  # chunks read ahead while a batch is put down


class Listed(NamedTuple):
    """A stretch of a listing, and how many claims are in it."""

    body: str
    claims: int


def opened(where: str, *, create: bool = True) -> Ledger:
    """The ledger at a path or URL, made at first use. A context manager."""
    return Ledger.open(where, create=create)


def add(
    ledger: Ledger, sources: Iterable[str], defaults: Defaults = UNSAID, *, jobs: int = 1, keep_originals: bool = False
) -> Iterator[adding.Added]:
    """Take in the reports of all sources; each comes out when it is safely in the ledger."""
    return adding.add(ledger, read_items(sources, defaults), reading(jobs), keep_originals=keep_originals)


def outdated(ledger: Ledger) -> int:
    """How many reports another version of tawatur read."""
    return rereading.outdated(ledger)


def reread(ledger: Ledger, *, jobs: int = 1) -> Iterator[rereading.Reread]:
    """Read those again; what changed in each."""
    return rereading.reread(ledger, reading(jobs))


def claims(ledger: Ledger, asked: Query) -> Iterator[Held]:
    """The claims asked for, as they stand. Raises `BadQuery` for what no claim can be."""
    asked = vocabulary.settled(asked)
    with ledger.reading() as connection:
        yield from query.find(connection, asked)


def hints(ledger: Ledger, asked: Query) -> list[str]:
    """What a person is told who found nothing: what of the question the ledger does not know at all."""
    with ledger.reading() as connection:
        return list(vocabulary.hints(connection, vocabulary.settled(asked)))


def list_claims(ledger: Ledger, asked: Query, form: Listing) -> Iterator[Listed]:
    """The claims asked for, in some format; claims of one report that follow each other stand together."""
    yield Listed(form.head(), 0)
    held: list[Held] = []
    for one in claims(ledger, asked):
        if held and held[-1].report != one.report:
            yield Listed(form.stretch(held), len(held))
            held = []
        held.append(one)
    if held:
        yield Listed(form.stretch(held), len(held))


def review(
    ledger: Ledger, claim: str, action: str, field: str | None = None, value: Any = None, *, by: str, why: str = ""
) -> State:
    """Put down a decision. `value` is a person's words for the field, or already in the form of the record."""
    if action in decide.WITH_ANOTHER:
        other = f"c{field[1:]}" if field and action != "merge" and field.startswith("i") else field  # an incident goes by its first claim
        return decide.decide(ledger, decide.Asked(claim, action, None, other), by=by, why=why)
    if action == "correct" and isinstance(value, str) and field is not None:
        value = decide.field_value(field, value)
    return decide.decide(ledger, decide.Asked(claim, action, field, value), by=by, why=why)


def history(ledger: Ledger, claim: str) -> list[decide.Step]:
    """Every state of a claim, oldest first."""
    return decide.history(ledger, claim)


def told(step: decide.Step, before: decide.Step | None, *, visual: bool = False) -> list[str]:
    """A step in the life of a claim, in a few lines: what brought it about, and what it changed.

    `visual` puts Arabic in visual order, for a terminal that does not (`exports.bidi`).
    """
    show, now = bidi.writer(visual), wording.fields(from_dict(Claim, step.record))
    head = show(_head(step, before))
    if before is None:
        return [head, f"    {show(bidi.clean(step.record['evidence']))}", *map(show, _said(now))]
    earlier = wording.fields(from_dict(Claim, before.record))
    changed = rereading.differing(before.record, step.record)
    return [head, *(show(f"    {name:<9} {bidi.clean(earlier[name]) or '?'}  ->  {bidi.clean(now[name]) or '?'}") for name in changed)]


def _said(fields: dict[str, str]) -> list[str]:
    usual = {"modality": "happened", "scope": "incident", "stance": "neutral"}
    return [f"    {name:<9} {bidi.clean(words)}" for name, words in fields.items() if words and usual.get(name) != words]


def _head(step: decide.Step, before: decide.Step | None) -> str:
    """When, what, by whom and why; and how the claim stands then, where that does not go without saying."""
    one = step.decision
    if one is not None and (before is None or before.decision is None or before.decision.seq != one.seq):
        what = {"correct": f"corrected {one.field}", "merge": f"merged into {one.value}", "join": f"told to be of one event with {one.value}",
                "part": f"told to be of another event than {one.value}"}.get(one.action, f"{one.action}ed")
        goes_without = decide.STATUS.get(one.action, before.status if before else "read")
        said, at = f"{what} by {one.by}" + (f": {one.why}" if one.why else ""), one.at
    else:
        again = "read again" if before is not None else "read"
        said, at, goes_without = f"{'decided before' if one else again} by tawatur {step.version}", step.at, "read"
    standing = "" if step.status == goes_without else f"  [{step.status}]"
    return f"{at.replace('T', ' ').replace('+00:00', ' UTC')}  {bidi.clean(said)}{standing}"


def in_words(record: dict[str, Any], field: str) -> str:
    """What a record says in a field, as people read it."""
    return bidi.clean(wording.fields(from_dict(Claim, record))[field])


def links(ledger: Ledger) -> tuple[int, str]:
    """How long the chain is, and the digest of its last link."""
    return verifying.size(ledger), verifying.last(ledger)


def verify(ledger: Ledger, noted: Iterable[str] = ()) -> Iterator[str]:
    """What is wrong with the ledger, a line each. `noted`: digests of its last link at earlier times."""
    yield from (f"noted {digest}: no link of the chain" for digest in noted if verifying.unknown(ledger, digest))
    yield from verifying.verify(ledger)


def reading(jobs: int = 1, *, apart: bool = True) -> adding.Reading:
    """How reports are read on their way into a ledger: beside the process that writes, in `jobs` others."""

    def read(items: Iterable[Item]) -> Iterator[Read]:
        return each(_recording, items, jobs, apart=apart, ahead=_AHEAD)

    return read


def _recording() -> Callable[[Item], Read]:
    """Reads a report to records, which travel between processes more cheaply than claims do."""
    return partial(_recorded, extracting())


def _recorded(extract: Callable[[Item], Extraction], item: Item) -> Read:
    extraction = extract(item)
    return Read(tuple(map(to_dict, extraction.claims)), extraction.problems, extraction.version)


class Exported(NamedTuple):
    """How many rows there are, and what of the ledger the format has no place for."""

    rows: int
    lost: tuple[str, ...]


def export(ledger: Ledger, asked: Query, form: FieldExport, stream: IO[bytes], *, text: bool = False) -> Exported:
    """Write the claims asked for in a format of the field. The JSON Lines form holds every report, claims or not."""
    whole, asked = form.name == "jsonl" and asked == query.Query(), vocabulary.settled(asked)
    with ledger.reading() as connection:
        rows = form.write(reports(connection, asked, text=text, empty=whole), stream)
    return Exported(rows, form.lost)


def sidecar(form: str, told: Exported, asked: Query, *, incidents: bool = False) -> dict[str, Any]:
    """What goes with an exported file: what it holds, how it was asked for, what is lost in it."""
    default = query.Query()
    chosen = {name: getattr(asked, name) for name in query.Query.__slots__ if getattr(asked, name) != getattr(default, name)}
    return {
        "format": form, "row": "incident" if incidents else "report" if form == "jsonl" else "claim", "rows": told.rows, "query": chosen, "lost": list(told.lost), "made_by": f"tawatur {version()}",
        "note": "Claims as published; whether they are true is not decided. Places: GeoNames (CC BY 4.0) and tawatur.",
    }
