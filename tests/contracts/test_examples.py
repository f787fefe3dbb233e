"""The reports that ship: marked as invented, read without a fault, quoted to the character, the same on every engine."""
from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from tawatur import Document, Extraction, service
from tawatur.cli import main
from tawatur.exports.highlight import fields
from tawatur.sources import read

FOLDER = Path(__file__).resolve().parents[2] / "examples"
REPORTS = [item.document for item in read([str(FOLDER)])]


@pytest.fixture(scope="module")
def extractions() -> list[Extraction]:
    return list(service.read_many(REPORTS))


def test_they_are_marked_as_invented() -> None:
    lines = (FOLDER / "reports.jsonl").read_text("utf-8").splitlines()
    assert all("invented" in json.loads(line)["note"] and "(invented)" in json.loads(line)["outlet"] for line in lines)
    for path in FOLDER.glob("*.txt"):
        assert path.name.endswith(".invented.txt")
        assert "متخيَّل" in path.read_text("utf-8").splitlines()[0]


def test_they_are_read_without_a_fault(extractions: list[Extraction]) -> None:
    assert [extraction.problems for extraction in extractions] == [()] * len(REPORTS)


def test_every_report_of_conflict_gives_claims(extractions: list[Extraction]) -> None:
    silent = {extraction.document.id for extraction in extractions if not extraction.claims}
    assert silent == {"sport"}


def test_every_field_is_quoted_to_the_character(extractions: list[Extraction]) -> None:
    for extraction in extractions:
        text = extraction.document.text
        for place, claim in enumerate(extraction.claims, 1):
            assert text[claim.evidence.span.start : claim.evidence.span.stop] == claim.evidence.value
            for field in fields(claim, place):
                span, words = field.found.span, getattr(field.found.value, "text", None)
                assert 0 <= span.start < span.stop <= len(text)
                assert words is None or words == text[span.start : span.stop]


@pytest.mark.parametrize("form", ["jsonl", "html", "csv", "table"])
def test_the_same_bytes_with_two_processes(form: str) -> None:
    one, two = (CliRunner().invoke(main, ["read", str(FOLDER), "-f", form, "-j", jobs]).stdout_bytes for jobs in "12")
    assert one == two


def test_documents_and_text_are_read_alike(extractions: list[Extraction]) -> None:
    document: Document = REPORTS[0]
    again = service.read(document.text, published=document.published, outlet=document.outlet, id=document.id)
    assert again.claims == extractions[0].claims
