"""Files that appear whole or not at all."""
from __future__ import annotations

import errno
import io
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from tawatur.errors import OutputError

_MODE = 0o666
_FAILS = {errno.ENOSPC: "the disk is full", errno.EDQUOT: "the quota is used up", errno.EFBIG: "the file would be too large", errno.EIO: "the disk fails"}


@contextmanager
def atomic(name: str) -> Iterator[IO[str]]:
    """A UTF-8 stream (line ends as written) that becomes the file `name` when the block ends without an error.

    What is no plain file (a device, a pipe) is written straight. Raises `OutputError` where it cannot be written.
    """
    with atomic_bytes(name) as stream:
        words = io.TextIOWrapper(stream, encoding="utf-8", errors="replace", newline="", write_through=True)
        yield words
        words.detach()


@contextmanager
def atomic_bytes(name: str) -> Iterator[IO[bytes]]:
    """The same for bytes."""
    path = Path(name)
    if path.exists() and not path.is_file():
        if path.is_dir():
            raise OutputError(f"{name} is a folder")
        with no_room(name), path.open("wb") as device:
            yield device
        return
    stream, beside = _beside(path)
    try:
        with no_room(name), stream:
            yield stream
        os.replace(beside, path.resolve())
    except BaseException:
        with suppress(OSError):
            os.unlink(beside)
        raise


@contextmanager
def no_room(name: str) -> Iterator[None]:
    """A disk that fills up or fails while writing is told as such."""
    try:
        yield
    except OSError as error:
        if error.errno not in _FAILS:
            raise
        raise OutputError(f"cannot write {name}: {_FAILS[error.errno]}") from None


def _beside(path: Path) -> tuple[IO[bytes], str]:
    """A new file next to the one to be written (through a link, next to what it points at), with the usual rights."""
    try:
        descriptor, beside = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.resolve().parent)
    except OSError as error:
        raise OutputError(f"cannot write {path}: {(error.strerror or str(error)).lower()}") from None
    os.chmod(beside, (path.stat().st_mode & 0o777) if path.exists() else _MODE & ~_umask())
    return open(descriptor, "wb"), beside


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
