"""The modules of sign-ins, documents and refreshes."""

from __future__ import annotations

from typing import Any

from behavior import GOOD, Behavior, removing, removing_hash, setting, spoiling_hash
from making import OTHER, OTHER_ISSUER, SPOILT, WRONG_NONCE, accepted, refused
from signing_in import (
    begins_elsewhere, gets_claims_of_scopes, keeps_sources, reads_keys, refreshes, rejects_metadata,
    rejects_user_info, shows_error, signs_in_again_after_rotation,
)
from variants import (
    ALL, FORM_POST, FRONT_OF_HYBRID, TOKEN_ENDPOINT, WITH_BASIC, WITH_CODE, WITH_FRONT_TOKEN, by_place,
)

SCOPES = "openid profile email phone address"
AGGREGATED = {
    "_claim_names": {"degree": "school"}, "_claim_sources": {"school": {"JWT": "e30.e30.c2ln"}},
}
DISTRIBUTED = {
    "_claim_names": {"degree": "school"},
    "_claim_sources": {"school": {"endpoint": "http://127.0.0.1/claims", "access_token": "token-of-the-school"}},
}
SIGNED_INFO = GOOD.but(is_user_info_signed=True)
SPOILT_INFO = SIGNED_INFO.but(is_user_info_spoilt=True)


def adding(members: dict[str, Any]) -> Behavior:
    return GOOD.but(change_user_info=lambda claims: claims.update(members))


SIGN_INS = [
    accepted("", "B I H F", "behaves", "sign in, use the token endpoint and user info where there is one", ALL),
    accepted("-nonce-unless-code-flow", "I H F", "behaves", "have sent a nonce", WITH_FRONT_TOKEN),
    accepted(
        "-scope-userinfo-claims", "B I H F", "returns the claims of the scopes asked for", "have asked, and get them",
        ALL, opposite=GOOD.but(change=removing_hash("email"), change_user_info=removing("email")),
        play=gets_claims_of_scopes, start={"scope": SCOPES}),
    accepted(
        "-client-secret-basic", "B H F", "takes client_secret_basic only", "use it",
        WITH_BASIC, opposite=GOOD.but(requires="post")),
    accepted(
        "-userinfo-bearer-header", "B I H", "takes the access token in the field", "pass it so", WITH_CODE,
        opposite=GOOD.but(change_user_info=setting("sub", OTHER))),
    accepted("-idtoken-sig-rs256", "B I H F", "signs with RS256", "accept", ALL, opposite=SPOILT),
    refused(
        "-idtoken-sig-none", "B C D", "sends alg none from the token endpoint", TOKEN_ENDPOINT,
        GOOD.but(algorithm="none"), "token.algorithm-none"),
    refused(
        "-invalid-sig-rs256", "B I H F", "spoils the RS256 signature", by_place(ALL), SPOILT,
        "token.signature-invalid", key_requests=2),
    refused(
        "-invalid-sig-es256", "B I H F", "spoils the ES256 signature", by_place(ALL),
        GOOD.but(usual_algorithm="ES256", is_signature_spoilt=True), "token.signature-invalid", key_requests=2,
        opposite=GOOD.but(usual_algorithm="ES256"), start={"algorithm": "ES256"}),
    refused(
        "-invalid-sig-hs256", "B I H F", "spoils the HS256 signature", by_place(ALL),
        GOOD.but(algorithm="HS256", is_signature_spoilt=True), "token.algorithm-not-allowed"),
    refused(
        "-invalid-iss", "B I H F", "iss is wrong", by_place(ALL), GOOD.but(change=setting("iss", OTHER_ISSUER)),
        "issuer.mismatch", location="claim iss"),
    refused(
        "-missing-iat", "B I H F", "iat is absent", by_place(ALL), GOOD.but(change=removing("iat")),
        "token.claim-missing", location="claim iat"),
    refused(
        "-missing-sub", "B I H F", "sub is absent", by_place(ALL), GOOD.but(change=removing("sub")),
        "token.claim-missing", location="claim sub"),
    refused(
        "-invalid-aud", "B I H F", "aud is wrong", by_place(ALL), GOOD.but(change=setting("aud", OTHER)),
        "token.audience-mismatch", location="claim aud"),
    refused(
        "-missing-aud", "B I H F", "aud is absent", by_place(ALL), GOOD.but(change=removing("aud")),
        "token.claim-missing", location="claim aud"),
    refused(
        "-nonce-invalid", "B I H F", "another nonce", by_place(ALL), WRONG_NONCE, "token.nonce-mismatch",
        location="claim nonce"),
    accepted(
        "-kid-absent-single-jwks", "B I H F", "one key, the header without kid", "accept", ALL,
        GOOD.but(names_key=False), GOOD.but(names_key=False, published_keys=3)),
    refused(
        "-kid-absent-multiple-jwks", "B I H F", "several keys, the header without kid", by_place(ALL),
        GOOD.but(names_key=False, published_keys=3), "token.key-id-missing",
        must="refuse, or try them all; we refuse", key_requests=2),
    refused(
        "-invalid-athash", "H F", "at_hash is wrong", TOKEN_ENDPOINT,
        GOOD.but(change=spoiling_hash("at_hash")), "token.access-token-hash-mismatch", location="claim at_hash"),
    refused(
        "-invalid-chash", "H F", "c_hash is wrong", FRONT_OF_HYBRID,
        GOOD.but(change=spoiling_hash("c_hash")), "token.code-hash-mismatch", location="claim c_hash"),
    refused(
        "-missing-chash", "H F", "c_hash is absent", FRONT_OF_HYBRID,
        GOOD.but(change=removing_hash("c_hash")), "token.code-hash-missing", location="claim c_hash"),
    refused(
        "-userinfo-invalid-sub", "B I H F", "user info about another sub", WITH_CODE,
        GOOD.but(change_user_info=setting("sub", OTHER)), "token.subject-mismatch", play=rejects_user_info,
        must="refuse the user info"),
    accepted(
        "-userinfo-signed", "D", "user info as a JWT, RS256", "verify and accept", WITH_CODE,
        SIGNED_INFO, SPOILT_INFO),
    accepted(
        "-aggregated-claims", "extra", "claims as a JWT of another issuer", "keep them as unverified sources",
        WITH_CODE, adding(AGGREGATED), GOOD.but(change_user_info=setting("sub", OTHER)), keeps_sources),
    accepted(
        "-distributed-claims", "extra", "claims at another endpoint", "keep them as unverified sources",
        WITH_CODE, adding(DISTRIBUTED), GOOD.but(change_user_info=setting("sub", OTHER)), keeps_sources),
    refused(
        "-form-post-error", "F", "answers prompt=none, max_age=0 with an error by form_post", FORM_POST,
        GOOD.but(error="login_required"), "response.provider-error", play=shows_error, must="show the error",
        start={"prompt": "none", "max_age": "0"}),
]

