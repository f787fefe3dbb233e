"""What becomes of an incident's claims in one row: the estimate of those killed, and what most voices tell of the rest."""
from __future__ import annotations

import io
import json
import random
from typing import Any

import geopandas
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from support.exported import rows_of, schema, typed
from support.tellings import parties, tally, telling
from tawatur.exports.field import INCIDENT_FORMATS, Options
from tawatur.exports.field.base import CONTRADICTIONS
from tawatur.exports.field.collapse import of_incident
from tawatur.exports.field.event import Event, Killed, of_claim
from tawatur.exports.field.incidents import incident_export
from tawatur.link.incident import Incident, incident
from tawatur.link.telling import Telling
from tawatur.world.gazetteer import Gazetteer

NEXT = "2024-01-02"
NONE = {"counts": [tally("killed", 0, 0)], "modality": "denied"}
ARMY, BRIGADES, MINISTRY, RESCUE = "idf", "qassam-brigades", "gaza-health-ministry", "gaza-civil-defence"


def dead(low: int | None, high: int | None = -1, who: str = "people", *more: dict[str, Any]) -> dict[str, Any]:
    return {"counts": [tally("killed", low, low if high == -1 else high, who), *more]}


def place(id: str) -> dict[str, Any]:
    site = Gazetteer.load().get(id)
    assert site is not None
    return {"text": id, "name": site.name, "id": id, "country": site.country, "latitude": site.lat, "longitude": site.lon, "precision": site.precision, "span": [0, 3]}


def when(start: str, end: str | None = None, grain: str = "day") -> dict[str, Any]:
    return {"time": {"start": start, "end": end or start, "grain": grain, "span": [0, 3]}}


def event(*tellings: Telling) -> Event:
    made = of_incident(incident("i1", tellings))
    assert made is not None
    return made


def killed(*tellings: Telling) -> tuple[int, int, int]:
    """best, low, high."""
    return event(*tellings).killed[:3]


def rows(form: str, *made: Incident, **options: bool) -> list[dict[str, str]]:
    return rows_of(written(form, *made, **options))


def written(form: str, *made: Incident, **options: bool) -> bytes:
    stream = io.BytesIO()
    count = incident_export(form, Options(**options)).write(made, stream)
    assert count <= len(made)
    return stream.getvalue()


# --- killed ----------------------------------------------------------------------------------------------------------


def test_a_number_that_nobody_tells_is_none_and_counts_as_no_death() -> None:
    assert event(telling("A", ARMY)).killed == Killed(0, 0, 0, 0, ())
    assert killed(telling("A", ARMY), telling("B", BRIGADES, **dead(4))) == (4, 4, 4)


def test_the_last_figure_of_a_voice_counts_not_those_before() -> None:
    assert killed(telling("A", MINISTRY, **dead(5)), telling("B", MINISTRY, **dead(9), published=NEXT)) == (9, 9, 9)
    assert killed(telling("A", MINISTRY, **dead(9)), telling("B", MINISTRY, **dead(5), published=NEXT)) == (5, 5, 5)


def test_an_old_figure_that_is_printed_late_is_not_the_last() -> None:
    early, higher = telling("A", MINISTRY, **dead(5)), telling("B", MINISTRY, **dead(9), published=NEXT)
    assert killed(early, higher, telling("C", MINISTRY, **dead(5), published="2024-01-03")) == (9, 9, 9)


def test_two_sides_that_contradict_each_other_span_from_low_to_high_and_the_lower_is_the_estimate() -> None:
    assert killed(telling("A", BRIGADES, **dead(20)), telling("B", ARMY, **dead(2))) == (2, 2, 20)


@pytest.mark.parametrize("outlets", [1, 10])
def test_the_mouths_of_one_side_do_not_outvote_the_other_whichever_it_is(outlets: int) -> None:
    for many, one in (((MINISTRY, RESCUE, BRIGADES), ARMY), ((ARMY, "israel", "israeli-police"), MINISTRY)):
        told = [telling(f"{speaker} {n}", speaker, **dead(20)) for speaker in many for n in range(outlets)]
        assert killed(*told, telling("B", one, **dead(2))) == (2, 2, 20)


def test_what_independent_voices_of_several_sides_tell_is_the_estimate() -> None:
    told = [telling("A", BRIGADES, **dead(20)), telling("B", ARMY, **dead(2))]
    assert killed(*told, telling("C", "un", **dead(20))) == (20, 2, 20)
    assert killed(*told, telling("A", **dead(20))) == (2, 2, 20)  # whose word is known through one outlet alone, that outlet adds nothing to
    assert killed(*told, telling("C", **dead(20))) == (20, 2, 20)


