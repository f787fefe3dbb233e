"""ACLED's and UCDP's tables are what those databases publish: columns, vocabularies, types, sums."""
from __future__ import annotations

import pytest
from jsonschema import Draft202012Validator

from support.exported import exported, exported_incidents, fill, rows_of, schema, typed
from support.ledgers import held, put, told
from tawatur.exports.field import acled, sides, ucdp
from tawatur.exports.field.base import toll
from tawatur.ledger.database import Ledger
from tawatur.service import keeping
from tawatur.world import tables
from tawatur.world.countries import countries

COLUMNS = {"acled": acled.COLUMNS, "ucdp": ucdp.COLUMNS}


@pytest.mark.parametrize(("name", "count"), [("acled", 31), ("ucdp", 49)])
def test_the_schema_has_the_columns_in_order(name: str, count: int) -> None:
    about = schema(name)
    Draft202012Validator.check_schema(about)
    assert tuple(about["properties"]) == COLUMNS[name]
    assert len(set(COLUMNS[name])) == count


@pytest.mark.parametrize("name", ["acled", "ucdp"])
def test_every_row_fits_the_schema(ledger: Ledger, name: str) -> None:
    fill(ledger)
    about = schema(name)
    rows = [typed(row, about) for row in rows_of(exported(ledger, name))]
    assert len(rows) >= 6
    validator = Draft202012Validator(about)
    assert [f"{error.json_path}: {error.message}" for row in rows for error in validator.iter_errors(row)] == []


@pytest.mark.parametrize("name", ["acled", "ucdp"])
def test_every_row_of_an_incident_fits_the_schema(ledger: Ledger, name: str) -> None:
    fill(ledger)
    about = schema(name)
    rows = [typed(row, about) for row in rows_of(exported_incidents(ledger, name))]
    assert len(rows) == len(rows_of(exported(ledger, name)))  # nothing is linked
    validator = Draft202012Validator(about)
    assert [f"{error.json_path}: {error.message}" for row in rows for error in validator.iter_errors(row)] == []


def test_a_schema_can_refuse(where: str) -> None:
    with Ledger.open(where) as ledger:
        fill(ledger)
        row = typed(rows_of(exported(ledger, "acled"))[0], schema("acled"))
    validator = Draft202012Validator(schema("acled"))
    for column, wrong in (("sub_event_type", "Peaceful protest"), ("inter1", "Rebels"), ("time_precision", 7), ("fatalities", -1), ("actor2", "")):
        assert list(validator.iter_errors({**row, column: wrong})), column


def test_deaths_of_ucdp_add_up(ledger: Ledger) -> None:
    fill(ledger)
    for row in rows_of(exported(ledger, "ucdp")):
        deaths = [int(row[f"deaths_{who}"]) for who in ("a", "b", "civilians", "unknown")]
        assert int(row["low"]) <= int(row["best"]) == sum(deaths) <= int(row["high"])
        assert row["date_start"] <= row["date_end"]
        assert row["year"] == row["date_start"][:4]


def one(ledger: Ledger, words: str, form: str, day: str = "2024-05-02") -> dict[str, str]:
    put(ledger, told(words, published=day))
    return rows_of(exported(ledger, form))[0]


def test_a_strike_on_civilians(ledger: Ledger) -> None:
    words = "قصف الجيش الإسرائيلي منزلا في خان يونس أمس، ما أدى إلى مقتل 12 مدنيا بينهم ثلاثة أطفال."
    row = one(ledger, words, "acled")
    assert (row["fatalities"], row["civilian_targeting"]) == ("12", "Civilian targeting")
    assert (row["inter1"], row["inter2"]) == ("External/Other forces", "Civilians")
    assert row["interaction"] == "Civilians-External/Other forces"
    row = rows_of(exported(ledger, "ucdp"))[0]
    assert (row["side_a"], row["side_b"], row["type_of_violence"]) == ("Government of Israel", "Civilians", "3")
    assert (row["deaths_civilians"], row["deaths_b"], row["best"]) == ("12", "0", "12")


def test_a_clash_of_two_sides_has_both(ledger: Ledger) -> None:
    words = "اندلعت اشتباكات بين الجيش السوداني وقوات الدعم السريع في الفاشر أمس، وقتل خمسة جنود."
    row = one(ledger, words, "acled")
    assert (row["inter1"], row["inter2"], row["country"], row["iso"]) == ("State forces", "Rebel group", "Sudan", "729")
    row = rows_of(exported(ledger, "ucdp"))[0]
    assert (row["side_a"], row["side_b"], row["deaths_a"], row["code_status"]) == ("Government of Sudan", "Rapid Support Forces", "5", "Clear")


def test_a_state_that_is_attacked_is_side_a_and_its_dead_are_there(ledger: Ledger) -> None:
    row = one(ledger, "هاجم مقاتلو حركة الشباب قاعدة للجيش الصومالي في بيدوا وقتلوا سبعة جنود.", "ucdp")
    assert (row["side_a"], row["side_b"], row["deaths_a"], row["deaths_b"]) == ("Government of Somalia", "Al-Shabaab", "7", "0")


def test_a_demonstration_is_of_protesters(ledger: Ledger) -> None:
    row = one(ledger, "تظاهر مئات الأشخاص في القاهرة احتجاجا على قرارات الحكومة.", "acled")
    assert (row["actor1"], row["inter1"], row["actor2"], row["interaction"]) == ("Protesters (Egypt)", "Protesters", "", "Protesters only")


