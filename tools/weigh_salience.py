#!/usr/bin/env python3
"""Estimates src/tawatur/lang/ar/words/salience.tsv: how much each sign around a word speaks for an event.

Every reading that could be an event is taken with its signs (src/tawatur/lang/ar/salience.py), whatever the present
weights would say of it. It is an example of "tells an event" where it pairs with a coded claim of the same report and type by
overlapping evidence, and of "tells none" where it does not. Labelled sentences and the project's own sentences
(src/tawatur/events/*/ar.txt) are further examples, with weights of their own. A logistic regression with an L2 penalty
gives one weight a sign: log odds, rounded to two decimals. The same inputs give the same bytes.

    python tools/weigh_salience.py                                       the project's own sentences alone, as a trial
    python tools/weigh_salience.py coded/*.jsonl -o -                    print what coded reports would give
    python tools/weigh_salience.py coded/a.jsonl coded/b.jsonl --sentences labelled.jsonl -o salience.tsv

Coded reports: one a line, {"id", "text", "claims"} and where known "published" and "outlet"; claims as in
docs/codebook.md. Sentences: one a line, {"id", "text", "event": "ASSAULT" or "PROTEST", "label": true or false}; a line
without a label is passed over. Needs numpy (`pip install -e .[dev]`).
"""
from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

import tawatur.events
from tawatur.codec import to_dict
from tawatur.nouns import Document
from tawatur.reader import Reader
from tawatur.steps.drafts import Draft

FOLDERS = Path(tawatur.events.__file__).parent
PUBLISHED = "2024-02-03"  # the day on which the project's own sentences are read, here and in their test
HEADER = "# sign\tweight (log odds; above 0 in sum: an event), estimated by tools/weigh_salience.py\n"
TYPES = {
    "ASSAULT": {"Battles", "Explosions/Remote violence", "Violence against civilians"},
    "PROTEST": {"Protests", "Riots"},
}
YES_OF_SENTENCES = 3.0  # a labelled event is rarer, and surer, than a sentence without one
NO_OF_EXAMPLES = 2.0  # so is a sentence that was written to be left alone
SMALLEST = 0.05  # weights nearer to 0 are left out
FEWEST = 8  # examples that must show a sign
ROUNDS = 60  # of Newton's method; a dozen are enough

Claims = list[dict[str, Any]]
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Example:
    """The signs of one reading, whether it tells an event, and how much it weighs."""

    signs: frozenset[str]
    tells: bool
    weight: float = 1.0


class Watched(Reader):
    """A reader that lets every possible event pass, and keeps the drafts of the last report."""

    drafts: Sequence[Draft] = ()

    def _drafts(self, *args: Any) -> list[Draft]:
        self.drafts = super()._drafts(*args)
        return self.drafts

    @staticmethod
    def tells(signs: set[str]) -> bool:
        return True

    def claims(self, record: dict[str, Any]) -> Claims:
        """The claims of a report as JSON, one for each of `drafts`."""
        said = {name: record.get(name) for name in ("title", "outlet", "url", "published", "lang")}
        self.drafts = ()
        claims: Claims = to_dict(self.read(Document(str(record["id"]), record["text"], **said)))["claims"]
        return claims

    def candidates(self, text: str, **said: str) -> list[Draft]:
        """The drafts of one sentence."""
        self.claims({"id": "sentence", "text": text, "lang": "ar", **said})
        return [draft for draft in self.drafts if draft.signs]


def of_reports(reader: Watched, records: Iterable[dict[str, Any]]) -> Iterator[Example]:
    """Examples of coded reports: a reading that pairs with a coded claim of its type, or with none."""
    for record in records:
        coded, read = record["claims"], reader.claims(record)
        paired = {j for i, j in pairs(record["text"], coded, read) if coded[i].get("type") == read[j]["type"]}
        for place, draft in enumerate(reader.drafts):
            if draft.signs:
                yield Example(frozenset(draft.signs), place in paired)


def of_sentences(reader: Watched, records: Iterable[dict[str, Any]], weight: float) -> Iterator[Example]:
    """Examples of labelled sentences: all readings of the class where the label says no, the only one where it says yes."""
    for record in records:
        if record.get("label") is None:
            continue
        drafts = [d for d in reader.candidates(record["text"]) if d.kind.type in TYPES[record["event"]]]
        if not record["label"]:
            yield from (Example(frozenset(d.signs), False, weight) for d in drafts)
        elif len(drafts) == 1:
            yield Example(frozenset(drafts[0].signs), True, weight * YES_OF_SENTENCES)


def of_folders(reader: Watched, weight: float) -> Iterator[Example]:
    """Examples of the project's own sentences: what each kind of event must read, and must leave alone."""
    for path in sorted(FOLDERS.glob("*/ar.txt")):
        for line in path.read_text("utf-8").splitlines():
            if not line.startswith(("+ ", "- ")):
                continue
            found = reader.candidates(line[2:].strip(), published=PUBLISHED)
            drafts = [d for d in found if d.kind.slug == path.parent.name]
            if line[0] == "+" and drafts:
                yield Example(frozenset(drafts[0].signs), True, weight)
            elif line[0] == "-":
                yield from (Example(frozenset(d.signs), False, weight * NO_OF_EXAMPLES) for d in drafts)


