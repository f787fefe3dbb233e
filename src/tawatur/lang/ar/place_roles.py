"""What a place does in its sentence: where the event was, how far from where, whence somebody came.

"على بعد 50 كيلومترا شمال عدن" measures from Aden; "من مدينة رفح" after a person says where he lives. Neither is where it
happened, unless nothing else is.
"""
from __future__ import annotations

from collections.abc import Sequence, Set
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from tawatur.lang.ar.places import PlaceHit

Role = Literal["at", "far", "from"]

_PARTICLES = frozenset("وفبل")
_MEASURES = frozenset("كلم كم كيلومتر كيلومترا كيلومترات كيلو كيلومترين ميل ميلا اميال متر مترا امتار دقيقه دقايق ساعه".split())
_AWAY = frozenset("بعد مسافه تبعد يبعد وتبعد ويبعد بعيدا".split())
_PARTS = frozenset(
    "قرب بالقرب القرب مقربه قريبه القريبه قريب القريب المتاخمه المجاوره بدلا كل كلا عدد عده العديد كثير اجزاء جزء قسم احياء مناطق بلدات قري مدن احد احدي واحده انحاء واسعه "
    "الشمال الجنوب الشرق الغرب شمال جنوب شرق غرب شمالا جنوبا شرقا غربا الشرقي الغربي الشمالي الجنوبي".split()
)
_INNER = frozenset("داخل وسط شمال جنوب شرق غرب شمالي جنوبي شرقي غربي اقصي محيط".split())
_INNER_FROM = _INNER | {"من", "ومن"}
_LEADING = frozenset("المودي الموديه المودييه الواصل المجاور المجاوره المحاذي المحاذيه المتاخم المتاخمه".split())
_HOLDING = frozenset("تسيطر يسيطر تهيمن يهيمن تشرف يشرف".split())
_RELATIVES = frozenset("التي الذي الذين".split())
_ORDERS = frozenset("ثاني ثالث رابع خامس ثانيه ثالثه كبري اكبر اهم".split())
_RANKED = frozenset("مدينه مدن المدن محافظه ولايه بلده".split())
_NEARBY = frozenset("القريبه القريب القريبين القريبتين".split())  # of a place just named, and no part of a larger phrase: "بلدة X القريبة من Y"
_FOR = frozenset("دعما اسنادا نصره مسانده انتصارا تضامنا وفاء مناصره".split())  # what was done for a place was not done there
_BACKED = frozenset(f"{article}{stem}{ending}" for article in ("", "ال") for stem in ("مدعوم", "مسنود", "ممول", "موجه", "مسلح") for ending in ("", "ه", "ا", "ين", "ون")) \
    | frozenset("بدعم دعم بتمويل تمويل بايعاز بتوجيه بتحريض بتسليح باسناد بمسانده بتاييد".split())  # whose friends they are: "المدعومين من إيران"
_REPORTERS = frozenset("مراسل مراسلنا مراسلتنا مراسله مراسلنا مراسلو مراسلي مراسلونا موفد موفدنا".split())
_NAME = 4  # tokens between a reporter and his seat
_BOUND = frozenset("انتقل انتقلت انتقلوا انتقال انتقاله انتقالها انتقالهم الانتقال للانتقال فر فرت فروا فرار فراره فرارهم الفرار هرب هربت هربوا هروب هروبه هروبهم الهروب "
                   "لجا لجات لجاوا لجوء لجوءه لجوءهم اللجوء سفر السفر وصوله وصولهم نقل نقلت نقلوا نقلهم نقله نقلها ونقلوا متوجها متوجهين متوجهه المتوجهه المتجهه متجهين متجهه متجها طريقهم طريقه طريقها عودتهم سفره سفرهم".split())
