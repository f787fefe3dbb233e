"""Sport in the words of war gives no claims; war in a stadium does."""
from __future__ import annotations

import pytest

from tawatur import Document, Reader

READER = Reader()


def subtypes(text: str) -> list[str | None]:
    return [claim.subtype for claim in READER.read(Document("x", text, published="2024-02-03", lang="ar")).claims]


@pytest.mark.parametrize("text", [
    "قصف الفريق شباك ضيفه بأربعة أهداف في مباراة مثيرة أمس الجمعة.",
    "شن المهاجم هجوماً كاسحاً وأطلق قذيفة استقرت في المرمى في الدقيقة الأخيرة.",
    "قال المدرب إن لاعبيه خاضوا معركة في الشوط الثاني وانسحبوا إلى الدفاع.",
])
def test_a_match_claims_nothing(text: str) -> None:
    assert subtypes(text) == []


@pytest.mark.parametrize(("text", "subtype"), [
    ("قصف الجيش السوري ملعباً في مدينة إدلب أثناء مباراة، ما أدى إلى مقتل مدرب ولاعبين.", "Shelling/artillery/missile attack"),
    ("استهدفت غارة جوية ملعب كرة القدم الذي يتدرب فيه المنتخب في مدينة غزة.", "Air/drone strike"),
])
def test_war_in_a_stadium_is_read(text: str, subtype: str) -> None:
    assert subtype in subtypes(text)
