"""ASCII case conversion, so that no other character becomes an ASCII letter."""

from __future__ import annotations

_LOWER_CASE = {upper: upper + 32 for upper in range(ord("A"), ord("Z") + 1)}


def lower_case(text: str) -> str:
    """Returns the string with ASCII letters in lowercase and everything else unchanged."""
    return text.translate(_LOWER_CASE)
