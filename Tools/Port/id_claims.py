"""Stage 5 of ID tokens: the claims that bind a token to a client and its request."""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass

import base64url
from claims import ClaimValidation, Expectations, date_of, names_of, subject_of, text_of
from issuer_rule import Claims, IssuerRule
from keys import KeyOwner
from rsa_signature import HASH_FUNCTIONS


@dataclass(frozen=True, kw_only=True)
class IDTokenExpectations(Expectations):
    """Additional expectations for ID tokens."""

    client_id: str
    nonce: str | None
    is_refreshed: bool = False
    maximum_age: int | None = None
    authenticated_since: float | None = None
    code: str | None = None
    access_token: str | None = None
    required_contexts: list[str] | None = None
    context_claim: tuple[str, list[str]] | None = None
    required_methods: list[str]
    same_subject_as: str | None = None
    trusted_audiences: tuple[str, ...] = ()


class IDTokenValidation(ClaimValidation):
    """Validates the claims of an ID token against the expectations of a client."""

    _types_acr = True

    def __init__(
        self, claims: Claims, expectations: IDTokenExpectations, algorithm: str, key_owner: KeyOwner, now: float
    ) -> None:
        super().__init__(claims, expectations, key_owner, now)
        self._expectations = expectations
        self._algorithm = algorithm

    def codes(self) -> list[str]:
        """Returns all problem codes, in the order of the checks."""
        self._validate_issuer()
        self._validate_subject()
        self._validate_audience()
        self._validate_authorized_party()
        self._validate_purpose()
        self._validate_times()
        self._validate_nonce()
        self._validate_context()
        self._validate_methods()
        self._validate_authentication_time()
        self._validate_hash("c_hash", self._expectations.code, "token.code-hash")
        self._validate_hash("at_hash", self._expectations.access_token, "token.access-token-hash")
        self._validate_same_subject()
        return self._found

    def _validate_audience(self) -> None:
        names = self._read("aud", names_of, is_required=True)
        client_id = self._expectations.client_id
        if names is None:
            return
        if client_id in names:
            is_trusted = set(names) <= {client_id, *self._expectations.trusted_audiences}
            self._require(is_trusted, "token.audience-untrusted")
        else:
            self._found.append("token.audience-mismatch")

    def _validate_authorized_party(self) -> None:
        party = self._read("azp", text_of)
        if party is not None:
            self._require(party == self._expectations.client_id, "token.authorized-party-mismatch")

    def _validate_purpose(self) -> None:
        """Rejects claims that mark a logout token or, for Entra, an access token."""
        self._refuse_claim("events")
        if isinstance(self._rule, IssuerRule):
            self._refuse_claim("scp")
            if self._claims.get("ver") == "2.0" or "nonce" not in self._claims:
                self._refuse_claim("appid")

    def _validate_authentication_time(self) -> None:
        maximum_age = self._expectations.maximum_age
        since = self._expectations.authenticated_since
        time = self._read("auth_time", date_of, is_required=maximum_age is not None)
        if time is not None and maximum_age is not None:
            is_recent = time + maximum_age + self._leeway >= self._now
            self._require(is_recent, "token.authentication-too-old")
        if time is not None and since is not None:
            self._require(time + self._leeway >= since, "token.authentication-too-old")

    def _validate_nonce(self) -> None:
        nonce = self._read("nonce", text_of)
        expected = self._expectations.nonce
        if self._expectations.is_refreshed:
            if nonce is not None and expected is not None:
                self._require(_is_same_secret(nonce, expected), "token.nonce-mismatch")
        elif expected is None:
            self._require(nonce is None, "token.nonce-unexpected")
        elif nonce is not None:
            self._require(_is_same_secret(nonce, expected), "token.nonce-mismatch")
        else:
            self._require("nonce" in self._claims, "token.nonce-missing")

    def _validate_context(self) -> None:
        context = self._read("acr", text_of)
        required = self._expectations.required_contexts
        is_unusable = "acr" in self._claims and context is None
        if required is not None and not is_unusable:
            self._require(context in required, "token.context-mismatch")
        if self._expectations.context_claim is not None and not is_unusable:
            name, contexts = self._expectations.context_claim
            found = self._read(name, names_of)
            if name not in self._claims or found is not None:
                self._require(any(context in contexts for context in found or []), "token.context-mismatch")

    def _validate_methods(self) -> None:
        required = self._expectations.required_methods
        if required:
            found = self._read("amr", names_of)
            if "amr" not in self._claims or found is not None:
                self._require(set(required) <= set(found or []), "token.method-missing")

    def _validate_hash(self, name: str, value: str | None, code: str) -> None:
        """Checks the left half of the hash of a value from the front channel."""
        found = self._read(name, text_of)
        if value is None:
            return
        if found is not None:
            full = hashlib.new(HASH_FUNCTIONS[self._algorithm], value.encode()).digest()
            expected = base64url.encode(full[: len(full) // 2]).decode()
            self._require(_is_same_secret(found, expected), code + "-mismatch")
        else:
            self._require(name in self._claims, code + "-missing")

    def _validate_same_subject(self) -> None:
        subject = subject_of(self._claims.get("sub"))
        expected = self._expectations.same_subject_as
        if subject is not None and expected is not None:
            self._require(subject == expected, "token.subject-mismatch")


def _is_same_secret(left: str, right: str) -> bool:
    """Compares in constant time."""
    return hmac.compare_digest(left.encode(), right.encode())
