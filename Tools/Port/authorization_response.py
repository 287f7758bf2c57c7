"""The response that the browser delivers, against the sign-in that is pending."""

from __future__ import annotations

import hmac
from dataclasses import dataclass

from addresses import Address
from callbacks import DEFAULT_PATH
from forms import decode_form, pieces_of
from given import Given, MalformedVector
from issuers import IssuerTemplate, is_issuer, is_lower_case_guid
from json_values import JSONValue
from problems import Accepted, Refused
from response_types import RESPONSE_MODES, RESPONSE_TYPES, has_word

_PENDING_MEMBERS = {"state", "issuer", "responseType", "responseMode", "callback", "startedAt"}
_LONGEST_TEXT = 65_536
_MOST_PIECES = 64
_OLDEST = 600
_NEWEST = -60


@dataclass(frozen=True)
class PendingSignIn:
    """What was kept when the sign-in began."""

    state: str
    issuer: str
    response_type: str
    response_mode: str
    callback: str
    started_at: float | None

    @classmethod
    def read(cls, given: Given) -> PendingSignIn:
        """Reads a sign-in that could have begun."""
        response_type = RESPONSE_TYPES.get(given.text("responseType"))
        mode = given.text("responseMode")
        if response_type is None or mode not in RESPONSE_MODES or (mode == "query" and response_type != "code"):
            raise MalformedVector("there is no such response type or mode")
        callback = given.text("callback") if "callback" in given else f"https://console.example.com{DEFAULT_PATH}"
        started_at = given.date("startedAt") if "startedAt" in given else None
        return cls(given.text("state"), given.text("issuer"), response_type, mode, callback, started_at)

    def is_state(self, text: str | None) -> bool:
        """Returns whether this is the state that was sent, in constant time."""
        return text is not None and hmac.compare_digest(text.encode(), self.state.encode())

    def is_of_provider(self, text: str) -> bool:
        """Returns whether an `iss` is that of the provider."""
        template = IssuerTemplate.read(self.issuer)
        if template is not None:
            return is_lower_case_guid(template.value_in(text))  # authorization-response.issuer.7
        # authorization-response.issuer.1, authorization-response.issuer.9
        return is_issuer(self.issuer) and text == self.issuer

    def requests(self, word: str) -> bool:
        """Returns whether the response type has a word."""
        return has_word(self.response_type, word)


def validate_authorization_response(value: JSONValue) -> Accepted:
    """Authorization responses."""
    given = Given(value, {"path", "mode", "text", "pending", "issuerParameterSupported", "now"})
    path = given.text("path") if "path" in given else DEFAULT_PATH
    mode, text = given.text("mode"), given.text("text")
    pending = PendingSignIn.read(Given(given.any("pending"), _PENDING_MEMBERS))
    is_announced = given.optional_bool("issuerParameterSupported") or False
    now = given.date("now") if "now" in given else None
    _refuse_path(path, pending)
    _refuse_age(now, pending)
    _refuse_size(text)
    if mode != pending.response_mode:
        # authorization-response.mode.2, authorization-response.mode.3
        raise Refused("response.unexpected-mode", *_error_despite_mode(text, pending))
    parameters = _parameters(text)
    _refuse_issuer(parameters, pending, is_announced=is_announced)
    _refuse_state(parameters, pending)
    if "error" in parameters:
        raise Refused("response.provider-error")  # authorization-response.error.1
    return _values(parameters, pending)


def _refuse_path(path: str, pending: PendingSignIn) -> None:
    # authorization-response.path.2, authorization-response.path.3, authorization-response.path.6
    callback = Address.cut(pending.callback)
    if callback is None or (callback.path or "/") != (path or "/"):
        raise Refused("response.other-callback")


def _refuse_age(now: float | None, pending: PendingSignIn) -> None:
    # authorization-response.age.2, authorization-response.age.4, authorization-response.age.5
    age = 0.0 if now is None or pending.started_at is None else now - pending.started_at
    if not _NEWEST <= age <= _OLDEST:
        raise Refused("response.expired")


def _refuse_size(text: str) -> None:
    # authorization-response.size.2, authorization-response.size.4
    if len(text.encode()) > _LONGEST_TEXT or len(pieces_of(text)) > _MOST_PIECES:
        raise Refused("response.too-large")


def _error_despite_mode(text: str, pending: PendingSignIn) -> list[str]:
    try:
        parameters = _parameters(text)
    except Refused:
        return []
    return _error_in(parameters, pending)


def _error_in(parameters: dict[str, str], pending: PendingSignIn) -> list[str]:
    is_error = pending.is_state(parameters.get("state")) and "error" in parameters
    return ["response.provider-error"] if is_error else []


def _parameters(text: str) -> dict[str, str]:
    """Returns the parameters that have a value."""
    pairs = decode_form(text)
    if pairs is None:
        raise Refused("response.malformed")  # authorization-response.form.1, authorization-response.form.2
    parameters = dict(pairs)
    if len(parameters) < len(pairs):
        raise Refused("response.duplicate-parameter")  # authorization-response.names.1
    return {name: value for name, value in parameters.items() if value}  # authorization-response.names.3


def _refuse_issuer(parameters: dict[str, str], pending: PendingSignIn, *, is_announced: bool) -> None:
    if "iss" in parameters:
        if not pending.is_of_provider(parameters["iss"]):
            # authorization-response.issuer.2, authorization-response.issuer.8
            raise Refused("response.issuer-mismatch")
        return
    # authorization-response.issuer.5: the ID token will name the issuer.
    is_named = pending.requests("id_token") and "id_token" in parameters
    if is_announced and not is_named:
        # authorization-response.issuer.4, authorization-response.issuer.6
        raise Refused("response.issuer-missing", *_error_in(parameters, pending))


def _refuse_state(parameters: dict[str, str], pending: PendingSignIn) -> None:
    if "state" not in parameters:
        raise Refused("response.state-missing")  # authorization-response.state.1
    if not pending.is_state(parameters["state"]):
        raise Refused("response.state-mismatch")  # authorization-response.state.2


def _values(parameters: dict[str, str], pending: PendingSignIn) -> Accepted:
    # authorization-response.outcome.2: what was not requested is dropped.
    code = parameters.get("code") if pending.requests("code") else None
    token = parameters.get("id_token") if pending.requests("id_token") else None
    is_missing = {
        "response.code-missing": pending.requests("code") and code is None,  # authorization-response.values.1
        "response.id-token-missing": pending.requests("id_token") and token is None,  # authorization-response.values.2
    }
    if any(is_missing.values()):
        # authorization-response.values.3
        raise Refused(*(problem for problem, missing in is_missing.items() if missing))
    return Accepted({"code": code, "idToken": token})
