"""Generates signatures: valid ones, and many that are almost valid."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Callable

from cryptography.hazmat.primitives import hashes

from rsa_keys import Key

HASHES: dict[str, tuple[str, hashes.HashAlgorithm, int]] = {
    "RS256": ("sha256", hashes.SHA256(), 1),
    "RS384": ("sha384", hashes.SHA384(), 2),
    "RS512": ("sha512", hashes.SHA512(), 3),
}


def _name(function: str, octets: int, number: int, null: bytes = b"\x05\x00") -> bytes:
    """Returns the prefix of the hash: its algorithm in DER."""
    identifier = b"\x06\x09\x60\x86\x48\x01\x65\x03\x04\x02" + bytes([number]) + null
    return bytes([0x30, len(identifier) + 4 + octets, 0x30, len(identifier)]) + identifier + bytes([0x04, octets])


def encoded(size: int, algorithm: str, message: bytes) -> bytes:
    """Returns the EMSA-PKCS1-v1_5 encoding."""
    function, _, number = HASHES[algorithm]
    digest = hashlib.new(function, message).digest()
    information = _name(function, len(digest), number) + digest
    return b"\x00\x01" + b"\xff" * (size - len(information) - 3) + b"\x00" + information


def _damaged_blocks(generator: random.Random, size: int, algorithm: str, message: bytes) -> bytes:
    """Returns an encoding that is almost right, below the modulus."""
    function, _, number = HASHES[algorithm]
    digest = hashlib.new(function, message).digest()
    right = encoded(size, algorithm, message)
    without_null = _name(function, len(digest), number, b"") + digest
    place = generator.randrange(2, size)
    return generator.choice(
        [
            *(right[:1] + b"\x02" + right[2:], right[:1] + b"\x00" + right[2:]),
            *(right[:place] + bytes([right[place] ^ 1 << generator.randrange(8)]) + right[place + 1 :],),
            *(
                b"\x00\x01"
                + b"\xff" * 8
                + b"\x00"
                + right[-len(without_null) - 2 :]
                + generator.randbytes(size - len(without_null) - 13),
            ),
            *(b"\x00\x01" + b"\xff" * (size - len(without_null) - 3) + b"\x00" + without_null,),
            *(b"\x00\x01" + b"\xff" * (size - len(digest) - 3) + b"\x00" + digest,),
            *(b"\x00" * (size - len(digest)) + digest, right[:-1] + bytes([right[-1] ^ 1])),
            *(b"\x00\x00" + right[1:-1], right[:2] + b"\xfe" + right[3:]),
            *(b"\x00" + right[1:2] + b"\xff" * (size - 2),),
        ]
    )


def wrong(generator: random.Random, pair: Key, algorithm: str, message: bytes, right: bytes) -> tuple[str, bytes]:
    """Returns the fault, and a signature with it."""
    number = int.from_bytes(right, "big")
    place = generator.randrange(pair.size)
    room = 8 * pair.size
    choices: list[tuple[str, Callable[[], bytes]]] = [
        *(
            (
                "one bit",
                lambda: right[:place] + bytes([right[place] ^ 1 << generator.randrange(8)]) + right[place + 1 :],
            ),
        ),
        *(("plus the modulus", lambda: _octets(number + pair.modulus, pair.size, room)),),
        *(("plus twice the modulus", lambda: _octets(number + 2 * pair.modulus, pair.size, room)),),
        *(("the negative", lambda: (pair.modulus - number).to_bytes(pair.size, "big")),),
        *(("last octet missing", lambda: right[:-1]),),
        *(("first octet missing", lambda: right[1:]),),
        *(("a zero before", lambda: b"\x00" + right),),
        *(("a zero behind", lambda: right + b"\x00"), ("nothing", lambda: b"")),
        *(("leading zeros missing", lambda: right.lstrip(b"\x00") if right[0] == 0 else right[:-1]),),
        *(("zero", lambda: bytes(pair.size)),),
        *(("one", lambda: bytes(pair.size - 1) + b"\x01"),),
        *(("the modulus", lambda: pair.modulus.to_bytes(pair.size, "big")),),
        *(("all ones", lambda: b"\xff" * pair.size),),
        *(("the modulus less one", lambda: (pair.modulus - 1).to_bytes(pair.size, "big")),),
        *(("reversed", lambda: right[::-1]),),
        *(("random", lambda: generator.randbytes(pair.size)),),
        *(("of another message", lambda: pair.power(encoded(pair.size, algorithm, message + b"\x00"))),),
        *(
            (
                "of another hash",
                lambda: pair.power(
                    encoded(pair.size, generator.choice([a for a in HASHES if a != algorithm]), message)
                ),
            ),
        ),
        *(("another padding", lambda: pair.power(_damaged_blocks(generator, pair.size, algorithm, message))),),
        *(("another padding", lambda: pair.power(_damaged_blocks(generator, pair.size, algorithm, message))),),
        *(("unsigned", lambda: encoded(pair.size, algorithm, message)),),
    ]
    name, make = generator.choice(choices)
    return name, make()


def _octets(number: int, size: int, room: int) -> bytes:
    """Returns the number in this many octets, or in one more if it needs them."""
    return number.to_bytes(size if number.bit_length() <= room else size + 1, "big")
