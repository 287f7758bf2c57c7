"""Looks into Redis, as an administrator would: which sign-ins and sessions are there, and how old they are."""

from __future__ import annotations

import base64
import hashlib
import json
import socket
import time


def hashed(kind: str, secret: str) -> str:
    """The name of a secret in the store: a hash in base64url."""
    digest = hashlib.sha256(kind.encode() + b"\0" + secret.encode()).digest()
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")


class Redis:
    def __init__(self, port: int) -> None:
        self.port = port

    def send(self, *words: object) -> object:
        """Sends a command over a connection of its own, and returns the reply."""
        encoded = [str(word).encode() for word in words]
        command = b"*%d\r\n" % len(encoded) + b"".join(b"$%d\r\n%s\r\n" % (len(word), word) for word in encoded)
        with socket.create_connection(("127.0.0.1", self.port), timeout=5) as connection:
            connection.sendall(command)
            with connection.makefile("rb") as stream:
                return self.reply(stream)

    def reply(self, stream: object) -> object:
        line = stream.readline().rstrip(b"\r\n")
        kind, rest = line[:1], line[1:]
        if kind in (b"+", b":"):
            return int(rest) if kind == b":" else rest.decode()
        if kind == b"$":
            return None if rest == b"-1" else stream.read(int(rest) + 2)[:-2].decode()
        if kind == b"*":
            return [self.reply(stream) for _ in range(int(rest))]
        raise RuntimeError(f"Redis answered {line!r}")

    def count(self, kind: str) -> int:
        return len(self.names(kind))

    def names(self, kind: str) -> set[str]:
        return set(self.send("KEYS", f"app:{kind}:*"))

    def let_tokens_end(self, session: str, left: int) -> None:
        """Changes a session so that its tokens are due for renewal and end in some seconds."""
        key = "app:session:" + hashed("session", session)
        stored = json.loads(self.send("GET", key))
        now = time.time()
        stored["renewsAt"] = now - 1
        stored["tokens"]["accessTokenExpiresAt"] = now + left
        self.send("SET", key, json.dumps(stored), "KEEPTTL")

    def renewal_is_due(self, session: str) -> bool:
        stored = json.loads(self.send("GET", "app:session:" + hashed("session", session)))
        return stored["renewsAt"] < time.time()

    def lease(self, session: str) -> str:
        return "app:lease:" + hashed("session", session)
