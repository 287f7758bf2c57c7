"""Compares peers and ranges of trusted proxies with Python's ipaddress."""

from __future__ import annotations

import ipaddress
import random
import re
from collections.abc import Iterator

from comparison import Agreement, Disagreement, Explanation, Outcome, Subject, Trial, agreed
from library import Answer, Question

MAPPED = Explanation(
    "an IPv4-mapped peer or range counts as IPv4",
    "R-C14",
    "the library: sockets for both versions report IPv4 peers that way, and ::/0 must not include them silently",
)
MASK = Explanation(
    "Python reads a mask, or a length with leading zeros, as a length",
    "R-C18",
    "both: a range has one notation here (`10.0.0.0/8`); a mask is rejected, never misread",
)
ZONE = Explanation(
    "Python reads a zone (`fe80::1%eth0`)",
    "IPAddress, RFC 4007 §11",
    "the library: a zone has a meaning on one machine only, so no configuration can name it for all",
)

_Network = ipaddress.IPv4Network | ipaddress.IPv6Network
_Address = ipaddress.IPv4Address | ipaddress.IPv6Address


def _network(text: str) -> _Network | None:
    try:
        return ipaddress.ip_network(text, strict=False)
    except ValueError:
        return None


def _address(text: str) -> _Address | None:
    try:
        return ipaddress.ip_address(text)
    except ValueError:
        return None


def _is_mapped(address: _Address | None) -> bool:
    return isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped is not None


def _by_mapping(network: _Network, address: _Address) -> bool:
    """Returns the verdict with mapped addresses and ranges treated as IPv4."""
    if isinstance(network, ipaddress.IPv6Network) and network.prefixlen >= 96 and network.network_address.ipv4_mapped:
        first = int(network.network_address) & 0xFFFF_FFFF
        network = ipaddress.IPv4Network((first, network.prefixlen - 96))
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped:
        address = address.ipv4_mapped
    return address in network


def _compare(range_text: str, peer_text: str, answer: Answer) -> Outcome:
    network, peer = _network(range_text), _address(peer_text)
    if answer.accepted is None:
        if answer.codes != ("callback.invalid-proxy",):
            return Disagreement(f"refused {answer.codes}")
        if network is None:
            return Agreement(False)
        if "%" in range_text:
            return ZONE
        length = range_text.partition("/")[2]
        if "." in length or re.fullmatch(r"0[0-9]+", length):
            return MASK
        return Disagreement(f"Python accepts {network}, but the library rejects it")
    if network is None:
        return Disagreement("Python rejects the range, but the library accepts it")
    if answer.accepted not in (("trusted",), ("not trusted",)):
        return Disagreement(f"{answer}")
    verdict = answer.accepted == ("trusted",)
    expected = peer is not None and peer in network
    if verdict == expected:
        return Agreement(True)
    if peer is not None and "%" in peer_text and not verdict:
        return ZONE
    if peer is not None and (_is_mapped(peer) or _is_mapped(network.network_address)):
        return agreed(False, True, "another verdict") if verdict != _by_mapping(network, peer) else MAPPED
    return Disagreement(f"the library returns {answer.accepted[0]}, Python {expected}")


def _some_address(generator: random.Random) -> str:
    version4 = ipaddress.IPv4Address(generator.choice([0x0A000005, 0x7F000001, 0xC0A80101, generator.getrandbits(32)]))
    match generator.randint(0, 9):
        case 0 | 1 | 2 | 3:
            return str(version4)
        case 4:
            return f"::ffff:{version4}"
        case 5:
            return str(ipaddress.IPv6Address((0xFFFF << 32) | int(version4)))
        case 6:
            return f"64:ff9b::{version4}"
        case 7:
            address = ipaddress.IPv6Address(generator.getrandbits(128))
            return generator.choice([str(address), address.exploded, str(address).upper()])
        case 8:
            return str(ipaddress.IPv6Address(generator.getrandbits(16) | 0xFE80 << 112))
        case _:
            groups = [f"{generator.choice([0, 0, 1, 0xABCD]):x}" for _ in range(generator.randint(1, 8))]
            place = generator.randint(0, len(groups))
            return ":".join(groups[:place]) + "::" + ":".join(groups[place:])


def _damaged(generator: random.Random, text: str) -> str:
    place = generator.randint(0, len(text))
    return (
        text[:place]
        + generator.choice(["0", ":", ".", "g", " ", "::", "%1", "256", "٣", "/", "-", "00000", "", ".1", "\u0000"])
        + text[place + generator.randint(0, 1) :]
    )


def _trials(generator: random.Random, count: int) -> Iterator[Trial]:
    lengths = [
        *("/0", "/1", "/7", "/8", "/24", "/31", "/32", "/33", "/64", "/96", "/95"),
        *("/104", "/127", "/128", "/129", ""),
    ]
    odd = [
        *("/", "/08", "/255.0.0.0", "/0.0.0.255", "/+8", "/ 8", "/8/8", "/-1", "/1e1", "/٣"),
        *("/999", "/00"),
    ]
    for _ in range(count):
        base = _some_address(generator)
        peer = base if generator.random() < 0.3 else _some_address(generator)
        if generator.random() < 0.4 and (address := _address(base)):
            # A neighboring address, so that both verdicts are common.
            bits = 32 if isinstance(address, ipaddress.IPv4Address) else 128
            peer = str(type(address)(int(address) ^ 1 << generator.randrange(bits)))
        if generator.random() < 0.15:
            peer = _damaged(generator, peer)
        if generator.random() < 0.15:
            base = _damaged(generator, base)
        text = base + generator.choice(odd if generator.random() < 0.1 else lengths)
        yield Trial(
            Question("peer", (text.encode(), peer.encode())),
            lambda answer, text=text, peer=peer: _compare(text, peer, answer),  # type: ignore[misc]
            f"{ascii(peer)} in {ascii(text)}",
        )


SUBJECTS = [Subject("trusted proxies", "ipaddress", 1, _trials)]
