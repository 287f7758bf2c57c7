"""What a user, a caller and an attacker do at an example, over HTTP, with the fake Entra as the provider."""

from __future__ import annotations

import http.client
import http.cookiejar
import re
from dataclasses import dataclass
from urllib.parse import urlsplit

import requests

from browser import ADA, Browser, Forms
from emulator import Failed, require

ADMINISTRATOR = "Katherine Johnson"


@dataclass
class Site:
    """A running example, with the control endpoint, the issuer and the client ID of its fake Entra."""

    url: str
    control: str
    authority: str
    client_id: str

    def command(self, name: str, members: dict) -> None:
        answer = requests.post(f"{self.control}/{name}", json=members, timeout=10)
        require(answer.ok, f"POST /control/{name}: {answer.status_code} {answer.text}")


class SiteBrowser(Browser):
    """A browser at an example."""

    def __init__(self, site: Site) -> None:
        super().__init__()
        self.site = site
        self.session.hooks["response"].append(self.accept_on_localhost)

    def accept_on_localhost(self, _: requests.Response, **__: object) -> None:
        """Sends cookies that are `Secure` to http://localhost too, as browsers do."""
        for cookie in self.session.cookies:
            cookie.secure = False

    def forget_provider(self) -> None:
        """Removes the provider's own session, so that it asks who signs in."""
        for cookie in list(self.session.cookies):
            if cookie.name.startswith("fake-entra"):
                self.session.cookies.clear(cookie.domain, cookie.path, cookie.name)

    def get(self, path: str, **options) -> requests.Response:
        return self.session.get(self.site.url + path, allow_redirects=False, timeout=10, **options)

    def callback_of(self, provider: str, user: str = ADA, returning_to: str = "/reports") -> tuple[str, dict, str]:
        """Starts a sign-in, chooses a user, and stops before the callback. Returns its method, parameters and URL."""
        start = self.get(f"/login?provider={provider}&returning-to={returning_to}")
        require(start.status_code == 303, f"/login was answered {start.status_code}")
        response, parameters = self.visit(start.headers["Location"], self.site.url + "/api/oidc/callback", [user])
        location = response.headers.get("Location")
        if location:
            return "GET", parameters, location
        [form] = [form for form in Forms(response.text).forms if form.action.startswith(self.site.url)]
        return "POST", parameters, form.action

    def finish(self, callback: tuple[str, dict, str]) -> requests.Response:
        method, parameters, url = callback
        if method == "GET":
            return self.session.get(url, allow_redirects=False, timeout=10)
        # The form comes from the provider's page, which is another site. Browsers add no cookie that is Lax.
        sent = "; ".join(f"{cookie.name}={cookie.value}" for cookie in self.session.cookies
                         if cookie.get_nonstandard_attr("SameSite") == "None")
        return self.session.post(
            url, data=parameters, headers={"Origin": "http://127.0.0.1:1", "Cookie": sent}, allow_redirects=False,
            timeout=10)

    def sign_in(self, provider: str = "entra", user: str = ADA) -> requests.Response:
        response = self.finish(self.callback_of(provider, user))
        require(response.status_code == 303, f"the callback was answered {response.status_code}: {response.text}")
        require(response.headers["Location"] == "/reports", f"the way back is {response.headers['Location']}")
        return response

    @property
    def site_session(self) -> http.cookiejar.Cookie:
        """The cookie of the example's session."""
        [cookie] = [cookie for cookie in self.session.cookies if cookie.name in ("session", "__Host-session")]
        return cookie

    @property
    def is_signed_in(self) -> bool:
        return self.get("/reports").status_code == 200


