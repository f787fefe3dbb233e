"""Places by name: a curated list of the places that news of these wars names, over the towns of GeoNames.

`gazetteer.bin` is built by tools/build_gazetteer.py from places.tsv, not_places.tsv and GeoNames (CC BY 4.0); see
docs/gazetteer.md. All wordings are folded as reports are. Records are decoded when first asked for.
"""
from __future__ import annotations

import json
import re
import sys
import unicodedata
from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pkgutil import get_data

MAGIC = b"tawatur-gazetteer 1\n"
FILE = "gazetteer.bin"

# Of two places of one name the wider or better-known kind is meant, when nothing else tells them apart.
_KINDS = ("country", "region", "sea", "city", "town", "island", "district", "camp", "settlement", "village", "quarter")
_ARTICLES = frozenset(("al", "el", "ad", "as", "ash", "at", "az", "ar", "an", "the", "of"))
_RANK = {kind: len(_KINDS) - i for i, kind in enumerate(_KINDS)}


@dataclass(frozen=True, slots=True)
class Site:
    """A place of the gazetteer.

    `country` is the ISO 3166 two-letter code (`PS` for the Gaza Strip and the West Bank), "" for seas and borders.
    `lat` and `lon` are WGS 84 degrees, None where none is known; `precision` says what they stand for: `exact` the site
    itself, `town` its settlement, `area` somewhere within a few kilometres, `region`, `country`.
    `parent` is the id of the wider place; `population` is GeoNames' figure, 0 where it has none.
    """

    id: str
    name: str
    kind: str
    country: str
    parent: str | None
    lat: float | None
    lon: float | None
    precision: str
    population: int

    @property
    def curated(self) -> bool:
        """Whether the place stands in places.tsv, and not in GeoNames alone."""
        return not self.id.startswith("gn")


class Wordings(Mapping[str, tuple[Site, ...]]):
    """Folded wording -> its places, the likeliest first; decoded on access."""

    __slots__ = ("_gazetteer", "_places")

    def __init__(self, gazetteer: Gazetteer, places: dict[str, int]) -> None:
        self._gazetteer = gazetteer
        self._places = places

    def __getitem__(self, wording: str) -> tuple[Site, ...]:
        return self._gazetteer.sites(self._places[wording])

    def __contains__(self, wording: object) -> bool:
        return wording in self._places

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


