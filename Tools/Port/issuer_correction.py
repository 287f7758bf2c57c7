"""The suggestion for an exact issuer that is invalid, by the page on issuers."""

from __future__ import annotations

import re

from addresses import Address
from ascii_text import lower_case
from authority import without_surrounding_url
from authority_path import looks_like_secret
from host_classes import class_of_host
from issuers import is_host, is_issuer

_WELL_KNOWN = ("/.well-known/openid-configuration", "/.well-known/oauth-authorization-server")
_ENDPOINT = re.compile(r"(.*)/protocol/openid-connect/(?:auth|token|userinfo|certs|logout)", re.DOTALL)
_DEVELOPMENT_DOMAINS = ("localhost", "local", "internal", "test")
_LONGEST = 2_048


def suggested_issuer(text: str) -> str | None:
    """Returns the issuer that was meant, or `None` if it cannot be told."""
    rest = without_surrounding_url(text)  # issuers.suggestion.1
    rest = issuer_of_pasted_url(rest) or rest  # issuers.suggestion.2
    rest = _with_scheme(rest)
    # issuers.suggestion.5
    is_meant = is_issuer(rest) and issuer_of_pasted_url(rest) is None
    return rest if is_meant and len(rest.encode()) <= _LONGEST and not looks_like_secret(rest) else None


def issuer_of_pasted_url(text: str) -> str | None:
    """Returns the issuer to which the URL of metadata or of an endpoint belongs, or `None` for any other text."""
    address = Address.cut(text)
    if address is None:
        return None
    origin = f"{address.scheme}://{address.authority}"
    path = address.path.removesuffix("/")
    for known in _WELL_KNOWN:
        if path.endswith(known):  # issuers.pasted.1
            return origin + path.removesuffix(known)
        if path.startswith(known + "/"):  # issuers.pasted.2
            return origin + path.removeprefix(known)
    endpoint = _ENDPOINT.fullmatch(path)  # issuers.pasted.3
    return origin + endpoint[1] if endpoint else None


def _with_scheme(text: str) -> str:
    address = Address.cut(text)
    if address is None:  # issuers.suggestion.3
        with_scheme = Address.cut("https://" + text)
        host = with_scheme.host_and_port[0] if with_scheme else ""
        return "https://" + text if "." in host and is_host(host) else text
    # issuers.suggestion.4
    rest = text[len(address.scheme) :]
    scheme = lower_case(address.scheme)
    host = address.host_and_port[0]
    if scheme == "http" and is_host(host) and not _is_for_development(host):
        return "https" + rest
    return scheme + rest if scheme in ("http", "https") else text


def _is_for_development(host: str) -> bool:
    kind, is_address = class_of_host(host)
    if kind == "link-local":
        return False
    if is_address:
        return kind == "private"
    labels = lower_case(host).removesuffix(".").split(".")
    return len(labels) == 1 or labels[-1] in _DEVELOPMENT_DOMAINS
