"""The kinds of input, in the order they are tried, and which of them an input is.

What a thing is shows in how it begins; the ending of its name and the word of a server are hints for what begins like
anything else.
"""
from __future__ import annotations

from pathlib import PurePath

from tawatur.errors import EncodingError, UnknownKind
from tawatur.sources import delimited, exported, feed, html, json_table, jsonl, parquet, telegram, text, warc
from tawatur.sources.base import Head, Source
from tawatur.sources.encoding import encoding_of

KINDS: tuple[Source, ...] = (parquet, warc, feed, html, telegram, exported, jsonl, json_table, delimited, text)
SUFFIXES = tuple(dict.fromkeys(suffix for kind in KINDS for suffix in kind.SUFFIXES))
_PACKED = {
    b"PK\x03\x04": "a zip archive", b"PK\x05\x06": "an empty zip archive", b"Rar!": "a RAR archive",
    b"7z\xbc\xaf\x27\x1c": "a 7z archive", b"BZh": "packed with bzip2", b"\xfd7zXZ\0": "packed with xz",
    b"\x28\xb5\x2f\xfd": "packed with zstd",
}


def described() -> tuple[tuple[str, str], ...]:
    """Each kind's name and what it is, for a person."""
    return tuple((kind.NAME, kind.ABOUT) for kind in KINDS)


def kind_of(head: Head) -> Source:
    """The kind of an input that begins so. Raises `UnknownKind`, saying what to do."""
    for mark, what in _PACKED.items():
        if head.data.startswith(mark) and not (mark.startswith(b"PK") and head.suffix not in ("", ".zip")):
            raise UnknownKind(f"{what}; unpack it and give the folder or file that it makes")
    for kind in KINDS:
        if kind.takes(head):
            return kind
    what = f"a {head.suffix} file" if head.suffix else f"a file of type {head.mime}"
    hint = " (no report, array of reports or Telegram export begins so)" if head.suffix == ".json" else ""
    raise UnknownKind(f"{what}{hint}; what is read: {' '.join(SUFFIXES)}, and .gz of these")


def head_of(data: bytes, suffix: str = "", mime: str = "") -> Head:
    """A head for the first bytes of an input."""
    try:
        words = data.decode(encoding_of(data, whole=False), "replace")
    except EncodingError:
        words = data.decode("latin-1")
    return Head(data, words.lstrip("\ufeff \t\r\n\0"), suffix, mime if mime != "application/octet-stream" else "")


def suffix_of(name: str) -> str:
    """The ending of a file's name in small letters, beneath ".gz"."""
    path = PurePath(name.lower())
    return PurePath(path.stem).suffix if path.suffix == ".gz" else path.suffix
