"""How a provider behaves. The default is right in every respect; each module sets what it changes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

Claims = dict[str, Any]


def unchanged(claims: Claims) -> None:
    """Changes nothing."""


@dataclass(frozen=True)
class Behavior:
    # The algorithm of the provider: RS256, PS256, ES256 or EdDSA.
    usual_algorithm: str = "RS256"
    # ID tokens of a sign-in: the claims, the algorithm if not the usual one, the signature, the header.
    change: Callable[[Claims], None] = unchanged
    algorithm: str = ""
    is_signature_spoilt: bool = False
    names_key: bool = True
    # The ID token of a refresh.
    change_refreshed: Callable[[Claims], None] = unchanged
    # Documents.
    change_metadata: Callable[[Claims], None] = unchanged
    published_keys: int = 1
    # The ID of every key, if not its own.
    key_id: str = ""
    # Signs with a key that is never published.
    signs_with_unknown_key: bool = False
    # When the keys are exchanged for new ones: `between` two sign-ins, or `before-signing` the first token.
    rotates: str = ""
    # User info.
    change_user_info: Callable[[Claims], None] = unchanged
    is_user_info_signed: bool = False
    is_user_info_spoilt: bool = False
    # Requires that authorization requests are pushed: says so in the metadata, and rejects all others.
    requires_pushing: bool = False
    # Accepts pushed authorization requests.
    accepts_pushing: bool = False
    # Answers every authorization request with this error.
    error: str = ""
    # The client authentication that the token endpoint requires, if not the variant's.
    requires: str = ""
    # Adds an access token to the response in front, which nobody asked for.
    adds_front_access_token: bool = False
    # The issuer that a page of the provider names when it begins a sign-in, if not the provider's.
    initiating_issuer: str = ""
    # The state with which the browser returns from a sign-out: `same`, `other`, or `` for none.
    logout_state: str = "same"
    # The logout tokens: claims, algorithm.
    change_logout: Callable[[Claims], None] = unchanged
    logout_algorithm: str = "RS256"
    # The issuer that front-channel logout names instead of the provider's.
    front_channel_issuer: str = ""
    # Ways of signing out that the end of a session uses: `back`, `front`.
    notifies: tuple[str, ...] = ()

    def but(self, **changes: Any) -> Behavior:
        return replace(self, **changes)


GOOD = Behavior()


def setting(name: str, value: Any) -> Callable[[Claims], None]:
    """Returns a change that sets a claim."""
    def change(claims: Claims) -> None:
        claims[name] = value
    return change


def removing(name: str) -> Callable[[Claims], None]:
    """Returns a change that removes a claim, which must be there."""
    def change(claims: Claims) -> None:
        del claims[name]
    return change


def spoiling_hash(name: str) -> Callable[[Claims], None]:
    """Returns a change that spoils the hash of something else. Tokens without this hash stay as they are."""
    def change(claims: Claims) -> None:
        if name in claims:
            claims[name] = claims[name][:-1] + ("A" if claims[name][-1] != "A" else "Q")
    return change


def removing_hash(name: str) -> Callable[[Claims], None]:
    """Returns a change that removes the hash of something else, if there is one."""
    def change(claims: Claims) -> None:
        claims.pop(name, None)
    return change
