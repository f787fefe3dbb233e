"""Small rules of the language that the example reports brought up."""
from __future__ import annotations

import pytest

from tawatur import Document, Reader
from tawatur.lang.ar.verbs import conjugate
from tawatur.nouns import Claim

READER = Reader()


def claims(text: str) -> tuple[Claim, ...]:
    return READER.read(Document("x", text, published="2024-02-03", lang="ar")).claims


def test_a_bridge_that_bears_a_towns_name_is_not_in_the_town() -> None:
    [claim] = claims("أطلقت قوات الأمن العراقية النار على متظاهرين قرب جسر الزيتون في مدينة الناصرية، ما أدى إلى مقتل ثلاثة.")
    places = {found.value.name: found.value.latitude for found in claim.places}
    assert places["Zeitoun Bridge"] is None
    assert places["Nasiriyah"] is not None


def test_a_capital_named_twice_leaves_room_for_the_quarter() -> None:
    [claim] = claims("شهدت منطقة عين زارة جنوب العاصمة الليبية طرابلس، أمس، اشتباكات بين قوات حكومة الوفاق وقوات حفتر.")
    assert [found.value.name for found in claim.places] == ["Ain Zara", "Tripoli"]


def test_a_noun_with_a_pronoun_is_found_before_its_adjective() -> None:
    [claim] = claims("قال الجيش الإسرائيلي إن قواته البرية هاجمت موقعاً لحركة حماس في جباليا.")
    assert {found.value.id for found in claim.actors} == {"idf"}


def test_massacres_are_no_people() -> None:
    [claim] = claims("ارتكبت القوات الإسرائيلية خمس مجازر راح ضحيتها 64 شهيداً خلال الـ24 ساعة الماضية.")
    assert [(found.value.outcome, found.value.min) for found in claim.counts] == [("killed", 64)]


def test_bodies_are_counted_by_those_whose_they_are() -> None:
    [claim] = claims("قالت مصادر طبية إن المستشفى استقبل جثث أربعة أشخاص و17 جريحاً.")
    assert [(found.value.outcome, found.value.min, found.value.max) for found in claim.counts] == [("killed", 4, 4), ("injured", 17, 17)]


@pytest.mark.parametrize(("denier", "id"), [("الجيش السوداني", "saf"), ("قوات الدعم السريع", "rsf")])
def test_who_denies_a_deed_denies_his_own(denier: str, id: str) -> None:
    text = f"قصف مسلحون سوقاً في مدينة الفاشر. ونفى متحدث باسم {denier} استهداف السوق."
    denied = [claim for claim in claims(text) if claim.modality == "denied"]
    assert [[found.value.id for found in claim.actors] for claim in denied] == [[id]]


def test_nobody_is_blamed_whom_no_voice_blames() -> None:
    text = ("قال شهود إن قصفاً مدفعياً أصاب سوقاً في مدينة الفاشر.\nوقصف الجيش السوداني مواقع لقوات الدعم السريع في نيالا.\n"
            "وصد الجيش السوداني هجوماً لقوات الدعم السريع في بابنوسة.\nوهاجمت قوات الدعم السريع قرية في الجزيرة.")
    first = claims(text)[0]
    assert first.speakers[0].value.id == "witnesses"
    assert first.actors == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("وقد قصفت الطائرات الإسرائيلية منزلاً في رفح.", 1),
        ("وكانت الطائرات الإسرائيلية قد قصفت منزلاً في رفح.", 1),
        ("وقد تقصف الطائرات الإسرائيلية منزلاً في رفح.", 0),
        ("قد يقصف الجيش الإسرائيلي مواقع في غزة.", 0),
    ],
)
def test_qad_makes_a_perfect_sure_and_an_imperfect_possible(text: str, told: int) -> None:
    assert len(claims(text)) == told


def test_the_subject_before_qad_did_it() -> None:
    [claim] = claims("وكانت الطائرات الإسرائيلية قد قصفت منزلاً في رفح.")
    assert [found.value.id for found in claim.actors] == ["idf"]


def test_fighting_that_still_goes_on_is_not_denied() -> None:
    [claim] = claims("لا تزال المعارك بين الجيش السوداني وقوات الدعم السريع مستمرة في أم درمان.")
    assert claim.modality == "happened"


def test_an_opinion_takes_for_a_fact_what_its_relative_clause_tells() -> None:
    assert claims("أعرب الأمين العام للأمم المتحدة عن صدمته للهجوم الذي استهدف مسجداً في كابل وأودى بحياة 20 شخصاً.")
    assert not claims("طالب الأمين العام للأمم المتحدة بشن هجوم على تنظيم القاعدة.")


