"""Names and values of queries and forms, decoded byte for byte."""

from __future__ import annotations

import re
from urllib.parse import unquote_to_bytes

_BROKEN_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")


def pieces_of(text: str) -> list[str]:
    """Returns the nonempty parts between `&`."""
    return [piece for piece in text.split("&") if piece]


def decode_form(text: str) -> list[tuple[str, str]] | None:
    """Returns all names and values, or `None` if an escape is broken or the bytes of one are not UTF-8."""
    pairs: list[tuple[str, str]] = []
    for piece in pieces_of(text):
        name, _, value = piece.partition("=")
        decoded = [decode_escapes(part.replace("+", " ")) for part in (name, value)]
        if None in decoded:
            return None
        pairs.append((decoded[0] or "", decoded[1] or ""))
    return pairs


def decode_escapes(text: str) -> str | None:
    """Returns the text without its escapes, or `None` if one is broken or the bytes are not UTF-8."""
    if _BROKEN_ESCAPE.search(text):
        return None
    try:
        return unquote_to_bytes(text).decode()
    except UnicodeDecodeError:
        return None
