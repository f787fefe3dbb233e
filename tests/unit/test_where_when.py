"""Where and when: which places and times of a report are an event's own, and which run on to the next."""
from __future__ import annotations

import pytest

from tawatur import Claim, Document, Reader
from tawatur.lang.ar.place_roles import role_of
from tawatur.text.tokens import Text

READER = Reader()


def claims(text: str, published: str = "2024-02-03") -> tuple[Claim, ...]:
    return READER.read(Document("x", text, published=published)).claims


def names(claim: Claim) -> list[str]:
    return [place.value.name for place in claim.places]


def days(claim: Claim) -> tuple[str, str] | None:
    when = claim.time.value if claim.time is not None else None
    return (str(when.start.date()), str(when.stop.date())) if when is not None else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قصفت المدفعية الإسرائيلية منازل في شمال سوريا.", ["Syria"]),
        ("اندلعت اشتباكات بين الجيش السوداني وقوات الدعم السريع في جنوب كردفان.", ["South Kordofan"]),
        ("وقع انفجار في بلدة قانا شرقي صور في لبنان.", ["Qana", "Tyre", "Lebanon"]),
        ("قتل ستة مدنيين في غارة إسرائيلية على بلدة المغراقة وسط القطاع.", ["Al-Mughraqa", "Gaza Strip"]),
        ("قتل جندي أوكراني في قصف روسي على بلدة أفدييفكا على بعد 15 كيلومترا شمال مدينة دونيتسك.", ["Avdiivka"]),
        ("قصف الجيش الإسرائيلي الأراضي السورية بعشرات القذائف.", ["Syria"]),
        ("قتل ستة جنود في هجوم على حاجز في بعقوبة شمال شرقي بغداد.", ["Baquba"]),
        ("قتل ستة جنود في هجوم على حاجز في قرية العبارة شمال بعقوبة.", ["al-Abara", "Baquba"]),
        ("اندلعت اشتباكات بين الحوثيين والجيش اليمني في شوارع تعز.", ["Taiz"]),
        ("شهد العراق هجمات أسفرت عن مقتل 26 مدنيا.", ["Iraq"]),
        ("استهدفت المقاومة موقعي \"رويسات العلم\" و\"السماقة\" بالصواريخ.", ["Ruwaisat al-Alam", "Samaqa"]),
        ("وأفاد مراسلنا في بغداد بمقتل ستة جنود في هجوم على حاجز في بعقوبة.", ["Baquba"]),
    ],
)
def test_places_of_a_clause(text: str, expected: list[str]) -> None:
    assert names(claims(text)[0]) == expected


def test_an_opening_place_holds_for_the_sentence() -> None:
    told = claims("وفي إسطنبول، أصيب عشرة أشخاص في هجوم انتحاري على مركز للشرطة في سلطان بيلي.")
    assert set(names(told[0])) == {"Istanbul", "Sultanbeyli"}


def test_an_event_without_a_place_is_where_the_one_before_was() -> None:
    told = claims("قصفت طائرات روسية مدينة إدلب. وقتل خمسة مدنيين في غارة ثانية بعد ساعة.")
    assert len(told) > 1
    assert all(names(claim) == ["Idlib"] for claim in told)


def test_an_event_takes_the_place_told_right_after_it_by_the_same_voice() -> None:
    own = claims("قتل خمسة مدنيين في غارة روسية. وقصفت الطائرات الروسية منازل في إدلب.")
    assert names(own[0]) == ["Idlib"]
    other = claims("قتل خمسة مدنيين في غارة روسية. وقالت وزارة الصحة السورية إن عبوة ناسفة انفجرت في حمص. وقال سكان إن سيارة احترقت في حماة.")
    assert names(other[0]) == []


