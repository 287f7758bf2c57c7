"""The verdict that is right for each feature and provider. A provider's own mistake is explained where it matters."""

from trial import NOT_OFFERED

ACCEPTED = "accepted"
PROVIDER_ERROR = "sign-in: exchange.provider-error"
# It answers in the query although a form was asked for. Its metadata lists no form, so the start of the sign-in warns.
QUERY_INSTEAD = "sign-in: response.unexpected-mode"
# Its metadata does not list the mode, so no sign-in starts.
NOT_LISTED = "start: config.response-mode-unsupported"
# It escapes `iss` in the form as if it were in a URL, so the value is not the issuer.
ESCAPED_ISSUER = "sign-in: response.issuer-mismatch"

# The same for all providers that offer the feature.
COMMON = {
    "user info, signed one wanted": "userinfo: exchange.user-info-not-signed",
    "wrong secret": f"{PROVIDER_ERROR} (invalid_client)",
    "denied consent": "sign-in: response.provider-error (access_denied)",
    "expired code": f"{PROVIDER_ERROR} (invalid_grant)",
    "response delivered twice": "sign-in: response.cookie-missing",
    "state changed on its way": "sign-in: response.cookie-missing",
    "ID token changed on its way": "sign-in: token.signature-invalid",
    "algorithms not configured": "accepted, warned of config.algorithms-differ",
    "HS256": "sign-in: token.algorithm-not-allowed",
    "no signature": "sign-in: token.algorithm-not-allowed",
    "algorithm of the provider's choice": "sign-in: token.algorithm-not-allowed",
}

GLEWLWYD = {
    "code, form_post": ESCAPED_ISSUER,
    "id_token, form_post": ESCAPED_ISSUER,
    "code id_token, form_post": ESCAPED_ISSUER,
    # It does not decode the credentials of the header.
    "odd secret, basic": f"{PROVIDER_ERROR} (unauthorized_client)",
    # It signs user info for every request that accepts a JWT and nothing else.
    "user info, signed one wanted": "accepted",
    # The status is 403, and nothing says why.
    "pushed request, wrong secret": "start: exchange.http-status",
    "pushed request, unregistered callback": "start: exchange.http-status",
    # It makes `at_hash` and `c_hash` with SHA-256, and Ed25519 signs with SHA-512.
    "EdDSA, verified by OpenSSL": "sign-in: token.code-hash-mismatch + token.access-token-hash-mismatch",
    "wrong secret": f"{PROVIDER_ERROR} (unauthorized_client)",
    "unregistered callback": "the provider keeps the browser (403)",
    "prompt=none without a session": "sign-in: response.provider-error (interaction_required)",
    "expired code": f"{PROVIDER_ERROR} (invalid_code)",
}

LEMONLDAP = {
    # It does not decode the credentials of the header, and cuts them at the last colon.
    "odd secret, basic": f"{PROVIDER_ERROR} (invalid_client)",
    "odd secret, basic, not encoded": f"{PROVIDER_ERROR} (invalid_client)",
    "unregistered callback": "the provider keeps the browser (200)",
    "denied consent": "sign-in: response.provider-error (consent_required)",
    # It leaves out the last dot.
    "no signature": "sign-in: token.not-compact",
    # It shows its login page.
    "prompt=none without a session": "the provider keeps the browser (200)",
}

CANAILLE = {
    # It lists the fragment, and answers in the query.
    "code, fragment": "sign-in: response.unexpected-mode",
    "code, form_post": NOT_LISTED,
    "id_token, form_post": NOT_LISTED,
    "code id_token, form_post": NOT_LISTED,
    "unregistered callback": "the provider keeps the browser (400)",
    # It announces `iss`, and leaves it out of errors.
    "prompt=none without a session": "sign-in: response.issuer-missing + response.provider-error (login_required)",
}

DJANGO = {
    # It lists RS256 and HS256.
    "algorithms not configured": "accepted, warned of nothing",
    "code, form_post": QUERY_INSTEAD,
    "id_token, form_post": QUERY_INSTEAD,
    "code id_token, form_post": QUERY_INSTEAD,
    "code, form_post, no iss": QUERY_INSTEAD,
    "id_token, form_post, no iss": QUERY_INSTEAD,
    "code id_token, form_post, no iss": QUERY_INSTEAD,
    "odd secret, basic, not encoded": f"{PROVIDER_ERROR} (invalid_client)",
    "unregistered callback": "the provider keeps the browser (400)",
    # It announces `iss`, and leaves it out of errors.
    "denied consent": "sign-in: response.issuer-missing + response.provider-error (access_denied)",
    # It fails.
    "prompt=none without a session": "the provider keeps the browser (500)",
}

# The features that a provider does not have.
PUSHED = {
    "pushed request", "pushed request, post", "pushed request, required", "pushed request, wrong secret",
    "pushed request, unregistered callback"}
WITHOUT_ISSUER = {"code, form_post, no iss", "id_token, form_post, no iss", "code id_token, form_post, no iss"}
KEY_NAMES = {"new keys without kid", "new keys under the same kid"}
PSS = {"PS256", "PS256, verified by OpenSSL"}
CURVES = {"ES256, verified by OpenSSL", "EdDSA, verified by OpenSSL"}
CHOICE = "algorithm of the provider's choice"
MISSING = {
    "glewlwyd": {"RS512", "sign-out", "HS256", "no signature", "denied consent", CHOICE} | KEY_NAMES,
    "LemonLDAP::NG": {CHOICE} | PUSHED | WITHOUT_ISSUER | PSS | CURVES,
    "canaille": {"HS256"} | PUSHED | WITHOUT_ISSUER | KEY_NAMES,
    "django-oauth-toolkit": {
        "RS512", "no signature", "signed user info", CHOICE} | PUSHED | KEY_NAMES | PSS | CURVES,
}

OWN = {
    "glewlwyd": GLEWLWYD, "LemonLDAP::NG": LEMONLDAP, "canaille": CANAILLE, "django-oauth-toolkit": DJANGO}


def expected(provider: str, feature: str) -> str:
    if feature in MISSING[provider]:
        return NOT_OFFERED
    return OWN[provider].get(feature) or COMMON.get(feature, ACCEPTED)
