"""The lines that no test reaches, and the reason for each."""

import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

EXPLANATIONS = Path("Tools/Coverage/Unreached.json")


@dataclass(frozen=True)
class Line:
    path: str
    number: int
    text: str

    @staticmethod
    def read(path: str, number: int) -> "Line":
        return Line(path, number, Path(path).read_text(encoding="utf-8").splitlines()[number - 1].strip())

    @property
    def says_something(self) -> bool:
        """A brace that closes unreached code needs no explanation."""
        return any(character.isalnum() for character in self.text) and self.text not in ("} else {", "default:")


def compare(missed: list[Line]) -> int:
    """Compares with the explained lines by file and text of the line, so that an explanation survives edits elsewhere.
    """
    entries = json.loads(EXPLANATIONS.read_text(encoding="utf-8"))
    explained = Counter(line for entry in entries for line in _lines(entry))
    # Code that depends on a race is reached in one run and not in the next.
    races = {line for entry in entries if entry.get("isRace") for line in _lines(entry)}
    code = 0
    for line in missed:
        if not line.says_something:
            continue
        if explained[line.path, line.text] > 0:
            explained[line.path, line.text] -= 1
        else:
            print(f"not reached and not explained: {line.path}:{line.number}: {line.text}")
            code = 1
    for (path, text), count in explained.items():
        if count > 0 and ((path, text) not in races or text not in _texts(path)):
            print(f"explained, but reached or removed: {path}: {text}")
            code = 1
    return code


def _texts(path: str) -> set[str]:
    """Returns the lines of a file, without their indentation."""
    file = Path(path)
    return {line.strip() for line in file.read_text(encoding="utf-8").splitlines()} if file.exists() else set()


def _lines(entry: dict) -> list[tuple[str, str]]:
    return [(f"Sources/{path}", line) for path, lines in entry["lines"].items() for line in lines]
