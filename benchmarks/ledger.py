#!/usr/bin/env python3
"""How a ledger bears a load: ledger.py [--reports 100000] [--ledger PATH|URL] [--source PATH]

Reports (the examples, or those of --source, with other numbers and days each time) are read alone and added, a stretch
of each in turn, so that both meet the same machine. Both are one process; with --beside adding reads in
a process beside the one that writes, as `tawatur add` does. Then claims are asked for, fifty at a time.

    add / read    time of adding over time of reading alone, the median of the stretches and the whole
    memory        resident, while the first and the last tenth are added
    queries       milliseconds at the median, filtered and by words
"""
from __future__ import annotations

import argparse
import gc
import resource
import statistics
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path

from made import EXAMPLES, items
from tawatur import service
from tawatur.ledger.database import Ledger
from tawatur.ledger.query import Query
from tawatur.service import keeping

STRETCH = 2_000
FILTERED = (
    Query(place=("Gaza Strip",)), Query(country=("Sudan",), since="2024-01-01", until="2024-03-31"), Query(actor=("idf",), outcome="killed", at_least=100),
    Query(party=("rsf",)), Query(type=("Air/drone strike",), until="2024-01-31"), Query(near=(31.5, 34.45, 10.0)),
    Query(box=(35.0, 33.0, 36.6, 34.7)), Query(speaker=("gaza-health-ministry",), since="2024-06-01"), Query(outlet=("Outlet 7",)),
    Query(victim=("children",), outcome="killed", at_least=399),
)
WORDED = (
    Query(words="استهدفت"), Query(words="الجيش السوداني"), Query(words="غارة"), Query(report_words="بغزّة"), Query(report_words="قُتِلَ"),
    Query(words="مسيّرة", since="2024-05-01", until="2024-05-31"), Query(report_words="الدعم السريع", country=("Sudan",)), Query(words="كلمةلاتوجد"),
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=100_000)
    parser.add_argument("--ledger", help="an empty one; default: a file that is thrown away")
    parser.add_argument("--source", default=str(EXAMPLES))
    parser.add_argument("--beside", action="store_true", help="read in a second process while adding")
    parser.add_argument("--rounds", type=int, default=5, help="times each query is asked")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, Ledger.open(given.ledger or str(Path(folder) / "load.db")) as ledger:
        load(ledger, given.reports, given.source, given.beside)
        ask(ledger, given.rounds)


def load(ledger: Ledger, count: int, source: str, beside: bool) -> None:
    """Read and add, in turn."""
    reader = service._reader()
    made = items(count, source=source)
    ratios, alone, adding, memory, work = [], 0.0, 0.0, [], [0.0, 0.0]
    done = 0
    while stretch := list(islice(made, STRETCH)):
        gc.collect()
        began, spent = time.perf_counter(), time.process_time()
        for item in stretch:
            reader.read(item.document)
        middle, half = time.perf_counter(), time.process_time()
        for _ in keeping.adding.add(ledger, iter(stretch), keeping.reading(apart=beside)):
            pass
        ended = time.perf_counter()
        work = [work[0] + half - spent, work[1] + time.process_time() - half]
        alone, adding = alone + middle - began, adding + ended - middle
        ratios.append((ended - middle) / (middle - began))
        memory.append(resident())
        done += len(stretch)
        if done % 10_000 == 0:
            print(f"  {done:,}: add / read {adding / alone:.2f}, processor time {work[1] / work[0]:.2f}, {memory[-1]:.0f} MB", flush=True)
    tenth = max(1, len(memory) // 10)
    first, last = statistics.mean(memory[:tenth]), statistics.mean(memory[-tenth:])
    print(f"{count:,} reports: add / read {statistics.median(ratios):.2f} at the median, {adding / alone:.2f} in all "
          f"; processor time {work[1] / work[0]:.2f} (read alone {count / alone:,.0f}/s, added {count / adding:,.0f}/s)")
    print(f"memory: {first:.0f} MB in the first tenth, {last:.0f} MB in the last ({last / first - 1:+.1%}); peak "
          f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def resident() -> float:
    """Megabytes this process holds now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 1e6


def ask(ledger: Ledger, rounds: int) -> None:
    """Each query several times; its median, and the median of all of its sort."""
    for name, queries in (("filtered", FILTERED), ("by words", WORDED)):
        medians = []
        for query in queries:
            times = sorted(timed(ledger, query) for _ in range(rounds))
            medians.append(statistics.median(times))
            print(f"  {medians[-1]:8.1f} ms  {told(query)}")
        print(f"{name}: {statistics.median(medians):.1f} ms at the median, {max(medians):.1f} ms at most")


def timed(ledger: Ledger, query: Query) -> float:
    began = time.perf_counter()
    found = sum(1 for _ in keeping.claims(ledger, replace(query, limit=50, newest_first=True)))
    assert found <= 50
    return (time.perf_counter() - began) * 1e3


def told(query: Query) -> str:
    default = Query()
    return ", ".join(f"{name}={value!r}" for name, value in fields(query) if value != getattr(default, name))


def fields(query: Query) -> Iterator[tuple[str, object]]:
    for name in Query.__slots__:
        yield name, getattr(query, name)


if __name__ == "__main__":
    main()
