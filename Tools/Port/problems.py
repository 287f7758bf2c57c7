"""The results of validation: a value, or codes."""

from __future__ import annotations

from dataclasses import dataclass, field

from json_values import JSONValue


class Refused(Exception):
    """The codes of all errors that were found, so that an administrator can fix everything at once."""

    def __init__(self, *codes: str, suggestion: str | None = None) -> None:
        super().__init__(", ".join(codes))
        self.codes = codes
        self.suggestion = suggestion


@dataclass(frozen=True)
class Accepted:
    """An accepted outcome: its members by name, and the warning codes."""

    members: dict[str, JSONValue]
    warnings: list[str] = field(default_factory=list)
