#!/usr/bin/env python3
"""The everyday words of news: build_common_words.py REPORTS...

Counts in how many of the reports (anything `tawatur add` takes) each word stands, its particles cut off, and writes
those that stand in one of fifty or more to src/tawatur/link/common_words.txt. Rare words tell that two claims speak of
one event; everyday words do not. Any few hundred reports of several wars give nearly the same list.
"""
from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path

from tawatur.ledger.words import forms
from tawatur.sources import read
from tawatur.text.fold import fold_word

OUT = Path(__file__).resolve().parent.parent / "src/tawatur/link/common_words.txt"
_ARABIC = re.compile("[\u0621-\u064a]{3,}")
_SHARE = 50


def main(sources: list[str]) -> None:
    count, texts = Counter[str](), 0
    for item in read(sources):
        if item.readable:
            texts += 1
            words = _ARABIC.findall(fold_word(f"{item.document.title or ''} {item.document.text}"))
            count.update({forms(word)[-1] for word in words})
    common = sorted(word for word, times in count.items() if times * _SHARE >= texts and len(word) > 2)
    OUT.write_text("\n".join(common) + "\n", "utf-8")
    print(f"{texts:,} reports, {len(count):,} words, {len(common):,} common")


if __name__ == "__main__":
    main(sys.argv[1:])
