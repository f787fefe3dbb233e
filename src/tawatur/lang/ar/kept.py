"""What is worked out of the word lists once and kept beside them, as Python keeps what it compiles.

A file says what it was made of: the word lists and the code that works them out. Where that has changed, or no file can be
written, it is worked out anew; what is read is the same either way.
"""
from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path

from tawatur.text.frozen import Frozen
from tawatur.version import version

_HOME = Path(__file__).parents[2]
_FOLDER = _HOME / "__pycache__"
_MAKERS = ("text", "world", "events", "lang/ar")


@cache
def stamp() -> str:
    """What a file must have been made of: the present word lists and the present code."""
    digest = hashlib.sha256(version().encode())
    for folder in _MAKERS:
        for path in sorted(Path(_HOME, folder).glob("*.py")):
            digest.update(path.read_bytes())
    return digest.hexdigest()


def kept(name: str, classes: Sequence[type], work_out: Callable[[str], bytes], folder: Path = _FOLDER) -> Frozen:
    """The file of that name if it is fresh, or what `work_out` gives for the present stamp, kept from then on."""
    path = folder / name
    with suppress(OSError, ValueError):
        return Frozen(path.read_bytes(), stamp(), classes)
    file = work_out(stamp())
    with suppress(OSError):
        _write(path, file)
    return Frozen(file, stamp(), classes)


def _write(path: Path, file: bytes) -> None:
    """Put a file in place whole, so that nobody reads half of it."""
    path.parent.mkdir(exist_ok=True)
    descriptor, beside = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with open(descriptor, "wb") as stream:
            stream.write(file)
        os.chmod(beside, 0o644)
        os.replace(beside, path)
    except OSError:
        os.unlink(beside)
        raise
