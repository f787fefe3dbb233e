"""Weapons: by which means an event was done, and no other."""
from __future__ import annotations

from functools import cache

import pytest

from tawatur.nouns import Document
from tawatur.reader import Reader


@cache
def reader() -> Reader:
    return Reader()


def means(sentence: str) -> set[str]:
    found = reader().read(Document("s", sentence, published="2024-02-03", lang="ar")).claims
    return {w.value.kind for claim in found for w in claim.weapons}


@pytest.mark.parametrize(("sentence", "wanted"), [
    ("فجر انتحاري قنبلة وسط حشد في بيشاور وقتل سبعة أشخاص.", {"suicide-vest"}),
    ("قتل سبعة أشخاص في انفجار قنبلة في بيشاور.", {"ied"}),
    ("دهس جنود مدنيين بالدبابات في مدينة جوبا.", {"vehicle-ramming"}),
    ("قصف الجنود قرية قرب جوبا بالدبابات.", {"artillery"}),
    ("قتل ثلاثة مسلحين في غارة شنتها طائرة أمريكية بدون طيار في وزيرستان.", {"drone"}),
    ("قصف الجيش السوري مخيم درعا بصاروخ أرض - أرض.", {"missile"}),
    ("قتل تسعة أشخاص في التفجير الإرهابي الذي استهدف مسجدا في أبها.", set()),  # by what is not said
])
def test_means(sentence: str, wanted: set[str]) -> None:
    assert means(sentence) == wanted
