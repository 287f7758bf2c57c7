"""Strict JSON: RFC 8259 exactly, unique names in every object, and limits on everything.

Python's parser uses the last of several members with the same name, accepts NaN and lone surrogates, and recurses. A
token that two parsers read differently is a vulnerability, so ambiguous input is rejected.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from json_values import JSONNumber, JSONValue
from problems import Refused

_WHITE_SPACE = re.compile(rb"[ \t\n\r]*")
_NUMBER = re.compile(rb"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
_LITERAL = re.compile(rb"true|false|null")
_PLAIN_CHARACTERS = re.compile(rb'[^"\\\x00-\x1f]*')
_ESCAPE = re.compile(rb'\\(?:(["\\/bfnrt])|u([0-9A-Fa-f]{4}))')
_DELIMITERS = b" \t\n\r,:[]{}"
_LITERALS: dict[bytes, JSONValue] = {b"true": True, b"false": False, b"null": None}
_SHORT_ESCAPES = dict(zip(b'"\\/bfnrt', '"\\/\b\f\n\r\t', strict=True))


@dataclass(frozen=True)
class JSONLimits:
    """The limits of the parser."""

    depth: int = 128
    size: int = 1 << 20
    members: int = 10_000


STANDARD_LIMITS = JSONLimits()


class _TooManyMembers(Refused):
    """A separate exception, because only this fault takes precedence over invalid UTF-8."""


def parse_json(data: bytes, limits: JSONLimits = STANDARD_LIMITS) -> JSONValue:
    """Returns the value, or raises `Refused` with exactly one `json.*` code."""
    if len(data) > limits.size:
        raise Refused("json.too-large")
    try:
        return _Scanner(data, limits).document()
    except _TooManyMembers:
        raise
    except Refused:
        # A string that is not UTF-8 is not JSON, wherever the invalid byte is.
        _decoded(data)
        raise


def _decoded(data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError:
        raise Refused("json.not-utf8") from None


class _Scanner:
    """Reads from the first byte and stops at the first fault. The open containers are on an explicit stack."""

    def __init__(self, data: bytes, limits: JSONLimits) -> None:
        self._data = data
        self._limits = limits
        self._position = 0
        self._members = 0
        self._open: list[list[JSONValue] | dict[str, JSONValue]] = []

    def document(self) -> JSONValue:
        """Returns the whole input as one value."""
        self._skip_white_space()
        value = self._value()
        while self._open:
            self._continue(self._open[-1])
        self._skip_white_space()
        if self._position < len(self._data):
            raise Refused("json.trailing-bytes")
        return value

    def _next(self) -> bytes:
        return self._data[self._position : self._position + 1]

    def _expect(self, byte: bytes) -> None:
        if self._next() != byte:
            raise Refused("json.syntax")
        self._position += 1

    def _match(self, pattern: re.Pattern[bytes]) -> re.Match[bytes]:
        match = pattern.match(self._data, self._position)
        if match is None:
            raise Refused("json.syntax")
        self._position = match.end()
        return match

    def _skip_white_space(self) -> None:
        self._match(_WHITE_SPACE)

    def _value(self) -> JSONValue:
        """Reads a complete string, number or literal, or the opening bracket of an object or array."""
        following = self._next()
        if following in (b"{", b"["):
            return self._opened({} if following == b"{" else [])
        if following == b'"':
            return self._string()
        if following in (b"t", b"f", b"n"):
            return _LITERALS[self._undivided(_LITERAL)]
        return JSONNumber(self._undivided(_NUMBER).decode())

    def _undivided(self, pattern: re.Pattern[bytes]) -> bytes:
        """Reads a number or literal that is not directly followed by other characters."""
        text = self._match(pattern).group()
        if self._next() not in _DELIMITERS:
            raise Refused("json.syntax")
        return text

    def _opened(self, container: list[JSONValue] | dict[str, JSONValue]) -> JSONValue:
        if len(self._open) == self._limits.depth:
            raise Refused("json.too-deep")
        self._open.append(container)
        self._position += 1
        return container

    def _continue(self, container: list[JSONValue] | dict[str, JSONValue]) -> None:
        """Reads the end of the innermost container, or its next element or member."""
        self._skip_white_space()
        if self._next() == (b"}" if isinstance(container, dict) else b"]"):
            self._position += 1
            self._open.pop()
            return
        if container:
            self._expect(b",")
            self._skip_white_space()
        if isinstance(container, dict):
            name = self._name(container)
            container[name] = self._value()
        else:
            container.append(self._value())

    def _name(self, container: dict[str, JSONValue]) -> str:
        name = self._string()
        if self._members == self._limits.members:
            raise _TooManyMembers("json.too-large")
        self._members += 1
        if name in container:
            raise Refused("json.duplicate-member")
        self._skip_white_space()
        self._expect(b":")
        self._skip_white_space()
        return name

    def _string(self) -> str:
        self._expect(b'"')
        parts = []
        while True:
            parts.append(_decoded(self._match(_PLAIN_CHARACTERS).group()))
            if self._next() == b'"':
                self._position += 1
                return "".join(parts)
            parts.append(self._escape())

    def _escape(self) -> str:
        short, digits = self._match(_ESCAPE).groups()
        if short:
            return _SHORT_ESCAPES[short[0]]
        unit = int(digits, 16)
        if 0xD800 <= unit < 0xDC00:
            return chr(0x10000 + ((unit - 0xD800) << 10) + self._low_surrogate() - 0xDC00)
        if 0xDC00 <= unit < 0xE000:
            raise Refused("json.syntax")
        return chr(unit)

    def _low_surrogate(self) -> int:
        digits = self._match(_ESCAPE).group(2)
        if digits is None or not 0xDC00 <= int(digits, 16) < 0xE000:
            raise Refused("json.syntax")
        return int(digits, 16)
