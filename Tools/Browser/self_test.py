"""Shows that the check notices what is wrong: each fault must make a requirement fail."""

from __future__ import annotations

import accessibility
import isolation
import sign_ins
from chromium import Browser
from console import Console, Failed

# What is broken in the page, and the requirement that must notice.
FAULTS = {
    "a wrong text": ("", lambda browser, console: browser.expect("#issuer-message", "This text is not there.")),
    "a low contrast": (
        "document.querySelector('h1').style.color = '#999'; document.querySelector('h1').style.background = '#888'",
        lambda browser, console: accessibility.contrast(browser)),
    "a pale placeholder": (
        "document.styleSheets[0].insertRule('input::placeholder { color: #aaa !important }', 0);"
        "document.documentElement.dataset.theme = 'light'",
        lambda browser, console: accessibility.contrast(browser)),
    "a control without a name": (
        "document.querySelector('label[for=issuer]').remove(); document.getElementById('issuer').placeholder = ''",
        lambda browser, console: accessibility.names(browser)),
    "a wide table": (
        "document.querySelector('h1').style.width = '900px'", lambda browser, console: accessibility.narrow(browser)),
    "an order of the focus that jumps": (
        "", lambda browser, console: accessibility.focus_order(Jumping(browser), console)),
    "a page of another origin that reads": (
        "", lambda browser, console: isolation.reads_nothing(browser, console, "the console's own page")),
}


class Jumping:
    """A browser in which the sign-in button is first in the order of the focus."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser

    def __getattr__(self, name: str) -> object:
        return getattr(self.browser, name)

    def enter(self, console: Console) -> None:
        self.browser.open(console.origin + "/")

    def open(self, url: str) -> None:
        self.browser.open(url)
        self.browser.script("document.getElementById('sign-in').tabIndex = 1")


def notices_faults(browser: Browser, console: Console) -> str:
    browser.enter(console)
    browser.patience = 0.5
    try:
        return faults(browser, console)
    finally:
        browser.patience = 15.0


def faults(browser: Browser, console: Console) -> str:
    """Makes each fault, and returns how many were noticed."""
    for fault, (source, requirement) in FAULTS.items():
        browser.open(console.origin + "/")
        browser.script(source)
        try:
            requirement(browser, console)
        except Failed:
            continue
        raise Failed(f"{fault} is not noticed")
    # A secret that the page keeps.
    leaking = Leaking(browser)
    try:
        sign_ins.no_secret(leaking, console)
    except Failed:
        return f"{len(FAULTS) + 1} faults"
    raise Failed("a secret in the page is not noticed")


class Leaking(Jumping):
    """A browser in which a field keeps the secret."""

    def open(self, url: str) -> None:
        self.browser.open(url)
        self.browser.script("""
            const field = document.createElement('input');
            field.value = arguments[0]; document.body.append(field);""", sign_ins.SECRET)

