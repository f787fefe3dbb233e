"""Hypothesis strategies for nouns, and a few claims made by hand."""
from __future__ import annotations

from datetime import datetime
from typing import get_args

from hypothesis import strategies as st

from tawatur import nouns
from tawatur.nouns import Claim, Count, Document, Extraction, Found, Party, Place, Problem, Span, Weapon, When

words = st.text(min_size=1, max_size=12)
parts_of_text = st.tuples(st.integers(0, 300), st.integers(0, 60)).map(lambda t: Span(t[0], t[0] + t[1]))
parties = st.builds(Party, text=words, id=words)
weapons = st.builds(Weapon, text=words, kind=words)
places = st.builds(
    Place, text=words, name=words, id=st.none() | words, country=st.none() | words, precision=st.none() | words,
    latitude=st.none() | st.floats(-90, 90), longitude=st.none() | st.floats(-180, 180),
)
OUTCOMES = ("killed", "injured", "captured", "arrested", "missing", "displaced", "released", "destroyed", "damaged",
            "launched", "intercepted", "other")
WHO = ("civilians", "children", "women", "soldiers", "fighters", "police", "journalists", "medics", "captives", "people",
       "vehicles", "buildings", "aircraft", "rockets", "other")
SUBTYPES = (("Battles", "Armed clash"), ("Explosions/Remote violence", "Air/drone strike"), ("Toll", None),
            ("Violence against civilians", "Attack"), ("Strategic developments", "Other"), ("Riots", "Mob violence"))
counts = st.builds(
    Count, outcome=st.sampled_from(OUTCOMES), who=st.sampled_from(WHO), text=words,
    min=st.none() | st.integers(0, 10**6), max=st.none() | st.integers(0, 10**6),
)


@st.composite
def moments(draw: st.DrawFn) -> When:
    """Whens as they are written: midnights from a day up, whole minutes below, seconds where they are told."""
    grain = draw(st.sampled_from(get_args(nouns.Grain)))
    zero = {"second": {"microsecond": 0}, "minute": {"microsecond": 0, "second": 0}}
    cut = zero.get(grain, zero["minute"])
    if grain in ("day", "week", "month", "year"):
        cut = {"microsecond": 0, "second": 0, "minute": 0, "hour": 0}
    start, stop = sorted(draw(st.tuples(st.datetimes(), st.datetimes())))
    return When(start.replace(**cut), stop.replace(**cut), grain, draw(st.none() | words), draw(st.none() | words))


plain = st.none() | st.booleans() | st.integers(-9, 10**6) | words
traces = st.recursive(
    st.builds(Found, value=plain | parties | places | moments(), span=parts_of_text, rule=words),
    lambda inner: st.builds(Found, value=plain, span=parts_of_text, rule=words, parts=st.lists(inner, max_size=2).map(tuple)),
    max_leaves=4,
)


def found(values: st.SearchStrategy) -> st.SearchStrategy:
    return st.builds(
        Found, value=values, span=parts_of_text, rule=st.just("") | words, parts=st.lists(traces, max_size=2).map(tuple)
    )


def several(values: st.SearchStrategy) -> st.SearchStrategy:
    return st.lists(found(values), max_size=2).map(tuple)


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    kind, subtype = draw(st.sampled_from(SUBTYPES))
    return draw(st.builds(
        Claim, evidence=found(words), trigger=found(words), type=st.just(kind), subtype=st.just(subtype),
        modality=st.sampled_from(get_args(nouns.Modality)), scope=st.sampled_from(get_args(nouns.Scope)),
        actors=several(parties), targets=several(parties), places=several(places), time=st.none() | found(moments()),
        counts=several(counts), weapons=several(weapons), speakers=several(parties),
        stance=st.sampled_from(get_args(nouns.Stance)),
    ))


problems = st.builds(Problem, step=words, message=words, span=st.none() | parts_of_text)


@st.composite
def extractions(draw: st.DrawFn) -> Extraction:
    """An extraction whose spans lie inside its text, as every reading gives them."""
    text = draw(st.text(alphabet="ابتثجحخد قصف <&>\"'\n\r\u200f\U0001f600=+-@;", min_size=1, max_size=200))
    lengths = len(text)

    def inside(find: Found) -> Found:
        start = min(find.span.start, lengths - 1)
        stop = max(start + 1, min(find.span.stop, lengths))
        return Found(find.value if not isinstance(find.value, str) else text[start:stop], Span(start, stop), find.rule)

    made = []
    for claim in draw(st.lists(claims(), max_size=3)):
        fields = {
            name: tuple(inside(f) for f in getattr(claim, name))
            for name in ("actors", "targets", "places", "counts", "weapons", "speakers")
        }
        made.append(Claim(
            inside(claim.evidence), inside(claim.trigger), claim.type, claim.subtype, claim.modality, claim.scope,
            time=inside(claim.time) if claim.time else None, stance=claim.stance, **fields,
        ))
    document = draw(st.builds(Document, id=words, text=st.just(text), title=st.none() | words, outlet=st.none() | words))
    return Extraction(document, tuple(made), tuple(draw(st.lists(problems, max_size=2))), "v")


TEXT = "قالت وزارة الصحة في غزة إن 21 مدنياً قتلوا في غارة إسرائيلية على خان يونس فجر الجمعة."


def at(words_: str, value: object, rule: str = "", parts: tuple[Found[object], ...] = (), text: str = TEXT) -> Found:
    start = text.index(words_)
    return Found(value, Span(start, start + len(words_)), rule, parts)


def party(words_: str, slug: str, text: str = TEXT) -> Found[Party]:
    return at(words_, Party(words_, slug), "actors", text=text)


def strike() -> Claim:
    """One claim with every field told, by hand."""
    number = at("21", 21, "digits")
    dawn = When(datetime(2023, 12, 8), datetime(2023, 12, 8, 6), "part-of-day", "published")
    return Claim(
        evidence=at("21 مدنياً قتلوا في غارة إسرائيلية على خان يونس فجر الجمعة", "21 مدنياً قتلوا في غارة إسرائيلية على خان يونس فجر الجمعة"),
        trigger=at("غارة", "غارة", "strike"),
        type="Explosions/Remote violence",
        subtype="Air/drone strike",
        actors=(party("إسرائيلية", "israel"),),
        targets=(party("مدنياً", "civilians"),),
        places=(at("خان يونس", Place("خان يونس", "Khan Yunis", "geonames:281124", "PS", 31.34, 34.30, "city"), "gazetteer"),),
        time=at("فجر الجمعة", dawn, "weekday and part of day"),
        counts=(at("21 مدنياً قتلوا", Count("killed", "civilians", 21, 21, "21 مدنياً قتلوا"), "toll", (number,)),),
        weapons=(at("غارة", Weapon("غارة", "air-strike"), "weapons"),),
        speakers=(party("وزارة الصحة في غزة", "gaza-health-ministry"),),
        stance="alleges",
    )


def strike_report() -> Extraction:
    document = Document("invented-1", TEXT, title="غارة على خان يونس", outlet="Invented Agency", published="2023-12-08")
    return Extraction(document, (strike(),), (Problem("dates", "no publication date"),), "test")
