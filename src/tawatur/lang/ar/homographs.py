"""Words that are a verb and its verbal noun in one spelling (قصف, قتل, أسر): which of the two stands here.

Only the masculine perfect has this double (قصف الجيش; the feminine قصفت الكتائب has none), so without this step the deeds
of sides with a masculine name would be read otherwise than those of sides with a feminine one.
"""
from __future__ import annotations

from tawatur.lang.ar.governors import adjective
from tawatur.lang.ar.phrases import PREPOSITIONS, QUOTES
from tawatur.steps.scene import Scene
from tawatur.text.lexicon import Entry, Lexicon, Listing, Mention, kinds

_DAMMA = "\u064f"
_TANWIN = frozenset("\u064b\u064c\u064d")
_EDGES = frozenset("،؛:.!؟\n-–—•|") | QUOTES
_VERB_AFTER = frozenset("قد فقد وقد لقد ولقد لم الذي والذي حيث بينما فيما عندما حين حينما بعدما كما اذ ثم وكان كان".split())
_RELATIVES = frozenset("الذي التي الذين اللذان اللذين اللتان اللتين اللواتي اللاتي".split())
_NAMES = ("party", "short", "setting", "class", "nation", "place", "person", "outlet", "state")
_VICTIMS = ("party", "short", "setting", "class", "nation", "outcome", "person", "state")
_GOVERNORS = PREPOSITIONS | {"ان", "بان", "وان", "اثر", "عقب", "جراء", "نتيجه", "بسبب", "بفعل", "اثناء", "كل", "اي", "وقوع"}

_EVENTS = kinds("trigger", "outcome")
_PARTIES = kinds("party", "setting", "short")
_TOPICS = kinds("party", "setting", "short", "class", "nation")
_CAREFUL = 25  # words to one ة at the most
_MARBUTA = frozenset("ة\ufe93\ufe94")


def settle(scene: Scene, lexicon: Lexicon) -> None:
    """Keep of every word that is verb or verbal noun only the verb where it stands as one; read a final ه as the pronoun it is."""
    if scene.text.raw.count("ة") * _CAREFUL >= len(scene.words):
        _read_pronouns(scene, lexicon)
    verb = False
    pos_before = (-1, "")
    for mention in scene.mentions:
        entry = (mention.of("trigger") or mention.of("outcome")) if mention.any_of(_EVENTS) else None
        if entry is None:
            if scene.words[mention.start] in _EDGES:
                verb = False
            continue
        pos = getattr(entry.data, "pos", "")
        if mention.stop - mention.start == 1 and (_after_relative(scene, mention) or _of_weapon(scene, mention) or (_double(scene, mention) and _is_verb(scene, mention, verb))):
            mention.listing = Listing(tuple(e for e in mention.entries if not _noun(e)))
            mention.first = mention.listing.first
            pos = "verb"
        elif mention.of("class") is not None and mention.listing.verbal.entries and _governed(scene, mention, pos_before):
            mention.listing = Listing(tuple(e for e in mention.entries if not e.verbal))  # "استهداف تجمع للجنود"
            mention.first = mention.listing.first
            pos = ""
        verb = pos == "verb"
        pos_before = (mention.stop, pos) if pos else pos_before


def _read_pronouns(scene: Scene, lexicon: Lexicon) -> None:
    """Where a text writes ة with care, "قتله" is no قتلة, "سفيرها" no سفيرة and "إليها" no آلية."""
    for mention in scene.mentions:
        word = scene.words[mention.start]
        if mention.suffix or mention.stop - mention.start > 1 or "ال" in word[:4]:
            continue
        stem = word[:-1] if word.endswith("ها") else word
        if stem[-1] != "ه" or lexicon.marbuta.isdisjoint((stem, stem[len(mention.prefix) :])):
            continue
        span = scene.text.span(mention.start, mention.stop)
        if _MARBUTA.intersection(scene.text.raw[span.start : span.stop]):
            continue
        other = lexicon.with_pronoun(word, mention.start)
        mention.listing = other.listing if other is not None else Listing(tuple(e for e in mention.entries if e.verbal))
        mention.first = mention.listing.first
        if other is not None:
            mention.prefix, mention.suffix, mention.dual = other.prefix, other.suffix, other.dual


def _governed(scene: Scene, mention: Mention, before: tuple[int, str]) -> bool:
    """Whether a word is a noun by its printed nunation or as the object right after an event noun."""
    span = scene.text.span(mention.start, mention.stop)
    return scene.text.raw[span.start : span.stop][-1] in _TANWIN or (before == (mention.start, "noun") and not mention.prefix)


def _after_relative(scene: Scene, mention: Mention) -> bool:
    """"الذين قتلهم الجيش": a word with a pronoun right after a relative is a verb wherever it can be one."""
    if not mention.suffix or mention.prefix or not mention.listing.verbal.entries:
        return False
    return mention.start > 0 and scene.words[mention.start - 1] in _RELATIVES


def _of_weapon(scene: Scene, mention: Mention) -> bool:
    """"لغم زرعه الحوثيون", "منزل قصفه الاحتلال": so is one right after the weapon or the indefinite thing that its pronoun means."""
    number = scene.at[mention.start - 1] if mention.start else -1
    if number < 0 or not mention.suffix or mention.prefix or not mention.listing.verbal.entries:
        return False
    before = scene.mentions[number]
    event = before.of("trigger")
    if before.of("class") is not None and "ال" not in before.prefix:
        return True
    return before.of("weapon") is not None or (event is not None and bool(getattr(event.data.row, "weapon", None)))


