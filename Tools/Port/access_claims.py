"""Stage 5 for access tokens: permissions, the calling client, and protection against other kinds of tokens."""

from __future__ import annotations

from dataclasses import dataclass

from ascii_text import lower_case
from claims import ClaimValidation, Expectations, names_of, text_of
from issuer_rule import Claims, IssuerRule
from json_values import JSONValue
from keys import KeyOwner


@dataclass(frozen=True, kw_only=True)
class AccessTokenExpectations(Expectations):
    """Additional expectations for access tokens. The last three apply only to Entra, the distinction to others."""

    audiences: tuple[str, ...]
    distinction: str | None = None
    distinguishing_claim: str | None = None
    allowed_clients: frozenset[str] | None = None
    are_permissions_required: bool = True

    @property
    def must_say_type(self) -> bool:
        """Whether a token without the access token `typ` is a different kind of token."""
        return self.distinction == "type"


def _named(value: str) -> bool:
    """Returns whether a string contains more than white space and control characters."""
    return any(character > " " and character != "\x7f" for character in value)


def _names_only(value: JSONValue) -> list[str] | None:
    return names_of(value) if isinstance(value, list) else None


def _filled_text_of(value: JSONValue) -> str | None:
    return value if isinstance(value, str) and value else None


class AccessTokenValidation(ClaimValidation):
    """Validates the claims of an access token against the expectations of an API."""

    def __init__(
        self,
        claims: Claims,
        expectations: AccessTokenExpectations,
        says_type: bool,
        key_owner: KeyOwner,
        now: float,
    ) -> None:
        super().__init__(claims, expectations, key_owner, now)
        self._expectations = expectations
        self._says_type = says_type

    def codes(self) -> list[str]:
        """Returns all problem codes, in the order of the checks."""
        self._validate_issuer()
        self._validate_subject()
        self._validate_audience()
        self._validate_purpose()
        if isinstance(self._rule, IssuerRule):
            self._validate_caller(self._rule)
            self._validate_permissions(self._rule)
        self._validate_times()
        return self._found

    def _validate_audience(self) -> None:
        names = self._read("aud", names_of, is_required=True)
        if names is not None:
            self._require(any(name in self._expectations.audiences for name in names), "token.audience-mismatch")

    def _validate_purpose(self) -> None:
        for name in ("at_hash", "c_hash", "events"):
            self._refuse_claim(name)
        if self._says_type:
            for name in ("client_id", "jti"):
                self._read(name, _filled_text_of, is_required=True)
        elif self._expectations.distinguishing_claim is not None:
            names = self._read(self._expectations.distinguishing_claim, names_of, is_required=True)
            self._require(names is None or any(names), "token.claim-missing")
        if isinstance(self._rule, IssuerRule) and self._rule.authority.is_workforce:
            self._refuse_claim("nonce")

    def _validate_caller(self, rule: IssuerRule) -> None:
        """Checks the calling client. An empty name counts as missing."""
        name = "appid" if rule.is_of_version_1(self._claims) else "azp"
        caller = self._read(name, text_of, is_required=True)
        if caller == "":
            self._found.append("token.claim-missing")
        elif caller is not None:
            clients = self._expectations.allowed_clients
            if clients is not None and lower_case(caller) not in clients:
                self._found.append("token.caller-not-allowed")
            elif name == "appid":
                self._require(self._claims.get("azp", caller) == caller, "token.claim-type")

    def _validate_permissions(self, rule: IssuerRule) -> None:
        """Requires a scope or a role. A wrong type is reported once and causes no further problems."""
        scopes = self._read("scp", text_of)
        roles = self._read("roles", _names_only)
        is_illtyped = (scopes is None and "scp" in self._claims) or (roles is None and "roles" in self._claims)
        is_granted = _named(scopes or "") or any(map(_named, roles or []))
        is_required = self._expectations.are_permissions_required or rule.authority.is_b2c
        self._require(is_granted or is_illtyped or not is_required, "token.permission-missing")
