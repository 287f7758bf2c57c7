"""The request that begins a sign-in: its three inputs, and the URL for the browser."""

from __future__ import annotations

from urllib.parse import quote

from addresses import Address
from authorization_offer import check_offer
from configuration import read_configuration
from configuration_provider import Provider
from forms import decode_form
from given import Given, MalformedVector
from json_values import JSONValue, write_json
from metadata_document import MetadataRules, read_document
from problems import Accepted, Refused
from redirects import check_redirect
from response_types import has_word
from standards import code_challenge, is_code_verifier

_MEMBERS = {
    *("configuration", "metadata", "callback", "state", "nonce", "codeVerifier"),
    *("loginHint", "domainHint", "prompt", "maxAge"),
}
_PROMPTS = ("login", "none", "consent", "select_account")

Metadata = dict[str, JSONValue]
Parameters = dict[str, str]


def validate_authorization_request(value: JSONValue) -> Accepted:
    """Authorization requests."""
    given = Given(value, _MEMBERS)
    configuration = read_configuration(given.any("configuration"))
    data = write_json(given.any("metadata"))
    callback = given.text("callback")
    values = {name: given.text(name) for name in ("state", "nonce", "codeVerifier")}
    hints = {name: given.optional_text(name) for name in ("loginHint", "domainHint", "prompt")}
    age = given.optional_integer("maxAge")
    # authorization-request.inputs.10
    provider = next((one for one in configuration.providers if one is not None), None)
    redirect_codes, redirect_warnings = _check_callback(callback, provider)
    metadata, metadata_codes = _metadata(data, provider)
    codes = [*configuration.errors, *metadata_codes, *redirect_codes]
    warnings = [*configuration.warnings, *redirect_warnings]
    if provider is not None and metadata is not None and not configuration.errors:
        offer_codes, offer_warnings = check_offer(metadata, _served_names(given), provider)
        codes, warnings = codes + offer_codes, warnings + offer_warnings
    if codes:
        # authorization-request.inputs.6, authorization-request.request.7
        raise Refused(*codes, suggestion=configuration.suggestion)
    if provider is None or metadata is None:
        raise MalformedVector("a provider or metadata without a problem was not read")
    parameters = _parameters(provider, callback, values, hints, age)
    is_pushed = metadata["require_pushed_authorization_requests"] is True
    endpoint = metadata["authorization_endpoint"]
    sent = {"client_id", "request_uri"} if is_pushed else set(parameters)  # authorization-request.endpoint.5
    if not (_is_valid(metadata, values, hints, age) and _is_free_of(endpoint, sent)):
        raise Refused("request.invalid")  # authorization-request.request.8
    outcome = {
        "endpoint": endpoint,  # authorization-request.url.1
        "parameters": parameters,
        # authorization-request.url.4, authorization-request.url.5
        "url": None if is_pushed else _url(endpoint, parameters),
        "pushEndpoint": metadata["pushed_authorization_request_endpoint"] if is_pushed else None,
    }
    return Accepted(outcome, warnings)


def _check_callback(callback: str, provider: Provider | None) -> tuple[set[str], list[str]]:
    # authorization-request.inputs.4, authorization-request.inputs.7. No default audience has personal accounts.
    audience = provider.audience if provider else None
    return check_redirect(callback, audience or "AzureADMyOrg", provider.response_mode if provider else None)


def _metadata(data: bytes, provider: Provider | None) -> tuple[Metadata | None, list[str]]:
    """Returns the members of the metadata, or the codes of its errors."""
    authority = provider.issuer.authority if provider else None
    if provider is None or authority is None:
        return None, []  # authorization-request.inputs.9
    try:
        # authorization-request.inputs.3, authorization-request.inputs.8, authorization-request.inputs.11
        rules = MetadataRules.of_entra(
            authority, any_policy=provider.accepts_any_policy, emulator=provider.emulator
        )
        return read_document(data, rules).members, []
    except Refused as refusal:
        return None, list(refusal.codes)


def _served_names(given: Given) -> set[str]:
    metadata = given.any("metadata")
    return set(metadata) if isinstance(metadata, dict) else set()


def _is_valid(metadata: Metadata, values: Parameters, hints: dict[str, str | None], age: int | None) -> bool:
    prompt, prompts = hints["prompt"], metadata["prompt_values_supported"]
    if prompt is not None:
        # authorization-request.request.1, authorization-request.request.2, authorization-request.request.3
        is_offered = prompt in _PROMPTS and (prompts is None or prompt in prompts)
        if not is_offered or (prompt == "select_account" and hints["loginHint"] is not None):
            return False
    # authorization-request.request.4, authorization-request.request.5, authorization-request.request.6
    is_age = age is None or age >= 0
    return is_age and values["state"] != "" and values["nonce"] != "" and is_code_verifier(values["codeVerifier"])


def _is_free_of(endpoint: str, sent: set[str]) -> bool:
    """Returns whether the query of the endpoint has no parameter that is sent."""
    pairs = decode_form(_query_of(endpoint) or "")
    if pairs is None:
        return False  # authorization-request.endpoint.1
    # authorization-request.endpoint.2, authorization-request.endpoint.3, authorization-request.endpoint.4
    return not any(name in sent for name, _ in pairs)


def _parameters(
    provider: Provider, callback: str, values: Parameters, hints: dict[str, str | None], age: int | None
) -> Parameters:
    response_type = provider.response_type or ""
    # authorization-request.parameters.1, authorization-request.parameters.3, authorization-request.parameters.7
    parameters = {
        "client_id": provider.client_id or "",
        "response_type": response_type,
        "redirect_uri": callback,
        "scope": provider.scope or "",
        "response_mode": provider.response_mode or "",
        "state": values["state"],
        "nonce": values["nonce"],
    }
    if has_word(response_type, "code"):
        # authorization-request.parameters.2
        parameters["code_challenge"] = code_challenge(values["codeVerifier"])
        parameters["code_challenge_method"] = "S256"
    # authorization-request.parameters.4, authorization-request.parameters.5, authorization-request.parameters.6
    later = {
        "login_hint": hints["loginHint"],
        "domain_hint": hints["domainHint"],
        "prompt": hints["prompt"],
        "max_age": None if age is None else str(age),
    }
    return parameters | {name: text for name, text in later.items() if text is not None}


def _url(endpoint: str, parameters: Parameters) -> str:
    # authorization-request.url.2, authorization-request.url.3
    query = _query_of(endpoint)
    separator = "?" if query is None else "&" if query else ""
    return endpoint + separator + "&".join(f"{_escaped(name)}={_escaped(text)}" for name, text in parameters.items())


def _query_of(endpoint: str) -> str | None:
    address = Address.cut(endpoint)
    return address.query if address else None


def _escaped(text: str) -> str:
    return quote(text, safe="")
