"""No text at all makes reading fail, hang, or point outside the text."""
from __future__ import annotations

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tawatur import Document, Extraction, Reader
from tawatur.exports.highlight import fields

READER = Reader()
PIECES = (
    "قصف", "قتل", "غارة", "الجيش", "قوات الدعم السريع", "كتائب القسام", "حزب الله", "إسرائيل", "غزة", "في مدينة", "شمال", "أمس",
    "الجمعة", "منذ 7 أكتوبر", "17 ألفاً و487", "شهيدان", "عشرات", "أكثر من", "قال", "إن", "وأضاف", "نفى", "بحسب", "وزارة الصحة",
    "«", "»", '"', ":", "،", ".", "\n", "\r\n", "-", "(", ")", "حمـ.ـاس", "شهيـ ـدة", "ﷺ", "ﻻ", "مُسَيَّرة", "٢٣", "%", "/", "2023", "😀",
    "\u200f", "\u202b", "\ufeff", "\ud800", "\0", "F16", "و", "ال", "ب", "1" * 40,
)
texts = st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=40).flatmap(
    lambda pieces: st.sampled_from((" ", "")).map(lambda gap: gap.join(pieces))
)


def read(text: str) -> Extraction:
    return READER.read(Document("x", text, published="2023-12-08"))


def check(text: str) -> None:
    extraction = read(text)
    assert [problem for problem in extraction.problems if problem.step == "read"] == []
    for place, claim in enumerate(extraction.claims, 1):
        spans = [claim.evidence.span, *(field.found.span for field in fields(claim, place))]
        assert all(0 <= span.start < span.stop <= len(text) for span in spans)
        assert claim.evidence.value == text[claim.evidence.span.start : claim.evidence.span.stop]
        assert claim.trigger.value == text[claim.trigger.span.start : claim.trigger.span.stop]


@given(texts)
@settings(max_examples=250, deadline=None)
@example("1" * 4000)
@example("ألف مليون " * 500)
@example("")
def test_any_text_is_read(text: str) -> None:
    check(text)
    assert read(text) == read(text)


@pytest.mark.parametrize("unit", [*PIECES, "قال إن «", "قتل جندي و", "في غزة ", "12 شهيداً و"], ids=ascii)
def test_what_repeats_for_a_page_is_read_in_time(unit: str) -> None:
    text = f"{unit} " * (5_000 // (len(unit) + 1))
    started = time.perf_counter()
    check(text)
    assert time.perf_counter() - started < 2
