"""The kinds of vectors: how `given` is read, and what the outcome is.

All input is read before validation, so that a malformed vector is never mistaken for a refused one.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable
from functools import partial

from aadsts import validate_aadsts
from access_claims import AccessTokenExpectations
from authority import read_authority, validate_authority
from authorization_request import validate_authorization_request
from authorization_response import validate_authorization_response
from callbacks import validate_callback
from claims import IDTokenExpectations
from claims_challenge import validate_claims_challenge
from compact_token import read_token
from configuration import validate_configuration
from device_sign_in import validate_device_sign_in
from discovery import validate_discovery
from given import Given, MalformedVector
from groups import validate_groups
from id_token import verify, verify_access
from issuer_rule import IssuerRule
from issuer_suggestions import suggestion_for_invalid_issuer
from issuers import is_guid, is_issuer
from json_text import parse_json
from json_values import JSONNumber, JSONValue, write_json
from keys import KeyOwner, prepare_keys, read_key_set
from problems import Accepted, Refused
from provider_error import validate_provider_error
from redirects import validate_redirect
from standards import validate_base64url, validate_code_challenge, validate_digest, validate_signature
from token_request import validate_token_request
from token_response import validate_token_response
from white_space import is_blank

_RULE_MEMBERS = {"authority", "metadataIssuer", "allowedTenants", "customHosts", "policies"}
_EXPECTATION_MEMBERS = {
    *("clientID", "issuer", "entra", "nonce", "leeway", "algorithms", "maxAge", "code", "accessToken"),
    *("requiredContexts", "sameSubjectAs", "trustedAudiences", "authenticatedSince", "refreshed"),
    *("contextClaim", "requiredMethods"),
}
_COMMON_MEMBERS = {"issuer", "entra", "leeway", "algorithms"}
_ENTRA_MEMBERS = {"clientID", "applicationIDURIs", "allowedClients", "permissions"}
_GENERIC_MEMBERS = {"audiences", "distinguishedBy"}
_LONGEST_LEEWAY = 3_600


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
    given = Given(value, _RULE_MEMBERS | {"claims", "keyIssuer", "keyCloud"})
    claims = given.object("claims")
    key_owner = KeyOwner(given.optional_text("keyIssuer"), given.optional_text("keyCloud"))
    rule = _rule_of(given)()
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
    expectations = _expectations_of(Given(given.any("expectations"), _EXPECTATION_MEMBERS))()
    keys, _ = read_key_set(key_set)
    token = verify(text, prepare_keys(keys), expectations, now)
    return Accepted({"subject": token.claims["sub"], "claims": token.claims})


def validate_access_token(value: JSONValue) -> Accepted:
    """Access tokens, through all five stages."""
    given = Given(value, {"token", "keys", "now", "expectations"})
    text = given.text("token")
    key_set = write_json(given.any("keys"))
    now = given.date("now")
    expectations = _access_expectations_of(given.any("expectations"))()
    keys, _ = read_key_set(key_set)
    claims = verify_access(text, prepare_keys(keys), expectations, now).claims
    outcome: dict[str, JSONValue] = {"subject": claims["sub"], "claims": claims}
    outcome["client"] = next((claims[name] for name in ("azp", "appid") if isinstance(claims.get(name), str)), None)
    scopes, roles = claims.get("scp"), claims.get("roles")
    outcome["scopes"] = [word for word in scopes.split(" ") if word] if isinstance(scopes, str) else []
    outcome["roles"] = roles if isinstance(roles, list) and all(isinstance(role, str) for role in roles) else []
    return Accepted(outcome)


def _rule_of(given: Given) -> Callable[[], IssuerRule]:
    authority = given.text("authority")
    custom_hosts = given.optional_texts("customHosts") or []
    metadata_issuer = given.text("metadataIssuer")
    allowed_tenants = given.optional_texts("allowedTenants")
    policies = _further_policies_of(given)
    return lambda: IssuerRule.make(read_authority(authority, custom_hosts), metadata_issuer, allowed_tenants, policies)


def _further_policies_of(given: Given) -> list[str] | None:
    """Returns the listed policies, or `None` if every policy is accepted."""
    if "policies" in given and given.any("policies") == "any":
        return None
    return given.optional_texts("policies") or []


def _issuer_of(given: Given) -> Callable[[], str | IssuerRule]:
    if ("issuer" in given) == ("entra" in given):
        raise MalformedVector("give either issuer or entra")
    if "entra" in given:
        return _rule_of(Given(given.any("entra"), _RULE_MEMBERS))
    issuer = given.text("issuer")

    def exact_issuer() -> str:
        if not is_issuer(issuer):
            raise Refused("issuer.invalid", suggestion=suggestion_for_invalid_issuer(issuer))
        return issuer

    return exact_issuer


def _expectations_of(given: Given) -> Callable[[], IDTokenExpectations]:
    issuer = _issuer_of(given)
    context_claim = Given(given.any("contextClaim"), {"name", "contexts"}) if "contextClaim" in given else None
    expectations = partial(
        IDTokenExpectations,
        context_claim=context_claim and (context_claim.text("name"), context_claim.texts("contexts")),
        required_methods=given.optional_texts("requiredMethods") or [],
        client_id=given.text("clientID"),
        nonce=given.nullable_text("nonce"),
        is_refreshed=given.optional_bool("refreshed") or False,
        leeway=_leeway_of(given),
        algorithms=_algorithms_of(given),
        authenticated_since=given.date("authenticatedSince") if "authenticatedSince" in given else None,
        trusted_audiences=tuple(given.optional_texts("trustedAudiences") or ()),
        maximum_age=given.optional_integer("maxAge"),
        code=given.optional_text("code"),
        access_token=given.optional_text("accessToken"),
        required_contexts=given.optional_texts("requiredContexts"),
        same_subject_as=given.optional_text("sameSubjectAs"),
    )
    return lambda: expectations(issuer=issuer())


def _leeway_of(given: Given) -> float:
    leeway = given.optional_integer("leeway")
    return float(min(max(60 if leeway is None else leeway, 0), _LONGEST_LEEWAY))


def _algorithms_of(given: Given) -> tuple[str, ...]:
    algorithms = given.optional_texts("algorithms")
    return ("RS256",) if algorithms is None else tuple(algorithms)


def _access_expectations_of(value: JSONValue) -> Callable[[], AccessTokenExpectations]:
    is_entra = "entra" in Given(value, _COMMON_MEMBERS | _ENTRA_MEMBERS | _GENERIC_MEMBERS)
    given = Given(value, _COMMON_MEMBERS | (_ENTRA_MEMBERS if is_entra else _GENERIC_MEMBERS))
    issuer = _issuer_of(given)
    shared = partial(AccessTokenExpectations, leeway=_leeway_of(given), algorithms=_algorithms_of(given))
    expectations = _entra_api_of(given, shared) if is_entra else _generic_api_of(given, shared)
    return lambda: expectations(issuer=issuer())


def _generic_api_of(
    given: Given, shared: Callable[..., AccessTokenExpectations]
) -> Callable[..., AccessTokenExpectations]:
    distinction = given.any("distinguishedBy")
    claim = Given(distinction, {"claim"}).text("claim") if isinstance(distinction, dict) else None
    if claim is None and distinction not in ("type", "audience"):
        raise MalformedVector("distinguishedBy has an unknown value")
    audiences = tuple(given.texts("audiences"))
    word = distinction if isinstance(distinction, str) else None
    return partial(shared, audiences=audiences, distinction=word, distinguishing_claim=claim)


def _entra_api_of(
    given: Given, shared: Callable[..., AccessTokenExpectations]
) -> Callable[..., AccessTokenExpectations]:
    client_id = given.text("clientID")
    clients = given.optional_texts("allowedClients")
    permissions = given.optional_text("permissions")
    if not all(map(is_guid, [client_id, *(clients or [])])) or permissions not in (None, "checked-by-application"):
        raise MalformedVector("clients are GUIDs, and permissions is checked-by-application or absent")
    audiences = [client_id.lower()]
    for uri in given.optional_texts("applicationIDURIs") or []:
        # White space and slashes name nothing, so that no name is empty without its slash.
        if not is_blank(uri.replace("/", "")):
            audiences += [uri, uri[:-1] if uri.endswith("/") else uri + "/"]
    return partial(
        shared,
        audiences=tuple(audiences),
        allowed_clients=None if clients is None else frozenset(client.lower() for client in clients),
        are_permissions_required=permissions is None,
    )


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
