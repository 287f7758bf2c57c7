"""Redirect URIs that Entra accepts."""

from __future__ import annotations

import re

from addresses import Address, consists_of_uri_characters, has_dot_segment, port_number, written_host
from ascii_text import lower_case
from given import Given, MalformedVector
from issuers import is_host
from json_values import JSONValue
from problems import Accepted, Refused
from response_types import RESPONSE_MODES

_LONGEST_URI = 256
AUDIENCES = ("AzureADMyOrg", "AzureADMultipleOrgs", "AzureADandPersonalMicrosoftAccount", "PersonalMicrosoftAccount")
WITH_PERSONAL_ACCOUNTS = AUDIENCES[2:]
# These characters have separate rules, so the host check treats them as letters.
_WITH_RULES_OF_THEIR_OWN = re.compile(r"[!$'(),;*]")


def validate_redirect(value: JSONValue) -> Accepted:
    """Redirect URIs that Entra accepts."""
    given = Given(value, {"uri", "audience", "responseMode"})
    uri = given.text("uri")
    audience = given.optional_text("audience") if "audience" in given else "AzureADMyOrg"
    mode = given.optional_text("responseMode")
    if audience not in AUDIENCES or mode not in (None, *RESPONSE_MODES):
        raise MalformedVector("there is no such audience or mode")
    codes, warnings = check_redirect(uri, audience, mode)
    if codes:
        raise Refused(*codes)
    return Accepted({"uri": uri}, warnings)


def check_redirect(uri: str, audience: str, mode: str | None) -> tuple[set[str], list[str]]:
    """Returns the codes of all errors and warnings."""
    address = Address.cut(uri)
    codes = _codes_of_text(uri, address, has_personal_accounts=audience in WITH_PERSONAL_ACCOUNTS)
    if address is None or not address.host_and_port[0]:
        return codes | {"redirect.relative"}, []
    codes |= _codes_of_address(address)
    return codes, [] if codes else _warnings(address, mode)


def _codes_of_text(uri: str, address: Address | None, has_personal_accounts: bool) -> set[str]:
    is_broken = {
        "redirect.too-long": len(uri) > _LONGEST_URI,
        "redirect.unsupported-character": re.search(r"[!$'(),;]", uri),
        "redirect.wildcard": "*" in uri,
        "redirect.fragment": "#" in uri,
        "redirect.query-with-personal-accounts": has_personal_accounts and "?" in uri.partition("#")[0],
        "redirect.user-info": address is not None and address.user_information is not None,
        "redirect.malformed": not consists_of_uri_characters(uri),
    }
    return {code for code, broken in is_broken.items() if broken}


def _codes_of_address(address: Address) -> set[str]:
    host, port = address.host_and_port
    scheme = lower_case(address.scheme)
    is_this_machine = lower_case(host) == "localhost" or host == "127.0.0.1"
    is_well_formed = (
        is_host(_WITH_RULES_OF_THEIR_OWN.sub("x", host))
        and (port is None or port_number(port) is not None)
        and not has_dot_segment(address.path)
    )
    is_broken = {
        "redirect.malformed": not is_well_formed,
        "redirect.scheme-not-https": scheme != "https" and not (scheme == "http" and is_this_machine),
        "redirect.ipv6-loopback": written_host(host) == "[::1]",
    }
    return {code for code, broken in is_broken.items() if broken}


def _warnings(address: Address, mode: str | None) -> list[str]:
    host, port = address.host_and_port
    number = port_number(port) if port is not None else None
    is_http = lower_case(address.scheme) == "http"
    is_true = {
        "redirect.manifest-only": is_http and host == "127.0.0.1",
        "redirect.gains-trailing-slash": not address.path and mode in ("query", "fragment"),
        "redirect.mixed-case-path": re.search(r"[A-Z]", address.path),
        "redirect.explicit-default-port": number == (80 if is_http else 443),
        "redirect.localhost-port-ignored": lower_case(host) == "localhost" and number is not None,
    }
    return [code for code, holds in is_true.items() if holds]
