"""What a server answered, as archives keep it: status, headers, and the body as it was before it was packed for the way."""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tawatur.errors import InputError
from tawatur.sources.inflate import Pieces, blocks, inflated, within

_MAX_HEADERS = 1 << 17  # bytes
_PLAIN = ("", "identity", "none")
_CODINGS = {"gzip": "gzip", "x-gzip": "gzip", "deflate": "deflate"}


class Reply(NamedTuple):
    """A status (0 where it is not to be made out) and headers by name in small letters."""

    status: int
    headers: dict[str, str]

    @property
    def mime(self) -> str:
        """The type of the body, without its parameters."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def charset(self) -> str | None:
        """The encoding the server names."""
        return charset_of(self.headers.get("content-type", ""))


def charset_of(content_type: str) -> str | None:
    """The charset of a Content-Type."""
    for part in content_type.split(";")[1:]:
        name, _, value = part.partition("=")
        if name.strip().lower() == "charset":
            return value.strip().strip("\"'") or None
    return None


def headers_of(stream: Pieces) -> dict[str, str] | None:
    """Header lines up to the blank one, names in small letters; None where the stream ends before. `InputError` beyond 128 KB."""
    headers: dict[str, str] = {}
    name, left = "", _MAX_HEADERS
    while True:
        line = stream.readline(left)
        left -= len(line)
        if left <= 0:
            raise InputError(f"headers of more than {_MAX_HEADERS:,} bytes")
        if not line.endswith(b"\n"):
            return None
        text = line.decode("utf-8", "replace").rstrip("\r\n")
        if not text:
            return headers
        if text[0] in " \t" and name:
            headers[name] += " " + text.strip()
            continue
        name, _, value = text.partition(":")
        name = name.strip().lower()
        headers[name] = value.strip()


def reply_of(stream: Pieces) -> Reply:
    """Status line and headers; the stream stands before the body then."""
    words = stream.readline(8192).split(None, 2)
    status = int(words[1]) if len(words) > 1 and words[0].startswith(b"HTTP/") and words[1].isdigit() and len(words[1]) == 3 else 0
    return Reply(status, headers_of(stream) or {})


def body(stream: Pieces, headers: dict[str, str], limit: int) -> bytes:
    """The body with chunks joined and compression undone. Raises `TooLarge` beyond `limit`, `InputError` where it can't be."""
    pieces: Iterable[bytes] = blocks(stream)
    if "chunked" in headers.get("transfer-encoding", "").lower():
        pieces = _joined(stream)
    return within(unpacked(pieces, headers.get("content-encoding", "")), limit)


def unpacked(pieces: Iterable[bytes], coding: str) -> Iterable[bytes]:
    """The pieces with what Content-Encoding names undone. Raises `InputError` for a coding that is not known."""
    for name in reversed([part.strip().lower() for part in coding.split(",")]):
        if name in _CODINGS:
            pieces = inflated(pieces, _CODINGS[name])
        elif name not in _PLAIN:
            raise InputError(f"its body is packed as {name!r}; gzip and deflate are undone")
    return pieces


def _joined(stream: Pieces) -> Iterator[bytes]:
    """The data of chunks. Some archives keep the header but store the body joined: then it is given as it is."""
    first = True
    while True:
        line = stream.readline(1024)
        try:
            size = int(line.split(b";")[0].strip(), 16)
        except ValueError:
            if first:
                yield line
                yield from blocks(stream)
            return
        first = False
        if size <= 0:
            return
        while size > 0 and (data := stream.read(min(size, 1 << 16))):
            size -= len(data)
            yield data
        stream.readline(8)
