"""Times beyond the example sentences: no publication date, datelines, conventions of news."""
from __future__ import annotations

from datetime import date, datetime

import pytest

from tawatur.lang.ar.times import read_dateline, read_times
from tawatur.text.tokens import Text

WEDNESDAY = date(2024, 2, 14)


def days(text: str, published: date | None) -> list[tuple[str, str]]:
    return [(h.value.start.isoformat()[:10], h.value.stop.isoformat()[:10]) for h in read_times(Text(text), published)]


def test_a_weekday_is_the_nearest_not_after_publication() -> None:
    for back in range(7):
        day = date.fromordinal(WEDNESDAY.toordinal() - back)
        name = ["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"][day.weekday()]
        assert days(f"وقع الهجوم {name}", WEDNESDAY) == [(str(day), str(day))]


def test_the_weekday_beside_today_wins_over_a_late_publication_date() -> None:
    assert days("قتل جنديان اليوم الاثنين", WEDNESDAY) == [("2024-02-12", "2024-02-12")]


def test_without_a_publication_date_only_absolute_times_are_given() -> None:
    assert days("أمس والجمعة وقبل يومين وفي 3 مارس", None) == []
    assert days("في 3 مارس 2011 ثم عام 2014", None) == [("2011-03-03", "2011-03-03"), ("2014-01-01", "2014-12-31")]
    assert days("منذ عام 2013 ثم في 20 يوليو", None) == []


@pytest.mark.parametrize("text", ["يومي الأحد والاثنين", "يومي 11 و12 فبراير", "في يومي الأحد والاثنين الماضيين"])
def test_two_days_are_one_stretch(text: str) -> None:
    assert days(text, WEDNESDAY) == [("2024-02-11", "2024-02-12")]


def test_things_are_counted_from_what_happened_once() -> None:
    assert days("منذ سقوط النظام في بغداد عام 2003", WEDNESDAY) == [("2003-01-01", "2024-02-14")]
    assert days("منذ توقيع الاتفاق بين الطرفين في 5 كانون الثاني/يناير", WEDNESDAY) == [("2024-01-05", "2024-02-14")]
    assert days("منذ سقوط النظام، وفي عام 2003", WEDNESDAY) == [("2003-01-01", "2003-12-31")]


def test_a_date_of_history_keeps_the_year_told_before_it() -> None:
    assert days("بدأ الحصار في يونيو 2007 وانتهى في العاشر من يوليو", WEDNESDAY) == [("2007-06-01", "2007-06-30"), ("2007-07-10", "2007-07-10")]
    assert days("بدأ الحصار في يونيو 2007 وانتهى في العاشر من يناير الماضي", WEDNESDAY)[1] == ("2024-01-10", "2024-01-10")
    assert days("بدأ الحصار في يونيو 2023 وانتهى في العاشر من يناير", WEDNESDAY)[1] == ("2024-01-10", "2024-01-10")


def test_the_two_of_a_month_name_are_often_confused() -> None:
    assert days("في 4 يناير/كانون الأول 2020", None) == [("2020-01-04", "2020-01-04")]
    assert days("بين يناير/فبراير 2020", None) != [("2020-01-01", "2020-01-31")]


def test_a_year_that_has_gone_by_is_no_count_of_years() -> None:
    assert days("خلال العام 2023 المنصرم", WEDNESDAY) == [("2023-01-01", "2023-12-31")]


def test_every_name_of_a_month_gives_the_same_days() -> None:
    for name in ("أغسطس", "آب", "أوت", "غشت", "أغسطس/آب", "آب (أغسطس)", "آب / أغسطس"):
        assert days(f"في 4 {name} 2020", None) == [("2020-08-04", "2020-08-04")], name


def test_a_day_that_does_not_exist_gives_nothing() -> None:
    assert days("في 31 فبراير 2020", WEDNESDAY) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("عنوان\n\nالأحد 7 مايو 2017 - 10:45 بتوقيت غرينتش\n\nقتل ثلاثة", datetime(2017, 5, 7, 10, 45)),
        ("نشر في: 12/5/2021\nشن الطيران غارات", datetime(2021, 5, 12)),
        ("قالت الوزارة اليوم الأحد (7 مايو 2017) إن ثلاثة قتلوا", datetime(2017, 5, 7)),
        ("قتل ثلاثة أمس السبت 6 مايو 2017", datetime(2017, 5, 7)),
        ("صنعاء - 9 يونيو 2018 - قتل خمسة مدنيين في غارة على سوق شعبي وسط المدينة أمس", datetime(2018, 6, 9)),
    ],
)
def test_datelines(text: str, expected: datetime) -> None:
    hit = read_dateline(Text(text))
    assert hit is not None
    assert hit.value == expected


def test_a_date_in_prose_is_no_dateline() -> None:
    text = "بدأت الحملة يوم 3 مارس 2011 حين خرج المتظاهرون إلى الساحات وأطلقت عليهم النار ثم امتدت إلى المدن الأخرى"
    assert read_dateline(Text(text)) is None
