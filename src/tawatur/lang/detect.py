"""Which language a report is in, as far as it must be known in order not to read a foreign one as Arabic.

Script first; among languages of one script, the share of a few function words that the others do not have. Only the
first thousand or so characters are looked at.
"""
from __future__ import annotations

import re
from collections import Counter

NAMES = {
    "fa": "Persian", "ur": "Urdu", "ps": "Pashto", "ckb": "Kurdish", "ug": "Uyghur", "he": "Hebrew", "en": "English",
    "fr": "French", "tr": "Turkish", "de": "German", "es": "Spanish", "it": "Italian", "pt": "Portuguese", "id": "Indonesian",
    "so": "Somali", "sw": "Swahili", "ru": "Russian", "uk": "Ukrainian", "el": "Greek", "hy": "Armenian", "ka": "Georgian",
    "am": "Amharic", "syc": "Syriac", "zh": "Chinese", "ja": "Japanese", "ko": "Korean", "hi": "Hindi", "zgh": "Tamazight",
}
_WORDS = {
    "ar": "في من على إلى الى أن ان التي الذي هذا هذه عن مع كان كانت قال قالت لم لا ما بين بعد قبل و كما أو خلال ضد هو هي وقد عند اللي مش",
    "fa": "است که این را از با برای شد شده می در به آن های یک خود کرد بود اند تا نیز هم گفت",
    "ur": "کے کی کا میں ہے نے کو سے اور پر ہیں کہ تھا گیا بھی یہ ایک اس ہو",
    "ps": "چې په د کې او ته سره له يې شوي دي کړي نه هم دغه",
    "ckb": "لە بە کە و بۆ لەگەڵ ئەو ئەم هەر بوو دوای نێوان کرد",
    "ug": "بىلەن ۋە بۇ ئۇ بىر ئۈچۈن دەپ",
    "en": "the of and to in a is that for on was with by at from were as it has",
    "fr": "le la les de des et en un une du dans que qui est par pour sur au avec",
    "tr": "ve bir bu da de için ile olarak olan daha ise en çok sonra gibi kadar",
    "de": "der die das und in den von zu mit ist im auf ein eine bei nach dem sich",
    "es": "el la los las de que y en un una por con del se para al es su",
    "it": "il di che la e in un una del della per con sono non le nel da",
    "pt": "o a os as de que e em um uma do da no na por com para não",
    "id": "yang dan di dengan untuk dari pada ini itu dalam tidak akan oleh",
    "so": "oo iyo ka ku in ay waa soo la uu ee waxaa",
    "sw": "na ya wa kwa ni katika la za kuwa hii",
    "ru": "и в на что не с по из как для от при был за",
    "uk": "і в на що не з до та як для від за у по",
}
_SETS = {code: frozenset(words.split()) for code, words in _WORDS.items()}
# What no other language of the script writes.
_SIGNS = {
    "fa": "پچگژ", "ur": "ٹڈڑںےہ", "ps": "ښړځڅډږڼۍ", "ckb": "ۆێڕڵە", "ug": "ېۈۋۇ", "uk": "їєіґ", "ru": "ыэъ",
    "tr": "ığşİ", "de": "ß", "es": "ñ",
}
_SCRIPTS = (
    ("arabic", 0x600, 0x6FF), ("arabic", 0x750, 0x77F), ("arabic", 0xFB50, 0xFDFF), ("arabic", 0xFE70, 0xFEFF),
    ("he", 0x590, 0x5FF), ("latin", 0x41, 0x24F), ("cyrillic", 0x400, 0x52F), ("el", 0x370, 0x3FF), ("hy", 0x530, 0x58F),
    ("ka", 0x10A0, 0x10FF), ("am", 0x1200, 0x139F), ("syc", 0x700, 0x74F), ("hi", 0x900, 0x97F), ("zgh", 0x2D30, 0x2D7F),
    ("ko", 0xAC00, 0xD7AF), ("ja", 0x3040, 0x30FF), ("zh", 0x4E00, 0x9FFF),
)
_FAMILIES = {
    "arabic": ("ar", "fa", "ur", "ps", "ckb", "ug"),
    "latin": ("en", "fr", "tr", "de", "es", "it", "pt", "id", "so", "sw"),
    "cyrillic": ("ru", "uk"),
}
_SURE = frozenset("في على إلى الى أن التي الذي هذا هذه قال عن بعد".split())
_UNSURE = _SETS["fa"] | _SETS["ur"] | _SETS["ps"] | _SETS["ckb"] | _SETS["ug"]
_SIGN_OF = {code: re.compile(f"[{signs}]") for code, signs in _SIGNS.items()}
_LETTERS = re.compile(r"[^\W\d_]+")
_KANA = re.compile("[\u3040-\u30ff]")
_HEAD = 1200
_LEAD = 300
_FEW = 12  # letters: below, nothing is said


def language(text: str) -> str | None:
    """The ISO 639 code of a report's language; None where there is too little to tell, or a script without a name here."""
    words = _LETTERS.findall(text[:_HEAD].lower())
    script = _script(words)
    if script is None:
        return None
    return _within(script, words) if script in _FAMILIES else script


def foreign(text: str) -> str | None:
    """The English name of a report's language where it is certainly not Arabic, else None.

    A quick look first: everyday Arabic words settle it for nearly all reports that are read.
    """
    lead = text[:_LEAD].split()
    if sum(map(_SURE.__contains__, lead)) > 2 + 2 * sum(map(_UNSURE.__contains__, lead)):
        return None
    code = language(text)
    return None if code in (None, "ar") else NAMES[code]


def _script(words: list[str]) -> str | None:
    """The script of most letters; Arabic already where a quarter is, for reports are full of foreign names."""
    tally: Counter[str] = Counter()
    for word in words:
        tally[_script_of(ord(word[0]))] += len(word)
    total = sum(tally.values())
    if total < _FEW:
        return None
    if tally["arabic"] * 4 >= total:
        return "arabic"
    script = tally.most_common(1)[0][0]
    if script == "zh" and any(map(_KANA.search, words)):
        return "ja"
    return script or None


def _script_of(point: int) -> str:
    if 0x620 <= point <= 0x6FF:
        return "arabic"
    return next((name for name, low, high in _SCRIPTS if low <= point <= high), "")


def _within(script: str, words: list[str]) -> str | None:
    """The language among those of one script: function words count one, a word with a letter of its own a half."""
    scores = {code: float(sum(map(_SETS[code].__contains__, words))) for code in _FAMILIES[script]}
    for code in scores:
        if sign := _SIGN_OF.get(code):
            scores[code] += sum(map(bool, map(sign.search, words))) / 2
    if "ar" in scores:
        scores["ar"] += sum(word.startswith(("ال", "وال", "بال", "لل")) for word in words)
        scores["ar"] += 0.5
    best = max(scores, key=scores.__getitem__)
    return best if scores[best] > 0 else None
