"""Tenants in authorities: GUIDs, domains, and words."""

from __future__ import annotations

import re

from ascii_text import lower_case
from issuers import is_guid
from sign_in_hosts import is_reserved

PERSONAL_ACCOUNTS = "9188040d-6c67-4c5b-b112-36a304b66dad"
SHARED_TENANTS = ("common", "organizations")
WORDS = (*SHARED_TENANTS, "consumers")

_LABEL = r"(?!-)[A-Za-z0-9-]{1,63}(?<!-)"
_DOMAIN = re.compile(rf"(?:{_LABEL}\.)+(?!(?:[0-9]+|0[xX][0-9A-Fa-f]*)\Z){_LABEL}")
_LONGEST_DOMAIN = 253


def tenant_of(text: str) -> str | None:
    """Returns the tenant of a segment, in lowercase unless it is a domain."""
    lowered = lower_case(text)
    if is_guid(text) or lowered in WORDS:
        return lowered
    is_domain = len(text) <= _LONGEST_DOMAIN and _DOMAIN.fullmatch(text) is not None
    return text if is_domain and not is_reserved(text) else None
