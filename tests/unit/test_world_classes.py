"""The tables of classes, nations, settings and weapons: rows parse, ids are known or well-formed, no noun is of two classes."""
from __future__ import annotations

import re
from collections import Counter

import pytest

from tawatur.lang.ar.clitics import plain
from tawatur.text.fold import fold_word
from tawatur.world.tables import (
    load_actors,
    load_classes,
    load_nations,
    load_settings,
    load_weapons,
)

WHO = {"civilians", "children", "women", "soldiers", "fighters", "police", "journalists", "medics", "captives", "people", "vehicles",
       "buildings", "aircraft", "rockets", "other"}
TRAITS = {"person", "thing", "force", "armed", "civil", "medical", "place"}
KINDS = {"rocket", "missile", "anti-tank", "mortar", "artillery", "ied", "suicide-vest", "grenade", "small-arms", "sniper", "air-strike",
         "drone", "chemical", "air-defence", "knife", "vehicle-ramming", "tear-gas", "fire"}
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def key(wording: str) -> str:
    return " ".join(plain(word) for word in fold_word(wording).split())


def classes_of(wording: str) -> set[str]:
    return {row.id for row in load_classes() if key(wording) in map(key, row.singulars + row.plurals)}


def test_every_class_row_has_known_values():
    for row in load_classes():
        assert SLUG.fullmatch(row.id), row
        assert row.who in WHO, row
        assert row.traits <= TRAITS, row
        assert row.traits & {"person", "thing", "force"}, row
        assert row.singulars or row.plurals, row


def test_no_noun_is_of_two_classes():
    owner: dict[str, str] = {}
    for row in load_classes():
        for wording in row.singulars + row.plurals:
            assert owner.setdefault(key(wording), row.id) == row.id, wording


def test_no_class_noun_carries_the_article():
    assert not [w for row in load_classes() for w in row.singulars + row.plurals if w.startswith("ال")]


@pytest.mark.parametrize(("wording", "id"), [
    ("طفلة", "children"), ("رجال الأمن", "police"), ("ناقلة جند", "vehicles"), ("سيارات الإسعاف", "ambulance"), ("مسجد", "mosque"),
    ("نقيب", "soldiers"), ("مسلحين", "fighters"), ("مسلحون مجهولون", "unknown-gunmen"), ("حافلة", "vehicles"), ("كيبوتس", "settlement"),
    ("مراسلة", "journalists"), ("نازحين", "displaced"), ("برج سكني", "house"), ("طائرات بدون طيار", "aircraft"),
])
def test_common_nouns(wording: str, id: str):
    assert classes_of(wording) == {id}


@pytest.mark.parametrize("wording", ["قتيل", "جريح", "شهيد", "غارة", "إرهابي", "أمل", "آخر"])
def test_words_that_are_no_class(wording: str):
    assert not classes_of(wording)


def test_every_nation_has_well_formed_ids_and_adjectives():
    seen: Counter[str] = Counter()
    for row in load_nations():
        assert row.country is None or re.fullmatch("[A-Z]{2}", row.country), row
        assert all(SLUG.fullmatch(i) for i in (row.state_id, row.army_id, row.police_id) if i), row
        assert row.state_id or row.army_id, row
        seen.update({key(w) for w in row.masculine + row.feminine + row.plural})
    assert not [w for w, n in seen.items() if n > 1]


def test_a_nation_has_an_army_and_a_camp_has_no_country():
    by = {w: row for row in load_nations() for w in (*row.masculine, *row.plural)}
    assert by["تركي"].army_id == "turkish-military"
    assert by["روانديون"].army_id == "rwandan-army"
    assert by["مصري"].police_id == "egyptian-police"
    assert by["صهاينة"].army_id == "idf"
    assert by["فلسطيني"].army_id == "palestinian-armed-groups"
    assert by["حوثي"].country is None


def test_settings_resolve_to_one_party_of_each_country():
    pairs = Counter((key(row.wording), row.setting) for row in load_settings())
    assert not [pair for pair, n in pairs.items() if n > 1]
    known = {row.id for row in load_actors()} | {row.id for row in load_classes()}
    assert all(SLUG.fullmatch(row.id) for row in load_settings())
    assert sum(row.id in known for row in load_settings()) > 0.9 * len(load_settings())


@pytest.mark.parametrize(("wording", "setting", "id"), [
    ("الجيش", "LB", "lebanese-army"), ("الجيش", "IL", "idf"), ("الجيش", "TD", "chadian-army"), ("الشرطة", "EG", "egyptian-police"),
    ("الاحتلال", "PS", "idf"), ("العدو", "LB", "idf"), ("المقاومة", "LB", "hezbollah"), ("المقاومة", "IQ", "iraqi-resistance"),
    ("المقاومة", "YE", "yemeni-government-forces"), ("التحالف", "YE", "saudi-led-coalition"), ("التحالف", "SY", "us-led-coalition"),
    ("المتمردون", "YE", "houthis"), ("وزارة الصحة", "JO", "jordanian-health-ministry"), ("النظام", "SY", "syrian-government"),
])
def test_words_of_the_setting(wording: str, setting: str, id: str):
    assert {row.id for row in load_settings() if row.wording == wording and row.setting == setting} == {id}


def test_every_weapon_has_a_kind_and_none_has_two():
    owner: dict[str, str] = {}
    for row in load_weapons():
        assert row.kind in KINDS, row
        for wording in row.wordings:
            assert owner.setdefault(key(wording), row.kind) == row.kind, wording
    assert set(owner.values()) == KINDS


def test_what_shoots_is_told_from_what_is_shot():
    shooters = {w for row in load_weapons() if row.shooter for w in row.wordings}
    shots = {w for row in load_weapons() if not row.shooter for w in row.wordings}
    assert {"طائرات", "مدفعية", "دبابات", "مروحيات", "مسيرات"} <= shooters
    assert {"قذائف هاون", "براميل متفجرة", "عبوة ناسفة", "كورنيت", "سلاح أبيض"} <= shots


def test_a_longer_noun_does_not_hide_a_weapon():
    weapons = {key(w) for row in load_weapons() for w in row.wordings}
    nouns = [w for row in load_classes() for w in row.singulars + row.plurals if " " in w]
    civil = ("نقل", "شحن", "ركاب", "مدني", "تدريب", "شراعي", "تجسس", "منطاد")
    hidden = [w for w in nouns if key(w) not in weapons and key(w).split()[0] in weapons and not any(c in w for c in civil)]
    assert not hidden
