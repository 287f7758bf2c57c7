"""Compares pages, issuers, authorities and redirect URIs with urllib and ipaddress.

urllib splits URLs, but hardly validates them. For this reason, every rejection must have a cause in the parts that
urllib returns, and every accepted URL must have the scheme, host and port that urllib returns.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator

from address_making import TENANT, address, authority, redirect_uri
from address_rules import (
    Parts,
    cut,
    has_dot_segment,
    is_address,
    is_host,
    is_stripped,
    port_number,
    written_host,
)
from comparison import Agreement, Disagreement, Explanation, Outcome, Subject, Trial, agreed
from library import Answer, Question

STRIPPED = Explanation(
    "urllib removes white space from a URL",
    "R-C4",
    "the library: text that is compared is never trimmed; a browser would trim it too, and then another text is "
    "registered than was shown",
)

_PORTS = {"http": 80, "https": 443}
_PATH = re.compile(r"(?:/(?:[A-Za-z0-9/._~!$&'()*+,;=:@-]|%[0-9A-Fa-f]{2})*)?")
_BRACE = re.compile(r"%7[bBdD]")
_URI = re.compile(r"(?:[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*")
_PLAIN = re.compile(
    r"https://login\.(?:microsoftonline\.com|microsoftonline\.us|partner\.microsoftonline\.cn)"
    rf"/(?:{TENANT}|common|organizations|contoso\.com)/v2\.0"
    # Personal accounts exist only in the worldwide cloud.
    r"|https://login\.microsoftonline\.com/consumers/v2\.0"
)
_SIGN_IN_HOST = re.compile(
    r"login\.(?:microsoftonline\.com|microsoftonline\.us|partner\.microsoftonline\.cn)"
    r"|[a-z0-9-]+\.(?:b2clogin|ciamlogin)\.com"
)


def _origin_fault(parts: Parts | None) -> str | None:
    """Returns the first fault, in the order of R-C17."""
    if parts is None:
        return "callback.not-absolute"
    if parts.scheme not in _PORTS:
        return "callback.unsupported-scheme"
    if parts.has_user:
        return "callback.user-info"
    if not is_host(parts.host):
        return "callback.invalid-host"
    return "callback.invalid-port" if parts.port is not None and port_number(parts.port) is None else None


def _compare_origin(text: str, answer: Answer) -> Outcome:
    parts = cut(text)
    fault = _origin_fault(parts)
    if answer.accepted is None:
        if answer.codes == (fault,):
            return Agreement(False)
        # Characters that urllib removes change the URL. Otherwise the text must have the named fault.
        if is_stripped(text) and answer.codes in (
            ("callback.not-absolute",),
            ("callback.invalid-host",),
            ("callback.invalid-port",),
            ("callback.user-info",),
        ):
            return STRIPPED
        return Disagreement(f"urllib shows {fault}, and the library returns {answer.codes}")
    if parts is None or len(answer.accepted) != 4:
        return Disagreement(f"not absolute, and {answer}")
    if is_stripped(text) and f"{parts.scheme}://{parts.authority}".lower() not in text.lower():
        return Disagreement("white space before the path was accepted")
    scheme, host, port, callback = answer.accepted
    expected_port = port_number(parts.port) if parts.port is not None else _PORTS.get(parts.scheme)
    again = cut(callback)
    is_same = (
        fault is None
        and not parts.is_unreadable
        and (scheme, host, int(port)) == (parts.scheme, written_host(parts.host), expected_port)
    )
    is_derived = (
        again is not None
        and (again.scheme, again.host) == (scheme, host)
        and again.path == "/api/oidc/callback"
        and (port_number(again.port) or _PORTS[scheme]) == int(port)
    )
    return agreed(is_same and is_derived, True, f"urllib returns {parts} ({fault}), and the library {answer.accepted}")


def _is_issuer(text: str, parts: Parts | None) -> bool:
    return (
        parts is not None
        and not parts.is_unreadable
        and text.startswith("https://")
        and not parts.has_user
        and is_host(parts.host)
        and (parts.port is None or port_number(parts.port) is not None)
        and parts.query is None
        and parts.fragment is None
        and bool(_PATH.fullmatch(parts.path))
        and not _BRACE.search(parts.path)
    )


def _compare_issuer(text: str, answer: Answer) -> Outcome:
    expected = _is_issuer(text, cut(text))
    if answer.accepted is not None:
        return agreed(expected and answer.accepted == (text,), True, "urllib sees no issuer")
    if answer.codes != ("issuer.invalid",):
        return Disagreement(f"{answer.codes}")
    if not expected:
        return Agreement(False)
    return STRIPPED if is_stripped(text) else Disagreement("urllib sees an issuer")


def _redirect_codes(uri: str, parts: Parts | None) -> set[str]:
    """Returns every broken rule, for an audience of one tenant."""
    codes = set()
    # Brackets are allowed only around the host.
    outside = uri if parts is None else uri.replace(parts.authority.rpartition("@")[2], "", 1)
    rules: list[tuple[str, bool]] = [
        ("redirect.too-long", len(uri) > 256),
        ("redirect.unsupported-character", bool(re.search(r"[!$'(),;]", uri))),
        ("redirect.wildcard", "*" in uri),
        ("redirect.fragment", "#" in uri),
        ("redirect.malformed", not _URI.fullmatch(uri) or "[" in outside or "]" in outside),
        ("redirect.user-info", parts is not None and parts.has_user),
    ]
    codes |= {code for code, is_broken in rules if is_broken}
    if parts is None or not parts.host:
        return codes | {"redirect.relative"}
    is_local = parts.host.lower() == "localhost" or is_address(parts.host, "127.0.0.1")
    if parts.scheme != "https" and not (parts.scheme == "http" and is_local):
        codes.add("redirect.scheme-not-https")
    if parts.host.startswith("[") and is_host(parts.host) and is_address(parts.host, "::1"):
        codes.add("redirect.ipv6-loopback")
    # Characters with their own rule count as letters here.
    if not is_host(re.sub(r"[!$'(),;*]", "x", parts.host)) or (
        parts.port is not None and port_number(parts.port) is None
    ) or has_dot_segment(parts.path):
        codes.add("redirect.malformed")
    return codes


def _compare_redirect(uri: str, answer: Answer) -> Outcome:
    parts = cut(uri)
    expected = _redirect_codes(uri, parts)
    if answer.accepted is not None:
        is_read = parts is not None and not parts.is_unreadable
        return agreed(
            is_read and not expected and answer.accepted == (uri,), True, f"urllib’s parts break {sorted(expected)}"
        )
    if set(answer.codes) == expected:
        return Agreement(False)
    # Such a text is rejected in any case, and urllib reads a different one.
    is_explained = is_stripped(uri) and "redirect.malformed" in answer.codes and expected != set()
    return STRIPPED if is_explained else Disagreement(f"urllib’s parts break {sorted(expected)}, and {answer.codes}")


def _compare_authority(text: str, answer: Answer) -> Outcome:
    if answer.accepted is None:
        if not answer.codes or not all(code.startswith("authority.") for code in answer.codes):
            return Disagreement(f"{answer.codes}")
        if _PLAIN.fullmatch(text):
            return Disagreement(f"a plain authority, and {answer.codes}")
        if answer.suggestion is not None and not _is_authority(cut(answer.suggestion)):
            return Disagreement(f"the suggestion {answer.suggestion} is not a URL of a sign-in host")
        return Agreement(False)
    parts = cut(text)
    if parts is None or len(answer.accepted) != 4 or not _is_authority(parts):
        return Disagreement(f"urllib returns {parts}, and the library {answer.accepted}")
    same, host, metadata, issuer = answer.accepted
    location = cut(metadata)
    is_right = (
        same == text
        and host == parts.host
        and location is not None
        and (location.scheme, location.authority) == (parts.scheme, parts.authority)
        and location.path == parts.path.rstrip("/") + "/.well-known/openid-configuration"
        and location.query == parts.query
        and (not issuer or _is_authority(cut(issuer)))
    )
    return agreed(is_right, True, f"urllib returns {parts}, and the library {answer.accepted}")


def _is_authority(parts: Parts | None) -> bool:
    return (
        parts is not None
        and not parts.is_unreadable
        and parts.scheme == "https"
        and not parts.has_user
        and parts.port is None
        and parts.fragment is None
        and bool(_SIGN_IN_HOST.fullmatch(parts.host))
        and not re.search(r"\s", parts.path)
        and (parts.query is None or parts.query.startswith("appid="))
    )


def _trials(
    subject: str, make: Callable[[random.Random], str], compare: Callable[[str, Answer], Outcome]
) -> Callable[[random.Random, int], Iterator[Trial]]:
    def trials(generator: random.Random, count: int) -> Iterator[Trial]:
        for _ in range(count):
            text = make(generator)
            question = Question(subject, (text.encode(),))
            yield Trial(question, lambda answer, text=text: compare(text, answer), ascii(text))  # type: ignore[misc]

    return trials


SUBJECTS = [
    Subject("page addresses", "urllib.parse, ipaddress", 1, _trials("origin", address, _compare_origin)),
    Subject("issuers", "urllib.parse, ipaddress", 1, _trials("issuer", address, _compare_issuer)),
    Subject("redirect URIs", "urllib.parse, ipaddress", 1, _trials("redirect", redirect_uri, _compare_redirect)),
    Subject("authorities", "urllib.parse", 1, _trials("authority", authority, _compare_authority)),
]
