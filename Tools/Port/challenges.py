"""The first Bearer challenge of a response (RFC 9110 §11.6.1, RFC 6750 §3)."""

from __future__ import annotations

import re

from problems import Refused

LONGEST_FIELD = 16_384
_MOST_PARAMETERS = 32
_SPACE = re.compile(r"[ \t]*")
_SEPARATORS = re.compile(r"[ \t,]*")
_TOKEN = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]*")
_CREDENTIALS = re.compile(r"[A-Za-z0-9._~+/-]+=*[ \t]*(?=,|\Z)")
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"', re.DOTALL)
_UP_TO_COMMA = re.compile(r"[^,]*")


def read_bearer(fields: list[str]) -> dict[str, str]:
    """Returns the parameters of the first Bearer challenge."""
    for field in fields:
        if len(field.encode()) > LONGEST_FIELD:
            raise Refused("challenge.too-large")
        parameters = _Scanner(field).bearer()
        if parameters is not None:
            return parameters
    raise Refused("challenge.missing")


class _Scanner:
    def __init__(self, text: str) -> None:
        self._text = text
        self._position = 0

    def _take(self, pattern: re.Pattern[str]) -> str | None:
        match = pattern.match(self._text, self._position)
        if match is None:
            return None
        self._position = match.end()
        return match[0]

    def _next(self) -> str:
        return self._text[self._position : self._position + 1]

    def bearer(self) -> dict[str, str] | None:
        parameters: dict[str, str] | None = None
        while True:
            self._take(_SEPARATORS)
            if not self._next():
                return parameters
            name = (self._take(_TOKEN) or "").lower()
            has_space = bool(self._take(_SPACE))
            if name and self._next() != "=":
                if parameters is not None:
                    return parameters
                if name == "bearer":
                    parameters = {}
                if has_space and self._take(_CREDENTIALS) is not None and parameters is not None:
                    raise Refused("challenge.malformed")
                continue
            value = self._value() if name else None
            if parameters is None:
                self._take(_UP_TO_COMMA)
                continue
            if value is None or name in parameters or len(parameters) == _MOST_PARAMETERS:
                raise Refused("challenge.malformed")
            parameters[name] = value
            self._take(_SPACE)
            if self._next() not in ("", ","):
                raise Refused("challenge.malformed")

    def _value(self) -> str | None:
        self._position += 1
        self._take(_SPACE)
        if self._next() != '"':
            return self._take(_TOKEN) or None
        quoted = self._take(_QUOTED)
        if quoted is None:
            self._position = len(self._text)
            return None
        return re.sub(r"\\(.)", r"\1", quoted[1:-1], flags=re.DOTALL)
