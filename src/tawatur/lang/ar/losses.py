"""Losses told without the event that did them: a toll, what an event told before cost, or a killing by itself."""
from __future__ import annotations

from tawatur.events.kinds import Kind
from tawatur.lang.ar.blame import blame
from tawatur.lang.ar.group import Group
from tawatur.lang.ar.harm import Harm
from tawatur.lang.ar.means import is_toll, take_counts
from tawatur.lang.ar.parts import Parts
from tawatur.lang.ar.reality import Reality, reality_of
from tawatur.lang.ar.regions import clause
from tawatur.lang.ar.salience import signs_of_harm
from tawatur.lang.ar.where_when import take_places, take_time
from tawatur.steps.drafts import Draft, Item
from tawatur.steps.fold import places_agree
from tawatur.steps.scene import Scene
from tawatur.text.lexicon import Mention

_TOLLED = frozenset(("killed", "injured", "missing", "displaced", "destroyed", "other"))
_DEADLY = frozenset(("Battles", "Explosions/Remote violence", "Violence against civilians"))
_ONE_EVENT = 12  # the dead of one event that is told by them alone; more are a sum
_ON_DUTY = frozenset("واجبه واجبها واجبهم واجبهما لواجبه لواجبهم لواجبهما الواجب".split())  # "استشهد أثناء تأدية واجبه": by what is not told
_ALONE = 4  # sentences
_AT_ONCE = 100  # the dead of one event told in passing; hundreds are a sum
_ARMED = frozenset(("soldiers", "fighters", "police"))


def read_losses(parts: Parts, harms: list[Harm], drafts: list[Draft], before: list[Draft], number: int, start: int, stop: int) -> list[Draft]:
    """Harm that no event of its sentence did: a toll, or a killing told without its event."""
    harms = [h for h in harms if (h.outcome in _TOLLED or h.total) and not _of_them(parts.scene, h)]
    if all(h.quantity.high == 0 for h in harms):
        return []  # "في صحة جيدة ودون إصابات": that nobody was harmed is told of an event, and is none
    if all(h.outcome == "missing" and (h.quantity.high or _ONE_EVENT + 1) <= _ONE_EVENT for h in harms):
        return []  # "لا يزال سبعة في عداد المفقودين": so few are of one event, and told with it
    first = harms[0]
    voice = parts.voices.at(first.cue.start)
    told = _told_before(parts, harms, [*before, *drafts], number, (start, stop))
    if told is not None:
        take_counts(parts, told, Group(harms=harms))
        return []
    reality = reality_of(parts.scene, first.cue, None, None, start, stop, voice)
    if reality is None:
        return []
    draft = Draft(parts.kinds["toll"], (first.cue.start, first.cue.stop), start, stop, number)
    draft.evidence = clause(parts.scene, min(first.cue.start, *(h.start for h in harms)), max(h.stop for h in harms), start, stop)
    group = Group(harms=harms)
    draft.rule = "harm told without its event"
    draft.modality = reality.modality
    take_counts(parts, draft, group)
    take_voice(parts, draft, first.cue.start, reality)
    take_places(parts, draft, [], draft.evidence, start)
    take_time(parts, draft, (draft.evidence[0], draft.evidence[1] if drafts else stop), (start, stop))
    draft.kind = parts.kinds[_kind_of_harm(parts, harms, draft, start, stop)]
    if draft.kind.type in _DEADLY:
        draft.kind = _kind_before(draft, [*before, *drafts]) or draft.kind
    elif not is_toll(parts, harms, (start, stop)) and draft.scope == "incident" and not all(_died(h) for h in harms):
        draft.kind = _kind_here(draft, drafts) or draft.kind
    blame(parts, draft, *(draft.evidence if drafts else (start, stop)))
    if draft.kind.type != "Toll":
        for mention in parts.scene.within(start, stop):
            if _by_shot(mention) and (shot := mention.of("weapon")) is not None:
                draft.add("weapons", Item(shot.id, mention.start, mention.stop, "by which they fell"))
    if is_toll(parts, harms, (start, stop)) and draft.scope == "incident":
        draft.scope = "cumulative"
    draft.signs = signs_of_harm(parts, harms, draft, start, stop)
    return [draft] if parts.tells(draft.signs) else []


def cause_of(loss: Draft, silent: list[Draft]) -> Draft | None:
    """The event of the sentence that speaks too low to be told by itself, where its dead are: they tell it, and are no sum."""
    if loss.kind.type != "Toll" or loss.scope != "incident" or any(c.quantity.low > _AT_ONCE for c in loss.counts):
        return None
    figures = {(c.outcome, c.start) for c in loss.counts}
    cause = next((d for d in silent if d.kind.type in _DEADLY and d.modality == "happened" and figures <= {(c.outcome, c.start) for c in d.counts}), None)
    if cause is not None:
        cause.told = True
    return cause


