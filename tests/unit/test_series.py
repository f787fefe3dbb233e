"""What stands in one series of tolls and what does not, and what a series is said to have that does not go together."""
from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from support.tolls import GAZA, LEBANON, MINISTRY, START, count, daily, toll
from tawatur.ledger.query import Held
from tawatur.link.doubts import doubts
from tawatur.link.series import Series, series
from tawatur.link.tolls import homes
from tawatur.world import tables
from tawatur.world.gazetteer import Gazetteer


def drawn(*claims: Held) -> tuple[Series, ...]:
    return series(claims).series


def one(*claims: Held) -> Series:
    [only] = drawn(*claims)
    return only


def figures(found: Series) -> list[tuple[str | None, int | None]]:
    return [(point.day and point.day.isoformat(), point.low) for point in (*found.points, *found.undated)]


def said(*claims: Held, lag: int = 1) -> list[tuple[str, str]]:
    """The kinds and sentences of all doubts."""
    found = drawn(*claims)
    return [(doubt.kind, doubt.text) for each in doubts(found, lag) for doubt in each]


def kinds(*claims: Held, lag: int = 1) -> set[str]:
    return {kind for kind, _ in said(*claims, lag=lag)}


# What a series is of.

def test_days_in_their_order() -> None:
    found = one(toll("2023-12-09", 17_700), toll("2023-12-08", 17_487))
    assert figures(found) == [("2023-12-08", 17_487), ("2023-12-09", 17_700)]
    assert (str(found.authority), found.kind.area.name, found.kind.outcome, found.kind.who) == (MINISTRY, "Gaza Strip", "killed", "people")
    assert (found.kind.scope, found.since, found.window) == ("cumulative", date(2023, 10, 7), None)


def test_ten_outlets_with_one_figure_are_one_point_of_ten_reports() -> None:
    found = one(*(toll("2023-12-08", 17_487, outlet=f"Outlet {number}") for number in range(10)))
    [point] = found.points
    assert (point.low, point.reports, len(set(point.claims))) == (17_487, 10, 10)


def test_two_claims_of_one_report_are_one_report() -> None:
    [point] = one(toll("2023-12-08", 17_487, report="r"), toll("2023-12-08", 17_487, report="r")).points
    assert (point.reports, len(point.claims)) == (1, 2)


@pytest.mark.parametrize("other", [
    toll("2023-12-09", 17_700, speaker="gaza-media-office"), toll("2023-12-09", 17_700, place=LEBANON),
    toll("2023-12-09", count(17_700, "injured")), toll("2023-12-09", count(7_000, who="children")), daily("2023-12-09", "2023-12-08", 213),
])
def test_what_is_not_comparable_stands_apart(other: Held) -> None:
    assert len(drawn(toll("2023-12-08", 17_487), other)) == 2


def test_the_outlet_is_the_authority_where_nobody_speaks() -> None:
    assert str(one(toll("2023-12-08", 5, speaker=None, outlet="Al Mayadeen")).authority) == "al-mayadeen"
    assert str(one(toll("2023-12-08", 5, speaker=None, outlet="Some Wire")).authority) == "Some Wire"


def test_unnamed_sources_of_two_outlets_are_two() -> None:
    assert len(drawn(*(toll("2023-12-08", 50, speaker="medical-sources", outlet=outlet) for outlet in ("A", "B", "A")))) == 2
    assert len(drawn(*(toll("2023-12-08", 50, speaker="medical-sources", outlet=None) for _ in range(2)))) == 2
    assert len(drawn(*(toll("2023-12-08", 50, outlet=outlet) for outlet in ("A", "B")))) == 1


def test_denied_tolls_and_counts_of_one_event_are_left_to_others() -> None:
    assert drawn(toll("2023-12-08", 17_487, modality="denied"), toll("2023-12-08", 7, scope="incident")) == ()


def test_what_is_no_figure_is_left_out_and_told() -> None:
    found = series([toll("2023-12-08", (2, None)), toll("2023-12-08", (3, None), (20, None)), toll("2023-12-08", 5, place=None, speaker="un")])
    assert [figures(each) for each in found.series] == [[("2023-12-08", 20)]]
    assert found.left_out == Counter({"no figure": 2, "no area": 1})