def test_ranges_admit_each_other_where_they_meet() -> None:
    assert killed(telling("A", MINISTRY, **dead(20, 30)), telling("B", "un", **dead(25)), telling("C", ARMY, **dead(2))) == (25, 2, 30)
    assert killed(telling("A", MINISTRY, **dead(31, None)), telling("B", "un", **dead(40)), telling("C", ARMY, **dead(2))) == (40, 2, 40)
    assert killed(telling("A", MINISTRY, **dead(None, 5))) == (0, 0, 5)
    assert killed(telling("A", MINISTRY, **dead(31, None))) == (31, 31, 31)


def test_a_denial_counts_where_it_says_that_there_were_none() -> None:
    told = telling("A", BRIGADES, **dead(20))
    assert killed(told, telling("B", ARMY, **NONE)) == (0, 0, 20)
    assert killed(told, telling("B", ARMY, modality="denied")) == (20, 20, 20)
    assert killed(told, telling("B", ARMY, **{**dead(20), "modality": "denied"})) == (20, 20, 20)


def test_parts_of_a_total_are_not_added_to_it() -> None:
    assert killed(telling("A", MINISTRY, **dead(12, 12, "people", tally("killed", 3, 3, "children")))) == (12, 12, 12)
    both = [telling("A", MINISTRY, **dead(12), report="r"), telling("A", MINISTRY, **dead(3, 3, "children"), report="r")]
    assert killed(*both) == (12, 12, 12)


def test_a_total_and_a_later_part_are_not_added() -> None:
    assert killed(telling("A", MINISTRY, **dead(12)), telling("A", MINISTRY, **dead(15, 15, "civilians"), published=NEXT)) == (15, 15, 15)


def test_ucdp_has_the_dead_by_side_as_far_as_voices_do_not_contradict_each_other() -> None:
    strike = {"actors": parties(ARMY), "targets": parties("civilians")}

    def by(*tellings: Telling) -> dict[str, str]:
        row, = rows("ucdp", incident("i1", tellings))
        return {name: row[f"deaths_{name}"] for name in ("a", "b", "civilians", "unknown") if row[f"deaths_{name}"] != "0"}

    five = telling("A", MINISTRY, **strike, **dead(5, 5, "civilians"))
    assert by(five, telling("B", "un", **strike, **dead(5))) == {"civilians": "5"}
    assert by(five, telling("B", "un", **strike, **dead(5, 5, "people", tally("killed", 2, 2, "children")))) == {"civilians": "5"}
    assert by(five, telling("B", ARMY, **strike, **dead(5, 5, "fighters"))) == {"unknown": "5"}


# --- the rest of the row ---------------------------------------------------------------------------------------------


def ids(of: Event, field: str) -> list[str]:
    return [party["id"] for party in of.record[field]]


def test_parties_are_those_that_most_voices_name() -> None:
    army, brigades = {"actors": parties(ARMY)}, {"actors": parties("saraya-al-quds")}
    assert ids(event(telling("A", MINISTRY, **army), telling("B", ARMY, **brigades)), "actors") == []
    assert ids(event(telling("A", MINISTRY, **army), telling("B", ARMY, **brigades), telling("C", "un", **army)), "actors") == [ARMY]
    assert ids(event(telling("A", MINISTRY, **army), telling("B", RESCUE, **army), telling("C", ARMY, **brigades)), "actors") == []
    assert ids(event(telling("A", MINISTRY, **army), telling("B", "un")), "actors") == [ARMY]


def test_two_names_of_one_camp_are_no_dispute() -> None:
    told = [telling("A", MINISTRY, actors=parties(ARMY)), telling("B", "un", actors=parties("israel")), telling("C", "us", actors=parties(ARMY))]
    assert ids(event(*told), "actors") == [ARMY]


def test_of_classes_of_people_the_commonest_stand() -> None:
    told = [telling("A", MINISTRY, targets=parties("civilians")), telling("B", "un", targets=parties("civilians", "children"))]
    assert ids(event(*told), "targets") == ["civilians"]
    assert ids(event(telling("A", MINISTRY, targets=parties("civilians", "children"))), "targets") == ["civilians", "children"]


def test_whether_those_hit_bore_arms_is_left_open_where_each_side_says_its_own() -> None:
    army, ministry = telling("A", ARMY, targets=parties("hamas", "vehicles")), telling("B", MINISTRY, targets=parties("civilians"))
    assert ids(event(army, ministry), "targets") == ["vehicles"]
    assert ids(event(army, ministry, telling("C", "un", targets=parties("civilians"))), "targets") == ["civilians", "vehicles"]
    assert ids(event(army, ministry, telling("C", "us", targets=parties("fighters"))), "targets") == ["hamas", "vehicles", "fighters"]
    assert ids(event(telling("A", ARMY, targets=parties("hamas", "civilians"))), "targets") == ["hamas", "civilians"]
    row, = rows("ucdp", incident("i1", [army, ministry, telling("C", actors=parties(ARMY), **dead(3))]))
    assert (row["side_a"], row["side_b"], row["code_status"], row["deaths_unknown"]) == ("Government of Israel", "", "Check", "3")


