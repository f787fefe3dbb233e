"""Who did it to whom where the words beside the event do not name them: pronouns, relatives, tolls, events told before."""
from __future__ import annotations

import pytest

from tawatur.nouns import Claim, Document
from tawatur.reader import Reader

READER = Reader()


def claims(text: str, outlet: str | None = None) -> list[Claim]:
    return list(READER.read(Document("x", text, outlet=outlet, published="2024-02-03")).claims)


def ids(claim: Claim, field: str) -> list[str]:
    return [p.value.id for p in getattr(claim, field)]


@pytest.mark.parametrize(("text", "actors", "targets"), [
    ("السفينة التي احتجزتها طهران في مضيق هرمز أمس.", ["iran"], ["ship"]),
    ("الشبان الذين اعتقلتهم قوات الاحتلال في جنين ثلاثة.", ["idf"], ["civilians"]),
    ("ارتفع عدد ضحايا العدوان الإسرائيلي إلى 900 شهيد منذ مطلع الشهر.", ["idf"], ["people"]),
    ("ارتفع عدد المسلحين الذين قتلهم الجيش الجزائري إلى 30 منذ مطلع العام.", ["algerian-army"], ["fighters"]),
    ("هاجم الروس قرية قرب باخموت بالمدفعية.", ["russian-military"], ["settlement"]),
    ("قصفت كتائب القسام تجمعا لجنود الاحتلال قرب بيت لاهيا.", ["qassam-brigades"], ["idf"]),
])
def test_roles(text: str, actors: list[str], targets: list[str]) -> None:
    found = [(ids(c, "actors"), ids(c, "targets")) for c in claims(text)]
    assert (actors, targets) in found, found


def test_a_town_that_was_entered_is_only_where() -> None:
    assert all("settlement" not in ids(c, "targets") for c in claims("اقتحمت قوات الاحتلال مدينة طولكرم فجر اليوم."))


def test_a_fired_weapon_is_not_who_fires() -> None:
    told = claims("قالت القوات السعودية إن الصاروخ أطلق من محافظة صعدة باتجاه جازان.")
    assert all("saudi-forces" not in ids(c, "actors") for c in told)


def test_a_pronoun_means_those_named_before() -> None:
    told = claims("ردت قوات الأمن الباكستانية أمس على مسلحي طالبان وقتلت ستة منهم في وزيرستان.")
    assert any("taliban" in ids(c, "targets") for c in told)
    assert all("people" not in ids(c, "targets") for c in told)


def test_our_forces_are_those_of_the_speaker() -> None:
    told = claims("وشن تنظيم داعش هجوما قرب سرت. وقالت حكومة الوفاق الليبية إن الهجوم استهدف قواتنا أمس في مطار المدينة.")
    assert any("libyan-gna-forces" in ids(c, "targets") for c in told), [(ids(c, "actors"), ids(c, "targets")) for c in told]
