"""Generates JSON texts: valid ones of every kind, damaged ones, and those at the limits."""

from __future__ import annotations

import random
from collections.abc import Iterator

_WORDS = [
    *("", "a", "b", "iss", "aud", "exp", "é", "e\u0301", "K", "\u212a", "\U0001f642"),
    *("\u0000", "\ufeff", "\uffff", '"', "\\", "/", "\n", "\x7f"),
]
_ESCAPES = {'"': '\\"', "\\": "\\\\", "/": "\\/", "\b": "\\b", "\f": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_PIECES = [
    *(b"{", b"}", b"[", b"]", b",", b":", b'"', b"\\", b"null", b"true", b"false", b"NaN"),
    *(b"Infinity", b"-", b"0", b"1e5", b".5", b"\\u", b"\\ud800", b"\\udc00", b"\xff"),
    *(b"\xc0\x80", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\x00", b"\x0c", b" ", b"\xc2\xa0"),
    *(b"//", b"/*", b"'", b'"a":1', b',"a":1', b"{}", b"[]", b"1", b"x", b"+", b"e"),
    *(b"\x1f", b"\x7f", b"\\x"),
]


def number_of(generator: random.Random) -> str:
    """Returns a number in JSON notation."""
    whole = generator.choice(["0", "1", "9", "10", "12", "100", str(generator.getrandbits(generator.randint(1, 80)))])
    text = generator.choice(["", "", "-"]) + whole
    if generator.random() < 0.4:
        text += "." + generator.choice(["0", "5", "50", "000", "001", "25", str(generator.getrandbits(60))])
    if generator.random() < 0.4:
        exponent = generator.choice(
            [
                *("0", "1", "00", "2", "007", "19", "20", "300", "308", "309", "400", "324"),
                *("9" * 19, "1" + "0" * 40),
            ]
        )
        text += generator.choice("eE") + generator.choice(["", "+", "-"]) + exponent
    return text


def respelled(generator: random.Random, number: str) -> str:
    """Returns either the same number in another notation, or a neighboring number."""
    mantissa, _, exponent = number.lower().partition("e")
    shift = generator.randint(-3, 3)
    power = int(exponent or "0") + shift
    sign, digits = ("-", mantissa[1:]) if mantissa.startswith("-") else ("", mantissa)
    whole, _, fraction = digits.partition(".")
    if shift < 0:
        whole, fraction = whole + (fraction + "0" * -shift)[:-shift], (fraction + "0" * -shift)[-shift:]
        whole = whole.lstrip("0") or "0"
    elif shift > 0:
        padded = "0" * shift + whole
        whole, fraction = padded[:-shift].lstrip("0") or "0", padded[-shift:] + fraction
    if generator.random() < 0.2:
        power += 1
    return f"{sign}{whole}{'.' + fraction if fraction else ''}e{power}"


def _string_of(generator: random.Random) -> str:
    text = "".join(generator.choice(_WORDS) for _ in range(generator.randint(0, 3)))
    if generator.random() < 0.2:
        text += chr(
            generator.choice(
                [generator.randint(0x20, 0x7E), generator.randint(0xA0, 0xD7FF), generator.randint(0xE000, 0x10FFFF)]
            )
        )
    written = []
    for character in text:
        if character in '"\\' or ord(character) < 0x20 or generator.random() < 0.1:
            written.append(
                _ESCAPES[character]
                if character in _ESCAPES and generator.random() < 0.7
                else _numeric(generator, character)
            )
        else:
            written.append(character)
    if generator.random() < 0.02:
        written.insert(0, generator.choice(["\\ud83d", "\\uDE42", "\\udbff\\ud800", "\\ud83d\\ude42"]))
    return '"' + "".join(written) + '"'


def _numeric(generator: random.Random, character: str) -> str:
    units = character.encode("utf-16-be")
    escapes = "".join(f"\\u{units[index : index + 2].hex()}" for index in range(0, len(units), 2))
    return escapes.upper().replace("\\U", "\\u") if generator.random() < 0.5 else escapes


def _space(generator: random.Random) -> str:
    return generator.choice(["", "", "", " ", "\n", "\t", "\r\n"])


def _value_of(generator: random.Random, depth: int) -> str:
    match generator.randint(0, 6 if depth > 0 else 4):
        case 0:
            return "null"
        case 1:
            return generator.choice(["true", "false"])
        case 2:
            return number_of(generator)
        case 5:
            return f"[{','.join(_part(generator, depth) for _ in range(generator.randint(0, 5)))}]"
        case 6:
            names = [_string_of(generator) for _ in range(generator.randint(0, 5))]
            if generator.random() < 0.85:
                names = [f'"{index}{name[1:]}' for index, name in enumerate(names)]
            members = (f"{_space(generator)}{name}{_space(generator)}:{_part(generator, depth)}" for name in names)
            return "{" + ",".join(members) + "}"
        case _:
            return _string_of(generator)


def _part(generator: random.Random, depth: int) -> str:
    return _space(generator) + _value_of(generator, depth - 1) + _space(generator)


def text_of(generator: random.Random) -> bytes:
    """Returns a text that is almost always valid."""
    text = (
        generator.choice(["", " ", "\n"])
        + _value_of(generator, generator.randint(0, 5))
        + generator.choice(["", " ", "\r\n\t"])
    )
    if generator.random() < 0.03:
        around = generator.choice([1, 100, 120, 124, 126, 127, 128, 129, 200])
        text = (
            "[" * around + text + "]" * around if generator.random() < 0.5 else '{"a":' * around + text + "}" * around
        )
    return text.encode()


def damaged(generator: random.Random, data: bytes) -> bytes:
    """Makes one to three changes."""
    changed = bytearray(data)
    for _ in range(generator.randint(1, 3)):
        place = generator.randint(0, len(changed))
        end = min(len(changed), place + generator.randint(0, 3))
        match generator.randint(0, 6):
            case 0:
                changed[place:end] = b""
            case 1 | 2:
                changed[place:place] = generator.choice(_PIECES)
            case 3:
                changed[place:end] = generator.choice(_PIECES)
            case 4:
                changed[place:end] = generator.randbytes(generator.randint(1, 2))
            case 5:
                changed[place:place] = changed[max(0, place - generator.randint(1, 12)) : place]
            case 6:
                del changed[place:]
    return bytes(changed)


def bounds() -> Iterator[bytes]:
    """Returns texts at each limit, and one beyond it."""
    for size in (1 << 20, (1 << 20) + 1):
        yield b" " * (size - 1) + b"1"
        yield b'"' + b"x" * (size - 2) + b'"'
        yield b"[" + b"1," * ((size - 3) // 2) + b" " * ((size - 3) % 2) + b"1]"
        yield b" " * (size - 1) + b"\xff"
    for count in (9_999, 10_000, 10_001):
        yield b"{" + b",".join(b'"%d":0' % number for number in range(count)) + b"}"
        yield b"[" + b",".join(b'{"a":0}' for _ in range(count)) + b"]"
        yield b"{" + b",".join(b'"%d":0' % number for number in range(count)) + b',"0":0}'
        yield b"{" + b",".join(b'"%d":0' % number for number in range(count)) + b"}]"
    for depth in (127, 128, 129, 500, 900, 100_000):
        yield b"[" * depth + b"]" * depth
        yield b'{"a":' * depth + b"0" + b"}" * depth
        yield b"[" * depth
        yield b'[{"a":' * (depth // 2) + b"0" + b"}]" * (depth // 2)