_WAY = frozenset("طريقهم طريقه طريقها".split())
_HOMES = frozenset("اسكن يسكن تسكن نسكن يسكنون اقيم يقيم تقيم يقيمون مقيم المقيم المقيمه المقيمين مقيمين اعيش يعيش تعيش يقطن تقطن العامله العامل العاملون العاملين الناشطه الناشط النشطه ولد ولدت مولود المولود المولوده".split())
_FACING = frozenset(("مقابل", "قباله"))
_SEATS = frozenset("مقره مقرها مقرهم ومقره ومقرها ومقرهم".split())
_STATEMENTS = frozenset("موتمر الموتمر بيان تصريح تصريحات كلمه خطاب مقابله حديث لقاء اجتماع".split())
_PRESS = frozenset("صحفي صحافي الصحفي الصحافي صحافيه صحفيه متلفز متلفزه مشترك".split())
_LEFT = frozenset("سحب سحبت سحبوا يسحب تسحب جلاء اخلي اخلت اخلاء انسحب انسحبت انسحبوا تنسحب ينسحب انسحاب انسحابها انسحابه الانسحاب بالانسحاب طرد اخرج اخرجت نزح نزحوا نزوح فر فروا "
                  "هجر تهجير اجلاء اخلاء خروج اعتقال اعتقل اعتقلت خطف خطفت اختطف اختطفت تحرير".split())


def among(word: str, words: Set[str]) -> bool:
    """Whether a word is of a set, as printed or after one or two particles ("وفي", "وبالقرب")."""
    return word in words or (word[:1] in _PARTICLES and (word[1:] in words or (word[1:2] in _PARTICLES and word[2:] in words)))


def role_of(words: Sequence[str], at: int) -> Role:
    """The role of the place whose first word, head noun included, is the token `at`."""
    if _measured(words, at):
        return "far"
    before = _before(words, at)
    if words[at][0] == "ل" and before >= 0:
        joined = _joined(words, at, before)
        if joined is not None:
            return joined
    if before > 0 and words[before] == "في" and (among(words[before - 1], _HOMES) or _statement(words, before - 1)):
        return "far"
    if before > 0 and (words[before] in _SEATS or (words[before] == "في" and words[before - 1] in _SEATS)):
        return "far"
    if before > 0 and (_crossed(words, before) or _reports(words, at, before)):
        return "far"
    if words[before] == "لدي":
        return "far"  # "السفير لدى مصر"
    if before > 0 and (_bound(words, before) or _ranks(words, before) or words[before] in _FACING):
        return "from"
    while before > 0 and words[before] in _INNER and words[before - 1] in _INNER_FROM:
        before -= 1
    if before < 0 or words[before] not in ("من", "ومن"):
        return "at"
    if before > 1 and words[before - 1] in _NEARBY and words[before - 2].isalpha():
        return "far"
    if before and among(words[before - 1], _BACKED):
        return "far"
    return "at" if before and among(words[before - 1], _PARTS) else "from"


def _joined(words: Sequence[str], at: int, before: int) -> Role | None:
    """The role of a place that ل is joined to: "المجاور لقاعدة", "دعما لغزة", "نقل لمستشفى"; None where ل tells none."""
    if among(words[before], _LEADING | _FOR):
        return "far"
    return "from" if any(among(w, _BOUND) for w in words[max(0, before - 2) : before + 1]) else None


def _reports(words: Sequence[str], at: int, before: int) -> bool:
    """Whether somebody reports from a place: "مراسل الصحيفة في غزة"."""
    if words[before] != "في" and words[at][0] != "ب":
        return False
    return any(among(w, _REPORTERS) for w in words[max(0, before - _NAME) : before + 1])


def _ranks(words: Sequence[str], before: int) -> bool:
    """Whether a town is only ranked among those of a place: "ثالث أكبر مدينة في اليمن"."""
    return words[before] == "في" and words[before - 1] in _RANKED and any(w in _ORDERS for w in words[max(0, before - 4) : before - 1])


def _crossed(words: Sequence[str], at: int) -> bool:
    """Whether the word at a token only says what a place lies beside, leads to, is ruled from or comes after in rank."""
    word, before = words[at], words[at - 1]
    if word in ("الي", "ل"):
        return among(before, _LEADING)
    if word == "علي":
        return before in _HOLDING and any(w in _RELATIVES for w in words[max(0, at - 4) : at - 1])
    if word in ("عن",):
        return before in ("بعيده", "بعيدا", "البعيده", "بعيد")
    return word == "بعد" and any(w.removeprefix("ال") in _ORDERS for w in words[max(0, at - 7) : at])


def _bound(words: Sequence[str], at: int) -> bool:
    """Whether people are on their way to a place, or were brought there: "نقلوا إلى مستشفى", "متوجهين إلى العراق"."""
    if words[at] == "في":  # "في طريقها إلى النازحين في تعز"
        return "الي" in words[max(0, at - 3) : at] and any(w in _WAY for w in words[max(0, at - 5) : at])
    return words[at] in ("الي", "نحو") and any(among(w, _BOUND) for w in words[max(0, at - 3) : at])


