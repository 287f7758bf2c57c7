"""Requests to the token endpoint and to the endpoint for devices, byte for byte."""

from __future__ import annotations

import base64
from urllib.parse import quote

import base64url
from claims import LATEST_DATE
from claims_challenge import checked_request
from entra_scopes import is_scope, problems_of
from given import Given, MalformedVector
from json_values import JSONNumber, JSONValue, write_json
from problems import Accepted, Refused
from white_space import is_blank

_TENANT = "https://login.microsoftonline.com/8eaef023-2b34-4da1-9baa-8bc8c9d6a490/oauth2/v2.0"
_BASES = {
    "standard": "https://login.example.com",
    "without-devices": "https://login.example.com",
    "entra": _TENANT,
}
_URN = "urn:ietf:params:oauth:"
_GRANT_TYPES = {
    "client_credentials": "client_credentials",
    "refresh": "refresh_token",
    "assertion": _URN + "grant-type:jwt-bearer",
    "on_behalf_of": _URN + "grant-type:jwt-bearer",
    "exchange": _URN + "grant-type:token-exchange",
    "device": _URN + "grant-type:device_code",
    "device_code": _URN + "grant-type:device_code",
}
_RESERVED = {
    *("grant_type", "scope", "claims", "assertion", "subject_token", "subject_token_type", "requested_token_type"),
    *("audience", "device_code", "code", "redirect_uri", "code_verifier", "refresh_token", "client_id"),
    *("client_secret", "client_assertion", "client_assertion_type"),
}
_METHODS: dict[str, set[str]] = {
    "none": set(),
    "client_secret_post": {"secret"},
    "client_secret_basic": {"secret"},
    "client_secret_basic_unencoded": {"secret"},
    "private_key_jwt": {"algorithm", "signature", "kid", "sha256", "sha1"},
    "federated": {"assertion"},
}

Form = list[tuple[str, str]]


def validate_token_request(value: JSONValue) -> Accepted:
    """Token requests."""
    given = Given(value, {"provider", "clientID", "authentication", "grant", "now", "random"})
    provider = given.optional_text("provider") or "standard"
    if provider not in _BASES:
        raise MalformedVector("the provider is unknown")
    grant = Given(given.any("grant"), {"type", "token", "scope", "claims", "audience", "extra"})
    kind = grant.text("type")
    if kind not in _GRANT_TYPES:
        raise MalformedVector("the grant is unknown")
    credential = _credential_of(given.object("authentication"))
    now = given.optional_integer("now")
    if now is not None and not 0 <= now <= LATEST_DATE:
        raise MalformedVector("now is not a date")
    identifier = (given.optional_hexadecimal("random") or b"")[:16].ljust(16, b"\0")
    client_id = given.text("clientID")
    form = _form_of(kind, grant, client_id)
    if is_blank(client_id):
        raise Refused("config.missing")
    _refuse(provider, kind, grant, credential.text("method"))
    headers = {"Accept": "application/json", "Content-Type": "application/x-www-form-urlencoded"}
    endpoint = f"{_BASES[provider]}/token"
    now = 1_800_000_000 if now is None else now
    form += _authentication(credential, client_id, endpoint, now, identifier, headers, "client_id" in dict(form))
    url = f"{_BASES[provider]}/devicecode" if kind == "device" else endpoint
    body = "&".join(f"{_encode(name)}={_encode(text)}" for name, text in form)
    return Accepted({"method": "POST", "url": url, "headers": headers, "body": body})


def _credential_of(value: JSONValue) -> Given:
    method = value.get("method")
    if method not in _METHODS:
        raise MalformedVector("the authentication is unknown")
    return Given(value, {"method"} | _METHODS[method])


def _form_of(kind: str, grant: Given, client_id: str) -> Form:
    """The parameters before the authentication, in the order in which they are sent."""
    scope = grant.optional_text("scope")
    if kind == "device":
        return [("client_id", client_id), ("scope", "openid profile email" if scope is None else scope)]
    token = grant.optional_text("token") or ""
    form = [("grant_type", _GRANT_TYPES[kind]), *_own_parameters(kind, token, grant.optional_text("audience"))]
    if kind in ("client_credentials", "assertion", "on_behalf_of"):
        form.append(("scope", scope or ""))
    elif scope is not None and kind != "device_code":
        form.append(("scope", scope))
    if "claims" in grant and kind in ("client_credentials", "refresh", "assertion", "on_behalf_of"):
        form.append(("claims", write_json(_claims_of(grant)).decode()))
    if kind == "on_behalf_of":
        form.append(("requested_token_use", "on_behalf_of"))
    return form + (_extra_of(grant) if kind in ("assertion", "exchange") else [])


