"""What a report's words say of the names of persons in it: the word lists of names, and what a printed word may be."""
from __future__ import annotations

from functools import cache

from tawatur.lang.ar.clitics import readings
from tawatur.lang.ar.vocabulary import load_lexicon, rows
from tawatur.text.fold import fold_word
from tawatur.text.lexicon import Mention, kinds
from tawatur.text.tokens import Text

# What a list knows under a name that is no private person's: a party, a public person. Places of several words too.
_PUBLIC_NAMES = kinds("party", "person", "short")
_SPOKESMEN = frozenset(("spokesman", "commander", "minister", "head", "governor", "director", "official"))
_EVENTS = kinds("trigger", "outcome")
_LEADS = ("", "و", "ف", "ل", "ب", "ك")
_VERBAL = ("ي", "و")  # what no family name that the lists lack begins with: a verb, or "and" before one
_GLUED = ("بال", "لل", "فال", "كال")
YEARS = frozenset(("عام", "عاما", "سنه", "سنوات", "اعوام", "ربيعا", "شهرا", "اشهر"))
_KUNYA = frozenset(("ابو", "ابي", "ابا"))
_SURNAMES = frozenset(("place", "head", "person", "noun", "class", "weapon", "against"))  # a trade, a town, and al-Ali
_JOINTS = frozenset(("بن", "ابن", "بنت", "ال", "ولد", "مولاي", "سيدي"))


@cache
def given_names() -> dict[str, bool]:
    """Given names, folded, and whether one is a name wherever it stands (given_names.tsv)."""
    return {fold_word(name): use != "weak" for name, use in rows("given_names.tsv")}


@cache
def signs() -> dict[str, frozenset[str]]:
    """The words around names by what they are a sign of (persons.tsv)."""
    out: dict[str, set[str]] = {}
    for sign, words in rows("persons.tsv"):
        out.setdefault(sign, set()).update(fold_word(word) for word in words.split(" | "))
    return {sign: frozenset(words) for sign, words in out.items()}


def lead(word: str) -> str | None:
    """The particles written on to a given name ("" for none); None where the word is no given name."""
    names = given_names()
    for particles in _LEADS:
        rest = word[len(particles):]
        if word.startswith(particles) and (rest in names or _servant(rest)):
            return particles
    return None


def _servant(word: str) -> bool:
    """A name of the form "servant of ..." in one word (عبدالله)."""
    return len(word) > 6 and word.startswith("عبدال")


