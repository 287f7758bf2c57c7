"""The issuer of a provider, and the members that depend on it: hosts, tenants, policies, client ID and audience."""

from __future__ import annotations

from dataclasses import dataclass

from addresses import Address, port_number, written_host
from ascii_text import lower_case
from authority import Authority
from authority_path import is_policy
from authority_reader import read_authority
from configuration_members import Members
from endpoints import is_loopback
from issuers import is_guid
from problems import Refused
from redirects import AUDIENCES, WITH_PERSONAL_ACCOUNTS
from sign_in_hosts import CLOUDS, is_custom_host
from template_text import is_client_template
from tenants import PERSONAL_ACCOUNTS


@dataclass(frozen=True)
class ConfiguredIssuer:
    """The text of the issuer, the authority if it is accepted, and otherwise the one that is suggested."""

    text: str | None = None
    authority: Authority | None = None
    suggested: Authority | None = None

    @property
    def tenant(self) -> str | None:
        """The tenant with which a client ID is compared."""
        # provider-configuration.client-id.3, provider-configuration.client-id.4
        authority = self.authority or self.suggested
        return _tenant_id(authority) if authority else None


def read_issuer(members: Members) -> ConfiguredIssuer:
    """Reads the issuer on the listed hosts."""
    custom_hosts, external_id_hosts = _hosts(members, "customHosts"), _hosts(members, "externalIDHosts")
    text = members.required_text("issuer")
    if text is None:
        return ConfiguredIssuer()
    try:
        authority = read_authority(text, custom_hosts, external_id_hosts)
    except Refused as refusal:
        members.findings.add_refusal("issuer", refusal)  # provider-configuration.issuer.1
        suggestion = refusal.suggestion
        suggested = read_authority(suggestion, custom_hosts, external_id_hosts) if suggestion else None
        return ConfiguredIssuer(text, suggested=suggested)
    # provider-configuration.issuer.2
    members.findings.warn("issuer", *(code for code in authority.warnings if code != "authority.many-tenants"))
    return ConfiguredIssuer(text, authority)


def _hosts(members: Members, name: str) -> list[str]:
    entries = members.texts_in(name, members.array(name) or [])
    for entry in entries:
        if not is_custom_host(entry):
            members.findings.add(name, "config.wrong-type")  # provider-configuration.hosts.1
    return entries  # provider-configuration.hosts.2: an entry that is not a host matches nothing.


def read_emulator(members: Members) -> str | None:
    """Reads the origin of an emulator."""
    text = members.text("emulatedAt")
    if text is None:
        return None
    origin = _origin_on_this_machine(text)
    if origin == text:
        members.findings.warn("emulatedAt", "config.emulated")  # provider-configuration.emulator.1
        return text
    # provider-configuration.emulator.2, provider-configuration.emulator.3
    members.findings.add("emulatedAt", "config.emulator-not-loopback", origin)
    return None


def _origin_on_this_machine(text: str) -> str | None:
    address = Address.cut(text)
    if address is None or lower_case(address.scheme) != "http" or address.user_information is not None:
        return None
    host, port = address.host_and_port
    number = None if port is None else port_number(port)
    if not is_loopback(host) or (port is not None and number is None):
        return None
    return f"http://{written_host(host)}" + ("" if number is None else f":{number}")


def check_tenants(members: Members, authority: Authority | None) -> None:
    """Checks the list of tenants."""
    findings, stated = members.findings, members.any("allowedTenants")
    if "allowedTenants" not in members:
        if authority is not None and authority.is_shared:
            findings.add("allowedTenants", "config.tenants-not-stated")  # provider-configuration.tenants.1
    elif stated == "any":
        if authority is not None and authority.is_shared:
            findings.warn("allowedTenants", "authority.many-tenants")  # provider-configuration.tenants.2
    elif stated == []:
        findings.add("allowedTenants", "config.tenants-not-stated")  # provider-configuration.tenants.5
    else:
        # provider-configuration.tenants.3
        for tenant in members.texts_in("allowedTenants", members.array("allowedTenants") or []):
            if not is_guid(tenant):
                findings.add("allowedTenants", "config.allowed-tenant-not-guid")  # provider-configuration.tenants.4
            elif authority is not None and not _admits(authority, lower_case(tenant)):
                findings.add("allowedTenants", "config.tenant-never-allowed")  # provider-configuration.tenants.6


def _admits(authority: Authority, tenant: str) -> bool:
    if authority.tenant == "organizations":
        return tenant != PERSONAL_ACCOUNTS
    own = _tenant_id(authority)
    return own is None or tenant == own  # provider-configuration.tenants.7


def _tenant_id(authority: Authority) -> str | None:
    """Returns the GUID of the tenant, if the authority states one."""
    tenant = PERSONAL_ACCOUNTS if authority.tenant == "consumers" else authority.tenant
    return tenant if is_guid(tenant) else None


def read_policies(members: Members) -> bool:
    """Checks the list of policies, and returns whether every policy is accepted instead."""
    if members.any("policies") == "any":
        return True
    # provider-configuration.policies.1, provider-configuration.policies.2
    for policy in members.texts_in("policies", members.array("policies") or []):
        if not is_policy(policy):
            members.findings.add("policies", "config.wrong-type")
    return False


def read_client_id(members: Members, tenant: str | None) -> str | None:
    """Reads the client ID. The first rule that it breaks is reported."""
    text = members.required_text("clientID")
    if text is None:
        return None
    rules = (
        ("config.client-id-placeholder", is_client_template(text), None),  # provider-configuration.client-id.1
        ("config.client-id-not-guid", not is_guid(text), None),  # provider-configuration.client-id.2
        ("config.client-id-equals-tenant", lower_case(text) == tenant, None),  # provider-configuration.client-id.3
        # provider-configuration.client-id.5
        ("config.client-id-not-lower-case", lower_case(text) != text, lower_case(text)),
    )
    for code, is_broken, suggestion in rules:
        if is_broken:
            members.findings.add("clientID", code, suggestion)
            break
    return text


def read_audience(members: Members, authority: Authority | None) -> str | None:
    """Reads the audience, and compares it with the tenant."""
    audience = members.text("signInAudience")
    if audience is None:
        return None
    if audience not in AUDIENCES:
        members.findings.add("signInAudience", "config.wrong-type")  # provider-configuration.audience.1
        return None
    # provider-configuration.audience.8
    if authority is not None and authority.is_workforce:
        if _is_never_the_audience(audience, authority):
            members.findings.add("signInAudience", "config.audience-mismatch")
        elif audience == "PersonalMicrosoftAccount" and _tenant_id(authority) != PERSONAL_ACCOUNTS:
            members.findings.warn("signInAudience", "config.audience-mismatch")  # provider-configuration.audience.5
    return audience


def _is_never_the_audience(audience: str, authority: Authority) -> bool:
    is_personal = _tenant_id(authority) == PERSONAL_ACCOUNTS
    is_national = any(cloud.name == authority.cloud and cloud.is_national for cloud in CLOUDS)
    return (
        (audience == "AzureADMyOrg" and (authority.is_shared or is_personal))  # provider-configuration.audience.2
        or (audience == "AzureADMultipleOrgs" and is_personal)  # provider-configuration.audience.3
        or (audience == "PersonalMicrosoftAccount" and authority.is_shared)  # provider-configuration.audience.4
        or (audience in WITH_PERSONAL_ACCOUNTS and is_national)  # provider-configuration.audience.6
    )
