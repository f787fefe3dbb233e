"""Web pages and feeds: the text in them, what they say of themselves, and what bad ones are answered with."""
from __future__ import annotations

import gzip
import time
import tracemalloc
from pathlib import Path

import pytest

from support.source_files import FIRST, TEXT, entry, items, message, page, rss, written
from tawatur.sources import Defaults

pytest.importorskip("trafilatura")
pytest.importorskip("feedparser")

from tawatur.sources.markup import plain

HEAD = (
    '<link rel="canonical" href="https://news.example.org/2023/12/a"><meta property="og:site_name" content="وكالة المثال">'
    '<meta property="article:published_time" content="2023-12-08T14:30:00+03:00">'
)


def test_a_page_is_the_article_in_it(tmp_path: Path) -> None:
    path = written(tmp_path, "a.html", page(head=HEAD))
    [item] = items(path)
    document = item.document
    assert (document.id, document.text, document.title) == ("a.html", TEXT, "قصف على أطراف البلدة")
    assert (document.url, document.outlet) == ("https://news.example.org/2023/12/a", "وكالة المثال")
    assert document.published == "2023-12-08T14:30:00+03:00"
    assert item.origin is not None
    assert item.origin[:2] == ("html", path.as_uri())
    assert item.origin.raw == path.read_bytes()
    assert item.origin.fetched is None


@pytest.mark.parametrize(("head", "published"), [
    ('<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2023-12-08T14:30:00Z"}</script>', "2023-12-08T14:30:00Z"),
    ('<meta content="2023-12-08 14:30" property="article:published_time">', "2023-12-08 14:30"),
    ('<meta name="date" content="2023-12-08">', "2023-12-08"), ('<meta property="article:published_time" content="yesterday">', None), ("", None),
])
def test_when_a_page_says_it_was_published(tmp_path: Path, head: str, published: str | None) -> None:
    assert items(written(tmp_path, "a.html", page(head=head)))[0].document.published == published


def test_a_flash_is_read_without_the_menus(tmp_path: Path) -> None:
    assert items(written(tmp_path, "a.html", page(FIRST)))[0].document.text == FIRST


def test_what_a_page_does_not_say_the_caller_says(tmp_path: Path) -> None:
    [item] = items(written(tmp_path, "a.html", page()), defaults=Defaults("2023-12-08", "Agency"))
    assert (item.document.published, item.document.outlet, item.document.url) == ("2023-12-08", "Agency", None)


@pytest.mark.parametrize("name", ["a.txt", "page", "a.php", "a.html.gz"])
def test_a_page_is_known_by_how_it_begins(tmp_path: Path, name: str) -> None:
    data = page() if not name.endswith(".gz") else gzip.compress(page())
    [item] = items(written(tmp_path, name, data))
    assert item.document.text == TEXT
    assert item.origin is not None
    assert (item.origin.kind, item.origin.raw) == ("html", page())


@pytest.mark.parametrize(("charset", "written_as"), [("windows-1256", "cp1256"), ("iso-8859-6", "iso8859_6"), ("utf-16", "utf-16")])
def test_the_encoding_a_page_names(tmp_path: Path, charset: str, written_as: str) -> None:
    data = page(charset=charset).decode(charset).encode(written_as)
    assert items(written(tmp_path, "a.html", data))[0].document.text == TEXT


def test_a_page_that_names_the_wrong_encoding(tmp_path: Path) -> None:
    data = page().replace(b'charset="utf-8"', b'charset="windows-1252"')
    assert items(written(tmp_path, "a.html", data))[0].document.text == TEXT
    data = page().decode().replace('"utf-8"', '"no-such"').encode("cp1256")
    assert items(written(tmp_path, "a.html", data))[0].document.text == TEXT


def test_a_few_broken_bytes_do_not_lose_a_page(tmp_path: Path) -> None:
    data = page(TEXT * 20).replace("فجر".encode(), b"\xff", 1)
    [item] = items(written(tmp_path, "a.html", data))
    assert item.problems[-1].message == "1 characters of the page are broken"


@pytest.mark.parametrize("data", [
    b"<html><body></body></html>", b"<!DOCTYPE html>", b"<html><script>var a = 'b'</script></html>", b"<html" * 5000,
])
def test_a_page_without_text(tmp_path: Path, data: bytes) -> None:
    [item] = items(written(tmp_path, "a.html", data))
    assert message(item) == f"{tmp_path / 'a.html'}: a page without the text of an article"


def test_a_page_of_100_mb_is_refused_unread(tmp_path: Path) -> None:
    path = written(tmp_path, "a.html", b"<html>")
    with path.open("r+b") as stream:
        stream.truncate(100_000_000)
    tracemalloc.start()
    [item] = items(path)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert "more than 10,000,000 bytes" in message(item)
    assert peak < 30_000_000


def test_a_page_that_swells(tmp_path: Path) -> None:
    path = written(tmp_path, "a.html.gz", gzip.compress(page() + b" " * 60_000_000, 9))
    assert path.stat().st_size < 100_000
    assert "more than 10,000,000 bytes" in message(items(path)[0])


def test_a_page_whose_packing_breaks_off(tmp_path: Path) -> None:
    path = written(tmp_path, "a.html.gz", gzip.compress(page())[:-40])
    assert "breaks off" in message(items(path)[0])