class Gazetteer:
    """All places and their wordings. Immutable but for what it has decoded already."""

    __slots__ = ("_by_id", "_found", "_names", "_openers", "_records", "_sites", "_sorts", "_strong", "_weak", "head", "strong")

    def __init__(self, blob: bytes) -> None:
        """Read the bytes of a built file. ValueError if they are no such file."""
        if not blob.startswith(MAGIC):
            raise ValueError("not a gazetteer file of this version")
        end = blob.index(b"\n", len(MAGIC))
        self.head: dict[str, object] = json.loads(blob[len(MAGIC) : end])
        names, records, openers, bounds, refs, lengths = _sections(blob, end + 1)
        wordings = names.decode().split("\n")
        self._names = dict(zip(wordings, range(len(wordings)), strict=True))
        self._strong = int(str(self.head["strong"]))
        self._weak = self._strong + int(str(self.head["weak"]))
        believed = dict(zip(wordings[: self._strong], range(self._strong), strict=True))
        self.strong: Mapping[str, tuple[Site, ...]] = Wordings(self, believed)
        self._records = records.split(b"\n")
        self._openers = dict(zip(openers.decode().split("\n"), lengths, strict=True))
        self._sorts = (_numbers(bounds), _numbers(refs))
        self._sites: dict[int, Site] = {}
        self._found: dict[int, tuple[Site, ...]] = {}
        self._by_id: dict[str, int] = {}

    @staticmethod
    def load() -> Gazetteer:
        """The gazetteer that comes with the package; read once."""
        return _load()

    def site(self, number: int) -> Site:
        """The place of one record."""
        if number not in self._sites:
            self._sites[number] = _site(self._records[number].decode())
        return self._sites[number]

    def sites(self, wording: int) -> tuple[Site, ...]:
        """The places of the wording with this number."""
        found = self._found.get(wording)
        if found is None:
            bounds, refs = self._sorts
            found = tuple(self.site(n) for n in refs[bounds[wording] : bounds[wording + 1]])
            self._found[wording] = found
        return found

    def find(self, name: str) -> tuple[Site, ...]:
        """The places of a folded wording, weak or strong, the likeliest first: curated ones, then by population."""
        number = self._names.get(name)
        return () if number is None else self.sites(number)

    def longest(
        self, words: Sequence[str], at: int, limit: int = 5, *, headed: bool = True
    ) -> tuple[int, tuple[Site, ...]] | None:
        """The longest wording that starts at the token `at`: the token where it stops, and its places.

        The words are compared as written; the caller cuts clitics off first. Of a strong wording the first word may have
        or lack the article ("قامشلي" finds "القامشلي") where nothing is found as written. With `headed` False (no head
        noun stands before the name), everyday words that are also places ("الباب", "حديثة") are passed over.
        """
        first = words[at]
        last = len(self._names) if headed else self._weak
        other = first[2:] if first.startswith("ال") else "ال" + first
        for head, bound in ((first, last), (other, self._strong)):
            for count in range(min(self._openers.get(head, 1), limit, len(words) - at), 0, -1):
                name = head if count == 1 else " ".join((head, *words[at + 1 : at + count]))
                number = self._names.get(name)
                if number is not None and number < bound:
                    return at + count, self.sites(number)
        return None

    def named(self, name: str) -> tuple[Site, ...]:
        """The places of an English name, likeliest first: so written, or so begun, or spelt another way ("Khan Younis").

        Looks through all records, and through the curated ones alone for what is not so written.
        """
        wanted = name.strip().casefold()
        cell = f"\t{wanted}\t".encode()
        found = [self.site(n) for n, record in enumerate(self._records) if cell in record.lower()]
        exact = [site for site in found if site.name.casefold() == wanted]
        sounded = _sound(wanted)
        if not exact and sounded:
            curated = [self.site(n) for n, record in enumerate(self._records) if not record.startswith(b"gn")]
            exact = [site for site in curated if site.name.casefold().startswith(wanted + " ")]
            exact = exact or [site for site in curated if _sound(site.name) == sounded]
        return tuple(sorted(exact, key=lambda site: (not site.curated, -_RANK.get(site.kind, 0), -site.population)))

    def get(self, id: str) -> Site | None:
        """The place with this id."""
        if not self._by_id:
            self._by_id.update((r[: r.index(b"\t")].decode(), n) for n, r in enumerate(self._records))
        number = self._by_id.get(id)
        return None if number is None else self.site(number)

    def contains(self, outer: str, inner: str) -> bool:
        """Whether the place `outer` holds the place `inner`, or is the same, by the parents of `inner`."""
        for _ in range(9):
            if inner == outer:
                return True
            site = self.get(inner)
            if site is None or site.parent is None:
                return False
            inner = site.parent
        return False

    @staticmethod
    def choose(sites: Sequence[Site], countries: Mapping[str, float]) -> Site:
        """The one of several places of one name that fits a report in which the countries weigh so.

        Ties go to the curated place, then to the wider kind, then to the more populous. `sites` is not empty.
        """
        if len(sites) == 1:
            return sites[0]
        return max(sites, key=lambda s: (countries.get(s.country, 0.0), s.curated, _RANK.get(s.kind, 0), s.population))


@cache
def _load() -> Gazetteer:
    return Gazetteer(get_data(__name__, FILE) or b"")


def _sound(name: str) -> str:
    """What the spellings of an Arabic name in Latin letters have in common: consonants once, any vowels as one."""
    plain = unicodedata.normalize("NFKD", name.casefold()).replace("-", " ")
    words = [re.sub("[^a-z]", "", word) for word in plain.split() if word not in _ARTICLES]
    return " ".join(re.sub(r"(.)\1", r"\1", word[:1] + re.sub("[aeiouy]+", "a", word[1:]).rstrip("h")) for word in words)


def _sections(blob: bytes, at: int) -> list[bytes]:
    """The six sections, each after its length in four bytes."""
    out = []
    while at < len(blob):
        stop = at + 4 + int.from_bytes(blob[at : at + 4], "little")
        out.append(blob[at + 4 : stop])
        at = stop
    return out


def _numbers(data: bytes) -> array[int]:
    out = array("I")
    out.frombytes(data)
    if sys.byteorder == "big":
        out.byteswap()
    return out


def _site(line: str) -> Site:
    id, name, kind, country, parent, lat, lon, precision, people = line.split("\t")
    # By position: thousands are made when the word lists are loaded.
    return Site(
        id, name, kind, country, parent or None, float(lat) if lat else None, float(lon) if lon else None, precision, int(people)
    )
