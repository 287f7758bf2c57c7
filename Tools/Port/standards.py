"""The kinds defined by standards alone: base64url, hashes, a signature, and a PKCE challenge."""

from __future__ import annotations

import hashlib
import re

import base64url
from given import Given, MalformedVector
from json_values import JSONNumber, JSONValue, write_json
from keys import prepare_keys, read_key_set
from problems import Accepted, Refused
from rsa_signature import HASH_FUNCTIONS, is_valid

_FUNCTIONS = {"SHA-256": "sha256", "SHA-384": "sha384", "SHA-512": "sha512"}
_MOST_TIMES = 1_000_000
_VERIFIER = re.compile(r"[A-Za-z0-9._~-]{43,128}")


def validate_base64url(value: JSONValue) -> Accepted:
    """Base64url encoding and decoding."""
    given = Given(value, {"text", "hexadecimal"})
    received = _bytes_of(given)
    data = base64url.decode(received) if "text" in given else received
    if data is None:
        raise Refused("encoding.not-base64url")
    return Accepted({"text": base64url.encode(data).decode(), "hexadecimal": data.hex()})


def validate_digest(value: JSONValue) -> Accepted:
    """Hashes."""
    given = Given(value, {"function", "text", "hexadecimal", "times"})
    function = _FUNCTIONS.get(given.text("function"))
    times = given.optional_integer("times")
    times = 1 if times is None else times
    if function is None or not 0 <= times <= _MOST_TIMES:
        raise MalformedVector("there is no such function, or the message is too long")
    return Accepted({"hexadecimal": hashlib.new(function, _bytes_of(given) * times).hexdigest()})


def validate_signature(value: JSONValue) -> Accepted:
    """One signature with one key."""
    given = Given(value, {"key", "algorithm", "signed", "signature"})
    algorithm, signed, text = given.text("algorithm"), given.text("signed"), given.text("signature")
    published, _ = read_key_set(write_json({"keys": [given.any("key")]}))
    keys = prepare_keys(published)
    if algorithm not in HASH_FUNCTIONS:
        raise Refused("token.algorithm-not-allowed")
    if not keys[0].fits(algorithm):
        raise Refused("keys.unknown-key")
    signature = base64url.decode(text.encode())
    if signature is None:
        raise Refused("token.invalid-base64url")
    if not signature:
        raise Refused("token.signature-missing")
    if not is_valid(keys[0].modulus, keys[0].exponent, algorithm, signature, signed.encode()):
        raise Refused("token.signature-invalid")
    return Accepted({"bits": JSONNumber(str(keys[0].modulus.bit_length()))})


def validate_code_challenge(value: JSONValue) -> Accepted:
    """PKCE."""
    verifier = Given(value, {"verifier"}).text("verifier")
    if not is_code_verifier(verifier):
        raise Refused("request.invalid")
    return Accepted({"challenge": code_challenge(verifier), "method": "S256"})


def is_code_verifier(text: str) -> bool:
    """Returns whether a text has the length and the characters of a PKCE verifier."""
    return _VERIFIER.fullmatch(text) is not None


def code_challenge(verifier: str) -> str:
    """Returns the challenge for a PKCE verifier."""
    return base64url.encode(hashlib.sha256(verifier.encode()).digest()).decode()


def _bytes_of(given: Given) -> bytes:
    """Returns the bytes of a string, or of pairs of hexadecimal digits."""
    if ("text" in given) == ("hexadecimal" in given):
        raise MalformedVector("give either text or hexadecimal")
    if "text" in given:
        return given.text("text").encode()
    return given.hexadecimal("hexadecimal")
