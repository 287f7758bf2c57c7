"""OpenID providers that each have one fault: the provider NAME has the issuer http://127.0.0.1:PORT/faults/NAME."""

from __future__ import annotations

import functools
import json
import socket
import struct
import time
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace

from cryptography.hazmat.primitives.asymmetric import ec

from signed_tokens import SigningKey, base64url, base64url_number
from small_server import Answer, Request, json_answer, page, redirect, text_answer

DOCUMENT_PATH = ".well-known/openid-configuration"
HUGE_SIZE = 100_000_000
CHUNK = b"x" * 65_536

Change = Callable[[Answer], Answer]


class Faults:
    """The providers. A fault is a change to the response of the provider `good`."""

    def __init__(self, port: int, count_huge_bytes: Callable[[int], None]) -> None:
        self.origin = f"http://127.0.0.1:{port}"
        # The same server, but a different host to a client that compares names.
        self.other_host = f"http://localhost:{port}"
        self.key = SigningKey()
        self.count_huge_bytes = count_huge_bytes
        rubbish = half_invalid_keys([SigningKey(), SigningKey(), SigningKey(), self.key])

        self.changes_to_document: dict[str, Change] = {
            "reset-mid-body": lambda good: replace(good, deliver=reset_in_the_middle),
            "silence": lambda good: replace(good, deliver=stay_silent),
            "trickle": lambda good: replace(good, deliver=trickle),
            "redirect": lambda good: redirect(f"{self.other_host}/faults/good/{DOCUMENT_PATH}", 301),
            "error-500-html": lambda good: server_error_page(),
            "401-basic": lambda good: replace(
                with_headers(good, {"WWW-Authenticate": 'Basic realm="provider"'}), status=401),
            "crumbs": lambda good: replace(with_headers(good, {"Connection": "close"}), deliver=in_crumbs),
            "ok-html": lambda good: page("Sign in", "<p>Please accept the terms of this network.</p>"),
            "huge": self.made_huge,
            "huge-without-length": self.made_huge_without_length,
            "huge-compressed": compressed_when_huge,
            "truncated": lambda good: replace(good, body=good.body[: len(good.body) // 2]),
            # The correct value twice, so that only the duplication is wrong.
            "duplicate-issuer": lambda good: replace(
                good, body=b'{"issuer":"%b",%b' % (self.issuer("duplicate-issuer").encode(), good.body[1:])),
            "wrong-issuer": lambda good: with_members(good, issuer=self.issuer("good")),
            "http-keys": lambda good: with_members(good, jwks_uri="http://keys.example.com/keys"),
            "provider-error": lambda good: provider_error(),
        }
        self.changes_to_keys: dict[str, Change] = {
            "redirect-keys": lambda good: redirect(f"{self.other_host}/faults/good/keys"),
            "no-keys": lambda good: with_members(good, keys=[]),
            "half-rubbish": lambda good: with_members(good, keys=rubbish),
            "keys-html": lambda good: page("Keys", "<p>There are no keys on this page.</p>"),
            "keys-500": lambda good: server_error_page(),
            "keys-huge": self.made_huge,
        }
        self.changes_to_both: dict[str, Change] = {
            "good": lambda good: good,
            "sets-cookie": lambda good: with_headers(good, {"Set-Cookie": "visitor=4711; Path=/; HttpOnly"}),
            "cacheable": lambda good: with_headers(good, {"Cache-Control": "max-age=3600", "ETag": '"unchanged"'}),
            "slow": delayed,
            "no-content-type": without_content_type,
            "text-plain": lambda good: with_headers(good, {"Content-Type": "text/plain"}),
        }
        self.names = {*self.changes_to_document, *self.changes_to_keys, *self.changes_to_both}

    def answer(self, request: Request) -> Answer:
        name, _, rest = request.path.removeprefix("/faults/").partition("/")
        if name not in self.names or request.method != "GET":
            return text_answer("No such provider", 404)
        if rest == DOCUMENT_PATH:
            answer = self.changes_to_document.get(name, unchanged)(json_answer(self.document(name)))
        elif rest == "keys":
            answer = self.changes_to_keys.get(name, unchanged)(json_answer({"keys": [plain_key(self.key)]}))
        elif rest == "token":
            # This is for the test, not for the client, so only the cookie is sent with it.
            answer = text_answer(self.token(name))
            return self.changes_to_both[name](answer) if name == "sets-cookie" else answer
        else:
            return text_answer("No such page", 404)
        return self.changes_to_both.get(name, unchanged)(answer)

    def issuer(self, name: str) -> str:
        return f"{self.origin}/faults/{name}"

    def document(self, name: str) -> dict:
        issuer = self.issuer(name)
        return {
            "issuer": issuer,
            "authorization_endpoint": f"{issuer}/authorize",
            "token_endpoint": f"{issuer}/token",
            "jwks_uri": f"{issuer}/keys",
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"],
        }

    def token(self, name: str) -> str:
        now = int(time.time())
        return self.key.signed(
            {"iss": self.issuer(name), "aud": "client", "sub": "subject", "iat": now, "exp": now + 3600, "nonce": "n"})

    def made_huge(self, good: Answer) -> Answer:
        return replace(with_headers(good, {"Content-Length": str(HUGE_SIZE)}), deliver=self.deliver_huge(good))

    def made_huge_without_length(self, good: Answer) -> Answer:
        """A body that ends with the connection, so that a client must read it to know its size."""
        return replace(with_headers(good, {"Connection": "close"}), deliver=self.deliver_huge(good))

    def deliver_huge(self, good: Answer) -> Callable[[Answer, socket.socket], bool]:
        def deliver(answer: Answer, connection: socket.socket) -> bool:
            # A large buffer would accept and count bytes that the client never sees.
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, len(CHUNK))
            connection.sendall(answer.head())
            for chunk in huge_body(good.body):
                connection.sendall(chunk)
                self.count_huge_bytes(len(chunk))
            return answer.headers.get("Connection") != "close"

        return deliver


# Changes to a response


def unchanged(good: Answer) -> Answer:
    return good


def with_headers(good: Answer, headers: dict[str, str]) -> Answer:
    return replace(good, headers=good.headers | headers)


def server_error_page() -> Answer:
    return page("500", "<h1>Our services aren't available right now</h1>", 500)


def provider_error() -> Answer:
    return json_answer({"error": "invalid_tenant", "error_description": "The tenant was not found."}, 400)


def with_members(good: Answer, **members: object) -> Answer:
    return json_answer(json.loads(good.body) | members)


def without_content_type(good: Answer) -> Answer:
    return replace(good, headers={name: value for name, value in good.headers.items() if name != "Content-Type"})


def delayed(good: Answer) -> Answer:
    time.sleep(0.3)
    return good


def compressed_when_huge(good: Answer) -> Answer:
    return replace(with_headers(good, {"Content-Encoding": "gzip"}), body=compressed(good.body))


@functools.cache
def compressed(body: bytes) -> bytes:
    compressor = zlib.compressobj(level=9, wbits=31)
    return b"".join(map(compressor.compress, huge_body(body))) + compressor.flush()


def huge_body(body: bytes) -> Iterator[bytes]:
    """A valid JSON object with an additional, very long member: only its size is wrong."""
    before, after = body[:-1] + b',"padding":"', b'"}'
    yield before
    remaining = HUGE_SIZE - len(before) - len(after)
    while remaining > 0:
        yield CHUNK[:remaining]
        remaining -= len(CHUNK)
    yield after


# Ways to deliver a response incorrectly


def in_crumbs(answer: Answer, connection: socket.socket) -> bool:
    """A hundred thousand chunks of one byte each, the smallest that the protocol allows."""
    head = answer.head().replace(b"Connection: close", b"Transfer-Encoding: chunked")
    connection.sendall(head)
    for _ in range(10):
        connection.sendall(b"1\r\n \r\n" * 10_000)
    connection.sendall(b"0\r\n\r\n")
    return False


def reset_in_the_middle(answer: Answer, connection: socket.socket) -> bool:
    connection.sendall(answer.head() + answer.body[: len(answer.body) // 2])
    # Time to read the first half, which a reset could discard.
    time.sleep(0.1)
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    # The files of the handler keep the connection open, so its descriptor is detached from them.
    socket.socket(fileno=connection.detach()).close()
    return False


def stay_silent(answer: Answer, connection: socket.socket) -> bool:
    connection.settimeout(60)
    try:
        while connection.recv(4096):
            pass
    except TimeoutError:
        pass
    return False


def trickle(answer: Answer, connection: socket.socket) -> bool:
    connection.sendall(answer.head())
    for position in range(len(answer.body)):
        connection.sendall(answer.body[position : position + 1])
        time.sleep(1)
    return True


# Keys


def plain_key(key: SigningKey) -> dict:
    return {"kty": "RSA", "use": "sig", "alg": "RS256", "kid": key.identifier, **key.numbers()}


def half_invalid_keys(good_keys: list[SigningKey]) -> list:
    """Every valid key, each after an unusable one. The remaining unusable keys come last."""
    rubbish = [without_modulus(), elliptic_key(), plain_key(SigningKey(bits=1024)), 7, private_key()]
    mixed: list = []
    for useless, key in zip(rubbish, good_keys):
        mixed += [useless, plain_key(key)]
    return mixed + rubbish[len(good_keys) :]


def without_modulus() -> dict:
    return {"kty": "RSA", "use": "sig", "alg": "RS256", "kid": "without-modulus", "e": "AQAB"}


def elliptic_key() -> dict:
    numbers = ec.generate_private_key(ec.SECP256R1()).public_key().public_numbers()
    coordinates = {"x": base64url(numbers.x.to_bytes(32, "big")), "y": base64url(numbers.y.to_bytes(32, "big"))}
    return {"kty": "EC", "use": "sig", "alg": "ES256", "kid": "elliptic", "crv": "P-256", **coordinates}


def private_key() -> dict:
    key = SigningKey()
    numbers = key.private_key.private_numbers()
    secret_numbers = {
        "d": numbers.d, "p": numbers.p, "q": numbers.q, "dp": numbers.dmp1, "dq": numbers.dmq1, "qi": numbers.iqmp,
    }
    return plain_key(key) | {name: base64url_number(number) for name, number in secret_numbers.items()}
