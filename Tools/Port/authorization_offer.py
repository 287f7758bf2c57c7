"""Whether a provider offers what a configuration requests."""

from __future__ import annotations

from configuration_provider import Provider
from json_values import JSONValue


def check_offer(metadata: dict[str, JSONValue], served: set[str], provider: Provider) -> tuple[list[str], list[str]]:
    """Returns the codes of all errors and warnings. `served` are the names of the document, without the defaults."""
    mode = provider.response_mode
    has_modes = "response_modes_supported" in served
    is_pushed = metadata["require_pushed_authorization_requests"] is True
    is_wrong = {
        # authorization-request.offer.1
        "config.response-type-unsupported": not _offers_type(metadata, provider.response_type or ""),
        # authorization-request.offer.2, authorization-request.offer.3
        "config.response-mode-unsupported": has_modes and mode not in metadata["response_modes_supported"],
        # authorization-request.offer.4, authorization-request.offer.5
        "config.shared-callback": provider.names_itself is True
        and metadata["authorization_response_iss_parameter_supported"] is not True,
        # authorization-request.offer.6
        "config.pushed-authorization-unsupported": is_pushed
        and metadata["pushed_authorization_request_endpoint"] is None,
        # authorization-request.offer.7
        "config.signed-request-required": metadata["require_signed_request_object"] is True,
    }
    has_algorithm = "RS256" in metadata["id_token_signing_alg_values_supported"]
    # authorization-request.offer.8
    return [code for code, holds in is_wrong.items() if holds], [] if has_algorithm else ["config.algorithms-differ"]


def _offers_type(metadata: dict[str, JSONValue], response_type: str) -> bool:
    words = set(response_type.split(" "))
    return any(set(entry.split(" ")) == words for entry in metadata["response_types_supported"])
