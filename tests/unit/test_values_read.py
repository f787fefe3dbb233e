"""read_values and values_record: every kind of value in its JSON form, nested where it should be."""
from __future__ import annotations

from datetime import datetime

import pytest

from tawatur.lang.ar.values import read_values, values_record
from tawatur.text.tokens import Text

REFERENCE = datetime(2024, 2, 14, 10, 30)


def values(text: str) -> list[tuple[str, object]]:
    return [(hit.value.kind, hit.value.value) for hit in read_values(Text(text), REFERENCE)]


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("ثلاثة فاصلة خمسة", "number", 3.5),
        ("سالب سبعة", "number", -7),
        ("أربعة أخماس", "number", 0.8),
        ("ستون وثلاثة أرباع", "number", 60.75),
        ("مئتا ألف وثلاثون", "number", 200030),
        ("الثاني والأربعون", "ordinal", 42),
        ("المئة والخامس", "ordinal", 105),
        ("في اليوم الـ41 للحصار", "ordinal", 41),
        ("نحو 12 بالمئة", "percent", 12),
        ("%7", "percent", 7),
        ("12 كيلومترا", "quantity", {"amount": 12, "unit": "km"}),
        ("نصف كيلوغرام", "quantity", {"amount": 500, "unit": "g"}),
        ("وصلت ناقلتان وسفينتان", "quantity", {"amount": 2, "unit": "سفينة"}),
        ("بين 5 و8 دنانير كويتية", "money", {"min": 5, "max": 8, "unit": "KWD"}),
        ("أكثر من 90 يورو", "money", {"min": 90, "unit": "EUR"}),
        ("7.2 مليار دولار", "money", {"amount": 7200000000, "unit": "USD"}),
        ("أسبوعان وثلاثة أيام", "duration", "P2W3D"),
        ("ساعة وربع", "duration", "PT1.25H"),
        ("نهاية يناير", "daterange", "2024-01-16/2024-02-01"),
        ("فجر أمس قصفوا", "date", "2024-02-13"),
        ("الربع الثاني من عام 2019", "date", "2019-Q2"),
        ("من السابعة إلى التاسعة مساء", "datetimerange", "2024-02-14T19/2024-02-14T21"),
        ("عيد الأضحى 2022", "date", "2022-07-09"),
        ("آخر خميس من شهر آذار 2023", "date", "2023-03-30"),
        ("بعد ثلاثة أيام", "date", "2024-02-17"),
        ("منذ الخميس الماضي وهم هنا", "daterange", "2024-02-08/.."),
    ],
)
def test_each_kind(text: str, kind: str, value: object) -> None:
    assert (kind, value) in values(text)


def test_a_number_inside_a_quantity_is_given_as_both() -> None:
    found = values("نقلوا 4 جرحى")
    assert ("number", 4) in found
    assert ("quantity", {"amount": 4, "unit": "جريح"}) in found


def test_a_bare_weekday_is_the_next_one_and_in_prose_the_last() -> None:
    assert values("السبت") == [("date", "2024-02-17")]
    assert values("قصفوا المرفأ السبت وقتلوا حارسا") == [("date", "2024-02-10")]


def test_nothing_where_there_is_no_value() -> None:
    assert values("قال المتحدث إن الأمين العام سيزور المخيم") == []


def test_record_gives_places_in_the_untouched_text() -> None:
    text = "ارتفع العدد إلى ١٢٬٣٤٠ قتيـلاً"
    record = values_record({"id": "a", "text": text, "reference_time": "2024-02-14T10:30:00"})
    spans = {value["kind"]: text[value["start"] : value["end"]] for value in record["values"]}
    assert record["id"] == "a"
    assert spans["number"] == "١٢٬٣٤٠"
    assert spans["quantity"].startswith("١٢٬٣٤٠ قتي")


def test_record_without_a_reference_time() -> None:
    record = values_record({"id": "b", "text": "عام 1982 وأمس الساعة 7:30", "reference_time": None})
    kinds = {(value["kind"], value["value"]) for value in record["values"]}
    assert ("date", "1982") in kinds