def _noun(entry: Entry) -> bool:
    """Whether an entry is the noun of a double; marks (أحبط, of an attempt) stay with the verb."""
    return not entry.verbal and entry.kind in ("trigger", "outcome", "class")


def _double(scene: Scene, mention: Mention) -> bool:
    """Whether a mention is a verbal noun and a masculine perfect at once, as it is spelled here."""
    if mention.prefix not in ("", "و", "ف") or mention.suffix or not mention.listing.verbal.entries:
        return False
    if not any(_noun(e) for e in mention.entries):
        return False
    word = scene.words[mention.start][len(mention.prefix):]
    forms = [e.data.form for e in mention.listing.verbal.entries if e.kind in ("trigger", "outcome")]
    return any(f is not None and f.spelling == word and f.tense == "perfect" for f in forms)


def _is_verb(scene: Scene, mention: Mention, after_verb: bool) -> bool:
    """Whether what stands around a double is a verb's neighbourhood; `after_verb`: the event word before it is a verb."""
    mark = _vowels(scene, mention)
    if mark is not None:
        return mark
    if mention.start and (scene.words[mention.start - 1].lstrip("وفل") == "قد" or (not mention.prefix and scene.words[mention.start - 1] in _RELATIVES)):
        return True  # "الجندي الذي قتل في": a relative opens a clause
    if not _object_follows(scene, mention.stop):
        return not mention.prefix and _of_topic(scene, mention.start - 1)
    at = mention.start - 1
    before = scene.words[at] if at >= 0 else "\n"
    if mention.prefix:
        return after_verb or before in _EDGES
    if before in _EDGES or before in _VERB_AFTER:
        return True
    if before in _GOVERNORS or (before[0] in "وف" and before[1:] in _GOVERNORS):
        return False
    if scene.at[at] >= 0 and scene.mentions[scene.at[at]].of("that") is not None and before.endswith(("نه", "نها", "نهم", "ننا")):
        return True  # "أكد أنه قتل خمسة"
    if scene.at[at] < 0 and any(time.stop == mention.start for time in scene.spans):
        return True
    if scene.at[at] < 0 and before.startswith("ال") and adjective(before) and at and scene.at[at - 1] >= 0:
        at -= 1  # "إن طيران التحالف الدولي قصف"
    return scene.at[at] >= 0 and _opens_clause(scene, at)


def _opens_clause(scene: Scene, at: int) -> bool:
    """Whether the names that end at a token open their clause: "إن الجيش قصف", and not "أعلن الجيش قصف"."""
    first = at
    while at >= 0 and scene.at[at] >= 0 and any(scene.mentions[scene.at[at]].of(kind) is not None for kind in _NAMES):
        at = scene.mentions[scene.at[at]].start - 1
    if at == first:
        return False
    if at >= 0 and (scene.words[at] in PREPOSITIONS or (scene.words[at][0] in "وف" and scene.words[at][1:] in PREPOSITIONS)):
        at -= 1  # "وفي غزة قصف الجيش"
    before = scene.words[at] if at >= 0 else "\n"
    return before in _EDGES or before in _VERB_AFTER or (scene.at[at] >= 0 and scene.mentions[scene.at[at]].of("that") is not None)


def _of_topic(scene: Scene, at: int) -> bool:
    """Whether the noun or party of أن that ends at a token governs nothing, so what follows is what it did or suffered: "أن جنديا قتل"."""
    last = scene.mentions[scene.at[at]] if at >= 0 and scene.at[at] >= 0 else None
    if last is None or not last.any_of(_TOPICS):
        return False
    closed = scene.words[at].endswith("ا") or "ال" in last.prefix or last.any_of(_PARTIES)
    while at >= 0 and scene.at[at] >= 0 and scene.mentions[scene.at[at]].any_of(_TOPICS):
        at = scene.mentions[scene.at[at]].start - 1
    that = scene.mentions[scene.at[at]] if at >= 0 and scene.at[at] >= 0 else None
    return closed and that is not None and that.of("that") is not None


def _vowels(scene: Scene, mention: Mention) -> bool | None:
    """What printed vowels say: a damma on the first letter makes a passive, a nunation a noun; None without either."""
    span = scene.text.span(mention.start, mention.stop)
    raw = scene.text.raw[span.start : span.stop]
    if raw[-1] in _TANWIN:
        return False
    return True if _DAMMA in raw[len(mention.prefix) + 1 : len(mention.prefix) + 2] else None


def _object_follows(scene: Scene, at: int) -> bool:
    """Whether a noun or a number that can be subject or object stands right after."""
    while at < len(scene.words) and scene.words[at] in QUOTES:
        at += 1
    if any(q.start == at for q in scene.quantities):
        return True
    mention = scene.mention_at(at)
    if mention is None or mention.prefix.lstrip("وف") not in ("", "ال"):
        return False
    if mention.of("nation") is not None and "ال" not in mention.prefix and not scene.words[at].endswith(("ون", "ين", "ان")):
        return False  # an adjective: "توغل إسرائيلي"
    return any(mention.of(kind) is not None for kind in _VICTIMS)
