"""The issuer rule: whether an `iss`, with its claims and signing key, is valid for an authority."""

from __future__ import annotations

from dataclasses import dataclass

from ascii_text import lower_case
from authority import Authority
from issuers import IssuerTemplate, is_guid, is_issuer, is_lower_case_guid
from json_values import JSONValue
from keys import KeyOwner
from problems import Refused
from tenants import PERSONAL_ACCOUNTS

_VERSION_1_PREFIX = "https://sts."
_TEMPLATES_OF_BOTH_VERSIONS = [
    (IssuerTemplate(f"https://{version_2_host}/", "/v2.0"), IssuerTemplate(f"https://{version_1_host}/", "/"))
    for version_2_host, version_1_host in [
        ("login.microsoftonline.com", "sts.windows.net"),
        ("login.microsoftonline.us", "sts.windows.net"),
        ("login.partner.microsoftonline.cn", "sts.chinacloudapi.cn"),
    ]
]

_CLOUD_INSTANCE_NAMES = {
    "global": "microsoftonline.com",
    "us-government": "microsoftonline.us",
    "china": "partner.microsoftonline.cn",
}

Claims = dict[str, JSONValue]


@dataclass(frozen=True)
class IssuerRule:
    """The configuration of the rule: the authority, its metadata issuer, and the allowed tenants.

    `policies` are the accepted policies in lowercase, or `None` if policies are not compared.
    """

    authority: Authority
    metadata_issuer: str
    template: IssuerTemplate | None
    allowed_tenants: set[str] | None
    policies: frozenset[str] | None

    @classmethod
    def make(
        cls,
        authority: Authority,
        metadata_issuer: str,
        allowed_tenants: list[str] | None,
        further_policies: list[str] | None,
    ) -> IssuerRule:
        """Rejects an invalid metadata issuer, and a template for a single-tenant authority."""
        template = None
        if not is_issuer(metadata_issuer):
            template = IssuerTemplate.read(metadata_issuer)
            if template is None or not authority.is_shared:
                raise Refused("issuer.invalid")
        policies = None
        if authority.policy is not None and further_policies is not None:
            policies = frozenset(map(lower_case, [authority.policy, *further_policies]))
        tenants = None
        if allowed_tenants is not None:
            # An entry that is not a GUID admits no tenant. The others are compared as GUIDs.
            tenants = {tenant.lower() for tenant in allowed_tenants if is_guid(tenant)}
        return cls(authority, metadata_issuer, template, tenants, policies)

    def codes(self, claims: Claims, key_owner: KeyOwner) -> list[str]:
        """Returns all problem codes. The checks do not hide each other's results."""
        issuer = self._validate_issuer(claims)
        found = [issuer] if issuer is not None else [self._validate_tenant(claims), self._validate_policy(claims)]
        found += [self._validate_version(claims)]
        found += [self._validate_key(claims, key_owner.issuer) or self._validate_cloud(key_owner.cloud)]
        return list(dict.fromkeys(code for code in found if code is not None))

    def is_of_version_1(self, claims: Claims) -> bool:
        """Returns whether a token is of version 1 or 1.1. B2C tokens are not, although their `ver` may be 1.0."""
        issuer = claims.get("iss")
        is_of_version_11 = isinstance(issuer, str) and issuer.endswith("/v1.1") and claims.get("ver") != "2.0"
        return self.authority.is_workforce and (_is_of_version_1(claims) or is_of_version_11)

    def tenant(self, claims: Claims) -> str | None:
        """Returns the tenant of the account from `tid` or the issuer, or `None`."""
        tenant = claims.get("tid")
        return tenant if isinstance(tenant, str) else self._tenant_in_path()

    def _tenant_in_path(self) -> str | None:
        segments = self.metadata_issuer.split("/")[3:]
        return next((segment.lower() for segment in segments if is_guid(segment)), None)

    def _validate_issuer(self, claims: Claims) -> str | None:
        if self.template is None:
            if claims.get("iss") != self.metadata_issuer:
                return "issuer.mismatch"
            if "tid" not in claims:
                return None
        problem = _validate_tenant_form(claims)
        if problem is not None:
            return problem
        if self.template is None:
            return "issuer.tenant-mismatch" if self._tenant_in_path() not in (None, claims["tid"]) else None
        return _validate_filled(self.template, claims)

    def _validate_tenant(self, claims: Claims) -> str | None:
        tenant = self.tenant(claims)
        # A list cannot override this: personal accounts do not belong to an organization.
        is_personal = self.authority.tenant == "organizations" and tenant == PERSONAL_ACCOUNTS
        is_listed = self.allowed_tenants is None or tenant in self.allowed_tenants
        return "issuer.tenant-not-allowed" if is_personal or not is_listed else None

    def _validate_policy(self, claims: Claims) -> str | None:
        """Checks the policy, since all B2C policies share an issuer. `tfp` names it, or `acr` in older tokens."""
        if self.policies is None:
            return None
        policy = claims.get("acr")
        if "tfp" in claims:
            policy = claims["tfp"]
        elif not isinstance(policy, str) or not lower_case(policy).startswith("b2c_1"):
            policy = None
        is_accepted = isinstance(policy, str) and lower_case(policy) in self.policies
        return None if is_accepted else "issuer.policy-mismatch"

    def _validate_version(self, claims: Claims) -> str | None:
        if self.authority.is_b2c:
            return None
        if self.metadata_issuer.startswith(_VERSION_1_PREFIX):
            version = "1.0"
        elif self.metadata_issuer.endswith("/v2.0"):
            version = "2.0"
        else:
            return None
        return "issuer.version-mismatch" if claims.get("ver", version) != version else None

    def _validate_key(self, claims: Claims, key_issuer: str | None) -> str | None:
        """Checks the key's issuer. Keys for personal accounts are in the shared key set, but not valid for others."""
        if key_issuer is None:
            return None
        admitted = key_issuer
        template = IssuerTemplate.read(key_issuer)
        if template is not None:
            problem = _validate_tenant_form(claims)
            if problem is not None:
                return problem
            admitted = template.filled(str(claims["tid"]))
        elif not is_issuer(key_issuer):
            return "issuer.key-issuer-mismatch"
        issuer = claims.get("iss")
        if issuer == admitted or (_is_of_version_1(claims) and issuer in _version_1_forms(admitted)):
            return None
        return "issuer.key-issuer-mismatch"

    def _validate_cloud(self, key_cloud: str | None) -> str | None:
        """Checks the key's cloud. The keys of other clouds are in the shared key set."""
        expected = _CLOUD_INSTANCE_NAMES.get(self.authority.cloud) if self.authority.is_workforce else None
        differs = None not in (key_cloud, expected) and key_cloud != expected
        return "issuer.key-issuer-mismatch" if differs else None


def _validate_tenant_form(claims: Claims) -> str | None:
    if "tid" not in claims:
        return "issuer.tenant-missing"
    return None if is_lower_case_guid(claims["tid"]) else "issuer.tenant-not-guid"


def _validate_filled(template: IssuerTemplate, claims: Claims) -> str | None:
    issuer = claims.get("iss")
    if issuer == template.filled(str(claims["tid"])):
        return None
    names_another_tenant = isinstance(issuer, str) and is_lower_case_guid(template.value_in(issuer))
    return "issuer.tenant-mismatch" if names_another_tenant else "issuer.mismatch"


def _is_of_version_1(claims: Claims) -> bool:
    if "ver" in claims:
        return claims["ver"] == "1.0"
    issuer = claims.get("iss")
    return isinstance(issuer, str) and issuer.startswith(_VERSION_1_PREFIX)


def _version_1_forms(issuer: str) -> list[str]:
    """Returns the version 1 issuer of the tenant in a version 2 issuer."""
    tenants = [(version_1, version_2.value_in(issuer)) for version_2, version_1 in _TEMPLATES_OF_BOTH_VERSIONS]
    return [version_1.filled(tenant) for version_1, tenant in tenants if tenant and is_lower_case_guid(tenant)]
