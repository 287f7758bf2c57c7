"""What everyone needs: names, contrast, the order of the focus, the keyboard, narrow windows, pages without scripts."""

from __future__ import annotations

from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from chromium import Browser
from console import Console, Failed, require
import sign_ins
from mistakes import CLIENT, HOST, ISSUER, TENANT, fill

CONTROLS = "input:not([type=hidden]), textarea, select, button, a[href], summary"
LEAST_CONTRAST = 4.5

# Returns the texts whose contrast with their background is too low, with the lowest contrast of all.
CONTRAST = """
const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
function parts(color) {
  canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = color; canvas.fillRect(0, 0, 1, 1);
  const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data; return [r, g, b, a / 255];
}
function over(top, under) {
  return [0, 1, 2].map(i => top[i] * top[3] + under[i] * (1 - top[3])).concat(1);
}
function background(element) {
  if (!element) { return parts('white'); }
  const own = parts(getComputedStyle(element).backgroundColor);
  return own[3] === 1 ? own : over(own, background(element.parentElement));
}
function luminance(color) {
  const [r, g, b] = color.map(v => { v /= 255; return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function ratio(color, under) {
  const [a, b] = [luminance(over(parts(color), under)), luminance(under)].sort((x, y) => y - x);
  return (a + 0.05) / (b + 0.05);
}
const low = []; let lowest = 21, count = 0;
function measure(what, color, under, least) {
  const found = ratio(color, under); count += 1;
  lowest = Math.min(lowest, found);
  if (found < least) { low.push(what.trim().slice(0, 40) + ' ' + found.toFixed(2)); }
}
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walker.nextNode()) {
  const element = walker.currentNode.parentElement;
  if (!walker.currentNode.data.trim() || element.closest('script, style') || !element.checkVisibility()) { continue; }
  measure(walker.currentNode.data, getComputedStyle(element).color, background(element), arguments[0]);
}
for (const field of document.querySelectorAll('input, textarea')) {
  if (!field.checkVisibility() || field.type === 'hidden') { continue; }
  const under = background(field);
  if (!['radio', 'checkbox'].includes(field.type)) {
    measure('value of ' + field.id, getComputedStyle(field).color, under, arguments[0]);
    if (field.placeholder) {
      measure('placeholder of ' + field.id, getComputedStyle(field, '::placeholder').color, under, arguments[0]);
    }
  }
}
return [low, lowest, count];
"""


def contrast(browser: Browser) -> float:
    """Requires enough contrast of every visible text, and returns the lowest."""
    browser.script("document.querySelectorAll('details').forEach(d => { d.open = true; })")
    low, lowest, count = browser.script(CONTRAST, LEAST_CONTRAST)
    require(count > 5, f"{browser.url} has only {count} texts")
    require(not low, f"the contrast at {browser.url} is too low: {'; '.join(low)}")
    return lowest


def names(browser: Browser) -> None:
    """Requires a name of every control, messages that exist, the language, and one first heading."""
    for element in browser.driver.find_elements(By.CSS_SELECTOR, CONTROLS):
        if not element.is_displayed() or element.get_attribute("aria-hidden") == "true":
            continue
        require(element.accessible_name.strip(), f"{element.get_attribute('outerHTML')[:120]} has no name")
        for reference in (element.get_attribute("aria-describedby") or "").split():
            require(browser.has(f"[id='{reference}']"), f"{reference}, which describes a control, does not exist")
    repeated = browser.script("""
        const ids = Array.from(document.querySelectorAll('[id]'), e => e.id);
        return ids.filter((id, index) => ids.indexOf(id) !== index);""")
    require(not repeated, f"{browser.url} has these IDs twice: {repeated}")
    require(browser.attribute("html", "lang"), f"{browser.url} has no language")
    headings = browser.script("return document.querySelectorAll('h1').length")
    require(headings == 1, f"{browser.url} has {headings} first headings")
    require(browser.driver.title, f"{browser.url} has no title")


