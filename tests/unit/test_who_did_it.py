"""Whom a report names as the doer away from the event word: ascribed, claimed, fallen, worn, told of the strike before."""
from __future__ import annotations

import pytest

from tawatur.nouns import Claim, Document
from tawatur.reader import Reader

READER = Reader()


def claims(text: str) -> list[Claim]:
    return list(READER.read(Document("x", text, published="2024-02-03")).claims)


def actors(text: str) -> list[set[str]]:
    return [{p.value.id for p in c.actors} for c in claims(text)]


@pytest.mark.parametrize(("text", "who"), [
    ("قتل شرطيان في هجوم بالقنابل نسب إلى حزب العمال الكردستاني في ديار بكر.", {"pkk"}),
    ("أوقع هجوم في سوروتش منسوب لتنظيم داعش ثلاثين قتيلا.", {"isis"}),
    ("قتل عشرة جنود في تفجير تبنته حركة الشباب في مقديشو.", {"al-shabaab"}),
    ("سقط قتلى من الحوثيين في مواجهات مع الجيش اليمني في مأرب.", {"houthis", "yemeni-government-forces"}),
    ("قتل أربعة مسلحين في اشتباكات مع الجيش العراقي في الموصل.", {"unknown-gunmen", "iraqi-army"}),
    ("قال المتحدث باسم الحوثيين إن الرياض نفذت غارات على صعدة.", {"saudi-arabia"}),
    ("شنت أنقرة غارات على مواقع حزب العمال الكردستاني.", {"turkey"}),
    ("أعلن المتحدث أن طيران التحالف الدولي قصف مواقع لتنظيم داعش في الموصل.", {"us-led-coalition"}),
    ("ألقت قوات الأمن التركية، صباح أمس الأحد، القبض على عشرين شخصا.", {"turkish-police"}),
    ("قال شهود إن انتحاريا يرتدي زي الشرطة فجر نفسه الاثنين أمام مقر الجيش في كابول وقتل سبعة.", {"suicide-bomber"}),
    ("ارتفع عدد الشهداء إلى 900 شهيد منذ بدء العدوان الإسرائيلي قبل شهرين.", {"idf"}),
    ("نفت أديس أبابا أن تكون قواتها قد دخلت الصومال.", {"ethiopian-forces"}),
    ("قصفت ميليشيات علي عبد الله صالح مدرسة في تعز.", {"saleh-forces"}),
    ("شن تنظيم داعش هجوما على بيجي. واندلعت اشتباكات بين عناصر التنظيم والقوات العراقية.", {"isis", "iraqi-army"}),
    ("اندلعت مواجهات بين فلسطينيين وقوات الاحتلال في جنين.", {"protesters", "idf"}),
    ("بدأ سريان هدنة أعلنها التحالف العربي في اليمن.", {"saudi-led-coalition"}),
    ("قامت قوات الأمن السعودية بتطويق البيت وتبادل إطلاق النار مع المجموعة، ما أسفر عن مقتل ثلاثة من المسلحين.", {"saudi-forces", "unknown-gunmen"}),
    ("تقدموا بغطاء من طيران التحالف العربي الذي شن غارات على مواقع الحوثيين في مأرب.", {"saudi-led-coalition"}),
    ("سقطت القذائف مع استئناف القوات الروسية غاراتها على ريف إدلب.", {"russian-military"}),
    ("نزح السكان أمس مع بدء قوات الجيش السوري هجوما واسعا على بلدة سراقب.", {"syrian-army"}),
    ("وقعت محاولة عشرات المستوطنين اقتحام المسجد الأقصى صباح أمس.", {"israeli-settlers"}),
    ("انسحبت وحدة من الجيش السوري من بلدة سراقب أمس.", {"syrian-army"}),
    ("إلى جانب الجيش السوري، قصفت القوات الروسية بلدة سراقب.", {"russian-military"}),
    ("دافع عن الجيش السوري الذي شنت عليه القوات الروسية غارات في إدلب.", {"russian-military"}),
    ("أصيب ضابط في القاهرة. وضبطت قوات الأمن أسلحة وذخائر في منزل بالجيزة.", {"egyptian-police"}),
])
def test_doers(text: str, who: set[str]) -> None:
    assert who in actors(text), actors(text)


