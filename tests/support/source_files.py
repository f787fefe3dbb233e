"""Pages, feeds and exports as they come in, with invented reports in them."""
from __future__ import annotations

import hashlib
import html
import json
from pathlib import Path
from typing import Any

from tawatur.sources import UNSAID, Defaults, read
from tawatur.sources.base import Item

FIRST = "قالت مصادر طبية إن ثلاثة مدنيين قتلوا في قصف على أطراف البلدة فجر الجمعة."
SECOND = "وأضافت المصادر أن خمسة آخرين أصيبوا، بينهم طفلان نقلا إلى مستشفى قريب."
TEXT = f"{FIRST}\n{SECOND}"


def items(*where: object, defaults: Defaults = UNSAID) -> list[Item]:
    """What is read, with what must hold of every source: the digest is that of the bytes, and nothing is unexplained."""
    found = list(read([str(name) for name in where], defaults))
    for item in found:
        assert item.readable or item.problems
        if item.readable:
            assert item.origin is not None
            assert item.origin.raw
        if item.origin is not None:
            assert item.origin.sha256 == hashlib.sha256(item.origin.raw).hexdigest()
            assert ":" in item.origin.whence
    return found


def message(item: Item) -> str:
    assert not item.readable
    assert "Traceback" not in item.problems[0].message
    assert "\n" not in item.problems[0].message
    return item.problems[0].message


def written(folder: Path, name: str, data: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def page(text: str = TEXT, head: str = "", charset: str = "utf-8") -> bytes:
    """A page with an article in it, and around it what pages have."""
    body = "".join(f"<p>{html.escape(line)}</p>" for line in text.split("\n"))
    return (
        f'<!DOCTYPE html><html lang="ar"><head><meta charset="{charset}"><title>قصف على أطراف البلدة</title>{head}</head><body>'
        f'<nav><ul><li><a href="/">الرئيسية</a></li><li><a href="/sport">رياضة</a></li></ul></nav><article>{body}</article>'
        "<script>var x = 1;</script><footer>جميع الحقوق محفوظة</footer></body></html>"
    ).encode(charset)


def rss(*entries: str, title: str = "وكالة المثال", declaration: str = '<?xml version="1.0" encoding="utf-8"?>') -> str:
    """A feed of entries that are given as the insides of `<item>`."""
    body = "".join(f"<item>{entry}</item>" for entry in entries)
    return f'{declaration}<rss version="2.0"><channel><title>{title}</title><link>https://news.example</link>{body}</channel></rss>'


def entry(number: int, text: str = TEXT, date: str = "Fri, 08 Dec 2023 14:30:00 +0300") -> str:
    inner = html.escape("".join(f"<p>{line}</p>" for line in text.split("\n")))
    return f"<title>خبر {number}</title><link>https://news.example/{number}</link><description>{inner}</description><pubDate>{date}</pubDate>"


def chat(*messages: dict[str, Any], **known: Any) -> dict[str, Any]:
    """One chat as Telegram Desktop exports it."""
    return {"name": "قناة المثال", "type": "public_channel", "id": 1234567890} | known | {"messages": list(messages)}


def post(number: int, text: Any = TEXT, **more: Any) -> dict[str, Any]:
    """One message of it."""
    return {
        "id": number, "type": "message", "date": "2023-12-08T14:30:05", "date_unixtime": "1702035005", "from": "قناة المثال",
        "from_id": "channel1234567890", "text": text, "text_entities": [],
    } | more


def exported(data: dict[str, Any]) -> bytes:
    return json.dumps(data, ensure_ascii=False, indent=1).encode()
