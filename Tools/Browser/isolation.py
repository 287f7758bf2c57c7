"""Other pages in the same browser, and other browsers on the same machine: they get nothing."""

from __future__ import annotations

import http.client
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from chromium import REBOUND, Browser
from console import Console, require, until
from mistakes import CLIENT, ISSUER, fill
import sign_ins

ACTIONS = ["/", "/validate", "/check", "/fake", "/sign-in", "/refresh", "/sign-out", "/explain"]
PAGES = ["/", "/result", "/back", "/guide", "/signed-out"]


@contextmanager
def other_pages():
    """A server of another origin, with an empty page at every path."""
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = b"<!DOCTYPE html><title>Other</title><body>another page</body>"
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server.server_port
    finally:
        server.shutdown()


# Calls back with what a script of another page can read of a URL.
FETCH = """
const [url, method, mode, done] = arguments;
const body = method === 'POST' ? new URLSearchParams({ issuer: 'https://evil.example', 'client-id': 'evil' }) : null;
fetch(url, { method, mode, body, credentials: 'include' })
  .then(async answer => done([answer.type, answer.status, await answer.text()]), () => done(['error', 0, '']));
"""


def fetched(browser: Browser, url: str, method: str, mode: str) -> list:
    return browser.driver.execute_async_script(FETCH, url, method, mode)


def reads_nothing(browser: Browser, console: Console, other: str) -> None:
    for path in PAGES:
        for mode in ("cors", "no-cors"):
            kind, status, text = fetched(browser, console.origin + path, "GET", mode)
            require(not text and status == 0, f"{other} reads {path} with {mode}: {kind} {status} {text[:60]}")
    # A page that is opened in a frame shows nothing of the console, and is another origin to the script.
    browser.script("""
        const frame = document.createElement('iframe'); frame.src = arguments[0]; frame.id = 'frame';
        document.body.append(frame); frame.onload = () => { frame.dataset.loaded = 'yes'; };""", console.origin + "/")
    browser.expect_attribute("#frame", "data-loaded", "yes")
    readable = browser.script("""
        try { return document.getElementById('frame').contentDocument !== null; } catch (error) { return false; }""")
    require(not readable, f"{other} reads a frame of the console")
    browser.driver.switch_to.frame("frame")
    shown = browser.source
    browser.driver.switch_to.default_content()
    require(CLIENT not in shown and "client-secret" not in shown, f"{other} shows the console in a frame")
    # Neither can a window that it opened.
    readable = browser.driver.execute_async_script("""
        const done = arguments[1], opened = window.open(arguments[0]);
        setTimeout(() => { try { done(opened.document.body.textContent); } catch (error) { done(null); } }, 1000);
        """, console.origin + "/")
    require(not readable, f"{other} reads a window of the console: {readable}")


def does_nothing(browser: Browser, console: Console, other: str) -> None:
    before = len(console.events)
    for path in ACTIONS:
        fetched(browser, console.origin + path, "POST", "no-cors")
        browser.open(other)
        browser.script("""
            const form = document.createElement('form'); form.method = 'post'; form.action = arguments[0];
            for (const [name, value] of [['issuer', 'https://evil.example'], ['client-id', 'evil'],
                ['take', 'issuer'], ['again', '1']]) {
              const input = document.createElement('input'); input.name = name; input.value = value;
              form.append(input);
            }
            document.body.append(form); form.submit();""", console.origin + path)
        browser.arrive(console.origin + path)
        browser.expect("body", "The request came from another page.")
    # The callback accepts posts of other pages, but only for a sign-in of this browser.
    browser.open(other)
    browser.script("""
        const form = document.createElement('form'); form.method = 'post'; form.action = arguments[0];
        form.innerHTML = '<input name=state value=x><input name=code value=y>';
        document.body.append(form); form.submit();""", console.callback)
    browser.arrive(console.callback)
    browser.expect("body", "No sign-in is in progress.")
    require(len(console.events) == before, f"{other} acted on the console: {console.events[before:]}")


