"""When two event words of a sentence surely tell one event, whatever else they say: object, purpose, plot, description.

"أرسل الجيش تعزيزات", "أطلقت الشرطة الغاز لتفريق المحتجين", "أحبطت مخططا لتفجير", "اعترض صاروخا أطلقه الحوثيون".
"""
from __future__ import annotations

from collections.abc import Sequence

from tawatur.lang.ar.cue import Cue
from tawatur.lang.ar.group import Group
from tawatur.steps.scene import Scene
from tawatur.text.lexicon import Mention, kinds

_LONG_GAP = 12
_LEADS = frozenset("ادي ادت يودي تودي اسفر اسفرت تسبب تسببت".split())
_TO = frozenset("الي عن في".split())
_BESIDES = _TO | {"علي", "جانب"}  # "فضلا عن", "علاوة على", "إلى جانب"
_RUIN = frozenset(("destroyed", "damaged"))
_RESULT = kinds("result")
_SAID = kinds("speech", "trigger", "that", "relative")
_WORDED = 4  # words from what went off to who had planted it
_WHEN = frozenset(("عندما", "حين", "حينما", "لدي", "اثناء", "خلال"))
_THEREIN = frozenset("خلالها خلاله خلالهما اثناءها اثناءه فيها فيه اثرها اثره تخللها تخلله تخللتها".split())
_FORCE = frozenset(("armed-clash", "attack", "shelling-artillery-missile-attack", "protest-with-intervention", "excessive-force-against-protesters"))
_BREAKS = frozenset("،؛:")
_ATTACKS = frozenset(("Battles", "Explosions/Remote violence", "Violence against civilians"))
_BY_MEANS = frozenset(("chemical-weapon", "grenade", "air-drone-strike"))
_ASSAULTS = frozenset(("armed-clash", "non-violent-transfer-of-territory"))
_THEM = frozenset(("ه", "ها", "هم"))
_RAID = "non-violent-transfer-of-territory"
_ENTRIES = frozenset((_RAID, "change-to-group-activity"))
_INDOORS = frozenset(("house", "market", "hospital", "school", "university", "mosque", "shop"))
_LEAVING = ("سحب", "نسحاب", "جلاء", "فرار", "فر يفر", "خلاء", "أخلى", "تراجع", "تقهقر", "نكف", "غادر")
_FOILED = "disrupted-weapons-use"
_ALSO = frozenset(("كما", "ايضا", "كذلك"))
_ALSO_REACH = 7  # tokens from "كما" over a light verb and its subject to the event
_OTHER = frozenset("اخر اخري اخرين مماثل مماثله مشابه مشابهه ثان ثاني ثانيه ثالث ثالثه رابع رابعه جديد جديده".split())
_RENEWED = frozenset("تجددت تجدد وتجدد وتجددت تتجدد يتجدد استونفت استونف".split())


def clearly_one(scene: Scene, a: Cue, b: Cue) -> bool:
    """Whether the word b, after a, says no more than what a did, meant, foiled or stopped."""
    between = scene.words[a.mention.stop : b.mention.start]
    if b.mention.prefix.startswith(("و", "ف")) or any(w in _BREAKS for w in between):
        return False
    return _object(a, b) or _purpose(a, b) or _when(a, b, between) or _foiled(a, b) or _launched(scene, a, b, between) or _therein(scene, a, b) \
        or _mob(a, b) or _led_to(scene, a, b, between) or _planted(a, b, between) or _laid(a, b) or _hit_by(scene, a, b) or _strikes(a, b, between)


def raid_goes_on(a: Cue, b: Cue) -> bool:
    """"اقتحمت البلدة وتمركزت في حي وداهمت منزلا": what a force does in the town that it has entered."""
    if a.pos != "verb" or b.pos != "verb" or a.row.kind.slug not in _ENTRIES or not b.mention.prefix.startswith("و") or b.actors or b.passive:
        return False
    if b.row.kind.slug == "change-to-group-activity":
        return a.row.frame == "take" or bool(a.targets)
    return b.row.kind.slug == _RAID and bool(b.targets) and all(p.id in _INDOORS for p in b.targets)


