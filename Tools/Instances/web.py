"""Browsers without pages: they keep cookies and follow redirects, and note which instance answered."""

from __future__ import annotations

import html
import http.client
import re
from dataclasses import dataclass, field
from urllib.parse import urlencode, urljoin, urlsplit

# In seconds. An instance that makes a user wait longer has failed.
TIMEOUT = 30


@dataclass
class Answer:
    status: int
    url: str
    location: str = ""
    body: str = ""
    # The names of the cookies that the answer sets, and those that it removes.
    cookies: dict[str, str] = field(default_factory=dict)
    # The instances that nginx tried, by their addresses, and whether it reached each.
    tried: list[str] = field(default_factory=list)
    reached: list[bool] = field(default_factory=list)

    @property
    def instance(self) -> str:
        """The address of the instance that answered."""
        return self.tried[-1] if self.tried else ""

    @property
    def was_interrupted(self) -> bool:
        """Whether an instance ended while the request was on its wire."""
        failed = self.reached if self.status in (0, 502, 504) else self.reached[:-1]
        return any(failed)

    def __str__(self) -> str:
        return f"{urlsplit(self.url).path}: {self.status} {self.body[:200]} ({', '.join(self.tried)})"


class Browser:
    def __init__(self) -> None:
        # For each host and port, the values of the cookies.
        self.cookies: dict[str, dict[str, str]] = {}

    def copy(self) -> "Browser":
        """Returns a browser with the same cookies, as an attacker who copied them has, or a tab that was restored."""
        browser = Browser()
        browser.cookies = {host: dict(cookies) for host, cookies in self.cookies.items()}
        return browser

    def get(self, url: str, first: str = "") -> Answer:
        return self.open("GET", url, first=first)

    def post(self, url: str, form: dict[str, str] | None = None, first: str = "") -> Answer:
        return self.open("POST", url, form or {}, first)

    def open(self, method: str, url: str, form: dict[str, str] | None = None, first: str = "") -> Answer:
        """Sends a request.

        `first` is the letter of the instance that nginx tries first. Without it, nginx takes turns.
        """
        parts = urlsplit(url)
        cookies = self.cookies.setdefault(parts.netloc, {})
        headers = {"Host": parts.netloc, "Connection": "close"}
        if cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in cookies.items())
        if first:
            headers["First"] = first
        body = None
        if form is not None:
            body = urlencode(form)
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        connection = http.client.HTTPConnection("127.0.0.1", parts.port, timeout=TIMEOUT)
        try:
            connection.request(method, target, body=body, headers=headers)
            response = connection.getresponse()
            answer = Answer(response.status, url)
            answer.tried = split(response.getheader("Tried"))
            answer.reached = [time != "-" for time in split(response.getheader("Reached-After"))]
            answer.location = urljoin(url, response.getheader("Location") or "")
            if not response.getheader("Location"):
                answer.location = ""
            for value in response.headers.get_all("Set-Cookie") or []:
                self.keep(cookies, answer, value)
            answer.body = response.read().decode(errors="replace")
            return answer
        except TimeoutError:
            return Answer(0, url, body=f"no answer within {TIMEOUT} seconds")
        except (OSError, http.client.HTTPException):
            # An instance ended in the middle of its response.
            return Answer(0, url, reached=[True])
        finally:
            connection.close()

    @staticmethod
    def keep(cookies: dict[str, str], answer: Answer, field: str) -> None:
        pair, *attributes = [part.strip() for part in field.split(";")]
        name, _, value = pair.partition("=")
        answer.cookies[name] = value
        if not value or "max-age=0" in [attribute.lower() for attribute in attributes]:
            cookies.pop(name, None)
            answer.cookies[name] = ""
        else:
            cookies[name] = value


def split(value: str | None) -> list[str]:
    """Returns the elements of a list in a header field."""
    return [part.strip() for part in (value or "").split(",") if part.strip()]


def form_of(answer: Answer) -> tuple[str, dict[str, str]]:
    """Returns the target and the fields of the form with which a provider responds."""
    action = re.search(r'<form[^>]*action="([^"]*)"', answer.body)
    fields = re.findall(r'<input[^>]*name="([^"]*)"[^>]*value="([^"]*)"', answer.body)
    return html.unescape(action.group(1)) if action else "", {
        html.unescape(name): html.unescape(value) for name, value in fields}