def test_a_total_with_its_parts_and_things_side_by_side() -> None:
    assert figures(one(toll("2024-04-29", 610, 263))) == [("2024-04-29", 610)]
    assert series([toll("2024-04-29", 103, 243, 3)]).left_out == Counter({"several": 3})


def test_the_dead_of_two_armed_forces_are_two_counts() -> None:
    ours, theirs = (toll("2015-08-01", count(figure, who="fighters"), speaker="sohr", targets=(target,)) for figure, target in ((900, "hezbollah"), (42_000, "isis")))
    assert [each.kind.of for each in drawn(ours, theirs)] == ["hezbollah", "isis"]
    people = (toll("2015-08-01", 900, speaker="sohr", targets=(target,)) for target in ("hezbollah", "isis"))
    assert len(drawn(*people)) == 1


# Where.

def test_the_authoritys_own_area_where_none_is_named() -> None:
    at_home = one(toll("2023-12-08", 17_487, place=None))
    assert (at_home.kind.area.name, at_home.at_home) == ("Gaza Strip", True)
    both = one(toll("2023-12-08", 17_487, place=None), toll("2023-12-09", 17_700))
    assert not both.at_home


def test_a_place_read_elsewhere_is_not_the_area_of_who_has_one() -> None:
    rafah = {"text": "رفح", "name": "Rafah", "id": "rafah", "span": [90, 93]}
    for speaker, span, area in ((MINISTRY, [10, 60], "gaza-strip"), (MINISTRY, [60, 99], "rafah"), ("un", [10, 60], "rafah")):
        claim = toll("2024-03-10", 64, place=rafah, speaker=speaker)
        claim.record["span"] = span
        assert one(claim).kind.area.ids == (area,)


def test_gaza_of_the_ministry_is_the_strip_and_of_others_what_was_read() -> None:
    city = {"text": "غزة", "name": "Gaza City", "id": "gaza-city", "country": "PS"}
    assert one(toll("2023-12-08", 17_487, place=city)).kind.area.ids == ("gaza-strip",)
    assert one(toll("2023-12-08", 17_487, place=city, speaker="un")).kind.area.ids == ("gaza-city",)
    named = {**city, "text": "مدينة غزة"}
    assert one(toll("2023-12-08", 17_487, place=named)).kind.area.ids == ("gaza-city",)


def test_places_within_each_other_are_one_area_and_others_widen_it() -> None:
    bank, jenin = ({"text": name, "name": name, "id": id} for name, id in (("الضفة الغربية", "west-bank"), ("جنين", "jenin")))
    assert one(toll("2023-12-08", 9, place=[bank, jenin], speaker="un")).kind.area.name == "West Bank"
    assert one(toll("2023-12-08", 9, place=[jenin, bank], speaker="un")).kind.area.ids == ("jenin",)
    assert one(toll("2023-12-08", 9, place=[LEBANON, GAZA], speaker="un")).kind.area.name == "Gaza Strip, Lebanon"


def test_every_home_is_of_a_party_and_a_place_and_every_ministry_of_health_has_one() -> None:
    parties = {row.id for row in tables.load_actors() if row.kind == "party"}
    assert homes().keys() <= parties
    assert all(Gazetteer.load().get(area.ids[0]) for area in homes().values())
    offices = {party for party in parties if party.endswith(("-health-ministry", "-civil-defence"))}
    assert offices - homes().keys() == {"palestinian-health-ministry"}  # it speaks of the West Bank and of all Palestine


# When.

def test_starts_that_differ_by_days_or_are_not_named_are_one() -> None:
    starts = (START, "2023-10-01", None)
    found = one(*(toll(f"2023-12-0{day}", 17_000 + day, since=start) for day, start in enumerate(starts, 1)))
    assert (len(found.points), found.since) == (3, date(2023, 10, 1))


def test_totals_of_two_wars_are_two_series_and_a_figure_without_a_start_goes_where_it_fits() -> None:
    old, new = toll("2025-03-10", 48_000), toll("2025-03-10", 170, since="2025-01-19")
    found = drawn(old, new, toll("2025-03-11", 48_020, since=None), toll("2025-03-11", 172, since=None))
    assert [[point.low for point in each.points] for each in found] == [[48_000, 48_020], [170, 172]]


def test_a_daily_figure_taken_for_a_total_does_not_disturb_the_totals() -> None:
    found = drawn(toll("2024-04-26", 34_356), toll("2024-04-27", 32, since=None))
    assert [[point.low for point in each.points] for each in found] == [[32], [34_356]]


