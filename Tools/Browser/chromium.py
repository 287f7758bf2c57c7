"""Chromium without a window, and what a user does with it."""

from __future__ import annotations

import shutil

from selenium import webdriver
from selenium.common.exceptions import NoSuchElementException, StaleElementReferenceException
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from console import Console, Failed, require, until

# The name of another site that leads to this machine, as an attacker's name server would answer.
REBOUND = "rebound.example"

ARGUMENTS = [
    "--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--no-first-run", "--lang=en-US",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-proxy-server",
    "--window-size=1000,900",
    f"--host-resolver-rules=MAP {REBOUND} 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
]
ABSENT = (NoSuchElementException, StaleElementReferenceException)


class Browser:
    """A browser with its own profile."""

    def __init__(self, scripts: bool = True, logs_requests: bool = False) -> None:
        options = Options()
        options.binary_location = shutil.which("chromium")
        for argument in ARGUMENTS:
            options.add_argument(argument)
        preferences = {"intl.accept_languages": "en-US,en"}
        if not scripts:
            preferences["profile.managed_default_content_settings.javascript"] = 2
        options.add_experimental_option("prefs", preferences)
        if logs_requests:
            options.set_capability("goog:loggingPrefs", {"performance": "ALL"})
        self.driver = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))
        self.driver.set_page_load_timeout(60)
        # The seconds that a text may take to appear.
        self.patience = 15.0
        self.scripts = scripts

    def stop(self) -> None:
        self.driver.quit()

    def forget(self) -> None:
        """Deletes all cookies, and ends what a scenario changed."""
        handles = self.driver.window_handles
        for handle in handles[1:]:
            self.driver.switch_to.window(handle)
            self.driver.close()
        self.driver.switch_to.window(handles[0])
        self.driver.get("about:blank")
        self.devtools("Network.clearBrowserCookies")
        self.devtools("Emulation.clearDeviceMetricsOverride")
        self.colors("light")

    def devtools(self, command: str, **parameters: object) -> dict:
        return self.driver.execute_cdp_cmd(command, parameters)

    def script(self, source: str, *arguments: object) -> object:
        return self.driver.execute_script(source, *arguments)

    def colors(self, scheme: str) -> None:
        """Makes the system prefer light or dark colors."""
        self.devtools("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])

    def cookies(self) -> list[dict]:
        return self.devtools("Network.getAllCookies")["cookies"]

    # Pages

    def open(self, url: str) -> None:
        self.driver.get(url)

    def enter(self, console: Console) -> None:
        """Opens the console with the link of the terminal."""
        self.open(console.link)
        require(self.driver.current_url == console.origin + "/", f"the link led to {self.driver.current_url}")

    @property
    def url(self) -> str:
        return self.driver.current_url

    @property
    def source(self) -> str:
        return self.driver.page_source

    @property
    def body(self) -> str:
        return self.driver.find_element(By.TAG_NAME, "body").text

    def arrive(self, start: str) -> None:
        """Waits until the browser is at a URL."""
        until(lambda: self.url.startswith(start), f"the browser is at {self.url} and not at {start}")

    # Elements

    def has(self, selector: str) -> bool:
        return bool(self.driver.find_elements(By.CSS_SELECTOR, selector))

    def find(self, selector: str):
        def found():
            elements = self.driver.find_elements(By.CSS_SELECTOR, selector)
            return elements[0] if elements else None
        return until(found, f"{self.url} has no {selector}: {self.excerpt()}")

    def excerpt(self) -> str:
        try:
            return " ".join(self.body.split())[:400]
        except ABSENT:
            return "no text"

    def text(self, selector: str) -> str:
        """Returns the text of an element, or nothing if it is missing."""
        try:
            return self.driver.find_element(By.CSS_SELECTOR, selector).text
        except ABSENT:
            return ""

    def attribute(self, selector: str, name: str) -> str:
        try:
            return self.driver.find_element(By.CSS_SELECTOR, selector).get_attribute(name) or ""
        except ABSENT:
            return ""

    def expect(self, selector: str, text: str) -> None:
        """Waits until an element contains a text."""
        try:
            until(lambda: text in self.text(selector), "", self.patience)
        except Failed:
            found = self.text(selector) or self.excerpt()
            raise Failed(f"{selector} does not say “{text}”, but “{' '.join(found.split())}”") from None

    def expect_attribute(self, selector: str, name: str, value: str) -> None:
        try:
            until(lambda: self.attribute(selector, name) == value, "", self.patience)
        except Failed:
            found = self.attribute(selector, name)
            raise Failed(f"{name} of {selector} is “{found}” and not “{value}”: {self.excerpt()}") from None

    def type(self, field: str, text: str) -> None:
        """Replaces the value of a field, as a user does."""
        element = self.find(f"#{field}")
        element.send_keys(Keys.CONTROL, "a")
        element.send_keys(Keys.DELETE)
        if text:
            element.send_keys(text)

    def click(self, selector: str) -> None:
        element = self.find(selector)
        self.script("arguments[0].scrollIntoView({block: 'center'})", element)
        element.click()

    def click_text(self, text: str) -> None:
        """Clicks the button with a text."""
        path = f"//button[contains(normalize-space(.), '{text}')]"
        elements = until(
            lambda: self.driver.find_elements(By.XPATH, path), f"{self.url} has no button “{text}”: {self.excerpt()}")
        elements[0].click()

    # The keyboard

    def press(self, *keys: str) -> None:
        ActionChains(self.driver).send_keys(*keys).perform()

    def tab_to(self, selector: str, most: int = 60) -> None:
        """Presses the tabulator until an element has the focus."""
        for _ in range(most):
            self.press(Keys.TAB)
            if self.script("return document.activeElement.matches(arguments[0])", selector):
                return
        raise Failed(f"the tabulator does not reach {selector} at {self.url}")
