"""Words of the tables of the world that the reading of noun phrases looks up."""
from __future__ import annotations

from functools import cache

from tawatur.lang.ar.clitics import plain
from tawatur.lang.ar.vocabulary import ClassWord
from tawatur.text.fold import fold_word
from tawatur.text.lexicon import Entry, Listing
from tawatur.world import tables


@cache
def plurals_of(nation: tables.NationRow) -> tuple[str, ...]:
    """The words for people of a nation, as folded and as listed."""
    return tuple(form for wording in nation.plural for form in (fold_word(wording), plain(fold_word(wording))))


@cache
def sites() -> dict[str, tables.ClassRow]:
    """Nouns of buildings and grounds that can be struck; towns are only where, those named "house" or "monastery of" too (بيت حانون,
    دير البلح), but settlements are both (مستوطنات غلاف غزة)."""
    rows = [row for row in tables.load_classes() if "place" in row.traits and row.id not in ("farmland", "house")]
    return {fold_word(word): row for row in rows for word in (*row.singulars, *row.plurals)
            if " " not in word and word != "دير" and (word.startswith("مستوطن") if row.id == "settlement" else word in row.singulars)}


@cache
def unlisted_classes() -> tuple[Entry, Entry, Entry]:
    """Soldiers and police as the class that a phrase may turn out to be, and a position."""
    traits = frozenset(("person", "force", "armed"))
    forces = [Entry("class", id, ClassWord(tables.ClassRow(id, id, traits, (), ()), True)) for id in ("soldiers", "police")]
    position = next(row for row in tables.load_classes() if row.id == "position")
    return forces[0], forces[1], Entry("class", position.id, ClassWord(position, True))


@cache
def settings_of(wording: str) -> Listing:
    """What a wording ("الجيش") means in each setting."""
    return Listing(tuple(Entry("setting", row.id, row) for row in tables.load_settings() if row.wording == wording))


@cache
def armies_of_states() -> dict[str, str]:
    """The army of each state: who fights for a government is its force. Palestine's row names its groups."""
    return {n.state_id: n.army_id for n in tables.load_nations() if n.state_id and n.army_id and n.country not in (None, "PS")}


@cache
def armies() -> frozenset[str]:
    """The armies of states."""
    return frozenset(armies_of_states().values())


@cache
def outlets() -> frozenset[str]:
    """Those who publish the news."""
    return frozenset(a.id for a in tables.load_actors() if a.kind == "outlet")
