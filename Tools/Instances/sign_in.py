"""One sign-in: from the login page over the provider to a page that only signed-in users see."""

from __future__ import annotations

from dataclasses import dataclass, field

from machines import CALLBACK, Machines
from web import Answer, Browser, form_of


@dataclass(frozen=True)
class Site:
    """The application: its processes, and the paths that it has beside those of the protocol."""

    machines: Machines
    login: str = "/login"
    # A page that only signed-in users see: status 200. Others get another status or are redirected.
    members: str = "/me"
    # The page that renews tokens, and whether it shows a hash of the access token.
    token: str = "/token"
    shows_token: bool = True
    has_back_channel: bool = True

    def url(self, path: str) -> str:
        return self.machines.url + path

    @property
    def members_url(self) -> str:
        return self.url(self.members)


@dataclass
class Response:
    """The provider's response, as the browser delivers it."""

    method: str
    url: str
    form: dict[str, str] | None = None

    def deliver(self, browser: Browser, first: str = "") -> Answer:
        return browser.open(self.method, self.url, self.form, first)


@dataclass
class SignIn:
    """A sign-in in one browser, step by step. A step that fails ends it."""

    site: Site
    browser: Browser = field(default_factory=Browser)
    answers: list[Answer] = field(default_factory=list)
    response: Response | None = None
    # The cookies with which the response was delivered.
    before: Browser | None = None

    @property
    def last(self) -> Answer:
        return self.answers[-1]

    @property
    def was_interrupted(self) -> bool:
        return any(answer.was_interrupted for answer in self.answers)

    def begin(self, first: str = "") -> bool:
        """Opens the login page, and signs in at the provider. Returns whether the provider responded."""
        answer = self.browser.get(self.site.url(self.site.login), first)
        self.answers.append(answer)
        origin = self.site.machines.printed["origin"]
        if answer.status not in (302, 303) or not answer.location.startswith(origin):
            return False
        callback = self.site.url(CALLBACK)
        page = self.browser.get(answer.location)
        if page.location.startswith(callback):
            self.response = Response("GET", page.location)
        else:
            action, form = form_of(page)
            if action == callback:
                self.response = Response("POST", action, form)
        return self.response is not None

    def finish(self, first: str = "") -> bool:
        """Delivers the response. Returns whether the user is signed in."""
        self.before = self.browser.copy()
        answer = self.response.deliver(self.browser, first)
        self.answers.append(answer)
        return completes(answer)

    def looks(self, first: str = "") -> bool:
        """Opens the page for signed-in users. Returns whether the browser may see it."""
        answer = self.browser.get(self.site.members_url, first)
        self.answers.append(answer)
        return answer.status == 200

    def replay(self, first: str = "") -> Answer:
        """Delivers the response once more, with the cookies of the first time."""
        return self.response.deliver(self.before.copy(), first)

    @property
    def session(self) -> str:
        """The value of the session's cookie."""
        return session_of(self.browser, self.site)

    def __str__(self) -> str:
        return "; ".join(str(answer) for answer in self.answers)


def session_cookie(browser: Browser, site: Site) -> str:
    cookies = browser.cookies.get(site.machines.url.split("//")[1], {})
    return next((name for name in cookies if name.removeprefix("__Host-") == "session"), "")


def session_of(browser: Browser, site: Site) -> str:
    name = session_cookie(browser, site)
    return browser.cookies[site.machines.url.split("//")[1]][name] if name else ""


def completes(answer: Answer) -> bool:
    """Whether a callback was answered with a session."""
    names = [name for name, value in answer.cookies.items() if value and name.removeprefix("__Host-") == "session"]
    return answer.status in (302, 303) and bool(names)


def is_spent(answer: Answer) -> bool:
    """Whether a response was refused because its sign-in is not pending any more."""
    return answer.status == 400 and "response.not-pending" in answer.body and not completes(answer)
