"""Compares JSON with Python's json, made strict: duplicate names, NaN and invalid UTF-8 are rejected."""

from __future__ import annotations

import json
import random
import struct
import sys
from collections.abc import Iterator
from typing import Any, NoReturn

from comparison import Agreement, Disagreement, Explanation, Outcome, Subject, Trial
from json_making import bounds, damaged, number_of, respelled, text_of
from json_scanning import faults_before
from library import Answer, Question

sys.set_int_max_str_digits(0)

LONE_SURROGATE = Explanation(
    "half a surrogate pair as escape",
    "R-J5",
    "the library: it does not encode a character, and readers replace it differently; RFC 8259 §8.2 leaves it open",
)
TOO_DEEP = Explanation("more than 128 levels", "R-J4", "both: a limit of this library; RFC 8259 §9 allows one")
TOO_MANY = Explanation("more than 10,000 members", "R-J4", "both: a limit of this library; RFC 8259 §9 allows one")
TOO_LARGE = Explanation("more than 1 MiB", "R-J4", "both: a limit of this library; RFC 8259 §9 allows one")


class _Digits(str):
    """A number as it was written."""


class Members(list[tuple[str, Any]]):
    """An object, with its members in order."""


class _Duplicate(ValueError):
    """A duplicate name."""


def _members(pairs: list[tuple[str, Any]]) -> Members:
    if len({name for name, _ in pairs}) < len(pairs):
        raise _Duplicate
    return Members(pairs)


def _no_constant(name: str) -> NoReturn:
    raise json.JSONDecodeError(name, "", 0)


_DECODER = json.JSONDecoder(
    object_pairs_hook=_members, parse_int=_Digits, parse_float=_Digits, parse_constant=_no_constant
)


def strict_value(data: bytes) -> Any:
    """Returns Python's value of a text, or None if it is invalid."""
    try:
        return _DECODER.decode(data.decode("utf-8"))
    except (ValueError, RecursionError):
        return None


def form(value: Any) -> str:
    """Returns a value in the form that the Swift program uses."""
    match value:
        case None:
            return "z"
        case bool():
            return "t" if value else "f"
        case _Digits():
            return f"n{value}|{_double(value)}|{_integer(value)}"
        case str():
            return "s" + value.encode().hex()
        case Members():
            return "{" + ",".join(f"{name.encode().hex()}:{form(member)}" for name, member in value) + "}"
        case list():
            return "[" + ",".join(map(form, value)) + "]"
    raise TypeError(value)


def _double(digits: str) -> str:
    number = float(digits)
    return "-" if number in (float("inf"), float("-inf")) else f"{struct.unpack('>Q', struct.pack('>d', number))[0]:x}"


def decimal_value(digits: str) -> tuple[bool, str, int]:
    """Returns sign, significant digits and exponent, which are equal for equal numbers."""
    mantissa, _, exponent = digits.lower().partition("e")
    whole, _, fraction = mantissa.lstrip("-").partition(".")
    significand = (whole + fraction).lstrip("0")
    power = int(exponent or "0") - len(fraction) + len(significand) - len(significand.rstrip("0"))
    significand = significand.rstrip("0")
    return (digits.startswith("-"), significand, power) if significand else (False, "", 0)


def _integer(digits: str) -> str:
    negative, significand, power = decimal_value(digits)
    if not significand:
        return "0"
    if power < 0 or power + len(significand) > 19:
        return "-"
    number = int(significand) * 10**power * (-1 if negative else 1)
    return str(number) if -(1 << 63) <= number < 1 << 63 else "-"


def _has_surrogate(value: Any) -> bool:
    match value:
        case str():
            return any("\ud800" <= character <= "\udfff" for character in value)
        case Members():
            return any(_has_surrogate(name) or _has_surrogate(member) for name, member in value)
        case list():
            return any(map(_has_surrogate, value))
    return False


