"""One noun phrase of a report: its kind, identity, number, owner and the preposition that governs it."""
from __future__ import annotations

from collections.abc import Sequence

from tawatur.lang.ar.vocabulary import ClassWord
from tawatur.nouns import Quantity
from tawatur.text.lexicon import Mention

_NO_TRAITS: frozenset[str] = frozenset()


class Phrase:
    """A noun phrase at the tokens [start, stop).

    `kind`: party, class, nation, weapon, place, unnamed, office, person. `id`: what the head resolves to. `owner`: the
    party that the head belongs to. `count`: how many, `stated` whether a number word says so. `people`: a word of nation that means persons. `prep`: the preposition
    that governs it, folded, "" for none. `joined`: stands in a list with the phrase before it; `lent`: its owner is named apart,
    after "لـ" ("رتل للجيش"); `single`: one man who stands for it; `gathered`: a gathering of somebody's soldiers or things, struck and never striking.
    """

    __slots__ = ("count", "data", "definite", "gathered", "head", "id", "joined", "kind", "lent", "owner", "people", "plural", "prep", "single", "start",
                 "stated", "stop", "suffix")

    def __init__(self, kind: str, id: str, mention: Mention, data: object = None) -> None:
        self.kind = kind
        self.id = id
        self.data = data
        self.start, self.stop = mention.start, mention.stop
        self.head = mention.start
        self.owner: str | None = None
        self.count: Quantity | None = None
        self.stated = False
        self.plural = False
        self.people = False
        self.definite = "ال" in mention.prefix
        self.prep = ""
        self.joined = False
        self.lent = False
        self.gathered = False
        self.single = False
        self.suffix = mention.suffix

    def __repr__(self) -> str:
        return f"<{self.kind} {self.id} owner={self.owner} {self.start}-{self.stop} prep={self.prep!r} {self.count}>"

    @property
    def traits(self) -> frozenset[str]:
        """What the class table says of the head (person, thing, force, ...)."""
        return self.data.row.traits if isinstance(self.data, ClassWord) else _NO_TRAITS

    @property
    def actor_id(self) -> str | None:
        """Who it is as one who acts."""
        if self.kind == "party":
            return self.id
        if self.kind != "class":
            return self.owner
        if "thing" in self.traits:
            return self.owner
        return self.owner or ("unknown-gunmen" if self.id == "fighters" else self.id)

    @property
    def target_id(self) -> str | None:
        """Who or what it is as one to whom something is done: soldiers of a named army are the army."""
        if self.kind == "party":
            return self.id
        if self.kind == "class":
            armed = self.traits & {"force", "armed"} and "thing" not in self.traits
            return self.owner if self.owner and (armed or (self.gathered and self.id == "position")) else self.id
        if self.kind == "nation" and (self.stated or self.people):
            return "people"
        return None

    @property
    def who(self) -> str:
        """The codebook's `who` of a count of it."""
        row = getattr(self.data, "row", None)
        return str(getattr(row, "who", "people") or "people")


def named(mention: Mention) -> Phrase | None:
    """A person that the lists know, as the party that he stands for."""
    entry = mention.of("person")
    if entry is None:
        return None
    phrase = Phrase("party", entry.id, mention)
    phrase.single = True
    return phrase


def absolute(words: Sequence[str], head: Mention, phrase: Phrase, after: Mention) -> bool:
    """Whether a noun cannot govern the party after it: "متظاهرون قوات الأمن", "المحتجين الشرطة"; "المتمردين الحوثيين" is an adjective."""
    word, other = words[head.stop - 1], words[after.start]
    if after.prefix.endswith("ل") or after.of("nation") is not None or (other.startswith("ال") and other.endswith(("ين", "ون", "يه", "ي"))):
        return False
    return "person" in phrase.traits and phrase.plural and (word.endswith(("ون", "ين")) or "ال" in head.prefix)


def whose_camp(words: Sequence[str], mention: Mention, id: str) -> bool:
    """"مخيم كذا للاجئين": for whom a camp is, is part of its name."""
    near = words[max(0, mention.start - 4) : mention.start]
    return id == "displaced" and "ل" in mention.prefix and any(w.lstrip("وبل").startswith(("مخيم", "المخيم")) for w in near)
