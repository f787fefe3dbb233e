"""Agreement of verb and noun in gender and number, as far as print shows it.

Nouns of groups are feminine in the singular (القوات قصفت); a verb before its subject is singular (قصف المسلحون).
"""
from __future__ import annotations

from collections.abc import Sequence

from tawatur.lang.ar.phrases import Phrase
from tawatur.lang.ar.verbs import Form

_FEMININE = frozenset("كتائب سرايا الويه وحدات فصائل حماس داعش فتح طالبان مصر سوريا روسيا ايران تركيا فرنسا بريطانيا المانيا اسرائيل امريكا "
                      "مقاتلات ميليشيات مليشيات عناصر دبابات مدافع صواريخ طواقم زوارق سفن اجهزه دوريات قوي عصابات امراه جماعات".split())
_MASCULINE = frozenset("جيش حزب تنظيم طيران حرس لواء فيلق تحالف اتحاد جناح احتلال نظام عدو مجلس دفاع جهاز طرف جانب كيان سلاح بوليس درك "
                       "لبنان عراق يمن سودان اردن مغرب ناتو حلف بنتاغون داعش امن فصيل مدفع عناصر".split())


def gender(phrase: Phrase, words: Sequence[str]) -> str:
    """m, f or "-" where print does not tell: the gender of a phrase's first noun as a verb's subject."""
    word = words[phrase.head]
    for cut in ("و", "ال"):
        if word.startswith(cut) and len(word) > len(cut) + 2:
            word = word[len(cut):]
    if word in _MASCULINE:
        return "-" if word in _FEMININE else "m"
    if phrase.kind == "class" and phrase.plural and "person" in phrase.traits and word.endswith(("ه", "اء")):
        return "m"  # broken plurals of men: قراصنة, نشطاء
    if word in _FEMININE or word.endswith(("ه", "ات", "اء")):
        return "f"
    if phrase.kind == "class" and "person" in phrase.traits:
        return "m"
    return "-"


def follows(form: Form, phrase: Phrase, words: Sequence[str]) -> bool:
    """Whether a phrase may be the subject of a verb that stands before it."""
    if form.person == 1 or form.number != "s":
        return False
    noun = gender(phrase, words)
    if form.gender == "m":
        return noun != "f" or words[phrase.head].endswith("اء")
    return noun != "m" or phrase.plural


def refers(form: Form, phrases: Sequence[Phrase], words: Sequence[str]) -> bool:
    """Whether a verb that stands after its subject agrees with it."""
    first = phrases[0]
    many = len(phrases) > 1
    persons = first.kind == "class" and "person" in first.traits
    if form.number == "p":
        return many or (persons and (first.plural or first.stated)) or first.kind in ("party", "nation")
    if form.number == "d":
        return many or first.stated or words[first.head].endswith(("ان", "ين"))
    noun = gender(first, words)
    if form.gender == "f":
        return noun != "m"
    return noun != "f" and not (persons and first.plural)


def gender_fits(suffix: str, phrase: Phrase, words: Sequence[str]) -> bool:
    """Whether a pronoun ending may mean a phrase before it."""
    noun = gender(phrase, words)
    if suffix == "ه":
        return noun != "f" and not phrase.plural
    if suffix == "ها":
        return noun != "m" or (phrase.plural and "person" not in phrase.traits)
    return "person" in phrase.traits and (phrase.plural or phrase.stated)


def accusative(phrase: Phrase, words: Sequence[str]) -> bool:
    """Whether print shows that a noun is an object: "جنديا", "جنديين", "مدنيين", "عددا من". After a number it tells nothing."""
    word = words[phrase.start]
    if word == "عددا":
        return True
    if phrase.start != phrase.head or phrase.suffix == "نا" or word.endswith("ونا"):
        return False  # "قواتنا", "مقاتلونا"
    if phrase.kind == "class" and word.endswith("ين") and len(word) > 4:
        return phrase.plural or phrase.stated
    return word.endswith("ا") and len(word) > 3 and not phrase.definite and phrase.kind in ("class", "nation")
