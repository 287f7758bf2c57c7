"""Microsoft Entra ID as seen by a client: documents, key sets, sign-in, tokens and errors.

It acts as https://login.microsoftonline.com: every URL in a document or token names that host, and the transport of the
test sends requests for it here. Nothing in it is secret, and every key lives only as long as the process. `serve.py`
starts it; `faults.py` contains the providers that misbehave.
"""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
import secrets
import socket
import threading
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from email.utils import formatdate
from http import HTTPStatus
from urllib.parse import quote, unquote, unquote_plus, urlencode

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.x509.oid import NameOID

ORIGIN = "https://login.microsoftonline.com"
CLIENT_SECRET = "test-secret-of-no-value"

TENANT = "8eaef023-2b34-4da1-9baa-8bc8c9d6a490"
PERSONAL_TENANT = "9188040d-6c67-4c5b-b112-36a304b66dad"

# The tenant of the user who signs in, by the segment of the path.
TENANTS = {
    "common": TENANT,
    "organizations": TENANT,
    "consumers": PERSONAL_TENANT,
    "contoso.onmicrosoft.com": TENANT,
    TENANT: TENANT,
}
SHARED_SEGMENTS = ("common", "organizations")

USERS = {
    TENANT: ("Ada Lovelace", "ada@contoso.onmicrosoft.com", "1d0c6f0a-6a51-4b0e-9d0f-3b7f6a2c9e11"),
    PERSONAL_TENANT: ("Grace Hopper", "grace@example.com", "00000000-0000-0000-5d2c-8a1f4be07c36"),
}

DOCUMENT_HEADERS = {"Cache-Control": "max-age=86400, private", "X-Content-Type-Options": "nosniff"}
TOKEN_HEADERS = {"Cache-Control": "no-store, no-cache", "Pragma": "no-cache", "Expires": "-1"}

REQUIRED_TO_AUTHORIZE = ("client_id", "response_type", "scope", "state", "nonce")
KNOWN_TO_AUTHORIZE = {
    *REQUIRED_TO_AUTHORIZE, "redirect_uri", "response_mode", "code_challenge", "code_challenge_method", "prompt",
    "login_hint", "domain_hint", "id_token_hint", "max_age", "ui_locales", "acr_values", "claims", "client_info",
}
RESPONSE_TYPES = ({"code"}, {"id_token"}, {"code", "id_token"})
ABSOLUTE_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[!-~]+")


# Requests and responses


@dataclass
class Request:
    method: str
    path: str
    query: dict[str, str]
    form: dict[str, str]
    authorization: str = ""


def deliver_whole(answer: Answer, connection: socket.socket) -> bool:
    connection.sendall(answer.head() + answer.body)
    return True


def hang_up(answer: Answer, connection: socket.socket) -> bool:
    """Sends nothing, whatever the response would have been."""
    return False


@dataclass
class Answer:
    status: int
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    # Sends the response, correctly or not, and returns whether the connection may be used again.
    deliver: Callable[[Answer, socket.socket], bool] = deliver_whole

    def head(self) -> bytes:
        headers = {"Date": formatdate(usegmt=True)} | self.headers
        # A body that ends with the connection has no length.
        if headers.get("Connection") != "close":
            headers = {"Content-Length": str(len(self.body))} | headers
        lines = [f"HTTP/1.1 {self.status} {HTTPStatus(self.status).phrase}"]
        lines += [f"{name}: {value}" for name, value in headers.items()]
        return ("\r\n".join(lines) + "\r\n\r\n").encode("ascii")


def json_answer(members: dict, status: int = 200, headers: dict[str, str] | None = None) -> Answer:
    headers = {"Content-Type": "application/json; charset=utf-8"} | (headers or {})
    return Answer(status, headers, json.dumps(members, separators=(",", ":")).encode())


def text_answer(text: str, status: int = 200) -> Answer:
    return Answer(status, {"Content-Type": "text/plain; charset=utf-8"}, text.encode())


def page(title: str, body: str, status: int = 200) -> Answer:
    document = f"<!DOCTYPE html>\n<html><head><title>{title}</title></head><body>{body}</body></html>\n"
    return Answer(status, {"Content-Type": "text/html; charset=utf-8"}, document.encode())


def redirect(address: str, status: int = 302) -> Answer:
    return Answer(status, {"Location": address})


def server_error_page() -> Answer:
    return page("500", "<h1>Our services aren't available right now</h1>", 500)


