"""White space, as in Fixtures/Data/surroundings.json."""

from __future__ import annotations

from data_tables import WHITE_SPACE


def without_white_space(text: str) -> str:
    """Returns the text without white space at its ends."""
    return text.strip(WHITE_SPACE)


def is_blank(text: str) -> bool:
    """Returns whether a text is empty or only white space."""
    return not without_white_space(text)
