"""Issuers and templates in configuration and metadata.

The `iss` of a token is never parsed here, only compared.
"""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass

PLACEHOLDER = "{tenantid}"

_PATH = re.compile(r"(?:[A-Za-z0-9/._~!$&'()*+,;=:@-]|%(?!7[BbDd])[0-9A-Fa-f]{2})*")
_LABEL = re.compile(r"(?!-)[A-Za-z0-9_-]{1,63}(?<!-)")
_LAST_OF_IPV4 = re.compile(r"[0-9]+|0[xX][0-9A-Fa-f]*")
_GUID = re.compile(r"[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")


def is_guid(text: object) -> bool:
    """Returns whether this is a GUID, in any case."""
    return isinstance(text, str) and _GUID.fullmatch(text) is not None


def is_lower_case_guid(text: object) -> bool:
    """Returns whether this is a lowercase GUID, as in tokens."""
    return isinstance(text, str) and is_guid(text) and text == text.lower()


def is_issuer(text: str) -> bool:
    """Returns whether this is an https URL with a host, an optional port and path, and nothing else."""
    if not text.startswith("https://") or "?" in text or "#" in text:
        return False
    authority, slash, rest = text.removeprefix("https://").partition("/")
    return _is_host_with_port(authority) and _PATH.fullmatch(slash + rest) is not None


def _is_host_with_port(text: str) -> bool:
    host, colon, port = text, "", ""
    if not text.endswith("]"):
        host, colon, port = text.rpartition(":") if ":" in text else (text, "", "")
    if colon and not (re.fullmatch(r"[0-9]+", port) and len(port.lstrip("0")) <= 5 and 1 <= int(port) <= 65_535):
        return False
    return is_host(host)


def is_host(text: str) -> bool:
    """Returns whether this is a name, an IPv4 address or an IPv6 address in brackets."""
    if text.startswith("[") and text.endswith("]"):
        return "%" not in text and _is_address(ipaddress.IPv6Address, text[1:-1])
    labels = text.removesuffix(".").split(".")
    if len(text) > 253 or not all(_LABEL.fullmatch(label) for label in labels):
        return False
    return not _LAST_OF_IPV4.fullmatch(labels[-1]) or _is_address(ipaddress.IPv4Address, text)


def _is_address(version: type[ipaddress.IPv4Address] | type[ipaddress.IPv6Address], text: str) -> bool:
    try:
        version(text)
    except ValueError:
        return False
    return True


@dataclass(frozen=True)
class IssuerTemplate:
    """An issuer with a placeholder for `tid` in its path."""

    prefix: str
    suffix: str

    @classmethod
    def read(cls, text: str) -> IssuerTemplate | None:
        """Returns the template that a string represents, or `None` if it is not a template."""
        if text.count(PLACEHOLDER) != 1:
            return None
        prefix, _, suffix = text.partition(PLACEHOLDER)
        # A path before the placeholder ensures that the placeholder is in the path, not in the host.
        has_path = "/" in prefix.removeprefix("https://")
        return cls(prefix, suffix) if has_path and is_issuer(prefix) and is_issuer(prefix + "0" + suffix) else None

    def filled(self, value: str) -> str:
        """Returns the template filled with this value."""
        return self.prefix + value + self.suffix

    def value_in(self, text: str) -> str | None:
        """Returns the value that fills the template to this string, or `None` if there is none."""
        is_long_enough = len(text) >= len(self.prefix) + len(self.suffix)
        if not is_long_enough or not text.startswith(self.prefix) or not text.endswith(self.suffix):
            return None
        return text[len(self.prefix) : len(text) - len(self.suffix)]
