#!/usr/bin/env python3
"""How linking bears a load, and how right it is: link.py [--claims 10000 100000 1000000] [--ledger PATH|URL] [--more 1000] [--hot 50000]

For each number of claims a ledger is filled with made ones (made_claims.py), whose incidents are known, and linked by a
process of its own; then more claims about the same days and incidents are added, and linked.

    link       seconds, claims a second, and the most memory that the process held
    growth     of the time for ten times the claims: 10 is linear
    more       seconds to link again after so many claims were added
    pairs      of claims put into one incident, how many are of one (precision), and the other way round (recall); exact,
               over all claims that are of an incident. Tolls and vague claims are of none: `strays` were joined to others
    unlinked   claims that are in no incident
    --hot      so many claims of one day and one city, and as many that tell neither time nor place
"""
from __future__ import annotations

import argparse
import json
import math
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from made_claims import BARE, HOT, Made, Setting, Truth, put, reports
from tawatur.ledger.database import Ledger
from tawatur.ledger.query import Query

LINK = """
import json, re, sys, time
from tawatur.ledger.database import Ledger
from tawatur.service import linking
with Ledger.open(sys.argv[1], create=False) as ledger:
    began = time.perf_counter()
    linking.link(ledger)
    seconds = time.perf_counter() - began
peak = re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())
print(json.dumps([seconds, int(peak[1]) / 1024]))
"""


class Run(NamedTuple):
    """What linking took: seconds, and megabytes at the most."""

    seconds: float
    megabytes: float


class Score(NamedTuple):
    """Pairs of claims rightly joined, wrongly joined and missed, and what became of claims that are of no incident."""

    right: int
    wrong: int
    missed: int
    strays: int
    unlinked: int

    def told(self) -> str:
        precision = self.right / max(self.right + self.wrong, 1)
        recall = self.right / max(self.right + self.missed, 1)
        return f"precision {precision:.4f}, recall {recall:.4f} of pairs; {self.strays:,} strays, {self.unlinked:,} unlinked"


class Apart:
    """Reports to be added later, set aside evenly from a stream as it goes by: together about one claim in `every`."""

    def __init__(self, every: int) -> None:
        self.every = every
        self.later: list[Made] = []

    def early(self, made: Iterable[Made]) -> Iterator[Made]:
        for number, report in enumerate(made, 1):
            if number % self.every:
                yield report
            else:
                self.later.append(report)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, nargs="*", default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--ledger", help="an empty one, for one number of claims; default: files that are thrown away")
    parser.add_argument("--more", type=int, default=1_000, help="claims added afterwards")
    parser.add_argument("--hot", type=int, default=0, help="claims of one day and one city, and of no day and no place")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    if given.ledger and len(given.claims) + 2 * bool(given.hot) != 1:
        parser.error("a ledger that is named takes one number of claims: --claims 100000")
    before: tuple[int, Run] | None = None
    for count in given.claims:
        run = measured(f"{count:,} claims", count, given.more, given.seed, given.ledger)
        if before:
            tenfold = (run.seconds / before[1].seconds) ** (1 / math.log10(count / before[0]))
            print(f"  growth    {tenfold:.1f} times the time for ten times the claims", flush=True)
        before = count, run
    if given.hot:
        measured(f"{given.hot:,} claims of one day and one city", given.hot, 0, given.seed, None, HOT)
        measured(f"{given.hot:,} claims of no day and no place", given.hot, 0, given.seed, None, BARE)


def measured(name: str, count: int, more: int, seed: int, where: str | None, setting: Setting | None = None) -> Run:
    """Fill, link, add, link again; each told as it is known. What the first linking took."""
    print(name, flush=True)
    with tempfile.TemporaryDirectory() as folder:
        path = where or str(Path(folder) / "made.db")
        with Ledger.open(path) as ledger:
            apart = Apart(max(2, (count + more) // more) if more else count + 1)
            truth = put(ledger, apart.early(reports(count + more, seed, setting)), empty=True)
            run = linked(path)
            print(f"  link      {run.seconds:.1f} s, {len(truth) / run.seconds:,.0f} claims/s, {run.megabytes:,.0f} MB at most")
            print(f"  pairs     {score(ledger, truth).told()}", flush=True)
            if apart.later:
                added = put(ledger, apart.later)
                again = linked(path)
                print(f"  more      {again.seconds:.1f} s for {len(added):,} claims more, {again.megabytes:,.0f} MB at most")
                print(f"  pairs     {score(ledger, truth | added).told()}", flush=True)
    return run


def linked(path: str) -> Run:
    """Link in a process of its own, so that its memory is nobody else's."""
    done = subprocess.run([sys.executable, "-c", LINK, path], stdout=subprocess.PIPE, text=True)
    if done.returncode:
        sys.exit(f"linking {path} ended with {done.returncode}")
    return Run(*json.loads(done.stdout.splitlines()[-1]))


def score(ledger: Ledger, truth: Truth) -> Score:
    """The incidents of the ledger against those that were made."""
    from tawatur.service import linking

    claims = ([telling.held.id for telling in incident.tellings] for incident in linking.incidents(ledger, Query()))
    return compared(claims, truth)


def compared(incidents: Iterable[list[str]], truth: Truth) -> Score:
    """Counted by incident and label: no pair is looked at, so that a million claims take seconds."""
    joined = right = strays = 0
    unlinked = len(truth)
    for claims in incidents:
        labels = Counter(label for claim in claims if (label := truth[claim]) is not None)
        joined += pairs(labels.total())
        right += sum(map(pairs, labels.values()))
        unlinked -= len(claims)
        strays += (len(claims) - labels.total()) * (len(claims) > 1)
    told = Counter(label for label in truth.values() if label is not None)
    return Score(right, joined - right, sum(map(pairs, told.values())) - right, strays, unlinked)


def pairs(count: int) -> int:
    """How many pairs there are among so many."""
    return count * (count - 1) // 2


if __name__ == "__main__":
    main()