def _statement(words: Sequence[str], at: int) -> bool:
    """Whether the words that end at a token name a statement: "مؤتمر صحفي", "كلمة"."""
    return words[at] in _STATEMENTS or (words[at] in _PRESS and at > 0 and words[at - 1] in _STATEMENTS)


def _before(words: Sequence[str], at: int) -> int:
    at -= 1
    while at >= 0 and not words[at][0].isalnum():
        at -= 1
    return at


def _measured(words: Sequence[str], at: int) -> bool:
    """Whether a distance is measured to a place: a unit of length, and على بعد or تبعد before it, in the same clause."""
    unit = False
    for token in range(at - 1, max(at - 10, -1), -1):
        word = words[token]
        if word in ("،", ".", "؛", ":", "\n"):
            return False
        unit = unit or word in _MEASURES
        if among(word, _AWAY):
            return unit or word in ("تبعد", "يبعد", "وتبعد", "ويبعد")
    return False


def left(words: Sequence[str], start: int, stop: int) -> bool:
    """Whether the words of an event say that people left or were taken from a place."""
    return any(among(w, _LEFT) for w in words[start:stop])


def beyond(inner: PlaceHit, outer: PlaceHit, words: Sequence[str]) -> bool:
    """Whether a city or province is only placed by another city that does not hold it: "بعقوبة شمال شرقي بغداد"."""
    a, b = inner.site, outer.site
    if _along(inner, outer, words):
        return True
    if a is None or b is None or b.kind != "city" or a.kind not in _LARGE or b.id in (a.id, a.parent):
        return False
    gap = [w for w in words[inner.stop : outer.head] if w[0].isalpha()]
    return 0 < len(gap) < 4 and gap[0] in _DIRECTIONS and all(w in _DIRECTIONS or w in _CALLED for w in gap)


def _along(inner: PlaceHit, outer: PlaceHit, words: Sequence[str]) -> bool:
    """Whether a place is only said to lie on a border or a sea: "رفح على الحدود مع القطاع", "الحديدة الواقعة على البحر الأحمر"."""
    gap = words[inner.stop : outer.head]
    if len(gap) > _SIDE or not _STOPS.isdisjoint(gap):
        return False
    edge = outer.name.endswith("border") or (outer.site is not None and outer.site.kind in _EDGES)
    across = gap[-1:] == ["مع"] and any(among(w, _BORDERS) for w in gap)
    return across or (edge and any(among(w, _ON) for w in gap))


_SIDE = 6  # tokens
_STOPS = frozenset("،؛:()و")
_EDGES = frozenset(("sea", "gulf", "strait", "border"))
_ON = frozenset(("علي",))
_BORDERS = frozenset(("الحدود", "حدود", "الحدوديه", "الحدودي"))


def wider(places: Sequence[PlaceHit], words: Sequence[str]) -> dict[str, PlaceHit]:
    """Name of a place -> the town that the report gives with it once: "بلدة قانا شرقي صور"; whole regions go unsaid."""
    out: dict[str, PlaceHit] = {}
    for inner, outer in pairwise(places):
        gap = words[inner.stop : outer.head]
        inside = words[outer.head][0] == "ب" or not _INTO.isdisjoint(gap)
        if inside and inner.name != outer.name and len(gap) < 5 and all(among(w, _LINKS) for w in gap) \
                and outer.site is not None and outer.site.kind in _TOWNS and (inner.site is None or inner.site.kind not in _REGIONS):
            out.setdefault(inner.name, outer)
    return out


_LARGE = frozenset(("city", "region"))
_DIRECTIONS = frozenset("شمال جنوب شرق غرب شمالي جنوبي شرقي غربي".split())
_CALLED = frozenset(("العاصمه", "مدينه", "من"))
_TOWNS = frozenset(("city", "town", "district"))
_REGIONS = frozenset(("country", "region", "city"))
_INTO = frozenset("في شمال جنوب شرق غرب شمالي جنوبي شرقي غربي وسط داخل التابعه التابع بمحافظه بولايه بمدينه بقضاء بمنطقه".split())
_LINKS = _INTO | frozenset("، من ل ريف محافظه مدينه \" » ”".split())
