"""The word tables of times: months of every tradition, weekdays, parts of the day, units, ordinals, zones."""
from __future__ import annotations

from typing import NamedTuple

from tawatur.lang.ar.tables import Word, rows, spread
from tawatur.text.fold import fold_word


class Month(NamedTuple):
    """A month name: 1-12 of the Gregorian ("g") or Hijri ("h") calendar; `weak` names are everyday words too."""

    calendar: str
    number: int
    weak: bool


_LEADS = ("", "و", "ب", "ل", "وب", "ول", "ف", "ك")


def _months() -> dict[str, list[tuple[tuple[str, ...], Month, str]]]:
    """First printed word -> (the words after it, the month, particles written on to it), longest first."""
    out: dict[str, list[tuple[tuple[str, ...], Month, str]]] = {}
    for name, calendar, number, *weak in rows("months"):
        first, *rest = fold_word(name).split()
        for lead in _LEADS:
            printed = lead + first if not (first.startswith("ال") and lead.endswith("ل")) else lead + first[1:]
            out.setdefault(printed, []).append((tuple(rest), Month(calendar, int(number), bool(weak)), lead))
    for options in out.values():
        options.sort(key=lambda option: -len(option[0]))
    return out


def _times() -> dict[str, dict[str, Word]]:
    """Kind group -> printed word -> Word. Units, ordinals and the like are kept apart: ثانية is a second and the second."""
    entries: dict[str, list[tuple[str, str, float]]] = {}
    for kind, value, words in rows("times"):
        group = "unit" if kind == "dual" else kind
        entries.setdefault(group, []).extend((word, kind, float(value)) for word in words.split())
    return {group: spread(found, _NOT_TIMES) for group, found in entries.items()}


# "اليوم" is today and is read by its own rule; "لاخر" is "to another"; "احد" alone is "one of".
_NOT_TIMES = frozenset(("لاخر", "واخر", "كاخر", "فاخر", "وفد", "واحد", "وواحد", "فاحد", "لاحد", "باحد", "كاحد"))
MONTHS = _months()
_KINDS = _times()
WEEKDAYS, PARTS, UNITS = _KINDS["weekday"], _KINDS["part"], _KINDS["unit"]
ORDINALS, WHICH, SAME = _KINDS["ordinal"], _KINDS["which"], _KINDS["same"]
YESTERDAY, TOMORROW, EDGES = _KINDS["yesterday"], _KINDS["tomorrow"], _KINDS["edge"]
SEASONS, DECADES = _KINDS["season"], _KINDS["decade"]
SINCE, AGO, WITHIN, LAST, BETWEEN = (_KINDS[k] for k in ("since", "ago", "within", "last", "between"))
ZONES: dict[str, str] = {fold_word(name): zone for name, zone in rows("zones")}
MONTH_STARTS = frozenset(word for word, options in MONTHS.items() for _, m, _ in options if m.calendar == "g")
HIJRI_STARTS = frozenset(word for word, options in MONTHS.items() for _, m, _ in options if m.calendar == "h")


def is_minutes(word: str) -> bool:
    """Whether a word is دقيقة in any form."""
    known = UNITS.get(word)
    return known is not None and known.value == 2 and known.kind == "unit"


def month_at(words: list[str], i: int) -> tuple[Month, int, str] | None:
    """The month name at token i: -> (month, stop, particles)."""
    for rest, month, lead in MONTHS.get(words[i], ()) if i < len(words) else ():
        stop = i + 1 + len(rest)
        if tuple(words[i + 1 : stop]) == rest:
            return month, stop, lead
    return None
