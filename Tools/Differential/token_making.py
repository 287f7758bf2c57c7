"""Generates tokens: valid ones, and ones with one or two faults, with real signatures."""

from __future__ import annotations

import hashlib
import hmac
import json
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from number_texts import base64url
from rsa_keys import Key
from signature_making import encoded

NOW = 1_700_000_000
CLIENT = "6731de76-14a6-49ae-97bc-6eba6914391e"
KEY_NAMES = ("a", "b", "big")
ISSUER = "https://login.microsoftonline.com/8eaef023-2b34-4da1-9baa-8bc8c9d6a490/v2.0"


class Raw(str):
    """JSON text to insert unchanged."""


@dataclass
class Draft:
    """A token before it is signed, and the expectations for it."""

    header: dict[str, Any] = field(default_factory=lambda: {"typ": "JWT", "alg": "RS256", "kid": "a"})
    claims: dict[str, Any] = field(
        default_factory=lambda: {
            "iss": ISSUER,
            "sub": "2hr4TmHsjVYcEwZmPVP7QbM4LRKv0K8IPn9p4bUEGFw",
            "aud": CLIENT,
            "exp": NOW + 3600,
            "nbf": NOW,
            "iat": NOW,
            "name": "Zoë 李",
        }
    )
    leeway: int = 60
    algorithms: tuple[str, ...] = ("RS256",)
    nonce: str | None = None
    signer: str = "a"
    signs_with: str | None = None
    # Changes to the texts of header and claims, and to the finished token.
    header_text: Callable[[str], bytes] = str.encode
    claims_text: Callable[[str], bytes] = str.encode
    finished: Callable[[str], str] = str


def written(members: dict[str, Any]) -> str:
    """Returns an object as JSON."""
    return (
        "{"
        + ",".join(
            f"{json.dumps(name)}:{value if isinstance(value, Raw) else json.dumps(value, ensure_ascii=False)}"
            for name, value in members.items()
        )
        + "}"
    )


def signed(draft: Draft, keys: dict[str, Key]) -> str:
    """Returns the token."""
    parts = [draft.header_text(written(draft.header)), draft.claims_text(written(draft.claims))]
    message = ".".join(map(base64url, parts))
    algorithm = draft.signs_with or draft.header.get("alg")
    pair = keys[draft.signer]
    if algorithm in ("RS256", "RS384", "RS512"):
        signature = pair.power(encoded(pair.size, str(algorithm), message.encode()))
    elif algorithm == "HS256":
        signature = hmac.digest(json.dumps(pair.web_key()).encode(), message.encode(), hashlib.sha256)
    else:
        signature = b"" if algorithm == "none" else bytes(pair.size)
    return draft.finished(f"{message}.{base64url(signature)}")


def _date(generator: random.Random) -> Any:
    offset = generator.choice(
        [
            *(0, 1, -1, 59, 60, 61, -59, -60, -61, 300, -300, 3_600, -3_600),
            *(generator.randint(-200, 200),),
        ]
    )
    return generator.choice(
        [NOW + offset] * 6
        + [
            *(NOW + offset + 0.5, float(NOW + offset), Raw(f"{NOW + offset}.0e0")),
            *(Raw(f"{(NOW + offset) / 1e9:.9f}e9"), str(NOW + offset), None, True, False),
            *(0, -1, Raw("1e400"), Raw("-1e400"), Raw("1e300"), 253_402_300_799),
            *(253_402_300_800, Raw("1" + "0" * 40), [], {}, "soon", "", Raw("NaN")),
            *(NOW * 1000,),
        ]
    )


def _claim_fault(generator: random.Random, draft: Draft) -> None:
    claims = draft.claims
    strange: list[Any] = [None, 1, True, [], {}, ["x"], ""]
    match generator.randint(0, 12):
        case 0 | 1 | 2:
            claims[generator.choice(["exp", "nbf", "iat"])] = _date(generator)
        case 3:
            claims.pop(generator.choice(list(claims)), None)
        case 4:
            claims["iss"] = generator.choice(
                [
                    ISSUER + "/",
                    ISSUER.upper(),
                    ISSUER[:-1],
                    "https://evil.example",
                    ISSUER.replace("k", "\u212a", 1),
                    [ISSUER],
                    *strange,
                ]
            )
        case 5:
            claims["aud"] = generator.choice(
                [
                    [CLIENT],
                    [CLIENT, CLIENT],
                    [CLIENT, "other"],
                    ["other", CLIENT],
                    "other",
                    CLIENT.upper(),
                    CLIENT + " ",
                    [CLIENT, 1],
                    [[CLIENT]],
                    [CLIENT, None],
                    *strange,
                ]
            )
        case 6:
            claims["aud"] = generator.choice([CLIENT, [CLIENT], [CLIENT, "other"], "other"])
            claims["azp"] = generator.choice([CLIENT, "other", CLIENT.upper(), *strange])
        case 7:
            claims["sub"] = generator.choice(["x", "x" * 255, "x" * 256, "é" * 128, *strange])
        case 8:
            claims["nonce"] = generator.choice(["n", "m", *strange])
            draft.nonce = generator.choice([None, "n"])
        case 9:
            claims[generator.choice(["jti", "acr", "auth_time", "at_hash", "c_hash", "tid", "unknown"])] = (
                generator.choice(["x", NOW, *strange])
            )
        case 10:
            draft.nonce = "n"
        case 11:
            draft.leeway = generator.choice([0, 1, 300, 3_600])
            claims[generator.choice(["exp", "nbf", "iat"])] = NOW + generator.choice([-1, 1]) * (
                draft.leeway + generator.randint(-1, 1)
            )
        case 12:
            claims["unknown"] = generator.choice(
                [
                    *(Raw("1e400"), Raw("9" * 50), Raw('{"a":1,"a":2}')),
                    *(Raw("[" * 127 + "]" * 127), Raw("[" * 127 + "]" * 127)),
                    *(Raw("[" * 200 + "]" * 200), Raw('"\\ud800"'), Raw("NaN"), Raw("-Infinity")),
                    *(Raw("01"), Raw("'x'")),
                ]
            )


