"""The issuer that an administrator entered: accepted exactly as entered, or rejected with every problem."""

from __future__ import annotations

import re

from addresses import Address
from ascii_text import lower_case
from authority import Authority
from authority_path import AuthorityPath, is_policy, looks_like_secret
from issuers import is_guid
from problems import Accepted, Refused
from sign_in_hosts import CLOUDS, Cloud, SignInHost, find_host
from surroundings import without_surroundings
from template_text import holds_template_text
from tenants import PERSONAL_ACCOUNTS, WORDS, tenant_of

_LONGEST_TEXT = 4096
_CAPITAL = re.compile(r"[A-Z]")

_FIXABLE = {
    *("surrounding-space", "host-not-lower-case", "host-alias", "v1-issuer", "metadata-url", "trailing-slash"),
    *("endpoint-pasted", "tenant-not-lower-case", "missing-version", "bare-tenant"),
}


def validate_authority(text: str, custom_hosts: list[str]) -> Accepted:
    """Returns the outcome for an accepted authority."""
    authority = read_authority(text, custom_hosts)
    members = {
        "authority": authority.text,
        "issuer": authority.issuer,
        "cloud": authority.cloud,
        "tenant": authority.tenant,
        "kind": authority.kind,
        "policy": authority.policy,
        "metadata": authority.metadata,
    }
    return Accepted(members, authority.warnings)


def read_authority(text: str, custom_hosts: list[str], external_id_hosts: list[str] | None = None) -> Authority:
    """Returns the authority that a string represents."""
    reader = _Reader(custom_hosts, external_id_hosts or [])
    authority = reader.read(text)
    if authority is not None and not reader.found and authority.text == text:
        return authority
    suggestion = authority.text if authority is not None and reader.is_fixable else None
    if suggestion is not None:
        again = _Reader(custom_hosts, external_id_hosts or [])
        suggested = again.read(suggestion)
        if suggested is None or again.found or suggested.text != suggestion:
            suggestion = None
    raise Refused(*("authority." + code for code in reader.found or ["unexpected-path"]), suggestion=suggestion)


