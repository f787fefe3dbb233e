"""Reports for benchmarks: the project's examples again and again, each time with other numbers, days and outlets."""
from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from tawatur.nouns import Document
from tawatur.sources import read
from tawatur.sources.base import Item

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
_NUMBER = re.compile(r"(?<![\d/.:-])\d{1,3}(?![\d/.:-])")
_DAYS = 700


def reports(count: int, seed: int = 1, source: str = str(EXAMPLES)) -> Iterator[Document]:
    """`count` reports, the same for the same seed."""
    chance = random.Random(seed)
    texts = [item.document for item in read([source]) if item.readable]
    for number in range(count):
        model = texts[number % len(texts)]
        text = _NUMBER.sub(lambda match: str(chance.randint(2, 400)), model.text)
        published = date(2023, 10, 7) + timedelta(chance.randrange(_DAYS))
        yield Document(f"made-{number:06}", text, published=published.isoformat(), outlet=f"Outlet {chance.randrange(40)}")


def items(count: int, seed: int = 1, source: str = str(EXAMPLES)) -> Iterator[Item]:
    """The same as a source gives them."""
    return map(Item, reports(count, seed, source))


def write(path: Path, count: int, seed: int = 1) -> None:
    """The same as a file of JSON lines."""
    with path.open("w", encoding="utf-8") as stream:
        for document in reports(count, seed):
            known = {"id": document.id, "text": document.text, "published": document.published, "outlet": document.outlet}
            stream.write(json.dumps(known, ensure_ascii=False) + "\n")
