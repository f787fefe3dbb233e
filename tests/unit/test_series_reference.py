"""Tolls beside a reference: how its file is read, what is said of a broken one, and how each figure compares."""
from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from support.tolls import LEBANON, count, daily, toll
from tawatur.errors import EmptyInput, InputError, MissingInput, NoColumn
from tawatur.link.reference import Beside, area_of, beside, in_words, read
from tawatur.link.series import series


def written(folder: Path, text: str, name: str = "counts.csv") -> str:
    path = folder / name
    path.write_text(text, "utf-8")
    return str(path)


SAMPLE = "day,killed,injured\n2024-01-01,100,200\n2024-01-02,,220\n2024-01-03,130,\n"


@pytest.mark.parametrize("text", [SAMPLE, SAMPLE.replace(",", "\t"), SAMPLE.replace(",", ";")])
def test_tables_with_gaps(tmp_path: Path, text: str) -> None:
    found = read(written(tmp_path, text))
    assert found.columns == {"date": "day", "killed": "killed", "injured": "injured"}
    assert found.figures["killed"] == {date(2024, 1, 1): 100, date(2024, 1, 3): 130}
    assert found.figures["injured"] == {date(2024, 1, 1): 200, date(2024, 1, 2): 220}
    assert not found.passed_over


def test_an_array_of_objects_with_objects_within(tmp_path: Path) -> None:
    rows = [{"report_date": "2024-01-01", "verified": {"killed_cum": 6}, "killed": 3, "killed_cum": 9}, {"report_date": "2024-01-02"}]
    path = written(tmp_path, json.dumps(rows), "counts.json")
    assert read(path).columns == {"date": "report_date", "killed": "killed_cum", "daily.killed": "killed"}
    assert read(path, (("killed", "verified.killed_cum"),)).figures == {"killed": {date(2024, 1, 1): 6}}


@pytest.mark.parametrize(("header", "columns"), [
    ("التاريخ,الشهداء,الجرحى", {"date": "التاريخ", "killed": "الشهداء", "injured": "الجرحى"}),
    ("Report Date,Total deaths,new_deaths", {"date": "Report Date", "killed": "Total deaths", "daily.killed": "new_deaths"}),
    ("date,wounded", {"date": "date", "injured": "wounded"}),
])
def test_columns_are_guessed_by_their_names(tmp_path: Path, header: str, columns: dict[str, str]) -> None:
    assert read(written(tmp_path, f"{header}\n2024-01-01,1,2\n".replace(",2\n", ",2\n" if header.count(",") > 1 else "\n"))).columns == columns


@pytest.mark.parametrize(("header", "asked", "message"), [
    ("when,killed", (), 'no column of dates; there are "when", "killed"; say which it is: --column date=COLUMN'),
    ("date,x", (), 'no column of figures; there are "date", "x"; say which it is: --column killed=COLUMN'),
    ("date,killed", (("killed", "deaths"),), 'no column "deaths" for killed; there are "date", "killed"'),
])
def test_columns_that_cannot_be_guessed(tmp_path: Path, header: str, asked: tuple[tuple[str, str], ...], message: str) -> None:
    path = written(tmp_path, f"{header}\n2024-01-01,1\n")
    with pytest.raises(NoColumn) as raised:
        read(path, asked)
    assert str(raised.value) == f"{path}: {message}"


def test_rows_that_cannot_be_read_are_told_and_passed_over(tmp_path: Path) -> None:
    path = written(tmp_path, 'day,killed\n2024-01-01,100\nsoon,5\n2024-01-02,many\n2024-01-03,"1,300"\n2024-01-03,1400\n2024-01-04,-3\n2024-01-05,١٤٠٠\n,7\n')
    found = read(path)
    assert found.figures["killed"] == {date(2024, 1, 1): 100, date(2024, 1, 3): 1300, date(2024, 1, 5): 1400}
    assert found.passed_over == (
        f"{path}: line 3: \"day\" is no date: 'soon'; passed over",
        f"{path}: line 4: \"killed\" is no number: 'many'; passed over",
        f'{path}: line 6: "killed" is 1,400, but 1,300 in an earlier row of 2024-01-03; passed over',
        f"{path}: line 7: \"killed\" is no number: '-3'; passed over",
        f'{path}: line 9: "day" is no date: nothing; passed over',
    )


@pytest.mark.parametrize(("text", "error"), [
    (None, MissingInput), ("", InputError), ("day,killed\n", EmptyInput), ("[]", EmptyInput), ("[1, 2]", EmptyInput), ('{"a": 1}', InputError),
    ('[{"day": "2024-01-01", "killed"', InputError),
])
def test_files_that_are_no_reference(tmp_path: Path, text: str | None, error: type[Exception]) -> None:
    path = str(tmp_path / "none.csv") if text is None else written(tmp_path, text)
    with pytest.raises(error) as raised:
        read(path)
    assert str(raised.value).startswith(f"{path}: ")


