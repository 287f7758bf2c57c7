"""Base64url in its one canonical form.

Python's decoder skips characters it does not know and drops bits behind the last byte. A second spelling of a signed
text is a second text, so what is decoded here must be what encoding it again gives.
"""

from __future__ import annotations

import base64
import binascii
import re

_ALPHABET = re.compile(rb"[A-Za-z0-9_-]*")


def encode(data: bytes) -> bytes:
    """The one text for these bytes."""
    return base64.urlsafe_b64encode(data).rstrip(b"=")


def decode(text: bytes) -> bytes | None:
    """The bytes of a text; nothing when it is not the canonical text of any."""
    if not _ALPHABET.fullmatch(text):
        return None
    try:
        data = base64.urlsafe_b64decode(text + b"=" * (-len(text) % 4))
    except binascii.Error:
        return None
    return data if encode(data) == text else None
