"""Error responses of the token endpoint: what is told of them, and what is left out."""

from __future__ import annotations

import re

from aadsts import find_code
from given import Given, MalformedVector
from issuers import is_guid
from json_text import parse_json
from json_values import JSONNumber, JSONValue
from problems import Accepted, Refused

_WORD = re.compile(r"[A-Za-z0-9_]{1,64}")
_IDENTIFIER = re.compile(r"[A-Za-z0-9_-]{1,64}")
_TIMESTAMP = re.compile(r"[0-9\-:.TZ +]{1,40}")
_WORD_AT_END = re.compile(rb"[A-Za-z0-9_]*\Z")
_LONGEST_DESCRIPTION = 4_096
_CANCELLATIONS = {"AADSTS65004", "AADB2C90091"}
_DELAY = re.compile(r"[ \t]*([0-9]{1,10})[ \t]*")
_LONGEST_DELAY = 86_400
_MOST_NUMBERS = 16
_LONGEST_CLAIMS = 4_096
_REASONS = {
    "access_denied": "not-permitted",
    "authorization_declined": "cancelled-by-user",
    **dict.fromkeys(
        ("login_required", "interaction_required", "consent_required", "account_selection_required"),
        "interaction-required",
    ),
    **dict.fromkeys(("server_error", "temporarily_unavailable"), "unavailable"),
    **dict.fromkeys(("invalid_grant", "invalid_token", "expired_token"), "invalid-response"),
}


def validate_provider_error(value: JSONValue) -> Accepted:
    """Provider errors."""
    given = Given(value, {"status", "retryAfter", "body", "provider"})
    status = given.optional_integer("status")
    provider = given.optional_text("provider") or "standard"
    retry_after = given.optional_text("retryAfter")
    if status is None or provider not in ("standard", "entra"):
        raise MalformedVector("the status is missing, or the provider is unknown")
    document = _parsed(given.text("body"), status)
    error = document.get("error") if isinstance(document, dict) else None
    if not isinstance(error, str):
        raise _not_an_error(document, status)
    delay = _DELAY.fullmatch(retry_after) if retry_after is not None and status != 200 else None
    return Accepted(
        {
            **_members(error, document, provider),
            "retryAfter": JSONNumber(str(min(int(delay[1]), _LONGEST_DELAY))) if delay else None,
        }
    )


def _parsed(body: str, status: int) -> JSONValue:
    try:
        return parse_json(body.encode())
    except Refused as error:
        raise Refused("exchange.not-json" if status == 200 else "exchange.http-status") from error


def _not_an_error(document: JSONValue, status: int) -> Exception:
    """What a response without an error is. A token response is not a case of this kind."""
    if status != 200:
        return Refused("exchange.http-status")
    if not isinstance(document, dict):
        return Refused("exchange.wrong-type")
    if document.get("access_token", "") == "" or "token_type" not in document:
        return Refused("exchange.missing-member")
    return MalformedVector("the body is not an error")


def _members(error: str, document: dict[str, JSONValue], provider: str) -> dict[str, JSONValue]:
    def text(name: str) -> str | None:
        found = document.get(name)
        return found if isinstance(found, str) else None

    def checked(found: str | None, pattern: re.Pattern[str]) -> str | None:
        return found if found is not None and pattern.fullmatch(found) else None

    advice = _advice(text("error_description")) if provider == "entra" else {}
    code = advice.get("code")
    is_cancellation = code in _CANCELLATIONS if code else error == "access_denied"
    if not _WORD.fullmatch(error):
        names = ("error", "code", "suberror", "claims", "traceID", "correlationID", "timestamp")
        return {**dict.fromkeys(names), "numbers": [], "isCancellation": False, "reason": "invalid-response"}
    suberror = text("suberror")
    trace, correlation, time = text("trace_id"), text("correlation_id"), text("timestamp")
    return {
        "error": error,
        "code": code,
        "numbers": _numbers(document.get("error_codes")),
        "suberror": checked(text("error_subcode") if suberror is None else suberror, _WORD),
        "claims": _claims(text("claims")),
        "traceID": checked(advice.get("trace") if trace is None else trace, _IDENTIFIER),
        "correlationID": checked(advice.get("correlation") if correlation is None else correlation, _IDENTIFIER),
        "timestamp": checked(advice.get("timestamp") if time is None else time, _TIMESTAMP),
        "isCancellation": is_cancellation,
        "reason": "cancelled-by-user" if is_cancellation else _REASONS.get(error, "configuration"),
    }


def _numbers(value: JSONValue) -> list[JSONValue]:
    elements = value if isinstance(value, list) else []
    numbers = [number for number in elements if isinstance(number, JSONNumber) and number.whole_number() is not None]
    return numbers[:_MOST_NUMBERS]


def _claims(found: str | None) -> str | None:
    if found is None or len(found.encode()) > _LONGEST_CLAIMS:
        return None
    try:
        return found if isinstance(parse_json(found.encode()), dict) else None
    except Refused:
        return None


def _beginning(description: str) -> str:
    """The bytes of a description that are read. A number is not cut, because its first digits are another one."""
    data = description.encode()
    if len(data) <= _LONGEST_DESCRIPTION:
        return description
    beginning = data[:_LONGEST_DESCRIPTION]
    if _WORD.fullmatch(chr(data[_LONGEST_DESCRIPTION])):
        beginning = _WORD_AT_END.sub(b"", beginning)
    return beginning.decode(errors="replace") + "…"


def _advice(description: str | None) -> dict[str, str]:
    """What a description of Entra says. It is only read if it has a code."""
    if description is None:
        return {}
    description = _beginning(description)
    code = find_code(description)
    if code is None:
        return {}
    found = {"code": code}
    for name, label, length in (("trace", "Trace ID: ", 36), ("correlation", "Correlation ID: ", 36)):
        _, separator, rest = description.partition(label)
        if separator and is_guid(rest[:length]):
            found[name] = rest[:length].lower()
    _, separator, rest = description.partition("Timestamp: ")
    if separator:
        found["timestamp"] = rest[:20]
    return found
