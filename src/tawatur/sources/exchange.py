"""One request over HTTP and its answer: to an address that was looked at first, within a time and a size."""
from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from threading import Timer
from typing import TYPE_CHECKING, Any, NamedTuple

from tawatur import __version__
from tawatur.errors import Forbidden, InputError, TooLarge, Unreachable
from tawatur.sources.addresses import Address
from tawatur.sources.base import MAX_PAGE
from tawatur.sources.http_message import Reply, unpacked
from tawatur.sources.inflate import within

if TYPE_CHECKING:
    import httpx

AGENT = f"tawatur/{__version__}"
_HOST = re.compile(rb"[\w.-]+|[0-9a-fA-F:.]+")  # names as they go over the wire, and IPv6
_PAGES = ("text/html", "application/xhtml+xml")


class Limits(NamedTuple):
    """What one request may take, in seconds from beginning to end and bytes of the body, and how many redirects a fetch."""

    seconds: float = 60.0
    bytes: int = 64_000_000
    redirects: int = 5


LIMITS = Limits()


class Exchange:
    """Asks servers, each time over a connection of its own: one that stays open would be used for another name that leads to
    the same address, and the certificate is of the first. `address` turns a host and a port into where to connect to, or
    raises."""

    def __init__(self, address: Address, limits: Limits = LIMITS) -> None:
        self._address, self._limits = address, limits
        self._made: httpx.Client | None = None

    def get(self, url: httpx.URL, cut: int | None = None) -> tuple[Reply, bytes]:
        """The answer to one request; a body beyond `cut` bytes is cut there. Raises `Forbidden`, `Unreachable`, `TooLarge`."""
        import httpx

        watch = _Watch(self._limits.seconds)
        try:
            with watch:
                got = self._got(url, cut, watch)
        except (httpx.HTTPError, httpx.StreamError) as error:
            if not watch.over and not isinstance(error, httpx.TimeoutException):
                raise Unreachable(f"cannot be reached: {str(error).lower() or type(error).__name__}") from None
            watch.over = True
        if watch.over:  # also where the end of the connection looked like that of the answer
            raise Unreachable(f"no whole answer within {self._limits.seconds:g} seconds; try again later")
        return got

    def _got(self, url: httpx.URL, cut: int | None, watch: _Watch) -> tuple[Reply, bytes]:
        name = url.netloc.decode("ascii")
        address = self._address(url.host, url.port or (443 if url.scheme == "https" else 80))
        headers = {"Host": name, "User-Agent": AGENT, "Accept-Encoding": "gzip", "Accept": "*/*"}
        # The address stands in the URL, the name in the headers and in what the certificate is checked against.
        more = {"sni_hostname": url.raw_host.decode("ascii"), "trace": watch.see}
        with self._client().stream("GET", url.copy_with(host=address), headers=headers, extensions=more) as got:
            reply = Reply(got.status_code, {name.lower(): value for name, value in got.headers.items()})
            pieces = unpacked(got.iter_raw(), reply.headers.get("content-encoding", ""))
            return reply, self._within(pieces, reply) if cut is None else _cut(pieces, cut)

    def _within(self, pieces: Iterable[bytes], reply: Reply) -> bytes:
        """The body; told too large before it is read, where the server says so."""
        limit = min(self._limits.bytes, MAX_PAGE) if reply.mime in _PAGES else self._limits.bytes
        told = reply.headers.get("content-length", "")
        if told.isascii() and told.isdigit() and int(told[:18]) > limit:
            raise TooLarge(f"{int(told[:18]):,} bytes; {limit:,} are fetched at most")
        return within(pieces, limit)

    def _client(self) -> httpx.Client:
        import httpx

        self._made = self._made or httpx.Client(
            trust_env=False, follow_redirects=False, timeout=self._limits.seconds,
            limits=httpx.Limits(max_connections=1, max_keepalive_connections=0),
        )
        self._made.cookies.clear()
        return self._made


class _Watch:
    """Ends a request that takes too long as a whole: a timeout of reading starts anew with each byte a server drips."""

    def __init__(self, seconds: float) -> None:
        self._timer = Timer(seconds, self._end)
        self._timer.daemon = True
        self._stream: Any = None
        self.over = False

    def __enter__(self) -> _Watch:
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()

    def see(self, event: str, info: dict[str, Any]) -> None:
        """Told by the library of every step: keeps hold of the connection."""
        if event.endswith((".connect_tcp.complete", ".start_tls.complete")):
            self._stream = info.get("return_value")

    def _end(self) -> None:
        import socket

        self.over = True
        held = self._stream.get_extra_info("socket") if self._stream is not None else None
        if held is not None:
            with suppress(OSError):
                held.shutdown(socket.SHUT_RDWR)


def target(url: str, base: httpx.URL | None = None) -> httpx.URL:
    """A URL that may be asked for, as it stands or as a redirect from `base` means it.

    Raises `InputError` where it is none, `Forbidden` for another scheme or a password in it.
    """
    import httpx

    try:
        found = base.join(url) if base is not None else httpx.URL(url)
        found.netloc.decode("ascii")
    except (httpx.InvalidURL, UnicodeError, ValueError, TypeError):
        raise InputError("not a URL; write it as https://host/path") from None
    if found.scheme not in ("http", "https"):
        raise Forbidden(f"{found.scheme or 'no scheme'}: only http and https are fetched")
    if not found.host:
        raise InputError("a URL without a host; write it as https://host/path")
    if not _HOST.fullmatch(found.raw_host) or not 0 < (found.port or 80) < 65_536:
        raise InputError("a URL with a host or port that cannot be; write it as https://host/path")
    if found.userinfo:
        raise Forbidden("a URL with a user's name or password in it; leave them out")
    return found.copy_with(fragment=None)


def _cut(pieces: Iterable[bytes], limit: int) -> bytes:
    held = bytearray()
    for piece in pieces:
        held += piece
        if len(held) >= limit:
            break
    return bytes(held[:limit])
