"""Where and when an event was: which places and times of a report belong to it."""
from __future__ import annotations

from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import replace

from tawatur.lang.ar.parts import Parts
from tawatur.lang.ar.periods import read_lot
from tawatur.lang.ar.phrases import Phrase
from tawatur.lang.ar.place_roles import Role, among, beyond, left, role_of, wider
from tawatur.lang.ar.places import PlaceHit
from tawatur.lang.ar.there import pointed_back
from tawatur.lang.ar.times import BEGINNINGS
from tawatur.lang.ar.vague_times import earlier, vague
from tawatur.lang.ar.voices import SHOWN, Voice
from tawatur.nouns import When
from tawatur.steps.drafts import Draft, Item
from tawatur.text.lexicon import kinds
from tawatur.text.tokens import Hit

_ELATIVES = frozenset("اعنف اكبر اول اسوا الاعنف الاكبر الاول الاولي الاسوا اشد الاشد اوسع اخطر اعلي ادني".split())
_BESIDES = frozenset("اضافه بالاضافه فضلا علاوه جانب".split())
_NO_VERB = frozenset(("head of the statement", "list under a header", "open quotation"))  # voices of sentences without a verb of saying
_SEAT = 2  # tokens after a speaker in which his seat is named: "في غزة", "باليمن"
_OVER = frozenset("خلال مدي مدار طوال طيله غضون".split())
_SPELLS = frozenset("السنوات الاعوام العقود الاشهر الشهور الاسابيع الايام".split())
_SPELL = frozenset("السنه العام الشهر الاسبوع".split())
_PAST = frozenset("الماضي الاخير المنصرم الفايت السابق الماضيه الاخيره المنصرمه الفايته السابقه القليله".split())
_THAT = frozenset("هذه تلك نفس ذات".split())
_LINK = 4  # words that part a place from one that goes on from it: "، إضافة إلى بلدة"
_MARKS = frozenset("،,؛:_")
_LISTED = frozenset("بينها بينهم منها ابرزها اهمها جانب وكذلك اضافه".split())
_THEN = frozenset("انذاك حينها حينذاك وقتها وقتذاك وقتيذ انيذ".split())
_BACK = 40  # tokens
_SPANS = frozenset(("since", "window"))
_PARTIAL = frozenset(("clock", "day-part"))
_OPENING = 3  # tokens into a sentence within which a time holds for all of it
_LANDS = frozenset(("country", "region", "city"))
_FRESH = 4  # days before publication within which "since Sunday" tells the day of an event


def take_places(parts: Parts, draft: Draft, parties: Sequence[Phrase], region: tuple[int, int], start: int) -> None:
    """The places of an event's clause, with one that opens its sentence; else the nearest before it in the sentence."""
    lo, hi = region
    lead = max(lo, min(draft.evidence[0], draft.trigger[0]))
    hi = _until(parts, draft, hi)
    told = [p for p in parts.places if start <= p.start < hi and _usable(parts, draft, parties, p)]
    told = [p for p in told if not _aside(parts.scene.words, p, draft.trigger[0], start, {q.stop for q in told})]
    inside = [p for p in told if p.start >= lead]
    inside = [p for p in inside if not any(beyond(q, p, parts.scene.words) for q in inside)]
    inside = _here(parts, draft, _linked(parts.scene.words, inside, draft.evidence[1]))
    opening = [p for p in told if p.start < lead and p.governed and p.head - start < 3 and "،" in parts.scene.words[p.stop : p.stop + 3]
               and not (inside and p.site is not None and p.site.kind == "country")]
    if not inside:
        before = [p for p in told if lo <= p.start < lead] or [p for p in told if p.start < lead]
        inside = list({p.name: p for p in _here(parts, draft, before)}.values())[-2:]
    if not inside and not opening:
        again = pointed_back(parts.scene.words, parts.places, lead, hi)
        inside = [again] if again is not None else []
    for place in (*inside, *opening):
        draft.add("places", Item(place.name, place.start, place.stop, "place named", place.site))


