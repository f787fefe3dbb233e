"""A statement that is printed whole is said by the one in its head, also where no verb of saying follows."""
from __future__ import annotations

import pytest

from tawatur import Document, Reader

READER = Reader()


def speakers(text: str) -> list[list[str]]:
    claims = READER.read(Document("x", text, published="2024-01-17", lang="ar")).claims
    return [[speaker.value.id for speaker in claim.speakers] for claim in claims]


@pytest.mark.parametrize(("head", "issuer"), [
    ("بلاغ عسكري صادر عن سرايا القدس", "saraya-al-quds"),
    ("بيان صحفي رقم 3 صادر عن حزب الله", "hezbollah"),
    ("بيان صادر عن القيادة العامة للجيش السوداني:", "saf"),
])
def test_all_below_the_head_is_said_by_its_issuer(head: str, issuer: str) -> None:
    text = f"{head}\nقصف تجمع للجنود شرق مدينة غزة بقذائف الهاون.\nتدمير دبابة في خان يونس بعبوة ناسفة."
    found = speakers(text)
    assert len(found) == 2
    assert all(chain[:1] == [issuer] for chain in found)


def test_another_voice_below_is_another_voice() -> None:
    text = "بيان صادر عن حزب الله\nقالت وزارة الصحة اللبنانية إن غارة إسرائيلية قتلت ثلاثة مدنيين في بلدة الناقورة."
    assert [chain[:1] for chain in speakers(text)] == [["lebanese-health-ministry"]]


def test_a_sentence_about_a_statement_is_no_head() -> None:
    text = "بيان صادر عن حزب الله أغضب الحكومة.\nقصفت مدفعية إسرائيلية بلدة الناقورة."
    assert speakers(text) == [[]]
