"""Laws of numbers, counts and times: what is spelled is read back, nothing raises, places stay inside the text."""
from __future__ import annotations

from datetime import date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur.lang.ar.numbers import NUMBER_WORDS, read_number
from tawatur.lang.ar.quantities import read_quantities
from tawatur.lang.ar.times import STARTS, read_dateline, read_times
from tawatur.lang.ar.times_words import UNITS, WHICH
from tawatur.lang.ar.values import read_values, values_record
from tawatur.text.tokens import Text

UNITS_OF_TEN = ["", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة"]
TENS = ["", "عشرة", "عشرين", "ثلاثون", "أربعين", "خمسون", "ستين", "سبعون", "ثمانين", "تسعون"]
HUNDREDS = ["", "مئة", "مئتان", "ثلاثمئة", "أربعمائة", "خمسمئة", "ستمائة", "سبعمئة", "ثمانمئة", "تسعمائة"]


def spell_hundreds(number: int) -> str:
    """A number from 1 to 999 as print spells it."""
    words = [HUNDREDS[number // 100]] if number >= 100 else []
    rest = number % 100
    if rest in (11, 12):
        words.append(("أحد" if rest == 11 else "اثنا") + " عشر")
    elif 12 < rest < 20:
        words.append(UNITS_OF_TEN[rest % 10] + " عشر")
    elif rest == 10:
        words.append("عشرة")
    else:
        words += [word for word in (UNITS_OF_TEN[rest % 10], TENS[rest // 10]) if word]
    return " و".join(words)


def spell(number: int) -> str:
    """A number from 1 to 999,999 as print spells it."""
    thousands, rest = divmod(number, 1000)
    words = []
    if thousands == 1:
        words.append("ألف")
    elif thousands == 2:
        words.append("ألفان")
    elif thousands:
        words.append(spell_hundreds(thousands) + (" آلاف" if 2 < thousands % 100 < 11 else " ألفا"))
    if rest:
        words.append(spell_hundreds(rest))
    return " و".join(words)


@given(st.integers(1, 999_999))
def test_a_spelled_number_is_read_back(number: int) -> None:
    text = Text(spell(number))
    found = read_number(text, 0)
    assert found is not None
    assert (found.value, found.stop) == (number, len(text.words))


@given(st.integers(0, 10**9), st.sampled_from(",٬"))
def test_grouped_digits_are_read_back(number: int, mark: str) -> None:
    found = read_number(Text(f"{number:,}".replace(",", mark)), 0)
    assert found is not None
    assert found.value == number


@given(st.integers(2, 9_999).filter(lambda n: not 1900 <= n <= 2035))
def test_more_than_is_one_more_at_least(number: int) -> None:
    (hit,) = read_quantities(Text(f"قتل أكثر من {number} جنديا"))
    assert (hit.value.low, hit.value.high) == (number + 1, None)


WORDS = st.lists(
    st.one_of(
        st.sampled_from(sorted(STARTS)),
        st.sampled_from(sorted(NUMBER_WORDS)),
        st.sampled_from(sorted([*UNITS, *WHICH])),
        st.sampled_from([*list("،.:/-()%$\n"), "و", "من", "إلى", "في", "بين", "ما", "أو", "الـ24", "2024", "12:30", "1.5", "هـ", "عام"]),
        st.integers(0, 5000).map(str),
    ),
    max_size=12,
).map(" ".join)


@settings(max_examples=300, deadline=None)
@given(st.one_of(WORDS, st.text(max_size=60)), st.dates(date(1990, 1, 1), date(2040, 1, 1)))
def test_no_text_raises_and_places_stay_inside(text: str, published: date) -> None:
    report = Text(text)
    now = datetime(published.year, published.month, published.day, 9)
    for hits in (read_quantities(report), read_times(report, published), read_times(report, None), read_values(report, now)):
        for hit in hits:
            assert 0 <= hit.start < hit.stop <= len(report.words)
            span = report.found(hit).span
            assert 0 <= span.start < span.stop <= len(text)
    read_dateline(report)
    values_record({"id": "x", "text": text, "reference_time": None})


@settings(max_examples=200, deadline=None)
@given(WORDS, st.dates(date(1990, 1, 1), date(2040, 1, 1)))
def test_news_never_begins_after_publication(text: str, published: date) -> None:
    for hit in read_times(Text(text), published):
        assert hit.value.start.date() <= published
        assert hit.value.start <= hit.value.stop


@given(st.dates(date(1950, 1, 1), date(2050, 1, 1)), st.integers(1, 400))
def test_a_full_date_needs_no_publication_date(day: date, later: int) -> None:
    text = Text(f"وقع ذلك يوم {day.day}/{day.month}/{day.year} في المدينة")
    for published in (None, day + timedelta(later)):
        (hit,) = read_times(text, published)
        assert hit.value.start.date() == hit.value.stop.date() == day
