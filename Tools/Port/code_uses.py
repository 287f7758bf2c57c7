"""Updates the members `kinds` and `alone` in Fixtures/Data/codes.json from the vectors, after a case was added.

Usage: python3 Tools/Port/code_uses.py [--check]
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

from kinds_of_vectors import KINDS_IN_ORDER

_FIXTURES = Path(__file__).resolve().parents[2] / "Fixtures"

# These kinds validate several things, so that a code of one of them never stands alone.
_COMPOSITE = {"provider-configuration", "authorization-request"}
_SHARED = ("config.", "redirect.", "request.")
# Codes that can be reported with others, although no vector of their kind shows it.
_NEVER_SHOWN_WITH_OTHERS = {"authority.tenant-mismatch"}


def uses() -> tuple[dict[str, set[str]], dict[str, bool]]:
    """Returns the kinds of each code, and whether each error stands alone."""
    kinds: dict[str, set[str]] = {}
    alone: dict[str, bool] = {}
    for kind in KINDS_IN_ORDER:
        for path in sorted((_FIXTURES / "Vectors" / kind).glob("*.json")):
            for case in json.loads(path.read_text("utf-8"), parse_float=str, parse_int=str)["cases"]:
                refused = set(case["expect"].get("refused", []))
                for code in refused | set(case["expect"].get("warnings", [])):
                    kinds.setdefault(code, set()).add(kind)
                for code in refused:
                    counts = code.startswith(_SHARED) or kind not in _COMPOSITE
                    is_alone = len(refused) == 1 or not counts
                    alone[code] = alone.get(code, code not in _NEVER_SHOWN_WITH_OTHERS) and is_alone
    return kinds, alone


def main(is_check: bool) -> int:
    """Writes the file, or only reports whether it is up to date."""
    path = _FIXTURES / "Data" / "codes.json"
    kinds, alone = uses()
    lines = path.read_text("utf-8").splitlines(keepends=True)
    for index, line in enumerate(lines):
        if not (match := re.match(r' *\{"code": "([^"]+)"', line)):
            continue
        code = match[1]
        names = [kind for kind in KINDS_IN_ORDER if kind in kinds.get(code, ())]
        new = f'"kinds": {json.dumps(names)}, "alone": {json.dumps(alone.get(code))}, "fixable"'
        lines[index] = re.sub(r'"kinds": \[[^]]*\], "alone": \w+, "fixable"', new, line, count=1)
    text = "".join(lines)
    if text == path.read_text("utf-8"):
        return 0
    if is_check:
        print("Fixtures/Data/codes.json does not match the vectors: run Tools/Port/code_uses.py", file=sys.stderr)
        return 1
    path.write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv[1:]))
