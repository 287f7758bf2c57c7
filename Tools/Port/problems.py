"""How a judgement answers: with a value, or with codes."""

from __future__ import annotations

from dataclasses import dataclass, field

from json_values import JSONValue


class Refused(Exception):
    """A refusal. It carries the codes of all errors that were found, because an administrator wants to mend once."""

    def __init__(self, *codes: str, suggestion: str | None = None) -> None:
        super().__init__(", ".join(codes))
        self.codes = codes
        self.suggestion = suggestion


@dataclass(frozen=True)
class Accepted:
    """An outcome: its members by name, and the codes of warnings that stand beside it."""

    members: dict[str, JSONValue]
    warnings: list[str] = field(default_factory=list)
