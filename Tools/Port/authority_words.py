"""The lists in PORTING.md, read from the page so that the port has no copies."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path

_PAGE = Path(__file__).resolve().parents[2] / "Fixtures" / "PORTING.md"


def _lists_with(name: str) -> dict:
    """Returns the JSON block of the page with this member."""
    blocks = re.findall(r"^ *```json\n(.*?)^ *```$", _PAGE.read_text("utf-8"), re.DOTALL | re.MULTILINE)
    found = [block for block in map(json.loads, blocks) if name in block]
    if len(found) != 1:
        raise LookupError(f"PORTING.md has {len(found)} lists with {name}")
    return found[0]


def _characters(ranges: Iterable[str]) -> frozenset[str]:
    bounds = [text.partition("-") for text in ranges]
    return frozenset(
        chr(code) for first, _, last in bounds for code in range(int(first, 16), int(last or first, 16) + 1)
    )


def _words(lists: dict) -> frozenset[str]:
    owned = [owner + name for owner in _TEMPLATES["owners"] for name in lists["named"]]
    return frozenset([*owned, *("your" + name for name in lists["yours"]), *lists["other"]])


_SURROUNDINGS = _lists_with("ignorable")
_HOSTS = _lists_with("reservedDomains")
_TEMPLATES = _lists_with("entities")

SURROUNDING_CHARACTERS = frozenset().union(*map(_characters, _SURROUNDINGS.values()))
RESERVED_DOMAINS = tuple(_HOSTS["reservedDomains"])
RESERVED_HOSTS = frozenset(_HOSTS["reservedHosts"])
UNKNOWN_CLOUDS = frozenset(_HOSTS["unknownClouds"])
RESERVED_POLICIES = frozenset(_HOSTS["reservedPolicies"])
ENTITIES = frozenset(_TEMPLATES["entities"])
AUTHORITY_WORDS = _words(_TEMPLATES["authority"])
CLIENT_WORDS = _words(_TEMPLATES["client"])
