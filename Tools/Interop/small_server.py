"""A small HTTP server for the providers of the checks: requests, responses, and how a response is sent.

A response can be sent incorrectly. It needs only Python's standard library, and listens on 127.0.0.1.
"""

from __future__ import annotations

import base64
import html
import json
import socket
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from email.utils import formatdate
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from socketserver import ThreadingTCPServer
from typing import Any, Protocol
from urllib.parse import parse_qsl, unquote_plus

# Requests and responses


@dataclass
class Request:
    method: str
    path: str
    query: dict[str, str]
    form: dict[str, str]
    authorization: str = ""


def deliver_whole(answer: Answer, connection: socket.socket) -> bool:
    connection.sendall(answer.head() + answer.body)
    return True


@dataclass
class Answer:
    status: int
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    # Sends the response, correctly or not, and returns whether the connection may be used again.
    deliver: Callable[[Answer, socket.socket], bool] = deliver_whole

    def head(self) -> bytes:
        headers = {"Date": formatdate(usegmt=True)} | self.headers
        # A body that ends with the connection has no length.
        if headers.get("Connection") != "close":
            headers = {"Content-Length": str(len(self.body))} | headers
        lines = [f"HTTP/1.1 {self.status} {HTTPStatus(self.status).phrase}"]
        lines += [f"{name}: {value}" for name, value in headers.items()]
        return ("\r\n".join(lines) + "\r\n\r\n").encode("ascii")


def json_answer(members: dict, status: int = 200, headers: dict[str, str] | None = None) -> Answer:
    headers = {"Content-Type": "application/json; charset=utf-8"} | (headers or {})
    return Answer(status, headers, json.dumps(members, separators=(",", ":")).encode())


def text_answer(text: str, status: int = 200) -> Answer:
    return Answer(status, {"Content-Type": "text/plain; charset=utf-8"}, text.encode())


def page(title: str, body: str, status: int = 200) -> Answer:
    document = f"<!DOCTYPE html>\n<html><head><title>{title}</title></head><body>{body}</body></html>\n"
    return Answer(status, {"Content-Type": "text/html; charset=utf-8"}, document.encode())


def redirect(address: str, status: int = 302) -> Answer:
    return Answer(status, {"Location": address})


def form_post(address: str, parameters: dict[str, str]) -> Answer:
    inputs = "".join(
        f'<input type="hidden" name="{name}" value="{html.escape(value)}" />' for name, value in parameters.items())
    form = f'<form method="POST" name="hiddenform" action="{html.escape(address)}">{inputs}'
    script = "<script>document.forms[0].submit();</script>"
    return page("Working...", f'{form}<noscript><input type="submit" value="Continue" /></noscript></form>{script}')


def client_credentials(request: Request) -> tuple[str | None, str | None]:
    scheme, _, credentials = request.authorization.partition(" ")
    if scheme.lower() != "basic":
        return request.form.get("client_id"), request.form.get("client_secret")
    try:
        client, _, secret = base64.b64decode(credentials, validate=True).decode().partition(":")
    except ValueError:
        return request.form.get("client_id"), "unreadable"
    # RFC 6749, 2.3.1: both are form-encoded before they are joined.
    return unquote_plus(client), unquote_plus(secret)


# The server


class Service(Protocol):
    """Answers requests. The server calls it, in a thread of each connection."""

    def answer(self, request: Request, has_cookie: bool) -> Answer: ...


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
