"""A browser without JavaScript: it keeps cookies, follows redirects, fills in forms, and stops at the callback."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import parse_qsl, urljoin, urlsplit

import requests


@dataclass
class Form:
    """A form of a page, with the values that its fields already have."""

    action: str
    method: str
    fields: dict[str, str] = field(default_factory=dict)
    # The buttons with a name, which are sent only if they are pressed.
    buttons: list[tuple[str, str]] = field(default_factory=list)


@dataclass
class Page:
    """A page that waits for the user."""

    url: str
    status: int
    text: str
    forms: list[Form]

    def form(self, *names: str) -> Form | None:
        """Returns the first form that has all the named fields or buttons."""
        for form in self.forms:
            if set(names) <= {*form.fields, *(name for name, _ in form.buttons)}:
                return form
        return None


@dataclass
class Arrival:
    """What the provider sent to the callback: the mode, and the parameters in their order."""

    mode: str
    url: str
    parameters: list[tuple[str, str]]

    def value(self, name: str) -> str | None:
        return dict(self.parameters).get(name)


class FormParser(HTMLParser):
    def __init__(self, url: str):
        super().__init__()
        self.url = url
        self.forms: list[Form] = []
        self.choice: str | None = None

    def handle_starttag(self, tag, pairs):
        given = {name: value or "" for name, value in pairs}
        if tag == "form":
            action = urljoin(self.url, given.get("action") or self.url)
            self.forms.append(Form(action, given.get("method", "get").lower()))
        elif not self.forms or "name" not in given:
            return
        elif tag == "button" or given.get("type") in ("submit", "image"):
            self.forms[-1].buttons.append((given["name"], given.get("value", "")))
        elif tag == "textarea":
            self.forms[-1].fields[given["name"]] = ""
        elif tag == "input" and (given.get("type") not in ("checkbox", "radio") or "checked" in given):
            self.forms[-1].fields[given["name"]] = given.get("value", "")


class Browser:
    """One browser. Its cookies are those of one user."""

    def __init__(self, *callbacks: str):
        # The URLs without a query at which a visit ends.
        self.callbacks = callbacks
        self.session = requests.Session()
        self.session.trust_env = False

    def open(self, url: str) -> Page | Arrival:
        return self._follow("get", url, None)

    def submit(self, form: Form, button: str = "", **values: str) -> Page | Arrival:
        """Fills in a form and sends it, as if the named button had been pressed."""
        fields = {**form.fields, **values}
        fields.update({name: value for name, value in form.buttons if name == button and name not in values})
        return self._follow(form.method, form.action, fields)

    def request(self, method: str, url: str, **given) -> requests.Response:
        """Sends one request, without following redirects."""
        response = self.session.request(method, url, allow_redirects=False, timeout=30, **given)
        # Browsers send cookies that are `Secure` to this machine without TLS, too.
        for cookie in self.session.cookies:
            cookie.secure = False
        return response

    def _follow(self, method: str, url: str, fields: dict[str, str] | None) -> Page | Arrival:
        for _ in range(20):
            if self._is_callback(url):
                return self._arrival(url)
            given = {"params" if method == "get" else "data": fields} if fields is not None else {}
            response = self.request(method, url, **given)
            if response.is_redirect:
                kept = method if response.status_code in (307, 308) else "get"
                method, fields = kept, fields if kept == method != "get" else None
                url = urljoin(url, response.headers["Location"])
                continue
            parser = FormParser(response.url)
            parser.feed(response.text)
            for form in parser.forms:
                if self._is_callback(form.action):
                    return Arrival("form_post", form.action, list(form.fields.items()))
            return Page(response.url, response.status_code, response.text, parser.forms)
        raise RuntimeError(f"more than 20 redirects, the last to {url}")

    def _is_callback(self, url: str) -> bool:
        return url.split("#")[0].split("?")[0] in self.callbacks

    def _arrival(self, url: str) -> Arrival:
        parts = urlsplit(url)
        mode = "fragment" if parts.fragment else "query"
        return Arrival(mode, url, parse_qsl(parts.fragment or parts.query, keep_blank_values=True))
