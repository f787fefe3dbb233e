"""A line that leads to another page, or names its own, claims nothing; the report before and after it is read."""
from __future__ import annotations

import pytest

from tawatur import Document, Reader

READER = Reader()


def triggers(text: str) -> list[str]:
    return [claim.trigger.value for claim in READER.read(Document("x", text, published="2024-02-03", lang="ar")).claims]


@pytest.mark.parametrize("line", [
    "رابط الخبر بصحيفة المدى: عاجل .. مقتل جنديين في قصف على حلب",
    "اقرأ أيضاً: قصف مدفعي على أحياء مدينة حلب",
    "أخبار ذات صلة: مقتل ثلاثة جنود في هجوم بحلب",
])
def test_a_link_tells_nothing(line: str) -> None:
    assert triggers(f"انسحب الجيش السوري أمس من بلدة كفرنبل.\n{line}\nوقتل خمسة جنود في كمين قرب سرمين.") == ["انسحب", "كمين"]


def test_a_heading_tells_nothing() -> None:
    assert triggers("انسحب الجيش السوري أمس من بلدة كفرنبل.\nغارات جوية\nوقتل خمسة جنود في كمين قرب سرمين.") == ["انسحب", "كمين"]
    assert triggers("انسحب الجيش السوري أمس من بلدة كفرنبل.\nوقصفت طائرات كفرنبل.\nوقتل خمسة جنود في كمين قرب سرمين.") == ["انسحب", "وقصفت", "كمين"]


@pytest.mark.parametrize("text", [
    "شاهد أيضا مسلحين يخطفون جنديين في مدينة حلب.",
    "قصفت الطائرات الطريق الرابط بين حلب وإدلب.",
])
def test_words_of_links_in_a_sentence_are_no_link(text: str) -> None:
    assert triggers(text)
