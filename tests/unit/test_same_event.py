"""Verbs joined by "and" that tell one attack or one raid, and whose ground was taken."""
from __future__ import annotations

from tawatur.nouns import Document, Extraction
from tawatur.reader import Reader

READER = Reader()


def read(text: str) -> Extraction:
    return READER.read(Document("t", text, published="2021-05-12"))


def test_a_raid_goes_on_in_the_town_entered() -> None:
    claims = read("اقتحمت قوات الاحتلال مدينة جنين وتمركزت في حي الجابريات وداهمت منزلين.").claims
    assert [c.subtype for c in claims] == ["Non-violent transfer of territory"]
    assert "house" in {t.value.id for t in claims[0].targets}


def test_shots_and_whom_they_hit_are_one() -> None:
    claims = read("أطلق الجنود الإسرائيليون الرصاص الحي وأصابوا شابا في مدينة نابلس.").claims
    assert len(claims) == 1
    assert [(c.value.outcome, c.value.min) for c in claims[0].counts] == [("injured", 1)]


def test_who_was_fought_for_the_ground_is_the_target() -> None:
    claims = read("سيطر الجيش السوري أمس على بلدة مورك في ريف حماة بعد معارك عنيفة مع تنظيم داعش.").claims
    assert len(claims) == 1
    assert {a.value.id for a in claims[0].actors} == {"syrian-army"}
    assert "isis" in {t.value.id for t in claims[0].targets}


def kinds_and_speakers(text: str) -> list[tuple[str | None, str | None]]:
    return [(c.subtype, c.speakers[0].value.id if c.speakers else None) for c in read(text).claims]


def test_the_attack_is_the_blast_told_before() -> None:
    text = "فجر انتحاري نفسه أمام مركز للشرطة في كابل أمس. وقالت وزارة الداخلية الأفغانية إن الهجوم أدى إلى مقتل ستة أشخاص."
    assert [kind for kind, _ in kinds_and_speakers(text)] == ["Suicide bomb", "Suicide bomb"]


def test_an_attack_elsewhere_is_not_the_blast_told_before() -> None:
    text = "فجر انتحاري نفسه أمام مركز للشرطة في كابل أمس. وقُتل ستة جنود أمس في هجوم على ثكنة للجيش الأفغاني في هرات."
    assert [kind for kind, _ in kinds_and_speakers(text)] == ["Suicide bomb", "Armed clash"]


def test_one_doer_alone_makes_no_repeat() -> None:
    claims = read("قصف الجيش الإسرائيلي مدرسة في خان يونس صباح اليوم. وقصف الجيش الإسرائيلي بالمدفعية أراضي زراعية.").claims
    assert len(claims) == 2


def test_who_fell_by_another_voice_fell_in_the_blast_told_before() -> None:
    text = "انفجرت سيارة مفخخة في سوق في بغداد أمس. وقالت وزارة الدفاع العراقية إن جنديين أصيبا."
    assert [kind for kind, _ in kinds_and_speakers(text)] == ["Remote explosive/landmine/IED"] * 2


def test_who_fell_elsewhere_fell_in_no_blast_told_before() -> None:
    text = "انفجرت سيارة مفخخة في سوق في بغداد أمس. وقالت وزارة الدفاع العراقية إن جنديين قتلا في الموصل."
    assert [kind for kind, _ in kinds_and_speakers(text)] == ["Remote explosive/landmine/IED", "Armed clash"]


def read_counts(text: str) -> list[set[tuple[str, int | None]]]:
    return [{(k.value.outcome, k.value.min) for k in c.counts} for c in read(text).claims]


def test_the_convoy_and_its_soldiers_were_hit_once() -> None:
    text = "قال الجيش السوري إن لغما انفجر بقافلة عسكرية في تدمر أمس. وأضاف الجيش أن الانفجار أصاب ثلاثة من جنوده."
    assert [kind for kind, _ in kinds_and_speakers(text)] == ["Remote explosive/landmine/IED"]


def test_what_was_done_to_another_side_is_another_event() -> None:
    text = "قصفت المدفعية التركية مقاتلي داعش في ريف حلب أمس. وقصفت المدفعية التركية مقاتلي حزب العمال الكردستاني في ريف حلب."
    assert len(read(text).claims) == 2


def test_one_more_is_no_repeat() -> None:
    first = "قصف الطيران السوري منزلا في مدينة دوما أمس. "
    assert len(read(first + "كما قصف الطيران السوري منزلا في المدينة.").claims) == 2
    assert len(read("انفجرت عبوة ناسفة في سوق في بغداد أمس. وتبعه انفجار آخر في السوق.").claims) == 2


def test_a_total_and_its_parts_are_one() -> None:
    text = "قُتل 13 شخصا في اشتباكات بين قبيلتين في ولاية الوحدة أمس. وقُتل جنديان و11 من أبناء القبيلة في الاشتباكات."
    assert len(read(text).claims) == 1


def test_figures_that_make_no_total_are_two() -> None:
    text = "قُتل 13 جنديا في اشتباكات في حلب أمس. وقُتل أربعة جنود في اشتباكات في حلب."
    assert len(read(text).claims) == 2


def test_narrow_places_of_their_own_are_two_events() -> None:
    text = "قصفت مدفعية الجيش السوري حي الكلاسة في مدينة حلب أمس. وقصفت مدفعية الجيش السوري حي الشعار في مدينة حلب."
    assert len(read(text).claims) == 2


def test_both_sides_fall_in_the_fight_told_before() -> None:
    text = "قال المرصد السوري لحقوق الإنسان إن 25 مقاتلا من المعارضة السورية قتلوا في اشتباكات في حلب أمس. وأضاف المرصد أن تسعة جنود قتلوا في الاشتباكات."
    assert len(read(text).claims) == 1
