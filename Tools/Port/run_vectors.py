"""Runs the port on the vectors of all kinds, including those that are held out.

Then it shows that the run can fail.
"""

from __future__ import annotations

import sys
from pathlib import Path

from kinds import KINDS
from self_test import changes_of, unnoticed_changes
from vectors import VectorCase, read_cases


def main(folder: Path) -> int:
    """Prints a line for each kind and each failure, and returns the exit status."""
    failures: list[str] = []
    cases_of_kinds: dict[str, list[VectorCase]] = {}
    for kind in KINDS:
        cases = cases_of_kinds[kind] = list(read_cases(sorted((folder / "Vectors" / kind).glob("*.json")), kind))
        failed = [f"{kind}/{case.source} “{case.name}”: {why}" for case in cases if (why := case.failure())]
        failures += failed
        print(f"{kind}: {len(cases) - len(failed)} passed, {len(failed)} failed")
        if not cases:
            failures.append(f"{kind}: no vectors")
        held_out = list(read_cases([folder / "HeldOut" / f"{kind}.json"], kind))
        failed = [f"HeldOut/{case.source} “{case.name}”: {why}" for case in held_out if (why := case.failure())]
        failures += failed
        print(f"{kind}, held out: {len(held_out) - len(failed)} passed, {len(failed)} failed")
    folders = sorted(path.name for path in (folder / "Vectors").iterdir() if path.is_dir())
    failures += [f"{name}: the port has no such kind" for name in folders if name not in KINDS]
    for kind, cases in cases_of_kinds.items() if not failures else ():
        unnoticed = [f"{kind}: {problem}" for problem in unnoticed_changes(kind, cases)]
        failures += unnoticed
        changes = len(changes_of(kind, cases))
        print(f"{kind}: {changes - len(unnoticed)} of {changes} changes noticed")
    for failure in failures:
        print(f"failed: {failure}", file=sys.stderr)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
