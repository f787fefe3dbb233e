"""The export of a ledger (`tawatur export --format jsonl`): reports that were read before, with their claims."""
from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tawatur.codec import SCHEMA, from_dict
from tawatur.errors import CodecError, InputError
from tawatur.nouns import Claim, Document, Problem
from tawatur.sources.base import Defaults, Head, Item, Opened, unreadable
from tawatur.sources.lines import blocks, numbered_lines, record

NAME = "ledger"
ABOUT = "The export of a ledger (jsonl): reports with the claims that were read from them"
SUFFIXES = ()
_NEEDED = ("id", "report", "report_version", "content", "text_sha256", "source", "claims", "problems", "version")


def takes(head: Head) -> bool:
    """By the mark that such a line begins with."""
    return head.text.startswith('{"tawatur":')


def read(opened: Opened, defaults: Defaults) -> Iterator[Item]:
    """Each report with its record, to be taken over as it is."""
    for place, line in numbered_lines(blocks(opened.stream)):
        try:
            data = record(line)
            yield Item(_document(data), origin=opened.origin(NAME, line or b"", place), kept=data)
        except InputError as error:
            yield unreadable(f"{opened.name}:{place}", f"{opened.name}: line {place}: {error}")


def _document(data: dict[str, Any]) -> Document:
    """The report, without its text where the export left it out. Raises `InputError` for what is no such record."""
    missing = [name for name in _NEEDED if name not in data]
    if data.get("tawatur") != SCHEMA:
        raise InputError(f"the record of another version of tawatur (schema {data.get('tawatur')}); this one takes {SCHEMA}")
    if missing:
        raise InputError(f"no record of a ledger: no {missing[0]!r}")
    try:
        for claim in data["claims"]:
            from_dict(Claim, claim)
            if not isinstance(claim.get("claim"), str) or not isinstance(claim.get("status"), str):
                raise InputError("a claim without id or status")
        for problem in data["problems"]:
            from_dict(Problem, problem)
    except (CodecError, TypeError, AttributeError) as error:
        raise InputError(f"no record of a ledger: {error}") from None
    known = {name: data.get(name) for name in ("title", "outlet", "url", "published", "lang", "fetched", "via")}
    return Document(id=str(data["id"]), text=data.get("text") or "", **known)
