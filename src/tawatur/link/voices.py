"""How many independent voices tell an incident: corroboration told apart from repetition.

A telling's chain is whose statement it is, then who passed it on: the speakers, the innermost first; whom the report was
forwarded from; the text, where other reports carry the same; the outlet. Two chains are independent if they share nobody, and
**the number of independent voices is the greatest number of chains of which no two share anybody** (`packing`). So ten outlets that
relay one statement are one voice, for its speaker is in all ten chains; two statements known through one outlet alone are one voice,
for it is in both; and an outlet's own word adds nothing to a statement that is known through that outlet alone.

Whoever has no name (witnesses, security sources) is nobody in particular: no link between two chains, and nothing apart from who
relays him: "witnesses (reuters)". A report of no known outlet stands for itself. Those who deny are counted apart from those who say
that it happened, and so are those who announce it beforehand, and those who recall it: an outlet's own word, below the head of a report,
weeks after the event, is background of other news and no voice of its own. Where nobody else tells the event they are its voices.
"""
from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NamedTuple

from tawatur.exports.field.sides import actors
from tawatur.exports.markup import amount
from tawatur.link.features import HEAD
from tawatur.link.outlets import outlet_id
from tawatur.link.packing import Members, pack, parts
from tawatur.link.sides import GROUPS, Side, is_unnamed, side_of
from tawatur.link.telling import Telling

SAYS, DENIES, PLANS, RECALLS = "says", "denies", "announces", "recalls"
_STANCES = {"denied": DENIES, "planned": PLANS}
_LATE = timedelta(14)  # from an event to a report that recalls it
_SHOWN = 12  # names in a derivation


class Chain(NamedTuple):
    """Whose statement a telling is, and through whom it came: ids of speakers, outlets and texts, each once, the origin first."""

    origin: str  # id of the one whose claim it is; of somebody without a name with who relays him: "witnesses (reuters)"
    members: Members  # without those who have no name: never empty
    own: bool  # the word of the outlet, of its text, or of somebody without a name: nobody apart from who relays him


@dataclass(frozen=True, slots=True)
class Voice:
    """One whose claim it is, with every chain that it came through. `tellings` are ids of claims, `first` the first day of publication."""

    id: str
    side: Side
    chains: tuple[Members, ...]
    tellings: tuple[str, ...]
    first: str | None


@dataclass(frozen=True, slots=True)
class Group:
    """Voices whose chains hang together, and how many of them are independent. `through`: who is in the chains of several of them.

    Outlets' own words and those of people without a name are among them only as far as they add a voice.
    """

    voices: tuple[str, ...]
    count: int
    through: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SideCount:
    """The independent voices of one camp (None: of no camp), those of other camps left aside, and of each of its groups."""

    camp: str | None
    count: int
    groups: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Heard:
    """Those who say the same of the event. `exact` is False where there may be more independent ones than `count`."""

    count: int
    exact: bool
    voices: tuple[Voice, ...]  # in the order in which they were first heard
    groups: tuple[Group, ...]
    by_side: tuple[SideCount, ...]


@dataclass(frozen=True, slots=True)
class Voices:
    """The voices of an incident. Of the reports that do more than recall it, `outlets`: known ones; `texts`: those that differ; `unplaced`: of no known outlet."""

    says: Heard
    denies: Heard
    announces: Heard
    recalls: Heard
    outlets: int
    texts: int
    reports: int
    unplaced: int
    names: Mapping[str, str]  # what to show of outlets that the tables lack, of texts and of reports of no outlet, by id

    @property
    def count(self) -> int:
        """Independent voices who say that it happened. One side's voices are no proof: `says.by_side` tells whose they are."""
        return self.says.count

    def derivation(self) -> str:
        """"3 outlets, 2 voices: qassam-brigades; idf", with copies, silent outlets and denials told."""
        where = [amount(self.outlets, "outlet")] if self.outlets or not self.unplaced else []
        where += [f"{amount(self.unplaced, 'report')} of no known outlet"] if self.unplaced else []
        copied = f", {amount(self.texts, 'text')}" if self.texts < self.reports else ""
        out = f"{' and '.join(where)}{copied}, {self._told(self.says)}"
        for heard, how in ((self.denies, "denied by"), (self.announces, "announced by"), (self.recalls, "recalled by")):
            out += f"; {how} {self._told(heard)}" if heard.voices else ""
        return out

    def name(self, id: str) -> str:
        """What to show of an id: itself, or the name as written of an outlet that the tables lack."""
        whose, _, relay = id.partition(" (")
        return self.names.get(id) or (f"{whose} ({self.name(relay[:-1])})" if relay else id)

    def _told(self, heard: Heard) -> str:
        listed = "; ".join(self._group(group) for group in heard.groups[:_SHOWN])
        more = f"; and {len(heard.groups) - _SHOWN} more" if len(heard.groups) > _SHOWN else ""
        return f"{'' if heard.exact else 'at least '}{amount(heard.count, 'voice')}{': ' if listed else ''}{listed}{more}"

    def _group(self, group: Group) -> str:
        names = [self.name(id) for id in group.voices[:_SHOWN]]
        more = [f"{len(group.voices) - _SHOWN} more"] if len(group.voices) > _SHOWN else []
        if group.count == len(group.voices):
            return "; ".join((*names, *more))
        relays = ", ".join(self.name(id) for id in group.through[:_SHOWN])
        return f"{group.count} of {', '.join((*names, *more))}{f' (through {relays})' if relays else ''}"


