"""read(document) -> Extraction: the steps in order, a pure function of the report and of what the package ships."""
from __future__ import annotations

import gc
from datetime import date, datetime

from tawatur.events.kinds import load_kinds
from tawatur.lang.ar.cards import card_day, card_place, on_card
from tawatur.lang.ar.crowds import settle_crowds
from tawatur.lang.ar.datelines import dateline_end
from tawatur.lang.ar.doers_elsewhere import fill_doers, fill_sides, own_deeds
from tawatur.lang.ar.foes import turn
from tawatur.lang.ar.frames import FrameReader
from tawatur.lang.ar.happenings import read_happenings
from tawatur.lang.ar.harms import HarmReader
from tawatur.lang.ar.homographs import settle
from tawatur.lang.ar.idioms import with_idioms
from tawatur.lang.ar.losers import fill_losers
from tawatur.lang.ar.parts import Parts
from tawatur.lang.ar.phrases import PhraseReader
from tawatur.lang.ar.places import PlaceReader
from tawatur.lang.ar.quantities import read_quantities
from tawatur.lang.ar.salience import tells
from tawatur.lang.ar.times import read_dateline, read_times
from tawatur.lang.ar.vocabulary import load_lexicon
from tawatur.lang.ar.voices import VoiceReader
from tawatur.lang.ar.where_when import city_items, land_item, only_item, wider_items
from tawatur.nouns import Document, Extraction, Problem, When
from tawatur.steps.carry import (
    carry_beginnings,
    carry_places,
    carry_time,
    cut_times,
    place_all,
    place_sums,
    widen,
    widen_quarters,
)
from tawatur.steps.claims import claim_of
from tawatur.steps.context import Context, armed
from tawatur.steps.drafts import Draft
from tawatur.steps.fold import fold_repeats, share
from tawatur.steps.scene import Scene
from tawatur.steps.scope import settle_scopes
from tawatur.text.fold import fold_word
from tawatur.text.tokens import Hit, Text
from tawatur.version import version
from tawatur.world import tables
from tawatur.world.gazetteer import Gazetteer

_NO_ARMY = frozenset(("PS", "EH"))  # nations whose armed side is no state's army
_SOME_DAY = date(2100, 1, 1)  # where words of time stand is seen without the day that they mean
_MISSIONS = frozenset(("nato", "amisom", "unamid", "unifil", "minusma", "minusca", "saudi-coalition", "syrian-army"))  # soldiers of several states
_NO_SIDE = frozenset((None, "", "-", "media", "un", "international", "humanitarian"))


def homes() -> dict[str, str]:
    """The parties that fight for the recognised government of a country, and that country."""
    out = {"saudi-led-coalition": "YE", "pmf": "IQ", "peshmerga": "IQ", "amisom": "SO", "us-led-coalition": "IQ"}
    for nation in tables.load_nations():
        for party in (nation.army_id, nation.police_id, nation.state_id):
            if party and nation.country and nation.country != "PS":
                out.setdefault(party, nation.country)
    return out


class Reader:
    """Reads reports one by one; loads its word lists once. Safe to share between threads."""

    tells = staticmethod(tells)  # whether the signs of an event, weighed together, speak for it

    def __init__(self) -> None:
        self.version = version()
        self.lexicon = load_lexicon()
        self.gazetteer = Gazetteer.load()
        self.kinds = load_kinds()
        self.armies = frozenset(n.army_id for n in tables.load_nations() if n.army_id and n.country and n.country not in _NO_ARMY) | _MISSIONS
        self.homes = homes()
        self.shooters = {fold_word(w): row.kind for row in tables.load_weapons() if row.shooter for w in row.wordings if " " not in w}
        self.sides = frozenset(a.id for a in tables.load_actors() if a.side not in _NO_SIDE and a.kind == "party")
        self.fighters = self.sides | self.armies
        self.outlets = {w: a for a in tables.load_actors() if a.kind == "outlet" for w in (a.name.casefold(), *a.wordings)}

    def read(self, document: Document) -> Extraction:
        """What the report claims. Never raises: what goes wrong is a `Problem` of the extraction."""
        collecting = gc.isenabled()
        gc.disable()  # what is made for a report is gone after it, with next to no cycles to look for
        try:
            return self._read(document)
        except Exception as error:  # a failure in one report is data
            problem = Problem("read", f"{type(error).__name__}: {error}")
            return Extraction(document, (), (problem,), self.version)
        finally:
            if collecting:
                gc.enable()

    def _read(self, document: Document) -> Extraction:
        text = Text(document.text)
        problems: list[Problem] = []
        published = self._published(document, text, problems)
        times = read_times(text, published)
        card = card_day(text.words, times)
        if card is not None:
            times = on_card(times, read_times(text, card.value.start.date()))
        spans = times if published is not None else read_times(text, _SOME_DAY)
        mentions = with_idioms(text, self.lexicon.scan(text.words, text.cells), spans)
        scene = Scene(document, text, mentions, read_quantities(text), times, spans)
        settle(scene, self.lexicon)
        drafts = self._drafts(scene, card.value.start.date() if card else published, card)
        claims = tuple(claim_of(d, text) for d in drafts)
        return Extraction(document, claims, tuple(problems), self.version)

    def _published(self, document: Document, text: Text, problems: list[Problem]) -> date | None:
        if document.published:
            try:
                return datetime.fromisoformat(document.published).date()
            except ValueError:
                problems.append(Problem("published", f"not an ISO date: {document.published!r}"))
        dateline = read_dateline(text)
        if dateline is not None:
            return dateline.value.date()
        problems.append(Problem("published", "no publication date: relative dates stay unresolved"))
        return None

    def _drafts(self, scene: Scene, today: date | None, card: Hit[When] | None) -> list[Draft]:
        context = self._context(scene)
        begin = dateline_end(scene)
        phrases = [p for p in PhraseReader(scene, context).read() if p.start >= begin]
        places = PlaceReader(scene, self.gazetteer, context.countries).read()
        voices = VoiceReader(scene, phrases).read()
        turn(scene, phrases, voices, context.side)
        parts = Parts(scene, phrases, voices, places, FrameReader(scene, phrases), HarmReader(scene, phrases, self.armies),
                      self.kinds, armed(scene.mentions, self.armies), self.sides, self.fighters, self.homes, self.shooters,
                      max(context.countries, key=lambda c: context.countries[c], default=None), self.tells)
        found = read_happenings(parts)
        drafts = fold_repeats([d for d in found if d.told])
        own_deeds(parts, drafts)
        share(drafts)
        place_all(drafts, card_place(scene.words, places) if card else None)
        carry_places(sorted([*drafts, *(d for d in found if not d.told)], key=lambda d: (d.sentence, d.trigger)))
        place_sums(drafts, land_item(places))
        place_all(drafts, only_item(places, scene.words))
        widen(drafts, wider_items(places, scene.words))
        widen_quarters(drafts, city_items(places))
        carry_time(drafts, today, card)
        carry_beginnings(drafts)
        cut_times(drafts, today)
        settle_crowds(drafts)
        fill_sides(parts, drafts)
        fill_doers(parts, drafts)
        fill_losers(drafts, self.sides)
        settle_scopes(drafts)
        return drafts

    def _context(self, scene: Scene) -> Context:
        outlet = self.outlets.get((scene.document.outlet or "").casefold())
        context = Context(getattr(outlet, "side", None), getattr(outlet, "country", None))
        context.weigh_all(scene.mentions)
        return context
