"""How modules are played: a provider of its own, the relying party, a browser, and what must come out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from typing import Any
from urllib.parse import urlencode

from behavior import Behavior
from browser import Browser, Page
from logout import LogoutProvider
from issuer import SUBJECT
from server import Site
from variants import Variant


@dataclass(frozen=True)
class Module:
    """One module of the suite, as RESULTS.md lists it."""

    name: str
    plans: str
    provider: str
    must: str
    variants: list[Variant]
    behavior: Behavior
    # With this behavior instead, the module must fail. It proves that the module can.
    opposite: Behavior
    play: Callable[[Play], None]
    # The codes of the error, exactly. None if the relying party must accept.
    codes: tuple[str, ...] = ()
    # The location of the error, such as `claim iat`.
    location: str = ""
    # Further parameters of `/start`.
    start: dict[str, str] = field(default_factory=dict)
    # How often the keys are fetched: once, and again if new keys could change the outcome.
    key_requests: int = 1


NAMES = count(1)


class Play:
    """One module with one variant."""

    def __init__(self, module: Module, variant: Variant, behavior: Behavior, site: Site, relying_party: str) -> None:
        self.module = module
        self.variant = variant
        self.behavior = behavior
        self.relying_party = relying_party
        self.provider = site.add(
            lambda name: LogoutProvider(site.origin, name, relying_party, variant, behavior), f"op-{next(NAMES)}")
        self.browser = Browser()
        # What was shown to users and providers, last step last.
        self.verdict = "no answer"
        self.codes: list[str] = []
        # What is not as the module demands.
        self.faults: list[str] = []

    def run(self) -> Play:
        try:
            self.module.play(self)
        except Exception as error:  # A play that ends early has failed, whatever the reason.
            self.faults.append(f"{type(error).__name__}: {error}")
        self.faults += self.provider.complaints
        return self

    # Steps

    def sign_in(self, browser: Browser | None = None, **parameters: str) -> Page:
        """Signs in, and returns the final answer."""
        return (browser or self.browser).visit(f"{self.relying_party}/start?{self.client(**parameters)}")

    def client(self, **parameters: str) -> str:
        """Returns the parameters that describe the client."""
        given = {
            "issuer": self.provider.issuer, "loopback": "1", "client_id": self.provider.client_id,
            "response_type": self.variant.response_type, "response_mode": self.variant.response_mode,
        }
        if self.variant.has_code:
            given["client_secret"] = self.provider.client_secret
            given["authentication"] = f"client_secret_{self.variant.authentication}"
        return urlencode(given | self.module.start | parameters)

    def go(self, path: str, browser: Browser | None = None) -> Page:
        return (browser or self.browser).visit(self.relying_party + path)

    # Demands

    def expect(self, name: str, found: Any, expected: Any) -> None:
        if found != expected:
            self.faults.append(f"{name}: {found!r}, not {expected!r}")

    def accepts(self, page: Page, step: str) -> dict[str, Any]:
        """Demands that a step succeeded, and returns the answer."""
        answer = page.body if isinstance(page.body, dict) else {}
        self.note(answer)
        self.expect(f"verdict of {step}", (answer.get("verdict"), page.codes), ("accepted", []))
        self.expect(f"step of {step}", answer.get("step"), step)
        self.expect(f"status of {step}", page.status, 200)
        return answer

    def refuses(
        self, page: Page, step: str, codes: tuple[str, ...], status: int | None = None, location: str = ""
    ) -> dict[str, Any]:
        """Demands that a step was rejected for exactly these reasons, and returns the answer."""
        answer = page.body if isinstance(page.body, dict) else {}
        self.note(answer)
        self.expect(f"verdict of {step}", (answer.get("verdict"), tuple(page.codes)), ("refused", codes))
        self.expect(f"step of {step}", answer.get("step"), step)
        if status is None:
            if not 400 <= page.status < 600:
                self.faults.append(f"status of {step}: {page.status}")
        else:
            self.expect(f"status of {step}", page.status, status)
        if location:
            found = [problem.get("location") for problem in answer.get("problems", [])]
            self.expect(f"location of {step}", found, [location])
        return answer

    def note(self, answer: dict[str, Any]) -> None:
        self.verdict, self.codes = answer.get("verdict", "no answer"), answer.get("codes", [])

    def expect_session(self, is_open: bool, browser: Browser | None = None) -> None:
        page = self.go("/session", browser)
        self.expect("session", (page.status, page.codes), (200, []) if is_open else (401, ["rp.no-session"]))

    def expect_requests(self, name: str, number: int) -> None:
        self.expect(f"requests {name}", self.provider.counts[name], number)

    def expect_signed_in(self, page: Page) -> dict[str, Any]:
        """Demands a complete sign-in: the user, their claims, and each request exactly once."""
        answer = self.accepts(page, "sign-in")
        has_code = self.variant.has_code
        self.expect("user", (answer.get("issuer"), answer.get("subject")), (self.provider.issuer, SUBJECT))
        self.expect_requests("GET /.well-known/openid-configuration", 1)
        self.expect_requests(f"GET {self.provider.keys_path}", self.module.key_requests)
        self.expect_requests("POST /token", 1 if has_code else 0)
        self.expect_requests("GET /userinfo", 1 if has_code else 0)
        self.expect("user info", "userinfo" in answer, has_code)
        self.expect_session(True)
        return answer
