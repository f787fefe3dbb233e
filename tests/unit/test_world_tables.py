"""The word tables of the world hold together: ids, wordings, ranges, and the same care for both sides of a war."""
from __future__ import annotations

import re
from collections import Counter, defaultdict
from importlib.resources import files

import pytest

from tawatur.text.fold import fold_word
from tawatur.world import tables

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
WHO = frozenset(
    "civilians children women soldiers fighters police journalists medics captives people"
    " vehicles buildings aircraft rockets other".split()
)
# Who fights whom, and a loaded wording that the other side has for each.
RIVALS = [
    ("idf", "جيش العدو", "hamas", "حماس الإرهابية"),
    ("israel", "الكيان الصهيوني", "hezbollah", "حزب الشيطان"),
    ("syrian-army", "عصابات الأسد", "syrian-rebels", "العصابات الإرهابية المسلحة"),
    ("houthis", "مليشيا الحوثي", "yemeni-government-forces", "مرتزقة العدوان"),
    ("houthis", "الميليشيات الانقلابية", "saudi-led-coalition", "تحالف العدوان"),
    ("rsf", "مليشيا آل دقلو", "saf", "مليشيا البرهان"),
    ("lna", "مليشيات حفتر", "libyan-gna-forces", "مليشيات الوفاق"),
    ("turkish-military", "الاحتلال التركي", "pkk", "منظمة بي كا كا الإرهابية"),
    ("russian-military", "الغزاة الروس", "ukraine", "نظام كييف"),
    ("somali-forces", "ميليشيات الردة", "al-shabaab", "ميليشيات الشباب"),
]


def ids_of_the_codebook() -> dict[str, str]:
    lines = files("tawatur.world").joinpath("ids.tsv").read_text("utf-8").splitlines()
    return {f[0]: f[1] for f in (line.split("\t") for line in lines if line and line[0] != "#")}


@pytest.fixture(scope="module")
def wordings() -> dict[str, set[str]]:
    return {row.id: {fold_word(w) for w in row.wordings} for row in tables.load_actors()}


def test_actor_ids_are_unique_slugs() -> None:
    ids = [row.id for row in tables.load_actors()]
    assert [i for i, n in Counter(ids).items() if n > 1] == []
    assert [i for i in ids if not SLUG.fullmatch(i)] == []
    assert len(ids) >= 400


def test_every_id_of_the_codebook_is_listed() -> None:
    actors = {row.id for row in tables.load_actors()}
    classes = {row.id for row in tables.load_classes()}
    weapons = {row.kind for row in tables.load_weapons()}
    home = {"party": actors, "outlet": actors, "source": actors, "class": classes, "weapon": weapons}
    assert sorted(i for i, kind in ids_of_the_codebook().items() if i not in home[kind]) == []


def test_a_wording_means_one_party_or_hangs_on_the_setting() -> None:
    settings = {fold_word(row.wording) for row in tables.load_settings()}
    owners = defaultdict(set)
    for row in tables.load_actors():
        for wording in row.wordings:
            owners[fold_word(wording)].add(row.id)
    assert {w: ids for w, ids in owners.items() if len(ids) > 1 and w not in settings} == {}


def test_a_wording_has_one_id_in_one_setting() -> None:
    owners = defaultdict(set)
    for row in tables.load_settings():
        owners[fold_word(row.wording), row.setting].add(row.id)
    assert {key: ids for key, ids in owners.items() if len(ids) > 1} == {}


def test_other_tables_point_to_listed_parties_and_classes() -> None:
    known = {row.id for row in tables.load_actors()} | {row.id for row in tables.load_classes()}
    used = {row.id for row in tables.load_settings()} | {row.party_id for row in tables.load_people()}
    used |= {i for n in tables.load_nations() for i in (n.state_id, n.army_id, n.police_id) if i}
    assert used - known == set()


def test_class_rows_use_the_values_of_the_codebook() -> None:
    assert {row.who for row in tables.load_classes()} - WHO == set()
    assert {row.kind for row in tables.load_weapons()} - {i for i, k in ids_of_the_codebook().items() if k == "weapon"} == set()


@pytest.mark.parametrize(("one", "of_one", "other", "of_other"), RIVALS)
def test_both_sides_are_known_by_what_the_other_calls_them(
    wordings: dict[str, set[str]], one: str, of_one: str, other: str, of_other: str
) -> None:
    assert fold_word(of_one) in wordings[one]
    assert fold_word(of_other) in wordings[other]