class Refused(Exception):
    """An error with Entra's code and description. The token endpoint sends it as JSON, the authorize endpoint through
    the browser."""

    def __init__(self, error: str, number: int, text: str, status: int = 400) -> None:
        super().__init__(text)
        self.status = status
        self.members = error_members(error, number, text)

    def as_json(self) -> Answer:
        return json_answer(self.members, self.status, TOKEN_HEADERS)

    def as_page(self) -> Answer:
        return page("Sign in to your account", html.escape(self.members["error_description"]), self.status)

    def as_parameters(self) -> dict[str, str]:
        return {name: self.members[name] for name in ("error", "error_description", "error_uri")}


def error_members(error: str, number: int, text: str) -> dict:
    trace, correlation = str(uuid.uuid4()), str(uuid.uuid4())
    timestamp = datetime.now(timezone.utc).strftime("%Y-%m-%d %H:%M:%SZ")
    lines = [
        f"AADSTS{number}: {text}", f"Trace ID: {trace}", f"Correlation ID: {correlation}", f"Timestamp: {timestamp}",
    ]
    return {
        "error": error,
        "error_description": "\r\n".join(lines),
        "error_codes": [number],
        "timestamp": timestamp,
        "trace_id": trace,
        "correlation_id": correlation,
        "error_uri": f"{ORIGIN}/error?code={number}",
    }


def tenant_not_found(segment: str) -> Refused:
    return Refused("invalid_tenant", 90002, f"Tenant '{segment}' not found. Check the tenant ID and the cloud.")


def parameter_missing(name: str) -> Refused:
    return Refused("invalid_request", 900144, f"The request body must contain the following parameter: '{name}'.")


# Keys


def base64url(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def decoded_base64url(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def base64url_number(number: int) -> str:
    return base64url(number.to_bytes((number.bit_length() + 7) // 8, "big"))


class SigningKey:
    """An RSA key with a self-signed certificate. Its key ID is the thumbprint of the certificate."""

    def __init__(self, common_name: str = "accounts.accesscontrol.windows.net", bits: int = 2048) -> None:
        self.private_key = rsa.generate_private_key(public_exponent=65537, key_size=bits)
        name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common_name)])
        now = datetime.now(timezone.utc)
        builder = x509.CertificateBuilder(name, name, self.private_key.public_key(), x509.random_serial_number())
        builder = builder.not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=5 * 365))
        certificate = builder.sign(self.private_key, hashes.SHA256())
        self.certificate = certificate.public_bytes(serialization.Encoding.DER)
        self.identifier = base64url(hashlib.sha1(self.certificate).digest())

    def numbers(self) -> dict[str, str]:
        public = self.private_key.public_key().public_numbers()
        return {"n": base64url_number(public.n), "e": base64url_number(public.e)}

    def published(self, issuer: str) -> dict:
        """Returns the key as Entra publishes it: with the issuer it signs for, and without `alg`."""
        return {
            "kty": "RSA", "use": "sig", "kid": self.identifier, "x5t": self.identifier, **self.numbers(),
            "x5c": [base64.b64encode(self.certificate).decode()], "issuer": issuer,
        }

    def signed(self, claims: dict) -> str:
        header = {"typ": "JWT", "alg": "RS256", "kid": self.identifier}
        signed_part = ".".join(base64url(json.dumps(part, separators=(",", ":")).encode()) for part in (header, claims))
        signature = self.private_key.sign(signed_part.encode(), padding.PKCS1v15(), hashes.SHA256())
        return f"{signed_part}.{base64url(signature)}"


# Entra


def issuer_of(tenant: str) -> str:
    return f"{ORIGIN}/{tenant}/v2.0"


def issuer_in_documents(segment: str) -> str:
    """Whether several tenants share the segment, so that its documents name a template."""
    return issuer_of("{tenantid}" if segment in SHARED_SEGMENTS else TENANTS[segment])


@dataclass
class SignIn:
    """The authorization request that is stored until the code is redeemed."""

    segment: str
    client: str
    redirect_uri: str
    nonce: str
    scope: str
    code_challenge: str
    redeemed: bool = False


