"""Nouns to plain JSON and back: `to_dict(noun)`, `from_dict(kind, data)`.

One form, the codebook's, with the place of every find added:

    Found[Party]   -> {"text", "id", "span": [start, stop]}           likewise places, counts, weapons, time
    Found[str]     -> "evidence": words, "span": [start, stop]        ("trigger": words, "trigger_span")
    When           -> {"start": "2023-12-08", "end": "2023-12-08", "grain": "day"}, or with "T02:30" below a day
    Span           -> [start, stop]

Fields that a noun may leave unsaid are left out where they are None; a claim's own fields are always written.
`trace=True` adds the rule and the parts of each find, so that the noun comes back whole; without it they are dropped.
The JSON Schema of the record is `claim.schema.json`; `SCHEMA` is its number, and grows when a reader of it would break.
"""
from __future__ import annotations

import types
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from datetime import datetime
from functools import cache
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from tawatur import nouns
from tawatur.errors import CodecError
from tawatur.nouns import Claim, Document, Extraction, Found, Problem, Span, When

SCHEMA = 1

N = TypeVar("N")
Json = dict[str, Any]

_WHOLE = (Claim, nouns.Count)  # nouns that write every field, said or not
_PLAIN = frozenset((str, int, float, bool, type(None)))
_RENAMED: dict[tuple[type, str], str] = {(When, "stop"): "end"}
_SPAN_KEYS = {"evidence": "span", "trigger": "trigger_span"}
_KINDS: dict[str, type] = {
    kind.__name__: kind
    for kind in (nouns.Party, nouns.Place, nouns.Count, nouns.Weapon, nouns.Quantity, When, Span, Problem)
}
_DATE_GRAINS = ("day", "week", "month", "year")


def to_dict(noun: object, *, trace: bool = False) -> Json:
    """A noun (claim, party, place, problem, extraction, ...) as a dictionary that `json.dumps` takes as it is."""
    if isinstance(noun, Extraction):
        return _report(noun, trace)
    data = _dump_found(noun, trace) if isinstance(noun, Found) else _dump_noun(noun, trace)
    return data if isinstance(data, dict) else {"value": data}


def from_dict(kind: type[N], data: Json) -> N:
    """The noun of `kind` that `to_dict` wrote. Raises `CodecError`, naming the field, where the data is not one.

    An extraction comes back with the text of its report left empty: the record does not hold it.
    """
    if kind is Extraction:
        return _load_report(data)  # type: ignore[return-value]
    loaded: N = _load(kind, data, kind.__name__.lower())
    return loaded


def _report(extraction: Extraction, trace: bool) -> Json:
    document = extraction.document
    known = {name: getattr(document, name) for name in ("outlet", "published", "title", "url")}
    return {
        "id": document.id,
        **{name: value for name, value in known.items() if value is not None},
        "claims": [_dump_noun(claim, trace) for claim in extraction.claims],
        "problems": [_dump_noun(problem, trace) for problem in extraction.problems],
        "version": extraction.version,
    }


def _load_report(data: Json) -> Extraction:
    _expect(data, dict, "report")
    known = {name: data.get(name) for name in ("outlet", "published", "title", "url")}
    return Extraction(
        document=Document(id=_load(str, data.get("id"), "id"), text="", **known),
        claims=_load(tuple[Claim, ...], data.get("claims", []), "claims"),
        problems=_load(tuple[Problem, ...], data.get("problems", []), "problems"),
        version=_load(str, data.get("version", ""), "version"),
    )


# --- out -----------------------------------------------------------------------------------------------------------


def _dump(value: Any, trace: bool) -> Any:
    kind = type(value)
    if kind in _PLAIN:
        return value
    if kind is Found:
        return _dump_found(value, trace)
    if kind is Span:
        return [value.start, value.stop]
    if isinstance(value, tuple):
        return [_dump(item, trace) for item in value]
    return _dump_noun(value, trace) if is_dataclass(value) else value


def _dump_found(found: Found[Any], trace: bool) -> Any:
    data = _dump_noun(found.value, trace)
    data["span"] = [found.span.start, found.span.stop]
    if trace:
        _add_trace(data, found, "")
    return data


def _add_trace(data: Json, found: Found[Any], prefix: str) -> None:
    if found.rule:
        data[f"{prefix}rule"] = found.rule
    if found.parts:
        data[f"{prefix}parts"] = [_dump_part(part) for part in found.parts]


def _dump_part(part: Found[Any]) -> Json:
    """A smaller find, with the kind of its value, since any kind may stand here; strange kinds as their words."""
    value, name = part.value, type(part.value).__name__
    if name in _KINDS:
        plain = _dump(value, True)
    else:
        name, plain = "", value if isinstance(value, (str, int, float, bool, type(None))) else repr(value)
    data = {"kind": name, "value": plain} if name else {"value": plain}
    data["span"] = [part.span.start, part.span.stop]
    _add_trace(data, part, "")
    return data


