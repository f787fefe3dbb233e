"""Where a name on the network leads, and whether it is the world's network and not one's own.

A page may name any address, and a redirect may lead there: to this machine, its neighbours, the data of its cloud. Such
addresses are refused. A name is looked up once and what was looked at is what is connected to, so that a name server
which answers otherwise the second time gains nothing.
"""
from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable

from tawatur.errors import Forbidden, Unreachable

Address = Callable[[str, int], str]
Lookup = Callable[[str, int], list[str]]
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


def lookup(host: str, port: int) -> list[str]:
    """The addresses of a name, in the system's order. Raises `Unreachable`."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise Unreachable(f"no such host: {host}; check the spelling and the connection") from None
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def checked(host: str, port: int, private: bool, look: Lookup = lookup) -> str:
    """The address to connect to. Raises `Forbidden` where none is of the world's network and `private` does not allow others."""
    found = look(host, port)
    for address in found:
        if private or is_public(address):
            return address
    if not found:
        raise Unreachable(f"no such host: {host}; check the spelling and the connection")
    raise Forbidden(f"{host} leads to {found[0]}, an address of this machine or its own network; such are not fetched")


def is_public(address: str) -> bool:
    """Whether anybody in the world may have this address; what carries an IPv4 address within is as good as that."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour
        if ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_loopback or ip.is_link_local)
