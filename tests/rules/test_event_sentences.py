"""Every kind of event reads its own sentences and leaves the others alone (src/tawatur/events/*/ar.txt)."""
from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

import tawatur.events
from tawatur.events.kinds import load_kinds
from tawatur.nouns import Claim, Document
from tawatur.reader import Reader

FOLDERS = Path(tawatur.events.__file__).parent
PUBLISHED = "2024-02-03"


@cache
def reader() -> Reader:
    return Reader()


def sentences() -> list[tuple[str, bool, str, dict[str, list[str]]]]:
    """(kind, must read, sentence, expectations) of every ar.txt."""
    out: list[tuple[str, bool, str, dict[str, list[str]]]] = []
    for path in sorted(FOLDERS.glob("*/ar.txt")):
        for line in path.read_text("utf-8").splitlines():
            if line.startswith(("+ ", "- ")):
                out.append((path.parent.name, line[0] == "+", line[2:].strip(), {}))
            elif line.startswith((" ", "\t")) and line.strip() and out:
                for part in line.split(";"):
                    field, _, value = part.partition(":")
                    out[-1][3][field.strip()] = [v.strip() for v in value.split(",") if v.strip()]
    return out


def values(claim: Claim, field: str) -> set[str]:
    if field in ("actors", "targets", "speakers"):
        return {f.value.id for f in getattr(claim, field)}
    if field == "places":
        return {f.value.name for f in claim.places}
    if field == "weapons":
        return {f.value.kind for f in claim.weapons}
    if field == "counts":
        return {f"{c.value.outcome} {c.value.min}{'' if c.value.max is not None else '+'}" for c in claim.counts}
    if field == "trigger":
        return {claim.trigger.value}
    return {str(getattr(claim, field))}


@pytest.mark.parametrize(("kind", "wanted", "sentence", "expected"), sentences())
def test_sentence(kind: str, wanted: bool, sentence: str, expected: dict[str, list[str]]) -> None:
    claims = reader().read(Document("s", sentence, published=PUBLISHED, lang="ar")).claims
    this = load_kinds()[kind]
    mine = [c for c in claims if (c.type, c.subtype) == (this.type, this.subtype)]
    if not wanted:
        assert not mine, [c.trigger.value for c in mine]
        return
    assert mine, [(c.subtype, c.trigger.value) for c in claims]
    fitting = [c for c in mine if all(set(want) <= values(c, field) for field, want in expected.items())]
    assert fitting, [{f: values(c, f) for f in expected} for c in mine]
