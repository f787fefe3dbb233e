"""Who did it to whom: subjects, objects, passives, shared and unnamed subjects."""
from __future__ import annotations

import pytest

from tawatur.lang.ar.agreement import follows, gender, refers
from tawatur.lang.ar.doers import bystanders
from tawatur.nouns import Claim, Document
from tawatur.reader import Reader

READER = Reader()


def claims(text: str) -> tuple[Claim, ...]:
    return READER.read(Document("x", text, published="2024-03-05")).claims


def roles(text: str, trigger: str) -> tuple[list[str], list[str]]:
    """Actors and targets of the claim whose trigger holds a word."""
    claim = next(c for c in claims(text) if trigger in c.trigger.value)
    return [a.value.id for a in claim.actors], [t.value.id for t in claim.targets]


@pytest.mark.parametrize(("text", "trigger", "actors", "targets"), [
    ("قصفت القوات الروسية مستشفى في إدلب.", "قصفت", ["russian-military"], ["hospital"]),
    ("القوات الروسية قصفت مستشفى في إدلب.", "قصفت", ["russian-military"], ["hospital"]),
    ("اعتقلت قوات الاحتلال شابا وفتاة وأطفالا من سلوان قرب القدس.", "اعتقلت", ["idf"], ["civilians", "women", "children"]),
    ("قوات الاحتلال اعتقلت، منذ مساء الجمعة، 12 فلسطينيا في جنين.", "اعتقلت", ["idf"], ["people"]),
    ("أحرق محتجون سيارات في ضاحية قرب بيروت.", "أحرق", ["protesters"], ["vehicles"]),
    ("دخلت قوات الاحتلال بلدة سلواد وهدمت منازل.", "هدمت", ["idf"], ["house"]),
    ("أعلنت كتائب القسام دك مقر قيادة في محور نتساريم بقذائف الهاون.", "دك", ["qassam-brigades"], ["base"]),
    ("أعلن حزب الله أنه استهدف ثكنة زرعيت بالصواريخ.", "استهدف", ["hezbollah"], ["base"]),
    ("أكد حزب الله استهدافه ثكنة زرعيت بالصواريخ.", "استهدافه", ["hezbollah"], ["base"]),
    ("اتهمت الحكومة اليمنية الحوثيين بقصف مستشفى في تعز.", "قصف", ["houthis"], ["hospital"]),
    ("تعرضت مدرسة في تعز لقصف من الحوثيين.", "قصف", ["houthis"], ["school"]),
    ("شن الجيش السوداني غارات على سوق في نيالا.", "غارات", ["saf"], ["market"]),
    ("غارة شنها الجيش السوداني على سوق في نيالا.", "غارة", ["saf"], ["market"]),
    ("تدمير الجيش الإسرائيلي منازل في رفح.", "تدمير", ["idf"], ["house"]),
    ("هاجم مسلحون حاجزا للجيش في الأنبار.", "هاجم", ["unknown-gunmen"], ["checkpoint"]),
    ("استهدفت مدفعية الجيش السوداني سوقا في الفاشر.", "استهدفت", ["saf"], ["market"]),
    ("أصيب ثلاثة عمال في غارة روسية على سوق في إدلب.", "غارة", ["russian-military"], ["market"]),
    ("قتل شرطيان في قصف تركي لمدرسة في عفرين.", "قصف", ["turkish-military"], ["school"]),
    ("بدأت القوات العراقية باقتحام قاعدة القيارة.", "باقتحام", ["iraqi-army"], ["base"]),
    ("استهدفت غارات شنها الجيش السوداني سوقا في نيالا.", "غارات", ["saf"], ["market"]),
    ("أدى قصف للجيش السوداني إلى تدمير مدرسة في نيالا.", "قصف", ["saf"], ["school"]),
    ("استهداف مطار أبها بصاروخ حوثي.", "استهداف", ["houthis"], ["airport"]),
    ("مقتل جندي سعودي بقذيفة حوثية في جازان.", "مقتل", ["houthis"], ["saudi-forces"]),
    ("استهدفت عبوة ناسفة دورية للجيش العراقي في الموصل.", "استهدفت", [], ["iraqi-army"]),
    ("انفجار عبوة ناسفة بدورية للجيش العراقي في الموصل.", "انفجار", [], ["iraqi-army"]),
    ("انفجرت عبوة ناسفة زرعها مسلحون قرب مدرسة في الموصل.", "انفجرت", ["unknown-gunmen"], ["school"]),
    ("أسقطت الدفاعات الجوية الروسية مسيرة أوكرانية فوق القرم.", "أسقطت", ["russian-military"], ["aircraft"]),
    ("قالت كتائب القسام: استهدف مجاهدونا دبابة إسرائيلية في رفح.", "استهدف", ["qassam-brigades"], ["vehicles"]),
    ("سقط صاروخ روسي على مستشفى في خاركيف.", "سقط", ["russian-military"], ["hospital"]),
    ("تصدت القوات السعودية لهجوم شنه الحوثيون على جازان.", "تصدت", ["saudi-forces"], ["houthis"]),
    ("تواصل القوات السعودية صد هجوم الحوثيين على جازان.", "صد", ["saudi-forces"], ["houthis"]),
    ("أحرز الجيش السوداني تقدما على حساب قوات الدعم السريع في أم درمان.", "أحرز", ["saf"], ["rsf"]),
    ("أصيب شرطي مصري برصاص مسلحين في العريش.", "برصاص", ["unknown-gunmen"], ["egyptian-police"]),
    ("قصفت القوات الروسية مدرسة تؤوي نازحين في خاركيف.", "قصفت", ["russian-military"], ["school", "displaced"]),
    ("حاصرت قوات الاحتلال مجمع ناصر الطبي في خان يونس.", "حاصرت", ["idf"], ["hospital"]),
    ("اغتال الجيش الإسرائيلي إسماعيل هنية في بيروت.", "اغتال", ["idf"], ["hamas"]),
    ("اعتقل الجيش الإسرائيلي القيادي في حماس حسن يوسف في رام الله.", "اعتقل", ["idf"], ["hamas"]),
    ("أصيب ثلاثة في منزل قصفه الجيش السوداني في نيالا.", "قصفه", ["saf"], ["house"]),
    ("قتل جندي في انفجار لغم زرعه الحوثيون في مأرب.", "انفجار", ["houthis"], []),
    ("شنت الطائرات الأمريكية والبريطانية غارات على ميناء الحديدة.", "غارات", ["us-military", "uk-forces"], []),
    ("قال متحدث عسكري إسرائيلي إن الجيش قصف مواقع لحزب الله في جنوب لبنان.", "قصف", ["idf"], ["position"]),
    ("قال متحدث باسم حزب الله إن الجيش اللبناني قصف موقعا في جنوب لبنان.", "قصف", ["lebanese-army"], ["position"]),
    ("شن طيران الاحتلال غارات على حي الزيتون، وعلى مدرسة في شارع الوحدة في غزة.", "غارات", ["idf"], ["school"]),
    ("قالت موسكو إن القوات الروسية \"صدت ثلاث هجمات شنتها القوات المسلحة الأوكرانية في لوغانسك\".", "صدت", ["russian-military"], ["ukraine"]),
    ("استهدفت سرايا القدس، الجناح العسكري لحركة الجهاد الإسلامي، أمس، ثكنة زرعيت بالصواريخ.", "استهدفت", ["saraya-al-quds"], ["base"]),
    ("طرد الجيش العراقي تنظيم داعش من بلدة هيت.", "طرد", ["iraqi-army"], ["isis"]),
    ("بعد طرد تنظيم داعش من بلدة هيت دخلتها القوات العراقية.", "طرد", ["iraqi-army"], ["isis"]),
    ("شرع الجيش السوداني في قصف سوق نيالا.", "قصف", ["saf"], ["market"]),
    ("ألقت طائرة تابعة للجيش السوداني قنابل على مدرسة في كادقلي.", "ألقت", ["saf"], ["school"]),
    ("سيطرت القوات العراقية بمساندة الحشد الشعبي على بلدة تلعفر.", "سيطرت", ["iraqi-army", "pmf"], []),
    ("الجيش اليمني بدعم جوي من التحالف العربي هاجم موقعا للحوثيين في مأرب.", "هاجم", ["yemeni-government-forces", "saudi-led-coalition"], ["position"]),
    ("اقتحم مستوطنون تحت حماية الشرطة الإسرائيلية المسجد الأقصى.", "اقتحم", ["israeli-settlers", "israeli-police"], ["mosque"]),
    ("هاجم مسلحون مقرا يضم ناشطين من أجل مساعدة الجيش السوداني في الخرطوم.", "هاجم", ["unknown-gunmen"], ["base"]),
])
def test_who_and_whom(text: str, trigger: str, actors: list[str], targets: list[str]) -> None:
    found_actors, found_targets = roles(text, trigger)
    assert found_actors == actors
    assert set(targets) <= set(found_targets)


