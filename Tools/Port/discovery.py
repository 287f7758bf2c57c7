"""The response to a request for a metadata document."""

from __future__ import annotations

import re
from collections.abc import Callable

from addresses import Address
from ascii_text import lower_case
from authority_reader import read_authority
from endpoint_hosts import ENDPOINT_POLICIES
from endpoints import EndpointRules
from given import Given, MalformedVector
from issuer_suggestions import suggestion_for_invalid_issuer, suggestion_for_missing_document
from issuers import is_issuer
from json_values import JSONValue
from metadata_document import MetadataRules, default_policy, parsed_document, read_document
from problems import Accepted, Refused

_MEMBERS = {
    *("authority", "version", "document", "text", "status", "contentType", "customHosts", "policies", "endpoints"),
    "stringBooleans",
}
_LONGEST_BODY = 1_048_576
_CONTENT_TYPE = re.compile(r"application/(?:json|[a-z0-9!#$%&'*+.^_`|~-]*\+json)")


def validate_discovery(value: JSONValue) -> Accepted:
    """Metadata documents."""
    given = Given(value, _MEMBERS)
    data = given.document()
    status = given.optional_integer("status")
    content_type = given.optional_text("contentType")
    read_rules = _reader_of_rules(given)
    rules = read_rules()
    _refuse_response(200 if status is None else status, data, rules)
    accepted = read_document(data, rules)
    is_expected = content_type is None or _is_json(content_type)
    # discovery.response.8
    unexpected = [] if is_expected else ["discovery.unexpected-content-type"]
    return Accepted(accepted.members, accepted.warnings + unexpected)


def _reader_of_rules(given: Given) -> Callable[[], MetadataRules]:
    """Reads the input before it is validated."""
    authority = given.text("authority")
    version = given.text("version") if "version" in given else "2.0"
    custom_hosts = given.optional_texts("customHosts") or []
    any_policy = "policies" in given and given.any("policies") == "any"
    if not any_policy:
        given.optional_texts("policies")  # discovery.policy.7: listed policies have no effect.
    policy = given.optional_text("endpoints")
    booleans = given.optional_text("stringBooleans")
    if version not in ("1.0", "2.0") or policy not in (None, *ENDPOINT_POLICIES):
        raise MalformedVector("there is no such version or endpoint policy")
    if booleans not in (None, "rejected", "acceptedWithWarning"):
        raise MalformedVector("stringBooleans has an unknown value")

    def rules() -> MetadataRules:
        # discovery.authority.5
        if policy is None and booleans is None:
            try:
                entra = read_authority(authority, custom_hosts)
            except Refused:
                pass  # discovery.authority.4
            else:
                return MetadataRules.of_entra(entra, version=version, any_policy=any_policy)
        if not is_issuer(authority):
            # discovery.authority.1, discovery.authority.2
            raise Refused("issuer.invalid", suggestion=suggestion_for_invalid_issuer(authority))
        own_host = Address.cut(authority).authority  # type: ignore[union-attr]
        farthest = ENDPOINT_POLICIES[policy] if policy else default_policy(own_host)
        strings = booleans == "acceptedWithWarning"
        return MetadataRules(authority, EndpointRules(farthest), accepts_strings_as_booleans=strings)

    return rules


def _refuse_response(status: int, data: bytes, rules: MetadataRules) -> None:
    if len(data) > _LONGEST_BODY:
        raise Refused("discovery.too-large")  # discovery.response.1, discovery.response.2
    if status == 200:
        return
    if _is_error(data):
        raise Refused("discovery.provider-error")  # discovery.response.3
    if 300 <= status <= 399:
        raise Refused("discovery.redirected")  # discovery.response.4
    # discovery.response.5, discovery.response.6
    is_missing = status == 404 and isinstance(rules.authority, str)
    suggestion = suggestion_for_missing_document(str(rules.authority)) if is_missing else None
    raise Refused("discovery.http-status", suggestion=suggestion)


def _is_error(data: bytes) -> bool:
    try:
        parsed_document(data)
    except Refused as refused:
        return refused.codes == ("discovery.provider-error",)
    return False


def _is_json(content_type: str) -> bool:
    # discovery.response.7
    return _CONTENT_TYPE.fullmatch(lower_case(content_type.partition(";")[0].strip(" \t"))) is not None