def narrow(browser: Browser) -> None:
    """Requires that nothing is wider than a phone."""
    browser.devtools("Emulation.setDeviceMetricsOverride", width=390, height=844, deviceScaleFactor=1, mobile=False)
    width, found = browser.script("""
        const wide = Array.from(document.querySelectorAll('main *')).filter(e =>
          e.checkVisibility() && e.getBoundingClientRect().right > innerWidth + 1);
        return [document.documentElement.scrollWidth, wide.slice(0, 5).map(e => e.outerHTML.slice(0, 80))];""")
    browser.devtools("Emulation.clearDeviceMetricsOverride")
    require(width <= 390, f"{browser.url} is {width} pixels wide in a window of 390: {found}")


def each_page(browser: Browser, console: Console, language: str = "en"):
    """Goes through the pages in a language, and yields at each."""
    browser.enter(console)
    browser.open(f"{console.origin}/?language={language}")
    yield "the empty form"
    browser.click("#check")
    browser.find("#connection .error")
    yield "the form with a connection check that cannot start"
    browser.type("issuer", TENANT)
    browser.type("client-id", TENANT)
    browser.type("client-secret", "abc")
    browser.find("#issuer-suggestion")
    browser.find("#client-secret-message .warning")
    yield "the form with mistakes"
    browser.type("issuer", f"{HOST}/common/v2.0")
    browser.find("#allowed-tenants-message .error")
    yield "the form that asks for tenants"
    fill(browser)
    browser.find("#client-secret-message .accepted")
    yield "the filled form"
    browser.open(console.origin + "/guide")
    yield "the guide"
    browser.open(console.origin + "/back")
    browser.find("#pasted").send_keys("AADSTS50011")
    browser.click("#explain")
    browser.find("#explanation")
    yield "the explained error"
    browser.open(console.origin + "/")
    browser.click("#use-fake")
    browser.find(".banner")
    browser.click("#check")
    browser.expect_attribute("[data-step=credential]", "data-outcome", "passed")
    yield "the form with the fake Entra"
    sign_ins.go_to_provider(browser, console)
    yield "the fake Entra"
    browser.click_text(sign_ins.ADA)
    browser.arrive(console.origin + "/result")
    yield "the result"
    console.misbehave(defect="token.expired", remaining=1)
    sign_ins.go_through_provider(browser, console, "#sign-in-again")
    browser.expect_attribute("#outcome", "data-outcome", "refused")
    yield "the refusal"


def in_colors(scheme: str, language: str = "en"):
    def scenario(browser: Browser, console: Console) -> None:
        browser.colors(scheme)
        failures, lowest = [], 21.0
        for page in each_page(browser, console, language):
            if page != "the fake Entra" and browser.attribute("html", "lang") != language:
                failures.append(f"{page} is not in the language {language}")
            for requirement in (names, contrast, narrow) if scheme == "light" else (contrast,):
                if page == "the fake Entra" and requirement is narrow:
                    continue
                try:
                    lowest = min(lowest, requirement(browser) or 21.0)
                except Failed as failure:
                    failures.append(f"{page}: {failure}")
        require(not failures, "; ".join(failures))
        return f"lowest contrast {lowest:.1f}"
    return scenario


def chosen_colors(browser: Browser, console: Console) -> None:
    """The choice in the header wins over the system, and stays."""
    browser.enter(console)
    light = "getComputedStyle(document.body).backgroundColor"
    before = browser.script(f"return {light}")
    browser.click("a[href='/?theme=dark']")
    require(browser.script(f"return {light}") != before, "the dark colors are the light ones")
    browser.open(console.origin + "/back")
    require(browser.attribute("html", "data-theme") == "dark", "the choice of the colors does not stay")
    contrast(browser)
    browser.colors("dark")
    browser.click("a[href='/back?theme=light']")
    require(browser.script(f"return {light}") == before, "the system wins over the choice of light colors")
    contrast(browser)