def upon_them(a: Cue, b: Cue) -> bool:
    """"تصدوا للقوة واستهدفوها", "أطلقت الرصاص وأصابت شابا", "قصفت المستودع وقتلت مسلحين": how an attack went on, or whom it hit."""
    if a.pos != "verb" or b.pos != "verb" or not b.mention.prefix.startswith(("و", "ف")) or b.actors or b.passive or a.row.kind.type not in _ATTACKS:
        return False
    shot = a.row.weapon == "small-arms" or a.mention.of("weapon") is not None or a.row.kind.type == "Explosions/Remote violence"
    if b.row.generic and (b.row.outcome in ("injured", "killed") or (shot and b.mention.of("outcome") is not None)):
        return not b.mention.suffix
    return b.row.generic and b.row.frame == "act" and b.mention.suffix in _THEM and not b.targets


def _object(a: Cue, b: Cue) -> bool:
    """"فضت القوات اعتصاما": a noun of the same kind right after the subject of the verb."""
    if a.pos != "verb" or b.pos != "noun" or b.mention.prefix not in ("", "ال") or a.passive:
        return False
    near = b.mention.start - max((p.stop for p in a.actors if p.start >= a.mention.stop), default=a.mention.stop)
    same = a.row.kind.slug == b.row.kind.slug or (a.row.kind.slug == "protest-with-intervention" and b.row.frame == "gather")
    return near == 0 and same


def _when(a: Cue, b: Cue, between: Sequence[str]) -> bool:
    """"اندلعت اشتباكات عندما دهمت القوات الحي": the raid out of which a fight came; "قتل مسلح سائحين عندما أطلق النار": by which shots."""
    if a.pos == "verb" and a.row.outcome in ("killed", "injured") and a.actors and b.pos == "verb" and b.row.generic and not b.actors:
        return bool(between) and (between[-1] in _WHEN or between[-2:] == ["بعد", "ان"])
    return b.pos == "verb" and b.row.kind.slug == "non-violent-transfer-of-territory" and bool(between) and between[-1] in _WHEN \
        and a.row.frame == "clash" and not b.mention.suffix


def blew_up(a: Cue, b: Cue, gap: int) -> bool:
    """"تعرض المقر لهجوم نفذه انتحاري، فجّر نفسه": the attack and how its doer did it, a comma between or not."""
    if b.row.kind.slug != "suicide-bomb" or b.pos != "verb" or a.pos == "verb" or b.mention.prefix.startswith("و") or gap > _LONG_GAP:
        return False
    return a.row.kind.slug == "suicide-bomb" or (a.row.generic and a.row.frame in ("act", "blast"))


def _purpose(a: Cue, b: Cue) -> bool:
    """"أطلقت النار لتفريق المتظاهرين", "حملة جوية لقصف مواقع": force with the dispersal or the strikes that it served."""
    if b.pos == "noun" and b.mention.prefix == "ل" and a.row.kind.slug == "air-drone-strike" and b.row.kind.slug == "shelling-artillery-missile-attack":
        return not b.row.weapon
    return b.pos == "noun" and b.mention.prefix == "ل" and b.row.kind.slug == "protest-with-intervention" and a.row.kind.slug in _FORCE


def foiled(cue: Cue) -> bool:
    """Whether a word tells that something was kept from happening ("أحبط", "إحباط")."""
    return cue.row.kind.slug == _FOILED and cue.row.modality == "attempted"


def leaves(cue: Cue) -> bool:
    """Whether a force goes away ("انسحبت من المسجد بعد اقتحامه" are two events of one kind)."""
    return cue.row.kind.slug == _RAID and any(word in cue.row.forms for word in _LEAVING)