def test_a_battle_that_each_side_says_the_other_began_has_both() -> None:
    battle = {"type": "Battles", "subtype": "Armed clash"}
    one = telling("A", "saf", **battle, actors=parties("rsf"), targets=parties("saf"))
    other = telling("B", "rsf", **battle, actors=parties("saf"), targets=parties("rsf"))
    assert set(ids(event(one, other), "actors")) == {"saf", "rsf"}
    row, = rows("ucdp", incident("i1", [one, other, telling("C", **battle, **dead(3))]))
    assert (row["side_a"], row["side_b"], row["code_status"]) == ("Government of Sudan", "Rapid Support Forces", "Clear")


def test_nobody_stands_on_both_sides() -> None:
    battle = {"type": "Battles", "subtype": "Armed clash"}
    told = [telling("A", "saf", **battle, actors=parties("saf"), targets=parties("rsf")), telling("B", "un", **battle, actors=parties("saf", "rsf"))]
    made = event(*told)
    assert (ids(made, "actors"), ids(made, "targets")) == (["saf"], ["rsf"])


def places(*tellings: Telling) -> list[str]:
    return [place["id"] for place in event(*tellings).record["places"]]


def test_the_place_is_the_finest_that_most_tell() -> None:
    town, other, strip = [place("khan-yunis")], [place("beit-hanoun")], [place("gaza-strip")]
    row, = rows("acled", incident("i1", [telling("A", MINISTRY, places=strip), telling("B", "un", places=town)]))
    assert (row["location"], row["country"], row["geo_precision"]) == ("Khan Yunis", "Palestine", "1")
    assert places(telling("A", MINISTRY, places=town), telling("B", "un", places=other), telling("C", "us", places=other)) == ["beit-hanoun"]
    assert places(telling("A", MINISTRY, places=town), telling("B", "un")) == ["khan-yunis"]


def test_places_that_contradict_each_other_give_the_one_that_holds_both() -> None:
    assert places(telling("A", MINISTRY, places=[place("khan-yunis")]), telling("B", ARMY, places=[place("beit-hanoun")])) == ["gaza-strip"]
    assert places(telling("A", MINISTRY)) == []


def test_the_time_is_what_most_admit_the_shortest_first() -> None:
    month = when("2024-01-01", "2024-01-31", "month")
    assert event(telling("A", MINISTRY, **month), telling("B", "un", **when("2024-01-05"))).day == "2024-01-05"
    told = [telling("A", MINISTRY, **when("2024-01-05")), telling("B", ARMY, **when("2024-01-06"))]
    assert event(*told).day == "2024-01-05"
    assert event(*told, telling("C", "un", **when("2024-01-06T04:00", grain="hour"))).day == "2024-01-06"
    row, = rows("acled", incident("i1", [telling("A", MINISTRY, published=NEXT), telling("B", "un", published="2024-01-04")]))
    assert (row["event_date"], row["time_precision"]) == (NEXT, "2")


def test_what_nobody_says_happened_has_no_row() -> None:
    for modality in ("denied", "attempted"):
        assert of_incident(incident("i1", [telling("A", ARMY, modality=modality)])) is None
    assert of_incident(incident("i1", [telling("A", ARMY, published=None)])) is None
    assert rows("ucdp", incident("i1", [telling("A", ARMY), telling("B", BRIGADES, **NONE)])) == []


def test_notes_tell_the_voices_and_what_contradicts() -> None:
    told = [telling("A", BRIGADES, **dead(20)), telling("B", ARMY, **dead(2)), telling("C", BRIGADES, **dead(20))]
    row, = rows("acled", incident("i1", told))
    assert "(killed: 2, told from 2 to 20). Told by 3 outlets, 2 voices: qassam-brigades; idf." in row["notes"]
    assert row["notes"].endswith("Contradictions: killed: idf says 2; qassam-brigades says 20.")
    assert (row["source"].split("; ")[0], row["fatalities"], row["tags"]) == ("A", "2", "incident=i1; claims=3; reports=3; voices=2")


def test_outlets_are_at_home_or_abroad() -> None:
    def scale(*outlets: str | None) -> str:
        row, = rows("acled", incident("i1", [telling(outlet, MINISTRY, places=[place("rafah")]) for outlet in outlets]))
        return row["source_scale"]

    assert scale("WAFA news agency") == "National"
    assert scale("WAFA news agency", "Reuters") == "National-International"
    assert scale("Nowhere Daily (invented)", None) == ""


# --- whatever is told ------------------------------------------------------------------------------------------------

numbers = st.one_of(st.none(), st.integers(0, 40))