def sign_in(provider: str):
    def play(site: Site) -> str:
        browser = SiteBrowser(site)
        before = browser.get("/reports")
        require(before.status_code == 303, f"/reports without a user was answered {before.status_code}")
        response = browser.sign_in(provider)
        attributes = response.headers["Set-Cookie"]
        require("HttpOnly" in attributes and "SameSite=Lax" in attributes, f"the cookie is {attributes}")
        page = browser.get("/reports")
        require("Ada Lovelace" in page.text, page.text)
        require(page.headers["Cache-Control"] == "no-store", "the page may be stored")
        return "303, then the page of Ada"
    return play


def page_comes_back(site: Site) -> str:
    browser = SiteBrowser(site)
    location = browser.get("/reports?year=2026").headers["Location"]
    choice = browser.get(location)
    require("/login?provider=entra&amp;returning-to=%2Freports%3Fyear%3D2026" in choice.text, choice.text)
    return "the choice of the provider keeps the page"


def two_tabs(site: Site) -> str:
    browser = SiteBrowser(site)
    first = browser.callback_of("entra")
    browser.forget_provider()
    second = browser.callback_of("form", ADMINISTRATOR)
    require(browser.finish(first).status_code == 303, "the first tab did not finish")
    require(browser.finish(second).status_code == 303, "the second tab did not finish")
    require("Katherine" in browser.get("/reports").text, "the second user is not signed in")
    return "both finish"


def reload(site: Site) -> str:
    browser = SiteBrowser(site)
    callback = browser.callback_of("entra")
    browser.finish(callback)
    again = browser.finish(callback)
    require(again.status_code == 400 and "response." in again.text, f"{again.status_code}: {again.text}")
    require(browser.is_signed_in, "the user was signed out")
    return "400, still signed in"


def other_browser(site: Site) -> str:
    callback = SiteBrowser(site).callback_of("entra")
    other = SiteBrowser(site)
    answer = other.finish(callback)
    require(answer.status_code == 400 and "response.cookie-missing" in answer.text, answer.text)
    require(not other.is_signed_in, "another browser was signed in")
    return "400, response.cookie-missing"


def planted_session(site: Site) -> str:
    """An attacker signs in, plants his session in the victim's browser, and waits for the victim to sign in."""
    attacker = SiteBrowser(site)
    attacker.sign_in(user=ADMINISTRATOR)
    planted = attacker.site_session
    victim = SiteBrowser(site)
    victim.session.cookies.set_cookie(planted)
    victim.sign_in()
    require("Ada" in victim.get("/reports").text, "the victim is another user")
    require(not attacker.is_signed_in, "the planted session is still valid")
    for value in ("x" * 43, "", "a" * 5_000, "../../etc"):
        stranger = SiteBrowser(site)
        answer = stranger.get("/reports", headers={"Cookie": f"{planted.name}={value}"})
        require(answer.status_code == 303, f"a session “{value[:10]}” was answered {answer.status_code}")
    return "worthless after the sign-in"


def session_before(site: Site) -> str:
    """A second sign-in ends the session of the first, in whichever way the response comes."""
    for provider in ("entra", "form"):
        browser, before = SiteBrowser(site), SiteBrowser(site)
        browser.sign_in()
        before.session.cookies.set_cookie(browser.site_session)
        require(before.is_signed_in, "the first session is not valid")
        browser.sign_in(provider)
        require(browser.is_signed_in and not before.is_signed_in, f"{provider}: the session before is still valid")
    return "ended, also by a form, which comes without its cookie"


def languages(site: Site) -> str:
    found = []
    for language in ("en-US,en;q=0.9", "de-AT", "ro", "zh-CN"):
        page = SiteBrowser(site).get("/api/oidc/callback?state=x", headers={"Accept-Language": language})
        require(page.status_code == 400, f"{page.status_code}")
        require(f'<html lang="{language[:2]}">' in page.text, page.text)
        found.append(re.search(r"<h1>(.*?)</h1>", page.text)[1])
    require(len(set(found)) == 4, f"the same sentence in two languages: {found}")
    return "four languages, 400"


