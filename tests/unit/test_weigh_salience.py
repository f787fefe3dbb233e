"""The script that weighs the signs of an event: what it learns from, and that it learns."""
from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools"))

import weigh_salience as tool

TEXT = "قصفت طائرات حربية مستودعاً في بلدة سراقب، ما أسفر عن مقتل ثلاثة أشخاص. واقتحم مسلحون مخفراً للشرطة في كركوك."
CODED = {
    "id": "1", "text": TEXT, "published": "2020-01-05",
    "claims": [{"evidence": "قصفت طائرات حربية مستودعاً في بلدة سراقب", "trigger": "قصفت", "type": "Explosions/Remote violence",
                "subtype": "Air/drone strike"}],
}


@pytest.fixture(scope="module")
def reader() -> tool.Watched:
    return tool.Watched()


def test_a_reading_that_pairs_with_a_coded_claim_tells_an_event(reader: tool.Watched) -> None:
    examples = list(tool.of_reports(reader, [CODED]))
    assert [example.tells for example in examples] == [True, False]
    assert {"kind:air-drone-strike", "counts"} <= examples[0].signs


def test_pairs_are_one_to_one_and_the_likest_first() -> None:
    coded = [{"span": [0, 10], "type": "Toll"}, {"span": [0, 10], "type": "Battles"}]
    read = [{"span": [0, 10], "type": "Battles", "subtype": None, "trigger": ""}, {"span": [90, 99], "type": "Toll", "subtype": None, "trigger": ""}]
    assert tool.pairs("", coded, read) == [(1, 0)]


def test_labelled_sentences(reader: tool.Watched) -> None:
    record = {"id": "s", "text": "قصفت طائرات حربية بلدة سراقب.", "event": "ASSAULT"}
    [yes] = tool.of_sentences(reader, [record | {"label": True}], 0.5)
    assert (yes.tells, yes.weight) == (True, 0.5 * tool.YES_OF_SENTENCES)
    [no] = tool.of_sentences(reader, [record | {"label": False}], 0.5)
    assert (no.tells, no.weight) == (False, 0.5)
    assert not list(tool.of_sentences(reader, [record | {"label": None}, record | {"label": True, "event": "PROTEST"}], 0.5))


def test_a_sign_of_events_weighs_more_than_one_of_none() -> None:
    examples = [tool.Example(frozenset({"deed"}), True)] * 20 + [tool.Example(frozenset({"plan"}), False)] * 20
    examples += [tool.Example(frozenset({"deed", "rare"}), False)] * (tool.FEWEST - 1)
    weights = tool.estimate(examples, 1.0, 0.0)
    assert list(weights) == ["bias", "deed", "plan"]
    assert weights["deed"] > 0 > weights["plan"]
    assert tool.estimate(examples, 50.0, 0.0)["deed"] < weights["deed"]
    assert tool.estimate(examples, 1.0, -0.5)["bias"] == pytest.approx(weights["bias"] + 0.5)


def test_the_file_is_the_same_each_time(tmp_path: Path) -> None:
    coded = tmp_path / "coded.jsonl"
    coded.write_text(json.dumps(CODED), "utf-8")
    first, second = tmp_path / "1.tsv", tmp_path / "2.tsv"
    for path in (first, second):
        tool.main([str(coded), "-o", str(path)])
    rows = [line.split("\t") for line in first.read_text("utf-8").splitlines()[1:]]
    assert first.read_bytes() == second.read_bytes()
    assert all(abs(float(weight)) >= tool.SMALLEST and weight[-3] == "." for _, weight in rows)
