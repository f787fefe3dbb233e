"""What linking promises, on SQLite and on PostgreSQL alike."""
from __future__ import annotations

import io
from pathlib import Path

import pytest

from support.ledgers import held, put, told
from tawatur import Document
from tawatur.errors import NoIncident
from tawatur.exports.field import Options, field_export
from tawatur.ledger import schema
from tawatur.ledger.database import Ledger
from tawatur.ledger.query import Query
from tawatur.link import laying
from tawatur.link.incident import summary
from tawatur.service import keeping, linking
from tawatur.service.linking import Incident
from tawatur.sources import Item

HOUSE = "قصفت طائرات إسرائيلية منزلا في حي الزيتون بمدينة غزة يوم الجمعة، ما أدى إلى مقتل 14 مدنيا."
HOUSE_TOO = "أعلن الدفاع المدني مقتل 14 شخصا في غارة إسرائيلية على منزل في حي الزيتون بغزة الجمعة."
HOUSE_AGAIN = "وأفادت مصادر طبية بمقتل 14 مدنيا في قصف إسرائيلي على منزل بحي الزيتون في غزة يوم الجمعة."
FAR = "وقال مراسلنا إن اشتباكات اندلعت بين الجيش السوداني وقوات الدعم السريع في الفاشر، وقتل خمسة جنود."
TOLL = "أعلنت وزارة الصحة في غزة ارتفاع حصيلة القتلى في قطاع غزة منذ 7 أكتوبر إلى 17487 قتيلا."
PERIOD = "وقالت الوزارة إن 66 شخصا قتلوا في قطاع غزة خلال الـ24 ساعة الماضية."
NOWHERE = "قصف مسلحون منزلا."
NAMED = "قصفت طائرات إسرائيلية منزلا لعائلة الشوبكي بجوار مخبز الأيبكي وصيدلية القرطبي في حي الزيتون بغزة يوم الجمعة، ما أدى إلى مقتل 14 مدنيا."
NAMED_VAGUELY = "قصفت طائرات إسرائيلية منزلا لعائلة الشوبكي بجوار مخبز الأيبكي وصيدلية القرطبي يوم الجمعة."


def reports(**more: str) -> list[Item]:
    """Two reports of one strike and one of something else, each by another outlet."""
    return [
        told(HOUSE, id="a", outlet="Wire", published="2023-12-08"), told(HOUSE_TOO, id="b", outlet="Daily", published="2023-12-09"),
        told(FAR, id="far", outlet="Nile", published="2023-12-08"), *(told(words, id=id, outlet=id, published="2023-12-09") for id, words in more.items()),
    ]


def incidents(ledger: Ledger, **asked: object) -> list[Incident]:
    return list(linking.incidents(ledger, Query(**asked)))  # type: ignore[arg-type]


def grouped(ledger: Ledger) -> list[list[str]]:
    """The reports of each incident."""
    return sorted(sorted({telling.held.name for telling in made.tellings}) for made in incidents(ledger))


def with_report(ledger: Ledger, name: str) -> Incident:
    [made] = incidents(ledger, report=(name,))
    return made


def claim(ledger: Ledger, name: str) -> str:
    return held(ledger, report=(name,))[0].id


def test_claims_of_one_event_are_an_incident_with_its_reasons(ledger: Ledger) -> None:
    put(ledger, *reports())
    assert linking.unseen(ledger) is None
    assert grouped(ledger) == [["a"], ["b"], ["far"]]
    found = linking.link(ledger)
    assert (found.claims, found.looked_at, found.changed, found.incidents, linking.unseen(ledger)) == (3, 3, 2, 1, 0)
    assert grouped(ledger) == [["a", "b"], ["far"]]
    made = with_report(ledger, "b")
    assert made.id == f"i{claim(ledger, 'a')[1:]}"
    whys = linking.reasons(ledger, made)
    assert {(why.claim, why.other) for why in whys} == {(claim(ledger, "a"), claim(ledger, "b")), (claim(ledger, "b"), claim(ledger, "a"))}
    told_of = {reason.comparison: reason for reason in whys[0].reasons}
    assert (told_of["place"].level, told_of["casualties"].bits > 3) == ("the same place", True)
    assert linking.reasons(ledger, with_report(ledger, "far")) == []


def test_linking_again_changes_nothing(ledger: Ledger) -> None:
    put(ledger, *reports(c=HOUSE_AGAIN))
    linking.link(ledger)
    before = [summary(made) for made in incidents(ledger)]
    again, full = linking.link(ledger), linking.link(ledger, full=True)
    assert (again.looked_at, again.changed) == (0, 0)
    assert (full.looked_at, full.changed) == (4, 0)
    assert [summary(made) for made in incidents(ledger)] == before
    assert list(keeping.verify(ledger)) == []


