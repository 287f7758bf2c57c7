"""The documents and the ID tokens of an OpenID provider for one play of a module, as its behavior says."""

from __future__ import annotations

import secrets
import time
from collections import Counter
from dataclasses import dataclass
from typing import Any

from behavior import Behavior, Claims
from signing import KEYS, Key, half_hash, token
from variants import Variant

PROFILE = {"name": "Ada Lovelace", "given_name": "Ada", "family_name": "Lovelace", "locale": "en"}
CLAIMS_OF_SCOPES: dict[str, Claims] = {
    "profile": PROFILE,
    "email": {"email": "ada@example.com", "email_verified": True},
    "phone": {"phone_number": "+44 20 7946 0000", "phone_number_verified": True},
    "address": {"address": {"locality": "London", "country": "United Kingdom"}},
}
SUBJECT = "user-of-the-test"


@dataclass
class Grant:
    """What a code stands for."""

    nonce: str
    scope: str
    challenge: str


class Issuer:
    def __init__(self, origin: str, name: str, relying_party: str, variant: Variant, behavior: Behavior) -> None:
        self.issuer = f"{origin}/{name}"
        self.relying_party = relying_party
        self.variant = variant
        self.behavior = behavior
        self.client_id = f"client-of-{name}"
        self.client_secret = "test-secret-of-no-value"
        # Suites that require it give every provider another one.
        self.keys_path = f"/keys-{secrets.token_hex(4)}"
        self.generation = 0
        self.session = secrets.token_urlsafe(12)
        self.grants: dict[str, Grant] = {}
        self.pushed: dict[str, dict[str, str]] = {}
        self.refresh_tokens: dict[str, Grant] = {}
        self.access_token = ""
        self.scope = ""
        self.last_id_token = ""
        self.counts: Counter[str] = Counter()
        self.forms: list[dict[str, str]] = []
        # What the relying party did against the rules.
        self.complaints: list[str] = []

    def user_claims(self) -> Claims:
        claims: Claims = {}
        for scope in self.scope.split():
            claims |= CLAIMS_OF_SCOPES.get(scope, {})
        return claims

    def expect(self, name: str, found: Any, expected: Any) -> None:
        if found != expected:
            self.complaints.append(f"{name} is {found!r}, not {expected!r}")

    # Documents

    def metadata(self) -> Claims:
        metadata = {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "userinfo_endpoint": f"{self.issuer}/userinfo",
            "jwks_uri": self.issuer + self.keys_path,
            "end_session_endpoint": f"{self.issuer}/end-session",
            "scopes_supported": ["openid", *CLAIMS_OF_SCOPES],
            "response_types_supported": ["code", "id_token", "code id_token"],
            "response_modes_supported": ["query", "fragment", "form_post"],
            "grant_types_supported": ["authorization_code", "implicit", "refresh_token"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256", "PS256", "ES256", "EdDSA"],
            "token_endpoint_auth_methods_supported": [f"client_secret_{self.variant.authentication}"],
            "code_challenge_methods_supported": ["S256"],
            "claims_supported": ["sub", "name", "email", "phone_number", "address"],
        }
        if self.behavior.accepts_pushing or self.behavior.requires_pushing:
            metadata["pushed_authorization_request_endpoint"] = f"{self.issuer}/pushed"
        if self.behavior.requires_pushing:
            metadata["require_pushed_authorization_requests"] = True
        self.behavior.change_metadata(metadata)
        return metadata

    def keys(self) -> list[Key]:
        """Returns the keys: the first one signs, and the first ones are published."""
        first = self.generation % len(KEYS)
        return KEYS[first:] + KEYS[:first]

    def published(self) -> list[Claims]:
        published = self.keys()[: self.behavior.published_keys]
        return [key.published(self.key_id(key), self.behavior.usual_algorithm) for key in published]

    def key_id(self, key: Key) -> str:
        return self.behavior.key_id or key.identifier

    def rotate(self) -> None:
        self.generation += 1

    # Tokens

    def half_hash(self, value: str) -> str:
        return half_hash(value, self.behavior.algorithm or self.behavior.usual_algorithm)

    def signed(self, claims: Claims, kind: str = "JWT", **how: Any) -> str:
        how.setdefault("algorithm", self.behavior.usual_algorithm)
        key = self.keys()[1 if self.behavior.signs_with_unknown_key else 0]
        return token(claims, key, identifier=self.key_id(key), secret=self.client_secret, kind=kind, **how)

    def id_token(self, grant: Grant, place: str, hashes: Claims, extra: Claims | None = None) -> str:
        now = int(time.time())
        claims: Claims = {
            "iss": self.issuer, "sub": SUBJECT, "aud": self.client_id, "iat": now, "exp": now + 300,
            "auth_time": now, "sid": self.session, **hashes, **(extra or {}),
        }
        if grant.nonce:
            claims["nonce"] = grant.nonce
        how: dict[str, Any] = {}
        if place == "refresh":
            claims.pop("nonce", None)
            self.behavior.change_refreshed(claims)
        elif self.variant.place in ("", place):
            self.behavior.change(claims)
            how = {
                "algorithm": self.behavior.algorithm or self.behavior.usual_algorithm,
                "is_spoilt": self.behavior.is_signature_spoilt, "names_key": self.behavior.names_key,
            }
        self.last_id_token = self.signed(claims, **how)
        return self.last_id_token