class _Reader:
    """Collects problem codes while reading from the outside in."""

    def __init__(self, custom_hosts: list[str], external_id_hosts: list[str]) -> None:
        self._custom_hosts = custom_hosts
        self._external_id_hosts = external_id_hosts
        self.found: list[str] = []
        self.is_fixable = True

    def read(self, text: str) -> Authority | None:
        """Returns the authority, possibly with problems that can be fixed."""
        if len(text.encode()) > _LONGEST_TEXT:
            return self._stop("too-long")
        peeled = without_surroundings(text)
        if not peeled:
            return self._stop("empty")
        if holds_template_text(peeled):
            return self._stop("placeholder")
        if peeled != text:
            self._add("surrounding-space")
        address = Address.cut(peeled)
        if address is None or not address.authority:
            return self._without_scheme(peeled)
        host = self._find_host(address)
        if host is None:
            return self._stop("unknown-host")
        self._scheme(address)
        path = AuthorityPath.of(address)
        if host.role == "portal":
            self._add("portal-link-pasted")
            return None
        for role, code in [("alias", "host-alias"), ("version-1", "v1-issuer"), ("retired", "retired-host")]:
            if host.role == role:
                self._add(code)
        if host.role == "b2c":
            return self._b2c(path, host.cloud, allows_slash=True)
        if host.role == "external-id":
            return self._external_id(path, host.cloud)
        if host.role == "custom" and _names_policy(path):
            return self._b2c(path, host.cloud, allows_slash=path.segments[:1] == ["tfp"])
        return self._workforce(path, host.cloud, is_version_1=host.role == "version-1")

    def _find_host(self, address: Address) -> SignInHost | None:
        return find_host(address, self._custom_hosts, self._external_id_hosts)

    def _add(self, code: str, *, is_fixable: bool | None = None) -> None:
        self.found.append(code)
        self.is_fixable = self.is_fixable and (code in _FIXABLE if is_fixable is None else is_fixable)

    def _stop(self, code: str) -> None:
        self.found = []
        self._add(code)

    def _scheme(self, address: Address) -> None:
        scheme = lower_case(address.scheme)
        if scheme != "https":
            self._add("not-https", is_fixable=scheme == "http")
        if _CAPITAL.search(address.scheme + address.host_and_port[0]):
            self._add("host-not-lower-case")

    def _without_scheme(self, text: str) -> Authority | None:
        address = Address.cut("https://" + text)
        host = self._find_host(address) if address else None
        if host is not None:
            self._add("portal-link-pasted" if host.role == "portal" else "not-a-url")
            return None
        segment = text.rstrip("/")
        tenant = None if looks_like_secret(text) else tenant_of(segment)
        if tenant is None:
            self._add("not-a-url")
            return None
        self._add("bare-tenant")
        if segment != text:
            self._add("trailing-slash")
        self._case(segment, tenant)
        return Authority("global", CLOUDS[0].host, "workforce", tenant)

    def _workforce(self, path: AuthorityPath, cloud: Cloud, *, is_version_1: bool) -> Authority | None:
        self._layers(path, allowed_slashes=1 if is_version_1 and len(path.segments) == 1 else 0)
        refused = ("consumers", PERSONAL_ACCOUNTS) if cloud.is_national else ()
        tenant = self._tenant_and_version(path, refused, goes_without_saying=is_version_1)
        return tenant and Authority(cloud.name, cloud.host, "workforce", tenant, application=path.application)

    def _external_id(self, path: AuthorityPath, cloud: Cloud) -> Authority | None:
        self._layers(path, allowed_slashes=0)
        # provider-configuration.hosts.7: a listed host says nothing about the tenant.
        label = "" if cloud.name == "custom" else cloud.host.partition(".")[0]
        if path.tenant is None and not path.has_unexpected_query and path.policy is None:
            tenant = label if is_guid(label) else tenant_of(f"{label}.onmicrosoft.com")
            self._add("missing-tenant", is_fixable=tenant is not None)
        else:
            tenant = self._tenant_and_version(path, WORDS)
        if tenant is None:
            return None
        if is_guid(label) and is_guid(tenant) and label != tenant:
            self._add("tenant-mismatch")
        return Authority(cloud.name, cloud.host, "external-id", tenant, application=path.application)

    def _b2c(self, path: AuthorityPath, cloud: Cloud, *, allows_slash: bool) -> Authority | None:
        self._layers(path, allowed_slashes=int(allows_slash))
        has_tfp = path.segments[:1] == ["tfp"]
        rest = path.segments[1:] if has_tfp else list(path.segments)
        has_version = rest[-1:] == ["v2.0"]
        if has_version:
            rest.pop()
        if not rest or not rest[0]:
            self._add("missing-tenant")
            return None
        tenant = self._tenant(rest[0], WORDS)
        policies = [policy for policy in (*rest[1:2], path.policy) if policy is not None]
        if not policies:
            self._add("missing-policy")
        is_one = len(set(map(lower_case, policies))) <= 1
        is_expected = len(rest) <= 2 and is_one and all(map(is_policy, policies)) and not path.has_unexpected_query
        self._version(has_version or path.has_endpoint, is_expected=is_expected)
        if tenant is None or not policies:
            return None
        ends_in_slash = allows_slash and has_version and path.final_slashes == 1
        return Authority(
            *(cloud.name, cloud.host, "b2c", tenant, policies[0], has_tfp, path.application, ends_in_slash)
        )

    def _layers(self, path: AuthorityPath, allowed_slashes: int) -> None:
        if path.has_metadata_path:
            self._add("metadata-url")
        if path.has_outer_slashes or path.final_slashes > allowed_slashes:
            self._add("trailing-slash")
        if path.has_endpoint:
            self._add("endpoint-pasted")

    def _tenant_and_version(
        self, path: AuthorityPath, refused: tuple[str, ...], *, goes_without_saying: bool = False
    ) -> str | None:
        if path.tenant is None:
            self._add("missing-tenant")
            return None
        tenant = self._tenant(path.tenant, refused)
        has_version = path.segments[1:] == ["v2.0"]
        is_plain = has_version or len(path.segments) == 1
        self._version(
            has_version or path.has_endpoint or goes_without_saying,
            is_expected=is_plain and not path.has_unexpected_query and path.policy is None,
        )
        return tenant

    def _tenant(self, text: str, refused: tuple[str, ...]) -> str | None:
        tenant = tenant_of(text)
        if tenant is None or tenant in refused:
            self._add("invalid-tenant")
            return None
        self._case(text, tenant)
        return tenant

    def _case(self, text: str, tenant: str) -> None:
        if text != tenant:
            self._add("tenant-not-lower-case")

    def _version(self, is_there: bool, *, is_expected: bool) -> None:
        if not is_expected:
            self._add("unexpected-path")
        elif not is_there:
            self._add("missing-version")


def _names_policy(path: AuthorityPath) -> bool:
    """Returns whether the path on a custom host has the form of a B2C authority."""
    segments = path.segments
    return (
        segments[:1] == ["tfp"]
        or (len(segments) == 3 and segments[2] == "v2.0")
        or (len(segments) == 2 and lower_case(segments[1]).startswith("b2c_1"))
        or path.policy is not None
    )
