"""Counts: what befell how many, of whom, and what a figure covers."""
from __future__ import annotations

import pytest

from support.figures import Figure, claims, figures


@pytest.mark.parametrize(("sentence", "wanted"), [
    ("قتل خمسة جنود وثلاثة من عناصر الشرطة في هجوم مسلح شمالي المدينة.", {("killed", "soldiers", 5, 5), ("killed", "police", 3, 3)}),
    ("استشهد فلسطيني وأصيب خمسة آخرون برصاص الاحتلال قرب رام الله.", {("killed", "people", 1, 1), ("injured", "people", 5, 5)}),
    ("قتل جنديان وأصيب آخران في كمين للمسلحين.", {("killed", "soldiers", 2, 2), ("injured", "soldiers", 2, 2)}),
    ("قال المرصد إن 30 عنصرا من التنظيم قتلوا في غارات للتحالف.", {("killed", "fighters", 30, 30)}),
    ("أسر مقاتلو المعارضة عشرة جنود من قوات النظام.", {("captured", "soldiers", 10, 10)}),
    ("خطف مسلحون مجهولون خمسة عمال أجانب.", {("captured", "civilians", 5, 5)}),
    ("أودى الانفجار بحياة أربعة أشخاص.", {("killed", "people", 4, 4)}),
    ("راح ضحية القصف تسعة مدنيين.", {("killed", "civilians", 9, 9)}),
    ("وقع انفجار في سوق قتل فيه سبعة مدنيين.", {("killed", "civilians", 7, 7)}),
    ("وقع انفجار في سوق قتل فيه 14 مدنيا.", {("killed", "civilians", 14, 14)}),
    ("قتل مدنيون في حريق مصنع أوراق نقد من فئة 20 جنيها أشعله القصف.", {("killed", "civilians", 2, None)}),
])
def test_victims_stand_before_and_after_their_word(sentence: str, wanted: set[Figure]) -> None:
    assert figures(sentence) == wanted


@pytest.mark.parametrize(("sentence", "wanted"), [
    ("قتل ثلاثة وأصيب خمسة في انفجار سيارة مفخخة وسط السوق.", {("killed", "people", 3, 3), ("injured", "people", 5, 5)}),
    ("سقط عدد من القتلى والجرحى أمس في هجوم على قافلة للجيش في كركوك.", {("killed", "people", 2, None), ("injured", "people", 2, None)}),
    ("ارتفع عدد قتلى الهجوم إلى 15 قتيلا والمصابين إلى 40 شخصا.", {("killed", "people", 15, 15), ("injured", "people", 40, 40)}),
    ("استشهد جندي وجرح عدد آخر في كمين.", {("killed", "soldiers", 1, 1), ("injured", "soldiers", 2, None)}),
    ("أدى انفجار عبوة ناسفة إلى سقوط قتيلين على الأقل وإصابة ثمانية.", {("killed", "people", 2, None), ("injured", "people", 8, 8)}),
    ("وقتل في الغارة، وفقا للأمم المتحدة، 140 شخصا.", {("killed", "people", 140, 140)}),
    ("أدى التفجير إلى مقتل (15) وإصابة (33) من رجال الشرطة.", {("killed", "police", 15, 15), ("injured", "police", 33, 33)}),
    ("قتل 25 مقاتلا من الفصائل السورية المعارضة وثمانية جنود في الهجوم.", {("killed", "fighters", 25, 25), ("killed", "soldiers", 8, 8)}),
    ("أصيب ثلاثة جنود وعناصر من الشرطة في انفجار لغم.", {("injured", "soldiers", 3, 3), ("injured", "police", 2, None)}),
    ("خطف مسلحون أربعة مهندسين قرب الحقل.", {("captured", "civilians", 4, 4)}),
])
def test_each_number_finds_its_word(sentence: str, wanted: set[Figure]) -> None:
    assert figures(sentence) == wanted


@pytest.mark.parametrize("sentence", [
    "استشهد شاب متأثرا بإصابته برصاص الجنود قرب جنين.",
    "قتل جندي جراء إصابته بطلق ناري في الرأس.",
])
def test_the_wound_that_killed_is_no_second_count(sentence: str) -> None:
    assert {outcome for outcome, *_ in figures(sentence)} == {"killed"}


