"""What every form of an incident shows, in what order: the accounts by camp, who relayed them, their words once each."""
from __future__ import annotations

from collections.abc import Iterable

from tawatur.exports import wording
from tawatur.link.accounts import Account, Value, Words
from tawatur.link.figures import Range, heading
from tawatur.link.incident import Incident
from tawatur.link.voices import SideCount
from tawatur.nouns import Count

LABELS = {"type": "event", "actors": "who", "targets": "to whom", "places": "where", "time": "when", "counts": "counts", "weapons": "with",
          "reality": "said as"}
NO_CAMP = "of no side"


def camps(made: Incident) -> list[tuple[str | None, list[Account]]]:
    """The accounts by camp, those of no camp last; within a camp as the voices were first heard."""
    names = sorted({account.side.camp for account in made.accounts}, key=lambda camp: (camp is None, camp or ""))
    return [(camp, [account for account in made.accounts if account.side.camp == camp]) for camp in names]


def relays(made: Incident, account: Account) -> list[str]:
    """Who passed the words of a voice on, by name."""
    members = dict.fromkeys(member for chain in account.chains for member in chain if member != account.voice and not member.startswith("text "))
    return [made.voices.name(member) for member in members]


def about(made: Incident, account: Account) -> str:
    """"belligerent · denies · 2024-01-01 – 2024-01-03"."""
    days = " – ".join(dict.fromkeys(day[:16] for day in (account.first, account.last) if day))
    return " · ".join(part for part in (account.side.group, account.stance, days) if part)


def side_count(side: SideCount) -> str:
    """"palestinian 2 (belligerent 1, medical and rescue 1)"."""
    return f"{side.camp or NO_CAMP} {side.count} ({', '.join(f'{group} {number}' for group, number in side.groups)})"


def ranged(made: Incident, one: Range) -> str:
    """"killed (civilians) 5–21: least idf, most gaza-health-ministry"."""
    shown = f"{heading((one.outcome, one.who))} {wording.number(Count(one.outcome, one.who, one.least, one.most, ''))}"
    if one.least == one.most:
        return f"{shown}: {_voices(made, one.by_least)}"
    return f"{shown}: least {_voices(made, one.by_least)}, most {_voices(made, one.by_most)}"


def sentences(made: Incident) -> list[tuple[str, list[str]]]:
    """What contradicts, may have risen, changed and agrees, in sentences."""
    compared = (("Contradictions", made.contradictions), ("Higher figures told later", made.later))
    out = [(title, [one.sentence(made.voices.name) for one in those]) for title, those in compared]
    out.append(("Changes", [one.sentence(made.voices.name(one.voice)) for one in made.changes]))
    out.append(("Agreements", [one.sentence(made.voices.name) for one in made.agreements]))
    return [(title, told) for title, told in out if told]


def as_written(value: Value) -> list[str]:
    """The words of the sources for a value, each once."""
    return list(dict.fromkeys(words.text for words in value.words if words.text and words.text != value.shown))


def quotes(words: Iterable[Words]) -> list[tuple[str, list[Words]]]:
    """Each clause once, with every claim that rests on it."""
    out: dict[str, list[Words]] = {}
    for one in words:
        out.setdefault(one.text, []).append(one)
    return list(out.items())


def origin(words: Words) -> str:
    """"c12 · BBC · 2024-01-01"."""
    return " · ".join(part for part in (words.claim, words.outlet or "no known outlet", words.published) if part)


def _voices(made: Incident, ids: tuple[str, ...]) -> str:
    return ", ".join([made.voices.name(id) for id in ids[:4]] + ([f"{len(ids) - 4} more"] if len(ids) > 4 else []))
