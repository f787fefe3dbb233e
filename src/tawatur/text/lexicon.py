"""Word lists as one automaton: every list's phrases in a single trie, walked once over a report.

The trie knows no language: what a printed word may stand for comes from a `readings` function, asked once per word.
"""
from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple, Protocol

from tawatur.text.frozen import Freezer, Frozen, numbered
from tawatur.text.tokens import Cell, cut

_CACHE_LIMIT = 400_000
_QUOTES = frozenset("\"'“”«»_#")  # a name may be quoted inside a phrase (حركة "الشباب")


class WordReading(Protocol):
    """A printed word as particles, stem, pronoun ending and number."""

    @property
    def prefix(self) -> str: ...
    @property
    def stem(self) -> str: ...
    @property
    def suffix(self) -> str: ...
    @property
    def dual(self) -> bool: ...


class Entry(NamedTuple):
    """What a phrase stands for: the kind of list, the id there, and the list's own row.

    `verbal`: takes a verb's particles only; `name`: a proper name, which takes no pronoun ending.
    """

    kind: str
    id: str
    data: Any = None
    verbal: bool = False
    name: bool = False


_BITS: dict[str, int] = {}  # every kind that was listed or asked for, each with a bit of its own


def kinds(*names: str) -> int:
    """Several kinds of entry as one number, for `Mention.any_of`."""
    return sum(_BITS.setdefault(name, 1 << len(_BITS)) for name in set(names))


class Listing:
    """The rows that share one phrase; `first` is the first of each kind, `verbal` and `nominal` the listing cut down.

    `index` is for what a step works out of the rows: listings live as long as the lexicon, and most have few rows.
    """

    __slots__ = ("common", "entries", "first", "index", "kinds", "nominal", "verbal")

    def __init__(self, entries: tuple[Entry, ...]) -> None:
        self.entries = entries
        self.index: Any = None
        self.first: dict[str, Entry] = {}
        for entry in entries:
            self.first.setdefault(entry.kind, entry)
        self.kinds = kinds(*self.first)
        verbs = tuple(e for e in entries if e.verbal)
        self.verbal = self if len(verbs) == len(entries) else Listing(verbs)
        names = any(e.name for e in entries)
        self.common = self if not names else Listing(tuple(e for e in entries if not e.name))
        self.nominal = self if not verbs else Listing(tuple(e for e in entries if not e.verbal))


class Mention:
    """A phrase of the lists found at the tokens [start, stop). `entries` are all rows with that phrase."""

    __slots__ = ("dual", "first", "listing", "prefix", "start", "stop", "suffix")

    def __init__(self, start: int, stop: int, listing: Listing, prefix: str, suffix: str, dual: bool) -> None:
        self.start = start
        self.stop = stop
        self.listing = listing
        self.first = listing.first
        self.prefix = prefix
        self.suffix = suffix
        self.dual = dual

    @property
    def entries(self) -> tuple[Entry, ...]:
        return self.listing.entries

    def of(self, kind: str) -> Entry | None:
        """The entry of a kind, if the phrase has one."""
        return self.first.get(kind)

    def any_of(self, kinds: int) -> bool:
        """Whether the phrase has an entry of one of some `kinds()`."""
        return self.listing.kinds & kinds != 0


class Opening:
    """What phrases a printed word may start: its readings with a stem that starts some, the trie below each, and the
    mention it is where no phrase goes on. `on`: the words that go on with some phrase, as the tries below spell them."""

    __slots__ = ("alone", "nodes", "on", "readings")

    def __init__(self, readings: tuple[WordReading, ...], nodes: tuple[dict[str, Any], ...], alone: Mention | None) -> None:
        self.readings = readings
        self.nodes = nodes
        self.on = frozenset([word for node in nodes for word in node if word])
        self.alone = alone


_VERB_PREFIXES = frozenset(("", "و", "ف", "س", "وس", "فس", "ل", "ول", "فل"))
_NOTHING = Opening((), (), None)


