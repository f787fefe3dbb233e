"""No text at all makes reading fail, hang, or point outside the text."""
from __future__ import annotations

import json
import random
import sys
from collections.abc import Callable
from types import FrameType

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tawatur import Document, Extraction, Reader, Span, service
from tawatur.codec import to_dict
from tawatur.exports.highlight import fields
from tawatur.nouns import Found

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


def finds(found: Found[object]) -> list[Found[object]]:
    """A find and all that it was made of."""
    return [found, *(inner for part in found.parts for inner in finds(part))]


def check(text: str) -> None:
    extraction = read(text)
    assert [problem for problem in extraction.problems if problem.step == "read"] == []
    for place, claim in enumerate(extraction.claims, 1):
        spans = [claim.evidence.span, *(find.span for field in fields(claim, place) for find in finds(field.found))]
        assert all(0 <= span.start < span.stop <= len(text) for span in spans)
        assert claim.evidence.value == quote(text, claim.evidence.span)
        assert claim.trigger.value == quote(text, claim.trigger.span)
        for field in fields(claim, place):
            assert getattr(field.found.value, "text", None) in (None, quote(text, field.found.span))
        assert claim.evidence.span.start <= claim.trigger.span.start < claim.trigger.span.stop <= claim.evidence.span.stop


def quote(text: str, span: Span) -> str:
    return text[span.start : span.stop]


@given(texts)
@settings(max_examples=250, deadline=None)
@example("1" * 4000)
@example("ألف مليون " * 500)
@example("")
def test_any_text_is_read(text: str) -> None:
    check(text)


@given(texts, texts)
@settings(max_examples=60, deadline=None)
def test_what_was_read_before_changes_nothing(text: str, other: str) -> None:
    first = read(text)
    read(other)
    assert read(text) == first


def test_any_text_gives_the_same_bytes_with_any_number_of_processes() -> None:
    chance = random.Random(7)
    words = [piece for piece in PIECES if piece != "\ud800"]
    documents = [Document(str(n), " ".join(chance.choices(words, k=60)), published="2023-12-08") for n in range(90)]
    one, two, three = ([json.dumps(to_dict(found, trace=True)) for found in service.read_many(documents, jobs=jobs)] for jobs in (1, 2, 3))
    assert one == two == three
    assert sum(len(json.loads(line)["claims"]) for line in one) > 50


def work(text: str) -> int:
    """How many lines of Python it takes to read a text: a clock that runs alike on every machine."""
    lines = 0

    def count(frame: FrameType, event: str, arg: object) -> Callable[..., object]:
        nonlocal lines
        lines += event == "line"
        return count

    before = sys.gettrace()
    sys.settrace(count)
    try:
        check(text)
    finally:
        sys.settrace(before)
    return lines


@pytest.mark.parametrize("unit", [*PIECES, "قال إن «", "قتل جندي و", "في غزة ", "12 شهيداً و"], ids=ascii)
def test_what_repeats_takes_work_in_proportion(unit: str) -> None:
    """A page of one word is no trap: eight times the text is no more than some sixteen times the work."""
    check(f"{unit} " * 20)  # what is loaded at first use is no work of a text
    short, long = work(f"{unit} " * 40), work(f"{unit} " * 320)
    assert long <= 16 * short + 1000