def compare(data: bytes, answer: Answer) -> Outcome:
    """Compares the answer with Python's result."""
    code = answer.codes[0] if len(answer.codes) == 1 else str(answer.codes)
    if len(data) > 1 << 20:
        return TOO_LARGE if code == "json.too-large" else Disagreement(f"over the bound, and {answer}")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        is_right = code == "json.not-utf8" or (code == "json.too-large" and data.count(b":") > 10_000)
        return Agreement(False) if is_right else Disagreement(f"not UTF-8, and {answer}")
    try:
        value = _DECODER.decode(text)
    except (_Duplicate, json.JSONDecodeError, RecursionError) as fault:
        return _compare_fault(text, fault, answer, code)
    if answer.accepted is not None:
        return _compare_values(value, answer.accepted)
    if code == "json.syntax" and _has_surrogate(value):
        return LONE_SURROGATE
    found = faults_before(text, len(text))
    if code == "json.too-deep" and found.depth > 128:
        return TOO_DEEP
    if code == "json.too-large" and found.members > 10_000:
        return TOO_MANY
    return Disagreement(f"Python accepts, and {answer.codes}")


def _compare_values(value: Any, parts: tuple[str, ...]) -> Outcome:
    if _has_surrogate(value):
        return Disagreement("half a pair was accepted")
    if len(parts) != 3 or parts[0] != form(value):
        return Disagreement(f"another value: {parts[0][:300]} for {form(value)[:300]}")
    for written in parts[1:]:
        if form(_DECODER.decode(written)) != parts[0]:
            return Disagreement(f"the library wrote a different value: {written[:300]}")
    return Agreement(True)


def _compare_fault(text: str, fault: Exception, answer: Answer, code: str) -> Outcome:
    """Checks that both reject the text, and that the reason is in the text."""
    if isinstance(fault, json.JSONDecodeError):
        # An invalid constant has no position, so the whole text may contain the reason.
        position = fault.pos if fault.doc else len(text)
        is_extra = fault.msg == "Extra data"
    else:
        position, is_extra = len(text), False
    found = faults_before(text, position)
    match code:
        case "json.trailing-bytes":
            is_right = is_extra
        case "json.duplicate-member":
            is_right = isinstance(fault, _Duplicate) or found.has_duplicate
        case "json.too-deep":
            is_right = found.depth > 128
        case "json.too-large":
            is_right = found.members > 10_000
        case "json.syntax":
            # After a value, another letter or sign is a syntax error (R-J1). A duplicate or a limit takes precedence
            # over what follows it, but a lone surrogate may come before them.
            runs_on = (
                is_extra and position > 0 and not text[position - 1].isspace() and text[position] not in ",:[]{} \t\n\r"
            )
            is_right = (
                (not isinstance(fault, _Duplicate | RecursionError) and not is_extra) or runs_on or found.has_surrogate
            )
        case _:
            is_right = False
    return Agreement(False) if is_right else Disagreement(f"Python reports {fault!r}, and the library {answer}")


def _trials(generator: random.Random, count: int) -> Iterator[Trial]:
    def trial(data: bytes) -> Trial:
        shown = data.hex() if len(data) < 600 else f"{data[:200].hex()}… ({len(data)} bytes)"
        return Trial(Question("json", (data,)), lambda answer: compare(data, answer), shown)

    yield from map(trial, bounds() if count > 1_000 else ())
    for number in range(count):
        data = text_of(generator)
        yield trial(damaged(generator, data) if number % 2 else data)


def _number_trials(generator: random.Random, count: int) -> Iterator[Trial]:
    for number in range(count):
        left = number_of(generator)
        right = respelled(generator, left) if number % 2 else number_of(generator)
        expected = "equal" if decimal_value(left) == decimal_value(right) else "different"

        def check(answer: Answer, expected: str = expected) -> Outcome:
            if answer.accepted == (expected,):
                return Agreement(True)
            return Disagreement(f"should be {expected}, and {answer}")

        yield Trial(Question("numbers", (left.encode(), right.encode())), check, f"{left} and {right}")


SUBJECTS = [
    Subject("JSON", "json", 1, _trials),
    Subject("equality of numbers", "arithmetic on whole numbers", 0.2, _number_trials),
]