def test_a_new_report_joins_and_the_incident_keeps_its_id(ledger: Ledger) -> None:
    put(ledger, *reports())
    linking.link(ledger)
    id = with_report(ledger, "a").id
    put(ledger, told(HOUSE_AGAIN, id="c", outlet="Third", published="2023-12-09"))
    assert linking.unseen(ledger) == 1
    found = linking.link(ledger)
    assert found.looked_at < found.claims  # what has nothing to do with it was left alone
    assert grouped(ledger) == [["a", "b", "c"], ["far"]]
    assert with_report(ledger, "c").id == id


def test_many_small_lots_of_traits_are_kept_as_few(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    """Claims that left or changed stay away from the lots that held them, before and after."""
    monkeypatch.setattr(laying, "_SCRAPS", 3)
    lots, found = [], []
    for report in reports(c=HOUSE_AGAIN):
        put(ledger, report)
        linking.link(ledger)
        lots.append(_lots(ledger))
    moved = claim(ledger, "b")
    for action in ("reject", "reopen", "reject"):
        keeping.review(ledger, moved, action, by="amal")
        linking.link(ledger)
        lots.append(_lots(ledger))
        found.append(grouped(ledger))
    assert found == [[["a", "c"], ["far"]], [["a", "b", "c"], ["far"]], [["a", "c"], ["far"]]]
    assert lots == [1, 2, 3, 4, 1, 2, 3]


def _lots(ledger: Ledger) -> int:
    with ledger.reading() as connection:
        return len(connection.execute(schema.trait.select()).all())


def test_a_rejected_claim_leaves_and_comes_back(ledger: Ledger) -> None:
    put(ledger, *reports(c=HOUSE_AGAIN))
    linking.link(ledger)
    rejected = claim(ledger, "b")
    keeping.review(ledger, rejected, "reject", by="amal")
    assert linking.link(ledger).incidents == 1
    assert grouped(ledger) == [["a", "c"], ["far"]]
    keeping.review(ledger, rejected, "reopen", by="amal")
    linking.link(ledger)
    assert grouped(ledger) == [["a", "b", "c"], ["far"]]


def test_an_incident_of_which_one_claim_is_left_is_not_counted(ledger: Ledger) -> None:
    put(ledger, *reports())
    linking.link(ledger)
    keeping.review(ledger, claim(ledger, "b"), "reject", by="amal")
    assert linking.link(ledger).incidents == 0
    assert grouped(ledger) == [["a"], ["far"]]


def test_the_incident_goes_on_without_its_first_claim(ledger: Ledger) -> None:
    """Under another id, to which the former one leads."""
    put(ledger, *reports(c=HOUSE_AGAIN))
    linking.link(ledger)
    id = with_report(ledger, "a").id
    keeping.review(ledger, claim(ledger, "a"), "reject", by="amal")
    linking.link(ledger)
    assert grouped(ledger) == [["b", "c"], ["far"]]
    now = with_report(ledger, "c").id
    assert now != id
    assert {linking.incident(ledger, asked).id for asked in (now, id, claim(ledger, "c"))} == {now}


def test_a_corrected_claim_moves(ledger: Ledger) -> None:
    put(ledger, *reports(c=HOUSE_AGAIN))
    linking.link(ledger)
    corrected = claim(ledger, "b")
    for field, value in (("places", "الفاشر"), ("time", "2023-11-02"), ("counts", "killed=3"), ("actors", "rsf")):
        keeping.review(ledger, corrected, "correct", field, value, by="amal")
    linking.link(ledger)
    assert ["a", "c"] in grouped(ledger)
    keeping.review(ledger, corrected, "reopen", by="amal")
    linking.link(ledger)
    assert grouped(ledger) == [["a", "b", "c"], ["far"]]


def test_a_claim_corrected_to_be_a_plan_leaves(ledger: Ledger) -> None:
    put(ledger, *reports())
    linking.link(ledger)
    keeping.review(ledger, claim(ledger, "b"), "correct", "modality", "planned", by="amal")
    linking.link(ledger)
    assert grouped(ledger) == [["a"], ["far"]]


def test_what_a_person_parts_stays_apart(ledger: Ledger) -> None:
    put(ledger, *reports())
    linking.link(ledger)
    keeping.review(ledger, claim(ledger, "b"), "part", with_report(ledger, "a").id, by="amal", why="another house")
    for full in (False, False, True):
        linking.link(ledger, full=full)
        assert grouped(ledger) == [["a"], ["b"], ["far"]]
    put(ledger, told(HOUSE_AGAIN, id="c", outlet="Third", published="2023-12-09"))
    linking.link(ledger)
    assert [names for names in grouped(ledger) if {"a", "b"} <= set(names)] == []


def test_what_a_person_joins_stays_joined(ledger: Ledger) -> None:
    put(ledger, *reports())
    linking.link(ledger)
    keeping.review(ledger, claim(ledger, "far"), "join", with_report(ledger, "a").id, by="amal")
    for full in (False, False, True):
        linking.link(ledger, full=full)
        assert grouped(ledger) == [["a", "b", "far"]]
    put(ledger, told(HOUSE_AGAIN, id="c", outlet="Third", published="2023-12-09"))
    linking.link(ledger)
    assert grouped(ledger) == [["a", "b", "c", "far"]]


def test_what_is_joined_elsewhere_stays_when_something_new_is_linked(ledger: Ledger) -> None:
    put(ledger, *reports())
    keeping.review(ledger, claim(ledger, "far"), "join", claim(ledger, "a"), by="amal")
    linking.link(ledger)
    put(ledger, told("قتل ستة جنود في هجوم على حاجز في بعقوبة.", id="new", outlet="Other", published="2015-03-02"))
    assert linking.link(ledger).looked_at == 1
    assert grouped(ledger) == [["a", "b", "far"], ["new"]]


@pytest.mark.parametrize("full", [False, True])
def test_a_persons_word_holds_for_a_claim_that_tells_little(ledger: Ledger, full: bool) -> None:
    put(ledger, told(NAMED, id="a", outlet="Wire", published="2023-12-08"), told(NAMED_VAGUELY, id="b", outlet="Daily", published="2023-12-08"),
        told(FAR, id="far", outlet="Nile", published="2023-12-08"))
    linking.link(ledger)
    assert grouped(ledger) == [["a", "b"], ["far"]]
    keeping.review(ledger, claim(ledger, "b"), "part", claim(ledger, "a"), by="amal")
    linking.link(ledger, full=full)
    assert grouped(ledger) == [["a"], ["b"], ["far"]]
    keeping.review(ledger, claim(ledger, "b"), "reopen", by="amal")
    keeping.review(ledger, claim(ledger, "b"), "join", claim(ledger, "far"), by="amal")
    linking.link(ledger, full=full)
    assert grouped(ledger) == [["a"], ["b", "far"]]


def test_the_latest_word_on_a_pair_holds(ledger: Ledger) -> None:
    put(ledger, *reports())
    first, second = claim(ledger, "a"), claim(ledger, "b")
    for said, other, action in ((first, second, "part"), (second, first, "join"), (first, second, "part")):
        keeping.review(ledger, said, action, other, by="amal")
        linking.link(ledger)
        assert (["a", "b"] in grouped(ledger)) is (action == "join")
    assert list(keeping.verify(ledger)) == []


def test_an_incident_that_went_into_another_leads_to_it(ledger: Ledger) -> None:
    put(ledger, *reports())
    linking.link(ledger)
    alone = with_report(ledger, "far").id
    keeping.review(ledger, claim(ledger, "far"), "join", claim(ledger, "a"), by="amal")
    linking.link(ledger)
    assert linking.incident(ledger, alone).id == with_report(ledger, "a").id


def test_what_is_joined_by_two_steps_and_parted_is_joined(ledger: Ledger) -> None:
    """Two words of people that can't both hold: who joins says more, and the parting can be seen in the history."""
    put(ledger, *reports(c=HOUSE_AGAIN))
    a, b, c = (claim(ledger, name) for name in "abc")
    for said, action, other in ((a, "join", b), (b, "join", c), (a, "part", c)):
        keeping.review(ledger, said, action, other, by="amal")
    linking.link(ledger)
    assert grouped(ledger) == [["a", "b", "c"], ["far"]]


@pytest.mark.parametrize("action", ["join", "part"])
def test_reopening_a_claim_takes_back_what_was_said_of_its_links(ledger: Ledger, action: str) -> None:
    put(ledger, *reports())
    linking.link(ledger)
    before, id = grouped(ledger), claim(ledger, "far" if action == "join" else "b")
    keeping.review(ledger, id, action, claim(ledger, "a"), by="amal")
    linking.link(ledger)
    assert grouped(ledger) != before
    keeping.review(ledger, id, "reopen", by="amal")
    linking.link(ledger)
    assert grouped(ledger) == before


def test_decisions_on_links_leave_the_claim_as_it_stands(ledger: Ledger) -> None:
    put(ledger, *reports())
    id = claim(ledger, "b")
    keeping.review(ledger, id, "accept", by="amal")
    assert keeping.review(ledger, id, "part", claim(ledger, "a"), by="amal").status == "accepted"
    step = keeping.history(ledger, id)[-1]
    assert step.decision is not None
    assert (step.decision.action, step.status) == ("part", "accepted")


@pytest.mark.parametrize("words", [TOLL, PERIOD])
def test_tolls_and_sums_are_in_no_incident(ledger: Ledger, words: str) -> None:
    put(ledger, told(words, id="none", published="2023-12-08", outlet="Wire"))
    assert held(ledger)
    found = linking.link(ledger)
    assert (found.claims, found.incidents, incidents(ledger)) == (0, 0, [])
    with pytest.raises(NoIncident):
        linking.incident(ledger, f"i{claim(ledger, 'none')[1:]}")


def test_a_claim_of_no_time_and_no_place_stays_alone_and_is_counted(ledger: Ledger) -> None:
    put(ledger, *reports(), told(NOWHERE, id="nowhere"), told(NOWHERE + " وانتهى.", id="nowhere too"))
    found = linking.link(ledger)
    assert (found.claims, found.vague) == (5, 2)
    assert ["nowhere"] in grouped(ledger)
    assert ["nowhere too"] in grouped(ledger)


def test_reports_without_a_day_are_linked_by_what_they_tell(ledger: Ledger) -> None:
    put(ledger, told(HOUSE, id="a", outlet="Wire"), told(HOUSE_TOO, id="b", outlet="Daily"), told(FAR, id="far"))
    linking.link(ledger)
    assert grouped(ledger) == [["a", "b"], ["far"]]


def test_outlets_that_pass_on_each_other_are_one_voice(ledger: Ledger) -> None:
    ring = {"A": "B", "B": "C", "C": "A"}
    put(ledger, *(Item(Document(name, HOUSE, outlet=name, published="2023-12-08", via=other)) for name, other in ring.items()))
    linking.link(ledger)
    [made] = incidents(ledger)
    assert (len(made.tellings), made.voices.count) == (3, 1)


def test_a_copy_counts_once(ledger: Ledger) -> None:
    longer = f"{HOUSE[:-1]}، وفق ما ذكره شهود عيان لمراسل الصحيفة في المكان."
    put(ledger, told(longer, id="a", outlet="Wire", published="2023-12-08"), told("عاجل " + longer, id="b", outlet="Daily", published="2023-12-08"))
    linking.link(ledger)
    [made] = incidents(ledger)
    assert len({telling.copy for telling in made.tellings}) == 1
    assert made.voices.count == 1


def test_a_ledger_made_of_an_export_has_the_same_incidents(ledger: Ledger, tmp_path: Path) -> None:
    put(ledger, *reports(c=HOUSE_AGAIN, toll=TOLL))
    linking.link(ledger)
    stream = io.BytesIO()
    keeping.export(ledger, Query(), field_export("jsonl", Options(names=True, text=True)), stream, text=True)
    (tmp_path / "all.jsonl").write_bytes(stream.getvalue())
    with Ledger.open(str(tmp_path / "other.db")) as other:
        assert {one.fate for one in keeping.add(other, [str(tmp_path / "all.jsonl")])} == {"new"}
        linking.link(other)
        assert [summary(made) for made in incidents(other)] == [summary(made) for made in incidents(ledger)]


def test_a_page_that_changes_takes_its_claim_along(ledger: Ledger) -> None:
    put(ledger, *reports(), told(HOUSE_AGAIN, id="page", url="https://example.org/1", outlet="Third", published="2023-12-09"))
    linking.link(ledger)
    assert grouped(ledger) == [["a", "b", "page"], ["far"]]
    put(ledger, told(FAR, id="page", url="https://example.org/1", outlet="Third", published="2023-12-09"))
    linking.link(ledger)
    assert ["a", "b"] in grouped(ledger)


def test_no_incident_of_that_id(ledger: Ledger) -> None:
    put(ledger, *reports())
    for id in ("i0", "nonsense", "", "i" * 400, "i\0", "i'; DROP TABLE link"):
        with pytest.raises(NoIncident, match="tawatur incidents"):
            linking.incident(ledger, id)