@pytest.mark.parametrize(
    ("words", "place", "role"),
    [
        ("على بعد 50 كيلومترا شمال عدن", "عدن", "far"),
        ("الشاب حسام من مدينة رفح", "مدينة", "from"),
        ("بالقرب من مضيق هرمز", "مضيق", "at"),
        ("في وسط حلب", "حلب", "at"),
        ("قذائف من داخل الأراضي السورية", "الأراضي", "from"),
        ("مثلث العند المؤدي إلى الضالع", "الضالع", "far"),
        ("ثاني أكبر مدينة في البلاد بعد صنعاء", "صنعاء", "far"),
        ("الحركة التي تسيطر على قطاع غزة", "قطاع", "far"),
        ("سيطرت القوات على قطاع غزة", "قطاع", "at"),
        ("شاب يقيم في غزة", "غزة", "far"),
        ("قتل شاب في غزة", "غزة", "at"),
        ("نقلوا إلى مستشفى ناصر", "مستشفى", "from"),
        ("تقدمت القوات إلى تدمر", "تدمر", "at"),
        ("نقل الجرحى لمستشفى ناصر", "لمستشفى", "from"),
        ("مثلث العند المجاور لقاعدة العند", "لقاعدة", "far"),
        ("وذلك دعما لغزة", "لغزة", "far"),
        ("في قصف لغزة", "لغزة", "at"),
        ("بلدة جعار القريبة من زنجبار", "زنجبار", "far"),
        ("في منطقة قريبة من زنجبار", "زنجبار", "at"),
        ("وفق مراسل الصحيفة في غزة", "غزة", "far"),
        ("تعز ، ثالث أكبر مدينة في اليمن", "اليمن", "from"),
        ("في أكبر هجوم في اليمن", "اليمن", "at"),
        ("المرصد ومقره لندن", "لندن", "far"),
        ("السفير الفرنسي لدى مصر", "مصر", "far"),
        ("منطقة الجبور مقابل بلدة ميدون", "بلدة", "from"),
        ("الشركة التي يوجد مقرها في طرابلس", "طرابلس", "far"),
        ("قصف مقر الشرطة في طرابلس", "طرابلس", "at"),
        ("مما دفع الرئيس للانتقال إلى عدن", "عدن", "from"),
        ("فر السكان إلى عدن", "عدن", "from"),
        ("كانت في طريقها إلى النازحين في تعز", "تعز", "from"),
        ("وصلت المساعدات إلى النازحين في تعز", "تعز", "at"),
        ("شنته جماعات مدعومة من إيران", "إيران", "far"),
        ("المقاتلون المدعومون من تركيا", "تركيا", "far"),
        ("قصف من تركيا", "تركيا", "from"),
    ],
)
def test_roles(words: str, place: str, role: str) -> None:
    tokens = Text(words).words
    assert role_of(tokens, tokens.index(Text(place).words[0])) == role


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("أعلن الجيش الإسرائيلي، الخميس، مقتل ثلاثة من جنوده في كمين بخان يونس.", None),
        ("قصفت القوات الإسرائيلية خلال اليومين الماضيين مخيم البريج.", ("2024-02-01", "2024-02-02")),
        ("تدور اشتباكات عنيفة بين الجيش السوداني وقوات الدعم السريع في أم درمان منذ صباح أمس.", ("2024-02-02", "2024-02-02")),
        ("قتل سبعة جنود سوريين يوم الأربعاء في هجوم على حاجز قرب تدمر.", ("2024-01-31", "2024-01-31")),
        ("أعلنت مصادر محلية الأربعاء عن مقتل ستة جنود في هجوم على حاجز.", None),
        ("أعلنت كتائب القسام، الجناح العسكري لحركة حماس، الأربعاء، استهداف دبابة إسرائيلية بقذيفة.", None),
        ("أعلنت كتائب القسام أنها استهدفت الأربعاء دبابة إسرائيلية بقذيفة.", ("2024-01-31", "2024-01-31")),
        ("قتل ستة جنود في هجوم على حاجز، حسب ما أكدت الشرطة للصحيفة مساء الأربعاء.", None),
    ],
)
def test_times_of_a_clause(text: str, expected: tuple[str, str] | None) -> None:
    assert days(claims(text)[0]) == expected


def test_then_is_the_time_told_before() -> None:
    told = claims("ووقع هجوم مماثل في إدلب في آذار/مارس 2019. وقتل آنذاك خمسة جنود سوريين في انفجار عبوة ناسفة.")
    assert days(told[-1]) == ("2019-03-01", "2019-03-31")
    told = claims("ووقع هجوم مماثل في إدلب في آذار/مارس 2019. وقتل خمسة جنود سوريين في انفجار عبوة ناسفة.")
    assert days(told[-1]) is None


