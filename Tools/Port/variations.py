"""Varies the input of a vector in what its rule leaves free: names, hosts, GUIDs, digits, and the order of members.

A variation only proposes an input. Whether it still shows the rule is decided by its outcome.
"""

from __future__ import annotations

import re
import string
from collections.abc import Callable
from random import Random

from json_values import JSONNumber, JSONValue

Change = Callable[[str], str]

_GUID = re.compile(r"(?<![0-9A-Za-z])[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}(?![0-9A-Za-z])")
# The tenant of personal accounts and the ID of Microsoft Graph have a meaning, and so have zeros.
_KNOWN_GUID = re.compile(r"9188040d|0000000[03]-0000", re.IGNORECASE)
_NAME = re.compile(
    r"(?<![A-Za-z0-9])(?:contoso|fabrikam|console|internal|proxy|attacker|id|ada|grace|a|b|x|p|h|host|app|login)"
    r"(?=[.-](?:example|contoso|com|net|test|org)\b)|(?<![A-Za-z0-9%._-])[a-z][a-z0-9-]{0,30}(?=\.example\b)"
)
# A code has a meaning, and no other text is in its place.
_CODE = re.compile(r"[a-z]+\.[a-z0-9-]+")
_WORD = re.compile(r"(?<![A-Za-z0-9])(?:contoso|fabrikam)(?![A-Za-z0-9])")


def texts_in(value: JSONValue) -> list[str]:
    """Returns all strings of a value, without the names of members."""
    found: list[str] = []
    waiting = [value]
    while waiting:
        current = waiting.pop()
        if isinstance(current, str):
            found.append(current)
        elif isinstance(current, dict):
            waiting += current.values()
        elif isinstance(current, list):
            waiting += current
    return found


def mapped(value: JSONValue, change: Change) -> JSONValue:
    """Returns the value with every string changed."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, dict):
        return {name: mapped(member, change) for name, member in value.items()}
    if isinstance(value, list):
        return [mapped(element, change) for element in value]
    return value


def renaming(random: Random) -> Change:
    """Returns a change that replaces GUIDs and names of hosts, each by the same one everywhere."""
    guids: dict[str, str] = {}
    names: dict[str, str] = {}

    def guid(match: re.Match[str]) -> str:
        text = match[0]
        if _KNOWN_GUID.match(text):
            return text
        if text.lower() not in guids:
            digits = "".join(random.choice("0123456789abcdef") for _ in range(32))
            parts = [digits[:8], digits[8:12], "4" + digits[13:16], "9" + digits[17:20], digits[20:]]
            guids[text.lower()] = "-".join(parts)
        new = guids[text.lower()]
        return new if text == text.lower() else new.upper()

    def name(match: re.Match[str]) -> str:
        text = match[0]
        if text not in names:
            letters = "".join(random.choice("bcdfghjklmnpqrstvwz") for _ in range(max(3, len(text) - 1)))
            names[text] = letters[:1] + "u" + letters[1:]
        return names[text]

    return lambda text: _WORD.sub(name, _NAME.sub(name, _GUID.sub(guid, text)))


def reordered(value: JSONValue, random: Random) -> JSONValue:
    """Returns the value with the members of every object in another order."""
    if isinstance(value, dict):
        members = [(name, reordered(member, random)) for name, member in value.items()]
        random.shuffle(members)
        return dict(members)
    if isinstance(value, list):
        return [reordered(element, random) for element in value]
    return value


def with_other_letters(text: str, random: Random) -> str:
    """Returns the text with some of its letters and digits replaced by others of the same class."""
    places = [index for index, character in enumerate(text) if character.isascii() and character.isalnum()]
    if not places:
        return text
    characters = list(text)
    for index in random.sample(places, min(len(places), random.choice([1, 1, 2, 3, 6]))):
        for alphabet in (string.digits[1:], string.ascii_lowercase, string.ascii_uppercase):
            if characters[index] in alphabet:
                characters[index] = random.choice(alphabet)
    return "".join(characters)


def with_moved_character(text: str, random: Random) -> str:
    """Returns the text with one character that is neither a letter nor a digit at another place."""
    places = [index for index, character in enumerate(text) if not (character.isascii() and character.isalnum())]
    if not places:
        return text
    index = random.choice(places)
    rest = text[:index] + text[index + 1 :]
    place = random.randrange(len(rest) + 1)
    return rest[:place] + text[index] + rest[place:]


def with_inserted_characters(text: str, random: Random) -> str:
    """Returns the text with a few letters or digits more, or with some less."""
    place = random.randrange(len(text) + 1)
    if random.random() < 0.3:
        return text[:place] + text[place + 1 :]
    added = "".join(random.choice(string.ascii_lowercase + string.digits) for _ in range(random.randrange(1, 5)))
    return text[:place] + added + text[place:]


def changed_once(value: JSONValue, random: Random) -> JSONValue:
    """Returns the value with one of its strings or numbers changed."""
    texts = [text for text in texts_in(value) if 0 < len(text) < 20_000 and not _CODE.fullmatch(text)]
    if not texts:
        return value
    chosen = random.choice(texts)
    change = random.choice([with_other_letters, with_other_letters, with_moved_character, with_inserted_characters])
    new = change(chosen, random)
    return mapped(value, lambda text: new if text == chosen else text)


def shifted(value: JSONValue, seconds: int) -> JSONValue:
    """Returns the value with every time from 2001 on moved by the same number of seconds."""
    if isinstance(value, JSONNumber):
        is_time = re.fullmatch(r"[12][0-9]{9}", value.digits) is not None
        return JSONNumber(str(int(value.digits) + seconds)) if is_time else value
    if isinstance(value, dict):
        return {name: shifted(member, seconds) for name, member in value.items()}
    if isinstance(value, list):
        return [shifted(element, seconds) for element in value]
    return value


def combined(one: JSONValue, other: JSONValue) -> JSONValue:
    """Returns the first object with the members of the second that it lacks, and some in place of its own."""
    if not isinstance(one, dict) or not isinstance(other, dict):
        return one
    return {**other, **one}
