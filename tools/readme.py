"""Writes what the commands of the pages (PAGES) print into them: each block that begins with `$ tawatur`.

    python tools/readme.py

A test holds that the pages show what comes out; run this after a change of rules or of a table's layout.
"""
from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGES = ("README.md", "docs/series.md", "docs/incidents.md")
_TABLES = ("claims", "series", "incidents")  # commands whose form is another where no terminal is
_BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)
_ISOLATES = re.compile("[\u2067\u2069]")  # direction marks of a page that a terminal shows


def main() -> None:
    for page in (ROOT / name for name in PAGES):
        page.write_text(fresh(page.read_text("utf-8")), "utf-8")


def fresh(page: str) -> str:
    """The page with the outputs as they are now, all commands run one after the other in one new folder."""
    with tempfile.TemporaryDirectory() as folder:
        for name in ("examples", "docs"):
            (Path(folder) / name).symlink_to(ROOT / name)
        return _BLOCK.sub(lambda block: "```console\n" + "\n".join(_run(line, folder) for line in _commands(block[1])) + "```", page)


def _commands(block: str) -> list[str]:
    return [line.removeprefix("$ ") for line in block.splitlines() if line.startswith("$ ")]


def _run(line: str, folder: str) -> str:
    """A command and what it prints on a terminal of 80 columns."""
    words = shlex.split(line)[1:]
    shown = [*words, "--format", "table"] if words[0] in _TABLES else words
    env = {**os.environ, "COLUMNS": "80", "TAWATUR_LEDGER": "tawatur.db", "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run([sys.executable, "-m", "tawatur", *shown], cwd=folder, env=env, capture_output=True, check=True)
    said = _ISOLATES.sub("", (done.stdout + done.stderr).decode())
    return f"$ {line}\n" + "\n".join(part.rstrip() for part in said.strip("\n").splitlines()) + "\n"


if __name__ == "__main__":
    main()
