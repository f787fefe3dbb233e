"""Whatever is put into a ledger, and whatever is decided on it, what it promises holds."""
from __future__ import annotations

import io
import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from support.ledgers import held, put, told
from tawatur import Document
from tawatur.errors import NoClaim
from tawatur.exports.field import Options, field_export
from tawatur.ledger.database import Ledger
from tawatur.ledger.query import Query
from tawatur.ledger.words import indexed, sought
from tawatur.service import keeping
from tawatur.sources import Item

WORDS = "مستشفى أعلنت إسرائيلي آلية القرى لؤي سئل هدى مدرسة غارة شيء رئيس الأبيض".split()
SENTENCES = (
    "قصفت مدفعية الجيش السوداني سوق مدينة الأبيض صباح الأحد، ما أسفر عن مقتل ستة مدنيين، وفق شهود عيان.",
    "قالت قوات الدعم السريع إنها أسقطت طائرة مسيرة قرب نيالا.", "شنت طائرات إسرائيلية غارة على منزل في رفح فجرا.",
    "اعتقلت الشرطة العراقية ثمانية متظاهرين في البصرة أمس.", "نفى الجيش السوداني قصف السوق.", "فاز الفريق بثلاثة أهداف.",
)
_numbers = itertools.count()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("ledgers")


@contextmanager
def new(folder: Path) -> Iterator[Ledger]:
    with Ledger.open(str(folder / f"{next(_numbers)}.db")) as ledger:
        yield ledger


texts = st.one_of(
    st.lists(st.sampled_from((*SENTENCES, "\n", "عاجل", "\0", "\ud800", "=1+1", "\u202e")), min_size=1, max_size=4).map(" ".join), st.text(max_size=30),
)
said = st.one_of(st.none(), st.text(max_size=8))


@st.composite
def reports(draw: st.DrawFn) -> list[Item]:
    """Reports of any text, some of one address, some twice."""
    days = st.sampled_from((None, "2024-05-05", "2024-05-06T10:00:00"))
    addresses = st.sampled_from((None, None, "https://example.org/1", "https://example.org/\ud800"))
    one = st.builds(Document, id=st.text(min_size=1, max_size=5), text=texts, title=said, outlet=said, url=addresses, published=days, via=said)
    return [Item(document) for document in draw(st.lists(one, max_size=5))]


@st.composite
def disguises(draw: st.DrawFn) -> tuple[str, str]:
    """A word as it stands and as another hand may write it: particles, diacritics, tatweel, other hamzas and alefs."""
    word = draw(st.sampled_from(WORDS))
    marks = st.sampled_from(("", "", "", "\u064e", "\u0651", "\u0650", "\u0652", "ـ", "\u200f"))
    prefix = draw(st.sampled_from(("", "و", "ف", "ب", "وب", "ك")))
    joined = prefix + ("ال" if prefix and draw(st.booleans()) and not word.startswith("ال") else "") + word
    swapped = "".join(draw(st.sampled_from(_ALIKE.get(letter, letter))) for letter in joined)
    return word, "".join(letter + draw(marks) for letter in swapped)


_ALIKE = {"أ": "أا", "إ": "إا", "آ": "آا", "ى": "ىي", "ة": "ةه", "ؤ": "ؤ", "ئ": "ئ"}


@given(disguises())
@settings(max_examples=200, deadline=None)
def test_a_word_is_found_however_it_is_written_and_joined(pair: tuple[str, str]) -> None:
    plain, disguised = pair
    for sought_for, stands in ((plain, disguised), (disguised, plain)):
        forms = set(indexed(f"قال {stands}، ثم").split())
        assert [word for word in sought(sought_for) if not forms & set(word)] == [], (sought_for, stands)


@given(reports())
@settings(max_examples=25, deadline=None)
def test_adding_twice_is_adding_once(folder: Path, items: list[Item]) -> None:
    with new(folder) as ledger:
        put(ledger, *items)
        first = exported(ledger)
        latest = {item.document.url or number: item for number, item in enumerate(items)}.values()
        assert {one.fate for one in put(ledger, *latest)} <= {"known"}
        assert exported(ledger) == first
        assert list(keeping.verify(ledger)) == []


