"""An incident on a terminal, as a page and as a picture: all of it shown, nothing of it running, nothing cut."""
from __future__ import annotations

import re
import sys
from html.parser import HTMLParser
from typing import Any
from xml.etree import ElementTree

import pytest
from rich.cells import cell_len

from support.tellings import parties, tally, telling
from tawatur.errors import MissingLibrary
from tawatur.exports.incident.html import page
from tawatur.exports.incident.lanes import LANES, PANELS, panels
from tawatur.exports.incident.plot import plot
from tawatur.exports.incident.text import Text
from tawatur.link.incident import Incident, incident

HOSTILE = '<script>alert("1")</script>'


def killed(low: int | None, high: int | None) -> dict[str, Any]:
    return {"counts": [tally("killed", low, high)]}


@pytest.fixture(scope="module")
def made() -> Incident:
    return incident("i1", [
        telling("Reuters", "idf", evidence="قصفنا موقعاً", actors=[{"text": "قواتنا", "id": "idf", "span": [0, 5]}], **killed(3, 3)),
        telling("BBC", "gaza-health-ministry", published="2024-01-02", **killed(7, 7)),
        telling("BBC", "gaza-health-ministry", published="2024-01-04", **killed(9, 9)),
        telling("قناة سمر الفلانية", published="2024-01-03", **killed(20, None)),
        telling("Al Mayadeen", "idf", modality="denied", evidence="نفى الجيش"),
        telling(HOSTILE, "un", published="soon", evidence=HOSTILE, actors=parties(HOSTILE), **killed(5, 12)),
        telling(None, published=None),
    ])


def test_all_accounts_and_words_are_on_the_terminal(made: Incident) -> None:
    shown = Text(100).block(made)
    for words in ("gaza-health-ministry raises killed from 7 to 9", "قصفنا موقعاً", "قواتنا", "نفى الجيش", "PALESTINIAN", "OF NO SIDE", "through bbc",
                  "killed: idf says 3; gaza-health-ministry says 9", "denied by 1 voice: idf"):
        assert words in shown


@pytest.mark.parametrize("width", [24, 46, 100, 200])
@pytest.mark.parametrize("visual", [False, True])
def test_no_line_is_wider_than_the_terminal(made: Incident, width: int, visual: bool) -> None:
    shown = re.sub("[\u2066-\u2069]", "", Text(width, visual=visual).block(made))
    assert max(map(cell_len, shown.split("\n"))) <= width


def test_nothing_steers_the_terminal() -> None:
    shown = Text(80).block(incident("i1", [telling("\x1b[31m\u202eX", "un", evidence="\x1b]0;x\x07 قصف")]))
    assert "\x1b" not in shown
    assert "\u202e" not in shown


class Tags(HTMLParser):
    """The tags of a page, and whether each that is opened is closed."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        self.attributes.update(name for name, _ in attrs)
        if tag != "meta":
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_page_is_whole_runs_nothing_and_fetches_nothing(made: Incident) -> None:
    written = "".join(page(made))
    tags = Tags()
    tags.feed(written)
    assert not tags.open
    assert not tags.seen & {"script", "link", "img", "iframe", "a", "form"}
    assert not {name for name in tags.attributes if name.startswith("on") or name in ("src", "href")}
    for words in ('dir="rtl" lang="ar">قصفنا موقعاً<', "&lt;script&gt;", made.voices.derivation().split(":")[0], "20+", "<svg"):
        assert words in written


def test_names_in_arabic_keep_what_stands_after_them_in_its_place(made: Incident) -> None:
    assert "<bdi>قناة سمر الفلانية</bdi>" in "".join(page(made))


def test_a_lane_a_voice_and_what_several_print_on_one_day_once() -> None:
    copies = [telling(f"O{n}", "un", **killed(5, 9)) for n in range(5)]
    panel, = panels(incident("i1", [*copies, telling("B", "idf", **killed(2, 2))]))
    assert {lane.voice: len(lane.marks) for lane in panel.lanes} == {"un": 1, "idf": 1}
    assert (panel.title, panel.top, panel.more) == ("killed", 9, 0)


def test_who_recalls_it_months_later_is_not_drawn() -> None:
    day = {"start": "2024-01-01", "end": "2024-01-01", "grain": "day", "anchor": None, "zone": None, "text": "x", "span": [0, 1]}
    then, later = telling("A", "idf", time=day, **killed(2, 2)), telling("B", published="2024-06-01", span=[900, 903], time=day, **killed(4, 4))
    panel, = panels(incident("i1", [then, later]))
    assert [lane.voice for lane in panel.lanes] == ["idf"]


def test_pictures_stay_small() -> None:
    outcomes = ("killed", "injured", "captured", "missing", "destroyed", "damaged")
    many = [telling(f"O{n}", f"s{n}", counts=[tally(outcome, n, n) for outcome in outcomes]) for n in range(LANES + 30)]
    drawn = panels(incident("i1", many))
    assert (len(drawn), len(drawn[0].lanes), drawn[0].more) == (PANELS, LANES, 30)


def test_the_picture_is_svg_or_png_and_the_same_each_time(made: Incident) -> None:
    pytest.importorskip("matplotlib")
    svg = plot(made, "svg")
    assert ElementTree.fromstring(svg).tag.endswith("svg")
    assert svg == plot(made, "svg")
    assert plot(made, "png").startswith(b"\x89PNG")
    assert plot(incident("i1", [telling("BBC")]), "png").startswith(b"\x89PNG")


def test_without_matplotlib_a_line_says_what_to_install(made: Incident, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(MissingLibrary, match=re.escape('a picture needs matplotlib: pip install "tawatur[plot]"')):
        plot(made, "png")
