"""Reports in other languages are named; Arabic ones, however written, are not."""
from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.lang.detect import foreign


@pytest.mark.parametrize(("text", "name"), [
    ("به گزارش خبرگزاری، ارتش اعلام کرد که این حمله در شهر انجام شد", "Persian"),
    ("پولیس کے مطابق دھماکے میں دس افراد ہلاک ہوئے ہیں", "Urdu"),
    ("د پوليسو په وينا په چاودنه کې لس تنه وژل شوي دي", "Pashto"),
    ("سوپا لە شارەکە هێرشی کرد بۆ سەر گوندەکان", "Kurdish"),
    ("הצבא הודיע כי תקף את העיר אתמול", "Hebrew"),
    ("The army said that it struck the town", "English"),
    ("L'armée a frappé la ville dans la nuit", "French"),
    ("Ordu bu sabah bir saldırı düzenledi ve çok sayıda kişi öldü", "Turkish"),
    ("Армия нанесла удар по городу и отошла", "Russian"),
    ("軍は昨日の夜に町を攻撃した。そして十二人が死亡した。", "Japanese"),
])
def test_a_foreign_report_is_named(text: str, name: str) -> None:
    assert foreign(text) == name


@pytest.mark.parametrize("text", [
    "قصف الجيش أطراف البلدة",
    "كتائب القسام تستهدف آلية",
    "قصفت طائرات على الحدود",
    "قـصـف الجـيـش أطراف البلدة الآن",
    "اعلنت وزاره الصحه فی غزه عن ارتقاء شهداء",
    "قالت United Nations Relief and Works Agency إن الغارات مستمرة على غزة منذ الفجر",
    "اليوم صار قصف ع المخيم والناس كلها بالشارع",
    "٢١ شهيدا", "123", "", "Hamas", "😀😀😀",
])
def test_arabic_and_what_is_too_little_pass(text: str) -> None:
    assert foreign(text) is None


@given(st.text())
def test_any_text_is_taken(text: str) -> None:
    assert foreign(text) is None or foreign(text)
