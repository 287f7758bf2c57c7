"""Key sets: the usable keys, and the key that a token selects."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import base64url
from json_text import JSONLimits, parse_json
from json_values import JSONValue
from problems import Refused
from rsa_signature import HASH_FUNCTIONS

_LIMITS = JSONLimits(members=100_000)
_MOST_KEYS = 1_000
_PRIVATE_MEMBERS = ("d", "p", "q", "dp", "dq", "qi", "oth", "k")
_SMALLEST_MODULUS = 2_048
_LARGEST_MODULUS = 8_192


_COORDINATES = {"EC": ("x", "y"), "OKP": ("x",)}
_CURVES = {
    "EC": {"P-256": 32, "P-384": 48, "P-521": 66, "secp256k1": 32},
    "OKP": {"Ed25519": 32, "Ed448": 57},
}


@dataclass(frozen=True)
class KeyOwner:
    """The issuer whose tokens a key may sign, and the cloud that it belongs to, as far as the key names them."""

    issuer: str | None = None
    cloud: str | None = None


@dataclass(frozen=True)
class PublishedKey:
    """A usable public key of any type. Only RSA keys have their numbers: modulus and exponent."""

    identifier: str | None
    algorithm: str | None
    owner: KeyOwner
    numbers: tuple[int, int] | None


@dataclass(frozen=True)
class SigningKey:
    """A key that can verify signatures here."""

    identifier: str | None
    algorithm: str | None
    owner: KeyOwner
    modulus: int
    exponent: int

    def fits(self, algorithm: str) -> bool:
        """Returns whether the key may be used with the algorithm."""
        return self.algorithm in (None, algorithm)


class _LeftOut(Exception):
    """The reason why a key is skipped. It is a warning, not an error, because the other keys remain usable."""


def read_key_set(data: bytes) -> tuple[list[PublishedKey], list[str]]:
    """Returns the usable keys in order, and the warnings about the others."""
    if len(data) > _LIMITS.size:
        raise Refused("keys.too-large")
    try:
        document = parse_json(data, _LIMITS)
    except Refused:
        raise Refused("keys.not-json") from None
    if not isinstance(document, dict):
        raise Refused("keys.wrong-type")
    if "keys" not in document:
        raise Refused("keys.missing-member")
    elements = document["keys"]
    if not isinstance(elements, list):
        raise Refused("keys.wrong-type")
    if len(elements) > _MOST_KEYS:
        raise Refused("keys.too-many")

    keys: list[PublishedKey] = []
    warnings: list[str] = []
    for element in elements:
        try:
            keys.append(_read_key(element))
        except _LeftOut as reason:
            warnings.append(str(reason))
    if not keys:
        raise Refused("keys.no-usable-key")
    counts = Counter(key.identifier for key in keys if key.identifier is not None)
    return keys, warnings + ["keys.duplicate-id" for count in counts.values() if count > 1]


def prepare_keys(keys: list[PublishedKey]) -> list[SigningKey]:
    """Returns the keys that can verify signatures here. The others cannot be selected and no longer count."""
    served = [
        SigningKey(key.identifier, key.algorithm, key.owner, *key.numbers)
        for key in keys
        if key.numbers is not None and (key.algorithm is None or key.algorithm in HASH_FUNCTIONS)
    ]
    if not served:
        raise Refused("keys.no-usable-key")
    return served


def choose_key(header: dict[str, JSONValue], algorithm: str, keys: list[SigningKey]) -> SigningKey:
    """Stage 3: returns the key that the header selects. A key ID that several keys share is ambiguous."""
    if "kid" not in header and len(keys) > 1:
        raise Refused("token.key-id-missing")
    fitting = [key for key in keys if key.fits(algorithm) and ("kid" not in header or key.identifier == header["kid"])]
    if not fitting:
        raise Refused("keys.unknown-key")
    if len(fitting) > 1:
        raise Refused("keys.ambiguous")
    return fitting[0]


def _read_key(value: JSONValue) -> PublishedKey:
    if not isinstance(value, dict):
        raise _LeftOut("keys.malformed")
    if any(name in value for name in _PRIVATE_MEMBERS):
        raise _LeftOut("keys.private-member")
    _validate_types(value)
    _validate_purpose(value)
    numbers = None
    if value["kty"] == "RSA":
        numbers = _rsa_numbers(value)
    else:
        _validate_point(value)
    cloud = value.get("cloud_instance_name")
    owner = KeyOwner(value.get("issuer"), cloud if isinstance(cloud, str) else None)
    return PublishedKey(value.get("kid"), value.get("alg"), owner, numbers)


def _rsa_numbers(members: dict[str, JSONValue]) -> tuple[int, int]:
    modulus = _odd_number(members.get("n"))
    exponent = _odd_number(members.get("e"))
    if exponent < 3 or exponent.bit_length() > 33:
        raise _LeftOut("keys.malformed")
    if modulus.bit_length() < _SMALLEST_MODULUS:
        raise _LeftOut("keys.key-too-small")
    if modulus.bit_length() > _LARGEST_MODULUS:
        raise _LeftOut("keys.unsupported")
    return modulus, exponent


def _validate_point(members: dict[str, JSONValue]) -> None:
    """Checks only the form of an EC or OKP point, because such signatures are not supported here."""
    curve = members.get("crv", "")
    if not isinstance(curve, str):
        raise _LeftOut("keys.malformed")
    size = _CURVES[members["kty"]].get(curve)
    if size is None:
        raise _LeftOut("keys.unsupported")
    if any(len(_bytes_of(members.get(name))) != size for name in _COORDINATES[members["kty"]]):
        raise _LeftOut("keys.malformed")


def _validate_types(members: dict[str, JSONValue]) -> None:
    texts = [members[name] for name in ("kty", "use", "alg", "kid", "issuer") if name in members]
    operations = members.get("key_ops", [])
    if "kty" not in members or not isinstance(operations, list):
        raise _LeftOut("keys.malformed")
    if not all(isinstance(text, str) for text in texts + operations) or len(set(operations)) < len(operations):
        raise _LeftOut("keys.malformed")


def _validate_purpose(members: dict[str, JSONValue]) -> None:
    is_for_us = (
        members["kty"] in ("RSA", "EC", "OKP")
        and members.get("use", "sig") == "sig"
        and "verify" in members.get("key_ops", ["verify"])
    )
    if not is_for_us:
        raise _LeftOut("keys.unsupported")


def _odd_number(text: JSONValue) -> int:
    """Returns an odd number in the canonical form of RFC 7518. RSA uses no even numbers."""
    data = _bytes_of(text)
    if data[0] == 0 or data[-1] % 2 == 0:
        raise _LeftOut("keys.malformed")
    return int.from_bytes(data, "big")


def _bytes_of(text: JSONValue) -> bytes:
    data = base64url.decode(text.encode()) if isinstance(text, str) else None
    if not data:
        raise _LeftOut("keys.malformed")
    return data
