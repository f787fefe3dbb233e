"""The made claims of benchmarks/: what the figures about linking rest on must itself be right."""
from __future__ import annotations

import sys
from collections import Counter
from itertools import chain
from pathlib import Path

import pytest
from sqlalchemy import inspect

from support.ledgers import held
from tawatur.codec import from_dict, to_dict
from tawatur.ledger import schema
from tawatur.ledger.database import Ledger
from tawatur.nouns import Claim
from tawatur.service import keeping

sys.path.append(str(Path(__file__).resolve().parents[2] / "benchmarks"))
import link  # scripts, not a package
import made_claims
from made_claims import BARE, HOT, Made, Setting

PLURAL = ("actors", "targets", "places", "counts", "weapons", "speakers")


@pytest.fixture(scope="module")
def made() -> list[Made]:
    return list(made_claims.reports(6_000))


def test_there_are_as_many_as_were_asked_for_and_always_the_same(made: list[Made]) -> None:
    assert sum(len(one.records) for one in made) == 6_000
    assert made == list(made_claims.reports(6_000))
    assert made != list(made_claims.reports(6_000, seed=2))


def test_a_record_is_one_of_the_ledger_and_points_at_its_text(made: list[Made]) -> None:
    for one in made[:400]:
        assert 1 <= len(one.records) <= made_claims.MOST
        for record in one.records:
            assert to_dict(from_dict(Claim, record)) == record
            finds = [*chain.from_iterable(record[field] for field in PLURAL), {"text": record["evidence"], "span": record["span"]}]
            assert all(one.document.text[slice(*find["span"])] == find["text"] for find in finds)


def test_few_places_days_and_incidents_hold_many_claims(made: list[Made]) -> None:
    records = [record for one in made for record in one.records]
    places = Counter(record["places"][0]["id"] for record in records if record["places"])
    days = Counter(record["time"]["start"][:10] for record in records if record["time"])
    incidents = Counter(label for one in made for label in set(one.labels) if label)
    assert 0.02 < max(places.values()) / len(records) < 0.12
    assert len(places) > 500
    assert max(days.values()) > 3 * len(records) / len(days)
    assert sum(reports <= 3 for reports in incidents.values()) > len(incidents) / 2
    assert max(incidents.values()) > 20


def test_tolls_and_vague_claims_have_no_incident(made: list[Made]) -> None:
    for one in made:
        for record, label in zip(one.records, one.labels, strict=True):
            assert label is None or record["type"] != "Toll"
            assert label is not None or not record["places"]


def test_hot_and_bare_claims() -> None:
    hot = [record for one in made_claims.reports(500, setting=HOT) for record in one.records]
    assert len({record["time"]["start"][:10] for record in hot if record["time"]}) <= 2
    assert max(Counter(record["places"][0]["id"] for record in hot if record["places"]).values()) > 250
    bare = [record for one in made_claims.reports(500, setting=BARE) for record in one.records]
    assert all(record["time"] is None and not record["places"] for record in bare)


def test_a_made_ledger_is_a_sound_ledger_and_holds_every_claim(tmp_path: Path) -> None:
    with Ledger.open(str(tmp_path / "made.db")) as ledger:
        truth = made_claims.fill(ledger, 300)
        more = made_claims.put(ledger, made_claims.reports(100, seed=2, setting=Setting(days=30)))
        assert list(keeping.verify(ledger)) == []
        assert {claim.id for claim in held(ledger)} == {*truth, *more}
        assert len(truth) + len(more) == 400
        assert {index["name"] for index in inspect(ledger.engine).get_indexes("claim")} == {index.name for index in schema.claim.indexes}


def test_pairs_are_counted_as_if_each_were_looked_at() -> None:
    truth = {"a": "1", "b": "1", "c": "1", "d": "2", "e": None, "f": "2"}
    score = link.compared([["a", "b", "d"], ["c", "e"]], truth)
    assert score == link.Score(right=1, wrong=2, missed=3, strays=1, unlinked=1)
