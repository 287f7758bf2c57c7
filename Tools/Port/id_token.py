"""All five stages of token validation. The order matters: claims are not reported on before the signature is valid."""

from __future__ import annotations

from access_claims import AccessTokenExpectations, AccessTokenValidation
from ascii_text import lower_case
from claims import Expectations
from compact_token import CompactToken, read_token
from id_claims import IDTokenExpectations, IDTokenValidation
from issuer_rule import IssuerRule
from json_values import JSONValue
from keys import SigningKey, choose_key
from problems import Refused
from rsa_signature import HASH_FUNCTIONS, is_valid


def verify(text: str, keys: list[SigningKey], expectations: IDTokenExpectations, now: float) -> CompactToken:
    """Verifies an ID token. Raises `Refused` with the first error of stages 1 to 4, or with all errors of stage 5."""
    token, key, algorithm = _signed_token(text, keys, expectations, ("jwt",), must_say_type=False)
    _refuse(IDTokenValidation(token.claims, expectations, algorithm, key.owner, now).codes())
    return token


def verify_access(text: str, keys: list[SigningKey], expectations: AccessTokenExpectations, now: float) -> CompactToken:
    """Verifies an access token in the same way."""
    types = ("at+jwt",) if expectations.must_say_type else ("jwt", "at+jwt")
    token, key, _ = _signed_token(text, keys, expectations, types, expectations.must_say_type)
    says_type = _is_media_type(token.header.get("typ"), "at+jwt")
    _refuse(AccessTokenValidation(token.claims, expectations, says_type, key.owner, now).codes())
    return token


def _refuse(codes: list[str]) -> None:
    if codes:
        raise Refused(*codes)


def _signed_token(
    text: str, keys: list[SigningKey], expectations: Expectations, types: tuple[str, ...], must_say_type: bool
) -> tuple[CompactToken, SigningKey, str]:
    token = read_token(text)
    algorithm = _validate_header(token.header, expectations, types, must_say_type)
    key = choose_key(token.header, algorithm, keys)
    if not token.signature:
        raise Refused("token.signature-missing")
    if not is_valid(key.modulus, key.exponent, algorithm, token.signature, token.signed_bytes):
        raise Refused("token.signature-invalid")
    return token, key, algorithm


def _is_media_type(value: JSONValue, subtype: str) -> bool:
    """Returns whether a string is this media type, with or without `application/`, case-insensitively."""
    return isinstance(value, str) and lower_case(value) in (subtype, f"application/{subtype}")


def _validate_header(
    header: dict[str, JSONValue], expectations: Expectations, types: tuple[str, ...], must_say_type: bool
) -> str:
    """Stage 2. The algorithm must be an expected one, never one that the token chooses."""
    algorithm = header.get("alg")
    if algorithm is None:
        raise Refused("token.algorithm-missing")
    if algorithm == "none":
        raise Refused("token.algorithm-none")
    if algorithm not in expectations.algorithms or algorithm not in HASH_FUNCTIONS:
        raise Refused("token.algorithm-not-allowed")
    if "crit" in header:
        raise Refused("token.critical-header")
    if _is_media_type(header.get("cty"), "jwt"):
        raise Refused("token.nested")
    token_type = header.get("typ")
    is_expected = any(_is_media_type(token_type, subtype) for subtype in types)
    if not is_expected and (token_type is not None or must_say_type):
        raise Refused("token.unexpected-type")
    # Such a token is for Microsoft Graph. Its signature covers a different header.
    if isinstance(expectations.issuer, IssuerRule) and "nonce" in header:
        raise Refused("token.graph-access-token")
    return algorithm
