"""The lists in Fixtures/Data, read from the files so that the port has no copies."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

_DATA = Path(__file__).resolve().parents[2] / "Fixtures" / "Data"


def _read(name: str) -> dict:
    return json.loads((_DATA / name).read_text("utf-8"))


def _characters(ranges: Iterable[str]) -> frozenset[str]:
    bounds = [text.partition("-") for text in ranges]
    return frozenset(
        chr(code) for first, _, last in bounds for code in range(int(first, 16), int(last or first, 16) + 1)
    )


def _words(lists: dict) -> frozenset[str]:
    owned = [owner + name for owner in _TEMPLATES["owners"] for name in lists["named"]]
    return frozenset([*owned, *("your" + name for name in lists["yours"]), *lists["other"]])


_SURROUNDINGS = _read("surroundings.json")
_HOSTS = _read("hosts.json")
_TEMPLATES = _read("placeholders.json")

TOPICS: dict[str, str] = {row["code"]: row["topic"] for row in _read("aadsts.json")["errors"]}
METADATA_MEMBERS: list[dict] = _read("metadata-members.json")["members"]

WHITE_SPACE = "".join(sorted(_characters(_SURROUNDINGS["white"])))
SURROUNDING_CHARACTERS = frozenset().union(*map(_characters, _SURROUNDINGS.values()))
SIGN_IN_HOSTS = _HOSTS["signInHosts"]
GRAPH_HOSTS: dict[str, str] = {row["cloud"]: row["graph"] for row in SIGN_IN_HOSTS}
B2C_SUFFIX: str = _HOSTS["b2cSuffix"]
EXTERNAL_ID_SUFFIX: str = _HOSTS["externalIDSuffix"]
RETIRED_HOSTS = frozenset(_HOSTS["retiredHosts"])
RETIRED_PORTALS = frozenset(_HOSTS["retiredPortals"])
RESERVED_DOMAINS = tuple(_HOSTS["reservedDomains"])
RESERVED_HOSTS = frozenset(_HOSTS["reservedHosts"])
UNKNOWN_CLOUDS = frozenset(_HOSTS["unknownClouds"])
RESERVED_POLICIES = frozenset(_HOSTS["reservedPolicies"])
TEMPLATE_CHARACTERS = frozenset(_TEMPLATES["characters"])
POLICY_PREFIXES: list[str] = _TEMPLATES["policyPrefixes"]
SENTENCE: dict[str, str] = _TEMPLATES["sentence"]
ENTITIES = frozenset(_TEMPLATES["entities"])
AUTHORITY_WORDS = _words(_TEMPLATES["authority"])
CLIENT_WORDS = _words(_TEMPLATES["client"])
