"""A client that authenticates with a certificate (RFC 7523): the key, which an application would keep elsewhere, and
the checks that Entra makes of its assertions.

The application's key is in this process, so that the signer of the test requests signatures over HTTP, as from a key
vault.
"""

from __future__ import annotations

import hashlib
import json
import time

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding

from entra_like_provider import Refused, SigningKey, base64url, decoded_base64url

ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
PADDINGS = {
    "PS256": padding.PSS(padding.MGF1(hashes.SHA256()), padding.PSS.DIGEST_LENGTH),
    "RS256": padding.PKCS1v15(),
}


class ClientAssertions:
    def __init__(self) -> None:
        self.key = SigningKey("client.example")
        self.used_names: set[str] = set()
        self.thumbprints = {
            "x5t#S256": base64url(hashlib.sha256(self.key.certificate).digest()),
            "x5t": base64url(hashlib.sha1(self.key.certificate).digest()),
        }

    def sign(self, algorithm: str, message: str) -> str:
        return base64url(self.key.private_key.sign(message.encode(), PADDINGS[algorithm], hashes.SHA256()))

    def check(self, form: dict[str, str], endpoint: str) -> str:
        """Returns the client that the assertion identifies, or the problem with it."""
        client = form.get("client_id", "")
        if form.get("client_assertion_type") != ASSERTION_TYPE:
            raise Refused("invalid_request", 90023, "The value of 'client_assertion_type' is not supported.")
        try:
            signed_part, _, signature = form["client_assertion"].rpartition(".")
            header, claims = (json.loads(decoded_base64url(part)) for part in signed_part.split("."))
            algorithm_padding = PADDINGS[header["alg"]]
            self.key.private_key.public_key().verify(
                decoded_base64url(signature), signed_part.encode(), algorithm_padding, hashes.SHA256())
        except (ValueError, KeyError, InvalidSignature):
            raise Refused("invalid_client", 700027, "The certificate or the signature is not valid.", 401) from None
        named = [name for name in self.thumbprints if name in header]
        if len(named) != 1 or header[named[0]] != self.thumbprints[named[0]]:
            raise Refused("invalid_client", 700027, "The certificate is not registered for the client.", 401)
        if claims.get("iss") != client or claims.get("sub") != client:
            raise Refused("invalid_client", 700021, "The assertion's 'iss' and 'sub' are not the client.", 401)
        if claims.get("aud") != endpoint:
            raise Refused("invalid_client", 700023, "The assertion's 'aud' is not the token endpoint.", 401)
        now = time.time()
        if not now - 300 <= claims["nbf"] <= now + 300 or not now < claims["exp"] <= now + 900:
            raise Refused("invalid_client", 700024, "The assertion is not within its time.", 401)
        if claims["jti"] in self.used_names:
            raise Refused("invalid_client", 700025, "The assertion was used before.", 401)
        self.used_names.add(claims["jti"])
        return client
