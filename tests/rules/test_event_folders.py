"""The folders of the kinds of event are whole, and each word belongs to one kind (src/tawatur/events/README.md)."""
from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

import tawatur.events
from tawatur.events.kinds import load_kinds
from tawatur.text.fold import fold_word
from tawatur.world.tables import load_weapons

FOLDERS = sorted(p.parent for p in Path(tawatur.events.__file__).parent.glob("*/kind.toml"))
POS = {"verb", "verb+", "noun", "noun+", "phrase"}
FRAMES = {"act", "harm", "launch", "clash", "move", "take", "blast", "suffer", "gather", "agree"}
OUTCOMES = {"killed", "injured", "captured", "arrested", "missing", "displaced", "released", "destroyed", "damaged",
            "launched", "intercepted", "other"}
CROWD = {"protesters", "crowd", "many", "cause"}
VALUES = {
    "outcome": OUTCOMES,
    "modality": {"attempted", "denied", "planned"},
    "needs": {"party", "armed", "people", "target", "place", "weapon", "harm", *CROWD},
    "weapon": {row.kind for row in load_weapons()} | {"fire", "suicide-vest"},
}
TYPES = {
    "Battles": 3, "Explosions/Remote violence": 6, "Violence against civilians": 3, "Protests": 3, "Riots": 2,
    "Strategic developments": 8, "Toll": 1,
}

pytestmark = pytest.mark.parametrize("folder", FOLDERS, ids=lambda f: f.name)


def rows(folder: Path) -> Iterator[list[str]]:
    for line in (folder / "ar.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield [*line.split("\t"), "", "", ""][:5]


def names(pos: str, forms: str) -> set[str]:
    """What a row lists, folded: a verb by its perfect and its fixed words, a noun by each of its alternatives."""
    if pos == "noun+":
        nouns, _, tails = forms.partition(" + ")
        return {f"noun {fold_word(noun)} ... {fold_phrase(tail)}" for noun in nouns.split(" | ") for tail in tails.split(" | ")}
    if not pos.startswith("verb"):
        return {"noun " + fold_phrase(form) for form in forms.split(" | ")}
    verb, _, tails = forms.partition(" + ")
    return {f"verb {fold_word(verb.split()[0])} {fold_phrase(tail)}" for tail in tails.split(" | ")}


def fold_phrase(phrase: str) -> str:
    return " ".join(fold_word(word) for word in phrase.split())


def everywhere() -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for folder in FOLDERS:
        for pos, forms, _, options, _ in rows(folder):
            if any(need in options for need in (*CROWD, "people")):
                continue  # an everyday word that is of this kind beside a crowd, or with people, alone
            for name in names(pos, forms):
                found[name].add(folder.name)
    return found


def test_kind(folder: Path) -> None:
    data = tomllib.loads((folder / "kind.toml").read_text("utf-8"))
    assert set(data) == {"title", "definition", "codes"}
    assert data["title"]
    assert data["definition"].strip()
    assert set(data["codes"]) == {"acled", "plover", "ucdp"}
    assert len(data["codes"]["acled"]) == 2
    assert load_kinds()[folder.name].type in TYPES


def test_rows(folder: Path) -> None:
    for pos, forms, frame, options, _ in rows(folder):
        assert pos in POS, forms
        assert frame in FRAMES, forms
        assert forms
        assert all(form == form.strip() != "" for form in forms.split(" | ")), forms
        if pos.startswith("verb"):
            assert len(forms.split(" + ")[0].split()) == 4, forms
        assert (" + " in forms) == (pos in ("verb+", "noun+")), forms
        for option in options.split():
            name, _, value = option.partition("=")
            known = VALUES.get(name, set())
            assert option in ("weak", "generic", "open") or (value and set(value.replace("/", "+").split("+")) <= known), (forms, option)


def test_words_are_of_one_kind(folder: Path) -> None:
    shared = {name: kinds for name, kinds in everywhere().items() if folder.name in kinds and len(kinds) > 1}
    assert not shared


def test_sentences(folder: Path) -> None:
    lines = (folder / "ar.txt").read_text("utf-8").splitlines()
    assert sum(line.startswith("+ ") for line in lines) >= 6
    assert sum(line.startswith("- ") for line in lines) >= 4
    assert all(line.startswith(("+ ", "- ", "  ", "#")) for line in lines if line)


def test_all_kinds(folder: Path) -> None:
    assert folder.name in load_kinds()
    found: dict[str, int] = defaultdict(int)
    for kind in load_kinds().values():
        found[kind.type] += 1
    assert found == TYPES
    assert len(FOLDERS) == 26
