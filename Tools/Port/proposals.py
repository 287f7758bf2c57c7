"""Proposes inputs that vary one case, or combine two, by what their kind leaves free."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

from json_values import JSONNumber, JSONValue
from token_variations import Signer, varied_signature, varied_token
from variations import changed_once, combined, mapped, renaming, reordered, shifted, with_other_letters
from vectors import VectorCase

_TOKENS = {"compact-token", "id-token", "access-token"}
# The members of `given` that can be combined with those of another case.
_COMBINED = {
    "provider-configuration": "configuration",
    "discovery": "document",
    "issuer-rule": "claims",
    "authorization-request": "configuration",
}
_ALPHABET = "BCDFGHJKLMNPQRSTVWXZ"
_ERRORS = json.loads((Path(__file__).resolve().parents[2] / "Fixtures" / "Data" / "aadsts.json").read_text("utf-8"))


def proposals(
    case: VectorCase, cases: list[VectorCase], random: Random, signer: Signer
) -> Iterator[tuple[JSONValue, list[VectorCase]]]:
    """Yields inputs, each with the cases that it varies."""
    if case.kind in _TOKENS:
        varied = varied_token(case.given, random, signer)
        if varied is not None:
            yield reordered(varied, random) if "expectations" in varied else varied, [case]
        if case.kind == "compact-token":
            yield changed_once(case.given, random), [case]
            yield changed_once(case.given, random), [case]
        return
    if case.kind == "signature":
        varied = varied_signature(case.given, random, signer)
        if varied is not None:
            yield varied, [case]
        return
    own = _OWN.get(case.kind)
    if own is not None:
        yield own(case.given, random), [case]
    if "base64" in case.given:
        return
    rename = renaming(random)
    yield mapped(case.given, rename), [case]
    yield changed_once(mapped(case.given, rename), random), [case]
    yield reordered(changed_once(mapped(case.given, rename), random), random), [case]
    if case.kind in _COMBINED:
        yield from _combinations(case, random.choice(cases), _COMBINED[case.kind], random)


def _combinations(
    case: VectorCase, other: VectorCase, member: str, random: Random
) -> Iterator[tuple[JSONValue, list[VectorCase]]]:
    if "refused" in case.expect and "refused" in other.expect and member in case.given and member in other.given:
        both = combined(case.given[member], other.given[member])
        yield mapped({**case.given, member: both}, renaming(random)), [case, other]


def _digest(given: dict[str, JSONValue], random: Random) -> JSONValue:
    count = random.choice([random.randrange(0, 70), random.randrange(100, 140), random.randrange(1, 1_500)])
    times = {"times": given["times"]} if "times" in given else {}
    if "times" in given:
        count %= 200
    data = random.randbytes(count)
    if random.random() < 0.5:
        return {"function": given["function"], "hexadecimal": data.hex(), **times}
    return {"function": given["function"], "text": "".join(chr(32 + byte % 95) for byte in data), **times}


def _base64url(given: dict[str, JSONValue], random: Random) -> JSONValue:
    if "hexadecimal" in given:
        return {"hexadecimal": random.randbytes(random.randrange(1, 40)).hex()}
    return {"text": with_other_letters(given["text"], random)}


def _device_sign_in(given: dict[str, JSONValue], random: Random) -> JSONValue:
    """Permutes the letters of all codes, and moves all times."""
    order = list(range(20))
    random.shuffle(order)
    letters = {ord(_ALPHABET[old]): _ALPHABET[new] for old, new in enumerate(order)}
    letters |= {ord(_ALPHABET[old].lower()): _ALPHABET[new].lower() for old, new in enumerate(order)}

    def drawn(digits: str) -> str:
        data = bytes.fromhex(digits)
        return bytes(byte // 20 * 20 + order[byte % 20] if byte < 240 else byte for byte in data).hex()

    changed = shifted(given, random.randrange(-40_000_000, 40_000_000))
    for event in changed["events"]:
        if isinstance(event.get("random"), str) and re.fullmatch(r"([0-9a-f]{2})*", event["random"]):
            event["random"] = drawn(event["random"])
        if isinstance(event.get("code"), str):
            event["code"] = event["code"].translate(letters)
    return changed


def _aadsts(given: dict[str, JSONValue], random: Random) -> JSONValue:
    """Replaces each number by another one of the catalog with as many digits."""
    numbers = [str(error["number"]) for error in _ERRORS["errors"]]

    def other(match: re.Match[str]) -> str:
        return random.choice([number for number in numbers if len(number) == len(match[0])])

    return {"text": re.sub(r"(?<![0-9])[0-9]{5,7}(?![0-9])", other, given["text"])}


def _json(given: dict[str, JSONValue], random: Random) -> JSONValue:
    if "base64" in given:
        data = bytearray(base64.b64decode(given["base64"]))
        data.insert(random.randrange(len(data) + 1), random.choice(b" 1a\n\x80\xff"))
        return {"base64": base64.b64encode(data).decode()}
    text = given["text"]
    place = random.randrange(len(text) + 1)
    return {"text": text[:place] + random.choice([" ", "\n", "\t", "[", "]", "1", ",", "\\", '"']) + text[place:]}


def _times(given: dict[str, JSONValue], random: Random) -> JSONValue:
    return shifted(given, random.randrange(-40_000_000, 40_000_000))


_OWN: dict[str, Callable[[dict[str, JSONValue], Random], JSONValue]] = {
    "digest": _digest,
    "base64url": _base64url,
    "device-sign-in": _device_sign_in,
    "aadsts": _aadsts,
    "json": _json,
    "authorization-response": _times,
    "token-request": lambda given, random: {**given, "now": JSONNumber(str(random.randrange(0, 4 * 10**9)))},
}
