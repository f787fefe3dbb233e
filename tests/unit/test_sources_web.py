"""URLs: what is fetched, from where it is not fetched, and what comes of servers that are slow, large, sly or not there."""
from __future__ import annotations

import gzip
import hashlib
import json
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest

from support.site import Answer, Site, moved, site
from support.source_files import TEXT, chat, entry, exported, items, message, page, post, rss
from tawatur.errors import Forbidden, InputError, TooLarge, Unreachable
from tawatur.sources import Defaults, read

pytest.importorskip("httpx")
pytest.importorskip("protego")
pytest.importorskip("trafilatura")

from tawatur.sources.addresses import checked, is_public
from tawatur.sources.exchange import AGENT, Limits
from tawatur.sources.web import Web

HERE = Defaults(private_hosts=True)
PLAIN = (("Content-Type", "text/plain; charset=windows-1256"),)


@pytest.fixture(name="there")
def _there() -> Iterator[Site]:
    with site() as running:
        yield running


def test_a_page_by_its_url(there: Site) -> None:
    there.pages["/news/1"] = Answer(page())
    [item] = items(there.url("/news/1#top"), defaults=HERE)
    document, origin = item.document, item.origin
    assert (document.id, document.url, document.text) == (there.url("/news/1"), there.url("/news/1"), TEXT)
    assert origin is not None
    assert (origin.kind, origin.whence, origin.raw) == ("html", there.url("/news/1"), page())
    assert origin.sha256 == hashlib.sha256(page()).hexdigest()
    assert origin.fetched == document.fetched
    assert datetime.now(UTC) - datetime.fromisoformat(origin.fetched or "") < timedelta(minutes=1)
    assert [path for path, _ in there.asked] == ["/robots.txt", "/news/1"]
    headers = there.asked[1][1]
    assert (headers["user-agent"], headers["host"], headers["accept-encoding"]) == (AGENT, f"127.0.0.1:{there.port}", "gzip")


@pytest.mark.parametrize(("path", "body", "mime", "kind", "number"), [
    ("/feed", rss(entry(1), entry(2)).encode(), "application/rss+xml", "feed", 2),
    ("/a.jsonl", json.dumps({"text": TEXT}).encode(), "application/octet-stream", "jsonl", 1),
    ("/x", json.dumps([{"text": TEXT}] * 3).encode(), "application/json", "json", 3),
    ("/x.csv", f"id,text\n1,{TEXT!r}".encode(), "text/csv", "csv", 1),
    ("/result.json", exported(chat(post(1), post(2))), "application/json", "telegram", 2),
    ("/a.txt", TEXT.encode("cp1256"), "text/plain", "text", 1),
    ("/a.html.gz", gzip.compress(page()), "application/gzip", "html", 1),
])
def test_what_is_fetched_is_known_like_a_file(there: Site, path: str, body: bytes, mime: str, kind: str, number: int) -> None:
    there.pages[path] = Answer(body, headers=(("Content-Type", mime),))
    found = items(there.url(path), defaults=HERE)
    assert [item.origin.kind for item in found if item.origin] == [kind] * number


def test_what_is_no_report(there: Site) -> None:
    there.pages["/a"] = Answer(b"\x89PNG\r\n", headers=(("Content-Type", "image/png"),))
    there.pages["/b"] = Answer(b"")
    one, two, three = items(there.url("/a"), there.url("/b"), there.url("/c"), defaults=HERE)
    assert message(one).startswith(f"{there.url('/a')}: a file of type image/png; what is read")
    assert message(two) == f"{there.url('/b')}: the input is empty"
    assert "the server answers with 404 Not Found" in message(three)


@pytest.mark.parametrize(("body", "coding"), [(gzip.compress(page()), "gzip"), (page(), "identity"), (page(), "")])
def test_a_packed_answer(there: Site, body: bytes, coding: str) -> None:
    there.pages["/"] = Answer(body, headers=(("Content-Type", "text/html"), ("Content-Encoding", coding)))
    [item] = items(there.url(), defaults=HERE)
    assert item.origin is not None
    assert item.origin.raw == page()


