"""Quotations with their speaker at the end, as posts are embedded in a report: «"..." مراسل القناة في المدينة»."""
from __future__ import annotations

from tawatur.lang.ar.posts import outlets
from tawatur.lang.ar.speaker import Reach, Speaker
from tawatur.lang.ar.speakers import SpeakerReader
from tawatur.lang.ar.subjects import event_word
from tawatur.lang.ar.voice import Voice

_NEAR = 8  # tokens from the end of the quotation to its signature
_SHORT = 4  # tokens of a signature
_REPORTERS = ("مراسل", "موفد")
_OPENS = frozenset(("\n", ".", "؟", "!"))


def signed(speakers: SpeakerReader, words: list[str]) -> list[Voice]:
    """A voice for each quotation that opens a line and is followed by a correspondent of an outlet, and by no verb."""
    out: list[Voice] = []
    for start, close in speakers.quotes.items():
        if start >= 2 and words[start - 2] not in _OPENS:
            continue
        speaker = _signature(speakers, words, close + 1)
        if speaker is not None:
            out.append(Voice(start, close, (speaker,), "neutral", "says", "signed quotation"))
    return out


def _signature(speakers: SpeakerReader, words: list[str], at: int) -> Speaker | None:
    for token in range(at, min(at + _NEAR, len(words))):
        mention = speakers.scene.mention_at(token)
        if words[token] == "\n" or (mention is not None and event_word(mention)):
            return None
        if words[token].startswith(_REPORTERS):
            found = speakers.named(token, Reach(min(token + _SHORT, len(words)), False))
            return found if found is not None and found.id in outlets() else None
    return None
