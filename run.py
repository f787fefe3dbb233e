#!/usr/bin/env python3
"""Sets the project up and runs it; needs Python 3.11 or later and nothing else.

    python3 run.py read examples        any `tawatur` command, installed into .venv on first use
    python3 run.py test                 the tests, with what they need; further words go to pytest
"""
from __future__ import annotations

import subprocess
import sys
import venv
from pathlib import Path

HOME = Path(__file__).resolve().parent
FOLDER = HOME / ".venv"
BIN = FOLDER / ("Scripts" if sys.platform == "win32" else "bin")
PYTHON = BIN / ("python.exe" if sys.platform == "win32" else "python")


def main(words: list[str]) -> int:
    if sys.version_info < (3, 11):  # noqa: UP036 (this file is what an older Python meets)
        return _fail(f"Python 3.11 or later is needed; this is {sys.version.split()[0]}")
    if not words or words[0] in ("-h", "--help"):
        print(__doc__)
        return 0
    testing = words[0] == "test"
    if not _ready("dev" if testing else "run") and not _install("dev" if testing else "run"):
        return _fail("the installation failed; see above")
    command = [str(PYTHON), "-m", "pytest", *words[1:]] if testing else [str(PYTHON), "-m", "tawatur", *words]
    try:
        return subprocess.call(command, cwd=HOME if testing else None)
    except KeyboardInterrupt:
        return 130


def _marker(extra: str) -> Path:
    return FOLDER / f".tawatur-{extra}"


def _wanted() -> str:
    return (HOME / "pyproject.toml").read_text("utf-8")


def _ready(extra: str) -> bool:
    """Whether the installation stands and is of the present pyproject.toml. What is there for the tests will do to read."""
    markers = [_marker("dev")] + ([_marker("run")] if extra == "run" else [])
    return PYTHON.exists() and any(m.exists() and m.read_text("utf-8") == _wanted() for m in markers)


def _install(extra: str) -> bool:
    print(f"setting up {FOLDER} (once) ...", file=sys.stderr, flush=True)
    if not PYTHON.exists():
        try:
            venv.create(FOLDER, with_pip=True)
        except (OSError, subprocess.CalledProcessError) as error:
            print(f"{error}\nOn Debian and Ubuntu: apt install python3-venv", file=sys.stderr)
            return False
    target = f"{HOME}[dev]" if extra == "dev" else str(HOME)
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--editable", target]
    if subprocess.call(pip, stdout=sys.stderr) != 0:
        return False
    _marker(extra).write_text(_wanted(), "utf-8")
    return True


def _fail(message: str) -> int:
    print(f"run.py: {message}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