def _dump_noun(noun: Any, trace: bool) -> Json:
    kind: Any = type(noun)
    if kind is When:
        return _dump_when(noun)
    data: Json = {}
    for name, key, optional in _layout(kind):
        value = getattr(noun, name)
        if value is None:
            if not optional:
                data[key] = None
        elif type(value) in _PLAIN:
            data[key] = value
        elif type(value) is Found and isinstance(value.value, str):
            data[key] = value.value
            data[_SPAN_KEYS[name]] = [value.span.start, value.span.stop]
            if trace:
                _add_trace(data, value, f"{name}_")
        else:
            data[key] = _dump(value, trace)
    return data


@cache
def _layout(kind: type) -> tuple[tuple[str, str, bool], ...]:
    """For each field of a noun: its name, its key, and whether it is left out where it is None."""
    return tuple(
        (f.name, _RENAMED.get((kind, f.name), f.name), f.default is not MISSING and kind not in _WHOLE)
        for f in fields(kind)
    )


def _dump_when(when: When) -> Json:
    data = {"start": _moment(when.start, when.grain), "end": _moment(when.stop, when.grain), "grain": when.grain}
    extra = {"anchor": when.anchor, "zone": when.zone}
    return data | {key: value for key, value in extra.items() if value is not None}


def _moment(moment: datetime, grain: str) -> str:
    """As fine as the grain: a date from a day up, hours and minutes below, seconds where they are told."""
    if grain in _DATE_GRAINS:
        return moment.date().isoformat()
    return moment.isoformat(timespec="seconds" if grain == "second" else "minutes")


# --- in ------------------------------------------------------------------------------------------------------------


def _load(hint: Any, data: Any, where: str) -> Any:
    """`data` as the annotated type `hint`: a noun, a find, a tuple, an optional, a literal or a plain value."""
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        plain = [arm for arm in get_args(hint) if arm is not type(None)]
        return None if data is None and len(plain) < len(get_args(hint)) else _load(plain[0], data, where)
    if origin is tuple:
        _expect(data, list, where)
        return tuple(_load(get_args(hint)[0], item, f"{where}[{i}]") for i, item in enumerate(data))
    if origin is Found:
        return _load_found(get_args(hint)[0], data, where)
    if origin is Literal:
        if data not in get_args(hint):
            raise CodecError(f"{where}: {data!r} is none of {', '.join(get_args(hint))}")
        return data
    return _loader(hint)(data, where)


def _loader(hint: Any) -> Callable[[Any, str], Any]:
    if hint is Span:
        return _load_span
    if hint is datetime:
        return _load_moment
    if is_dataclass(hint):
        return lambda data, where: _load_noun(hint, data, where)
    return lambda data, where: _expect(data, (int, float) if hint is float else hint, where)


def _expect(data: Any, kind: Any, where: str) -> Any:
    if not isinstance(data, kind) or (isinstance(data, bool) and kind is not object):
        names = kind if isinstance(kind, tuple) else (kind,)
        raise CodecError(f"{where}: expected {' or '.join(k.__name__ for k in names)}, found {type(data).__name__}")
    return data


def _load_span(data: Any, where: str) -> Span:
    if not (isinstance(data, list) and len(data) == 2 and all(type(place) is int for place in data)):
        raise CodecError(f"{where}: a span is two whole numbers, found {data!r}")
    return Span(*data)


def _load_moment(data: Any, where: str) -> datetime:
    try:
        return datetime.fromisoformat(_expect(data, str, where))
    except ValueError:
        raise CodecError(f"{where}: {data!r} is no date or time") from None


def _load_found(hint: Any, data: Any, where: str) -> Found[Any]:
    if hint is object:
        return _load_part(data, where)
    _expect(data, dict, where)
    return Found(_load(hint, data, where), *_trace(data, "span", "", where))


def _load_part(data: Any, where: str) -> Found[Any]:
    _expect(data, dict, where)
    kind = _KINDS.get(data.get("kind", ""))
    value = _load(kind, data.get("value"), f"{where}.value") if kind else data.get("value")
    return Found(value, *_trace(data, "span", "", where))


def _trace(data: Json, span: str, prefix: str, where: str) -> tuple[Span, str, tuple[Found[object], ...]]:
    return (
        _load_span(data.get(span), f"{where}.{span}"),
        _load(str, data.get(f"{prefix}rule", ""), f"{where}.{prefix}rule"),
        _load(tuple[Found[object], ...], data.get(f"{prefix}parts", []), f"{where}.{prefix}parts"),
    )


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _load_noun(kind: Any, data: Any, where: str) -> Any:
    _expect(data, dict, where)
    values: Json = {}
    for f in fields(kind):
        key, hint, at = _RENAMED.get((kind, f.name), f.name), _hints(kind)[f.name], f"{where}.{f.name}"
        if hint == Found[str]:
            words = _load(str, data.get(key), at)
            values[f.name] = Found(words, *_trace(data, _SPAN_KEYS[f.name], f"{f.name}_", where))
        elif key in data:
            values[f.name] = _load(hint, data[key], at)
        elif f.default is MISSING:
            raise CodecError(f"{at} is missing")
    return kind(**values)
