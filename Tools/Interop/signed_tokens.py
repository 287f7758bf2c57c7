"""Base64url, RSA keys, and tokens that they sign."""

from __future__ import annotations

import base64
import hashlib
import json

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa


def base64url(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def base64url_number(number: int) -> str:
    return base64url(number.to_bytes((number.bit_length() + 7) // 8, "big"))


class SigningKey:
    """An RSA key. Its key ID is the hash of its modulus."""

    def __init__(self, bits: int = 2048) -> None:
        self.private_key = rsa.generate_private_key(public_exponent=65537, key_size=bits)
        self.identifier = base64url(hashlib.sha256(self.numbers()["n"].encode()).digest()[:20])

    def numbers(self) -> dict[str, str]:
        public = self.private_key.public_key().public_numbers()
        return {"n": base64url_number(public.n), "e": base64url_number(public.e)}

    def signed(self, claims: dict) -> str:
        header = {"typ": "JWT", "alg": "RS256", "kid": self.identifier}
        signed_part = ".".join(base64url(json.dumps(part, separators=(",", ":")).encode()) for part in (header, claims))
        signature = self.private_key.sign(signed_part.encode(), padding.PKCS1v15(), hashes.SHA256())
        return f"{signed_part}.{base64url(signature)}"
