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
_LENGTHS = {"report": 16, "content": 64, "text_sha256": 64}
_KNOWN = ("title", "outlet", "url", "published", "lang", "fetched", "via")
_STATUSES = ("read", "accepted", "corrected", "rejected", "merged", "gone")


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
    _check_words(data)
    try:
        for claim in data["claims"]:
            from_dict(Claim, claim)
        for problem in data["problems"]:
            from_dict(Problem, problem)
    except (CodecError, TypeError, AttributeError) as error:
        raise InputError(f"no record of a ledger: {error}") from None
    ids = [claim.get("claim") for claim in data["claims"]]
    if len(set(map(str, ids))) < len(ids) or not all(isinstance(id, str) and 0 < len(id) <= 16 for id in ids):
        raise InputError("no record of a ledger: a claim without an id of its own")
    if not all(claim.get("status") in _STATUSES for claim in data["claims"]):
        raise InputError(f"no record of a ledger: the status of a claim is one of {', '.join(_STATUSES)}")
    return Document(id=data["id"], text=data.get("text") or "", **{name: data.get(name) for name in _KNOWN})


def _check_words(data: dict[str, Any]) -> None:
    """Ids and digests as long as they are, and all else that is text. Raises `InputError`."""
    for name in ("id", "source", "version", *_LENGTHS):
        if not isinstance(data[name], str) or len(data[name]) > _LENGTHS.get(name, len(data[name])):
            raise InputError(f"no record of a ledger: {name!r} is not what it should be")
    for name in (*_KNOWN, "text", "bytes_sha256"):
        if not isinstance(data.get(name), str | None):
            raise InputError(f"no record of a ledger: {name!r} is no text")
    if type(data["report_version"]) is not int or not 0 < data["report_version"] < 1_000_000:
        raise InputError("no record of a ledger: 'report_version' is no number of a version")