def cancelled(site: Site) -> str:
    browser = SiteBrowser(site)
    answer = browser.finish(browser.callback_of("entra", "Cancel"))
    require(answer.status_code == 403 and "cancelled" in answer.text, f"{answer.status_code}: {answer.text}")
    return "403, “The sign-in was cancelled.”"


def bad_tokens(site: Site) -> str:
    for code in ("token.expired", "token.nonce-mismatch", "token.signature-invalid", "token.audience-mismatch"):
        site.command("misbehavior", {"defect": code, "remaining": 1})
        browser = SiteBrowser(site)
        answer = browser.finish(browser.callback_of("entra"))
        site.command("misbehavior", {"defect": None})
        require(answer.status_code >= 400 and code in answer.text, f"{code}: {answer.status_code} {answer.text}")
        require(not browser.is_signed_in, f"signed in with {code}")
    return "each refused with its code"


def outage(site: Site) -> str:
    browser = SiteBrowser(site)
    callback = browser.callback_of("entra")
    site.command("misbehavior", {"outage": True})
    answer = browser.finish(callback)
    site.command("misbehavior", {"outage": None})
    require(answer.status_code == 503, f"{answer.status_code}: {answer.text}")
    return "503"


def roles(site: Site) -> str:
    user, administrator = SiteBrowser(site), SiteBrowser(site)
    user.sign_in()
    administrator.sign_in(user=ADMINISTRATOR)
    require(user.get("/administration").status_code == 403, "a user without the role sees the page")
    require(administrator.get("/administration").status_code == 200, "an administrator does not see the page")
    return "403 without the role, 200 with it"


def sign_out(site: Site) -> str:
    browser = SiteBrowser(site)
    browser.sign_in()
    old = dict(browser.session.cookies)
    answer = browser.session.post(site.url + "/logout", allow_redirects=False, timeout=10)
    require(answer.status_code == 303 and "/logout" in answer.headers["Location"], f"{answer.headers}")
    require(not browser.is_signed_in, "still signed in")
    stolen = SiteBrowser(site)
    stolen.session.cookies.update(old)
    require(not stolen.is_signed_in, "the old session is still valid")
    back, _ = browser.visit(answer.headers["Location"], site.url + "/signed-out", [ADA])
    page = browser.session.get(back.headers["Location"], timeout=10)
    require(page.status_code == 200 and "signed out" in page.text, page.text)
    return "at the provider and back"


def front_channel(site: Site) -> str:
    browser = SiteBrowser(site)
    session, _ = session_of(browser)
    query = f"iss={requests.utils.quote(site.authority, safe='')}&sid={session}"
    wrong = SiteBrowser(site).get(f"/api/oidc/front-channel-logout?iss=https%3A%2F%2Fother.example&sid={session}")
    require(wrong.status_code >= 400 and browser.is_signed_in, "another issuer ended the session")
    answer = SiteBrowser(site).get(f"/api/oidc/front-channel-logout?{query}")
    require(answer.status_code == 200 and answer.headers["Cache-Control"] == "no-store", f"{answer.headers}")
    require(not browser.is_signed_in, "the session is still valid")
    return "the named session ends"


def session_of(browser: SiteBrowser) -> tuple[str, dict]:
    """Signs in, and returns the provider's session as its logout request would name it."""
    callback = browser.callback_of("entra")
    require(browser.finish(callback).status_code == 303, "the sign-in did not finish")
    state = callback[1].get("session_state")
    if not state:
        raise Failed("the provider names no session")
    return state, callback[1]


def access_token(site: Site, **members: str) -> str:
    answer = requests.post(
        f"{site.authority.removesuffix('/v2.0')}/oauth2/v2.0/token", timeout=10,
        data={"grant_type": "client_credentials", "client_id": site.client_id, "client_secret": "fake-secret",
              "scope": f"{site.client_id}/.default", **members})
    require(answer.ok, answer.text)
    return answer.json()["access_token"]


