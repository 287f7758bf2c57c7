"""Signs in to the examples in Chromium: with the fake Entra, and with LemonLDAP::NG, which others wrote.

    in_browser.py EMULATOR NAME=PROGRAM...

The provider is on 127.0.0.1 and the example on localhost, which are two sites. So a form with a response comes from
another site, as Microsoft's does.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import traceback
from pathlib import Path
from typing import Callable

from selenium.webdriver.common.by import By

from chromium import Browser
from console import Failed, require, until
from emulator import free_port, stop_process, wait_for
from lemonldap import DEMONSTRATION_USER, LemonLDAP
from program import Program

TENANT = "8eaef023-2b34-4da1-9baa-8bc8c9d6a490"


class ParallelLemonLDAP(LemonLDAP):
    """LemonLDAP::NG in a server that takes several connections at once, because browsers keep theirs."""

    def command(self) -> list[str]:
        command = super().command()
        command[command.index("HTTP::Server::PSGI")] = "Starman"
        return [*command[:-1], "--workers", "6", command[-1]]


class Example:
    """A running example, its provider, and a browser."""

    def __init__(self, browser: Browser, program: Program, choose: Callable[[Browser], None], user: str) -> None:
        self.browser, self.program, self.choose, self.user = browser, program, choose, user

    def open(self, path: str) -> None:
        self.browser.open(self.program.url + path)

    def sign_in(self, login: str = "/login") -> None:
        self.open(f"{login}{'&' if '?' in login else '?'}returning-to=%2Freports")
        self.choose(self.browser)
        self.browser.arrive(self.program.url + "/reports")
        require(self.user in self.browser.body, f"the page shows: {self.browser.excerpt()}")

    @property
    def received(self) -> str:
        """The URL of the callback with the response that the browser loaded last."""
        entries = self.browser.driver.get_log("performance")
        urls = [json.loads(entry["message"])["message"]["params"].get("request", {}).get("url", "") for entry in entries]
        return [url for url in urls if "/api/oidc/callback?" in url][-1]

    def session(self) -> dict:
        [cookie] = [cookie for cookie in self.browser.cookies() if cookie["name"] in ("session", "__Host-session")]
        return cookie


def choose_ada(browser: Browser) -> None:
    browser.find("button.account, h1")
    if browser.has("button.account"):
        browser.click_text("Ada Lovelace")


def log_in(browser: Browser) -> None:
    """LemonLDAP::NG asks for a password, and for a consent the first time."""
    until(lambda: browser.has("input[name=user]") or "/reports" in browser.url or browser.has("input[name=confirm]"),
          f"the provider shows: {browser.excerpt()}")
    if browser.has("input[name=user]"):
        browser.driver.find_element(By.NAME, "user").send_keys(DEMONSTRATION_USER)
        browser.driver.find_element(By.NAME, "password").send_keys(DEMONSTRATION_USER)
        browser.click("button[type=submit]")
    response = "form[action*='/api/oidc/callback']"
    until(lambda: "/reports" in browser.url or browser.has("input[name=confirm]") or browser.has(response),
          "there is no consent and no response")
    if browser.has("input[name=confirm]"):
        browser.click("button[type=submit]")
        until(lambda: "/reports" in browser.url or browser.has(response), "there is no response")
    # Its scripts are not installed here, so nothing submits the form with the response.
    if browser.has(response):
        browser.script("HTMLFormElement.prototype.submit.call(document.querySelector(arguments[0]))", response)


def query(example: Example, login: str = "/login") -> str:
    example.sign_in(login)
    cookie = example.session()
    require(cookie["httpOnly"] and cookie["sameSite"] == "Lax", f"the cookie is {cookie}")
    return "signed in, the cookie is HttpOnly and Lax"


def form(example: Example) -> str:
    example.sign_in("/login?provider=form")
    return "signed in, the form came from another site"


def two_tabs(example: Example) -> str:
    driver = example.browser.driver
    first = driver.current_window_handle
    example.open("/login?provider=entra&returning-to=%2Freports")
    driver.switch_to.new_window("tab")
    example.sign_in("/login?provider=entra")
    driver.switch_to.window(first)
    example.choose(example.browser)
    example.browser.arrive(example.program.url + "/reports")
    return "the second tab first, then the first"


def back_and_reload(example: Example) -> str:
    """The response is loaded again, as after Back: it is refused, and the user stays signed in."""
    example.sign_in("/login?provider=entra")
    received = example.received
    require("code=" in received, f"the response was {received}")
    example.browser.open(received)
    require("response." in example.browser.body, example.browser.excerpt())
    example.open("/reports")
    require(example.user in example.browser.body, "the user was signed out")
    return "refused, still signed in"


def planted(example: Example) -> str:
    example.sign_in("/login?provider=entra")
    attackers = example.session()["value"]
    example.browser.forget()
    example.browser.devtools(
        "Network.setCookie", name="session", value=attackers, url=example.program.url, httpOnly=True, sameSite="Lax")
    example.sign_in("/login?provider=entra")
    require(example.session()["value"] != attackers, "the planted session was taken over")
    require(not is_valid(example, attackers), "the attacker's session still works")
    return "worthless after the sign-in"


def before_a_form(example: Example) -> str:
    """The form comes from another site, so the browser does not send the cookie of the session with it."""
    example.sign_in("/login?provider=entra")
    before = example.session()["value"]
    example.sign_in("/login?provider=form")
    require(not is_valid(example, before), "the session before still works")
    return "ended"


def is_valid(example: Example, session: str) -> bool:
    """Whether a browser with this session, and no other cookie, is signed in."""
    example.browser.forget()
    example.browser.devtools(
        "Network.setCookie", name="session", value=session, url=example.program.url, httpOnly=True, sameSite="Lax")
    example.open("/reports")
    return example.user in example.browser.body


def sign_out(example: Example) -> str:
    example.sign_in("/login?provider=entra")
    example.open("/")
    example.browser.click("form[action='/logout'] button")
    # A policy that stops the redirect to the provider leaves the browser on the page, where a second click would hide it.
    until(lambda: example.browser.url != example.program.url + "/", "the sign-out does not reach the provider")
    until(lambda: "signed-out" in example.browser.url or example.browser.has("button"), example.browser.excerpt())
    if "signed-out" not in example.browser.url:
        example.browser.click("button")
    example.browser.arrive(example.program.url + "/signed-out")
    example.open("/reports")
    require(example.user not in example.browser.body, "still signed in")
    return "at the provider, and back"


def marked(example: Example) -> str:
    for path in ("/", "/login", "/signed-out", "/api/oidc/callback?state=x"):
        example.open(path)
        require("Fake Entra (for testing), not Microsoft" in example.browser.body, f"{path} is not marked")
    return "every page says that it is not Microsoft"


def play(name: str, browser: Browser, scenario: Callable[[], str]) -> bool:
    browser.forget()
    try:
        print(f"passed  {name}: {scenario()}", flush=True)
        return True
    except Failed as failure:
        print(f"FAILED  {name}: {failure}", flush=True)
    except Exception:  # noqa: BLE001
        print(f"FAILED  {name}: {traceback.format_exc()}", flush=True)
    return False


def with_fake_entra(name: str, path: str, origin: str, browser: Browser) -> list[bool]:
    program = Program(path, f"--fake-entra={origin}")
    try:
        example = Example(browser, program, choose_ada, "Ada Lovelace")
        scenarios = [
            ("code in the query", lambda: query(example, "/login?provider=entra")),
            ("code and ID token in a form", lambda: form(example)), ("two tabs", lambda: two_tabs(example)),
            ("the callback again", lambda: back_and_reload(example)), ("a planted session", lambda: planted(example)),
            ("the session before a form", lambda: before_a_form(example)),
            ("sign-out", lambda: sign_out(example)), ("every page is marked", lambda: marked(example)),
        ]
        return [play(f"{name}, {title}", browser, scenario) for title, scenario in scenarios]
    finally:
        program.stop()


def with_lemonldap(name: str, path: str, folder: Path, browser: Browser) -> list[bool]:
    port = free_port()
    provider = ParallelLemonLDAP(folder, f"http://localhost:{port}/api/oidc/callback")
    provider.sign_out_return = f"http://localhost:{port}/signed-out"
    provider.start()
    client = provider.client("basic")
    settings = {
        "OIDC_ISSUER": provider.issuer, "OIDC_CLIENT_ID": provider.client_id(client, "code"),
        "OIDC_SECRET": client.secret, "PUBLIC_URL": f"http://localhost:{port}"}
    results = []
    try:
        for mode in ("query", "form_post"):
            program = Program(path, port=port, **settings, RESPONSE_MODE=mode)
            try:
                example = Example(browser, program, log_in, "Reports")
                results.append(play(f"{name}, LemonLDAP::NG, {mode}", browser, lambda: query(example)))
            finally:
                program.stop()
    finally:
        provider.stop()
    return results


def main() -> int:
    emulator, examples = sys.argv[1], [argument.split("=", 1) for argument in sys.argv[2:]]
    port = free_port()
    origin = f"http://127.0.0.1:{port}"
    process = subprocess.Popen(
        [emulator, "emulate", "--port", str(port), "--origin", origin, "--tenant", TENANT], stdout=subprocess.DEVNULL)
    wait_for(port, process)
    results: list[bool] = []
    browser = Browser(logs_requests=True)
    try:
        with tempfile.TemporaryDirectory(prefix="examples-") as folder:
            for name, path in examples:
                results += with_fake_entra(name, path, origin, browser)
                results += with_lemonldap(name, path, Path(folder) / name, browser)
    finally:
        browser.stop()
        stop_process(process)
    print(f"{results.count(True)} passed, {results.count(False)} failed")
    return 0 if results and all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
