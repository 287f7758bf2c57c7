"""Callbacks: from a page address, a public address, or a request, possibly through proxies."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Callable
from urllib.parse import quote, unquote_to_bytes

from addresses import Address, cut_port, has_dot_segment, port_number, written_host
from ascii_text import lower_case
from forwarding import Fields, first_element, list_of, statements_of
from given import Given, MalformedVector
from json_values import JSONValue
from problems import Accepted, Refused

DEFAULT_PATH = "/api/oidc/callback"

_PORTS = {"http": 80, "https": 443}
_PATH = re.compile(r"/[A-Za-z0-9/._~!$&'()*+,;=:@-]*")
_LONGEST_PATH = 2_048
_LENGTH = re.compile(r"0|[1-9][0-9]*")
_MAPPED_BITS = 96

Network = ipaddress.IPv4Network | ipaddress.IPv6Network
Peer = ipaddress.IPv4Address | ipaddress.IPv6Address
Origin = tuple[str, str, int | None]
Derivation = Callable[[list[Network]], tuple[Origin, list[str]]]


def validate_callback(value: JSONValue) -> Accepted:
    """Callback URLs."""
    given = Given(value, {"pageAddress", "publicAddress", "request", "path", "trustedProxies", "allowedHosts"})
    path = given.text("path") if "path" in given else DEFAULT_PATH
    proxies = given.optional_texts("trustedProxies") or []
    allowed_hosts = given.optional_texts("allowedHosts")
    origin_of = _derivation(given)
    (scheme, host, port), warnings = origin_of([_network(entry) for entry in proxies])
    refuse_path(path)
    if allowed_hosts is not None and host not in [written_host(entry) for entry in allowed_hosts]:
        raise Refused("callback.host-not-allowed")
    origin = f"{scheme}://{host}" + ("" if port in (None, _PORTS[scheme]) else f":{port}")
    return Accepted({"callback": origin + path, "origin": origin}, warnings)


def _derivation(given: Given) -> Derivation:
    if ["pageAddress" in given, "publicAddress" in given, "request" in given].count(True) != 1:
        raise MalformedVector("give one of pageAddress, publicAddress and request")
    if "request" in given:
        return _of_request(Given(given.any("request"), {"scheme", "host", "headers", "peer"}))
    if "pageAddress" in given:
        page = given.text("pageAddress")
        return lambda _: (origin_of_address(page), [])
    public = given.text("publicAddress")

    return lambda _: (origin_of_address(public), warnings_about_public_address(public))


def rest_of_address(text: str) -> str:
    """Returns everything after the authority of an absolute URL."""
    return text.partition("://")[2][len(Address.cut(text).authority) :]  # type: ignore[union-attr]


def warnings_about_public_address(text: str) -> list[str]:
    """Returns the warnings about an accepted public address."""
    return [] if rest_of_address(text) in ("", "/") else ["callback.path-ignored"]


def _of_request(request: Given) -> Derivation:
    scheme, host, peer = request.text("scheme"), request.text("host"), request.optional_text("peer")
    fields: Fields = []
    headers = request.object("headers") if "headers" in request else {}
    for name, value in headers.items():
        values = value if isinstance(value, list) else [value]
        if not all(isinstance(element, str) for element in values):
            raise MalformedVector("a field is a string or an array of strings")
        fields += [(name, element) for element in values]

    def origin_of(networks: list[Network]) -> tuple[Origin, list[str]]:
        address = _peer(peer)
        if address is None or not any(address in network for network in networks):
            return _origin(scheme, host), ["callback.forwarding-ignored"] if _state_an_origin(fields) else []
        stated = statements_of(fields)
        forwarded_scheme = next(iter(stated.schemes), scheme)
        forwarded_host, port = next(iter(stated.hosts), None), next(iter(stated.ports), None)
        authority = forwarded_host or host
        own_port = cut_port(authority)[1]
        if port is not None and own_port is not None and port_number(own_port) not in (None, port):
            raise Refused("callback.conflicting-forwarding")
        if port is not None and own_port is None:
            authority += f":{port}"
        return _origin(forwarded_scheme, authority), []

    return origin_of


def _state_an_origin(fields: Fields) -> bool:
    if any(list_of(fields, f"X-Forwarded-{name}") is not None for name in ("Proto", "Host", "Port")):
        return True
    forwarded = list_of(fields, "Forwarded")
    if forwarded is None:
        return False
    element = first_element(forwarded)
    return element is None or "proto" in element or "host" in element


def origin_of_address(text: str) -> Origin:
    """Returns the origin of a page address or public address."""
    address = Address.cut(text)
    if address is None:
        raise Refused("callback.not-absolute")
    return _origin(address.scheme, address.authority)


def _origin(scheme: str, authority: str) -> Origin:
    if lower_case(scheme) not in _PORTS:
        raise Refused("callback.unsupported-scheme")
    if "@" in authority:
        raise Refused("callback.user-info")
    host_text, port_text = cut_port(authority)
    host = None if re.search(r"[/?#]", authority) else written_host(host_text)
    if host is None:
        raise Refused("callback.invalid-host")
    port = port_number(port_text) if port_text is not None else None
    if port_text is not None and port is None:
        raise Refused("callback.invalid-port")
    return lower_case(scheme), host, port


def refuse_path(path: str) -> None:
    """Rejects a callback path that breaks a rule."""
    has_empty_segment = "//" in path
    has_good_bytes = _PATH.fullmatch(path) or _is_path_of_a_provider(path)
    is_good = len(path.encode()) <= _LONGEST_PATH and has_good_bytes and not has_empty_segment
    if not is_good or has_dot_segment(path):
        raise Refused("callback.invalid-path")


def _network(text: str) -> Network:
    """Returns the range of an entry. Python also accepts zones and other spellings of a length; this port does not."""
    address, slash, length = text.partition("/")
    try:
        first = ipaddress.ip_address(address)
        if "%" in address or (slash and not (_LENGTH.fullmatch(length) and len(length) <= 3)):
            raise ValueError(text)
        network = ipaddress.ip_network((first, int(length) if slash else first.max_prefixlen), strict=False)
    except ValueError:
        raise Refused("callback.invalid-proxy") from None
    mapped = first.ipv4_mapped if isinstance(first, ipaddress.IPv6Address) else None
    if mapped is None or network.prefixlen < _MAPPED_BITS:
        return network
    return ipaddress.IPv4Network((mapped, network.prefixlen - _MAPPED_BITS), strict=False)


def _peer(text: str | None) -> Peer | None:
    try:
        address = ipaddress.ip_address(text or "")
    except ValueError:
        return None
    if not isinstance(address, ipaddress.IPv6Address):
        return address
    return None if address.scope_id else address.ipv4_mapped or address


def _is_path_of_a_provider(path: str) -> bool:
    """Returns whether this is the default path with the exactly encoded name of one of several providers."""
    name = path.removeprefix(DEFAULT_PATH + "/")
    return name != path and quote(unquote_to_bytes(name), safe="") == name and _is_utf8(unquote_to_bytes(name))


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True
