#!/usr/bin/env python3
"""Sets the project up and runs it; needs Python 3.11 or later and nothing else.

    python3 run.py read examples        any `tawatur` command, installed into .venv on first use
    python3 run.py test                 the tests, with what they need; further words go to pytest
    python3 run.py compile              makes machine code of the reading, for archives: takes minutes and a C compiler,
                                        reads the same about twice as fast, and is used from then on
"""
from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import venv
from pathlib import Path

HOME = Path(__file__).resolve().parent
EXTRAS = "[sources,postgres,link,plot]"  # all that `tawatur add` takes reports from, where it keeps them, linking, charts
FOLDERS = {"run": HOME / ".venv", "dev": HOME / ".venv", "compiled": HOME / ".venv-compiled"}


def main(words: list[str]) -> int:
    if sys.version_info < (3, 11):  # noqa: UP036 (this file is what an older Python meets)
        return _fail(f"Python 3.11 or later is needed; this is {sys.version.split()[0]}")
    if not words or words[0] in ("-h", "--help"):
        print(__doc__)
        return 0
    if words[0] == "compile":
        return _compile()
    testing = words[0] == "test"
    extra = "dev" if testing else "compiled" if _ready("compiled") else "run"
    if not _ready(extra) and not _install(extra):
        return _fail("the installation failed; see above")
    command = [str(_python(extra)), "-m", *(["pytest"] if testing else ["tawatur"]), *words[testing:]]
    try:
        return subprocess.call(command, cwd=HOME if testing else None)
    except KeyboardInterrupt:
        return 130


def _compile() -> int:
    """Install compiled; what cannot be compiled is not kept."""
    if not _install("compiled"):
        return _fail("the installation failed; see above")
    form = subprocess.run([str(_python("compiled")), "-m", "tawatur", "--version"], capture_output=True, text=True).stdout.strip()
    if form.endswith("compiled"):
        print(form)
        return 0
    _marker("compiled").unlink()
    return _fail("nothing was compiled (is a C compiler there?); all runs as before, in pure Python")


def _python(extra: str) -> Path:
    return FOLDERS[extra] / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


def _marker(extra: str) -> Path:
    return FOLDERS[extra] / f".tawatur-{extra}"


def _wanted(extra: str) -> str:
    """What an installation is of: the present pyproject.toml and, where they were compiled, the present sources."""
    wanted = (HOME / "pyproject.toml").read_text("utf-8")
    if extra != "compiled":
        return wanted
    sources = sorted(path for path in (HOME / "src").rglob("*") if path.is_file() and path.parent.name != "__pycache__")
    return wanted + hashlib.sha256(b"\0".join(path.read_bytes() for path in sources)).hexdigest()


def _ready(extra: str) -> bool:
    """Whether an installation stands and is up to date. What is there for the tests will do to read."""
    found = [m for m in (_marker(extra), _marker("dev" if extra == "run" else extra)) if m.exists()]
    return _python(extra).exists() and any(m.read_text("utf-8") == _wanted(extra) for m in found)


def _install(extra: str) -> bool:
    folder, compiled = FOLDERS[extra], extra == "compiled"
    print(f"setting up {folder} ({'takes minutes' if compiled else 'once'}) ...", file=sys.stderr, flush=True)
    if not _python(extra).exists():
        try:
            venv.create(folder, with_pip=True)
        except (OSError, subprocess.CalledProcessError) as error:
            print(f"{error}\nOn Debian and Ubuntu: apt install python3-venv", file=sys.stderr)
            return False
    target = [f"{HOME}{EXTRAS}"] if compiled else ["--editable", f"{HOME}[dev]" if extra == "dev" else f"{HOME}{EXTRAS}"]
    pip = [str(_python(extra)), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *target]
    if subprocess.call(pip, stdout=sys.stderr, env=os.environ | {"TAWATUR_COMPILE": "1" if compiled else ""}) != 0:
        return False
    _warm(extra)
    _marker(extra).write_text(_wanted(extra), "utf-8")
    return True


def _warm(extra: str) -> None:
    """Have Python compile the package and the package keep its word lists as it works them out: the first start is as quick as any."""
    for words in (["-m", "compileall", "-q", str(HOME / "src")], ["-c", "import tawatur; tawatur.read('قصف')"]):
        subprocess.call([str(_python(extra)), *words], cwd=HOME)


def _fail(message: str) -> int:
    print(f"run.py: {message}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
