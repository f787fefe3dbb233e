"""All Arabic word lists of the project as one lexicon.

Kinds of entry: party, short, setting, class, nation, weapon, unnamed, office, person, place, head, direction,
trigger, outcome, speech, light, and the marks of marks.tsv (according, that, relative, join, ...).
"""
from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files
from itertools import chain
from typing import NamedTuple

from tawatur.events.kinds import Kind, Trigger, load_triggers
from tawatur.lang.ar.clitics import plain, readings
from tawatur.lang.ar.kept import kept
from tawatur.lang.ar.verbs import Form, conjugate
from tawatur.text.fold import fold_word
from tawatur.text.lexicon import Entry, Lexicon
from tawatur.text.tokens import cut
from tawatur.world import tables
from tawatur.world.gazetteer import Gazetteer, Site
from tawatur.world.heads import heads

_ARMED = frozenset(("Battles", "Explosions/Remote violence"))  # types whose words may name their means


class Word(NamedTuple):
    """A row of a word list in one of its forms: `form` for verbs; `pos` is verb, noun, participle or phrase.

    `many` where a noun's form is no singular.
    """

    row: Trigger | Outcome | Speech | str
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


# What entries are made of.
CLASSES = (Entry, Word, Form, Speech, Outcome, ClassWord, Head, Trigger, Kind, Site, tables.ActorRow, tables.SettingRow, tables.NationRow,
           tables.InstitutionRow, tables.ClassRow, tables.SpeakerRow, tables.OfficeRow, tables.PersonRow, tables.WeaponRow)


def rows(name: str) -> Iterator[list[str]]:
    """The rows of a word list of this folder, cells stripped, comments left out."""
    for line in files("tawatur.lang.ar").joinpath("words", name).read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield [cell.strip() for cell in line.split("\t")]


@cache
def load_lexicon() -> Lexicon:
    """The lexicon that comes with the package."""
    return Lexicon(readings, plain, kept("lexicon.txt", CLASSES, lambda stamp: build_lexicon().frozen(stamp, CLASSES)))


def build_lexicon() -> Lexicon:
    """The lexicon worked out of the word lists."""
    lexicon = Lexicon(readings, plain)
    collecting = gc.isenabled()
    gc.disable()  # nothing of the lists is garbage, and looking for it takes a third of the time
    words = event_words()
    nouns = _nouns(w for w in words if w[1] != "noun+" and not w[1].startswith("verb"))
    lexicon.add_all(chain(_marks(), _world(), _shadowed(), _speakers_and_means(), _places(), nouns))
    for entry, pos, forms in words:
        if pos.startswith("verb"):
            _add_verb(lexicon, entry, forms)
    if collecting:
        gc.enable()
    return lexicon


def _marks() -> Iterator[tuple[str, Entry]]:
    for kind, words in rows("marks.tsv"):
        for phrase in words.split(" | "):
            yield phrase, Entry(kind, phrase)


def _world() -> Iterator[tuple[str, Entry]]:
    for actor in tables.load_actors():
        yield from ((w, Entry("party", actor.id, actor, name=True)) for w in actor.wordings)
        yield from ((w, Entry("short", actor.id, actor, name=True)) for w in actor.shorts)
    for setting in tables.load_settings():
        foe = setting.setting == tables.FOE
        yield setting.wording, _foe(setting) if foe else Entry("setting", setting.id, setting)
    for nation in tables.load_nations():
        for wording in (*nation.masculine, *nation.feminine, *nation.plural):
            yield from ((w, Entry("nation", nation.country or "", nation)) for w in {wording: 0, wording.replace(" ", " ال"): 0})  # "الكوري الجنوبي"
        yield from ((w, Entry("state", nation.state_id or "", nation, name=True)) for w in nation.names)
        yield from ((w, Entry("capital", nation.state_id or "", nation, name=True)) for w in nation.capitals)
    for institution in tables.load_institutions():
        yield institution.noun, Entry("institution", institution.whose, institution)
    for row in tables.load_classes():
        yield from ((w, Entry("class", row.id, ClassWord(row, False))) for w in row.singulars)
        yield from ((w, Entry("class", row.id, ClassWord(row, True))) for w in (*row.plurals, *_duals(row)))


