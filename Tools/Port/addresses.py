"""URLs: their parts, normalized hosts, and allowed characters."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterable
from dataclasses import dataclass

from ascii_text import lower_case
from issuers import is_host

_ADDRESS = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://([^/?#]*)([^?#]*)(?:\?([^#]*))?(?:#(.*))?", re.DOTALL)
_OUTSIDE_HOSTS = re.compile(r"(?:[A-Za-z0-9._~:/?#@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*")
_BRACKETS = re.compile(r"[\[\]]")
_HIGHEST_PORT = 65_535


@dataclass(frozen=True)
class Address:
    """The parts of an absolute URL, unchanged."""

    scheme: str
    authority: str
    path: str
    query: str | None
    fragment: str | None

    @classmethod
    def cut(cls, text: str) -> Address | None:
        """Splits a string that begins with a scheme and `://`."""
        match = _ADDRESS.fullmatch(text)
        return cls(*match.groups()) if match else None

    @property
    def user_information(self) -> str | None:
        """The part of the authority before the last @."""
        return self.authority.rpartition("@")[0] if "@" in self.authority else None

    @property
    def host_and_port(self) -> tuple[str, str | None]:
        """The host, and the string after its colon."""
        return cut_port(self.authority.rpartition("@")[2])


def cut_port(text: str) -> tuple[str, str | None]:
    """Returns a host and the string after its colon, or `None` if there is no colon or more than one."""
    in_brackets = text.find("]") + 1 if text.startswith("[") else 0
    if text[in_brackets:].count(":") != 1:
        return text, None
    colon = text.index(":", in_brackets)
    return text[:colon], text[colon + 1 :]


def port_number(text: str) -> int | None:
    """Returns the port number, or `None` if the string is not a valid port."""
    if not re.fullmatch(r"[0-9]+", text) or len(text.lstrip("0")) > len(str(_HIGHEST_PORT)):
        return None
    return int(text) if 1 <= int(text) <= _HIGHEST_PORT else None


def written_host(text: str) -> str | None:
    """Returns the host as browsers normalize it, or `None` if it is invalid."""
    if not is_host(text):
        return None
    return f"[{_written_ipv6(text[1:-1])}]" if text.startswith("[") else lower_case(text)


def _written_ipv6(text: str) -> str:
    bits = int(ipaddress.IPv6Address(text))
    groups = [f"{bits >> shift & 0xFFFF:x}" for shift in range(112, -16, -16)]
    # The first of the longest runs of zeros. A single zero is not a run.
    length, start = max(
        (
            (count, -place)
            for place in range(8)
            for count in range(2, 9 - place)
            if set(groups[place : place + count]) == {"0"}
        ),
        default=(0, 0),
    )
    if not length:
        return ":".join(groups)
    return ":".join(groups[:-start]) + "::" + ":".join(groups[-start + length :])


def consists_of_uri_characters(text: str) -> bool:
    """Returns whether a string consists of URI characters, with brackets only around its host."""
    address = Address.cut(text)
    if address is not None:
        start = len(address.scheme) + len("://") + len(address.authority.rpartition("@")[0])
        end = len(address.scheme) + len("://") + len(address.authority)
        text = text[:start] + _BRACKETS.sub("x", text[start:end]) + text[end:]
    return _OUTSIDE_HOSTS.fullmatch(text) is not None


def is_at_or_below(name: str, domains: Iterable[str]) -> bool:
    """Returns whether a name is one of the domains, or ends in one."""
    return any(name == domain or name.endswith("." + domain) for domain in domains)


def has_dot_segment(path: str) -> bool:
    """Returns whether a path contains a dot segment, which clients remove."""
    return any(lower_case(segment).replace("%2e", ".") in (".", "..") for segment in path.split("/"))
