"""What each voice says, what changed, where accounts agree and where they contradict; and what is no contradiction."""
from __future__ import annotations

import json
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.tellings import parties, tally, telling
from tawatur.link.accounts import Account, accounts
from tawatur.link.compare import AGREE, CONTRADICT, LATER, compare
from tawatur.link.figures import REVISED, ROSE, changes, ranges
from tawatur.link.incident import incident, summary
from tawatur.link.telling import Telling
from tawatur.world.gazetteer import Gazetteer


def site(id: str) -> dict[str, Any]:
    """A place of the gazetteer as a record has it."""
    found = Gazetteer.load().get(id)
    assert found is not None
    known = {"country": found.country, "latitude": found.lat, "longitude": found.lon, "precision": found.precision}
    return {"text": id, "name": found.name, "id": id, "span": [0, 3], **{name: value for name, value in known.items() if value is not None}}


def when(start: str, end: str | None = None, grain: str = "day") -> dict[str, Any]:
    return {"start": start, "end": end or start, "grain": grain, "span": [0, 3]}


def killed(low: int | None, high: int | None, who: str = "people") -> dict[str, Any]:
    return {"counts": [tally("killed", low, high, who)]}


def said(*tellings: Telling, relation: str = CONTRADICT) -> list[str]:
    return [one.sentence() for one in compare(accounts(tellings)) if one.relation == relation]


def account(*tellings: Telling) -> Account:
    only, = accounts(tellings)
    return only


# --- accounts ------------------------------------------------------------------------------------------------------


def test_an_account_has_every_value_with_the_words_of_each_telling() -> None:
    loaded = [{"text": "جيش العدو", "id": "idf", "span": [4, 13]}]
    both = account(telling("A", "hamas", actors=loaded), telling("B", "hamas", actors=parties("idf"), published="2024-01-02"))
    actor, = both.of("actors")
    assert actor.shown == "idf"
    assert [(words.text, words.outlet, words.start) for words in actor.words] == [("جيش العدو", "A", 4), ("idf", "B", 0)]
    assert (both.voice, both.first, both.last, len(both.evidence)) == ("hamas", "2024-01-01", "2024-01-02", 2)


def test_the_words_of_a_time_are_those_of_the_evidence() -> None:
    told, = account(telling("A", "idf", evidence="قصف يوم الجمعة", span=[10, 24], time={**when("2024-01-05"), "span": [14, 24]})).of("time")
    assert told.words[0].text == "يوم الجمعة"


def test_what_a_voice_denies_is_an_account_of_its_own() -> None:
    made = accounts([telling("A", "idf"), telling("A", "idf", modality="denied", **killed(9, 9)), telling("B", "hamas")])
    assert [(one.voice, one.stance, len(one.figures)) for one in made] == [("idf", "says", 0), ("hamas", "says", 0), ("idf", "denies", 0)]


def test_sums_over_a_period_are_no_figures_of_the_event() -> None:
    assert not account(telling("A", "idf", scope="period", **killed(51, None))).figures


def test_of_several_numbers_in_a_report_the_greatest_is_the_figure() -> None:
    parts = {"counts": [tally("killed", 3, 3), tally("killed", 12, 12), tally("killed", 5, 5, "soldiers")]}
    assert [(one.who, one.low) for one in account(telling("A", "idf", **parts)).figures] == [("soldiers", 5), ("people", 12)]


# --- changes -------------------------------------------------------------------------------------------------------


def kinds(*figures: tuple[str, str, int]) -> list[str]:
    """The changes of one voice's figures: outlet, day, killed."""
    return [change.kind for change in changes(account(*(telling(o, "un", published=d, **killed(n, n)) for o, d, n in figures)))]


def test_a_rise_is_a_change_and_so_is_a_revision() -> None:
    assert kinds(("A", "2024-01-01", 5), ("A", "2024-01-02", 9)) == [ROSE]
    assert kinds(("A", "2024-01-01", 9), ("A", "2024-01-02", 5)) == [REVISED]
    assert kinds(("A", "2024-01-01", 9), ("B", "2024-01-02", 7)) == [REVISED]


def test_an_old_figure_that_is_printed_late_is_no_change() -> None:
    assert kinds(("A", "2024-01-01", 5), ("A", "2024-01-02", 9), ("B", "2024-01-03", 5)) == [ROSE]
    assert kinds(("A", "2024-01-01", 9), ("B", "2024-01-02", 7), ("A", "2024-01-02", 9)) == []