def _header_fault(generator: random.Random, draft: Draft) -> None:
    header = draft.header
    match generator.randint(0, 8):
        case 0:
            header["alg"] = generator.choice(
                [
                    *("RS384", "RS512", "none", "None", "HS256", "PS256", "ES256", "rs256", ""),
                    *(None, 1, ["RS256"], "RS256 "),
                ]
            )
            draft.signs_with = generator.choice([None, "RS256"])
        case 1:
            header.pop("alg", None)
            draft.signs_with = "RS256"
        case 2:
            header["kid"] = generator.choice(["b", "c", "A", "", None, 1, ["a"]])
        case 3:
            header.pop("kid", None)
        case 4:
            header["typ"] = generator.choice(["jwt", "application/jwt", "at+jwt", "JOSE", "", None, 1])
        case 5:
            header["crit"] = generator.choice([[], ["exp"], ["b64"], "exp", None, [1]])
        case 6:
            header[generator.choice(["jku", "x5u", "x5t", "cty", "x5c", "jwk", "nonce", "b64"])] = generator.choice(
                ["x", None, 1, [], {}, True, False]
            )
        case 7:
            draft.algorithms = generator.choice([("RS256", "RS384", "RS512"), ("RS512",)])
            header["alg"] = generator.choice(["RS256", "RS384", "RS512"])
            draft.signs_with = generator.choice([None, None, "RS256"])
        case 8:
            draft.signer = generator.choice(["b", "big"])
            header["kid"] = generator.choice(["a", "b", "big"])


def _text_fault(generator: random.Random, draft: Draft) -> None:
    def change(token: str) -> str:
        place = generator.randrange(len(token))
        end = len(token) if generator.random() < 0.1 else place + generator.randint(0, 1)
        return (
            token[:place]
            + generator.choice(["A", "B", "_", ".", "", "=", "+", "/", " ", "\n", "é", "\u212a", "%3D"])
            + token[end:]
        )

    def segment(index: int, text: Callable[[str], str]) -> Callable[[str], str]:
        def edit(token: str) -> str:
            parts = token.split(".")
            parts[index] = text(parts[index])
            return ".".join(parts)

        return edit

    def next_letter(text: str) -> str:
        alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
        return text[:-1] + alphabet[alphabet.index(text[-1]) ^ 1] if text else text

    def duplicate(text: str) -> bytes:
        return (text[:-1] + "," + text[1:]).encode()

    texts: list[Callable[[str], bytes]] = [
        duplicate,
        lambda text: (" " + text + "\n").encode(),
        lambda text: b"\xef\xbb\xbf" + text.encode(),
        lambda text: text.encode("utf-16-le"),
        lambda text: text.encode("utf-16"),
        lambda text: text.encode("utf-32-be"),
        lambda text: text[:-1].encode(),
        lambda text: (text + "{}").encode(),
        lambda text: (text[:-1] + ",}").encode(),
        lambda text: text.encode("latin-1", "replace"),
        lambda text: b"[]",
        lambda text: b"null",
        lambda text: b"",
        lambda text: b'"x"',
        lambda text: text.encode().replace(b'"', b"'"),
        lambda text: (text[:-1] + ',"\\u0061lg":"none"}').encode(),
        lambda text: text.encode() + b"\x00",
    ]
    match generator.randint(0, 5):
        case 0:
            draft.finished = change
        case 1:
            draft.finished = segment(
                generator.randint(0, 2),
                generator.choice(
                    [
                        lambda text: text + "=",
                        lambda text: text + "==",
                        next_letter,
                        lambda text: text + "A",
                        lambda text: text[:-1],
                        lambda text: "",
                        lambda text: text + "\n",
                        lambda text: text.replace("_", "/").replace("-", "+"),
                        lambda text: text[:9] + " " + text[9:],
                    ]
                ),
            )
        case 2 | 3:
            draft.claims_text = generator.choice(texts)
        case 4:
            draft.header_text = generator.choice(texts)
        case 5:
            draft.finished = generator.choice(
                [
                    lambda token: token + ".",
                    lambda token: "." + token,
                    lambda token: token.rsplit(".", 1)[0],
                    lambda token: token + "." + token,
                    lambda token: token.rsplit(".", 1)[0] + ".",
                    lambda token: "",
                    lambda token: "..",
                    lambda token: "....",
                    lambda token: "Bearer " + token,
                    lambda token: token.replace(".", ","),
                ]
            )


def draft_of(generator: random.Random) -> Draft:
    """Returns a valid token, or one with one or two faults."""
    draft = Draft()
    faults = generator.choice([0, 1, 1, 1, 1, 2])
    for _ in range(faults):
        generator.choice([_claim_fault, _claim_fault, _claim_fault, _header_fault, _text_fault])(generator, draft)
    return draft
