"""Converts numbers to bytes as JOSE encodes them."""

from __future__ import annotations

import base64


def base64url(data: bytes) -> str:
    """Returns base64url without padding."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()
