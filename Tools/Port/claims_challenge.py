"""Claims challenges: built for a refusal, read and passed on, and merged."""

from __future__ import annotations

import base64

import base64url
from challenges import LONGEST_FIELD, read_bearer
from given import Given, MalformedVector
from json_text import JSONLimits, parse_json
from json_values import JSONNumber, JSONValue, same_value, write_json
from problems import Accepted, Refused

_PLACES = ("id_token", "access_token", "userinfo")
_LIMITS = JSONLimits(depth=16, size=LONGEST_FIELD, members=500)
_CHALLENGE_LIMITS = JSONLimits(depth=16, size=LONGEST_FIELD)
_UNAVAILABLE_AREAS = ("discovery.", "keys.", "graph.")
_UNAVAILABLE = {
    *("exchange.unreachable", "exchange.certificate-untrusted", "exchange.http-status", "exchange.not-json"),
    *("session.renewal-pending", "session.store-unavailable", "response.store-unavailable", "device.store-unavailable"),
}
_CONFIGURATION_AREAS = ("config.", "authority.", "redirect.", "callback.", "request.")
_CONFIGURATION = {
    *("issuer.insecure-host", "graph.not-available", "graph.permission-missing", "exchange.credential-unavailable"),
    *("exchange.not-offered", "exchange.user-info-not-signed"),
}
_REJECTED = {
    *("keys.unknown-key", "keys.ambiguous", "request.unknown-issuer", "graph.token-rejected", "graph.foreign-link"),
}
_FORBIDDEN = {
    *("token.permission-missing", "token.caller-not-allowed", "issuer.tenant-not-allowed", "graph.user-not-found"),
}


def validate_claims_challenge(value: JSONValue) -> Accepted:
    """Claims challenges."""
    given = Given(value, {"refused", "fields", "merge", "metadataURL", "resourceMetadataURL"})
    api = (_authorization_url(given.optional_text("metadataURL")), given.optional_text("resourceMetadataURL"))
    if sum(name in given for name in ("refused", "fields", "merge")) != 1:
        raise MalformedVector("give one of refused, fields and merge")
    if "refused" in given:
        return _build(Given(given.any("refused"), {"code", "scopes", "contexts"}), api)
    if "fields" in given:
        claims = _read(given.texts("fields"))
        return Accepted({"claims": claims, "field": _demand(claims, api)})
    merged: JSONValue = None
    for text in given.texts("merge"):
        request = checked_request(parse_json(text.encode(), _LIMITS))
        merged = request if merged is None else _merged(merged, request)
    return Accepted({"claims": merged, "text": None if merged is None else write_json(merged).decode()})


def checked_request(value: JSONValue) -> dict[str, JSONValue]:
    places = [value.get(place) for place in _PLACES] if isinstance(value, dict) else [0]
    for claims in places:
        requests = list(claims.values()) if isinstance(claims, dict) else [claims]
        if any(request is not None and not isinstance(request, dict) for request in requests):
            raise Refused("request.invalid")
    return value


# Reading


def _read(fields: list[str]) -> dict[str, JSONValue]:
    parameters = read_bearer(fields)
    if parameters.get("error") not in ("insufficient_claims", "invalid_token") or "claims" not in parameters:
        raise Refused("challenge.without-claims")
    text = parameters["claims"].replace("+", "-").replace("/", "_")
    stripped = text.rstrip("=")
    padding = len(text) - len(stripped)
    data = base64url.decode(stripped.encode()) if padding == 0 or padding <= 2 and len(text.encode()) % 4 == 0 else None
    try:
        if data is not None:
            return checked_request(parse_json(data, _CHALLENGE_LIMITS))
    except Refused:
        pass
    raise Refused("challenge.malformed")


# Building


