"""Who is read as the speaker of a sentence, and where a voice begins and ends (src/tawatur/lang/ar/voices.py)."""
from __future__ import annotations

from functools import cache

import pytest

from tawatur.lang.ar.phrases import PhraseReader
from tawatur.lang.ar.quotes import quotations
from tawatur.lang.ar.vocabulary import load_lexicon
from tawatur.lang.ar.voices import VoiceReader, Voices
from tawatur.nouns import Document
from tawatur.steps.context import Context
from tawatur.steps.scene import Scene
from tawatur.text.tokens import Text


@cache
def voices_of(body: str) -> tuple[Text, Voices]:
    text = Text(body)
    scene = Scene(Document("v", body), text, load_lexicon().scan(text.words), [], [])
    context = Context(country="EG")
    return text, VoiceReader(scene, PhraseReader(scene, context).read()).read()


def speakers_at(body: str, word: str) -> list[str]:
    """The ids of the chain over the last printing of a word, innermost first."""
    text, voices = voices_of(body)
    spot = body.rindex(word)
    token = next(i for i, stop in enumerate(text.stops) if text.origins.origin(stop - 1) >= spot)
    voice = voices.at(token)
    return [s.id for s in voice.chain] if voice is not None else []


@pytest.mark.parametrize(("body", "word", "chain"), [
    ("أعلن الجيش المصري مقتل ثلاثة مسلحين.", "مقتل", ["egyptian-army"]),
    ("الكرملين بعيد. سرايا القدس أكدت أن مقاتليها قصفوا الموقع.", "قصفوا", ["saraya-al-quds"]),
    ("قال المتحدث باسم حركة طالبان، ذبيح الله مجاهد، في مؤتمر صحفي إن القصف توقف.", "القصف", ["taliban"]),
    ("نقلت وكالة رويترز عن مصدر أمني قوله إن انفجارا وقع.", "انفجارا", ["security-sources", "reuters"]),
    ("وقال شاهد عيان لوكالة رويترز إن انفجارا وقع.", "انفجارا", ["witnesses", "reuters"]),
    ("سقط خمسة قتلى في القصف، بحسب المرصد السوري لحقوق الإنسان.", "قتلى", ["sohr"]),
    ("نفت أنقرة أن تكون قواتها قصفت القرية.", "قصفت", ["turkey"]),
    ("وأفاد مصدر في الجيش اللبناني بأن القصف توقف.", "القصف", ["military-source"]),
    ("وقالت مراسلة بي بي سي إن القصف توقف.", "القصف", ["bbc"]),
    ("قال مسؤولون وسكان إن القصف توقف.", "القصف", ["officials-source", "witnesses"]),
    ("قال سامر الحموري، المتحدث باسم حركة حماس، إن القصف توقف. وأضاف الحموري أن جنديا قتل.", "قتل", ["hamas"]),
    ("قال حزب الله إن القصف توقف. وأشار إلى مقتل جندي.", "مقتل", ["hezbollah"]),
    ("قال حزب الله إن القصف توقف، مضيفا أن جنديا قتل.", "قتل", ["hezbollah"]),
    ("قال حزب الله: «توقف القصف. قتل جندي واحد».", "قتل", ["hezbollah"]),
    ("حملت قطر إسرائيل المسؤولية عن مقتل الصحفي.", "مقتل", ["qatar"]),
    ("سرايا القدس: قصفنا تجمعا للجنود.", "قصفنا", ["saraya-al-quds"]),
    ("أفاد مراسل رويترز بقصف. وأشار مراسلنا إلى مقتل جندي.", "مقتل", ["reuters"]),
    ("قالت حركة حماس إن القصف توقف. وأضافت المصادر ذاتها أن جنديا قتل.", "قتل", ["hamas"]),
    ("قالت حركة حماس إن القصف توقف. وأورد ذات البلاغ أن جنديا قتل.", "قتل", ["hamas"]),
    ("نقلت وكالة رويترز عن مراسل لها أن جنديا قتل.", "قتل", ["reuters", "reuters"]),
    ("نقلت الصحيفة عن مواقع سورية معارضة أن جنديا قتل.", "قتل", ["media", "media"]),
    ("قتل جندي في هجوم على مركز، كما أعلنت الشرطة المصرية.", "قتل", ["egyptian-police"]),
    ("قتل جندي في هجوم على مركز، كما ذكر الجيش المصري صباح اليوم، موضحا أن الهجوم انتهى.", "الهجوم", ["egyptian-army"]),
    ("وقع ذلك بعد إعلان الجيش المصري مقتل جندي.", "مقتل", ["egyptian-army"]),
    ("نفت حماس مزاعم الجيش المصري بمقتل جندي.", "مقتل", ["egyptian-army"]),
    ("نعت حركة حماس جنديا قتل أمس.", "قتل", ["hamas"]),
    ("سرايا القدس تنشر مقطع فيديو يوثق مقتل جندي.", "مقتل", ["saraya-al-quds"]),
    ("أكد قائد القوات الجوية المصرية سامر الحموري خبر القصف. وأضاف الحموري أن جنديا قتل.", "قتل", ["egyptian-army"]),
    ("قال الجيش المصري إن القصف توقف. وقال لـ«الشرق الأوسط»: «قتل جندي».", "قتل", ["egyptian-army"]),
    ("قال الجيش المصري إن القصف توقف. وأضاف، خلال اللقاء، أن جنديا قتل.", "قتل", ["egyptian-army"]),
    ("قال حزب الله في بيان نشرته وكالة رويترز إن جنديا قتل.", "قتل", ["hezbollah", "reuters"]),
    ("قالت مصادر صحفية لوكالة الأنباء الألمانية (د.ب.أ)، إن جنديا قتل.", "قتل", ["media", "dpa"]),
    ("قالت مصادر يمنية محلية إن جنديا قتل.", "قتل", ["local-sources"]),
    ("قالت مصادر تابعة لحركة حماس إن جنديا قتل.", "قتل", ["hamas"]),
    ("قالت وسائل إعلام مقربة من حزب الله إن جنديا قتل.", "قتل", ["media"]),
    ("قالت تقارير الأمم المتحدة إن جنديا قتل.", "قتل", ["un"]),
    ("أكد مصدر من أهالي الحي أن جنديا قتل.", "قتل", ["witnesses"]),
    ("قتل جندي بحسب شريط فيديو.", "قتل", ["media"]),
    ("وردا على أسئلة وكالة رويترز، قال مسؤول محلي إن جنديا قتل.", "قتل", ["officials-source"]),
    ("#سرايا_القدس تنشر مشاهد من مقتل جندي.", "مقتل", ["saraya-al-quds"]),
    ('القصف مستمر.\n"مقتل جندي في قصف على خان يونس" مراسل رويترز في المدينة', "مقتل", ["reuters"]),
    ("قال مسؤول الشرطة المصرية سامر الحموري إن جنديا قتل.", "قتل", ["egyptian-police"]),
    ("استنكر مجمع اللغة في المدينة، مقتل جندي.", "مقتل", ["unnamed-speaker"]),
    ("نددت رابطة الصحافة بمقتل جندي.", "مقتل", ["unnamed-speaker"]),
    ("قال مدير شرطة بيشاور إن جنديا قتل.", "قتل", ["pakistani-forces"]),
    ("قال ضابط في الجيش المصري إن جنديا قتل.", "قتل", ["military-source"]),
    ("قال مصدر في المقاومة الشعبية إن جنديا قتل.", "قتل", ["yemeni-government-forces"]),
    # whose words another reports, rumours, and by whom it is told after an impersonal verb or in a sentence of its own
    ("ذكرت هيئة الإذاعة الرسمية عن مصدر عسكري قوله إن القصف توقف.", "القصف", ["military-source", "media"]),
    ("وتواردت أنباء عن مقتل خمسة في البلدة.", "مقتل", ["media"]),
    ("يذكر أن خمسة قتلوا في انفجار، وفق ما نشرته وسائل الإعلام.", "انفجار", ["media"]),
    ("قتل خمسة في قصف البلدة أمس. وفقا لوكالة رويترز.", "قصف", ["reuters"]),
    ("نزح آلاف من حلب، حسب المرصد السوري لحقوق الإنسان من جانبها، أعلنت الأمم المتحدة أنها أوقفت المساعدات.", "نزح", ["sohr"]),
    # the subject of a joined verb is that of its sentence; a ministry after its state; enemies of a side
    ("قال شاهد إن النار أطلقت. وكان الجيش المصري قد بدأ عملية في سيناء، وقال إنه قتل عشرة.", "قتل", ["egyptian-army"]),
    ("أعلنت روسيا تقدم قواتها في أوكرانيا. وقالت وزارة الدفاع إنها قصفت خاركيف.", "قصفت", ["russian-military"]),
    ("مصادر بفصائل تعارض الحوثيين تحدثت عن قصف في مأرب.", "قصف", ["sources"]),
    ("قال ناج \"كنت في البيت\". \"ثم جاء القصف علينا\".", "القصف", ["witnesses"]),
    ("ذكر مصدر أمني طالبا عدم كشف هويته أنه سمع القصف.", "القصف", ["security-sources"]),
    ("قتل 80 في المعارك، بحسب حصيلة جديدة للمرصد السوري لحقوق الإنسان.", "المعارك", ["sohr"]),
    ("أعلن الجيش المصري القصف. كما أكد تمكن قواته من إسقاط مسيرة.", "إسقاط", ["egyptian-army"]),
    ("قال المتحدث باسم حركة حماس أبو خالد إن القصف توقف. ونفى أبو خالد مقتل جندي.", "مقتل", ["hamas"]),
    ("قالت حركة حماس إن القصف توقف. وقتل جندي، بحسب تعبيرها.", "قتل", ["hamas"]),
    ("قال المتحدث باسم حركة حماس سامي عبد الرحمن إن القصف توقف. ونفى عبد الرحمن مقتل جندي.", "مقتل", ["hamas"]),
])
def test_speaker(body: str, word: str, chain: list[str]) -> None:
    assert speakers_at(body, word) == chain


