"""The few facts about an authority that the issuer rule needs.

This is no port of what `entra-authority` judges: it knows the accepted forms and two refusals. Every other text ends
the run of its vector with an error, so that nothing is passed by luck.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from issuers import is_host, is_lower_case_guid
from problems import Refused

_SIGN_IN_HOSTS = ("login.microsoftonline.com", "login.microsoftonline.us", "login.partner.microsoftonline.cn")
_VERSION_1_HOSTS = ("sts.windows.net", "sts.chinacloudapi.cn")
_SHARED_TENANTS = ("common", "organizations")
_ONE_LABEL = r"[a-z0-9_-]+"
_POLICY = r"[A-Za-z0-9._~-]+"
_DOMAIN = re.compile(r"(?:(?!-)[A-Za-z0-9-]{1,63}(?<!-)\.)+(?![0-9]+$)(?!-)[A-Za-z0-9-]{1,63}(?<!-)")


class NotPorted(Exception):
    """The port does not read this form."""


@dataclass(frozen=True)
class Authority:
    """Whose accounts may sign in, and through which product."""

    tenant: str
    is_b2c: bool

    @property
    def is_shared(self) -> bool:
        """Whether accounts of more than one tenant can sign in, so that metadata names a template."""
        return self.tenant in _SHARED_TENANTS


def read_authority(text: str, custom_hosts: list[str]) -> Authority:
    """Reads an authority in one of the accepted forms."""
    match = re.fullmatch(r"https://([^/?#@]*)/(.*)", text)
    if match is None:
        raise NotPorted(text)
    host, path = match.groups()
    is_custom = host in custom_hosts
    is_b2c_host = re.fullmatch(_ONE_LABEL + r"\.b2clogin\.com", host) is not None
    is_external_host = re.fullmatch(_ONE_LABEL + r"\.ciamlogin\.com", host) is not None
    if host in _VERSION_1_HOSTS and not is_custom:
        raise Refused("authority.v1-issuer")
    if not (is_custom or is_b2c_host or is_external_host or host in _SIGN_IN_HOSTS):
        if not is_host(host):
            raise NotPorted(text)
        raise Refused("authority.unknown-host")

    if is_b2c_host or is_custom:
        b2c = re.fullmatch(rf"(tfp/)?([^/]+)/{_POLICY}/v2\.0(/?)", path)
        if b2c and _is_one_directory(b2c[2]) and (is_b2c_host or b2c[1] or not b2c[3]):
            return Authority(b2c[2], is_b2c=True)
    plain = re.fullmatch(r"([^/]+)/v2\.0", path)
    if plain is None or is_b2c_host or not (_is_one_directory(plain[1]) or _is_word(plain[1], is_external_host)):
        raise NotPorted(text)
    return Authority(plain[1], is_b2c=False)


def _is_one_directory(tenant: str) -> bool:
    return is_lower_case_guid(tenant) or _DOMAIN.fullmatch(tenant) is not None


def _is_word(tenant: str, is_external_host: bool) -> bool:
    return not is_external_host and tenant in (*_SHARED_TENANTS, "consumers")
