"""The issuer in the metadata of an Entra authority."""

from __future__ import annotations

import re

from authority import Authority
from endpoints import is_this_machine
from issuers import PLACEHOLDER, IssuerTemplate, is_guid, is_issuer
from sign_in_hosts import CLOUDS
from tenants import PERSONAL_ACCOUNTS

_ANY_GUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"


def is_issuer_or_template(text: str, *, is_emulated: bool) -> bool:
    """Returns whether a text is an issuer or a template, of an emulator with the scheme http if there is one."""
    if is_emulated and text.startswith("http://") and is_this_machine(text):
        text = "https" + text.removeprefix("http")
    return is_issuer(text) or IssuerTemplate.read(text) is not None


def is_issuer_of(authority: Authority, issuer: str, version: str, emulator: str | None) -> bool:
    """Returns whether the metadata of an authority may have this issuer or template, which is valid."""
    forms = _forms(authority, version, emulator)
    return any(re.fullmatch(form, issuer) for form in forms)


def _forms(authority: Authority, version: str, emulator: str | None) -> list[str]:
    """Returns the patterns of all issuers that the metadata may have."""
    origin = re.escape(emulator or f"https://{authority.host}")
    if authority.is_workforce:
        if version == "1.0":
            return _version_1_forms(authority, emulator)
        return [f"{origin}/{_tenant(authority)}/v2\\.0"]  # discovery.issuer.7 to discovery.issuer.10
    guid = _tenant(authority)
    if authority.is_b2c:
        policy = re.escape(authority.policy or "")
        # discovery.issuer.14, discovery.issuer.15
        return [f"{origin}/{guid}/v2\\.0/", f"{origin}/tfp/{guid}/(?ai:{policy})/v2\\.0/"]
    on_host = f"{origin}/{guid}/v2\\.0"
    if emulator:
        return [on_host]
    own = f"https://(?P<guid>{guid})\\.ciamlogin\\.com/(?P=guid)/v2\\.0"
    # discovery.issuer.17, discovery.issuer.18: with a domain, the host does not tell the tenant.
    return [own, on_host] if is_guid(authority.tenant) else [own]


def _version_1_forms(authority: Authority, emulator: str | None) -> list[str]:
    # discovery.issuer.12
    host = next((cloud.version_1_host for cloud in CLOUDS if cloud.name == authority.cloud), None)
    return [f"{re.escape(emulator or f'https://{host}')}/{_tenant(authority)}/"] if host else []


def _tenant(authority: Authority) -> str:
    """Returns the pattern of the tenant's part."""
    if authority.is_shared:
        return re.escape(PLACEHOLDER)  # discovery.issuer.8
    tenant = PERSONAL_ACCOUNTS if authority.tenant == "consumers" else authority.tenant  # discovery.issuer.9
    # discovery.issuer.10, discovery.issuer.16
    return tenant if is_guid(tenant) else _ANY_GUID
