"""Who has spoken in a report so far: in order, by name and by head noun; and whose country and outlet it is."""
from __future__ import annotations

from collections import Counter

from tawatur.lang.ar.posts import outlet_named, outlets, polices
from tawatur.lang.ar.speaker import Speaker
from tawatur.steps.scene import Scene
from tawatur.world import tables

UNNAMED = "unnamed-speaker"
SOURCES = frozenset(row.id for row in tables.load_speakers())
NO_NAME = frozenset("في عن علي الي ان انه انها قد له لها من ل ب و ما لا لم انهم بعد قبل هذا هذه ذلك تلك هو هي كل مع التي الذي"
                     " عبر خلال بين ب ك كما حول ضد حتي لن اي او ثم حيث الله تعالي سبحانه فيه فيها".split())
# Titles before a name, and adjectives, which tell nothing when they come again.
TITLES = frozenset("الشيخ الدكتور دكتور السيد السيده الاستاذ معالي سمو الامير فضيله جلاله فخامه الحاج القاضي المهندس المحامي النائب د م أ"
                    " اللواء العميد العقيد المقدم الرائد النقيب الفريق الملازم الجنرال الكولونيل الكابتن الادميرال".split())
_PLAIN_WORDS = frozenset("سياسي عسكري امني محلي رسمي اعلامي حكومي ميداني بارز كبير رفيع سابق حالي جديد وطني شعبي مشارك استقرار احمد محمد علي"
                         " الوطني العام العامه الرسمي الرسميه الحالي السابق الجديد المسلح المسلحه".split())


_TOLD = frozenset(("الي", "ل", "لل"))  # whom it was told to


class Recall:
    """Remembers those that spoke: `last` (the last chain), `party`, `source`, and `known` (name or head noun -> id)."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.words = scene.words
        self.last: tuple[Speaker, ...] = ()
        self.party = ""
        self.source = ""
        self.known: dict[str, str] = {}
        self.here: str | None = None

    def note(self, chain: tuple[Speaker, ...], stop: int = 0) -> None:
        """Remember who spoke; `stop` is where the words about the speaker end."""
        self.last = chain
        for speaker in chain:
            if speaker.id in SOURCES:
                self.source = speaker.id
            elif speaker.id != UNNAMED and speaker.id not in outlets():
                self.party = speaker.id
        first = chain[0]
        if first.id == UNNAMED:
            return
        head = self.words[first.start].lstrip("ل")
        if head not in TITLES:
            self.known[head.removeprefix("ال")] = first.id
        if first.stop > first.start + 1:
            self.known.setdefault(f"{head} {self.words[first.start + 1]}", first.id)
        told = next((t for t in range(first.stop, stop) if self.words[t] in _TOLD), stop)
        for token in range(first.start, max(told, first.stop)):
            if self.scene.at[token] < 0 and len(self.words[token]) > 3 and self.words[token] not in _PLAIN_WORDS:
                self.known.setdefault(self.words[token], first.id)

    def name_after(self, speaker: Speaker, stop: int) -> int:
        """Where the personal name right after an office ends ("قائد المنطقة سامر الحموري"), else where the office ends."""
        mention = self.scene.mention_at(speaker.start)
        end = speaker.stop
        if mention is None or mention.of("office") is None:
            return end
        while end < min(stop, speaker.stop + 3) and self.scene.at[end] < 0 and self.words[end][0].isalpha() and self.words[end] not in NO_NAME:
            end += 1
        return end

    def ours(self) -> str:
        """The outlet that calls a correspondent its own ("مراسلنا"): the one that printed the report, else the one that spoke."""
        printed = outlet_named(self.scene.document.outlet or "")
        return printed or next((s for s in reversed(list(self.known.values())) if s in outlets()), "media")

    def country_here(self) -> str:
        """The country whose places the report names most."""
        if self.here is None:
            countries = Counter(p.data[0].country for m in self.scene.mentions if (p := m.of("place")) is not None)
            self.here = countries.most_common(1)[0][0] if countries else ""
        return self.here

    def _police(self, at: int) -> str | None:
        """The police of the country whose town is named next, else of the country most named."""
        return self._town_police(at) or polices().get(self.country_here())

    def _town_police(self, at: int) -> str | None:
        """The police of the country whose town is named next ("شرطة مدينة مرسيليا")."""
        for token in range(at, min(at + 4, len(self.words))):
            mention = self.scene.mention_at(token)
            place = mention.of("place") if mention is not None else None
            if place is not None:
                return polices().get(place.data[0].country)
        return None
