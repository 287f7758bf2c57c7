"""JSON values: equality and serialization.

Objects are dictionaries and strings are `str`: Python compares both by code points, which is as exact as by UTF-8.
Numbers have a separate type, because `float` and `int` would lose digits and because `True` is an `int` in Python.

Nothing here uses recursion, because the input determines how deep a value is nested.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, TypeAlias

# None, a boolean, a JSONNumber, a string, a list of values or a dictionary of values, distinguished at run time.
JSONValue: TypeAlias = Any

# Python does not convert more digits to an integer at once.
_DIGITS_AT_ONCE = 4000


@dataclass(frozen=True)
class JSONNumber:
    """A number with its original digits."""

    digits: str

    def nearest_float(self) -> float:
        """The nearest double, or infinity if the number is out of range."""
        return float(self.digits)

    def decimal_value(self) -> tuple[bool, str, int]:
        """The sign, significand without zeros at either end, and exponent. Equal numbers have equal values."""
        mantissa, _, exponent = self.digits.lower().partition("e")
        whole, _, fraction = mantissa.lstrip("-").partition(".")
        significand = (whole + fraction).lstrip("0")
        stripped = significand.rstrip("0")
        if not stripped:
            return (False, "", 0)
        shift = len(significand) - len(stripped) - len(fraction)
        return (mantissa.startswith("-"), stripped, _signed_integer(exponent) + shift)

    def whole_number(self) -> int | None:
        """The value if it is an integer that fits in 64 bits, in any notation: `1e3` is 1000."""
        is_negative, significand, exponent = self.decimal_value()
        if not significand:
            return 0
        if exponent < 0 or len(significand) + exponent > 19:
            return None
        value = int(significand) * 10**exponent * (-1 if is_negative else 1)
        return value if -(2**63) <= value < 2**63 else None


def _signed_integer(text: str) -> int:
    magnitude = _integer(text.lstrip("+-").lstrip("0"))
    return -magnitude if text.startswith("-") else magnitude


def _integer(digits: str) -> int:
    """Returns an integer of any length. The digits are halved recursively: a million digits take about ten levels."""
    if len(digits) <= _DIGITS_AT_ONCE:
        return int(digits or "0")
    right = len(digits) // 2
    return _integer(digits[:-right]) * 10**right + _integer(digits[-right:])


def same_value(left: JSONValue, right: JSONValue) -> bool:
    """Returns whether two values are equal: numbers by decimal value, arrays in order, objects in any order."""
    pairs = [(left, right)]
    while pairs:
        one, other = pairs.pop()
        if type(one) is not type(other):
            return False
        if isinstance(one, dict):
            if one.keys() != other.keys():
                return False
            pairs += [(one[name], other[name]) for name in one]
        elif isinstance(one, list):
            if len(one) != len(other):
                return False
            pairs += zip(one, other, strict=True)
        elif isinstance(one, JSONNumber):
            if one.decimal_value() != other.decimal_value():
                return False
        elif one != other:
            return False
    return True


class _Piece(str):
    """A finished piece of output, among values still to be written."""


_SHORT_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_ESCAPES = str.maketrans(
    {chr(code): f"\\u{code:04x}" for code in (*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029)} | _SHORT_ESCAPES
)


def _write_text(text: str) -> str:
    return f'"{text.translate(_ESCAPES)}"'


def write_json(value: JSONValue) -> bytes:
    """Returns the value as JSON on one line, for documents that a vector contains as values."""
    pieces: list[str] = []
    waiting: list[JSONValue] = [value]
    while waiting:
        current = waiting.pop()
        if isinstance(current, _Piece):
            pieces.append(current)
        elif isinstance(current, JSONNumber):
            pieces.append(current.digits)
        elif isinstance(current, dict):
            parts: list[JSONValue] = [_Piece("{")]
            for index, (name, member) in enumerate(current.items()):
                parts += [_Piece(("," if index else "") + _write_text(name) + ":"), member]
            waiting += reversed([*parts, _Piece("}")])
        elif isinstance(current, list):
            parts = [_Piece("[")]
            for index, element in enumerate(current):
                parts += [_Piece("," if index else ""), element]
            waiting += reversed([*parts, _Piece("]")])
        elif isinstance(current, str):
            pieces.append(_write_text(current))
        else:
            pieces.append(json.dumps(current))
    return "".join(pieces).encode()
