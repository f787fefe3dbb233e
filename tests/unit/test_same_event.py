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
