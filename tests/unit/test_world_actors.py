"""The parties, outlets, speakers, offices and persons: complete, unambiguous, and even-handed between the sides."""
from __future__ import annotations

import re
from collections import Counter
from datetime import date
from importlib.resources import files

import pytest

from tawatur.lang.ar.clitics import plain
from tawatur.text.tokens import Text
from tawatur.world import tables

ACTORS = {row.id: row for row in tables.load_actors()}
ARABIC = re.compile(r"[\u0621-\u064a]")


def spelled(wording: str) -> str:
    """A wording as the lexicon lists it: folded words, case endings in one form."""
    return " ".join(plain(word) for word in Text(wording).words)


def loaded_terms() -> dict[str, set[str]]:
    return {id: {spelled(w) for w in row.wordings} for id, row in ACTORS.items()}


LOADED = loaded_terms()


def test_every_party_and_outlet_of_the_codebook_is_there_in_its_kind() -> None:
    lines = files("tawatur.world").joinpath("ids.tsv").read_text("utf-8").splitlines()
    wanted = {f[0]: f[1] for f in (line.split("\t") for line in lines if line and line[0] != "#")}
    listed = {id: row.kind for id, row in ACTORS.items()}
    assert {i: k for i, k in wanted.items() if k in ("party", "outlet") and listed.get(i) != k} == {}


def test_ids_are_unique_and_kinds_known() -> None:
    assert len(ACTORS) == len(tables.load_actors()) >= 350
    assert {row.kind for row in ACTORS.values()} == {"party", "outlet", "source"}


def test_no_wording_has_two_owners() -> None:
    owners = Counter(w for words in LOADED.values() for w in words)
    assert [w for w, n in owners.items() if n > 1] == []


def test_a_wording_is_not_also_an_unnamed_speaker_or_a_person() -> None:
    parties = {w for words in LOADED.values() for w in words}
    unnamed = {spelled(w) for row in tables.load_speakers() for w in row.wordings}
    persons = {spelled(row.name) for row in tables.load_people()}
    assert parties & unnamed == set()
    assert parties & persons == set()


def test_short_forms_are_definite() -> None:
    """A bare noun points back to nothing: "the movement" does, "a movement" does not."""
    loose = {w for row in ACTORS.values() for w in row.shorts
             if ARABIC.match(w) and not any(part.startswith("ال") for part in w.split()) and len(w.split()) > 1}
    assert loose == set()


@pytest.mark.parametrize(
    ("wording", "party"),
    [
        ("جيش العدو", "idf"), ("حماس الإرهابية", "hamas"), ("قطعان المستوطنين", "israeli-settlers"),
        ("الكيان الصهيوني", "israel"), ("حزب الشيطان", "hezbollah"), ("تنظيم حزب الله", "hezbollah"),
        ("عصابات الأسد", "syrian-army"), ("العصابات الإرهابية المسلحة", "syrian-rebels"),
        ("مليشيا الحوثي", "houthis"), ("مرتزقة العدوان", "yemeni-government-forces"), ("تحالف العدوان", "saudi-led-coalition"),
        ("مليشيا آل دقلو", "rsf"), ("الجنجويد", "rsf"), ("مليشيا البرهان", "saf"),
        ("مليشيات حفتر", "lna"), ("مليشيات الوفاق", "libyan-gna-forces"),
        ("الاحتلال التركي", "turkish-military"), ("منظمة بي كا كا الإرهابية", "pkk"), ("مليشيا قسد", "sdf"),
        ("الغزاة الروس", "russian-military"), ("نظام كييف", "ukraine"),
        ("مليشيات الخوارج", "al-shabaab"), ("ميليشيات الردة", "somali-forces"),
        ("عصابات داعش", "isis"), ("الجيش الصفوي", "iraqi-army"), ("الحشد الصفوي", "pmf"),
        ("العدو الأمريكي", "us-military"), ("ميليشيا حزب الله العراقي", "iraqi-resistance"),
        ("جيش كابول العميل", "afghan-forces"), ("ميليشيا طالبان", "taliban"),
        ("جيش السيسي", "egyptian-army"), ("جماعة الإخوان الإرهابية", "muslim-brotherhood"),
    ],
)
def test_each_side_is_known_by_what_the_other_calls_it(wording: str, party: str) -> None:
    assert spelled(wording) in LOADED[party]


@pytest.mark.parametrize(
    ("wording", "party"),
    [
        ("وزارة الدفاع الروسية", "russian-military"), ("وزارة الداخلية السعودية", "saudi-forces"),
        ("الشرطة الباكستانية", "pakistani-forces"), ("الحكومة السودانية", "sudan"), ("القوات الكينية", "kenyan-army"),
        ("الجيش الوطني الليبي", "lna"), ("القوات المسلحة اليمنية", "houthis"), ("وزارة الصحة العراقية", "iraqi-health-ministry"),
    ],
)
def test_institutions_of_states_are_known_by_their_nation(wording: str, party: str) -> None:
    assert spelled(wording) in LOADED[party]


def test_persons_speak_for_listed_parties_in_a_range_of_dates() -> None:
    people = tables.load_people()
    assert len(people) >= 150
    assert [p.name for p in people if p.party_id not in ACTORS] == []
    ranges = [(date.fromisoformat(p.start or "1900-01-01"), date.fromisoformat(p.stop or "2999-01-01")) for p in people]
    assert all(start < stop for start, stop in ranges)
