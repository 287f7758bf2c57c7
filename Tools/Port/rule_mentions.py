"""Finds the rules that the comments of the ports and other texts name, but that are on no page."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[2]


def read_mentioning_texts() -> dict[str, str]:
    """Returns the texts that name rules, apart from the pages with the rules, under their paths."""
    port = _ROOT / "Tools" / "Port"
    paths = [_ROOT / "Fixtures" / "PORTING.md", port / "README.md", *port.glob("*.py"), *port.rglob("*.mjs")]
    return {str(path.relative_to(_ROOT)): path.read_text("utf-8") for path in sorted(paths)}


def unknown_rules(rules: Collection[str], texts: dict[str, str]) -> Iterator[str]:
    """Yields the places at which a text names a rule of a page that the page does not have."""
    pages = "|".join(sorted({rule.partition(".")[0] for rule in rules}))
    mention = re.compile(rf"(?<![\w./-])(?:{pages})\.[a-z][a-z0-9-]*\.[0-9]+\b")
    for path, text in texts.items():
        for number, line in enumerate(text.split("\n"), 1):
            unknown = [rule for rule in mention.findall(line) if rule not in rules]
            yield from (f"{path}:{number}: {rule} does not exist" for rule in unknown)
