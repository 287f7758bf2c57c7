"""Scopes: their form, and the resources that their words belong to at Entra."""

from __future__ import annotations

import re

from ascii_text import lower_case
from data_tables import GRAPH_HOSTS
from issuers import is_guid

_SCOPE = re.compile(r"[!#-\[\]-~]+(?: [!#-\[\]-~]+)*")
_NEUTRAL = {"openid", "profile", "email", "offline_access"}
_GRAPH = "https://graph.microsoft.com"
_GRAPH_ID = "00000003-0000-0000-c000-000000000000"
_GRAPH_HOSTS = {*GRAPH_HOSTS.values(), "dod-graph.microsoft.us"}


def is_scope(text: str) -> bool:
    """Returns whether a text consists of words with single spaces between them (RFC 6749 §3.3)."""
    return _SCOPE.fullmatch(text) is not None


def problems_of(scope: str, grant_type: str) -> list[str]:
    """Returns the codes of a token request with these scopes."""
    words = scope.split(" ")
    codes = []
    if len({resource for word in words if (resource := _resource_of(word)) is not None}) > 1:
        codes.append("request.several-resources")
    if grant_type == "client_credentials" and not all(lower_case(word).endswith("/.default") for word in words):
        codes.append("request.scope-not-default")
    return codes


def _resource_of(word: str) -> str | None:
    if word in _NEUTRAL:
        return None
    if "/" not in word:
        return _named(word) if is_guid(word) else _GRAPH
    return _named(word[: word.rindex("/")])


def _named(identifier: str) -> str:
    text = lower_case(identifier).rstrip("/")
    name = text.removeprefix("api://")
    if name == _GRAPH_ID or (text.startswith("https://") and text.removeprefix("https://") in _GRAPH_HOSTS):
        return _GRAPH
    return name if is_guid(name) else text