def slug_of(group: Group) -> str:
    """The kind that a group's words name: an assault that was foiled is a clash."""
    head = group.head
    if foiled(head) and any(c.row.kind.slug in _ASSAULTS for c in group.cues):
        return "armed-clash"
    return head.row.kind.slug


def _foiled(a: Cue, b: Cue) -> bool:
    """"أحبطت مخططا لتفجير انتحاري": what was foiled is no event of its own."""
    return foiled(a) and b.pos == "noun" and b.mention.prefix in ("", "ل")


def _launched(scene: Scene, a: Cue, b: Cue, between: Sequence[str]) -> bool:
    """"اعترض صاروخا أطلقه الحوثيون", "عبوة زرعت": how the weapon that was stopped had come there."""
    if a.row.kind.slug != _FOILED or b.pos != "verb" or b.row.frame != "launch" or not between:
        return False
    before = next((m for m in reversed(scene.within(a.mention.stop, b.mention.start)) if not m.of("relative") and not m.of("nation")), None)
    return before is not None and before.of("weapon") is not None and (bool(b.mention.suffix) or between[-1] in ("التي", "الذي") or not b.actors)


def _led_to(scene: Scene, a: Cue, b: Cue, between: Sequence[str]) -> bool:
    """"أدى القصف إلى تدمير منزل": the damage that an attack led to."""
    if b.pos != "noun" or not between or between[-1] not in _TO or b.mention.of("outcome") is None or a.row.kind.type not in _ATTACKS:
        return False
    return any(w.lstrip("وف") in _LEADS for w in scene.words[max(a.mention.start - 2, 0) : b.mention.start])


def is_effect(scene: Scene, a: Cue, b: Cue) -> bool:
    """"قصفت الطائرات المقر، مما أسفر عن مقتل خمسة وتدمير آلية": a ruin that an attack is said to have led to, maybe with the dead."""
    if b.pos != "noun" or not b.row.generic or b.row.outcome not in _RUIN or b.mention.of("outcome") is None or "ال" in b.mention.prefix:
        return False
    if a.row.kind.type not in _ATTACKS or (a.row.frame == "harm" and not a.effect):
        return False
    between = scene.within(a.mention.stop, b.mention.start)
    led = next((at for at, m in enumerate(between) if m.any_of(_RESULT)), -1)
    leads = scene.words[a.mention.start - 1].lstrip("وف") in _LEADS if a.mention.start else False
    if led < 0 and not a.effect and not leads:
        return False
    before = scene.words[b.mention.start - 1]
    linked = b.mention.prefix == "و" or before in _BESIDES or any(m.any_of(_RESULT) and m.stop == b.mention.start for m in between)
    return linked and not any(m.any_of(_SAID) for m in between[led + 1 :])


def _planted(a: Cue, b: Cue, between: Sequence[str]) -> bool:
    """"انفجرت عبوة زرعها مسلحون": who had planted what went off."""
    return a.pos == "verb" and a.row.kind.slug == "remote-explosive-landmine-ied" and b.pos == "verb" and b.row.frame == "launch" \
        and bool(b.mention.suffix) and len(between) <= _WORDED


def _laid(a: Cue, b: Cue) -> bool:
    """"انفجار عبوة تم زرعها", "انفجرت عبوة زرعها مسلحون": how the charge or the missile of an event had come there."""
    if b.pos == "verb":
        return b.row.forms.startswith("زرع") and (bool(b.mention.suffix) or bool(b.passive)) and a.row.kind.slug == "remote-explosive-landmine-ied"
    return b.pos == "noun" and b.light == "occurs" and bool(b.mention.suffix) and b.row.frame == "launch" and a.row.frame in ("blast", "launch", "act")


def _hit_by(scene: Scene, a: Cue, b: Cue) -> bool:
    """"الصاروخان اللذان أطلقتهما الطائرة أصابا منزلا", "المسلح الذي أطلق النار قتل رجلين": what the subject is told by, and what it did."""
    before = scene.mention_at(a.mention.start - 1)
    told_by = a.pos == "verb" and before is not None and before.of("relative") is not None and a.row.frame in ("act", "launch", "blast")
    return told_by and b.pos == "verb" and b.row.generic and not b.actors and not b.passive and not b.mention.suffix


