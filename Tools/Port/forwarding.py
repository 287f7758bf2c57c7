"""The origin that a trusted proxy forwards."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from addresses import cut_port, port_number, written_host
from ascii_text import lower_case
from problems import Refused

_TOKEN = r"[A-Za-z0-9!#$%&'*+.^_`|~-]+"
_TEXT = r'"(?:[\t !\x23-\x5b\x5d-\x7e\x80-\U0010ffff]|\\[\t -\x7e\x80-\U0010ffff])*"'
_PAIR = re.compile(rf"({_TOKEN})=({_TOKEN}|{_TEXT})")
_SPACE = re.compile(r"[ \t]*")
_LONGEST_FIELD = 4_096
_MOST_PAIRS = 16

Fields = list[tuple[str, str]]


def malformed() -> Refused:
    """Returns the error for a malformed field from a trusted proxy."""
    return Refused("callback.malformed-forwarding")


def list_of(fields: Fields, name: str) -> str | None:
    """Returns all fields with a name as one list."""
    values = [value for known, value in fields if lower_case(known) == lower_case(name)]
    return ",".join(values) if values else None


def first_element(text: str) -> dict[str, str] | None:
    """Returns the pairs of the first nonempty element of `Forwarded`, or `None` if the field is malformed."""
    if len(text.encode()) > _LONGEST_FIELD:
        return None
    first: dict[str, str] | None = None
    place = 0
    while True:
        place = _SPACE.match(text, place).end()  # type: ignore[union-attr]
        if text[place : place + 1] not in (",", ""):
            read = _element(text, place)
            if read is None:
                return None
            pairs, place = read
            first = pairs if first is None else first
        if place == len(text):
            return first or {}
        if text[place] != ",":
            return None
        place += 1


def _element(text: str, place: int) -> tuple[dict[str, str], int] | None:
    pairs: dict[str, str] = {}
    while True:
        place = _SPACE.match(text, place).end()  # type: ignore[union-attr]
        if text[place : place + 1] not in (";", ",", ""):
            match = _PAIR.match(text, place)
            if match is None or lower_case(match[1]) in pairs or len(pairs) == _MOST_PAIRS:
                return None
            value = match[2]
            pairs[lower_case(match[1])] = re.sub(r"\\(.)", r"\1", value[1:-1]) if value.startswith('"') else value
            place = _SPACE.match(text, match.end()).end()  # type: ignore[union-attr]
        if text[place : place + 1] != ";":
            return pairs, place
        place += 1


@dataclass
class Statements:
    """The schemes, hosts and ports that fields state: none, one or several of each."""

    schemes: set[str] = field(default_factory=set)
    hosts: set[str] = field(default_factory=set)
    ports: set[int] = field(default_factory=set)

    def take_scheme(self, text: str) -> None:
        """Adds a forwarded scheme."""
        if lower_case(text) not in ("http", "https"):
            raise malformed()
        self.schemes.add(lower_case(text))

    def take_host(self, text: str) -> None:
        """Adds a forwarded host with an optional port."""
        host_text, port_text = cut_port(text)
        host = written_host(host_text)
        if host is None:
            raise malformed()
        self.hosts.add(host)
        if port_text is not None:
            self.take_port(port_text)

    def take_port(self, text: str) -> None:
        """Adds a forwarded port."""
        number = port_number(text)
        if number is None:
            raise malformed()
        self.ports.add(number)

    def refuse_contradictions(self) -> None:
        """Rejects differing values. The same value may be stated more than once."""
        if max(map(len, (self.schemes, self.hosts, self.ports))) > 1:
            raise Refused("callback.conflicting-forwarding")


def statements_of(fields: Fields) -> Statements:
    """Returns everything that the fields state."""
    stated = Statements()
    forwarded = list_of(fields, "Forwarded")
    if forwarded is not None:
        element = first_element(forwarded)
        if element is None:
            raise malformed()
        _take(stated.take_scheme, element.get("proto"))
        _take(stated.take_host, element.get("host"))
    _take(stated.take_scheme, _first_value(fields, "X-Forwarded-Proto"))
    _take(stated.take_host, _first_value(fields, "X-Forwarded-Host"))
    _take(stated.take_port, _first_value(fields, "X-Forwarded-Port"))
    stated.refuse_contradictions()
    return stated


def _take(take: Callable[[str], None], text: str | None) -> None:
    if text is not None:
        take(text)


def _first_value(fields: Fields, name: str) -> str | None:
    values = list_of(fields, name)
    if values is None:
        return None
    if len(values.encode()) > _LONGEST_FIELD:
        raise malformed()
    return values.partition(",")[0].strip(" \t")
