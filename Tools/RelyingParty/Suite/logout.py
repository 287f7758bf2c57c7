"""The ends of sessions: at the request of the relying party, and as notifications of it."""

from __future__ import annotations

import http.client
import html
import json
import secrets
import time
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from issuer import SUBJECT
from provider import Provider
from small_server import Answer, Request, page, redirect

EVENT = "http://schemas.openid.net/event/backchannel-logout"


class LogoutProvider(Provider):
    """A provider that ends sessions, too."""

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        # What the relying party answered to logout tokens: status and verdict.
        self.answers: list[tuple[int, dict[str, Any]]] = []

    def answer(self, request: Request, path: str) -> Answer:
        if (request.method, path) == ("GET", "/end-session"):
            self.counts["GET /end-session"] += 1
            return self.end_session(request.query)
        return super().answer(request, path)

    def end_session(self, asked: dict[str, str]) -> Answer:
        self.expect("post_logout_redirect_uri", asked.get("post_logout_redirect_uri"), self.return_url)
        self.expect("client_id", asked.get("client_id"), self.client_id)
        if self.variant.has_code:
            self.expect("id_token_hint", asked.get("id_token_hint"), self.last_id_token)
        if len(asked.get("state", "")) < 22:
            self.complaints.append("the state of the sign-out is missing or short")
        if "back" in self.behavior.notifies:
            self.send_logout_token()
        parameters = {
            "same": {"state": asked.get("state", "")}, "other": {"state": secrets.token_urlsafe(32)}, "": {},
        }[self.behavior.logout_state]
        target = self.return_url + (f"?{urlencode(parameters)}" if parameters else "")
        if "front" not in self.behavior.notifies:
            return redirect(target)
        frame = f'<iframe src="{html.escape(self.front_channel_url())}"></iframe>'
        return page("Signed out", f'{frame}<a id="continue" href="{html.escape(target)}">Continue</a>')

    @property
    def return_url(self) -> str:
        return f"{self.relying_party}/logout-return"

    def front_channel_url(self) -> str:
        issuer = self.behavior.front_channel_issuer or self.issuer
        return f"{self.relying_party}/frontchannel-logout?iss={quote(issuer, safe='')}&sid={quote(self.session)}"

    def logout_token(self) -> str:
        now = int(time.time())
        claims = {
            "iss": self.issuer, "aud": self.client_id, "iat": now, "exp": now + 120, "jti": secrets.token_urlsafe(12),
            "sub": SUBJECT, "sid": self.session, "events": {EVENT: {}},
        }
        self.behavior.change_logout(claims)
        return self.signed(claims, "logout+jwt", algorithm=self.behavior.logout_algorithm)

    def send_logout_token(self) -> None:
        """Sends a logout token from server to server, and keeps the answer."""
        parts = urlsplit(self.relying_party)
        connection = http.client.HTTPConnection("127.0.0.1", parts.port or 80, timeout=20)
        connection.request(
            "POST", "/backchannel-logout", urlencode({"logout_token": self.logout_token()}),
            {"Content-Type": "application/x-www-form-urlencoded"})
        response = connection.getresponse()
        body = json.loads(response.read())
        if response.headers.get("Cache-Control") != "no-store":
            self.complaints.append("the answer to a logout token may be cached")
        self.answers.append((response.status, body))
        connection.close()
