"""What was worked out of the word lists, in a file of plain text: read in a moment, made into objects only when asked for.

Objects become records, one a line: a JSON list of the number of their class and their fields. A field that is an object
itself is written as {"of": record}, a set as {"set": [...]}, any list or tuple as a list; lists come back as tuples.
The classes that may stand in a file are named by the code that reads it; a file can make nothing else.
"""
from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

_GAP = b"\n\n"


class Freezer:
    """Takes objects of some classes apart. Objects that are shared come back shared."""

    def __init__(self, classes: Sequence[type]) -> None:
        self._codes = {kind: code for code, kind in enumerate((dict, *classes))}
        self._numbers: dict[int, int] = {}
        self._held: list[object] = []  # so that no id is given twice
        self._records: list[str] = []

    def number(self, thing: object) -> int:
        """The record of an object."""
        known = self._numbers.get(id(thing))
        if known is not None:
            return known
        names: tuple[str, ...] = getattr(thing, "__match_args__", ())
        fields = list(thing.items()) if isinstance(thing, dict) else [getattr(thing, name) for name in names]
        record = _line([self._codes[type(thing)], *(self._plain(field) for field in fields)])
        self._numbers[id(thing)] = len(self._records)
        self._held.append(thing)
        self._records.append(record)
        return len(self._records) - 1

    def _plain(self, value: Any) -> object:
        if type(value) in self._codes:
            return {"of": self.number(value)}
        if isinstance(value, (tuple, list)):
            return [self._plain(item) for item in value]
        if isinstance(value, frozenset):
            return {"set": sorted(value)}
        if value is None or isinstance(value, (str, int, float)):
            return value
        raise TypeError(f"{type(value).__name__} cannot be frozen")

    def file(self, stamp: str, held: Mapping[str, object], head: object = None) -> bytes:
        """The file: a stamp of what it was made of, a head and named values, which are plain JSON, and the records."""
        parts = ([stamp], [_line(head)], held, map(_line, held.values()), self._records)
        return _GAP.join("\n".join(part).encode() for part in parts)


class Frozen:
    """A file of records. ValueError if it is none, or not of the stamp that is wanted."""

    def __init__(self, file: bytes, stamp: str, classes: Sequence[type]) -> None:
        found, _, rest = file.partition(_GAP)
        if found != stamp.encode():
            raise ValueError("made of something else")
        head, names, values, records = rest.split(_GAP)
        self.head: Any = json.loads(head)
        words = names.decode().split("\n")
        self.names = dict(zip(words, range(len(words)), strict=True))
        self._values = values.split(b"\n")
        self._records = records.split(b"\n")
        self._classes = tuple(classes)
        self._made: dict[int, Any] = {}

    def value(self, number: int) -> Any:
        """The named value of a number that `names` gives."""
        return json.loads(self._values[number].decode())

    def thaw(self, number: int) -> Any:
        """The object of a record: the same whenever it is asked for."""
        made = self._made.get(number)
        if made is None:
            code, *cells = json.loads(self._records[number].decode())
            fields = [self._field(cell) for cell in cells]
            made = self._made[number] = self._classes[code - 1](*fields) if code else dict(fields)
        return made

    def _field(self, cell: Any) -> Any:
        if type(cell) is list:
            return tuple([self._field(item) for item in cell])
        if type(cell) is dict:
            return self.thaw(cell["of"]) if "of" in cell else frozenset(cell["set"])
        return cell


def numbered(freezer: Freezer, things: Iterable[object]) -> list[int]:
    """The records of some objects, each once."""
    return list(dict.fromkeys(freezer.number(thing) for thing in dict.fromkeys(things)))


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
