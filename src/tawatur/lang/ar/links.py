"""Lines of a page that lead to another one, name the page itself or head what follows: "رابط الخبر بصحيفة كذا: ...",
"اقرأ أيضا: ...", "غارات جوية" on a line of its own tell nothing."""
from __future__ import annotations

from collections.abc import Sequence

_HEADING = 3  # words
_LINKS = frozenset(("رابط", "الرابط"))
_PAGES = frozenset("الخبر المقال المقاله الموضوع التقرير المصدر الصفحه المختصر الاصلي".split())
_READ = frozenset("اقرا اقراوا طالع طالعوا شاهد شاهدوا تابع".split())
_RELATED = frozenset("اخبار مواضيع موضوعات مقالات تقارير".split())


def link_lines(words: Sequence[str], sentences: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The sentences [start, stop) that stand in such a line: from its opening words to the end of the line."""
    out: list[tuple[int, int]] = []
    end = 0
    for start, stop in sentences:
        if start >= end and _opens(words, start):
            end = next((t for t in range(start, len(words)) if words[t] == "\n"), len(words))
        if start < end or _heads(words, start, stop):
            out.append((start, stop))
    return out


def _opens(words: Sequence[str], at: int) -> bool:
    """Whether the words of a link stand at a token: "رابط الخبر", "اقرأ أيضا", "أخبار ذات صلة"."""
    first, second, third = [*words[at : at + 3], "", "", ""][:3]
    mark = words[at + 2 : at + 3] in ([":"], ["|"], ["\n"])
    return (first in _LINKS and second in _PAGES) or (first in _READ and second == "ايضا" and mark) or (first in _RELATED and second == "ذات" and third in ("صله", "علاقه"))


def _heads(words: Sequence[str], start: int, stop: int) -> bool:
    """Whether a heading fills its line: up to three words with no mark after them, between two lines of the report."""
    line = start > 0 and words[start - 1] == "\n" and "\n" in words[stop - 1 : stop + 1]
    told = [w for w in words[start:stop] if w != "\n"]
    return line and len(told) <= _HEADING and all(w.isalpha() for w in told)