def _build(refused: Given, api: tuple[str | None, str | None]) -> Accepted:
    code = refused.text("code")
    scopes, contexts = refused.optional_texts("scopes") or [], refused.optional_texts("contexts") or []
    status, field = 401, None
    if code in _FORBIDDEN:
        sendable = [scope for scope in scopes if scope and all("!" <= letter <= "~" for letter in scope)]
        scope = " ".join(sendable) if sendable and code == "token.permission-missing" else None
        sentence = "The access token lacks a permission that this operation requires."
        status = 403
        field = _field(api, ("error", "insufficient_scope"), ("error_description", sentence), ("scope", scope))
    elif code == "request.authorization-missing":
        field = _field(api)
    elif code == "request.authorization-malformed":
        sentence = "The Authorization header is not Bearer and one access token."
        field = _field(api, ("error", "invalid_request"), ("error_description", sentence))
    elif code in _CONFIGURATION:
        status = 500
    elif code in _UNAVAILABLE or code.startswith(_UNAVAILABLE_AREAS) and code not in _REJECTED:
        status = 503
    elif code.startswith(_CONFIGURATION_AREAS) and code not in _REJECTED:
        status = 500
    elif code == "token.context-mismatch" and contexts:
        constraint = {"value": contexts[0]} if len(contexts) == 1 else {"values": contexts}
        field = _demand({"access_token": {"acrs": {"essential": True, **constraint}}}, api)
    else:
        sentence = f"The access token {'has expired' if code == 'token.expired' else 'was rejected'}."
        field = _field(api, ("error", "invalid_token"), ("error_description", sentence))
    return Accepted({"status": JSONNumber(str(status)), "field": field})


def _demand(claims: dict[str, JSONValue], api: tuple[str | None, str | None]) -> str:
    asked = (claims.get("access_token") or {}).get("acrs") or {}
    values = [asked.get("value")] + (asked.get("values") if isinstance(asked.get("values"), list) else [])
    return _field(
        api,
        ("realm", ""),
        ("authorization_uri", api[0]),
        ("error", "insufficient_claims"),
        ("error_description", "The access token lacks claims that this operation requires."),
        ("claims", base64.b64encode(write_json(claims)).decode()),
        ("cc_type", "authcontext" if any(isinstance(value, str) for value in values) else None),
    )


def _field(api: tuple[str | None, str | None], *parameters: tuple[str, str | None]) -> str:
    present = [(name, value) for name, value in (*parameters, ("resource_metadata", api[1])) if value is not None]
    return "Bearer" + ",".join(f' {name}="{_sendable(value)}"' for name, value in present)


def _sendable(value: str) -> str:
    return "".join(letter for letter in value if " " <= letter <= "~" and letter not in '"\\')


def _authorization_url(metadata_url: str | None) -> str | None:
    document = "/.well-known/openid-configuration"
    path = (metadata_url or "").partition("?")[0]
    if not path.endswith(document) or path == document:
        return None
    authority = path.removesuffix(document)
    if authority.endswith("/v2.0"):
        return authority.removesuffix("/v2.0") + "/oauth2/v2.0/authorize"
    return authority + "/oauth2/authorize"


# Merging


def _merged(mine: dict[str, JSONValue], theirs: dict[str, JSONValue]) -> dict[str, JSONValue]:
    merged = {**mine, **theirs}
    for place in _PLACES:
        merged.update(_union(place, mine, theirs, _merged_claims))
    return merged


def _merged_claims(mine: dict[str, JSONValue], theirs: dict[str, JSONValue]) -> dict[str, JSONValue]:
    merged = {**mine, **theirs}
    for name in mine.keys() & theirs.keys():
        merged.update(_union(name, mine, theirs, _merged_constraints))
    return merged


def _union(name: str, mine: dict, theirs: dict, merge) -> dict[str, JSONValue]:
    """Returns the member that both have as one. `null` gives way to an object."""
    if name not in mine or name not in theirs:
        return {}
    left, right = mine[name], theirs[name]
    if left is None or right is None:
        return {name: right if left is None else left}
    return {name: merge(left, right)}


def _merged_constraints(mine: dict[str, JSONValue], theirs: dict[str, JSONValue]) -> dict[str, JSONValue]:
    merged = {**mine, **theirs}
    if "essential" in mine and "essential" in theirs:
        merged["essential"] = mine["essential"] is True or theirs["essential"] is True
    values: list[JSONValue] = []
    for constraint in (mine, theirs):
        single = [constraint["value"]] if "value" in constraint else []
        listed = constraint.get("values")
        for value in single + (listed if isinstance(listed, list) else []):
            if not any(same_value(value, known) for known in values):
                values.append(value)
    has_list = "values" in merged
    merged.pop("value", None)
    merged.pop("values", None)
    if has_list or len(values) > 1:
        merged["values"] = values
    elif values:
        merged["value"] = values[0]
    return merged