@st.composite
def tellings(draw: st.DrawFn) -> list[Telling]:
    def one() -> Telling:
        low, more = draw(st.tuples(st.integers(0, 40), numbers))
        speakers = draw(st.lists(st.sampled_from((ARMY, MINISTRY, "un", "witnesses", "rsf")), max_size=2, unique=True))
        return telling(
            draw(st.sampled_from(("A", "B", "Reuters", "=C", None))), *speakers, published=draw(st.sampled_from(("2024-01-01", NEXT, None))),
            report=draw(st.sampled_from(("r1", "r2", None))), modality=draw(st.sampled_from(("happened", "happened", "denied", "attempted"))),
            counts=draw(st.lists(st.sampled_from(("people", "civilians", "soldiers", "fighters", "children")), max_size=2, unique=True).map(
                lambda who: [tally("killed", low, None if more is None else low + more, one) for one in who])),
            actors=parties(*draw(st.lists(st.sampled_from((ARMY, "hamas", "israel", "fighters")), max_size=2, unique=True))),
            targets=parties(*draw(st.lists(st.sampled_from(("hamas", "civilians", "soldiers", "vehicles")), max_size=2, unique=True))),
            places=[place(id) for id in draw(st.lists(st.sampled_from(("khan-yunis", "rafah", "gaza-strip", "beit-hanoun")), max_size=2, unique=True))],
            **draw(st.sampled_from((when("2024-01-01"), when("2024-01-01", "2024-01-31", "month"), when("2023-12-31T20:00", "2024-01-01T04:00", "hour"), {}))),
        )

    return [one() for _ in range(draw(st.integers(1, 6)))]


@given(tellings(), st.randoms(use_true_random=False))
def test_a_row_does_not_hang_on_the_order_of_claims_and_fits_the_schema(told: list[Telling], chance: random.Random) -> None:
    shuffled = told[:]
    chance.shuffle(shuffled)
    made = incident("i1f", told)
    for form in INCIDENT_FORMATS:
        assert written(form, made) == written(form, incident("i1f", shuffled))
    for form in ("acled", "ucdp"):
        about = schema(form)
        for row in rows(form, made):
            assert [error.message for error in Draft202012Validator(about).iter_errors(typed(row, about))] == []
    for row in rows("ucdp", made):
        assert int(row["low"]) <= int(row["best"]) <= int(row["high"])
        assert int(row["best"]) == sum(int(row[f"deaths_{who}"]) for who in ("a", "b", "civilians", "unknown"))


@given(tellings())
def test_an_incident_of_one_claim_has_the_row_of_the_claim(told: list[Telling]) -> None:
    one, made = of_claim(told[0].held), of_incident(incident("i1", told[:1]))
    assert (one is None) == (made is None)
    if one and made and not set(ids(made, "targets")) & {party["id"] for party in one.record["actors"]}:
        assert made.killed[:4] == one.killed[:4]
        assert (made.day, made.held) == (one.day, one.held)
        for field in ("actors", "targets", "places"):
            assert [item["id"] for item in made.record[field]] == [item["id"] for item in one.record[field]]


# --- formats ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def strike() -> Incident:
    told = [telling("A", BRIGADES, **dead(20), places=[place("rafah")], **when("2024-01-01")), telling("B", ARMY, **dead(2))]
    return incident("i2a", told)


@pytest.mark.parametrize("form", ["csv", "acled", "ucdp"])
def test_pandas_reads_the_tables(strike: Incident, form: str) -> None:
    frame = pd.read_csv(io.BytesIO(written(form, strike)))
    assert len(frame) == 1
    assert {"csv": "incident", "acled": "event_id_cnty", "ucdp": "id"}[form] == frame.columns[0]


def test_geopandas_reads_the_points(strike: Incident) -> None:
    frame = geopandas.read_file(io.BytesIO(written("geojson", strike, incident("i2b", [telling("A")]))))
    assert len(frame) == 1
    assert (frame["killed_best"][0], frame["killed_high"][0], frame["voices"][0], frame["place"][0]) == (2, 20, 2, "Rafah")


def test_the_lines_are_those_of_the_listing(strike: Incident) -> None:
    told = json.loads(written("jsonl", strike))
    assert (told["incident"], len(told["claims"]), told["voices"]["count"]) == ("i2a", 2, 2)


@pytest.mark.parametrize("form", INCIDENT_FORMATS)
def test_contradictions_are_no_longer_among_what_is_lost(form: str) -> None:
    lost = incident_export(form, Options()).lost
    assert CONTRADICTIONS not in lost
    assert any(line.startswith("Tolls") for line in lost)


def test_nobody_without_incidents(strike: Incident) -> None:
    assert json.loads(written("geojson")) == {"type": "FeatureCollection", "features": []}
    assert written("jsonl") == b""
    assert rows("acled") == rows("csv") == []
