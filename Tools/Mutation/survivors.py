"""The changes that nothing notices and that make no difference, each with a reason, and the changes that only tests
notice."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from mutants import Mutant
from workspace import ROOT, SCRATCH

HERE = Path(__file__).resolve().parent
ACCEPTED = HERE / "Survivors.txt"
# Lets a sample skip the tests. Every complete run writes it.
NOTICED_BY_TESTS = SCRATCH / "noticed-by-tests.json"
Name = tuple[str, str, str]


def read_list(path: Path) -> dict[Name, str]:
    """Returns the name of each change in a list, and the reason above it.

    A reason begins with `==` and applies to what follows it: a file without indentation, a line of it indented by
    four spaces, and the changes to that line by eight.
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
            sys.exit(f"{path.name}:{number}: not a reason, file, line or change")
        is_reason = content.startswith("== ")
    return accepted


def noticed_by_tests() -> set[Name]:
    """Returns the changes that no vector and only a test noticed in the complete runs on this machine."""
    return {tuple(name) for name in json.loads(NOTICED_BY_TESTS.read_text())} if NOTICED_BY_TESTS.exists() else set()


def remember(mutants: list[Mutant], modules: list[str]) -> None:
    """Records the changes that only tests notice in the modules of this run, and keeps those of other modules."""
    others = {name for name in noticed_by_tests() if name[0].split("/")[0] not in modules}
    names = sorted(others | {mutant.name for mutant in mutants})
    NOTICED_BY_TESTS.write_text(json.dumps(names, indent=0, ensure_ascii=False))


def unexplained(survivors: list[Mutant], accepted: dict[Name, str]) -> list[Mutant]:
    return [mutant for mutant in survivors if mutant.name not in accepted]


def without_line(accepted: dict[Name, str]) -> list[Name]:
    """Returns the listed changes to lines that do not exist. A sample notices them, too."""
    files = {name[0] for name in accepted}
    sources = {file: ROOT / "Sources" / file for file in files}
    lines = {file: path.read_text().split("\n") if path.exists() else [] for file, path in sources.items()}
    stripped = {file: {line.strip() for line in texts} for file, texts in lines.items()}
    return [name for name in accepted if name[1] not in stripped[name[0]]]


def outdated(
    accepted: dict[Name, str], survivors: list[Mutant], tried: list[Mutant], modules: list[str], complete: bool
) -> list[str]:
    """Returns the listed changes that did not survive or no longer exist. For a sample, only the former."""
    alive = {mutant.name for mutant in survivors}
    known = {mutant.name for mutant in tried}
    found: list[str] = []
    for name in accepted:
        is_asked = name[0].split("/")[0] in modules and (complete or name in known)
        if is_asked and name not in alive:
            found.append("\n".join([name[0], f"    {name[1]}", f"        {name[2]}"]))
    return found
