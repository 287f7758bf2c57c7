"""MSAL for Python, as applications use it: every flow, and what it gets."""

from __future__ import annotations

import msal
import requests

import certificates
import emulator as fake
from browser import ADA, Browser
from emulator import require
from tables import claims_of

API_ID = "a1f0c6e2-3d57-4b8a-9c41-5e7d2b6f8a90"
REDIRECT_URI = "http://localhost:5000/getAToken"
GRAPH = ["User.Read"]


def application(
    emulator: fake.Emulator, path: str = fake.HOME_TENANT, credential=fake.CLIENT_SECRET,
    client_id: str = fake.CLIENT_ID, **options
) -> msal.ConfidentialClientApplication:
    # The instance discovery of MSAL asks Microsoft whether the host is one of theirs.
    return msal.ConfidentialClientApplication(
        client_id, client_credential=credential, authority=f"{emulator.origin}/{path}", instance_discovery=False,
        **options)


def public_application(emulator: fake.Emulator) -> msal.PublicClientApplication:
    return msal.PublicClientApplication(
        fake.CLIENT_ID, authority=f"{emulator.origin}/{fake.HOME_TENANT}", instance_discovery=False)


def accepted(result: dict | None) -> dict:
    require(result, "MSAL returned nothing")
    require("access_token" in result, f"{result.get('error')}: {result.get('error_description')}")
    return result


def described(result: dict) -> str:
    """Returns what MSAL got, in words."""
    parts = []
    access = claims_of(result["access_token"]) if result["access_token"].count(".") == 2 else {}
    granted = access.get("scp") or " ".join(access.get("roles", []))
    parts.append(f"access token{f' ({granted})' if granted else ''} for {access.get('aud', '?')}")
    identity = result.get("id_token_claims")
    if identity:
        parts.append(f"ID token of {identity.get('preferred_username', identity.get('sub'))}")
    if result.get("refresh_token"):
        parts.append("refresh token")
    return ", ".join(parts)


def signed_in(app, scopes: list[str], user: str = ADA, **options) -> dict:
    """Signs a user in with the authorization code flow: PKCE, state, nonce."""
    flow = app.initiate_auth_code_flow(scopes, redirect_uri=REDIRECT_URI, **options)
    require("auth_uri" in flow, f"{flow}")
    response = Browser().response_to(flow["auth_uri"], REDIRECT_URI, user)
    return accepted(app.acquire_token_by_auth_code_flow(flow, response))


# The flows


def authorization_code(emulator: fake.Emulator) -> str:
    result = signed_in(application(emulator), GRAPH)
    require(result["id_token_claims"]["tid"] == fake.HOME_TENANT, "the tenant is another one")
    return described(result)


def form_post(emulator: fake.Emulator) -> str:
    return described(signed_in(application(emulator), GRAPH, response_mode="form_post"))


def common(emulator: fake.Emulator) -> str:
    result = signed_in(application(emulator, "common"), GRAPH, user="Grace Hopper")
    return described(result) + f" of the tenant {result['id_token_claims']['tid']}"


def b2c(emulator: fake.Emulator) -> str:
    result = signed_in(application(emulator, "contoso.onmicrosoft.com/B2C_1_signin"), [fake.CLIENT_ID])
    return described(result)


def oidc_authority(emulator: fake.Emulator) -> str:
    app = msal.ConfidentialClientApplication(
        fake.CLIENT_ID, client_credential=fake.CLIENT_SECRET, instance_discovery=False,
        oidc_authority=f"{emulator.origin}/{fake.HOME_TENANT}/v2.0")
    return described(signed_in(app, GRAPH))


def instance_discovery(emulator: fake.Emulator) -> str:
    """MSAL asks the fake Entra, and not Microsoft, whether the host is known."""
    app = msal.ConfidentialClientApplication(
        fake.CLIENT_ID, client_credential=fake.CLIENT_SECRET, authority=f"{emulator.origin}/{fake.HOME_TENANT}",
        instance_discovery=f"{emulator.origin}/common/discovery/instance")
    return described(accepted(app.acquire_token_for_client([f"api://{API_ID}/.default"])))


