"""The endpoints of an OpenID provider for one play of a module. They note what the relying party does wrong."""

from __future__ import annotations

import hashlib
import secrets
from urllib.parse import urlencode

from issuer import SUBJECT, Grant, Issuer
from signed_tokens import base64url
from small_server import (
    Answer, Request, client_credentials, form_post, json_answer, redirect, text_answer,
)


class Provider(Issuer):
    def answer(self, request: Request, path: str) -> Answer:
        self.counts[f"{request.method} {path}"] += 1
        match request.method, path:
            case "GET", "/.well-known/openid-configuration":
                return json_answer(self.metadata())
            case "GET", self.keys_path:
                return json_answer({"keys": self.published()})
            case ("GET" | "POST"), "/authorize":
                return self.authorize(request.form if request.method == "POST" else request.query)
            case "POST", "/pushed":
                return self.push(request)
            case "POST", "/token":
                return self.token(request)
            case "GET", "/userinfo":
                return self.user_info(request)
        return text_answer("not found", 404)

    def push(self, request: Request) -> Answer:
        """Takes an authorization request from the relying party itself (RFC 9126)."""
        self.authenticate(request)
        reference = f"urn:ietf:params:oauth:request_uri:{secrets.token_urlsafe(24)}"
        self.pushed[reference] = request.form
        return json_answer({"request_uri": reference, "expires_in": 60}, 201)

    def authorize(self, asked: dict[str, str]) -> Answer:
        variant = self.variant
        if "request_uri" in asked:
            self.expect("parameters beside request_uri", set(asked), {"client_id", "request_uri"})
            asked = self.pushed.pop(asked["request_uri"], {})
        elif self.behavior.requires_pushing:
            self.complaints.append("the authorization request was not pushed")
        self.expect("client_id", asked.get("client_id"), self.client_id)
        self.expect("redirect_uri", asked.get("redirect_uri"), f"{self.relying_party}/callback")
        self.expect("response_type", asked.get("response_type"), variant.response_type)
        standard = "fragment" if variant.has_front_token else "query"
        self.expect("response_mode", asked.get("response_mode", standard), variant.response_mode)
        if "openid" not in asked.get("scope", "").split():
            self.complaints.append("the scope lacks openid")
        for name in ("state", "nonce"):
            if len(asked.get(name, "")) < 22:
                self.complaints.append(f"the {name} is missing or short")
        if variant.has_code:
            self.expect("code_challenge_method", asked.get("code_challenge_method"), "S256")
        self.forms.append(asked)
        self.scope = asked.get("scope", "")
        grant = Grant(asked.get("nonce", ""), self.scope, asked.get("code_challenge", ""))
        parameters = {"state": asked.get("state", "")}
        if self.behavior.error:
            parameters |= {"error": self.behavior.error, "error_description": "The user is not signed in here."}
            return self.respond(parameters)
        if self.behavior.rotates == "before-signing" and self.generation == 0:
            self.rotate()
        hashes = {}
        if variant.has_code:
            parameters["code"] = secrets.token_urlsafe(24)
            self.grants[parameters["code"]] = grant
            hashes["c_hash"] = self.half_hash(parameters["code"])
        if variant.has_front_token:
            # Without a code, there is no access token for the UserInfo endpoint (Core, 5.4).
            extra = {} if variant.has_code else self.user_claims()
            parameters["id_token"] = self.id_token(grant, "front", hashes, extra)
        if self.behavior.adds_front_access_token:
            parameters |= {"access_token": secrets.token_urlsafe(24), "token_type": "Bearer", "expires_in": "300"}
        return self.respond(parameters)

    def respond(self, parameters: dict[str, str]) -> Answer:
        callback = f"{self.relying_party}/callback"
        if self.variant.response_mode == "form_post":
            return form_post(callback, parameters)
        return redirect(f"{callback}{'?' if self.variant.response_mode == 'query' else '#'}{urlencode(parameters)}")

    def token(self, request: Request) -> Answer:
        form = request.form
        self.authenticate(request)
        if form.get("grant_type") == "refresh_token":
            grant, place = self.refresh_tokens.pop(form.get("refresh_token", ""), None), "refresh"
        else:
            grant, place = self.grants.pop(form.get("code", ""), None), "token"
            self.expect("redirect_uri of the code", form.get("redirect_uri"), f"{self.relying_party}/callback")
            challenge = base64url(hashlib.sha256(form.get("code_verifier", "").encode()).digest())
            if grant and grant.challenge != challenge:
                self.complaints.append("the code verifier is wrong")
        if grant is None:
            self.complaints.append(f"an unknown {form.get('grant_type')} was redeemed")
            return json_answer({"error": "invalid_grant"}, 400)
        self.access_token = secrets.token_urlsafe(24)
        refresh_token = secrets.token_urlsafe(24)
        self.refresh_tokens[refresh_token] = grant
        return json_answer({
            "access_token": self.access_token, "token_type": "Bearer", "expires_in": 300, "scope": grant.scope,
            "refresh_token": refresh_token,
            "id_token": self.id_token(grant, place, {"at_hash": self.half_hash(self.access_token)}),
        })

    def authenticate(self, request: Request) -> None:
        """Checks that the client authenticates as its variant says."""
        is_basic = request.authorization.lower().startswith("basic ")
        self.expect(
            "client authentication", "basic" if is_basic else "post",
            self.behavior.requires or self.variant.authentication)
        if is_basic and "client_secret" in request.form:
            self.complaints.append("the client authenticates twice")
        self.expect("client", client_credentials(request), (self.client_id, self.client_secret))

    def user_info(self, request: Request) -> Answer:
        self.expect("Authorization of user info", request.authorization, f"Bearer {self.access_token}")
        claims = {"sub": SUBJECT, **self.user_claims()}
        self.behavior.change_user_info(claims)
        if not self.behavior.is_user_info_signed:
            return json_answer(claims)
        claims |= {"iss": self.issuer, "aud": self.client_id}
        token = self.signed(claims, is_spoilt=self.behavior.is_user_info_spoilt)
        return Answer(200, {"Content-Type": "application/jwt"}, token.encode())
