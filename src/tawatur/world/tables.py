"""The word tables of the world: parties, settings, nations, classes, speakers, offices, people, weapons.

Every table is a TSV beside this file: one header line starting `#`, alternatives within a cell separated by ` | `, `-` for
nothing. Wordings are given as written by some outlet; folding and inflection (clitics, the dual, the other case of the
masculine plural) are the lexicon's. The ids of `ids.tsv` are those of docs/codebook.md; ids added to them are made in
the same manner, a slug of the common English name.
"""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from tawatur.text.fold import fold_word, fold_words

# A setting that holds in every country: the row's id is then the field of NationRow that names the party.
ANYWHERE = "*"
# A setting for words that nobody says of his own side; the row's id is the class that they mean where no party is told.
FOE = "foe"


@dataclass(frozen=True, slots=True)
class ActorRow:
    """A party, outlet or unnamed source. `wordings` name it by themselves, `shorts` point back to an earlier wording.

    `country` is ISO 3166 alpha-2; `side` a slug of the camp it speaks or fights for; `valid_from`, `valid_to` ISO dates.
    """

    id: str
    kind: str
    name: str
    country: str | None
    side: str | None
    wordings: tuple[str, ...]
    shorts: tuple[str, ...]
    valid_from: str | None
    valid_to: str | None


@dataclass(frozen=True, slots=True)
class SettingRow:
    """A wording whose party hangs on the setting.

    `setting` is an ISO 3166 country (where the events are), a side (who speaks or publishes), or `speaking`: the party
    meant when the wording is the source of a statement, not the one who acts, or `foe`.
    """

    wording: str
    setting: str
    id: str


@dataclass(frozen=True, slots=True)
class NationRow:
    """Adjectives of a nation or camp, without the article, and the parties that a state, army or police noun with them is.

    `country` is None for a camp that is no state. `names` and `capitals` stand for the state when they act or speak.
    """

    country: str | None
    masculine: tuple[str, ...]
    feminine: tuple[str, ...]
    plural: tuple[str, ...]
    state_id: str | None
    army_id: str | None
    police_id: str | None
    names: tuple[str, ...]
    capitals: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class InstitutionRow:
    """A noun that names an institution of a nation with its adjective ("وزارة الدفاع" + "الروسية").

    `gender` (m, f) is that of the adjective; `whose` says which party of the nation it speaks for: state, army, police.
    """

    noun: str
    gender: str
    whose: str


@dataclass(frozen=True, slots=True)
class ClassRow:
    """Nouns of people or things of one class. `who` is the codebook's value for counts.

    `traits`: person, thing, place, armed, medical, and force (a noun that can fight). One class may have several rows.
    """

    id: str
    who: str
    traits: frozenset[str]
    singulars: tuple[str, ...]
    plurals: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    """Wordings of a speaker without a name."""

    id: str
    wordings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OfficeRow:
    """Words for a person or statement that speaks for the party named next; a single last letter is a clitic (ل, ب)."""

    kind: str
    wordings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A public person who speaks for or leads a party; `start` and `stop` are ISO dates of the office, where known."""

    name: str
    party_id: str
    start: str | None
    stop: str | None


@dataclass(frozen=True, slots=True)
class WeaponRow:
    """Wordings of one kind of weapon; `shooter` if the noun itself can be the one who fires ("the artillery shelled")."""

    kind: str
    wordings: tuple[str, ...]
    shooter: bool


def _rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of a table by column name; its first line, a comment, names the columns."""
    lines = files("tawatur.world").joinpath(name).read_text("utf-8").splitlines()
    columns = [c.strip() for c in lines[0].lstrip("# ").split("\t")]
    for line in lines[1:]:
        if line.strip() and not line.startswith("#"):
            cells = [c.strip() for c in line.split("\t")]
            yield {column: "" if cell == "-" else cell for column, cell in zip(columns, cells, strict=False)}


def _split(cell: str | None) -> tuple[str, ...]:
    return tuple([word for w in cell.split(" | ") if (word := w.strip()) and word != "-"]) if cell else ()


# Words inside a phrase that take no article in the definite.
_BARE = frozenset("بدون دون بلا غير من في على عن ذو ذات ضد أرض سطح بحر جو لم مضاد".split())


def _with_definites(cell: str) -> tuple[str, ...]:
    """The wordings of a cell, those of several words also with the article on the words after the first.

    The article of the first word is a particle that the reader takes off itself.
    """
    out: dict[str, None] = {}
    for wording in _split(cell):
        out[wording] = None
        first, *rest = wording.split()
        if rest:
            out[" ".join([first, *map(_definite, rest)])] = None
    return tuple(out)


def _definite(word: str) -> str:
    plain = word.startswith(("ال", "بال", "لل")) or word in _BARE or not "\u0621" <= word[0] <= "\u064a"
    return word if plain else "ال" + word



