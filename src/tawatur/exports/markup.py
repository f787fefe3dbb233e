"""What all pages share: words made safe, the files beside this one, numbers of things."""
from __future__ import annotations

import re
from functools import cache
from html import escape
from importlib.resources import files

# No file can hold half a surrogate pair, and no page a NUL: one character each, so that places stay.
_UNFIT = re.compile("[\0\ud800-\udfff]")


def safe(text: str) -> str:
    """Text as a page may hold it, in an element or in quotes."""
    return escape(_UNFIT.sub("\ufffd", text), quote=True)


@cache
def resource(name: str) -> str:
    """A style or script that is written into pages."""
    return files("tawatur.exports").joinpath(name).read_text("utf-8")


def amount(number: int, name: str) -> str:
    """"1 claim", "1,200 claims"."""
    return f"{number:,} {name}" + ("" if number == 1 else "s")
