"""To whom it was done: who lost the ground, who was in what was struck, whose part of a total is told."""
from __future__ import annotations

import pytest

from tawatur.nouns import Claim, Document
from tawatur.reader import Reader

READER = Reader()


def claims(text: str) -> list[Claim]:
    return list(READER.read(Document("x", text, published="2024-02-03")).claims)


def ids(claim: Claim, field: str) -> list[str]:
    return [p.value.id for p in getattr(claim, field)]


@pytest.mark.parametrize(("text", "targets"), [
    ("استعاد الجيش السوري قاعدة عسكرية قرب تدمر من تنظيم داعش.", ["isis"]),
    ("سيطر الجيش الليبي على بلدة بن جواد التي كانت تحت سيطرة تنظيم داعش.", ["isis"]),
    ("حررت القوات العراقية ناحية البغدادي من تنظيم داعش وجبهة النصرة.", ["isis", "hts"]),
    ("سيطر الجيش السوري على قاعدة عسكرية قرب تدمر.", []),
    ("استعاد الجيش السوري مدينة تدمر في ريف حمص اليوم. وهاجم تنظيم داعش الجيش السوري قرب السخنة بالرشاشات.", ["isis"]),
])
def test_ground_is_taken_from_a_side(text: str, targets: list[str]) -> None:
    told = [c for c in claims(text) if c.subtype and "territory" in c.subtype]
    assert told
    assert ids(told[0], "targets") == targets, [(c.subtype, ids(c, "targets")) for c in claims(text)]


@pytest.mark.parametrize(("text", "targets"), [
    ("هاجم مسلحون حافلة تقل عمالا قرب كركوك.", ["vehicles", "civilians"]),
    ("قصفت الطائرات مبنى يتحصن فيه مسلحو تنظيم داعش في الرقة.", ["house", "isis"]),
    ("قصفت الطائرات قاعدة كان يستخدمها الجيش الأمريكي قرب الرطبة.", ["base", "us-military"]),
    ("قصفت الطائرات مبنى قرب مقر يتحصن فيه مسلحو تنظيم داعش في الرقة.", ["house"]),
    ("فتح مسلحون النار على حافلة وأصابوا عمالا في كركوك.", ["vehicles", "civilians"]),
    ("أطلقت المدفعية قذائف على موقعي الرمثا والسماقة.", ["position"]),
    ("سقطت صواريخ على مستوطنتي مرغليوت والمنارة.", ["settlement"]),
    ("سقطت صواريخ على مستوطنات غلاف غزة.", ["settlement"]),
    ("داهم مقاتلو الجيش الإسرائيلي منزلا في جنين. وأطلقت القوات النار على المخربين.", ["fighters"]),
    ("سيطر الجيش العراقي بمساعدة الحشد الشعبي على بلدة سنجار من تنظيم داعش.", ["isis"]),
])
def test_what_and_who_was_struck(text: str, targets: list[str]) -> None:
    assert any(ids(c, "targets") == targets for c in claims(text)), [ids(c, "targets") for c in claims(text)]


def test_a_central_building_is_no_dual() -> None:
    assert all("base" not in ids(c, "targets") for c in claims("قصفت الطائرات السوق المركزي في إدلب."))


@pytest.mark.parametrize(("text", "held"), [
    ("قتل تسعة أشخاص بينهم ثلاثة صحفيين في انفجار سيارة مفخخة في الموصل.", True),
    ("قتل تسعة من مسلحي تنظيم داعش بينهم ثلاثة انتحاريين في انفجار سيارة مفخخة في الموصل.", False),
])
def test_parts_of_a_total(text: str, held: bool) -> None:
    found = [ids(c, "targets") for c in claims(text)]
    assert any(bool({"journalists", "suicide-bomber"} & set(f)) == held for f in found), found


def test_an_attack_laid_to_a_side_is_its_own() -> None:
    told = claims("قتل جنديان تركيان في هجوم نسب إلى حزب العمال الكردستاني قرب ديار بكر.")
    assert any(ids(c, "actors") == ["pkk"] and ids(c, "targets") == ["turkish-military"] for c in told)
    told = claims("شن الجيش التركي هجوما على حزب العمال الكردستاني قرب ديار بكر.")
    assert any("pkk" in ids(c, "targets") for c in told)


@pytest.mark.parametrize(("text", "targets"), [
    ("استهدفت غارة إسرائيلية مساء أمس منزلا في رفح.", ["house"]),
    ("استهدف انفجار قوي حافلة قرب كابول.", ["vehicles"]),
    ("طال القصف المدفعي مستشفى في تعز.", ["hospital"]),
    ("استهدفت غارة إسرائيلية سهل البقاع، ودان الوزير مسؤولين في الحكومة.", []),
    ("قصفت الطائرات عجلات ومضافات لتنظيم داعش قرب الرمادي.", ["vehicles", "position", "isis"]),
    ("هاجم مسلحون مركزا للشرطة في كركوك.", ["police"]),
])
def test_the_object_of_an_attack(text: str, targets: list[str]) -> None:
    assert any(ids(c, "targets") == targets for c in claims(text)), [ids(c, "targets") for c in claims(text)]


@pytest.mark.parametrize("text", [
    "قصفت الطائرات تلالا في محيط مستشفى الشفاء.",
    "أطلق مسلحون النار على شاب شرق مخيم البريج للاجئين.",
    "أرسل الجيش السوري تعزيزات وآليات إلى ريف حماة.",
    "فجر انتحاري نفسه قرب سوق في بغداد، وقتل الانتحاري وسبعة مدنيين.",
])
def test_what_is_no_target(text: str) -> None:
    found = {i for c in claims(text) for i in ids(c, "targets")}
    assert not found & {"hospital", "displaced", "vehicles", "suicide-bomber"}, found


@pytest.mark.parametrize(("text", "targets"), [
    ("قتل تسعة أشخاص من الجيش الأفغاني في انفجار لغم قرب قندهار.", ["afghan-forces"]),
    ("قتل تسعة أشخاص من قرية قرب قندهار في انفجار لغم.", ["people"]),
    ("تعرضت دورية للجيش اللبناني لهجوم بعبوة ناسفة قرب صور، ما أدى إلى مقتل جنديين.", ["lebanese-army"]),
])
def test_whose_the_victims_are(text: str, targets: list[str]) -> None:
    assert any(ids(c, "targets") == targets for c in claims(text)), [ids(c, "targets") for c in claims(text)]


@pytest.mark.parametrize("text", [
    "تظاهر المئات في الدار البيضاء احتجاجا على ارتفاع الأسعار.",
    "خرج متظاهرون في عمان احتجاجا على القصف الإسرائيلي لبيروت.",
    "تظاهر العشرات في بيروت تضامنا مع المتهمين في القضية.",
])
def test_a_protest_about_a_matter_has_no_target(text: str) -> None:
    told = [c for c in claims(text) if c.subtype == "Peaceful protest"]
    assert told
    assert not any(c.targets for c in told), [ids(c, "targets") for c in told]


@pytest.mark.parametrize(("text", "targets"), [
    ("فجر انتحاري نفسه قرب موكب الشيخ، قائد الصحوة في كركوك.", ["vehicles"]),
    ("انفجرت عبوة ناسفة بقوة من الجيش اللبناني.", ["lebanese-army"]),
    ("اغتال مسلحون وزير الدفاع السابق في عدن.", ["officials"]),
])
def test_whom_a_blast_or_a_murder_struck(text: str, targets: list[str]) -> None:
    assert [ids(c, "targets") for c in claims(text)] == [targets]
