"""Modules that the suite lacks, for what relying parties meet as well."""

from __future__ import annotations

from behavior import GOOD, removing_hash, setting, spoiling_hash
from making import OTHER, OTHER_ISSUER, accepted, refused
from plays import Module
from sign_in_modules import SIGNED_INFO, SPOILT_INFO
from signing_in import begins_elsewhere, drops_front_access_token, pushes, rejects_user_info
from variants import ALL, WITH_CODE, by_place


def signed_with(algorithm: str) -> list[Module]:
    """Returns the modules of an algorithm that the client accepts in place of RS256."""
    good, start = GOOD.but(usual_algorithm=algorithm), {"algorithm": algorithm}
    spoilt = good.but(is_signature_spoilt=True)
    return [
        accepted(
            f"idtoken-sig-{algorithm.lower()}", "", f"signs with {algorithm}, which the client accepts", "accept", ALL,
            good, spoilt, start=start),
        refused(
            f"invalid-sig-{algorithm.lower()}", "", f"spoils the {algorithm} signature", by_place(ALL), spoilt,
            "token.signature-invalid", opposite=good, key_requests=2, start=start),
    ]


BEYOND = [
    accepted(
        "access-token-in-front", "", "adds an access token to the response, though nobody asked for it", "drop it", ALL,
        GOOD.but(adds_front_access_token=True), play=drops_front_access_token),
    accepted(
        "rotation-under-the-same-kid", "", "rotates after the keys were fetched, under the same kid",
        "accept after fetching once more", ALL, GOOD.but(rotates="before-signing", key_id="the-same"),
        GOOD.but(key_id="the-same"), key_requests=2),
    accepted(
        "rotation-without-kid", "", "rotates after the keys were fetched, and names no kid",
        "accept after fetching once more", ALL, GOOD.but(rotates="before-signing", names_key=False),
        GOOD.but(names_key=False), key_requests=2),
    accepted(
        "pushed-authorization-required", "", "accepts pushed authorization requests only", "push them", WITH_CODE,
        GOOD.but(requires_pushing=True), GOOD, pushes),
    accepted(
        "pushed-authorization-offered", "", "accepts pushed authorization requests",
        "push them if the client is configured so", WITH_CODE, GOOD.but(accepts_pushing=True), GOOD, pushes,
        start={"pushed": "1"}),
    refused(
        "3rd-party-init-login-unknown-iss", "", "begins the sign-in, with the iss of another provider", ALL,
        GOOD.but(initiating_issuer=OTHER_ISSUER), "request.unknown-issuer", play=begins_elsewhere,
        must="refuse, and fetch nothing"),
    refused(
        "userinfo-signed-invalid-sig", "", "user info as a JWT with a spoilt signature", WITH_CODE, SPOILT_INFO,
        "token.signature-invalid", play=rejects_user_info, opposite=SIGNED_INFO, must="refuse the user info"),
    refused(
        "userinfo-signed-invalid-sub", "", "user info as a JWT about another sub", WITH_CODE,
        SIGNED_INFO.but(change_user_info=setting("sub", OTHER)), "token.subject-mismatch", play=rejects_user_info,
        opposite=SIGNED_INFO, must="refuse the user info"),
    refused(
        "userinfo-not-signed", "", "user info as JSON, though the client accepts only what is signed", WITH_CODE, GOOD,
        "exchange.user-info-not-signed", play=rejects_user_info, opposite=SIGNED_INFO, must="refuse the user info",
        start={"userinfo_algorithm": "RS256"}),
    *signed_with("PS256"),
    # The suite has the module for a spoilt signature.
    signed_with("ES256")[0],
    *signed_with("EdDSA"),
    *(
        refused(
            f"other-algorithm-{algorithm.lower()}", "", f"signs with {algorithm}, which the client does not accept",
            by_place(ALL), GOOD.but(algorithm=algorithm), "token.algorithm-not-allowed")
        for algorithm in ("ES256", "HS256", "PS256")),
    accepted(
        "missing-athash-without-token-in-front", "", "at_hash is absent in the token endpoint's ID token",
        "accept: it is optional there", WITH_CODE, GOOD.but(change=removing_hash("at_hash")),
        GOOD.but(change=spoiling_hash("at_hash"))),
]
