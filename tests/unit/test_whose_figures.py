"""Counts: parts of figures, damage, and of whom a figure is that names nobody itself."""
from __future__ import annotations

import pytest

from support.figures import Figure, figures


@pytest.mark.parametrize(("sentence", "wanted"), [
    ("استشهد ستة فلسطينيين، أربعة أطفال وامرأتان، في غارة على منزل في رفح.",
     {("killed", "people", 6, 6), ("killed", "children", 4, 4), ("killed", "women", 2, 2)}),
    ("شيعت الجماهير الجندي الذي قتل في هجوم على حاجز في سيناء.", {("killed", "soldiers", 1, 1)}),
    ("زار الوفد قبر نزار وعارف اللذين استشهدا في التفجير الذي وقع في سترة أمس.", {("killed", "people", 2, 2)}),
    ("زار الوفد قبور الذين استشهدوا في التفجير الذي وقع في سترة أمس.", set()),
    ("قتل في الغارة لاجئون كانوا في مخيم قرب رفح.", {("killed", "civilians", 2, None)}),
    ("قتل في غارة مسلحون على مقر للشرطة في بغداد.", set()),
    ("قتل ثلاثة جنود إلى جانب خمسة مسلحين في كمين قرب حلب.", {("killed", "soldiers", 3, 3), ("killed", "fighters", 5, 5)}),
    ("قتل خمسة جنود من القوات الدولية هم ثلاثة فرنسيين وبريطانيان في انفجار لغم في كابول.",
     {("killed", "soldiers", 5, 5), ("killed", "soldiers", 3, 3), ("killed", "soldiers", 2, 2)}),
    ("أصيب تسعة أشخاص، ثلاثة جنود وشرطيان، في انفجار لغم قرب كابول.", {("injured", "people", 9, 9)}),  # they do not make it up
])
def test_parts_that_make_up_a_figure_stand_beside_it(sentence: str, wanted: set[Figure]) -> None:
    assert figures(sentence) == wanted


@pytest.mark.parametrize(("sentence", "wanted"), [
    ("ألحق القصف أضرارا جسيمة بمسجد القرية وبعدة منازل.", {("damaged", "buildings", 1, 1), ("damaged", "buildings", 3, None)}),
    ("أدت الغارة على ميناء الحديدة إلى أضرار في ثلاث سيارات.", {("damaged", "vehicles", 3, 3)}),
    ("قصفت المدفعية بلدة مارع ولم تقع أضرار في المنازل.", set()),
])
def test_damage_is_of_what_stands_after_its_noun(sentence: str, wanted: set[Figure]) -> None:
    assert figures(sentence) == wanted


def test_what_goes_on_is_not_denied() -> None:
    told = figures("ارتفع عدد الشهداء إلى 2000 شهيد، فيما لا يزال مئات الضحايا تحت الأنقاض.")
    assert told == {("killed", "people", 2000, 2000), ("missing", "people", 200, None)}
    assert not figures("لا يزال هناك سبعة مفقودين في المدينة.")  # so few are of an event, and no sum


@pytest.mark.parametrize(("sentence", "wanted"), [
    ("أطلق الجنود النار على مسلحين قرب رام الله وأصابوا أحدهم.", {("injured", "fighters", 1, 1)}),
    ("اشتبكت القوات مع مجموعة من المسلحين في سيناء وقتلت أربعة منهم.", {("killed", "fighters", 4, 4)}),
    ("هاجم مسلحون دورية للشرطة التركية في ديار بكر وقتلوا ثلاثة من أفرادها.", {("killed", "police", 3, 3)}),
    ("قتل عشرة جنود وثلاثة عمال وأصيب تسعة آخرون في تفجير انتحاري في عدن.",
     {("killed", "soldiers", 10, 10), ("killed", "civilians", 3, 3), ("injured", "people", 9, 9)}),
    ("قتل أربعة أشخاص وأصيب ثمانية آخرون من رجال الشرطة في تفجير انتحاري في عدن.",
     {("killed", "people", 4, 4), ("injured", "police", 8, 8)}),
    ("قتل ثلاثة جنود وأصيب خمسة آخرون في تفجير انتحاري في عدن.", {("killed", "soldiers", 3, 3), ("injured", "soldiers", 5, 5)}),
])
def test_those_named_before_are_meant(sentence: str, wanted: set[Figure]) -> None:
    assert figures(sentence) == wanted


@pytest.mark.parametrize(("sentence", "wanted"), [
    ("وقعت إصابات بالاختناق في صفوف الأهالي خلال مواجهات مع الجيش في نابلس.", {("injured", "civilians", 2, None)}),
    ("أدى تفجير انتحاري في لحج إلى مقتل 12 وإصابة 20 من الجنود.", {("killed", "soldiers", 12, 12), ("injured", "soldiers", 20, 20)}),
    ("أدى تفجير انتحاري في لحج إلى مقتل (12) جنديا وإصابة (20) مدنيا.", {("killed", "soldiers", 12, 12), ("injured", "civilians", 20, 20)}),
    ("قتل ثلاثة جنود في هجوم على قاعدة في لحج، و5 إصابات.", {("killed", "soldiers", 3, 3), ("injured", "soldiers", 5, 5)}),
])
def test_a_noun_may_stand_far_from_its_figure(sentence: str, wanted: set[Figure]) -> None:
    assert figures(sentence) == wanted