class Entra:
    def __init__(self, check_assertion: Callable[[dict[str, str], str], str]) -> None:
        # Returns the client that an assertion identifies; see `client_assertions.py`.
        self.check_assertion = check_assertion
        self.current = SigningKey()
        self.former = SigningKey()
        self.retired = SigningKey()
        self.personal = SigningKey("Live ID STS Signing Public Key")
        self.of_one_application = SigningKey()
        self.unpublished = SigningKey()
        self.sign_ins: dict[str, SignIn] = {}
        # The faults, by the beginning of the path. The longest beginning applies.
        self.faults = {"": "none"}
        self.lock = threading.Lock()

    def answer(self, request: Request) -> Answer:
        fault = self.faults[max(filter(request.path.startswith, self.faults), key=len)]
        if fault == "down":
            return Answer(503, deliver=hang_up)
        if fault == "error-500-html":
            return server_error_page()
        segment, _, rest = request.path[1:].partition("/")
        segment = unquote(segment).lower()
        endpoints = {
            "GET v2.0/.well-known/openid-configuration": self.provider_document,
            "GET discovery/v2.0/keys": self.key_set,
            "GET oauth2/v2.0/authorize": self.authorize,
            "POST oauth2/v2.0/token": self.token,
            "GET oauth2/v2.0/token": self.token_without_post,
        }
        endpoint = endpoints.get(f"{request.method} {rest}")
        if endpoint is None:
            return page("404", "Not found", 404)
        if segment not in TENANTS:
            refused = tenant_not_found(segment)
            return refused.as_page() if endpoint == self.authorize else refused.as_json()
        return endpoint(segment, request)

    # Documents

    def provider_document(self, segment: str, request: Request) -> Answer:
        base = f"{ORIGIN}/{segment}"
        application = f"?appid={quote(request.query['appid'], safe='')}" if "appid" in request.query else ""
        members = {
            "token_endpoint": f"{base}/oauth2/v2.0/token",
            "token_endpoint_auth_methods_supported": ["client_secret_post", "private_key_jwt", "client_secret_basic"],
            "jwks_uri": f"{base}/discovery/v2.0/keys{application}",
            "response_modes_supported": ["query", "fragment", "form_post"],
            "subject_types_supported": ["pairwise"],
            "id_token_signing_alg_values_supported": ["RS256"],
            "response_types_supported": ["code", "id_token", "code id_token", "id_token token"],
            "scopes_supported": ["openid", "profile", "email", "offline_access"],
            "issuer": issuer_in_documents(segment),
            "request_uri_parameter_supported": False,
            "userinfo_endpoint": "https://graph.microsoft.com/oidc/userinfo",
            "authorization_endpoint": f"{base}/oauth2/v2.0/authorize",
            "device_authorization_endpoint": f"{base}/oauth2/v2.0/devicecode",
            "http_logout_supported": True,
            "frontchannel_logout_supported": True,
            "end_session_endpoint": f"{base}/oauth2/v2.0/logout",
            "claims_supported": [
                "sub", "iss", "cloud_instance_name", "cloud_instance_host_name", "cloud_graph_host_name",
                "msgraph_host", "aud", "exp", "iat", "auth_time", "acr", "nonce", "preferred_username", "name", "tid",
                "ver", "at_hash", "c_hash", "email",
            ],
            "kerberos_endpoint": f"{base}/kerberos",
            "tenant_region_scope": None if segment in (*SHARED_SEGMENTS, "consumers") else "EU",
            "cloud_instance_name": "microsoftonline.com",
            "cloud_graph_host_name": "graph.windows.net",
            "msgraph_host": "graph.microsoft.com",
            "rbac_url": "https://pas.windows.net",
        }
        return json_answer(members, headers=DOCUMENT_HEADERS)

    def key_set(self, segment: str, request: Request) -> Answer:
        issuer = issuer_in_documents(segment)
        with self.lock:
            work_keys = [self.former, self.current]
        keys = [] if segment == "consumers" else [key.published(issuer) for key in work_keys]
        if "appid" in request.query:
            keys.append(self.of_one_application.published(issuer))
        if segment in ("common", "consumers"):
            keys.append(self.personal.published(issuer_of(PERSONAL_TENANT)))
        return json_answer({"keys": keys}, headers=DOCUMENT_HEADERS)

    # Sign-in

    def authorize(self, segment: str, request: Request) -> Answer:
        """Signs the user in without interaction, and sends the browser back with the result."""
        asked = request.query
        redirect_uri = asked.get("redirect_uri", "")
        if not ABSOLUTE_ADDRESS.fullmatch(redirect_uri):
            # Without a valid redirect URI, the user stays on Microsoft's page.
            return parameter_missing("redirect_uri").as_page()
        default_mode = "fragment" if "id_token" in asked.get("response_type", "").split() else "query"
        mode = asked.get("response_mode", default_mode)
        try:
            parameters = self.sign_in(segment, asked, mode)
        except Refused as refused:
            parameters = refused.as_parameters()
        if "state" in asked:
            parameters["state"] = asked["state"]
        if mode == "form_post":
            return form_post(redirect_uri, parameters)
        separator = "#" if mode == "fragment" else "&" if "?" in redirect_uri else "?"
        return redirect(redirect_uri + separator + urlencode(parameters))

    def sign_in(self, segment: str, asked: dict[str, str], mode: str) -> dict[str, str]:
        for name in REQUIRED_TO_AUTHORIZE:
            if not asked.get(name):
                raise parameter_missing(name)
        for name in sorted(asked.keys() - KNOWN_TO_AUTHORIZE):
            # Entra ignores these. A test should notice a misspelled parameter.
            raise Refused("invalid_request", 90023, f"The parameter '{name}' is not known.")
        response_type = set(asked["response_type"].split())
        if response_type not in RESPONSE_TYPES:
            raise Refused("invalid_request", 70005, "The value of 'response_type' is not supported.")
        if "openid" not in asked["scope"].split():
            raise Refused("invalid_request", 70005, "The value 'openid' is required in 'scope'.")
        if mode not in ("query", "fragment", "form_post") or (mode == "query" and "id_token" in response_type):
            raise Refused("invalid_request", 70007, f"'{mode}' is not a supported value of 'response_mode' here.")
        challenge = asked.get("code_challenge", "")
        if challenge and asked.get("code_challenge_method") != "S256":
            raise Refused("invalid_request", 50149, "The value of 'code_challenge_method' has to be 'S256'.")
        if challenge and len(challenge) != 43:
            raise Refused("invalid_request", 501491, "The size of the Code_Challenge parameter is invalid.")

        parameters: dict[str, str] = {}
        if "code" in response_type:
            parameters["code"] = "1." + secrets.token_urlsafe(48)
            self.sign_ins[parameters["code"]] = SignIn(
                segment, asked["client_id"], asked["redirect_uri"], asked["nonce"], asked["scope"], challenge)
        if "id_token" in response_type:
            parameters["id_token"] = self.signing_key(segment).signed(
                id_token_claims(segment, asked["client_id"], asked["nonce"], parameters.get("code")))
        parameters["session_state"] = str(uuid.uuid4())
        return parameters

    def token(self, segment: str, request: Request) -> Answer:
        try:
            return json_answer(self.redeem(segment, request), headers=TOKEN_HEADERS)
        except Refused as refused:
            return refused.as_json()

    def token_without_post(self, segment: str, request: Request) -> Answer:
        text = "The endpoint only accepts POST requests. Received a GET request."
        return Refused("invalid_request", 900561, text).as_json()

    def redeem(self, segment: str, request: Request) -> dict:
        form = request.form
        client, secret = client_credentials(request)
        for name in ("grant_type", "code", "redirect_uri"):
            if not form.get(name):
                raise parameter_missing(name)
        if not client:
            raise parameter_missing("client_id")
        if form["grant_type"] != "authorization_code":
            raise Refused("unsupported_grant_type", 70003, f"The grant type '{form['grant_type']}' is not supported.")
        if "client_assertion" in form:
            client, secret = self.check_assertion(form, f"{ORIGIN}/{segment}/oauth2/v2.0/token"), CLIENT_SECRET
        if not secret:
            text = "The request body must contain the following parameter: 'client_assertion' or 'client_secret'."
            raise Refused("invalid_client", 7000218, text, 401)
        if secret != CLIENT_SECRET:
            text = f"Invalid client secret provided for app '{client}'. Send the secret's value, not its ID."
            raise Refused("invalid_client", 7000215, text, 401)

        # A lock, so that only one of two concurrent redemptions succeeds.
        with self.lock:
            sign_in = self.sign_ins.get(form["code"])
            if sign_in is None or sign_in.client != client:
                raise Refused("invalid_grant", 70000, "The provided value for the 'code' parameter is not valid.")
            if sign_in.redeemed:
                text = "The authorization code was already redeemed. Sign in again for a new one."
                raise Refused("invalid_grant", 54005, text)
            if sign_in.segment != segment:
                raise Refused("invalid_grant", 700005, "The authorization code is meant for another tenant.")
            if sign_in.redirect_uri != form["redirect_uri"]:
                text = f"The redirect URI '{form['redirect_uri']}' does not match the one of the sign-in of '{client}'."
                raise Refused("invalid_request", 50011, text)
            verifier = form.get("code_verifier", "")
            challenge = base64url(hashlib.sha256(verifier.encode()).digest()) if verifier else ""
            if sign_in.code_challenge != challenge:
                text = "The Code_Verifier does not match the code_challenge of the authorization request."
                raise Refused("invalid_grant", 501481, text)
            sign_in.redeemed = True

        return {
            "token_type": "Bearer",
            "scope": sign_in.scope,
            "expires_in": 3599,
            "ext_expires_in": 3599,
            "access_token": "opaque." + secrets.token_urlsafe(96),
            "id_token": self.signing_key(segment).signed(id_token_claims(segment, client, sign_in.nonce)),
        }

    def signing_key(self, segment: str) -> SigningKey:
        return self.personal if TENANTS[segment] == PERSONAL_TENANT else self.current

    # Functions for the tests

    def control(self, request: Request) -> Answer:
        controls = {
            "GET /control/token": self.any_token,
            "POST /control/rotate": self.rotate,
            "POST /control/fault": self.set_fault,
        }
        control = controls.get(f"{request.method} {request.path}")
        return control(request) if control else text_answer("No such control", 404)

    def any_token(self, request: Request) -> Answer:
        segment, audience = request.query.get("tenant", "").lower(), request.query.get("aud")
        signer = request.query.get("signer")
        if segment not in TENANTS or not audience:
            return text_answer("A known 'tenant' and 'aud' are needed", 400)
        with self.lock:
            keys = {
                None: self.signing_key(segment),
                "app": self.of_one_application,
                "personal": self.personal,
                "retired": self.retired,
                "unpublished": self.unpublished,
            }
        if signer not in keys:
            return text_answer(f"No signer '{signer}'", 400)
        return text_answer(keys[signer].signed(id_token_claims(segment, audience, request.query.get("nonce"))))

    def rotate(self, request: Request) -> Answer:
        new = SigningKey()
        with self.lock:
            self.retired, self.former, self.current = self.former, self.current, new
            names = {"current": self.current, "former": self.former, "retired": self.retired}
        return json_answer({name: key.identifier for name, key in names.items()})

    def set_fault(self, request: Request) -> Answer:
        mode, prefix = request.query.get("mode"), request.query.get("path-prefix", "")
        if mode not in ("down", "error-500-html", "none"):
            return text_answer(f"No mode '{mode}'", 400)
        with self.lock:
            # Without a beginning, the fault applies to every path, and earlier faults are removed.
            self.faults = self.faults | {prefix: mode} if prefix else {"": mode}
        return json_answer(self.faults)


