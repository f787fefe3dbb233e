"""Which event a word names where it stands: none in a party's name or a time of day, a verb or its noun by print and company."""
from __future__ import annotations

from tawatur.lang.ar.phrases import PREPOSITIONS
from tawatur.lang.ar.verbs import Form
from tawatur.steps.scene import Scene
from tawatur.text.lexicon import Entry, Mention, kinds

_DAYS = frozenset("اليوم امس يوم هذا الجمعه السبت الاحد الاثنين الثلاثاء الاربعاء الخميس ذلك الغد غد".split())
_AGES = frozenset("يومه يومها شهره شهرها عامه عامها اسبوعه اسبوعها سنته سنتها مرحلته مرحلتها مرحله المرحله حيز".split())
_NO_VERB_AFTER = PREPOSITIONS - {"حتي", "منذ", "علي"} | {"هو", "هي", "هناك", "ثمه", "مجرد"}
_TANWIN = "\u064b"  # of the accusative

_EVENTS = kinds("trigger", "outcome")
_SIDES = kinds("party", "setting", "short")


def trigger_of(scene: Scene, mention: Mention) -> Entry | None:
    """The event that a word names, unless it is part of a party's name ("الاحتلال", "المقاومة")."""
    if not mention.any_of(_EVENTS) or mention.any_of(_SIDES):
        return None
    if mention.stop - mention.start == 1 and scene.words[mention.start].lstrip("و") == "فجر" and _dawn(scene, mention):
        return None
    entry = mention.of("trigger")
    if entry is not None and mention.of("class") is not None and entry.data.form is not None and entry.data.form.number == "d":
        return None  # "تجمعا لجنود" is no dual of a verb
    if entry is not None and entry.data.form is not None and entry.data.form.number == "d" and _nunated(scene, mention):
        return None  # "تقدّماً كبيراً"
    if entry is not None and entry.data.pos == "verb" and entry.data.form is not None and _after_governor(scene, mention, entry.data.form):
        noun = next((e for e in mention.entries if e.kind == "trigger" and e.data.pos == "noun"), None)
        return noun if noun is not None or scene.words[mention.start].startswith("ت") else entry  # تحالف, توجه: nouns of other things
    if entry is not None and entry.data.pos == "noun" and _nominative(scene, mention.stop):
        return next((e for e in mention.entries if e.kind == "trigger" and e.data.pos == "verb"), entry)
    if entry is not None and entry.id == "non-violent-transfer-of-territory" and _AGES.intersection(scene.words[mention.stop : mention.stop + 6]):
        return None  # "دخل العدوان يومه الـ201"
    return entry


def _after_governor(scene: Scene, mention: Mention, form: Form) -> bool:
    """Whether a perfect can be none where it stands: "إلى تحالف", "هناك توجه", "هو تحالف"."""
    return form.tense == "perfect" and not mention.prefix and mention.start > 0 and scene.words[mention.start - 1] in _NO_VERB_AFTER


def _nunated(scene: Scene, mention: Mention) -> bool:
    """Whether print shows the nunation of a noun at the end of a word."""
    span = scene.text.span(mention.start, mention.stop)
    return _TANWIN in scene.text.raw[span.stop - 2 : span.stop]


def _nominative(scene: Scene, at: int) -> bool:
    """Whether print shows that the noun at a token is a subject ("خطف مسلحون", "خطفهم مقاتلو"), so the word before it is its verb."""
    after = scene.mention_at(at)
    return after is not None and after.of("class") is not None and not after.prefix.strip("ال") and scene.words[at].endswith(("ون", "و"))


def _dawn(scene: Scene, mention: Mention) -> bool:
    """Whether فجر is the time of day: before a day, after a preposition of time."""
    after = scene.words[mention.stop] if mention.stop < len(scene.words) else ""
    before = scene.words[mention.start - 1] if mention.start else ""
    return after in _DAYS or before in ("منذ", "حتي", "وحتي", "عند", "قبيل", "مع", "في", "بعد", "قبل", "صلاه")
