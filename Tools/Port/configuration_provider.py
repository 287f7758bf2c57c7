"""One provider in a configuration file."""

from __future__ import annotations

from dataclasses import dataclass

from configuration_callback import CallbackPath, read_callback
from configuration_credentials import check_credentials
from configuration_issuer import (
    ConfiguredIssuer,
    check_tenants,
    read_audience,
    read_client_id,
    read_emulator,
    read_issuer,
    read_policies,
)
from configuration_members import Members
from configuration_names import check_names
from entra_scopes import is_scope
from findings import MEMBERS, Finding, Findings
from json_values import JSONValue
from response_types import RESPONSE_MODES, RESPONSE_TYPES, default_mode, has_word

_DEFAULT_SCOPE = "openid profile email"


@dataclass(frozen=True)
class Provider:
    """What was read of a provider. A member that is invalid is `None`."""

    name: str | None
    issuer: ConfiguredIssuer
    emulator: str | None
    accepts_any_policy: bool
    client_id: str | None
    response_type: str | None
    response_mode: str | None
    names_itself: bool | None
    scope: str | None
    callback: CallbackPath
    audience: str | None

    @property
    def identifies_itself(self) -> bool:
        """Whether every response names the provider, as far as the configuration is valid."""
        # provider-configuration.shared.5
        if self.response_type is None or self.names_itself is None:
            return True
        return has_word(self.response_type, "id_token") or self.names_itself

    @property
    def outcome(self) -> dict[str, JSONValue]:
        """The members of the outcome."""
        # provider-configuration.outcome.1
        return {
            "issuer": self.issuer.text,
            "clientID": self.client_id,
            "scope": self.scope,
            "responseType": self.response_type,
            "responseMode": self.response_mode,
            "callbackPath": self.callback.text,
        }


def read_provider(
    value: dict[str, JSONValue], *, is_first: bool, more_names: tuple[str, ...] = ()
) -> tuple[Provider, list[Finding]]:
    """Reads a provider, and returns its problems in the order of its members."""
    findings = Findings()
    members = Members(value, findings)
    name = members.text("name") if "name" in members else "entra"  # provider-configuration.member.6
    emulator = read_emulator(members)
    issuer = read_issuer(members)
    check_tenants(members, issuer.authority)
    accepts_any_policy = read_policies(members)
    client_id = read_client_id(members, issuer.tenant)
    response_type = _response_type(members)
    mode = _response_mode(members, response_type)
    check_credentials(members, response_type)
    members.boolean("requestsHomeAccountID")  # provider-configuration.member.7
    provider = Provider(
        name=name,
        issuer=issuer,
        emulator=emulator,
        accepts_any_policy=accepts_any_policy,
        client_id=client_id,
        response_type=response_type,
        response_mode=mode,
        names_itself=members.boolean("namesItself") if "namesItself" in members else False,
        scope=_scope(members),
        callback=read_callback(members, name, is_first=is_first),
        audience=read_audience(members, issuer.authority),
    )
    check_names(value, (*MEMBERS, *more_names), findings)
    return provider, findings.in_order


def _response_type(members: Members) -> str | None:
    if "responseType" not in members:
        return "code"
    text = members.text("responseType")
    if text is None:
        return None
    response_type = RESPONSE_TYPES.get(text)
    if response_type is None:
        members.findings.add("responseType", "config.response-type-unsupported")  # provider-configuration.response.2
    elif has_word(response_type, "id_token"):
        members.findings.warn("responseType", "config.needs-id-tokens-toggle")  # provider-configuration.response.3
    return response_type


def _response_mode(members: Members, response_type: str | None) -> str | None:
    response_type = response_type or "code"  # provider-configuration.response.6
    if "responseMode" not in members:
        return default_mode(response_type)  # provider-configuration.response.7
    mode = members.text("responseMode")
    # provider-configuration.response.4, provider-configuration.response.5
    is_logged = mode == "query" and has_word(response_type, "id_token")
    if mode is not None and (mode not in RESPONSE_MODES or is_logged):
        members.findings.add("responseMode", "config.response-mode-unsupported")
        return None
    return mode


def _scope(members: Members) -> str | None:
    scope = members.text("scope") if "scope" in members else _DEFAULT_SCOPE
    if scope is None:
        return None
    if not is_scope(scope):
        members.findings.add("scope", "config.scope-malformed")  # provider-configuration.scope.1
    if "openid" not in scope.split(" "):
        members.findings.add("scope", "config.scope-without-openid")  # provider-configuration.scope.2
    return scope
