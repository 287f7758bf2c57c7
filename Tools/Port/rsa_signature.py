"""RSASSA-PKCS1-v1_5 (RFC 8017 §8.2.2), verification only.

The expected message is built and compared as a whole. Parsing the decrypted message is how forged signatures
have been accepted elsewhere.
"""

from __future__ import annotations

import hashlib

HASH_FUNCTIONS = {"RS256": "sha256", "RS384": "sha384", "RS512": "sha512"}

# The last number of the hash function's object identifier, 2.16.840.1.101.3.4.2.n.
_IDENTIFIERS = {"sha256": 1, "sha384": 2, "sha512": 3}


def is_valid(modulus: int, exponent: int, algorithm: str, signature: bytes, message: bytes) -> bool:
    """Returns whether the signature is valid for this key and message."""
    length = (modulus.bit_length() + 7) // 8
    number = int.from_bytes(signature, "big")
    if len(signature) != length or number >= modulus:
        return False
    expected = _encoded_hash(HASH_FUNCTIONS[algorithm], message, length)
    return pow(number, exponent, modulus).to_bytes(length, "big") == expected


def _encoded_hash(function: str, message: bytes, length: int) -> bytes:
    digest = hashlib.new(function, message).digest()
    size = len(digest)
    identifier = bytes([0x06, 9, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, _IDENTIFIERS[function]])
    name = bytes([0x30, len(identifier) + 2]) + identifier + b"\x05\x00"
    information = bytes([0x30, len(name) + 2 + size]) + name + bytes([0x04, size]) + digest
    return b"\x00\x01" + b"\xff" * (length - 3 - len(information)) + b"\x00" + information
