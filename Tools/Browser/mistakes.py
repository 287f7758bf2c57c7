"""The mistakes of the guide, typed as a newcomer types them: the remedy is seen, and the suggestion taken."""

from __future__ import annotations

from dataclasses import dataclass

from chromium import Browser
from console import Console, Failed, require, until

TENANT = "8eaef023-2b34-4da1-9baa-8bc8c9d6a490"
CLIENT = "6731de76-14a6-49ae-97bc-6eba6914391e"
# Made up, in the form that Entra gives to secrets.
SECRET = "xYz8Q~" + "0aB1cD2eF3gH4iJ5kL6mN7oP8qR9sT0uVw"
# The only secret that the fake Entra refuses.
WRONG_SECRET = "wrong-secret"
HOST = "https://login.microsoftonline.com"
ISSUER = f"{HOST}/{TENANT}/v2.0"


@dataclass(frozen=True)
class Mistake:
    field: str
    typed: str
    code: str
    # A part of the remedy.
    remedy: str
    # What the button offers, or nothing if there is no button.
    suggestion: str = ""
    is_error: bool = True


MISTAKES = [
    Mistake("issuer", f"{HOST}/<Directory (tenant) ID>/v2.0", "authority.placeholder",
            "Replace it with your own value"),
    Mistake("issuer", TENANT, "authority.bare-tenant", "This is only the tenant", ISSUER),
    Mistake("issuer", f"{HOST}/{TENANT}", "authority.missing-version", "no /v2.0 at the end", ISSUER),
    Mistake("issuer", f"{ISSUER}/", "authority.trailing-slash", "does not end in a slash", ISSUER),
    Mistake("issuer", f"http://login.microsoftonline.com/{TENANT}/v2.0", "authority.not-https", "only supports https",
            ISSUER),
    Mistake("issuer", f"{ISSUER}/.well-known/openid-configuration", "authority.metadata-url",
            "the URL of the metadata document", ISSUER),
    Mistake("issuer", f"https://sts.windows.net/{TENANT}/", "authority.v1-issuer", "the issuer of version 1", ISSUER),
    Mistake("issuer", "https://portal.azure.com", "authority.portal-link-pasted", "the URL of a portal page"),
    Mistake("client-id", "My Console", "config.client-id-not-guid", "Copy “Application (client) ID”"),
    Mistake("client-id", TENANT, "config.client-id-equals-tenant", "which belongs in the issuer"),
    Mistake("client-id", "Application (client) ID", "config.client-id-placeholder", "This is a placeholder"),
    Mistake("client-id", CLIENT.upper(), "config.client-id-not-lower-case", "in lowercase", CLIENT),
    Mistake("client-secret", "fa15d692-e9c7-4460-a743-29f29522229a", "config.client-secret-is-secret-id",
            "This is the Secret ID. Copy the Value"),
    Mistake("client-secret", "abc", "config.client-secret-unusual", "does not look like one", is_error=False),
    Mistake("server-origin", "http://192.168.0.1:8000", "redirect.scheme-not-https", "Azure requires https"),
    Mistake("server-origin", "http://console.example.com", "redirect.scheme-not-https", "Azure requires https"),
    Mistake("server-origin", "http://127.0.0.1:8000", "redirect.manifest-only", "does not accept http://127.0.0.1",
            is_error=False),
]
RIGHT = {"issuer": ISSUER, "client-id": CLIENT, "client-secret": SECRET,
         "server-origin": "https://console.example.com:8443"}


def meets(browser: Browser, mistake: Mistake) -> None:
    """Types one mistake, and requires its remedy and its suggestion."""
    field = mistake.field
    message = f"#{field}-message"
    browser.type(field, mistake.typed)
    browser.find(f"{message} [data-code='{mistake.code}']")
    browser.expect(message, mistake.remedy)
    browser.expect_attribute(f"#{field}", "aria-invalid", "true" if mistake.is_error else "")
    # The mark is a word, not only a color.
    browser.expect(message, "Error:" if mistake.is_error else "Note:")
    button = f"#{field}-suggestion"
    if not mistake.suggestion:
        require(not browser.has(button), f"“{mistake.typed}” has a suggestion: {browser.text(button)}")
        return
    browser.expect(button, mistake.suggestion)
    browser.click(button)
    browser.expect_attribute(f"#{field}", "value", mistake.suggestion)
    until(lambda: not browser.has(f"{message} .error"), f"the suggestion for “{mistake.typed}” is an error")
    browser.expect(message, "✓")


