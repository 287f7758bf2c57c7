"""Stage 5: the claims of a token with a valid signature, and all their problems.

The time and everything else that a check needs are arguments; nothing here reads a clock.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from issuer_rule import Claims, IssuerRule
from json_values import JSONNumber, JSONValue
from keys import KeyOwner

Value = TypeVar("Value")

LATEST_DATE = 253_402_300_799.0
LONGEST_SUBJECT = 255


@dataclass(frozen=True, kw_only=True)
class Expectations:
    """The expectations for a token of any kind."""

    issuer: str | IssuerRule
    leeway: float = 60.0
    algorithms: tuple[str, ...] = ("RS256",)


def date_of(value: JSONValue) -> float | None:
    """Returns the seconds since 1970, up to the end of 9999, or `None` if the value is not a date."""
    seconds = value.nearest_float() if isinstance(value, JSONNumber) else -1.0
    return seconds if 0 <= seconds <= LATEST_DATE else None


def names_of(value: JSONValue) -> list[str] | None:
    names = [value] if isinstance(value, str) else value
    return names if isinstance(names, list) and all(isinstance(name, str) for name in names) else None


def text_of(value: JSONValue) -> str | None:
    return value if isinstance(value, str) else None


def subject_of(value: JSONValue) -> str | None:
    if not isinstance(value, str) or not 1 <= len(value.encode()) <= LONGEST_SUBJECT:
        return None
    return None if any(character < " " or character == "\x7f" for character in value) else value


class ClaimValidation:
    """The checks common to every kind of token."""

    # Whether another check reports an `acr` of a wrong type.
    _types_acr = False

    def __init__(self, claims: Claims, expectations: Expectations, key_owner: KeyOwner, now: float) -> None:
        self._claims = claims
        self._rule = expectations.issuer
        self._leeway = expectations.leeway
        self._key_owner = key_owner
        self._now = now
        self._found: list[str] = []

    def _read(self, name: str, read: Callable[[JSONValue], Value | None], is_required: bool = False) -> Value | None:
        """Returns a valid claim, or `None` after reporting a missing claim or wrong type once."""
        if name not in self._claims:
            if is_required:
                self._found.append("token.claim-missing")
            return None
        value = read(self._claims[name])
        if value is None:
            self._found.append("token.claim-type")
        return value

    def _require(self, condition: bool, code: str) -> None:
        if not condition:
            self._found.append(code)

    def _validate_issuer(self) -> None:
        issuer = self._read("iss", text_of, is_required=True)
        rule = self._rule
        if isinstance(rule, IssuerRule):
            codes = rule.codes(self._claims, self._key_owner)
            has_wrong_type = "tfp" not in self._claims and not isinstance(self._claims.get("acr", ""), str)
            unsaid = {"issuer.policy-mismatch"} if self._types_acr and has_wrong_type else set()
            if issuer is None:
                unsaid.add("issuer.mismatch")
                # A key without an issuer can only have the wrong cloud, which does not depend on `iss`.
                if self._key_owner.issuer is not None:
                    unsaid.add("issuer.key-issuer-mismatch")
            self._found += [code for code in codes if code not in unsaid]
        elif issuer is not None:
            self._require(issuer == self._rule, "issuer.mismatch")

    def _validate_subject(self) -> None:
        self._read("sub", subject_of, is_required=True)

    def _refuse_claim(self, name: str) -> None:
        """Rejects a claim that only other kinds of tokens have, whatever its value."""
        self._require(name not in self._claims, "token.unexpected-claim")

    # Each comparison states when the token passes, so that a time that is not a number fails.

    def _validate_times(self) -> None:
        leeway = self._leeway
        expiry = self._read("exp", date_of, is_required=True)
        if expiry is not None:
            self._require(self._now - leeway < expiry, "token.expired")
        beginning = self._read("nbf", date_of)
        if beginning is not None:
            self._require(self._now + leeway >= beginning, "token.not-yet-valid")
        issued = self._read("iat", date_of, is_required=True)
        if issued is not None:
            self._require(self._now + leeway >= issued, "token.issued-in-future")