def test_a_count_since_a_day_is_of_its_own_clause() -> None:
    told = claims("نزح ستة آلاف مدني منذ 26 مارس 2015، كما هاجم مسلحون حاجزا للجيش في صعدة.")
    assert days(told[0]) == ("2015-03-26", "2024-02-03")
    assert days(told[-1]) is None


def test_a_toll_since_a_day_runs_to_publication() -> None:
    toll = claims("ارتفع عدد الشهداء في قطاع غزة إلى 27238 شهيدا منذ 7 أكتوبر 2023.")[0]
    assert days(toll) == ("2023-10-07", "2024-02-03")
    assert toll.scope == "cumulative"


def test_the_day_of_the_news_runs_on_but_background_does_not() -> None:
    text = "قتل خمسة مدنيين أمس في قصف مدفعي على تعز. وكان انفجار قد وقع في عدن عام 2015. وأصيب أربعة أطفال في قصف على حي الروضة."
    told = claims(text)
    assert days(told[0]) == ("2024-02-02", "2024-02-02")
    assert days(told[-1]) == ("2024-02-02", "2024-02-02")


def test_a_time_of_day_alone_is_of_the_running_day() -> None:
    told = claims("وقع انفجار في قسنطينة يوم الخميس. وسمع دوي انفجار ثان في وسط قسنطينة حوالي الساعة التاسعة مساء.")
    assert {days(claim) for claim in told} == {("2024-02-01", "2024-02-01")}


def test_the_only_day_of_a_report_runs_on_to_its_end() -> None:
    text = (
        "قتل خمسة جنود سوريين في هجوم على حاجز قرب تدمر يوم الخميس. وقال سكان إن المدينة هادئة. وتعاني البلدة من نقص المياه. "
        "ويقول التجار إن الأسعار ارتفعت. وأصيبت شاحنات عدة بأضرار. واعتقلت الشرطة سبعة أشخاص في تدمر."
    )
    assert days(claims(text)[-1]) == ("2024-02-01", "2024-02-01")


def test_a_day_told_late_holds_for_the_sentence_before() -> None:
    told = claims("قتل خمسة جنود سوريين في هجوم على حاجز قرب تدمر. واعتقل الجيش يوم الخميس ثلاثة من المهاجمين.")
    assert {days(claim) for claim in told} == {("2024-02-01", "2024-02-01")}


def test_an_event_some_days_ago_takes_no_day_of_the_news() -> None:
    told = claims("قصفت مدفعية الجيش السوري يوم الخميس بلدة سرمين. وسيطرت المعارضة قبل أيام على مدينة أريحا.")
    assert days(told[0]) == ("2024-02-01", "2024-02-01")
    assert days(told[-1]) is None


def test_a_sum_since_the_war_began_takes_the_day_that_the_report_gives() -> None:
    told = claims(
        "ارتفع عدد الشهداء في قطاع غزة إلى 27238 شهيدا منذ بدء العدوان في 7 أكتوبر 2023. وأضافت الوزارة أن 66452 شخصا أصيبوا منذ بدء العدوان."
    )
    assert {days(claim) for claim in told} == {("2023-10-07", "2024-02-03")}


def test_a_word_that_tells_no_event_may_still_tell_the_place() -> None:
    told = claims("وتجري عملية عسكرية في الفاشر. وقتل ستة مدنيين بقذائف أطلقتها قوات الدعم السريع.")
    assert "El Fasher" in names(told[-1])


def test_a_quarter_is_given_its_city_where_that_was_named_before() -> None:
    told = claims("قصفت مدفعية الجيش السوري مدينة حلب. وقتل ستة مدنيين بقذيفة سقطت في حي الصاخور.")
    assert names(told[-1]) == ["Sakhour", "Aleppo"]
    alone = claims("قتل ستة مدنيين بقذيفة سقطت في حي الصاخور. وقصفت مدفعية الجيش السوري مدينة حلب.")
    assert names(alone[0]) == ["Sakhour"]


def test_a_sum_is_of_the_land_that_the_report_is_about() -> None:
    told = claims("قالت الأمم المتحدة إن 6600 مدني قتلوا منذ 26 مارس 2015. ويعاني سكان اليمن من نقص الغذاء في اليمن.")
    assert names(told[0]) == ["Yemen"]