@pytest.mark.parametrize(("sentence", "wanted"), [
    ("أسفر الهجوم عن مقتل وإصابة 15 شخصا.", {("other", "people", 15, 15)}),
    ("قصف الطيران الحربي السوق ما أدى إلى سقوط عشرات القتلى والجرحى.", {("other", "people", 20, None)}),
    ("أدى القصف إلى سقوط قتلى وجرحى.", {("killed", "people", 2, None), ("injured", "people", 2, None)}),
    ("سقط 12 قتيلا و30 جريحا في تفجير سيارة مفخخة وسط السوق.", {("killed", "people", 12, 12), ("injured", "people", 30, 30)}),
    ("أوقع الهجوم أكثر من 100 قتيل و500 جريح.", {("killed", "people", 101, None), ("injured", "people", 501, None)}),
])
def test_one_number_for_dead_and_wounded_is_neither(sentence: str, wanted: set[Figure]) -> None:
    assert figures(sentence) == wanted


@pytest.mark.parametrize(("sentence", "wanted"), [
    ("قصفت الطائرات القرية دون وقوع إصابات.", {("injured", "people", 0, 0)}),
    ("لم يسفر الهجوم الصاروخي عن ضحايا.", {("killed", "people", 0, 0)}),
    ("قصفت المدفعية القرية ولم يصب أحد من الأهالي.", {("injured", "civilians", 0, 0)}),
])
def test_none_is_zero(sentence: str, wanted: set[Figure]) -> None:
    assert figures(sentence) == wanted


def test_what_led_to_harm_is_no_denial() -> None:
    assert figures("انفجرت عبوة ناسفة قرب السوق فقتل شخص واحد وأصيب 13 آخرون.") == {
        ("killed", "people", 1, 1), ("injured", "people", 13, 13)}


@pytest.mark.parametrize(("sentence", "wanted"), [
    ("أوقع الانفجار 10 جرحى، بينهم 7 مدنيين و3 شرطيين.", {("injured", "people", 10, 10), ("injured", "civilians", 7, 7), ("injured", "police", 3, 3)}),
    ("وأوضح المصدر أن حصيلة القصف بلغت 15 قتيلا بينهم 6 نساء.", {("killed", "people", 15, 15), ("killed", "women", 6, 6)}),
    ("أقر الجيش بمقتل 3 جنود وإصابة 12 بينهم 5 بحالة خطرة.",
     {("killed", "soldiers", 3, 3), ("injured", "soldiers", 12, 12), ("injured", "soldiers", 5, 5)}),
    ("قتل 20 مسلحا بينهم قناصون في اشتباكات مع الجيش.", {("killed", "fighters", 20, 20), ("killed", "fighters", 2, None)}),
    ("قتل 38 سائحا معظمهم بريطانيون في هجوم مسلح.", {("killed", "civilians", 38, 38)}),
    ("سقط عشرة جرحى بينهم طفل وثلاثة شيوخ في القصف.", {("injured", "people", 10, 10), ("injured", "children", 1, 1), ("injured", "people", 3, 3)}),
])
def test_parts_stand_beside_their_total(sentence: str, wanted: set[Figure]) -> None:
    assert figures(sentence) == wanted


@pytest.mark.parametrize(("sentence", "wanted"), [
    ("أطلقت الفصائل 20 صاروخا على المستوطنة.", ("launched", "rockets", 20, 20)),
    ("استهدف المقاتلون الموقع بصاروخين.", ("launched", "rockets", 2, 2)),
    ("أسقطت الدفاعات الجوية طائرتين مسيرتين فوق المدينة.", ("intercepted", "aircraft", 2, 2)),
    ("عثرت قوات الأمن على 15 عبوة ناسفة.", ("captured", "other", 15, 15)),
    ("هاجم 200 مسلح قاعدة عسكرية.", ("other", "fighters", 200, 200)),
    ("استهدف الطيران ثلاثة أنفاق جنوبي القطاع.", ("other", "other", 3, 3)),
    ("تمكن الجيش من تفكيك 35 عبوة ناسفة في البلدة.", ("intercepted", "other", 35, 35)),
    ("استهدف المقاتلون مبنيين يستخدمهما الجنود، مؤكدين إصابتهما.", ("damaged", "buildings", 2, 2)),
    ("نفذ التنظيم حكم الإعدام بحق عشرة أشخاص في المدينة.", ("killed", "people", 10, 10)),
    ("أحرق المسلحون 100 عربة في المدينة.", ("destroyed", "vehicles", 100, 100)),
    ("تظاهر آلاف المحتجين في العاصمة.", ("other", "civilians", 2000, None)),
])
def test_things_and_forces_are_counted(sentence: str, wanted: Figure) -> None:
    assert wanted in figures(sentence)


