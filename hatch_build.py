"""Compiles the reading into machine code while a wheel is built, where `TAWATUR_COMPILE=1` asks for it.

    TAWATUR_COMPILE=1 pip install .

mypyc makes one library of the modules below; the sources stay beside it and read the same, only slower. Without a C
compiler, or where anything else goes wrong, the wheel is the plain one and a line says so.
"""
from __future__ import annotations

import os
import shutil
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ASKED = os.environ.get("TAWATUR_COMPILE", "") not in ("", "0")
# The modules that read reports. Left out: `Reader`, which may be subclassed, and those that only `tawatur values` needs.
COMPILED = ("text/*.py", "steps/*.py", "events/*.py", "lang/ar/*.py", "world/*.py")
PLAIN = frozenset("__init__ durations fact_dates fact_days fact_reader facts holidays measures number_values placing time_values values".split())


class Compile(BuildHookInterface):  # type: ignore[type-arg]
    """Puts the compiled modules into the wheel."""

    def dependencies(self) -> list[str]:
        return ["mypy>=1.18", "setuptools"] if self.target_name == "wheel" and ASKED else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if not ASKED or version == "editable":
            return
        self.folder = Path(tempfile.mkdtemp())
        try:
            made = compile_package(Path(self.root, "src", "tawatur"), self.folder)
        except (Exception, SystemExit) as error:  # mypyc and setuptools leave by both
            print(f"tawatur: not compiled, reads the same but slower: {error}", file=sys.stderr)
            return
        build_data.update(pure_python=False, infer_tag=True)
        build_data["force_include"].update((str(path), path.relative_to(self.folder / "lib").as_posix()) for path in made)

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        if hasattr(self, "folder"):
            shutil.rmtree(self.folder, ignore_errors=True)


def compile_package(package: Path, folder: Path) -> list[Path]:
    """Compile into `folder`/lib; the libraries made, there as they lie in site-packages."""
    from mypyc.build import mypycify
    from setuptools import Distribution
    from setuptools.command.build_ext import build_ext

    class Build(build_ext):  # type: ignore[misc]
        def build_extensions(self) -> None:
            self.compiler.compile = lambda sources, **given: at_once(type(self.compiler), self.compiler, sources, given)
            super().build_extensions()

    sources = sorted(str(path) for pattern in COMPILED for path in package.glob(pattern) if path.stem not in PLAIN)
    extensions = mypycify(
        ["--config-file=", "--ignore-missing-imports", "--cache-dir", str(folder / "cache"), *sources], opt_level="2", debug_level="0", multi_file=True,
        target_dir=str(folder / "c"), group_name="tawatur",
    )
    if sys.platform == "linux":  # calls within the library go straight, not by the linker's table: a seventh faster
        for extension in extensions:
            extension.extra_compile_args.append("-fno-semantic-interposition")
            extension.extra_link_args.append("-Wl,-Bsymbolic")
    command = Build(Distribution({"ext_modules": extensions}))
    command.build_lib, command.build_temp = str(folder / "lib"), str(folder / "o")
    command.ensure_finalized()
    command.run()
    return sorted(path for path in (folder / "lib").rglob("*") if path.is_file())


def at_once(kind: Any, compiler: Any, sources: list[str], given: dict[str, Any]) -> list[str]:
    """Compile the sources of a library side by side: the objects, in order."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        made = pool.map(lambda source: kind.compile(compiler, [source], **given), sources)
        return [name for names in made for name in names]
