"""The modules of the three kinds of logout."""

from __future__ import annotations

from behavior import GOOD, Behavior, removing, setting
from logout import EVENT
from making import OTHER, OTHER_ISSUER, accepted, refused
from plays import Module
from signing_out import is_loaded_by_provider, is_loaded_in_frame, logs_out, receives_logout_token
from variants import ALL

BACK = GOOD.but(notifies=("back",))
FRONT = GOOD.but(notifies=("front",))


def back_channel(name: str, provider: str, behavior: Behavior, code: str, location: str = "") -> Module:
    return refused(
        f"-rp-backchannel-rpinitlogout{name}", "L", f"a logout token: {provider}", ALL, behavior, code,
        play=receives_logout_token, opposite=BACK, must="refuse with 400", location=location)


LOGOUTS = [
    accepted(
        "-rp-init-logout", "L", "ends the session, sends the browser back with the state",
        "send it there, accept the return", ALL, opposite=GOOD.but(logout_state="other"), play=logs_out),
    refused(
        "-rp-init-logout-other-state", "L", "returns with another state", ALL, GOOD.but(logout_state="other"),
        "response.cookie-missing", play=logs_out, must="refuse the return"),
    refused(
        "-rp-init-logout-no-state", "L", "returns without a state", ALL, GOOD.but(logout_state=""),
        "response.state-missing", play=logs_out, must="refuse the return"),
    accepted(
        "-rp-backchannel-rpinitlogout", "L", "sends a logout token", "end the session, answer 200", ALL,
        BACK, BACK.but(logout_algorithm="none"), receives_logout_token),
    back_channel("-alg-none", "alg none", BACK.but(logout_algorithm="none"), "token.algorithm-none"),
    back_channel(
        "-wrong-alg", "signed with PS256", BACK.but(logout_algorithm="PS256"), "token.algorithm-not-allowed"),
    back_channel(
        "-no-event", "without events", BACK.but(change_logout=removing("events")), "token.claim-missing",
        "claim events"),
    back_channel(
        "-wrong-event", "with another event", BACK.but(change_logout=setting("events", {f"{EVENT}-other": {}})),
        "token.claim-missing", "claim events"),
    back_channel(
        "-with-nonce", "with a nonce", BACK.but(change_logout=setting("nonce", OTHER)), "token.nonce-unexpected",
        "claim nonce"),
    back_channel(
        "-wrong-aud", "for another client", BACK.but(change_logout=setting("aud", OTHER)), "token.audience-mismatch",
        "claim aud"),
    back_channel(
        "-wrong-iss", "of another issuer", BACK.but(change_logout=setting("iss", OTHER_ISSUER)), "issuer.mismatch",
        "claim iss"),
    accepted(
        "-rp-frontchannel-rpinitlogout", "L", "loads the front-channel URL with iss and sid", "end the session",
        ALL, FRONT, FRONT.but(front_channel_issuer=OTHER_ISSUER), is_loaded_in_frame),
    accepted(
        "-rp-frontchannel-opinitlogout", "L", "loads the front-channel URL with iss and sid", "end the session",
        ALL, GOOD, GOOD.but(front_channel_issuer=OTHER_ISSUER), is_loaded_by_provider),
]
