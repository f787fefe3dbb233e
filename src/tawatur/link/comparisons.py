"""How two claims are held against each other: a comparison has levels, tried in order; the first that fits is taken.

Conditions are SQL over two rows of traits (`x_l`, `x_r`), for DuckDB and Spark alike. A level has no weight here:
weights.tsv has, estimated by tools/weigh_links.py. Where one of the claims says nothing, no level fits and the
comparison weighs nothing.
"""
from __future__ import annotations

from typing import NamedTuple


class Level(NamedTuple):
    """What is found when the condition holds, in words that are shown as the reason of a link."""

    name: str
    condition: str


class Comparison(NamedTuple):
    """One thing compared. `unknown`: the condition under which it says nothing; `levels` end with one that always fits."""

    name: str
    unknown: str
    levels: tuple[Level, ...]


_KM = (  # on a plane that touches the globe between the two: right to a percent for the distances that matter
    "111.2 * sqrt(pow(latitude_l - latitude_r, 2) + pow((longitude_l - longitude_r) * cos(radians((latitude_l + latitude_r) / 2)), 2))"
)
_COARSE = "least(reach_l, reach_r)"
_WIDE = "greatest(reach_l, reach_r)"


def _some(column: str) -> str:
    """Neither says anything in a list, or only one does."""
    return f"len({column}_l) = 0 OR len({column}_r) = 0"


def _shared(column: str, least: int = 1) -> str:
    if least == 1:
        return f"list_has_any({column}_l, {column}_r)"
    return f"len(list_intersect({column}_l, {column}_r)) >= {least}"


def _share(column: str, part: float, least: int) -> str:
    """So large a part of the shorter list is in both, and so many at least."""
    return f"len(list_intersect({column}_l, {column}_r)) >= greatest({least}, {part} * least(len({column}_l), len({column}_r)))"


def _least_shared(column: str, least: int) -> str:
    """A number that is not smaller is in both."""
    return f"list_max(list_intersect({column}_l, {column}_r)) >= {least}"


def _near(column: str) -> str:
    """The greatest of both are within half as much again: an early count and a late one."""
    return f"greatest(list_max({column}_l), list_max({column}_r)) <= 1.5 * least(list_max({column}_l), list_max({column}_r))"


_ONE_OUTLET = "outlet_l = outlet_r AND outlet_l <> ''"  # one that is known
_GAP = "greatest(day_from_l, day_from_r) - least(day_to_l, day_to_r)"

