"""Case as protocols mean it: of ASCII letters only, so that no other character becomes one."""

from __future__ import annotations

_LOWER_CASE = {upper: upper + 32 for upper in range(ord("A"), ord("Z") + 1)}


def lower_case(text: str) -> str:
    """The text with its ASCII capitals lowered, and all else as it is."""
    return text.translate(_LOWER_CASE)
