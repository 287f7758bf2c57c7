"""A browser: keeps cookies, follows redirects, posts forms, loads frames, and does what the page for fragments does."""

from __future__ import annotations

import html
import http.client
import json
import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode, urljoin, urlsplit

FORM = re.compile(r'<form method="POST"[^>]* action="([^"]*)"')
INPUT = re.compile(r'<input type="hidden" name="([^"]*)" value="([^"]*)"')
FRAME = re.compile(r'<iframe src="([^"]*)"')
CONTINUE = re.compile(r'<a id="continue" href="([^"]*)"')
FETCH = re.compile(r'fetch\("([^"]*)"')


@dataclass
class Cookie:
    value: str
    same_site: str


@dataclass
class Page:
    """The last response of a visit."""

    status: int
    url: str
    body: Any

    @property
    def codes(self) -> list[str]:
        return self.body.get("codes", []) if isinstance(self.body, dict) else []


class Browser:
    """Hosts are sites: the relying party is `localhost`, and the provider is `127.0.0.1`."""

    def __init__(self) -> None:
        self.cookies: dict[tuple[str, str], Cookie] = {}
        # The JSON that frames received.
        self.frames: list[Any] = []

    def visit(
        self, url: str, *, method: str = "GET", body: str = "", initiator: str = "", is_frame: bool = False
    ) -> Page:
        """Opens a URL and returns the page on which the visit ends.

        `initiator` is the site that causes the request; empty if it is the user.
        """
        for _ in range(10):
            status, headers, text = self.request(url, method, body, initiator, is_frame)
            site = urlsplit(url).hostname or ""
            if status in (301, 302, 303, 307, 308):
                target = urljoin(url, headers["Location"])
                # A redirect keeps the initiator if it was another site's, and the redirecting site is one, too.
                url, method, body, initiator = target, "GET", "", site if initiator != site else initiator
                continue
            if "json" in headers.get("Content-Type", ""):
                return Page(status, url, json.loads(text))
            for frame in FRAME.findall(text):
                found = self.visit(urljoin(url, html.unescape(frame)), initiator=site, is_frame=True)
                self.frames.append(found.body)
            if form := FORM.search(text):
                url, method, initiator = urljoin(url, html.unescape(form[1])), "POST", site
                body = urlencode([(name, html.unescape(value)) for name, value in INPUT.findall(text)])
            elif link := CONTINUE.search(text):
                url, method, body, initiator = urljoin(url, html.unescape(link[1])), "GET", "", site
            elif (fetch := FETCH.search(text)) and "location.hash" in text:
                url, method, body, initiator = urljoin(url, fetch[1]), "POST", urlsplit(url).fragment, site
            else:
                return Page(status, url, text)
        raise RuntimeError(f"the visit does not end: {url}")

    def request(
        self, url: str, method: str, body: str, initiator: str, is_frame: bool
    ) -> tuple[int, http.client.HTTPMessage, str]:
        parts = urlsplit(url)
        host = parts.hostname or ""
        is_cross_site = initiator not in ("", host)
        fields = {}
        if cookies := self.sent_cookies(host, is_cross_site, is_cross_site and (method == "POST" or is_frame)):
            fields["Cookie"] = cookies
        if method == "POST":
            fields["Content-Type"] = "application/x-www-form-urlencoded"
        # Both names mean this machine, and no resolver is asked.
        connection = http.client.HTTPConnection("127.0.0.1", parts.port or 80, timeout=30)
        try:
            target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
            connection.request(method, target, body if method == "POST" else None, fields)
            response = connection.getresponse()
            text = response.read().decode()
        finally:
            connection.close()
        for cookie in response.headers.get_all("Set-Cookie") or []:
            self.keep(host, cookie)
        return response.status, response.headers, text

    def sent_cookies(self, host: str, is_cross_site: bool, withholds_lax: bool) -> str:
        return "; ".join(
            f"{name}={cookie.value}" for (site, name), cookie in self.cookies.items()
            if site == host
            and not (withholds_lax and cookie.same_site != "none")
            and not (is_cross_site and cookie.same_site == "strict"))

    def keep(self, host: str, field: str) -> None:
        pair, *attributes = [part.strip() for part in field.split(";")]
        name, _, value = pair.partition("=")
        known = {key.lower(): text for key, _, text in (attribute.partition("=") for attribute in attributes)}
        same_site = known.get("samesite", "Lax").lower()
        if same_site == "none" and "secure" not in known:
            raise RuntimeError(f"browsers do not keep the cookie {name}: SameSite=None needs Secure")
        if known.get("max-age") == "0":
            self.cookies.pop((host, name), None)
        else:
            self.cookies[host, name] = Cookie(value, same_site)
