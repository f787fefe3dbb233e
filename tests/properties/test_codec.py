"""What is written comes back."""
from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings

from support.nouns_of import claims, extractions, strike
from tawatur.codec import from_dict, to_dict
from tawatur.errors import CodecError
from tawatur.nouns import Claim, Document, Extraction, Found


def bare(claim: Claim) -> Claim:
    """The claim without rules and parts."""

    def strip(value: object) -> object:
        if isinstance(value, tuple):
            return tuple(strip(item) for item in value)
        return Found(value.value, value.span) if isinstance(value, Found) else value

    return Claim(*(strip(getattr(claim, name)) for name in Claim.__slots__))


@given(claims())
@settings(max_examples=50, deadline=None)
def test_a_claim_comes_back_whole_with_its_trace(claim: Claim) -> None:
    data = json.loads(json.dumps(to_dict(claim, trace=True)))
    assert from_dict(Claim, data) == claim


@given(claims())
@settings(max_examples=30, deadline=None)
def test_a_claim_comes_back_without_its_trace(claim: Claim) -> None:
    assert from_dict(Claim, json.loads(json.dumps(to_dict(claim)))) == bare(claim)


@given(extractions())
@settings(max_examples=50, deadline=None)
def test_a_report_comes_back_but_for_its_text(extraction: Extraction) -> None:
    document = extraction.document
    known = Document(document.id, "", document.title, document.outlet, document.url, document.published)
    back = from_dict(Extraction, json.loads(json.dumps(to_dict(extraction, trace=True))))
    assert back == replace(extraction, document=known)


@pytest.mark.parametrize(("change", "names"), [
    ({"actors": [{"text": "x"}]}, r"actors\[0\].id"),
    ({"actors": {}}, "actors: expected list"),
    ({"stance": "sure"}, "stance: 'sure'"),
    ({"span": [1]}, "claim.span"),
    ({"time": {"start": "soon", "end": "2023-12-08", "grain": "day", "span": [0, 1]}}, "time.start: 'soon'"),
    ({"evidence": None}, "evidence: expected str"),
    ({"counts": [{"outcome": "killed", "who": "people", "min": "1", "max": 1, "text": "", "span": [0, 1]}]}, "min"),
])
def test_what_is_no_claim_is_refused_by_name(change: dict, names: str) -> None:
    with pytest.raises(CodecError, match=names):
        from_dict(Claim, to_dict(strike()) | change)
