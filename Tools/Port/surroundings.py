"""What is removed around a text that someone entered."""

from __future__ import annotations

from addresses import Address
from data_tables import SURROUNDING_CHARACTERS
from issuers import is_guid


def without_surroundings(text: str, *, removes_braces: bool = True) -> str:
    """Returns the string without surrounding characters, and without braces around a GUID."""
    while True:
        text = _trimmed(text)
        inner = _trimmed(text[1:-1])
        is_url = text[:1] == "<" and text[-1:] == ">" and Address.cut(inner) is not None
        is_in_braces = removes_braces and text[:1] == "{" and text[-1:] == "}"
        if not is_url and not (is_in_braces and is_guid(inner)):
            return text
        text = inner


def _trimmed(text: str) -> str:
    start, end = 0, len(text)
    while start < end and text[start] in SURROUNDING_CHARACTERS:
        start += 1
    while start < end and text[end - 1] in SURROUNDING_CHARACTERS:
        end -= 1
    return text[start:end]