def _claims_of(grant: Given) -> JSONValue:
    try:
        return checked_request(grant.any("claims"))
    except Refused as refused:
        raise MalformedVector("the claims are not a request for claims") from refused


def _own_parameters(kind: str, token: str, audience: str | None) -> Form:
    access_token = _URN + "token-type:access_token"
    if kind == "exchange":
        form = [("subject_token", token), ("subject_token_type", access_token), ("requested_token_type", access_token)]
        return form + ([] if audience is None else [("audience", audience)])
    if kind == "client_credentials":
        return []
    return [({"refresh": "refresh_token", "device_code": "device_code"}.get(kind, "assertion"), token)]


def _extra_of(grant: Given) -> Form:
    pairs = grant.any("extra") if "extra" in grant else []
    if not isinstance(pairs, list) or not all(map(_is_texts, pairs)):
        raise MalformedVector("the extra parameters are not arrays of texts")
    return [(pair[0], pair[1]) for pair in pairs if len(pair) == 2]


def _is_texts(value: JSONValue) -> bool:
    return isinstance(value, list) and all(isinstance(element, str) for element in value)


def _refuse(provider: str, kind: str, grant: Given, method: str) -> None:
    """Raises the codes of everything that keeps the request from being sent."""
    if kind == "device" and provider == "without-devices":
        raise Refused("exchange.not-offered")
    if kind == "device_code" and not grant.optional_text("token"):
        raise Refused("exchange.missing-member")
    codes = []
    scope = grant.optional_text("scope")
    if scope is None and kind in ("client_credentials", "assertion", "on_behalf_of"):
        scope = ""
    if scope is not None and kind != "device_code":
        if not is_scope(scope):
            codes.append("request.invalid")
        elif provider == "entra":
            codes += problems_of(scope, _GRANT_TYPES[kind])
    if kind in ("client_credentials", "on_behalf_of") and method == "none":
        codes.append("config.needs-client-credential")
    if kind in ("assertion", "exchange"):
        names = [name for name, _ in _extra_of(grant)]
        if len(set(names)) < len(names) or _RESERVED & set(names):
            codes.append("request.invalid")
    if codes:
        raise Refused(*codes)


def _authentication(
    credential: Given,
    client_id: str,
    endpoint: str,
    now: int,
    identifier: bytes,
    headers: dict[str, str],
    is_identified: bool,
) -> Form:
    identification = [] if is_identified else [("client_id", client_id)]
    method = credential.text("method")
    if method == "none":
        return identification
    if method == "client_secret_post":
        return [*identification, ("client_secret", credential.text("secret"))]
    if method.startswith("client_secret_basic"):
        pair = (client_id, credential.text("secret"))
        if method == "client_secret_basic":
            pair = (quote(pair[0], safe=""), quote(pair[1], safe=""))
        elif ":" in client_id:
            raise Refused("request.invalid")
        headers["Authorization"] = "Basic " + base64.b64encode(":".join(pair).encode()).decode()
        return []
    is_federated = method == "federated"
    assertion = (
        credential.text("assertion") if is_federated else _assertion(credential, client_id, endpoint, now, identifier)
    )
    return [
        *identification,
        ("client_assertion_type", _URN + "client-assertion-type:jwt-bearer"),
        ("client_assertion", assertion),
    ]


def _assertion(credential: Given, client_id: str, endpoint: str, now: int, identifier: bytes) -> str:
    header: dict[str, JSONValue] = {"alg": credential.text("algorithm"), "typ": "JWT"}
    for member, name in (("x5t#S256", "sha256"), ("x5t", "sha1")):
        if name in credential:
            header[member] = base64url.encode(credential.hexadecimal(name)).decode()
            break
    else:
        if "kid" in credential:
            header["kid"] = credential.text("kid")
    claims: dict[str, JSONValue] = {
        "aud": endpoint,
        "iss": client_id,
        "sub": client_id,
        "jti": base64url.encode(identifier).decode(),
        "nbf": JSONNumber(str(max(now, 60) - 60)),
        "iat": JSONNumber(str(now)),
        "exp": JSONNumber(str(now + 300)),
    }
    signature = credential.optional_hexadecimal("signature") or b""
    parts = [write_json(header), write_json(claims), signature]
    return b".".join(base64url.encode(part) for part in parts).decode()


def _encode(text: str) -> str:
    """The encoding of forms: a space is a plus, and letters, digits, `-`, `.`, `_` and `*` stay."""
    return quote(text, safe="* ").replace("~", "%7E").replace(" ", "+")
