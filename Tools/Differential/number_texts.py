"""Bytes as JOSE writes them."""

from __future__ import annotations

import base64


def base64url(data: bytes) -> str:
    """Without padding."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()
