"""Serves the Entra-like provider and the faulty providers to the tests, until its standard input is closed.

    python3 serve.py

It needs Python 3.11 or later and the package `cryptography`, listens on 127.0.0.1 only, chooses its ports, and prints
one line when both are open: `ready http=PORT tls=PORT`. The second port has an untrusted certificate.

    GET  /{tenant}/…                                            Entra (entra_like_provider.py)
    GET  /faults/NAME/…                                         providers with a fault (faults.py)
    GET  /control/token?tenant=SEGMENT&aud=…[&nonce=…][&signer=app|personal|retired|unpublished]
    POST /control/rotate                                        adds a signing key; removes the last but one
    POST /control/fault?mode=down|error-500-html|none[&path-prefix=…]
    GET  /control/thumbprints                                   the names of the client's certificate
    POST /control/sign                                          form: algorithm=PS256|RS256, message=…; its signature
    GET  /control/counts                                        the number of requests for each path
    POST /control/reset                                         resets the counts
"""

from __future__ import annotations

import signal
import ssl
import sys
import tempfile
import threading
from collections import Counter
from datetime import datetime, timedelta, timezone
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from socketserver import ThreadingTCPServer
from typing import Any
from urllib.parse import parse_qsl

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from client_assertions import ClientAssertions
from entra_like_provider import Answer, Entra, Request, json_answer, text_answer
from faults import Faults


class Counts:
    """Records for the tests: requests by path, cookies, and how much of a huge body was sent."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.reset()

    def reset(self) -> None:
        with self.lock:
            self.counts = Counter({"cookies-seen": 0, "bytes-sent-huge": 0})

    def add(self, name: str, number: int = 1) -> None:
        with self.lock:
            self.counts[name] += number

    def all(self) -> dict[str, int]:
        with self.lock:
            return dict(self.counts)


class Service:
    """Selects the provider that handles a request."""

    def __init__(self, port: int) -> None:
        self.counts = Counts()
        self.assertions = ClientAssertions()
        self.entra = Entra(self.assertions.check)
        more_good_keys = [self.entra.current, self.entra.former, self.entra.personal]
        self.faults = Faults(port, more_good_keys, lambda number: self.counts.add("bytes-sent-huge", number))

    def answer(self, request: Request, has_cookie: bool) -> Answer:
        if request.path.startswith("/control/"):
            return self.control(request)
        self.counts.add(request.path)
        if has_cookie:
            self.counts.add("cookies-seen")
        if request.path.startswith("/faults/"):
            return self.faults.answer(request)
        return self.entra.answer(request)

    def control(self, request: Request) -> Answer:
        if (request.method, request.path) == ("GET", "/control/counts"):
            return json_answer(self.counts.all())
        if (request.method, request.path) == ("POST", "/control/reset"):
            self.counts.reset()
            return text_answer("")
        if (request.method, request.path) == ("GET", "/control/thumbprints"):
            return json_answer(self.assertions.thumbprints)
        if (request.method, request.path) == ("POST", "/control/sign"):
            return text_answer(self.assertions.sign(request.form["algorithm"], request.form["message"]))
        return self.entra.control(request)


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: Server

    def do_GET(self) -> None:
        if "Transfer-Encoding" in self.headers:
            # A chunked body is not read, and the rest of it must not be taken for the next request.
            answer = Answer(411, {"Connection": "close"})
            self.close_connection = True
        else:
            has_cookie = "Cookie" in self.headers
            answer = self.server.service.answer(self.whole_request(), has_cookie)
        if not answer.deliver(answer, self.connection):
            self.close_connection = True

    do_POST = do_GET

    def whole_request(self) -> Request:
        path, _, query = self.path.partition("?")
        body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
        form: dict[str, str] = {}
        if self.headers.get_content_type() == "application/x-www-form-urlencoded":
            form = dict(parse_qsl(body.decode(errors="replace"), keep_blank_values=True))
        query_parameters = dict(parse_qsl(query, keep_blank_values=True))
        return Request(self.command, path, query_parameters, form, self.headers.get("Authorization", ""))

    def log_message(self, format: str, *arguments: object) -> None:
        pass


class Server(ThreadingTCPServer):
    """Not `ThreadingHTTPServer`, which looks up the name of its host and may block."""

    daemon_threads = True
    request_queue_size = 128
    service: Service

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.port = self.server_address[1]

    def handle_error(self, request: Any, client_address: Any) -> None:
        # The tests include clients that disconnect or reject the certificate.
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)


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
    plain.service = encrypted.service = Service(plain.port)
    for server in (plain, encrypted):
        threading.Thread(target=server.serve_forever, daemon=True).start()
    print(f"ready http={plain.port} tls={encrypted.port}", flush=True)
    # The process that started this one holds the other end. When it ends, this process ends too.
    while sys.stdin.buffer.read(4096):
        pass


if __name__ == "__main__":
    main()
