"""The house stands as planned: layers import only leftward, modules stay short, the public names are the public names."""
from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest

import tawatur
from tawatur.version import form

ROOT = Path(tawatur.__file__).parent
MODULES = sorted(path for path in ROOT.rglob("*.py"))

# Leftward is lower. What is needed everywhere comes first. Steps and events know no language; a language is built on them.
LAYERS = (
    ("__init__", "errors"), ("nouns",), ("codec", "version"), ("text",), ("world",), ("events",), ("steps",), ("lang",),
    ("reader",), ("explain",), ("sources", "ledger", "link", "exports", "engines", "output"), ("service",),
    ("cli", "http", "desk"), ("__main__",),
)
RANK = {name: rank for rank, layer in enumerate(LAYERS) for name in layer}
# Doors: what a noun shows of itself is made to the right of it, and loaded when it is asked for.
DOORS = {("nouns", "codec"), ("nouns", "exports"), ("__init__", "nouns"), ("__init__", "reader"), ("__init__", "service")}

# What only `tawatur values` needs stays as it is when the reading is compiled (hatch_build.py).
VALUES = frozenset("durations fact_dates fact_days fact_reader facts holidays measures number_values placing time_values values".split())


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def layer_of(module: str) -> str:
    parts = module.split(".")
    return parts[1] if len(parts) > 1 and parts[1] in RANK else "__init__"


def imports(path: Path) -> set[str]:
    """The modules of this package that a file imports, wherever in the file."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return {name for name in found if name.split(".")[0] == "tawatur"}


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_go_only_leftward(path: Path) -> None:
    here = path.relative_to(ROOT).with_suffix("").parts[0]
    for module in imports(path):
        there = layer_of(module)
        assert RANK[there] <= RANK[here] or (here, there) in DOORS, f"{name_of(path)} imports {module}"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_modules_are_short_and_say_what_they_are(path: Path) -> None:
    source = path.read_text("utf-8")
    assert len(source.splitlines()) < 400
    assert not source.strip() or ast.get_docstring(ast.parse(source))


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_functions_are_short(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            body = node.body[1:] if ast.get_docstring(node) and len(node.body) > 1 else node.body
            lines = (body[-1].end_lineno or 0) - body[0].lineno + 1
            assert lines < 40, f"{node.name} has {lines} lines"


def test_every_layer_is_known() -> None:
    assert {path.relative_to(ROOT).with_suffix("").parts[0] for path in MODULES} <= set(RANK)


def test_the_public_names() -> None:
    assert tawatur.__all__ == [
        "Claim", "Document", "Extraction", "Ledger", "Problem", "Reader", "Span", "__version__", "read", "read_many"
    ]
    for name in tawatur.__all__:
        assert getattr(tawatur, name) is not None


def test_all_of_the_reading_is_in_one_form() -> None:
    """Compiled or not: a library beside sources that it was not made of would be read instead of them."""
    assert tawatur.Reader is not None  # loads all that reads
    homes = ("tawatur.text.", "tawatur.steps.", "tawatur.events.", "tawatur.world.", "tawatur.lang.ar.")
    files = [str(module.__file__) for name, module in sys.modules.items() if name.startswith(homes)]
    plain = {path.endswith(".py") for path in files if path.rpartition("/")[2].partition(".")[0] not in VALUES}
    assert plain == {form() == "pure Python"}


def test_nothing_that_ships_names_a_path_of_one_machine() -> None:
    for path in (*MODULES, *ROOT.rglob("*.tsv"), *ROOT.rglob("*.toml")):
        assert "/work/" not in path.read_text("utf-8"), path