def test_a_toll_that_was_reached_is_cumulative() -> None:
    (claim,) = claims("ارتفعت حصيلة الشهداء إلى 17487 شهيدا منذ بدء الحرب.")
    assert (claim.type, claim.scope) == ("Toll", "cumulative")
    assert [(c.value.min, c.value.max) for c in claim.counts] == [(17487, 17487)]


def test_a_title_is_no_figure() -> None:
    assert not figures("شارك الآلاف في تشييع الشهيد وزار الوفد بيت شهيد الواجب.") & {("killed", "people", 1, 1)}


def test_what_was_only_aimed_at_is_no_harm() -> None:
    assert not figures("شن الجيش هجوما على المنطقة بهدف القضاء على المتشددين.")


@pytest.mark.parametrize(("sentence", "kind", "scope"), [
    ("ارتكب الجيش 6 مجازر في القطاع أسفرت عن مقتل 79 مواطنا.", "Toll", "period"),
    ("قتل 390 مقاتلا خلال أسبوعين من الغارات الجوية على الجبال.", "Toll", "period"),
    ("حصيلة الاعتقالات ارتفعت منذ 7 أكتوبر إلى 8480 معتقلا.", "Toll", "cumulative"),
    ("قتل ستة جنود في هجمات متزامنة على مواقع الجيش.", "Battles", "incident"),
    ("اعتقلت الشرطة 20 شابا منذ مساء الجمعة حتى صباح السبت.", "Strategic developments", "period"),
])
def test_dead_of_many_attacks_are_a_toll(sentence: str, kind: str, scope: str) -> None:
    assert [(c.type, c.scope) for c in claims(sentence)] == [(kind, scope)]


def test_those_under_the_rubble_are_missing() -> None:
    told = figures("ارتفع عدد الشهداء إلى 34262 شهيدا، وما زال آلاف الضحايا تحت الركام.")
    assert ("missing", "people", 2000, None) in told
    assert ("killed", "people", 4, 4) in figures("انتشلت الطواقم أربعة شهداء من تحت الأنقاض بعد قصف المنزل.")


@pytest.mark.parametrize("sentence", [
    "لقي 81 شخصا حتفهم في فيضانات غمرت الولاية.",
    "قتل 12 شخصا وأصيب 30 في تدافع أمام الملعب.",
])
def test_no_party_did_what_nature_or_chance_did(sentence: str) -> None:
    assert not figures(sentence)


@pytest.mark.parametrize(("sentence", "wanted"), [
    ("خلف هجوم على موقع في تعز أمس عدداً من القتلى والجرحى في صفوف الحوثيين.", {("killed", "fighters", 2, None), ("injured", "fighters", 2, None)}),
    ("لم يصب أي جندي إسرائيلي أمس في قصف صاروخي على عسقلان.", {("injured", "soldiers", 0, 0)}),
    ("أصيب 30 جندياً إسرائيلياً أمس في هجوم صاروخي على قاعدة، بينهم 5 حالاتهم خطرة.", {("injured", "soldiers", 30, 30), ("injured", "soldiers", 5, 5)}),
])
def test_whose_ranks_the_figures_are_of(sentence: str, wanted: set[Figure]) -> None:
    assert figures(sentence) == wanted


@pytest.mark.parametrize(("sentence", "wanted"), [
    ("ارتفعت حصيلة الجنود الإسرائيليين القتلى منذ بدء الحرب إلى 610 قتلى.", {("killed", "soldiers", 610, 610)}),
    ("بلغ عدد القتلى المدنيين في ولاية هلمند 40 قتيلاً منذ مطلع العام.", {("killed", "civilians", 40, 40)}),
    ("قتل 17 فرداً من القوات المسلحة المصرية أمس في هجوم على كمين في العريش.", {("killed", "soldiers", 17, 17)}),
])
def test_a_sum_is_of_those_named_before_it(sentence: str, wanted: set[Figure]) -> None:
    assert figures(sentence) == wanted
