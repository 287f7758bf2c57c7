"""The plays of the three kinds of logout."""

from __future__ import annotations

from browser import Browser, Page
from plays import Play


def logs_out(play: Play) -> None:
    """A sign-out at the provider, which sends the browser back with a state, the right one or not."""
    play.expect_signed_in(play.sign_in())
    page = play.go("/logout")
    play.expect_requests("GET /end-session", 1)
    if play.module.codes:
        play.refuses(page, "logout", play.module.codes)
    else:
        play.accepts(page, "logout")
    # The own session has ended in any case.
    play.expect_session(False)


def receives_logout_token(play: Play) -> None:
    """The provider sends a logout token while the browser signs out. Another browser has the same session there."""
    other = Browser()
    play.accepts(play.sign_in(other), "sign-in")
    play.accepts(play.sign_in(), "sign-in")
    play.accepts(play.go("/logout"), "logout")
    play.expect("answers to logout tokens", len(play.provider.answers), 1)
    status, answer = play.provider.answers[0]
    page = Page(status, "", answer)
    if play.module.codes:
        play.refuses(page, "backchannel-logout", play.module.codes, 400, play.module.location)
    else:
        play.accepts(page, "backchannel-logout")
        play.expect("sessions that ended", answer.get("ended"), 1)
    play.expect_session(bool(play.module.codes), other)


def is_loaded_in_frame(play: Play) -> None:
    """The relying party signs out, and the page of the provider loads the front-channel URL."""
    other = Browser()
    play.accepts(play.sign_in(other), "sign-in")
    play.accepts(play.sign_in(), "sign-in")
    play.accepts(play.go("/logout"), "logout")
    play.expect("frames", len(play.browser.frames), 1)
    play.accepts(Page(200, "", play.browser.frames[0]), "frontchannel-logout")
    play.expect_session(False, other)


def is_loaded_by_provider(play: Play) -> None:
    """The user signs out at the provider, whose page loads the front-channel URL."""
    play.expect_signed_in(play.sign_in())
    page = play.browser.visit(play.provider.front_channel_url(), initiator="127.0.0.1", is_frame=True)
    play.accepts(page, "frontchannel-logout")
    play.expect_session(False)
