"""What an extraction was made with: the code's version, the record's schema number, a digest of words and world."""
from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from importlib.util import find_spec

from tawatur import __version__
from tawatur.codec import SCHEMA

_DATA = (".tsv", ".toml", ".bin")
_AFTER = ("__pycache__", "link", "exports")  # what is done with claims when they have been read


@cache
def version() -> str:
    """Such as `0.1.0 schema 1 data 3f9c2a1b`; two extractions with one version come from the same words and rules."""
    digest = hashlib.sha256()
    for name, file in sorted(_data_files(files("tawatur"), "")):
        digest.update(f"{name}\0".encode())
        digest.update(file.read_bytes())
    return f"{__version__} schema {SCHEMA} data {digest.hexdigest()[:8]}"


def form() -> str:
    """How the reading runs: `compiled` or `pure Python`. It reads the same either way."""
    spec = find_spec("tawatur.text.tokens")
    return "pure Python" if spec is None or (spec.origin or "").endswith(".py") else "compiled"


def _data_files(folder: Traversable, path: str) -> list[tuple[str, Traversable]]:
    found: list[tuple[str, Traversable]] = []
    for entry in folder.iterdir():
        name = f"{path}/{entry.name}"
        if entry.name.endswith(_DATA):
            found.append((name, entry))
        elif entry.is_dir() and entry.name not in _AFTER:
            found += _data_files(entry, name)
    return found
