"""What a reader does not see changes nothing: marks, tatweel, direction marks, and letters in presentation forms."""
from __future__ import annotations

import random
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur import Document, Reader
from tawatur.nouns import Claim

READER = Reader()
SENTENCES = (
    "أعلنت وزارة الصحة مقتل ثلاثة مدنيين وإصابة أكثر من 20 آخرين في قصف مدفعي على سوق في مدينة الفاشر صباح الثلاثاء.",
    "وقال المتحدث باسم الجيش الإسرائيلي إن طائرة مسيرة استهدفت سيارة في بلدة الناقورة جنوبي لبنان أمس الجمعة.",
    "قتلت قوات الدعم السريع 12 شخصاً في هجوم على قرية بولاية الجزيرة، بحسب لجنة أطباء السودان.",
    "اندلعت اشتباكات بين الجيش السوري وفصائل المعارضة السورية في محيط بلدة كفرنبل، ما أدى إلى تدمير دبابتين.",
    "نفت جماعة الحوثي استهداف سفينة في البحر الأحمر، واتهمت التحالف العربي بشن غارتين على محافظة صعدة.",
    "خرج مئات المتظاهرين في مدينة الناصرية، واعتقلت الشرطة العراقية ثمانية أشخاص.",
)
UNSEEN = "\u0651\u0652\u06df"  # shadda, sukun, a mark of recitation; damma and tanwin are read, they tell who and how many
TURNS = "\u200e\u200f\u061c\u202b\u202c\u2067\u2069\u200b\ufeff"
JOINING = frozenset("بتثجحخسشصضطظعغفقكلمنهيئ")
FORMS: dict[str, str] = {}
for code in (*range(0xFB50, 0xFC00), *range(0xFE70, 0xFEFD)):
    plain = unicodedata.normalize("NFKC", chr(code))
    if len(plain) == 1 and unicodedata.category(chr(code)) == "Lo":
        FORMS[plain] = FORMS.get(plain, "") + chr(code)


def disguised(text: str, how: str, chance: random.Random) -> tuple[str, list[int]]:
    """The text as a writer might hide it, and for each of its characters the place of the one it was before."""
    out: list[str] = []
    origins: list[int] = []
    for place, letter in enumerate(text):
        joins = letter in JOINING and "\u0621" <= text[place + 1] <= "\u064a"
        before, after, shown = "", "", letter
        if chance.random() < 0.3:
            if how == "marks" and letter.isalpha() and unicodedata.combining(text[place + 1]) == 0:
                after = chance.choice(UNSEEN)
            elif how == "tatweel" and joins:
                after = "ـ" * chance.randint(1, 3)
            elif how == "turns" and text[place - 1 : place] in ("", " "):
                before = chance.choice(TURNS)
            elif how == "forms":
                shown = chance.choice(FORMS.get(letter, letter))
        out.append(before + shown + after)
        origins += [place] * len(out[-1])
    return "".join(out), origins


def told(claim: Claim) -> tuple[object, ...]:
    """What a claim says, but for how its words are spelled."""
    parties = [[(f.value.id) for f in getattr(claim, field)] for field in ("actors", "targets", "speakers")]
    counts = [(f.value.outcome, f.value.who, f.value.min, f.value.max) for f in claim.counts]
    time = claim.time and (claim.time.value.start, claim.time.value.stop, claim.time.value.grain)
    return (claim.type, claim.subtype, claim.modality, claim.scope, claim.stance, parties, [f.value.name for f in claim.places],
            [f.value.kind for f in claim.weapons], counts, time)


def claims_of(text: str) -> tuple[Claim, ...]:
    extraction = READER.read(Document("x", text, published="2024-02-03", lang="ar"))
    assert extraction.problems == ()
    return extraction.claims


@pytest.mark.parametrize("text", SENTENCES, ids=range(len(SENTENCES)))
def test_each_sentence_tells_something(text: str) -> None:
    assert any(claim.actors or claim.targets for claim in claims_of(text))


@given(st.sampled_from(SENTENCES), st.sampled_from(("marks", "tatweel", "turns", "forms")), st.randoms(use_true_random=False))
@settings(max_examples=120, deadline=None)
def test_a_disguise_changes_no_claim(text: str, how: str, chance: random.Random) -> None:
    hidden, origins = disguised(text, how, chance)
    plain, found = claims_of(text), claims_of(hidden)
    assert [told(claim) for claim in found] == [told(claim) for claim in plain]
    for before, after in zip(plain, found, strict=True):
        assert origins[after.trigger.span.start] == before.trigger.span.start
        assert origins[after.trigger.span.stop - 1] == before.trigger.span.stop - 1
        assert after.evidence.value == hidden[after.evidence.span.start : after.evidence.span.stop]
