"""A voice: a stretch of words, who says them, and how the verb of saying marks them."""
from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, overload

from tawatur.lang.ar.speaker import Speaker


class Voice(NamedTuple):
    """The tokens [start, stop) are said by `chain` (innermost first; empty: the outlet itself), marked by `stance`.

    `role` is that of the verb (speech.tsv), `according`, or `impersonal`.
    """

    start: int
    stop: int
    chain: tuple[Speaker, ...]
    stance: str
    role: str
    rule: str


class Voices(Sequence[Voice]):
    """The voices of a report of `size` tokens; where two cover a token, the later one is the nearer."""

    __slots__ = ("_at", "_voices")

    def __init__(self, voices: list[Voice], size: int) -> None:
        self._voices = voices
        self._at = [-1] * size
        for number, voice in enumerate(voices):
            if voice.stop > voice.start:
                self._at[voice.start : voice.stop] = [number] * (voice.stop - voice.start)

    def __len__(self) -> int:
        return len(self._voices)

    @overload
    def __getitem__(self, at: int) -> Voice: ...
    @overload
    def __getitem__(self, at: slice) -> list[Voice]: ...
    def __getitem__(self, at: int | slice) -> Voice | list[Voice]:
        return self._voices[at]

    def at(self, token: int) -> Voice | None:
        """The nearest voice that covers a token."""
        number = self._at[token]
        return self._voices[number] if number >= 0 else None


def voice_at(voices: Voices, token: int) -> Voice | None:
    """The nearest voice that covers a token."""
    return voices.at(token)
