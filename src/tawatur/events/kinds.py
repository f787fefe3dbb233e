"""The kinds of event and the words that name them, read from the folders beside this file (README.md there)."""
from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable


@dataclass(frozen=True, slots=True)
class Kind:
    """A sub-event type of ACLED, or the toll: `type` and `subtype` are ACLED's names (`subtype` None for a toll)."""

    slug: str
    type: str
    subtype: str | None
    title: str
    definition: str


@dataclass(frozen=True, slots=True)
class Trigger:
    """One row of an `ar.tsv`: a word that names an event of a kind, and who is who around it."""

    kind: Kind
    pos: str
    forms: str
    frame: str
    weapon: str | None = None
    outcome: str | None = None
    modality: str | None = None
    needs: tuple[frozenset[str], ...] = ()
    weak: bool = False
    generic: bool = False
    open: bool = False


@cache
def load_kinds() -> dict[str, Kind]:
    """Every kind by its folder's name."""
    return {folder.name: _kind(folder) for folder in _folders()}


def load_triggers(language: str) -> Iterator[Trigger]:
    """The triggers of one language, folder by folder, row by row."""
    kinds = load_kinds()
    for folder in _folders():
        table = folder / f"{language}.tsv"
        if table.is_file():
            for line in table.read_text("utf-8").splitlines():
                if line and not line.startswith("#"):
                    yield _trigger(kinds[folder.name], line)


def _folders() -> list[Traversable]:
    root = files("tawatur.events")
    return sorted((f for f in root.iterdir() if (f / "kind.toml").is_file()), key=lambda f: f.name)


def _kind(folder: Traversable) -> Kind:
    data = tomllib.loads((folder / "kind.toml").read_text("utf-8"))
    acled = data["codes"]["acled"]
    names = list(acled.values()) if isinstance(acled, dict) else list(acled)
    subtype = names[1] if len(names) > 1 and names[1] else None
    return Kind(folder.name, names[0], subtype, data["title"], data["definition"])


def _trigger(kind: Kind, line: str) -> Trigger:
    cells = [c.strip() for c in line.split("\t")]
    pos, forms, frame, options = (*cells, "", "", "", "")[:4]
    found: dict[str, str] = {}
    flags: set[str] = set()
    for option in options.split():
        name, _, value = option.partition("=")
        if value:
            found[name] = value
        else:
            flags.add(name)
    needs = tuple(frozenset(n.split("/")) for n in found.get("needs", "").split("+") if n)
    return Trigger(kind, pos, forms, frame, found.get("weapon"), found.get("outcome"), found.get("modality"), needs,
                   "weak" in flags, "generic" in flags, "open" in flags)