class Lexicon:
    """A trie over folded words. `add` phrases first, then `scan` reports; or read from a file what was `frozen`.

    `marbuta`: single words listed with ة alone, as folded; a careful text does not print them with ه.
    Of a file, a branch of the trie is a number until a report has its first word, an entry until one has its phrase.
    """

    def __init__(self, readings: Callable[[str], Iterable[WordReading]], plain: Callable[[str], str], file: Frozen | None = None) -> None:
        self.marbuta: set[str] = set(file.head) if file is not None else set()
        self._root: dict[str, Any] = dict(file.names) if file is not None else {}
        self._file = file
        self._readings_of = readings
        self._plain = plain
        self._known: dict[str, Opening] = {}

    def add(self, phrase: str, entry: Entry) -> None:
        """List a phrase as in print; words are folded, and case forms of each word agree."""
        self.add_all([(phrase, entry)])

    def add_all(self, phrases: Iterable[tuple[str, Entry]]) -> None:
        """List many phrases: folded and cut into words in one go."""
        pairs = list(phrases)
        plain = self._plain
        heh: set[str] = set()
        words: list[str] = []
        at = 0
        for word in (*cut("\n".join(phrase for phrase, _ in pairs)).words, "\n"):
            if word != "\n":
                words.append(plain(word))
                continue
            phrase, entry = pairs[at]
            if words:
                self.add_words(words, entry)
            if len(words) == 1 and phrase[-1] in "ةه":
                (self.marbuta if phrase[-1] == "ة" else heh).add(words[0])
            words = []
            at += 1
        self.marbuta -= heh

    def add_words(self, words: Sequence[str], entry: Entry) -> None:
        """List a phrase given as folded words."""
        node = self._root
        for word in words:
            node = node.setdefault(word, {})
        node.setdefault("", []).append(entry)

    def frozen(self, stamp: str, classes: Sequence[type]) -> bytes:
        """The lists as a file. Entries are of the classes given; nothing may have been scanned yet."""
        freezer = Freezer(classes)
        return freezer.file(stamp, {word: _numbers_in(freezer, node) for word, node in self._root.items()}, sorted(self.marbuta))

    def _branch(self, stem: str) -> dict[str, Any]:
        """The trie below a first word."""
        node = self._root[stem]
        if type(node) is int and self._file is not None:
            node = self._root[stem] = self._file.value(node)
        return node  # type: ignore[no-any-return]

    def _listing(self, held: list[Any]) -> Listing:
        """The rows of a phrase, made when it is first met: most phrases never are."""
        file = self._file
        return Listing(tuple(dict.fromkeys(held)) if file is None else tuple([file.thaw(number) for number in held]))

    def opening(self, word: str) -> Opening:
        """What a printed word may start; remembered."""
        known = self._known.get(word)
        if known is None:
            if len(self._known) > _CACHE_LIMIT:
                self._known.clear()
            readings = tuple(r for r in self._readings_of(word) if r.stem in self._root)
            known = _NOTHING
            if readings:
                known = Opening(readings, tuple(self._branch(r.stem) for r in readings), None)
                known.alone = self._longest([word], 0, known)
            self._known[word] = known
        return known

    def _know(self, cell: Cell) -> None:
        """Note in the cell of a word what it may start, and as what it may go on with a phrase."""
        word = cell.word
        spelled = self._plain(word)
        cell.opening = self.opening(word)
        cell.spellings = tuple({word, spelled, word[:-1] if word[-1] == "ا" else spelled})
        cell.owner = self

    def scan(self, words: list[str], cells: list[Cell] | None = None) -> list[Mention]:
        """The phrases of a report from left to right, the longest at each place, none overlapping. `cells`: those of the words."""
        out: list[Mention] = []
        cells = cells if cells is not None else [Cell(word) for word in words]
        for cell in cells:
            if cell.owner is not self:
                self._know(cell)
        at, size = 0, len(words)
        while at < size:
            opening: Opening = cells[at].opening
            if opening is _NOTHING:
                at += 1
                continue
            if opening.on and at + 1 < size and _goes_on(opening.on, cells[at + 1]):
                mention = self._longest(words, at, opening)
            else:
                alone = opening.alone
                mention = Mention(at, at + 1, alone.listing, alone.prefix, alone.suffix, alone.dual) if alone is not None else None
            if mention is None:
                at += 1
                continue
            if mention.stop - at > 1 and mention.listing.verbal is mention.listing:
                self._leave_name(words, mention)
            out.append(mention)
            at = mention.stop
        return out

    def _longest(self, words: list[str], at: int, opening: Opening) -> Mention | None:
        best: Mention | None = None
        stop = at
        for number, reading in enumerate(opening.readings):
            node = opening.nodes[number]
            found = self._walk(node, words, at + 1) if not reading.suffix else self._alone(node, at + 1)
            if found is not None and found[0] > stop:
                listing = _fitting(found[1], reading, found[0] - at)
                if listing is not None and listing.entries:
                    stop = found[0]
                    best = Mention(at, stop, listing, reading.prefix, reading.suffix, reading.dual)
        return best

    def with_pronoun(self, word: str, at: int) -> Mention | None:
        """What a word is where its end is a pronoun and no letter of its own."""
        opening = self.opening(word)
        for reading, node in zip(opening.readings, opening.nodes, strict=True):
            found = self._alone(node, at + 1) if reading.suffix else None
            listing = _fitting(found[1], reading, 1) if found is not None else None
            if listing is not None and listing.entries:
                return Mention(at, at + 1, listing, reading.prefix, reading.suffix, reading.dual)
        return None

    def _leave_name(self, words: list[str], mention: Mention) -> None:
        """Give the last word of a verb's phrase back to a longer name that starts with it ("أرسلت قوات" + "قوات سوريا")."""
        last = mention.stop - 1
        other = self._longest(words, last, self.opening(words[last]))
        if other is not None and other.stop > mention.stop and other.listing.common is not other.listing:
            mention.stop = last

    def _alone(self, node: dict[str, Any], stop: int) -> tuple[int, Listing] | None:
        """What a word is by itself; no phrase goes on after a pronoun ("طائراته الحربية")."""
        found = self._walk(node, [], 0)
        return (stop, found[1]) if found is not None else None

    def _walk(self, node: dict[str, Any], words: list[str], at: int) -> tuple[int, Listing] | None:
        found: tuple[int, Listing] | None = None
        size = len(words)
        while True:
            listing = node.get("")
            if listing is not None:
                if type(listing) is list:
                    listing = node[""] = self._listing(listing)
                found = (at, listing)
            if at >= size or len(node) == (1 if listing is not None else 0):
                return found
            word = words[at]
            if word in _QUOTES and at + 1 < size:
                at += 1
                word = words[at]
            step = node.get(word) or node.get(self._plain(word)) or (node.get(word[:-1]) if word[-1] == "ا" and len(word) > 2 else None)
            if step is None:
                return found
            node = step
            at += 1


def _goes_on(on: frozenset[str], cell: Cell) -> bool:
    """Whether a word may be one of those that go on with some phrase. A quotation mark may stand before any."""
    for word in cell.spellings:  # noqa: SIM110 (several times as fast, at every word)
        if word in on or word in _QUOTES:
            return True
    return False


def _numbers_in(freezer: Freezer, node: dict[str, Any]) -> dict[str, Any]:
    """A branch of the trie with the records of its entries."""
    return {word: _numbers_in(freezer, below) if word else numbered(freezer, below) for word, below in node.items()}


def _fitting(listing: Listing, reading: WordReading, length: int) -> Listing | None:
    """The rows that may stand with a reading's particles and endings."""
    if reading.suffix:
        return None if length > 1 else listing.common
    prefix = reading.prefix
    if reading.dual or prefix not in _VERB_PREFIXES:
        return listing.nominal
    return listing.verbal if "س" in prefix else listing
