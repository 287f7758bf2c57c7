"""Base64url in its canonical form.

Python's decoder skips unknown characters and drops bits after the last byte. A different spelling of a signed string is
a different string, so encoding the decoded bytes must reproduce the input.
"""

from __future__ import annotations

import base64
import binascii
import re

_ALPHABET = re.compile(rb"[A-Za-z0-9_-]*")


def encode(data: bytes) -> bytes:
    """Returns the only encoding of these bytes."""
    return base64.urlsafe_b64encode(data).rstrip(b"=")


def decode(text: bytes) -> bytes | None:
    """Returns the decoded bytes, or `None` if the string is not a canonical encoding."""
    if not _ALPHABET.fullmatch(text):
        return None
    try:
        data = base64.urlsafe_b64decode(text + b"=" * (-len(text) % 4))
    except binascii.Error:
        return None
    return data if encode(data) == text else None
