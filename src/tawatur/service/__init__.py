"""The product's verbs, once: the command line, and whatever else stands in front, only call these.

    read(text)                one report -> Extraction
    read_many(documents)      many -> Extractions, in one process or several
    write(where, export)      files, folders, URLs and streams -> a page in some format
    values(stream)            JSON lines of text -> JSON lines of numbers, dates and quantities
"""
from __future__ import annotations

import gc
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import cache, partial
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from tawatur.engines.local import each
from tawatur.errors import InputError
from tawatur.lang.detect import foreign
from tawatur.nouns import Document, Extraction, Problem
from tawatur.sources import UNSAID, Defaults, Item
from tawatur.sources import read as read_items
from tawatur.sources.base import as_published, report
from tawatur.version import version

if TYPE_CHECKING:
    from tawatur.exports import Export, Piece
    from tawatur.reader import Reader


class Outcome(NamedTuple):
    """A report as it stands on the page, and what there is to tell about it."""

    piece: Piece
    id: str
    claims: int
    problems: tuple[Problem, ...]
    readable: bool


def read(
    text: str,
    *,
    published: str | date | None = None,
    outlet: str | None = None,
    title: str | None = None,
    id: str | None = None,
    url: str | None = None,
) -> Extraction:
    """What one report claims. Raises `BadDate` for a date that is none, `TooLarge` for text beyond the limit of a report."""
    document = report(text, id=id, published=as_published(published), outlet=outlet, title=title, url=url)
    return _read(_reader(), Item(document))


def read_many(documents: Iterable[Document], *, jobs: int = 1) -> Iterator[Extraction]:
    """What each report claims, in the order given; `jobs` processes share the work and change nothing else."""
    return each(extracting, map(Item, documents), jobs)


def write(where: Iterable[str], out: Export, defaults: Defaults = UNSAID, jobs: int = 1) -> Iterator[Outcome]:
    """Every report of the inputs as a piece of a page."""
    # A page tells what a report says, not its bytes: these need not go to another process and back.
    items = (item._replace(origin=None) for item in read_items(where, defaults))
    return each(partial(_writing, out), items, jobs)


def values(stream: BinaryIO) -> Iterator[str | Problem]:
    """For each line `{"id", "text", "reference_time"}` the line `{"id", "values"}`, or what is wrong with it."""
    from tawatur.lang.ar.values import values_record
    from tawatur.sources import lines

    for place, line in lines.numbered_lines(lines.blocks(stream)):
        try:
            yield json.dumps(values_record(_with_text(lines.record(line))), ensure_ascii=False) + "\n"
        except InputError as error:
            yield Problem("input", f"line {place}: {error}")


def _with_text(record: dict[str, object]) -> dict[str, object]:
    if not isinstance(record.get("text"), str):
        raise InputError('no "text"')
    return record


@cache
def _reader() -> Reader:
    """The reader of this process: its word lists are loaded once, with the collector at rest, for they are there to stay."""
    from tawatur.reader import Reader

    was_on = gc.isenabled()
    gc.disable()
    try:
        return Reader()
    finally:
        if was_on:
            gc.enable()


def extracting() -> Callable[[Item], Extraction]:
    return partial(_read, _reader())


def _writing(out: Export) -> Callable[[Item], Outcome]:
    return partial(_written, _reader(), out)


def _written(reader: Reader, out: Export, item: Item) -> Outcome:
    extraction = _read(reader, item)
    return Outcome(out.piece(extraction), item.document.id, len(extraction.claims), extraction.problems, item.readable)


def _read(reader: Reader, item: Item) -> Extraction:
    """The extraction of a report, or one without claims where it is no report, or none in Arabic."""
    problems = item.problems
    if item.kept is not None and not item.document.text:
        left_out = Problem("input", "a ledger's export without the text of its reports: `tawatur add` takes it in, it cannot be read again")
        return Extraction(item.document, (), (*problems, left_out), version())
    if item.readable:
        name = foreign(item.document.text)
        if name is None:
            extraction = reader.read(item.document)
            return replace(extraction, problems=problems + extraction.problems) if problems else extraction
        problems += (Problem("language", f"the report is in {name}; only Arabic is read"),)
    return Extraction(item.document, (), problems, version())