def _linked(words: Sequence[str], places: list[PlaceHit], stop: int) -> list[PlaceHit]:
    """Places of a clause that stops at a token, with those after it that only a few words part from the place before."""
    out = [p for p in places if p.start < stop]
    if not out:
        return places
    for place in places[len(out) :]:
        gap = words[out[-1].stop : place.head]
        if sum(w[0].isalpha() for w in gap) > _LINK and not _MARKS.isdisjoint(gap) and not any(among(w, _LISTED) for w in gap):
            break
        out.append(place)
    return out


def _aside(words: Sequence[str], place: PlaceHit, trigger: int, start: int, ends: Set[int]) -> bool:
    """Whether a place stands in brackets and the event does not; a land in brackets right after a place (`ends`) says where that lies."""
    at = place.start
    if "(" not in words[start:at]:
        return False
    opened = next((t for t in range(at - 1, max(start, at - 12) - 1, -1) if words[t] in ("(", ")")), -1)
    if opened < 0 or words[opened] == ")" or opened < trigger < at + 8:
        return False
    return place.site is None or place.site.kind not in _LANDS or at - opened > 3 or not {opened, opened - 1} & ends


def wider_items(places: Sequence[PlaceHit], words: Sequence[str]) -> dict[str, Item]:
    """Name of a place -> the wider place that the report gives with it."""
    return {name: Item(p.name, p.start, p.stop, "wider place named with it", p.site) for name, p in wider(places, words).items()}


def land_item(places: Sequence[PlaceHit]) -> Item | None:
    """The country or region that a report names most often, where it first does."""
    lands = [p for p in places if p.site is not None and p.site.kind in ("country", "region")]
    if not lands:
        return None
    named = Counter(p.name for p in lands)
    often = max(named.values())
    first = next(p for p in lands if named[p.name] == often)
    return Item(first.name, first.start, first.stop, "land that the report is about", first.site)


def only_item(places: Sequence[PlaceHit], words: Sequence[str]) -> Item | None:
    """The one place that a report names besides whole countries, or the one country; None where it names several."""
    narrow = [p for p in places if p.site is None or p.site.kind != "country"] or list(places)
    if not narrow or any(p.name != narrow[0].name for p in narrow):
        return None
    first = next((p for p in narrow if role_of(words, p.head) == "at"), None)
    return Item(first.name, first.start, first.stop, "only place of the report", first.site) if first is not None else None


def city_items(places: Sequence[PlaceHit]) -> dict[str, Item]:
    """Id of each city and town that the report names -> where it first does."""
    out: dict[str, Item] = {}
    for place in places:
        if place.site is not None and place.site.kind in ("city", "town"):
            out.setdefault(place.site.id, Item(place.name, place.start, place.stop, "city of the quarter", place.site))
    return out


def _here(parts: Parts, draft: Draft, places: list[PlaceHit]) -> list[PlaceHit]:
    """Places where it happened, before those that somebody came from or left."""
    words = parts.scene.words
    roles: list[tuple[PlaceHit, Role]] = []
    for place in places:
        listed = bool(roles) and roles[-1][0].stop == place.start and words[place.start][0] == "و"
        roles.append((place, roles[-1][1] if listed else role_of(words, place.head)))
    if left(words, draft.trigger[0], draft.trigger[1]):
        return [p for p, role in roles if role != "far"]
    return [p for p, role in roles if role == "at"] or [p for p, role in roles if role == "from"][:2]


def _usable(parts: Parts, draft: Draft, parties: Sequence[Phrase], place: PlaceHit) -> bool:
    """Whether a place is more than a word of a party's or a speaker's name."""
    if any(p.start <= place.start and place.stop <= p.stop and p.start != place.start for p in parties):
        return False
    voice = parts.voices.at(draft.trigger[0])
    return voice is None or not (_names_speaker(voice, place) or _seated(parts, voice, place, draft.trigger[0]))


def _names_speaker(voice: Voice, place: PlaceHit) -> bool:
    """Whether a place stands within the words that name who speaks ("وزارة الصحة في غزة")."""
    return any(speaker.start <= place.start < speaker.stop + _SEAT for speaker in voice.chain)


