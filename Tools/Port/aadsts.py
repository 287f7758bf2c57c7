"""The error code of Entra in a text, and its topic."""

from __future__ import annotations

import re

from data_tables import TOPICS
from given import Given
from json_values import JSONValue
from problems import Accepted, Refused
from white_space import without_white_space

# aadsts.code.6, aadsts.code.11: no word character follows, and the first digit is not 0.
_CODE = re.compile(r"(?:AADSTS[1-9][0-9]{4,6}|AADB2C[1-9][0-9]{4})(?![A-Za-z0-9_])")
_NUMBER = re.compile(r"[1-9][0-9]{4,6}")


def validate_aadsts(value: JSONValue) -> Accepted:
    """Entra error messages."""
    code = find_code(Given(value, {"text"}).text("text"))
    if code is None:
        raise Refused("aadsts.no-code")  # aadsts.none.1
    # aadsts.topic.1, aadsts.topic.2: a code without an entry is accepted.
    return Accepted({"code": code, "topic": TOPICS.get(code, "unknown")})


def find_code(text: str) -> str | None:
    """Returns the first code in a text, or that of a text that is only a number."""
    number = without_white_space(text)
    if _NUMBER.fullmatch(number):
        return f"AADSTS{number}"  # aadsts.number.1
    match = _CODE.search(text)
    return match[0] if match else None