def id_token_claims(segment: str, audience: str, nonce: str | None, code: str | None = None) -> dict:
    tenant = TENANTS[segment]
    name, user_name, object_identifier = USERS[tenant]
    # Entra dates its tokens five minutes back, for clients with slow clocks.
    issued = int(time.time()) - 300
    claims = {
        "aud": audience,
        "iss": issuer_of(tenant),
        "iat": issued,
        "nbf": issued,
        "exp": issued + 3900,
        "name": name,
        "nonce": nonce,
        "oid": object_identifier,
        "preferred_username": user_name,
        "rh": "1." + secrets.token_urlsafe(48) + ".",
        # Pairwise: another application gets another subject.
        "sub": base64url(hashlib.sha256(f"{object_identifier} {audience}".encode()).digest()),
        "tid": tenant,
        "uti": secrets.token_urlsafe(16),
        "ver": "2.0",
    }
    if nonce is None:
        del claims["nonce"]
    if code is not None:
        claims["c_hash"] = base64url(hashlib.sha256(code.encode()).digest()[:16])
    return claims


def client_credentials(request: Request) -> tuple[str | None, str | None]:
    scheme, _, credentials = request.authorization.partition(" ")
    if scheme.lower() != "basic":
        return request.form.get("client_id"), request.form.get("client_secret")
    try:
        client, _, secret = base64.b64decode(credentials, validate=True).decode().partition(":")
    except ValueError:
        return request.form.get("client_id"), "unreadable"
    # RFC 6749, 2.3.1: both are form-encoded before they are joined.
    return unquote_plus(client), unquote_plus(secret)


def form_post(address: str, parameters: dict[str, str]) -> Answer:
    inputs = "".join(
        f'<input type="hidden" name="{name}" value="{html.escape(value)}" />' for name, value in parameters.items())
    form = f'<form method="POST" name="hiddenform" action="{html.escape(address)}">{inputs}'
    script = "<script>document.forms[0].submit();</script>"
    return page("Working...", f'{form}<noscript><input type="submit" value="Continue" /></noscript></form>{script}')
