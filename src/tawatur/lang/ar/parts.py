"""What was read of a report before its events: the common ground of the modules that build them."""
from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tawatur.events.kinds import Kind
from tawatur.lang.ar.frames import FrameReader
from tawatur.lang.ar.harms import HarmReader
from tawatur.lang.ar.phrases import Phrase
from tawatur.lang.ar.places import PlaceHit
from tawatur.lang.ar.voices import Voices
from tawatur.steps.scene import Scene


@dataclass(frozen=True, slots=True)
class Parts:
    """All that was read of a report before its events; `fighters` are the sides and armies of the world, `tells` weighs signs."""

    scene: Scene
    phrases: Sequence[Phrase]
    voices: Voices
    places: Sequence[PlaceHit]
    frames: FrameReader
    harms: HarmReader
    kinds: dict[str, Kind]
    armed_report: bool
    sides: frozenset[str]
    fighters: frozenset[str]
    homes: dict[str, str]
    shooters: dict[str, str]
    country: str | None
    tells: Callable[[set[str]], bool]
