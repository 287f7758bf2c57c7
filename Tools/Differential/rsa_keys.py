"""RSA keys of many sizes and exponents, made by OpenSSL and kept below .build."""

from __future__ import annotations

import json
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric import rsa

from number_texts import base64url


@dataclass(frozen=True)
class Key:
    """A key pair as numbers."""

    modulus: int
    exponent: int
    primes: tuple[int, ...] = ()

    @property
    def size(self) -> int:
        """The octets of the modulus, and so of every signature."""
        return (self.modulus.bit_length() + 7) // 8

    def set_of_one(self, **more: str) -> str:
        """The public half as a key set."""
        return json.dumps({"keys": [self.web_key(**more)]})

    def web_key(self, **more: str) -> dict[str, str]:
        """The public half as a member of a key set."""
        octets = self.modulus.to_bytes(self.size, "big")
        exponent = self.exponent.to_bytes((self.exponent.bit_length() + 7) // 8, "big")
        return {"kty": "RSA", "n": base64url(octets), "e": base64url(exponent), **more}

    def power(self, block: bytes) -> bytes:
        """What the private half makes of a block: a signature, when the block is an encoded hash. Prime by prime, and
        then put together (RFC 8017 §5.1.2), which is many times faster."""
        base, result, product = int.from_bytes(block, "big"), 0, 1
        for prime in self.primes:
            remainder = pow(base, pow(self.exponent, -1, prime - 1), prime)
            result += product * ((remainder - result) * pow(product, -1, prime) % prime)
            product *= prime
        return result.to_bytes(self.size, "big")

    def public_key(self) -> rsa.RSAPublicKey:
        """For OpenSSL, by way of cryptography."""
        return rsa.RSAPublicNumbers(self.exponent, self.modulus).public_key()


def key(folder: Path, bits: int, exponent: int) -> Key:
    """The key of that size and exponent; made when it is not there. Two primes are equally long with OpenSSL, so an odd
    number of bits needs three."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{bits}-{exponent}.pem"
    if not path.exists():
        options = {"rsa_keygen_bits": bits, "rsa_keygen_pubexp": exponent, "rsa_keygen_primes": 2 + bits % 2}
        command = ["openssl", "genpkey", "-algorithm", "RSA", "-quiet"]
        for name, value in options.items():
            command += ["-pkeyopt", f"{name}:{value}"]
        path.write_bytes(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
    text = subprocess.run(
        ["openssl", "pkey", "-in", path, "-noout", "-text"], check=True, stdout=subprocess.PIPE
    ).stdout.decode()
    primes = tuple(_number(text, f"prime{number}") for number in range(1, 3 + bits % 2))
    found = Key(_number(text, "modulus"), exponent, primes)
    if found.modulus.bit_length() != bits:
        raise ValueError(f"{path} has not {bits} bits")
    return found


def _number(text: str, name: str) -> int:
    match = re.search(rf"^{name}:\n((?:    [0-9a-f:]+\n)+)", text, re.MULTILINE)
    if not match:
        raise ValueError(f"OpenSSL shows no {name}")
    return int(re.sub(r"[^0-9a-f]", "", match[1]), 16)