@pytest.mark.parametrize(("text", "nobody"), [
    ("استهدف الحوثيون الرياض بصاروخ.", "saudi-arabia"),
    ("قتلت الشرطة رجلا في الرياض.", "saudi-arabia"),
    ("قتل ثلاثة مدنيين في اشتباكات مع الجيش اليمني في أبين.", "civilians"),
    ("ألقت قوات الأمن كلمة، في حفل أمس، القبض على الفرصة.", "police"),
])
def test_no_doers(text: str, nobody: str) -> None:
    assert all(nobody not in who for who in actors(text)), actors(text)


def test_a_strike_told_next_has_the_doer_of_the_one_before() -> None:
    told = actors("قصف الطيران الروسي بلدة كفرنبل. وقال سكان إن غارات استهدفت سوق البلدة.")
    assert told == [{"russian-military"}, {"russian-military"}]


def test_a_blast_told_next_has_not() -> None:
    told = actors("قصف الطيران الروسي بلدة كفرنبل. وقتل مدني في انفجار عبوة ناسفة في البلدة.")
    assert told[-1] == set()


@pytest.mark.parametrize(("text", "who"), [
    ("أعلن الجيش السوداني مقتل عشرة من قوات الدعم السريع في كمين قرب الأبيض.", {"saf"}),
    ("أعلنت قوات الدعم السريع مقتل عشرة من الجيش السوداني في كمين قرب الأبيض.", {"rsf"}),
    ("أعلنت وزارة الصحة السودانية مقتل عشرة من قوات الدعم السريع في كمين قرب الأبيض.", set()),
])
def test_what_befell_an_enemy_is_the_deed_of_the_side_that_tells_of_it(text: str, who: set[str]) -> None:
    assert who in actors(text), actors(text)


def test_a_side_goes_on_telling_its_own_deeds() -> None:
    told = actors("أعلنت كتائب القسام قصف موقع كرم أبو سالم بالهاون. وأعلنت إسقاط طائرة مسيرة إسرائيلية شرق غزة.")
    assert told == [{"qassam-brigades"}, {"qassam-brigades"}]


def test_who_fought_is_not_taken_from_another_fight() -> None:
    told = claims("هاجم مسلحو طالبان حاجزا للجيش في قندوز. وقال مصدر طبي إن جنديين قتلا في اشتباكات في قندوز.")
    assert not [c for c in told if c.speakers and c.subtype == "Armed clash" and {p.value.id for p in c.actors} == {"taliban"}]


@pytest.mark.parametrize(("text", "who"), [
    ("اندلعت اشتباكات في تعز بين المقاومة الشعبية من جهة، وميليشيات الحوثيين ومسلحين موالين للرئيس السابق علي عبد الله صالح.",
     {"yemeni-government-forces", "houthis", "saleh-forces"}),
    ("اندلعت اشتباكات في تعز بين المقاومة الشعبية وميليشيات الحوثيين وحلفائهم من قوات صالح.",
     {"yemeni-government-forces", "houthis", "saleh-forces"}),
    ("سيطر مسلحون موالون للحكومة اليمنية على مبنى الإذاعة في عدن بعد معارك.", {"yemeni-government-forces"}),
    ("قتل جندي تركي في هجوم مسلح شنه متمردون أكراد في شرناق جنوب شرق تركيا.", {"pkk"}),
    ("أعلنت السعودية قيام قوات الدفاع الجوي باعتراض صاروخ أطلقه الحوثيون نحو جازان.", {"saudi-forces"}),
    ("واصل حزب الله استهداف جنود الاحتلال قرب الحدود، إذ استهدف أمس موقع المالكية بالصواريخ.", {"hezbollah"}),
])
def test_sides_by_their_descriptions(text: str, who: set[str]) -> None:
    assert who in actors(text), actors(text)


