"""The mirror test: with the sides swapped, the same claims with the sides swapped (docs/neutrality.md).

Two differences are rules of the codebook and are set aside here, each with a test of its own: an army's dead are soldiers
where a group's are fighters, and an army of the country regains ground where any other force overtakes it.
"""
from __future__ import annotations

import zlib
from itertools import product

import pytest

from support.mirror import PAIRS, Side, fill, read, shape
from support.mirror_templates import DEATHS, DYING, HOSTILE, PRIVATE, TEMPLATES, VERBS
from tawatur.events.kinds import load_kinds
from tawatur.lang.ar.foes import camps, enemies
from tawatur.lang.ar.speakers import UNNAMED
from tawatur.world.tables import load_actors, load_classes, load_speakers

SENTENCES = [(slug, text) for slug, texts in TEMPLATES.items() for text in texts]
BOTH = [(name, one, other) for name, (a, b) in PAIRS.items() for one, other in ((a, b), (b, a))]
KNOWN = {a.id for a in load_actors()} | {c.id for c in load_classes()} | {s.id for s in load_speakers()} | {UNNAMED}


def label(value: object) -> str:
    """A short test id of letters that every terminal prints."""
    return str(value) if str(value).isascii() else f"{zlib.crc32(str(value).encode()):08x}"


def kinds_of(slug: str) -> set[str]:
    """The subtypes that sentences of a folder may be read as: its own, or the other of a pair told apart by who acts."""
    pairs = ({"arrests", "abduction-forced-disappearance"}, {"government-regains-territory", "non-state-actor-overtakes-territory"})
    slugs = next((p for p in pairs if slug in p), {slug})
    return {k.subtype or k.type for s in slugs for k in [load_kinds()[s]]}


def mirrored(template: str, a: Side, b: Side, *, outlets: bool) -> tuple[object, object]:
    """What a template gives for two sides and for the same two swapped, each with the outlet of the side in slot A."""
    here = shape(read(fill(template, a, b), a.outlet if outlets else None), a, b)
    there = shape(read(fill(template, b, a), b.outlet if outlets else None), b, a)
    return here, there


def test_every_kind_of_event_has_sentences() -> None:
    assert set(TEMPLATES) == set(load_kinds())


@pytest.mark.parametrize(("slug", "template"), SENTENCES, ids=label)
@pytest.mark.parametrize("outlets", [False, True], ids=["no-outlet", "own-outlet"])
def test_mirror(slug: str, template: str, outlets: bool) -> None:
    differ = {name: pair for name, (a, b) in PAIRS.items() for pair in [mirrored(template, a, b, outlets=outlets)] if pair[0] != pair[1]}
    assert differ == {}


def test_no_side_is_passed_over() -> None:
    """A sentence is read as its kind for every pair, either way round, or for none; and of nearly all kinds one is read."""
    told: dict[str, bool] = {}
    for slug, template in SENTENCES:
        found = {any((c.subtype or c.type) in kinds_of(slug) for c in read(fill(template, a, b))) for _, a, b in BOTH}
        assert len(found) == 1, template
        told[slug] = told.get(slug, False) or found == {True}
    assert sum(told.values()) >= 22, [slug for slug, read_ in told.items() if not read_]


@pytest.mark.parametrize(("masculine", "feminine", "stance"), VERBS, ids=label)
def test_a_verb_of_saying_doubts_every_side_alike(masculine: str, feminine: str, stance: str) -> None:
    template = f"{{{masculine}|{feminine}:A}} {{A}} أن {{B}} {{قصف|قصفت:B}} المستشفى في المدينة."
    told = {(name, a.id): [(c.stance, [s.value.id for s in c.speakers], [p.value.id for p in c.actors]) for c in read(fill(template, a, b), outlet)]
            for name, a, b in BOTH for outlet in (None, a.outlet, b.outlet)}
    assert told == {(name, a.id): [(stance, [a.id], [b.id])] for name, a, b in BOTH}


@pytest.mark.parametrize(("template", "words"), [DEATHS, DYING], ids=["dead", "die"])
def test_words_for_the_dead_are_one_outcome(template: str, words: tuple[str, ...]) -> None:
    for _, a, b in BOTH:
        texts = [fill(template.replace("{w}", word), a, b) for word in words]
        found = [[(c.value.outcome, c.value.min, c.value.max) for claim in read(text) for c in claim.counts] for text in texts]
        assert found == [[("killed", 5, 5)]] * len(words), texts


@pytest.mark.parametrize("word", HOSTILE, ids=label)
def test_nobody_means_himself_with_a_hostile_word(word: str) -> None:
    template = f"اندلعت معارك بين {{A}} و{{B}} قرب المدينة. {{وقال|وقالت:A}} {{A}} إن {word} {HOSTILE[word]} المستشفى."
    wrong = {}
    for (name, a, b), own in product(BOTH, (False, True)):
        last = read(fill(template, a, b), a.outlet if own else None)[-1]
        if a.id in {p.value.id for p in last.actors}:
            wrong[name, a.id] = word
    assert wrong == {}


def test_the_enemy_is_whoever_the_speaker_fights() -> None:
    """For all sides whose enmity the tables know; of others, the word stays with whoever it means without a speaker."""
    known = [(name, a, b) for name, a, b in BOTH if (camps().get(a.id), camps().get(b.id)) in enemies()]
    assert len(known) > 0.9 * len(BOTH)
    template = "اندلعت معارك بين {A} و{B} قرب المدينة. {وقال|وقالت:A} {A} إن العدو هاجم المستشفى."
    found = {(name, a.id): [(p.value.text, p.value.id) for p in read(fill(template, a, b))[-1].actors] for name, a, b in known}
    assert found == {(name, a.id): [("العدو", b.id)] for name, a, b in known}


@pytest.mark.parametrize("template", PRIVATE, ids=label)
def test_private_names_never_become_ids(template: str) -> None:
    for _, a, b in BOTH:
        claims = read(fill(template, a, b))
        assert claims
        ids = {p.value.id for c in claims for p in (*c.actors, *c.targets, *c.speakers)}
        assert ids <= KNOWN, ids


def test_dead_of_an_army_are_soldiers_and_of_a_group_fighters() -> None:
    text = "{قتل|قتلت:A} {A} خمسة من عناصر {B.g} في كمين."
    army, group = PAIRS["sudan-rsf"]
    assert [c.value.who for claim in read(fill(text, group, army)) for c in claim.counts] == ["soldiers"]
    assert [c.value.who for claim in read(fill(text, army, group)) for c in claim.counts] == ["fighters"]


def test_only_an_army_of_the_country_regains_ground() -> None:
    for name, ours, theirs in (("sudan-rsf", True, False), ("iraq-isis", True, False), ("turkey-sdf", False, False)):
        a, b = PAIRS[name]
        place = {"sudan-rsf": "الخرطوم", "iraq-isis": "الموصل", "turkey-sdf": "منبج"}[name]
        kinds = [read(fill("{استعاد|استعادت:A} {A} السيطرة على مدينة " + place + " بعد معارك مع {B.g}.", x, y))[0].subtype for x, y in ((a, b), (b, a))]
        assert [k == "Government regains territory" for k in kinds] == [ours, theirs], name
