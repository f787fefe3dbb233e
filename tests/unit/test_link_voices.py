"""How many independent voices there are: every kind of dependence, and what must not be taken for one."""
from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.tellings import telling
from tawatur.link.telling import Telling
from tawatur.link.voices import voices


def told(*tellings: Telling) -> str:
    return voices(tellings).derivation()


def test_outlets_that_relay_one_statement_are_one_voice() -> None:
    assert told(*(telling(f"Outlet {n}", "idf") for n in range(10))) == "10 outlets, 1 voice: idf"


def test_two_statements_through_three_outlets_are_two_voices() -> None:
    three = (telling("BBC", "qassam-brigades"), telling("Reuters", "idf"), telling("Al Jazeera", "qassam-brigades"))
    assert told(*three) == "3 outlets, 2 voices: qassam-brigades; idf"


def test_two_statements_through_one_outlet_are_one_voice_and_neither_is_set_before_the_other() -> None:
    one = "1 outlet, 1 voice: 1 of {}, {} (through al-mayadeen)"
    assert told(telling("Al Mayadeen", "idf"), telling("Al Mayadeen", "hamas")) == one.format("idf", "hamas")
    assert told(telling("Al Mayadeen", "hamas"), telling("Al Mayadeen", "idf")) == one.format("hamas", "idf")


def test_an_outlets_own_word_adds_nothing_to_a_statement_known_through_it_alone() -> None:
    assert told(telling("Reuters"), telling("Reuters", "idf")) == "1 outlet, 1 voice: idf"
    assert told(telling("Reuters", "reuters")) == "1 outlet, 1 voice: reuters"


def test_an_outlets_own_word_counts_where_the_statement_came_another_way_too() -> None:
    assert voices([telling("Reuters"), telling("Reuters", "idf"), telling("BBC", "idf")]).count == 2


def test_a_chain_that_passes_through_another_outlet_depends_on_it() -> None:
    assert told(telling("BBC Arabic", "reuters"), telling("Reuters")) == "2 outlets, 1 voice: reuters"
    assert voices([telling("BBC", "idf", "afp"), telling("AFP", "hamas")]).count == 1
    assert voices([telling("BBC", "idf", "afp"), telling("CNN", "hamas")]).count == 2


def test_two_statements_through_a_third_are_one_voice() -> None:
    assert told(telling("BBC", "idf", "afp"), telling("CNN", "hamas", "afp")) == "2 outlets, 1 voice: 1 of idf, hamas (through afp)"


def test_copies_of_one_text_have_one_carrier() -> None:
    copies = [telling(outlet, "idf", copy="t") for outlet in "ABC"]
    assert told(*copies, telling("D", "idf"), telling("E", "idf")) == "5 outlets, 3 texts, 1 voice: idf"
    assert told(*(telling(outlet, copy="t") for outlet in "ABC")) == "3 outlets, 1 text, 1 voice: one text (first by A)"
    assert voices([telling("A", "idf", copy="t"), telling("B", "hamas", copy="t")]).count == 1
    assert voices([telling("A", "idf"), telling("B", "hamas")]).count == 2


def test_people_without_a_name_are_nobody_apart_from_who_relays_them() -> None:
    both = told(telling("BBC", "witnesses"), telling("Reuters", "witnesses"), telling("CNN", "witnesses", "reuters"))
    assert both == "3 outlets, 2 voices: witnesses (bbc); witnesses (reuters)"
    assert told(telling("BBC", "medical-sources"), telling("BBC")) .startswith("1 outlet, 1 voice")
    assert told(telling("BBC", "medics"), telling("BBC", "idf")) == "1 outlet, 1 voice: idf"


def test_forwards_and_rings_of_forwards() -> None:
    assert voices([telling("A", via="B"), telling("B", via="A")]).count == 1
    assert voices([telling("A", "idf", "hamas", "idf", via="A")]).count == 1
    assert told(telling("BBC", via="كتائب القسام"), telling("BBC", "idf")) == "1 outlet, 1 voice: 1 of qassam-brigades, idf (through bbc)"
    assert told(telling("A", via="كتائب القسام"), telling("كتائب القسام")) == "2 outlets, 1 voice: qassam-brigades"


def test_a_report_of_no_known_outlet_stands_for_itself() -> None:
    assert told(telling(None, "idf"), telling(None, "idf")) == "2 reports of no known outlet, 1 voice: idf"
    assert told(telling(None, report="x"), telling(None, report="y")) == "2 reports of no known outlet, 2 voices: report x; report y"
    assert voices([telling(None, "idf", report="x"), telling(None, "hamas", report="x")]).count == 1
    assert told(telling("BBC", "idf"), telling(None, "idf")) == "1 outlet and 1 report of no known outlet, 1 voice: idf"


def test_denials_and_announcements_are_told_apart() -> None:
    told_of = voices([telling("A", "hamas"), telling("B", "idf", modality="denied"), telling("C", "isis", modality="planned")])
    assert told_of.derivation() == "3 outlets, 1 voice: hamas; denied by 1 voice: idf; announced by 1 voice: isis"
    assert (told_of.count, told_of.denies.count, told_of.announces.count) == (1, 1, 1)
    assert voices([telling("A", "hamas", modality="attempted")]).count == 1
    assert told(telling("A", "idf", modality="denied")) == "1 outlet, 0 voices; denied by 1 voice: idf"