def test_a_feed_is_a_report_an_entry(tmp_path: Path) -> None:
    path = written(tmp_path, "a.xml", rss(entry(1), entry(2, FIRST, "2023-12-09T08:00:00Z")))
    one, two = items(path)
    assert (one.document.id, one.document.text, one.document.title) == ("https://news.example/1", TEXT, "خبر 1")
    assert (one.document.outlet, one.document.url) == ("وكالة المثال", "https://news.example/1")
    assert one.document.published == "2023-12-08T14:30:00+03:00"
    assert (two.document.text, two.document.published) == (FIRST, "2023-12-09T08:00:00Z")
    assert one.origin is not None
    assert one.origin.whence == f"{path.as_uri()}#https://news.example/1"
    assert one.origin.raw.decode() == f"<item>{entry(1)}</item>"


def test_an_atom_feed_and_whom_an_entry_was_taken_from(tmp_path: Path) -> None:
    feed = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>نشرة</title><entry><id>urn:x:1</id><title>خبر</title>'
        f'<updated>2023-12-08T14:30:00Z</updated><summary>قصير</summary><content type="html">&lt;p&gt;{FIRST}&lt;/p&gt;</content>'
        "<source><title>وكالة أخرى</title></source></entry></feed>"
    )
    [item] = items(written(tmp_path, "a", feed))
    document = item.document
    assert (document.id, document.text, document.outlet, document.via) == ("urn:x:1", FIRST, "نشرة", "وكالة أخرى")
    assert document.published == "2023-12-08T14:30:00Z"


def test_a_feed_with_broken_dates_and_an_empty_entry(tmp_path: Path) -> None:
    feed = rss(entry(1, date="أمس"), entry(2, date="2023-99-99"), "<guid>x</guid>", entry(4, date=""))
    one, two, three, four = items(written(tmp_path, "a.rss", feed), defaults=Defaults("2023-12-10"))
    assert one.document.published == two.document.published == four.document.published == "2023-12-10"
    assert "'أمس' is no date" in one.problems[0].message
    assert message(three) == "a.rss: entry 3: no text"
    assert four.problems == ()


def test_a_feed_in_an_old_code_page(tmp_path: Path) -> None:
    declaration = '<?xml version="1.0" encoding="windows-1256"?>'
    data = rss(entry(1), declaration=declaration).encode("cp1256")
    assert items(written(tmp_path, "a.xml", data))[0].document.text == TEXT


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


@pytest.mark.parametrize("doctype", [
    f'<!DOCTYPE rss [<!ENTITY l0 "ha">{LAUGHS}]>',
    '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
    '<!DOCTYPE rss [<!ENTITY % x SYSTEM "http://127.0.0.1/x.dtd"> %x;]>',
    f'<!DOCTYPE rss [<!ENTITY a "{"a" * 1000}">]>',
])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_feed_that_declares_entities_is_not_read(tmp_path: Path, doctype: str, encoding: str) -> None:
    feed = f'<?xml version="1.0"?>{doctype}' + rss(entry(1), "<title>&l9;&x;</title>", declaration="")
    [item] = items(written(tmp_path, "a.rss", feed.encode(encoding)))
    assert "declares entities of its own" in message(item)


@pytest.mark.parametrize(("feed", "says"), [
    (rss(), "a feed without an entry"), ("<rss", "a feed that cannot be made out"), ("<feed></feed>", "a feed without an entry"),
])
def test_a_feed_with_nothing_in_it(tmp_path: Path, feed: str, says: str) -> None:
    assert says in message(items(written(tmp_path, "a.rss", feed))[0])


def test_a_feed_that_breaks_off_gives_what_is_whole(tmp_path: Path) -> None:
    feed = rss(entry(1), entry(2))
    first, *_ = items(written(tmp_path, "a.rss", feed[: feed.rindex("<pubDate")]))
    assert first.document.text == TEXT


def test_an_entry_is_text_and_no_markup(tmp_path: Path) -> None:
    inner = f"<description><![CDATA[<div>{FIRST}<br/>ثانيا&nbsp;&amp; <b>أخيرا</b><script>x()</script></div>]]></description>"
    assert items(written(tmp_path, "a.rss", rss(inner)))[0].document.text == f"{FIRST}\nثانيا & أخيرا"


@pytest.mark.parametrize("inner", ["<!--", "<![", "<script>", "<a ", "<", "&#", "<p><!-- ", "</"])
def test_markup_left_open_takes_no_longer_than_other(inner: str) -> None:
    began = time.monotonic()
    plain(inner * 100_000)
    assert time.monotonic() - began < 5


@pytest.mark.parametrize(("markup", "text"), [
    ("a<!-- b --><b>c</b>\nd", "ac d"), ("<p>a<p>b<br/>c", "a\nb\nc"), ("<script>x</script >y<SCRIPT>z", "yz"), ("1 < 2 &lt; 3 &amp; 4", "1 < 2 < 3 & 4"),
    ("<style>a</style>ب<!doctype x>ج", "بج"), ("<!-- ا", "ا"), ("<td>ا</td><td>ب</td>", "ا ب"),
])
def test_the_words_of_markup(markup: str, text: str) -> None:
    assert plain(markup) == text


def test_entries_that_never_end(tmp_path: Path) -> None:
    found = items(written(tmp_path, "a.rss", "<rss><channel><item><title>خبر أول<item><title>خبر ثان"))
    assert all(item.origin is not None for item in found)


def test_a_page_with_pictures_in_it_and_one_with_too_much(tmp_path: Path) -> None:
    picture = f'<img src="data:image/png;base64,{"A" * 4_000_000}">'.encode()
    data = page().replace(b"<article>", b"<article>" + picture)
    assert items(written(tmp_path, "a.html", data))[0].document.text == TEXT
    assert "3,000,000 are read" in message(items(written(tmp_path, "b.html", page() + b"<a>x</a>" * 400_000))[0])