@pytest.mark.parametrize(("answer", "says"), [
    (Answer(gzip.compress(b" " * 80_000_000), headers=(("Content-Encoding", "gzip"), ("Content-Type", "text/plain"))), "more than"),
    (Answer(gzip.compress(b" " * 20_000_000), headers=(("Content-Encoding", "gzip"), ("Content-Type", "text/html"))), "more than 10,000,000"),
    (Answer(b"<html>", length=100_000_000), "100,000,000 bytes; 10,000,000 are fetched at most"),
    (Answer(b"x", headers=(("Content-Encoding", "br"),)), "packed as 'br'"),
    (Answer(b"no gzip", headers=(("Content-Encoding", "gzip"),)), "damaged"),
    (Answer(gzip.compress(page())[:-9], headers=(("Content-Encoding", "gzip"),)), "breaks off"),
    (Answer(page(), length=90_000), "cannot be reached"),
])
def test_answers_that_are_too_large_or_broken(there: Site, answer: Answer, says: str) -> None:
    there.pages["/"] = answer
    began = time.monotonic()
    assert says in message(items(there.url(), defaults=HERE)[0])
    assert time.monotonic() - began < 20


def test_this_machine_and_its_network_are_not_fetched(there: Site) -> None:
    there.pages["/"] = Answer(page())
    for host in ("127.0.0.1", "localhost", "2130706433", "0x7f.1", "0", "[::1]", "[::ffff:127.0.0.1]"):
        [item] = items(there.url(host=host))
        assert "an address of this machine or its own network" in message(item) or "no such host" in message(item), host
    assert there.asked == []


@pytest.mark.parametrize("address", [
    "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1", "239.1.1.1", "255.255.255.255",
    "240.0.0.1", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "ff02::1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "2001:db8::1",
])
def test_addresses_that_are_nobodys_or_ones_own(address: str) -> None:
    assert not is_public(address)
    with pytest.raises(Forbidden):
        checked("x.example", 80, False, lambda _host, _port: [address])
    assert checked("x.example", 80, True, lambda _host, _port: [address]) == address


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946", "::ffff:93.184.216.34", "64:ff9b::5db8:d822"])
def test_addresses_of_the_world(address: str) -> None:
    assert checked("x.example", 80, False, lambda _host, _port: ["10.0.0.1", address]) == address


def test_a_name_is_looked_up_once_and_that_is_where_it_goes(there: Site) -> None:
    """A name server that answers otherwise the second time (DNS rebinding) is not asked a second time."""
    there.pages["/"] = Answer(page())
    looked: list[tuple[str, int]] = []

    def look(host: str, port: int) -> list[str]:
        looked.append((host, port))
        return ["127.0.0.1"]

    web = Web(lambda host, port: checked(host, port, True, look))
    fetched = web.fetch(there.url(host="news.invalid"))
    assert fetched.url == there.url(host="news.invalid")
    assert looked == [("news.invalid", there.port)] * 2  # once for robots.txt, once for the page
    assert [headers["host"] for _, headers in there.asked] == [f"news.invalid:{there.port}"] * 2


def test_redirects_are_followed(there: Site) -> None:
    there.pages |= {"/1": moved("/2", 301), "/2": moved(there.url("/3?x=1#y"), 308), "/3": Answer(page())}
    [item] = items(there.url("/1"), defaults=HERE)
    assert item.document.url == there.url("/3?x=1")


