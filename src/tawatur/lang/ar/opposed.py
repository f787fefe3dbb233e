"""Against whom a protest is, or of whom it demands: a party, a state or its leader; never what that one did, nor a cause.

"ضد الحكومة", "احتجاجا على سياسات الجيش", "للتنديد بزيارة الرئيس الإيراني", "يطالبون برحيل القوات", "متهمين السلطات".
"""
from __future__ import annotations

from bisect import bisect_left

from tawatur.lang.ar.parts import Parts
from tawatur.lang.ar.phrases import QUOTES, Phrase
from tawatur.lang.ar.posts import states
from tawatur.lang.ar.sufferers import bare
from tawatur.steps.drafts import Draft, Item

# Against whom one cries: "ضد الحكومة", "مناهضة للجيش", "الموت لـ", "يسقط".
_AGAINST = frozenset("ضد مناهض مناهضه مناهضين مناوي مناويه مناوين معاد معادي معاديه معادين معادون مناهضون مناوون مندد مندده منددين منددون منددا تنديد تنديدا تندد "
                     "يندد ينددون نددوا نددت ندد رافض رافضه رافضين رافضون رفضا رفض رفضهم رفضه موت يسقط تسقط لتسقط ليسقط فليسقط فلتسقط استنكارا استنكار شجبا "
                     "مستنكرين مستنكره شاجبين".split())
_OVER = frozenset("احتجاج احتجاجا احتجاجهم احتج احتجت احتجوا يحتج تحتج يحتجون محتج محتجه محتجين محتجون اعتراضا غضبا".split())  # with "على"
_ACCUSE = frozenset("متهمين متهمه اتهموا يتهمون محملين حملوا يحملون".split())
_DEMAND = frozenset("مطالبه مطالبين مطالبا مطالبون طالبوا طالبو يطالبون تطالب طالبت يطالب طالب داعين داعيه".split())
# What is demanded of one against whom it is: "برحيل القوات", "بإسقاط النظام".
_GO = frozenset("رحيل استقاله اقاله تنحي تنحيه تنحيته اسقاط سقوط طرد عزل محاكمه محاسبه خروج اخراج انسحاب مغادره ترحيل".split())
# What of a party or state is protested that stands for itself: where it goes, what it stands for, that it is there.
_MATTERS = frozenset("زياره وجود سياسه سياسات حكم قرار قرارات موقف مواقف تدخل تدخلات بقاء حضور قمه اداره سلطه قياده سلطات الوجود الاحتلال فساد استبداد".split())
_RULE = frozenset("حكومه نظام رييس رياسه برلمان قضاء سلطات سلطه مجلس ملك".split())  # whose it is follows, or it is the land's own
_GAP = 6  # tokens from the word of protest to the name
_BACK = 3  # tokens from a demand to what is demanded
_KINDS = frozenset(("peaceful-protest", "violent-demonstration"))


def opposed(parts: Parts, draft: Draft, start: int, stop: int) -> None:
    """Make those against whom a protest within [start, stop) is its targets."""
    if draft.kind.slug not in _KINDS:
        return
    for at in range(start, stop):
        after = _after(parts.scene.words, at, start)
        items = _named(parts, after, stop) if after else []
        ids = {i.id for i in items}
        draft.actors = [a for a in draft.actors if a.id not in ids]
        for item in items:
            draft.add("targets", item)
        if items:
            return


def _after(words: list[str], at: int, start: int) -> int:
    """The token after the words of protest at a token, 0 where none stand there."""
    word = words[at]
    stem = bare(word)
    if word in _AGAINST or stem in _AGAINST or word.removeprefix("و") in _ACCUSE:
        return at + 1
    if stem in _OVER and "علي" in words[at + 1 : at + _GAP]:
        return words.index("علي", at) + 1
    if stem in _DEMAND and at + 1 < len(words) and not words[at + 1].startswith("بال"):
        return at + 1  # "مطالبين الحكومة بكذا"
    if (stem in _GO or word.lstrip("و").removeprefix("ب") in _GO) and any(bare(w) in _DEMAND for w in words[max(start, at - _BACK) : at]):
        return at + 1
    return 0


def _named(parts: Parts, start: int, stop: int) -> list[Item]:
    """The party, state or leader named from a token on, with nothing but titles and what is theirs before, and parties joined to it."""
    at = start
    while at < min(stop, start + _GAP):
        phrase = _phrase(parts, at)
        if phrase is not None:
            return _with_joined(parts, _item(parts, phrase, start), phrase, stop)
        mention = parts.scene.mention_at(at)
        if parts.scene.words[at] in QUOTES or bare(parts.scene.words[at]) in _MATTERS:
            at += 1
        elif mention is not None and mention.of("office") is not None:
            at = mention.stop
        elif bare(parts.scene.words[at]) in _RULE:
            at += 1
        else:
            break
    return _of_the_land(parts, start, at)


def _of_the_land(parts: Parts, start: int, at: int) -> list[Item]:
    """"ضد الحكومة": that of the country which the report is on, where nothing tells another."""
    word = parts.scene.words[at - 1]
    state = states().get(parts.country or "")
    if at == start or state is None or bare(word) not in _RULE or not word.lstrip("وبل").startswith(("ال", "ل")):
        return []
    return [Item(state, at - 1, at, "against whom it is: of the land")]


def _phrase(parts: Parts, at: int) -> Phrase | None:
    """The phrase that starts at a token."""
    found = bisect_left(parts.phrases, at, key=_start)
    return parts.phrases[found] if found < len(parts.phrases) and parts.phrases[found].start == at else None


def _start(phrase: Phrase) -> int:
    return phrase.start


def _item(parts: Parts, phrase: Phrase, start: int) -> Item | None:
    """A phrase as the one against whom a protest is, None where it names a cause or mere people."""
    id: str | None = None
    if phrase.kind in ("party", "person"):
        id = phrase.id
    elif phrase.kind == "nation" and not phrase.people and phrase.start > start:
        id = getattr(phrase.data, "state_id", None)
    elif phrase.kind == "class" and (phrase.id == "officials" or phrase.traits & {"force", "armed"}) and "thing" not in phrase.traits:
        id = (_state_in(parts, phrase) if phrase.id == "officials" else None) or phrase.target_id
    return Item(id, phrase.start if phrase.kind != "nation" else start, phrase.stop, "against whom it is", phrase) if id else None


def _state_in(parts: Parts, phrase: Phrase) -> str | None:
    """Whose official he is: "الرئيس الأميركي"."""
    nations = (m.of("nation") for m in parts.scene.within(phrase.head + 1, phrase.stop))
    return phrase.owner or next((str(n.data.state_id) for n in nations if n is not None and n.data.state_id), None)


def _with_joined(parts: Parts, first: Item | None, phrase: Phrase, stop: int) -> list[Item]:
    """An item with the parties that "و" joins to it."""
    if first is None or bare(parts.scene.words[phrase.start]) == "عدوان":
        return []
    out, last = [first], phrase.stop
    for other in parts.frames.between(phrase.stop, stop):
        if not other.joined or other.start - last > 1 or other.kind != "party":
            break
        out.append(Item(other.id, other.start, other.stop, "against whom it is", other))
        last = other.stop
    return out
