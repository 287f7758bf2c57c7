"""Response types and response modes."""

from __future__ import annotations

# Both orders of the words are one response type.
RESPONSE_TYPES = {
    "code": "code",
    "id_token": "id_token",
    "code id_token": "code id_token",
    "id_token code": "code id_token",
}
RESPONSE_MODES = ("query", "fragment", "form_post")


def has_word(response_type: str, word: str) -> bool:
    """Returns whether a word is one of those of the response type."""
    return word in response_type.split(" ")


def default_mode(response_type: str) -> str:
    """Returns the response mode that is requested if none is configured."""
    return "query" if response_type == "code" else "form_post"
