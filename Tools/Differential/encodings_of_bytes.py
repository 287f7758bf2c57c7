"""Compares base64url and forms with Python's base64 and urllib."""

from __future__ import annotations

import base64
import binascii
import random
import re
import urllib.parse
from collections.abc import Iterator

from comparison import Agreement, Disagreement, Explanation, Outcome, Subject, Trial, agreed
from library import Answer, Question

_WHOSE = "the library: a second encoding of a signed text is a different text (RFC 4648 §3.3, §3.5, RFC 7515 §2)"
FOREIGN = Explanation("Python skips characters outside the alphabet", "Base64URL, RFC 4648 §3.3", _WHOSE)
OTHER_ALPHABET = Explanation("Python reads + and / as - and _", "Base64URL, RFC 4648 §5", _WHOSE)
PADDING = Explanation("Python reads padding", "Base64URL, RFC 7515 §2", _WHOSE)
LAST_BITS = Explanation("Python drops bits after the last byte", "Base64URL, RFC 4648 §3.5", _WHOSE)
BAD_ESCAPE = Explanation(
    "urllib leaves a percent sign without two digits as it is",
    "Q-30",
    "the library: such a form was damaged, and guessing may produce another value than the sender meant",
)

_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_BAD_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")


def _decoded(text: str) -> bytes | None:
    try:
        return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except (binascii.Error, ValueError):
        return None


def _compare_decoding(text: str, answer: Answer) -> Outcome:
    data = _decoded(text)
    canonical = base64.urlsafe_b64encode(data).rstrip(b"=").decode() if data is not None else None
    if answer.accepted is not None:
        is_same = data is not None and canonical == text and answer.accepted == (data.hex(),)
        return agreed(is_same, True, f"accepted, but Python returns {data!r}")
    if answer.codes != ("encoding.not-base64url",):
        return Disagreement(f"refused {answer.codes}")
    if data is None:
        return Agreement(False)
    if canonical == text:
        return Disagreement("Python accepts the canonical encoding, but the library rejects it")
    # Each difference has the name of what makes the text differ from the canonical one.
    if any(character not in _ALPHABET + "=+/" for character in text):
        return FOREIGN
    if "=" in text:
        return PADDING
    if any(character in "+/" for character in text):
        return OTHER_ALPHABET
    return LAST_BITS if canonical is not None and canonical[:-1] == text[:-1] else Disagreement("the reason is unknown")


def _decoding_trials(generator: random.Random, count: int) -> Iterator[Trial]:
    for number in range(count):
        data = generator.randbytes(generator.choice([0, 1, 2, 3, 4, 5, 6, 31, 32, 33, generator.randint(0, 300)]))
        text = base64.urlsafe_b64encode(data).rstrip(b"=").decode()
        if number % 2:
            characters = list(text)
            for _ in range(generator.randint(1, 2)):
                place = generator.randint(0, len(characters))
                new = generator.choice([*_ALPHABET, *"=+/ \n.\u00e9\u212a\u0000~", "==", "A", ""])
                characters[place : place + generator.randint(0, 1)] = [new]
            text = "".join(characters)
        yield Trial(
            Question("base64url-decode", (text.encode(),)),
            lambda answer, text=text: _compare_decoding(text, answer),  # type: ignore[misc]
            ascii(text),
        )


def _encoding_trials(generator: random.Random, count: int) -> Iterator[Trial]:
    for number in range(count):
        data = generator.randbytes(number if number < 200 else generator.randint(0, 2_000))
        expected = base64.urlsafe_b64encode(data).rstrip(b"=").decode()

        def compare(answer: Answer, expected: str = expected) -> Outcome:
            return agreed(answer.accepted == (expected,), True, f"should be {expected[:100]}")

        yield Trial(Question("base64url-encode", (data,)), compare, data.hex())


def _parameters(text: str) -> list[tuple[str, str]] | None:
    try:
        return urllib.parse.parse_qsl(text, keep_blank_values=True, errors="strict")
    except UnicodeDecodeError:
        return None


def _compare_form(text: str, answer: Answer) -> Outcome:
    parameters = _parameters(text)
    if answer.accepted is None:
        if answer.codes != ("encoding.not-percent-encoded",):
            return Disagreement(f"refused {answer.codes}")
        if parameters is None:
            return Agreement(False)
        return BAD_ESCAPE if _BAD_ESCAPE.search(text) else Disagreement("Python accepts, but the library rejects")
    if parameters is None or len(answer.accepted) != 2:
        return Disagreement(f"accepted, but Python returns {parameters}")
    pairs = "&".join(f"{name.encode().hex()}={value.encode().hex()}" for name, value in parameters)
    again = _parameters(answer.accepted[1])
    is_same = answer.accepted[0] == pairs and again == parameters
    return agreed(is_same, True, f"Python returns {parameters}, and the library {answer.accepted}")


def _form_trials(generator: random.Random, count: int) -> Iterator[Trial]:
    pieces = [
        *("a", "code", "state", "=", "&", "=", "&", "+", "%20", "%2B", "%26", "%3D"),
        *("%00", "%C3%A9", "%c3%a9", "é", "%e2%84%aa", "\U0001f642", "/", "?", ";"),
        *("~", "*", "."),
    ]
    bad = [
        *("%", "%2", "%G0", "%C3", "%FF", "%ED%A0%80", "%E2%84", "%c0%80", "%%", "%-1", "%+1"),
        *("% 1",),
    ]
    for number in range(count):
        parts = [generator.choice(pieces) for _ in range(generator.randint(0, 14))]
        if number % 3 == 0:
            parts.insert(generator.randint(0, len(parts)), generator.choice(bad))
        text = "".join(parts)
        yield Trial(
            Question("form", (text.encode(),)),
            lambda answer, text=text: _compare_form(text, answer),  # type: ignore[misc]
            ascii(text),
        )


SUBJECTS = [
    Subject("base64url, decoded", "base64", 1, _decoding_trials),
    Subject("base64url, encoded", "base64", 0.2, _encoding_trials),
    Subject("forms and queries", "urllib.parse.parse_qsl", 0.5, _form_trials),
]
