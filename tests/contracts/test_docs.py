"""What the documents show is what comes out, and what they point at is there."""
from __future__ import annotations

import json
import re
import shlex
import sys
from pathlib import Path

import pytest

from tawatur import service
from tawatur.cli import main
from tawatur.codec import to_dict
from tawatur.sources import read

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))
from readme import fresh  # noqa: E402

PAGES = [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), ROOT / "src/tawatur/events/README.md"]


def test_the_claim_of_the_claim_model_is_read_from_its_report() -> None:
    page = (ROOT / "docs/claim-model.md").read_text("utf-8")
    block = page.split("<!-- claim -->\n")[1].split("\n\n")[0]
    [item] = read([str(ROOT / "examples/ministry-toll.invented.txt")])
    claims = [to_dict(claim) for claim in next(iter(service.read_many([item.document]))).claims]
    assert json.loads(block) in claims


def test_the_readme_shows_what_comes_out() -> None:
    page = (ROOT / "README.md").read_text("utf-8")
    assert page.count("\n$ tawatur claims") >= 3
    assert fresh(page) == page, "run python tools/readme.py"


def test_the_page_on_series_shows_what_comes_out() -> None:
    page = (ROOT / "docs/series.md").read_text("utf-8")
    assert page.count("\n$ tawatur series") >= 1
    assert fresh(page) == page, "run python tools/readme.py"


def test_the_page_on_incidents_shows_what_comes_out() -> None:
    page = (ROOT / "docs/incidents.md").read_text("utf-8")
    assert page.count("\n$ tawatur incident") >= 3
    assert fresh(page) == page, "run python tools/readme.py"


def test_the_commands_that_the_documents_show_are_commands() -> None:
    shown = [line for name in ("README.md", "docs/ledger.md", "docs/series.md", "docs/incidents.md") for line in (ROOT / name).read_text("utf-8").splitlines() if line.startswith("    tawatur ")]
    assert len(shown) > 12
    for line in shown:
        command, *words = shlex.split(line, comments=True)[1:]
        known = {name for option in main.get_command(None, command).params for name in option.opts}  # type: ignore[attr-defined]
        assert {word for word in words if word.startswith("-") and word != "-"} <= known, line


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\(([^)#]+)\)", page.read_text("utf-8"))
    missing = [target for target in targets if not target.startswith("http") and not (page.parent / target).exists()]
    assert missing == []


def test_modules_named_by_the_guide_exist() -> None:
    page = (ROOT / "docs/how-reading-works.md").read_text("utf-8")
    named = page.split("## 1. Words")[1].split("## What holds it")[0]
    here = {path.stem for path in (ROOT / "src/tawatur/lang/ar").glob("*.py")}
    code = set(re.findall(r"(?<![`\w])`([a-z]+(?:_[a-z]+)*)`", named))
    frames = {"act", "harm", "launch", "clash", "move", "take", "blast", "suffer", "gather", "agree"}
    assert {"phrases", "voices", "frames", "harms", "happenings", "salience"} <= here
    assert code - here - frames == {"read_dateline"}
