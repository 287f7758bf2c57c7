"""Finds out what a JSON text contains up to a position, without parsing it. This is enough to see that an error has a
cause."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{}]', re.DOTALL)
_LONE = re.compile(r"[\ud800-\udfff]")


@dataclass
class Found:
    """Returns the greatest depth, the names of all objects, and whether there is a duplicate name or a lone surrogate.
    """

    depth: int = 0
    members: int = 0
    has_duplicate: bool = False
    has_surrogate: bool = False


def faults_before(text: str, position: int) -> Found:
    """Examines strings and brackets that end at most one name after the position."""
    found = Found()
    names: list[set[str]] = []
    # A parser may report an error at the end of a name, or in the middle of a string.
    end = min(len(text), position + 1)
    if (quote := text.find('"', position)) >= 0:
        end = max(end, quote + 1)
    for token in _TOKEN.finditer(text, 0):
        if token.start() >= end:
            break
        match token[0]:
            case "[" | "{":
                names.append(set())
                found.depth = max(found.depth, len(names))
            case "]" | "}":
                if names:
                    names.pop()
            case string:
                _look_at(string, text[token.end() :].lstrip()[:1], names[-1] if names else set(), found)
    return found


def _look_at(string: str, following: str, names: set[str], found: Found) -> None:
    try:
        value = json.loads(string, strict=False)
    except ValueError:
        return
    found.has_surrogate = found.has_surrogate or bool(_LONE.search(value))
    if following == ":":
        found.members += 1
    # A duplicate is found at the end of its name (R-J3), so the colon may be missing.
    found.has_duplicate = found.has_duplicate or value in names
    if following == ":":
        names.add(value)
