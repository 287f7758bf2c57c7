"""The kinds of vectors: how `given` is read, and what the outcome is.

All input is read before validation, so that a malformed vector is never mistaken for a refused one.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable

from aadsts import validate_aadsts
from authority_reader import validate_authority
from authorization_request import validate_authorization_request
from authorization_response import validate_authorization_response
from callbacks import validate_callback
from claims_challenge import validate_claims_challenge
from compact_token import read_token
from configuration import validate_configuration
from device_sign_in import validate_device_sign_in
from discovery import validate_discovery
from expectations import RULE_MEMBERS, access_token_expectations_of, id_token_expectations_of, rule_of
from given import Given, MalformedVector
from groups import validate_groups
from id_token import verify, verify_access
from json_text import parse_json
from json_values import JSONNumber, JSONValue, write_json
from keys import KeyOwner, prepare_keys, read_key_set
from problems import Accepted, Refused
from provider_error import validate_provider_error
from redirects import validate_redirect
from standards import validate_base64url, validate_code_challenge, validate_digest, validate_signature
from token_request import validate_token_request
from token_response import validate_token_response


def validate_json(value: JSONValue) -> Accepted:
    """Strict JSON."""
    given = Given(value, {"text", "base64"})
    if ("text" in given) == ("base64" in given):
        raise MalformedVector("give either text or base64")
    parsed = parse_json(given.text("text").encode() if "text" in given else _decoded_base64(given.text("base64")))
    return Accepted({"value": parsed, "digits": parsed.digits if isinstance(parsed, JSONNumber) else None})


def _decoded_base64(text: str) -> bytes:
    """Returns the bytes of standard base64. Only the canonical form is read."""
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as error:
        raise MalformedVector("base64 cannot be decoded") from error
    if base64.b64encode(data).decode() != text:
        raise MalformedVector("base64 is not in its canonical form")
    return data


def validate_key_set(value: JSONValue) -> Accepted:
    """Key sets."""
    given = Given(value, {"document", "text"})
    keys, warnings = read_key_set(given.document())
    return Accepted({"keyIDs": [key.identifier for key in keys]}, warnings)


def validate_compact_token(value: JSONValue) -> Accepted:
    """The structure of tokens."""
    token = read_token(Given(value, {"token"}).text("token"))
    return Accepted({"header": token.header, "claims": token.claims})


def validate_entra_authority(value: JSONValue) -> Accepted:
    """The issuer that an administrator entered."""
    given = Given(value, {"text", "customHosts"})
    return validate_authority(given.text("text"), given.optional_texts("customHosts") or [])


def validate_issuer_rule(value: JSONValue) -> Accepted:
    """The issuer rule."""
    given = Given(value, RULE_MEMBERS | {"claims", "keyIssuer", "keyCloud"})
    claims = given.object("claims")
    key_owner = KeyOwner(given.optional_text("keyIssuer"), given.optional_text("keyCloud"))
    rule = rule_of(given)()
    codes = rule.codes(claims, key_owner)
    if codes:
        raise Refused(*codes)
    return Accepted({"tenant": rule.tenant(claims)})


def validate_id_token(value: JSONValue) -> Accepted:
    """ID tokens, through all five stages. Expectations and keys are configuration, so they are checked first."""
    given = Given(value, {"token", "keys", "now", "expectations"})
    text = given.text("token")
    key_set = write_json(given.any("keys"))
    now = given.date("now")
    expectations = id_token_expectations_of(given.any("expectations"))()
    keys, _ = read_key_set(key_set)
    token = verify(text, prepare_keys(keys), expectations, now)
    return Accepted({"subject": token.claims["sub"], "claims": token.claims})


def validate_access_token(value: JSONValue) -> Accepted:
    """Access tokens, through all five stages."""
    given = Given(value, {"token", "keys", "now", "expectations"})
    text = given.text("token")
    key_set = write_json(given.any("keys"))
    now = given.date("now")
    expectations = access_token_expectations_of(given.any("expectations"))()
    keys, _ = read_key_set(key_set)
    claims = verify_access(text, prepare_keys(keys), expectations, now).claims
    outcome: dict[str, JSONValue] = {"subject": claims["sub"], "claims": claims}
    outcome["client"] = next((claims[name] for name in ("azp", "appid") if isinstance(claims.get(name), str)), None)
    scopes, roles = claims.get("scp"), claims.get("roles")
    outcome["scopes"] = [word for word in scopes.split(" ") if word] if isinstance(scopes, str) else []
    outcome["roles"] = roles if isinstance(roles, list) and all(isinstance(role, str) for role in roles) else []
    return Accepted(outcome)


KINDS: dict[str, Callable[[JSONValue], Accepted]] = {
    "json": validate_json,
    "compact-token": validate_compact_token,
    "key-set": validate_key_set,
    "entra-authority": validate_entra_authority,
    "issuer-rule": validate_issuer_rule,
    "id-token": validate_id_token,
    "access-token": validate_access_token,
    "base64url": validate_base64url,
    "digest": validate_digest,
    "signature": validate_signature,
    "code-challenge": validate_code_challenge,
    "callback": validate_callback,
    "device-sign-in": validate_device_sign_in,
    "entra-redirect": validate_redirect,
    "claims-challenge": validate_claims_challenge,
    "groups-overage": validate_groups,
    "token-request": validate_token_request,
    "provider-error": validate_provider_error,
    "discovery": validate_discovery,
    "authorization-request": validate_authorization_request,
    "authorization-response": validate_authorization_response,
    "token-response": validate_token_response,
    "provider-configuration": validate_configuration,
    "aadsts": validate_aadsts,
}

# A digest cannot be refused: every message has one.
NEVER_REFUSED = {"digest"}
