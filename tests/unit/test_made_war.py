"""A made-up war whose truth is known (support/made_war.py): what is linked, and how many independent voices are counted."""
from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from support.figures import reader
from support.ledgers import put
from support.made_war import Told, events, reports
from tawatur.exports.field.collapse import of_incident
from tawatur.ledger.database import Ledger
from tawatur.ledger.query import Query
from tawatur.service import linking
from tawatur.sources.base import Item

SEEDS = (1, 2, 3)  # of edits, outlets and the order in which reports come in


class War:
    """The war of a seed, linked: its reports by the caller's id, and the incidents that were found."""

    def __init__(self, ledger: Ledger, told: list[Told]) -> None:
        assert {added.fate for added in put(ledger, *(Item(one.document) for one in told))} == {"new"}
        linking.link(ledger)
        self.told = {one.document.id: one for one in told}
        self.incidents = list(linking.incidents(ledger, Query()))

    def reports(self, label: str) -> set[str]:
        """The caller's ids of the reports that tell an event."""
        return {id for id, one in self.told.items() if label in one.labels}

    def of(self, label: str) -> Any:
        """The one incident that the reports of an event are in, told by all of these and by no others."""
        found = [incident for incident in self.incidents if names(incident) == self.reports(label)]
        assert len(found) == 1
        return found[0]


@pytest.fixture(scope="module", params=SEEDS)
def war(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[War]:
    with Ledger.open(str(tmp_path_factory.mktemp("war") / "war.db")) as ledger:
        yield War(ledger, reports(request.param))


def names(incident: Any) -> set[str]:
    """The caller's ids of the reports that tell an incident."""
    return {telling.held.name for telling in incident.tellings}


@pytest.mark.parametrize("seed", SEEDS)
def test_the_reports_are_read_as_they_are_meant(seed: int) -> None:
    """What follows is about linking: a claim for each event, by the one whose word it is."""
    assert len(reports(seed)) > 250
    for told in reports(seed):
        claims = reader().read(told.document).claims
        assert len(claims) == len(told.labels), told
        assert {speaker.value.id for claim in claims for speaker in claim.speakers} == {told.speaker}, told


def test_each_event_is_one_incident_and_no_other_is_found(war: War) -> None:
    assert sorted(sorted(names(incident)) for incident in war.incidents) == sorted(sorted(war.reports(label)) for label in events())


@pytest.mark.parametrize("label", sorted(events()))
def test_every_voice_counts_once_whoever_prints_it(war: War, label: str) -> None:
    truth, voices = events()[label], war.of(label).voices
    assert voices.count == len(truth.voices), voices.derivation()
    assert {voice.id.partition(" (")[0] for voice in voices.says.voices} == truth.voices
    assert {voice.id for voice in voices.denies.voices} == truth.denied
    assert voices.denies.count == len(truth.denied)


@pytest.mark.parametrize("label", sorted(events()))
def test_accounts_contradict_each_other_where_they_do(war: War, label: str) -> None:
    assert bool(war.of(label).contradictions) == events()[label].contradicted


def test_a_toll_that_rises_is_told_as_one_that_rose(war: War) -> None:
    changes = war.of("house-rafah").changes
    assert [(change.kind, change.before.low, change.after.low) for change in changes] == [("rose", 5, 9), ("rose", 9, 12)]


def test_two_like_strikes_in_neighbouring_quarters_stay_two_though_some_tell_both(war: War) -> None:
    zeitoun, sabra = war.of("house-zeitoun"), war.of("house-sabra")
    assert zeitoun.id != sabra.id
    assert len(names(zeitoun) & names(sabra)) == 2


@pytest.mark.parametrize(("label", "places"), [("shelling-kobani", 1), ("market-omdurman", 2)])
def test_a_strike_under_two_names_of_its_place_is_one(war: War, label: str, places: int) -> None:
    tellings = war.of(label).tellings
    assert len({telling.held.record["places"][0]["text"] for telling in tellings}) == 2
    assert len({telling.held.record["places"][0]["id"] for telling in tellings}) == places


def test_each_event_is_one_row_and_a_rising_toll_has_its_last_figure(war: War) -> None:
    def row(label: str) -> tuple[int, int, int]:
        made = of_incident(war.of(label))
        assert made is not None
        return made.killed[:3]

    assert [of_incident(incident) is not None for incident in war.incidents] == [True] * len(events())
    assert row("house-rafah") == (12, 12, 12)
    assert {label: row(label) for label in events() if row(label)[1] != row(label)[2]} == {
        "attack-fasher": (6, 6, 40), "camp-marib": (3, 3, 25),
    }
