"""What is kept of the word lists is what they give, is worked out anew when they change, and is nothing that reading needs."""
from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tawatur.lang.ar import idioms
from tawatur.lang.ar.clitics import plain, readings
from tawatur.lang.ar.kept import kept, stamp
from tawatur.lang.ar.vocabulary import CLASSES, build_lexicon, load_lexicon
from tawatur.text.frozen import Freezer, Frozen
from tawatur.text.lexicon import Lexicon


class Thing(NamedTuple):
    name: str
    held: Any = None


def frozen(stamp: str, **things: Thing) -> bytes:
    freezer = Freezer([Thing])
    return freezer.file(stamp, {name: freezer.number(thing) for name, thing in things.items()}, ["head"])


def named(file: Frozen, name: str) -> Any:
    return file.thaw(file.value(file.names[name]))


def phrases(lexicon: Lexicon) -> Iterator[tuple[tuple[str, ...], tuple[object, ...]]]:
    """Every phrase and its rows."""
    waiting = [((word,), lexicon._branch(word)) for word in lexicon._root]
    while waiting:
        words, node = waiting.pop()
        for word, below in node.items():
            if word:
                waiting.append(((*words, word), below))
            else:
                yield words, lexicon._listing(below).entries


def test_objects_come_back_as_they_were() -> None:
    shared = Thing("shared", frozenset("abc"))
    first = Thing("first", (shared, [1, 2.5, None, "ـ\n"], {"key": shared}))
    file = Frozen(frozen("now", first=first, other=Thing("other", shared)), "now", [Thing])
    assert file.head == ["head"]
    assert named(file, "first") == Thing("first", (shared, (1, 2.5, None, "ـ\n"), {"key": shared}))
    assert named(file, "other").held is named(file, "first").held[0]


def test_nothing_but_the_classes_given_is_frozen() -> None:
    with pytest.raises(TypeError):
        frozen("now", first=Thing("first", Path("x")))


def test_a_file_of_another_stamp_is_refused() -> None:
    with pytest.raises(ValueError, match="something else"):
        Frozen(frozen("then", first=Thing("first")), "now", [Thing])


@pytest.mark.parametrize("before", [None, b"", b"half a fi", b"then\n\n"])
def test_what_is_not_fresh_is_worked_out_anew(tmp_path: Path, before: bytes | None) -> None:
    made: list[str] = []

    def work_out(stamp: str) -> bytes:
        made.append(stamp)
        return frozen(stamp, first=Thing("first"))

    if before is not None:
        (tmp_path / "things").write_bytes(before)
    for _ in range(2):
        assert named(kept("things", [Thing], work_out, tmp_path), "first") == Thing("first")
    assert made == [stamp()]


def test_where_nothing_can_be_written_all_is_worked_out(tmp_path: Path) -> None:
    (tmp_path / "no folder").write_text("")
    file = kept("things", [Thing], lambda stamp: frozen(stamp, first=Thing("first")), tmp_path / "no folder")
    assert named(file, "first") == Thing("first")


def test_the_kept_lexicon_is_that_of_the_word_lists() -> None:
    built = build_lexicon()
    file = Frozen(built.frozen("now", CLASSES), "now", CLASSES)
    assert dict(phrases(Lexicon(readings, plain, file))) == dict(phrases(built))
    assert load_lexicon().marbuta == built.marbuta == set(file.head)


def test_the_kept_idioms_are_those_of_the_word_lists() -> None:
    headings = idioms._headings()
    file = Frozen(idioms._frozen("now"), "now", idioms._CLASSES)
    assert list(file.names) == list(headings)
    for word, heading in headings.items():
        again = named(file, word)
        assert again.lead == heading.lead
        assert [(one.form, {k: list(v) for k, v in one.tails.items()}) for one in again.idioms] == \
            [(one.form, one.tails) for one in heading.idioms]