def api(site: Site) -> str:
    def call(token: str | None) -> requests.Response:
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        return requests.get(site.url + "/api/orders", headers=headers, timeout=10)

    none, wrong = call(None), call("a.b.c")
    require(none.status_code == 401 and none.headers["WWW-Authenticate"] == "Bearer", f"{none.headers}")
    require(wrong.status_code == 401 and "invalid_token" in wrong.headers["WWW-Authenticate"], f"{wrong.headers}")
    site.command("applications", {"clientID": site.client_id, "appRoles": ["Another.Role"]})
    without = call(access_token(site))
    require(without.status_code == 403 and "insufficient_scope" in without.headers["WWW-Authenticate"],
            f"without a permission: {without.status_code} {without.headers}")
    site.command("applications", {"clientID": site.client_id, "appRoles": ["Orders.Read.All"]})
    with_role = call(access_token(site))
    require(with_role.status_code == 200 and "Orders for" in with_role.text, f"{with_role.status_code}")
    two = requests.get(site.url + "/api/orders", timeout=10, headers={
        "Authorization": f"Bearer {access_token(site)}, Bearer a.b.c"})
    require(two.status_code == 401, f"two tokens: {two.status_code}")
    require(two_fields(site.url, "/api/orders", access_token(site)) == 401, "two fields are not refused")
    return "401 without, 401 not a token, 403 without the role, 401 with two fields, 200"


def two_fields(url: str, path: str, token: str) -> int:
    """Sends a valid token and another one in two fields, as no client of Python does, and returns the status."""
    connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=10)
    connection.putrequest("GET", path)
    for value in (token, "a.b.c"):
        connection.putheader("Authorization", f"Bearer {value}")
    connection.endheaders()
    return connection.getresponse().status


def sign_out_by_others(site: Site) -> str:
    """A form on another site comes without the cookie. One on another host of the same site comes with it."""
    browser = SiteBrowser(site)
    browser.sign_in()
    cookieless = requests.post(site.url + "/logout", allow_redirects=False, timeout=10)
    require("Set-Cookie" not in cookieless.headers, "a form on another site removes the cookie of the session")
    answer = browser.session.post(
        site.url + "/logout", headers={"Sec-Fetch-Site": "same-site"}, allow_redirects=False, timeout=10)
    require(answer.status_code == 200 and 'action="/logout"' in answer.text, f"{answer.status_code}: {answer.text}")
    require(browser.is_signed_in, "a page of another host signed the user out")
    return "nothing is removed, and the user is asked"


def long_forms(site: Site) -> str:
    """Only the callbacks' forms are read, and none that is long. A body in pieces ends, too."""
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    for path, expected in (("/api/oidc/callback", 413), ("/another", 404)):
        answer = requests.post(site.url + path, data=b"a=" + b"x" * 200_000, headers=form, timeout=10)
        require(answer.status_code == expected, f"{path}: {answer.status_code}")
    pieces = requests.post(site.url + "/api/oidc/callback", data=iter([b"state", b"=x"]), headers=form, timeout=10)
    require(pieces.status_code == 400 and "response." in pieces.text, f"in pieces: {pieces.status_code} {pieces.text}")
    return "413 at a callback, not read elsewhere"


FLOWS = [
    ("sign-in: code in the query", sign_in("entra")), ("sign-in: code and ID token in a form", sign_in("form")),
    ("sign-in: the page comes back", page_comes_back), ("two tabs", two_tabs), ("the callback reloaded", reload),
    ("the response of another browser", other_browser), ("a planted session", planted_session),
    ("the session before", session_before), ("pages of refusals", languages), ("cancelled by the user", cancelled),
    ("bad tokens", bad_tokens), ("provider down", outage), ("roles", roles), ("sign-out", sign_out),
    ("front-channel logout", front_channel), ("sign-out by other pages", sign_out_by_others),
    ("long forms", long_forms), ("the API", api),
]