def compared(tmp_path: Path, claim: object, lag: int = 1) -> list[Beside | None]:
    reference = read(written(tmp_path, "day,killed,daily_killed\n2024-01-01,100,10\n2024-01-02,110,10\n2024-01-04,150,\n"))
    [one] = series([claim]).series  # type: ignore[list-item]
    return beside(one, reference, lag)


FIRST, SECOND, FOURTH = (date(2024, 1, day) for day in (1, 2, 4))


@pytest.mark.parametrize(("claim", "expected", "words"), [
    (toll("2024-01-02", 110), Beside("same", SECOND, 110), "same"),
    (toll("2024-01-02", 100), Beside("neighbour", FIRST, 100), "same as 2024-01-01"),
    (toll("2024-01-03", 150), Beside("neighbour", FOURTH, 150), "same as 2024-01-04"),
    (toll("2024-01-02", 115), Beside("differs", SECOND, 110, 5), "+5 (4.5%) of 110"),
    (toll("2024-01-02", 90), Beside("differs", SECOND, 110, -20), "-20 (18.2%) of 110"),
    (toll("2024-01-03", 105), Beside("none"), "no reference"),
    (toll("2024-01-02", (101, None)), Beside("within", SECOND, 110), "110 is within"),
    (toll("2024-01-02", (200, None)), Beside("differs", SECOND, 110, 90), "+90 (81.8%) of 110"),
    (toll("2024-02-02", 110), Beside("none"), "no reference"),
    (toll(None, 110, since=None), Beside("same", SECOND, 110), "same as 2024-01-02"),
    (toll(None, 111, since=None), Beside("none"), "on no day"),
    (daily("2024-01-02", "2024-01-01", 10), Beside("same", SECOND, 10), "same"),
    (daily("2024-01-07", "2024-01-01", 10), None, ""),
    (toll("2024-01-02", count(110, who="children")), None, ""),
    (toll("2024-01-02", count(110, "injured")), None, ""),
])
def test_figures_beside_the_reference(tmp_path: Path, claim: object, expected: Beside | None, words: str) -> None:
    assert compared(tmp_path, claim) == [expected]
    assert in_words(expected, claim.published) == words  # type: ignore[attr-defined]


def test_the_lag_is_what_was_asked_for(tmp_path: Path) -> None:
    claim = toll("2024-01-04", 110)
    assert [at.verdict for at in compared(tmp_path, claim, 1) if at] == ["differs"]
    assert [at.verdict for at in compared(tmp_path, claim, 2) if at] == ["neighbour"]
    assert [at.verdict for at in compared(tmp_path, toll("2024-01-03", 1), 0) if at] == ["none"]


def test_a_small_difference_is_no_zero() -> None:
    assert in_words(Beside("differs", FIRST, 31_166, 4), "2024-01-01") == "+4 (under 0.1%) of 31,166"


def test_a_reference_is_of_the_area_whose_figures_it_has(tmp_path: Path) -> None:
    reference = read(written(tmp_path, SAMPLE))
    gaza, lebanon = toll("2024-01-01", 100), toll("2024-01-01", 105, place=LEBANON, speaker="un")
    assert area_of(series([gaza, lebanon]).series, reference) == ("gaza-strip",)
    assert area_of(series([lebanon]).series, reference) is None
    few = read(written(tmp_path, "day,killed\n2024-01-01,5\n", "few.csv"))
    assert area_of(series([toll("2024-01-01", 5)]).series, few) is None


def test_numbers_that_are_none(tmp_path: Path) -> None:
    numbers = ("1e400", "NaN", "5.5", "true", "-1", '"5,5x"', "9" * 400, '"' + "9" * 5_000 + '"', "[1]")
    rows = [f'{{"day": "2024-01-{place:02}", "killed": {number}}}' for place, number in enumerate(numbers, 1)]
    found = read(written(tmp_path, f'[{", ".join(rows)}, {{"day": "2024-02-01", "killed": 5.0}}]', "counts.json"))
    assert found.figures["killed"] == {date(2024, 2, 1): 5}
    assert [line.partition(": ")[2].partition(":")[0] for line in found.passed_over] == [f"object {place}" for place in range(1, 10)]


def test_columns_without_end_are_cut_short(tmp_path: Path) -> None:
    with pytest.raises(NoColumn, match=r'there are "x{60}\.\.\."; say which'):
        read(written(tmp_path, "x" * 500 + "\n1\n"))