_SPEECH = kinds("speech")
_EVENTS = kinds("trigger", "outcome")


def _seated(parts: Parts, voice: Voice, place: PlaceHit, trigger: int) -> bool:
    """Whether أن stands between the words on a speaker, a place among them, and what he says: "قال قائد القوات في عدن إن"."""
    if not voice.chain or not voice.chain[0].start <= place.start < trigger:
        return False
    between = parts.scene.within(place.stop, trigger)
    that = next((m.start for m in between if m.of("that")), None)
    return that is not None and voice.start >= that - 1 and not any(m.any_of(_EVENTS) for m in between if m.start < that)


def _until(parts: Parts, draft: Draft, hi: int) -> int:
    """Where an event's stretch ends: before the next verb of saying or a word that joins another clause."""
    for mention in parts.scene.within(draft.trigger[1], hi):
        token = mention.start
        if token >= draft.trigger[1] and mention.any_of(_SPEECH) and (mention.prefix.startswith("و") or parts.scene.words[token - 1] in "،؛."):
            return token
    return hi


def take_time(parts: Parts, draft: Draft, region: tuple[int, int], sentence: tuple[int, int]) -> None:
    """The time within an event's clause or stretch; else the time that opens its sentence."""
    lo, hi = region
    lead = max(lo, min(draft.evidence[0], draft.trigger[0]))
    until = _until(parts, draft, hi)
    times = [t for t in parts.scene.times if sentence[0] <= t.start < sentence[1] and not _announces(parts, t, draft, sentence[0]) and not _compares(parts, t)]
    chosen = [t for t in times if lead <= t.start < until] or [t for t in times if lo <= t.start < hi] \
        or [t for t in times if t.start < lo and (t.start - sentence[0] < _OPENING or not _stretch(t.value))][:1]
    chosen = chosen or [t for t in times if t.start >= hi and t.value.anchor == "window" and _listed(parts, hi, t.start)][:1]
    chosen = chosen or _that_time(parts, lead, until)
    counted = draft.kind.type == "Toll" or bool(draft.counts)
    if not chosen:
        draft.own_time = vague(parts.scene.text, lead, until) or earlier(parts.scene.words, sentence[0], draft.trigger[0])
        if counted:
            draft.scope = "cumulative" if _since_a_beginning(parts, lead, until) else "period" if _for_a_spell(parts, lead, until) else draft.scope
        return
    time = min(chosen, key=lambda t: (t.value.anchor in _PARTIAL, abs(t.start - draft.trigger[0])))
    if time.value.anchor == "since":
        fresh = not _stretch(time.value)
        ended = _until_when(parts, time)
        if counted or not fresh or ended or read_lot(parts.scene.text, time.start + 1) is not None:
            draft.scope = draft.scope if not counted else "period" if ended else "cumulative"
        else:  # an event that began on a day happened on it
            time = Hit(replace(time.value, stop=time.value.start), time.start, time.stop, time.rule)
    elif time.value.anchor == "window" and counted:
        draft.scope = "period"
    draft.time = time


def _that_time(parts: Parts, lo: int, hi: int) -> list[Hit[When]]:
    """The time told last before a clause that points back to it: "وقتل آنذاك خمسة جنود"."""
    if _THEN.isdisjoint(parts.scene.words[lo:hi]):
        return []
    return [t for t in parts.scene.times if lo - _BACK <= t.start < lo and t.value.anchor not in _SPANS][-1:]


def _stretch(when: When) -> bool:
    """Whether a time since runs over many days: such a count is of its own clause."""
    return when.anchor == "since" and (when.stop - when.start).days > _FRESH


def _listed(parts: Parts, lo: int, hi: int) -> bool:
    """Whether a list goes on from one event to another ("إضافة إلى تدمير ...، خلال اليوم الأخير"), so that its window holds for both."""
    return any(w.lstrip("و") in _BESIDES for w in parts.scene.words[max(0, lo - 4) : min(hi, lo + 4)])