def pairs(text: str, coded: Claims, read: Claims) -> list[tuple[int, int]]:
    """(coded, read) claims whose evidence overlaps, one to one, the best pairs first."""
    found: list[tuple[float, int, int]] = []
    for i, c in enumerate(coded):
        left = span_of(text, c)
        for j, r in enumerate(read):
            start, stop = r["span"]
            shared = min(left[1], stop) - max(left[0], start)
            if shared > 0 and shared >= 0.15 * (stop - start):
                whole = max(left[1], stop) - min(left[0], start)
                found.append((likeness(c, r) + shared / whole, i, j))
    found.sort(key=lambda pair: (-pair[0], pair[1], pair[2]))
    out: list[tuple[int, int]] = []
    for _, i, j in found:
        if all(i != a and j != b for a, b in out):
            out.append((i, j))
    return out


def span_of(text: str, claim: dict[str, Any]) -> tuple[int, int]:
    """The place of a claim's evidence; an empty one where the text does not hold it."""
    if claim.get("span"):
        return claim["span"][0], claim["span"][1]
    evidence = claim.get("evidence") or claim.get("trigger") or ""
    at = text.find(evidence) if evidence else -1
    return (at, at + len(evidence)) if at >= 0 else (0, 0)


def likeness(coded: dict[str, Any], read: dict[str, Any]) -> float:
    """How much two claims say the same, beside where they stand."""
    score = 2.0 if coded.get("type") == read["type"] else 0.0
    score += 1.0 if coded.get("subtype") == read["subtype"] else 0.0
    score += bool(set((coded.get("trigger") or "").split()) & set(read["trigger"].split()))
    for field, keys in (("actors", ["id"]), ("targets", ["id"]), ("speakers", ["id"]), ("places", ["name"]), ("counts", ["outcome", "min", "max"])):
        left, right = ({tuple(item.get(key) for key in keys) for item in claim.get(field) or ()} for claim in (coded, read))
        score += 0.3 * bool(left & right)
    return score


def estimate(examples: Sequence[Example], penalty: float, threshold: float) -> dict[str, float]:
    """Sign -> weight; "bias" holds what speaks for an event before any sign, less the threshold."""
    seen = Counter(sign for example in examples for sign in example.signs)
    names = ["bias", *sorted(sign for sign, times in seen.items() if times >= FEWEST)]
    column = {name: place for place, name in enumerate(names)}
    held = np.zeros((len(examples), len(names)))
    held[:, 0] = 1.0
    for row, example in enumerate(examples):
        held[row, [column[sign] for sign in example.signs if sign in column]] = 1.0
    told = np.array([example.tells for example in examples], float)
    found = regression(held, told, np.array([example.weight for example in examples]), penalty)
    found[0] -= threshold
    return dict(zip(names, found.tolist(), strict=True))


def regression(held: Floats, told: Floats, weight: Floats, penalty: float) -> Floats:
    """Weights of a logistic regression with an L2 penalty on all but the bias, by Newton's method."""
    found: Floats = np.zeros(held.shape[1])
    fine = np.r_[0.0, np.full(len(found) - 1, penalty)]
    for _ in range(ROUNDS):
        odds = 1 / (1 + np.exp(-held @ found))
        slope = held.T @ (weight * (told - odds)) - fine * found
        curve = (held * (weight * odds * (1 - odds))[:, None]).T @ held + np.diag(np.maximum(fine, 1e-6))
        found += np.linalg.solve(curve, slope)
    return found


def written(weights: dict[str, float]) -> str:
    """The file: a row a sign, in the order of the alphabet."""
    return HEADER + "".join(f"{sign}\t{weight:.2f}\n" for sign, weight in weights.items() if abs(weight) >= SMALLEST)


def told_of(name: str, examples: Sequence[Example], weights: dict[str, float]) -> str:
    """How a set of examples comes out under the weights."""
    passed = [e for e in examples if weights["bias"] + sum(weights.get(sign, 0.0) for sign in e.signs) >= 0]
    right, all_told = sum(e.tells for e in passed), sum(e.tells for e in examples)
    return (f"{name}: {len(examples)} readings, {all_told} tell an event; {len(passed)} pass, "
            f"precision {right / max(1, len(passed)):.3f}, recall {right / max(1, all_told):.3f}")


def lines(path: Path) -> Iterator[dict[str, Any]]:
    """The records of a JSON lines file."""
    for line in path.read_text("utf-8").splitlines():
        if line.strip():
            yield json.loads(line)


def arguments(words: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("coded", nargs="*", type=Path, help="coded reports, JSON lines")
    parser.add_argument("--sentences", type=Path, metavar="FILE", help="labelled sentences, JSON lines")
    parser.add_argument("--l2", type=float, default=8.0, help="the penalty (default %(default)s)")
    parser.add_argument("--sentences-weight", type=float, default=0.6, help="of a labelled sentence; a coded claim is 1 (default %(default)s)")
    parser.add_argument("--examples-weight", type=float, default=2.0, help="of a sentence of the project's own (default %(default)s)")
    parser.add_argument("--threshold", type=float, default=-0.6, help="log odds from which a reading passes (default %(default)s)")
    parser.add_argument("-o", "--output", default="-", metavar="FILE", help="where the weights go (default: standard output)")
    return parser.parse_args(words)


def main(words: Sequence[str] | None = None) -> None:
    said = arguments(words)
    reader = Watched()
    sets = {
        "coded reports": [example for path in said.coded for example in of_reports(reader, lines(path))],
        "sentences": list(of_sentences(reader, lines(said.sentences), said.sentences_weight)) if said.sentences else [],
        "own sentences": list(of_folders(reader, said.examples_weight)),
    }
    weights = estimate([example for examples in sets.values() for example in examples], said.l2, said.threshold)
    for name, examples in sets.items():
        if examples:
            print(told_of(name, examples, weights), file=sys.stderr)
    if said.output == "-":
        sys.stdout.write(written(weights))
    else:
        Path(said.output).write_text(written(weights), "utf-8")


if __name__ == "__main__":
    main()
