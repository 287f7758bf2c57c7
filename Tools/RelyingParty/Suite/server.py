"""The socket of the providers. Each one is below a path of its own."""

from __future__ import annotations

import threading
from collections.abc import Callable

from logout import LogoutProvider
from small_server import Answer, Request, Server, text_answer


class Site:
    """All providers of a run, on one port."""

    def __init__(self) -> None:
        self.providers: dict[str, LogoutProvider] = {}
        self.server = Server()
        self.server.service = self
        self.origin = f"http://127.0.0.1:{self.server.port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def add(self, make: Callable[[str], LogoutProvider], name: str) -> LogoutProvider:
        self.providers[name] = make(name)
        return self.providers[name]

    def answer(self, request: Request, has_cookie: bool) -> Answer:
        """Answers a request. The server calls it, in a thread of each connection."""
        name, _, path = request.path.removeprefix("/").partition("/")
        provider = self.providers.get(name)
        return provider.answer(request, f"/{path}") if provider else text_answer("not found", 404)
