"""Every format, on claims made by hand and on any that fit the types."""
from __future__ import annotations

import csv as csv_reader
import io
import json
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from support.nouns_of import extractions, strike, strike_report
from tawatur import explain
from tawatur.exports import FORMATS, bidi, export, format_of, wording
from tawatur.exports.csv import COLUMNS, safe
from tawatur.exports.highlight import stretches
from tawatur.exports.html import claims_table, report_fragment
from tawatur.exports.table import Table, wrap
from tawatur.nouns import Count, Extraction


def written(name: str, *reports: Extraction, **options: object) -> str:
    out = export(name, **options)
    return "".join(out.page([out.piece(report) for report in reports]))


class Page(HTMLParser):
    """The text of every report on a page, and whether anything is fetched or left open."""

    VOID = ("meta", "br", "hr", "input")

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.reports: list[str] = []
        self.fetched: list[str] = []
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given_ = dict(attrs)
        if tag in ("link", "img", "iframe") or "src" in given_:
            self.fetched.append(tag)
        if tag not in self.VOID:
            self.open.append(f"{tag}.report" if given_.get("class") == "report" else tag)
            if self.open[-1] == "div.report":
                self.reports.append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().split(".")[0] == tag

    def handle_data(self, data: str) -> None:
        if "div.report" in self.open:
            self.reports[-1] += data


@given(st.lists(extractions(), max_size=2))
@settings(max_examples=40, deadline=None)
def test_the_page_holds_each_report_to_the_character(reports: list[Extraction]) -> None:
    page = Page(written("html", *reports, trace=True))
    assert page.reports == [report.document.text for report in reports]
    assert not page.open
    assert not page.fetched


@given(extractions())
@settings(max_examples=60, deadline=None)
def test_stretches_cover_the_text_and_every_span_is_whole(report: Extraction) -> None:
    cut = list(stretches(report))
    assert [s.start for s in cut] + [len(report.document.text)] == [0] + [s.stop for s in cut]
    for place, claim in enumerate(report.claims, 1):
        inside = [s for s in cut if claim.evidence.span.start <= s.start and s.stop <= claim.evidence.span.stop]
        assert all(place in s.claims for s in inside)
        assert "".join(report.document.text[s.start : s.stop] for s in inside) == claim.evidence.value


@pytest.mark.parametrize("name", FORMATS)
@given(report=extractions())
@settings(max_examples=20, deadline=None)
def test_any_report_is_written_the_same_twice(name: str, report: Extraction) -> None:
    assert written(name, report) == written(name, report)


def test_the_page_shows_overlapping_fields_and_escapes() -> None:
    report = strike_report()
    page = written("html", replace(report, document=replace(report.document, title="<script>alert(1)</script>")))
    assert "<script>alert" not in page
    # "غارة" is the event word and the weapon at once
    assert re.search(r'data-f="1\.1 1\.7" style="--k1:var\(--trigger\);--k2:var\(--weapons\)"[^>]*>غارة</span>', page)
    assert 'href="' not in page
    assert 'id="r1"' in page


def test_the_page_has_an_index_of_several_reports() -> None:
    page = written("html", strike_report(), strike_report())
    assert page.count('<a href="#r') == 2
    assert 'id="r2"' in page


def test_a_link_leads_only_to_the_web() -> None:
    report = strike_report()
    for url, times in (("https://example.org/?a=1&b=\"2\"", 1), ("javascript:alert(1)", 0)):
        assert written("html", replace(report, document=replace(report.document, url=url))).count("href=") == times


def test_a_notebook_shows_a_report_and_a_list() -> None:
    report = strike_report()
    assert report._repr_html_() == report_fragment(report)
    assert report.claims._repr_html_() == claims_table(report.claims)
    assert report.claims[:1]._repr_html_() == claims_table(report.claims)
    assert "div.report" not in Page(report._repr_html_()).open


def test_jsonl_is_one_line_a_report() -> None:
    lines = written("jsonl", strike_report(), strike_report()).splitlines()
    assert [json.loads(line)["id"] for line in lines] == ["invented-1"] * 2
    odd = replace(strike_report(), document=replace(strike_report().document, title="\ud800"))
    written("jsonl", odd).encode()


