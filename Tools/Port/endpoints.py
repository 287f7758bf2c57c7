"""Endpoints in metadata: their URLs, and the B2C policies that they name."""

from __future__ import annotations

from dataclasses import dataclass

from addresses import Address, consists_of_uri_characters, port_number, written_host
from ascii_text import lower_case
from endpoint_hosts import HostClass, class_of_host
from forms import decode_escapes

_POLICY_PREFIX = "b2c_1"
_FIXED_SEGMENTS = ("tfp", "te")
_SERVICES = ("oauth2", "discovery", "openid")


@dataclass(frozen=True)
class EndpointRules:
    """The endpoints that are allowed."""

    farthest: HostClass
    is_emulated: bool = False
    policy: str | None = None

    def code_of(self, text: str) -> str | None:
        """Returns the code of an endpoint that is not allowed, or `None`."""
        address = Address.cut(text)
        host = None if address is None else written_host(address.host_and_port[0])
        if address is None or host is None or not self._is_well_formed(text, address):
            return "discovery.endpoint-not-https"  # discovery.endpoint.1, discovery.endpoint.2, discovery.endpoint.3
        if address.user_information is not None or address.fragment is not None:
            return "discovery.invalid-endpoint"  # discovery.endpoint.4
        if class_of_host(host) > self.farthest:
            return "discovery.private-endpoint"  # discovery.endpoint.5
        # discovery.policy.1, discovery.policy.6, discovery.policy.10
        if self.policy is not None and any(lower_case(name) != lower_case(self.policy) for name in _policies(address)):
            return "issuer.policy-mismatch"
        return None

    def _is_well_formed(self, text: str, address: Address) -> bool:
        scheme, port = lower_case(address.scheme), address.host_and_port[1]
        is_secure = scheme == "https" or (self.is_emulated and scheme == "http" and is_this_machine(text))
        is_port = port is None or port_number(port) is not None
        return is_secure and is_port and consists_of_uri_characters(text)


def is_this_machine(text: str) -> bool:
    """Returns whether the host of a URL is one at which an emulator can be."""
    address = Address.cut(text)
    return address is not None and is_loopback(address.host_and_port[0])


def is_loopback(host: str) -> bool:
    """Returns whether a host, in any spelling, is `localhost`, an IPv4 address in 127.0.0.0/8, or `[::1]`."""
    written = written_host(host)
    if written is None:
        return False
    is_address = written.startswith("127.") and written.replace(".", "").isdigit()
    return written in ("localhost", "[::1]") or is_address


def _policies(address: Address) -> list[str]:
    """Returns all policies that an endpoint names."""
    segments = [_decoded(segment) for segment in address.path.split("/")[1:]]
    named = [segment for segment in segments if lower_case(segment).startswith(_POLICY_PREFIX)]  # discovery.policy.2
    # discovery.policy.3: in front of the service is the policy, unless only the tenant is in front of it.
    while segments and lower_case(segments[0]) in _FIXED_SEGMENTS:
        segments.pop(0)
    places = [place for place, segment in enumerate(segments) if lower_case(segment) in _SERVICES]
    named += [segments[place - 1] for place in places if place >= 2]
    # discovery.policy.4
    for parameter in (address.query or "").split("&"):
        name, equals, value = parameter.partition("=")
        if equals and _decoded(name) in ("p", "P"):
            named.append(_decoded(value))
    return named


def _decoded(text: str) -> str:
    decoded = decode_escapes(text)
    return text if decoded is None else decoded  # discovery.policy.5
