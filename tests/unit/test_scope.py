"""What the figures of a claim are said to cover (src/tawatur/steps/scope.py)."""
from __future__ import annotations

import pytest

from tawatur.nouns import Document
from tawatur.reader import Reader

READER = Reader()


@pytest.mark.parametrize(("body", "scope"), [
    ("بلغ عدد القتلى في المحافظة 340 قتيلا.", "cumulative"),
    ("قتل خمسة جنود في هجوم على ثكنة في كركوك.", "incident"),
    ("قتل 12 جنديا في الساعات الأربع والعشرين الماضية.", "period"),
])
def test_scope(body: str, scope: str) -> None:
    claims = READER.read(Document("s", body, published="2024-02-03")).claims
    assert [c.scope for c in claims] == [scope]