def other_origins(browser: Browser, console: Console) -> None:
    browser.enter(console)
    fill(browser)
    browser.find("#client-secret-message .accepted")
    with other_pages() as port:
        # The first is the same site, so that cookies are sent. The second is another site.
        for other in (f"http://localhost:{port}/", f"http://127.0.0.1:{port}/"):
            browser.open(other)
            reads_nothing(browser, console, other)
            browser.open(other)
            does_nothing(browser, console, other)
    browser.open(console.origin + "/")
    browser.expect_attribute("#issuer", "value", ISSUER)
    browser.expect_attribute("#client-id", "value", CLIENT)


def rebinding(browser: Browser, console: Console) -> None:
    """A name of the attacker leads to this machine, so that the console has the origin of the attacker's page."""
    browser.enter(console)
    fill(browser)
    origin = f"http://{REBOUND}:{console.port}"
    for path in PAGES:
        browser.open(origin + path)
        browser.expect("body", "The request was rejected: a Host that is not this server.")
        shown = browser.source
        require(CLIENT not in shown and "client-secret" not in shown, f"{origin}{path} has the console")
    for path in [*ACTIONS, "/api/oidc/callback"]:
        kind, status, text = fetched(browser, path, "POST", "same-origin")
        require(status in (400, 421) and CLIENT not in text, f"POST {path} of {REBOUND} is answered {kind} {status}")
    browser.open(console.origin + "/")
    browser.expect_attribute("#client-id", "value", CLIENT)
    # The numeric address leads to localhost, where the cookies are.
    browser.open(f"http://127.0.0.1:{console.port}/back")
    require(browser.url == console.origin + "/back", f"the numeric address led to {browser.url}")


def answer(console: Console, method: str, path: str, **headers: str) -> tuple[int, str]:
    """Sends a request as another account of this machine can, without a browser."""
    connection = http.client.HTTPConnection("127.0.0.1", console.port, timeout=30)
    sent = {"Host": f"localhost:{console.port}", **{name.replace("_", "-"): value for name, value in headers.items()}}
    if method == "POST":
        sent |= {"Origin": console.origin, "Content-Type": "application/x-www-form-urlencoded"}
    connection.request(method, path, "issuer=https%3A%2F%2Fevil.example" if method == "POST" else None, sent)
    response = connection.getresponse()
    text = response.read().decode()
    connection.close()
    return response.status, text


def without_token(browser: Browser, console: Console) -> None:
    """Another account of this machine, without the token or with a guessed one."""
    for path in (*PAGES, "/?token=", "/?token=" + "A" * 43):
        browser.open(console.origin + path)
        browser.expect("body", "Open the link that entra-oidc try printed in the terminal.")
        require("client-secret" not in browser.source, f"{path} shows the console without the token")
    require(not browser.cookies(), "a cookie was set without the token")
    browser.enter(console)
    fill(browser)
    for path in PAGES:
        for cookie in ("", f"entra-oidc-try-{console.port}=", f"entra-oidc-try-{console.port}=" + "A" * 43):
            status, text = answer(console, "GET", path, Cookie=cookie)
            require(status == 403 and CLIENT not in text, f"GET {path} without the cookie is answered {status}")
    for path in ACTIONS:
        status, text = answer(console, "POST", path)
        require(status == 403 and CLIENT not in text, f"POST {path} without the cookie is answered {status}")
    browser.open(console.origin + "/")
    browser.expect_attribute("#issuer", "value", ISSUER)
    # The link works once: another browser gets nothing with it, and this one stays in.
    browser.open(console.link)
    require(browser.url == console.origin + "/", f"the link led to {browser.url}")
    browser.devtools("Network.clearBrowserCookies")
    browser.open(console.link)
    browser.expect("body", "It works once.")


def response_of_another_browser(browser: Browser, console: Console) -> None:
    """The attacker's response, or one that was stolen, is useless in a browser that did not begin the sign-in."""
    sign_ins.use_fake(browser, console)
    sign_ins.go_to_provider(browser, console)
    browser.devtools("Network.clearBrowserCookies")
    browser.click_text(sign_ins.ADA)
    # Without cookies, the fake Entra may ask again, and the console refuses.
    until(lambda: browser.url.startswith(console.origin) or console.named("sign-in-finished"), "nothing happens")
    until(lambda: console.named("sign-in-finished"), "the console did not refuse")
    require(console.named("sign-in-finished")[-1]["verdict"] == "refused", f"the events are {console.events}")