def test_a_total_from_before_its_start_is_another() -> None:
    assert len(drawn(toll("2023-12-08", 1_500), toll("2009-01-18", 1_300, since=None))) == 2


def test_a_total_of_a_month_that_is_over_is_of_a_period() -> None:
    may = one(toll("2009-05-31", 261, since="2009-05-01", anchor="explicit", published="2009-08-01"))
    assert (may.kind.scope, may.window, may.since) == ("period", "a month", None)
    assert one(toll("2009-05-31", 261, since="2009-05-01", anchor="explicit", published="2009-06-01")).kind.scope == "cumulative"
    assert one(toll("2009-05-31", 261, since="2003-03-20", published="2009-08-01")).kind.scope == "cumulative"


def test_a_report_without_a_day_is_shown_and_nothing_is_concluded() -> None:
    found = one(toll("2023-12-08", 17_487), toll(None, 9_000, since=None), toll(None, 9_000, since=None))
    assert [(point.day, point.low, point.reports) for point in found.undated] == [(None, 9_000, 2)]
    assert doubts([found]) == [()]


def test_a_total_told_again_is_the_same_point_until_another_is_told() -> None:
    late = one(toll("2024-04-23", 34_183), toll("2024-04-24", 34_262), toll("2024-04-24", 34_183))
    assert [(point.low, str(point.day), str(point.last)) for point in late.points] == [
        (34_183, "2024-04-23", "2024-04-24"), (34_262, "2024-04-24", "2024-04-24")]
    slow = one(toll("2024-04-23", 34_183), toll("2024-04-24", 34_262), toll("2024-04-26", 34_183))
    assert [(point.low, str(point.last)) for point in slow.points] == [(34_183, "2024-04-26"), (34_262, "2024-04-24")]
    still = one(toll("2024-04-01", 13), toll("2024-05-01", 13))
    assert [(str(point.day), str(point.last)) for point in still.points] == [("2024-04-01", "2024-05-01")]
    back = one(toll("2024-04-01", 13_000), toll("2024-04-02", 13_100), toll("2024-04-20", 13_000))
    assert [point.low for point in back.points] == [13_000, 13_100, 13_000]


def test_a_days_figure_told_on_two_days_is_two_figures() -> None:
    found = one(daily("2024-04-28", "2024-04-27", 34), daily("2024-04-29", "2024-04-28", 34))
    assert (len(found.points), found.window) == (2, "a day")


def test_periods_of_other_lengths_stand_apart() -> None:
    found = drawn(daily("2024-04-28", "2024-04-27", 34), toll("2024-04-28", 250, scope="period", since="2024-04-22"),
                  toll("2024-04-28", 90, scope="period", since=None))
    assert [each.window for each in found] == [None, "a day", "a week"]


def test_civilians_and_people_are_one_where_one_figure_goes_by_both_words() -> None:
    both = [daily("2024-04-24", "2024-04-23", count(79, who=who)) for who in ("people", "civilians")]
    earlier = daily("2024-04-23", "2024-04-22", count(32, who="civilians"))
    assert [point.low for point in one(*both, earlier).points] == [32, 79]
    apart = [daily("2024-04-25", "2024-04-24", count(40, who="people")), daily("2024-04-25", "2024-04-24", count(30, who="civilians"))]
    assert len(drawn(*both, *apart)) == 2
    assert len(drawn(*both[:1], earlier)) == 2


# What does not go together.

def test_a_total_that_falls() -> None:
    high, low = toll("2024-04-26", 34_356), toll("2024-04-27", 34_300)
    assert said(high, low) == [("falls", f"falls from 34,356 (2024-04-26, {high.id}) to 34,300 (2024-04-27, {low.id})")]
    assert not kinds(toll("2024-04-26", 34_356), toll("2024-04-27", 34_388))


def test_a_round_figure_or_a_lower_bound_is_no_fall() -> None:
    assert not kinds(toll("2024-04-26", 34_356), toll("2024-04-27", 34_000))
    assert not kinds(toll("2024-04-26", 34_356), toll("2024-04-27", (30_001, None)))
    assert kinds(toll("2024-04-26", 34_356), toll("2024-04-27", 33_000)) == {"falls"}