def test_csv_rows() -> None:
    text = written("csv", strike_report())
    assert text.startswith("\ufeff")
    [row] = csv_reader.DictReader(io.StringIO(text[1:]))
    assert tuple(row) == COLUMNS
    assert (row["actors"], row["counts"], row["places"]) == ("israel", "killed 21 civilians", "Khan Yunis")


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "＝1"])
def test_no_cell_runs(cell: str) -> None:
    assert safe(cell) == "'" + cell
    assert safe(-31.5) == "-31.5"


@given(report=extractions(), width=st.integers(24, 160), visual=st.booleans())
@settings(max_examples=60, deadline=None)
def test_no_line_of_the_table_is_wider_than_the_terminal(report: Extraction, width: int, visual: bool) -> None:
    for line in Table(width, visual=visual).piece(report).body.split("\n"):
        assert cell_len(re.sub("[\u2067\u2069]", "", line)) <= width
        assert not re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e]", line)


@pytest.mark.parametrize("width", [60, 120])
def test_the_table_says_it_all(width: int) -> None:
    shown = " ".join(Table(width).piece(strike_report()).body.split())
    for words in ("Air/drone strike", "(alleges)", "israel →", "Khan Yunis", "2023-12-08", "00:00–06:00", "killed 21",
                  "! dates: no publication date", "\u206721 مدنياً قتلوا"):
        assert words in shown


def test_the_terminal_gets_no_escapes_from_a_report() -> None:
    report = strike_report()
    odd = replace(report, document=replace(report.document, title="\x1b]0;x\x07\u202eغارة"))
    assert "\x1b" not in Table(60).piece(odd).body


@given(st.text(max_size=80), st.integers(1, 20))
def test_wrapping_loses_nothing(text: str, width: int) -> None:
    clean = bidi.clean(text)
    assert "".join(wrap(clean, width)).replace(" ", "") == clean.replace(" ", "")


def test_letters_are_joined_and_put_in_order() -> None:
    assert bidi.shape("سلام") == "\ufeb3\ufefc\ufee1"
    assert bidi.shape("شيء") == "\ufeb7\ufef2\ufe80"
    assert bidi.shape("قَصف") == "\ufed7\u064e\ufebc\ufed2"
    assert bidi.writer(True)("غزة (21)") == "(21) \ufe93\ufeb0\ufecf"
    assert bidi.writer(False)("غزة") == "\u2067غزة\u2069"
    assert bidi.writer(True)("Gaza") == bidi.writer(False)("Gaza") == "Gaza"


@pytest.mark.parametrize(("mode", "terminal", "env", "visual"), [
    ("on", False, {}, True), ("off", True, {}, False), ("auto", False, {}, False), ("auto", True, {}, True),
    ("auto", True, {"VTE_VERSION": "7200"}, False), ("auto", True, {"VTE_VERSION": "5002"}, True),
    ("auto", True, {"KONSOLE_VERSION": "230800"}, False), ("auto", True, {"TERM_PROGRAM": "Apple_Terminal"}, False),
])
def test_who_puts_arabic_in_order(mode: bidi.Mode, terminal: bool, env: dict[str, str], visual: bool) -> None:
    assert bidi.decide(mode, terminal=terminal, env=env) is visual


@pytest.mark.parametrize(("low", "high", "shown"), [
    (21, 21, "21"), (31, None, "31+"), (None, 5, "up to 5"), (20, 30, "20–30"), (0, 0, "0"), (None, None, "some"), (17487, 17487, "17,487"),
])
def test_numbers(low: int | None, high: int | None, shown: str) -> None:
    assert wording.number(Count("killed", "people", low, high, "")) == shown


def test_the_tree_names_rules_words_and_places() -> None:
    tree = explain.claim(strike(), strike_report().document.text)
    assert tree[0] == "Explosions/Remote violence / Air/drone strike · happened · incident · alleges"
    assert "├─ trigger  [46:50] by strike غارة" in tree
    assert tree[tree.index(next(line for line in tree if "counts" in line)) + 1] == "│  └─ 21 [27:29] by digits 21"


def test_endings_name_formats() -> None:
    assert [format_of(name) for name in ("a.JSONL", "b.csv", "c.htm", "d.txt", "e")] == ["jsonl", "csv", "html", "table", None]
