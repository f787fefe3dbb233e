"""What of a claim is held against others: each trait with a claim that has it and one that has not."""
from __future__ import annotations

import json
from typing import Any

import pytest

from support.tellings import parties, tally
from tawatur.link.features import Report, Traits, dumped, is_event, report, traits
from tawatur.world.gazetteer import Gazetteer

GAZETTEER = Gazetteer.load()
DAY = 738_862  # 2023-12-08
WORDS = "قصفت زنابق"


def place(id: str) -> dict[str, Any]:
    site = GAZETTEER.get(id)
    assert site is not None
    return {"id": id, "name": site.name, "text": site.name, "precision": site.precision, "span": [0, 3]}


def when(start: str, end: str | None = None, anchor: str = "explicit") -> dict[str, Any]:
    return {"start": start, "end": end or start, "grain": "day", "anchor": anchor, "span": [0, 3]}


def seen(of: Report | None = None, **said: Any) -> Traits:
    """The traits of a claim that says this."""
    record = {
        "evidence": WORDS, "span": [0, len(WORDS)], "type": "Explosions/Remote violence", "subtype": "Air/drone strike", "modality": "happened",
        "scope": "incident", "actors": [], "targets": [], "places": [], "time": None, "counts": [], "weapons": [], "speakers": [], **said,
    }
    of = of or report(None, None, None, WORDS)
    return traits(of, of.sketch, record, GAZETTEER)


@pytest.mark.parametrize(
    ("said", "published", "expected"),
    [
        ({"time": when("2023-12-08")}, None, (DAY, DAY, True)),
        ({"time": when("2023-12-07T22:00", "2023-12-08T03:00")}, None, (DAY - 1, DAY, True)),
        ({"time": when("2023-12-08T03:00", anchor="day-part")}, None, (DAY - 1, DAY, False)),  # "overnight" may be of the day before
        ({"time": when("2023-12-05", "2023-12-08")}, None, (DAY - 3, DAY, True)),
        ({"time": when("2023-12-04", "2023-12-08")}, None, (DAY - 4, DAY, True)),  # a campaign, no event of one day
        ({}, "2023-12-08T10:00", (DAY - 2, DAY, False)),  # a day that goes without saying: shortly before the report
        ({}, None, (None, None, False)),
    ],
)
def test_days(said: dict[str, Any], published: str | None, expected: tuple[int | None, int | None, bool]) -> None:
    found = seen(report(published, None, None, WORDS), **said)
    assert (found.day_from, found.day_to, found.stated) == expected
    assert found.stretch is (expected == (DAY - 4, DAY, True))


def test_a_place_is_known_with_all_that_hold_it() -> None:
    found = seen(places=[place("khan-yunis")])
    assert (found.site, found.country) == ("khan-yunis", "PS")
    assert {"khan-yunis", "gaza-strip", "PS"} <= set(found.areas)
    assert "khan-yunis" in found.spots
    assert "gaza-strip" not in found.spots  # it lies there, and says no more of it


def test_the_finest_place_stands_for_the_claim() -> None:
    assert seen(places=[place("gaza-strip"), place("khan-yunis")]).site == seen(places=[place("khan-yunis"), place("gaza-strip")]).site == "khan-yunis"


def test_a_region_that_is_all_that_is_told_is_where_it_was() -> None:
    found = seen(places=[place("gaza-strip")])
    assert (found.site, "gaza-strip" in found.spots, found.reach) == ("gaza-strip", True, 60.0)


def test_a_place_that_the_gazetteer_lacks_is_none() -> None:
    found = seen(places=[{"text": "زنبق", "name": "Zanbaq", "span": [0, 3]}, {"text": "زنبق", "name": "Zanbaq", "id": "zanbaq-of-nowhere", "span": [0, 3]}])
    assert (found.site, found.areas, found.spots, found.latitude) == (None, (), (), None)


