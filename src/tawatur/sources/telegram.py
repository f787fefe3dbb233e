"""What Telegram Desktop exports as JSON (`result.json`): of one chat, or of all; each message with text is a report.

The chat's name is its outlet, the name a message was forwarded from its `via`. Service messages and messages without
text are passed over; so are, in an export of all chats, talks between persons, with bots and with oneself: they are no reports.
"""
from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

from tawatur.errors import BadDate, EmptyInput, InputError
from tawatur.nouns import Problem
from tawatur.sources.base import Defaults, Head, Item, Opened, as_published, report, unreadable
from tawatur.sources.lines import blocks, kind_of
from tawatur.sources.window import Window

NAME = "telegram"
ABOUT = "a Telegram Desktop export, result.json: one report a message"
SUFFIXES = (".json",)
_KNOWN = ("name", "type", "id", "username")
_PRIVATE = ("personal_chat", "saved_messages", "bot_chat", "replies", "verification_codes")
# One chat opens with its name, type and id; all chats with a word about the export, or with whose it is.
_ONE = re.compile(r'\{\s*(?:"(?:name|type|id|username)"\s*:\s*(?:"(?:[^"\\]|\\.)*"|-?\d+|null)\s*,\s*){1,4}"messages"\s*:\s*\[')
_ALL = re.compile(r'\{\s*(?:"about"\s*:\s*"[^"]*Telegram|"personal_information"\s*:|"(?:left_)?chats"\s*:\s*\{)')


def takes(head: Head) -> bool:
    """By the keys that an export begins with."""
    return bool(_ONE.match(head.text) or _ALL.match(head.text))


def read(opened: Opened, defaults: Defaults) -> Iterator[Item]:
    """The messages, one at a time. Raises `InputError` where the file breaks off, `EmptyInput` where none has text."""
    window = Window(blocks(opened.stream))
    some = False
    for item in _chat(window, opened, defaults, of_all=False):
        some = True
        yield item
    if not some:
        raise EmptyInput("a Telegram export without a message of text")


def _chat(window: Window, opened: Opened, defaults: Defaults, *, of_all: bool) -> Iterator[Item]:
    chat: dict[str, Any] = {}
    for key in window.members():
        opening = window.peek()
        if key in _KNOWN and opening not in "[{":
            chat[key] = window.value()[0]
        elif key == "messages" and opening == "[" and not (of_all and chat.get("type") in _PRIVATE):
            yield from _messages(window, chat, opened, defaults)
        elif key in ("chats", "left_chats") and opening == "{" and not of_all:
            yield from _chats(window, opened, defaults)
        else:
            window.skip()


def _chats(window: Window, opened: Opened, defaults: Defaults) -> Iterator[Item]:
    for key in window.members():
        if key != "list" or window.peek() != "[":
            window.skip()
            continue
        for _ in window.elements():
            if window.peek() == "{":
                yield from _chat(window, opened, defaults, of_all=True)
            else:
                window.skip()


def _messages(window: Window, chat: dict[str, Any], opened: Opened, defaults: Defaults) -> Iterator[Item]:
    for place in window.elements():
        message, raw = window.value()
        key = f"{chat.get('id', 'chat')}/{message.get('id', place) if isinstance(message, dict) else place}"
        origin = opened.origin(NAME, raw, key)
        try:
            item = _item(message, raw, key, chat, defaults)
        except InputError as error:
            yield unreadable(key, f"{opened.name}: message {key}: {error}", origin)
            continue
        if item is not None:
            yield item._replace(origin=origin)


def _item(message: Any, raw: bytes, key: str, chat: dict[str, Any], defaults: Defaults) -> Item | None:
    """The report of a message; None for one that says nothing."""
    if not isinstance(message, dict):
        raise InputError(f"a JSON {kind_of(message)} where a message was expected")
    if message.get("type", "message") != "message":
        return None
    try:
        raw.decode()
    except UnicodeDecodeError as error:
        raise InputError(f"not valid UTF-8 at byte {error.start:,} of the message") from None
    text = _text(message.get("text"))
    if not text.strip():
        return None
    published, problems = _published(message)
    return Item(report(
        text, id=key, outlet=_string(chat.get("name")) or defaults.outlet, via=_string(message.get("forwarded_from")),
        url=_url(chat, message), published=published or defaults.published,
    ), problems)


def _text(text: object) -> str:
    """The words of a message: a string, or a list of strings and of marked-up stretches."""
    if isinstance(text, str):
        return text
    parts = text if isinstance(text, list) else []
    words = (part.get("text") if isinstance(part, dict) else part for part in parts)
    return "".join(word for word in words if isinstance(word, str))


def _published(message: dict[str, Any]) -> tuple[str | None, tuple[Problem, ...]]:
    """When it was posted, by the clock of who exported it; with its zone, where the export gives the world's time too."""
    date, stamp = message.get("date"), message.get("date_unixtime")
    if not isinstance(date, str):
        return None, ()
    try:
        told = as_published(date)
        moment = datetime.fromisoformat(date)
    except (BadDate, ValueError) as error:
        return None, (Problem("input", f'"date": {error}; read without it'),)
    if moment.tzinfo is None and isinstance(stamp, (str, int)) and re.fullmatch(r"\d{1,11}", str(stamp)):
        ahead = moment - datetime.fromtimestamp(int(stamp), UTC).replace(tzinfo=None)
        if abs(ahead) <= timedelta(hours=14) and not ahead % timedelta(minutes=15):
            told = moment.replace(tzinfo=timezone(ahead)).isoformat()
    return told, ()


def _url(chat: dict[str, Any], message: dict[str, Any]) -> str | None:
    name, number = chat.get("username"), message.get("id")
    return f"https://t.me/{name}/{number}" if isinstance(name, str) and name and number is not None else None


def _string(value: object) -> str | None:
    return value if isinstance(value, str) and value else None
