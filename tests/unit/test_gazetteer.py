"""The gazetteer: what it finds, how it chooses, and that the built file is fresh."""
from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.text.fold import fold_word
from tawatur.world.gazetteer import Gazetteer
from tawatur.world.heads import directions, heads
from tawatur.world.names import transliterate

ROOT = Path(__file__).resolve().parents[2]
_spec = importlib.util.spec_from_file_location("build_gazetteer", ROOT / "tools" / "build_gazetteer.py")
assert _spec
assert _spec.loader
build = importlib.util.module_from_spec(_spec)
sys.modules["build_gazetteer"] = build
_spec.loader.exec_module(build)

PLACES = Gazetteer.load()


def named(words: str, **countries: float) -> str:
    sites = PLACES.find(fold_word(words))
    return Gazetteer.choose(sites, countries).name if sites else ""


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("خان يونس", "Khan Yunis"),
        ("خانيونس", "Khan Yunis"),
        ("قطاع غزة", "Gaza Strip"),
        ("مدينة غزة", "Gaza City"),
        ("الشجاعيّة", "Shuja'iyya"),
        ("بيت لاهية", "Beit Lahia"),
        ("مستشفى الشفاء", "Al-Shifa Hospital"),
        ("دير الزور", "Deir ez-Zor"),
        ("حلب", "Aleppo"),
        ("صعدة", "Saada"),
        ("مارب", "Marib"),
        ("الفاشر", "El Fasher"),
        ("شمال سيناء", "North Sinai"),
        ("باب المندب", "Bab al-Mandab"),
        ("وزيرستان الشمالية", "North Waziristan"),
        ("موسكو", "Moscow"),
    ],
)
def test_finds(words: str, name: str) -> None:
    assert named(words) == name


@pytest.mark.parametrize(
    ("words", "country", "name"),
    [("طرابلس", "LY", "Tripoli"), ("طرابلس", "LB", "Tripoli"), ("رفح", "EG", "Rafah"), ("رفح", "PS", "Rafah"), ("البيضاء", "YE", "Al-Bayda")],
)
def test_homonyms_go_by_country(words: str, country: str, name: str) -> None:
    site = Gazetteer.choose(PLACES.find(fold_word(words)), {country: 1.0, "XX": 5.0})
    assert (site.country, site.name) == (country, name)


def test_longest_takes_the_most_words() -> None:
    words = fold_word("قصف على جنوب كردفان فجرا").split()
    found = PLACES.longest(words, 2)
    assert found
    assert (found[0], found[1][0].name) == (4, "South Kordofan")


def test_longest_stops_at_the_end_and_at_the_limit() -> None:
    words = fold_word("دير الزور").split()
    found = PLACES.longest(words, 0)
    assert found
    assert found[0] == 2
    limited = PLACES.longest(words, 0, limit=1)
    assert limited is None or limited[0] == 1


@pytest.mark.parametrize("word", ["نصيرات", "قامشلي", "شجاعية"])
def test_longest_forgives_the_article(word: str) -> None:
    assert PLACES.longest([fold_word(word)], 0)


@pytest.mark.parametrize("word", ["الباب", "حديثة", "العلم", "الكرامة"])
def test_everyday_words_need_a_head_noun(word: str) -> None:
    assert PLACES.longest([fold_word(word)], 0)
    assert PLACES.longest([fold_word(word)], 0, headed=False) is None


@pytest.mark.parametrize("word", ["رمال", "خمس", "داخلة", "عديد"])
def test_weak_words_are_taken_as_written(word: str) -> None:
    assert PLACES.longest([fold_word(word)], 0) is None


@pytest.mark.parametrize("word", ["النصر", "السلام", "الأمل", "الكرامة", "الشفاء", "عمران", "الأبيض", "المتوسط", "مالي"])
def test_everyday_words_are_not_strong(word: str) -> None:
    assert fold_word(word) not in PLACES.strong


@pytest.mark.parametrize("word", ["الجمعة", "بيان", "بين", "قتل", "مدينة", "عين", "قوات", "الجيش", "محمد"])
def test_everyday_words_are_no_places(word: str) -> None:
    assert not PLACES.find(fold_word(word))


def test_contains_goes_by_parents() -> None:
    assert PLACES.contains("palestine", "hay-al-amal")
    assert PLACES.contains("rafah", "rafah")
    assert not PLACES.contains("west-bank", "hay-al-amal")
    assert not PLACES.contains("rafah", "no-such-place")


def test_strong_wordings_can_be_found() -> None:
    assert len(PLACES.strong) > 900
    assert all(PLACES.find(w) == sites and any(s.curated for s in sites) for w, sites in PLACES.strong.items())


def test_coordinates_are_on_earth_and_near_their_parent() -> None:
    sites = {s.id: s for found in PLACES.strong.values() for s in found if s.curated}
    for site in sites.values():
        assert site.lat is None or (-90 < site.lat < 90 and -180 <= site.lon <= 180)  # type: ignore[operator]
        assert site.country == "" or (len(site.country) == 2 and site.country.isalpha()), site
        outer = PLACES.get(site.parent or "")
        if outer and outer.kind == "city" and site.kind in ("quarter", "street", "square", "hospital") and site.lat:
            assert abs(site.lat - outer.lat) < 0.3, site  # type: ignore[operator]
            assert abs(site.lon - outer.lon) < 0.3, site  # type: ignore[operator]


def test_built_file_is_fresh() -> None:
    inputs = PLACES.head["inputs"]
    assert isinstance(inputs, dict)
    for path in (build.PLACES, build.STOPS):
        assert inputs[path.name] == build.digest(path), "run python tools/build_gazetteer.py"


@given(st.lists(st.text(max_size=8), min_size=1, max_size=6), st.integers(0, 5))
def test_any_words_can_be_looked_up(words: list[str], at: int) -> None:
    at = min(at, len(words) - 1)
    found = PLACES.longest(words, at)
    assert found is None or at < found[0] <= len(words)


def test_an_unknown_file_is_refused() -> None:
    with pytest.raises(ValueError, match="gazetteer"):
        Gazetteer(b"something else")


@pytest.mark.parametrize(
    ("arabic", "latin"),
    [("المغاير", "al-Maghayir"), ("أبو شوشة", "Abu Shusha"), ("بيت سيرا", "Beit Sira"), ("المساجد", "al-Masajid"), ("سدرة", "Sadra"), ("", "")],
)
def test_transliterate(arabic: str, latin: str) -> None:
    assert transliterate(arabic) == latin


@given(st.text())
def test_transliterate_takes_any_text(text: str) -> None:
    assert isinstance(transliterate(text), str)


def test_heads() -> None:
    assert heads()[fold_word("حي")].english("المغاير") == "Hay al-Maghayir"
    assert heads()[fold_word("مستشفى")].kept
    assert not heads()[fold_word("بلدة")].kept
    assert heads()[fold_word("بلدتي")].many
    assert all(head.kind in build.KINDS and "X" in head.pattern for head in heads().values())


def test_directions() -> None:
    assert directions()[fold_word("بالقرب من")] == "near"
    assert set(directions().values()) == {"side", "near", "edge", "whole", "toward"}