class Words:
    """A text's tokens and what each is to a name: asked by place."""

    def __init__(self, raw: str) -> None:
        self.text = Text(raw)
        self.words = self.text.words
        _close(self.text)
        self._over: dict[int, Mention] = {}
        for mention in load_lexicon().scan(self.words):
            for place in range(mention.start, mention.stop):
                self._over[place] = mention
        self._known = _known_people(self.words)

    def __len__(self) -> int:
        return len(self.words)

    def raw(self, i: int) -> str:
        """The word as it is printed."""
        return self.text.quote(i, i + 1)

    def is_word(self, i: int) -> bool:
        return 0 <= i < len(self.words) and "\u0621" <= self.words[i][0] <= "\u064a"

    def taken(self, i: int) -> bool:
        """Whether a token is part of a party's, a public person's or a place's name of several words."""
        mention = self._over.get(i)
        if i in self._known:
            return True
        if mention is None:
            return False
        long = mention.stop - mention.start > 1
        return (mention.any_of(_PUBLIC_NAMES) and (long or lead(self.words[i]) is None)) or (long and mention.of("place") is not None)

    def person(self, i: int) -> bool:
        """Whether a token belongs to the name of a public person."""
        mention = self._over.get(i)
        return mention is not None and mention.of("person") is not None

    def event(self, i: int) -> bool:
        mention = self._over.get(i)
        return mention is not None and mention.any_of(_EVENTS)

    def office(self, i: int) -> bool:
        """Whether a token is a word for somebody who speaks or acts in office."""
        mention = self._over.get(i)
        entry = mention.of("office") if mention else None
        return (entry is not None and entry.data.kind in _SPOKESMEN) or self.sign(i, "public")

    def sign(self, i: int, name: str) -> bool:
        """Whether a token is such a sign, with any particle or ending."""
        return self.is_word(i) and _is_sign(self.words[i], name)

    def definite(self, i: int, name: str) -> bool:
        """The same with the article."""
        return self.is_word(i) and _is_definite(self.words[i], name)

    def given(self, i: int) -> bool:
        """Whether a token is a given name; Ali is no "upon", which folds alike."""
        if not self.is_word(i) or self.taken(i) or lead(self.words[i]) is None:
            return False
        ali = self.words[i].endswith("علي") and len(self.words[i]) < 5
        return not ali or self.raw(i).endswith("ي") or (i > 0 and self.given(i - 1) and not self.is_word(i + 1))

    def strong(self, i: int) -> bool:
        """Whether it is a name wherever it stands."""
        bare = self.words[i][len(lead(self.words[i]) or ""):]
        return self.given(i) and given_names().get(bare, True)

    def bare(self, i: int) -> bool:
        """Whether a given name stands without particles, but for "and"."""
        return self.given(i) and lead(self.words[i]) in ("", "و")

    def unknown(self, i: int) -> bool:
        """Whether no list has a token: then it may be a name. A family may be called after a town."""
        if not self.is_word(i) or len(self.words[i]) < 3 or self.taken(i) or self.sign(i, "after"):
            return False
        word, mention = self.words[i], self._over.get(i)
        if lead(word) == "":
            return True
        if self.definite(i, "public"):
            return False
        if mention is not None:  # a family may be called after a town or a trade
            family = word.startswith("ال") or self.words[i + 1 : i + 2] == ["("]
            return family and mention.stop - mention.start == 1 and set(mention.first) <= _SURNAMES
        return not word.startswith(_VERBAL) and not _glued(word)

    def _borne_by_others(self, i: int) -> bool:
        """Whether a token is the family name of a public person after another given name than that person's."""
        mention = self._over.get(i)
        alone = mention is not None and mention.stop - mention.start == 1 and mention.of("person") is not None
        return alone and i not in self._known and self.words[i].startswith("ال") and i > 0 and self.given(i - 1)

    def surname(self, i: int) -> bool:
        """Whether a token may be the name of a family: with the article, and no word for a nation or a side."""
        return self.unknown(i) and self.words[i].startswith("ال") and not self.definite(i, "private") and not self.definite(i, "public")

    def kunya(self, i: int) -> bool:
        """Whether a token is the "father of" or "mother of" that a name begins with."""
        return self.words[i].removeprefix("و") in _KUNYA or (self.words[i] == "ام" and self.given(i + 1))

    def kin_of_somebody(self, i: int) -> bool:
        """Whether a token is a word for a relative with a pronoun: his brother, her son."""
        return self.is_word(i) and _is_relative(self.words[i])

    def family(self, i: int) -> bool:
        """Whether the name of a family may follow: "his family" and "he captured him" are none."""
        return self.sign(i, "family") and not self.raw(i).endswith("ه")

    def part(self, i: int, loose: bool) -> int | None:
        """Where the part of a name at a token ends: Muhammad, Abu X, bin X, Abd al-X; `loose`: any unknown word."""
        if not self.is_word(i) or (self.taken(i) and not self._borne_by_others(i)):
            return None
        word = self.words[i]
        if word in _JOINTS or self.kunya(i):
            return i + 2 if self.is_word(i + 1) and not self.taken(i + 1) and not self.sign(i + 1, "after") else None
        if word[-3:] == "عبد" and len(word) < 6 and self.is_word(i + 1) and self.words[i + 1].startswith("ال"):
            return i + 2
        if not self.given(i) and not (loose and (self.unknown(i) or self._borne_by_others(i))):
            return None
        return i + 2 if i + 1 < len(self) and self.words[i + 1] in signs()["compound"] and not word.startswith("ال") else i + 1


def _close(text: Text) -> None:
    """Take the strokes out of names in hashtags ("ميمونة_عبد_الحميد")."""
    for at in range(len(text.words) - 1, -1, -1):
        if text.words[at] == "_":
            del text.words[at], text.starts[at], text.stops[at]


def _known_people(words: list[str]) -> frozenset[int]:
    """Where the people of history stand."""
    out: set[int] = set()
    for at, word in enumerate(words):
        for name in _histories().get(word.removeprefix("و"), ()):
            if tuple(words[at + 1 : at + len(name)]) == name[1:]:
                out.update(range(at, at + len(name)))
    return frozenset(out)


@cache
def _histories() -> dict[str, list[tuple[str, ...]]]:
    out: dict[str, list[tuple[str, ...]]] = {}
    for name in signs()["known"]:
        parts = tuple(name.split())
        out.setdefault(parts[0], []).append(parts)
    return out


@cache
def _glued(word: str) -> bool:
    """Whether a word is a known one with a preposition written on to it ("برصاص", "لخروج")."""
    known = load_lexicon().opening(word).readings
    return word.startswith(_GLUED) or any(reading.prefix and reading.prefix != "ال" for reading in known) or _is_sign(word[1:], "after")


@cache
def hints(word: str) -> bool:
    """Whether a word speaks for the name of a person near it; where none does there is no need to look further."""
    return lead(word) is not None or word in YEARS or _is_definite(word, "private") or _is_sign(word, "called") or _is_sign(word, "family")


@cache
def _is_sign(word: str, name: str) -> bool:
    words = signs()[name]
    if name in ("after", "family", "named"):
        return word in words or any(r.stem in words and not r.suffix and "ال" not in r.prefix for r in readings(word) if name != "after")
    return word in words or any(reading.stem in words for reading in readings(word))


@cache
def _is_relative(word: str) -> bool:
    words = signs()["kin"]
    return any(r.stem in words and r.suffix for r in readings(word))


@cache
def _is_definite(word: str, name: str) -> bool:
    words = signs()[name]
    return any(r.stem in words and not r.suffix and not r.dual and r.prefix.endswith(("ال", "لل")) for r in readings(word)) or (
        word.startswith("لل") and word[2:] in words
    )
