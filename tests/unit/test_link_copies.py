"""Republished copy: which texts are one text, and which only tell one thing."""
from __future__ import annotations

import builtins
from typing import Any

import pytest

from tawatur.errors import NoLinker
from tawatur.link import copies as module
from tawatur.link.copies import copies

AGENCY = (
    "أفاد مراسل الوكالة بأن طائرات حربية شنت فجر اليوم سلسلة غارات على أطراف بلدة المنصورة الواقعة شمال النهر، ما أدى إلى تدمير جسر "
    "ومستودع للحبوب ومقتل أربعة أشخاص، في حين قال سكان إن القصف استمر نحو ساعة وإن فرق الإسعاف وصلت بعد توقفه، وأضافوا أن الكهرباء انقطعت عن البلدة."
)
OTHER = (
    "قال ناطق باسم الدفاع المدني إن أربعة أشخاص قتلوا حين أغارت طائرات حربية على بلدة المنصورة قبيل شروق الشمس، وأوضح أن رجاله انتشلوا الجثث من تحت "
    "أنقاض مستودع وأن جسرا قريبا لم يعد صالحا للعبور، ولم يعرف بعد لمن تعود تلك الطائرات التي شوهدت فوق المنطقة منذ مساء أمس."
)
SHORT = "قتل أربعة أشخاص في غارة على المنصورة."


def test_a_text_is_a_copy_of_the_first_that_has_it() -> None:
    assert copies([AGENCY, OTHER, AGENCY, OTHER]) == [0, 1, 0, 1]


@pytest.mark.parametrize(
    "edited",
    [
        "عاجل: " + AGENCY, AGENCY + " انتهى.", AGENCY.replace("فجر اليوم", "فجر الأحد"), AGENCY.replace("أ", "ا"),  # a lead, a word, another hand
        AGENCY.rpartition("، وأضافوا")[0], AGENCY + " " + " ".join(OTHER.split()[-15:]),
    ],
)
def test_an_edited_text_is_still_a_copy(edited: str) -> None:
    assert copies([AGENCY, edited]) == copies([edited, AGENCY]) == [0, 0]


def test_a_longer_report_that_holds_an_agencys_text_carries_it_on() -> None:
    assert copies([f"{OTHER} {AGENCY}", AGENCY]) == [0, 0]


def test_two_reports_of_one_event_are_no_copies() -> None:
    assert copies([AGENCY, OTHER]) == [0, 1]


def test_short_texts_are_copies_only_where_all_words_are_the_same() -> None:
    assert copies([SHORT, SHORT.replace("أربعة", "خمسة"), "قتل اربعة أشخاصٍ في غارة على المنصورة", SHORT + " " + AGENCY]) == [0, 1, 0, 3]


def test_no_text() -> None:
    assert copies([]) == []
    assert copies([AGENCY, "", "  "])[0] == 0


def test_without_the_library_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    module._marks.cache_clear()
    real = builtins.__import__

    def without(name: str, *args: Any, **more: Any) -> Any:
        if name.startswith("datasketch"):
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        return real(name, *args, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(NoLinker, match=r"tawatur\[link\]"):
        copies([AGENCY, OTHER])