@pytest.mark.parametrize("text", [
    "اندلعت اشتباكات بين حركة الشباب والجيش الصومالي في كيسمايو أسفرت عن قتلى.",
    "خاض مقاتلو حركة الشباب معارك مع الجيش الصومالي في كيسمايو.",
])
def test_the_sides_of_a_clash_act_and_suffer_nothing(text: str) -> None:
    claim = next(c for c in claims(text) if c.type == "Battles")
    assert {a.value.id for a in claim.actors} == {"al-shabaab", "somali-forces"}
    assert not claim.targets


def test_a_lone_noun_with_a_verb_of_killing_is_the_victim() -> None:
    text = "قتل خمسة جنود أتراك في هجوم لحزب العمال الكردستاني في هكاري."
    claim = claims(text)[0]
    assert [a.value.id for a in claim.actors] == ["pkk"]
    assert [t.value.id for t in claim.targets] == ["turkish-military"]


def test_who_tells_of_a_strike_did_not_make_it() -> None:
    for text in ("وثق المرصد السوري لحقوق الإنسان قصف مدرسة في إدلب.", "(CNN) -- فجر انتحاري سيارة مفخخة في كابول."):
        assert all(a.value.id not in bystanders() for c in claims(text) for a in c.actors)


def test_hospitals_and_watchers_take_no_part() -> None:
    assert {"sohr", "gaza-health-ministry", "icrc", "bbc"} <= bystanders()
    assert not {"idf", "hamas", "unifil", "nato", "houthis", "police"} & bystanders()


def test_agreement_tells_subject_from_object() -> None:
    from tawatur.lang.ar.phrase import Phrase
    from tawatur.lang.ar.verbs import Form
    from tawatur.text.lexicon import Listing, Mention

    words = ["القوات", "الجيش"]
    forces, army = (Phrase("party", "x", Mention(at, at + 1, Listing(()), "", "", False)) for at in (0, 1))
    she, he, they = Form("", "perfect", 3, "f", "s", None), Form("", "perfect", 3, "m", "s", None), Form("", "perfect", 3, "m", "p", None)
    assert (gender(forces, words), gender(army, words)) == ("f", "m")
    assert follows(she, forces, words)
    assert not follows(he, forces, words)
    assert follows(he, army, words)
    assert not follows(she, army, words)
    assert not follows(they, army, words), "a verb before its subject is singular"
    assert refers(she, [forces], words)
    assert not refers(she, [army], words)
    assert refers(they, [forces, army], words)