def fill(browser: Browser) -> None:
    """Fills in the form as the guide says."""
    for field, value in RIGHT.items():
        if field != "server-origin":
            browser.type(field, value)
    # In every language.
    browser.find("#issuer-message .accepted")


def each(mistakes: list[Mistake]):
    def scenario(browser: Browser, console: Console) -> None:
        browser.enter(console)
        require(not browser.has(".error"), "something is red before it was touched")
        browser.expect_attribute("#todo-issuer", "data-state", "todo")
        fill(browser)
        browser.click("details > summary")
        failures = []
        for mistake in mistakes:
            try:
                meets(browser, mistake)
            except Failed as failure:
                failures.append(f"{mistake.field} “{mistake.typed}”: {failure}")
            browser.type(mistake.field, RIGHT[mistake.field])
            until(lambda: not browser.has("[data-code]:is(.error)"), f"after {mistake.code}, an error stays")
        require(not failures, "; ".join(failures))
        for item in ("callback", "client-id", "credential", "issuer"):
            browser.expect_attribute(f"#todo-{item}", "data-state", "done")
        browser.expect_attribute("#todo-registration", "data-state", "unknown")
        browser.expect("#server-callback", "https://console.example.com:8443/api/oidc/callback")
    return scenario


def submitted(browser: Browser, console: Console) -> None:
    """An empty form is not sent to Microsoft: what is missing is said at each field, and a typed secret is gone."""
    browser.enter(console)
    browser.click("#sign-in")
    browser.expect("#issuer-message", "Fill in “issuer”")
    browser.expect("#client-id-message", "Fill in “clientID”")
    browser.expect("#client-secret-message", "Create a client secret")
    require(not console.named("sign-in-started"), "a sign-in started with an empty form")
    browser.type("client-secret", SECRET)
    browser.type("issuer", TENANT)
    browser.find("#issuer-suggestion")
    browser.press("\ue007")  # Enter, which saves the form
    browser.expect("#client-secret-message", "never sent back to this page")
    require(browser.attribute("#client-secret", "value") == "", "the secret came back to its field")
    require(SECRET not in browser.source, "the secret came back to the page")
    browser.expect_attribute("#issuer", "value", TENANT)
    browser.click("#issuer-suggestion")
    browser.expect_attribute("#issuer", "value", ISSUER)


def missing_values_go_away(browser: Browser, console: Console) -> None:
    """What was missing for a connection check is no longer said when the user types."""
    browser.enter(console)
    browser.click("#check")
    browser.expect("#connection", "Fill in “issuer”")
    browser.type("issuer", ISSUER)
    until(lambda: not browser.text("#connection"), f"this stays: {browser.text('#connection')}")


def unanswered(browser: Browser, console: Console) -> None:
    """A form that is refused or that nobody answers says so."""
    browser.enter(console)
    browser.script("""
        const issuer = document.getElementById('issuer');
        issuer.value = 'x'.repeat(300000);
        issuer.dispatchEvent(new Event('input', { bubbles: true }));""")
    browser.expect("#form-message", "a body that is too large")
    browser.click("#check")
    browser.expect("#connection", "a body that is too large")
    browser.type("issuer", ISSUER)
    until(lambda: not browser.text("#form-message"), f"this stays: {browser.text('#form-message')}")
    require(not browser.text("#connection"), f"this stays: {browser.text('#connection')}")
    console.stop()
    browser.type("client-id", CLIENT)
    browser.expect("#form-message", "The console does not answer.")
    browser.click("#check")
    browser.expect("#connection", "The console does not answer.")


def callback_is_copied(browser: Browser, console: Console) -> None:
    browser.enter(console)
    require(browser.attribute("#callback-url", "value") == console.callback, "the callback URL is another one")
    browser.find("#callback-url").send_keys("x")
    require(browser.attribute("#callback-url", "value") == console.callback, "the callback URL can be changed")
    browser.devtools("Browser.grantPermissions", permissions=["clipboardReadWrite", "clipboardSanitizedWrite"])
    browser.expect_attribute("#todo-copied", "data-state", "todo")
    browser.click("#copy-callback")
    browser.expect("#copy-callback", "Copied")
    copied = browser.script("return navigator.clipboard.readText()")
    require(copied == console.callback, f"the clipboard has {copied}")
    # The checklist follows, and keeps the tick.
    browser.expect_attribute("#todo-copied", "data-state", "done")
    browser.expect("#checklist li:first-child", "The callback URL was copied.")
    browser.open(console.origin + "/")
    browser.expect_attribute("#todo-copied", "data-state", "done")


