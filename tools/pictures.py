#!/usr/bin/env python3
"""Makes the pictures of the README from real output: the terminal (SVG) and the pages (PNG, by headless Chromium).

    python tools/pictures.py            after a change that shows; needs `chromium` for the page
"""
from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import MONOKAI
from rich.text import Text

HOME = Path(__file__).resolve().parents[1]
IMAGES = HOME / "docs" / "images"
SHOWN = HOME / "examples" / "contested-yemen.invented.txt"
TOLD = HOME / "docs" / "samples" / "strike.invented.jsonl"
SAID = ("--published", "2018-06-20", "--outlet", "Red Sea Post (invented)")
WIDTH = 112
_CELL = 12.2  # rich's width of a column
_ISOLATES = "\u2067\u2069"
_TEXT = re.compile(r'<text(?P<before>[^>]*) x="(?P<x>[^"]+)" (?P<y>y="[^"]+") textLength="(?P<length>[^"]+)"(?P<rest>[^>]*)>(?P<words>[^<]*)</text>')

# rich's own frame fetches a font from the web; this one takes what the machine has.
_FRAME = """<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{ font-family: "DejaVu Sans Mono", "Noto Sans Mono", "Courier New", monospace; font-size: {char_height}px;
  line-height: {line_height}px; font-variant-east-asian: full-width; }}
{styles}
</style>
<defs><clipPath id="{unique_id}-clip-terminal"><rect x="0" y="0" width="{terminal_width}" height="{terminal_height}" /></clipPath>
{lines}</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""


def main() -> None:
    IMAGES.mkdir(parents=True, exist_ok=True)
    terminal(IMAGES / "terminal.svg")
    if not (page(IMAGES / "page.png") and incident(IMAGES / "incident.png")):
        sys.exit("no chromium here: the pages were not pictured")


def terminal(where: Path) -> None:
    """The table as a terminal with bidirectional text shows it."""
    from tawatur.exports import export
    from tawatur.service import write
    from tawatur.sources import Defaults

    out = export("table", width=WIDTH, color=True)
    [outcome] = write([str(SHOWN)], out, Defaults(SAID[1], SAID[3]))
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True)
    console.print(Text(f'$ tawatur read {SHOWN.name} --published {SAID[1]} --outlet "{SAID[3]}"'))
    console.print(Text.from_ansi(outcome.piece.body.rstrip() + "\n"), soft_wrap=True)
    picture = console.export_svg(title="tawatur", theme=MONOKAI, code_format=_FRAME, unique_id="t")
    where.write_text(_TEXT.sub(_from_the_right, picture), "utf-8")


def _from_the_right(element: re.Match[str]) -> str:
    """Arabic set from the right end of its cells: browsers do not fit joined letters into a given length."""
    if not re.search("[\u0600-\u06ff]", element["words"]):
        return element[0]
    end = min(WIDTH * _CELL, float(element["x"]) + float(element["length"]))
    return f'<text direction="rtl" {element["before"]} x="{end:g}" {element["y"]}{element["rest"]}>{element["words"].strip(_ISOLATES)}</text>'


def page(where: Path) -> bool:
    """The page of the same report, the first claim pointed at."""
    with tempfile.TemporaryDirectory() as folder:
        html = Path(folder) / "page.html"
        subprocess.run([sys.executable, "-m", "tawatur", "read", str(SHOWN), *SAID, "-q", "-o", str(html)], check=True)
        source = html.read_text("utf-8")
        focus = "<script>document.querySelector('.claim').dispatchEvent(new MouseEvent('mouseover', {bubbles: true}))</script>"
        html.write_text(source.replace("</body>", focus + "</body>"), "utf-8")
        return _pictured(html, where)


def incident(where: Path) -> bool:
    """The page of the incident that docs/incidents.md shows."""
    from tawatur import Ledger

    with tempfile.TemporaryDirectory() as folder:
        record, html = Path(folder) / "record.db", Path(folder) / "incident.html"
        with Ledger.open(record) as ledger:
            ledger.add(TOLD)
            ledger.link()
            [found] = ledger.incidents(reports=2)
        subprocess.run([sys.executable, "-m", "tawatur", "incident", found["incident"], "--ledger", str(record), "-o", str(html)], check=True)
        return _pictured(html, where)


def _pictured(html: Path, where: Path) -> bool:
    """Whether there is a browser that made a picture of a page."""
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if browser is None:
        return False
    shot = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--window-size=1200,1000"]
    subprocess.run([browser, *shot, f"--screenshot={where}", html.as_uri()], check=True, capture_output=True)
    return True


if __name__ == "__main__":
    main()
