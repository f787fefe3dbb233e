"""From HTML bytes to HTML text, and from a stretch of HTML to the words in it, a paragraph a line."""
from __future__ import annotations

import re
from html import unescape

from tawatur.sources.encoding import decode

_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_XML = re.compile(rb"<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{2,40})")
_LOOKED_AT = 4_096  # bytes in which a page says how it is written
_FEW = 200  # one wrong character in so many is a slip of the pen, more a wrong encoding
_BLOCKS = frozenset("p div br li ul ol tr table h1 h2 h3 h4 h5 h6 blockquote section article header footer hr pre dd dt figure".split())
_TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]*+)[^<>]*+>|<!--|<[!?][^<>]*+>")
_SILENT = {"<!--": re.compile("-->")} | {
    tag: re.compile(rf"</{tag}\s*+>", re.IGNORECASE) for tag in "script style noscript template head iframe svg form".split()
}


def marked_up(data: bytes, charset: str | None = None) -> tuple[str, int]:
    """The text of a page or feed, and how many of its characters were broken.

    What holds as UTF-8 is UTF-8; else the server's word is taken, then the page's own, then what everyday words tell.
    Raises `EmptyInput` or `EncodingError`.
    """
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        for name in (charset, _declared(data)):
            text = _as(data, name)
            if text is not None:
                return text, text.count("\ufffd")
    return decode(data), 0


def plain(markup: str) -> str:
    """The words of a stretch of HTML: blocks as lines, scripts and comments left out, entities as characters.

    It goes over the markup once, whatever is left open in it; the parser of the standard library starts anew at each.
    """
    parts: list[str] = []
    never_closed: set[str] = set()
    at = 0
    while found := _TAG.search(markup, at):
        parts.append(_words(markup[at:found.start()]))
        at, tag = found.end(), (found[2] or "").lower()
        end = _SILENT.get(found[0] if found[0] == "<!--" else "" if found[1] else tag)
        if end is not None and tag not in never_closed:
            closed = end.search(markup, at)
            at = closed.end() if closed else at
            never_closed |= {tag} if closed is None else set()
        elif tag in _BLOCKS:
            parts.append("\n")
        elif tag in ("td", "th"):
            parts.append(" ")
    parts.append(_words(markup[at:]))
    lines = (" ".join(line.split()) for line in "".join(parts).split("\n"))
    return "\n".join(line for line in lines if line)


def _words(text: str) -> str:
    """Text between tags: line ends in it are spaces."""
    return unescape(text).replace("\n", " ")


def _declared(data: bytes) -> str | None:
    head = data[:_LOOKED_AT]
    found = _META.search(head) or _XML.search(head)
    return found[1].decode("ascii") if found else None


def _as(data: bytes, name: str | None) -> str | None:
    """The text in an encoding by name; None where there is no such encoding, or it is plainly not this one."""
    if not name:
        return None
    try:
        text = data.decode(name, "replace")
    except (LookupError, ValueError, UnicodeError):
        return None
    return text if text.count("\ufffd") * _FEW <= len(text) and "\0" not in text else None
