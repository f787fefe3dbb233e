"""A place named before and meant again by its kind alone: "واقتحمت القوات البلدة", "في المخيم"."""
from __future__ import annotations

from collections.abc import Sequence

from tawatur.lang.ar.places import PlaceHit

_TOWNS = frozenset(("town", "village"))
_REGIONS = frozenset(("region",))
# noun, folded and without its article -> what the gazetteer calls such places
_KINDS: dict[str, frozenset[str]] = {
    "مدينه": frozenset(("city", "town")), "بلده": _TOWNS, "قريه": _TOWNS, "ضيعه": _TOWNS, "مخيم": frozenset(("camp",)),
    "محافظه": _REGIONS, "ولايه": _REGIONS, "اقليم": _REGIONS, "مقاطعه": _REGIONS, "مستوطنه": frozenset(("settlement",)),
    "مسجد": frozenset(("mosque",)), "كنيسه": frozenset(("church",)), "مستشفي": frozenset(("hospital",)), "مشفي": frozenset(("hospital",)),
    "معسكر": frozenset(("base",)), "مطار": frozenset(("airport",)), "ميناء": frozenset(("port",)), "معبر": frozenset(("crossing",)),
    "حاجز": frozenset(("checkpoint",)), "سجن": frozenset(("prison",)), "جامعه": frozenset(("university",)), "مدرسه": frozenset(("school",)),
}  # fmt: skip
_AGAIN = {prefix + article + noun: noun for noun in _KINDS for prefix in ("", "و", "ف")
          for article in ("ال", "بال", "لل", "كال")}  # fmt: skip
_SAME = frozenset("نفسها نفسه ذاتها ذاته المذكوره المذكور".split())


def pointed_back(words: Sequence[str], places: Sequence[PlaceHit], lo: int, hi: int) -> PlaceHit | None:
    """The place that a noun among the words [lo, hi) means again: the nearest of its kind named before the noun."""
    for token in range(lo, min(hi, len(words))):
        noun = _AGAIN.get(words[token])
        if noun is None or _described(words, token + 1):
            continue
        before = [hit for hit in reversed(places) if hit.start < token]
        called = next((hit for hit in before if hit.head < hit.start and words[hit.head].endswith(noun)), None)
        return called or next((hit for hit in before if hit.site is not None and hit.site.kind in _KINDS[noun]), None)
    return None


def _described(words: Sequence[str], at: int) -> bool:
    """Whether the noun before a token has a name or an adjective of its own: "المدينة القديمة"."""
    return at < len(words) and words[at].startswith("ال") and words[at] not in _SAME
