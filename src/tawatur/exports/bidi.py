"""Arabic on terminals, half of which put it in order and half of which do not.

`on`: lines are put in visual order here and letters take their joined forms, for terminals that print what they get.
`off`: lines stay as they are written, in isolates (U+2067 ... U+2069), for terminals that reorder, and for files.
`auto`: `off` for files and for the terminals known to reorder (VTE from 0.58, Konsole, Apple Terminal, mlterm,
contour, mintty), else `on`.
"""
from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import cache
from typing import Literal

Mode = Literal["auto", "on", "off"]

_VTE_WITH_BIDI = 5800
_REORDERING = ("Apple_Terminal", "mlterm", "contour", "mintty")
_RIGHT_TO_LEFT, _END = "\u2067", "\u2069"
# What must not reach a terminal: control characters, and direction marks that would reach beyond their line.
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]+")
_ARABIC = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
RUN = re.compile(f"{_ARABIC.pattern}(?:[^a-zA-Z]*{_ARABIC.pattern})?")  # Arabic words within a line of Latin ones
_LAM, _ALEFS = "\u0644", "\u0622\u0623\u0625\u0627"


def decide(mode: Mode, *, terminal: bool, env: Mapping[str, str]) -> bool:
    """Whether lines are put in visual order here."""
    if mode != "auto":
        return mode == "on"
    return terminal and not _reorders(env)


def _reorders(env: Mapping[str, str]) -> bool:
    vte = env.get("VTE_VERSION", "")
    newer = vte.isdecimal() and int(vte) >= _VTE_WITH_BIDI
    return newer or "KONSOLE_VERSION" in env or "MLTERM" in env or env.get("TERM_PROGRAM") in _REORDERING


def writer(visual: bool) -> Callable[[str], str]:
    """The function that makes one line (already wrapped, already `clean`) ready to print."""
    return _visual if visual else _isolated


def clean(text: str) -> str:
    """Text on one line without what would steer the terminal."""
    return " ".join(_UNSAFE.sub(" ", text).split())


def is_arabic(text: str) -> bool:
    return _ARABIC.search(text) is not None


def _isolated(line: str) -> str:
    return f"{_RIGHT_TO_LEFT}{line}{_END}" if is_arabic(line) else line


def _visual(line: str) -> str:
    if not is_arabic(line):
        return line
    # The pure Python form of the package: its compiled one leaves brackets unmirrored.
    from bidi.algorithm import get_display

    known = "".join(letter if unicodedata.bidirectional(letter) else "\ufffd" for letter in line)
    return str(get_display(shape(known), base_dir="R"))


def shape(text: str) -> str:
    """Letters in the joined forms of the Unicode presentation block (a lam-alef pair becomes one character)."""
    forms, out, joins = _forms(), [], False
    marks = unicodedata.combining
    for i, letter in enumerate(text):
        if marks(letter):
            out.append(letter)
            continue
        if letter not in forms:
            out.append(letter)
            joins = letter == "ـ"
            continue
        ahead = next((c for c in text[i + 1 : i + 9] if not marks(c)), "")
        follows = "initial" in forms[letter] and ("final" in forms.get(ahead, ()) or ahead == "ـ")
        out.append(forms[letter].get(_FORM_NAMES[joins, follows]) or letter)
        joins = follows
    return _ligate("".join(out))


_FORM_NAMES = {(False, False): "isolated", (False, True): "initial", (True, True): "medial", (True, False): "final"}


@cache
def _forms() -> dict[str, dict[str, str]]:
    """For each Arabic letter its joined forms, as Unicode itself decomposes them."""
    table: dict[str, dict[str, str]] = {}
    for point in (*range(0xFB50, 0xFBB2), *range(0xFBD3, 0xFC00), *range(0xFE80, 0xFEFD)):
        name, *letters = unicodedata.decomposition(chr(point)).split() or [""]
        if len(letters) == 1:
            table.setdefault(chr(int(letters[0], 16)), {})[name.strip("<>")] = chr(point)
    return table


@cache
def _lam_alefs() -> dict[str, str]:
    pairs = {}
    for offset, alef in enumerate(_ALEFS):
        last = _forms()[alef]["final"]
        pairs[_forms()[_LAM]["initial"] + last] = chr(0xFEF5 + 2 * offset)
        pairs[_forms()[_LAM]["medial"] + last] = chr(0xFEF6 + 2 * offset)
    return pairs


def _ligate(text: str) -> str:
    for pair, ligature in _lam_alefs().items():
        text = text.replace(pair, ligature)
    return text
