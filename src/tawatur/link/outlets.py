"""Who publishes or passes on, by one id: "Reuters" that prints, "reuters" that is quoted, and "Reuters Arabic".

A name that the actor table lacks has an id made of its letters and digits (a digest, for it may be a person's), the same
wherever and however it is spelt with spaces, points and hyphens.
"""
from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from hashlib import blake2s

from tawatur.exports.field.sides import actors
from tawatur.text.fold import fold_word
from tawatur.world.countries import countries
from tawatur.world.tables import ActorRow

# What a name may have or lack: the language of an edition, the sort of medium.
_LOOSE = frozenset(
    "arabic newspaper news agency tv television channel network press radio net com org online www عربي عربيه العربيه بالعربيه قناه وكاله صحيفه جريده موقع".split()
)
_NOBODY = (("unknown",), ("unnamed",), ("anonymous",), ("none",), ("n", "a"), ("غير", "معروف"), ("غير", "معروفه"), ("مجهول",), ("مجهوله",))
_BRACKETS = re.compile(r"\s*\(([^)]*)\)")
_WORD = re.compile(r"[^\W_]+")


@lru_cache(maxsize=4_096)
def outlet_id(name: str) -> str:
    """The id of whoever goes by a name as publisher or as source of a forwarded message; never empty."""
    return known(name) or "outlet-" + blake2s("".join(_words(name)).encode(), digest_size=5).hexdigest()


@lru_cache(maxsize=4_096)
def named(name: str | None) -> str | None:
    """The name of an outlet; None where it says that nobody knows it: "unknown (Facebook news page)", for that is no one outlet."""
    words = _words(name or "")
    return name if words and not any(tuple(words[: len(nobody)]) == nobody for nobody in _NOBODY) else None


def known(name: str) -> str | None:
    """The id that the actor table has for a name: an outlet before a party; None where it has none, or several that may be meant."""
    if name in actors():
        return name
    aside = " ".join(_BRACKETS.findall(name))
    for key in _keys(name):
        found = _by_key().get(key, ())
        fitting = found if len(found) == 1 else tuple(id for id in found if _is_of(actors()[id], aside))
        if len(fitting) == 1:
            return fitting[0]
    return None


def _is_of(actor: ActorRow, aside: str) -> bool:
    """Whether what stands in brackets names the country: "(SA)", "(Syria)"."""
    country = countries().get(actor.country or "")
    words = {word.casefold() for word in _WORD.findall(aside)}
    return country is not None and (country.code.casefold() in words or country.name.casefold() in aside.casefold())


@cache
def _by_key() -> dict[str, tuple[str, ...]]:
    """Ids by every name and wording without spaces; an outlet's name is an outlet's, though a party may be called so too."""
    outlets: dict[str, dict[str, None]] = {}
    parties: dict[str, dict[str, None]] = {}
    for actor in actors().values():
        if actor.kind != "source":
            names = outlets if actor.kind == "outlet" else parties
            for name in (actor.id, actor.name, *actor.wordings):
                for key in _keys(name):
                    names.setdefault(key, {})[actor.id] = None
    return {key: tuple(ids) for key, ids in (parties | outlets).items()}


def _keys(name: str) -> Iterator[str]:
    """Ever looser forms of a name: as it is, without brackets, without what it may lack."""
    whole, bare = _words(name), _words(_BRACKETS.sub("", name))
    tight = [word for word in bare if word not in _LOOSE]
    yield from dict.fromkeys("".join(words) for words in (whole, bare, tight) if words)


def _words(name: str) -> list[str]:
    letters = unicodedata.normalize("NFKD", name.replace("'", "").replace("’", ""))
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return _WORD.findall(fold_word(plain).casefold())
