"""Arabic names in Latin letters, as news writes them, for places and people that no list knows."""
from __future__ import annotations

import re
from functools import lru_cache

from tawatur.text.fold import fold_word

_LETTERS = {
    "ب": "b", "ت": "t", "ث": "th", "ج": "j", "ح": "h", "خ": "kh", "د": "d", "ذ": "dh", "ر": "r", "ز": "z", "س": "s",
    "ش": "sh", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "ع": "a", "غ": "gh", "ف": "f", "ق": "q", "ك": "k", "ل": "l",
    "م": "m", "ن": "n", "ه": "h",
}  # fmt: skip
_VOWELS = "aiu"

# Words that open many names and have a settled spelling.
_WORDS = {
    "ابو": "Abu", "ابي": "Abi", "ام": "Umm", "ابن": "Ibn", "بن": "Bin", "بني": "Bani", "بيت": "Beit", "دير": "Deir",
    "تل": "Tell", "تله": "Tallet", "عين": "Ain", "كفر": "Kafr", "وادي": "Wadi", "جبل": "Jabal", "خربه": "Khirbet",
    "راس": "Ras", "شيخ": "Sheikh", "سيدي": "Sidi", "برج": "Burj", "مجدل": "Majdal", "قصر": "Qasr", "حي": "Hay",
    "بئر": "Bir", "بير": "Bir", "رام": "Ram", "الله": "Allah", "محمد": "Muhammad", "احمد": "Ahmad", "علي": "Ali",
    "حسن": "Hassan", "حسين": "Hussein", "صالح": "Saleh", "ناصر": "Nasser", "خان": "Khan", "مزرعه": "Mazraat",
    "حاره": "Harat", "عرب": "Arab", "ال": "Al",
}  # fmt: skip


@lru_cache(maxsize=10_000)
def transliterate(arabic: str) -> str:
    """A plain English spelling: "المغاير" → "al-Maghayir", "أبو شوشة" → "Abu Shusha".

    Short vowels are not written, so one is put wherever two consonants would open a syllable together. No diacritics.
    """
    words = fold_word(arabic).split()
    return " ".join(filter(None, (_word(w, last=i == len(words) - 1) for i, w in enumerate(words))))


def _word(word: str, last: bool) -> str:
    """One folded word; ta marbuta is "a", and "at" before another word of the name."""
    if word in _WORDS:
        return _WORDS[word]
    if word.startswith("ال") and len(word) > 3:
        return "al-" + (_WORDS.get(word[2:]) or _spell(word[2:], last))
    return _spell(word, last)


def _spell(word: str, last: bool) -> str:
    letters = [c for c in word if c.isalnum()]
    out: list[str] = []
    for i, letter in enumerate(letters):
        before, after = letters[i - 1] if i else "", letters[i + 1] if i + 1 < len(letters) else ""
        sound = _sound(letter, before, after, last)
        if _stands_alone(out, sound, after):
            # The commonest broken plural and participle: "Maghayir", "Sabir", "Madaris".
            out.append("i" if len(out) > 1 and out[-2] == "a" and letters[i - 2] == "ا" else "a")
        out.append(sound)
    text = re.sub(r"(.)\1{2,}", r"\1\1", "".join(out)).replace("aa", "a")
    return text[:1].upper() + text[1:]


def _sound(letter: str, before: str, after: str, last: bool) -> str:
    """The Latin letters of one Arabic letter between its neighbours."""
    if letter == "ه" and before and not after:
        return "a" if last else "at"
    if letter == "و":
        return "w" if not before or _long(after) or before == "ا" else "u"
    if letter == "ي" and after == "ه" and before not in ("", "ا"):
        return "iy"
    if letter == "ي":
        return "y" if not before or _long(after) or before == "ا" else "i"
    if letter == "ا":
        return "a"
    if letter == "ء":
        return ""
    return _LETTERS.get(letter, letter if letter.isascii() else "")


def _long(letter: str) -> bool:
    return letter in ("ا", "و", "ي", "ه")


def _stands_alone(out: list[str], sound: str, after: str) -> bool:
    """Whether a vowel is missing before this consonant: two open the word, or three would meet, or the word ends on two."""
    if not out or not sound or sound[0] in _VOWELS or not _closed(out[-1]):
        return False
    opens = len(out) == 1
    closes = not _long(after)
    meets = len(out) > 1 and _closed(out[-2])
    return opens or meets or closes


def _closed(sound: str) -> bool:
    """Whether a sound ends on a consonant."""
    return bool(sound) and sound[-1] not in _VOWELS