def _strikes(a: Cue, b: Cue, between: Sequence[str]) -> bool:
    """"استهداف غارة جوية المخيم": the strike as the subject of a noun that says only that something was hit."""
    return a.pos == "noun" and a.row.generic and a.row.frame == "act" and b.pos == "noun" and not between and b.mention.prefix == "" \
        and b.row.frame == "act" and b.row.kind.type == "Explosions/Remote violence"


def _mob(a: Cue, b: Cue) -> bool:
    """"هاجم حشد من الأهالي": a mob as the subject of the verb before it."""
    return a.pos == "verb" and b.row.kind.slug == "mob-violence" and b.row.frame == "gather" and b.mention.start == a.mention.stop


def _therein(scene: Scene, a: Cue, b: Cue) -> bool:
    """"مواجهات أطلق خلالها الجنود الغاز": a verb whose adverb points back to the event before it."""
    after = scene.words[b.mention.stop : b.mention.stop + 2]
    return a.pos != "verb" and b.pos == "verb" and bool(after) and after[0] in _THEREIN


def one_more(scene: Scene, cue: Cue, start: int) -> bool:
    """Whether the words around an event say that it is one more: "كما قصفت", "واستهدف أيضا", "انفجار آخر", "تجددت الاشتباكات"."""
    words, at, stop = scene.words, cue.mention.start, cue.mention.stop
    for token in range(at - 1, max(start, at - _ALSO_REACH) - 1, -1):
        before = scene.mention_at(token)
        if words[token] in _BREAKS or (before is not None and before.of("speech") is not None):
            break
        if (words[token] in _RENEWED and token >= at - 2) or (words[token] in _ALSO and not cue.definite):
            return True
    if cue.definite:
        return False
    return bool(_OTHER.intersection(words[stop : stop + 2])) or (cue.pos == "verb" and bool(_ALSO.intersection(words[stop : stop + 4])))


_NAMED = kinds("trigger")


def telling(scene: Scene, mentions: list[Mention]) -> list[Mention]:
    """Mentions without the nouns that name an event elsewhere but here an object or a means ("دكت تحشدات", "قصف بغاز الكلور")."""
    out: list[Mention] = []
    last: Mention | None = None
    for mention in mentions:
        if not mention.any_of(_NAMED):
            out.append(mention)
            continue
        entry = mention.of("trigger")
        aside = entry is not None and last is not None and (_hit(scene, mention, last) or _means(mention) or _with(mention, last))
        if entry is not None and entry.data.pos in ("noun", "phrase") and aside:
            continue
        if entry is not None:
            last = mention
        out.append(mention)
    return out


def _means(mention: Mention) -> bool:
    """Whether an event is named by its means alone ("غاز الكلور", "قنبلة يدوية")."""
    entry = mention.of("trigger")
    return entry is not None and entry.data.row.generic and entry.id in _BY_MEANS and mention.of("weapon") is not None


def _with(mention: Mention, before: Mention) -> bool:
    """Whether a weapon's name says by what the attack right before it was done ("استهدفوها بالرصاص الحي")."""
    entry = before.of("trigger")
    by = mention.prefix.startswith("ب") and mention.of("weapon") is not None and mention.start - before.stop <= 2
    return by and entry is not None and entry.data.pos == "verb" and entry.data.row.generic and before.of("outcome") is None


def _hit(scene: Scene, mention: Mention, before: Mention) -> bool:
    """Whether a noun of persons or things stands as the object of the attack right before it."""
    entry = before.of("trigger")
    if mention.of("class") is None or mention.start - before.stop > 4 or entry is None or "،" in scene.words[before.stop : mention.start]:
        return False
    if entry.data.pos != "verb" and mention.prefix:
        return False
    return entry.data.row.frame in ("act", "harm") and entry.data.row.kind.type in _ATTACKS
