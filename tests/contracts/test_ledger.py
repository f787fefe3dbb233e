"""What a ledger promises, on SQLite and on PostgreSQL alike."""
from __future__ import annotations

import io

import pytest
from sqlalchemy import text

from support.ledgers import held, put, told, words_of
from tawatur.errors import LedgerError, NoClaim
from tawatur.exports.field import Options, field_export
from tawatur.ledger.database import Ledger
from tawatur.ledger.query import Query
from tawatur.service import keeping
from tawatur.sources import read as read_sources

STRIKE = "أعلنت وزارة الصحة في غزة مقتل 12 مدنيا في قصف إسرائيلي استهدف منزلا في خان يونس يوم الجمعة."
CLASH = "وقال مراسلنا إن اشتباكات اندلعت بين الجيش السوداني وقوات الدعم السريع في الفاشر، وقُتِلَ خمسة جنود."
SHELLING = "قصفت مدفعية الجيش الإسرائيلي بلدة كفركلا في جنوب لبنان، ولم تقع إصابات."


def fates(added: object) -> list[str]:
    return [one.fate for one in added]  # type: ignore[attr-defined]


def test_a_report_is_kept_with_its_claims(ledger: Ledger) -> None:
    added = put(ledger, told(STRIKE, id="a", published="2023-12-08", outlet="Wire"))
    assert [(one.fate, one.name, one.claims) for one in added] == [("new", "a", 1)]
    (claim,) = held(ledger)
    assert claim.record["evidence"] in STRIKE
    assert (claim.name, claim.outlet, claim.published, claim.status) == ("a", "Wire", "2023-12-08", "read")


def test_the_same_report_twice_is_one_document(ledger: Ledger) -> None:
    put(ledger, told(STRIKE, id="a", published="2023-12-08"))
    assert fates(put(ledger, told(STRIKE, id="b", published="2023-12-08"), told(CLASH), told(CLASH))) == ["known", "new", "known"]
    assert len({claim.report for claim in held(ledger)}) == 2


def test_one_text_of_two_outlets_is_two_documents(ledger: Ledger) -> None:
    assert fates(put(ledger, told(STRIKE, outlet="Wire"), told(STRIKE, outlet="Daily"))) == ["new", "new"]


def test_a_changed_page_is_a_new_version_and_its_claims_keep_their_ids(ledger: Ledger) -> None:
    url = "https://example.org/1"
    put(ledger, told(STRIKE + "\n" + CLASH, url=url, published="2023-12-08"))
    before = {claim.record["subtype"]: claim.id for claim in held(ledger)}
    assert len(before) == 2
    assert fates(put(ledger, told("عاجل\n" + STRIKE, url=url, published="2023-12-08"))) == ["changed"]
    (after,) = held(ledger)
    assert (after.id, after.report_version) == (before[after.record["subtype"]], 2)
    (gone,) = held(ledger, status=("gone",))
    assert gone.id in before.values()
    assert fates(put(ledger, told("عاجل\n" + STRIKE, url=url, published="2023-12-08"))) == ["known"]


def test_two_versions_in_one_run_are_two_versions(ledger: Ledger) -> None:
    url = "https://example.org/1"
    assert fates(put(ledger, told(STRIKE, url=url), told(SHELLING, url=url))) == ["new", "changed"]
    assert [claim.report_version for claim in held(ledger)] == [2]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("أعلنت", True), ("وأعلنت", True), ("اعلنت", True), ("مُدنيّا", True), ("بقصف", True), ("قصف إسرائيلي", True), ("لقصف خان", True),
        ("قصف يمني", False), ("أعلن", False), ("علنت", False),
    ],
)
def test_words_are_found_however_they_are_written_and_joined(ledger: Ledger, words: str, found: bool) -> None:
    put(ledger, told(STRIKE, published="2023-12-08"), told(CLASH))
    assert bool(held(ledger, report_words=words)) is found


