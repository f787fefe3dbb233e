"""From bytes to text: UTF-8, UTF-16 and the two old Arabic code pages, told apart by what comes out.

A wrong guess gives letters in an order no Arabic word has, so a code page is believed only when everyday words appear.
"""
from __future__ import annotations

import codecs
import re

from tawatur.errors import EmptyInput, EncodingError

# Four-byte marks first: the UTF-32 one begins with the UTF-16 one.
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CODE_PAGES = ("cp1256", "iso8859_6")
_EVERYDAY = frozenset(
    "في من على إلى الى أن ان عن مع التي الذي هذا هذه قال بعد كان لم لا بين كما قبل خلال وقال إن أو حتى قد عدد اليوم".split()
)
_WORD = re.compile(r"[\u0621-\u0652]+")
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def decode(data: bytes) -> str:
    """The text of a whole file, line ends kept, a byte-order mark left out. Raises `EmptyInput` or `EncodingError`."""
    if not data.strip():
        raise EmptyInput("the input is empty")
    encoding = encoding_of(data)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise EncodingError(_broken(data, encoding, error.start)) from None
    if not text.replace("\ufeff", "").strip():  # all that Unicode calls blank
        raise EmptyInput("the input is empty")
    return text


def encoding_of(data: bytes, *, whole: bool = True) -> str:
    """The codec for `data`, or for a file that begins with `data` when it is not the whole. `EncodingError` for binary."""
    for mark, name in _BOMS:
        if data.startswith(mark):
            return name
    if b"\0" in data:
        return _wide(data)
    if len(_CONTROL.findall(data)) > len(data) // 200:
        raise EncodingError("binary, not text")
    if _is_utf8(data, whole):
        return "utf-8"
    return _code_page(data) or "utf-8"


def _is_utf8(data: bytes, whole: bool) -> bool:
    try:
        codecs.getincrementaldecoder("utf-8")().decode(data, final=whole)
    except UnicodeDecodeError:
        return False
    return True


def _wide(data: bytes) -> str:
    """UTF-16 that lost its mark, if everyday words come out of it."""
    even = data[: len(data) // 2 * 2]
    for name in ("utf-16-le", "utf-16-be"):
        if _plausible(even.decode(name, "replace")):
            return name
    raise EncodingError("binary, not text")


def _code_page(data: bytes) -> str | None:
    scored = [(_plausible(data.decode(name, "replace")), name) for name in _CODE_PAGES]
    best = max(scored, key=lambda pair: pair[0])
    return best[1] if best[0] else None


def _plausible(text: str) -> int:
    """How many everyday words a decoding holds; 0 where they are too few, or most of its letters are not Arabic."""
    words: list[str] = _WORD.findall(text)
    known = sum(word in _EVERYDAY or (len(word) > 4 and word.startswith(("ال", "وال", "بال"))) for word in words)
    letters = sum(len(word) for word in words)
    others = sum(character > "\x7f" for character in text) - letters
    return 0 if known < max(1, len(words) // 12) or others > letters // 4 else known


def _broken(data: bytes, encoding: str, place: int) -> str:
    if encoding != "utf-8" or place > len(data) // 2:
        return f"not valid {encoding.upper()}: broken at byte {place:,}"
    return "not UTF-8, UTF-16, Windows-1256 or ISO-8859-6: save it as UTF-8"