@pytest.mark.parametrize("between", [(30_001, None), 34_000])
def test_a_fall_is_seen_across_a_looser_figure(between: int | tuple[int, None]) -> None:
    high, low = toll("2024-04-26", 34_356), toll("2024-04-28", 34_300)
    assert said(high, toll("2024-04-27", between), low) == [("falls", f"falls from 34,356 (2024-04-26, {high.id}) to 34,300 (2024-04-28, {low.id})")]
    assert kinds(toll("2024-04-26", (36_001, None)), low) == {"falls"}


def test_a_jump_is_seen_across_a_looser_figure() -> None:
    assert kinds(toll("2024-04-10", 1_200), toll("2024-04-11", (1_001, None)), toll("2024-04-12", 12_345)) == {"jumps"}


def test_a_day_figure_may_be_lower_than_the_day_before() -> None:
    assert not kinds(daily("2024-04-27", "2024-04-26", 80), daily("2024-04-28", "2024-04-27", 30))


def test_a_jump_beyond_the_pace() -> None:
    steady = [toll(f"2024-04-{day:02}", 34_000 + 60 * day + day % 3) for day in range(1, 11)]
    assert not kinds(*steady)
    [(kind, text)] = said(*steady, toll("2024-04-11", 36_000))
    assert kind == "jumps"
    assert "where 61 is usual here" in text or "where 60 is usual here" in text or "where 59 is usual here" in text


def test_a_jump_by_a_factor_where_no_pace_is_known() -> None:
    [(kind, text)] = said(toll("2024-04-10", 1_200), toll("2024-04-11", 12_345))
    assert (kind, text.partition(": ")[2]) == ("jumps", "10.3 times as much in 1 day")
    assert not kinds(toll("2024-01-10", 1_200), toll("2024-04-11", 12_345))
    assert not kinds(toll("2024-04-10", 3), toll("2024-04-11", 15))


def test_two_figures_of_one_day() -> None:
    first, second = toll("2024-04-29", 34_454), toll("2024-04-29", 34_488)
    assert said(first, second) == [("two", f"two figures for 2024-04-29: 34,454 ({first.id}) and 34,488 ({second.id})")]
    assert not kinds(first, toll("2024-04-29", (34_001, None)))
    assert not kinds(toll("2024-04-28", 34_454), first, second)
    assert kinds(daily("2024-04-29", "2024-04-28", 34), daily("2024-04-29", "2024-04-28", 43)) == {"two"}


def test_a_days_figure_that_the_totals_contradict() -> None:
    totals = [toll("2024-04-28", 34_454), toll("2024-04-29", 34_488)]
    assert not kinds(*totals, daily("2024-04-29", "2024-04-28", 34))
    wrong = daily("2024-04-29", "2024-04-28", 66)
    [(kind, text)] = said(*totals, wrong)
    assert kind == "difference"
    assert text.startswith(f"66 (2024-04-29, {wrong.id}) is not what the totals around it differ by")
    assert text.endswith(", 34")


def test_a_days_figure_that_fits_the_totals_a_day_off_or_has_none_around_it() -> None:
    totals = [toll("2024-04-27", 34_388), toll("2024-04-28", 34_454), toll("2024-04-29", 34_488)]
    late = daily("2024-04-29", "2024-04-28", 66)
    assert not kinds(*totals, late, lag=1)
    assert kinds(*totals, late, lag=0) == {"difference"}
    assert not kinds(*totals[:1], late)


def test_authorities_that_disagree() -> None:
    mine, theirs = toll("2024-04-29", 34_488), toll("2024-04-29", 30_111, speaker="un")
    assert said(mine, theirs) == [("others", f"{MINISTRY} has 34,488 (2024-04-29, {mine.id}), un 30,111 (2024-04-29, {theirs.id})")] * 2
    assert not kinds(mine, toll("2024-04-29", 34_454, speaker="un"))
    assert not kinds(mine, toll("2024-04-29", 30_111, speaker="un", since="2023-12-01"))
    assert not kinds(mine, toll("2024-06-29", 30_111, speaker="un"))


def test_who_relays_an_older_figure_does_not_disagree() -> None:
    ministry = [toll("2023-10-10", 900), toll("2023-10-11", 1_100)]
    assert not kinds(*ministry, toll("2023-10-11", 900, speaker="un"))
    assert kinds(*ministry, toll("2023-10-11", 700, speaker="un")) == {"others"}