def exported(ledger: Ledger) -> bytes:
    stream = io.BytesIO()
    keeping.export(ledger, Query(), field_export("jsonl", Options(names=True, text=True)), stream, text=True)
    return stream.getvalue()


steps = st.tuples(
    st.integers(0, 5),
    st.sampled_from(
        (("accept",), ("reject",), ("reopen",), ("merge",), ("correct", "modality", "denied"), ("correct", "counts", "killed=3 civilians"),
         ("correct", "subtype", "Armed clash"), ("correct", "actors", "rsf, idf"), ("correct", "places", "نيالا"), ("correct", "time", "2024-05-04"))
    ),
)


@given(st.lists(st.sampled_from(SENTENCES[:5]), min_size=1, max_size=4, unique=True), st.lists(steps, max_size=8))
@settings(max_examples=25, deadline=None)
def test_claims_stand_as_a_plain_model_says(folder: Path, sentences: list[str], made: list[tuple[int, tuple[str, ...]]]) -> None:
    with new(folder) as ledger:
        put(ledger, *(told(words, published="2024-05-05") for words in sentences))
        read = held(ledger)
        model: dict[str, tuple[str, dict[str, object]]] = {claim.id: ("read", {}) for claim in read}
        for number, step in made:
            one, other = read[number % len(read)].id, read[(number + 1) % len(read)].id
            if step == ("merge",) and one == other:
                with pytest.raises(NoClaim):
                    keeping.review(ledger, one, "merge", other, by="amal")
                continue
            after = keeping.review(ledger, one, *((*step, other) if step == ("merge",) else step), by="amal")
            model[one] = decided(*model[one], step)
            assert (after.status, dict(model[one][1]).items() <= plain(after.record).items()) == (model[one][0], True)
        for status in {status for status, _ in model.values()}:
            assert {claim.id for claim in held(ledger, status=(status,))} == {id for id, now in model.items() if now[0] == status}
        changed = {id: corrections for id, (_, corrections) in model.items()}
        for claim in read:
            last = keeping.history(ledger, claim.id)[-1].record
            assert all(last[name] == value for name, value in claim.record.items() if name not in changed[claim.id])
        assert list(keeping.verify(ledger)) == []
        again(folder, ledger)


def decided(status: str, corrections: dict[str, object], step: tuple[str, ...]) -> tuple[str, dict[str, object]]:
    """The whole of the rules: reopening takes all back, a correction stays through an acceptance, the last word counts."""
    if step[0] == "reopen":
        return "read", {}
    if step[0] == "correct":
        wanted: dict[str, dict[str, object]] = {
            "modality": {"modality": "denied"}, "counts": {"counts": ["civilians"]}, "subtype": {"subtype": "Armed clash", "type": "Battles"},
            "actors": {"actors": ["rsf", "idf"]}, "places": {"places": ["nyala"]}, "time": {"time": "2024-05-04"},
        }
        return "corrected", {**corrections, **wanted[step[1]]}
    if step[0] == "accept":
        return ("corrected" if status == "corrected" else "accepted"), corrections
    return {"reject": "rejected", "merge": "merged"}[step[0]], corrections


def plain(record: dict[str, object]) -> dict[str, object]:
    """A record with its lists as ids."""
    out = {**record, "time": (record["time"] or {}).get("start")}  # type: ignore[attr-defined]
    for field, key in (("actors", "id"), ("places", "id"), ("counts", "who")):
        out[field] = [item.get(key) for item in record[field]]  # type: ignore[attr-defined]
    return out


def again(folder: Path, ledger: Ledger) -> None:
    """What is exported goes into an empty ledger and comes out the same."""
    before = exported(ledger)
    path = folder / f"{next(_numbers)}.jsonl"
    path.write_bytes(before)
    with new(folder) as other:
        assert {one.fate for one in keeping.add(other, [str(path)])} <= {"new"}
        assert exported(other) == before
        assert list(keeping.verify(other)) == []


@given(reports())
@settings(max_examples=25, deadline=None)
def test_an_export_of_any_texts_comes_back_the_same(folder: Path, items: list[Item]) -> None:
    with new(folder) as ledger:
        put(ledger, *items)
        if exported(ledger):
            again(folder, ledger)
        assert list(keeping.verify(ledger)) == []