@pytest.mark.parametrize(("body", "word"), [
    ("قال حزب الله إن القصف توقف. وقتل جندي في البلدة.", "وقتل"),
    ("قال حزب الله: «توقف القصف». وقتل جندي في البلدة.", "وقتل"),
    ("قال حزب الله إن القصف توقف. يذكر أن جنديا قتل أمس.", "قتل"),
    ("نشر الجيش المصري قواته قرب الحدود بعد مقتل جندي.", "مقتل"),
    ("جاء إعلان الجيش المصري انتهاء العملية بعد مقتل جندي.", "مقتل"),
    ('القصف مستمر.\n"مقتل جندي في قصف على خان يونس" ووصل مراسل رويترز إلى المدينة', "مقتل"),
    ("قتل جندي وفق خطط متقنة، ثم انسحب المسلحون.", "قتل"),
    ("ارتفع عدد القتلى وفقا لآخر إحصائية إلى عشرة.", "القتلى"),
    ("تلا ذلك الإعلان عن مقتل جندي.", "مقتل"),
    ("قدر عدد المواطنين في المحافظة بنحو ألف، وقتل خمسة.", "قتل"),
    ("قال الجيش المصري إن الوضع هادئ، وفي الأثناء، ارتفع عدد القتلى.", "القتلى"),
    ("تبنى تنظيم داعش الهجوم على السوق وقد أوقع عشرة قتلى.", "أوقع"),
    ("قالت حماس إن القصف توقف. وانسحب التنظيم الذي أعلن مقتل جندي.", "مقتل"),
])
def test_outlet_speaks_for_itself(body: str, word: str) -> None:
    assert speakers_at(body, word) == []


def test_accusation_is_marked_as_alleged() -> None:
    _, voices = voices_of("زعم الجيش المصري أنه قتل مسلحا.")
    assert [v.stance for v in voices] == ["alleges"]


def test_two_way_marks_pair_by_the_blank_beside_them() -> None:
    text = Text('قال "القصف توقف" ثم أضاف "لا قتلى" ومضى')
    assert [text.quote(a, b) for a, b in quotations(text).items()] == ["القصف توقف", "لا قتلى"]


def test_a_mark_never_closed_quotes_nothing() -> None:
    assert quotations(Text('قال "القصف توقف')) == {}
