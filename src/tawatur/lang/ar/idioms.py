"""Idioms of a verb and fixed words with the subject between them: "فتحت قوات الأمن النار", "بسط الجيش سيطرته على".

Rows `verb+` of the word lists (events/README.md) hold such idioms; the lexicon finds them where their words stand together,
this module where up to a noun phrase stands between. Rows `noun+` are the same for verbal nouns ("سيطرة الجيش على"), and
are found here alone.
"""
from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from tawatur.lang.ar.clitics import plain
from tawatur.lang.ar.kept import kept
from tawatur.lang.ar.phrases import PREPOSITIONS
from tawatur.lang.ar.verbs import Form, conjugate
from tawatur.lang.ar.vocabulary import CLASSES, Word, event_words, fixed_words
from tawatur.nouns import When
from tawatur.text.fold import fold_word
from tawatur.text.frozen import Freezer, Frozen
from tawatur.text.lexicon import Entry, Listing, Mention, kinds
from tawatur.text.tokens import Hit, Text, mark

_GAP = 8  # words or names between a verb and its fixed words
_TIED = 10  # as many more where a particle ties the fixed words to the verb ("تعرضت دورية ... لمقذوف")
_CLOSED = kinds("trigger", "outcome", "speech", "that", "relative", "join", "result")
_SIDES = kinds("party", "setting")
_NAMES = kinds("party", "setting", "person")  # a name of several words is one word of the gap
_DAYS = frozenset("فجر صباح ظهر عصر مساء ليل ليله يوم اليوم امس الاحد الاثنين الثلاثاء الاربعاء الخميس الجمعه السبت".split())
_ENDS = frozenset("،؛:.!؟?\n") | frozenset("الواقع الواقعه الواقعين الخاضع الخاضعه الخاضعين".split())  # "الحي الواقع تحت سيطرة" describes a place


class Idiom(NamedTuple):
    """One form of a verb, or a noun (None), and the fixed words that may follow its subject: their first word -> (all of them, entry)."""

    form: Form | None
    tails: dict[str, Sequence[tuple[tuple[str, ...], Entry]]]


class Heading(NamedTuple):
    """A verb or noun as printed: its particle, and the idioms that it may head."""

    lead: str
    idioms: Sequence[Idiom]


_CLASSES = (Heading, Idiom, *CLASSES)


_HEADS = mark(lambda word: _is_printed(word))
_COMMA = mark(lambda word: word == "،")


def with_idioms(text: Text, mentions: list[Mention], times: Sequence[Hit[When]] = ()) -> list[Mention]:
    """The mentions of a report with those of its divided idioms: the verb stands for the idiom, the fixed words for nothing."""
    words = text.words
    heads = text.marked(_HEADS)
    if not heads:
        return mentions
    starts = {m.start: m for m in mentions}
    covered = {token for m in mentions if m.stop - m.start > 1 for token in range(m.start, m.stop)}
    covered.update(token for t in times for token in range(t.start, t.stop))  # "فجر اليوم نفسه" is no blast
    asides = _asides(text)
    found: list[Mention] = []
    taken: set[int] = set()
    for at in heads:
        prefix, held = _heading(words[at])
        nouns = held[0].form is None  # "سقوط بلدة كذا في يد": the idiom tells more than its first words
        if at in taken or (at in covered and not (nouns and at in starts and starts[at].of("trigger") is not None)):
            continue
        tail = _tail(words, starts, asides, at, held)
        if tail is not None:
            start, stop, entries = tail
            found.append(Mention(at, at + 1, Listing(tuple(entries)), prefix, "", False))
            taken.update((at, *range(start, stop)))
    if not found:
        return mentions
    verbs = {m.start for m in found}
    out = [m for m in mentions if m.start not in verbs and (
        m.start not in taken or m.of("class") is not None or not (m.stop - 1 in taken or m.of("trigger")))]
    return sorted([*out, *found], key=lambda m: m.start)


def _asides(text: Text) -> dict[int, int]:
    """The days between two commas ("ألقت القوات، فجر الجمعة، القبض"): their first comma -> the token after the second."""
    out: dict[int, int] = {}
    words = text.words
    for at in text.marked(_COMMA):
        stop = at + 1
        while stop < len(words) and words[stop] in _DAYS:
            stop += 1
        if stop > at + 1 and words[stop : stop + 1] == ["،"]:
            out[at] = stop + 1
    return out


