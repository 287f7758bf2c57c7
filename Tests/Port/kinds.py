"""The kinds of vectors that this port serves: how `given` is read, and what the outcome is.

Everything is read before anything is judged, so that a malformed vector is never taken for a refusal.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable
from functools import partial

from authority import read_authority
from callbacks import judge_callback
from claims import Expectations
from compact_token import read_token
from given import Given, MalformedVector
from id_token import verify
from issuer_rule import IssuerRule
from issuers import is_issuer
from json_text import parse_json
from json_values import JSONNumber, JSONValue, write_json
from keys import read_key_set
from problems import Accepted, Refused
from redirects import judge_redirect
from standards import judge_base64url, judge_code_challenge, judge_digest, judge_signature

_RULE_MEMBERS = {"authority", "metadataIssuer", "allowedTenants", "customHosts"}
_EXPECTATION_MEMBERS = {
    *("clientID", "issuer", "entra", "nonce", "leeway", "algorithms", "maxAge", "code", "accessToken"),
    *("requiredContexts", "sameSubjectAs"),
}
_LONGEST_LEEWAY = 3_600


def judge_json(value: JSONValue) -> Accepted:
    """Strict JSON."""
    given = Given(value, {"text", "base64"})
    if ("text" in given) == ("base64" in given):
        raise MalformedVector("give either text or base64")
    try:
        data = given.text("text").encode() if "text" in given else base64.b64decode(given.text("base64"), validate=True)
    except binascii.Error as error:
        raise MalformedVector("base64 cannot be decoded") from error
    parsed = parse_json(data)
    return Accepted({"value": parsed, "digits": parsed.digits if isinstance(parsed, JSONNumber) else None})


def judge_key_set(value: JSONValue) -> Accepted:
    """Key sets."""
    given = Given(value, {"document", "text"})
    if ("document" in given) == ("text" in given):
        raise MalformedVector("give either document or text")
    data = given.text("text").encode() if "text" in given else write_json(given.any("document"))
    keys, warnings = read_key_set(data)
    return Accepted({"keyIDs": [key.identifier for key in keys]}, warnings)


def judge_compact_token(value: JSONValue) -> Accepted:
    """The structure of tokens."""
    token = read_token(Given(value, {"token"}).text("token"))
    return Accepted({"header": token.header, "claims": token.claims})


def judge_issuer_rule(value: JSONValue) -> Accepted:
    """Which issuers may speak."""
    given = Given(value, _RULE_MEMBERS | {"claims", "keyIssuer"})
    claims = given.object("claims")
    key_issuer = given.optional_text("keyIssuer")
    rule = _rule_of(given)()
    codes = rule.codes(claims, key_issuer)
    if codes:
        raise Refused(*codes)
    return Accepted({"tenant": rule.tenant(claims)})


def judge_id_token(value: JSONValue) -> Accepted:
    """ID tokens, through all five stages. Expectations and keys are configuration, so they are judged first."""
    given = Given(value, {"token", "keys", "now", "expectations"})
    text = given.text("token")
    key_set = write_json(given.any("keys"))
    now = given.date("now")
    expectations = _expectations_of(Given(given.any("expectations"), _EXPECTATION_MEMBERS))()
    keys, _ = read_key_set(key_set)
    token = verify(text, keys, expectations, now)
    return Accepted({"subject": token.claims["sub"], "claims": token.claims})


def _rule_of(given: Given) -> Callable[[], IssuerRule]:
    authority = given.text("authority")
    custom_hosts = given.optional_texts("customHosts") or []
    metadata_issuer = given.text("metadataIssuer")
    allowed_tenants = given.optional_texts("allowedTenants")
    return lambda: IssuerRule.make(read_authority(authority, custom_hosts), metadata_issuer, allowed_tenants)


def _issuer_of(given: Given) -> Callable[[], str | IssuerRule]:
    if ("issuer" in given) == ("entra" in given):
        raise MalformedVector("give either issuer or entra")
    if "entra" in given:
        return _rule_of(Given(given.any("entra"), _RULE_MEMBERS))
    issuer = given.text("issuer")

    def exact_issuer() -> str:
        if not is_issuer(issuer):
            raise Refused("issuer.invalid")
        return issuer

    return exact_issuer


def _expectations_of(given: Given) -> Callable[[], Expectations]:
    issuer = _issuer_of(given)
    leeway = given.optional_integer("leeway")
    algorithms = given.optional_texts("algorithms")
    expectations = partial(
        Expectations,
        client_id=given.text("clientID"),
        nonce=given.nullable_text("nonce"),
        leeway=float(min(max(60 if leeway is None else leeway, 0), _LONGEST_LEEWAY)),
        algorithms=("RS256",) if algorithms is None else tuple(algorithms),
        maximum_age=given.optional_integer("maxAge"),
        code=given.optional_text("code"),
        access_token=given.optional_text("accessToken"),
        required_contexts=given.optional_texts("requiredContexts"),
        same_subject_as=given.optional_text("sameSubjectAs"),
    )
    return lambda: expectations(issuer=issuer())


KINDS: dict[str, Callable[[JSONValue], Accepted]] = {
    "json": judge_json,
    "compact-token": judge_compact_token,
    "key-set": judge_key_set,
    "issuer-rule": judge_issuer_rule,
    "id-token": judge_id_token,
    "base64url": judge_base64url,
    "digest": judge_digest,
    "signature": judge_signature,
    "code-challenge": judge_code_challenge,
    "callback": judge_callback,
    "entra-redirect": judge_redirect,
}

# A digest has no verdict: every message has one.
NEVER_REFUSED = {"digest"}