def test_a_date_some_days_back_is_no_running_day() -> None:
    told = claims("قصفت مدفعية الجيش السوري في 24 كانون الثاني بلدة سرمين. وقتل ثلاثة مدنيين في غارة على بلدة بنش.")
    assert [days(claim) for claim in told] == [("2024-01-24", "2024-01-24"), None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قتل خمسة مدنيين في مخيم جنين. وزار المفوض مدينة طوباس. واقتحم الجيش الإسرائيلي المخيم فجرا.", ["Jenin camp"]),
        ("قتل خمسة مدنيين في بلدة قباطية جنوب جنين. واقتحم الجيش الإسرائيلي البلدة فجرا.", ["Qabatiya", "Jenin"]),
        ("قتل خمسة مدنيين في حلب. وزار المبعوث مستشفى الرازي. وقصف الطيران السوري المدينة.", ["Aleppo"]),
        ("قتل خمسة مدنيين في حلب. وزار المبعوث مستشفى الرازي. وقصف الطيران السوري المدينة القديمة في حمص.", ["Homs"]),
    ],
)
def test_a_kind_of_place_means_the_last_one_named(text: str, expected: list[str]) -> None:
    assert names(claims(text)[-1]) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وقع انفجار في شارع السوق في جنين.", ["al-Suq Street", "Jenin"]),
        ("وقع انفجار في شارع البلدية في جنين.", ["al-Baldiya Street", "Jenin"]),
        ("وقع انفجار على طريق القوات في جنين.", ["Jenin"]),
        ("قتل ستة جنود في هجوم على حواجز في مناطق يمنية، من بينها مران وساقين، في اليمن.", ["Marran", "Saqayn", "Yemen"]),
        ("قتل ستة جنود في هجوم في ماردين (جنوب شرق تركيا) أمس.", ["Mardin", "Turkey"]),
        ("قتل ستة جنود في هجوم في ماردين (بعد زيارة لوفد في تركيا) أمس.", ["Mardin"]),
        ("قتل ثلاثة جنود في انفجار عبوة ناسفة في رفح على الحدود مع قطاع غزة.", ["Rafah"]),
        ("قتل ثلاثة جنود في انفجار عبوة ناسفة في الحديدة الواقعة على البحر الأحمر.", ["Hodeidah"]),
        ("قتل ثلاثة جنود في انفجار عبوة ناسفة على الحدود مع قطاع غزة.", ["Gaza Strip"]),
        ("قتل ثلاثة جنود في هجوم على موقع «سوق» في بيحان.", ["Bayhan"]),
        ("قتل ثلاثة جنود روس في هجوم في العاصمة الشيشانية.", []),
        ("قتل رئيس البرلمان في جوبا إثر استهداف سيارته.", ["Juba"]),
        ("انسحب الجيش الإسرائيلي من خان يونس قبل أيام، ويخشى بعض الضباط والسياسيين من اجتياح بري في رفح.", ["Khan Yunis"]),
        ("قصف الجيش الإسرائيلي منازل في خان يونس قبل أيام، إضافة إلى بلدات أخرى في محيط رفح.", ["Khan Yunis", "Rafah"]),
        ("وقال القائد علي أحمد المتحدث باسم القوات في عدن إن ستة جنود قتلوا في هجوم بأبين.", ["Abyan"]),
    ],
)
def test_places_named_besides(text: str, expected: list[str]) -> None:
    assert names(claims(text)[0]) == expected


def test_events_of_one_clause_share_what_stands_between_them() -> None:
    told = claims("قصفت المدفعية الإسرائيلية بلدة قانا، فيما نجا وزير من محاولة اغتيال في جوبا إثر استهداف سيارته.")
    assert [names(claim) for claim in told if claim.trigger.value == "نجا"] == [["Juba"]]


def test_the_only_place_of_a_report_is_that_of_all_it_tells() -> None:
    text = "قتل الجنود ستة مدنيين. وأحرقوا منازل القرويين. وقال التقرير إنه سأل ضحايا الحرب وشهودها. وأضاف أن الشهود كثر. ويقيم هؤلاء في دارفور."
    assert {tuple(names(claim)) for claim in claims(text)} == {("Darfur",)}
    assert all(names(claim) == [] for claim in claims(text + " وزار الوفد مدينة جوبا."))