@pytest.mark.parametrize("name", ["unknown (Facebook page)", "Unknown", "N/A", "غير معروف", "-"])
def test_an_outlet_that_nobody_knows_is_not_one_outlet(name: str) -> None:
    assert told(telling(name, report="x"), telling(name, report="y")) == "2 reports of no known outlet, 2 voices: report x; report y"


def test_an_outlet_may_be_called_so() -> None:
    assert told(telling("The Unknown Reporter"), telling("The Unknown Reporter")).startswith("1 outlet, 1 voice")


AT_NOON = {"start": "2024-01-01T12:00", "end": "2024-01-01T12:00", "grain": "minute"}
BELOW = {"time": AT_NOON, "span": [900, 903]}


def test_an_event_recalled_weeks_later_by_the_way_has_no_further_voice() -> None:
    then, later = telling("BBC", "idf", time=AT_NOON), telling("Reuters", published="2024-03-01", **BELOW)
    assert told(then, later) == "1 outlet, 1 voice: idf; recalled by 1 voice: reuters"


@pytest.mark.parametrize("second", [
    telling("Reuters", published="2024-01-14", **BELOW),  # days later
    telling("Reuters", published="2024-03-01", time=AT_NOON),  # at the head of a report
    telling("Reuters", "hamas", published="2024-03-01", **BELOW),  # somebody says it
    telling("Reuters", published=None, **BELOW),  # nobody knows when
])
def test_whoever_does_more_than_recall_it_is_a_voice(second: Telling) -> None:
    assert voices([telling("BBC", "idf", time=AT_NOON), second]).count == 2


def test_an_event_that_is_only_recalled_has_the_voices_of_those_who_recall_it() -> None:
    assert told(telling("Reuters", published="2024-03-01", **BELOW)) == "1 outlet, 1 voice: reuters"


def test_the_count_is_given_by_side_and_no_sides_voices_take_another_sides_place() -> None:
    heard = voices([
        telling("Reuters", "qassam-brigades"), telling("AFP", "gaza-health-ministry"), telling("Reuters", "idf"), telling("CNN"),
    ])
    by_side = {side.camp: (side.count, dict(side.groups)) for side in heard.says.by_side}
    assert by_side == {
        "israeli": (1, {"belligerent": 1}), "palestinian": (2, {"belligerent": 1, "medical and rescue": 1}), None: (1, {"press": 1}),
    }


def test_an_unlisted_outlet_is_shown_by_its_name_and_has_no_name_in_its_id() -> None:
    heard = voices([telling("قناة سمر الفلانية", "witnesses")])
    assert heard.derivation() == "1 outlet, 1 voice: witnesses (قناة سمر الفلانية)"
    assert all(voice.id.isascii() for voice in heard.says.voices)


def test_parent_and_child_organisations_stay_two() -> None:
    assert voices([telling("A", "hamas"), telling("B", "qassam-brigades")]).count == 2


@pytest.mark.parametrize("shape", [
    lambda n: telling(f"O{n}", f"s{n}"),
    lambda n: telling(f"O{n % 70}", f"s{n // 70}"),
    lambda n: telling("O", f"s{n}"),
    lambda n: telling(f"O{n * n % 2503}", f"s{n % 2500}", f"k{n * n * n % 1001}"),
    lambda n: telling(f"O{n % 40}", "witnesses", *(f"z{n * j % 500}" for j in range(30))),
])
def test_five_thousand_tellings_are_counted_in_bounded_time(shape) -> None:  # type: ignore[no-untyped-def]
    tellings = [shape(n) for n in range(5_000)]
    started = time.perf_counter()
    voices(tellings)
    assert time.perf_counter() - started < 20  # seconds; about one here


names = st.sampled_from(("idf", "hamas", "un", "witnesses", "reuters", "afp"))
tellings = st.lists(
    st.builds(
        lambda outlet, speakers, via, copy: telling(outlet, *speakers, via=via, copy=copy),
        st.sampled_from(("Reuters", "AFP", "BBC", None)), st.lists(names, max_size=3), st.none() | names, st.none() | st.sampled_from("tu"),
    ),
    max_size=9,
)


@given(tellings, st.randoms())
def test_the_order_of_the_tellings_does_not_matter(told: list[Telling], random) -> None:  # type: ignore[no-untyped-def]
    mixed = list(told)
    random.shuffle(mixed)
    assert voices(mixed) == voices(told)


@given(tellings)
def test_one_more_telling_never_lowers_the_count_and_a_repetition_never_raises_it(told: list[Telling]) -> None:
    heard = voices(told)
    assert heard.count <= min(len(told), sum(side.count for side in heard.says.by_side))
    assert voices([*told, telling("CNN")]).count == heard.count + 1
    assert voices(told + told).count == heard.count
    assert sum(group.count for group in heard.says.groups) == heard.count
    assert all(group.count <= len(group.voices) for group in heard.says.groups)
