"""Public, private and link-local hosts, by their spelling alone."""

from __future__ import annotations

import ipaddress
import re
from enum import IntEnum

from addresses import is_at_or_below
from ascii_text import lower_case


class HostClass(IntEnum):
    """How near a host is. A policy allows all classes up to one."""

    PUBLIC = 0
    PRIVATE = 1
    LINK_LOCAL = 2


# discovery.host.1, discovery.host.2, discovery.host.3
ENDPOINT_POLICIES = {
    "publicOnly": HostClass.PUBLIC,
    "privateAllowed": HostClass.PRIVATE,
    "linkLocalAllowed": HostClass.LINK_LOCAL,
}

_LINK_LOCAL_NAMES = (
    *("metadata", "instance-data", "instance-data.ec2.internal", "metadata.google.internal", "metadata.goog"),
    *("metadata.azure.internal", "metadata.tencentyun.com", "metadata.packet.net", "metadata.platformequinix.com"),
)
_PRIVATE_NAMES = (
    *("localhost", "local", "localdomain", "internal", "intranet", "private", "corp", "home", "lan", "home.arpa"),
)
_LINK_LOCAL_IPV4 = ("169.254.0.0/16", "168.63.129.16", "100.100.100.200", "192.0.0.192")
_PRIVATE_IPV4 = (
    *("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "172.16.0.0/12", "192.0.0.0/24", "192.88.99.0/24"),
    *("192.168.0.0/16", "198.18.0.0/15", "224.0.0.0/3"),
)
_LINK_LOCAL_IPV6 = ("fe80::/10", "64:ff9b:1::/48", "fd00:ec2::254", "fd20:ce::254")
# The ranges with an IPv4 address in them, and the number of bits behind it.
_SAME_AS_IPV4 = {"::ffff:0:0/96": 0, "64:ff9b::/96": 0, "2002::/16": 80}
_PRIVATE_WITH_IPV4 = ("::/96", "::ffff:0:0:0/96")
_IPV4 = re.compile(r"[0-9.]+")


def class_of_host(host: str) -> HostClass:
    """Returns the class of a valid host."""
    if host.startswith("["):
        return _class_of_ipv6(ipaddress.IPv6Address(host[1:-1]))
    if _IPV4.fullmatch(host):
        return _class_of_ipv4(ipaddress.IPv4Address(host))
    name = lower_case(host).removesuffix(".")
    if is_at_or_below(name, _LINK_LOCAL_NAMES):
        return HostClass.LINK_LOCAL  # discovery.host.7
    if "." not in name or is_at_or_below(name, _PRIVATE_NAMES):
        return HostClass.PRIVATE  # discovery.host.8, discovery.host.9
    return HostClass.PUBLIC  # discovery.host.10


def _class_of_ipv4(address: ipaddress.IPv4Address) -> HostClass:
    if _is_in(address, _LINK_LOCAL_IPV4):
        return HostClass.LINK_LOCAL  # discovery.host.11
    # discovery.host.12, discovery.host.13
    return HostClass.PRIVATE if _is_in(address, _PRIVATE_IPV4) else HostClass.PUBLIC


def _class_of_ipv6(address: ipaddress.IPv6Address) -> HostClass:
    if _is_in(address, _LINK_LOCAL_IPV6):
        return HostClass.LINK_LOCAL  # discovery.host.14
    for network, bits in _SAME_AS_IPV4.items():
        if _is_in(address, (network,)):
            return _class_of_ipv4(_embedded(address, bits))  # discovery.host.15
    if _is_in(address, _PRIVATE_WITH_IPV4):
        return max(HostClass.PRIVATE, _class_of_ipv4(_embedded(address, 0)))  # discovery.host.16
    is_public = _is_in(address, ("2000::/3",)) and not _is_in(address, ("2001::/23",))
    return HostClass.PUBLIC if is_public else HostClass.PRIVATE  # discovery.host.17, discovery.host.18


def _embedded(address: ipaddress.IPv6Address, bits: int) -> ipaddress.IPv4Address:
    return ipaddress.IPv4Address(int(address) >> bits & 0xFFFF_FFFF)


def _is_in(address: ipaddress.IPv4Address | ipaddress.IPv6Address, networks: tuple[str, ...]) -> bool:
    return any(address in ipaddress.ip_network(network) for network in networks)