def take_voice(parts: Parts, draft: Draft, token: int, reality: Reality) -> None:
    """Who says so, and how."""
    voice = parts.voices.at(token)
    if voice is None:
        return
    draft.speakers = [Item(s.id, s.start, s.stop, voice.rule) for s in voice.chain]
    draft.stance = voice.stance  # type: ignore[assignment]
    if voice.stance == "denies":
        draft.modality = "denied"


def _of_them(scene: Scene, harm: Harm) -> bool:
    """Whether dead or wounded told before are spoken of again: "من بين القتلى قائد"."""
    before = scene.words[max(0, harm.cue.start - 2) : harm.cue.start]
    return before == ["من", "بين"] and "ال" in harm.cue.prefix + scene.words[harm.cue.start][:2]


def _told_before(parts: Parts, harms: list[Harm], before: list[Draft], number: int, sentence: tuple[int, int]) -> Draft | None:
    """The event told just before whose harm this is: same voice, no toll, no other place, no other figure."""
    draft = next((d for d in reversed(before) if d.told and d.kind.type in _DEADLY), None)
    if draft is None or number - draft.sentence > _reach(before) or draft.modality not in ("happened", "attempted") or draft.scope != "incident" or is_toll(parts, harms, sentence):
        return None
    voice = parts.voices.at(harms[0].cue.start)
    if voice is not None and voice.chain and voice.chain[0].id != draft.speaker:
        return None
    if {h.outcome for h in harms} & {c.outcome for c in draft.counts}:
        return None
    lo, hi = clause(parts.scene, min(h.start for h in harms), max(h.stop for h in harms), *sentence)
    places = {p.name for p in parts.places if lo <= p.start < hi}
    return None if places and draft.places and not places & draft.ids("places") else draft


def _reach(before: list[Draft]) -> int:
    """How many sentences harm may stand after its event: more where the report has told of no other."""
    kinds = [d.kind.slug for d in before if d.told and d.kind.type in _DEADLY]
    return _ALONE if len(set(kinds)) == 1 and len(kinds) <= 2 else 1


def _kind_before(draft: Draft, before: list[Draft]) -> Kind | None:
    """The blast or strike told just before, by whomever, in which those here told of will have fallen."""
    event = next((d for d in reversed(before) if d.told and d.kind.type in _DEADLY), None)
    if event is None or draft.sentence - event.sentence > _reach(before) or event.kind.type != "Explosions/Remote violence" or event.modality != "happened":
        return None
    return event.kind if places_agree(event, draft) and (event.time is None or draft.time is None or event.time.value == draft.time.value) else None


def _kind_here(draft: Draft, drafts: list[Draft]) -> Kind | None:
    """The attack of the same sentence, told by another, whose dead are told of ("وقعت غارة، وقال الدفاع المدني إنها أوقعت قتلى")."""
    event = next((d for d in reversed(drafts) if d.trigger < draft.trigger), None)
    deadly = event is not None and event.kind.type in _DEADLY and event.speaker != draft.speaker and event.modality == "happened"
    return event.kind if event is not None and deadly and {c.outcome for c in draft.counts} & {"killed", "injured"} and places_agree(event, draft) else None


def _by_shot(mention: Mention) -> bool:
    """Whether a word tells by which shot or blade people fell ("برصاصة", "بطلق ناري", "بسكين")."""
    entry = mention.of("weapon")
    return entry is not None and entry.id in ("small-arms", "knife") and mention.prefix.lstrip("وف").startswith("ب")


def _kind_of_harm(parts: Parts, harms: list[Harm], draft: Draft, start: int, stop: int) -> str:
    """A killing with no event word is a clash where armed people fell, else an attack; a sum, or a death nobody did, is a toll."""
    killed = [h for h in harms if h.outcome in ("killed", "injured") and h.quantity.low]
    if not killed or draft.scope != "incident" or is_toll(parts, harms, (start, stop)) or _ON_DUTY.intersection(parts.scene.words[start:stop]):
        return "toll"
    by_hand = any(m.of("fire") or m.of("agent") or _by_shot(m) for m in parts.scene.within(start, stop))
    if not by_hand and (all(_died(h) for h in killed) or max(h.quantity.low or 0 for h in killed) > _ONE_EVENT):
        return "toll"
    armed = any(h.who in _ARMED for h in killed) or bool(draft.ids("targets") & (parts.sides | {"unknown-gunmen"}))
    return "armed-clash" if armed else "attack"


def _died(harm: Harm) -> bool:
    """Whether the word of a death tells no doer ("توفي", "جثة")."""
    entry = harm.cue.of("outcome")
    return entry is not None and entry.data.row.frame == "die"
