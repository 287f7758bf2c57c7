"""A browser without scripts: it keeps cookies, follows redirects, submits forms, and stops at the application."""

from __future__ import annotations

from html.parser import HTMLParser
from urllib.parse import parse_qsl, urljoin, urlsplit

import requests

from emulator import Failed


ADA = "Ada Lovelace"


class Form:
    def __init__(self, attributes: dict[str, str]) -> None:
        self.action = attributes.get("action") or ""
        self.method = (attributes.get("method") or "get").lower()
        # What is sent: the name and the value.
        self.fields: list[tuple[str, str]] = []
        # The buttons: the name, the value and the text.
        self.buttons: list[tuple[str, str, str]] = []


class Forms(HTMLParser):
    """The forms of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.element = ""
        self.select = ""
        self.options: list[dict] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list) -> None:
        attributes = dict(attrs)
        name, value, kind = (attributes.get(key) or "" for key in ("name", "value", "type"))
        if tag == "form":
            self.forms.append(Form(attributes))
        elif not self.forms:
            return
        elif tag == "button" or (tag == "input" and kind == "submit"):
            self.forms[-1].buttons.append((name, value, ""))
            self.element = tag if tag == "button" else ""
        elif tag == "input" and name and (kind not in ("checkbox", "radio") or "checked" in attributes):
            self.forms[-1].fields.append((name, value))
        elif tag == "select":
            self.select, self.options = name, []
        elif tag == "option":
            self.options.append({"value": attributes.get("value"), "text": "", "selected": "selected" in attributes})
            self.element = tag

    def handle_data(self, data: str) -> None:
        if self.element == "button":
            name, value, text = self.forms[-1].buttons[-1]
            self.forms[-1].buttons[-1] = (name, value, text + data)
        elif self.element == "option":
            self.options[-1]["text"] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == self.element:
            self.element = ""
        if tag == "select" and self.options:
            chosen = next((option for option in self.options if option["selected"]), self.options[0])
            value = " ".join(chosen["text"].split()) if chosen["value"] is None else chosen["value"]
            self.forms[-1].fields.append((self.select, value))


class Browser:
    def __init__(self) -> None:
        self.session = requests.Session()

    def response_to(self, url: str, redirect_uri: str, user: str = ADA) -> dict[str, str]:
        """Signs a user in at an authorization URL, and returns the parameters that the application gets."""
        _, parameters = self.visit(url, redirect_uri, [user])
        return parameters

    def visit(
        self, url: str, redirect_uri: str, inputs: list[str]
    ) -> tuple[requests.Response, dict[str, str]]:
        """Opens a page and answers its forms with the inputs, one after another, until the browser is sent to the
        redirect URI, or no input is left. An input is a text on a button, or what is typed in a field."""
        response = self.session.get(url, allow_redirects=False, timeout=10)
        inputs = list(inputs)
        for _ in range(20):
            location = response.headers.get("Location")
            if location:
                target = urljoin(response.url, location)
                if redirect_uri and target.startswith(redirect_uri):
                    parts = urlsplit(target)
                    return response, dict(parse_qsl(parts.query or parts.fragment))
                response = self.session.get(target, allow_redirects=False, timeout=10)
                continue
            forms = Forms(response.text).forms
            sent = [form for form in forms if redirect_uri and form.action.startswith(redirect_uri)]
            if sent:
                return response, dict(sent[0].fields)
            if not inputs or not forms:
                break
            response = self.submit(response, forms, inputs.pop(0))
        if redirect_uri:
            raise Failed(f"the browser did not come back from {response.url}: {response.status_code}")
        return response, {}

    def submit(self, response: requests.Response, forms: list[Form], wanted: str) -> requests.Response:
        for form in forms:
            for name, value, text in form.buttons:
                if wanted == value or wanted in " ".join(text.split()):
                    return self.send(response, form, form.fields + ([(name, value)] if name else []))
        # Otherwise the input is typed in the first empty field.
        for form in forms:
            empty = next((name for name, value in form.fields if not value), None)
            if empty:
                fields = [(name, wanted if name == empty else value) for name, value in form.fields]
                return self.send(response, form, fields)
        raise Failed(f"{response.url} has no choice “{wanted}”")

    def send(self, response: requests.Response, form: Form, fields: list[tuple[str, str]]) -> requests.Response:
        url = urljoin(response.url, form.action or response.url)
        if form.method == "get":
            return self.session.get(url, params=fields, allow_redirects=False, timeout=10)
        headers = {"Origin": "://".join(urlsplit(url)[:2])}
        return self.session.post(url, data=fields, headers=headers, allow_redirects=False, timeout=10)
