"""Updates the members `kinds` and `alone` in Fixtures/Data/codes.json from the vectors, after a case was added.

Usage: python3 Tools/Port/code_uses.py [--check] [FIXTURES]
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from pathlib import Path

from kinds_of_vectors import KINDS_IN_ORDER

# These kinds validate several things, so that a code of one of them never stands alone.
_COMPOSITE = {"provider-configuration", "authorization-request"}
_SHARED = ("config.", "redirect.", "request.")
# Codes that can be reported with others, although no vector of their kind shows it.
_NEVER_SHOWN_WITH_OTHERS = {"authority.tenant-mismatch"}


def uses(vectors: Path) -> tuple[dict[str, set[str]], dict[str, bool]]:
    """Returns the kinds of each code, and whether each error stands alone."""
    kinds: dict[str, set[str]] = {}
    alone: dict[str, bool] = {}
    for kind in KINDS_IN_ORDER:
        for path in sorted((vectors / kind).glob("*.json")):
            for case in json.loads(path.read_text("utf-8"), parse_float=str, parse_int=str)["cases"]:
                refused = set(case["expect"].get("refused", []))
                for code in refused | set(case["expect"].get("warnings", [])):
                    kinds.setdefault(code, set()).add(kind)
                for code in refused:
                    counts = code.startswith(_SHARED) or kind not in _COMPOSITE
                    is_alone = len(refused) == 1 or not counts
                    alone[code] = alone.get(code, code not in _NEVER_SHOWN_WITH_OTHERS) and is_alone
    return kinds, alone


def updated(text: str, kinds: dict[str, set[str]], alone: dict[str, bool]) -> str:
    """Returns the text of the file with the uses of every code."""
    lines = text.splitlines(keepends=True)
    written: list[str] = []
    for index, line in enumerate(lines):
        if not (match := re.match(r' *\{"code": "([^"]+)"', line)):
            continue
        code = match[1]
        names = [kind for kind in KINDS_IN_ORDER if kind in kinds.get(code, ())]
        new = f'"kinds": {json.dumps(names)}, "alone": {json.dumps(alone.get(code))}, "fixable"'
        lines[index], count = re.subn(r'"kinds": \[[^]]*\], "alone": \w+, "fixable"', new, line, count=1)
        written += [code] * count
    listed = [entry["code"] for entry in json.loads(text)["codes"]]
    if written != listed:
        sys.exit(f"codes.json: not on a line of the usual form: {', '.join(sorted(set(listed) - set(written)))}")
    if missing := sorted(kinds.keys() - set(listed)):
        sys.exit(f"codes.json does not have {', '.join(missing)}")
    return "".join(lines)


def is_noticed(text: str, kinds: dict[str, set[str]], alone: dict[str, bool]) -> bool:
    """Returns whether a change to the uses of a code in the file is undone."""
    code = next(code for code, is_alone in alone.items() if is_alone)
    others = {**kinds, code: set()}, {**alone, code: False}
    changes = [updated(text, others[0], alone), updated(text, kinds, others[1])]
    return all(change != text and updated(change, kinds, alone) == text for change in changes)


def main() -> int:
    """Writes the file, or only reports whether it is up to date."""
    parser = argparse.ArgumentParser(description="Updates the uses of codes in Data/codes.json from the vectors.")
    parser.add_argument("--check", action="store_true", help="only report whether the file is up to date")
    parser.add_argument("fixtures", nargs="?", default=Path(__file__).resolve().parents[2] / "Fixtures", type=Path)
    arguments = parser.parse_args()
    path = arguments.fixtures / "Data" / "codes.json"
    kinds, alone = uses(arguments.fixtures / "Vectors")
    text = path.read_text("utf-8")
    new = updated(text, kinds, alone)
    if not arguments.check:
        path.write_text(new, "utf-8")
        return 0
    if new != text:
        print("Fixtures/Data/codes.json does not match the vectors: run Tools/Port/code_uses.py", file=sys.stderr)
        return 1
    if not is_noticed(text, kinds, alone):
        print("a change to Fixtures/Data/codes.json was not noticed", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
