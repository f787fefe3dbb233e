"""The JSONL record is the codebook's form, and the schema that ships says so."""
from __future__ import annotations

import json
from importlib.resources import files
from typing import Any, get_args

from hypothesis import given, settings
from jsonschema import Draft202012Validator

from support.nouns_of import extractions, strike, strike_report
from tawatur import nouns
from tawatur.codec import SCHEMA, to_dict

SCHEMA_TEXT: dict[str, Any] = json.loads(files("tawatur").joinpath("claim.schema.json").read_text("utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA_TEXT)
CODEBOOK = ("evidence", "trigger", "type", "subtype", "modality", "scope", "actors", "targets", "places", "time", "counts",
            "weapons", "speakers", "stance")


def test_a_claim_is_written_in_the_codebooks_form() -> None:
    record = to_dict(strike())
    assert [key for key in record if key in CODEBOOK] == list(CODEBOOK)
    assert set(record) - set(CODEBOOK) == {"span", "trigger_span"}
    assert record["actors"] == [{"text": "إسرائيلية", "id": "israel", "span": [51, 60]}]
    assert record["time"] == {
        "start": "2023-12-08T00:00", "end": "2023-12-08T06:00", "grain": "part-of-day", "anchor": "published", "span": [74, 84]
    }
    assert record["counts"][0] | {"span": None} == {
        "outcome": "killed", "who": "civilians", "min": 21, "max": 21, "text": "21 مدنياً قتلوا", "span": None
    }


def test_a_report_names_what_is_known_of_it() -> None:
    record = to_dict(strike_report())
    assert list(record) == ["id", "outlet", "published", "title", "claims", "problems", "version"]
    assert record["problems"] == [{"step": "dates", "message": "no publication date"}]


def test_the_schema_is_a_schema_and_bears_the_number() -> None:
    Draft202012Validator.check_schema(SCHEMA_TEXT)
    assert SCHEMA_TEXT["$id"].endswith(f":{SCHEMA}")


def test_the_schema_lists_the_values_of_the_types() -> None:
    claim = SCHEMA_TEXT["$defs"]["claim"]["properties"]
    assert claim["modality"]["enum"] == list(get_args(nouns.Modality))
    assert claim["scope"]["enum"] == list(get_args(nouns.Scope))
    assert claim["stance"]["enum"] == list(get_args(nouns.Stance))
    assert SCHEMA_TEXT["$defs"]["time"]["properties"]["grain"]["enum"] == list(get_args(nouns.Grain))


@given(extractions())
@settings(max_examples=30, deadline=None)
def test_every_record_fits_the_schema(extraction: nouns.Extraction) -> None:
    for trace in (False, True):
        record = json.loads(json.dumps(to_dict(extraction, trace=trace)))
        assert [error.message for error in VALIDATOR.iter_errors(record)] == []
