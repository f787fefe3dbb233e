"""Which dictionary words a printed Arabic word may be: particles before it, endings after it.

Words are folded. A reading is a proposal; the lexicon keeps only those whose stem it knows.
"""
from __future__ import annotations

from typing import NamedTuple


class Reading(NamedTuple):
    """A word as particles + stem + pronoun; `dual` where the ending says two."""

    prefix: str
    stem: str
    suffix: str = ""
    dual: bool = False


_PRONOUNS = ("هما", "هم", "هن", "ها", "نا", "كم", "ه")


def plain(word: str) -> str:
    """The one spelling under which a word and its case forms are listed (مدنيون, مدنيين)."""
    return word[:-2] + "ين" if len(word) > 4 and word.endswith("ون") else word


def _particles(word: str) -> list[tuple[str, str]]:
    """The ways to cut conjunction, preposition, future mark and article off a word."""
    cut = [("", word)]
    if word[0] in "وف" and len(word) > 2:
        cut.append((word[0], word[1:]))
    for prefix, rest in tuple(cut):
        if len(rest) > 2 and rest[0] in "بلك":
            cut.append((prefix + rest[0], rest[1:]))
        if len(rest) > 3 and rest[0] == "س" and rest[1] in "يتنا":
            cut.append((prefix + "س", rest[1:]))
    for prefix, rest in tuple(cut):
        if len(rest) > 3 and rest.startswith("ال"):
            cut.append((prefix + "ال", rest[2:]))
        if len(rest) > 3 and rest.startswith("لل"):
            cut.append((prefix + "ل", "ال" + rest[2:]))
            cut.append((prefix + "لال", rest[2:]))
    return cut


def _endings(prefix: str, stem: str) -> list[Reading]:
    """Case, dual and pronoun endings of one stem, likeliest first."""
    out = [Reading(prefix, plain(stem))]
    size = len(stem)
    if size > 2 and stem[-1] == "ا":
        out.append(Reading(prefix, plain(stem[:-1])))
    if size > 3 and stem[-2:] in ("ان", "ين"):
        base = stem[:-2]
        out.append(Reading(prefix, base[:-1] + "ه" if base[-1] == "ت" else base, "", True))
        if base[-1] == "ت":
            out.append(Reading(prefix, base, "", True))
        elif base[-1] == "و":
            out.append(Reading(prefix, base[:-1] + "اء", "", True))
    if size > 4 and stem[-2:] in ("تي", "تا"):
        out.append(Reading(prefix, stem[:-2] + "ه", "", True))
    if size > 3 and stem[-1] in "وي" and not (stem.startswith("ال") or "ال" in prefix):  # "البحري" is no "البحرين"
        out.append(Reading(prefix, stem[:-1] + "ين"))
    if "ال" not in prefix:
        out.extend(_with_pronoun(prefix, stem))
    return out


def _with_pronoun(prefix: str, stem: str) -> list[Reading]:
    for pronoun in _PRONOUNS:
        base = stem[: -len(pronoun)]
        if len(base) > 1 and stem.endswith(pronoun):
            out = [Reading(prefix, base, pronoun)]
            if base[-1] == "ت":
                out.append(Reading(prefix, base[:-1] + "ه", pronoun))
            elif base[-1] == "و":
                out += [Reading(prefix, base + "ا", pronoun), Reading(prefix, base[:-1] + "ين", pronoun)]
            elif base[-1] == "ي" and len(base) > 3:  # كميته is no كمين
                out.append(Reading(prefix, base + "ن", pronoun))
            elif base[-1] == "ا":
                out.append(Reading(prefix, base[:-1] + "ي", pronoun))
            if base[-1] in "اي" and len(base) > 3:  # "والداه", "طفليها"
                two = base[:-1]
                out.append(Reading(prefix, two[:-1] + "ه" if two[-1] == "ت" else two, pronoun, True))
            return out
    return []


def readings(word: str) -> list[Reading]:
    """Every reading of a folded word, likeliest first: whole, then with fewer cuts before more."""
    if len(word) < 2 or not "\u0621" <= word[0] <= "\u064a":
        return [Reading("", word)]
    seen: dict[tuple[str, str, str], Reading] = {}
    for prefix, rest in _particles(word):
        for reading in _endings(prefix, rest):
            seen.setdefault(reading[:3], reading)
    out = list(seen.values())
    if "ال" in word[:4]:  # "القوة" is a noun with its article before it is a verb with its object ("ألقوه")
        out.sort(key=lambda r: bool(r.suffix))
    return out
