#!/usr/bin/env python3
"""How fast reports are read, on your own reports: speed.py PATH [--rounds N] [--repeat N]

PATH is whatever `tawatur read` takes. Side by side in one run, rounds interleaved, medians told:

    claims       reports a second that one process reads, all claims included
    tokenizer    reports a second that spaCy's blank Arabic pipeline merely tokenises (pip install "tawatur[bench]")
    two jobs     how much faster two processes are than one, reports to JSON lines
    cold start   seconds and memory of `tawatur read` on one short report, a process of its own
"""
from __future__ import annotations

import argparse
import gc
import json
import os
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from tawatur import Document, Reader, __version__, service
from tawatur.exports import export
from tawatur.sources import read as read_items

SHORT = "قال الجيش السوداني إن قواته صدت هجوماً على مدينة الفاشر أمس وقتلت عشرة مسلحين.\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", help="reports: a .jsonl or .txt file, or a folder")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--repeat", type=int, default=4, help="times the reports are read with two jobs, so that starting them weighs less")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    documents = [item.document for item in read_items([given.path]) if item.readable]
    if not documents:
        sys.exit(f"{given.path}: no reports")
    figures = measure(documents, given.rounds, given.repeat)
    print(json.dumps(figures, indent=2) if given.json else told(figures))


def measure(documents: list[Document], rounds: int, repeat: int) -> dict[str, float | int | str | None]:
    texts = [document.text for document in documents]
    reader = Reader()
    runs = {"claims": partial(each, reader.read, documents)}
    if tokenizer := blank_arabic():
        runs["tokenizer"] = partial(each, tokenizer, texts)
    speed = interleaved(runs, len(documents), rounds)
    shared = interleaved({f"{n} jobs": partial(to_jsonl, documents * repeat, n) for n in (1, 2)}, len(documents) * repeat, rounds)
    seconds, megabytes = cold_start()
    return {
        "version": __version__,
        "python": platform.python_version(),
        "cores": os.cpu_count(),
        "reports": len(documents),
        "words": sum(len(text.split()) for text in texts),
        "claims_per_second": round(speed["claims"], 1),
        "tokenizer_per_second": round(speed["tokenizer"], 1) if "tokenizer" in speed else None,
        "ratio": round(speed["claims"] / speed["tokenizer"], 2) if "tokenizer" in speed else None,
        "two_jobs_speedup": round(shared["2 jobs"] / shared["1 jobs"], 2),
        "cold_start_seconds": round(seconds, 2),
        "cold_start_megabytes": round(megabytes),
        "own_peak_megabytes": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }


def each(work: Callable[..., object], things: list) -> None:
    for thing in things:
        work(thing)


def to_jsonl(documents: list[Document], jobs: int) -> None:
    """What `tawatur read --format jsonl --jobs N` does once its input is parsed."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "all.jsonl"
        path.write_text("\n".join(json.dumps({"id": d.id, "text": d.text, "published": d.published}) for d in documents), "utf-8")
        out = export("jsonl")
        for outcome in service.write([str(path)], out, jobs=jobs):
            assert outcome.piece.body


def blank_arabic() -> Callable[[str], object] | None:
    try:
        import spacy
    except ImportError:
        return None
    return spacy.blank("ar")


def interleaved(runs: dict[str, Callable[[], None]], reports: int, rounds: int) -> dict[str, float]:
    """Reports a second of each, the median of rounds in which each has its turn, so that a busy machine slows all alike."""
    taken: dict[str, list[float]] = {name: [] for name in runs}
    for run in runs.values():
        run()
    for _ in range(rounds):
        for name, run in runs.items():
            gc.collect()
            started = time.perf_counter()
            run()
            taken[name].append(time.perf_counter() - started)
    return {name: reports / statistics.median(times) for name, times in taken.items()}


def cold_start(rounds: int = 5) -> tuple[float, float]:
    """Median seconds and peak megabytes of one short report read by a fresh process."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "short.txt"
        path.write_text(SHORT, "utf-8")
        command = [sys.executable, "-m", "tawatur", "read", str(path), "--published", "2024-06-12", "--format", "table"]
        taken = []
        for _ in range(rounds):
            started = time.perf_counter()
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
            taken.append(time.perf_counter() - started)
        return statistics.median(taken), peak(command)


def peak(command: list[str]) -> float:
    """Megabytes that a command needed at most; asked of a process between, which has no other children."""
    script = (
        f"import resource, subprocess; subprocess.run({command!r}, check=True, stdout=subprocess.DEVNULL)\n"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    return int(done.stdout) / 1024


def told(figures: dict[str, float | int | str | None]) -> str:
    rate, ratio = figures["tokenizer_per_second"], figures["ratio"]
    peer = f"{rate:,} reports/s: {ratio} times as fast as it" if rate else 'not measured; pip install "tawatur[bench]"'
    return "\n".join([
        f"tawatur {figures['version']}, Python {figures['python']}, {figures['cores']} cores; "
        f"{figures['reports']:,} reports, {figures['words']:,} words",
        f"all claims, one process   {figures['claims_per_second']:,} reports/s",
        f"spaCy blank ar, tokens    {peer}",
        f"--jobs 2                  {figures['two_jobs_speedup']} times one process",
        f"cold start, one report    {figures['cold_start_seconds']} s, {figures['cold_start_megabytes']} MB",
        f"peak of this run          {figures['own_peak_megabytes']} MB",
    ])


if __name__ == "__main__":
    main()