def test_a_town_named_after_a_monastery_is_no_church() -> None:
    [town] = claims("قصفت المدفعية الإسرائيلية دير البلح وسط القطاع.")
    [church] = claims("قصفت المدفعية الإسرائيلية كنيسة في مدينة غزة.")
    assert not town.targets
    assert [found.value.id for found in church.targets] == ["church"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("قال قائد في الشرطة لـ«الشرق الأوسط» إن مسلحين قتلوا جنديين.", []),
        ("قتل 16 مسلحاً في غارة أمريكية في منطقة القبائل شمال غربي باكستان.", ["Tribal Areas", "Pakistan"]),
        ("فجر انتحاري نفسه في سوق مركزي بمدينة كانو النيجيرية.", ["Kano"]),
        ("قتل ثلاثة جنود عراقيين في هجمات لتنظيم داعش استهدفت مناطق وطرقاً شرق الرمادي.", ["Ramadi"]),
    ],
)
def test_papers_and_indefinite_nouns_are_no_places(text: str, names: list[str]) -> None:
    [claim] = claims(text)
    assert [found.value.name for found in claim.places] == names


@pytest.mark.parametrize(
    ("text", "actors", "targets"),
    [
        ("أسفر هجوم المسلحين المباغت فجر اليوم عن مقتل ثلاثة جنود مصريين.", {"unknown-gunmen"}, {"egyptian-army"}),
        ("عرض الحوثيون تسجيلاً عن إسقاط الدفاعات الجوية اليمنية لطائرة أميركية فوق صعدة.", {"yemeni-government-forces"}, {"aircraft"}),
    ],
)
def test_the_genitive_of_an_attack_or_before_lam_did_it(text: str, actors: set[str], targets: set[str]) -> None:
    [claim] = claims(text)
    assert {found.value.id for found in claim.actors} == actors
    assert {found.value.id for found in claim.targets} == targets


def test_the_recognised_government_is_that_of_the_country_in_question() -> None:
    [claim] = claims("هاجمت القوات الموالية للحكومة المعترف بها دولياً ثكنة في مدينة بنغازي الليبية.")
    assert [found.value.id for found in claim.actors] == ["lna"]


def test_who_speaks_is_no_subject_of_what_is_quoted() -> None:
    [claim] = claims("وجاء في بيان الجيش التركي «قتل ثلاثة من رجالنا في هجوم نفذه حزب العمال الكردستاني في شرناق».")
    assert [found.value.id for found in claim.actors] == ["pkk"]


def test_whom_a_toll_leaves_out_is_not_nobody() -> None:
    [claim] = claims("قتل 488 من قوات الأمن العراقية منذ مطلع العام، ولا تشمل هذه الحصيلة ضحايا القصف في الأنبار.")
    assert [(found.value.outcome, found.value.min) for found in claim.counts] == [("killed", 488)]


def test_what_a_blast_went_off_in_front_of_is_what_it_struck() -> None:
    [claim] = claims("انفجرت سيارة مفخخة أمام مستشفى في مدينة تكريت العراقية، ما أدى إلى مقتل أربعة مدنيين.")
    assert "hospital" in {found.value.id for found in claim.targets}


def test_a_last_hamza_stays_and_a_long_vowel_falls() -> None:
    assert {"بدات", "بداوا"} <= {f.spelling for f in conjugate("بدا", "يبدا")}
    assert {"نجت", "نجوا"} <= {f.spelling for f in conjugate("نجا", "ينجو")}


@pytest.mark.parametrize("text", [
    "قالت مصادر أمنية إن 12 شخصا قتلوا اليوم (السبت)، عندما هاجم انتحاريان مقهى في شمال العراق.",
    "قتل مساء أمس الجمعة خمسة جنود أتراك في ديار بكر.",
    "اعتقلت الشرطة التركية، فجر اليوم، ثلاثة مسلحين في أنقرة.",
])
def test_words_of_time_are_seen_without_the_day_that_they_mean(text: str) -> None:
    dated = READER.read(Document("x", text, published="2024-02-03", lang="ar")).claims
    bare = READER.read(Document("x", text, lang="ar")).claims
    said = [[(c.trigger.value, [a.value for a in c.actors], [t.value for t in c.targets], len(c.counts)) for c in claims] for claims in (dated, bare)]
    assert said[0] == said[1]
    assert said[0]
