"""The changes that nothing notices and that do not matter, each with the reason."""

from __future__ import annotations

import sys
from pathlib import Path

from mutants import Mutant

FILE = Path(__file__).resolve().parent / "Survivors.txt"
Name = tuple[str, str, str]


def read_accepted(path: Path = FILE) -> dict[Name, str]:
    """Name of each accepted survivor, and the reason above it.

    A reason begins with `==` and holds for what follows it: a file at the margin, a line of it behind four spaces, and
    the changes to that line behind eight.
    """
    accepted: dict[Name, str] = {}
    reason = file = text = ""
    for number, line in enumerate(path.read_text().split("\n"), 1):
        depth = len(line) - len(line.lstrip(" "))
        content = line.strip()
        if not content or content.startswith("#"):
            continue
        if content.startswith("== "):
            reason = content[3:]
        elif depth == 0:
            file = content
        elif depth == 4:
            text = content
        elif depth == 8 and reason and file and text:
            if (file, text, content) in accepted:
                sys.exit(f"{path.name}:{number}: this change is listed twice")
            accepted[(file, text, content)] = reason
        else:
            sys.exit(f"{path.name}:{number}: neither reason, file, line nor change")
    return accepted


def unexplained(survivors: list[Mutant], accepted: dict[Name, str]) -> list[Mutant]:
    return [mutant for mutant in survivors if mutant.name not in accepted]


def outdated(
    accepted: dict[Name, str], survivors: list[Mutant], tried: list[Mutant], modules: list[str], complete: bool
) -> list[str]:
    """What the list names and what did not survive or is not there any more; of a sample only the former."""
    alive = {mutant.name for mutant in survivors}
    known = {mutant.name for mutant in tried}
    found: list[str] = []
    for name in accepted:
        is_asked = name[0].split("/")[0] in modules and (complete or name in known)
        if is_asked and name not in alive:
            found.append("\n".join([name[0], f"    {name[1]}", f"        {name[2]}"]))
    return found