COMPARISONS = (
    Comparison("day", "day_from_l IS NULL OR day_from_r IS NULL", (
        Level("a day in a stretch of days", f"(stretch_l OR stretch_r) AND {_GAP} <= 0"),
        Level("the same day, told by both", "stated_l AND stated_r AND day_from_l = day_from_r AND day_to_l = day_to_r"),
        Level("days that overlap, told by both", f"stated_l AND stated_r AND {_GAP} <= 0"),
        Level("days that may be one", f"{_GAP} <= 0"),
        Level("a day apart", f"{_GAP} = 1"),
        Level("two days apart", f"{_GAP} = 2"),
        Level("days apart", "TRUE"),
    )),
    Comparison("place", "site_l IS NULL OR site_r IS NULL", (
        Level("the same place", f"site_l = site_r AND {_WIDE} <= 10"),
        Level("one place in the other", f"{_WIDE} <= 10 AND (list_contains(areas_l, site_r) OR list_contains(areas_r, site_l))"),
        Level("two places near each other", f"{_WIDE} <= 10 AND {_KM} <= reach_l + reach_r"),
        Level("the same region", f"site_l = site_r AND {_WIDE} < 400"),
        Level("a place in the region", f"{_WIDE} < 400 AND (list_contains(areas_l, site_r) OR list_contains(areas_r, site_l))"),
        Level("the same country, nothing finer", f"site_l = site_r AND {_COARSE} >= 400"),
        Level("a place in the country", f"{_WIDE} >= 400 AND {_COARSE} < 400 AND (list_contains(areas_l, site_r) OR list_contains(areas_r, site_l))"),
        Level("places within thirty kilometres", f"{_WIDE} <= 10 AND {_KM} <= 30"),
        Level("other places of one country", "country_l = country_r"),
        Level("other countries", "TRUE"),
    )),
    Comparison("type", "FALSE", (
        Level("the same type", "subtype_l = subtype_r AND family_l = family_r"),
        Level("the same family of types", "family_l = family_r"),
        Level("types that are easily confused", "family_l IN ('fight', 'fire', 'violence') AND family_r IN ('fight', 'fire', 'violence')"),
        Level("other types", "TRUE"),
    )),
    Comparison("actor", _some("actors"), (
        Level("the same actor", _shared("actors")),
        Level("actors of one side", _shared("sides")),
        Level("an actor without a name", "len(doers_l) = 0 OR len(doers_r) = 0"),
        Level("other actors", "TRUE"),
    )),
    Comparison("target", _some("targets"), (
        Level("the same targets", "targets_l = targets_r"),
        Level("a target in common", _shared("targets")),
        Level("a target without a name", "len(foes_l) = 0 OR len(foes_r) = 0"),
        Level("other targets", "TRUE"),
    )),
    Comparison("casualties", "(len(killed_l) = 0 OR len(killed_r) = 0) AND (len(injured_l) = 0 OR len(injured_r) = 0)", (
        Level("the same number of killed, ten or more", _least_shared("killed", 10)),
        Level("the same numbers of killed and injured", f"{_shared('killed')} AND {_least_shared('injured', 3)}"),
        Level("the same number of killed, three or more", _least_shared("killed", 3)),
        Level("the same number of injured, three or more", _least_shared("injured", 3)),
        Level("the same number of killed, one or two", _shared("killed")),
        Level("numbers that are near", f"{_near('killed')} OR {_near('injured')}"),
        Level("other numbers of casualties", "TRUE"),
    )),
    Comparison("numbers", _some("numbers"), (
        Level("several numbers in common", _shared("numbers", 2)),
        Level("a number in common", _shared("numbers")),
        Level("no number in common", "TRUE"),
    )),
    Comparison("weapon", _some("weapons"), (
        Level("the same means", _shared("weapons")),
        Level("other means", "TRUE"),
    )),
    # What most pairs come to stands first: lists are costly to hold against each other.
    Comparison("words", "len(words_l) < 2 OR len(words_r) < 2", (
        Level("no rare word in common", f"NOT {_shared('words')}"),
        Level("a rare word in common", f"NOT {_shared('words', 2)}"),
        Level("rare words in common in two reports of one outlet", f"{_ONE_OUTLET} AND report_l <> report_r"),
        Level("nearly the same words", _share("words", 0.7, 4)),
        Level("many rare words in common", _shared("words", 3)),
        Level("two rare words in common", "TRUE"),
    )),
    Comparison("report", "len(copy_l) < 3 OR len(copy_r) < 3 OR report_l = report_r", (
        Level("reports with nothing rare in common", f"NOT {_shared('copy')}"),
        Level("reports with a rare word in common", f"NOT ({_share('copy', 0.15, 2)})"),
        Level("reports that carry one text", _share("copy", 0.7, 5)),
        Level("reports of one outlet with much in common", f"{_ONE_OUTLET} AND {_share('copy', 0.35, 3)}"),  # it tells much in the same words
        Level("reports of one outlet with something in common", _ONE_OUTLET),
        Level("reports with much in common", _share("copy", 0.35, 3)),
        Level("reports with something in common", "TRUE"),
    )),
    Comparison("lead", "report_l = report_r", (
        Level("what both reports are about", "lead_l AND lead_r"),
        Level("what one report is about", "lead_l OR lead_r"),
        Level("what neither report is about", "TRUE"),
    )),
    Comparison("outlet", "report_l = report_r OR outlet_l = '' OR outlet_r = ''", (
        Level("two reports of one outlet", "outlet_l = outlet_r"),
        Level("two outlets", "TRUE"),
    )),
    Comparison("within", "report_l <> report_r", (
        Level("told apart by one speaker in one report", "speaker_l = speaker_r"),
        Level("told by two speakers in one report", "TRUE"),
    )),
)
