"""The provider's keys, and tokens signed by them in every way that a module needs."""

from __future__ import annotations

import hashlib
import hmac
import json
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature

from signed_tokens import base64url, base64url_number

PSS = padding.PSS(padding.MGF1(hashes.SHA256()), padding.PSS.DIGEST_LENGTH)


class Key:
    """A key of each type."""

    def __init__(self, identifier: str) -> None:
        self.identifier = identifier
        self.rsa = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.curve = ec.generate_private_key(ec.SECP256R1())
        self.edwards = ed25519.Ed25519PrivateKey.generate()

    def published(self, identifier: str, algorithm: str) -> dict[str, str]:
        """Returns the public key for an algorithm."""
        members = {"use": "sig", "alg": algorithm, "kid": identifier}
        match algorithm:
            case "ES256":
                point = self.curve.public_key().public_numbers()
                x, y = (base64url(number.to_bytes(32, "big")) for number in (point.x, point.y))
                return members | {"kty": "EC", "crv": "P-256", "x": x, "y": y}
            case "EdDSA":
                return members | {
                    "kty": "OKP", "crv": "Ed25519", "x": base64url(self.edwards.public_key().public_bytes_raw())}
        numbers = self.rsa.public_key().public_numbers()
        return members | {"kty": "RSA", "n": base64url_number(numbers.n), "e": base64url_number(numbers.e)}


# Made once: an RSA key takes longer than all else in a sign-in.
KEYS = [Key(f"key-{number}") for number in range(3)]


def signature(algorithm: str, key: Key, secret: str, message: bytes) -> bytes:
    """Returns the signature of a message, with a key that fits the algorithm."""
    match algorithm:
        case "RS256":
            return key.rsa.sign(message, padding.PKCS1v15(), hashes.SHA256())
        case "PS256":
            return key.rsa.sign(message, PSS, hashes.SHA256())
        case "ES256":
            numbers = decode_dss_signature(key.curve.sign(message, ec.ECDSA(hashes.SHA256())))
            return b"".join(number.to_bytes(32, "big") for number in numbers)
        case "EdDSA":
            return key.edwards.sign(message)
        case "HS256":
            return hmac.digest(secret.encode(), message, "sha256")
        case "none":
            return b""
    raise ValueError(algorithm)


def token(
    claims: dict[str, Any], key: Key, *, identifier: str, secret: str, kind: str, algorithm: str = "RS256",
    names_key: bool = True, is_spoilt: bool = False,
) -> str:
    """Returns a signed token. A spoilt signature differs in one bit."""
    header = {"alg": algorithm, "typ": kind}
    if names_key and algorithm != "none":
        header["kid"] = identifier
    parts = [base64url(json.dumps(part, separators=(",", ":")).encode()) for part in (header, claims)]
    found = bytearray(signature(algorithm, key, secret, ".".join(parts).encode()))
    if is_spoilt:
        found[len(found) // 2] ^= 1
    return ".".join([*parts, base64url(bytes(found))])


def half_hash(value: str, algorithm: str) -> str:
    """Returns `at_hash` or `c_hash` of a value, in a token with this algorithm. Ed25519 has SHA-512."""
    found = hashlib.new("sha512" if algorithm == "EdDSA" else "sha256", value.encode()).digest()
    return base64url(found[: len(found) // 2])