def test_a_change_is_told_in_a_sentence() -> None:
    change, = changes(account(*(telling("A", "un", published=day, **killed(n, n)) for day, n in (("2024-01-01", 9), ("2024-01-02", 5)))))
    assert change.sentence() == "un lowers killed from 9 to 5 (2024-01-01 to 2024-01-02)"


# --- counts --------------------------------------------------------------------------------------------------------


def test_figures_that_do_not_meet_on_one_day_contradict() -> None:
    pair = telling("A", "idf", **killed(5, 5)), telling("B", "hamas", **killed(21, None))
    assert said(*pair) == ["killed: idf says 5; hamas says 21+"]


def test_figures_that_meet_agree() -> None:
    pair = telling("A", "idf", **killed(20, None)), telling("B", "hamas", **killed(35, 35))
    assert said(*pair) == []
    assert "killed: idf and hamas agree on 35" in said(*pair, relation=AGREE)


def test_several_figures_that_exclude_each_other_are_one_contradiction() -> None:
    three = [telling(outlet, voice, **killed(n, n)) for outlet, voice, n in (("A", "hamas", 21), ("B", "idf", 5), ("C", "un", 9), ("D", "icrc", 9))]
    assert said(*three) == ["killed: idf says 5; un and icrc say 9; hamas says 21"]
    assert said(*three, telling("E", "hezbollah", **killed(6, None))) == [
        "killed: idf says 5; hezbollah says 6+; un and icrc say 9; hamas says 21", "killed: un and icrc say 9; hamas says 21"
    ]


def test_a_higher_figure_told_later_may_be_a_rise() -> None:
    pair = telling("A", "idf", **killed(5, 5)), telling("B", "hamas", published="2024-01-02", **killed(21, 21))
    assert said(*pair) == []
    assert said(*pair, relation=LATER) == ["killed: idf says 5; hamas says 21 (told later: it may be a rise)"]


@pytest.mark.parametrize(("low", "high", "relation"), [
    ("2024-01-01T10:00", "2024-01-01T10:20", CONTRADICT), ("2024-01-01T10:00", "2024-01-01T18:00", LATER),
    ("2024-01-01", "2024-01-01T18:00", CONTRADICT), ("2024-01-01T10:00", "2024-01-01", CONTRADICT), ("2024-01-01", "2024-01-02T00:10", LATER),
])
def test_what_is_told_within_an_hour_or_on_a_day_of_unknown_hours_is_of_one_time(low: str, high: str, relation: str) -> None:
    pair = telling("A", "idf", published=low, **killed(5, 5)), telling("B", "hamas", published=high, **killed(21, 21))
    assert [one.relation for one in compare(accounts(pair)) if one.field == "killed"] == [relation]


def test_a_lower_figure_told_later_contradicts() -> None:
    pair = telling("A", "hamas", **killed(21, 21)), telling("B", "idf", published="2024-01-02", **killed(5, 5))
    assert said(*pair) == ["killed: idf says 5; hamas says 21"]


def test_only_what_stood_when_the_other_spoke_is_held_against_it() -> None:
    rising = [telling("A", "hamas", published=f"2024-01-0{day}", **killed(n, n)) for day, n in ((1, 5), (3, 21))]
    assert said(*rising, telling("B", "idf", published="2024-01-02", **killed(5, 5))) == []
    assert said(*rising, telling("B", "idf", published="2024-01-02", **killed(2, 2))) == ["killed: idf says 2; hamas says 21"]


def test_a_part_that_is_more_than_anothers_total_contradicts_and_a_smaller_one_does_not() -> None:
    total = telling("A", "idf", **killed(12, 12))
    assert said(total, telling("B", "hamas", **killed(30, 30, "civilians"))) == ["killed: idf says 12; hamas says 30 civilians"]
    assert said(total, telling("B", "hamas", **killed(7, 7, "civilians"))) == []


def test_a_stated_none_stands_against_a_number_also_where_it_is_a_denial() -> None:
    none = telling("B", "idf", modality="denied", **killed(0, 0))
    assert "killed: idf says 0; hamas says 4" in said(telling("A", "hamas", **killed(4, 4)), none)


def test_joint_figures_are_not_compared() -> None:
    joint = [telling(outlet, voice, counts=[tally("other", n, n)]) for outlet, voice, n in (("A", "idf", 2), ("B", "hamas", 9))]
    assert said(*joint) == []


