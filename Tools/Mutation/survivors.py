"""The changes that nothing notices and that do not matter, each with the reason; and those that only tests notice."""

from __future__ import annotations

import sys
from pathlib import Path

from mutants import Mutant

HERE = Path(__file__).resolve().parent
ACCEPTED = HERE / "Survivors.txt"
# So that a sample need not build the tests. Written by a whole run that is told to remember.
NOTICED_BY_TESTS = HERE / "NoticedByTests.txt"
Name = tuple[str, str, str]


def read_list(path: Path) -> dict[Name, str]:
    """The name of each change in a list, and the reason above it.

    A reason begins with `==` and holds for what follows it: a file at the margin, a line of it behind four spaces, and
    the changes to that line behind eight.
    """
    accepted: dict[Name, str] = {}
    reason = file = text = ""
    is_reason = False
    for number, line in enumerate(path.read_text().split("\n"), 1):
        depth = len(line) - len(line.lstrip(" "))
        content = line.strip()
        if not content or content.startswith("#"):
            continue
        if content.startswith("== "):
            reason = f"{reason} {content[3:]}" if is_reason else content[3:]
            file = text = ""
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
        is_reason = content.startswith("== ")
    return accepted


def remember(mutants: list[Mutant], modules: list[str]) -> None:
    """Writes down what only tests notice in the modules that were tried, and keeps what the others have."""
    noticed = [mutant.name for mutant in sorted(mutants, key=lambda mutant: (mutant.line, mutant.number))]
    noticed += [name for name in read_list(NOTICED_BY_TESTS) if name[0].split("/")[0] not in modules]
    lines = ["# Written by `Tools/Mutation/run --remember`.", "== Tests notice it, and no vector does."]
    last_file = last_text = ""
    for file, text, change in sorted(noticed, key=lambda name: name[0]):
        if file != last_file:
            last_file, last_text = file, ""
            lines.append(file)
        if text != last_text:
            last_text = text
            lines.append(f"    {text}")
        lines.append(f"        {change}")
    NOTICED_BY_TESTS.write_text("\n".join(lines) + "\n")


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
