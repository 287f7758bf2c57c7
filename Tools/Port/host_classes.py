"""Public, private and link-local hosts, by the page on discovery."""

from __future__ import annotations

import ipaddress

from ascii_text import lower_case

_LINK_LOCAL_NAMES = (
    *("metadata", "instance-data", "instance-data.ec2.internal", "metadata.google.internal", "metadata.goog"),
    *("metadata.azure.internal", "metadata.tencentyun.com", "metadata.packet.net", "metadata.platformequinix.com"),
)
_PRIVATE_NAMES = (
    *("localhost", "local", "localdomain", "internal", "intranet", "private", "corp", "home", "lan", "home.arpa"),
)
_LINK_LOCAL = [
    *("169.254.0.0/16", "168.63.129.16", "100.100.100.200", "192.0.0.192"),
    *("fe80::/10", "64:ff9b:1::/48", "fd00:ec2::254", "fd20:ce::254"),
]
_PRIVATE_IPV4 = [
    *("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "172.16.0.0/12", "192.0.0.0/24", "192.88.99.0/24"),
    *("192.168.0.0/16", "198.18.0.0/15", "224.0.0.0/3"),
]
# The number of bits after the embedded IPv4 address.
_IPV4_INSIDE = [("::ffff:0:0/96", 0), ("64:ff9b::/96", 0), ("2002::/16", 80)]
_IPV4_COMPATIBLE = ["::/96", "::ffff:0:0:0/96"]

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address


def class_of_host(host: str) -> tuple[str, bool]:
    """Returns the class of a valid host, and whether it is an address."""
    try:
        return _class_of_address(ipaddress.ip_address(host.strip("[]"))), True
    except ValueError:
        return _class_of_name(lower_case(host).removesuffix(".")), False


def _class_of_name(name: str) -> str:
    def is_at_or_below(domains: tuple[str, ...]) -> bool:
        return any(name == domain or name.endswith("." + domain) for domain in domains)

    if is_at_or_below(_LINK_LOCAL_NAMES):  # discovery.host.7
        return "link-local"
    return "private" if "." not in name or is_at_or_below(_PRIVATE_NAMES) else "public"


def _class_of_address(address: IPAddress) -> str:
    if _is_in(address, _LINK_LOCAL):
        return "link-local"
    if address.version == 4:
        return "private" if _is_in(address, _PRIVATE_IPV4) else "public"
    for network, shift in _IPV4_INSIDE:  # discovery.host.15
        if _is_in(address, [network]):
            return _class_of_address(ipaddress.IPv4Address(int(address) >> shift & 0xFFFF_FFFF))
    if _is_in(address, _IPV4_COMPATIBLE):  # discovery.host.16
        inside = _class_of_address(ipaddress.IPv4Address(int(address) & 0xFFFF_FFFF))
        return "link-local" if inside == "link-local" else "private"
    return "public" if _is_in(address, ["2000::/3"]) and not _is_in(address, ["2001::/23"]) else "private"


def _is_in(address: IPAddress, networks: list[str]) -> bool:
    return any(address in ipaddress.ip_network(network) for network in networks)
