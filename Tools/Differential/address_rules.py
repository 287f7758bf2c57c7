"""Converts the results of urllib and ipaddress into the terms of the rules."""

from __future__ import annotations

import ipaddress
import re
import urllib.parse
from dataclasses import dataclass

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_LABEL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?")
_NUMBER = re.compile(r"[0-9]+|0[xX][0-9A-Fa-f]*")
_STRIPPED = re.compile(r"[\t\r\n]|^[\x00-\x20]")


@dataclass(frozen=True)
class Parts:
    """A URL as urllib splits it, and whether urllib considers it invalid."""

    scheme: str
    authority: str
    host: str
    port: str | None
    path: str
    query: str | None
    fragment: str | None
    is_unreadable: bool

    @property
    def has_user(self) -> bool:
        """Whether there is text before an @."""
        return "@" in self.authority


def is_stripped(text: str) -> bool:
    """Returns whether urllib would change a text. It removes tabs and line ends, and spaces and control characters at
    the start."""
    return bool(_STRIPPED.search(text))


def cut(text: str) -> Parts | None:
    """Returns the parts, or None if the text is not an absolute URL."""
    if not _SCHEME.match(text):
        return None
    try:
        parts = urllib.parse.urlsplit(text)
    except ValueError:
        # The brackets do not contain an address, or the host changes when it is normalized. urllib returns nothing
        # more, so the parts follow RFC 3986 appendix B.
        scheme, _, rest = text.partition("://")
        authority = re.split(r"[/?#]", rest)[0]
        parts = urllib.parse.SplitResult(scheme.lower(), authority, *_behind(rest[len(authority) :]))
        return _parts(text, parts, is_unreadable=True)
    return _parts(text, parts, is_unreadable=False)


def _behind(rest: str) -> tuple[str, str, str]:
    before, _, fragment = rest.partition("#")
    path, _, query = before.partition("?")
    return path, query, fragment


def _parts(text: str, parts: urllib.parse.SplitResult, is_unreadable: bool) -> Parts:
    authority = parts.netloc
    host_and_port = authority.rpartition("@")[2]
    bracket = host_and_port.find("]") if host_and_port.startswith("[") else -1
    head, colon, port = host_and_port[bracket + 1 :].partition(":")
    if ":" in port:
        # With several colons, this is an IPv6 address without brackets, or invalid. All of it is the host.
        head, colon, port = head + colon + port, "", ""
    return Parts(
        scheme=parts.scheme,
        authority=authority,
        host=host_and_port[: bracket + 1] + head,
        port=port if colon else None,
        path=parts.path,
        query=parts.query if "?" in text.partition("#")[0] else None,
        fragment=parts.fragment if "#" in text else None,
        is_unreadable=is_unreadable,
    )


def is_host(host: str) -> bool:
    """Returns whether this is an ASCII name, an IPv4 address, or an IPv6 address in brackets."""
    if host.startswith("["):
        try:
            ipaddress.IPv6Address(host[1:-1])
        except ValueError:
            return False
        return host.endswith("]") and "%" not in host
    labels = host.removesuffix(".").split(".")
    if not 1 <= len(host) <= 253 or not all(_LABEL.fullmatch(label) for label in labels):
        return False
    if not _NUMBER.fullmatch(labels[-1]):
        return True
    try:
        ipaddress.IPv4Address(host)
    except ValueError:
        return False
    return True


def written_host(host: str) -> str:
    """Returns a host as browsers write it. An IPv4-mapped address is written without dots, unlike in Python 3.13."""
    if not host.startswith("["):
        return host.lower()
    address = ipaddress.IPv6Address(host[1:-1])
    if address.ipv4_mapped is None:
        return f"[{address.compressed}]"
    bits = int(address.ipv4_mapped)
    return f"[::ffff:{bits >> 16:x}:{bits & 0xFFFF:x}]"


def has_dot_segment(path: str) -> bool:
    """Returns whether a client would remove a segment of the path."""
    return any(urllib.parse.unquote(segment) in (".", "..") for segment in path.split("/"))


def port_number(port: str | None) -> int | None:
    """Returns a port from 1 to 65535, or None."""
    if port is None or not re.fullmatch(r"[0-9]+", port) or not 1 <= int(port) <= 65_535:
        return None
    return int(port)


def is_address(host: str, address: str) -> bool:
    """Returns whether a host is this address, in any spelling."""
    try:
        return is_host(host) and ipaddress.ip_address(host.strip("[]")) == ipaddress.ip_address(address)
    except ValueError:
        return False