def _duals(row: tables.ClassRow) -> list[str]:
    """The duals that govern the names of two things ("موقعي", "مستوطنتا"), of those nouns that head the name of a place."""
    stems = [w[:-1] + "ت" if w.endswith("ة") else w for w in row.singulars if "thing" in row.traits and " " not in w]
    return [stem + ending for stem in stems for ending in "يا" if fold_word(stem + ending) in heads()]


def _foe(setting: tables.SettingRow) -> Entry:
    """A word for the other side, as the noun that it is where nobody tells who that is."""
    force = setting.id == "soldiers"
    row = tables.ClassRow(setting.id, setting.id, frozenset(("armed", "force") if force else ("person", "armed", "force")), (), ())
    return Entry(tables.FOE, setting.id, ClassWord(row, True))


def _shadowed() -> Iterator[tuple[str, Entry]]:
    """The definite nouns that are also short forms or words of a setting (المسلحون): as nouns, for where no party is meant.

    Those by which a report also names its sources (الأهالي, أحد المواطنين) are the people that they are."""
    nouns: dict[str, Entry] = {}
    for row in tables.load_classes():
        for words, many in ((row.singulars, False), (row.plurals, True)):
            nouns.update((plain(fold_word(w)), Entry("noun", row.id, ClassWord(row, many))) for w in words if " " not in w)
    parties = {w for a in tables.load_actors() for w in a.shorts} | {s.wording for s in tables.load_settings()}
    for wording in sorted(parties):
        entry = nouns.get(plain(fold_word(wording)).removeprefix("ال")) if wording.startswith("ال") else None
        if entry is not None:
            yield wording, entry
    for speaker in tables.load_speakers():
        for wording in speaker.wordings:
            one = wording.removeprefix("أحد ")
            entry = nouns.get(plain(fold_word(one)).removeprefix("ال")) if one.startswith("ال") and " " not in one else None
            if entry is not None:
                yield wording, entry._replace(kind="class")


def _speakers_and_means() -> Iterator[tuple[str, Entry]]:
    for row in tables.load_weapons():
        yield from ((w, Entry("weapon", row.kind, row)) for w in row.wordings)
    for speaker in tables.load_speakers():
        yield from ((w, Entry("unnamed", speaker.id, speaker, name=True)) for w in speaker.wordings)
    for office in tables.load_offices():
        yield from ((w, Entry("office", w, office)) for w in office.wordings)
    for person in tables.load_people():
        yield person.name, Entry("person", person.party_id, person, name=True)


def _places() -> Iterator[tuple[str, Entry]]:
    yield from ((wording, Entry("place", wording, sites, name=True)) for wording, sites in Gazetteer.load().strong.items())
    for line in files("tawatur.world").joinpath("heads.tsv").read_text("utf-8").splitlines():
        if not line.startswith(("#", "head\t")):
            word, kind, number, text, pattern = line.split("\t")
            yield word, Entry("head", kind, Head(fold_word(word), kind, number == "many", text == "with", pattern))


@cache
def event_words() -> tuple[tuple[Entry, str, str], ...]:
    """Every row of triggers, words of harm, verbs of saying and light verbs: entry, pos, forms."""
    return tuple(_event_rows())