def voices(tellings: Sequence[Telling]) -> Voices:
    """The voices of the claims of one incident, the same in whatever order they come."""
    tellings = sorted(tellings, key=lambda telling: (telling.held.published or "~", telling.held.id))
    copied = _copied(tellings)
    heard: dict[str, list[tuple[Chain, Telling]]] = {SAYS: [], DENIES: [], PLANS: [], RECALLS: []}
    for telling in tellings:
        heard[stance(telling)].append((chain(telling, telling.copy in copied), telling))
    if not heard[SAYS]:
        heard[SAYS], heard[RECALLS] = heard[RECALLS], []
    outlets = {outlet_id(one.outlet): one.outlet for one in reversed(tellings) if one.outlet}
    news = [telling for stance in (SAYS, DENIES, PLANS) for _, telling in heard[stance]]
    return Voices(
        _heard(heard[SAYS]), _heard(heard[DENIES]), _heard(heard[PLANS]), _heard(heard[RECALLS]),
        outlets=len({outlet_id(one.outlet) for one in news if one.outlet}), texts=len({one.copy for one in news}),
        reports=len({one.held.report for one in news}), unplaced=len({one.held.report for one in news if not one.outlet}),
        names={id: name for id, name in outlets.items() if id not in actors()} | _unplaced(tellings) | _texts(tellings, copied),
    )


def _texts(tellings: Iterable[Telling], copied: frozenset[str]) -> dict[str, str]:
    """Texts that several reports carry, by the outlet that printed them first: whose they are, nobody says."""
    return {f"text {one.copy}": f"one text (first by {one.outlet or one.held.name})" for one in reversed(list(tellings)) if one.copy in copied}


def _unplaced(tellings: Iterable[Telling]) -> dict[str, str]:
    """Reports of no known outlet, by the caller's names."""
    return {f"report {one.held.report}": f"report {one.held.name}" for one in tellings if not one.outlet}


def stance(telling: Telling) -> str:
    """Whether a telling says that it happened (an attempt is told as one that did), denies it, announces it, or recalls it."""
    told = _STANCES.get(telling.held.record.get("modality", "happened"), SAYS)
    return RECALLS if told == SAYS and _recalls(telling) else told


def _recalls(telling: Telling) -> bool:
    """Whether an outlet tells by the way, of its own, what was weeks ago."""
    time, published = telling.held.record.get("time"), telling.held.published
    if not (time and published) or telling.held.record["span"][0] < HEAD or not chain(telling).own:
        return False
    return date.fromisoformat(published[:10]) - date.fromisoformat(time["end"][:10]) > _LATE


def chain(telling: Telling, copied: bool = False) -> Chain:
    """The chain of one telling; `copied`: other reports carry its text. A ring of forwards has each of its members once."""
    speakers = [party["id"] for party in telling.held.record.get("speakers", ())]
    outlet = outlet_id(telling.outlet) if telling.outlet else None
    relays = [outlet_id(telling.via)] if telling.via else []
    relays += [f"text {telling.copy}"] if copied else [f"report {telling.held.report}"] if outlet is None else []
    relays += [outlet] if outlet else []
    named = [id for id in speakers if not is_unnamed(id)]
    members = tuple(dict.fromkeys((*named, *relays)))
    if speakers and is_unnamed(speakers[0]):
        return Chain(f"{speakers[0]} ({members[0]})", members, True)
    return Chain(members[0], members, not (named or telling.via) or members[0] == outlet)


def _copied(tellings: Iterable[Telling]) -> frozenset[str]:
    """The texts that several reports carry."""
    reports: dict[str, set[str]] = {}
    for telling in tellings:
        reports.setdefault(telling.copy, set()).add(telling.held.report)
    return frozenset(copy for copy, those in reports.items() if len(those) > 1)