def _since_a_beginning(parts: Parts, lo: int, hi: int) -> bool:
    """Whether a clause counts from a beginning that has no date: "منذ بدء العدوان"."""
    words = parts.scene.words
    return any(words[t] in ("منذ", "ومنذ", "مذ") and words[t + 1] in BEGINNINGS for t in range(lo, min(hi, len(words) - 1)))


def _for_a_spell(parts: Parts, lo: int, hi: int) -> bool:
    """Whether a clause counts over a stretch of time that no date bounds: "خلال عشرة أشهر", "في السنوات الماضية", "خلال هذه الفترة"."""
    words = parts.scene.words
    for token in range(lo, min(hi, len(words) - 2)):
        word, after = words[token].lstrip("و"), words[token + 1]
        if word in _OVER and (read_lot(parts.scene.text, token + 1) is not None or (after in _SPELL and words[token + 2] in _PAST)):
            return True
        if (word in _SPELLS and after in _PAST) or (word in _THAT and after == "الفتره"):
            return True
    return False


def _compares(parts: Parts, time: Hit[When]) -> bool:
    """Whether a time since only says how long there was nothing like it: "أعنف قصف منذ ستة أشهر"."""
    return time.value.anchor == "since" and any(among(w, _ELATIVES) for w in parts.scene.words[max(0, time.start - 6) : time.start])


def _until_when(parts: Parts, time: Hit[When]) -> bool:
    """Whether an end is told too: "منذ مساء الجمعة حتى صباح السبت"."""
    after = parts.scene.words[time.stop : time.stop + 1]
    return after in (["حتي"], ["وحتي"]) or (after == ["الي"] and any(t.start == time.stop + 1 for t in parts.scene.times))


def _announces(parts: Parts, time: Hit[When], draft: Draft, start: int) -> bool:
    """Whether a time stands with the verb of saying, and is the day of the announcement. `start`: where the sentence begins."""
    trigger = draft.trigger[0]
    voice = parts.voices.at(trigger)
    if voice is None or not voice.chain or voice.rule in _NO_VERB:
        return time.start < trigger and _after_saying(parts, time, start)
    if time.start >= trigger:
        return any(trigger < s.start < s.stop <= time.start <= s.stop + _TAIL and not _told_between(parts, s.stop, time.start) for s in voice.chain)
    if voice.role == "shows" and any(w.startswith(SHOWN) for w in parts.scene.words[time.stop : min(trigger, time.stop + 4)]):
        return True  # "نشرت الكتائب، مساء الجمعة، فيديو": the day of the film's release
    return _before_saying(parts, time.start, voice) or _after_saying(parts, time, start)


def _before_saying(parts: Parts, at: int, voice: Voice) -> bool:
    """Whether a time opens what is said of a speaker: "وأمس، أعلن الجيش", "أعلن أمس الجيش"."""
    speaker = voice.chain[0]
    return speaker.start - 6 <= at <= max(speaker.stop, voice.start) + 2 \
        and not _told_between(parts, speaker.stop, at)


def _told_between(parts: Parts, lo: int, hi: int) -> bool:
    """Whether an event, أن or a relative stands among the words [lo, hi)."""
    return any(m.any_of(_SAID) for m in parts.scene.within(lo, hi))


def _after_saying(parts: Parts, time: Hit[When], start: int) -> bool:
    """Whether a time comes after a verb of saying and before what is said: "أعلن الجيش، مساء الجمعة، أن"."""
    if time.value.anchor == "window":
        return False
    for mention in reversed(parts.scene.within(max(start, time.start - _FAR), time.start)):
        if mention.any_of(_SAID):
            return False
        entry = mention.of("speech") or mention.of("reaction")
        if entry is not None:
            return getattr(entry.data, "pos", "verb") == "verb"
    return False


_TAIL = 5  # tokens from a speaker named last to the day on which he spoke: "حسبما أفاد المرصد أمس"
_FAR = 14  # tokens from the verb of saying to the day of the announcement
_SAID = kinds("trigger", "outcome", "that", "relative")