def _event_rows() -> Iterator[tuple[Entry, str, str]]:
    weapons = {form: row.kind for row in tables.load_weapons() for w in row.wordings for form in _one_or_two(fold_word(w))}
    for trigger in load_triggers("ar"):
        verb, plus, tails = trigger.forms.partition("+")
        for means, phrases in _by_means(trigger, tails if plus else trigger.forms, weapons):
            row = trigger if means is None else replace(trigger, weapon=means)
            yield Entry("trigger", trigger.kind.slug, row), trigger.pos, f"{verb}+{phrases}" if plus else phrases
    for cells in rows("outcomes.tsv"):
        outcome, pos, forms, frame, who = (*cells, "", "", "")[:5]
        yield Entry("outcome", outcome, Outcome(outcome, pos, frame, None if who in ("-", "") else who)), pos, forms
    for stance, pos, forms, role, *_ in rows("speech.tsv"):
        yield Entry("speech", role, Speech(stance, role)), pos, forms
    for role, pos, forms, *_ in rows("light.tsv"):
        yield Entry("light", role, role), pos, forms


def _nouns(words: Iterable[tuple[Entry, str, str]]) -> Iterator[tuple[str, Entry]]:
    """The alternatives of rows of nouns and phrases (formats: events/README.md)."""
    for entry, pos, forms in words:
        alternatives = forms.split(" | ")
        one = fold_word(alternatives[0])
        for phrase in alternatives:
            many = fold_word(phrase) not in (one, one + "ه")
            yield phrase, Entry(entry.kind, entry.id, Word(entry.data, "phrase" if pos == "phrase" else "noun", None, many))


def _add_verb(lexicon: Lexicon, entry: Entry, forms: str) -> None:
    """List every form of a verb, with the fixed words after it."""
    verb, _, rest = forms.partition("+")
    parts = [None if p == "-" else fold_word(p) for p in verb.split()]
    past, present, passive, participle = (*parts, None, None, None)[:4]
    if getattr(entry.data, "open", False):
        return
    tails = [fixed_words(tail) for tail in rest.split(" | ")] if rest.strip() else [()]
    spelled = [(plain(form.spelling), Entry(entry.kind, entry.id, Word(entry.data, "verb", form), True))
               for form in (conjugate(past, present, passive) if past else ())]
    spelled += [(spelling, Entry(entry.kind, entry.id, Word(entry.data, "participle"))) for spelling in _participles(participle)]
    for tail in tails:
        for spelling, listed in spelled:
            lexicon.add_words((spelling, *tail), listed)


@cache
def fixed_words(phrase: str) -> tuple[str, ...]:
    """The words after a verb in a row of a list, as the lexicon spells them."""
    return tuple([plain(word) for word in cut(phrase).words])


def _by_means(row: Trigger, phrases: str, weapons: Mapping[str, str]) -> Iterator[tuple[str | None, str]]:
    """The phrases of a row by the means that they name ("سقوط صاروخ", "سقط ... قذائف هاون"); None for those that name none."""
    if row.weapon or row.pos == "verb" or not (row.kind.type in _ARMED or row.kind.slug == "disrupted-weapons-use"):
        yield None, phrases
        return
    found: dict[str | None, list[str]] = {}
    for phrase in phrases.split(" | "):
        found.setdefault(_means_in(fold_word(phrase).split(), weapons, row.pos == "verb+"), []).append(phrase)
    yield from ((means, " | ".join(held)) for means, held in found.items())


def _one_or_two(word: str) -> tuple[str, ...]:
    """A noun and its duals."""
    stem = word[:-1] + "ت" if word.endswith("ه") else word
    return word, stem + "ين", stem + "ان"


def _means_in(words: list[str], weapons: Mapping[str, str], verb: bool) -> str | None:
    for start in range(0 if verb else 1, len(words)):
        for stop in range(len(words), start, -1):
            part = " ".join(words[start:stop])
            kind = weapons.get(part) or weapons.get(part.removeprefix("ال")) or weapons.get(part.removeprefix("ب").removeprefix("ال"))
            if kind is not None:
                return kind
    return None


def _participles(active: str | None) -> list[str]:
    """An active participle in the genders and numbers that stand as adverbs (مستهدفا, مستهدفة, مستهدفين)."""
    if not active:
        return []
    stem = active[:-1] if active.endswith("ا") else active
    return [stem + "ا", stem + "ه", stem + "ين"]
