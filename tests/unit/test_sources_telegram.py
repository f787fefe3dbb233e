"""Telegram Desktop exports: a report a message, and what of an export is none."""
from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from support.source_files import FIRST, TEXT, chat, exported, items, message, post, written
from tawatur.sources import Defaults

SERVICE = {"id": 1, "type": "service", "date": "2023-12-01T10:00:00", "actor": "قناة المثال", "action": "create_channel", "text": ""}
MIXED = ["عاجل | ", {"type": "bold", "text": "قصف"}, " على أطراف البلدة ", {"type": "hashtag", "text": "#عاجل"}, "\nتفاصيل", 7, {"type": "x"}]


def test_a_message_is_a_report(tmp_path: Path) -> None:
    path = written(tmp_path, "result.json", exported(chat(SERVICE, post(2), post(3, MIXED, forwarded_from="قناة أخرى"), post(4, ""))))
    one, two = items(path, defaults=Defaults(outlet="Default"))
    document = one.document
    assert (document.id, document.text, document.outlet) == ("1234567890/2", TEXT, "قناة المثال")
    assert (document.published, document.via, document.url) == ("2023-12-08T14:30:05+03:00", None, None)
    assert (two.document.text, two.document.via) == ("عاجل | قصف على أطراف البلدة #عاجل\nتفاصيل", "قناة أخرى")
    assert one.origin is not None
    assert one.origin[:2] == ("telegram", f"{path.as_uri()}#1234567890/2")
    assert json.loads(one.origin.raw) == post(2)
    assert one.origin.raw in path.read_bytes()


def test_the_address_of_a_message_where_the_export_tells_the_name(tmp_path: Path) -> None:
    [item] = items(written(tmp_path, "result.json", exported(chat(post(7), username="example"))))
    assert item.document.url == "https://t.me/example/7"


def test_all_chats_without_talks_between_persons(tmp_path: Path) -> None:
    whole = {
        "about": "Here is the data you requested. Remember: Telegram is ad free.",
        "personal_information": {"user_id": 1, "first_name": "x"}, "contacts": {"list": [{"first_name": "y"}] * 3000},
        "chats": {"about": "This page lists all chats.", "list": [
            chat(post(1, "مرحبا"), type="personal_chat", id=5), chat(post(2)), chat(post(3, "لي"), type="saved_messages", id=6),
            7, chat(post(4, FIRST), name="مجموعة", type="public_supergroup", id=8),
        ]},
        "left_chats": {"about": "x", "list": [chat(post(9), id=9)]},
    }
    found = items(written(tmp_path, "result.json", exported(whole)))
    assert [item.document.id for item in found] == ["1234567890/2", "8/4", "9/9"]
    assert found[1].document.outlet == "مجموعة"


def test_one_chat_with_a_person_was_exported_to_be_read(tmp_path: Path) -> None:
    assert len(items(written(tmp_path, "result.json", exported(chat(post(1), type="saved_messages"))))) == 1


@pytest.mark.parametrize(("known", "published"), [
    ({"date": "2023-12-08T14:30:05", "date_unixtime": "1702045805"}, "2023-12-08T14:30:05+00:00"),
    ({"date": "2023-12-08T14:30:05", "date_unixtime": None}, "2023-12-08T14:30:05"),
    ({"date": "2023-12-08T14:30:05", "date_unixtime": "5"}, "2023-12-08T14:30:05"),
    ({"date": "2023-12-08T14:30:05", "date_unixtime": "9" * 11}, "2023-12-08T14:30:05"),
    ({"date": None}, "2024-01-01"),
])
def test_when_a_message_was_posted(tmp_path: Path, known: dict[str, Any], published: str) -> None:
    path = written(tmp_path, "result.json", exported(chat(post(1, **known))))
    assert items(path, defaults=Defaults("2024-01-01"))[0].document.published == published


def test_broken_messages_and_the_rest_is_read(tmp_path: Path) -> None:
    data = exported(chat(post(1), post(2, date="yesterday"), "no message", post(3), post(4)))
    data = data.replace(b'"id": 3', b'"id": 3, "x": "\xff"')
    one, two, three, four, five = items(written(tmp_path, "result.json", data))
    assert one.readable
    assert "'yesterday' is no date" in two.problems[0].message
    assert message(three) == "result.json: message 1234567890/3: a JSON string where a message was expected"
    assert "not valid UTF-8" in message(four)
    assert five.document.id == "1234567890/4"


def test_an_export_that_breaks_off(tmp_path: Path) -> None:
    data = exported(chat(*(post(n) for n in range(1, 6))))
    *found, last = items(written(tmp_path, "result.json", data[: data.index(b'"id": 4') + 30]))
    assert [item.document.id for item in found] == ["1234567890/1", "1234567890/2", "1234567890/3"]
    assert "what came before was read" in message(last)


@pytest.mark.parametrize("data", [chat(), chat(SERVICE), chat(post(1, ""))])
def test_an_export_without_text(tmp_path: Path, data: dict[str, Any]) -> None:
    assert "without a message of text" in message(items(written(tmp_path, "result.json", exported(data)))[0])


def test_a_message_longer_than_a_report_may_be(tmp_path: Path) -> None:
    one, two = items(written(tmp_path, "result.json", exported(chat(post(1, "ق" * 2_000_001), post(2)))))
    assert "a report may hold 2,000,000" in message(one)
    assert two.readable
    [item] = items(written(tmp_path, "result.json", exported(chat(post(1, "ق" * 20_000_000)))))
    assert "a value of more than" in message(item)


def test_memory_holds_a_message(tmp_path: Path) -> None:
    import tracemalloc

    from tawatur.sources import read

    path = written(tmp_path, "result.json", exported(chat(*(post(n, TEXT * 20) for n in range(3000)))))
    assert path.stat().st_size > 15_000_000
    tracemalloc.start()
    assert sum(1 for _ in read([str(path)])) == 3000
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 3_000_000