def test_the_range_over_all_voices_says_whose_it_is() -> None:
    one, = ranges(accounts([
        telling("A", "idf", **killed(5, 5)), telling("B", "hamas", **killed(20, None)), telling("C", "un", **killed(5, 9)),
    ]))
    assert (one.least, one.by_least, one.most, one.by_most) == (5, ("idf", "un"), None, ("hamas",))


# --- the other fields ----------------------------------------------------------------------------------------------


def test_two_parties_of_two_camps_contradict() -> None:
    pair = telling("A", "hamas", actors=parties("idf")), telling("B", "idf", actors=parties("islamic-jihad"))
    assert said(*pair) == ["actors: hamas says idf; idf says islamic-jihad"]


@pytest.mark.parametrize(("left", "right"), [
    (("idf",), ("fighters",)), (("idf",), ("unknown-gunmen",)), (("idf",), ()), (("idf",), ("israel",)), (("idf", "hamas"), ("hamas",)),
    (("hamas",), ("qassam-brigades",)),
])
def test_a_class_nobody_and_a_party_of_the_same_camp_contradict_nothing(left: tuple[str, ...], right: tuple[str, ...]) -> None:
    assert said(telling("A", "un", actors=parties(*left)), telling("B", "icrc", actors=parties(*right))) == []


def test_in_a_battle_each_is_the_doer_in_the_others_words() -> None:
    clash = {"type": "Battles", "subtype": "Armed clash"}
    pair = (telling("A", "hamas", actors=parties("idf"), targets=parties("hamas"), **clash),
            telling("B", "idf", actors=parties("hamas"), targets=parties("idf"), **clash))
    assert said(*pair) == []


def test_places_apart_contradict_and_a_place_within_another_does_not() -> None:
    assert said(telling("A", "idf", places=[site("khan-yunis")]), telling("B", "hamas", places=[site("jabalia")])) == [
        "places: idf says Khan Yunis; hamas says Jabalia"
    ]
    for wider in ("gaza-strip", "khan-yunis"):
        assert said(telling("A", "idf", places=[site("khan-yunis")]), telling("B", "hamas", places=[site(wider)])) == []
    both = [site("khan-yunis"), site("gaza-strip")]
    assert said(telling("A", "idf", places=both), telling("B", "hamas", places=[site("jabalia"), site("gaza-strip")])) != []


def test_a_place_that_no_gazetteer_has_contradicts_nothing() -> None:
    unknown = {"text": "تلة", "name": "Tallet Samar", "span": [0, 3]}
    assert said(telling("A", "idf", places=[unknown]), telling("B", "hamas", places=[site("jabalia")])) == []


@pytest.mark.parametrize(("left", "right", "apart"), [
    (when("2024-01-05"), when("2024-01-06"), True),
    (when("2024-01-05"), when("2024-01-05T03:00", "2024-01-05T04:00", "hour"), False),
    (when("2024-01-05T21:00", "2024-01-05T23:59", "part-of-day"), when("2024-01-06T00:00", "2024-01-06T06:00", "part-of-day"), False),
    (when("2024-01-05T06:00", "2024-01-05T12:00", "part-of-day"), when("2024-01-05T17:00", "2024-01-05T21:00", "part-of-day"), True),
    (when("2024-01-01", "2024-01-07", "week"), when("2024-01-06"), False),
    (when("2024-01-05T10:00", grain="minute"), {**when("2024-01-05T13:00", grain="minute"), "zone": "UTC"}, False),
])
def test_times_that_do_not_touch_contradict(left: dict[str, Any], right: dict[str, Any], apart: bool) -> None:
    assert bool(said(telling("A", "idf", time=left), telling("B", "hamas", time=right))) is apart


def test_kinds_of_event_that_exclude_each_other() -> None:
    strike, bomb = {"subtype": "Air/drone strike"}, {"subtype": "Suicide bomb"}
    assert said(telling("A", "idf", **strike), telling("B", "hamas", **bomb)) == ["type: idf says a strike from the air; hamas says a suicide bombing"]
    assert said(telling("A", "idf", **strike), telling("B", "hamas", subtype="Shelling/artillery/missile attack")) == []


def test_a_denial_contradicts_who_says_that_it_happened_and_not_the_voice_itself() -> None:
    denial = telling("B", "idf", modality="denied")
    assert said(telling("A", "hamas"), denial) == ["reality: idf denies what hamas says happened"]
    assert said(telling("A", "idf"), denial) == []