@pytest.mark.parametrize(("sentence", "wanted"), [
    ("سقطت خمسة صواريخ على بلدة سديروت.", {("launched", "rockets", 5, 5)}),
    ("سقطت قذيفتان على سوق في عدن.", {("launched", "rockets", 2, 2)}),
    ("ألقت طائرة حربية قنبلتين على سوق في عدن.", {("launched", "other", 2, 2)}),
    ("سقطت قذيفة على سوق في عدن.", set()),
    ("عثرت القوات على بندقيتين آليتين وحزام ناسف وذخائر في منزل في عدن.",
     {("captured", "other", 2, 2), ("captured", "other", 1, 1), ("captured", "other", 2, None)}),
    ("عثرت القوات على بنادق في منزل في عدن.", {("captured", "other", 2, None)}),
])
def test_things_are_counted(sentence: str, wanted: set[Figure]) -> None:
    assert figures(sentence) == wanted


@pytest.mark.parametrize(("sentence", "wanted"), [
    ("وبمقتل هذا الجندي يرتفع إلى 77 عدد الجنود الأجانب الذين قتلوا في أفغانستان منذ بداية العام.", {("killed", "soldiers", 77, 77)}),
    ("ارتفع إلى 30 عدد القتلى في الهجوم على السوق في كابول.", {("killed", "people", 30, 30)}),
])
def test_a_sum_may_stand_before_its_noun(sentence: str, wanted: set[Figure]) -> None:
    assert figures(sentence) == wanted


@pytest.mark.parametrize(("sentence", "wanted"), [
    ("تكبد الجيش الأمريكي في العراق أكثر من 50 قتيلا خلال الشهر الماضي.", {("killed", "soldiers", 51, None)}),
    ("ارتفعت الخسائر البشرية بين الجنود البريطانيين في أفغانستان إلى 150 قتيلا.", {("killed", "soldiers", 150, 150)}),
    ("حصيلة القتلى في صفوف مقاتلي المعارضة بريف حلب بلغت 4200 شخص.", {("killed", "fighters", 4200, 4200)}),
    ("قال الجيش الأمريكي إن 50 شخصا قتلوا في تفجير انتحاري في بغداد.", {("killed", "people", 50, 50)}),
])
def test_a_side_loses_its_own(sentence: str, wanted: set[Figure]) -> None:
    assert figures(sentence) == wanted


@pytest.mark.parametrize(("sentence", "wanted"), [
    ("أدى التفجير الانتحاري في سروج إلى مقتل 32 من الناشطين.", {("killed", "civilians", 32, 32)}),
    ("قتل أحد السكان برصاص الجيش في قرية قرب جنين.", {("killed", "civilians", 1, 1)}),
    ("أسفر تفجير انتحاري في كربلاء عن مصرع 40 حاجا.", {("killed", "civilians", 40, 40)}),
    ("قتل اثنان من زعماء العشائر في هجوم مسلح قرب الموصل.", {("killed", "civilians", 2, 2)}),
    ("قصفت طائرات التحالف سوقا في مدينة تؤوي آلاف النازحين في الحديدة.", set()),  # who live there, and were not driven out now
    ("قتل عدد من منسوبي قوات الطوارئ الخاصة في تفجير مسجد في أبها.", {("killed", "police", 2, None)}),
])
def test_whom_the_noun_says(sentence: str, wanted: set[Figure]) -> None:
    assert figures(sentence) == wanted


def test_who_did_it_is_not_whom_it_befell() -> None:
    assert figures("قتل متطرف 12 شخصا في هجوم بسكين في باريس.") == {("killed", "people", 12, 12)}
    assert figures("قتل متطرف في هجوم للجيش على معسكر قرب الموصل.") == {("killed", "fighters", 1, 1)}


@pytest.mark.parametrize(("sentence", "wanted"), [
    ("استشهد مواطن وزوجته وطفلاه في غارة على خيمة في رفح.", {("killed", "civilians", 1, 1), ("killed", "women", 1, 1), ("killed", "children", 2, 2)}),
    ("اعتقلت الشرطة المصرية مجموعة من الأشخاص في القاهرة.", {("arrested", "people", 2, None)}),
    ("قتل قائد ميداني في حركة طالبان مع خمسة من مقاتليه في غارة قرب كابول.", {("killed", "fighters", 1, 1), ("killed", "fighters", 5, 5)}),
    ("قالت الوزارة إن جنديا يتبع كتيبة الحدود الثانية قتل نتيجة انفجار عبوة ناسفة في العريش.", {("killed", "soldiers", 1, 1)}),
    ("قالت الوزارة إن جنديا من الجيش نقل قتيلا إلى العريش بعد انفجار عبوة ناسفة.", {("killed", "people", 1, 1)}),
    ("فجر جيش الاحتلال منزلا في جنين.", {("destroyed", "buildings", 1, 1)}),
    ("سيطرت قوات بحرية إيرانية على سفينة تجارية في مضيق هرمز.", {("captured", "other", 1, 1)}),
    ("قالت الصحيفة إن الجنود الأربعة قتلوا جراء انفجار عبوة في بيت حانون.", {("killed", "soldiers", 4, 4)}),
    ("قالت الوزارة إن الجنود الثلاثة قتلوا أثناء مشاركتهم في مهمة لحفظ الأمن باليمن الشقيقة.", {("killed", "soldiers", 3, 3)}),
    ("قال الجيش إن المسلحين قتلوا أثناء النهار أربعة أطفال في صعدة.", {("killed", "children", 4, 4)}),
    ("أشعل المستوطنون النار في سيارات في حوارة.", {("destroyed", "vehicles", 2, None)}),
    ("أشعل المستوطنون النار في منزل أسرة فلسطينية في حوارة.", set()),  # nobody is said to be dead
])
def test_single_and_paired_victims(sentence: str, wanted: set[Figure]) -> None:
    assert figures(sentence) == wanted