def test_parties_are_their_ids_and_only_those_with_a_name_are_doers_and_foes() -> None:
    found = seen(actors=parties("idf", "gunmen"), targets=parties("house", "hamas", "house"))
    assert (found.actors, found.doers, found.targets, found.foes) == (("gunmen", "idf"), ("idf",), ("hamas", "house"), ("hamas",))
    assert found.sides == ("israeli",)
    assert seen(actors=parties("gunmen")).sides == ()


def test_numbers_of_casualties_and_others() -> None:
    found = seen(counts=[tally("killed", 14, 14), tally("killed", 3, 3, "children"), tally("injured", None, 20), tally("destroyed", 6, 8), tally("captured", 2, 2)])
    assert (found.killed, found.injured, found.numbers) == ((3, 14), (), (6, 8, 20))  # "up to 20" is a number, no count of so many


def test_numbers_of_the_words_count_but_small_ones_and_very_long_ones() -> None:
    assert seen(evidence="قصفت 155 و٢ و٩ أو 1234567").numbers == (9, 155)


@pytest.mark.parametrize(
    ("said", "vague"),
    [
        ({}, True), ({"places": [place("palestine")]}, True), ({"places": [place("gaza-strip")]}, False), ({"counts": [tally("killed", 4, 4)]}, False),
        ({"counts": [tally("destroyed", 4, 4)]}, True), ({"counts": [tally("killed", 0, 0)]}, True),
    ],
)
def test_what_tells_neither_a_place_nor_casualties_is_vague(said: dict[str, Any], vague: bool) -> None:
    assert seen(**said).vague is vague


def test_the_head_of_a_report_says_what_it_is_about() -> None:
    text = WORDS + " " * 600 + WORDS
    of = report(None, "Wire", "عنوان فيه خزامى", text)
    first, later = seen(of, span=[0, len(WORDS)]), seen(of, span=[len(text) - len(WORDS), len(text)])
    assert (first.lead, later.lead, first.outlet) == (True, False, "Wire")
    assert set(of.title) <= set(first.words)
    assert not set(of.title) & set(later.words)


def test_rare_words_are_known_however_they_are_written_and_joined() -> None:
    plain, joined = (report(None, None, None, words).words for words in ("الزنابق خزامى", "والزّنابق، للخزامى"))
    assert plain == joined
    assert len(plain) == 2


def test_everyday_words_numbers_and_short_words_are_not_rare() -> None:
    assert report(None, None, None, "قال في يوم 155 ثم هو").words == ()


def test_words_far_from_the_evidence_are_not_its_words() -> None:
    of = report(None, None, None, WORDS + " " * 600 + "خزامى")
    assert not set(report(None, None, None, "خزامى").words) & set(seen(of).words)
    assert set(report(None, None, None, "خزامى").words) <= set(seen(of).copy)


def test_like_reports_keep_like_words() -> None:
    """A report stands by the smallest of its words' digests, so that a word more changes at most one of those kept."""
    text = " ".join(f"زنبق{chr(0x0628 + number)}ان" for number in range(60))
    before, after = (set(report(None, None, None, words).sketch) for words in (text, text + " خزامى"))
    assert len(before) == 24
    assert len(before & after) >= 23


def test_who_speaks_is_the_innermost() -> None:
    assert (seen(speakers=parties("idf", "bbc")).speaker, seen().speaker) == ("idf", "")


@pytest.mark.parametrize(
    ("said", "event"),
    [
        ({"type": "Battles"}, True), ({"type": "Battles", "modality": "denied"}, True), ({"type": "Battles", "modality": "attempted"}, True),
        ({"type": "Toll"}, False), ({"type": "Battles", "scope": "cumulative"}, False), ({"type": "Battles", "scope": "period"}, False),
        ({"type": "Battles", "modality": "planned"}, False),
    ],
)
def test_what_is_an_event(said: dict[str, str], event: bool) -> None:
    assert is_event(said) is event


def test_what_is_kept_is_json_without_what_is_empty() -> None:
    kept = json.loads(dumped(seen(places=[place("khan-yunis")], counts=[tally("killed", 4, 4)])))
    assert (kept["site"], kept["killed"]) == ("khan-yunis", [4])
    assert {"actors", "weapons", "speaker", "stated", "vague", "day_from"} & set(kept) == set()
