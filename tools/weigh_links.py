#!/usr/bin/env python3
"""The weights of linking: weigh_links.py [--count LEDGER LABELS]

Without options, src/tawatur/link/weights.tsv is worked out from tools/link_patterns.tsv: how often each pattern of
levels (a sign for each comparison, `-` for unknown) was met among pairs of claims of one event and of two. A level's
weight is log2(m / u), m and u its shares among those (Fellegi and Sunter 1969); where few pairs were seen it stays near
a first estimate (BITS), which counts as much as SEEN pairs.

With --count the patterns are counted anew, in a ledger of reports of which LABELS (JSON lines: id, incident) tells which
speak of one incident. Of two such reports only their likeliest pair of claims, and what is as good as certain, are taken
to tell one event, since reports tell other things beside; pairs of reports of different incidents tell two.
"""
from __future__ import annotations

import argparse
import json
import math
from collections import Counter, defaultdict
from pathlib import Path

from scipy.optimize import isotonic_regression

from tawatur.link.comparisons import COMPARISONS, Comparison

ROOT = Path(__file__).resolve().parent.parent
PATTERNS = ROOT / "tools/link_patterns.tsv"
WEIGHTS = ROOT / "src/tawatur/link/weights.tsv"
PRIOR = 0.003  # of the pairs compared, how many tell one event
SEEN = 20.0
CERTAIN = 8.0
BITS = {
    "day": (-2.5, 4, 2.5, 1, -1, -4, -9), "place": (5, 4, -9, 1.5, 1, 1.5, 0.5, -3, -5, -9), "type": (1.5, 0.5, -0.5, -4),
    "actor": (1.5, -1, -0.3, -2.5), "target": (1.5, 1, -0.5, -2), "casualties": (5, 6, 3, 4, 0.8, 0.3, -1.2),
    "numbers": (4, 1.2, -0.5), "weapon": (1.2, -1.2), "words": (-0.6, 0.8, 2, 8, 5, 3), "report": (-1.8, 0.3, 7, 2, 0.5, 5, 2.5),
    "lead": (1.5, -0.5, -1), "outlet": (-1.5, 0.3), "within": (-8, 0),
}
RISING = {"words": (0, 1, 5, 4, 3), "report": (0, 1, 6, 5, 2)}  # levels of which each weighs no less than the one before: the more in common
HELD = {  # what few reports tell and any reader knows: two quarters are two places, however near
    ("place", "two places near each other"): -9.0,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", nargs=2, metavar=("LEDGER", "LABELS"))
    given = parser.parse_args()
    if given.count:
        WEIGHTS.write_text(table(Counter(), Counter()), "utf-8")  # what is certain is told by the first estimate
        write_patterns(*count(*given.count))
    WEIGHTS.write_text(table(*read_patterns()), "utf-8")


def table(same: Counter[str], other: Counter[str]) -> str:
    """The settings file for these counts of patterns."""
    lines = ["# comparison\tlevel\tm\tu (tools/weigh_links.py)", f"prior\t-\t{PRIOR}\t-"]
    for place, comparison in enumerate(COMPARISONS):
        for level, bits in zip(comparison.levels, weighed(place, comparison, same, other), strict=True):
            m, u = (0.5, 0.5 * 2**-bits) if bits >= 0 else (0.5 * 2**bits, 0.5)  # the greater is a half
            lines.append(f"{comparison.name}\t{level.name}\t{m:.5g}\t{u:.5g}")
    return "\n".join(lines) + "\n"


def weighed(place: int, comparison: Comparison, same: Counter[str], other: Counter[str]) -> list[float]:
    """The weight of each level in bits."""
    found = [level(place, comparison, number, same, other) for number in range(len(comparison.levels))]
    bits = [one for one, _ in found]
    if rising := RISING.get(comparison.name):
        fitted = isotonic_regression([bits[number] for number in rising], weights=[found[number][1] for number in rising]).x
        for number, one in zip(rising, fitted.tolist(), strict=True):
            bits[number] = one
    return bits


def level(place: int, comparison: Comparison, number: int, same: Counter[str], other: Counter[str]) -> tuple[float, float]:
    """The weight of one level by the counts alone, and on how many pairs it rests."""
    seen = [sum(times for sign, times in counts.items() if sign[place] == str(number)) for counts in (same, other)]
    known = [sum(times for sign, times in counts.items() if sign[place] != "-") for counts in (same, other)]
    held = HELD.get((comparison.name, comparison.levels[number].name))
    if held is not None or not all(known):
        return BITS[comparison.name][number] if held is None else held, SEEN
    found = math.log2((seen[0] + 0.5) / (known[0] + 1)) - math.log2((seen[1] + 0.5) / (known[1] + 1))
    weight = seen[0] + min(seen[1], SEEN)
    return (weight * found + SEEN * BITS[comparison.name][number]) / (weight + SEEN), weight + SEEN


def count(ledger: str, labels: str) -> tuple[Counter[str], Counter[str]]:
    """The patterns among pairs of claims of one event, and of two."""
    from tawatur.ledger.database import Ledger
    from tawatur.ledger.schema import document
    from tawatur.link.laying import lay
    from tawatur.link.pairs import Bench

    told = {row["id"]: row["incident"] for row in map(json.loads, Path(labels).read_text("utf-8").splitlines())}
    with Ledger.open(ledger, create=False) as record, record.writing() as connection, Bench() as bench:
        names = {row.seq: row.name for row in connection.execute(document.select())}
        lay(connection, bench)
        bench.block()
        claims, reports, _ = bench.claims()
        report = {claim: names[seq] for claim, seq in zip(claims.tolist(), reports.tolist(), strict=True)}
        signs = bench.all_levels()
    same: Counter[str] = Counter()
    other: Counter[str] = Counter()
    likely: dict[frozenset[str], list[tuple[float, str]]] = defaultdict(list)
    for (left, right), sign in sorted(signs.items()):
        reports = frozenset((report[left], report[right]))
        if len(reports) < 2 or not reports <= told.keys():
            continue
        incidents = {told[name] for name in reports}
        if len(incidents) == 1 and None not in incidents:
            likely[reports].append((bits_of(sign), sign))
        else:
            other[sign] += 1
    for found in likely.values():
        found.sort(reverse=True)
        same.update(sign for place, (bits, sign) in enumerate(found) if place == 0 or bits > CERTAIN)
    return same, other


def bits_of(sign: str) -> float:
    """The weight of a pattern by the first estimate."""
    prior = math.log2(PRIOR / (1 - PRIOR))
    return prior + sum(BITS[one.name][int(level)] for one, level in zip(COMPARISONS, sign, strict=True) if level != "-")


def write_patterns(same: Counter[str], other: Counter[str]) -> None:
    rows = (f"{sign}\t{same[sign]}\t{other[sign]}" for sign in sorted(same.keys() | other.keys()))
    PATTERNS.write_text("# pattern\tsame\tother (levels of " + " ".join(one.name for one in COMPARISONS) + ")\n" + "\n".join(rows) + "\n", "utf-8")


def read_patterns() -> tuple[Counter[str], Counter[str]]:
    rows = [line.split("\t") for line in PATTERNS.read_text("utf-8").splitlines() if not line.startswith("#")]
    return Counter({sign: int(times) for sign, times, _ in rows}), Counter({sign: int(times) for sign, _, times in rows})


if __name__ == "__main__":
    main()
