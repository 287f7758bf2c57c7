"""Template text that was not replaced."""

from __future__ import annotations

import re
import unicodedata

from addresses import Address
from ascii_text import lower_case
from data_tables import AUTHORITY_WORDS, CLIENT_WORDS, ENTITIES, POLICY_PREFIXES, SENTENCE, TEMPLATE_CHARACTERS
from issuers import is_host
from sign_in_hosts import is_portal

_EMPTY_GUID = re.compile(r"(?:0{8}(?:-0{4}){3}-0{12}|[xX]{8}(?:-[xX]{4}){3}-[xX]{12})")
_LETTERS_AS_SYMBOLS = (
    *(("\u24b6", "\u24e9"), ("\U0001f130", "\U0001f149"), ("\U0001f150", "\U0001f169")),
    ("\U0001f170", "\U0001f189"),
)
_ENTITY = re.compile(r"&([^&;]*);")
_ESCAPE = re.compile(rb"%([0-9A-Fa-f]{2})")


def holds_template_text(text: str) -> bool:
    """Returns whether any part of a URL, or of an intended URL, is template text."""
    address = Address.cut(text) or Address.cut("https://" + text)
    if address is None or _holds_entity(text):
        return address is not None
    host, port = address.host_and_port
    is_version_6 = host.startswith("[") and is_host(host)
    if not is_version_6 and any(map(_is_template_text, host.split("."))):
        return True
    if address.user_information is None and port is None and is_portal(lower_case(host)):
        return False
    segments = address.path.split("/")
    if any(_is_template_text(part) for segment in segments for part in [segment, *segment.split(".")]):
        return True
    for parameter in (address.query or "").split("&"):
        name, _, value = parameter.partition("=")
        if (name == "p" and _is_template_text(value)) or (name == "appid" and is_client_template(value)):
            return True
    return False


def is_client_template(text: str) -> bool:
    """Returns whether a client ID is template text."""
    return _holds_entity(text) or _is_template_text(text, CLIENT_WORDS)


def _is_template_text(part: str, more_words: frozenset[str] = frozenset()) -> bool:
    decoded = _ESCAPE.sub(lambda match: bytes.fromhex(match[1].decode()), part.encode()).decode(errors="replace")
    if not TEMPLATE_CHARACTERS.isdisjoint(decoded) or _EMPTY_GUID.fullmatch(decoded):
        return True
    # template-text.letters.2
    prefix = next((one for one in POLICY_PREFIXES if lower_case(decoded).startswith(lower_case(one))), "")
    letters = "".join(filter(_is_alphabetic, decoded[len(prefix) :].lower()))
    if letters.startswith(SENTENCE["beginning"]) and letters.endswith(SENTENCE["ending"]):
        return True
    return letters in AUTHORITY_WORDS or letters in more_words


def _is_alphabetic(character: str) -> bool:
    """Returns whether a character has the property Alphabetic, which `str.isalpha` does not decide.

    Python does not know which marks have it, such as vowel signs of Indic scripts. They count as not alphabetic here.
    """
    # template-text.letters.3
    category = unicodedata.category(character)
    is_in_circle_or_square = any(first <= character <= last for first, last in _LETTERS_AS_SYMBOLS)
    return category.startswith("L") or category == "Nl" or is_in_circle_or_square


def _holds_entity(text: str) -> bool:
    return any(_is_template_entity(lower_case(match)) for match in _ENTITY.findall(text))


def _is_template_entity(name: str) -> bool:
    number = None
    if re.fullmatch(r"#[0-9]+", name):
        number = int(name[1:])
    elif re.fullmatch(r"#x[0-9a-f]+", name):
        number = int(name[2:], 16)
    if number is not None:
        return number <= 0x10FFFF and chr(number) in TEMPLATE_CHARACTERS
    return name in ENTITIES
