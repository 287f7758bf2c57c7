"""The modules of the OpenID Foundation's suite for relying parties, by name, and those that it lacks."""

from __future__ import annotations

from beyond_modules import BEYOND
from logout_modules import LOGOUTS
from sign_in_modules import BEGINNINGS, DOCUMENTS, REFRESHES, SIGN_INS

SUITE = SIGN_INS + DOCUMENTS + BEGINNINGS + REFRESHES + LOGOUTS
MODULES = SUITE + BEYOND

# What the suite tests and this library does not offer, with the reason.
OUT_OF_SCOPE = [
    ("response types with `token`, `-missing-athash`", "Access tokens are not accepted through the browser: they end "
     "up in its history, and the code brings them as well. The suite leaves out `at_hash` only where one came so."),
    ("`-userinfo-bearer-body`", "The body is optional to support, and the header is what every provider must take."),
    ("`-discovery-webfinger-acct`, `-discovery-webfinger-url`", "An administrator configures the issuer. A server that "
     "looks up providers by what a user types connects to any host a user names."),
    ("`-dynamic-registration`", "Clients are registered by an administrator."),
    ("`-request-uri-signed-rs256`, `-request-uri-unsigned`", "A request object by reference needs a URL that the "
     "provider fetches. Pushed authorization requests replace it."),
    ("`-mtls-endpoint-aliases`", "Client certificates belong to the HTTP client that the application supplies."),
    ("`-session-management`", "It polls a frame with third-party cookies, which browsers no longer send. "
     "Back-channel logout replaces it."),
]
