"""The plays of sign-ins, refreshes and user info."""

from __future__ import annotations

from urllib.parse import urlencode

from browser import Browser
from plays import Play


def signs_in(play: Play) -> None:
    """A sign-in that must succeed, or fail as the module says."""
    page = play.sign_in()
    if not play.module.codes:
        play.expect_signed_in(page)
        return
    play.refuses(page, "sign-in", play.module.codes, location=play.module.location)
    play.expect_session(False)
    # A code is not redeemed if the token in front is rejected, and no token of a rejected response is used.
    is_redeemed = play.variant.has_code and play.variant.place != "front"
    play.expect_requests("POST /token", 1 if is_redeemed else 0)
    play.expect_requests("GET /userinfo", 0)
    play.expect_requests(f"GET {play.provider.keys_path}", play.module.key_requests)


def gets_claims_of_scopes(play: Play) -> None:
    answer = play.expect_signed_in(play.sign_in())
    play.expect("scope", set(play.provider.scope.split()), set(play.module.start["scope"].split()))
    claims = answer.get("userinfo") or answer.get("claims", {})
    for name, value in play.provider.user_claims().items():
        play.expect(f"claim {name}", claims.get(name), value)


def drops_front_access_token(play: Play) -> None:
    """Without a code, there is no access token. With one, user info takes that of the token endpoint (the provider
    accepts no other).
    """
    answer = play.expect_signed_in(play.sign_in())
    play.expect("tokens", answer.get("tokens") is not None, play.variant.has_code)


def rejects_user_info(play: Play) -> None:
    page = play.sign_in()
    play.refuses(page, "userinfo", play.module.codes, location=play.module.location)
    play.expect_requests("GET /userinfo", 1)
    play.expect_session(False)


def keeps_sources(play: Play) -> None:
    """Claims of other issuers are passed on as they are, and nothing is fetched for them."""
    answer = play.expect_signed_in(play.sign_in())
    info = answer.get("userinfo", {})
    expected: dict = {}
    play.behavior.change_user_info(expected)
    for name, value in expected.items():
        play.expect(f"member {name}", info.get(name), value)
    play.expect_requests("GET /claims", 0)


def shows_error(play: Play) -> None:
    page = play.sign_in()
    answer = play.refuses(page, "sign-in", play.module.codes, 401)
    play.expect("asked", play.provider.forms[0].get("prompt"), play.module.start.get("prompt"))
    play.expect("asked", play.provider.forms[0].get("max_age"), play.module.start.get("max_age"))
    errors = [problem.get("provider_error") for problem in answer.get("problems", [])]
    play.expect("error of the provider", errors, [play.behavior.error])


def rejects_metadata(play: Play) -> None:
    """Metadata of another issuer: the browser never reaches the provider."""
    play.refuses(play.sign_in(), "start", play.module.codes)
    for path in ("GET /authorize", f"GET {play.provider.keys_path}"):
        play.expect_requests(path, 0)


def reads_keys(play: Play) -> None:
    """The `jwks_uri` differs from provider to provider."""
    play.expect_signed_in(play.sign_in())
    play.expect("jwks_uri", play.provider.keys_path.startswith("/keys-"), True)


def signs_in_again_after_rotation(play: Play) -> None:
    play.accepts(play.sign_in(), "sign-in")
    if play.behavior.rotates == "between":
        play.provider.rotate()
    play.accepts(play.sign_in(), "sign-in")
    play.expect_requests(f"GET {play.provider.keys_path}", play.module.key_requests)
    play.expect("token requests", play.provider.counts["POST /token"], 2 if play.variant.has_code else 0)


def refreshes(play: Play) -> None:
    """A refresh. The relying party uses the new access token, which is the only one that the provider accepts."""
    play.expect_signed_in(play.sign_in())
    first = play.provider.access_token
    page = play.go("/refresh")
    if play.module.codes:
        play.refuses(page, "refresh", play.module.codes, location=play.module.location)
        return
    play.accepts(page, "refresh")
    play.expect("a new access token", play.provider.access_token != first, True)
    play.accepts(play.go("/userinfo"), "userinfo")
    # The refresh token is exchanged for a new one, too.
    play.accepts(play.go("/refresh"), "refresh")
    play.expect_requests("POST /token", 3)


def begins_elsewhere(play: Play) -> None:
    """A page of the provider sends the browser to the relying party, with a link, and another browser with a form."""
    play.accepts(play.go(f"/configure?{play.client()}"), "configure")
    asked = {
        "iss": play.behavior.initiating_issuer or play.provider.issuer, "login_hint": "ada@example.com",
        "target_link_uri": f"{play.relying_party}/reports?year=2026",
    }
    page = play.browser.visit(f"{play.relying_party}/login?{urlencode(asked)}", initiator="127.0.0.1")
    if play.module.codes:
        play.refuses(page, "login", play.module.codes, 400)
        play.expect_requests("GET /.well-known/openid-configuration", 0)
        return
    answer = play.expect_signed_in(page)
    play.expect("login_hint", play.provider.forms[0].get("login_hint"), asked["login_hint"])
    play.expect("return path", answer.get("return_path"), "/reports?year=2026")
    # A target at another site does not leave this one.
    asked["target_link_uri"] = "https://other.example.com/reports"
    page = Browser().visit(
        f"{play.relying_party}/login", method="POST", body=urlencode(asked), initiator="127.0.0.1")
    answer = play.accepts(page, "sign-in")
    play.expect("return path", answer.get("return_path"), "/")


def pushes(play: Play) -> None:
    play.expect_signed_in(play.sign_in())
    play.expect_requests("POST /pushed", 1)
