"""The few facts about an authority that the issuer rule needs.

This is no port of what `entra-authority` judges: it knows the accepted forms and two refusals, and looks for no
template text in hosts and policies. Every other text is an error of its vector, so that nothing passes by luck.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ascii_text import lower_case
from issuers import is_guid, is_host, is_lower_case_guid
from problems import Refused

_SIGN_IN_HOSTS = ("login.microsoftonline.com", "login.microsoftonline.us", "login.partner.microsoftonline.cn")
_VERSION_1_HOSTS = ("sts.windows.net", "sts.chinacloudapi.cn")
_OF_MICROSOFT = re.compile(r".*\.(?:microsoft(?:online|azure)?|azure|windows|usgovcloudapi|chinacloudapi)\.[a-z]+")
_SHARED_TENANTS = ("common", "organizations")
_NO_TENANT = "00000000-0000-0000-0000-000000000000"

_ADDRESS = re.compile(r"https://([^/?#@A-Z]+)/([^?#]+)")
_PLAIN_PATH = re.compile(r"([^/]+)/v2\.0")
_B2C_PATH = re.compile(r"(tfp/)?([^/]+)/(?![vV][12]\.0/)[A-Za-z0-9._~-]+/v2\.0(/?)")
_VERSION_1_PATH = re.compile(r"([^/]+)/")
_DOMAIN = re.compile(r"(?:(?!-)[A-Za-z0-9-]{1,63}(?<!-)\.)+(?![0-9]+\Z)(?!-)[A-Za-z0-9-]{1,63}(?<!-)")
_LONGEST_DOMAIN = 253


class NotPorted(Exception):
    """The port does not read this form."""


@dataclass(frozen=True)
class Authority:
    """Whose accounts may sign in, and through which product."""

    tenant: str
    is_b2c: bool
    is_external_id: bool = False

    @property
    def is_workforce(self) -> bool:
        """Whether employees and guests sign in, and no customers."""
        return not self.is_b2c and not self.is_external_id

    @property
    def is_shared(self) -> bool:
        """Whether accounts of more than one tenant can sign in, so that metadata names a template."""
        return self.tenant in _SHARED_TENANTS


def read_authority(text: str, custom_hosts: list[str]) -> Authority:
    """Reads an authority in one of the accepted forms."""
    match = _ADDRESS.fullmatch(text)
    if match is None:
        raise NotPorted(text)
    host, path = match.groups()
    authority = _on_host(host, path, is_custom=host in map(lower_case, custom_hosts))
    if authority is None:
        raise NotPorted(text)
    return authority


def _on_host(host: str, path: str, is_custom: bool) -> Authority | None:
    if is_custom:
        return _plain(path, allows_words=True) or _b2c(path, is_custom=True)
    if host in _SIGN_IN_HOSTS:
        return _plain(path, allows_words=True)
    if host in _VERSION_1_HOSTS and (match := _VERSION_1_PATH.fullmatch(path)) and _is_one_directory(match[1]):
        raise Refused("authority.v1-issuer")
    if not is_host(host) or _OF_MICROSOFT.fullmatch(host):
        return None
    name, _, domain = host.partition(".")
    if domain == "b2clogin.com":
        return _b2c(path, is_custom=False)
    if domain == "ciamlogin.com":
        authority = _plain(path, allows_words=False)
        if authority is None or (is_guid(name) and authority.tenant != name):
            return None
        return replace(authority, is_external_id=True)
    if _plain(path, allows_words=True) or _b2c(path, is_custom=True):
        raise Refused("authority.unknown-host")
    return None


def _plain(path: str, allows_words: bool) -> Authority | None:
    """`TENANT/v2.0`"""
    match = _PLAIN_PATH.fullmatch(path)
    if match is None:
        return None
    tenant = match[1]
    is_word = allows_words and tenant in (*_SHARED_TENANTS, "consumers")
    return Authority(tenant, is_b2c=False) if is_word or _is_one_directory(tenant) else None


def _b2c(path: str, is_custom: bool) -> Authority | None:
    """`TENANT/POLICY/v2.0` or `tfp/TENANT/POLICY/v2.0`, each perhaps with a slash."""
    match = _B2C_PATH.fullmatch(path)
    if match is None or not _is_one_directory(match[2]):
        return None
    is_slash_allowed = match[1] or not is_custom
    return Authority(match[2], is_b2c=True) if is_slash_allowed or not match[3] else None


def _is_one_directory(tenant: str) -> bool:
    is_domain = len(tenant) <= _LONGEST_DOMAIN and _DOMAIN.fullmatch(tenant) is not None
    return is_domain or (is_lower_case_guid(tenant) and tenant != _NO_TENANT)
