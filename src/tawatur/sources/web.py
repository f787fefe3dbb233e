"""Fetching from the web: one request at a time, what robots.txt allows, every redirect checked like the first address."""
from __future__ import annotations

import time
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from tawatur.errors import Forbidden, Unreachable
from tawatur.sources.addresses import Address, checked
from tawatur.sources.base import library
from tawatur.sources.exchange import AGENT, LIMITS, Exchange, Limits, target
from tawatur.sources.http_message import Reply

if TYPE_CHECKING:
    import httpx

_MAX_ROBOTS = 500 * 1024  # bytes; what stands after them is not looked at (RFC 9309, 2.5)
_LONGEST_WAIT = 10.0  # seconds between two requests, whatever robots.txt asks
_PUBLIC = partial(checked, private=False)
_MOVED = (301, 302, 303, 307, 308)


class Fetched(NamedTuple):
    """An answer: the URL it came from after redirects, the time (UTC, ISO 8601), the body with its packing undone."""

    url: str
    at: str
    mime: str
    charset: str | None
    body: bytes


class Web:
    """A visitor who remembers what each site's robots.txt said; `address` says where to connect to for a host and port."""

    def __init__(self, address: Address = _PUBLIC, limits: Limits = LIMITS) -> None:
        self._exchange = Exchange(address, limits)
        self._redirects = limits.redirects
        self._robots: dict[str, Any] = {}
        self._last: dict[str, float] = {}

    def fetch(self, url: str) -> Fetched:
        """What is at a URL. Raises `Forbidden`, `Unreachable`, `TooLarge`, `MissingLibrary` or, for no URL, `InputError`."""
        with library("httpx", "a URL"):
            import httpx  # noqa: F401
        found, reply, body = self._followed(url)
        at = datetime.now(UTC).isoformat(timespec="seconds")
        if not 200 <= reply.status < 300:
            raise Unreachable(f"the server answers with {reply.status}{_phrase(reply.status)}; open it in a browser to see why")
        return Fetched(found, at, reply.mime, reply.charset, body)

    def _followed(self, url: str, robots: bool = False) -> tuple[str, Reply, bytes]:
        """The answer at the end of the redirects; `robots`: it is robots.txt that is asked for, which needs no leave."""
        there = target(url)
        for _ in range(self._redirects + 1):
            if not robots:
                self._ask(there)
            reply, body = self._exchange.get(there, _MAX_ROBOTS if robots else None)
            if reply.status not in _MOVED or "location" not in reply.headers:
                return str(there), reply, body
            there = target(reply.headers["location"], there)
        raise Unreachable(f"more than {self._redirects} redirects")

    def _ask(self, url: httpx.URL) -> None:
        """Go by robots.txt. Raises `Forbidden` where it says no."""
        site = f"{url.scheme}://{url.netloc.decode('ascii')}"
        if site not in self._robots:
            self._robots[site] = self._rules(site)
        rules = self._robots[site]
        if rules is None:
            return
        if not rules.can_fetch(str(url), AGENT):
            raise Forbidden(f"robots.txt of {url.host} does not allow it; save the page in a browser and read the file")
        wait = min(rules.crawl_delay(AGENT) or 0.0, _LONGEST_WAIT) - (time.monotonic() - self._last.get(site, float("-inf")))
        if wait > 0:
            time.sleep(wait)
        self._last[site] = time.monotonic()

    def _rules(self, site: str) -> Any:
        """What robots.txt says; None where there is none, and all is allowed (RFC 9309, 2.3.1)."""
        with library("protego", "a URL"):
            from protego import Protego
        _, reply, body = self._followed(f"{site}/robots.txt", robots=True)
        if 400 <= reply.status < 500:
            return None
        if not 200 <= reply.status < 300:
            raise Forbidden(f"robots.txt of the site answers with {reply.status}, which forbids all; try again later")
        return Protego.parse(body.decode("utf-8", "replace"))


def _phrase(status: int) -> str:
    from http import HTTPStatus

    try:
        return f" {HTTPStatus(status).phrase}"
    except ValueError:
        return ""