@pytest.mark.parametrize(
    ("counts", "low", "high", "parts"),
    [
        ([("people", 12, 12), ("children", 3, 3)], 12, 12, {"civilians": 3}),
        ([("civilians", 12, 12), ("children", 3, 3), ("women", 4, 4)], 12, 12, {"civilians": 12}),
        ([("children", 3, 3), ("women", 4, 4)], 7, 7, {"civilians": 7}),
        ([("soldiers", 5, 5), ("civilians", 2, None)], 7, 7, {"soldiers": 5, "civilians": 2}),
        ([("people", 2, 2), ("soldiers", 5, 5)], 7, 7, {"soldiers": 5}),
        ([("people", 20, 30)], 20, 30, {}),
        ([("people", None, 5)], 0, 5, {}),
        ([("people", 4, 4), ("people", 6, 6)], 6, 6, {}),
        ([], 0, 0, {}),
    ],
)
def test_parts_of_a_toll_are_not_added_to_it(counts: list[tuple[str, int | None, int | None]], low: int, high: int, parts: dict[str, int]) -> None:
    told_of = toll({"counts": [{"outcome": "killed", "who": who, "min": min, "max": max} for who, min, max in counts]})
    assert (told_of.low, told_of.high) == (low, high)
    assert {who: part[0] for who, part in told_of.parts.items()} == parts


def test_every_party_is_classed_by_hand_or_is_a_state() -> None:
    parties = {actor.id for actor in tables.load_actors() if actor.kind == "party"}
    classes = {row.id for row in tables.load_classes()}
    classed = set(sides._classed())
    assert parties - classed - set(sides.states()) == set(), "add them to kinds_of_actor.tsv"
    assert classed - parties - classes <= {"rioters", "bandits", "settlers", "un-peacekeepers"}
    assert {kind for kinds in sides._classed().values() for _, kind in kinds} <= set(sides.KINDS)


@pytest.mark.parametrize(
    ("id", "country", "day", "kind"),
    [
        ("idf", "IL", "", "State forces"), ("idf", "LB", "", "External/Other forces"), ("irgc", "IR", "", "State forces"),
        ("irgc", "IQ", "", "External/Other forces"), ("unifil", "LB", "", "External/Other forces"), ("wagner", "ML", "", "External/Other forces"),
        ("hezbollah", "LB", "", "Rebel group"), ("pmf", "IQ", "", "Political militia"), ("israeli-settlers", "PS", "", "Identity militia"),
        ("rsf", "SD", "2022-01-01", "State forces"), ("rsf", "SD", "2023-05-01", "Rebel group"),
        ("taliban", "AF", "2019-01-01", "Rebel group"), ("taliban", "AF", "2022-01-01", "State forces"),
        ("gaza-interior-ministry", "PS", "", "State forces"), ("gaza-health-ministry", "PS", "", "Civilians"), ("un", "YE", "", "Civilians"),
        ("march-14", "LB", "", "Civilians"), ("reuters", None, "", "Civilians"), ("children", "YE", "", "Civilians"), ("soldiers", "YE", "", "State forces"),
    ],
)
def test_kinds_of_actor(id: str, country: str | None, day: str, kind: str) -> None:
    assert sides.kind(id, country, day) == kind


@pytest.mark.parametrize(
    ("id", "name"),
    [("russia", "Government of Russia"), ("egypt", "Government of Egypt"), ("idf", "Israeli armed forces"), ("officials-source", "officials"),
     ("security-sources", "security sources"), ("reuters", "Reuters"), ("social-media", "social media")],
)
def test_names_that_people_read(id: str, name: str) -> None:
    assert sides.plain_name(id) == name


def test_a_side_does_not_fight_itself() -> None:
    record = {"type": "Battles", "actors": [{"id": "somali-forces"}], "targets": [{"id": "somali-government"}]}
    both = ucdp.two_sides(record, "SO")
    assert (both.a, both.b, both.known()) == ("Government of Somalia", "", False)


def test_ucdp_names_regions_as_it_does() -> None:
    names = {code: ucdp.region(country) for code, country in countries().items()}
    assert (names["EG"], names["SD"], names["SY"], names["AF"], names["GE"], names["CO"]) == (
        "Middle East", "Africa", "Middle East", "Asia", "Europe", "Americas"
    )


def test_what_is_no_event_has_no_row(ledger: Ledger) -> None:
    fill(ledger)
    kept = {row["tags"].partition(";")[0].removeprefix("claim=") for row in rows_of(exported(ledger, "acled"))}
    for claim in held(ledger):
        plain = (claim.record["type"] != "Toll", claim.record["modality"], claim.record["scope"]) == (True, "happened", "incident")
        assert (claim.id in kept) is plain


def test_a_corrected_value_wins_and_a_rejected_claim_is_absent(ledger: Ledger) -> None:
    row = one(ledger, "قصف الجيش الإسرائيلي منزلا في خان يونس أمس، ما أدى إلى مقتل 12 مدنيا.", "acled")
    (claim,) = held(ledger)
    keeping.review(ledger, claim.id, "correct", "counts", "killed=3 civilians", by="amal")
    (row,) = rows_of(exported(ledger, "acled"))
    assert (row["fatalities"], row["tags"].endswith("status=corrected")) == ("3", True)
    keeping.review(ledger, claim.id, "reject", by="amal")
    for form in ("acled", "ucdp", "csv"):
        assert rows_of(exported(ledger, form)) == []