@pytest.mark.parametrize(("to", "says"), [
    ("http://10.0.0.1/x", "an address of this machine"), ("http://localhost:1/", "an address of this machine"), ("file:///etc/passwd", "only http and https"),
    ("ftp://news.example/x", "only http and https"), ("//[::1]:1/", "an address of this machine"), ("http://[", "cannot be"),
    ("http://u:p@news.example/", "password"), ("/again", "more than 5 redirects"),
])
def test_redirects_that_lead_astray(there: Site, to: str, says: str) -> None:
    """The site itself passes for one of the world; what it leads to does not."""
    there.pages["/again"] = there.pages["/"] = moved(to)

    def address(host: str, port: int) -> str:
        return "127.0.0.1" if host == "news.invalid" else checked(host, port, False)

    web = Web(address)
    with pytest.raises(InputError, match=says):
        web.fetch(there.url(host="news.invalid"))


def test_robots_txt_is_gone_by(there: Site) -> None:
    there.pages["/robots.txt"] = Answer(b"User-agent: *\nDisallow: /private\n\nUser-agent: tawatur\nDisallow: /not-you\nCrawl-delay: 0.3")
    there.pages |= {"/private": Answer(page()), "/not-you/1": Answer(page()), "/to": moved("/not-you/1")}
    began = time.monotonic()
    one, two, three = items(there.url("/private"), there.url("/not-you/1"), there.url("/to"), defaults=HERE)
    assert one.readable
    assert "robots.txt of 127.0.0.1 does not allow it" in message(two)
    assert "robots.txt" in message(three)
    assert [path for path, _ in there.asked] == ["/robots.txt", "/private", "/to"]
    assert time.monotonic() - began > 0.25


@pytest.mark.parametrize(("answer", "allowed"), [
    (Answer(b"x", 404), True), (Answer(b"x", 403), True), (Answer(b"x", 503), False), (moved("/r"), False), (Answer(b"\xff\x00<html>"), True),
    (Answer(b"Disallow: /\n" + b"#" * 600_000), True), (Answer(b"User-agent: *\nDisallow: /\n" + b"#" * 600_000), False),
])
def test_answers_to_the_question_for_robots_txt(there: Site, answer: Answer, allowed: bool) -> None:
    there.pages |= {"/robots.txt": answer, "/r": moved("/r"), "/": Answer(page())}
    [item] = items(there.url(), defaults=HERE)
    assert item.readable is allowed


@pytest.mark.parametrize("answer", [Answer(page(), wait=5), Answer(page(), drip=0.1)])
def test_a_server_that_takes_too_long(there: Site, answer: Answer) -> None:
    there.pages["/"] = answer
    began = time.monotonic()
    with pytest.raises(Unreachable, match=r"no whole answer within 0\.5 seconds"):
        Web(partial(checked, private=True), Limits(seconds=0.5)).fetch(there.url())
    assert time.monotonic() - began < 3


def test_a_size_of_ones_own(there: Site) -> None:
    there.pages["/"] = Answer(b"x" * 1001, headers=PLAIN)
    with pytest.raises(TooLarge):
        Web(partial(checked, private=True), Limits(bytes=1000)).fetch(there.url())


@pytest.mark.parametrize(("url", "says"), [
    ("http://no-such-host.invalid/", "no such host"), ("http://127.0.0.1:9/", "cannot be reached"), ("ftp://news.example/a", "ftp: only http and https"),
    ("file:///etc/passwd", "file: only http and https"), ("http://", "without a host"), ("http://[x/", "cannot be"), ("http://a:99999/", "cannot be"),
    ("http://" + "a" * 70 + ".example/", "no such host"), ("https://u:p@news.example/", "password"), ("http://..../", ""), ("gopher+x://a", "only http"),
])
def test_urls_that_cannot_be_fetched(url: str, says: str) -> None:
    [item] = items(url, defaults=HERE)
    assert message(item).startswith(f"{url}: ")
    assert says in message(item)


def test_the_rest_is_read(there: Site) -> None:
    there.pages["/"] = Answer(TEXT.encode("cp1256"), headers=PLAIN)
    one, two = read(["ftp://x", there.url()], HERE)
    assert not one.readable
    assert two.document.text == TEXT