DOCUMENTS = [
    accepted(
        "-discovery-openid-config", "C D", "serves metadata", "read it", ALL,
        opposite=GOOD.but(change_metadata=setting("issuer", OTHER_ISSUER))),
    accepted(
        "-discovery-jwks-uri-keys", "C D", "serves a jwks_uri that differs each time", "read it", ALL,
        opposite=GOOD.but(signs_with_unknown_key=True), play=reads_keys),
    refused(
        "-discovery-issuer-mismatch", "C D", "metadata with another issuer", ALL,
        GOOD.but(change_metadata=setting("issuer", OTHER_ISSUER)), "discovery.issuer-mismatch", play=rejects_metadata),
    accepted(
        "-signing-key-rotation", "C D", "signs a first token, rotates, signs a second", "accept both", ALL,
        GOOD.but(rotates="between"), GOOD, signs_in_again_after_rotation, key_requests=2),
    accepted(
        "-signing-key-rotation-just-before-signing", "C D", "rotates after the keys were fetched, then signs",
        "accept after fetching once more", ALL, GOOD.but(rotates="before-signing"), GOOD, key_requests=2),
]

BEGINNINGS = [
    accepted(
        "-3rd-party-init-login", "D", "begins the sign-in, with iss, login_hint and target_link_uri",
        "sign in, return to the target", ALL, opposite=GOOD.but(initiating_issuer=OTHER_ISSUER),
        play=begins_elsewhere),
]

REFRESHES = [
    accepted(
        "-refresh-token", "R", "a refresh token, new tokens", "refresh, use the new access token",
        WITH_CODE, opposite=GOOD.but(change_refreshed=setting("sub", OTHER)), play=refreshes),
    refused(
        "-refresh-token-invalid-issuer", "R", "the refreshed ID token names another iss", WITH_CODE,
        GOOD.but(change_refreshed=setting("iss", OTHER_ISSUER)), "issuer.mismatch", play=refreshes,
        location="claim iss"),
    refused(
        "-refresh-token-invalid-sub", "R", "the refreshed ID token names another sub", WITH_CODE,
        GOOD.but(change_refreshed=setting("sub", OTHER)), "token.subject-mismatch", play=refreshes,
        location="claim sub"),
]