def focus_order(browser: Browser, console: Console) -> None:
    """The tabulator goes through the controls in the order of the page, and the focus is always visible."""
    browser.enter(console)
    browser.click("details > summary")
    expected = browser.script("""
        return Array.from(document.querySelectorAll(arguments[0])).filter(e => e.checkVisibility() && e.tabIndex >= 0
            && (e.type !== 'radio' || e.checked)).map(e => e.id || e.textContent.trim());""", CONTROLS)
    browser.script("document.activeElement.blur(); window.getSelection().removeAllRanges()")
    browser.open(console.origin + "/")
    browser.script("document.querySelectorAll('details').forEach(d => { d.open = true; })")
    found = []
    for _ in expected:
        browser.press(Keys.TAB)
        name, style, width = browser.script("""
            const e = document.activeElement, style = getComputedStyle(e);
            return [e.id || e.textContent.trim(), style.outlineStyle, parseFloat(style.outlineWidth)];""")
        found.append(name)
        require(style != "none" and width >= 2, f"the focus on {name} is not visible")
    require(found == expected, f"the order of the focus is {found} and not {expected}")
    # From the top to the bottom, too.
    tops = browser.script("""
        return arguments[0].map(id => document.getElementById(id)).filter(e => e)
            .map(e => Math.round(e.getBoundingClientRect().top + scrollY));""", found)
    require(all(a <= b + 24 for a, b in zip(tops, tops[1:])), f"the focus jumps up: {list(zip(found, tops))}")


def by_keyboard(browser: Browser, console: Console) -> None:
    """A whole sign-in without a mouse, from the empty form, with a mistake and its suggestion."""
    browser.enter(console)
    browser.tab_to("#issuer")
    browser.press(TENANT)
    browser.find("#issuer-suggestion")
    browser.tab_to("#issuer-suggestion")
    browser.press(Keys.ENTER)
    browser.expect_attribute("#issuer", "value", ISSUER)
    require(browser.script("return document.activeElement.id") == "issuer", "the suggestion loses the focus")
    browser.tab_to("#client-id")
    browser.press(CLIENT)
    browser.expect("#client-id-message", "Accepted")
    browser.tab_to("#use-fake")
    browser.press(Keys.ENTER)
    browser.find(".banner")
    browser.tab_to("#sign-in")
    browser.press(Keys.ENTER)
    browser.arrive(console.fake)
    browser.find("button.account")
    browser.tab_to("button.account")
    browser.press(Keys.ENTER)
    browser.arrive(console.origin + "/result")
    sign_ins.accepted(browser)
    browser.tab_to("#claims summary")
    browser.press(Keys.ENTER)
    browser.expect("#claims", "preferred_username")
    browser.tab_to("#sign-out")
    browser.press(Keys.ENTER)
    browser.arrive(console.origin + "/signed-out")


def without_scripts(browser: Browser, console: Console) -> None:
    """The same form in a browser that runs no scripts."""
    browser.enter(console)
    require(not browser.find("#copy-callback").is_displayed(), "a button that needs scripts is shown without them")
    browser.expect("#todo-copied", "To do: Copy the callback URL.")
    browser.type("issuer", TENANT)
    browser.click("#check")
    browser.expect("#issuer-message", "This is only the tenant")
    browser.expect("#client-id-message", "Fill in “clientID”")
    browser.click("#issuer-suggestion")
    browser.expect_attribute("#issuer", "value", ISSUER)
    browser.type("client-id", CLIENT)
    browser.click("#use-fake")
    browser.find(".banner")
    browser.click("#check")
    browser.expect_attribute("[data-step=credential]", "data-outcome", "passed")
    for response_type in ("code", "id_token"):
        browser.open(console.origin + "/")
        browser.click(f"#response-type-{response_type}")
        sign_ins.go_through_provider(browser, console)
        sign_ins.accepted(browser)
    browser.click("#sign-out")
    browser.arrive(console.origin + "/signed-out")
