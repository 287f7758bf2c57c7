"""Stage 1: the structure of a token. Nothing is verified here."""

from __future__ import annotations

from dataclasses import dataclass

import base64url
from json_text import parse_json
from json_values import JSONValue
from problems import Refused

LARGEST_TOKEN = 256 << 10

_HEADER_TYPES: dict[str, type] = {
    **dict.fromkeys(["alg", "kid", "typ", "cty", "jku", "x5u", "x5t", "x5t#S256"], str),
    "jwk": dict,
    "x5c": list,
    "crit": list,
}


@dataclass(frozen=True)
class CompactToken:
    """The parts of a token, and the signed bytes as received."""

    header: dict[str, JSONValue]
    claims: dict[str, JSONValue]
    signature: bytes
    signed_bytes: bytes


def read_token(text: str) -> CompactToken:
    """Parses a token, and raises `Refused` at the first fault: size, segments, header, claims, signature."""
    data = text.encode()
    if len(data) > LARGEST_TOKEN:
        raise Refused("token.too-large")
    segments = data.split(b".")
    if len(segments) == 5:
        raise Refused("token.encrypted")
    if len(segments) != 3 or not segments[0] or not segments[1]:
        raise Refused("token.not-compact")
    header = _object(segments[0])
    for name, required_type in _HEADER_TYPES.items():
        if name in header and not isinstance(header[name], required_type):
            raise Refused("token.header-type")
    claims = _object(segments[1])
    return CompactToken(header, claims, _decoded(segments[2]), data[: data.rindex(b".")])


def _decoded(segment: bytes) -> bytes:
    decoded = base64url.decode(segment)
    if decoded is None:
        raise Refused("token.invalid-base64url")
    return decoded


def _object(segment: bytes) -> dict[str, JSONValue]:
    decoded = _decoded(segment)
    try:
        value = parse_json(decoded)
    except Refused:
        raise Refused("token.invalid-json") from None
    if not isinstance(value, dict):
        raise Refused("token.not-an-object")
    return value