def allowed_tenants(browser: Browser, console: Console) -> None:
    """The field for the tenants comes and goes with the issuer, and says what is wrong as it is typed."""
    browser.enter(console)
    fill(browser)
    require(not browser.find("#tenants").is_displayed(), "an issuer of one tenant asks for tenants")
    browser.type("issuer", f"{HOST}/common/v2.0")
    until(lambda: browser.find("#tenants").is_displayed(), "the issuer common does not ask for tenants")
    message = "#allowed-tenants-message"
    browser.find(f"{message} [data-code='config.tenants-not-stated']")
    browser.expect(message, "List the Directory (tenant) IDs of the allowed tenants")
    browser.type("allowed-tenants", "contoso.com")
    browser.find(f"{message} [data-code='config.allowed-tenant-not-guid']")
    browser.expect_attribute("#allowed-tenants", "aria-invalid", "true")
    # A sign-in does not start, and the text stays.
    browser.click("#sign-in")
    browser.find(f"{message} .error")
    require(not console.named("sign-in-started"), "a sign-in started without allowed tenants")
    browser.expect_attribute("#allowed-tenants", "value", "contoso.com")
    browser.type("client-secret", SECRET)
    browser.type("allowed-tenants", f"{TENANT}, {CLIENT}\n{TENANT}")
    browser.expect(message, "Accepted")
    until(lambda: not browser.has(".error"), "an error stays, and every value is right")
    browser.click("#every-tenant")
    browser.find(f"{message} [data-code='authority.many-tenants']")
    browser.expect(message, "Accounts of any organization can sign in, and personal accounts too.")
    browser.click("#every-tenant")
    browser.expect(message, "Accepted")
    browser.type("issuer", ISSUER)
    until(lambda: not browser.find("#tenants").is_displayed(), "an issuer of one tenant still asks for tenants")


def did_not_come_back(browser: Browser, console: Console) -> None:
    """Microsoft keeps some errors on its own page. The user pastes it."""
    browser.enter(console)
    fill(browser)
    browser.click("a[href='/back']")
    browser.expect("h1", "The browser did not come back")
    browser.expect("main", "AADSTS50011")
    browser.find("#pasted").send_keys("Sorry, but we’re having trouble with signing you in.")
    browser.click("#explain")
    browser.expect("#explanation", "no AADSTS number")
    browser.expect_attribute("#pasted", "value", "Sorry, but we’re having trouble with signing you in.")
    for code, word in (("AADSTS50011", "redirect URI"), ("AADSTS700016", "tenant"), ("AADSTS50105", "assign")):
        browser.type("pasted", f"Sign in\nSorry, but we’re having trouble.\n{code}: The text.\nTrace ID: 1")
        browser.click("#explain")
        browser.expect_attribute("#explanation", "data-code", code)
        browser.expect("#explanation", word)
        browser.expect("#explanation", "What to do")
        for value in (console.callback, CLIENT, ISSUER):
            browser.expect("#explanation", value)


def guide(browser: Browser, console: Console) -> None:
    browser.enter(console)
    fill(browser)
    browser.click("a[href='/guide']")
    steps = browser.script("return document.querySelectorAll('#steps > li').length")
    require(steps == 13, f"the guide has {steps} steps")
    browser.expect("#steps", console.callback)
    browser.expect("#fields", ISSUER)


def connection(browser: Browser, console: Console) -> None:
    """The connection check, with the right secret, a wrong one, and without the provider."""
    browser.enter(console)
    browser.click("#use-fake")
    browser.click("#check")
    until(lambda: browser.has("[data-step]") and not browser.has("[data-running]"), "the check does not end")
    found = browser.script(
        "return Array.from(document.querySelectorAll('[data-step]'), e => [e.dataset.step, e.dataset.outcome])")
    outcomes = dict(found)
    require(set(outcomes.values()) <= {"passed", "quiet"} and "passed" in outcomes.values(), f"the steps are {found}")
    require(outcomes.get("credential") == "passed", f"the credential is {outcomes.get('credential')}: {found}")
    # The values of the form stay.
    browser.type("client-secret", WRONG_SECRET)
    browser.click("#check")
    browser.expect_attribute("[data-step=credential]", "data-outcome", "error")
    browser.expect("#connection", "7000215")
    require(WRONG_SECRET not in browser.source, "the secret is in the page")
    browser.expect_attribute("[data-step=keys]", "data-outcome", "passed")
    console.misbehave(outage=True)
    browser.click("#check")
    browser.expect_attribute("[data-step=metadata]", "data-outcome", "error")
    require(WRONG_SECRET not in console.output, "an event has the secret")
