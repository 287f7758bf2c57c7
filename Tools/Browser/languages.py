"""The pages in every language."""

from __future__ import annotations

from chromium import Browser
from console import Console, require
import sign_ins
from mistakes import TENANT

NAMES = {"en": "English", "de": "Deutsch", "ro": "Română", "zh": "中文"}
# What must differ from English. Words such as “Client ID” are the same in several languages.
FORM = ["h1", "#check", "#sign-in", "#use-fake", "#checklist", "#issuer-message", "a[href='/guide']", "a[href='/back']"]
RESULT = ["#outcome", "#refresh", "#sign-out", "#sign-in-again", "#checks"]
BACK = ["h1", "#explain", "main > p", "#explanation"]


def texts(browser: Browser, console: Console, language: str) -> dict[str, str]:
    """Goes through the pages in a language, and returns their texts."""
    found: dict[str, str] = {}

    def read(page: str, selectors: list[str]) -> None:
        browser.expect_attribute("html", "lang", language)
        for selector in selectors:
            browser.find(selector)
            found[f"{page} {selector}"] = browser.text(selector)

    browser.open(console.origin + "/")
    browser.driver.find_element("link text", NAMES[language]).click()
    browser.type("issuer", TENANT)
    browser.find("#issuer-suggestion")
    read("form", FORM)
    browser.open(console.origin + "/back")
    browser.find("#pasted").send_keys("AADSTS50011")
    browser.click("#explain")
    browser.find("#explanation")
    read("back", BACK)
    browser.open(console.origin + "/guide")
    read("guide", ["h1", "#steps"])
    browser.open(console.origin + "/")
    browser.click("#use-fake")
    browser.find(".banner")
    browser.click("#check")
    browser.expect_attribute("[data-step=credential]", "data-outcome", "passed")
    read("fake", [".banner", "#connection"])
    sign_ins.go_through_provider(browser, console)
    browser.expect_attribute("#outcome", "data-outcome", "accepted")
    read("result", RESULT)
    console.misbehave(defect="token.expired", remaining=1)
    sign_ins.go_through_provider(browser, console, "#sign-in-again")
    browser.expect_attribute("#outcome", "data-outcome", "refused")
    read("refusal", ["#outcome", "[data-check=expiry]", "#report h2"])
    return found


def compared(languages: list[str]):
    def scenario(browser: Browser, console: Console) -> None:
        browser.enter(console)
        english = texts(browser, console, "en")
        require(all(english.values()), f"these texts are empty: {[k for k, v in english.items() if not v]}")
        for language in languages:
            found = texts(browser, console, language)
            same = [place for place, text in found.items() if not text or text == english[place]]
            require(not same, f"in {language}, these are not translated: {same}")
    return scenario