@pytest.mark.parametrize(("words", "found"), [("قتل", True), ("قُتِلَ", True), ("الجنود", True), ("غزة", False)])
def test_words_of_the_evidence(ledger: Ledger, words: str, found: bool) -> None:
    put(ledger, told(CLASH))
    assert bool(held(ledger, words=words)) is found


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"place": ("خان يونس",)}, "strike"), ({"place": ("Khan Younis",)}, "strike"), ({"place": ("قطاع غزة",)}, "strike"),
        ({"country": ("Sudan",)}, "clash"), ({"country": ("LB",)}, "shelling"), ({"country": ("لبنان",)}, "shelling"),
        ({"governorate": ("South Lebanon",)}, "shelling"),
        ({"near": (31.34, 34.3, 10.0)}, "strike"), ({"near": (31.34, 34.3, 10.0), "outcome": "injured"}, ""),
        ({"box": (35.0, 33.0, 36.0, 34.0)}, "shelling"), ({"party": ("rsf",)}, "clash"), ({"actor": ("قوات الدعم السريع",)}, "clash"),
        ({"speaker": ("gaza-health-ministry",)}, "strike"), ({"victim": ("civilians",)}, "strike"),
        ({"outcome": "killed", "at_least": 10}, "strike"), ({"outcome": "killed", "at_most": 5}, "clash"),
        ({"type": ("armed clash",)}, "clash"), ({"type": ("Battles",)}, "clash"),
        ({"since": "2023-12-08", "until": "2023-12-08"}, "strike"), ({"since": "2023-12-09"}, ""), ({"until": "2023-12-07"}, ""),
        ({"outlet": ("wire",)}, "strike"), ({"report": ("clash",)}, "clash"), ({"place": ("Atlantis",)}, ""),
        ({"weapon": ("artillery",)}, "shelling"), ({"status": ("rejected",)}, ""),
    ],
)
def test_claims_are_found_by_what_they_say(
    ledger: Ledger, asked: dict[str, object], found: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(
        ledger, told(STRIKE, id="strike", published="2023-12-08", outlet="Wire"), told(CLASH, id="clash"),
        told(SHELLING, id="shelling"),
    )
    assert sorted({claim.name for claim in held(ledger, **asked)}) == ([found] if found else [])
    monkeypatch.setattr("tawatur.ledger.conditions._COMMON", 0)  # every value counts as common: each claim is looked up
    assert sorted({claim.name for claim in held(ledger, limit=9, newest_first=True, **asked)}) == ([found] if found else [])


def test_the_latest_event_comes_first_and_a_limit_holds(ledger: Ledger) -> None:
    put(ledger, told(STRIKE, published="2023-12-08"), told(STRIKE, published="2024-12-06"), told(CLASH))
    dates = [claim.record["time"]["start"] for claim in held(ledger, newest_first=True, limit=2)]
    assert dates == ["2024-12-06", "2023-12-08"]


def one_claim(ledger: Ledger) -> str:
    put(ledger, told(STRIKE, id="a", published="2023-12-08"))
    return held(ledger)[0].id


def test_a_rejected_claim_is_out_of_view_and_comes_back(ledger: Ledger) -> None:
    id = one_claim(ledger)
    assert keeping.review(ledger, id, "reject", by="amal", why="a repeat").status == "rejected"
    assert held(ledger) == []
    assert [claim.id for claim in held(ledger, status=("rejected",))] == [id]
    assert keeping.review(ledger, id, "reopen", by="amal").status == "read"
    assert [claim.id for claim in held(ledger)] == [id]


def test_a_corrected_value_wins_and_the_read_one_is_not_lost(ledger: Ledger) -> None:
    id = one_claim(ledger)
    keeping.review(ledger, id, "correct", "counts", "killed=3-5 children", by="amal", why="the list of names")
    (claim,) = held(ledger, victim=("children",), outcome="killed", at_least=3, at_most=5)
    assert claim.status == "corrected"
    assert held(ledger, victim=("civilians",)) == []
    first, second = keeping.history(ledger, id)
    assert (first.decision, first.record["counts"][0]["min"]) == (None, 12)
    assert second.decision is not None
    assert (second.decision.by, second.decision.why, second.decision.field) == ("amal", "the list of names", "counts")
    assert any("amal: the list of names" in line for line in keeping.told(second, first))


def test_decisions_survive_another_reading(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    id = one_claim(ledger)
    keeping.review(ledger, id, "correct", "counts", "killed=3 children", by="amal")
    keeping.review(ledger, id, "accept", by="badr")
    monkeypatch.setattr("tawatur.ledger.reread.version", lambda: "another")
    assert keeping.outdated(ledger) == 1
    (again,) = keeping.reread(ledger)
    assert again.changes == ()
    (claim,) = held(ledger)
    assert (claim.id, claim.status, claim.record["counts"][0]["min"]) == (id, "corrected", 3)


def test_what_was_read_by_this_version_is_not_read_again(ledger: Ledger) -> None:
    one_claim(ledger)
    assert (keeping.outdated(ledger), list(keeping.reread(ledger))) == (0, [])


def test_a_new_reading_tells_what_changed(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    put(ledger, told(CLASH, id="a"))
    with ledger.writing() as connection:  # as an older version might have read it
        connection.execute(text("UPDATE claim SET body = replace(body, '\"saf\"', '\"sudan\"')"))
    monkeypatch.setattr("tawatur.ledger.reread.version", lambda: "another")
    (again,) = keeping.reread(ledger)
    (change,) = again.changes
    assert (change.kind, "actors" in change.fields) == ("changed", True)


def test_a_claim_merged_into_another_leaves_the_view(ledger: Ledger) -> None:
    put(ledger, told(STRIKE), told(CLASH))
    one, other = held(ledger)
    assert keeping.review(ledger, one.id, "merge", other.id, by="amal").status == "merged"
    assert [claim.id for claim in held(ledger)] == [other.id]


@pytest.mark.parametrize(
    ("action", "field", "value", "says"),
    [
        ("correct", "evidence", "x", "can be corrected"), ("correct", "counts", "many", "is no count"), ("correct", "time", "[", "no JSON"),
        ("correct", "modality", "maybe", "none of happened"), ("correct", "time", "soon", "is no date"), ("merge", "c0", None, "no other claim"),
        ("burn", None, None, "no such decision"),
    ],
)
def test_what_cannot_be_decided_is_told_and_nothing_is_kept(ledger: Ledger, action: str, field: str, value: str, says: str) -> None:
    id = one_claim(ledger)
    with pytest.raises(LedgerError, match=says):
        keeping.review(ledger, id, action, field, value, by="amal")
    assert len(keeping.history(ledger, id)) == 1


def test_no_claim_of_that_id(ledger: Ledger) -> None:
    with pytest.raises(NoClaim, match="tawatur claims"):
        keeping.review(ledger, "c000000000000", "accept", by="amal")


def test_an_untouched_ledger_verifies(ledger: Ledger) -> None:
    id = one_claim(ledger)
    put(ledger, *read_sources(["no/such/file.txt"]), told(CLASH))
    keeping.review(ledger, id, "correct", "places", "رفح", by="amal")
    assert list(keeping.verify(ledger)) == []


@pytest.mark.parametrize(
    ("statement", "says"),
    [
        ("UPDATE document SET outlet = 'x' WHERE seq = 1", "document 1: not what it was"),
        ("UPDATE claim SET body = replace(body, '12', '13')", "reading 1: not what it was"),
        ("UPDATE claim SET subtype = 'Attack' WHERE seq = 1", "what it is found by"),
        ("UPDATE decision SET why = 'x'", "decision 1: not what it was"),
        ("UPDATE reading SET claims = 9 WHERE seq = 1", "reading 1: not what it was"),
        ("DELETE FROM party", "the table 'party'"), ("UPDATE tally SET low = 1", "the table 'tally'"),
        ("DELETE FROM chain WHERE seq = 2", "link 2 is missing"), ("UPDATE chain SET digest = chained WHERE seq = 1", "does not follow"),
        ("DELETE FROM chain WHERE kind = 'decision'", "but not in the chain"),
        ("INSERT INTO problem (seq, reading, name, step, message, at) VALUES (90, 1, 'a', 'b', 'c', 'd')", "reading 1: not what it was"),
        ("UPDATE original SET sha256 = '1'", "not the bytes"),
    ],
)
def test_tampering_shows(where: str, statement: str, says: str) -> None:
    with Ledger.open(where) as ledger:
        id = one_claim(ledger)
        keeping.review(ledger, id, "accept", by="amal")
        with ledger.writing() as connection:
            connection.execute(text("INSERT INTO original VALUES ('0', :bytes)"), {"bytes": b"x"})
            connection.execute(text(statement))
        assert any(says in message for message in keeping.verify(ledger))


def exported(ledger: Ledger, form: str = "jsonl", **options: bool) -> bytes:
    stream = io.BytesIO()
    keeping.export(ledger, Query(), field_export(form, Options(**options)), stream, text=options.get("text", False))
    return stream.getvalue()


@pytest.mark.parametrize("with_text", [False, True])
def test_an_export_taken_into_an_empty_ledger_gives_the_same_export(ledger: Ledger, tmp_path: object, with_text: bool) -> None:
    url = "https://example.org/1"
    put(ledger, told(STRIKE, id="a", published="2023-12-08", outlet="Wire"), told(CLASH, url=url), told("لا شيء هنا.", id="none"))
    put(ledger, told(SHELLING, url=url))
    keeping.review(ledger, held(ledger)[0].id, "correct", "actors", "idf", by="amal")
    before = exported(ledger, text=with_text)
    path = tmp_path / "record.jsonl"  # type: ignore[operator]
    path.write_bytes(before)
    with Ledger.open(str(tmp_path / "other.db")) as other:  # type: ignore[operator]
        assert fates(keeping.add(other, [str(path)])) == ["new", "new", "new"]
        assert exported(other, text=with_text) == before
        assert list(keeping.verify(other)) == []
        assert fates(keeping.add(other, [str(path)])) == ["known", "known", "known"]
        assert keeping.outdated(other) == 0


def test_the_order_of_an_export_is_that_of_the_reports(ledger: Ledger) -> None:
    put(ledger, told(STRIKE, id="first"), told(CLASH, id="second"))
    keeping.review(ledger, held(ledger)[0].id, "accept", by="amal")
    assert [claim.name for claim in held(ledger)] == ["first", "second"]
    assert words_of(held(ledger))[0] in STRIKE


def test_text_that_no_database_holds(ledger: Ledger) -> None:
    added = put(ledger, told("\ud800" + STRIKE + "\0", id="odd\0", title="\udfff", published="2023-12-08"))
    assert fates(added) == ["new"]
    (claim,) = held(ledger)
    start, stop = claim.record["span"]
    assert ("\ud800" + STRIKE)[start:stop] == claim.record["evidence"]
    assert list(keeping.verify(ledger)) == []
