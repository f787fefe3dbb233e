"""The words of one sentence that tell one event, and the harm it did."""
from __future__ import annotations

from collections.abc import Sequence

from tawatur.lang.ar.frames import Cue
from tawatur.lang.ar.harm import Harm

_ATTACKS = frozenset(("Violence against civilians", "Explosions/Remote violence"))


class Group:
    """The cues of one sentence that tell one event, the first is the head; with the harm it did.

    `region`: the tokens whose places and times are the group's; `evidence`: its clause; `until`: where the next event word stands.
    """

    __slots__ = ("cues", "evidence", "harms", "region", "until")

    def __init__(self, *cues: Cue, harms: Sequence[Harm] = ()) -> None:
        self.cues = list(cues)
        self.harms = list(harms)
        self.region = (0, 0)
        self.evidence = (0, 0)
        self.until = 0

    @property
    def start(self) -> int:
        return self.cues[0].mention.start if len(self.cues) == 1 else min(c.mention.start for c in self.cues)

    @property
    def stop(self) -> int:
        return self.cues[0].mention.stop if len(self.cues) == 1 else max(c.mention.stop for c in self.cues)

    @property
    def head(self) -> Cue:
        """The cue that says most narrowly what it was; a raid is less than the shots fired in it."""
        return self.cues[0] if len(self.cues) == 1 else min(self.cues, key=self._rank)

    def _rank(self, cue: Cue) -> tuple[bool, bool, bool, bool, bool, bool, bool, int]:
        slug, generic = cue.row.kind.slug, cue.row.generic
        raid = slug == "non-violent-transfer-of-territory" and any((c.row.frame in ("act", "harm") and c.row.kind.type in _ATTACKS) or c.row.frame == "clash" for c in self.cues)
        by_means = cue.mention.prefix.startswith("ب") and bool(cue.row.weapon)
        return (cue.effect, raid, not slug.endswith("territory"), generic, not by_means, generic and cue.pos == "verb", slug == "armed-clash", self.cues.index(cue))
