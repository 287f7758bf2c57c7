"""The response of the token endpoint."""

from __future__ import annotations

import re

from ascii_text import lower_case
from given import Given, MalformedVector
from json_text import parse_json
from json_values import JSONNumber, JSONValue
from problems import Accepted, Refused

_TEXTS = ("access_token", "token_type", "id_token", "refresh_token", "scope")
_SECONDS = re.compile(r"0|[1-9][0-9]{0,9}")
_MOST_SECONDS = 2_147_483_647


def validate_token_response(value: JSONValue) -> Accepted:
    """Token responses."""
    given = Given(value, {"status", "contentType", "body"})
    status = given.optional_integer("status")
    if status is None:
        raise MalformedVector("status is missing")
    given.optional_text("contentType")  # token-response.body.1: it does not matter.
    document = _success(given.text("body"), status)
    # token-response.members.7: the codes of all members are reported together.
    codes = _codes(document)
    if codes:
        raise Refused(*codes)
    seconds = _seconds(document["expires_in"]) if "expires_in" in document else None
    return Accepted(
        {
            "tokenType": document["token_type"],
            "expiresIn": None if seconds is None else JSONNumber(str(seconds)),
            "hasIDToken": "id_token" in document,
            "hasRefreshToken": "refresh_token" in document,
        }
    )


def _success(body: str, status: int) -> dict[str, JSONValue]:
    """Returns the members of a response that is not an error."""
    try:
        document = parse_json(body.encode())
    except Refused:
        # token-response.error.6: such a body contains no error. token-response.body.2, token-response.status.1.
        raise Refused("exchange.not-json" if status == 200 else "exchange.http-status") from None
    if isinstance(document, dict) and isinstance(document.get("error"), str):
        raise Refused("exchange.provider-error")  # token-response.error.1
    if status != 200:
        raise Refused("exchange.http-status")  # token-response.status.1
    if not isinstance(document, dict):
        raise Refused("exchange.wrong-type")  # token-response.body.4
    return document


def _codes(document: dict[str, JSONValue]) -> set[str]:
    codes = set()
    # token-response.members.1, token-response.members.2, token-response.members.3
    if document.get("access_token", "") == "" or "token_type" not in document:
        codes.add("exchange.missing-member")
    # token-response.members.4
    if any(name in document and not isinstance(document[name], str) for name in _TEXTS):
        codes.add("exchange.wrong-type")
    token_type = document.get("token_type")
    if isinstance(token_type, str) and lower_case(token_type) != "bearer":
        codes.add("exchange.token-type")  # token-response.members.5
    if "expires_in" in document and _seconds(document["expires_in"]) is None:
        codes.add("exchange.wrong-type")  # token-response.expires.3
    return codes


def _seconds(value: JSONValue) -> int | None:
    # token-response.expires.1, token-response.expires.2: the digits count, not the value.
    digits = value.digits if isinstance(value, JSONNumber) else value
    if not isinstance(digits, str) or not _SECONDS.fullmatch(digits) or int(digits) > _MOST_SECONDS:
        return None
    return int(digits)