@cache
def load_actors() -> tuple[ActorRow, ...]:
    """Every party, outlet and source by name; states, armies and police also by institution and nation."""
    rows = list(_rows("actors.tsv"))
    taken = set(fold_words(w for r in rows for w in _split(r["wordings"])))
    national = _institutions_by_party(taken)
    return tuple(
        ActorRow(r["id"], r["kind"], r["name"], r["country"] or None, r["side"] or None,
                 (*_split(r["wordings"]), *national.get(r["id"], ())), _split(r["shorts"]),
                 r["valid_from"] or None, r["valid_to"] or None)
        for r in rows
    )


def _institutions_by_party(taken: set[str]) -> dict[str, list[str]]:
    """The institutions of every state ("وزارة الدفاع" + "الروسية") by party, but for wordings that a row of actors.tsv has.

    Air forces are left to the reader, to whom their noun is a weapon too.
    `taken` holds folded wordings and grows: the first nation of the table keeps what two could claim.
    """
    nouns = [(i.noun, fold_word(i.noun), i.gender, i.whose) for i in load_institutions()]
    out: dict[str, list[str]] = {}
    for nation in load_nations():
        if nation.country is None:
            continue
        parties = {"state": nation.state_id, "army": nation.army_id, "police": nation.police_id}
        adjectives = {g: [(a, fold_word(a)) for a in map(_article, words)]
                      for g, words in (("m", nation.masculine), ("f", nation.feminine))}
        for noun, folded, gender, whose in nouns:
            for adjective, ending in adjectives[gender]:
                party = parties[whose]
                if party and f"{folded} {ending}" not in taken:
                    taken.add(f"{folded} {ending}")
                    out.setdefault(party, []).append(f"{noun} {adjective}")
    return out


def _article(adjective: str) -> str:
    """An adjective of one or more words in the definite (كوري شمالي, الكوري الشمالي)."""
    return " ".join(w if w.startswith("ال") else "ال" + w for w in adjective.split())


@cache
def load_classes() -> tuple[ClassRow, ...]:
    """Every row of classes.tsv; nouns of several words also in the definite (رجل أمن, رجل الأمن)."""
    return tuple(
        ClassRow(r["id"], r["who"], frozenset(r["traits"].replace("|", " ").split()),
                 _with_definites(r["singulars"]), _with_definites(r["plurals"]))
        for r in _rows("classes.tsv")
    )


@cache
def load_settings() -> tuple[SettingRow, ...]:
    """Every row of settings.tsv; a row that holds anywhere is one row for each nation that has the party it names.

    A row of a country's own comes before what holds anywhere.
    """
    rows = [SettingRow(w, r["setting"], r["id"]) for r in _rows("settings.tsv") for w in _split(r["wording"])]
    own = {(row.wording, row.setting) for row in rows}
    for row in [r for r in rows if r.setting == ANYWHERE]:
        for nation in load_nations():
            party = {"state": nation.state_id, "army": nation.army_id, "police": nation.police_id}[row.id]
            if party and nation.country and (row.wording, nation.country) not in own:
                rows.append(SettingRow(row.wording, nation.country, party))
    return tuple(row for row in rows if row.setting != ANYWHERE)


@cache
def load_nations() -> tuple[NationRow, ...]:
    """The nations and camps, their adjectives, names and capitals."""
    return tuple(
        NationRow(r["country"] or None, _split(r["masculine"]), _split(r["feminine"]), _split(r["plural"]), r["state_id"] or None,
                  r["army_id"] or None, r["police_id"] or None, _split(r["names"]), _split(r["capitals"]))
        for r in _rows("nations.tsv")
    )


@cache
def load_institutions() -> tuple[InstitutionRow, ...]:
    """The institutions that belong to the state, army or police of whichever nation is named with them."""
    return tuple(InstitutionRow(r["noun"], r["gender"], r["whose"]) for r in _rows("institutions.tsv"))


@cache
def load_speakers() -> tuple[SpeakerRow, ...]:
    """The speakers without a name."""
    return tuple(SpeakerRow(r["id"], _split(r["wordings"])) for r in _rows("speakers.tsv"))


@cache
def load_offices() -> tuple[OfficeRow, ...]:
    """The words for offices and statements that speak for a party."""
    return tuple(OfficeRow(r["kind"], _split(r["wordings"])) for r in _rows("offices.tsv"))


@cache
def load_people() -> tuple[PersonRow, ...]:
    """The public persons who speak for a party."""
    return tuple(PersonRow(r["name"], r["party_id"], r["from"] or None, r["to"] or None) for r in _rows("people.tsv"))


@cache
def load_weapons() -> tuple[WeaponRow, ...]:
    """Every row of weapons.tsv; nouns of several words also in the definite (عبوة ناسفة, العبوة الناسفة)."""
    return tuple(WeaponRow(r["kind"], _with_definites(r["wordings"]), r["shooter"] == "yes") for r in _rows("weapons.tsv"))
