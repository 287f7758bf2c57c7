"""Sign-ins with the fake Entra, and everything that ends one."""

from __future__ import annotations

import re
import time

from selenium.webdriver.support.select import Select

from chromium import Browser
from console import Console, require, until

SECRET = "fake-secret"
ADA, GUEST, BELA = "Ada Lovelace", "Gustav Guest", "Béla Bartók"


def use_fake(browser: Browser, console: Console, response_type: str = "code") -> None:
    """Opens the console and chooses the fake Entra."""
    browser.enter(console)
    browser.click("#use-fake")
    browser.expect(".banner", "It is not Microsoft.")
    if response_type != "code":
        browser.click(f"#response-type-{response_type.replace(' ', '-')}")


def go_to_provider(browser: Browser, console: Console) -> None:
    browser.click("#sign-in")
    browser.arrive(console.fake)
    browser.find("button[name=choice][value=cancel]")


def go_through_provider(browser: Browser, console: Console, button: str = "#sign-in", user: str = ADA) -> None:
    """Starts a sign-in with a button, and waits for its end. The fake Entra asks only once, as Microsoft does."""
    count = len(console.named("sign-in-finished"))
    browser.click(button)

    def finished() -> bool:
        return len(console.named("sign-in-finished")) > count

    # Without scripts, the form with the response is sent with its button.
    response = f"form[action='{console.callback}'] button"
    steps = ["button.account"] if browser.scripts else ["button.account", response]
    until(lambda: finished() or any(map(browser.has, steps)), f"the sign-in does not go on at {browser.url}")
    if browser.has("button.account"):
        browser.click_text(user)
    if not browser.scripts and not finished():
        until(lambda: finished() or browser.has(response), f"there is no response at {browser.url}")
        if not finished():
            browser.click(response)
    until(finished, f"the sign-in does not end at {browser.url}")
    browser.arrive(console.origin + "/result")


def sign_in(browser: Browser, console: Console, response_type: str = "code", user: str = ADA) -> None:
    use_fake(browser, console, response_type)
    go_to_provider(browser, console)
    browser.click_text(user)
    browser.arrive(console.origin + "/result")


def accepted(browser: Browser, user: str = ADA) -> None:
    browser.expect_attribute("#outcome", "data-outcome", "accepted")
    browser.expect("#outcome", f"{user} signed in. Accepted.")
    for check in ("signature", "issuer", "audience", "expiry", "nonce"):
        browser.expect_attribute(f"[data-check={check}]", "data-outcome", "passed")
    require(not browser.has("[data-check][data-outcome=failed]"), "a check failed, and the user is signed in")


def no_secret(browser: Browser, console: Console, *secrets: str) -> None:
    """Requires that no page, cookie, URL, storage or event has a secret or a token."""
    for path in ("/result", "/", "/back", "/guide"):
        browser.open(console.origin + path)
        # The properties too: a value that a script set is not in the source.
        values = browser.script("return Array.from(document.querySelectorAll('input,textarea')).map(e => e.value)")
        stored = browser.script("return JSON.stringify([localStorage, sessionStorage, document.cookie, location.href])")
        for place, text in {"source": browser.source, "values": " ".join(values), "storage": stored}.items():
            for secret in (SECRET, *secrets):
                require(secret not in text, f"the {place} of {path} has the secret {secret[:12]}")
            require(not re.search(r"eyJ[\w-]{30,}", text), f"the {place} of {path} has a token")
    cookies = str([cookie["value"] for cookie in browser.cookies()])
    for secret in (SECRET, *secrets):
        require(secret not in cookies, "a cookie has the secret")
        require(secret not in console.output, "an event has the secret")
    require("eyJ" not in console.output and "Ada" not in console.output, "an event has a token or a name")


def signs_in_with(response_type: str):
    def scenario(browser: Browser, console: Console) -> None:
        sign_in(browser, console, response_type)
        accepted(browser)
        posted = response_type != "code"
        sent = f"{'POST' if posted else 'GET'} /api/oidc/callback"
        browser.click("#requests summary")
        browser.expect("#requests", sent)
        finished = console.named("sign-in-finished")
        require(finished and finished[-1]["verdict"] == "accepted", f"the events are {console.events}")
        if response_type == "id_token":
            require(not browser.has("#refresh"), "there is no refresh token, and a button refreshes")
        browser.open(console.origin + "/")
        browser.expect_attribute("#todo-registration", "data-state", "done")
        no_secret(browser, console)
    return scenario


def is_on_another_site(browser: Browser, console: Console) -> None:
    """The response is posted from another site, so its cookie must be `SameSite=None`, and scripts cannot read it."""
    use_fake(browser, console, "id_token")
    before = {cookie["name"] for cookie in browser.cookies()}
    go_to_provider(browser, console)
    require(console.fake.startswith("http://127.0.0.1:"), f"the fake Entra is at {console.fake}")
    require(console.origin.startswith("http://localhost:"), f"the console is at {console.origin}")
    added = [c for c in browser.cookies() if c["name"] not in before and c["domain"] == "localhost"]
    require(added, "the sign-in set no cookie")
    for cookie in added:
        found = (cookie.get("sameSite"), cookie["secure"], cookie["httpOnly"])
        require(found == ("None", True, True), f"SameSite, Secure and HttpOnly of {cookie['name']} are {found}")
    # The console's own cookie stays with the console.
    session = [c for c in browser.cookies() if c["name"] == f"entra-oidc-try-{console.port}"]
    found = [(c.get("sameSite"), c["httpOnly"]) for c in session]
    require(found == [("Lax", True)], f"SameSite and HttpOnly of the session are {found}")