# --- the incident --------------------------------------------------------------------------------------------------


def test_the_record_of_an_incident() -> None:
    made = incident("i1", [
        telling("Reuters", "gaza-health-ministry", report="r1", places=[site("khan-yunis"), site("gaza-strip")], time=when("2023-12-08"), **killed(21, 21)),
        telling("Reuters", "idf", report="r1", places=[site("khan-yunis")], **killed(5, 5)),
        telling("BBC Arabic", "gaza-health-ministry", report="r2", actors=parties("idf"), time=when("2023-12-08"), **killed(21, 21)),
    ])
    record = summary(made)
    assert record["label"] == "2023-12-08 Khan Yunis, Air/drone strike"
    assert record["reports"] == ["r1", "r2"]
    assert len(record["claims"]) == 3
    assert record["time"] == {"start": "2023-12-08", "end": "2023-12-08"}
    assert record["places"] == ["khan-yunis", "gaza-strip"]
    assert record["voices"]["derivation"] == "2 outlets, 2 voices: gaza-health-ministry; idf"
    assert record["contradictions"] == ["killed: idf says 5; gaza-health-ministry says 21"]
    assert json.loads(json.dumps(record)) == record


def test_reports_that_only_recall_it_stand_apart() -> None:
    then = {"time": when("2023-12-08"), **killed(21, 21)}
    record = summary(incident("i1", [
        telling("Reuters", "gaza-health-ministry", report="r1", published="2023-12-08", **then),
        telling("BBC Arabic", report="r2", published="2024-02-08", span=[900, 903], **{**then, **killed(90, 90)}),
    ]))
    assert (record["reports"], record["recalled_in"]) == (["r1"], ["r2"])
    assert (record["voices"]["count"], record["voices"]["recalled_by"], record["contradictions"]) == (1, 1, [])


def test_claims_that_say_next_to_nothing_are_an_incident_too() -> None:
    record = summary(incident("i1", [telling(None, published=None)]))
    assert record["label"] == "Air/drone strike"
    assert record["time"] is None


def test_five_thousand_claims_of_one_incident_take_bounded_time() -> None:
    many = [
        telling(f"O{n % 90}", f"s{n % 1700}", published=f"2024-01-{n % 28 + 1:02}", places=[site(("jabalia", "khan-yunis")[n % 2])],
                time=when(f"2024-01-{n % 28 + 1:02}"), actors=parties(f"p{n % 300}"), **killed(n % 97, n % 97 + n % 3))
        for n in range(5_000)
    ]
    started = time.perf_counter()
    made = incident("i1", many)
    assert time.perf_counter() - started < 60  # seconds; about four here
    assert len(json.dumps(summary(made))) < 400_000


tellings = st.lists(
    st.builds(
        lambda outlet, speaker, low, more, day, modality: telling(
            outlet, speaker, published=f"2024-01-0{day}", modality=modality, **killed(low, low + more)),
        st.sampled_from("AB"), st.sampled_from(("idf", "hamas", "un")), st.integers(0, 9), st.integers(0, 3), st.integers(1, 3),
        st.sampled_from(("happened", "denied")),
    ),
    min_size=1, max_size=8,
)


@given(tellings, st.randoms())
def test_the_order_of_the_claims_does_not_matter(told: list[Telling], random) -> None:  # type: ignore[no-untyped-def]
    mixed = list(told)
    random.shuffle(mixed)
    assert incident("i", mixed) == incident("i", told)


@given(tellings)
def test_sides_swapped_everything_is_swapped(told: list[Telling]) -> None:
    """Neither side's word weighs more: with the ids exchanged the same comparisons come out, exchanged."""
    names = {"idf": "hamas", "hamas": "idf"}

    def swapped(one: Telling) -> Telling:
        speakers = [{**party, "id": names.get(party["id"], party["id"])} for party in one.held.record["speakers"]]
        held = one.held
        return one._replace(held=type(held)(*(
            {**held.record, "speakers": speakers} if name == "record" else getattr(held, name) for name in held.__slots__
        )))

    def compared(tellings: list[Telling], names: dict[str, str]) -> set[tuple[object, ...]]:
        return {
            (one.relation, one.field, frozenset(frozenset(names.get(id, id) for id in side.voices) for side in one.sides))
            for one in compare(accounts(tellings))
        }

    assert compared(told, {}) == compared([swapped(one) for one in told], names)
