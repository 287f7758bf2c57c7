"""The path and query of a pasted URL, parsed from the end."""

from __future__ import annotations

import re
from dataclasses import dataclass

from addresses import Address
from ascii_text import lower_case
from data_tables import RESERVED_POLICIES
from issuers import is_lower_case_guid

_METADATA = [".well-known", "openid-configuration"]
_OAUTH2 = ("authorize", "token", "logout", "devicecode")
_ENDPOINTS = [
    *(["oauth2", *version, name] for name in _OAUTH2 for version in (["v2.0"], [])),
    *(["discovery", *version, "keys"] for version in (["v2.0"], [])),
]
_SECRET_WORD = re.compile(r"[A-Za-z0-9._~%-]{30,}")


@dataclass
class AuthorityPath:
    """The remaining path segments, and the parts that were removed."""

    segments: list[str]
    has_metadata_path: bool = False
    has_endpoint: bool = False
    final_slashes: int = 0
    has_outer_slashes: bool = False
    application: str | None = None
    policy: str | None = None
    has_unexpected_query: bool = False

    @classmethod
    def of(cls, address: Address) -> AuthorityPath:
        """Parses the path and query of a URL."""
        path = cls(address.path.split("/")[1:])
        path._peel()
        path._read_query(address)
        return path

    @property
    def tenant(self) -> str | None:
        """The segment in place of the tenant."""
        if not self.segments or self.segments == ["v2.0"] or (not self.segments[0] and len(self.segments) <= 2):
            return None
        return self.segments[0]

    def _peel(self) -> None:
        slashes = _pop_empty(self.segments)
        if self.segments[-2:] == _METADATA:
            self.has_metadata_path = True
            self.has_outer_slashes = slashes > 0
            del self.segments[-2:]
            slashes = _pop_empty(self.segments)
        endpoint = next((parts for parts in _ENDPOINTS if self.segments[-len(parts) :] == parts), None)
        if endpoint is not None:
            base = self.segments[: -len(endpoint)]
            inner = _pop_empty(base)
            if base[-1:] != ["v2.0"]:
                self.has_endpoint = True
                self.has_outer_slashes = self.has_outer_slashes or slashes > 0
                self.segments, slashes = base, inner
        self.final_slashes = slashes if self.segments else 0

    def _read_query(self, address: Address) -> None:
        parameters = address.query.split("&") if address.query is not None else []
        if self.has_endpoint:
            policies = [value for parameter in parameters if (value := _value(parameter, "p"))]
            self.policy = policies[0] if policies else None
            self.has_unexpected_query = len(set(map(lower_case, policies))) > 1
            return
        if address.query is None and address.fragment is None:
            return
        if address.fragment is not None or len(parameters) != 1:
            self.has_unexpected_query = True
            return
        application = _value(parameters[0], "appid")
        self.application = application if is_lower_case_guid(application) else None
        self.policy = _value(parameters[0], "p") if self.has_metadata_path else None
        self.has_unexpected_query = self.application is None and self.policy is None


def is_policy(text: str) -> bool:
    """Returns whether this is a valid B2C policy name."""
    has_name = re.search(r"[A-Za-z]", text.lstrip("vV")) is not None
    is_plain = re.fullmatch(r"[A-Za-z0-9._~-]+", text) is not None
    return is_plain and has_name and lower_case(text) not in RESERVED_POLICIES and not looks_like_secret(text)


def looks_like_secret(text: str) -> bool:
    """Returns whether a string contains what looks like a secret."""
    return any(_is_secret_word(word) for word in _SECRET_WORD.findall(text))


def _is_secret_word(word: str) -> bool:
    kinds = ("[A-Z]", "[a-z]", "[0-9]", "~|%7[Ee]")
    return word.startswith("eyJ") or all(re.search(kind, word) for kind in kinds)


def _value(parameter: str, name: str) -> str | None:
    found, equals, value = parameter.partition("=")
    return value if found == name and equals and value else None


def _pop_empty(segments: list[str]) -> int:
    count = 0
    while segments and not segments[-1]:
        segments.pop()
        count += 1
    return count
