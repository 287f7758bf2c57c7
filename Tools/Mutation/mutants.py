"""The changes that the rewriter makes, and names that identify them after the library was edited."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Mutant:
    number: int
    module: str
    file: str
    line: int
    text: str
    change: str
    # The range of the change in the rewritten file, in bytes.
    start: int
    end: int

    @property
    def name(self) -> tuple[str, str, str]:
        """File, text of the line, and change. A name has no line number, so that it survives edits elsewhere."""
        return (self.file, self.text, self.change)

    def __str__(self) -> str:
        return f"{self.file}:{self.line}\n    {self.text}\n        {self.change}"


def read_mutants(path: Path) -> list[Mutant]:
    return [Mutant(**entry) for entry in json.loads(path.read_text())]
