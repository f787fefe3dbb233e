"""All Arabic word lists of the project as one lexicon.

Kinds of entry: party, short, setting, class, nation, weapon, unnamed, office, person, place, head, direction,
trigger, outcome, speech, light, and the marks of marks.tsv (according, that, relative, join, ...).
"""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from tawatur.events.kinds import Trigger, load_triggers
from tawatur.lang.ar.clitics import plain, readings
from tawatur.lang.ar.verbs import Form, conjugate
from tawatur.text.fold import fold_word
from tawatur.text.lexicon import Entry, Lexicon
from tawatur.text.tokens import Text
from tawatur.world import tables
from tawatur.world.gazetteer import Gazetteer


class Word(NamedTuple):
    """A row of a word list in one of its forms: `form` for verbs; `pos` is verb, noun, participle or phrase.

    `many` where a noun's form is no singular.
    """

    row: object
    pos: str
    form: Form | None = None
    many: bool = False


class Speech(NamedTuple):
    """A verb of saying: how it marks what is said, and what it does (speech.tsv)."""

    stance: str
    role: str


class Outcome(NamedTuple):
    """A word of harm that carries counts (outcomes.tsv)."""

    outcome: str
    pos: str
    frame: str
    who: str | None


class ClassWord(NamedTuple):
    """A noun of a class, and whether it says one or many."""

    row: tables.ClassRow
    plural: bool


class Head(NamedTuple):
    """A noun before a place's name: whether it belongs to the name, whether a list of names may follow (heads.tsv)."""

    word: str
    kind: str
    many: bool
    keeps: bool
    pattern: str


def rows(name: str) -> Iterator[list[str]]:
    """The rows of a word list of this folder, cells stripped, comments left out."""
    for line in files("tawatur.lang.ar").joinpath("words", name).read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield [cell.strip() for cell in line.split("\t")]


@cache
def load_lexicon() -> Lexicon:
    """The lexicon that comes with the package; built once."""
    lexicon = Lexicon(readings, plain)
    _add_marks(lexicon)
    _add_world(lexicon)
    _add_places(lexicon)
    _add_verbs_and_nouns(lexicon)
    lexicon.forget()
    return lexicon


def _add_marks(lexicon: Lexicon) -> None:
    for kind, words in rows("marks.tsv"):
        for phrase in words.split(" | "):
            lexicon.add(phrase, Entry(kind, phrase))


def _add_world(lexicon: Lexicon) -> None:
    for actor in tables.load_actors():
        for wording in actor.wordings:
            lexicon.add(wording, Entry("party", actor.id, actor))
        for wording in actor.shorts:
            lexicon.add(wording, Entry("short", actor.id, actor))
    for setting in tables.load_settings():
        lexicon.add(setting.wording, Entry("setting", setting.id, setting))
    for nation in tables.load_nations():
        for wording in (*nation.masculine, *nation.feminine, *nation.plural):
            lexicon.add(wording, Entry("nation", nation.country or "", nation))
        for wording in nation.names:
            lexicon.add(wording, Entry("state", nation.state_id or "", nation))
        for wording in nation.capitals:
            lexicon.add(wording, Entry("capital", nation.state_id or "", nation))
    for institution in tables.load_institutions():
        lexicon.add(institution.noun, Entry("institution", institution.whose, institution))
    for row in tables.load_classes():
        for wording in row.singulars:
            lexicon.add(wording, Entry("class", row.id, ClassWord(row, False)))
        for wording in row.plurals:
            lexicon.add(wording, Entry("class", row.id, ClassWord(row, True)))
    _add_speakers(lexicon)


def _add_speakers(lexicon: Lexicon) -> None:
    for row in tables.load_weapons():
        for wording in row.wordings:
            lexicon.add(wording, Entry("weapon", row.kind, row))
    for speaker in tables.load_speakers():
        for wording in speaker.wordings:
            lexicon.add(wording, Entry("unnamed", speaker.id, speaker))
    for office in tables.load_offices():
        for wording in office.wordings:
            lexicon.add(wording, Entry("office", wording, office))
    for person in tables.load_people():
        lexicon.add(person.name, Entry("person", person.party_id, person))


def _add_places(lexicon: Lexicon) -> None:
    for wording, sites in Gazetteer.load().strong.items():
        lexicon.add_words([plain(w) for w in Text(wording).words], Entry("place", wording, sites))
    for line in files("tawatur.world").joinpath("heads.tsv").read_text("utf-8").splitlines():
        if not line.startswith(("#", "head\t")):
            word, kind, number, text, pattern = line.split("\t")
            head = Head(fold_word(word), kind, number == "many", text == "with", pattern)
            lexicon.add(word, Entry("head", kind, head))


def _add_verbs_and_nouns(lexicon: Lexicon) -> None:
    for trigger in load_triggers("ar"):
        _add_forms(lexicon, Entry("trigger", trigger.kind.slug, trigger), trigger.pos, trigger.forms)
    for cells in rows("outcomes.tsv"):
        outcome, pos, forms, frame, who = (*cells, "", "", "")[:5]
        row = Outcome(outcome, pos, frame, None if who in ("-", "") else who)
        _add_forms(lexicon, Entry("outcome", outcome, row), pos, forms)
    for stance, pos, forms, role, *_ in rows("speech.tsv"):
        _add_forms(lexicon, Entry("speech", role, Speech(stance, role)), pos, forms)
    for role, pos, forms, *_ in rows("light.tsv"):
        _add_forms(lexicon, Entry("light", role, role), pos, forms)


def _add_forms(lexicon: Lexicon, entry: Entry, pos: str, forms: str) -> None:
    """List every form of a row of verbs, nouns or phrases (formats: events/README.md)."""
    if not pos.startswith("verb"):
        alternatives = forms.split(" | ")
        entry = _with_inner_weapon(lexicon, entry, alternatives[0])
        one = fold_word(alternatives[0])
        for phrase in alternatives:
            many = fold_word(phrase) not in (one, one + "ه")
            lexicon.add(phrase, entry._replace(data=Word(entry.data, "phrase" if pos == "phrase" else "noun", None, many)))
        return
    verb, _, rest = forms.partition("+")
    parts = [None if p == "-" else fold_word(p) for p in verb.split()]
    past, present, passive, participle = (*parts, None, None, None)[:4]
    tails = [[plain(w) for w in Text(tail).words] for tail in rest.split(" | ")] if rest.strip() else [[]]
    spelled = conjugate(past, present, passive) if past else []
    for tail in tails:
        for form in spelled:
            word = Word(entry.data, "verb", form)
            lexicon.add_words([plain(form.spelling), *tail], entry._replace(data=word, verbal=True))
        for spelling in _participles(participle):
            word = Word(entry.data, "participle")
            lexicon.add_words([spelling, *tail], entry._replace(data=word))


def _with_inner_weapon(lexicon: Lexicon, entry: Entry, phrase: str) -> Entry:
    """A trigger of several words that names its means ("سقوط صاروخ") has that weapon."""
    row = entry.data
    if not isinstance(row, Trigger) or row.weapon or " " not in phrase:
        return entry
    inner = [m.of("weapon") for m in lexicon.scan(Text(phrase).words[1:])]
    found = next((w for w in inner if w is not None), None)
    return entry._replace(data=replace(row, weapon=found.id)) if found else entry


def _participles(active: str | None) -> list[str]:
    """An active participle in the genders and numbers that stand as adverbs (مستهدفا, مستهدفة, مستهدفين)."""
    if not active:
        return []
    stem = active[:-1] if active.endswith("ا") else active
    return [stem + "ا", stem + "ه", stem + "ين"]
