"""Pairs of sides, templates of sentences, and the comparison of a reading with that of its mirror image.

A template names the sides by slots; reading it for (A, B) and for (B, A) must give the same claims with the sides swapped.
Slots: `{A}` the name, `{A.g}` its genitive, `{masculine|feminine:A}` a verb in the gender of the name.
"""
from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from tawatur.nouns import Claim, Document
from tawatur.reader import Reader

PUBLISHED = "2024-02-03"
# Who holds the country by right says which of the two it is (docs/codebook.md).
_GROUND = dict.fromkeys(("Government regains territory", "Non-state actor overtakes territory"), "ground taken")
_SLOT = re.compile(r"\{(?:([^{}|]+)\|([^{}:]+):)?([AB])(?:\.(\w+))?\}")


@dataclass(frozen=True, slots=True)
class Side:
    """A side of a conflict: its id, its name (nominative, genitive, gender) and an outlet that speaks for it, if any."""

    id: str
    name: str
    gender: str
    outlet: str | None = None
    genitive: str = ""

    def form(self, case: str | None) -> str:
        """The name in a case: None nominative, "g" genitive."""
        return self.genitive or self.name if case == "g" else self.name


IDF = Side("idf", "الجيش الإسرائيلي", "m")
RUSSIA = Side("russian-military", "الجيش الروسي", "m", "TASS")
PAIRS = {
    "israel-qassam": (IDF, Side("qassam-brigades", "كتائب القسام", "f", "Shehab news agency")),
    "israel-hamas": (IDF, Side("hamas", "حركة حماس", "f", "Al-Aqsa TV")),
    "israel-saraya": (IDF, Side("saraya-al-quds", "سرايا القدس", "f", "Palestine Today")),
    "israel-hezbollah": (IDF, Side("hezbollah", "حزب الله", "m", "Al-Manar")),
    "syria-rebels": (Side("syrian-army", "الجيش السوري", "m", "SANA news agency"),
                     Side("syrian-rebels", "فصائل المعارضة السورية", "f", "Enab Baladi")),
    "syria-hts": (Side("syrian-army", "قوات النظام السوري", "f", "SANA news agency"),
                  Side("hts", "هيئة تحرير الشام", "f", "Orient TV")),
    "turkey-sdf": (Side("turkish-military", "الجيش التركي", "m", "Anadolu Agency"),
                   Side("sdf", "قوات سوريا الديمقراطية", "f", "Hawar News")),
    "turkey-pkk": (Side("turkish-military", "القوات التركية", "f", "Anadolu Agency"), Side("pkk", "حزب العمال الكردستاني", "m")),
    "coalition-houthis": (Side("saudi-led-coalition", "التحالف العربي", "m", "Al Arabiya"),
                          Side("houthis", "جماعة الحوثي", "f", "Al-Masirah")),
    "yemen-houthis": (Side("yemeni-government-forces", "الجيش اليمني", "m", "Al-Masdar Online"),
                      Side("houthis", "الحوثيون", "f", "Al-Masirah", "الحوثيين")),
    "stc-houthis": (Side("stc", "قوات المجلس الانتقالي الجنوبي", "f", "Aden al-Ghad"), Side("houthis", "أنصار الله", "f", "Al-Masirah")),
    "iraq-isis": (Side("iraqi-army", "الجيش العراقي", "m", "Iraqi state media"), Side("isis", "تنظيم الدولة الإسلامية", "m", "Amaq")),
    "peshmerga-isis": (Side("peshmerga", "قوات البيشمركة", "f", "Rudaw"), Side("isis", "تنظيم داعش", "m", "Amaq")),
    "us-pmf": (Side("us-military", "الجيش الأمريكي", "m", "Alhurra"), Side("pmf", "الحشد الشعبي", "m", "Sabereen News")),
    "us-militias": (Side("us-military", "القوات الأمريكية", "f", "Alhurra"),
                    Side("iraqi-resistance", "كتائب حزب الله العراقية", "f", "Sabereen News")),
    "sudan-rsf": (Side("saf", "الجيش السوداني", "m", "SUNA news agency"), Side("rsf", "قوات الدعم السريع", "f")),
    "libya-east-west": (Side("lna", "الجيش الوطني الليبي", "m"),
                        Side("libyan-gna-forces", "قوات حكومة الوفاق", "f", "Libya al-Ahrar")),
    "russia-ukraine": (RUSSIA, Side("ukraine", "الجيش الأوكراني", "m", "Ukrinform")),
    "somalia-shabaab": (Side("somali-forces", "الجيش الصومالي", "m", "Radio Mogadishu"), Side("al-shabaab", "حركة الشباب", "f")),
    "afghanistan-taliban": (Side("afghan-forces", "الجيش الأفغاني", "m"), Side("taliban", "حركة طالبان", "f")),
    "egypt-isis": (Side("egyptian-army", "الجيش المصري", "m", "MENA news agency"), Side("isis", "تنظيم ولاية سيناء", "m", "Amaq")),
    "nigeria-boko-haram": (Side("nigerian-army", "الجيش النيجيري", "m"), Side("boko-haram", "جماعة بوكو حرام", "f")),
    "pakistan-ttp": (Side("pakistani-forces", "الجيش الباكستاني", "m"), Side("ttp", "حركة طالبان باكستان", "f")),
    "mali-jnim": (Side("malian-army", "الجيش المالي", "m"), Side("jnim", "جماعة نصرة الإسلام والمسلمين", "f")),
    "armenia-azerbaijan": (Side("armenian-army", "الجيش الأرميني", "m"), Side("azerbaijani-army", "الجيش الأذربيجاني", "m")),
    "ethiopia-tigray": (Side("ethiopian-forces", "الجيش الإثيوبي", "m"), Side("tplf", "جبهة تحرير شعب تيغراي", "f")),
    "lebanon-nusra": (Side("lebanese-army", "الجيش اللبناني", "m"), Side("hts", "جبهة النصرة", "f")),
    "india-pakistan": (Side("indian-army", "الجيش الهندي", "m"), Side("pakistani-forces", "الجيش الباكستاني", "m")),
    "morocco-polisario": (Side("moroccan-forces", "الجيش المغربي", "m", "MAP news agency"), Side("polisario", "جبهة البوليساريو", "f")),
    "tunisia-isis": (Side("tunisian-forces", "الجيش التونسي", "m", "TAP news agency"), Side("isis", "تنظيم داعش", "m", "Amaq")),
}