def _tail(words: Sequence[str], starts: dict[int, Mention], asides: dict[int, int], at: int, held: Sequence[Idiom]) -> tuple[int, int, list[Entry]] | None:
    """The fixed words of a verb, after its subject or right after it: their tokens, and what the idiom stands for."""
    more = _TIED if any(tail[0] == "ل" for idiom in held for tail in idiom.tails) else 0
    token, last = at, at + 1 + _GAP + more
    while token < min(len(words) - 1, last):
        token += 1
        aside = asides.get(token)
        if aside is not None:  # "ألقت القوات، فجر الجمعة، القبض على"
            token, last = aside - 1, last + aside - token
            continue
        word = words[token]
        if word in _ENDS:
            return None
        best, entries = _match(words, token, held)
        mention = starts.get(token)
        named = mention is not None and mention.of("party") is not None and mention.stop > best
        if entries and not named and (token <= last - more or word[0] == "ل"):
            return token, best, entries
        if mention is not None and mention.any_of(_CLOSED) and not mention.any_of(_SIDES):
            return None
        if mention is not None and mention.any_of(_NAMES):
            token, last = mention.stop - 1, last + mention.stop - 1 - token
    return None


def _match(words: Sequence[str], token: int, held: Sequence[Idiom]) -> tuple[int, list[Entry]]:
    best = token
    entries: list[Entry] = []
    word, bare = plain(words[token]), words[token].removesuffix("ا")
    for idiom in held:
        tails = idiom.tails
        listed = tails.get(word)
        if listed is None and bare is not word:
            listed = tails.get(bare)
        for tail, entry in listed or ():
            stop = token + len(tail)
            if stop >= best and _reads(words[token:stop], tail):
                if stop > best:
                    best, entries = stop, []
                pos = "noun" if idiom.form is None else "verb"
                entries.append(entry._replace(data=Word(entry.data, pos, idiom.form), verbal=idiom.form is not None))
    return best, entries


def _reads(words: Sequence[str], tail: tuple[str, ...]) -> bool:
    return len(words) == len(tail) and all(w == t or plain(w) == t or w.removesuffix("ا") == t for w, t in zip(words, tail, strict=True))


def load_idioms() -> dict[str, list[Idiom]]:
    """Every form of the verbs of `verb+` rows, and the nouns of `noun+` rows -> their idioms.

    A lone preposition is no idiom of a verb: it may belong to another word."""
    out: dict[str, list[Idiom]] = {}
    for entry, pos, forms in event_words():
        head, _, rest = forms.partition("+")
        if pos not in ("verb", "verb+", "noun+") or not rest.strip():
            continue
        listed: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
        for phrase in rest.split(" | "):
            words = fixed_words(phrase)
            if words and (len(words) > 1 or pos == "noun+" or words[0] not in PREPOSITIONS):
                listed.setdefault(words[0], []).append((words, entry))
        tails: dict[str, Sequence[tuple[tuple[str, ...], Entry]]] = {**listed}
        if pos == "noun+":
            for noun in head.split(" | "):
                out.setdefault(fold_word(noun.strip()), []).append(Idiom(None, tails))
            continue
        past, present, passive = (*(None if p == "-" else fold_word(p) for p in head.split()), None, None, None)[:3]
        for form in conjugate(past, present, passive) if past and tails else ():
            if form.passive is not True:  # the subject in the gap is that of an active verb
                out.setdefault(form.spelling, []).append(Idiom(form._replace(passive=False), tails))
    return out


@cache
def _file() -> Frozen:
    """The words of `load_idioms` as printed."""
    return kept("idioms.txt", _CLASSES, _frozen)


def _is_printed(word: str) -> bool:
    return word in _file().names


@cache
def _heading(word: str) -> Heading:
    file = _file()
    heading: Heading = file.thaw(file.value(file.names[word]))
    return heading


def _frozen(stamp: str) -> bytes:
    freezer = Freezer(_CLASSES)
    return freezer.file(stamp, {word: freezer.number(heading) for word, heading in _headings().items()})


def _headings() -> dict[str, Heading]:
    """The words of `load_idioms` as printed: و and ف before any, ب and ل before nouns."""
    out: dict[str, Heading] = {}
    for word, held in load_idioms().items():
        nouns = [idiom for idiom in held if idiom.form is None]
        for lead in ("و", "ف", ""):
            out[lead + word] = Heading(lead, held)
            if nouns:
                out |= {lead + particle + word: Heading(lead + particle, nouns) for particle in "بل"}
    return out
