"""An ID token through all five stages. The order is the design: what an unsigned text says is worth no message."""

from __future__ import annotations

from ascii_text import lower_case
from claims import ClaimJudgement, Expectations
from compact_token import CompactToken, read_token
from issuer_rule import IssuerRule
from json_values import JSONValue
from keys import SigningKey, choose_key
from problems import Refused
from rsa_signature import HASH_FUNCTIONS, is_valid

_TYPES_OF_TOKENS = ("jwt", "application/jwt")


def verify(text: str, keys: list[SigningKey], expectations: Expectations, now: float) -> CompactToken:
    """The token, verified; or the first refusal of stages 1 to 4; or everything that stage 5 finds."""
    token = read_token(text)
    algorithm = _judge_header(token.header, expectations)
    key = choose_key(token.header, algorithm, keys)
    if not token.signature:
        raise Refused("token.signature-missing")
    if not is_valid(key.modulus, key.exponent, algorithm, token.signature, token.signed_bytes):
        raise Refused("token.signature-invalid")
    codes = ClaimJudgement(token.claims, expectations, algorithm, key.issuer, now).codes()
    if codes:
        raise Refused(*codes)
    return token


def _judge_header(header: dict[str, JSONValue], expectations: Expectations) -> str:
    """Stage 2. The algorithm is one that was expected, never one that the token suggests."""
    algorithm = header.get("alg")
    if algorithm is None:
        raise Refused("token.algorithm-missing")
    if algorithm == "none":
        raise Refused("token.algorithm-none")
    if algorithm not in expectations.algorithms or algorithm not in HASH_FUNCTIONS:
        raise Refused("token.algorithm-not-allowed")
    if "crit" in header:
        raise Refused("token.critical-header")
    token_type = header.get("typ")
    if token_type is not None and lower_case(token_type) not in _TYPES_OF_TOKENS:
        raise Refused("token.unexpected-type")
    # Such a token is for Microsoft Graph, and was signed over another header than the one it carries.
    if isinstance(expectations.issuer, IssuerRule) and "nonce" in header:
        raise Refused("token.graph-access-token")
    return algorithm