def fill(template: str, a: Side, b: Side) -> str:
    """A template with its slots filled."""
    sides = {"A": a, "B": b}

    def word(match: re.Match[str]) -> str:
        masculine, feminine, slot, case = match.groups()
        side = sides[slot]
        if masculine:
            return masculine if side.gender == "m" else feminine
        return side.form(case)

    return _SLOT.sub(word, template).replace("لـال", "لل")


@cache
def reader() -> Reader:
    """One reader for all tests of a run."""
    return Reader()


def read(text: str, outlet: str | None = None) -> tuple[Claim, ...]:
    """The claims of one report."""
    return tuple(reader().read(Document("mirror", text, published=PUBLISHED, outlet=outlet)).claims)


def shape(claims: tuple[Claim, ...], a: Side, b: Side) -> list[dict[str, object]]:
    """What is compared of claims: the sides by their slots, everything else as it is, in the order of the text."""
    return [_claim_shape(claim, {a.id: "A", b.id: "B"}.get) for claim in claims]


def _claim_shape(claim: Claim, slot: Callable[..., str | None]) -> dict[str, object]:
    def ids(found: tuple[object, ...]) -> list[str]:
        return [slot(f.value.id, f.value.id) for f in found]  # type: ignore[attr-defined, misc]

    return {
        "kind": _GROUND.get(claim.subtype or "", claim.subtype or claim.type),
        "modality": claim.modality,
        "stance": claim.stance,
        "scope": claim.scope,
        "actors": ids(claim.actors),
        "targets": ids(claim.targets),
        "speakers": ids(claim.speakers),
        "places": [p.value.name for p in claim.places],
        "weapons": [w.value.kind for w in claim.weapons],
        "counts": [(c.value.outcome, _who(c.value.who), c.value.min, c.value.max) for c in claim.counts],
        "time": claim.time and (claim.time.value.start, claim.time.value.stop),
    }


def _who(who: str) -> str:
    """An army's dead are soldiers and a group's are fighters (docs/codebook.md): the same, seen from the other side."""
    return "combatants" if who in ("soldiers", "fighters") else who
