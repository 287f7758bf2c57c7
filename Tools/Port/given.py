"""Reading what a vector gives. What a kind does not know is an error: a condition that nobody reads tests nothing."""

from __future__ import annotations

from claims import date_of
from json_values import JSONNumber, JSONValue

_NOTHING = object()


class MalformedVector(Exception):
    """The vector is not as the page describes it. That is a failure, never a verdict."""


class Given:
    """An object of a vector. Members are asked for by type; `null` is a type of its own."""

    def __init__(self, value: JSONValue, known: set[str]) -> None:
        if not isinstance(value, dict):
            raise MalformedVector("an object is missing")
        unknown = value.keys() - known
        if unknown:
            raise MalformedVector(f"nothing reads {', '.join(sorted(unknown))}")
        self._members = value

    def __contains__(self, name: str) -> bool:
        return name in self._members

    def any(self, name: str) -> JSONValue:
        """A member of any type."""
        return self._required(name, self._members.get(name, _NOTHING) is not _NOTHING)

    def text(self, name: str) -> str:
        """A string."""
        return self._required(name, isinstance(self._members.get(name), str))

    def optional_text(self, name: str) -> str | None:
        """A string, or nothing when there is no such member."""
        return self.text(name) if name in self else None

    def nullable_text(self, name: str) -> str | None:
        """A string or `null`, but there."""
        return None if self.any(name) is None else self.text(name)

    def optional_texts(self, name: str) -> list[str] | None:
        """An array of strings, or nothing when there is no such member."""
        value = self._members.get(name)
        is_list = isinstance(value, list) and all(isinstance(element, str) for element in value)
        return self._required(name, is_list) if name in self else None

    def texts(self, name: str) -> list[str]:
        """An array of strings."""
        self.any(name)
        return self.optional_texts(name) or []

    def object(self, name: str) -> dict[str, JSONValue]:
        """An object."""
        return self._required(name, isinstance(self._members.get(name), dict))

    def date(self, name: str) -> float:
        """A number of seconds since 1970."""
        seconds = date_of(self._members.get(name))
        if seconds is None:
            raise MalformedVector(f"{name} is missing or no date")
        return seconds

    def optional_integer(self, name: str) -> int | None:
        """A whole number, or nothing when there is no such member."""
        value = self._members.get(name)
        number = value.whole_number() if isinstance(value, JSONNumber) else None
        if name in self:
            self._required(name, number is not None)
        return number

    def _required(self, name: str, is_right: bool) -> JSONValue:
        if not is_right:
            raise MalformedVector(f"{name} is missing or of a wrong type")
        return self._members[name]
