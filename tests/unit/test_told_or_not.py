"""What counts as told: claims of responsibility do; private crime, what may come and a campaign's hundredth day do not."""
from __future__ import annotations

import pytest

from tawatur.nouns import Claim, Document
from tawatur.reader import Reader

READER = Reader()


def claims(text: str) -> tuple[Claim, ...]:
    return READER.read(Document("t", text, published="2024-02-03")).claims


def test_who_takes_credit_did_it() -> None:
    told = claims("وقع انفجار في بغداد اليوم. وأعلن تنظيم الدولة مسؤوليته عن التفجير.")
    assert [[a.value.id for a in c.actors] for c in told] == [[], ["isis"]]


def test_no_credit_taken() -> None:
    assert len(claims("وقع انفجار في بغداد اليوم. ولم تعلن أي جهة مسؤوليتها عن التفجير.")) == 1


def test_gathering_is_whom_it_gathers() -> None:
    (claim,) = claims("استهدفت كتائب القسام تجمعا لجنود الاحتلال بقذائف الهاون شرق خان يونس.")
    assert [t.value.id for t in claim.targets] == ["idf"]


def test_site_struck_is_no_result() -> None:
    (claim,) = claims("قصفت كتائب القسام موقعا عسكريا للعدو بقذائف الهاون شرق خان يونس.")
    assert "position" in {t.value.id for t in claim.targets}


@pytest.mark.parametrize("text", [
    "أطلق مواطن النار على زوجته في حائل أمس.",
    "وقد يؤدي ذلك إلى اندلاع معارك في المدينة.",
    "دخل العدوان الإسرائيلي على غزة يومه المئة.",
])
def test_not_told(text: str) -> None:
    assert claims(text) == ()


def test_figures_and_the_way_into_the_sentence_are_signs() -> None:
    said: list[set[str]] = []

    def keep(signs: set[str]) -> bool:
        said.append(signs)
        return True

    class Watched(Reader):
        tells = staticmethod(keep)

    Watched().read(Document("s", "قتل خمسة جنود وأصيب آخرون في هجوم على القاعدة.", published="2024-02-03", lang="ar"))
    assert any({"killed:number", "injured:some", "figure:12", "into:10"} <= signs for signs in said)
