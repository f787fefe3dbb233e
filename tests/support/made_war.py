"""Reports of a made-up war (made_war.toml), as forty outlets print them, each in its own edit; what is in truth told is known.

Five statements of belligerents, printed by all outlets; three independent confirmations of one of them; sides that deny, or
give other figures; a toll that rises; two like strikes in neighbouring quarters on a day; strikes under two names of a place.
"""
from __future__ import annotations

import random
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from tawatur.nouns import Document

OUTLETS = tuple(f"Outlet {number} (invented)" for number in range(1, 41))
NEIGHBOURS = ("house-zeitoun", "house-sabra")  # told together by some
LEADS = ("في ما يلي أبرز ما ورد عن التطورات الميدانية.", "نشر الموقع تقريرا عن آخر التطورات.", "صدر بيان جديد عن مجريات الميدان.")
ASIDES = ("ولم يتسن التحقق من ذلك من مصدر مستقل.", "ولم يصدر تعليق فوري من الجانب الآخر.", "ولم ترد تفاصيل أخرى حتى الآن.")
AGENCY = 8  # outlets that print one text as it is


class Event(NamedTuple):
    """What is true of an event: whose word it is, who denies it, whether accounts of it exclude each other."""

    label: str
    voices: frozenset[str]
    denied: frozenset[str]
    contradicted: bool


class Told(NamedTuple):
    """A report, the events that it tells, and whose word it gives."""

    document: Document
    labels: frozenset[str]
    speaker: str


def events() -> dict[str, Event]:
    """What is true, by label."""
    return {
        event["label"]: Event(event["label"], frozenset(event["voices"]), frozenset(event["denied"]), event["contradicted"]) for event in _plan()
    }


def reports(seed: int) -> list[Told]:
    """The same for the same seed, in no order."""
    chance = random.Random(seed)
    told = [one for event in _plan() for account in event["accounts"] for one in _printed(chance, event, account)]
    told += _together(chance)
    chance.shuffle(told)
    return [one._replace(document=_numbered(one.document, number)) for number, one in enumerate(told, 1)]


@cache
def _plan() -> list[dict[str, Any]]:
    plan: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))["events"]
    return plan


def _printed(chance: random.Random, event: dict[str, Any], account: dict[str, Any]) -> Iterator[Told]:
    """An account as its outlets print it; of those of a statement, some print an agency's text, some pass on another's."""
    agency = _edited(chance, _sentence(chance, account))
    outlets = chance.sample(OUTLETS, account["outlets"])
    statement = len(outlets) == len(OUTLETS)
    for place, outlet in enumerate(outlets):
        text = agency if statement and place < AGENCY else _edited(chance, _sentence(chance, account))
        published = datetime.fromisoformat(event["published"]) + timedelta(hours=account.get("later", 0), minutes=chance.randrange(300))
        via = chance.choice(outlets) if statement and chance.random() < 0.1 else None
        document = Document("", text, outlet=outlet, published=published.isoformat(timespec="minutes"), lang="ar", via=via)
        yield Told(document, frozenset({event["label"]}), account["speaker"])


def _together(chance: random.Random) -> Iterator[Told]:
    """Reports that tell both of two like events."""
    both = [event for event in _plan() if event["label"] in NEIGHBOURS]
    for outlet in chance.sample(OUTLETS, 2):
        sentences = [_sentence(chance, event["accounts"][0]) for event in both]
        chance.shuffle(sentences)
        document = Document("", " ".join(f"{one}." for one in sentences), outlet=outlet, published=both[0]["published"], lang="ar")
        yield Told(document, frozenset(NEIGHBOURS), both[0]["accounts"][0]["speaker"])


def _sentence(chance: random.Random, account: dict[str, Any]) -> str:
    if account.get("whole") and chance.random() < 0.4:
        return str(chance.choice(account["whole"]))
    return f"{chance.choice(account['before'])} {chance.choice(account['told'])}"


def _edited(chance: random.Random, sentence: str) -> str:
    """With what an editor puts before and after it, in whatever order."""
    lead = [chance.choice(LEADS)] if chance.random() < 0.3 else []
    aside = [chance.choice(ASIDES)] if chance.random() < 0.5 else []
    return " ".join((*lead, f"{sentence}.", *aside))


def _numbered(document: Document, number: int) -> Document:
    return replace(document, id=f"war-{number:03}")
