"""What the commands share: where they write, how they stop, how they show that they are at work."""
from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import IO, Any

import click

from tawatur.errors import BadDate, BadQuery, OutputError, TawaturError

FEW = 10  # reports: below, no progress is shown
NOT_ALL = 1  # exit status where some input could not be read
WRONG = 2  # where what was asked for cannot be done


class NotWritten(click.ClickException):
    """An output that cannot be written, in a line."""

    exit_code = WRONG


class _Words(click.types.StringParamType):
    """Text of a person, UTF-8 whatever the locale: bytes that Python could not read as such come as half surrogate pairs."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        try:
            return os.fsencode(value).decode("utf-8", "replace")
        except UnicodeEncodeError:
            return str(value)


WORDS = _Words()


def as_date(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    from tawatur.sources.base import as_published

    try:
        return as_published(value)
    except BadDate as error:
        raise click.BadParameter(str(error)) from None


def as_columns(_context: click.Context, _parameter: click.Parameter, values: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """The pairs of `--column text=body`."""
    from tawatur.sources.columns import FIELDS

    pairs = [tuple(part.strip() for part in value.split("=", 1)) for value in values]
    for value, pair in zip(values, pairs, strict=True):
        if len(pair) != 2 or pair[0] not in FIELDS or not pair[1]:
            raise click.BadParameter(f"{value!r}: write FIELD=COLUMN, the field one of {', '.join(FIELDS)}.")
    return tuple((pair[0], pair[1]) for pair in pairs)


def counted(count: int, what: str) -> str:
    """"1 report", "2 reports"."""
    return f"{count:,} {what}" + ("" if count == 1 else "s")


def visual() -> bool:
    """Whether Arabic on standard output has to be put in visual order here."""
    from tawatur.exports import bidi

    return bidi.decide("auto", terminal=sys.stdout.isatty(), env=os.environ)


def width(terminal: bool) -> int:
    """Columns of the terminal; COLUMNS holds everywhere, 100 where nothing is known."""
    return shutil.get_terminal_size((100, 24)).columns if terminal or "COLUMNS" in os.environ else 100


@contextmanager
def opened_input(source: str) -> Iterator[Any]:
    if source == "-":
        yield sys.stdin.buffer
        return
    try:
        with open(source, "rb") as stream:
            yield stream
    except OSError as error:
        raise click.ClickException(f"{source}: {(error.strerror or str(error)).lower()}") from None


@contextmanager
def opened(output: str | None) -> Iterator[Any]:
    """A function that writes text: to a file that appears only when all is written, or to standard output as UTF-8."""
    if output:
        from tawatur.output import atomic

        with atomic(output) as stream:
            yield stream.write
        return
    with _standard_output() as stream_out:

        def write(text: str) -> None:
            stream_out.write(text.encode("utf-8", "replace"))
            stream_out.flush()

        yield write


@contextmanager
def opened_bytes(output: str | None) -> Iterator[IO[bytes]]:
    """A file that appears only when all is written, or standard output."""
    if output:
        from tawatur.output import atomic_bytes

        with atomic_bytes(output) as stream:
            yield stream
        return
    with _standard_output() as stream:
        yield stream


@contextmanager
def _standard_output() -> Iterator[IO[bytes]]:
    """What goes to a disk that is full is told in a line, and not tried again when the program ends."""
    from tawatur.output import no_room

    try:
        with no_room("standard output"):
            yield sys.stdout.buffer
            sys.stdout.buffer.flush()
    except OutputError:
        _leave_standard_output()
        raise


def _leave_standard_output() -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@contextmanager
def stop_cleanly() -> Iterator[None]:
    """Errors as one line; a reader that went away (`| head`) as a quiet end."""
    try:
        yield
    except BadQuery as error:
        raise click.UsageError(str(error)) from None
    except OutputError as error:
        raise NotWritten(str(error)) from None
    except TawaturError as error:
        raise click.ClickException(str(error)) from None
    except BrokenPipeError:
        _leave_standard_output()
        sys.exit(NOT_ALL)


def progress(doing: str, total: int | None, *, shown: bool) -> AbstractContextManager[Callable[[], None]]:
    """A bar on standard error with rate and time left; what the block calls moves it on by one."""
    return _bar(doing, total) if shown and (total is None or total > FEW) else nullcontext(lambda: None)


@contextmanager
def stage(*, shown: bool) -> Iterator[Callable[[str], None]]:
    """A line on standard error that tells what is being done and for how long; what the block calls names the next thing."""
    if not shown:
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda doing: bar.update(task, description=doing)


def watched(output: str | None, quiet: bool) -> bool:
    """Whether a person sees standard error, and the output does not run through it."""
    return not quiet and sys.stderr.isatty() and (bool(output) or not sys.stdout.isatty())


@contextmanager
def _bar(doing: str, total: int | None) -> Iterator[Callable[[], None]]:
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        ProgressColumn,
        Task,
        TextColumn,
        TimeRemainingColumn,
    )
    from rich.text import Text

    class Rate(ProgressColumn):
        """Things a second."""

        def render(self, task: Task) -> Text:
            return Text(f"{task.speed:,.0f}/s" if task.speed else "")

    columns = (TextColumn(doing), BarColumn(), MofNCompleteColumn(), Rate(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(doing, total=total)
        yield lambda: bar.advance(task)


def ledger_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Which ledger: of the option, else of the environment, else a file in the working folder."""
    return click.option(
        "--ledger", metavar="PATH|URL", default="tawatur.db", show_default=True, envvar="TAWATUR_LEDGER", show_envvar=True,
        help="A SQLite file, or postgresql://user@host/name.",
    )(command)