def _heard(told: Sequence[tuple[Chain, Telling]]) -> Heard:
    """Chains with their tellings, in the order of the tellings."""
    found: dict[str, list[tuple[Chain, Telling]]] = {}
    for chain, telling in told:
        found.setdefault(chain.origin, []).append((chain, telling))
    heard = tuple(_voice(id, mine) for id, mine in found.items())
    packing = pack(members for voice in heard for members in voice.chains)
    own = frozenset(id for id, mine in found.items() if all(chain.own for chain, _ in mine))
    return Heard(len(packing.chosen), packing.exact, heard, _groups(heard, packing.chosen, own), _by_side(heard))


def _voice(id: str, told: Sequence[tuple[Chain, Telling]]) -> Voice:
    chains = sorted({chain.members for chain, _ in told})
    first = min((telling.held.published for _, telling in told if telling.held.published), default=None)
    return Voice(id, _side(told[0][0]), tuple(chains), tuple(telling.held.id for _, telling in told), first)


def _side(chain: Chain) -> Side:
    """The side of the origin, of a text that of who printed it first; people without a name are of the camp of who relays them."""
    whose = chain.members[-1] if chain.origin.startswith("text ") else chain.origin.partition(" (")[0]
    side, relay = side_of(whose), side_of(chain.members[0])
    return Side(side.group, side.camp or relay.camp) if is_unnamed(whose) else side


def _groups(heard: Sequence[Voice], chosen: Sequence[Members], own: frozenset[str]) -> tuple[Group, ...]:
    """The voices in groups that share nobody, in the order in which they were heard."""
    by_chain: dict[Members, str] = {}
    for voice in sorted(heard, key=lambda voice: voice.id in own):
        for members in voice.chains:
            by_chain.setdefault(members, voice.id)
    picked = frozenset(chosen)
    added = {by_chain[members] for members in _dressed(chosen, heard, own)}
    order = {voice.id: place for place, voice in enumerate(heard)}
    out = []
    for part in parts([members for voice in heard for members in voice.chains]):
        count = len(picked.intersection(part))
        shown = sorted({by_chain[c] for c in part if by_chain[c] not in own or by_chain[c] in added}, key=order.__getitem__)
        out.append(Group(tuple(shown), count, _shared(part, by_chain, frozenset(shown)) if count < len(shown) else ()))
    return tuple(sorted(out, key=lambda group: order[group.voices[0]]))


def _dressed(chosen: Sequence[Members], heard: Sequence[Voice], own: frozenset[str]) -> list[Members]:
    """The chosen chains, an outlet's own word giving way to a statement that came through it where that costs no voice."""
    taken = {member for chain in chosen for member in chain}
    longer: dict[str, list[Members]] = {}
    for voice in heard:
        for chain in voice.chains if voice.id not in own else ():
            for member in chain:
                longer.setdefault(member, []).append(chain)
    out = []
    for chain in chosen:
        fitting = (other for other in longer.get(chain[-1], ()) if set(chain) <= set(other) and taken.isdisjoint(set(other) - set(chain)))
        best = min(fitting, key=lambda other: (len(other), other), default=chain)
        taken.update(best)
        out.append(best)
    return out


def _shared(part: Sequence[Members], by_chain: dict[Members, str], shown: frozenset[str]) -> tuple[str, ...]:
    """Who relays several of the voices shown."""
    through: dict[str, set[str]] = {}
    for chain in part:
        if by_chain[chain] in shown:
            for member in chain:
                through.setdefault(member, set()).add(by_chain[chain])
    several = [member for member, ids in through.items() if len(ids) > 1 and " " not in member]
    return tuple(sorted(several, key=lambda member: (-len(through[member]), member)))


def _by_side(heard: Sequence[Voice]) -> tuple[SideCount, ...]:
    """The count within each camp, and within each group of a camp, the camps by name, those of no camp last."""
    camps = sorted({voice.side.camp for voice in heard}, key=lambda camp: (camp is None, camp or ""))
    return tuple(_side_count([voice for voice in heard if voice.side.camp == camp], camp) for camp in camps)


def _side_count(heard: Sequence[Voice], camp: str | None) -> SideCount:
    groups = sorted({voice.side.group for voice in heard}, key=GROUPS.index)
    return SideCount(camp, _count(heard), tuple((group, _count([v for v in heard if v.side.group == group])) for group in groups))


def _count(heard: Sequence[Voice]) -> int:
    return len(pack(members for voice in heard for members in voice.chains).chosen)


def as_record(heard: Heard) -> list[dict[str, Any]]:
    """The count by side, as JSON has it."""
    return [{"camp": one.camp, "voices": one.count, "groups": dict(one.groups)} for one in heard.by_side]
