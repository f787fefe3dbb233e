"""The card at the head of a documented case tells its day and place, whatever day the file was published."""
from __future__ import annotations

import pytest

from tawatur import Claim, Document, Reader

READER = Reader()
CARD = "الموقع: حماة: كفرزيتا\nالمنشأة: نقطة طبية\nالتاريخ: 11 شباط 2018\nالوقت: 03:40 فجرا\n"


def claims(text: str) -> tuple[Claim, ...]:
    return READER.read(Document("x", text, published="2018-09-20")).claims


def told(text: str) -> list[tuple[str | None, list[str]]]:
    """The day and the places of each claim."""
    return [
        (str(claim.time.value.start.date()) if claim.time else None, [place.value.name for place in claim.places]) for claim in claims(text)
    ]


@pytest.mark.parametrize("sentence", [
    "قصفت طائرات حربية النقطة الطبية بصاروخين.",
    'وقال ممرض: "قصفت الطائرات الحربية النقطة الطبية اليوم بصاروخين".',
    "وعند الساعة الرابعة صباحا قصفت الطائرات الحربية النقطة الطبية بصاروخين.",
])
def test_the_case_is_of_the_day_and_place_of_the_card(sentence: str) -> None:
    assert told(CARD + sentence) == [("2018-02-11", ["Kafr Zita"])]


@pytest.mark.parametrize("label", ["تاريخ الحادثة", "التاريخ والوقت", "تاريخ وقوع الهجوم"])
def test_the_day_may_be_named_as_that_of_the_case(label: str) -> None:
    text = CARD.replace("التاريخ", label) + "قصفت طائرات حربية النقطة الطبية بصاروخين."
    assert told(text) == [("2018-02-11", ["Kafr Zita"])]


def test_a_date_of_its_own_stays() -> None:
    """A later day too, though it is after that of the case."""
    text = CARD + "قصفت طائرات حربية النقطة الطبية بصاروخين.\nوفي 14 شباط 2018 قصفت مدفعية بلدة اللطامنة."
    assert told(text) == [("2018-02-11", ["Kafr Zita"]), ("2018-02-14", ["Latamneh"])]


@pytest.mark.parametrize("head", [
    "الموقع: حماة: كفرزيتا\nتاريخ النشر: 11 شباط 2018\n",  # of the file
    "الموقع: حماة: كفرزيتا\nالتاريخ: شباط 2018\n",  # no day
    "التاريخ: 11 شباط 2018\n",  # no place: the head of a letter
])
def test_other_heads_are_no_cards(head: str) -> None:
    assert [day for day, _ in told(head + "قصفت طائرات حربية النقطة الطبية بصاروخين.")] != ["2018-02-11"]
