"""Serves the faulty providers to the tests, until its standard input is closed.

    python3 serve.py

It needs Python 3.11 or later and the package `cryptography`, listens on 127.0.0.1 only, chooses its ports, and prints
one line when both are open: `ready http=PORT tls=PORT`. The second port has an untrusted certificate.

    GET  /faults/NAME/…         providers with a fault (faults.py)
    GET  /control/counts        the number of requests for each path
"""

from __future__ import annotations

import signal
import ssl
import sys
import tempfile
import threading
from collections import Counter
from datetime import datetime, timedelta, timezone
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from faults import Faults
from small_server import Answer, Request, Server, json_answer


class Counts:
    """Records for the tests: requests by path, cookies, and how much of a huge body was sent."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.counts = Counter({"cookies-seen": 0, "bytes-sent-huge": 0})

    def add(self, name: str, number: int = 1) -> None:
        with self.lock:
            self.counts[name] += number

    def all(self) -> dict[str, int]:
        with self.lock:
            return dict(self.counts)


class Providers:
    """The faulty providers, and what they recorded."""

    def __init__(self, port: int) -> None:
        self.counts = Counts()
        self.faults = Faults(port, lambda number: self.counts.add("bytes-sent-huge", number))

    def answer(self, request: Request, has_cookie: bool) -> Answer:
        if (request.method, request.path) == ("GET", "/control/counts"):
            return json_answer(self.counts.all())
        self.counts.add(request.path)
        if has_cookie:
            self.counts.add("cookies-seen")
        return self.faults.answer(request)


def untrusted_context() -> ssl.SSLContext:
    """TLS with a self-signed certificate for localhost."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(timezone.utc)
    builder = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
    builder = builder.not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=30))
    builder = builder.add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
    certificate = builder.sign(key, hashes.SHA256())
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    with tempfile.TemporaryDirectory() as folder:
        # The context reads certificates only from files.
        file = Path(folder, "certificate-and-key.pem")
        file.write_bytes(certificate.public_bytes(serialization.Encoding.PEM) + key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()))
        context.load_cert_chain(file)
    return context


def main() -> None:
    for ending in (signal.SIGTERM, signal.SIGINT):
        signal.signal(ending, lambda number, frame: sys.exit(0))
    plain, encrypted = Server(), Server()
    # The thread of the connection performs the handshake, so that a slow client does not block others.
    encrypted.socket = untrusted_context().wrap_socket(
        encrypted.socket, server_side=True, do_handshake_on_connect=False)
    plain.service = encrypted.service = Providers(plain.port)
    for server in (plain, encrypted):
        threading.Thread(target=server.serve_forever, daemon=True).start()
    print(f"ready http={plain.port} tls={encrypted.port}", flush=True)
    # The process that started this one holds the other end. When it ends, this process ends too.
    while sys.stdin.buffer.read(4096):
        pass


if __name__ == "__main__":
    main()
