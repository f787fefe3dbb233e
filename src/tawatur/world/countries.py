"""Countries by their two-letter codes: the other codes, the English name, and the region of ACLED's files."""
from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import NamedTuple


class Country(NamedTuple):
    """`code` ISO 3166 alpha-2, `iso3` alpha-3, `numeric` the number; `region` as ACLED groups countries."""

    code: str
    iso3: str
    numeric: int
    name: str
    region: str


@cache
def countries() -> dict[str, Country]:
    """All countries of countries.tsv (built by tools/build_countries.py from GeoNames) by code."""
    lines = (files("tawatur.world") / "countries.tsv").read_text("utf-8").splitlines()
    cells = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {code: Country(code, iso3, int(numeric), name, region) for code, iso3, numeric, name, region in cells}
