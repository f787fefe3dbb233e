"""On which side a voice stands, by one rule for all."""
from __future__ import annotations

import pytest

from support.mirror import PAIRS
from tawatur.exports.field.sides import actors, reasons
from tawatur.lang.ar.recall import UNNAMED
from tawatur.link.outlets import known, outlet_id
from tawatur.link.sides import GROUPS, _rows, side_of
from tawatur.world import tables


@pytest.mark.parametrize(("id", "side"), [
    ("qassam-brigades", "palestinian, belligerent"), ("idf", "israeli, belligerent"), ("gaza-health-ministry", "palestinian, medical and rescue"),
    ("israeli-health-ministry", "israeli, medical and rescue"), ("magen-david-adom", "israeli, medical and rescue"),
    ("prcs", "palestinian, medical and rescue"), ("israel", "israeli, authorities"), ("palestinian-authority", "palestinian, authorities"),
    ("israeli-police", "israeli, authorities"), ("gaza-interior-ministry", "palestinian, authorities"), ("kenyan-army", "kenya, belligerent"),
    ("kenya", "kenya, authorities"), ("un", "international"), ("hrw", "international"), ("icrc", "international"),
    ("sohr", "syrian-opposition, civil society"), ("yemeni-health-ministry", "medical and rescue"), ("reuters", "press"),
    ("al-manar", "hezbollah, press"), ("witnesses", "unnamed"), ("israeli-media", "israeli, unnamed"), ("medics", "unnamed"),
    ("outlet-0123456789", "press"), ("ukraine", "ukrainian, belligerent"), ("norway", "norway, authorities"),
])
def test_group_and_camp(id: str, side: str) -> None:
    assert str(side_of(id)) == side


@pytest.mark.parametrize("name", PAIRS)
def test_two_sides_of_a_war_are_alike(name: str) -> None:
    """Both fight, and each in a camp of its own; their outlets are press in their camps."""
    a, b = PAIRS[name]
    first, second = side_of(a.id), side_of(b.id)
    assert first.group == second.group == "belligerent"
    assert None not in (first.camp, second.camp)
    assert first.camp != second.camp
    for side in (a, b):
        if side.outlet and (outlet := known(side.outlet)):
            assert side_of(outlet).group == "press"


def test_whatever_runs_like_bodies_runs_them_in_the_camp_of_its_state() -> None:
    """Of two countries with a state of one camp, their ministries of health, rescuers and police stand alike."""
    states = {nation.country: side_of(nation.state_id).camp for nation in tables.load_nations() if nation.country and nation.state_id}
    contested = {"YE", "LY", "SD", "AF", "SY", "LB"}
    for id, actor in actors().items():
        if id.endswith(("-health-ministry", "-civil-defence", "-red-crescent", "-police")) and actor.country not in contested:
            assert side_of(id).camp == states[actor.country], id


def test_every_row_is_of_use() -> None:
    said = set(reasons().values())
    for row in _rows():
        assert row.group in GROUPS
        assert row.side in ("-", "state", "none")
        assert row.what in actors() or row.what in said or row.what.startswith("*-"), row.what


@pytest.mark.parametrize(("name", "id"), [
    ("Reuters", "reuters"), ("reuters", "reuters"), ("رويترز", "reuters"), ("BBC Arabic", "bbc"), ("aljazeera.net", "al-jazeera"),
    ("Ma'an", "maan"), ("Al-Watan (SA)", "al-watan-saudi"), ("Al-Watan (Syria)", "al-watan-syria"), ("Jawhara FM (Tunisia)", "jawhara-fm"),
    ("France 24 Arabic", "france24"), ("Asharq Al-Awsat", "asharq-al-awsat"), ("كتائب القسام", "qassam-brigades"),
])
def test_one_outlet_has_one_id_however_it_is_called(name: str, id: str) -> None:
    assert outlet_id(name) == id


@pytest.mark.parametrize("name", ["Al-Watan", "Samar News of Nowhere", "قناة لا يعرفها أحد", "(…)", ""])
def test_a_name_that_may_be_several_or_none_has_an_id_of_its_own(name: str) -> None:
    assert known(name) is None
    assert outlet_id(name).startswith("outlet-")


def test_an_unlisted_name_is_one_however_it_is_spaced() -> None:
    assert outlet_id("Samar-News of Nowhere") == outlet_id("samar news of nowhere") != outlet_id("Samar News of Elsewhere")


def test_whoever_the_reader_could_not_name_is_nobody_in_particular() -> None:
    assert side_of(UNNAMED).group == "unnamed"
