"""The role of the host in a pasted URL."""

from __future__ import annotations

from dataclasses import dataclass

from addresses import Address, cut_port, is_at_or_below, port_number, written_host
from ascii_text import lower_case
from data_tables import (
    B2C_SUFFIX,
    EXTERNAL_ID_SUFFIX,
    RESERVED_DOMAINS,
    RESERVED_HOSTS,
    RETIRED_HOSTS,
    RETIRED_PORTALS,
    SIGN_IN_HOSTS,
    UNKNOWN_CLOUDS,
)
from issuers import is_host


@dataclass(frozen=True)
class Cloud:
    """One of Microsoft's clouds, or `custom`."""

    name: str
    host: str
    aliases: tuple[str, ...] = ()
    version_1_host: str | None = None
    portals: tuple[str, ...] = ()

    @property
    def is_national(self) -> bool:
        """Whether this is a national cloud."""
        return self.name not in ("global", "custom")


CLOUDS = tuple(
    Cloud(row["cloud"], row["host"], tuple(row["aliases"]), row["version1"], tuple(row["portals"]))
    for row in SIGN_IN_HOSTS
)


@dataclass(frozen=True)
class SignInHost:
    """The role of a host, and its cloud."""

    role: str
    cloud: Cloud


def find_host(address: Address, custom_hosts: list[str], external_id_hosts: list[str]) -> SignInHost | None:
    """Returns the role of a URL's host, or `None` if the host is unknown."""
    if address.user_information is not None:
        return None
    name, port = address.host_and_port
    host = lower_case(name)
    known = _known(host)
    if known is not None:
        return known if port is None else None
    if is_reserved(host) and not _may_be_listed(host):
        return None
    asked = _custom_host(name, port)
    # provider-configuration.hosts.6: a host in both lists is External ID.
    for role, hosts in (("external-id", external_id_hosts), ("custom", custom_hosts)):
        if asked is not None and asked in [_custom_host(*cut_port(entry)) for entry in hosts]:
            return SignInHost(role, Cloud("custom", lower_case(address.authority)))
    return None


def is_custom_host(text: str) -> bool:
    """Returns whether an entry of a list is a host with an optional port."""
    return _custom_host(*cut_port(text)) is not None


def _custom_host(name: str, port: str | None) -> tuple[str, str | None] | None:
    """Returns a normalized host and port for comparing entries, or `None` if the host is invalid."""
    host = written_host(name)
    return (host, port) if host is not None and (port is None or port_number(port) is not None) else None


def is_portal(host: str) -> bool:
    """Returns whether this is the host of a portal."""
    portals = [portal for cloud in CLOUDS for portal in cloud.portals]
    return host in RETIRED_PORTALS or is_at_or_below(host, portals)


def is_reserved(host: str) -> bool:
    """Returns whether this is a host of Microsoft's own services, and so not a tenant's domain."""
    host = lower_case(host)
    return host in RESERVED_HOSTS or is_at_or_below(host, RESERVED_DOMAINS)


def _known(host: str) -> SignInHost | None:
    for cloud in CLOUDS:
        roles = {cloud.host: "workforce", cloud.version_1_host: "version-1", **dict.fromkeys(cloud.aliases, "alias")}
        if host in roles:
            return SignInHost(roles[host], cloud)
    own = Cloud("custom", host)
    if is_portal(host):
        return SignInHost("portal", own)
    if host in RETIRED_HOSTS:
        return SignInHost("retired", own)
    label, _, domain = host.partition(".")
    role = {B2C_SUFFIX: "b2c", EXTERNAL_ID_SUFFIX: "external-id"}.get(f".{domain}")
    return SignInHost(role, Cloud("global", host)) if role and label and is_host(host) else None


def _may_be_listed(host: str) -> bool:
    sign_in_hosts = [name for cloud in CLOUDS for name in (cloud.host, *cloud.aliases)]
    return host in UNKNOWN_CLOUDS or any(host.endswith("." + name) for name in sign_in_hosts)
