"""Words of events: idioms with their subject inside, words that tell one event, crowds, and the table of kinds."""
from __future__ import annotations

from functools import cache

import pytest

from tawatur.events.kinds import load_triggers
from tawatur.lang.ar.idioms import load_idioms, with_idioms
from tawatur.lang.ar.vocabulary import load_lexicon
from tawatur.nouns import Claim, Document
from tawatur.reader import Reader
from tawatur.steps.kinds import Facts, choose
from tawatur.text.tokens import Text


@cache
def reader() -> Reader:
    return Reader()


def claims(text: str) -> tuple[Claim, ...]:
    return reader().read(Document("t", text, published="2024-02-03", lang="ar")).claims


def idiom(text: str) -> list[tuple[str, str]]:
    """(printed verb, kind) of the idioms found in a text."""
    read = Text(text)
    words = read.words
    plain = load_lexicon().scan(words)
    old = {(m.start, m.stop, m.first.get("trigger")) for m in plain}
    found = with_idioms(read, plain)
    return [(words[m.start], e.id) for m in found if (e := m.of("trigger")) and (m.start, m.stop, e) not in old]


@pytest.mark.parametrize(("text", "wanted"), [
    ("فتح عناصر من حرس الحدود النار على القارب", [("فتح", "armed-clash")]),
    ("بسط مقاتلو الجبهة سيطرتهم على القرية", [("بسط", "non-state-actor-overtakes-territory")]),
    ("أطلقت الحكومة سراح عشرين سجينا", [("اطلقت", "agreement")]),
    ("رفع طلاب الجامعة لافتات كبيرة", [("رفع", "peaceful-protest")]),
    ("فتح الحارس الباب. كانت النار مشتعلة", []),  # a sentence ends between them
    ("فتح الوزير معرضا وأطلق الجنود النار", [("واطلق", "armed-clash")]),  # another verb stands between them
])
def test_idioms_are_found_around_their_subject(text: str, wanted: list[tuple[str, str]]) -> None:
    assert idiom(text) == wanted


def test_a_lone_preposition_is_no_idiom_of_a_verb() -> None:
    for held in load_idioms().values():
        for one in held:
            assert one.form is None or all(tail != ("علي",) for tails in one.tails.values() for tail, _ in tails)


def test_the_subject_of_an_idiom_acts() -> None:
    claim, = claims("ألقت قوات الأمن التونسية القبض على خمسة مهربين في قفصة.")
    assert [a.value.id for a in claim.actors] == ["tunisian-forces"]
    assert [(c.value.outcome, c.value.min) for c in claim.counts] == [("arrested", 5)]


@pytest.mark.parametrize(("text", "kind"), [
    ("أحبطت الشرطة الأردنية مخططا لتفجير فندق في عمان.", "Disrupted weapons use"),
    ("اعترض الجيش الإسرائيلي صاروخا أطلقه الحوثيون على إيلات.", "Disrupted weapons use"),
    ("فضت الشرطة المصرية اعتصاما للعمال في مدينة المحلة.", "Protest with intervention"),
    ("أطلق الجيش السوداني الرصاص لتفريق المتظاهرين في عطبرة.", "Excessive force against protesters"),
    ("أرسل الجيش التشادي تعزيزات عسكرية إلى أبشي.", "Change to group/activity"),
])
def test_words_of_one_event_are_one_claim(text: str, kind: str) -> None:
    assert [c.subtype for c in claims(text)] == [kind]


def test_a_plot_that_was_foiled_has_its_plotters_as_targets() -> None:
    claim, = claims("أحبطت قوات الأمن العراقية محاولة لتسلل عناصر داعش إلى بلدة الرطبة.")
    assert [a.value.id for a in claim.actors] == ["iraqi-army"]
    assert "isis" in {t.value.id for t in claim.targets}


@pytest.mark.parametrize(("text", "read"), [
    ("تجمع مئات المتظاهرين أمام البرلمان في كراكاس.", True),
    ("تجمع المسافرون في صالة المطار بعد تأخر الرحلة.", False),
    ("احتج عشرات العمال في صفاقس على تأخر الأجور.", True),
    ("احتج الفريق على ركلة الجزاء.", False),
])
def test_everyday_words_are_protests_beside_a_crowd(text: str, read: bool) -> None:
    assert any(c.type == "Protests" for c in claims(text)) == read


def facts(slug: str, **told: object) -> Facts:
    empty: frozenset[str] = frozenset()
    given = {"slug": slug, "generic": False, "weapons": empty, "actors": empty, "targets": empty, "sides": frozenset(("idf", "isis")),
             "shooter": None, "scope": "incident", "outcomes": empty, "near": empty, "word": ""}
    return Facts(**(given | told))  # type: ignore[arg-type]


@pytest.mark.parametrize(("told", "kind"), [
    (facts("attack", targets={"protesters"}, outcomes={"killed"}, actors={"idf"}), "excessive-force-against-protesters"),
    (facts("attack", targets={"protesters"}, actors={"idf"}), "protest-with-intervention"),
    (facts("attack", targets={"protesters"}, outcomes={"killed"}, actors={"unknown-gunmen"}), "attack"),
    (facts("protest-with-intervention", weapons={"small-arms"}), "excessive-force-against-protesters"),
    (facts("looting-property-destruction", actors={"protesters"}), "violent-demonstration"),
    (facts("other", actors={"protesters"}), "peaceful-protest"),
    (facts("armed-clash", actors={"civilians", "idf"}), "violent-demonstration"),
    (facts("looting-property-destruction", actors={"pirates"}, targets={"ship"}), "abduction-forced-disappearance"),
    (facts("looting-property-destruction", weapons={"small-arms"}, word="صادر يصادر - -"), "disrupted-weapons-use"),
    (facts("armed-clash", weapons={"air-defence", "missile"}), "disrupted-weapons-use"),
    (facts("armed-clash", generic=True, targets={"hotel"}), "attack"),
    (facts("armed-clash", generic=True, targets={"hotel", "soldiers"}), "armed-clash"),
    (facts("armed-clash", generic=True, targets={"people"}, outcomes={"killed"}), "attack"),
    (facts("armed-clash", generic=True, targets={"people"}, outcomes={"killed"}, actors={"idf"}), "armed-clash"),
    (facts("armed-clash", generic=True, weapons={"small-arms"}, near={"small-arms"}, targets={"camp"}, actors={"idf"}), "attack"),
    (facts("armed-clash", generic=True, weapons={"small-arms"}, near={"small-arms"}, targets={"camp", "isis"}, actors={"idf"}), "armed-clash"),
    (facts("shelling-artillery-missile-attack", generic=True, targets={"isis"}), "armed-clash"),
    (facts("shelling-artillery-missile-attack", generic=True, targets={"isis"}, afar=True), "shelling-artillery-missile-attack"),
    (facts("air-drone-strike", scope="period", sums={"killed"}), "toll"),
    (facts("arrests", scope="period", outcomes={"arrested"}), "arrests"),
])
def test_the_table_of_kinds(told: Facts, kind: str) -> None:
    assert choose(told) == kind


def test_each_alternative_names_its_own_means() -> None:
    held = load_lexicon()
    for text, kind in (("سقوط صاروخ", "rocket"), ("سقوط قذيفة هاون", "mortar"), ("سقوط قذيفة", "artillery")):
        mention, = held.scan(Text(text).words)
        entry = mention.of("trigger")
        assert entry is not None
        assert entry.data.row.weapon == kind


def test_open_rows_are_idioms() -> None:
    assert {t.pos for t in load_triggers("ar") if t.open} == {"verb+"}
