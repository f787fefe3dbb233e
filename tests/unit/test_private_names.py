"""Names of private persons are masked; public persons, parties, places and what is called after a person are left alone."""
from __future__ import annotations

import itertools
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur.lang.ar.persons import given_names
from tawatur.lang.ar.private import MASK, name_spans, without_names

# The names stand between « and ».
MASKED = """
استشهد الشاب «محمد أحمد النجار» (23 عاماً) برصاص قوات الاحتلال في مخيم جنين.
أُصيبت الطِّفلة «لَيان سعيد» بشظايا في حي الزيتون.
قالت والدة الشهيد «يوسف» إن ابنها خرج صباحا.
استشهد المواطنان «خليل أبو ريا» وزوجته «سعاد» في قصف منزلهما.
وأسماء الشهداء هم: «علي حسين فضل»، و«محمد جابر»، و«زينب كامل حمود».
قتل ثلاثة مدنيين، هم «سامر الحلاق» و«نضال درويش» وابنه «كريم».
انتشلت الطواقم جثمان «رامي عوض» (31 عاما) من تحت الأنقاض.
أعلن الجيش الإسرائيلي مقتل الرقيب أول «ديفيد كوهين» في خان يونس.
واعتقلت قوات الاحتلال الأسير المحرر «إياد شاهين» من منزله في الخليل.
قُتل الصحفي «حسن العلي» في ريف إدلب.
وقالت السيدة «أم محمد» إن القصف دمر منزلها.
قتلت المزارعة «فاطمة عبد الله» برصاص مسلحين في دارفور.
شاب يدعى «مازن الفقيه» قتل برصاص قناص في تعز.
لقي «محمود سالم باوزير» وشقيقه «عمر» مصرعهما في انفجار لغم.
الطبيب «عمار الشامي» أصيب في قصف المشفى.
استهدف القصف منزل عائلة «البطنيجي» في مدينة غزة.
وُدّع في بيروت المسعف «حسين جابر» وزميله «علي قاسم».
اعتقلت الشرطة الطالبة #«نور_عبد_السلام» في الخرطوم.
وأصيب والده «سمير حداد» (56 عامًا) بجروح.
""".strip().splitlines()

LEFT_ALONE = """
قال الرئيس السوداني عبد الفتاح البرهان إن القوات تقدمت في الخرطوم.
أعلن المتحدث باسم الدفاع المدني محمود بصل انتشال الجثث.
وقال المتحدث العسكري باسم جماعة الحوثي يحيى سريع إن صاروخا أطلق.
استهدفت كتائب الشهيد عز الدين القسام دبابة في خان يونس.
قصفت كتائب أبو علي مصطفى موقعا عسكريا.
أعلنت مجموعات الشهيد عمر القاسم إطلاق صاروخ.
قصفت الطائرات محيط مستشفى كمال عدوان في بيت لاهيا.
استهدف القصف مدرسة خالد بن الوليد في مخيم النصيرات.
سقطت القذائف في شارع صلاح الدين وشارع عمر المختار.
احترق مسجد الشهيد محمد علي في القرية.
وأضاف وزير الدفاع يوآف غالانت أن العملية مستمرة.
اللواء محمد باقري زار القاعدة الجوية.
اندلعت اشتباكات في حي الشيخ رضوان ومخيم نور شمس.
أطلقت سرايا القدس صواريخ على مستوطنة نتيف هعسرا.
سيطر الجيش على بلدة خان شيخون ومدينة دير الزور.
نفذت الطائرات غارات على جبال النوبة ومحيط مطار عبد الله.
أكد رئيس الوزراء الإسرائيلي بنيامين نتنياهو استمرار الحرب.
قال الشيخ نعيم قاسم إن المقاومة سترد.
قال محمود صالح، المتحدث باسم الشرطة، إن الهجوم أُحبط.
وصل المواطنون إلى ساحة التحرير في بغداد.
أصيب طفل بجروح خطيرة قرب البلدة.
قُتل الفتى في بلدة بيتا جنوب نابلس.
أكد الأسير من سجنه أن الإضراب مستمر.
استشهد طفلان وامرأة في غارة على حي الأمل.
أفاد المسعفون بنقل المصابين إلى المستشفى.
نقل الجريح المصاب بجروح خطيرة إلى المستشفى.
نزحت مئات العائلات الهاربة من القصف.
قتلت عائلة كاملة في قصف على رفح.
رفعت القوات العراقية حالة التأهب في صلاح الدين.
كانت البلاد في حاجة ماسة إلى السلام.
""".strip().splitlines()


@pytest.mark.parametrize("marked", MASKED)
def test_a_private_person_is_masked_and_nothing_else(marked: str) -> None:
    plain = marked.replace("«", "").replace("»", "")
    wanted = re.sub("«[^»]*»", MASK, marked)
    assert without_names(plain) == wanted


@pytest.mark.parametrize("words", LEFT_ALONE)
def test_all_else_is_left_alone(words: str) -> None:
    assert without_names(words) == words


@given(st.text(alphabet="محمدأعليشابوال يسطفةني،(1)عام_#»ً\n", max_size=60))
@settings(max_examples=200, deadline=None)
def test_masking_is_done_once_and_leaves_what_it_does_not_mask(words: str) -> None:
    spans = list(name_spans(words))
    assert all(start < stop for start, stop in spans)
    assert all(before[1] <= after[0] for before, after in itertools.pairwise(spans))
    once = without_names(words)
    kept = [words[a:b] for a, b in zip([0, *(stop for _, stop in spans)], [*(start for start, _ in spans), len(words)], strict=True)]
    assert once == MASK.join(kept)


def test_given_names_are_each_listed_once() -> None:
    from tawatur.lang.ar.vocabulary import rows

    names = [name for name, _ in rows("given_names.tsv")]
    assert len(names) == len(set(names))
    assert len(given_names()) > 500
