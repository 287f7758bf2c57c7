"""Authlib in a Flask application, as its documentation shows it: authorization code, PKCE, ID token validation."""

from __future__ import annotations

import logging
from urllib.parse import urlencode

import flask
from authlib.integrations.flask_client import OAuth

import emulator as fake
from browser import ADA, Browser
from emulator import require

REDIRECT_URI = "http://localhost/callback"


def application(emulator: fake.Emulator, path: str = fake.HOME_TENANT) -> flask.Flask:
    app = flask.Flask("client")
    app.secret_key = "of a test"
    app.logger.setLevel(logging.CRITICAL)
    oauth = OAuth(app)
    oauth.register(
        "entra", client_id=fake.CLIENT_ID, client_secret=fake.CLIENT_SECRET,
        server_metadata_url=f"{emulator.origin}/{path}/v2.0/.well-known/openid-configuration",
        client_kwargs={"scope": "openid profile email offline_access", "code_challenge_method": "S256"})

    @app.get("/login")
    def login():
        return oauth.entra.authorize_redirect(REDIRECT_URI, **flask.request.args.to_dict())

    @app.get("/callback")
    def callback():
        token = oauth.entra.authorize_access_token()
        return {"user": token["userinfo"], "refresh_token": token.get("refresh_token")}

    @app.get("/refresh")
    def refresh():
        with oauth.entra._get_oauth_client(**oauth.entra.load_server_metadata()) as session:
            endpoint = oauth.entra.load_server_metadata()["token_endpoint"]
            return session.refresh_token(endpoint, refresh_token=flask.request.args["token"])

    # An exception is the result of a test, and not a page.
    app.testing = True
    return app


def sign_in(app: flask.Flask, user: str = ADA, **parameters: str) -> dict:
    """Signs a user in. Throws what Authlib throws."""
    client = app.test_client()
    url = client.get("/login?" + urlencode(parameters)).headers["Location"]
    response = Browser().response_to(url, REDIRECT_URI, user)
    answer = client.get("/callback?" + urlencode(response))
    require(answer.status_code == 200, f"the application answered {answer.status_code}")
    return answer.json


def authorization_code(emulator: fake.Emulator) -> str:
    result = sign_in(application(emulator))
    require(result["user"]["tid"] == fake.HOME_TENANT, "the tenant is another one")
    return f"valid ID token of {result['user']['preferred_username']}"


def refresh(emulator: fake.Emulator) -> str:
    app = application(emulator)
    first = sign_in(app)
    answer = app.test_client().get("/refresh?" + urlencode({"token": first["refresh_token"]})).json
    require(answer.get("access_token") and answer.get("refresh_token"), f"{answer}")
    return "new access token, new refresh token"


def common(emulator: fake.Emulator) -> str:
    """The metadata of `common` has a template as its issuer, which Authlib compares with the token's."""
    try:
        sign_in(application(emulator, "common"))
    except Exception as error:  # noqa: BLE001
        require("iss" in str(error), f"{error!r}")
        return f"rejected, as with Microsoft: {error}"
    raise fake.Failed("Authlib accepted an issuer that is not in the metadata")


FLOWS = [
    ("authorization code, PKCE, ID token", authorization_code),
    ("refresh", refresh),
    ("authorization code at `common`", common),
]
