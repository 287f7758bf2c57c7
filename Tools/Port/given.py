"""Reads the input of a vector. Unknown members are errors, because an input that is not read tests nothing."""

from __future__ import annotations

import re

from claims import date_of
from json_values import JSONNumber, JSONValue, write_json

_NOTHING = object()
_HEXADECIMAL = re.compile(r"(?:[0-9a-f]{2})*")


class MalformedVector(Exception):
    """The vector does not have the documented form. This is a failure, never an outcome."""


class Given:
    """An object in a vector. Members are read by type; `null` is a separate type."""

    def __init__(self, value: JSONValue, known: set[str]) -> None:
        if not isinstance(value, dict):
            raise MalformedVector("an object is missing")
        unknown = value.keys() - known
        if unknown:
            raise MalformedVector(f"unknown members: {', '.join(sorted(unknown))}")
        self._members = value

    def __contains__(self, name: str) -> bool:
        return name in self._members

    def any(self, name: str) -> JSONValue:
        """Returns a member of any type."""
        return self._required(name, self._members.get(name, _NOTHING) is not _NOTHING)

    def text(self, name: str) -> str:
        """Returns a string."""
        return self._required(name, isinstance(self._members.get(name), str))

    def optional_text(self, name: str) -> str | None:
        """Returns a string, or `None` if the member is absent."""
        return self.text(name) if name in self else None

    def nullable_text(self, name: str) -> str | None:
        """Returns a string or `null`. The member is required."""
        return None if self.any(name) is None else self.text(name)

    def optional_texts(self, name: str) -> list[str] | None:
        """Returns an array of strings, or `None` if the member is absent."""
        value = self._members.get(name)
        is_list = isinstance(value, list) and all(isinstance(element, str) for element in value)
        return self._required(name, is_list) if name in self else None

    def texts(self, name: str) -> list[str]:
        """Returns an array of strings."""
        self.any(name)
        return self.optional_texts(name) or []

    def hexadecimal(self, name: str) -> bytes:
        """Returns the bytes of pairs of lowercase hexadecimal digits."""
        self._required(name, _HEXADECIMAL.fullmatch(self.text(name)) is not None)
        return bytes.fromhex(self.text(name))

    def optional_hexadecimal(self, name: str) -> bytes | None:
        """Returns the bytes of pairs of lowercase hexadecimal digits, or `None` if the member is absent."""
        return self.hexadecimal(name) if name in self else None

    def document(self) -> bytes:
        """Returns the bytes of `document`, a JSON value, or those of `text` in its place."""
        if ("document" in self) == ("text" in self):
            raise MalformedVector("give either document or text")
        return self.text("text").encode() if "text" in self else write_json(self.any("document"))

    def object(self, name: str) -> dict[str, JSONValue]:
        """Returns an object."""
        return self._required(name, isinstance(self._members.get(name), dict))

    def date(self, name: str) -> float:
        """Returns a number of seconds since 1970."""
        seconds = date_of(self._members.get(name))
        if seconds is None:
            raise MalformedVector(f"{name} is missing or not a date")
        return seconds

    def optional_integer(self, name: str) -> int | None:
        """Returns an integer, or `None` if the member is absent."""
        value = self._members.get(name)
        number = value.whole_number() if isinstance(value, JSONNumber) else None
        if name in self:
            self._required(name, number is not None)
        return number

    def optional_bool(self, name: str) -> bool | None:
        """Returns a Boolean, or `None` if the member is absent."""
        value = self._members.get(name)
        return self._required(name, isinstance(value, bool)) if name in self else None

    def _required(self, name: str, is_right: bool) -> JSONValue:
        if not is_right:
            raise MalformedVector(f"{name} is missing or of a wrong type")
        return self._members[name]
