"""Words are asked once what a step wants to know of them; a report is gone when it has been read."""
from __future__ import annotations

import gc

from tawatur import Document, Reader
from tawatur.lang.ar.vocabulary import load_lexicon
from tawatur.steps.scene import Scene
from tawatur.text.tokens import Text, mark

REPORT = "قال الجيش السوداني إن قواته صدت هجوماً على مدينة الفاشر أمس وقتلت عشرة مسلحين.\nوقصفت الطائرات «مواقع» العدو."


def test_marked_words_are_found_wherever_they_are_printed() -> None:
    asked: list[str] = []
    short = mark(lambda word: asked.append(word) or len(word) == 2)
    text = Text("من قال هو، قال: «هو»\nمن")
    assert [text.words[at] for at in text.marked(short)] == ["من", "هو", "هو", "من"]
    assert text.marked(short) == [at for at, word in enumerate(text.words) if len(word) == 2]
    assert asked.count("قال") == 1


def test_a_mark_younger_than_the_text_is_found_too() -> None:
    text = Text("لم يصل أحد\nبعد")
    late = mark(lambda word: word in ("بعد", "\n"))
    assert text.marked(late) == [3, 4]


def test_a_lexicon_reads_the_same_with_cells_and_without() -> None:
    text, lexicon = Text(REPORT), load_lexicon()
    found, again = lexicon.scan(text.words, text.cells), lexicon.scan(text.words)
    assert [(m.start, m.stop, m.prefix, m.suffix) for m in found] == [(m.start, m.stop, m.prefix, m.suffix) for m in again]
    assert all(a.listing is b.listing for a, b in zip(found, again, strict=True))


def test_nothing_of_a_report_waits_for_the_collector() -> None:
    reader = Reader()
    gc.collect()
    gc.disable()
    try:
        assert reader.read(Document("g", REPORT, published="2024-06-12")).claims
        assert not gc.isenabled()
        assert not [thing for thing in gc.get_objects() if isinstance(thing, Scene)]
    finally:
        gc.enable()
    reader.read(Document("g", REPORT))
    assert gc.isenabled()
