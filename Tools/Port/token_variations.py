"""Varies tokens: their contents are changed, and they are signed again with the keys in Fixtures/Keys.

A signature that was not valid stays as it was, because the case shows something about it.
"""

from __future__ import annotations

import subprocess
from pathlib import Path
from random import Random

from base64url import decode, encode
from json_text import JSONLimits, parse_json
from json_values import JSONValue, write_json
from problems import Refused
from rsa_signature import HASH_FUNCTIONS, is_valid
from variations import mapped, renaming, shifted

_KEYS = Path(__file__).resolve().parents[2] / "Fixtures" / "Keys"
_LIMITS = JSONLimits(depth=512, size=1 << 22, members=100_000)


def _encoded(data: bytes) -> str:
    return encode(data).decode()


def _decoded(text: str) -> bytes:
    data = decode(text.encode())
    if data is None:
        raise ValueError("not base64url")
    return data


def _openssl(arguments: list[str], data: bytes = b"") -> bytes:
    return subprocess.run(["openssl", *arguments], input=data, check=True, capture_output=True).stdout


class Signer:
    """The private keys of the fixtures, found by their moduli."""

    def __init__(self) -> None:
        self._files: dict[int, Path] = {}
        for path in sorted(_KEYS.glob("*.pem")):
            result = subprocess.run(["openssl", "rsa", "-in", path, "-noout", "-modulus"], capture_output=True)
            if result.returncode == 0:
                self._files[int(result.stdout.decode().strip().partition("=")[2], 16)] = path

    def signed_again(
        self, keys: JSONValue, algorithm: JSONValue, old: bytes, signature: str, new: bytes
    ) -> str | None:
        """Returns the signature of the new bytes, or the old one if it was not valid, or `None` without the key."""
        for key in keys if isinstance(keys, list) else []:
            numbers = _numbers(key)
            if numbers is None or not isinstance(algorithm, str) or algorithm not in HASH_FUNCTIONS:
                continue
            try:
                is_own = is_valid(*numbers, algorithm, _decoded(signature), old)
            except ValueError:
                continue
            if is_own:
                path = self._files.get(numbers[0])
                return path and _encoded(_openssl(["dgst", f"-{HASH_FUNCTIONS[algorithm]}", "-sign", str(path)], new))
        return signature


def _numbers(key: JSONValue) -> tuple[int, int] | None:
    try:
        return int.from_bytes(_decoded(key["n"]), "big"), int.from_bytes(_decoded(key["e"]), "big")
    except (KeyError, TypeError, AttributeError, ValueError):
        return None


def varied_token(given: dict[str, JSONValue], random: Random, signer: Signer) -> dict[str, JSONValue] | None:
    """Returns the input with a token of other names and times, or `None` if the token cannot be read."""
    parts = given["token"].split(".")
    if len(parts) != 3 or len(given["token"]) > 100_000:
        return None
    try:
        header, claims = (parse_json(_decoded(part), _LIMITS) for part in parts[:2])
    except (Refused, ValueError):
        return None
    rename, seconds = renaming(random), random.randrange(-40_000_000, 40_000_000)

    def change(value: JSONValue) -> JSONValue:
        return shifted(mapped(value, rename), seconds)

    new_parts = [_encoded(write_json(change(header))), _encoded(write_json(change(claims)))]
    keys = given.get("keys")
    keys = keys.get("keys") if isinstance(keys, dict) else None
    algorithm = header.get("alg") if isinstance(header, dict) else None
    old, new = ".".join(parts[:2]).encode(), ".".join(new_parts).encode()
    signature = signer.signed_again(keys, algorithm, old, parts[2], new)
    if signature is None:
        return None
    others = {name: member if name == "token" else change(member) for name, member in given.items()}
    return {**others, "token": ".".join([*new_parts, signature])}


def varied_signature(given: dict[str, JSONValue], random: Random, signer: Signer) -> dict[str, JSONValue] | None:
    """Returns the input of the kind `signature` with another signed text."""
    text = given["signed"] + random.choice([" ", "-", "."]) + str(random.randrange(10**9))
    signature = signer.signed_again(
        [given["key"]], given["algorithm"], given["signed"].encode(), given["signature"], text.encode()
    )
    return None if signature is None else {**given, "signed": text, "signature": signature}
