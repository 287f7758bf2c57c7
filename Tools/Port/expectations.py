"""Reads the expectations for tokens from a vector. What is invalid in them is found when the result is called."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from access_claims import AccessTokenExpectations
from authority_reader import read_authority
from given import Given, MalformedVector
from id_claims import IDTokenExpectations
from issuer_rule import IssuerRule
from issuer_suggestions import suggestion_for_invalid_issuer
from issuers import is_guid, is_issuer
from json_values import JSONValue
from problems import Refused
from white_space import is_blank

RULE_MEMBERS = {"authority", "metadataIssuer", "allowedTenants", "customHosts", "policies"}
_ID_TOKEN_MEMBERS = {
    *("clientID", "issuer", "entra", "nonce", "leeway", "algorithms", "maxAge", "code", "accessToken"),
    *("requiredContexts", "sameSubjectAs", "trustedAudiences", "authenticatedSince", "refreshed"),
    *("contextClaim", "requiredMethods"),
}
_COMMON_MEMBERS = {"issuer", "entra", "leeway", "algorithms"}
_ENTRA_MEMBERS = {"clientID", "applicationIDURIs", "allowedClients", "permissions"}
_GENERIC_MEMBERS = {"audiences", "distinguishedBy"}
_LONGEST_LEEWAY = 3_600


def rule_of(given: Given) -> Callable[[], IssuerRule]:
    """Reads the issuer rule."""
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
        return rule_of(Given(given.any("entra"), RULE_MEMBERS))
    issuer = given.text("issuer")

    def exact_issuer() -> str:
        if not is_issuer(issuer):
            raise Refused("issuer.invalid", suggestion=suggestion_for_invalid_issuer(issuer))
        return issuer

    return exact_issuer


def id_token_expectations_of(value: JSONValue) -> Callable[[], IDTokenExpectations]:
    """Reads the expectations for an ID token."""
    given = Given(value, _ID_TOKEN_MEMBERS)
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


def access_token_expectations_of(value: JSONValue) -> Callable[[], AccessTokenExpectations]:
    """Reads the expectations for an access token."""
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