def secret(emulator: fake.Emulator) -> str:
    return described(accepted(application(emulator).acquire_token_for_client([f"api://{API_ID}/.default"])))


def wrong_secret(emulator: fake.Emulator) -> str:
    app = application(emulator, credential="wrong-secret")
    result = app.acquire_token_for_client([f"api://{API_ID}/.default"])
    require(7000215 in result.get("error_codes", []), f"{result}")
    return f"{result['error']}, AADSTS{result['error_codes'][0]}"


def certificate(emulator: fake.Emulator) -> str:
    app = application(emulator, credential=certificates.client_credential())
    return described(accepted(app.acquire_token_for_client([f"api://{API_ID}/.default"])))


def device_code(emulator: fake.Emulator) -> str:
    app = public_application(emulator)
    flow = app.initiate_device_flow(GRAPH)
    require("user_code" in flow, f"{flow}")
    waiting = app.acquire_token_by_device_flow(flow, exit_condition=lambda _: True)
    require(waiting.get("error") == "authorization_pending", f"{waiting}")
    hasty = app.acquire_token_by_device_flow(flow, exit_condition=lambda _: True)
    require(hasty.get("error") == "slow_down", f"{hasty}")
    Browser().visit(flow["verification_uri"], "", [flow["user_code"], ADA])
    result = accepted(app.acquire_token_by_device_flow(flow))
    return "authorization_pending, slow_down when asked at once, then " + described(result)


def on_behalf_of(emulator: fake.Emulator) -> str:
    front = signed_in(application(emulator), [f"api://{API_ID}/Orders.Read"])
    api = application(emulator, client_id=API_ID)
    result = accepted(api.acquire_token_on_behalf_of(front["access_token"], GRAPH))
    user = claims_of(result["access_token"]).get("oid")
    require(user and user == claims_of(front["access_token"]).get("oid"), "the user is another one")
    return described(result)


def silent(emulator: fake.Emulator) -> str:
    """The access token from the cache, and after its expiry a new one with the refresh token."""
    app = application(emulator)
    first = signed_in(app, GRAPH)
    account = app.get_accounts()[0]
    cached = accepted(app.acquire_token_silent(GRAPH, account=account))
    require(cached["access_token"] == first["access_token"], "the cache was not used")
    for entry in list(app.token_cache.search(app.token_cache.CredentialType.ACCESS_TOKEN)):
        entry["expires_on"] = "1"
    renewed = accepted(app.acquire_token_silent(GRAPH, account=account))
    require(renewed["access_token"] != first["access_token"], "the expired token was returned")
    forced = accepted(app.acquire_token_silent(GRAPH, account=account, force_refresh=True))
    require(forced["access_token"] != renewed["access_token"], "nothing was refreshed")
    return "the same from the cache, a new one after expiry and by force: " + described(forced)


def graph(emulator: fake.Emulator) -> str:
    token = signed_in(application(emulator), GRAPH)["access_token"]
    answer = requests.get(
        f"{emulator.origin}/v1.0/me", headers={"Authorization": f"Bearer {token}"}, timeout=10)
    require(answer.ok, f"{answer.status_code}: {answer.text}")
    return f"{answer.json()['displayName']}, {answer.json()['userPrincipalName']}"


FLOWS = [
    ("authorization code", authorization_code),
    ("authorization code, form_post", form_post),
    ("authorization code at `common`, a personal account", common),
    ("authorization code at a B2C policy", b2c),
    ("authorization code, `oidc_authority`", oidc_authority),
    ("refresh (`acquire_token_silent`)", silent),
    ("client credentials with a secret", secret),
    ("client credentials with a wrong secret", wrong_secret),
    ("client credentials with a certificate", certificate),
    ("client credentials after instance discovery", instance_discovery),
    ("device code", device_code),
    ("on-behalf-of", on_behalf_of),
    ("`/me` of Graph with MSAL's token", graph),
]
