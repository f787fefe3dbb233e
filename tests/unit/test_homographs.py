"""Verb or verbal noun in one spelling: what stands around it decides."""
from __future__ import annotations

import pytest

from tawatur.lang.ar.homographs import settle
from tawatur.lang.ar.vocabulary import load_lexicon
from tawatur.nouns import Document
from tawatur.steps.scene import Scene
from tawatur.text.tokens import Text


def part_of_speech(raw: str, word: str) -> str:
    text = Text(raw)
    scene = Scene(Document("x", raw), text, load_lexicon().scan(text.words), [], [])
    settle(scene, load_lexicon())
    mention = next(m for m in scene.mentions if text.quote(m.start, m.stop) == word)
    entry = mention.of("trigger") or mention.of("outcome")
    assert entry is not None
    return str(entry.data.pos)


@pytest.mark.parametrize(("raw", "word", "pos"), [
    ("قصف الجيش السوداني المدينة.", "قصف", "verb"),
    ("إن الجيش السوداني قصف المستشفى.", "قصف", "verb"),
    ("إن الطيران الحربي الروسي قصف المدينة.", "قصف", "verb"),
    ("إن طيران التحالف الدولي قصف المدينة.", "قصف", "verb"),
    ("أعلن التحالف الدولي قصف المدينة.", "قصف", "noun"),
    ("وفي حلب قصف الجيش السوري سوقا.", "قصف", "verb"),
    ("قُتل جنديان قرب المدينة.", "قُتل", "verb"),
    ("أعلن الجيش السوداني قصف المدينة.", "قصف", "noun"),
    ("أسفر الهجوم عن قتل الجنود.", "قتل", "noun"),
    ("قصف متواصل على المدينة.", "قصف", "noun"),
    ("توغل إسرائيلي شرق البلدة.", "توغل", "noun"),
])
def test_verb_or_noun(raw: str, word: str, pos: str) -> None:
    assert part_of_speech(raw, word) == pos


def test_marks_stay_with_the_verb() -> None:
    text = Text("أحبط الجيش السوداني هجوما.")
    scene = Scene(Document("x", text.raw), text, load_lexicon().scan(text.words), [], [])
    settle(scene, load_lexicon())
    assert scene.mentions[0].of("attempt") is not None


@pytest.mark.parametrize(
    ("text", "word", "suffix"),
    [
        ("اتهمت العائلة الجماعة بخطف ابنها وقتله في المدينة الحدودية.", "وقتله", "ه"),
        ("استدعت الحكومة سفيرها في المنطقة بعد الغارة الأخيرة.", "سفيرها", "ها"),
        ("قاد قتلة مأجورون سيارة مسرعة في المدينة القديمة.", "قتلة", ""),
    ],
)
def test_a_final_ha_is_a_pronoun_where_a_text_writes_ta_marbuta(text: str, word: str, suffix: str) -> None:
    read = Text(text)
    scene = Scene(Document("x", text), read, load_lexicon().scan(read.words), [], [])
    settle(scene, load_lexicon())
    mention = next(m for m in scene.mentions if read.quote(m.start, m.stop) == word)
    assert mention.suffix == suffix
    assert (mention.of("class") is not None) == (word != "وقتله")