@pytest.mark.parametrize(("text", "nobody"), [
    ("قالت الداخلية السعودية إن القتيلين ترجلا من سيارة وفتحا النار على نقطة أمنية.", "saudi-forces"),
    ("أعلن المكتب الدولي للنقل البحري أن قراصنة هاجموا سفينة قبالة سواحل الصومال.", "bahrain"),
    ("أكدت السلطات التونسية تعرض المهندس لعملية اغتيال على يد أطراف أجنبية.", "tunisia"),
])
def test_who_only_tells_of_it_did_not_do_it(text: str, nobody: str) -> None:
    assert all(nobody not in who for who in actors(text)), actors(text)


@pytest.mark.parametrize(("text", "who"), [
    ("هاجمت المقاومة الشعبية مواقع الحوثيين في لحج. وتشهد الحوطة مواجهات عنيفة بين الطرفين منذ أمس.", {"yemeni-government-forces", "houthis"}),
    ("اندلعت معارك بين الجيش السوداني وقوات الدعم السريع في الخرطوم. وقتل عشرة مدنيين في تبادل للقصف بين الجانبين في أم درمان.", {"saf", "rsf"}),
    ("قال قائد في المقاومة الشعبية إن السيطرة على إب جاءت بعد مواجهات مع الحوثيين.", {"houthis", "yemeni-government-forces"}),
    ("قالت الداخلية الأفغانية إن ستة مسلحين يحملون رشاشات هاجموا مركزا للشرطة في خوست.", {"unknown-gunmen"}),
    ("أعلنت وزارة الداخلية التونسية أنه تم ضبط أسلحة وذخائر في منزل ببنزرت.", {"tunisian-forces"}),
    ("أعلن مصدر إطلاق سراح ثلاثة موظفين بعد أن اختطفوا من قبل مسلحين في دارفور.", {"unknown-gunmen"}),
])
def test_sides_told_before(text: str, who: set[str]) -> None:
    assert who in actors(text), actors(text)


@pytest.mark.parametrize(("text", "nobody"), [
    ("هاجمت المقاومة الشعبية مواقع الحوثيين في لحج. وقتل مدني في اشتباكات بين عائلتين في عدن.", "houthis"),
    ("أعلنت وزارة الداخلية التونسية أن مسلحين خطفوا تاجرا في القصرين.", "tunisian-forces"),
])
def test_sides_not_told(text: str, nobody: str) -> None:
    assert nobody not in actors(text)[-1], actors(text)


def test_a_shot_that_hits_is_not_fired_by_who_tells_of_it() -> None:
    [told] = actors("قالت الشرطة الأفغانية إن أربع قذائف أصابت ثلاثة أشخاص في كابل.")
    assert told == set()
    [told] = actors("قالت كتائب القسام إن مقاتليها أصابوا ثلاثة جنود إسرائيليين في رفح.")
    assert told == {"qassam-brigades"}


def test_whose_men_a_pronoun_means() -> None:
    told = actors("قصفت كتائب القسام مقرا لقيادة الجيش الإسرائيلي في رفح. كما ذكرت، في بيان ثان، أن مجاهديها استدرجوا دورية إسرائيلية إلى كمين في جباليا.")
    assert told == [{"qassam-brigades"}, {"qassam-brigades"}]
    told = actors("قصفت كتائب القسام مواقع الجيش الإسرائيلي في رفح. وأعلن أن قواته قتلت خمسة مسلحين في جباليا.")
    assert told[-1] == {"idf"}
    [told] = [actors("هاجم الحوثيون عدن. ونقلت رويترز عن قائد ميداني أن قواته قصفت مواقع في لحج بالمدفعية.")[-1]]
    assert "reuters" not in told