def test_an_event_told_further_is_of_the_narrow_place() -> None:
    told = claims("أصيب ستة جنود أتراك في انفجار عبوة ناسفة في مدينة سروج جنوب شرقي تركيا. واعتقلت الشرطة سبعة مشتبه بهم.")
    assert names(told[0]) == ["Suruc", "Turkey"]
    assert names(told[-1]) == ["Suruc"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قصف الطيران الإسرائيلي مخيم النصيرات. #لبنان #اليمن pic.twitter.com/x", ["Nuseirat"]),
        ("قصف الطيران الإسرائيلي مخيم النصيرات #لبنان #اليمن pic.twitter.com/x", ["Nuseirat"]),
        ("قتل ستة مدنيين في قصف على #رفح وأصيب سبعة", ["Rafah"]),
        ("قصف الطيران الإسرائيلي منزلا في #رفح #الأخبار", ["Rafah"]),
    ],
)
def test_hashtags_at_the_end_of_a_post_are_no_places(text: str, expected: list[str]) -> None:
    assert names(claims(text)[0]) == expected


def test_a_day_told_late_is_not_of_an_event_elsewhere() -> None:
    told = claims("قتل خمسة جنود سوريين في هجوم على حاجز في الرستن. واعتقل الجيش يوم الخميس ثلاثة رجال في اللاذقية.")
    assert [days(claim) for claim in told] == [None, ("2024-02-01", "2024-02-01")]


def test_what_had_happened_before_takes_no_day_of_the_news() -> None:
    told = claims("قصفت مدفعية الجيش السوري يوم الخميس بلدة سرمين. وكانت المعارضة قد سيطرت على مدينة أريحا.")
    assert days(told[-1]) is None
    told = claims("قصفت مدفعية الجيش السوري يوم الخميس بلدة سرمين. وكانت البلدة هادئة حين قتل قناص ثلاثة مدنيين في أريحا.")
    assert days(told[-1]) == ("2024-02-01", "2024-02-01")


@pytest.mark.parametrize("text", [
    "قال القائد في تصريح لقناة \"المدى\" إن ستة جنود قتلوا في هجوم.",
    "قتل ستة جنود في هجوم على سوق مكتظ يوم 7 يوليو.",
    "عثر الجنود على مخيم حديث للمسلحين وقتلوا ستة منهم.",
    "قتل ستة جنود في انفجار قنبلة على طريق للسكك الحديد.",
])
def test_words_that_name_no_place(text: str) -> None:
    assert all(names(claim) == [] for claim in claims(text))


def test_a_place_after_a_common_noun_with_its_preposition_is_named_alone() -> None:
    told = claims("قتل ستة مدنيين في انفجار قنبلة في سوق ببيشاور.")
    assert names(told[0]) == ["Peshawar"]


def test_a_day_runs_on_to_no_event_elsewhere_by_others() -> None:
    told = claims("قصف الجيش السوري مدينة إدلب يوم الخميس. وخطف تنظيم داعش ثلاثة مهندسين في بغداد.")
    assert [days(claim) for claim in told] == [("2024-02-01", "2024-02-01"), None]


def test_a_sum_since_a_turn_of_things_runs_from_its_year() -> None:
    told = claims("قُتل مئات الجنود المصريين في سيناء منذ الإطاحة بالرئيس في يوليو 2013.")
    assert [days(claim) for claim in told] == [("2013-07-01", "2024-02-03")]
    assert told[0].scope == "cumulative"


def test_what_was_done_in_a_year_is_no_sum_since() -> None:
    told = claims("سيطر تنظيم داعش على مدينة الموصل في يونيو 2014.")
    assert [days(claim) for claim in told] == [("2014-06-01", "2014-06-30")]


def test_a_sum_of_a_war_is_not_of_the_quarter_told_before() -> None:
    told = claims("قتل ثلاثة في قصف على حي السلام شرق رفح. وارتفع عدد القتلى في غزة منذ السابع من أكتوبر 2023 إلى 34183.")
    assert "Hay al-Salam" in {p.value.name for p in told[0].places}
    assert [c for c in told if c.type == "Toll"]
    assert all("Hay al-Salam" not in {p.value.name for p in c.places} for c in told if c.type == "Toll")
