"""The names of all kinds, in the order of Fixtures/Rules/README.md."""

from __future__ import annotations

import re
from pathlib import Path

_PAGE = Path(__file__).resolve().parents[2] / "Fixtures" / "Rules" / "README.md"

# The shared subjects are in a table of their own.
KINDS_IN_ORDER = re.findall(r"^\| \[([a-z0-9-]+)\]", _PAGE.read_text("utf-8").split("\nSeveral kinds")[0], re.MULTILINE)