def takes_long(browser: Browser, console: Console) -> None:
    """Browsers forgive a missing SameSite for two minutes."""
    use_fake(browser, console, "id_token")
    go_to_provider(browser, console)
    time.sleep(130)
    browser.click_text(ADA)
    browser.arrive(console.origin + "/result")
    accepted(browser)


def as_guest(browser: Browser, console: Console) -> None:
    """Entra says who is a guest in an optional claim only. Without it, the page says so."""
    sign_in(browser, console, user=GUEST)
    accepted(browser, GUEST)
    browser.click("#user summary")
    browser.expect("#user", "gustav@partner.example")
    browser.expect("#user", "It is not verified. Never use it to identify a user.")
    browser.expect("#user", "The token does not say whether the user is a guest.")


def with_overage(browser: Browser, console: Console) -> None:
    sign_in(browser, console, user=BELA)
    accepted(browser, BELA)
    browser.click("#user summary")
    browser.expect("#user", "Unknown: there are too many for the token.")


def cancelled(browser: Browser, console: Console) -> None:
    use_fake(browser, console)
    go_to_provider(browser, console)
    browser.click("button[name=choice][value=cancel]")
    browser.arrive(console.origin + "/result")
    browser.expect_attribute("#outcome", "data-outcome", "cancelled")
    browser.expect("#outcome", "Nothing is wrong with the settings.")
    require(not browser.has(".error"), "a user who cancels sees an error")


def with_expired_token(browser: Browser, console: Console) -> None:
    """The fake Entra misbehaves, as chosen in its drawer."""
    use_fake(browser, console)
    go_to_provider(browser, console)
    browser.click("details:has(#misbehave-defect) > summary")
    choice = Select(browser.find("#misbehave-defect"))
    option = next(option.text for option in choice.options if "expired" in option.text)
    choice.select_by_visible_text(option)
    browser.type("misbehave-remaining", "1")
    browser.click_text(ADA)
    browser.arrive(console.origin + "/result")
    browser.expect_attribute("#outcome", "data-outcome", "refused")
    # The failed check comes first.
    browser.expect_attribute("[data-check]", "data-check", "expiry")
    browser.expect_attribute("[data-check=expiry]", "data-outcome", "failed")
    browser.expect_attribute("[data-check=signature]", "data-outcome", "passed")
    browser.expect("#report", "What to do")
    browser.expect("#report", "token.expired")
    # A line reads as sentences.
    browser.expect("[data-check=signature]", "Passed: signature. The signature over the token is valid")
    browser.expect("[data-check=context]", "Not checked: context. No acr is required.")
    # The next token is good.
    go_through_provider(browser, console, "#sign-in-again")
    accepted(browser)
    require(not browser.has("#unverified"), "the claims of an accepted token are marked as not verified")


def refused_claims(browser: Browser, console: Console) -> None:
    """The claims of a refused token are shown, marked as not verified, unless its structure is invalid."""
    use_fake(browser, console)
    go_to_provider(browser, console)
    console.misbehave(defect="token.audience-mismatch", remaining=1)
    browser.click_text(ADA)
    browser.arrive(console.origin + "/result")
    browser.expect_attribute("#outcome", "data-outcome", "refused")
    browser.click("#claims summary")
    browser.expect("#claims", "These claims were not verified: the token was refused.")
    browser.expect("#claims", "another-audience")
    browser.expect("#claims", "the audience of the token")
    no_secret(browser, console)
    browser.open(console.origin + "/result")
    console.misbehave(defect="token.invalid-json", remaining=1)
    go_through_provider(browser, console, "#sign-in-again")
    browser.expect_attribute("[data-check=structure]", "data-outcome", "failed")
    require(not browser.has("#claims"), "a token that cannot be read shows claims")


def provider_lost(browser: Browser, console: Console) -> None:
    """The provider fails after it sent the browser back, so the console gets no answer to the code."""
    use_fake(browser, console)
    go_to_provider(browser, console)
    browser.click("details:has(#misbehave-outage) > summary")
    browser.click("#misbehave-outage")
    browser.click_text(ADA)
    browser.arrive(console.origin + "/result")
    browser.expect_attribute("#outcome", "data-outcome", "refused")
    browser.expect("#report", "What to do")
    require(browser.has("#report p[data-code]"), "the refusal has no remedy")
    console.misbehave(outage=None)
    go_through_provider(browser, console, "#sign-in-again")
    accepted(browser)


def refresh_and_sign_out(browser: Browser, console: Console) -> None:
    sign_in(browser, console)
    accepted(browser)
    browser.click("#refresh")
    browser.expect("#refreshed", "The tokens were refreshed.")
    require(console.named("refreshed")[-1]["verdict"] == "accepted", f"the events are {console.events}")
    accepted(browser)
    console.misbehave(tokenError=700082)
    browser.click("#refresh")
    until(lambda: not browser.has("#refreshed"), "a refresh that was refused looks like a success")
    browser.expect("#report", "700082")
    console.misbehave(tokenError=None)
    browser.click("#sign-out")
    browser.arrive(console.origin + "/signed-out")
    browser.expect("main", "The provider has signed the user out as well.")
    browser.open(console.origin + "/result")
    browser.expect_attribute("#outcome", "data-outcome", "none")


def copies_report(browser: Browser, console: Console) -> None:
    sign_in(browser, console)
    accepted(browser)
    browser.devtools("Browser.grantPermissions", permissions=["clipboardReadWrite", "clipboardSanitizedWrite"])
    browser.click("#copy-report")
    browser.expect("#copy-report", "Copied")
    report = browser.script("return navigator.clipboard.readText()")
    require("passed: signature" in report, f"the report is {report[:200]}")
    for hidden in (SECRET, "eyJ", "Ada", "ada@"):
        require(hidden not in report, f"the report has {hidden}")
